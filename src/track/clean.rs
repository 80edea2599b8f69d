//! Reports of many ships, cleaned.

use std::collections::HashMap;

use super::fix::Fix;
use super::instant::Instant;
use super::leap::Leaps;
use super::order::{Waiting, in_order};
use super::tally::{Disbelief, Removal, Tally};
use super::{CleaningRules, Mmsi, PositionReport, TrackingError};
use crate::units::Velocity;

/// The whole turn that courses and headings stay below, in degrees.
const TURN: f64 = 360.0;

/// Cleans a stream of reports, of any length, of any number of ships mixed, each in order within the reorder window.
///
/// Of a ship it remembers the reports of the window, a few that wait to be believed, and its last position.
///
/// # Examples
///
/// ```
/// use green_corridor::port::{LatLon, Latitude, Longitude};
/// use green_corridor::track::{Cleaner, CleaningRules, Mmsi, PositionReport, Removal};
/// use green_corridor::units::si::knots;
///
/// let (june, july) = ("2018-06-01T00:00Z".parse()?, "2018-07-01T00:00Z".parse()?);
/// let mut cleaner = Cleaner::new(CleaningRules::container_ship(june, july))?;
/// let mut kept = Vec::new();
/// for (minute, latitude) in [(0, 33.60), (2, 33.61), (4, 33.62), (6, 35.0), (8, 33.64)] {
///     let report = PositionReport {
///         mmsi: Mmsi::new(477_117_400)?,
///         at: june + jiff::SignedDuration::from_mins(minute),
///         position: LatLon::new(Latitude::from_degrees(latitude)?, Longitude::from_degrees(-118.2)?),
///         speed: Some(knots(18.0)),
///         course_degrees: None,
///         heading_degrees: None,
///         status: None,
///     };
///     cleaner.push(report, &mut |report| kept.push(report));
/// }
/// let tally = cleaner.finish(&mut |report| kept.push(report));
/// assert_eq!((kept.len(), tally.removed(Removal::Jump)), (4, 1)); // 83 nm north of the others
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Cleaner {
    rules: CleaningRules,
    ships: HashMap<Mmsi, Cleaning>,
    finished: Tally,
}

/// The cleaning of one ship's reports.
#[derive(Clone, Debug, Default)]
pub(super) struct Cleaning {
    waiting: Waiting,
    instant: Instant,
    leaps: Leaps,
    pub(super) tally: Tally,
}

/// Cleaned reports, by ship and in order of time, and what was removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Cleaned {
    /// Reports that are kept.
    pub reports: Vec<PositionReport>,
    /// What was removed.
    pub tally: Tally,
}

/// Cleans reports in any order: they are sorted first, so that none is late.
///
/// # Errors
///
/// [`TrackingError`] for a rule out of range.
pub fn clean(mut reports: Vec<PositionReport>, rules: CleaningRules) -> Result<Cleaned, TrackingError> {
    let mut cleaner = Cleaner::new(rules)?;
    let mut kept = Vec::with_capacity(reports.len());
    sort(&mut reports);
    for ship in reports.chunk_by(|one, other| one.mmsi == other.mmsi) {
        for report in ship {
            cleaner.push(*report, &mut |report| kept.push(report));
        }
        cleaner.finish_ship(ship[0].mmsi, &mut |report| kept.push(report));
    }
    Ok(Cleaned { reports: kept, tally: cleaner.finished })
}

/// By ship, then in order.
pub(super) fn sort(reports: &mut [PositionReport]) {
    reports.sort_unstable_by(|one, other| one.mmsi.cmp(&other.mmsi).then_with(|| in_order(one, other)));
}

impl Cleaner {
    /// A cleaner by these rules.
    ///
    /// # Errors
    ///
    /// [`TrackingError`] for a rule out of range.
    pub fn new(rules: CleaningRules) -> Result<Self, TrackingError> {
        rules.check()?;
        Ok(Self { rules, ships: HashMap::new(), finished: Tally::default() })
    }

    /// Takes a report; gives those of the same ship that are kept by now, in order of time.
    pub fn push(&mut self, report: PositionReport, kept: &mut impl FnMut(PositionReport)) {
        let ship = self.ships.entry(report.mmsi).or_default();
        ship.push(report, &self.rules, &mut |fix| kept(fix.report));
    }

    /// Gives what is left of a ship of which no more is expected, and forgets it.
    pub fn finish_ship(&mut self, mmsi: Mmsi, kept: &mut impl FnMut(PositionReport)) {
        if let Some(mut ship) = self.ships.remove(&mmsi) {
            ship.finish(&self.rules, &mut |fix| kept(fix.report));
            self.finished += ship.tally;
        }
    }

    /// Gives what is left of all ships, in order of their MMSI.
    pub fn finish(mut self, kept: &mut impl FnMut(PositionReport)) -> Tally {
        let mut left: Vec<Mmsi> = self.ships.keys().copied().collect();
        left.sort_unstable();
        for mmsi in left {
            self.finish_ship(mmsi, kept);
        }
        self.finished
    }
}

impl Cleaning {
    pub(super) fn push(&mut self, report: PositionReport, rules: &CleaningRules, kept: &mut impl FnMut(Fix)) {
        self.tally.read += 1;
        if report.at < rules.earliest || report.at > rules.latest {
            return self.tally.remove(Removal::OutsidePeriod, 1);
        }
        let report = believed(report, rules, &mut self.tally);
        self.waiting.take(report, rules, &mut self.tally);
        while let Some(report) = self.waiting.next(rules) {
            self.next(report, rules, kept);
        }
    }

    pub(super) fn finish(&mut self, rules: &CleaningRules, kept: &mut impl FnMut(Fix)) {
        while let Some(report) = self.waiting.last() {
            self.next(report, rules, kept);
        }
        if let Some(report) = self.instant.last(&mut self.tally) {
            self.leaps.take(report, rules, &mut self.tally, kept);
        }
        self.leaps.end(&mut self.tally, kept);
    }

    /// The next report in order.
    fn next(&mut self, report: PositionReport, rules: &CleaningRules, kept: &mut impl FnMut(Fix)) {
        let Self { instant, leaps, tally, .. } = self;
        if let Some(report) = instant.take(report, leaps.expected(), rules, tally) {
            leaps.take(report, rules, tally, kept);
        }
    }
}

/// The report without what cannot be.
fn believed(mut report: PositionReport, rules: &CleaningRules, tally: &mut Tally) -> PositionReport {
    let possible = |speed: &Velocity| speed.value >= 0.0 && *speed <= rules.fastest_reported;
    let mut angle = |degrees: &mut Option<f64>, what| {
        if degrees.take_if(|degrees| !(0.0..TURN).contains(degrees)).is_some() {
            tally.disbelieve(what);
        }
    };
    angle(&mut report.course_degrees, Disbelief::Course);
    angle(&mut report.heading_degrees, Disbelief::Heading);
    if report.speed.take_if(|speed| !possible(speed)).is_some() {
        tally.disbelieve(Disbelief::Speed);
    }
    report
}
