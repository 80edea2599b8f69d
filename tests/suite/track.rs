//! Cleaning: made-up reports with one fault each, and real rows with several.

use green_corridor::port::geodesic;
use green_corridor::track::{
    Cleaned, Cleaner, CleaningRules, Disbelief, GapPolicy, Gaps, Method, Mmsi, ModeRule, Places,
    PositionReport, Removal, SameInstant, SpeedOf, Stretch, TrackingError, Tracks, clean,
};
use green_corridor::units::si::{hour, hours, knots, seconds};
use jiff::{SignedDuration, Timestamp};

use crate::zones::at;

pub fn june() -> Timestamp {
    "2018-06-01T00:00Z".parse().expect("an instant")
}

pub fn rules() -> CleaningRules {
    CleaningRules::container_ship(june(), june() + SignedDuration::from_hours(24 * 30))
}

pub fn method(gaps: Gaps, places: Places) -> Method {
    let (cleaning, modes) = (rules(), ModeRule::by_speed_and_place());
    Method { cleaning, gaps, speed: SpeedOf::Reported, modes, places, zones: None }
}

pub fn half_an_hour(policy: GapPolicy) -> Gaps {
    Gaps::new(hours(0.5), policy).expect("in range")
}

pub fn report(second: i64, latitude: f64, longitude: f64, speed_kn: f64) -> PositionReport {
    PositionReport {
        mmsi: Mmsi::new(477_117_400).expect("nine digits"),
        at: june() + SignedDuration::from_secs(second),
        position: at(latitude, longitude),
        speed: Some(knots(speed_kn)),
        course_degrees: Some(0.0),
        heading_degrees: Some(0.0),
        status: None,
    }
}

/// Northwards at 12 kn, a report a minute.
pub fn sailing(minutes: std::ops::Range<i64>) -> Vec<PositionReport> {
    minutes.map(|minute| report(60 * minute, 30.0 + minute as f64 / 300.0, -125.0, 12.0)).collect()
}

fn cleaned(reports: &[PositionReport]) -> Cleaned {
    let cleaned = clean(reports.to_vec(), rules()).expect("rules in range");
    assert_eq!(cleaned.tally.read(), cleaned.tally.kept() + cleaned.tally.all_removed());
    assert_eq!(cleaned.tally.kept(), cleaned.reports.len() as u64);
    cleaned
}

fn streamed(reports: &[PositionReport], rules: CleaningRules) -> Cleaned {
    let mut cleaner = Cleaner::new(rules).expect("in range");
    let mut kept = Vec::new();
    for report in reports {
        cleaner.push(*report, &mut |report| kept.push(report));
    }
    let tally = cleaner.finish(&mut |report| kept.push(report));
    Cleaned { reports: kept, tally }
}

#[test]
fn clean_reports_stay_as_they_are() {
    let reports = sailing(0..60);
    let all = cleaned(&reports);
    assert_eq!((all.reports, all.tally.all_removed()), (reports.clone(), 0));
    assert_eq!(streamed(&reports, rules()).reports, reports);
    assert_eq!(streamed(&reports[..1], rules()).reports, &reports[..1]);
    assert_eq!(cleaned(&[]).tally, Default::default());
}

#[test]
fn one_wrong_position_is_removed_wherever_it_is() {
    let good = sailing(0..20);
    for wrong in 0..20 {
        let mut reports = good.clone();
        reports[wrong].position = at(0.0, 0.0);
        let all = cleaned(&reports);
        let mut want = good.clone();
        want.remove(wrong);
        assert_eq!(all.tally.removed(Removal::Jump), 1, "{wrong}");
        assert_eq!(all.reports, want, "{wrong}");
    }
}

#[test]
fn a_ship_that_was_moved_is_followed_from_its_third_report() {
    let mut reports = sailing(0..10);
    reports.extend((10..20).map(|minute| report(60 * minute, 50.0, -10.0 + minute as f64 / 300.0, 8.0)));
    reports.insert(11, report(615, 0.0, 0.0, 8.0));
    reports.insert(12, report(617, 0.0, 90.0, 8.0));
    let all = cleaned(&reports);
    assert_eq!((all.reports.len(), all.tally.removed(Removal::Jump)), (20, 2));

    let tracks =
        Tracks::of(reports, method(half_an_hour(GapPolicy::Drop), Places::none())).expect("in range");
    let ship = &tracks.ships[0];
    assert_eq!(ship.tally.time(Stretch::Leapt).value, 60.0); // no ship joins the two: neither time nor miles count
    assert_eq!(ship.tally.time(Stretch::Observed).value, 18.0 * 60.0);
    assert!(ship.all_distance().nautical_miles() < 5.0, "{}", ship.all_distance());
}

