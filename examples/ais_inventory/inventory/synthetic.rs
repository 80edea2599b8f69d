//! The made-up week as a file of MarineCadastre, with the faults that such files have.

use std::f64::consts::TAU;
use std::fmt::Write;

use jiff::{SignedDuration, Timestamp};

use super::scenario::{PLOTS, Plot, START, Step};

const HEADER: &str = "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft\n";

/// Seconds between two reports at sea, in confined waters, and of a ship that lies.
const INTERVALS: [i64; 3] = [180, 60, 300];

/// Hours of silence: ship, from which hour on, how long. Alongside in the shadow of cranes, and far out.
const SILENCES: [(u32, f64, f64); 4] =
    [(100_000_001, 72.0, 7.0), (100_000_003, 40.0, 20.0), (100_000_004, 5.2, 1.4), (100_000_002, 12.0, 0.8)];

/// One row, in the order in which it was received.
#[derive(Clone, Copy)]
struct Row {
    received: i64,
    at: i64,
    latitude: f64,
    longitude: f64,
    speed_kn: f64,
    course: f64,
    status: u8,
}

/// The file.
pub fn csv() -> Vec<u8> {
    let mut rows: Vec<(&Plot, Row)> = Vec::new();
    for plot in &PLOTS {
        let mut own = track(plot);
        own.retain(|row| !is_silent(plot.mmsi, row.at));
        spoil(plot, &mut own);
        rows.extend(own.into_iter().map(|row| (plot, row)));
    }
    rows.sort_by_key(|(plot, row)| (row.received, plot.mmsi));
    let mut text = String::from(HEADER);
    for (number, (plot, row)) in rows.iter().enumerate() {
        write_row(&mut text, number, plot, row);
    }
    text.into_bytes()
}

fn track(plot: &Plot) -> Vec<Row> {
    let mut noise = Noise(u64::from(plot.mmsi));
    let (mut latitude, mut longitude) = plot.at;
    let mut seconds = plot.from_h * 3_600.0;
    let mut rows = Vec::new();
    let mut report = |seconds: f64, latitude: f64, longitude: f64, speed_kn: f64, course: f64, status: u8| {
        let at = START + seconds as i64;
        let metre = 1.0 / 111_120.0;
        rows.push(Row {
            received: at,
            at,
            latitude: latitude + noise.next() * 6.0 * metre,
            longitude: longitude + noise.next() * 6.0 * metre,
            speed_kn: (speed_kn + noise.next() * 0.15).max(0.0),
            course,
            status,
        });
    };
    for step in plot.steps {
        match *step {
            Step::To(north, east, speed_kn) => {
                let across = latitude.to_radians().cos();
                let (up, right) = (north - latitude, (east - longitude) * across);
                let time = up.hypot(right) * 60.0 / speed_kn * 3_600.0;
                let course = right.atan2(up).to_degrees().rem_euclid(360.0);
                let interval = if speed_kn > 9.0 { INTERVALS[0] } else { INTERVALS[1] } as f64;
                let pieces = (time / interval).ceil().max(1.0);
                for piece in 0..pieces as u32 {
                    let share = f64::from(piece) / pieces;
                    let (lat, lon) = (latitude + up * share, longitude + (east - longitude) * share);
                    report(seconds + time * share, lat, lon, speed_kn, course, 0);
                }
                (latitude, longitude, seconds) = (north, east, seconds + time);
            }
            Step::Lie(hours, swing_m) => {
                let status = if swing_m > 50.0 { 1 } else { 5 };
                for piece in 0..(hours * 3_600.0) as i64 / INTERVALS[2] {
                    let since = (piece * INTERVALS[2]) as f64;
                    let turn = TAU * since / 22_000.0;
                    let swing = swing_m / 111_120.0;
                    let (lat, lon) = (latitude + swing * turn.sin(), longitude + swing * (1.0 - turn.cos()));
                    let speed_kn = if status == 1 { 0.2 } else { 0.0 };
                    report(seconds + since, lat, lon, speed_kn, turn.to_degrees().rem_euclid(360.0), status);
                }
                seconds += hours * 3_600.0;
            }
            Step::Drift(hours) => {
                for piece in 0..(hours * 3_600.0) as i64 / INTERVALS[2] {
                    let since = (piece * INTERVALS[2]) as f64;
                    let (lat, lon) =
                        (latitude - since * 0.6 / 216_000.0, longitude + since * 0.3 / 216_000.0);
                    report(seconds + since, lat, lon, 0.6, 160.0, 2);
                }
                latitude -= hours * 0.6 / 60.0;
                longitude += hours * 0.3 / 60.0;
                seconds += hours * 3_600.0;
            }
        }
    }
    report(seconds, latitude, longitude, 0.0, 0.0, 0);
    rows
}

fn is_silent(mmsi: u32, at: i64) -> bool {
    let hour = (at - START) as f64 / 3_600.0;
    SILENCES.iter().any(|(own, from, long)| *own == mmsi && (*from..from + long).contains(&hour))
}

/// Spikes, doubles, late rows, and a clock that was reset.
fn spoil(plot: &Plot, rows: &mut Vec<Row>) {
    let clock_reset = plot.mmsi == 100_000_002;
    let mut doubles = Vec::new();
    for (number, row) in rows.iter_mut().enumerate() {
        match number % 997 {
            211 => row.latitude += 1.3,
            388 => row.longitude -= 2.1,
            502 => doubles.push(*row),
            640 => row.speed_kn = 59.7,
            713 => row.received += 240,
            801 => row.received += 1_500,
            _ => {}
        }
        if clock_reset && (300..303).contains(&number) {
            row.at -= 20 * 365 * 86_400;
        }
    }
    rows.extend(doubles);
}

fn write_row(text: &mut String, number: usize, plot: &Plot, row: &Row) {
    let instant = Timestamp::UNIX_EPOCH + SignedDuration::from_secs(row.at);
    let latitude = if number % 6_101 == 6_100 { 91.0 } else { row.latitude };
    let heading = if number % 61 == 7 { 511.0 } else { row.course.floor() };
    let speed = if number % 1_409 == 1_000 { 102.3 } else { row.speed_kn };
    let [length, beam, draught] = plot.size;
    let _ = writeln!(
        text,
        "{},{},{latitude:.5},{:.5},{speed:.1},{:.1},{heading:.0},{},,,{},{},{length},{beam},{draught}",
        plot.mmsi,
        instant.strftime("%Y-%m-%dT%H:%M:%S"),
        row.longitude,
        (row.course * 10.0).floor() / 10.0,
        plot.name,
        plot.ship_type,
        row.status
    );
}

/// Numbers between -1 and 1, always the same.
struct Noise(u64);

impl Noise {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
    }
}
