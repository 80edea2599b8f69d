//! The report of a corridor-year as one page: `cargo run --release --example corridor_report -- --out report.html`

mod charts;
mod csv;
mod fill;
mod format;
mod html;
mod page;
mod report;
mod sections;

use std::path::PathBuf;
use std::process::ExitCode;

use green_corridor::interchange::CorridorFile;
use indicatif::{ProgressBar, ProgressStyle};

const HELP: &str = "\
The report of a corridor-year: kilograms of CO2e per TEU, what moves it, at what cost and how sure that is, as one
self-contained HTML page that prints on A4.

Usage: corridor_report [FILE] [--out FILE] [--json] [--csv FILE]

  FILE         a corridor, TOML or JSON (else examples/data/los_angeles_shanghai_corridor.toml, which is made up)
  --out FILE   where the page goes (else target/corridor_report.html)
  --json       the figures for machines on standard output, not rounded; no page unless --out says where
  --csv FILE   the figures by year, scenario and service as a table
  --help       this text";

const ILLUSTRATIVE: &str = "examples/data/los_angeles_shanghai_corridor.toml";
const PAGE: &str = "target/corridor_report.html";

#[derive(Default)]
struct Options {
    file: Option<PathBuf>,
    json: bool,
    out: Option<PathBuf>,
    csv: Option<PathBuf>,
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
    match run(&options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let mut options = Options::default();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut file = || match arguments.next() {
            Some(file) if !file.starts_with('-') => Ok(Some(PathBuf::from(file))),
            _ => Err(format!("`{argument}` needs a FILE")),
        };
        match argument.as_str() {
            "--json" => options.json = true,
            "--out" => options.out = file()?,
            "--csv" => options.csv = file()?,
            unknown if unknown.starts_with('-') => return Err(format!("unknown argument `{unknown}`")),
            path if options.file.is_none() => options.file = Some(PathBuf::from(path)),
            second => return Err(format!("one FILE only, got `{second}` too")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<(), fill::Failure> {
    let path = options.file.clone().unwrap_or_else(|| ILLUSTRATIVE.into());
    let in_file = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| in_file(&error))?;
    let file: CorridorFile = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&text).map_err(|error| in_file(&error))?
    } else {
        toml::from_str(&text).map_err(|error| in_file(&error))?
    };
    let bar = ProgressBar::new(fill::steps(&file)).with_style(style()?);
    let report = fill::report(&file, &bar).map_err(|error| in_file(&error))?;
    let write = |to: &PathBuf, text: String| {
        std::fs::write(to, text).map_err(|error| format!("{}: {error}", to.display()))
    };
    let out = options.out.clone().or_else(|| (!options.json).then(|| PAGE.into()));
    if let Some(out) = out {
        write(&out, page::write(&report))?;
        eprintln!("written: {}", out.display());
    }
    if let Some(to) = &options.csv {
        write(to, csv::write(&report))?;
        eprintln!("written: {}", to.display());
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        println!("{}", report.result);
    }
    Ok(())
}

fn style() -> Result<ProgressStyle, fill::Failure> {
    Ok(ProgressStyle::with_template("{bar:30} {pos}/{len} {msg} ({eta} left)")?)
}
