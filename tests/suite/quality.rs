//! Measured, modelled and default shares by weight.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Certificate, FactorSet, MarineFuel, Origin, Sustainability, UserFuel};
use green_corridor::grid::{GridBasis, find};
use green_corridor::inventory::{Entry, Quality, QualityWeight};
use green_corridor::provenance::{DataTier, Source, TierShares};
use green_corridor::units::si::{hours, knots};
use green_corridor::units::{Distance, Electricity, Factor, Fraction, GhgIntensity, LowerHeatingValue, Mass};
use green_corridor::vessel::Consumer;
use green_corridor::voyage::{ActivitySpec, Evidence, Leg, MeasuredFuel};
use green_corridor::{FuelBasis, FuelBatch, FuelPlan, Inventory, OperatingMode, ShoreSupply};
use proptest::prelude::*;

use crate::made_up::{ledger, plug, starting};
use crate::strategies::{case_of, cases, fossil, fossil_fuels};
use crate::tolerance::{FULL_PRECISION, assert_close};

const WTW: QualityWeight = QualityWeight::GreenhouseGases { stage: LifeCycleStage::WtW, set: NamedSet::Ar5 };
const TTW: QualityWeight = QualityWeight::GreenhouseGases { stage: LifeCycleStage::TtW, set: NamedSet::Ar5 };

/// A transit of 300 t by noon report, and a manoeuvre without one.
fn partly_measured(batch: impl Into<FuelBatch>, set: &FactorSet) -> Inventory {
    let batch = batch.into();
    let noon = MeasuredFuel::whole_ship(batch.clone(), Mass::from_tonnes(300.0), Evidence::NoonReport);
    let sea = ActivitySpec {
        measured: vec![noon],
        ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(1_000.0), knots(17.0))
    };
    let builder = starting(EngineClass::Ssd, FuelPlan::same(batch))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .activity(sea)
        .manoeuvring(Distance::from_nautical_miles(20.0), knots(10.0));
    ledger(builder, set, FuelBasis::MeasuredWhereGiven)
}

/// MEPC.391(81): VLSFO has 40.2 MJ/kg, 3.114 g CO2, 0.00005 g CH4 and 0.00018 g N2O per gram.
#[test]
fn measured_fuel_weighs_by_its_own_emissions() {
    let ledger = partly_measured(MarineFuel::VLSFO, &FactorSet::imo_lca());
    let by_energy = ledger.quality(QualityWeight::FuelEnergy).expect("energy is known");
    assert_close(by_energy.activity.measured, 300_000.0 * 40.2, FULL_PRECISION);
    let by_co2e = ledger.quality(TTW).expect("known");
    let per_tonne = 3.114 + 28.0 * 0.000_05 + 265.0 * 0.000_18;
    assert_close(by_co2e.activity.measured, 300_000.0 * per_tonne, FULL_PRECISION);
    // The model's demand and SFC are tables of the Fourth IMO GHG Study.
    let manoeuvre = ledger.by_mode()[&OperatingMode::Manoeuvring].fuel_energy.megajoules();
    assert_close(by_energy.activity.default, manoeuvre, FULL_PRECISION);
    assert_eq!(by_energy.activity.modelled, 0.0);
    // A row of a published table is the weaker of the two everywhere.
    assert_eq!(by_co2e.factor.share(DataTier::Default), Some(1.0));
    assert_eq!(by_co2e.weakest, by_co2e.factor);
}

#[test]
fn a_certificate_speaks_for_well_to_wake_alone() {
    let e_value = GhgIntensity::from_grams_per_megajoule(10.4);
    let certificate = Certificate::new("PoS-1", e_value, Sustainability::Proven).expect("in range");
    let batch = FuelBatch::certified(MarineFuel::BIO_METHANOL, certificate);
    let noon = MeasuredFuel::whole_ship(batch.clone(), Mass::from_tonnes(300.0), Evidence::FlowMeter);
    let sea = ActivitySpec {
        measured: vec![noon],
        ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(1_000.0), knots(17.0))
    };
    let builder = starting(EngineClass::Ssd, FuelPlan::same(batch)).add_leg(Leg::new("A", "B")).activity(sea);
    let ledger = ledger(builder, &FactorSet::fuel_eu(), FuelBasis::Measured);
    assert_eq!(ledger.quality(WTW).expect("known").weakest.share(DataTier::Measured), Some(1.0));
    let stack = ledger.quality(TTW).expect("known");
    assert_eq!(stack.activity.share(DataTier::Measured), Some(1.0));
    assert_eq!(stack.factor.share(DataTier::Default), Some(1.0));
    assert_eq!(stack.weakest.share(DataTier::Default), Some(1.0));
}

