//! The typed kernel against its raw `f64` twin, in the same run: speed to CO2e over a column of
//! activities. The results are compared bit for bit before anything is timed.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::engine::ghg4::{self, Ghg4Sfc, LoadCorrection};
use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{ConsumerClass, FactorSet, Family, MarineFuel};
use green_corridor::units::si::{hours, kilowatts, knots};
use green_corridor::units::substance::{Co2e, Fuel, WellToWake};
use green_corridor::units::{Energy, Factor, Mass, Power, Time, Velocity};
use green_corridor::vessel::{Allowances, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed};

const ROWS: usize = 4_096;

struct Columns {
    speed: Vec<Velocity>,
    time: Vec<Time>,
}

struct Typed {
    propulsion: Propulsion,
    mcr: Power,
    sfc: Ghg4Sfc,
    co2e: Factor<Co2e<WellToWake, Ar5>, Fuel>,
}

struct Raw {
    reference_m_per_s: f64,
    factor: f64,
    off_below: f64,
    floor: f64,
    mcr_w: f64,
    sfc_kg_per_j: f64,
    flat: bool,
    co2e: f64,
}

/// Well-to-wake CO2e of each row, in the types of the crate.
fn typed(ship: &Typed, columns: &Columns, out: &mut [Mass<Co2e<WellToWake, Ar5>>]) {
    for ((out, speed), time) in out.iter_mut().zip(&columns.speed).zip(&columns.time) {
        let asked = ship.propulsion.asked(*speed, 1.0, OperatingMode::Transit);
        let load = ship.propulsion.limits().limited(asked);
        let shaft: Energy = ship.mcr * load.get() * *time;
        let mass: Mass<Fuel> = ship.sfc.at(load) * shaft;
        *out = ship.co2e * mass;
    }
}

/// The same arithmetic in the same order, on bare numbers.
fn raw(ship: &Raw, speed: &[f64], time: &[f64], out: &mut [f64]) {
    for ((out, speed), time) in out.iter_mut().zip(speed).zip(time) {
        let r = speed / ship.reference_m_per_s;
        let asked = 1.0 * (r * r * r) * ship.factor;
        let raised = if asked > 0.0 { asked.max(ship.floor) } else { 0.0 };
        let load = (if asked < ship.off_below { 0.0 } else { raised }).clamp(0.0, 1.0);
        let shaft = ship.mcr_w * load * time;
        let sfc = if ship.flat {
            ship.sfc_kg_per_j
        } else {
            ship.sfc_kg_per_j * (0.455 * load * load - 0.710 * load + 1.280)
        };
        let mass = sfc * shaft;
        *out = ship.co2e * mass;
    }
}

fn kernel(criterion: &mut Criterion) {
    let fuel = FactorSet::fuel_eu()
        .resolve(&MarineFuel::HFO.into(), ConsumerClass::InternalCombustion)
        .expect("Annex II has HFO");
    let sfc = ghg4::sfc(EngineClass::Ssd, Family::Hfo, Generation::From2001).expect("table 19 has it");
    let co2e = fuel.well_to_wake_factor(Ar5).expect("Annex II states all");
    let reference = ReferenceSpeed::Maximum(knots(24.0));
    let propulsion = Propulsion::propeller_law(reference, Allowances::EPA_2022, LoadLimits::CapOnly);
    let propulsion = propulsion.expect("in range");
    let ship = Typed { propulsion, mcr: kilowatts(58_000.0), sfc, co2e };
    let twin = Raw {
        reference_m_per_s: propulsion.reference_speed().value,
        factor: 1.15,
        off_below: 0.0,
        floor: 0.0,
        mcr_w: ship.mcr.value,
        sfc_kg_per_j: sfc.base().grams_per_kilowatt_hour() / 3.6e9,
        flat: sfc.correction() == LoadCorrection::None,
        co2e: co2e.grams_per_gram(),
    };
    let columns = Columns {
        speed: (0..ROWS).map(|row| knots(8.0 + 15.0 * (row as f64) / (ROWS as f64))).collect(),
        time: (0..ROWS).map(|row| hours(0.5 + (row % 24) as f64)).collect(),
    };
    let speed: Vec<f64> = columns.speed.iter().map(|speed| speed.value).collect();
    let time: Vec<f64> = columns.time.iter().map(|time| time.value).collect();

    let mut typed_out = vec![Mass::ZERO; ROWS];
    let mut raw_out = vec![0.0; ROWS];
    typed(&ship, &columns, &mut typed_out);
    raw(&twin, &speed, &time, &mut raw_out);
    for (typed, raw) in typed_out.iter().zip(&raw_out) {
        assert_eq!(typed.kilograms().to_bits(), raw.to_bits(), "typed {typed}, raw {raw}");
    }
    // At 8 kn for half an hour: load 1.15/27 = 0.042593, correction 1.250585, 1,235.185 kWh, 218.852 g/kWh.
    let by_hand = 1_235.185_185 * 218.852_3e-3 * co2e.grams_per_gram();
    assert!((raw_out[0] / by_hand - 1.0).abs() < 1e-6, "{} {by_hand}", raw_out[0]);

    let mut group = criterion.benchmark_group("speed to CO2e, 4,096 rows");
    group.throughput(Throughput::Elements(ROWS as u64));
    group.bench_function("raw f64", |bencher| {
        bencher.iter(|| raw(black_box(&twin), black_box(&speed), black_box(&time), black_box(&mut raw_out)));
    });
    group.bench_function("typed", |bencher| {
        bencher.iter(|| typed(black_box(&ship), black_box(&columns), black_box(&mut typed_out)));
    });
    group.finish();
}

criterion_group!(benches, kernel);
criterion_main!(benches);
