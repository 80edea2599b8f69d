//! Ships, fuels, voyages and voyage files of the sizes that sail.

use std::ops::RangeInclusive;

use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::{
    Blend, Certificate, ConsumerClass, FactorSet, FuelBatch, MarineFuel, ShareBasis, Sustainability,
};
use green_corridor::units::GhgIntensity;
use green_corridor::voyage::FuelPlan;
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

mod corridor_files;
mod files;
mod voyages;

pub use corridor_files::corridor_form;
pub use files::{text, voyage_form};
pub use voyages::{Act, Case, Law, METRIC, NAUTICAL, case, case_of, law, own_grid, shore_power};

/// A number of cases, without regression files.
pub fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(count) }
}

/// A number with so many decimals.
pub fn decimal(range: RangeInclusive<f64>, digits: i32) -> impl Strategy<Value = f64> + Clone {
    let scale = 10f64.powi(digits);
    let whole = |value: &f64| (value * scale).round() as i64;
    (whole(range.start())..=whole(range.end())).prop_map(move |number| number as f64 / scale)
}

/// Any `f64`, and often one that a form could hold by mistake.
pub fn wild() -> impl Strategy<Value = f64> + Clone {
    let mistakes =
        [0.0, -0.0, -1.0, 1e-300, f64::MIN_POSITIVE, 1e18, f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
    prop_oneof![
        2 => prop::num::f64::ANY,
        2 => select(mistakes.to_vec()),
        2 => 0.0..1.0_f64,
        5 => 1.0..60.0,
        2 => 100.0..30_000.0,
    ]
}

/// A number of a range, and now and then a [`wild`] one.
pub fn mostly(range: RangeInclusive<f64>) -> impl Strategy<Value = f64> + Clone {
    prop_oneof![4 => range, 1 => wild()]
}

/// The instant at which all voyages begin.
pub fn start() -> Timestamp {
    "2026-03-01T00:00Z".parse().expect("an instant")
}

/// Fuels of one ship, the engine class they need, and the set that knows them.
#[derive(Clone, Debug)]
pub struct Fuels {
    pub class: EngineClass,
    pub generation: Generation,
    pub plan: FuelPlan,
    pub set: FactorSet,
}

pub fn certified(fuel: MarineFuel, e_g_per_mj: f64, sustainability: Sustainability) -> FuelBatch {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_g_per_mj);
    FuelBatch::certified(fuel, Certificate::new("PoS 1", e_value, sustainability).expect("a value E"))
}

fn proof() -> impl Strategy<Value = Sustainability> + Clone {
    select(vec![Sustainability::Proven, Sustainability::NotProven])
}

/// Fossil oils and methanol with a row in FuelEU Annex II.
pub fn fossil() -> impl Strategy<Value = FuelBatch> + Clone {
    use MarineFuel as M;
    select(vec![M::VLSFO, M::HFO, M::LFO, M::MGO, M::METHANOL]).prop_map(FuelBatch::from)
}

/// Certified biofuels.
pub fn bio() -> impl Strategy<Value = FuelBatch> + Clone {
    use MarineFuel as M;
    let fuels = vec![M::FAME, M::HVO, M::BIO_METHANOL, M::BIO_ETHANOL, M::OTHER_BIOFUEL];
    (select(fuels), decimal(-60.0..=60.0, 1), proof()).prop_map(|(fuel, e, proof)| certified(fuel, e, proof))
}

fn synthetic() -> impl Strategy<Value = FuelBatch> + Clone {
    let fuels = vec![MarineFuel::E_METHANOL, MarineFuel::E_DIESEL];
    (select(fuels), decimal(1.0..=28.0, 1), proof()).prop_map(|(fuel, e, proof)| certified(fuel, e, proof))
}

/// A fuel of any origin that a diesel burns.
pub fn liquid() -> impl Strategy<Value = FuelBatch> + Clone {
    prop_oneof![3 => fossil(), 1 => bio(), 1 => synthetic()]
}

pub fn basis() -> impl Strategy<Value = ShareBasis> + Clone {
    select(vec![ShareBasis::Mass, ShareBasis::Energy])
}

fn blend() -> impl Strategy<Value = Blend> + Clone {
    let mixed = (liquid(), liquid(), decimal(0.0..=1.0, 2), basis()).prop_map(|(a, b, share, basis)| {
        Blend::new(vec![(a, share), (b, 1.0 - share)], basis).expect("shares")
    });
    prop_oneof![2 => liquid().prop_map(Blend::single), 1 => mixed]
}

