//! Stays at berth.

use std::sync::Arc;

use jiff::Timestamp;

use super::fix::Fix;
use super::{Here, Method, Mmsi, Place, between};
use crate::units::Time;
use crate::vessel::OperatingMode;

/// A stay of one ship at one berth: from the first report of it lying there to the last, before one from elsewhere.
///
/// It rests on reports alone and is the same by every gap policy: a ship that lies at a berth before a gap and after it
/// lay there between. How much of it was out of hearing is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    /// The ship.
    pub mmsi: Mmsi,
    /// The berth.
    pub place: Arc<Place>,
    /// When it is first reported lying there.
    pub from: Timestamp,
    /// When it is last reported lying there.
    pub to: Timestamp,
    /// Reports of it lying there.
    pub reports: u64,
    /// Time between reports that were further apart than a gap, or that no ship joins.
    pub unheard: Time,
    /// Whether its coming was heard without a gap: if not, it may have come earlier.
    pub arrival_heard: bool,
    /// Whether its leaving was heard without a gap: if not, it may have stayed longer.
    pub departure_heard: bool,
}

/// What is remembered of a ship.
#[derive(Clone, Debug, Default)]
pub(super) struct Berthed {
    stay: Option<Stay>,
    /// Time out of hearing since it was last reported lying there.
    unheard: Time,
}

impl Stay {
    /// From its first report to its last.
    pub fn duration(&self) -> Time {
        between(self.from, self.to)
    }

    /// Whether the ship was out of hearing for part of it.
    pub fn is_interrupted(&self) -> bool {
        self.unheard.value > 0.0
    }
}

impl Berthed {
    /// Takes the next report and where it is; gives the stay that it ends.
    pub(super) fn take(
        &mut self,
        before: Option<&Fix>,
        fix: &Fix,
        here: &Here,
        method: &Method,
    ) -> Option<Stay> {
        let report = &fix.report;
        let elapsed = before.map(|before| between(before.report.at, report.at));
        let heard = fix.hop.is_some() && elapsed.is_some_and(|time| time <= method.gaps.longer_than());
        if !heard {
            self.unheard += elapsed.unwrap_or_default();
        }
        let place = here.innermost();
        let ended = self.stay.take_if(|stay| Some(&stay.place) != place);
        let ended = ended.map(|stay| Stay { departure_heard: self.unheard.value == 0.0, ..stay });
        let made_good = || Some(fix.hop? / elapsed?);
        let mode = report.speed.or_else(made_good).map(|speed| method.modes.mode(speed, here));
        if let (Some(OperatingMode::Berth), Some(place)) = (mode, place) {
            let unheard = std::mem::take(&mut self.unheard);
            let stay = self.stay.get_or_insert_with(|| Stay {
                mmsi: report.mmsi,
                place: Arc::clone(place),
                from: report.at,
                to: report.at,
                reports: 0,
                unheard: Time::default(),
                arrival_heard: heard,
                departure_heard: false,
            });
            if stay.reports > 0 {
                stay.unheard += unheard;
            }
            stay.to = report.at;
            stay.reports += 1;
        }
        ended
    }

    /// The stay that no report has ended.
    pub(super) fn last(&mut self) -> Option<Stay> {
        self.stay.take()
    }
}
