//! A made-up MarineCadastre file in memory: rows read, and hours and nautical miles per ship out of them.

use std::collections::{BTreeMap, HashMap};
use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::interchange::marine_cadastre::Reader;
use green_corridor::track::Mmsi;
use green_corridor::units::si::knots;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

const SHIPS: u32 = 100;
const ROWS_OF_A_SHIP: u32 = 2_000;
const ROWS: u32 = SHIPS * ROWS_OF_A_SHIP;
const HEADER: &str = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,\
                      Width,Draft\n";

/// Reports above this speed are taken for errors, and so is what has no speed.
const FASTEST_KN: f64 = 40.0;
/// A gap counts with no more than this.
const LONGEST_GAP_S: i64 = 600;
const RADIUS_NM: f64 = 3_440.065;

/// Where a ship was: seconds from 1970, and degrees.
struct Fix {
    at: i64,
    latitude: f64,
    longitude: f64,
}

/// The fixes of a ship.
type Track = Vec<Fix>;

/// Hours and nautical miles of each ship.
type Sums = BTreeMap<u32, (f64, f64)>;

/// Seven digits, the last the check digit.
fn imo_number(six: u32) -> u32 {
    let sum =
        (2..=7).zip((0..6).map(|place| six / 10_u32.pow(place) % 10)).map(|(weight, digit)| weight * digit);
    six * 10 + sum.sum::<u32>() % 10
}

/// A report about each minute; one of 50 ten minutes late, one of 100 without heading, one of 200 without speed.
fn row(ship: u32, number: u32) -> String {
    let late = if number.is_multiple_of(50) { 600 } else { 0 };
    let at = 1_527_811_200 + i64::from(number * 63 + number / 50 * 600 + late + ship % 60);
    let at = TimeZone::UTC.to_datetime(Timestamp::from_second(at).expect("an instant"));
    let along = f64::from(number) / f64::from(ROWS_OF_A_SHIP);
    let (latitude, longitude) = (33.7 + along * 1.2 + f64::from(ship) * 1e-3, -118.2 - along * 3.1);
    let speed = if number % 200 == 7 { 102.3 } else { 11.0 + f64::from(number % 37) / 10.0 };
    let course = f64::from(number % 3_600) / 10.0;
    let heading = if number % 100 == 3 { 511 } else { number % 360 };
    let imo = imo_number(900_000 + ship);
    format!(
        "{},{at},{latitude:.5},{longitude:.5},{speed:.1},{course:.1},{heading},MADE UP {ship},IMO{imo},WMU{ship},71,0,335,\
         49,13.8\n",
        366_000_001 + ship
    )
}

fn ship_after_ship() -> String {
    let rows = (0..SHIPS).flat_map(|ship| (0..ROWS_OF_A_SHIP).map(move |number| row(ship, number)));
    HEADER.to_owned() + &rows.collect::<String>()
}

/// As the daily files are.
fn in_order_of_time() -> String {
    let rows = (0..ROWS_OF_A_SHIP).flat_map(|number| (0..SHIPS).map(move |ship| row(ship, number)));
    HEADER.to_owned() + &rows.collect::<String>()
}

/// Reports, those with a speed and those with a heading.
fn counted(file: &str) -> (u32, u32, u32) {
    let (mut all, mut with_speed, mut with_heading) = (0, 0, 0);
    for report in Reader::new(file.as_bytes()).expect("a header") {
        let report = report.expect("a report");
        all += 1;
        with_speed += u32::from(report.speed.is_some());
        with_heading += u32::from(report.heading_degrees.is_some());
    }
    (all, with_speed, with_heading)
}

