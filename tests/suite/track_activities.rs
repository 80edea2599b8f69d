//! Activities: gaps, modes, places, stays, waters and the ledger.

use green_corridor::engine::EngineClass;
use green_corridor::track::{
    Filled, GapPolicy, Gaps, Here, Method, ModeRule, Place, PlaceKind, Places, PositionReport, SpeedAndBerth,
    SpeedOf, Stretch, TrackActivity, TrackingError, Tracks, stages,
};
use green_corridor::units::si::{hour, hours, knot, knots, nautical_miles};
use green_corridor::vessel::OperatingMode;
use green_corridor::voyage::Leg;
use green_corridor::zone::{Polygon, Zones};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel};

use crate::made_up::starting;
use crate::track::{half_an_hour, method, report};
use crate::zones::at;

const QUAY: (f64, f64) = (33.75, -118.21);
const OFF_THE_QUAY: (f64, f64) = (33.71, -118.18);

/// A quay, an anchorage off the breakwater, and the bay around both.
fn bay() -> Places {
    let disc = |name: &str, kind, (latitude, longitude), miles| {
        let area = Polygon::disc(name, at(latitude, longitude), nautical_miles(miles)).expect("a disc");
        Place::new(name, kind, area)
    };
    Places::new([
        disc("quay", PlaceKind::Berth, QUAY, 0.3),
        disc("anchorage", PlaceKind::Anchorage, OFF_THE_QUAY, 0.5),
        disc("bay", PlaceKind::Manoeuvring, QUAY, 6.0),
    ])
    .expect("three names")
}

fn tracks(reports: &[PositionReport], gaps: Gaps) -> Tracks {
    Tracks::of(reports.to_vec(), method(gaps, bay())).expect("in range")
}

/// In from sea, an hour at anchor, an hour to the quay and two there, out again; a report in ten minutes.
fn call() -> Vec<PositionReport> {
    let ten = |tenth: i64, latitude, longitude, speed| report(600 * tenth, latitude, longitude, speed);
    let mut reports: Vec<_> = (0..6).map(|n| ten(n, 33.44 + 0.05 * n as f64, -118.18, 18.0)).collect();
    reports.extend((6..13).map(|n| ten(n, 33.71, -118.18, 0.4)));
    reports.extend(
        (13..19).map(|n| ten(n, 33.71 + 0.006 * (n - 12) as f64, -118.18 - 0.0045 * (n - 12) as f64, 2.5)),
    );
    reports.extend((19..31).map(|n| ten(n, QUAY.0, QUAY.1, 0.0)));
    reports.extend((31..40).map(|n| ten(n, QUAY.0 - 0.05 * (n - 30) as f64, QUAY.1, 18.0)));
    reports
}

fn in_mode(tracks: &Tracks, mode: OperatingMode) -> f64 {
    tracks.ships[0].time(mode).get::<hour>() * 6.0
}

#[test]
fn a_call_is_read_by_speed_and_place() {
    let tracks = tracks(&call(), half_an_hour(GapPolicy::Drop));
    use OperatingMode::{Anchorage, Berth, Drifting, Manoeuvring, SlowSteaming, Transit};
    let tenths = [Transit, Manoeuvring, SlowSteaming, Drifting, Anchorage, Berth]
        .map(|mode| in_mode(&tracks, mode).round());
    assert_eq!(tenths, [11.0, 10.0, 0.0, 0.0, 7.0, 11.0]);
    let at_anchor = tracks.activities.iter().find(|activity| activity.mode == Anchorage).expect("one");
    assert_eq!(at_anchor.place.as_ref().expect("a place").name(), "anchorage");
    let out = tracks.activities.last().expect("one");
    assert_eq!((out.mode, out.place.clone()), (Transit, None));
}

