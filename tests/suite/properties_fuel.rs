//! Laws of burning, blending and life-cycle stages.

use green_corridor::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, Custom, GwpSet};
use green_corridor::fuel::{
    Blend, ConsumerClass, Emissions, FactorSet, FuelBatch, FuelError, FuelFactors, MarineFuel, ShareBasis,
    Sustainability,
};
use green_corridor::units::Mass;
use green_corridor::units::substance::Fuel;
use proptest::prelude::*;

use crate::properties::close;
use crate::strategies::{
    Case, basis, bio, case_of, cases, certified, decimal, diesel_fuels, fossil, fossil_fuels, liquid,
    resolvable,
};

fn kilograms(value: f64) -> Mass<Fuel> {
    Mass::from_kilograms(value)
}

fn gases(emissions: &Emissions) -> [f64; 7] {
    [
        emissions.co2_fossil.kilograms(),
        emissions.co2_biogenic.kilograms(),
        emissions.co2_rfnbo.kilograms(),
        emissions.ch4_fossil.expect("known").kilograms(),
        emissions.ch4_non_fossil.expect("known").kilograms(),
        emissions.n2o.expect("known").kilograms(),
        emissions.upstream.expect("known").kilograms(),
    ]
}

/// Well-to-wake of a burn is its two stages, and its stack is its gases by their weights.
fn stages_add<G: GwpSet>(emissions: &Emissions, set: G) -> Result<(), TestCaseError> {
    let known =
        |result: Result<f64, _>| result.map_err(|unknown| TestCaseError::fail(format!("{unknown:?}")));
    let up = known(emissions.well_to_tank(set.clone()).map(|mass| mass.kilograms()))?;
    let down = known(emissions.tank_to_wake(set.clone()).map(|mass| mass.kilograms()))?;
    let whole = known(emissions.well_to_wake(set.clone()).map(|mass| mass.kilograms()))?;
    prop_assert_eq!(whole, up + down);
    let weights = set.weights();
    let [fossil, biogenic, rfnbo, ch4, other_ch4, n2o, upstream] = gases(emissions);
    let methane = weights.ch4_fossil * ch4 + weights.ch4_non_fossil * other_ch4;
    prop_assert!(close(down, fossil + biogenic + rfnbo + methane + weights.n2o * n2o, 1e-14));
    prop_assert!(close(up, upstream, 1e-15));
    Ok(())
}

fn intensity(batch: &FuelBatch) -> Result<f64, FuelError> {
    let factors = FactorSet::fuel_eu().resolve(batch, ConsumerClass::InternalCombustion)?;
    factors.well_to_wake_intensity(Ar5).map(|intensity| intensity.grams_per_megajoule())
}

/// Well-to-wake per fuel energy of what the main engine burns, g/MJ, and per its shaft energy.
fn of_main_engine(case: &Case) -> Result<(f64, f64), TestCaseError> {
    let ledger = case.ledger();
    let main = ledger.total_of(|entry| entry.consumer() == green_corridor::Consumer::MainEngine);
    let co2e = main.emissions.well_to_wake(Ar5)?.kilograms();
    Ok((co2e * 1e3 / main.fuel_energy.megajoules(), co2e / main.shaft.expect("modelled").value))
}

