//! Reports of one ship put in order within a window.

use std::cmp::Ordering;
use std::collections::VecDeque;

use jiff::Timestamp;

use super::tally::{Removal, Tally};
use super::{CleaningRules, PositionReport, between};

/// The reports of one ship that wait for those that may still come before them.
///
/// The first report, and one further ahead than the window, waits alone until another follows it: one wrong clock does
/// not make all the others late.
#[derive(Clone, Debug, Default)]
pub(super) struct Waiting {
    reports: VecDeque<PositionReport>,
    newest: Option<Timestamp>,
    /// Instant of the last report that was let go.
    gone: Option<Timestamp>,
    ahead: Option<PositionReport>,
}

impl Waiting {
    /// Takes a report, or counts why it does not.
    pub(super) fn take(&mut self, report: PositionReport, rules: &CleaningRules, tally: &mut Tally) {
        let behind = |newest: Timestamp| between(report.at, newest) > rules.reorder_window;
        if self.newest.is_some_and(behind) || self.gone.is_some_and(|gone| report.at < gone) {
            return tally.remove(Removal::Late, 1);
        }
        if let Some(ahead) = self.ahead.take() {
            if behind(ahead.at) {
                tally.remove(Removal::Ahead, 1);
            } else {
                self.put(ahead);
            }
        }
        match self.newest {
            Some(newest) if between(newest, report.at) <= rules.reorder_window => self.put(report),
            _ => self.ahead = Some(report),
        }
    }

    fn put(&mut self, report: PositionReport) {
        self.newest = self.newest.max(Some(report.at));
        let after = |other: &&PositionReport| in_order(other, &report) == Ordering::Greater;
        let behind = self.reports.iter().rev().take_while(after).count();
        self.reports.insert(self.reports.len() - behind, report);
    }

    /// The next report that none may come before.
    pub(super) fn next(&mut self, rules: &CleaningRules) -> Option<PositionReport> {
        let (first, newest) = (self.reports.front()?, self.newest?);
        let due = between(first.at, newest) > rules.reorder_window;
        if !due && self.reports.len() <= rules.reorder_reports {
            return None;
        }
        self.gone = Some(first.at);
        self.reports.pop_front()
    }

    /// The next report when no more will come.
    pub(super) fn last(&mut self) -> Option<PositionReport> {
        self.reports.pop_front().or_else(|| self.ahead.take())
    }
}

/// By instant, then by all else, so that no two different reports are alike: of two at one instant in one place, one
/// that states a speed is before one that does not.
pub(super) fn in_order(one: &PositionReport, other: &PositionReport) -> Ordering {
    let known = |one: Option<f64>, other: Option<f64>| match (one, other) {
        (Some(one), Some(other)) => one.total_cmp(&other),
        _ => other.is_some().cmp(&one.is_some()),
    };
    let place = |report: &PositionReport| {
        (report.position.latitude().degrees(), report.position.longitude().degrees())
    };
    let ((latitude, longitude), (other_latitude, other_longitude)) = (place(one), place(other));
    let speed = |report: &PositionReport| report.speed.map(|speed| speed.value);
    one.at
        .cmp(&other.at)
        .then_with(|| latitude.total_cmp(&other_latitude))
        .then_with(|| longitude.total_cmp(&other_longitude))
        .then_with(|| known(speed(one), speed(other)))
        .then_with(|| known(one.course_degrees, other.course_degrees))
        .then_with(|| known(one.heading_degrees, other.heading_degrees))
        .then_with(|| one.status.cmp(&other.status))
}
