//! A stream of reports to a stream of activities.

use std::collections::HashMap;

use super::clean::{Cleaning, sort};
use super::step::Steps;
use super::{Method, Mmsi, PositionReport, Stay, Tally, TrackActivity, TrackSummary, TrackingError};

/// What a tracker finds out.
#[derive(Clone, Debug, PartialEq)]
pub enum TrackEvent {
    /// What a ship did between two reports, or in a gap.
    Activity(TrackActivity),
    /// A stay at berth that has ended, or that the end of the input ends.
    Stay(Stay),
}

/// Reports of any number of ships, mixed, into activities and stays; each ship in order within the reorder window.
///
/// Of a ship it remembers the reports of the window, a few that wait to be believed, its last position and its sums,
/// however long the input is. Activities of one ship come in order of time, those of several as the reports come. The
/// same input gives the same output.
///
/// # Examples
///
/// ```
/// # use green_corridor::track::{CleaningRules, GapPolicy, Gaps, Method, ModeRule, Places, PositionReport, SpeedOf};
/// use green_corridor::track::{TrackEvent, Tracker};
/// use green_corridor::units::si::hour;
///
/// # let (june, july) = ("2018-06-01T00:00Z".parse()?, "2018-07-01T00:00Z".parse()?);
/// # let method = Method {
/// #     cleaning: CleaningRules::container_ship(june, july),
/// #     gaps: Gaps::new(green_corridor::units::si::hours(0.5), GapPolicy::Drop)?,
/// #     speed: SpeedOf::Reported,
/// #     modes: ModeRule::by_speed_and_place(),
/// #     places: Places::none(),
/// #     zones: None,
/// # };
/// # let reader: Vec<PositionReport> = Vec::new();
/// let mut tracker = Tracker::new(method)?;
/// let mut print = |event| match event {
///     TrackEvent::Activity(activity) => println!("{} {}", activity.mode, activity.duration().get::<hour>()),
///     TrackEvent::Stay(stay) => println!("at {} for {} h", stay.place.name(), stay.duration().get::<hour>()),
/// };
/// for report in reader {
///     tracker.push(report, &mut print);
/// }
/// for ship in tracker.finish(&mut print) {
///     println!("{}\n{}", ship.mmsi, ship.tally);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Tracker {
    method: Method,
    ships: HashMap<Mmsi, Ship>,
}

#[derive(Clone, Debug)]
struct Ship {
    cleaning: Cleaning,
    steps: Steps,
}

/// The tracks of a list of reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracks {
    /// Activities, by ship in order of MMSI and by time.
    pub activities: Vec<TrackActivity>,
    /// Stays at berth, by ship and by time.
    pub stays: Vec<Stay>,
    /// One summary a ship.
    pub ships: Vec<TrackSummary>,
}

impl Tracker {
    /// A tracker by this method.
    ///
    /// # Errors
    ///
    /// [`TrackingError`] for a cleaning rule out of range.
    pub fn new(method: Method) -> Result<Self, TrackingError> {
        method.cleaning.check()?;
        Ok(Self { method, ships: HashMap::new() })
    }

    /// Takes a report; gives the activities and stays of the same ship that it completes.
    pub fn push(&mut self, report: PositionReport, out: &mut impl FnMut(TrackEvent)) {
        let Self { method, ships } = self;
        let ship = ships
            .entry(report.mmsi)
            .or_insert_with(|| Ship { cleaning: Cleaning::default(), steps: Steps::of(report.mmsi) });
        let Ship { cleaning, steps } = ship;
        cleaning.push(report, &method.cleaning, &mut |fix| steps.take(fix, method, out));
    }

    /// Gives what is left of a ship of which no more is expected, and forgets it. `None` if none of its reports came.
    pub fn finish_ship(&mut self, mmsi: Mmsi, out: &mut impl FnMut(TrackEvent)) -> Option<TrackSummary> {
        let Ship { mut cleaning, mut steps } = self.ships.remove(&mmsi)?;
        let method = &self.method;
        cleaning.finish(&method.cleaning, &mut |fix| steps.take(fix, method, out));
        steps.end(out);
        steps.summary.tally += cleaning.tally;
        Some(steps.summary)
    }

    /// Gives what is left of all ships, in order of MMSI.
    pub fn finish(mut self, out: &mut impl FnMut(TrackEvent)) -> Vec<TrackSummary> {
        let mut left: Vec<Mmsi> = self.ships.keys().copied().collect();
        left.sort_unstable();
        left.into_iter().filter_map(|mmsi| self.finish_ship(mmsi, out)).collect()
    }
}

impl Tracks {
    /// Reports in any order: they are sorted first, so that none is late.
    ///
    /// # Errors
    ///
    /// [`TrackingError`] for a cleaning rule out of range.
    pub fn of(mut reports: Vec<PositionReport>, method: Method) -> Result<Self, TrackingError> {
        let mut tracker = Tracker::new(method)?;
        let mut tracks = Self { activities: Vec::new(), stays: Vec::new(), ships: Vec::new() };
        sort(&mut reports);
        for ship in reports.chunk_by(|one, other| one.mmsi == other.mmsi) {
            let mut out = |event| match event {
                TrackEvent::Activity(activity) => tracks.activities.push(activity),
                TrackEvent::Stay(stay) => tracks.stays.push(stay),
            };
            ship.iter().for_each(|report| tracker.push(*report, &mut out));
            tracks.ships.extend(tracker.finish_ship(ship[0].mmsi, &mut out));
        }
        Ok(tracks)
    }

    /// What became of the reports of all ships.
    pub fn tally(&self) -> Tally {
        self.ships.iter().map(|ship| ship.tally).sum()
    }
}
