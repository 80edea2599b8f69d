//! A fleet of 10,000 ship-years under all rules, and the cheapest pool of 10,000 ships.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::fuel::{ConsumerClass, MarineFuel, gwp::Ar4};
use green_corridor::regulation::fuel_eu::cheapest::{Draw, FleetShip, cheapest_pool};
use green_corridor::regulation::net_zero::Trade;
use green_corridor::regulation::side_by_side::{Assumptions, SideBySide};
use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ruling, Ship, ShipYear, Territory};
use green_corridor::units::{ComplianceBalance, Distance, GhgIntensity, Mass, Money};

const SHIPS: usize = 10_000;
const YEAR: i16 = 2028;

/// Tonnes of residual fuel on the way, and of gas oil at sea and at berth, of a ship.
fn tonnes(ship: usize) -> [f64; 3] {
    let size = 1.0 + (ship % 89) as f64 / 40.0;
    [5_000.0 * size, 300.0 * size, 200.0 * size]
}

fn deadweight(ship: usize) -> f64 {
    20_000.0 + (ship % 89) as f64 * 2_000.0
}

fn miles(ship: usize) -> f64 {
    50_000.0 + (ship % 53) as f64 * 800.0
}

fn fleet() -> Vec<ShipYear> {
    let nl = Territory::MemberState("NL".parse().expect("a state"));
    let inbound = Passage::Voyage { from: Territory::ThirdCountry, to: nl };
    let burn = |passage, fuel, mass| {
        let class = ConsumerClass::InternalCombustion;
        Burn::new("Yangshan - Rotterdam", passage, fuel, class, Mass::from_tonnes(mass))
    };
    (0..SHIPS)
        .map(|number| {
            let ship = Ship::new("bench", MarpolShipType::ContainerShip, 90_000.0).expect("in range");
            let ship = ship.with_deadweight_t(deadweight(number)).expect("in range");
            let [residual, gas_oil, at_berth] = tonnes(number);
            ShipYear::new(ship, YEAR)
                .with_burn(burn(inbound, MarineFuel::VLSFO, residual))
                .and_then(|year| year.with_burn(burn(inbound, MarineFuel::MGO, gas_oil)))
                .and_then(|year| year.with_burn(burn(Passage::InPort(nl), MarineFuel::MGO, at_berth)))
                .and_then(|year| year.with_sailed(Distance::from_nautical_miles(miles(number))))
                .expect("in range")
        })
        .collect()
}

/// Sums over the fleet: FuelEU penalty, EU allowances, attained CII, cost under the draft framework.
fn all_rules(fleet: &[ShipYear], under: &Assumptions<Ar4>) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for year in fleet {
        let table = SideBySide::of(year, under);
        let (Ok(Ruling::Applies(fuel_eu)), Ok(Ruling::Applies(ets)), Ok(Ruling::Applies(cii)), Ok(draft)) =
            (table.fuel_eu, table.eu_ets, table.cii, table.net_zero)
        else {
            continue;
        };
        let draft = draft.assuming_adoption().found().and_then(|found| found.total_cost);
        sums[0] += fuel_eu.penalty().amount();
        sums[1] += ets.allowances().tonnes();
        sums[2] += cii.attained().grams_per_unit_nm();
        sums[3] += draft.map_or(0.0, Money::amount);
    }
    sums
}

/// The same by hand, in bare numbers.
fn twin() -> [f64; 4] {
    let mut sums = [0.0; 4];
    for ship in 0..SHIPS {
        let [residual, gas_oil, at_berth] = tonnes(ship);
        // FuelEU: the gas oil, cleaner, fills first; grams and MJ.
        let in_scope = 0.5 * (residual * 40_500.0 + gas_oil * 42_700.0) + at_berth * 42_700.0;
        let clean = ((gas_oil + at_berth) * 42_700.0).min(in_scope);
        let wtw = |cf: f64, lcv: f64, wtt: f64| wtt + (cf + 0.00005 * 25.0 + 0.00018 * 298.0) / lcv;
        let emitted = clean * wtw(3.206, 0.0427, 14.4) + (in_scope - clean) * wtw(3.114, 0.0405, 13.5);
        let intensity = emitted / in_scope;
        let balance = (89.3368 - intensity) * in_scope;
        sums[0] += if balance < 0.0 { -balance / (intensity * 41_000.0) * 2_400.0 } else { 0.0 };
        let co2e = |cf: f64| cf + 0.00005 * 28.0 + 0.00018 * 265.0;
        let [oil, gas] = [co2e(3.114), co2e(3.206)];
        sums[1] += 0.5 * (residual * oil + gas_oil * gas) + at_berth * gas;
        let co2 = residual * 3.114 + (gas_oil + at_berth) * 3.206;
        sums[2] += co2 * 1e6 / (deadweight(ship) * miles(ship));
        let (heavy, light) = (residual * 40_200.0, (gas_oil + at_berth) * 42_700.0);
        let gfi = (heavy * (16.8 + oil / 0.0402) + light * (17.7 + gas / 0.0427)) / (heavy + light);
        let energy = (heavy + light) / 1e6;
        let (base, direct) = (0.96 * 93.3, 0.83 * 93.3);
        sums[3] +=
            (gfi.min(base) - direct).max(0.0) * energy * 100.0 + (gfi - base).max(0.0) * energy * 380.0;
    }
    sums
}

fn rules(criterion: &mut Criterion) {
    let (fleet, under) = (fleet(), Assumptions::of_the_rules(Ar4, Trade::International));
    for (typed, bare) in all_rules(&fleet, &under).into_iter().zip(twin()) {
        assert!(bare > 0.0 && (typed / bare - 1.0).abs() < 1e-9, "{typed} {bare}");
    }
    let mut group = criterion.benchmark_group("10,000 ship-years");
    group.throughput(Throughput::Elements(SHIPS as u64));
    group.sample_size(10);
    group.bench_function("seven rules", |bencher| {
        bencher.iter(|| all_rules(black_box(&fleet), black_box(&under)));
    });
    group.bench_function("four of them by hand, bare f64", |bencher| bencher.iter(twin));
    group.finish();
}

/// Balances of a fleet whose surplus covers a part of its deficits.
fn balances() -> Vec<FleetShip> {
    let mut state = 1_u64;
    (0..SHIPS)
        .map(|ship| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let random = (state >> 11) as f64 / (1_u64 << 53) as f64;
            let (tonnes, intensity) = if ship % 4 == 0 {
                (1_500.0 * random, 80.0)
            } else {
                (-1_200.0 * random, 89.5 + 4.0 * random)
            };
            let (balance, years) = (ComplianceBalance::from_tonnes(tonnes), (ship % 5) as u32);
            let intensity = GhgIntensity::<_, Ar4>::from_grams_per_megajoule(intensity);
            FleetShip::new(format!("ship {ship}"), balance, intensity, years).expect("in range")
        })
        .collect()
}

fn pool(criterion: &mut Criterion) {
    let fleet = balances();
    let best = cheapest_pool(&fleet, Draw::ProRata).expect("a pool");
    assert!(best.pool().violations().is_empty());
    assert!(best.penalty_after() < best.penalty_before());
    assert!(
        best.gap().amount() < 2e-6 * best.penalty_after().amount(),
        "{} of {}",
        best.gap(),
        best.penalty_after()
    );
    let mut group = criterion.benchmark_group("pool of 10,000 ships");
    group.sample_size(10);
    group.bench_function("the cheapest", |bencher| {
        bencher.iter_batched(
            || fleet.clone(),
            |fleet| cheapest_pool(&fleet, Draw::ProRata),
            BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, rules, pool);
criterion_main!(benches);
