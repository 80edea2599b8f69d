//! The report of a corridor-year as one page: `cargo run --release --example corridor_report -- --out report.html`

mod charts;
mod format;
mod html;
mod page;
mod placeholder;
mod report;
mod sections;

use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
The report of a corridor-year: kilograms of CO2e per TEU, what moved it, what would move it, at what cost and how
sure that is. One self-contained HTML page that prints on A4.

Usage: corridor_report [--out FILE] [--json]

The numbers are made up.

  --out FILE   write the page there
  --json       the same figures for machines, not rounded
  --help       this text";

struct Options {
    json: bool,
    out: Option<PathBuf>,
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
    let (mut json, mut out) = (false, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--out" => match arguments.next() {
                Some(file) if !file.starts_with('-') => out = Some(PathBuf::from(file)),
                _ => return Err("`--out` needs a FILE".to_owned()),
            },
            unknown => return Err(format!("unknown argument `{unknown}`")),
        }
    }
    if !json && out.is_none() {
        return Err("say where the page goes: `--out FILE`".to_owned());
    }
    Ok(Options { json, out })
}

fn run(options: &Options) -> Result<(), String> {
    let report = placeholder::report();
    if let Some(out) = &options.out {
        std::fs::write(out, page::write(&report)).map_err(|error| format!("{}: {error}", out.display()))?;
        eprintln!("written: {}", out.display());
    }
    if options.json {
        println!("{}", serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?);
    }
    Ok(())
}
