//! Laws of the carbon intensity indicator.

use green_corridor::regulation::cii::{
    self, CapacityMeasure, Corrections, Deduction, FuelUse, Rating, ReeferSupply, Requirement,
};
use green_corridor::regulation::eedi::{self, Stage};
use green_corridor::regulation::{IceClass, MarpolShipType, Ship};
use green_corridor::units::substance::{Co2, Fuel, Sailed};
use green_corridor::units::{Distance, Mass};
use green_corridor::{FactorSet, FuelBatch, MarineFuel};
use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::close;
use crate::strategies::{cases, decimal, mostly, wild};

const TYPES: [MarpolShipType; 13] = [
    MarpolShipType::BulkCarrier,
    MarpolShipType::GasCarrier,
    MarpolShipType::Tanker,
    MarpolShipType::ContainerShip,
    MarpolShipType::GeneralCargoShip,
    MarpolShipType::RefrigeratedCargoCarrier,
    MarpolShipType::CombinationCarrier,
    MarpolShipType::LngCarrier,
    MarpolShipType::VehicleCarrier,
    MarpolShipType::RoRoCargoShip,
    MarpolShipType::RoRoPassengerShip,
    MarpolShipType::RoRoPassengerHighSpeedCraft,
    MarpolShipType::CruisePassengerShip,
];

fn nm(value: f64) -> Distance<Sailed> {
    Distance::from_nautical_miles(value)
}

fn year() -> impl Strategy<Value = i16> {
    2019_i16..=2030
}

fn target() -> impl Strategy<Value = Rating> {
    select(vec![Rating::A, Rating::B, Rating::C, Rating::D])
}

/// A ship of any type, often of a size at which a band begins.
fn ship() -> impl Strategy<Value = Ship> {
    let edge = vec![20_000.0, 30_000.0, 57_700.0, 65_000.0, 100_000.0, 279_000.0];
    let size = prop_oneof![3 => decimal(5_000.0..=400_000.0, 0), 1 => select(edge)];
    (select(TYPES.to_vec()), size, decimal(5_000.0..=250_000.0, 0)).prop_map(|(ship_type, size, other)| {
        let (gt, dwt) = match CapacityMeasure::of(ship_type) {
            CapacityMeasure::Deadweight => (other, size),
            CapacityMeasure::GrossTonnage => (size, other),
        };
        let ship = Ship::new("made up", ship_type, gt).expect("in range");
        ship.with_deadweight_t(dwt).expect("in range")
    })
}

/// CO2 that brings a ship near what is required, by a factor.
fn co2_near(ship: &Ship, year: i16, distance: f64, times: f64) -> Mass<Co2> {
    let asked = Requirement::of(ship, year).expect("in the table");
    let work = asked.capacity().value() * distance;
    Mass::from_grams(times * asked.required().grams_per_unit_nm() * work)
}

fn fuels() -> impl Strategy<Value = Vec<(FuelBatch, Mass<Fuel>)>> {
    use MarineFuel as M;
    let known =
        select(vec![M::HFO, M::VLSFO, M::LFO, M::MGO, M::LNG, M::PROPANE, M::BUTANE, M::ETHANE, M::METHANOL]);
    prop::collection::vec((known, decimal(1.0..=20_000.0, 1)), 1..4).prop_map(|fuels| {
        fuels.into_iter().map(|(fuel, mass)| (fuel.into(), Mass::from_tonnes(mass))).collect()
    })
}

