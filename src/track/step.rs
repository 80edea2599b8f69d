//! From kept reports to activities.

use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::fix::Fix;
use super::nearby::Nearby;
use super::stay::Berthed;
use super::{
    Filled, GapPolicy, Here, Method, Mmsi, Place, PositionReport, SpeedOf, Stretch, TrackActivity,
    TrackEvent, TrackSummary, between,
};
use crate::port::{LatLon, Latitude, Longitude, Track};
use crate::units::{Distance, Length, Time, Velocity};
use crate::vessel::OperatingMode;
use crate::zone::{Waters, Zones};

const SECONDS_PER_DAY: i64 = 86_400;

/// The last report of one ship, and what is known around it.
#[derive(Clone, Debug)]
pub(super) struct Steps {
    last: Option<Fix>,
    /// Speed of the last interval that was observed, without a leap since.
    speed: Option<Velocity>,
    berthed: Berthed,
    here: Nearby<Here>,
    waters: Nearby<Arc<Waters>>,
    /// The day on which `waters` were asked for, from that of the epoch.
    day: i64,
    pub(super) summary: TrackSummary,
}

/// What holds at a position.
type Setting = (OperatingMode, Option<Arc<Place>>, Option<Arc<Waters>>);

impl Steps {
    pub(super) fn of(mmsi: Mmsi) -> Self {
        let (here, waters) = (Nearby::nothing(), Nearby::nothing());
        let (berthed, summary) = (Berthed::default(), TrackSummary::of(mmsi));
        Self { last: None, speed: None, berthed, here, waters, day: 0, summary }
    }

    /// Takes the next fix; gives the activities that led to it and the stay that it ends.
    pub(super) fn take(&mut self, fix: Fix, method: &Method, out: &mut impl FnMut(TrackEvent)) {
        let at = fix.report.at;
        self.summary.first.get_or_insert(at);
        self.summary.last = Some(at);
        let before = self.last.replace(fix);
        let (places, position) = (&method.places, fix.report.position);
        let here = self.here.at(position, |sight| (places.here(position), places.clearance(position, sight)));
        let ended = self.berthed.take(before.as_ref(), &fix, here, method);
        if let Some(before) = before {
            self.step(&before, &fix, method, out);
        }
        ended.into_iter().for_each(|stay| out(TrackEvent::Stay(stay)));
    }

    /// When no more will come.
    pub(super) fn end(&mut self, out: &mut impl FnMut(TrackEvent)) {
        self.berthed.last().into_iter().for_each(|stay| out(TrackEvent::Stay(stay)));
    }

    fn step(&mut self, before: &Fix, fix: &Fix, method: &Method, out: &mut impl FnMut(TrackEvent)) {
        let (start, at) = (before.report.at, fix.report.at);
        let Some(hop) = fix.hop else {
            self.speed = None;
            return self.spend(Stretch::Leapt, start, at);
        };
        let time = between(start, at);
        if time <= method.gaps.longer_than() {
            return self.observe(before, fix, hop, method, out);
        }
        if method.gaps.lying_still().is_some_and(|up_to| time <= up_to)
            && self.lies_still(before, fix, method)
        {
            return self.hold((before, at), before.report.speed, (hop, time), method, out);
        }
        match method.gaps.policy() {
            GapPolicy::Hold { up_to } => {
                let (reported, last) = (before.report.speed, self.speed);
                let speed = match method.speed {
                    SpeedOf::Reported => reported.or(last),
                    SpeedOf::MadeGood => last.or(reported),
                };
                self.hold((before, at), speed, (hop, up_to), method, out);
            }
            GapPolicy::Interpolate { up_to } if time <= up_to => {
                self.interpolate(before, fix, hop, method, out);
            }
            GapPolicy::Interpolate { .. } | GapPolicy::Drop => self.spend(Stretch::Dropped, start, at),
        }
    }

    fn observe(
        &mut self,
        from: &Fix,
        to: &Fix,
        hop: Length,
        method: &Method,
        out: &mut impl FnMut(TrackEvent),
    ) {
        let (start, end) = (from.report.at, to.report.at);
        let made_good = (hop / between(start, end)).min(method.cleaning.fastest_between);
        let speed = match (method.speed, from.report.speed, to.report.speed) {
            (SpeedOf::MadeGood, ..) => made_good,
            (SpeedOf::Reported, Some(one), Some(other)) => (one + other) / 2.0,
            (SpeedOf::Reported, Some(speed), None) | (SpeedOf::Reported, None, Some(speed)) => speed,
            (SpeedOf::Reported, None, None) => {
                self.summary.tally.without_either_speed += 1;
                made_good
            }
        };
        self.speed = Some(speed);
        self.spend(Stretch::Observed, start, end);
        let (mmsi, distance) = (self.summary.mmsi, Distance::from_length(hop));
        let position = middle(from.report.position, to.report.position);
        let (mode, place, waters) = self.setting(position, speed, start, method);
        let filled = None;
        self.give(
            TrackActivity { mmsi, start, end, distance, speed, mode, place, position, filled, waters },
            out,
        );
    }

