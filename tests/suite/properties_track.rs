//! Laws of tracks: nothing is lost, nothing depends on order, cleaning once is cleaning for good.

use green_corridor::port::{LatLon, Latitude, Longitude, geodesic};
use green_corridor::track::{
    Cleaner, CleaningRules, GapPolicy, Gaps, Method, Mmsi, ModeRule, Place, PlaceKind, Places,
    PositionReport, Removal, SameInstant, SpeedOf, Stay, Stretch, Tally, TrackActivity, TrackEvent,
    TrackSummary, Tracker, Tracks, clean,
};
use green_corridor::units::si::{hours, knots, nautical_miles, seconds};
use green_corridor::zone::{Polygon, Zones};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategies::{cases, wild};
use crate::track::{june, rules};
use crate::zones::at;

/// What is wrong with one report.
#[derive(Clone, Copy, Debug)]
enum Fault {
    None,
    Jump,
    Twice,
    TwoPlaces,
    Fast,
    Silent,
}

/// One leg of a made-up track: seconds, knots, degrees of course, a fault.
type Leg = (i64, f64, f64, Fault);

fn legs(faults: bool) -> impl Strategy<Value = Vec<Leg>> {
    use Fault::{Fast, Jump, None, Silent, Twice, TwoPlaces};
    let fault = if faults {
        vec![None, None, None, None, Jump, Twice, TwoPlaces, Fast, Silent]
    } else {
        vec![None, Silent]
    };
    let seconds = prop_oneof![8 => 10_i64..400, 1 => 1_900_i64..40_000];
    prop::collection::vec((seconds, 0.0_f64..22.0, 0.0_f64..360.0, select(fault)), 1..60)
}

/// From a position on along the legs; the reports a receiver would have logged, in order.
fn sailed(mmsi: u32, (latitude, longitude): (f64, f64), legs: &[Leg]) -> Vec<PositionReport> {
    let (mut second, mut latitude, mut longitude) = (0, latitude, longitude);
    let mut reports = Vec::new();
    for (leg, fault) in legs.iter().map(|leg| (leg, leg.3)) {
        let miles = leg.1 * leg.0 as f64 / 3_600.0;
        second += leg.0;
        latitude = (latitude + miles / 60.0 * leg.2.to_radians().cos()).clamp(-70.0, 70.0);
        longitude += miles / 60.0 * leg.2.to_radians().sin() / latitude.to_radians().cos();
        let east = |degrees: f64| (degrees + 180.0).rem_euclid(360.0) - 180.0;
        let good = PositionReport {
            mmsi: Mmsi::new(mmsi).expect("nine digits"),
            at: june() + SignedDuration::from_secs(second),
            position: at(latitude, east(longitude)),
            speed: Some(knots(leg.1)),
            course_degrees: Some(leg.2),
            heading_degrees: Some(leg.2),
            status: None,
        };
        match fault {
            Fault::None => reports.push(good),
            Fault::Jump => {
                reports.push(PositionReport { position: at(-latitude, east(longitude + 90.0)), ..good })
            }
            Fault::Twice => reports.extend([good, good]),
            Fault::TwoPlaces => reports
                .extend([good, PositionReport { position: at(latitude + 0.1, east(longitude)), ..good }]),
            Fault::Fast => reports.push(PositionReport {
                speed: Some(knots(59.7)),
                heading_degrees: Some(511.0),
                ..good
            }),
            Fault::Silent => reports.push(PositionReport { speed: None, ..good }),
        }
    }
    reports
}

/// Two ships; one may cross the antimeridian.
fn fleet(faults: bool) -> impl Strategy<Value = Vec<PositionReport>> {
    let start = (-60.0_f64..60.0, prop_oneof![-180.0_f64..180.0, 179.0_f64..180.0, -119.0_f64..-118.0]);
    (start, legs(faults), legs(faults)).prop_map(|(from, one, other)| {
        let mut reports = sailed(477_117_400, from, &one);
        reports.extend(sailed(636_091_912, (33.7, -118.2), &other));
        reports.sort_by_key(|report| report.at);
        reports
    })
}

