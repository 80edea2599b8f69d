//! A voyage as iLEAP 1.0 files, and files checked: `cargo run --release --example ileap_export`

mod check;
mod documents;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use documents::Documents;
use green_corridor::VoyageFile;
use green_corridor::interchange::ileap::{Checked, Hoc, Location};
use green_corridor::interchange::{ManifestForm, VoyageForm};
use serde::de::DeserializeOwned;

const HELP: &str = "\
A voyage and what was aboard as iLEAP 1.0: its transport operation category (TOC), a hub (HOC) and the footprint of one
shipment, each in a PACT envelope, and the activity data of every leg (TAD). Or files of others, checked.

Usage: ileap_export [--lot NAME] [--rule RULE] [--cargo-mass NAME] [--locations PATH] [--out DIR] [--json]
                    [VOYAGE MANIFEST HUB]
       ileap_export --check FILE...

VOYAGE and MANIFEST are TOML, or JSON where the name ends in `.json`; HUB is a HOC in JSON. Without them, the made-up
loop in examples/data/trans_pacific_loop.toml, trans_pacific_loop_manifest.toml and ileap_hub.json is read.

  --lot NAME        the shipment (the first lot with freight)
  --rule RULE       what it is charged by (carried TEU on shortest feasible distance, as the TOC is; or a rule of the
                    example allocation_bridge)
  --cargo-mass NAME tonnes per TEU for the envelopes of TOC and HOC, which PACT wants per tonne: lightweight 6,
                    average 10, corridor_model 14, heavyweight 14.5, us_lci 24 (average)
  --locations PATH  JSON: port name to iLEAP Location, for ports that the crate has not
  --out DIR         write toc.json, hoc.json, shipment.json and tad.json there
  --json            all four in one JSON text on the standard output
  --check FILE...   say what each file is, and whether it keeps the rules: wrong form by line and column,
                    a broken rule by object, member and value
  --help            this text

Exit code: 0, 1 for data that is refused, 2 for wrong use.";

/// What the command line asks for.
struct Options {
    lot: Option<String>,
    rule: Option<String>,
    cargo_mass: String,
    locations: Option<PathBuf>,
    out: Option<PathBuf>,
    json: bool,
    check: bool,
    files: Vec<PathBuf>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let options = match options(arguments) {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    if options.check {
        return check::files(&options.files);
    }
    match export(&options) {
        Ok(text) => {
            println!("{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let mut options = Options {
        lot: None,
        rule: None,
        cargo_mass: "average".to_owned(),
        locations: None,
        out: None,
        json: false,
        check: false,
        files: Vec::new(),
    };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let next = arguments.next().filter(|value| !value.starts_with("--"));
            next.ok_or_else(|| format!("`{argument}` needs a value"))
        };
        match argument.as_str() {
            "--lot" => options.lot = Some(value()?),
            "--rule" => options.rule = Some(value()?),
            "--cargo-mass" => options.cargo_mass = value()?,
            "--locations" => options.locations = Some(value()?.into()),
            "--out" => options.out = Some(value()?.into()),
            "--json" => options.json = true,
            "--check" => options.check = true,
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            _ => options.files.push(PathBuf::from(argument)),
        }
    }
    match (options.check, options.files.len()) {
        (true, 0) => Err("`--check` needs a file".to_owned()),
        (false, 0) => {
            let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
            let names = ["trans_pacific_loop.toml", "trans_pacific_loop_manifest.toml", "ileap_hub.json"];
            options.files = names.map(|name| data.join(name)).to_vec();
            Ok(options)
        }
        (true, _) | (false, 3) => Ok(options),
        (false, _) => Err("a VOYAGE, its MANIFEST and a HUB, or none of them".to_owned()),
    }
}

fn export(options: &Options) -> Result<String, String> {
    let [voyage, manifest, hub] = options.files.as_slice() else { return Err("three files".to_owned()) };
    let of = |path: &Path| {
        let path = path.display().to_string();
        move |error: &dyn std::fmt::Display| format!("{path}: {error}")
    };
    let file = VoyageFile::try_from(read::<VoyageForm>(voyage)?).map_err(|error| of(voyage)(&error))?;
    let form: ManifestForm = read(manifest)?;
    let aboard = form.manifest(file.voyage()).map_err(|error| of(manifest)(&error))?;
    let ledger = file.inventory().map_err(|error| of(voyage)(&error))?;
    let hub: Checked<Hoc> = read(hub)?;
    let stated = options.locations.as_deref().map(read::<std::collections::BTreeMap<String, Location>>);
    let locations = stated.transpose()?.unwrap_or_default();
    let documents = Documents::of(&ledger, &form, &aboard, hub, locations, options)?;
    if let Some(folder) = &options.out {
        documents.write(folder)?;
    }
    if options.json {
        return serde_json::to_string_pretty(&documents).map_err(|error| error.to_string());
    }
    Ok(report::text(file.title(), &documents))
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    if path.extension().is_some_and(|extension| extension == "json") {
        return serde_json::from_str(&text).map_err(|error| named(&error));
    }
    toml::from_str(&text).map_err(|error| {
        let line =
            error.span().and_then(|span| text.get(..span.start)).map_or(1, |before| before.lines().count());
        named(&format!("line {}: {}", line.max(1), error.message().replace('\n', ", ")))
    })
}