proptest! {
    #![proptest_config(cases(512))]

    /// Boundaries ascend, about the required indicator: A and B end below it, C and D above.
    #[test]
    fn boundaries_ascend(ship in ship(), year in year()) {
        let asked = Requirement::of(&ship, year)?;
        let [a, b, c, d] = asked.boundaries().ascending();
        prop_assert!(a < b && b < asked.required() && asked.required() < c && c < d);
        prop_assert!(asked.required() <= asked.reference_2019());
    }

    /// More CO2 at the same distance is never rated better.
    #[test]
    fn more_co2_is_never_better(
        ship in ship(), year in year(), distance in decimal(100.0..=120_000.0, 1),
        times in 0.5..2.0_f64, more in 0.0..1.0_f64,
    ) {
        let co2 = co2_near(&ship, year, distance, times);
        let before = cii::rate(&ship, year, nm(distance), co2)?;
        let after = cii::rate(&ship, year, nm(distance), co2 * (1.0 + more))?;
        prop_assert!(after.rating() >= before.rating());
        prop_assert!(after.ratio() >= before.ratio());
    }

    /// An earlier year never rates the same operation worse.
    #[test]
    fn an_earlier_year_is_never_worse(
        ship in ship(), year in year(), earlier in year(), distance in decimal(100.0..=120_000.0, 1),
        times in 0.5..2.0_f64,
    ) {
        prop_assume!(earlier < year);
        let co2 = co2_near(&ship, year, distance, times);
        let rated = |year| cii::rate(&ship, year, nm(distance), co2);
        prop_assert!(rated(earlier)?.rating() <= rated(year)?.rating());
        prop_assert_eq!(rated(earlier)?.attained(), rated(year)?.attained());
    }

    /// The same factor on fuel and distance leaves the indicator as it was.
    #[test]
    fn the_indicator_has_no_scale(
        ship in ship(), year in year(), distance in decimal(100.0..=40_000.0, 1), times in 0.1..10.0_f64,
        fuels in fuels(),
    ) {
        let set = FactorSet::mepc_364();
        let scaled: Vec<_> = fuels.iter().map(|(fuel, mass)| (fuel.clone(), *mass * times)).collect();
        let one = cii::rate_fuels(&ship, year, nm(distance), &fuels, &set)?;
        let other = cii::rate_fuels(&ship, year, nm(distance * times), &scaled, &set)?;
        let (one, other) = (one.attained().grams_per_unit_nm(), other.attained().grams_per_unit_nm());
        prop_assert!(close(one, other, 1e-13), "{one} {other}");
    }

    /// The largest CO2 of a rating has it, and the next number has not.
    #[test]
    fn the_largest_co2_is_the_last(
        ship in ship(), year in year(), distance in decimal(100.0..=120_000.0, 1), times in 0.01..3.0_f64,
        target in target(),
    ) {
        let rated = |co2| cii::rate(&ship, year, nm(distance), co2);
        let limit = rated(co2_near(&ship, year, distance, times))?.largest_co2(target).expect("it ends");
        prop_assert_eq!(rated(limit)?.rating(), target);
        let more = Mass::from_kilograms(limit.kilograms().next_up());
        prop_assert!(rated(more)?.rating() > target);
    }

    /// The smallest distance of a rating has it, and a hair less has not.
    #[test]
    fn the_smallest_distance_is_the_first(
        ship in ship(), year in year(), distance in decimal(100.0..=80_000.0, 1), times in 0.5..2.0_f64,
        target in target(),
    ) {
        let co2 = co2_near(&ship, year, distance, times);
        let rated = |distance| cii::rate(&ship, year, distance, co2);
        let limit = rated(nm(distance))?.smallest_distance(target)?.expect("it ends");
        prop_assert_eq!(rated(limit)?.rating(), target);
        let less = rated(limit * (1.0 - 1e-15))?;
        prop_assert!(less.rating() > target, "{}", less);
    }

    /// The largest factor on a mix of fuels has the rating, and the next number has not.
    #[test]
    fn the_largest_mix_is_the_last(
        ship in ship(), year in year(), distance in decimal(5_000.0..=80_000.0, 1), fuels in fuels(),
        target in target(),
    ) {
        let set = FactorSet::mepc_364();
        let limit = cii::largest_fuel(&ship, year, nm(distance), &fuels, &set, target)?.expect("it ends");
        prop_assert_eq!(limit.year.rating(), target);
        let times = |factor: f64| -> Vec<_> {
            fuels.iter().map(|(fuel, mass)| (fuel.clone(), *mass * factor)).collect()
        };
        let again = cii::rate_fuels(&ship, year, nm(distance), &times(limit.factor), &set)?;
        prop_assert_eq!(again, limit.year);
        let more = cii::rate_fuels(&ship, year, nm(distance), &times(limit.factor.next_up()), &set)?;
        prop_assert!(more.rating() > target);
    }

    /// The first year worse than a rating is worse, and every year before it is not.
    #[test]
    fn the_first_worse_year_is_the_first(
        ship in ship(), year in year(), distance in decimal(100.0..=120_000.0, 1), times in 0.5..1.5_f64,
        target in target(),
    ) {
        let co2 = co2_near(&ship, year, distance, times);
        let rated = |year| cii::rate(&ship, year, nm(distance), co2).expect("in the table").rating();
        let first = cii::rate(&ship, year, nm(distance), co2)?.first_year_worse_than(target);
        let by_hand = (year..=2030).find(|year| rated(*year) > target);
        prop_assert_eq!(first, by_hand);
    }

    /// Without a correction the corrected indicator is the plain one, bit for bit.
    #[test]
    fn no_correction_changes_nothing(
        ship in ship(), year in 2023_i16..=2030, distance in decimal(100.0..=120_000.0, 1), fuels in fuels(),
    ) {
        let set = FactorSet::mepc_364();
        let plain = cii::rate_fuels(&ship, year, nm(distance), &fuels, &set)?;
        let uses: Vec<_> = fuels.iter().map(|(fuel, mass)| FuelUse::new(fuel.clone(), *mass)).collect();
        let none = Corrections::NONE;
        let corrected = cii::rate_corrected(&ship, year, nm(distance), &uses, &none, &set)?;
        prop_assert_eq!(corrected.attained(), plain.attained());
        prop_assert_eq!(corrected.rating(), plain.rating());
        prop_assert_eq!(corrected.uncorrected(), &plain);
    }

    /// Corrections of fuel and capacity never make the indicator worse.
    #[test]
    fn corrections_never_worsen(
        ship in ship(), year in 2023_i16..=2030, burned in decimal(1_000.0..=30_000.0, 1),
        share in 0.0..=1.0_f64, lightweight in decimal(1_000.0..=50_000.0, 0),
    ) {
        let set = FactorSet::mepc_364();
        let burned: Mass<Fuel> = Mass::from_tonnes(burned);
        let ship = ship.with_ice_class(IceClass::Ia);
        let uses = [FuelUse::new(MarineFuel::HFO, burned).less(Deduction::ReeferContainers, burned * share)];
        let corrections = Corrections::NONE.ice_strengthened().common_structural_rules(lightweight);
        let year = cii::rate_corrected(&ship, year, nm(60_000.0), &uses, &corrections, &set)?;
        prop_assert!(year.attained() < year.uncorrected().attained());
        prop_assert!(year.rating() <= year.uncorrected().rating());
        prop_assert!(year.counted_co2() >= Mass::ZERO);
    }
}

