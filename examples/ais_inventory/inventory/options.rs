//! What the command line asks for.

use std::path::{Path, PathBuf};

use green_corridor::track::{GapPolicy, Gaps};
use green_corridor::units::si::hours;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::scenario;

/// Help, or an inventory.
pub enum Asked {
    /// The text of `--help`.
    Help,
    /// An inventory.
    Inventory(Box<Options>),
}

/// What was asked for.
pub struct Options {
    /// Files, in order of time; none for the made-up week.
    pub files: Vec<PathBuf>,
    /// The fleet file.
    pub fleet: PathBuf,
    /// The file of places.
    pub places: Option<PathBuf>,
    /// From when on a silence is a gap, and what holds in it.
    pub gaps: Gaps,
    /// The first plausible instant.
    pub from: Option<Timestamp>,
    /// The last plausible instant.
    pub to: Option<Timestamp>,
    /// For machines.
    pub json: bool,
    /// Where to write a table of all.
    pub csv: Option<PathBuf>,
    /// Where to draw.
    pub svg: Option<PathBuf>,
    /// Everything, not the first few.
    pub all: bool,
}

impl Options {
    /// Reads the command line.
    pub fn read(arguments: Vec<String>) -> Result<Asked, String> {
        let (mut fleet, mut gap, mut lying_still, mut silence_min) = (None, None, None, 30.0);
        let (mut places, mut from, mut to, mut csv, mut svg) = (None, None, None, None, None);
        let (mut json, mut all, mut files) = (false, false, Vec::new());
        let mut rest = arguments.into_iter();
        while let Some(argument) = rest.next() {
            let mut value = || {
                let value = rest.next().filter(|value| !value.starts_with("--"));
                value.ok_or_else(|| format!("`{argument}` needs a value"))
            };
            match argument.as_str() {
                "--help" | "-h" => return Ok(Asked::Help),
                "--json" => json = true,
                "--all" => all = true,
                "--gap" => gap = Some(policy(&value()?)?),
                "--lying-still" => lying_still = Some(number("--lying-still", &value()?)?),
                "--silence" => silence_min = number("--silence", &value()?)?,
                "--fleet" => fleet = Some(PathBuf::from(value()?)),
                "--places" => places = Some(PathBuf::from(value()?)),
                "--from" => from = Some(instant("--from", &value()?)?),
                "--to" => to = Some(instant("--to", &value()?)?),
                "--csv" => csv = Some(PathBuf::from(value()?)),
                "--svg" => svg = Some(PathBuf::from(value()?)),
                option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
                file => files.push(PathBuf::from(file)),
            }
        }
        if files.is_empty() {
            fleet = fleet.or_else(|| Some(shipped("ais_inventory_fleet_assumed.toml")));
            places = places.or_else(|| Some(shipped("ais_inventory_places_san_pedro.toml")));
            if gap.is_none() {
                gap = Some(GapPolicy::Interpolate { up_to: hours(scenario::INTERPOLATE_UP_TO_H) });
                lying_still = lying_still.or(Some(scenario::LYING_STILL_UP_TO_H));
            }
        }
        let fleet = fleet.ok_or("`--fleet FILE` is missing: who the ships are is not in their reports")?;
        let gap = gap.ok_or(
            "`--gap` is missing: what holds where a ship was not heard is a choice; drop, hold:HOURS or interpolate:HOURS",
        )?;
        if lying_still.is_some() && places.is_none() {
            return Err(
                "`--lying-still` needs `--places FILE`: without, no ship is at berth or anchor".to_owned()
            );
        }
        let gaps = gaps(silence_min, gap, lying_still)?;
        let options = Self { files, fleet, places, gaps, from, to, json, csv, svg, all };
        Ok(Asked::Inventory(Box::new(options)))
    }

    /// The period that was named; where none was, the one that the reports span.
    pub fn period(&self, first: Timestamp, last: Timestamp) -> (Timestamp, Timestamp) {
        if self.files.is_empty() && self.from.is_none() && self.to.is_none() {
            return scenario::period();
        }
        (self.from.unwrap_or(first), self.to.unwrap_or(last))
    }
}

/// A file that comes with the example.
fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name)
}

fn gaps(silence_min: f64, gap: GapPolicy, lying_still_h: Option<f64>) -> Result<Gaps, String> {
    let gaps = Gaps::new(hours(silence_min / 60.0), gap)
        .map_err(|error| format!("`--silence {silence_min}` and `--gap`: {error}"))?;
    let Some(up_to) = lying_still_h else { return Ok(gaps) };
    gaps.lying_still_up_to(hours(up_to)).map_err(|error| format!("`--lying-still {up_to}`: {error}"))
}

fn policy(text: &str) -> Result<GapPolicy, String> {
    let hours_of = |text| number("--gap", text).map(hours);
    match text.split_once(':') {
        None if text == "drop" => Ok(GapPolicy::Drop),
        Some(("hold", time)) => Ok(GapPolicy::Hold { up_to: hours_of(time)? }),
        Some(("interpolate", time)) => Ok(GapPolicy::Interpolate { up_to: hours_of(time)? }),
        _ => Err(format!("`--gap {text}`: drop, hold:HOURS or interpolate:HOURS, such as hold:12")),
    }
}

fn number(option: &str, text: &str) -> Result<f64, String> {
    text.parse().map_err(|_| format!("`{option} {text}`: `{text}` is no number"))
}

fn instant(option: &str, text: &str) -> Result<Timestamp, String> {
    let midnight = |day: Date| day.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp());
    text.parse::<Timestamp>().or_else(|_| text.parse::<Date>().and_then(midnight)).map_err(|_| {
        format!("`{option} {text}`: a day such as 2018-06-01 or an instant such as 2018-06-01T12:00Z")
    })
}
