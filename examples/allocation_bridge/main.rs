//! One voyage under every allocation rule: `cargo run --release --example allocation_bridge`

mod picture;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::VoyageFile;
use green_corridor::interchange::{ManifestForm, VoyageForm};
use report::Report;
use serde::de::DeserializeOwned;

const HELP: &str = "\
One voyage under every allocation rule, and why two of them differ: kilograms of CO2e per TEU of each lot aboard,
where the ship's emissions went, and a waterfall between two rules that sums exactly.

Usage: allocation_bridge [--from RULE] [--to RULE] [--lot NAME] [--json] [--svg PATH] [VOYAGE MANIFEST]

VOYAGE and MANIFEST are TOML, or JSON where the name ends in `.json`: what sailed, and what was aboard. Without them,
the made-up loop in examples/data/trans_pacific_loop.toml and trans_pacific_loop_manifest.toml is read.

  --from RULE  the waterfall begins at this rule (`carrier loop index`)
  --to RULE    and ends at this one (`ISO 14083 / GLEC`)
  --lot NAME   for this lot (the first with freight)
  --json       the same figures for machines, not rounded
  --svg PATH   draw the waterfall
  --help       this text

Rules: nominal slot, carried TEU, loaded TEU, cargo mass, Clean Cargo, ISO 14083 / GLEC, carrier loop index,
reefer split, proportional by direction, Shapley by direction.";

struct Options {
    json: bool,
    svg: Option<PathBuf>,
    from: String,
    to: String,
    lot: Option<String>,
    files: [PathBuf; 2],
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
    match answer(&options) {
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
    let (mut json, mut svg, mut lot, mut files) = (false, None, None, Vec::new());
    let (mut from, mut to) = ("carrier loop index".to_owned(), "ISO 14083 / GLEC".to_owned());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || {
            let next = arguments.next().filter(|value| !value.starts_with("--"));
            next.ok_or_else(|| format!("`{argument}` needs a value"))
        };
        match argument.as_str() {
            "--json" => json = true,
            "--svg" => svg = Some(PathBuf::from(value()?)),
            "--from" => from = value()?,
            "--to" => to = value()?,
            "--lot" => lot = Some(value()?),
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            _ => files.push(PathBuf::from(argument)),
        }
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let files = match <[PathBuf; 2]>::try_from(files) {
        Ok(files) => files,
        Err(none) if none.is_empty() => {
            [data.join("trans_pacific_loop.toml"), data.join("trans_pacific_loop_manifest.toml")]
        }
        Err(_) => return Err("a VOYAGE and its MANIFEST, or neither".to_owned()),
    };
    Ok(Options { json, svg, from, to, lot, files })
}

fn answer(options: &Options) -> Result<String, String> {
    let [voyage, manifest] = &options.files;
    let of = |path: &Path| {
        let path = path.display().to_string();
        move |error: &dyn std::fmt::Display| format!("{path}: {error}")
    };
    let file = VoyageFile::try_from(read::<VoyageForm>(voyage)?).map_err(|error| of(voyage)(&error))?;
    let form: ManifestForm = read(manifest)?;
    let aboard = form.manifest(file.voyage()).map_err(|error| of(manifest)(&error))?;
    let ledger = file.inventory().map_err(|error| of(voyage)(&error))?;
    let report = Report::of(&file, &ledger, &form, &aboard, options)?;
    if let Some(svg) = &options.svg {
        let drawn = picture::draw(&report);
        std::fs::write(svg, drawn).map_err(|error| format!("{}: {error}", svg.display()))?;
        eprintln!("drawn: {}", svg.display());
    }
    if options.json {
        return serde_json::to_string_pretty(&report).map_err(|error| error.to_string());
    }
    Ok(report.to_string())
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