#[test]
fn a_mode_needs_a_place_and_a_speed() {
    use OperatingMode::{Anchorage, Berth, Drifting, Manoeuvring, Transit};
    let rule = ModeRule::by_speed_and_place();
    let quay = bay().here(at(QUAY.0, QUAY.1));
    let anchorage = bay().here(at(OFF_THE_QUAY.0, OFF_THE_QUAY.1));
    let nowhere = Here::default();
    let off = Here { manoeuvring: None, ..anchorage.clone() };
    let modes = |here: &Here| [0.0, 1.0, 1.1, 3.0, 3.1, 20.0].map(|speed| rule.mode(knots(speed), here));
    assert_eq!(modes(&quay), [Berth, Berth, Manoeuvring, Manoeuvring, Manoeuvring, Manoeuvring]);
    assert_eq!(modes(&anchorage), [Anchorage, Anchorage, Anchorage, Anchorage, Manoeuvring, Manoeuvring]);
    assert_eq!(modes(&off), [Anchorage, Anchorage, Anchorage, Anchorage, Transit, Transit]);
    assert_eq!(modes(&nowhere), [Drifting, Drifting, Transit, Transit, Transit, Transit]);
    let bare = ModeRule::by_speed_and_berth();
    assert_eq!(bare.mode(knots(12.0), &quay), Berth);
    assert_eq!(
        [0.9, 1.0, 8.0, 8.1].map(|speed| bare.mode(knots(speed), &anchorage)),
        [Anchorage, Manoeuvring, Manoeuvring, Transit]
    );
    assert!(rule.source().to_string().starts_with("US EPA") && bare.source().to_string().contains("8 kn"));
    let own =
        ModeRule::SpeedAndBerth(SpeedAndBerth { anchored_below: knots(0.5), manoeuvring_up_to: knots(6.0) });
    assert_eq!(own.source().document(), "speed limits of the user's own");
    let twice = bay().iter().cloned().chain(bay().iter().cloned()).collect::<Vec<_>>();
    assert_eq!(Places::new(twice), Err(TrackingError::PlaceTwice { name: "quay".to_owned() }));
}

/// Five hours without a report, at 12 kn before, 14 kn after, and so many miles on.
fn with_a_gap(miles: f64) -> Vec<PositionReport> {
    let way = |number: i64| number as f64 / 30.0;
    let mut reports: Vec<_> = (0..3).map(|n| report(600 * n, 20.0 + way(n - 2), -140.0, 12.0)).collect();
    let after = |n: i64| report(1_200 + 18_000 + 600 * n, 20.0 + miles / 60.0 + way(n), -140.0, 14.0);
    reports.extend((0..3).map(after));
    reports
}

#[test]
fn each_policy_counts_what_it_does() {
    let reports = with_a_gap(61.0);
    let of_a_gap = |reports: &[PositionReport], policy| {
        let tracks = tracks(reports, half_an_hour(policy));
        let tally = tracks.tally();
        let kinds = [Stretch::Observed, Stretch::Held, Stretch::Interpolated, Stretch::Dropped];
        assert!((tally.span().get::<hour>() - 5.0 - 4.0 / 6.0).abs() < 1e-12);
        let counted = tally.time(kinds[0]) + tally.time(kinds[1]) + tally.time(kinds[2]);
        assert!((tracks.ships[0].all_time() - counted).value.abs() < 1e-6);
        (kinds.map(|kind| (tally.time(kind).get::<hour>() * 60.0).round() / 60.0), tracks)
    };
    let hours_of = |policy| of_a_gap(&reports, policy);
    let observed = 4.0 / 6.0;
    let (drop, _) = hours_of(GapPolicy::Drop);
    assert_eq!(drop, [observed, 0.0, 0.0, 5.0]);
    let (short, held) = hours_of(GapPolicy::Hold { up_to: hours(2.0) });
    assert_eq!(short, [observed, 2.0, 0.0, 3.0]);
    let one = held.activities.iter().find(|activity| activity.filled == Some(Filled::Held)).expect("one");
    assert!((one.distance.nautical_miles() - 24.0).abs() < 1e-9);
    assert_eq!(one.position, reports[2].position);
    let (all, _) = hours_of(GapPolicy::Hold { up_to: hours(9.0) });
    assert_eq!(all, [observed, 5.0, 0.0, 0.0]);
    let (arrived, _) = of_a_gap(&with_a_gap(12.0), GapPolicy::Hold { up_to: hours(9.0) });
    assert_eq!(arrived, [observed, 1.0, 0.0, 4.0]); // 12 nm on at 12 kn: an hour of way, then it is not known
    let (too_long, _) = hours_of(GapPolicy::Interpolate { up_to: hours(4.9) });
    assert_eq!(too_long, drop);
    let (filled, between) = hours_of(GapPolicy::Interpolate { up_to: hours(5.0) });
    assert_eq!(filled, [observed, 0.0, 5.0, 0.0]);
    let pieces: Vec<_> = between.activities.iter().filter(|activity| activity.filled.is_some()).collect();
    assert_eq!(pieces.len(), 10);
    assert!(
        pieces.windows(2).all(|pair| pair[0].end == pair[1].start && pair[0].position != pair[1].position)
    );
    let miles: f64 = between.activities.iter().map(|activity| activity.distance.nautical_miles()).sum();
    let whole = green_corridor::port::geodesic(reports[0].position, reports[5].position).nautical_miles();
    assert!((miles - whole).abs() < 1e-6, "{miles} {whole}");
}

