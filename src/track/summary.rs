//! One ship's track in figures.

use jiff::Timestamp;

use super::{Mmsi, Tally, TrackActivity};
use crate::units::substance::Sailed;
use crate::units::{Distance, Time};
use crate::vessel::OperatingMode;

/// What became of one ship's reports, and its hours and miles by operating mode.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackSummary {
    /// The ship.
    pub mmsi: Mmsi,
    /// Instant of the first report kept; `None` if none was.
    pub first: Option<Timestamp>,
    /// Instant of the last report kept.
    pub last: Option<Timestamp>,
    /// What was removed, disbelieved and filled.
    pub tally: Tally,
    by_mode: [(Time, Distance<Sailed>); OperatingMode::ALL.len()],
}

impl TrackSummary {
    pub(super) fn of(mmsi: Mmsi) -> Self {
        let nothing = (Time::default(), Distance::ZERO);
        Self {
            mmsi,
            first: None,
            last: None,
            tally: Tally::default(),
            by_mode: [nothing; OperatingMode::ALL.len()],
        }
    }

    pub(super) fn add(&mut self, activity: &TrackActivity) {
        let (time, distance) = &mut self.by_mode[activity.mode as usize];
        *time += activity.duration();
        *distance += activity.distance;
    }

    /// Time in a mode.
    pub const fn time(&self, mode: OperatingMode) -> Time {
        self.by_mode[mode as usize].0
    }

    /// Distance over ground in a mode.
    pub const fn distance(&self, mode: OperatingMode) -> Distance<Sailed> {
        self.by_mode[mode as usize].1
    }

    /// Time in all modes.
    pub fn all_time(&self) -> Time {
        self.by_mode.iter().map(|(time, _)| *time).sum()
    }

    /// Distance over ground in all modes.
    pub fn all_distance(&self) -> Distance<Sailed> {
        self.by_mode.iter().map(|(_, distance)| *distance).sum()
    }
}