#[test]
fn a_factor_that_the_user_states_is_modelled() {
    let own = MarineFuel::new("own oil", MarineFuel::VLSFO.family(), Origin::Fossil);
    let factors = UserFuel {
        fuel: own.clone(),
        lower_heating_value: LowerHeatingValue::from_megajoules_per_kilogram(40.2),
        well_to_tank: Some(GhgIntensity::from_grams_per_megajoule(16.8)),
        co2: Factor::from_grams_per_gram(3.114),
        ch4: Some(Factor::from_grams_per_gram(0.000_05)),
        n2o: Some(Factor::from_grams_per_gram(0.000_18)),
        methane_slip: Some(Fraction::ZERO),
        carbon: None,
        source: Source::user("laboratory"),
    };
    let set = FactorSet::imo_lca().with_fuel(factors).expect("new");
    let quality = partly_measured(own, &set).quality(WTW).expect("known");
    assert_eq!(quality.factor.share(DataTier::Modelled), Some(1.0));
    assert_eq!(quality.weakest.measured, 0.0);
    assert_eq!(quality.weakest.modelled, quality.activity.measured);
}

/// The meter is the measurement, the grid factor a table; electricity is no fuel.
#[test]
fn metered_shore_power_is_measured() {
    let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("a row").clone();
    let supply = ShoreSupply::Metered(Electricity::from_kilowatt_hours(50_000.0));
    let builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
        .port_call("Los Angeles")
        .berth(hours(60.0))
        .shore_power(plug(grid, supply));
    let ledger = ledger(builder, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let of = |weight| {
        let by_consumer = ledger.quality_by(weight, Entry::consumer).expect("known");
        by_consumer[&Consumer::ShoreConnection]
    };
    assert_eq!(of(WTW).activity.share(DataTier::Measured), Some(1.0));
    assert_eq!(of(WTW).factor.share(DataTier::Default), Some(1.0));
    // At the stack it weighs nothing, and of nothing there is no share.
    assert_eq!(of(TTW), Quality::ZERO);
    assert_eq!(of(QualityWeight::FuelEnergy).activity.share(DataTier::Measured), None);
}

#[test]
fn an_unknown_gas_is_named_and_energy_is_not_unknown() {
    let ledger = partly_measured(MarineFuel::VLSFO, &FactorSet::mepc_364());
    let error = ledger.quality(WTW).expect_err("CO2 only").to_string();
    for word in ["(Yangshan - Los Angeles)", "VLSFO", "unknown is not zero", "weigh by fuel energy"] {
        assert!(error.contains(word), "`{word}` is not in: {error}");
    }
    assert!(ledger.quality_by_stage(TTW).is_err());
    assert!(ledger.quality(QualityWeight::FuelEnergy).is_ok());
}

proptest! {
    #![proptest_config(cases(128))]

    /// Shares lie between 0 and 1 and sum to 1, and every way to divide the ledger gives the same whole.
    #[test]
    fn shares_sum_to_one(case in case_of(fossil_fuels()), batch in fossil(), every in 1_usize..4) {
        let voyage = case.voyage_with(&crate::strategies::NAUTICAL, |number, spec| {
            if number % every != 0 {
                return spec;
            }
            let fuel = MeasuredFuel::whole_ship(batch.clone(), Mass::from_tonnes(100.0), Evidence::NoonReport);
            ActivitySpec { measured: vec![fuel], ..spec }
        });
        let ledger = case.ledger_of(&voyage, FuelBasis::MeasuredWhereGiven);
        for weight in [WTW, TTW, QualityWeight::FuelEnergy] {
            let Ok(quality) = ledger.quality(weight) else { continue };
            for tiers in [quality.activity, quality.factor, quality.weakest] {
                let shares = [DataTier::Measured, DataTier::Modelled, DataTier::Default].map(|tier| tiers.share(tier));
                let shares = shares.map(|share| share.expect("something was burned"));
                prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
                prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() <= 1e-12);
            }
            prop_assert!(quality.weakest.measured <= quality.activity.measured.min(quality.factor.measured) * (1.0 + 1e-12));
            let stages = ledger.quality_by_stage(weight).expect("known as a whole");
            let sum: TierShares = stages.iter().map(|(_, part)| part.activity).sum();
            prop_assert!((sum.sum() - quality.activity.sum()).abs() <= 1e-9 * quality.activity.sum());
        }
    }
}
