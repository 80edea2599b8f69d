//! A lane through the regulated waters: `cargo run --release --example zones -- --svg zones.svg`

mod map;
mod report;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::port::{self, LatLon, Latitude, Longitude, Track};
use green_corridor::units::Velocity;
use green_corridor::units::bounded::bounds;
use green_corridor::units::si::knots;
use green_corridor::zone::{Split, Zones, approximate};
use jiff::civil::Date;
use report::Report;

const HELP: &str = "\
Splits a track where it crosses the boundaries of regulated waters, and says what the strictest rule asks in
each part on the day the ship enters it.

Usage: zones [--from PORT --to PORT | --track FILE] [--great-circle] [--date DATE] [--speed KN] [--heed]
             [--rough] [--json] [--svg FILE]

  --from, --to     ports of the crate's table; the lane of the crate between them (else Yangshan - Los Angeles)
  --great-circle   the shortest geodesic instead of the lane: it crosses land
  --track FILE     a track of your own: lines of `latitude,longitude` in degrees, # begins a comment
  --date DATE      day of departure, for example 2014-06-01 (else 2026-03-01)
  --speed KN       speed over ground (else 17)
  --heed           keep below advised speeds
  --rough          also the zones that are only known roughly (China south of 23.5 N, inside the breakwater)
  --json           the same figures for machines
  --svg FILE       draw the map (else target/zones.svg)
  --help           this text

Land stays inside a zone: a great circle over California counts as inside while it is over land.";

type Failure = Box<dyn std::error::Error>;

/// What the command line asks for.
struct Request {
    from: String,
    to: String,
    track: Option<PathBuf>,
    great_circle: bool,
    departure: Date,
    speed: Velocity,
    heed: bool,
    rough: bool,
    json: bool,
    svg: PathBuf,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let request = match Request::read(&arguments) {
        Ok(request) => request,
        Err(error) => {
            eprintln!("{error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(&request) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(request: &Request) -> Result<(), Failure> {
    let mut zones = Zones::embedded();
    if request.rough {
        zones = approximate().try_fold(zones, |zones, zone| zones.with(zone.clone()))?;
    }
    let track = request.track()?;
    let split = Split::of(track, zones);
    let report = Report::of(&split, request.departure, request.speed, request.heed)?;
    if request.json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        println!("{report}");
    }
    if let Some(folder) = request.svg.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let picture = map::draw(&split, &report)?;
    std::fs::write(&request.svg, picture).map_err(|error| format!("{}: {error}", request.svg.display()))?;
    eprintln!("drawn: {}", request.svg.display());
    Ok(())
}

impl Request {
    fn read(arguments: &[String]) -> Result<Self, Failure> {
        let mut request = Self {
            from: "Yangshan".to_owned(),
            to: "Los Angeles".to_owned(),
            track: None,
            great_circle: false,
            departure: "2026-03-01".parse()?,
            speed: knots(17.0),
            heed: false,
            rough: false,
            json: false,
            svg: PathBuf::from("target/zones.svg"),
        };
        let mut rest = arguments.iter();
        while let Some(argument) = rest.next() {
            let mut value = || rest.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--from" => request.from.clone_from(value()?),
                "--to" => request.to.clone_from(value()?),
                "--track" => request.track = Some(PathBuf::from(value()?)),
                "--date" => {
                    let text = value()?;
                    request.departure = text.parse().map_err(|error| format!("--date {text}: {error}"))?;
                }
                "--speed" => {
                    let text = value()?;
                    let speed = text.parse().map_err(|_| format!("--speed {text}: not a number of knots"))?;
                    request.speed = knots(bounds::REFERENCE_SPEED.named("--speed").check(speed)?);
                }
                "--svg" => request.svg = PathBuf::from(value()?),
                "--great-circle" => request.great_circle = true,
                "--heed" => request.heed = true,
                "--rough" => request.rough = true,
                "--json" => request.json = true,
                other => return Err(format!("unknown option {other}").into()),
            }
        }
        Ok(request)
    }

    fn track(&self) -> Result<Track, Failure> {
        match &self.track {
            Some(path) => read_track(path),
            None if self.great_circle => {
                Ok(Track::great_circle(port::find(&self.from)?, port::find(&self.to)?)?)
            }
            None => Ok(port::lane(&self.from, &self.to)?),
        }
    }
}

fn read_track(path: &Path) -> Result<Track, Failure> {
    let named =
        |line: usize, error: &dyn std::fmt::Display| format!("{}, line {line}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut positions = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if line.is_empty() {
            continue;
        }
        let degrees: Vec<f64> = line.split(',').filter_map(|cell| cell.trim().parse().ok()).collect();
        let (&[latitude, longitude], 2) = (&degrees[..], line.split(',').count()) else {
            let expected = format!("expected `latitude,longitude` in degrees, got `{line}`");
            return Err(named(index + 1, &expected).into());
        };
        let latitude = Latitude::from_degrees(latitude).map_err(|error| named(index + 1, &error))?;
        let longitude = Longitude::from_degrees(longitude).map_err(|error| named(index + 1, &error))?;
        positions.push(LatLon::new(latitude, longitude));
    }
    Ok(Track::through(path.display().to_string(), positions)?)
}
