//! Positions where a ship cannot have been.
//!
//! The track goes on from its last position to every report that a ship can reach. A report that it cannot reach waits
//! with those that agree with it. Enough of them in agreement are the track from then on, which begins anew: it was the
//! last position that was wrong, or the ship was moved. If the track goes on without them they are removed.
//!
//! At the beginning there is no last position: the first reports wait likewise, so that a wrong first one does not
//! keep the right ones out.

use super::fix::Fix;
use super::tally::{Removal, Tally};
use super::{CleaningRules, PositionReport};
use crate::port::LatLon;

/// How many runs of reports wait at once, at most.
const RUNS: usize = 4;

/// The last position of one ship's track, and the runs that wait to be believed against it.
#[derive(Clone, Debug, Default)]
pub(super) struct Leaps {
    last: Option<Fix>,
    runs: Vec<Vec<Fix>>,
}

impl Leaps {
    /// Where the next report is expected to be near.
    pub(super) fn expected(&self) -> Option<LatLon> {
        let last = self.last.as_ref().or_else(|| self.runs.get(longest(&self.runs)?)?.last());
        last.map(|fix| fix.report.position)
    }

    /// Takes the next report in order, and gives what is kept by it.
    pub(super) fn take(
        &mut self,
        report: PositionReport,
        rules: &CleaningRules,
        tally: &mut Tally,
        kept: &mut impl FnMut(Fix),
    ) {
        let fix = Fix::of(report);
        if let Some(hop) = self.last.as_ref().and_then(|last| last.reach(&fix, rules)) {
            self.remove_runs(tally);
            return self.keep(fix.after(hop), tally, kept);
        }
        let index = self.join(fix, rules, tally);
        if self.runs[index].len() >= rules.confirmed_by {
            let run = self.runs.swap_remove(index);
            self.remove_runs(tally);
            run.into_iter().for_each(|fix| self.keep(fix, tally, kept));
        }
    }

    /// Puts a fix behind the longest run that it can follow, or begins one.
    fn join(&mut self, fix: Fix, rules: &CleaningRules, tally: &mut Tally) -> usize {
        let reached = |run: &Vec<Fix>| run.last().and_then(|last| last.reach(&fix, rules));
        let follows = self.runs.iter().enumerate().filter_map(|(index, run)| Some((index, reached(run)?)));
        let longest_first = |one: &(usize, _), other: &(usize, _)| {
            let length = |index: usize| self.runs[index].len();
            length(one.0).cmp(&length(other.0)).then(other.0.cmp(&one.0))
        };
        if let Some((index, hop)) = follows.max_by(longest_first) {
            self.runs[index].push(fix.after(hop));
            return index;
        }
        if self.runs.len() == RUNS {
            let shortest = (0..RUNS).min_by_key(|index| self.runs[*index].len()).unwrap_or(0);
            tally.remove(Removal::Jump, self.runs.remove(shortest).len());
        }
        self.runs.push(vec![fix]);
        self.runs.len() - 1
    }

    /// When no more will come: a track too short to be confirmed is the longest of its runs.
    pub(super) fn end(&mut self, tally: &mut Tally, kept: &mut impl FnMut(Fix)) {
        if self.last.is_none()
            && let Some(index) = longest(&self.runs)
        {
            let run = self.runs.swap_remove(index);
            run.into_iter().for_each(|fix| self.keep(fix, tally, kept));
        }
        self.remove_runs(tally);
    }

    fn keep(&mut self, fix: Fix, tally: &mut Tally, kept: &mut impl FnMut(Fix)) {
        tally.keep(&fix.report);
        self.last = Some(fix);
        kept(fix);
    }

    fn remove_runs(&mut self, tally: &mut Tally) {
        for run in self.runs.drain(..) {
            tally.remove(Removal::Jump, run.len());
        }
    }
}

/// The longest run, the one that began first of several.
fn longest(runs: &[Vec<Fix>]) -> Option<usize> {
    (0..runs.len()).rev().max_by_key(|index| runs[*index].len())
}
