//! A file of EU MRV reports of 7,000 rows, read and checked.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::interchange::eu_mrv::{Duplicates, Reader};
use green_corridor::plausibility::{Bands, Sample};
use green_corridor::provenance::Source;

const ROWS: u32 = 7_000;
const HEADER: &str = "imo,name,ship_type,period,technical_efficiency,fuel_t,co2_t,co2_between_ms_t,co2_departed_ms_t,\
                      co2_to_ms_t,co2_at_berth_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm,fuel_g_per_t_nm,\
                      co2_g_per_t_nm,co2_g_per_m3_nm,co2_g_per_dwt_nm";

/// Seven digits, the last the check digit.
fn imo_number(six: u32) -> u32 {
    let sum =
        (2..=7).zip((0..6).map(|place| six / 10_u32.pow(place) % 10)).map(|(weight, digit)| weight * digit);
    six * 10 + sum.sum::<u32>() % 10
}

/// Made-up ships of 2,000 to 142,000 t of cargo; one of a hundred does not add up.
fn file() -> String {
    let mut text = format!("{HEADER}\n");
    for number in 0..ROWS {
        let cargo = f64::from(2_000 + 20 * number);
        let fuel_per_nm = 4.7 * cargo.powf(0.36);
        let fuel = fuel_per_nm * 60_000.0 / 1e3;
        let co2 = fuel * 3.13;
        let at_berth = if number % 100 == 0 { 0.0 } else { 0.1 * co2 };
        text.push_str(&format!(
            "{},MADE UP {number},Container ship,2023,EEXI (9.87 gCO₂/t·nm),{fuel:.2},{co2:.2},{:.2},{:.2},{:.2},\
             {at_berth:.2},4300.5,{fuel_per_nm:.4},{:.4},{:.4},{:.4},N/A,N/A\n",
            imo_number(900_000 + number),
            0.3 * co2,
            0.3 * co2,
            0.3 * co2,
            fuel_per_nm * 3.13,
            fuel_per_nm / cargo * 1e3,
            fuel_per_nm * 3.13 / cargo * 1e3,
        ));
    }
    text
}

/// Findings and warnings over all reports.
fn checked(text: &str, bands: &Bands) -> (u32, usize, usize) {
    let mut duplicates = Duplicates::new();
    let (mut rows, mut findings, mut warnings) = (0, 0, 0);
    for report in Reader::new(text.as_bytes()).expect("a header") {
        let report = report.expect("a report");
        rows += 1;
        findings += report.findings().len() + usize::from(duplicates.check(&report).is_some());
        warnings += bands.check(&report.observation()).warnings.len();
    }
    (rows, findings, warnings)
}

/// The twin: split at commas, parse, and derive miles and knots on bare numbers.
fn bare(text: &str) -> f64 {
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            let number = |index: usize| cells[index].parse::<f64>().expect("a number");
            let numbers: [f64; 11] = std::array::from_fn(|index| number(index + 5));
            numbers[0] * 1e3 / numbers[7] / numbers[6]
        })
        .sum()
}

fn typed(text: &str) -> f64 {
    let reports = Reader::new(text.as_bytes()).expect("a header");
    reports
        .map(|report| report.expect("a report").speed().expect("derivable").value * 3_600.0 / 1_852.0)
        .sum()
}

fn exchange(criterion: &mut Criterion) {
    let (text, bands) = (file(), Bands::eu_mrv_2018_2023());
    let (rows, findings, warnings) = checked(&text, &bands);
    assert_eq!((rows, findings), (ROWS, 70), "one of a hundred does not add up, and nothing else is odd");
    assert!(warnings < 700, "{warnings}");
    let (one, other) = (typed(&text), bare(&text));
    assert!((one - other).abs() <= 1e-9 * other, "{one} {other}");

    let mut group = criterion.benchmark_group("exchange");
    group.sample_size(30).throughput(Throughput::Elements(u64::from(ROWS)));
    group.bench_function("7,000 reports, read and checked", |bench| {
        bench.iter(|| checked(black_box(&text), &bands));
    });
    group.bench_function("7,000 reports, read", |bench| bench.iter(|| typed(black_box(&text))));
    group.bench_function("7,000 reports, bare f64", |bench| bench.iter(|| bare(black_box(&text))));
    group.bench_function("bands of 7,000 reports", |bench| {
        bench.iter(|| {
            let mut sample = Sample::new();
            for report in Reader::new(black_box(text.as_bytes())).expect("a header").flatten() {
                sample.add(&report.observation());
            }
            sample.bands(Source::user("made up")).rows().len()
        });
    });
    group.finish();
}

criterion_group!(benches, exchange);
criterion_main!(benches);