fn sums(mut track: Track) -> (f64, f64) {
    if !track.is_sorted_by_key(|fix| fix.at) {
        track.sort_by_key(|fix| fix.at);
    }
    let mut fixes = track.iter().map(|fix| {
        let latitude = fix.latitude.to_radians();
        (fix.at, latitude, fix.longitude.to_radians(), latitude.cos())
    });
    let Some(mut from) = fixes.next() else { return (0.0, 0.0) };
    let (mut seconds, mut miles) = (0, 0.0);
    for to in fixes {
        seconds += (to.0 - from.0).min(LONGEST_GAP_S);
        let (north, east) = (((to.1 - from.1) / 2.0).sin(), ((to.2 - from.2) / 2.0).sin());
        miles += 2.0 * RADIUS_NM * (north * north + to.3 * from.3 * east * east).sqrt().asin();
        from = to;
    }
    (seconds as f64 / 3_600.0, miles)
}

fn hours_and_miles(file: &str) -> Sums {
    let (mut places, mut tracks) = (HashMap::new(), Vec::<(Mmsi, Track)>::new());
    // Rows of one ship often follow each other.
    let mut last = 0;
    for report in Reader::new(file.as_bytes()).expect("a header") {
        let report = report.expect("a report");
        if report.speed.is_none_or(|speed| speed > knots(FASTEST_KN)) {
            continue;
        }
        if tracks.get(last).is_none_or(|(mmsi, _)| *mmsi != report.mmsi) {
            last = *places.entry(report.mmsi).or_insert(tracks.len());
            if last == tracks.len() {
                tracks.push((report.mmsi, Track::new()));
            }
        }
        let (latitude, longitude) = (report.position.latitude(), report.position.longitude());
        let (latitude, longitude) = (latitude.degrees(), longitude.degrees());
        tracks[last].1.push(Fix { at: report.at.as_second(), latitude, longitude });
    }
    tracks.into_iter().map(|(mmsi, track)| (mmsi.get(), sums(track))).collect()
}

/// The twin: split at commas, and parse.
fn bare(file: &str) -> Sums {
    let mut tracks = BTreeMap::<u32, Track>::new();
    for line in file.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let number = |index: usize| cells[index].parse::<f64>().expect("a number");
        if number(4) <= FASTEST_KN {
            let at: DateTime = cells[1].parse().expect("an instant");
            let at = TimeZone::UTC.to_timestamp(at).expect("an instant").as_second();
            let track = tracks.entry(cells[0].parse().expect("an MMSI")).or_default();
            track.push(Fix { at, latitude: number(2), longitude: number(3) });
        }
    }
    tracks.into_iter().map(|(mmsi, track)| (mmsi, sums(track))).collect()
}

fn ais(criterion: &mut Criterion) {
    let (by_ship, by_time) = (ship_after_ship(), in_order_of_time());
    let expected = (ROWS, ROWS - ROWS / 200, ROWS - ROWS / 100);
    assert_eq!((counted(&by_ship), counted(&by_time)), (expected, expected));
    let twin = bare(&by_ship);
    assert_eq!(twin.len() as u32, SHIPS);
    assert!(hours_and_miles(&by_ship) == twin && hours_and_miles(&by_time) == twin, "the same, bit for bit");

    let mut group = criterion.benchmark_group("ais");
    group.sample_size(20).throughput(Throughput::Elements(u64::from(ROWS)));
    group.bench_function("200,000 rows read, ship after ship", |bench| {
        bench.iter(|| counted(black_box(&by_ship)));
    });
    group.bench_function("200,000 rows read, in order of time", |bench| {
        bench.iter(|| counted(black_box(&by_time)));
    });
    group.bench_function("hours and miles, ship after ship", |bench| {
        bench.iter(|| hours_and_miles(black_box(&by_ship)));
    });
    group.bench_function("hours and miles, in order of time", |bench| {
        bench.iter(|| hours_and_miles(black_box(&by_time)));
    });
    group
        .bench_function("hours and miles, split and parse", |bench| bench.iter(|| bare(black_box(&by_ship))));
    group.finish();
}

criterion_group!(benches, ais);
criterion_main!(benches);
