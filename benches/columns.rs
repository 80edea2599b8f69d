//! Rows of position reports to eight masses, and to sums by ship, beside a loop over bare numbers that knows nothing of
//! ships but its tables. The totals of both are compared before anything is timed.

#[path = "../examples/throughput/data.rs"]
mod data;
#[path = "../examples/throughput/ships.rs"]
mod ships;

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use data::{Reports, SHIPS, STATED, uniform};
use green_corridor::columnar::{Fleet, LANES, Out, Sums};
use green_corridor::vessel::OperatingMode;

/// As many as totals are stated for.
const ROWS: usize = STATED[0].0 as usize;

/// Rows whose modes are told at a time.
const MODES: usize = 4_096;

/// A ship as the definition of the rows has it.
struct Bare {
    mmsi: u32,
    class: usize,
    mcr_kw: f64,
    maximum_kn: f64,
    tier: usize,
    auxiliary_kw: [f64; 4],
    boiler_kw: [f64; 4],
}

fn bare_ships() -> Vec<Bare> {
    (0..SHIPS)
        .map(|ship| {
            let u = |column| uniform(1, ship, column);
            Bare {
                mmsi: data::mmsi(ship),
                class: usize::from(u(0) >= 0.85) + usize::from(u(0) >= 0.97),
                mcr_kw: 8_000.0 + 52_000.0 * u(1),
                maximum_kn: 18.0 + 7.0 * u(2),
                tier: [0.1, 0.4, 0.9].into_iter().filter(|end| u(3) >= *end).count(),
                auxiliary_kw: [
                    500.0 + 1_500.0 * u(4),
                    800.0 + 2_200.0 * u(5),
                    500.0 + 1_300.0 * u(6),
                    500.0 + 2_000.0 * u(7),
                ],
                boiler_kw: [0.0, 100.0 + 300.0 * u(8), 200.0 + 300.0 * u(9), 250.0 + 350.0 * u(10)],
            }
        })
        .collect()
}

/// Grams of one row: the definition, word by word. Fuels: MGO, HFO, LNG.
fn bare_row(ships: &[Bare], reports: &Reports, row: usize) -> [f64; LANES] {
    const SFC_MAIN: [[f64; 3]; 3] = [[185.0, 195.0, 0.0], [205.0, 215.0, 0.0], [0.0, 0.0, 166.0]];
    const CF: [f64; 3] = [3.206, 3.114, 2.75];
    const SULPHUR: [f64; 3] = [0.1, 0.5, 0.0];
    const PM0: [f64; 3] = [0.1545, 0.5761, 0.03];
    const NOX_MAIN: [[[f64; 4]; 2]; 2] = [
        [[17.0, 16.0, 14.4, 3.4], [18.1, 17.0, 15.3, 3.6]],
        [[13.2, 12.2, 10.5, 2.6], [14.0, 13.0, 11.2, 2.8]],
    ];
    const NOX_AUXILIARY: [[f64; 4]; 2] = [[10.9, 9.8, 7.7, 2.0], [11.6, 10.4, 8.2, 2.1]];
    let mmsi = reports.mmsi[row];
    let ship = &ships[ships.partition_point(|ship| ship.mmsi < mmsi)];
    let (sog, hours) = (reports.sog_kn[row], reports.seconds[row] / 3_600.0);
    let mode = match (reports.in_berth[row], sog) {
        (1, _) => 3,
        (_, sog) if sog < 1.0 => 2,
        (_, sog) if sog <= 8.0 => 1,
        _ => 0,
    };
    let oil = usize::from(reports.in_eca[row] == 0);
    let fuel = if ship.class == 2 { 2 } else { oil };
    let (auxiliary, boiler) = (ship.auxiliary_kw[mode] * hours, ship.boiler_kw[mode] * hours);
    let sulphur = |sfc_mass: f64, fuel: usize| 0.97753 * 2.0 / 100.0 * sfc_mass * SULPHUR[fuel];
    let sulphate = |mass: f64, fuel: usize| 7.0 * 0.02247 / 100.0 * mass * SULPHUR[fuel];
    let burned = auxiliary * [217.0, 227.0][oil] + boiler * [300.0, 305.0][oil];
    let mut out = [
        burned,
        burned * CF[oil],
        auxiliary * 0.008 + boiler * 0.002,
        auxiliary * 0.036 + boiler * 0.08,
        auxiliary * NOX_AUXILIARY[oil][ship.tier] + boiler * [2.0, 2.1][oil],
        sulphur(burned, oil),
        (auxiliary + boiler) * PM0[oil] + sulphate(burned, oil),
        0.0,
    ];
    if sog >= 1.0 {
        let ratio = sog / ship.maximum_kn;
        let load = (ratio * ratio * ratio).clamp(0.02, 1.0);
        let shaft = load * ship.mcr_kw * hours;
        let burned = shaft * SFC_MAIN[ship.class][fuel] * (0.455 * load * load - 0.71 * load + 1.28);
        let rise = |a: f64, b: f64| match load {
            load if load <= 0.2 => (a / (load * load.sqrt()) + b) / (a / (0.2 * 0.2_f64.sqrt()) + b),
            _ => 1.0,
        };
        let nox = if ship.class == 2 { 1.3 } else { NOX_MAIN[ship.class][oil][ship.tier] };
        out[0] += burned;
        out[1] += burned * CF[fuel];
        out[2] += shaft * [0.012, 0.010, 2.5][ship.class] * rise(0.0667, 0.3859);
        out[3] += shaft * [0.031, 0.031, 0.02][ship.class] * rise(0.1255, 10.4496);
        out[4] += shaft * nox * rise(0.1255, 10.4496);
        out[5] += sulphur(burned, fuel);
        out[6] += (shaft * PM0[fuel] + sulphate(burned, fuel)) * rise(0.0059, 0.2551);
    }
    out[7] = out[1] + 28.0 * out[2] + 265.0 * out[3];
    out
}

