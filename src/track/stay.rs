//! Stays at berth.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::{Mmsi, Place, TrackActivity, between};
use crate::units::Time;
use crate::vessel::OperatingMode;

/// A stay of one ship at one berth: from the first time it lies there to the last before it is seen elsewhere.
///
/// ```text
/// to − from = at_berth + unseen + moving within the area
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Stay {
    /// The ship.
    pub mmsi: Mmsi,
    /// The berth.
    pub place: Arc<Place>,
    /// When it is first known to lie there.
    pub from: Timestamp,
    /// When it is last known to lie there.
    pub to: Timestamp,
    /// Time of activities at berth between the two, filled ones among them.
    pub at_berth: Time,
    /// What of that was filled.
    pub filled: Time,
    /// Time between the two that no activity covers: gaps with the ship in the same area before and after.
    pub unseen: Time,
    /// Reports of the ship lying there.
    pub reports: u64,
    /// Whether the ship was seen up to the moment it lay there: if not, it may have come earlier.
    pub arrival_seen: bool,
    /// Whether the ship was seen leaving: if not, it may have stayed longer.
    pub departure_seen: bool,
}

/// Finds stays in the activities of any number of ships, mixed, each in order of time.
#[derive(Clone, Debug, Default)]
pub struct Stays(HashMap<Mmsi, Berthed>);

/// What is remembered of a ship.
#[derive(Clone, Debug, Default)]
struct Berthed {
    stay: Option<Stay>,
    /// End of the last activity, and whether it was observed.
    last: Option<(Timestamp, bool)>,
    /// Time that no activity covers, since the ship last lay there.
    unseen: Time,
    /// Whether an activity was filled, from the last one that it lay there for.
    filled_since: bool,
}

impl Stay {
    /// From its first moment to its last.
    pub fn duration(&self) -> Time {
        between(self.from, self.to)
    }

    /// Whether the ship was out of hearing for part of it.
    pub fn is_interrupted(&self) -> bool {
        self.filled.value > 0.0 || self.unseen.value > 0.0
    }
}

impl Stays {
    /// No ship seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next activity of a ship; gives the stay that it ends.
    pub fn push(&mut self, activity: &TrackActivity) -> Option<Stay> {
        self.0.entry(activity.mmsi).or_default().take(activity)
    }

    /// The stays that no activity has ended, in order of MMSI.
    pub fn finish(self) -> Vec<Stay> {
        let mut left: Vec<Stay> = self.0.into_values().filter_map(|ship| ship.stay).collect();
        left.sort_unstable_by_key(|stay| stay.mmsi);
        left
    }
}

impl Berthed {
    fn take(&mut self, activity: &TrackActivity) -> Option<Stay> {
        let observed = activity.filled.is_none();
        let before = self.last.replace((activity.end, observed));
        let joined = before.filter(|(end, _)| *end == activity.start);
        let seen = joined.is_some_and(|(_, observed)| observed);
        if let Some((end, _)) = before {
            self.unseen += between(end, activity.start);
        }
        let elsewhere = |stay: &mut Stay| Some(&stay.place) != activity.place.as_ref();
        let ended = self.stay.take_if(elsewhere).map(|stay| Stay {
            departure_seen: self.unseen.value == 0.0 && !self.filled_since && observed,
            ..stay
        });
        self.filled_since |= !observed;
        if let (OperatingMode::Berth, Some(place)) = (activity.mode, &activity.place) {
            let stay = self.stay.get_or_insert_with(|| {
                self.unseen = Time::default();
                Stay::beginning(activity, place, seen && observed)
            });
            let reports = if observed { if seen && stay.reports > 0 { 1 } else { 2 } } else { 0 };
            stay.reports += reports;
            stay.to = activity.end;
            stay.at_berth += activity.duration();
            stay.filled += if observed { Time::default() } else { activity.duration() };
            stay.unseen += std::mem::take(&mut self.unseen);
            self.filled_since = !observed;
        }
        ended
    }
}

impl Stay {
    fn beginning(activity: &TrackActivity, place: &Arc<Place>, arrival_seen: bool) -> Self {
        Self {
            mmsi: activity.mmsi,
            place: Arc::clone(place),
            from: activity.start,
            to: activity.end,
            at_berth: Time::default(),
            filled: Time::default(),
            unseen: Time::default(),
            reports: 0,
            arrival_seen,
            departure_seen: false,
        }
    }
}
