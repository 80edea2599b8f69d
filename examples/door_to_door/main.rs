//! A box from door to door, by several ways: `cargo run --release --example door_to_door`

mod file;
mod picture;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use file::File;
use report::Report;

const HELP: &str = "\
One shipment from door to door by several ways, under ISO 14083: tonnes, days and kilograms of CO2e per TEU of each
element and of the whole, and how much of it stands on measured, modelled or default data.

Usage: door_to_door [--json] [--svg PATH] [FILE]

FILE is TOML: the shipment, the categories of transport and of hubs with their sources, the voyages (files beside it),
and the routes. Sea is by the ledger of a voyage, divided by an allocation rule; all else by intensity. Without FILE,
examples/data/door_to_door.toml is read: a forty-foot box from Suzhou to Chicago and to New York, by Los Angeles and
rail or all-water by the Panama Canal. Ways to one destination are compared with the first of them.

  --json       the same figures for machines, not rounded
  --svg PATH   draw a stacked bar for each route
  --help       this text";

struct Options {
    json: bool,
    svg: Option<PathBuf>,
    file: PathBuf,
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
    let (mut json, mut svg, mut file) = (false, None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--svg" => {
                let path = arguments.next().filter(|value| !value.starts_with("--"));
                svg = Some(PathBuf::from(path.ok_or("`--svg` needs a value")?));
            }
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            path if file.is_none() => file = Some(PathBuf::from(path)),
            more => return Err(format!("one FILE, and not `{more}` as well")),
        }
    }
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/door_to_door.toml");
    Ok(Options { json, svg, file: file.unwrap_or_else(own) })
}

fn answer(options: &Options) -> Result<String, String> {
    let file: File = file::read(&options.file)?;
    let folder = options.file.parent().unwrap_or_else(|| Path::new("."));
    let named = |error: String| format!("{}: {error}", options.file.display());
    let report = Report::of(&file, folder).map_err(named)?;
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
