//! The inventory: everything that is printed, written or drawn reads it.

use std::collections::BTreeMap;

use green_corridor::OperatingMode;
use green_corridor::columnar::Group;
use green_corridor::interchange::FoundBy;
use green_corridor::track::{Disbelief, GapPolicy, Gaps, Method, Mmsi, Removal, Stay, Stretch, Tally};
use green_corridor::units::Time;
use green_corridor::units::si::{day, hour, meter, minute};
use green_corridor::units::wire::round_15;
use jiff::Timestamp;
use serde::Serialize;

use super::Failure;
use super::count::Count;
use super::figures::Figures;
use super::input::{Input, Rows};
use super::options::Options;
use super::places::PlacesFile;
use super::ships::Ships;

/// The inventory.
#[derive(Serialize)]
pub struct Report {
    /// What was read.
    pub read: Vec<String>,
    /// Whether it is made up.
    pub synthetic: bool,
    /// First and last report.
    pub from: Timestamp,
    /// Last report.
    pub to: Timestamp,
    /// By what choices.
    pub choices: Choices,
    /// What became of rows, reports and hours.
    pub tally: Vec<Line>,
    /// The first rows that were refused.
    pub refused: Vec<String>,
    /// Ships that are counted.
    pub ships: Vec<ShipRow>,
    /// Ships that are not: hours and miles, no masses.
    pub not_counted: Vec<ShipRow>,
    /// By mode, of the ships that are counted.
    pub by_mode: BTreeMap<OperatingMode, Figures>,
    /// By the zones in force, of the ships that are counted.
    pub by_waters: BTreeMap<String, Figures>,
    /// All ships that are counted.
    pub total: Figures,
    /// Share of the CO2e that rests on particulars assumed by length.
    pub assumed_share_of_co2e: f64,
    /// Stays at berth.
    pub stays: Vec<StayRow>,
    /// By ship, waters and mode; ships that are not counted among them.
    pub cells: Vec<Cell>,
}

/// By what choices.
#[derive(Serialize)]
pub struct Choices {
    /// What holds where a ship was not heard.
    pub gaps: String,
    /// Which instants are plausible.
    pub period: String,
    /// How the operating mode follows.
    pub modes: String,
    /// Berths, anchorages and confined waters.
    pub places: String,
    /// Who the ships are.
    pub fleet: String,
    /// Factor set, stage and GWP set.
    pub factors: String,
    /// What is burned.
    pub fuels: String,
    /// Air pollutants.
    pub air: &'static str,
}

/// What became of something.
#[derive(Serialize)]
pub struct Line {
    /// Of what.
    pub what: String,
    /// How much.
    pub number: f64,
}

/// A ship.
#[derive(Serialize)]
pub struct ShipRow {
    /// Its identity.
    pub mmsi: Mmsi,
    /// The name that it reports.
    pub name: String,
    /// The length that it reports.
    pub length_m: Option<f64>,
    /// How it was found, or why it is not counted.
    pub found: String,
    /// Whether its particulars are assumed by length.
    pub assumed: bool,
    /// Whether its IMO number or length changed.
    pub may_be_two_ships: bool,
    /// Position reports.
    pub reports: u64,
    /// Stays at berth.
    pub stays: usize,
    /// Days of them, from first to last.
    pub berth_days: f64,
    /// Hours, miles and masses.
    #[serde(flatten)]
    pub figures: Figures,
}

/// A stay at berth.
#[derive(Serialize)]
pub struct StayRow {
    /// The ship.
    pub mmsi: Mmsi,
    /// Its name.
    pub name: String,
    /// The berth.
    pub place: String,
    /// When it is first known to lie there.
    pub from: Timestamp,
    /// When it is last known to lie there.
    pub to: Timestamp,
    /// Days between the two.
    pub days: f64,
    /// Hours of them out of hearing.
    pub unheard_h: f64,
    /// Whether coming and leaving were both heard.
    pub whole: bool,
}

/// A ship in a mode in some waters.
#[derive(Serialize)]
pub struct Cell {
    /// The ship.
    pub mmsi: Mmsi,
    /// How it was found; none if it is not counted.
    pub found_by: Option<&'static str>,
    /// The zones in force.
    pub waters: String,
    /// The mode.
    pub mode: OperatingMode,
    /// Hours, miles and masses.
    #[serde(flatten)]
    pub figures: Figures,
}