    fn hold(
        &mut self,
        (before, end_of_gap): (&Fix, Timestamp),
        speed: Option<Velocity>,
        (hop, up_to): (Length, Time),
        method: &Method,
        out: &mut impl FnMut(TrackEvent),
    ) {
        let (start, position) = (before.report.at, before.report.position);
        let Some(speed) = speed else { return self.spend(Stretch::Dropped, start, end_of_gap) };
        let (mode, place, waters) = self.setting(position, speed, start, method);
        let arrived = hop / speed;
        let held = if mode.is_under_way() && arrived < up_to { arrived } else { up_to };
        let held = SignedDuration::try_from_secs_f64(held.value).unwrap_or_default();
        let end = start.checked_add(held).map_or(end_of_gap, |end| end.min(end_of_gap));
        self.spend(Stretch::Held, start, end);
        self.spend(Stretch::Dropped, end, end_of_gap);
        if end > start {
            let (mmsi, filled) = (self.summary.mmsi, Some(Filled::Held));
            let way = Distance::sailed(speed, between(start, end));
            let distance = if mode.is_under_way() { way } else { Distance::ZERO };
            self.give(
                TrackActivity { mmsi, start, end, distance, speed, mode, place, position, filled, waters },
                out,
            );
        }
    }

    /// Whether a ship lies at one berth or anchorage by both reports.
    fn lies_still(&mut self, before: &Fix, fix: &Fix, method: &Method) -> bool {
        let mut lying = |report: &PositionReport| {
            let (mode, place, _) = self.setting(report.position, report.speed?, report.at, method);
            let lies = matches!(mode, OperatingMode::Berth | OperatingMode::Anchorage);
            Some((mode, place.filter(|_| lies)?))
        };
        lying(&before.report).is_some_and(|before| lying(&fix.report) == Some(before))
    }

    fn interpolate(
        &mut self,
        from: &Fix,
        to: &Fix,
        hop: Length,
        method: &Method,
        out: &mut impl FnMut(TrackEvent),
    ) {
        let (first, last) = (from.report.at, to.report.at);
        self.spend(Stretch::Interpolated, first, last);
        let time = between(first, last);
        let pieces = (time / method.gaps.longer_than()).value.ceil();
        let way = Track::through("gap", vec![from.report.position, to.report.position]).ok();
        let instant = |share: f64| {
            let since = SignedDuration::try_from_secs_f64(time.value * share).unwrap_or_default();
            first.checked_add(since).map_or(last, |at| at.min(last))
        };
        let (mmsi, filled, speed) = (self.summary.mmsi, Some(Filled::Interpolated), hop / time);
        let distance = Distance::from_length(hop / pieces);
        let mut start = first;
        for piece in 1..=pieces as u32 {
            let share = f64::from(piece) / pieces;
            let end = if share < 1.0 { instant(share) } else { last };
            let middle = hop * (share - 0.5 / pieces);
            let position = way.as_ref().map_or(from.report.position, |way| way.at(middle));
            let (mode, place, waters) = self.setting(position, speed, start, method);
            self.give(
                TrackActivity { mmsi, start, end, distance, speed, mode, place, position, filled, waters },
                out,
            );
            start = end;
        }
    }

    fn setting(&mut self, position: LatLon, speed: Velocity, at: Timestamp, method: &Method) -> Setting {
        let places = &method.places;
        let here = self.here.at(position, |sight| (places.here(position), places.clearance(position, sight)));
        let (mode, place) = (method.modes.mode(speed, here), here.innermost().cloned());
        let waters = method.zones.as_ref().map(|zones| self.waters(position, at, zones));
        (mode, place, waters)
    }

    fn waters(&mut self, position: LatLon, at: Timestamp, zones: &Zones) -> Arc<Waters> {
        let day = at.as_second().div_euclid(SECONDS_PER_DAY);
        if day != self.day {
            (self.day, self.waters) = (day, Nearby::nothing());
        }
        let ask = |sight| {
            let waters = zones.waters_at(position, at.to_zoned(TimeZone::UTC).date());
            (Arc::new(waters), zones.clearance(position, sight))
        };
        Arc::clone(self.waters.at(position, ask))
    }

    fn spend(&mut self, what: Stretch, from: Timestamp, to: Timestamp) {
        self.summary.tally.spend(what, to.duration_since(from));
    }

    fn give(&mut self, activity: TrackActivity, out: &mut impl FnMut(TrackEvent)) {
        self.summary.add(&activity);
        out(TrackEvent::Activity(activity));
    }
}

/// Halfway between two near positions, across 180 degrees too.
fn middle(one: LatLon, other: LatLon) -> LatLon {
    let latitude = f64::midpoint(one.latitude().degrees(), other.latitude().degrees());
    let (west, east) = (one.longitude().degrees(), other.longitude().degrees());
    let turn = if (east - west).abs() > 180.0 { 360.0 } else { 0.0 };
    let longitude = f64::midpoint(west, east + turn * (west - east).signum());
    LatLon::new(Latitude::clamped(latitude), Longitude::wrapped(longitude))
}