#[test]
fn two_ships_under_one_number_are_one_track() {
    let here = sailing(0..30);
    let there = (0..30).map(|minute| report(60 * minute + 30, -33.0, 151.0, 0.0));
    let mixed: Vec<_> = here.iter().copied().zip(there).flat_map(|(one, other)| [one, other]).collect();
    let all = cleaned(&mixed);
    assert_eq!((all.tally.kept(), all.tally.removed(Removal::Jump)), (30, 30));
    assert_eq!(all.reports, here);
}

#[test]
fn a_speed_that_cannot_be_is_taken_and_its_position_stays() {
    let mut reports = sailing(0..5);
    reports[1].speed = Some(knots(59.7));
    reports[2].speed = Some(knots(f64::NAN));
    reports[3].speed = Some(knots(-1.0));
    let all = cleaned(&reports);
    assert_eq!((all.tally.kept(), all.tally.disbelieved(Disbelief::Speed)), (5, 3));
    assert_eq!(all.tally.without_speed(), 3);
    assert!(all.reports[1..4].iter().all(|report| report.speed.is_none()));
    let tracks =
        Tracks::of(reports, method(half_an_hour(GapPolicy::Drop), Places::none())).expect("in range");
    assert_eq!(tracks.tally().without_either_speed(), 2);
    for activity in &tracks.activities {
        assert!((activity.speed - knots(12.0)).value.abs() < 0.02, "{:?}", activity.speed);
    }
}

#[test]
fn a_heading_of_511_is_none() {
    let mut reports = sailing(0..4);
    reports[0].heading_degrees = Some(511.0);
    reports[1].heading_degrees = None;
    reports[2].course_degrees = Some(360.0);
    let all = cleaned(&reports);
    assert_eq!((all.reports[0].heading_degrees, all.reports[2].course_degrees), (None, None));
    assert_eq!(all.tally.disbelieved(Disbelief::Heading), 1);
    assert_eq!(all.tally.disbelieved(Disbelief::Course), 1);
    assert_eq!((all.tally.kept(), all.tally.without_heading()), (4, 2));
}

#[test]
fn duplicates_and_two_places_at_once_are_counted_apart() {
    let good = sailing(0..10);
    let mut reports = good.clone();
    reports.push(good[4]);
    reports.push(PositionReport { speed: None, ..good[4] });
    reports.push(report(300, 30.02, -125.0, 12.0)); // minute 5, a fifth of a mile from where the ship is
    let all = cleaned(&reports);
    assert_eq!(all.reports, good);
    assert_eq!(all.tally.removed(Removal::Duplicate), 2);
    assert_eq!(all.tally.removed(Removal::SameInstant), 1);

    let neither = CleaningRules { same_instant: SameInstant::Neither, ..rules() };
    let all = clean(reports, neither).expect("in range");
    assert_eq!(all.tally.removed(Removal::SameInstant), 2);
    assert!(all.reports.iter().all(|report| report.at != good[5].at));
}

#[test]
fn clocks_that_were_reset_are_counted() {
    let mut reports = sailing(0..30);
    reports[7].at = "1980-01-06T00:00Z".parse().expect("an instant");
    reports[8].at = "2037-01-01T00:00Z".parse().expect("an instant");
    reports[9].at = june() + SignedDuration::from_hours(24 * 20);
    let all = streamed(&reports, rules());
    assert_eq!(all.tally.removed(Removal::OutsidePeriod), 2);
    assert_eq!(all.tally.removed(Removal::Ahead), 1);
    assert_eq!(all.tally.kept(), 27);
}

#[test]
fn a_first_report_with_a_wrong_clock_keeps_none_out() {
    let mut reports = sailing(0..30);
    reports[0].at = june() + SignedDuration::from_hours(24 * 20);
    let all = streamed(&reports, rules());
    assert_eq!((all.tally.kept(), all.tally.removed(Removal::Ahead)), (29, 1));
}

#[test]
fn time_going_backwards_is_put_in_order_or_counted() {
    let good = sailing(0..60);
    let mut reports = good.clone();
    reports.swap(20, 25); // within the ten minutes of the rules
    assert_eq!(streamed(&reports, rules()).reports, good);
    let late = reports.remove(30);
    reports.insert(50, late);
    let all = streamed(&reports, rules());
    assert_eq!((all.tally.kept(), all.tally.removed(Removal::Late)), (59, 1));
    assert_eq!(cleaned(&reports).reports, good); // a list is sorted first
    reports.reverse();
    let all = streamed(&reports, rules());
    assert_eq!(all.tally.read(), all.tally.kept() + all.tally.all_removed());
    assert!(all.tally.removed(Removal::Late) > 40);
}