#[test]
fn a_gap_held_at_berth_makes_no_way() {
    let mut reports = call();
    reports.retain(|report| {
        !(20..29).contains(&((report.at.duration_since(crate::track::june())).as_secs() / 600))
    });
    reports.iter_mut().for_each(|report| report.speed = report.speed.map(|speed| speed.max(knots(0.1))));
    let hold = tracks(&reports, half_an_hour(GapPolicy::Hold { up_to: hours(12.0) }));
    let held = hold.activities.iter().find(|activity| activity.filled.is_some()).expect("one");
    assert_eq!((held.mode, held.distance.nautical_miles()), (OperatingMode::Berth, 0.0));
    let drop = tracks(&reports, half_an_hour(GapPolicy::Drop));
    let lost = hold.ships[0].time(OperatingMode::Berth) - drop.ships[0].time(OperatingMode::Berth);
    assert!((lost.get::<hour>() - 10.0 / 6.0).abs() < 1e-9);
}

#[test]
fn a_ship_that_lies_still_before_and_after_lay_still() {
    let reports: Vec<_> = call()
        .into_iter()
        .filter(|report| {
            let tenth = report.at.duration_since(crate::track::june()).as_secs() / 600;
            ![3, 4, 5, 21, 22, 23, 24, 25].contains(&tenth)
        })
        .collect();
    let gaps = half_an_hour(GapPolicy::Drop);
    let still = gaps.lying_still_up_to(hours(2.0)).expect("in range");
    let dropped = |gaps| tracks(&reports, gaps).tally().time(Stretch::Dropped).get::<hour>() * 6.0;
    assert_eq!((dropped(gaps).round(), dropped(still).round()), (10.0, 4.0));
    assert_eq!(dropped(gaps.lying_still_up_to(hours(0.9)).expect("in range")).round(), 10.0);
    let tracks = tracks(&reports, still);
    let held = tracks.activities.iter().find(|activity| activity.filled.is_some()).expect("one");
    assert_eq!((held.mode, held.filled), (OperatingMode::Berth, Some(Filled::Held)));
    assert!(gaps.lying_still_up_to(hours(-1.0)).is_err());
}

