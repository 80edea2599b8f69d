//! The parts of a track, as tables and as JSON.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};
use green_corridor::port::geodesic;
use green_corridor::units::si::{hour, knot, nautical_mile};
use green_corridor::units::wire::round_15;
use green_corridor::units::{Length, Time, Velocity};
use green_corridor::zone::{Boundary, Rule, Split, Zone, ZoneShare};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use crate::Failure;

#[derive(Serialize)]
pub struct Report {
    pub track: String,
    pub length_nm: f64,
    great_circle_nm: f64,
    departure: Date,
    hours: f64,
    /// From the beginning of the track to its end; hours and miles of the parts sum to the whole.
    pub parts: Vec<Part>,
    /// Zones overlap on purpose: their miles do not sum to the track.
    pub zones: Vec<Inside>,
}

#[derive(Serialize)]
pub struct Part {
    pub from_nm: f64,
    pub to_nm: f64,
    day: Date,
    pub waters: String,
    pub rule: Rule,
    rule_in_words: String,
    speed_kn: f64,
    hours: f64,
}

#[derive(Serialize)]
pub struct Inside {
    pub zone: String,
    name: String,
    in_force: bool,
    nm: f64,
    share_of_this_track: f64,
    hours_in_force: f64,
    first_entry: Option<(f64, f64)>,
    boundary_known_to_nm: f64,
    boundary: &'static str,
}

impl Report {
    pub fn of(split: &Split, departure: Date, speed: Velocity, heed: bool) -> Result<Self, Failure> {
        let mut elapsed = Time::default();
        let mut parts: Vec<Part> = Vec::new();
        for piece in split.pieces() {
            let whole_days = (elapsed.get::<hour>() / 24.0).floor() as i64;
            let day = departure
                .checked_add(whole_days.days())
                .map_err(|_| format!("--date {departure}: the voyage reaches beyond the calendar"))?;
            let waters = piece.waters(split.zones(), day);
            let rule = *waters.rule();
            let advised = rule.speed_advice.filter(|advice| heed && *advice < speed);
            let speed = advised.unwrap_or(speed);
            let time = piece.length() / speed;
            elapsed += time;
            let label = waters.label();
            match parts.last_mut() {
                Some(last) if last.waters == label && last.rule == rule => {
                    last.to_nm = miles(piece.to());
                    last.hours = round_15(last.hours + time.get::<hour>());
                }
                _ => parts.push(Part {
                    from_nm: miles(piece.from()),
                    to_nm: miles(piece.to()),
                    day,
                    waters: label,
                    rule_in_words: rule.to_string(),
                    rule,
                    speed_kn: round_15(speed.get::<knot>()),
                    hours: round_15(time.get::<hour>()),
                }),
            }
        }
        let inside = |zone: &Zone| -> Result<Inside, Failure> {
            Ok(Inside::of(split, zone, departure, &split.share(zone.id())?, &parts))
        };
        let zones = split.zones().iter().map(inside).collect::<Result<Vec<_>, _>>()?;
        let positions = split.track().positions();
        let ends = positions.first().zip(positions.last());
        Ok(Self {
            track: split.track().name().to_owned(),
            length_nm: miles(split.track().length()),
            great_circle_nm: ends.map_or(0.0, |(from, to)| miles(geodesic(*from, *to).length())),
            departure,
            hours: round_15(elapsed.get::<hour>()),
            parts,
            zones: zones.into_iter().filter(|zone| zone.nm > 0.0).collect(),
        })
    }
}

impl Inside {
    fn of(split: &Split, zone: &Zone, day: Date, share: &ZoneShare, parts: &[Part]) -> Self {
        let (boundary, known_to) = match zone.boundary() {
            Boundary::Legal(length) => ("points of the rule", length),
            Boundary::Derived(length) => ("derived", length),
            Boundary::Approximate(length) => ("approximate", length),
        };
        let hours = parts.iter().filter(|part| part.waters.split(" + ").any(|id| id == &**zone.id()));
        Self {
            zone: zone.id().to_string(),
            name: zone.name().to_owned(),
            in_force: zone.in_force(day).is_some(),
            nm: miles(share.inside),
            share_of_this_track: round_15(share.fraction()),
            hours_in_force: round_15(hours.map(|part| part.hours).sum()),
            first_entry: share.intervals.first().map(|(from, _)| {
                let entry = split.track().at(*from);
                (round_15(entry.latitude().degrees()), round_15(entry.longitude().degrees()))
            }),
            boundary_known_to_nm: miles(known_to),
            boundary,
        }
    }
}

fn miles(length: Length) -> f64 {
    round_15(length.get::<nautical_mile>())
}

fn table<const N: usize>(
    header: [&str; N],
    rows: impl Iterator<Item = [String; N]>,
    numbers: &[usize],
) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(120);
    table.set_header(header);
    for row in rows {
        table.add_row(row);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if numbers.contains(&index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{}\n{:.1} nm on WGS84, {:.1} nm by great circle ({:.3} times); departure {}, {:.1} h\n",
            self.track,
            self.length_nm,
            self.great_circle_nm,
            self.length_nm / self.great_circle_nm,
            self.departure,
            self.hours
        )?;
        let parts = self.parts.iter().map(|part| {
            [
                format!("{:.1}", part.from_nm),
                format!("{:.1}", part.to_nm),
                part.day.to_string(),
                part.waters.clone(),
                part.rule_in_words.clone(),
                format!("{:.1}", part.speed_kn),
                format!("{:.1}", part.hours),
            ]
        });
        let header = ["from nm", "to nm", "day", "waters", "the strictest rule", "kn", "hours"];
        writeln!(f, "{}\n", table(header, parts, &[0, 1, 5, 6]))?;
        let zones = self.zones.iter().map(|zone| {
            let entry = zone.first_entry.map_or(String::new(), |(lat, lon)| format!("{lat:.3}, {lon:.3}"));
            [
                zone.zone.clone(),
                format!("{:.1}", zone.nm),
                format!("{:.2} %", 100.0 * zone.share_of_this_track),
                if zone.in_force { format!("{:.1}", zone.hours_in_force) } else { "not in force".to_owned() },
                entry,
                format!("{}, to {} nm", zone.boundary, zone.boundary_known_to_nm),
            ]
        });
        let header = ["zone", "nm inside", "share of this track", "hours", "first entry", "boundary"];
        write!(f, "{}", table(header, zones, &[1, 2, 3]))
    }
}