proptest! {
    #![proptest_config(cases(256))]

    /// Burning twice the fuel emits twice, and two burns emit what one of both does.
    #[test]
    fn burning_is_linear_in_mass(
        (batch, class, set) in resolvable(),
        one in decimal(0.0..=9_000.0, 3),
        other in decimal(0.0..=9_000.0, 3),
        times in decimal(0.0..=50.0, 2),
    ) {
        let factors = set.resolve(&batch, class)?;
        let burn = |kg: f64| gases(&factors.burn(kilograms(kg)));
        let (first, second, both) = (burn(one), burn(other), burn(one + other));
        for (gas, sum) in both.into_iter().enumerate() {
            prop_assert!(close(sum, first[gas] + second[gas], 1e-14));
            prop_assert!(close(burn(one * times)[gas], first[gas] * times, 1e-14));
        }
        let energy = factors.energy(kilograms(one + other)).megajoules();
        let heating_value = factors.lower_heating_value.megajoules_per_kilogram();
        prop_assert!(close(energy, (one + other) * heating_value, 1e-14));
    }

    /// What slips does not burn: gases and slip account for the whole mass.
    #[test]
    fn slip_leaves_as_methane_and_not_as_co2(
        (batch, class, set) in resolvable(),
        kg in decimal(1.0..=9_000.0, 1),
    ) {
        let FuelFactors { co2, ch4, methane_slip, .. } = set.resolve(&batch, class)?;
        let slip = methane_slip.expect("a stated slip").get();
        let emissions = set.resolve(&batch, class)?.burn(kilograms(kg));
        let expected = kg * ((1.0 - slip) * ch4.expect("a stated CH4").grams_per_gram() + slip);
        prop_assert!(close(emissions.ch4().expect("known").kilograms(), expected, 1e-13));
        let burned = emissions.stack_co2().kilograms();
        prop_assert!(close(burned, co2.grams_per_gram() * kg * (1.0 - slip), 1e-14));
    }

    /// Well-to-tank plus tank-to-wake is well-to-wake to the last bit, under every GWP set.
    #[test]
    fn well_to_wake_is_the_sum_of_its_stages(
        (batch, class, set) in resolvable(),
        kg in decimal(1.0..=9_000.0, 1),
        weights in prop::array::uniform3(decimal(0.0..=300.0, 1)),
    ) {
        let emissions = set.resolve(&batch, class)?.burn(kilograms(kg));
        stages_add(&emissions, Ar4)?;
        stages_add(&emissions, Ar5)?;
        stages_add(&emissions, Ar6)?;
        // Upstream is published over 100 years: under 20 years only what has none is known.
        let no_upstream = emissions.upstream == Some(green_corridor::units::Mass::ZERO);
        prop_assert_eq!(emissions.well_to_wake(Ar5Gwp20).is_ok(), no_upstream);
        prop_assert_eq!(emissions.well_to_wake(Ar6Gwp20).is_ok(), no_upstream);
        prop_assert_eq!(emissions.tank_to_wake(Ar6Gwp20).is_ok(), emissions.tank_to_wake(Ar6).is_ok());
        let [fossil, other, n2o] = weights;
        stages_add(&emissions, Custom::new(fossil, other, n2o, "sensitivity")?)?;
    }

    /// A certified biofuel is worth its E, and the methane and nitrous oxide of its burning.
    #[test]
    fn a_certified_biofuel_is_worth_its_e_value(batch in bio()) {
        let factors = FactorSet::fuel_eu().resolve(&batch, ConsumerClass::InternalCombustion)?;
        let gas = |value: Option<f64>| value.expect("stated");
        let others = 28.0 * gas(factors.ch4.map(|factor| factor.grams_per_gram()))
            + 265.0 * gas(factors.n2o.map(|factor| factor.grams_per_gram()));
        let e = batch.certificate().expect("certified").e_value().grams_per_megajoule();
        let expected = e + others / factors.lower_heating_value.megajoules_per_gram();
        prop_assert!((intensity(&batch)? - expected).abs() <= 1e-11, "{} {expected}", intensity(&batch)?);
    }

    /// Zero-rating is a matter of proof, not of chemistry: the stack is the same.
    #[test]
    fn a_proof_of_sustainability_does_not_change_the_stack(
        e in decimal(-60.0..=60.0, 1),
        kg in 1.0..1e6_f64,
    ) {
        let burn = |proof| {
            let batch = certified(MarineFuel::BIO_METHANOL, e, proof);
            let factors = FactorSet::fuel_eu().resolve(&batch, ConsumerClass::InternalCombustion)?;
            Ok::<_, FuelError>((batch.is_zero_rated(), factors.burn(kilograms(kg))))
        };
        let (proven, unproven) = (burn(Sustainability::Proven)?, burn(Sustainability::NotProven)?);
        prop_assert_eq!(proven.1, unproven.1);
        prop_assert_eq!((proven.0, unproven.0), (true, false));
        prop_assert!(!FuelBatch::from(MarineFuel::METHANOL).is_zero_rated());
    }

    /// Shares that do not sum to one are refused, and so is a negative share.
    #[test]
    fn a_blend_that_is_not_whole_is_refused(
        one in liquid(),
        other in liquid(),
        share in 0.0..=1.0_f64,
        off in 1e-6..2.0_f64,
        basis in basis(),
    ) {
        let of = |a: f64, b: f64| Blend::new(vec![(one.clone(), a), (other.clone(), b)], basis);
        let is_shares = |result: Result<Blend, FuelError>| matches!(result, Err(FuelError::Shares { .. }));
        prop_assert!(of(share, 1.0 - share).is_ok());
        prop_assert!(is_shares(of(share, 1.0 - share + off)));
        prop_assert!(is_shares(of(share, 1.0 - share - off)));
        prop_assert!(is_shares(of(share, f64::NAN)));
        prop_assert!(of(1.0 + off, -off).is_err());
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// A blend is neither better than its best component nor worse than its worst, per fuel energy and
    /// per shaft energy; blended by energy, its intensity is the weighted mean.
    #[test]
    fn a_blend_lies_between_its_components(
        case in case_of(fossil_fuels()),
        one in fossil(),
        other in bio(),
        share in decimal(0.0..=1.0, 3),
        basis in basis(),
    ) {
        let on = |main: Blend| {
            let mut case = case.clone();
            case.fuels.plan = green_corridor::FuelPlan::new(main, MarineFuel::MGO, MarineFuel::MGO);
            of_main_engine(&case)
        };
        let main = case.ledger().by_consumer().remove(&green_corridor::Consumer::MainEngine);
        prop_assume!(main.is_some_and(|main| main.fuel > kilograms(0.0)));
        let (first, second) = (on(one.clone().into())?, on(other.clone().into())?);
        let blend = Blend::new(vec![(one.clone(), share), (other.clone(), 1.0 - share)], basis)?;
        let mixed = on(blend)?;
        let between = |low: f64, value: f64, high: f64| {
            let slack = 1e-10 * low.abs().max(high.abs());
            value >= low.min(high) - slack && value <= low.max(high) + slack
        };
        prop_assert!(between(first.0, mixed.0, second.0), "{first:?} {mixed:?} {second:?}");
        prop_assert!(between(first.1, mixed.1, second.1), "{first:?} {mixed:?} {second:?}");
        if basis == ShareBasis::Energy {
            let mean = share * intensity(&one)? + (1.0 - share) * intensity(&other)?;
            prop_assert!((mixed.0 - mean).abs() <= 1e-9, "{} {mean}", mixed.0);
        }
    }

    /// A blend gives the shaft energy that the law asks for, whatever is in it.
    #[test]
    fn the_fuel_does_not_change_the_shaft_energy(case in case_of(fossil_fuels()), other in diesel_fuels()) {
        let work = |case: &Case| case.ledger().total().shaft.map(|shaft| shaft.value);
        let mut same_ship = case.clone();
        same_ship.fuels.plan = other.plan;
        same_ship.fuels.set = other.set;
        let (before, after) = (work(&case).expect("modelled"), work(&same_ship).expect("modelled"));
        prop_assert!(close(before, after, 1e-12), "{before} {after}");
    }
}