/// A diesel ship on fossil fuels alone.
pub fn fossil_fuels() -> BoxedStrategy<Fuels> {
    let generations = vec![Generation::Before1984, Generation::From1984To2000, Generation::From2001];
    (select(vec![EngineClass::Ssd, EngineClass::Msd]), select(generations), fossil(), fossil(), fossil())
        .prop_map(|(class, generation, main, auxiliary, boiler)| {
            let plan = FuelPlan::new(main, auxiliary, boiler);
            Fuels { class, generation, plan, set: FactorSet::fuel_eu() }
        })
        .boxed()
}

/// A gas ship with an MGO pilot.
pub fn gas_fuels() -> BoxedStrategy<Fuels> {
    let gas = prop_oneof![
        2 => Just(FuelBatch::from(MarineFuel::LNG)),
        1 => (decimal(-60.0..=30.0, 1), proof()).prop_map(|(e, p)| certified(MarineFuel::BIO_LNG, e, p)),
        1 => (decimal(1.0..=28.0, 1), proof()).prop_map(|(e, p)| certified(MarineFuel::E_LNG, e, p)),
    ];
    let auxiliary = select(vec![MarineFuel::LNG, MarineFuel::MGO]);
    (select(vec![EngineClass::LngDiesel, EngineClass::LngOttoSlowSpeed]), gas, auxiliary.clone(), auxiliary)
        .prop_map(|(class, main, auxiliary, boiler)| Fuels {
            class,
            generation: Generation::From2001,
            plan: FuelPlan::new(main, auxiliary, boiler).with_pilot(MarineFuel::MGO),
            set: FactorSet::fuel_eu(),
        })
        .boxed()
}

/// A diesel ship on fuels and blends of any origin.
pub fn diesel_fuels() -> BoxedStrategy<Fuels> {
    let mixed = (fossil_fuels(), blend(), blend(), blend()).prop_map(|(fuels, main, auxiliary, boiler)| {
        Fuels { plan: FuelPlan::new(main, auxiliary, boiler), ..fuels }
    });
    let imo =
        (fossil_fuels(), select(vec![MarineFuel::VLSFO, MarineFuel::MGO])).prop_map(|(fuels, main)| Fuels {
            plan: FuelPlan::new(main, MarineFuel::MGO, MarineFuel::MGO),
            set: FactorSet::imo_lca(),
            ..fuels
        });
    prop_oneof![2 => fossil_fuels(), 3 => mixed, 1 => imo].boxed()
}

/// Any fuels for which every gas and the upstream are known.
pub fn fuels() -> BoxedStrategy<Fuels> {
    prop_oneof![3 => diesel_fuels(), 1 => gas_fuels()].boxed()
}

/// Every embedded fuel in every class of consumer that has a complete row for it, with a value E
/// where one is needed.
pub fn resolvable() -> impl Strategy<Value = (FuelBatch, ConsumerClass, FactorSet)> + Clone {
    use ConsumerClass as C;
    let classes = [
        C::InternalCombustion,
        C::LngOttoMediumSpeed,
        C::LngOttoSlowSpeed,
        C::LngDieselSlowSpeed,
        C::LeanBurnSparkIgnited,
        C::FuelCell,
        C::BoilerOrSteamTurbine,
    ];
    let mut rows = Vec::new();
    for set in [FactorSet::fuel_eu(), FactorSet::imo_lca()] {
        for class in classes {
            for fuel in MarineFuel::KNOWN {
                let plain = FuelBatch::from(fuel.clone());
                let batches = [plain, certified(fuel.clone(), 20.0, Sustainability::Proven)];
                rows.extend(batches.map(|batch| (batch, class, set.clone())));
            }
        }
    }
    rows.retain(|(batch, class, set)| {
        set.resolve(batch, *class)
            .is_ok_and(|factors| factors.well_to_tank.is_some() && factors.n2o.is_some())
    });
    (select(rows), decimal(-100.0..=150.0, 1)).prop_map(|((batch, class, set), e)| {
        match batch.certificate() {
            None => (batch, class, set),
            Some(_) => (certified(batch.fuel().clone(), e, Sustainability::Proven), class, set),
        }
    })
}
