//! A port's year beside the zero-emission terminal: `cargo run --release --example port_inventory -- FILE`

mod equipment;
mod file;
mod picture;
mod report;
mod ships;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use report::Report;

const HELP: &str = "\
Emissions of a port's year by source category, today and with the zero-emission terminal: all equipment
electric, every ship on shore power; tonnes and US short tons, per 10,000 TEU of throughput.

Usage: port_inventory [--json] [--svg FILE] [FILE]

FILE is TOML. Without one, the made-up year in examples/data/san_pedro_port_year.toml is read: copy it to
begin your own.

  --json       the same figures for machines; unknown is null
  --svg FILE   draw them
  --help       this text";

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let (mut json, mut svg, mut file) = (false, None, None);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--help" | "-h" => {
                println!("{HELP}");
                return ExitCode::SUCCESS;
            }
            "--json" => json = true,
            "--svg" if arguments.len() > 0 => svg = arguments.next().map(PathBuf::from),
            name if !name.starts_with('-') && file.is_none() => file = Some(PathBuf::from(name)),
            _ => {
                eprintln!("{HELP}");
                return ExitCode::from(2);
            }
        }
    }
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/san_pedro_port_year.toml");
    let file = file.unwrap_or_else(default);
    let printed = compute(&file).map_err(|error| format!("{}: {error}", file.display())).and_then(|report| {
        if let Some(svg) = &svg {
            let drawn = std::fs::write(svg, picture::draw(&report));
            drawn.map_err(|error| format!("{}: {error}", svg.display()))?;
            eprintln!("drawn: {}", svg.display());
        }
        let json = json.then(|| serde_json::to_string_pretty(&report)).transpose();
        Ok(json.map_err(|error| error.to_string())?.unwrap_or_else(|| report.to_string()))
    });
    match printed {
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

fn compute(path: &Path) -> Result<Report, Failure> {
    let form = file::read(path)?;
    let today = form.today()?;
    let (name, scenario) = form.scenario()?;
    let result = scenario.apply(&today)?;
    Ok(Report::new(&form.title, name, form.grid(), &result))
}