proptest! {
    #![proptest_config(cases(2_048))]

    /// Whatever a form holds: an answer or an error, no panic, and no answer that is not a number.
    #[test]
    fn nothing_panics(
        (ship_type, gt, dwt) in (select(TYPES.to_vec()), mostly(1.0..=500_000.0), mostly(1.0..=700_000.0)),
        year in prop_oneof![3 => year(), 1 => any::<i16>()],
        (distance, mass, part) in (mostly(1.0..=200_000.0), mostly(0.0..=100_000.0), mostly(0.0..=100.0)),
        target in select(Rating::ALL.to_vec()),
    ) {
        let ship = Ship::new("made up", ship_type, gt).and_then(|ship| ship.with_deadweight_t(dwt));
        let Ok(ship) = ship else { return Ok(()) };
        let (set, distance) = (FactorSet::mepc_364(), nm(distance));
        let fuels = [(MarineFuel::HFO.into(), Mass::from_tonnes(mass))];
        if let Ok(rated) = cii::rate_fuels(&ship, year, distance, &fuels, &set) {
            prop_assert!(rated.attained().grams_per_unit_nm().is_finite() && rated.ratio().is_finite());
            if let Some(most) = rated.largest_co2(target) {
                prop_assert_eq!(cii::rate(&ship, year, distance, most)?.rating(), target);
            }
            if let Ok(Some(least)) = rated.smallest_distance(target) {
                prop_assert!(cii::rate(&ship, year, least, rated.co2())?.rating() <= target);
            }
            let _ = rated.first_year_worse_than(target);
        }
        let _ = cii::largest_fuel(&ship, year, distance, &fuels, &set, target);
        for deduction in [Deduction::AdjustedVoyage, Deduction::ShuttleTanker, Deduction::CargoBoiler] {
            let uses = [FuelUse::new(MarineFuel::HFO, Mass::from_tonnes(mass))
                .less(deduction, Mass::from_tonnes(part))];
            let corrections = Corrections::NONE.adjusted_distance(nm(part)).common_structural_rules(part);
            if let Ok(year) = cii::rate_corrected(&ship, year, distance, &uses, &corrections, &set) {
                prop_assert!(year.attained().grams_per_unit_nm().is_finite());
            }
        }
        for stage in [Stage::Phase0, Stage::Phase1, Stage::Phase2, Stage::Phase3, Stage::Eexi] {
            let _ = eedi::required(&ship, stage);
        }
        if let Ok(reference) = eedi::reference_line(&ship) {
            prop_assert!(reference.grams_per_unit_nm() > 0.0 && reference.grams_per_unit_nm().is_finite());
        }
    }

    /// Reefer-days that are not a number of a ship-year are refused.
    #[test]
    fn reefer_days_are_checked(days in wild()) {
        let fuel = ReeferSupply::FourStroke.unmonitored_reefers(days);
        prop_assert_eq!(fuel.is_ok(), (0.0..=15_000_000.0).contains(&days));
    }
}