/// Reports without any order or sense.
fn nonsense() -> impl Strategy<Value = Vec<PositionReport>> {
    let wild_angle = || prop::option::of(wild());
    let one = (
        1_u32..4,
        -400_i64..4_000,
        -90.0_f64..=90.0,
        -180.0_f64..=180.0,
        wild_angle(),
        wild_angle(),
        wild_angle(),
    );
    let report =
        |(mmsi, second, latitude, longitude, speed, course_degrees, heading_degrees)| PositionReport {
            mmsi: Mmsi::new(mmsi).expect("a number"),
            at: june() + SignedDuration::from_secs(second),
            position: at(latitude, longitude),
            speed: Option::map(speed, knots),
            course_degrees,
            heading_degrees,
            status: None,
        };
    prop::collection::vec(one.prop_map(report), 0..80)
}

fn policy() -> impl Strategy<Value = GapPolicy> {
    let up_to = select(vec![0.0, 0.4, 3.0, 24.0]).prop_map(hours);
    prop_oneof![
        Just(GapPolicy::Drop),
        up_to.clone().prop_map(|up_to| GapPolicy::Hold { up_to }),
        up_to.prop_map(|up_to| GapPolicy::Interpolate { up_to }),
    ]
}

fn places() -> Places {
    let disc = |name: &str, kind, latitude, miles| {
        let area = Polygon::disc(name, at(latitude, -118.2), nautical_miles(miles)).expect("a disc");
        Place::new(name, kind, area)
    };
    Places::new([
        disc("quay", PlaceKind::Berth, 33.7, 2.0),
        disc("anchorage", PlaceKind::Anchorage, 33.62, 3.0),
        disc("bay", PlaceKind::Manoeuvring, 33.7, 12.0),
    ])
    .expect("three names")
}

fn method(policy: GapPolicy, speed: SpeedOf) -> Method {
    let gaps = Gaps::new(hours(0.5), policy).expect("in range");
    Method {
        cleaning: rules(),
        gaps,
        speed,
        modes: ModeRule::by_speed_and_place(),
        places: places(),
        zones: None,
    }
}

fn streamed(reports: &[PositionReport], rules: CleaningRules) -> (Vec<PositionReport>, Tally) {
    let mut cleaner = Cleaner::new(rules).expect("in range");
    let mut kept = Vec::new();
    reports.iter().for_each(|report| cleaner.push(*report, &mut |report| kept.push(report)));
    let tally = cleaner.finish(&mut |report| kept.push(report));
    kept.sort_by_key(|report| report.mmsi);
    (kept, tally)
}

fn tracked(reports: &[PositionReport], method: Method) -> Tracks {
    let mut tracker = Tracker::new(method).expect("in range");
    let (mut activities, mut stays) = (Vec::<TrackActivity>::new(), Vec::<Stay>::new());
    let mut sort = |event| match event {
        TrackEvent::Activity(activity) => activities.push(activity),
        TrackEvent::Stay(stay) => stays.push(stay),
    };
    reports.iter().for_each(|report| tracker.push(*report, &mut sort));
    let ships: Vec<TrackSummary> = tracker.finish(&mut sort);
    activities.sort_by_key(|activity| activity.mmsi);
    stays.sort_by_key(|stay| stay.mmsi);
    Tracks { activities, stays, ships }
}

fn adds_up(tally: &Tally) -> bool {
    let removed: u64 = Removal::ALL.iter().map(|why| tally.removed(*why)).sum();
    tally.read() == tally.kept() + removed && removed == tally.all_removed()
}

