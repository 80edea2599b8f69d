//! One voyage of ten activities to a full ledger, and a year of 10,000 voyages.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Teu};
use green_corridor::{Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, Vessel, Voyage};

fn voyage(speed_kn: f64) -> Voyage {
    let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    let plan = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO);
    let cargo = Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0));
    let nm = Distance::from_nautical_miles;
    Voyage::starting("2026-03-01T00:00Z".parse().expect("an instant"), ship, plan)
        .draught(metres(13.2))
        .port_call("Yangshan")
        .berth(hours(30.0))
        .leg("Yangshan", "Los Angeles", cargo)
        .manoeuvring(nm(18.0), knots(11.0))
        .transit(nm(2_600.0), knots(speed_kn))
        .transit(nm(2_690.0), knots(speed_kn - 0.5))
        .transit(nm(460.0), knots(16.0))
        .transit(nm(40.0), knots(12.0))
        .anchorage(hours(8.0))
        .manoeuvring(nm(9.0), knots(11.0))
        .port_call("Los Angeles")
        .berth(hours(60.0))
        .berth(hours(24.0))
        .build()
        .expect("a voyage")
}

fn ledger(voyage: &Voyage, set: &FactorSet) -> Inventory {
    Inventory::of(voyage, set, FuelBasis::Modelled).expect("a ledger")
}

fn one_voyage(criterion: &mut Criterion) {
    let set = FactorSet::imo_lca();
    let one = voyage(17.5);
    assert_eq!(one.activities().len(), 10);
    let total = ledger(&one, &set);
    assert_eq!(total.entries().len(), 7 + 10 + 5);
    total.prove_balances().expect("balanced");
    let co2e = total.total().emissions.well_to_wake(Ar5).expect("known").tonnes();
    assert!((6_400.0..6_700.0).contains(&co2e), "{co2e}");
    criterion.bench_function("one voyage of ten activities to a ledger", |bencher| {
        bencher.iter(|| ledger(black_box(&one), black_box(&set)));
    });
    criterion.bench_function("and its total as CO2e", |bencher| {
        bencher.iter(|| {
            let ledger = ledger(black_box(&one), black_box(&set));
            ledger.total().emissions.well_to_wake(Ar5).expect("known")
        });
    });
}

fn a_year(criterion: &mut Criterion) {
    const VOYAGES: usize = 10_000;
    let set = FactorSet::imo_lca();
    let year: Vec<Voyage> =
        (0..VOYAGES).map(|index| voyage(14.0 + 6.0 * index as f64 / VOYAGES as f64)).collect();
    let sum = |voyages: &[Voyage]| -> f64 {
        voyages
            .iter()
            .map(|voyage| ledger(voyage, &set).total().emissions.well_to_wake(Ar5).expect("known").tonnes())
            .sum()
    };
    let expected: f64 = sum(&year);
    assert!((expected / VOYAGES as f64 - 6_200.0).abs() < 400.0, "{}", expected / VOYAGES as f64);
    let mut group = criterion.benchmark_group("a year");
    group.throughput(Throughput::Elements(VOYAGES as u64)).sample_size(10);
    group.bench_function("10,000 voyages to their CO2e", |bencher| {
        bencher.iter(|| assert_eq!(sum(black_box(&year)), expected));
    });
    group.finish();
}

criterion_group!(benches, one_voyage, a_year);
criterion_main!(benches);
