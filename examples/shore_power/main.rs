//! A year of calls at both ends of the corridor: `cargo run --release --example shore_power`

mod picture;
mod plan;
mod report;
mod tables;
mod year;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use plan::Plan;
use report::Report;

const HELP: &str = "\
A year of calls at both ends of the corridor: what the shore-power rules say of them, and what shore power
saves or costs by grid and year.

Usage: shore_power [--json] [--svg FILE] [PLAN]

PLAN is a TOML file. Without one, the made-up year in examples/data/corridor_shore_power_year.toml is read:
copy it to begin your own.

  --json       the same figures for machines
  --svg FILE   draw the net effect by grid and year
  --help       this text";

type Failure = Box<dyn std::error::Error>;

struct Options {
    json: bool,
    svg: Option<PathBuf>,
    plan: PathBuf,
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
    let (mut json, mut svg, mut plan) = (false, None, None);
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--svg" => match arguments.next() {
                Some(file) if !file.starts_with('-') => svg = Some(PathBuf::from(file)),
                _ => return Err("`--svg` needs a FILE".to_owned()),
            },
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            _ if plan.is_some() => return Err(format!("one PLAN at a time, got `{argument}` too")),
            _ => plan = Some(PathBuf::from(argument)),
        }
    }
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/corridor_shore_power_year.toml");
    Ok(Options { json, svg, plan: plan.unwrap_or(default) })
}

fn run(options: &Options) -> Result<String, Failure> {
    let report = report(&options.plan).map_err(|error| format!("{}: {error}", options.plan.display()))?;
    if let Some(svg) = &options.svg {
        if let Some(folder) = svg.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let drawn = picture::chart(&report.grids);
        std::fs::write(svg, drawn).map_err(|error| format!("{}: {error}", svg.display()))?;
        eprintln!("drawn: {}", svg.display());
    }
    Ok(if options.json { serde_json::to_string_pretty(&report)? } else { report.to_string() })
}

fn report(path: &Path) -> Result<Report, Failure> {
    let text = std::fs::read_to_string(path)?;
    let plan: Plan = toml::from_str(&text)?;
    Report::of(&plan)
}