/// Debug text, because a speed that is not a number is not equal to itself.
fn text(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn cleaning_twice_is_cleaning_once(reports in prop_oneof![fleet(true), nonsense()], neither in any::<bool>()) {
        let same_instant = if neither { SameInstant::Neither } else { SameInstant::Nearest };
        let rules = CleaningRules { same_instant, ..rules() };
        let once = clean(reports, rules)?;
        let twice = clean(once.reports.clone(), rules)?;
        prop_assert_eq!(twice.tally.all_removed(), 0);
        prop_assert_eq!(&twice.reports, &once.reports);
        let (stream, tally) = streamed(&once.reports, rules);
        prop_assert_eq!((&stream, tally.all_removed()), (&once.reports, 0));
    }

    #[test]
    fn every_report_is_kept_or_counted(reports in prop_oneof![fleet(true), nonsense()]) {
        let read = reports.len() as u64;
        let (kept, tally) = streamed(&reports, rules());
        prop_assert!(adds_up(&tally) && tally.read() == read && tally.kept() == kept.len() as u64);
        let cleaned = clean(reports, rules())?;
        prop_assert!(adds_up(&cleaned.tally) && cleaned.tally.read() == read);
        prop_assert_eq!(cleaned.tally.removed(Removal::Late) + cleaned.tally.removed(Removal::Ahead), 0);
    }

    #[test]
    fn no_order_of_a_list_matters(
        (reports, shuffled) in prop_oneof![fleet(true), nonsense()].prop_flat_map(|reports| (Just(reports.clone()), Just(reports).prop_shuffle())),
        policy in policy(),
    ) {
        prop_assert_eq!(text(&clean(reports.clone(), rules())?), text(&clean(shuffled.clone(), rules())?));
        let one = Tracks::of(reports, method(policy, SpeedOf::Reported))?;
        let other = Tracks::of(shuffled, method(policy, SpeedOf::Reported))?;
        prop_assert_eq!(text(&one), text(&other));
    }

    /// Every report arrives up to ten minutes after its instant.
    #[test]
    fn a_stream_in_disorder_within_the_window_is_the_list(
        (reports, delays) in fleet(true).prop_flat_map(|reports| {
            let delays = prop::collection::vec(0_i64..=600, reports.len());
            (Just(reports), delays)
        }),
        policy in policy(),
    ) {
        let mut arrived: Vec<(Timestamp, PositionReport)> = reports
            .iter()
            .zip(delays)
            .map(|(report, delay)| (report.at + SignedDuration::from_secs(delay), *report))
            .collect();
        arrived.sort_by_key(|(at, _)| *at);
        let arrived: Vec<PositionReport> = arrived.into_iter().map(|(_, report)| report).collect();
        let list = clean(reports.clone(), rules())?;
        let (stream, tally) = streamed(&arrived, rules());
        prop_assert_eq!((&stream, &tally), (&list.reports, &list.tally));
        let tracks = Tracks::of(reports, method(policy, SpeedOf::Reported))?;
        prop_assert_eq!(tracked(&arrived, method(policy, SpeedOf::Reported)), tracks);
    }

    #[test]
    fn no_gap_policy_makes_time(reports in prop_oneof![fleet(true), nonsense()], policy in policy()) {
        let tracks = Tracks::of(reports, method(policy, SpeedOf::Reported))?;
        for ship in &tracks.ships {
            let (Some(first), Some(last)) = (ship.first, ship.last) else { continue };
            prop_assert_eq!(ship.tally.exact_span(), last.duration_since(first));
            let tally = |what| ship.tally.time(what);
            let counted = tally(Stretch::Observed) + tally(Stretch::Held) + tally(Stretch::Interpolated);
            prop_assert!((counted - ship.all_time()).value.abs() <= 1e-6);
            prop_assert!(ship.all_time() <= ship.tally.span() + seconds(1e-6));
        }
        for pair in tracks.activities.windows(2).filter(|pair| pair[0].mmsi == pair[1].mmsi) {
            prop_assert!(pair[0].start < pair[0].end && pair[0].end <= pair[1].start);
        }
        prop_assert!(tracks.activities.iter().all(|activity| activity.speed.value.is_finite() && activity.distance.nautical_miles() >= 0.0));
    }

    /// What fills more, counts more, and what is observed is the same.
    #[test]
    fn policies_differ_only_in_gaps(reports in fleet(true), up_to in 0.0_f64..30.0) {
        let up_to = hours(up_to);
        let of = |policy| Tracks::of(reports.clone(), method(policy, SpeedOf::MadeGood));
        let observed = |tracks: &Tracks| -> Vec<TrackActivity> {
            tracks.activities.iter().filter(|activity| activity.filled.is_none()).cloned().collect()
        };
        let drop = of(GapPolicy::Drop)?;
        let still = Gaps::new(hours(0.5), GapPolicy::Drop)?.lying_still_up_to(up_to)?;
        let still = Tracks::of(reports.clone(), Method { gaps: still, ..method(GapPolicy::Drop, SpeedOf::MadeGood) });
        for filled in [of(GapPolicy::Hold { up_to }), of(GapPolicy::Interpolate { up_to }), still] {
            let filled = filled?;
            prop_assert_eq!(observed(&filled), observed(&drop));
            let tally = filled.tally();
            prop_assert_eq!(tally.exact_span(), drop.tally().exact_span());
            prop_assert!(tally.time(Stretch::Dropped) <= drop.tally().time(Stretch::Dropped));
        }
    }

    /// Where nothing is dropped, the way is no shorter than the geodesic from its beginning to its end.
    #[test]
    fn no_track_is_shorter_than_its_geodesic(reports in fleet(false), speed in select(vec![SpeedOf::Reported, SpeedOf::MadeGood])) {
        let tracks = Tracks::of(reports.clone(), method(GapPolicy::Interpolate { up_to: hours(8_784.0) }, speed))?;
        for ship in &tracks.ships {
            let own: Vec<&PositionReport> = reports.iter().filter(|report| report.mmsi == ship.mmsi).collect();
            prop_assert_eq!(ship.tally.kept(), own.len() as u64);
            let shortest = geodesic(own[0].position, own[own.len() - 1].position).nautical_miles();
            let way = ship.all_distance().nautical_miles();
            prop_assert!(way >= shortest * (1.0 - 1e-8) - 1e-9, "{} {}", way, shortest);
        }
    }

    /// What is remembered of a position holds around it: the answer is that of the position itself.
    #[test]
    fn places_and_waters_are_those_of_the_position(legs in legs(false), longitude in -118.5_f64..-117.9) {
        let (day, places, zones) = (jiff::civil::date(2018, 6, 1), places(), Zones::embedded());
        let method = Method { zones: Some(zones.clone()), ..method(GapPolicy::Drop, SpeedOf::Reported) };
        for activity in Tracks::of(sailed(477_117_400, (33.65, longitude), &legs), method)?.activities {
            let here = places.here(activity.position);
            prop_assert_eq!(activity.place.as_ref(), here.innermost());
            let waters = activity.waters.expect("asked for");
            prop_assert_eq!(&*waters, &zones.waters_at(activity.position, day));
        }
    }

    /// Nothing nearer than the clearance is on another side of a border.
    #[test]
    fn within_the_clearance_nothing_changes(
        latitude in 20.0_f64..50.0, longitude in -160.0_f64..-110.0, share in 0.0_f64..0.999, course in 0.0_f64..360.0,
    ) {
        let here = at(latitude, longitude);
        for zone in green_corridor::zone::zones() {
            let clear = zone.area().clearance(here, nautical_miles(300.0));
            let miles = clear.value / 1_852.0;
            let step = share * miles / 60.4;
            let north = step * course.to_radians().cos();
            let east = step * course.to_radians().sin() / latitude.to_radians().cos();
            let Ok(there) = Latitude::from_degrees(latitude + north) else { continue };
            let there = LatLon::new(there, Longitude::from_degrees((longitude + east + 180.0).rem_euclid(360.0) - 180.0)?);
            prop_assume!(geodesic(here, there).length() < clear);
            prop_assert_eq!(zone.area().contains(here), zone.area().contains(there), "{} {}", zone.id(), miles);
        }
    }

    /// Held way is no longer than the way there is.
    #[test]
    fn no_held_way_is_longer_than_the_gap(reports in fleet(false), up_to in 0.0_f64..30.0) {
        let filled = |policy| -> Result<f64, TestCaseError> {
            let activities = Tracks::of(reports.clone(), method(policy, SpeedOf::Reported))?.activities;
            let filled = activities.iter().filter(|activity| activity.filled.is_some());
            Ok(filled.map(|activity| activity.distance.nautical_miles()).sum())
        };
        let held = filled(GapPolicy::Hold { up_to: hours(up_to) })?;
        let there_is = filled(GapPolicy::Interpolate { up_to: hours(8_784.0) })?;
        prop_assert!(held <= there_is * (1.0 + 1e-9) + 1e-6, "{} {}", held, there_is);
    }

    #[test]
    fn stays_rest_on_reports_alone(legs in legs(false), policy in policy()) {
        let reports = sailed(636_091_912, (33.7, -118.2), &legs);
        let of = |policy| Tracks::of(reports.clone(), method(policy, SpeedOf::Reported));
        let tracks = of(policy)?;
        prop_assert_eq!(&tracks.stays, &of(GapPolicy::Drop)?.stays);
        for stay in &tracks.stays {
            let inside = |report: &&PositionReport| stay.from <= report.at && report.at <= stay.to;
            let there = reports.iter().filter(inside).all(|report| stay.place.area().contains(report.position));
            prop_assert!(there && stay.reports > 0 && stay.unheard <= stay.duration() + seconds(1e-6));
        }
        prop_assert!(tracks.stays.windows(2).all(|pair| pair[0].to < pair[1].from));
    }
}
