//! A trans-Pacific lane split by all zones, and a port year of 2,000 calls to its pollutants.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, Generation, NoxTier, Pollutants};
use green_corridor::port::{self, Track};
use green_corridor::units::si::{hours, kilowatts, knots, metres, nautical_mile, nautical_miles};
use green_corridor::units::substance::Nox;
use green_corridor::units::{Distance, Teu};
use green_corridor::voyage::{Regime, SpeedAdvice};
use green_corridor::zone::{Split, Zones};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, Vessel, Voyage};

const CALLS: usize = 2_000;

fn splitting(criterion: &mut Criterion) {
    let lane = Arc::new(port::lane("Yangshan", "Los Angeles").expect("a lane"));
    let zones = Zones::embedded();
    let eca = |split: &Split| split.share("NA_ECA_PACIFIC").expect("a layer").inside.get::<nautical_mile>();
    let exact = eca(&Split::of(Arc::clone(&lane), zones.clone()));
    let counted = count_miles(&lane, &zones);
    assert!((exact - counted).abs() < 1.5, "{exact} {counted}");
    let mut group = criterion.benchmark_group("a lane by all zones");
    group.bench_function("split exactly", |bencher| {
        bencher.iter(|| Split::of(black_box(Arc::clone(&lane)), black_box(zones.clone())));
    });
    group.bench_function("by asking every mile", |bencher| {
        bencher.iter(|| count_miles(black_box(&lane), black_box(&zones)));
    });
    group.finish();
}

/// Miles inside the ECA by asking all zones at the middle of every mile.
fn count_miles(track: &Track, zones: &Zones) -> f64 {
    let length = track.length().get::<nautical_mile>();
    let miles = length.ceil();
    let step = length / miles;
    let inside = (0..miles as usize).filter(|mile| {
        let here = track.at(nautical_miles(step * (*mile as f64 + 0.5)));
        let held: Vec<bool> = zones.iter().map(|zone| zone.area().contains(here)).collect();
        held[0]
    });
    inside.count() as f64 * step
}

/// Hours at berth and auxiliary tier of a call.
fn calls() -> Vec<f64> {
    (0..CALLS).map(|call| 24.0 + (call % 97) as f64).collect()
}

fn call(ship: &Arc<Vessel>, regime: &Arc<Regime>, berth: f64) -> Voyage {
    Voyage::starting(
        "2026-01-01T00:00Z".parse().expect("an instant"),
        Arc::clone(ship),
        MarineFuel::MGO.into(),
    )
    .draught(metres(13.2))
    .under(Arc::clone(regime))
    .port_call_at(port::find("Los Angeles").expect("a port"))
    .manoeuvring(Distance::from_nautical_miles(9.0), knots(11.0))
    .berth(hours(berth))
    .build()
    .expect("a voyage")
}

fn port_year(criterion: &mut Criterion) {
    let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    let ship = Arc::new(ship);
    let fuels = [FuelPlan::same(MarineFuel::MGO)];
    let regime = Arc::new(Regime::new(Zones::embedded(), fuels, SpeedAdvice::Ignored));
    let method = Epa2022 {
        main_tier: Some(NoxTier::III),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii: TierThree::InsideNoxEca,
    };
    let set = FactorSet::imo_lca();
    let year = |calls: &[f64]| -> Pollutants {
        let of_call = |berth: &f64| {
            let ledger =
                Inventory::of(&call(&ship, &regime, *berth), &set, FuelBasis::Modelled).expect("a ledger");
            AirInventory::epa2022(&ledger, method).expect("known").total()
        };
        calls.iter().map(of_call).sum()
    };
    let calls = calls();
    let typed = year(&calls).known::<Nox>().expect("stated").kilograms();
    let bare = bare_nox(&calls);
    assert!((typed / bare - 1.0).abs() < 1e-11, "{typed} {bare}");
    let mut group = criterion.benchmark_group("a port year of 2,000 calls");
    group.throughput(Throughput::Elements(CALLS as u64)).sample_size(20);
    group.bench_function("voyages, ledgers, zones and nine pollutants", |bencher| {
        bencher.iter(|| year(black_box(&calls)));
    });
    group.bench_function("one pollutant on bare f64", |bencher| {
        bencher.iter(|| bare_nox(black_box(&calls)));
    });
    group.finish();
}

/// kg NOx of the calls: main engine below 25 % load, auxiliaries and boiler in two modes.
fn bare_nox(calls: &[f64]) -> f64 {
    let load = (13.2_f64 / 14.5).powf(2.0 / 3.0) * (11.0_f64 / 24.0).powi(3) / (0.867 * 0.917);
    let low = |l: f64| 0.1255 * l.powf(-1.5) + 10.4496;
    let main = 14.4 * if load <= 0.2 { low(load) / low(0.2) } else { 1.0 };
    let manoeuvring = 9.0 / 11.0;
    let of_call = |berth: &f64| {
        (58_000.0 * load * manoeuvring * main
            + (2_900.0 * manoeuvring + 1_150.0 * berth) * 10.5
            + (540.0 * manoeuvring + 620.0 * berth) * 2.0)
            / 1e3
    };
    calls.iter().map(of_call).sum()
}

criterion_group!(benches, splitting, port_year);
criterion_main!(benches);