impl Report {
    /// Of what was counted.
    pub fn of(
        input: &Input,
        ships: &Ships,
        count: &Count,
        method: &Method,
        places: Option<&PlacesFile>,
        options: &Options,
    ) -> Result<Self, Failure> {
        let cells = cells(ships, count);
        let (counted, others): (Vec<&Cell>, Vec<&Cell>) =
            cells.iter().partition(|cell| cell.found_by.is_some());
        let total: Figures = counted.iter().map(|cell| cell.figures).sum();
        let assumed: Figures =
            counted.iter().filter(|cell| cell.found_by == Some(LENGTH)).map(|cell| cell.figures).sum();
        let tally: Tally = count.tracks.iter().map(|track| track.tally).sum();
        Ok(Self {
            read: input.names(),
            synthetic: matches!(input, Input::Synthetic(_)),
            from: ships.first.max(method.cleaning.earliest),
            to: ships.last.min(method.cleaning.latest),
            choices: choices(ships, method, places, options),
            tally: tally_rows(&ships.rows, &tally),
            refused: ships.rows.shown.clone(),
            ships: ship_rows(ships, count, by(&counted, |cell| cell.mmsi)),
            not_counted: ship_rows(ships, count, by(&others, |cell| cell.mmsi)),
            by_mode: by(&counted, |cell| cell.mode),
            by_waters: by(&counted, |cell| cell.waters.clone()),
            total,
            assumed_share_of_co2e: if total.co2e_t > 0.0 {
                round_15(assumed.co2e_t / total.co2e_t)
            } else {
                0.0
            },
            stays: count.stays.iter().map(|stay| stay_row(stay, ships)).collect(),
            cells,
        })
    }
}

/// How a ship was found that is assumed to be like others of its length.
const LENGTH: &str = "length (assumed)";

const fn in_words(by: FoundBy) -> &'static str {
    match by {
        FoundBy::Mmsi => "MMSI",
        FoundBy::ImoNumber => "IMO number",
        FoundBy::Length => LENGTH,
    }
}

/// Every ship in every mode and all waters it was in.
fn cells(ships: &Ships, count: &Count) -> Vec<Cell> {
    let mut groups: BTreeMap<(Mmsi, usize, OperatingMode), Group> = BTreeMap::new();
    for (label, sums) in count.sums.iter().enumerate() {
        let own = sums.by(&ships.fleet, |mmsi, _, mode| (mmsi, label, mode));
        groups.extend(own);
    }
    let mut logs: Vec<_> = count.logs.iter().collect();
    logs.sort_unstable_by_key(|(key, _)| **key);
    let cell = |(key, log): (&(Mmsi, usize, OperatingMode), &super::count::Log)| {
        let (mmsi, label, mode) = *key;
        let found = ships.known.get(&mmsi).and_then(|ship| ship.found.as_ref().ok());
        let hours = log.seconds / 3_600.0;
        let figures = match groups.get(key) {
            Some(group) => Figures::of(group.time.get::<hour>(), log.miles, &group.lanes),
            None => Figures::way(hours, log.miles),
        };
        let waters = count.labels[label].clone();
        Cell { mmsi, found_by: found.map(|by| in_words(*by)), waters, mode, figures }
    };
    logs.into_iter().map(cell).collect()
}

fn by<K: Ord>(cells: &[&Cell], key: impl Fn(&Cell) -> K) -> BTreeMap<K, Figures> {
    let mut groups: BTreeMap<K, Vec<Figures>> = BTreeMap::new();
    for cell in cells {
        groups.entry(key(cell)).or_default().push(cell.figures);
    }
    groups.into_iter().map(|(key, all)| (key, all.into_iter().sum())).collect()
}

/// Rows of ships; the most CO2e first, or the most hours where it is unknown.
fn ship_rows(ships: &Ships, count: &Count, figures: BTreeMap<Mmsi, Figures>) -> Vec<ShipRow> {
    let row = |(mmsi, figures): (Mmsi, Figures)| {
        let known = ships.known.get(&mmsi)?;
        let own: Vec<&Stay> = count.stays.iter().filter(|stay| stay.mmsi == mmsi).collect();
        Some(ShipRow {
            mmsi,
            name: known.says.name.clone().unwrap_or_default(),
            length_m: known.says.length.map(|length| round_15(length.get::<meter>())),
            found: known.found.as_ref().map_or_else(Clone::clone, |by| in_words(*by).to_owned()),
            assumed: known.found == Ok(FoundBy::Length),
            may_be_two_ships: known.may_be_two,
            reports: known.reports,
            stays: own.len(),
            berth_days: round_15(own.iter().fold(0.0, |days, stay| days + stay.duration().get::<day>())),
            figures,
        })
    };
    let mut rows: Vec<ShipRow> = figures.into_iter().filter_map(row).collect();
    let weight =
        |row: &ShipRow| if row.figures.co2e_t.is_nan() { row.figures.hours } else { row.figures.co2e_t };
    rows.sort_by(|one, other| weight(other).total_cmp(&weight(one)).then(one.mmsi.cmp(&other.mmsi)));
    rows
}

