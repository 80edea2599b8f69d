//! One ship-year under every rule: `cargo run --release --example ship_year -- FILE`

mod picture;
mod report;
mod sides;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::interchange::{ShipYearFile, ShipYearForm};
use report::Report;

const HELP: &str = "\
One ship-year under every rule: FuelEU Maritime, EU MRV, EU ETS, UK ETS, CII, EEDI, and the proposed IMO Net-Zero
Framework. Each row names its edition, factors, GWP set and the share of the ship that it counts; a rule that does
not apply says why. Below it, FuelEU from 2025 to 2050 for the same ship and fuel, and, where the file has a
[reported] section, the operator's report beside the records.

Usage: ship_year [--json] [--svg PATH] [FILE]

FILE is TOML, or JSON where its name ends in `.json`. Without one, the made-up year in
examples/data/ship_year_asia_europe.toml is read: copy it to begin your own.

  --json       the same figures for machines, every year, not rounded
  --svg PATH   draw FuelEU from 2025 to 2050
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
    let report = match read(&options.file) {
        Ok(file) => Report::of(&file),
        Err(error) => {
            eprintln!("{}: {error}", options.file.display());
            return ExitCode::FAILURE;
        }
    };
    match print(&options, &report) {
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
            "--svg" => match arguments.next() {
                Some(path) if !path.starts_with('-') => svg = Some(PathBuf::from(path)),
                _ => return Err("`--svg` needs a PATH".to_owned()),
            },
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            _ if file.is_some() => return Err(format!("one FILE at a time, got `{argument}` too")),
            _ => file = Some(PathBuf::from(argument)),
        }
    }
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/ship_year_asia_europe.toml");
    Ok(Options { json, svg, file: file.unwrap_or_else(default) })
}

/// Reads and checks a file. The error is one line.
fn read(path: &Path) -> Result<ShipYearFile, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let form: ShipYearForm = if path.extension().is_some_and(|extension| extension == "json") {
        serde_json::from_str(&text).map_err(|error| error.to_string())?
    } else {
        toml::from_str(&text).map_err(|error| in_line(&text, &error))?
    };
    ShipYearFile::try_from(form).map_err(|error| error.to_string())
}

/// What the TOML reader says, with the line it means. What the file lacks as a whole is in no line.
fn in_line(text: &str, error: &toml::de::Error) -> String {
    let message = error.message().replace('\n', ", ");
    let Some(before) = error.span().filter(|span| span.start > 0).and_then(|span| text.get(..span.start))
    else {
        return message;
    };
    let number = before.matches('\n').count();
    let line = text.lines().nth(number).unwrap_or_default().trim();
    format!("line {}, `{line}`: {message}", number + 1)
}

fn print(options: &Options, report: &Report) -> Result<String, String> {
    if let Some(svg) = &options.svg {
        let drawn = picture::draw(report)?;
        std::fs::write(svg, drawn).map_err(|error| format!("{}: {error}", svg.display()))?;
        eprintln!("drawn: {}", svg.display());
    }
    if options.json {
        return serde_json::to_string_pretty(report).map_err(|error| error.to_string());
    }
    Ok(report.to_string())
}
