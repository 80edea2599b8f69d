//! Is the model right? Modelled against reported: `cargo run --release --example ais_validation`

mod inputs;
mod picture;
mod reconcile;
mod report;
mod tracks;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::plausibility::ENOUGH_FOR_P5;
use inputs::Inputs;
use reconcile::Reconciliation;

const HELP: &str = "\
Compares what the model says of ships per nautical mile with what they reported to EU MRV: for ships whose track is in
an AIS file too, as they sailed; for every ship with a report and known particulars, at the mean speed of its report.
Files are joined by IMO number. Residuals are modelled over reported, less one; what makes the two unlike is said, and
no residual is corrected for it.

Usage: ais_validation [--json] [--svg PATH] [--at-least N] [AIS MRV FLEET]

AIS is a CSV file of MarineCadastre, MRV one of EU MRV in EMSA's headings or the short names of the crate, FLEET a TOML
file of ships. Without them, made-up files of examples/data are read.

  --json        the same for machines
  --svg PATH    draw modelled against reported CO2 between berths
  --at-least N  fewest residuals of a class that give quantiles; 20 if not given
  --help        this text

How a track is read: limits of container ships, 30 minutes without a report count nowhere, speeds as reported, a ship
of up to 1 kn within 2.5 nm of a port of the crate's table is at berth, elsewhere adrift. Receivers stand on the coast,
so a track is taken to be of approach waters. Fuel is the first of the fleet file that the waters allow.

Exit code: 0 read, 1 a file cannot be read or has refused rows, 2 wrong use.";

/// What was asked for.
struct Options {
    json: bool,
    svg: Option<PathBuf>,
    at_least: u32,
    files: [PathBuf; 3],
    made_up: bool,
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
        Ok((text, refused)) => {
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            if refused > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let (mut json, mut svg, mut at_least, mut files) = (false, None, ENOUGH_FOR_P5, Vec::new());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => json = true,
            "--svg" => {
                let path = arguments.next().filter(|path| !path.starts_with("--"));
                svg = Some(path.ok_or("`--svg` needs a path")?.into());
            }
            "--at-least" => {
                let number = arguments.next().and_then(|number| number.parse().ok());
                at_least = number.ok_or("`--at-least` needs a whole number")?;
            }
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            path => files.push(PathBuf::from(path)),
        }
    }
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let made_up = files.is_empty();
    if made_up {
        files = ["ais_approach_made_up.csv", "eu_mrv_made_up.csv", "fleet_made_up.toml"]
            .map(|name| data.join(name))
            .into();
    }
    let files = files.try_into().map_err(|_| "three files: AIS MRV FLEET, or none")?;
    Ok(Options { json, svg, at_least, files, made_up })
}

/// The text to print, and how many rows were refused.
fn answer(options: &Options) -> Result<(String, u64), String> {
    let inputs = Inputs::read(&options.files, options.made_up)?;
    let reconciliation = Reconciliation::of(&inputs, options.at_least);
    if let Some(svg) = &options.svg {
        let drawn = picture::draw(&reconciliation, options.made_up);
        std::fs::write(svg, drawn).map_err(|error| format!("{}: {error}", svg.display()))?;
        eprintln!("drawn: {}", svg.display());
    }
    let text = if options.json {
        serde_json::to_string_pretty(&report::for_machines(&inputs.counts, &reconciliation))
            .map_err(|error| error.to_string())?
    } else {
        report::for_people(&inputs.counts, &reconciliation)
    };
    Ok((text, inputs.counts.ais_rows_refused + inputs.counts.mrv_rows_refused))
}
