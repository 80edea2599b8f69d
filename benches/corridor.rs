//! A corridor-year, its figure drawn 100,000 times, and how both grow with the services.

use std::hint::black_box;
use std::num::NonZeroU32;
use std::sync::Arc;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use green_corridor::corridor::{
    Corridor, Decomposition, Deployment, Input, Inputs, KindOfTeu, Kpi, Per, Response, Service, ServiceSpec,
};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::intensity::Attribution;
use green_corridor::interchange::CorridorFile;
use green_corridor::inventory::Derivation;
use green_corridor::uncertainty::{Distribution, MonteCarlo};
use green_corridor::{Consumer, FuelBasis, Inventory};

const DRAWS: u32 = 100_000;
const WEEKS: usize = 52;

fn file() -> CorridorFile {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/los_angeles_shanghai_corridor.toml");
    toml::from_str(&std::fs::read_to_string(path).expect("the illustrative file")).expect("a corridor")
}

/// So many services, those of the illustrative corridor again and again under other names.
fn of_services(file: &CorridorFile, number: usize) -> Corridor {
    let own = file.corridor().services();
    let service = |index: usize| {
        let spec = own[index % own.len()].spec().clone();
        let renamed = |one: Deployment| Deployment {
            ships: one.ships.iter().map(|ship| Arc::from(format!("{ship} of {index}"))).collect(),
            ..one
        };
        let deployments = spec.deployments.into_iter().map(renamed).collect();
        let name = format!("{} {index}", spec.name).into();
        Service::new(ServiceSpec { name, deployments, ..spec }).expect("a service")
    };
    let services = (0..number).map(service).collect();
    Corridor::new("bench", 2025, services, file.corridor().accounting().clone()).expect("a corridor")
}

fn figure(corridor: &Corridor) -> Kpi {
    let set = corridor.accounting().gwp;
    Kpi { stage: LifeCycleStage::WtW, set, per: Per::Teu(KindOfTeu::LoadedTeu) }
}

fn kg_per_teu(corridor: &Corridor) -> f64 {
    figure(corridor).value(&corridor.sail().expect("a year")).expect("a figure")
}

fn near(one: f64, other: f64) {
    assert!((one - other).abs() <= 1e-12 * other.abs(), "{one} is not {other}");
}

/// Voyages that are alike are sailed once and counted; beside it every departure of every week sailed for itself.
fn a_year(criterion: &mut Criterion) {
    let file = file();
    let ten = of_services(&file, 10);
    let year = ten.sail().expect("a year");
    assert_eq!(
        ten.services().iter().map(|service| service.spec().departures as usize).sum::<usize>(),
        10 * WEEKS
    );
    let set = &ten.accounting().factor_set;
    let total = year.total().fuel.kilograms();
    let mut group = criterion.benchmark_group("a corridor-year of 10 services x 52 weeks");
    group.sample_size(20);
    group.bench_function("to kg CO2e per loaded TEU", |bencher| {
        bencher.iter(|| black_box(kg_per_teu(black_box(&ten))));
    });
    group.bench_function("fuel with each of the 520 round voyages written for itself", |bencher| {
        bencher.iter(|| {
            let mut fuel = 0.0;
            for sailings in year.services().iter().flat_map(|service| service.sailings()) {
                // A band of calls holds a fraction of a week's voyages: as many ledgers as it has whole ones.
                let again = sailings.count.ceil() as usize;
                for _ in 0..again {
                    let ledger =
                        Inventory::of(sailings.ledger.voyage(), set, FuelBasis::Modelled).expect("a ledger");
                    fuel += ledger.total().fuel.kilograms() * sailings.count / again as f64;
                }
            }
            assert!((fuel - total).abs() < 1e-9 * total);
            fuel
        });
    });
    group.finish();
}

fn uncertain(file: &CorridorFile) -> Inputs<Distribution> {
    *file.uncertainty().expect("uncertain inputs").1
}

fn draws(criterion: &mut Criterion) {
    let file = file();
    let corridor = file.corridor();
    let response = Response::of(&corridor.sail().expect("a year"), figure(corridor)).expect("a response");
    near(response.value(), kg_per_teu(corridor));
    let inputs = uncertain(&file);
    let run = MonteCarlo::new(2_026, DRAWS).expect("a run");
    let expected = response.draw(&run, &inputs).expect("a sample").p50();
    let mut group = criterion.benchmark_group("100,000 draws of the figure of a corridor-year");
    group.throughput(Throughput::Elements(u64::from(DRAWS))).sample_size(10);
    for threads in [1, 2] {
        let run = run.on_threads(NonZeroU32::new(threads).expect("not zero"));
        group.bench_function(BenchmarkId::new("threads", threads), |bencher| {
            bencher.iter(|| {
                let sample = response.draw(black_box(&run), black_box(&inputs)).expect("a sample");
                assert_eq!(sample.p50(), expected);
            });
        });
    }
    group.finish();
    twin(criterion, &file);
}