#[test]
fn a_stay_goes_on_through_a_gap_and_ends_elsewhere() {
    let tenth = |at: jiff::Timestamp| at.duration_since(crate::track::june()).as_secs() / 600;
    let heard = |missing: std::ops::Range<i64>| -> Vec<PositionReport> {
        call().into_iter().filter(|report| !missing.contains(&tenth(report.at))).collect()
    };
    let all_policies = [
        GapPolicy::Drop,
        GapPolicy::Hold { up_to: hours(1.0) },
        GapPolicy::Interpolate { up_to: hours(3.0) },
    ];
    for policy in all_policies {
        let stay = |missing| {
            let stays = tracks(&heard(missing), half_an_hour(policy)).stays;
            assert_eq!(stays.len(), 1, "{stays:?}");
            assert_eq!(stays[0].place.name(), "quay");
            stays[0].clone()
        };
        let whole = stay(99..99);
        assert_eq!((tenth(whole.from), tenth(whole.to), whole.reports), (19, 30, 12));
        assert!(!whole.is_interrupted() && whole.arrival_heard && whole.departure_heard);

        let broken = stay(21..27);
        assert_eq!((tenth(broken.from), tenth(broken.to), broken.reports), (19, 30, 6));
        assert!((broken.unheard.get::<hour>() * 6.0 - 7.0).abs() < 1e-9);
        assert!(broken.is_interrupted() && broken.arrival_heard && broken.departure_heard);

        let once = stay(20..40);
        assert_eq!((once.duration().value, once.reports, once.departure_heard), (0.0, 1, false));
        let came_unheard = stay(14..20);
        assert_eq!((tenth(came_unheard.from), came_unheard.arrival_heard), (20, false));
        assert_eq!(came_unheard.unheard.value, 0.0);
        let left_unheard = stay(29..35);
        assert_eq!((tenth(left_unheard.to), left_unheard.departure_heard), (28, false));
    }
}

#[test]
fn speed_is_reported_or_made_good_as_the_method_says() {
    let reports: Vec<_> = (0..4).map(|n| report(600 * n, 20.0 + n as f64 / 20.0, -140.0, 17.0)).collect();
    let speeds = |speed| {
        let method = Method { speed, ..method(half_an_hour(GapPolicy::Drop), bay()) };
        Tracks::of(reports.clone(), method).expect("in range").activities[0].speed.get::<knot>()
    };
    assert!((speeds(SpeedOf::Reported) - 17.0).abs() < 1e-12);
    assert!((17.8..18.0).contains(&speeds(SpeedOf::MadeGood)));
}

#[test]
fn activities_name_their_waters() {
    let method = Method { zones: Some(Zones::embedded()), ..method(half_an_hour(GapPolicy::Drop), bay()) };
    let tracks = Tracks::of(call(), method).expect("in range");
    for activity in &tracks.activities {
        let day = jiff::civil::date(2018, 6, 1);
        assert_eq!(
            **activity.waters.as_ref().expect("asked for"),
            Zones::embedded().waters_at(activity.position, day)
        );
    }
}

#[test]
fn a_track_becomes_a_voyage_and_a_ledger() {
    let tracks = tracks(&call(), half_an_hour(GapPolicy::Drop));
    let stages = stages(&tracks.activities);
    let berths: Vec<_> = stages.iter().map(|stage| stage.berth.as_ref().map(|berth| berth.name())).collect();
    assert_eq!(berths, [None, Some("quay"), None]);
    assert_eq!(stages[1].activities.len(), 1); // eleven intervals at berth
    let mut builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO));
    for stage in stages {
        builder = match stage.berth {
            Some(berth) => builder.port_call(berth.name()),
            None => builder.add_leg(Leg::new("sea", "sea")),
        };
        builder = stage.activities.into_iter().fold(builder, |builder, spec| builder.activity(spec));
    }
    let voyage = builder.build().expect("a voyage");
    assert!((voyage.duration() - tracks.ships[0].all_time()).value.abs() < 1e-6);
    let sum = |under_way: bool| {
        let own = |activity: &&TrackActivity| activity.mode.is_under_way() == under_way;
        tracks
            .activities
            .iter()
            .filter(own)
            .map(|activity| activity.distance)
            .sum::<green_corridor::units::Distance<_>>()
    };
    assert!((voyage.sailed() - sum(true)).nautical_miles().abs() < 1e-9);
    assert!(sum(false).nautical_miles() < 0.8);
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    ledger.prove_balances().expect("balances");
}
