//! One report an instant.

use super::tally::{Removal, Tally};
use super::{CleaningRules, PositionReport, SameInstant};
use crate::port::{LatLon, haversine};

/// The report of the latest instant of one ship, while more of that instant may come.
#[derive(Clone, Debug, Default)]
pub(super) struct Instant {
    held: Option<PositionReport>,
    /// Position of the report that came last: equal ones follow each other.
    latest: Option<LatLon>,
    refused: bool,
}

impl Instant {
    /// Takes the next report in order; gives the one of the instant before, when that is over.
    pub(super) fn take(
        &mut self,
        report: PositionReport,
        before: Option<LatLon>,
        rules: &CleaningRules,
        tally: &mut Tally,
    ) -> Option<PositionReport> {
        let Some(held) = self.held.filter(|held| held.at == report.at) else {
            let over = self.last(tally);
            *self = Self { held: Some(report), latest: Some(report.position), refused: false };
            return over;
        };
        if self.latest.replace(report.position) == Some(report.position) {
            tally.remove(Removal::Duplicate, 1);
            return None;
        }
        tally.remove(Removal::SameInstant, 1);
        match rules.same_instant {
            SameInstant::Neither => self.refused = true,
            SameInstant::Nearest => {
                let from = |report: &PositionReport| before.map(|before| haversine(before, report.position));
                if from(&report) < from(&held) {
                    self.held = Some(report);
                }
            }
        }
        None
    }

    /// The report of the last instant.
    pub(super) fn last(&mut self, tally: &mut Tally) -> Option<PositionReport> {
        let held = self.held.take()?;
        if self.refused {
            tally.remove(Removal::SameInstant, 1);
            return None;
        }
        Some(held)
    }
}
