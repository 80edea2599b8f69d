//! The ledger of a voyage file: `cargo run --release --example voyage -- FILE`

mod evidence;
mod pollutants;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use green_corridor::interchange::VoyageForm;
use green_corridor::inventory::Explanation;
use green_corridor::units::substance::{Carried, Nominal};
use green_corridor::{Inventory, TransportActivity, VoyageFile};

const HELP: &str = "\
Computes the emissions of a voyage, from its file to CO2e per TEU.

Usage: voyage [--json | --explain] [FILE]

FILE is TOML or JSON (by its ending). Without one, the made-up round trip Yangshan - Los Angeles in
examples/data/yangshan_los_angeles_round_trip.toml is read: copy it to begin your own.

  --json      the same figures for machines
  --explain   the chain behind the figure per TEU: every formula, input and source (with --json: as JSON)
  --help      this text";

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| arguments.iter().any(|argument| argument == name);
    if flag("--help") || flag("-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let (options, files): (Vec<&String>, Vec<&String>) =
        arguments.iter().partition(|argument| argument.starts_with('-'));
    let unknown = options.iter().find(|option| !["--json", "--explain"].contains(&option.as_str()));
    if unknown.is_some() || files.len() > 1 {
        let what =
            unknown.map_or("one FILE at a time".to_owned(), |option| format!("unknown argument `{option}`"));
        eprintln!("{what}\n\n{HELP}");
        return ExitCode::from(2);
    }
    let default =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/yangshan_los_angeles_round_trip.toml");
    let path = files.first().map_or(default, |file| PathBuf::from(file.as_str()));
    match run(&path, flag("--json"), flag("--explain")) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{}: {error}", path.display());
            ExitCode::FAILURE
        }
    }
}

fn run(path: &Path, json: bool, explain: bool) -> Result<String, Failure> {
    let file = VoyageFile::try_from(read(path)?)?;
    let ledger = file.inventory()?;
    let balances = ledger.prove_balances()?;
    if explain {
        let chain = match file.gwp() {
            NamedSet::Ar4 => per_teu(&ledger, Ar4),
            NamedSet::Ar5 => per_teu(&ledger, Ar5),
            NamedSet::Ar6 => per_teu(&ledger, Ar6),
            NamedSet::Ar5Gwp20 => per_teu(&ledger, Ar5Gwp20),
            NamedSet::Ar6Gwp20 => per_teu(&ledger, Ar6Gwp20),
        };
        return Ok(if json { serde_json::to_string_pretty(&chain)? } else { chain.to_string() });
    }
    let report = |ledger: &Inventory| match file.gwp() {
        NamedSet::Ar4 => report::Report::of(&file, ledger, &balances, Ar4),
        NamedSet::Ar5 => report::Report::of(&file, ledger, &balances, Ar5),
        NamedSet::Ar6 => report::Report::of(&file, ledger, &balances, Ar6),
        NamedSet::Ar5Gwp20 => report::Report::of(&file, ledger, &balances, Ar5Gwp20),
        NamedSet::Ar6Gwp20 => report::Report::of(&file, ledger, &balances, Ar6Gwp20),
    };
    let report = report(&ledger)?;
    Ok(if json { serde_json::to_string_pretty(&report)? } else { report.to_string() })
}

/// The chain behind the figure per carried TEU, or per slot where the cargo is not known.
fn per_teu<G: GwpSet>(ledger: &Inventory, gwp: G) -> Explanation {
    let activity = TransportActivity::of(ledger.voyage());
    activity
        .explain_per_teu::<Carried, _>(ledger, gwp.clone())
        .or_else(|_| activity.explain_per_teu::<Nominal, _>(ledger, gwp.clone()))
        .unwrap_or_else(|_| ledger.explain(gwp))
}

fn read(path: &Path) -> Result<VoyageForm, Failure> {
    let text = std::fs::read_to_string(path)?;
    if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("json")) {
        Ok(serde_json::from_str(&text)?)
    } else {
        Ok(toml::from_str(&text)?)
    }
}