#[test]
fn no_more_reports_wait_than_the_rules_say() {
    let few = CleaningRules { reorder_reports: 3, ..rules() };
    let mut cleaner = Cleaner::new(few).expect("in range");
    let mut kept = 0;
    for (number, report) in sailing(0..60).into_iter().enumerate() {
        cleaner.push(report, &mut |_| kept += 1);
        // Three in the window, one whose instant may not be over, and those that wait to be believed.
        assert!(number < kept + 3 + 1 + few.confirmed_by, "{number} {kept}");
    }
}

#[test]
fn the_antimeridian_is_no_jump() {
    let reports: Vec<_> = (0..20)
        .map(|minute| {
            let east = 179.97 + minute as f64 / 300.0;
            report(60 * minute, 45.0, if east > 180.0 { east - 360.0 } else { east }, 8.5)
        })
        .collect();
    let tracks =
        Tracks::of(reports.clone(), method(half_an_hour(GapPolicy::Drop), Places::none())).expect("in range");
    let sum = tracks.ships[0].all_distance().nautical_miles();
    let whole = geodesic(reports[0].position, reports[19].position).nautical_miles();
    assert!((sum - whole).abs() < 1e-4, "{sum} {whole}");
    for (activity, pair) in tracks.activities.iter().zip(reports.windows(2)) {
        let (one, other) =
            (geodesic(pair[0].position, activity.position), geodesic(activity.position, pair[1].position));
        assert!((one.nautical_miles() - other.nautical_miles()).abs() < 1e-6);
    }
}

#[test]
fn rules_out_of_range_are_refused() {
    let refused = |rules| clean(Vec::new(), rules).expect_err("out of range").to_string();
    assert_eq!(
        refused(CleaningRules { fastest_between: knots(0.0), ..rules() }),
        "`fastest_between_kn` must be in 1..=200 kn, got 0"
    );
    assert_eq!(
        refused(CleaningRules { confirmed_by: 0, ..rules() }),
        "`confirmed_by` must be in 1..=100 reports, got 0"
    );
    let nan = CleaningRules { clock_error: seconds(f64::NAN), ..rules() };
    assert!(refused(nan).starts_with("`clock_error_s` must be in 0..=3600 s"));
    let backwards = CleaningRules { earliest: rules().latest, latest: june(), ..rules() };
    assert!(matches!(clean(Vec::new(), backwards), Err(TrackingError::Period { .. })));
    assert!(Gaps::new(hours(0.001), GapPolicy::Drop).is_err());
    assert!(Gaps::new(hours(1.0), GapPolicy::Hold { up_to: hours(f64::INFINITY) }).is_err());
}

/// Rows of one ship on 2 June 2018: a position 80 nm away, and a speed of 59.7 kn at a position where the ship was.
///
/// Source: receiver logs of the Santa Barbara Amateur Radio Club, as kept in BenioffOceanInitiative/whalesafe4r.
#[test]
fn real_rows_with_their_faults() {
    let rows = [
        ("2018-06-02T10:32:17Z", 33.611585, -118.362865, 11.0),
        ("2018-06-02T10:34:04Z", 33.608927, -118.356645, 10.2),
        ("2018-06-02T10:37:25Z", 33.604302, -118.345893, 9.7),
        ("2018-06-02T10:44:04Z", 32.304662, -117.929668, 7.9),
        ("2018-06-02T11:00:53Z", 33.598065, -118.281635, 8.6),
        ("2018-06-02T11:25:15Z", 33.613500, -118.218598, 59.7),
        ("2018-06-02T11:27:12Z", 33.615892, -118.213688, 8.5),
        ("2018-06-02T11:41:15Z", 33.634023, -118.181388, 7.6),
    ];
    let reports = rows.map(|(at_instant, latitude, longitude, speed)| PositionReport {
        at: at_instant.parse().expect("an instant"),
        ..report(0, latitude, longitude, speed)
    });
    let all = cleaned(&reports);
    assert_eq!((all.tally.kept(), all.tally.removed(Removal::Jump)), (7, 1));
    assert_eq!(all.tally.disbelieved(Disbelief::Speed), 1);
    assert_eq!(all.tally.without_speed(), 1);
    let tracks = Tracks::of(reports.to_vec(), method(half_an_hour(GapPolicy::Drop), Places::none()))
        .expect("in range");
    let ship = &tracks.ships[0];
    assert!((ship.all_time().get::<hour>() - 4_138.0 / 3_600.0).abs() < 1e-12);
    assert!((9.7..9.75).contains(&ship.all_distance().nautical_miles()), "{}", ship.all_distance());
    assert!(tracks.activities.iter().all(|activity| activity.speed < knots(11.1)));
}
