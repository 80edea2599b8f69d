//! A million boxes under every allocation rule, and the bridge between two.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::{Allocator, Attribution, Bridge, Lot, Manifest, cargo_mass, rule};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::substance::ShortestFeasible;
use green_corridor::units::{Distance, Teu};
use green_corridor::voyage::Leg;
use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage};

const BOXES: usize = 1_000_000;
const OUT: (f64, f64) = (20_000.0, 20_000.0);
const BACK: (f64, f64) = (19_000.0, 5_000.0);

fn voyage() -> Voyage {
    let ship = Vessel::container_ship("bench", Teu::from_count(24_000.0))
        .main_engine(EngineClass::Ssd, kilowatts(64_000.0))
        .imo_ghg4(Generation::From2001, knots(23.0), metres(16.0))
        .build()
        .expect("a ship");
    let leg = |from: &str, to: &str, (carried, loaded)| Leg {
        cargo: Some(Cargo::new(Teu::from_count(carried), Teu::from_count(loaded))),
        shortest_feasible: Some(Distance::<ShortestFeasible>::from_nautical_miles(5_749.7)),
        ..Leg::new(from, to)
    };
    Voyage::starting("2026-03-01T00:00Z".parse().expect("an instant"), ship, MarineFuel::VLSFO.into())
        .draught(metres(14.0))
        .add_leg(leg("Yangshan", "Los Angeles", OUT))
        .transit(Distance::from_nautical_miles(5_800.0), knots(16.0))
        .port_call("Los Angeles")
        .berth(hours(90.0))
        .add_leg(leg("Los Angeles", "Yangshan", BACK))
        .transit(Distance::from_nautical_miles(5_800.0), knots(15.0))
        .build()
        .expect("a voyage")
}

/// Half of the boxes ride out, all loaded; of the other half a part is loaded. Every fiftieth is refrigerated.
fn boxes() -> Vec<Lot> {
    let half = (BOXES / 2) as f64;
    let loaded_back = (BACK.1 / BACK.0 * half).round();
    (0..BOXES)
        .map(|number| {
            if number < BOXES / 2 {
                let lot = Lot::loaded(0, Teu::from_count(OUT.0 / half)).with_cargo_mass(&cargo_mass::AVERAGE);
                return if number % 50 == 0 { lot.refrigerated(kilowatts(0.5)) } else { lot };
            }
            let rank = (number - BOXES / 2) as f64;
            if rank < loaded_back {
                let teu = Teu::from_count(BACK.1 / loaded_back);
                Lot::loaded(1, teu).with_cargo_mass(&cargo_mass::HEAVYWEIGHT)
            } else {
                Lot::empty(1, Teu::from_count((BACK.0 - BACK.1) / (half - loaded_back)))
            }
        })
        .collect()
}

fn under_every_rule(allocator: &Allocator<'_>) -> f64 {
    let share = |rule| {
        let allocation = allocator.under(&rule).expect("a rule");
        allocation.prove().expect("nothing lost");
        allocation.shares().sum::<f64>()
    };
    rule::ALL.into_iter().map(share).sum()
}

fn allocation(criterion: &mut Criterion) {
    let voyage = voyage();
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let manifest = Manifest::new(&voyage, boxes()).expect("a manifest");
    let allocator = Allocator::new(&ledger, &manifest).expect("legs");

    for rule in rule::ALL {
        allocator.under(&rule).expect("a rule").prove().expect("nothing lost");
    }
    // The twin: TEU of each box times one figure, on bare numbers.
    let co2e = ledger.total().emissions.well_to_wake(Ar6).expect("known").kilograms();
    let teu: Vec<f64> = manifest.lots().iter().map(|lot| lot.teu().count()).collect();
    let per_teu = co2e / (OUT.0 + BACK.0);
    let raw = |teu: &[f64]| teu.iter().map(|teu| teu * per_teu).collect::<Vec<f64>>();
    let carried = allocator.under(&rule::CARRIED_TEU).expect("a rule");
    for (share, raw) in carried.shares().zip(raw(&teu)) {
        assert!((share - raw).abs() <= 1e-9 * raw, "{share} {raw}");
    }

    let mut group = criterion.benchmark_group("allocation");
    group.sample_size(20).throughput(Throughput::Elements(BOXES as u64));
    group.bench_function("a million boxes, one rule", |bench| {
        bench.iter(|| black_box(&carried).shares().collect::<Vec<f64>>());
    });
    group.bench_function("a million boxes, one rule, bare f64", |bench| bench.iter(|| raw(black_box(&teu))));
    group.bench_function("a million boxes, every rule, proven", |bench| {
        bench.iter(|| under_every_rule(black_box(&allocator)));
    });
    group.throughput(Throughput::Elements(1));
    let (index, iso) = (rule::CARRIER_LOOP_INDEX, rule::ISO_14083);
    let lot = manifest.lots()[1];
    group.bench_function("a bridge", |bench| {
        let small = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated");
        let allocator = Allocator::new(&ledger, &small).expect("legs");
        bench.iter(|| {
            Bridge::between(black_box(&allocator), &lot, &index, &iso, Attribution::Shapley)
                .expect("a bridge")
        });
    });
    group.finish();
}

criterion_group!(benches, allocation);
criterion_main!(benches);