/// One service alone, its response against the same written by hand on bare `f64`.
fn twin(criterion: &mut Criterion, file: &CorridorFile) {
    let one = of_services(file, 1);
    let year = one.sail().expect("a year");
    let response = Response::of(&year, figure(&one)).expect("a response");
    let raw = Raw::of(&one);
    let inputs = |index: u32| {
        let x = f64::from(index % 1_000) / 1_000.0;
        Inputs::all(1.0).with(Input::Speed, 0.9 + 0.2 * x).with(Input::PropulsionPower, 1.1 - 0.2 * x)
    };
    for index in 0..1_000 {
        let inputs = inputs(index);
        near(response.at(&inputs), raw.at(inputs.of(Input::Speed), inputs.of(Input::PropulsionPower)));
    }
    let mut group = criterion.benchmark_group("the figure of one service at 10,000 points");
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("response", |bencher| {
        bencher.iter(|| (0..10_000).map(|index| response.at(black_box(&inputs(index)))).sum::<f64>());
    });
    group.bench_function("bare f64, two inputs", |bencher| {
        bencher.iter(|| {
            let at = |index: u32| {
                let inputs = inputs(index);
                raw.at(inputs.of(Input::Speed), inputs.of(Input::PropulsionPower))
            };
            (0..10_000).map(|index| black_box(at(index))).sum::<f64>()
        });
    });
    group.finish();
}

/// Loads and kilograms of one service, taken out of its ledgers.
struct Raw {
    /// Load before limits, kilograms of CO2e, whether at sea.
    main: Vec<(f64, f64, bool)>,
    at_sea: f64,
    rest: f64,
    teu: f64,
}

impl Raw {
    fn of(corridor: &Corridor) -> Self {
        let year = corridor.sail().expect("a year");
        let kpi = figure(corridor);
        let teu =
            Kpi { per: Per::Total, ..kpi }.value(&year).expect("kg") / kpi.value(&year).expect("kg per TEU");
        let mut raw = Self { main: Vec::new(), at_sea: 0.0, rest: 0.0, teu };
        for sailings in year.services().iter().flat_map(|service| service.sailings()) {
            for entry in sailings.ledger.entries() {
                let kg =
                    entry.emissions().co2e_kilograms(kpi.stage, kpi.set).expect("known") * sailings.count;
                let transit =
                    sailings.ledger.activity(entry).mode() == green_corridor::OperatingMode::Transit;
                match (entry.consumer(), entry.derivation()) {
                    (Consumer::MainEngine, Derivation::Propulsion { load, .. }) => {
                        raw.main.push((load.unlimited, kg, transit));
                    }
                    _ if transit => raw.at_sea += kg,
                    _ => raw.rest += kg,
                }
            }
        }
        raw
    }

    fn at(&self, speed: f64, power: f64) -> f64 {
        let sfc = |load: f64| 0.455 * load * load - 0.710 * load + 1.280;
        let burned = |asked: f64| match asked.min(1.0) {
            load if load < 0.07 => 0.0,
            load => load * sfc(load),
        };
        let main = self.main.iter().map(|(asked, kg, at_sea)| {
            let speed = if *at_sea { speed } else { 1.0 };
            let before = burned(*asked);
            if before > 0.0 {
                kg * burned(asked * speed * speed * speed * power) / before / speed
            } else {
                0.0
            }
        });
        (main.sum::<f64>() + self.at_sea / speed + self.rest) / self.teu
    }
}

/// What moved the figure: each mixture of two years is sailed again.
fn moved(criterion: &mut Criterion) {
    let file = file();
    let baseline = file.corridor();
    let after =
        file.scenarios().last().expect("a scenario").in_year(baseline, 2030).expect("a year").corridor;
    let figure = figure(baseline);
    let change = Decomposition::between(baseline, &after, figure, Attribution::Shapley).expect("a change");
    assert_eq!(change.terms().iter().fold(change.from(), |sum, term| sum + term.amount), change.to());
    criterion.bench_function("what moved the figure, by the Shapley value", |bencher| {
        bencher.iter(|| Decomposition::between(baseline, black_box(&after), figure, Attribution::Shapley));
    });
}

fn scaling(criterion: &mut Criterion) {
    let file = file();
    let mut group = criterion.benchmark_group("a corridor-year by number of services");
    group.sample_size(20);
    let five = kg_per_teu(&of_services(&file, 5));
    for services in [1, 5, 10, 20, 50] {
        let corridor = of_services(&file, services);
        if services % 5 == 0 {
            near(kg_per_teu(&corridor), five);
        }
        group.throughput(Throughput::Elements(services as u64));
        group.bench_function(BenchmarkId::from_parameter(services), |bencher| {
            bencher.iter(|| black_box(kg_per_teu(black_box(&corridor))));
        });
    }
    group.finish();
}

criterion_group!(benches, a_year, draws, moved, scaling);
criterion_main!(benches);