fn bare_rows(ships: &[Bare], reports: &Reports, columns: &mut [Vec<f64>]) {
    for row in 0..reports.len() {
        for (column, grams) in columns.iter_mut().zip(bare_row(ships, reports, row)) {
            column[row] = grams;
        }
    }
}

fn rows(fleet: &Fleet, reports: &Reports, mode: &mut Vec<OperatingMode>, columns: &mut [Vec<f64>]) {
    for from in (0..reports.len()).step_by(MODES) {
        let to = (from + MODES).min(reports.len());
        let mut own = columns.iter_mut().map(|column| &mut column[from..to]);
        let out = std::array::from_fn(|_| own.next().unwrap_or_default());
        fleet.rows(&reports.columns(from, to, mode), &mut Out::new(out)).expect("in range");
    }
}

fn sums(fleet: &Fleet, reports: &Reports, mode: &mut Vec<OperatingMode>) -> Sums {
    let mut sums = Sums::of_nothing(fleet);
    for from in (0..reports.len()).step_by(MODES) {
        let to = (from + MODES).min(reports.len());
        sums.add(fleet, &reports.columns(from, to, mode)).expect("in range");
    }
    sums
}

fn columns(criterion: &mut Criterion) {
    let (fleet, ships) = (ships::fleet().expect("a fleet"), bare_ships());
    let reports = Reports::of(0, ROWS as u64);
    let mut mode = Vec::new();
    let mut out = vec![vec![0.0; ROWS]; LANES];
    let mut bare_out = out.clone();
    rows(&fleet, &reports, &mut mode, &mut out);
    bare_rows(&ships, &reports, &mut bare_out);
    for (column, bare) in out.iter().zip(&bare_out) {
        for (row, (grams, bare)) in column.iter().zip(bare).enumerate() {
            assert!((grams - bare).abs() <= 1e-12 * bare.abs(), "row {row}: {grams}, bare {bare}");
        }
    }
    let total = sums(&fleet, &reports, &mut mode).total(&fleet).lanes.all_grams();
    for (total, stated) in total.iter().zip(STATED[0].1) {
        assert!((total / stated - 1.0).abs() < 1e-9, "{total}, other languages {stated}");
    }
    for (total, column) in total.iter().zip(&bare_out) {
        let bare: f64 = column.iter().sum();
        assert!((total / bare - 1.0).abs() < 1e-12, "{total}, bare {bare}");
    }

    let mut group = criterion.benchmark_group("position reports to masses, 1,000,000 rows");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("rows, bare loop", |bencher| {
        bencher.iter(|| bare_rows(black_box(&ships), black_box(&reports), black_box(&mut bare_out)));
    });
    group.bench_function("rows", |bencher| {
        bencher.iter(|| rows(black_box(&fleet), black_box(&reports), &mut mode, black_box(&mut out)));
    });
    group.bench_function("sums by ship", |bencher| {
        bencher.iter(|| sums(black_box(&fleet), black_box(&reports), &mut mode));
    });
    group.finish();
}

criterion_group!(benches, columns);
criterion_main!(benches);