fn stay_row(stay: &Stay, ships: &Ships) -> StayRow {
    let name = ships.known.get(&stay.mmsi).and_then(|ship| ship.says.name.clone());
    StayRow {
        mmsi: stay.mmsi,
        name: name.unwrap_or_default(),
        place: stay.place.name().to_owned(),
        from: stay.from,
        to: stay.to,
        days: round_15(stay.duration().get::<day>()),
        unheard_h: round_15(stay.unheard.get::<hour>()),
        whole: stay.arrival_heard && stay.departure_heard,
    }
}

fn choices(ships: &Ships, method: &Method, places: Option<&PlacesFile>, options: &Options) -> Choices {
    let named = options.from.is_some() || options.to.is_some() || options.files.is_empty();
    let period = if named { "as named" } else { "as the reports span it: neither --from nor --to was named" };
    let (stage, set) = ships.file.co2e();
    let plans = ships.file.fuels().iter().map(fuels);
    let nowhere = || "none: no ship is at berth or at anchor".to_owned();
    Choices {
        gaps: gaps(&method.gaps),
        period: format!("{} to {}, {period}", method.cleaning.earliest, method.cleaning.latest),
        modes: method.modes.source().to_string(),
        places: places.map_or_else(nowhere, |file| file.title.clone()),
        fleet: ships.file.title().to_owned(),
        factors: format!("{}; CO2e {stage}, {set}", ships.file.factor_set().name()),
        fuels: plans.collect::<Vec<_>>().join("; where that is not allowed: "),
        air: "NOx, SO2 and PM10 by the method of the US EPA (2022), where the fleet file names engines",
    }
}

fn gaps(gaps: &Gaps) -> String {
    let in_hours = |time: Time| round_15(time.get::<hour>());
    let policy = match gaps.policy() {
        GapPolicy::Drop => "dropped".to_owned(),
        GapPolicy::Hold { up_to } => {
            format!("the state before it holds for up to {} h, the rest is dropped", in_hours(up_to))
        }
        GapPolicy::Interpolate { up_to } => {
            format!("a straight way in gaps up to {} h, longer ones are dropped", in_hours(up_to))
        }
    };
    let silence = format!("silence over {} min", round_15(gaps.longer_than().get::<minute>()));
    match gaps.lying_still() {
        Some(up_to) => format!(
            "{silence}: up to {} h, a ship at one berth or anchorage before and after it lay there (held); else {policy}",
            in_hours(up_to)
        ),
        None => format!("{silence}: {policy}"),
    }
}

fn fuels(plan: &green_corridor::FuelPlan) -> String {
    use green_corridor::Consumer::{AuxiliaryEngine, Boiler, MainEngine};
    let [main, auxiliary, boiler] =
        [MainEngine, AuxiliaryEngine, Boiler].map(|consumer| plan.blend(consumer).to_string());
    if main == auxiliary && auxiliary == boiler {
        return main;
    }
    format!("{main} (main), {auxiliary} (auxiliary), {boiler} (boiler)")
}

fn tally_rows(rows: &Rows, tally: &Tally) -> Vec<Line> {
    let count = |what: String, number: u64| Line { what, number: number as f64 };
    let mut lines = vec![count("rows read".to_owned(), rows.read)];
    lines.extend(rows.refused.iter().map(|(why, number)| count(format!("rows refused: {why}"), *number)));
    lines.push(count("reports".to_owned(), tally.read()));
    lines.extend(Removal::ALL.map(|why| count(format!("reports removed: {why}"), tally.removed(why))));
    lines.push(count("reports kept".to_owned(), tally.kept()));
    lines.extend(Disbelief::ALL.map(|what| count(format!("{what} not believed"), tally.disbelieved(what))));
    lines.push(count("reports kept without speed".to_owned(), tally.without_speed()));
    lines.push(count("reports kept without heading".to_owned(), tally.without_heading()));
    lines.extend(Stretch::ALL.map(|what| {
        let number = round_15(tally.time(what).get::<hour>());
        Line { what: format!("ship-hours {what}"), number }
    }));
    lines
}
