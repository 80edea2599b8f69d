//! CII: corrections, and what is refused.

use green_corridor::fuel::{Family, Origin, UserFuel};
use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::cii::{
    self, CapacityMeasure, CarbonIntensity, CiiError, CiiYear, Corrections, CubicCapacity, Deduction,
    FuelUse, Rating, ReeferSupply, StsVoyages,
};
use green_corridor::regulation::{IceClass, MarpolShipType, Ship};
use green_corridor::units::si::hours;
use green_corridor::units::substance::Fuel;
use green_corridor::units::{Electricity, Factor, LowerHeatingValue, Mass, SpecificFuelConsumption};
use green_corridor::{FactorSet, FuelBatch, MarineFuel};

use crate::cii::{asked, by_deadweight, by_tonnage, container, container_year, nm, tonnes};
use crate::tolerance::{FULL_PRECISION, assert_close};

/// `y_i` is 0 in 2023; 2026 gives 0.66.
#[test]
fn the_share_of_services_falls() {
    for (year, share) in [(2023, 0.75), (2024, 0.72), (2026, 0.66), (2030, 0.54)] {
        assert_close(cii::services_share(year).expect("in the table"), share, FULL_PRECISION);
    }
    let message = |year| cii::services_share(year).expect_err("outside").to_string();
    assert_eq!(message(2022), "the correction of CII starts in 2023, asked for 2022");
    assert_eq!(
        message(2031),
        "the correction of CII is stated up to 2030 and not extrapolated, asked for 2031"
    );
}

fn corrected(
    ship: &Ship,
    fuels: &[FuelUse],
    corrections: &Corrections,
) -> Result<cii::CorrectedYear, CiiError> {
    cii::rate_corrected(ship, 2026, nm(95_000.0), fuels, corrections, &FactorSet::mepc_364())
}

/// The whole formula by hand, on a tanker with every correction it can have.
#[test]
fn a_tanker_with_every_correction() {
    let ship = by_deadweight(MarpolShipType::Tanker, 115_000.0).with_ice_class(IceClass::IaSuper);
    let sts = StsVoyages::new(nm(600.0), hours(72.0)).expect("short enough");
    let hfo = FuelUse::new(MarineFuel::HFO, tonnes(9_000.0))
        .less(Deduction::AdjustedVoyage, tonnes(300.0))
        .less(Deduction::ShipToShip(sts), tonnes(700.0))
        .less(Deduction::ShuttleTanker, tonnes(500.0))
        .less(Deduction::DischargePumps, tonnes(100.0));
    let mgo = FuelUse::new(MarineFuel::MGO, tonnes(1_500.0))
        .less(Deduction::CargoBoiler, tonnes(400.0))
        .less(Deduction::EngineDrivenPumps, tonnes(60.0));
    let corrections = Corrections::NONE
        .adjusted_distance(nm(2_000.0))
        .common_structural_rules(17_000.0)
        .ice_strengthened()
        .cubic_capacity(CubicCapacity::ChemicalTanker { ratio: 0.8 })
        .voluntary_structural_enhancement(Sourced { value: 1.01, source: Source::user("class") });
    let year = corrected(&ship, &[hfo, mgo], &corrections).expect("rated");

    let (sts, shuttle) = (6.1742 * 115_000f64.powf(-0.246), 5.6805 * 115_000f64.powf(-0.208));
    let hfo = 9_000.0 - (300.0 + (1.0 - sts) * 700.0 + (1.0 - shuttle) * 500.0 + 0.66 * 100.0);
    let mgo = 1_500.0 - 0.66 * (400.0 + 60.0);
    let factor = (1.0 + 0.08 * 17_000.0 / 115_000.0) * 1.05 * (0.8f64.powf(-0.7) - 0.014) * 1.01;
    let attained = (3.114 * hfo + 3.206 * mgo) * 1e6 / (factor * 115_000.0 * 93_000.0);
    assert_close(year.attained().grams_per_unit_nm(), attained, FULL_PRECISION);
    assert_close(year.capacity_factor(), factor, FULL_PRECISION);
    assert_close(year.counted_co2().tonnes(), 3.114 * hfo + 3.206 * mgo, FULL_PRECISION);
    assert_close(year.counted_distance().nautical_miles(), 93_000.0, FULL_PRECISION);
    let required = year.uncorrected().required().grams_per_unit_nm();
    assert_close(year.ratio(), attained / required, FULL_PRECISION);
}

/// Thresholds of f_c, and ships without the right to it.
#[test]
fn cubic_capacity_has_a_threshold() {
    let factor = |ship_type, cubic| {
        let ship = by_deadweight(ship_type, 50_000.0);
        let fuels = [FuelUse::new(MarineFuel::HFO, tonnes(5_000.0))];
        corrected(&ship, &fuels, &Corrections::NONE.cubic_capacity(cubic)).map(|year| year.capacity_factor())
    };
    let tanker = |ratio| factor(MarpolShipType::Tanker, CubicCapacity::ChemicalTanker { ratio });
    let bulk = |ratio| factor(MarpolShipType::BulkCarrier, CubicCapacity::LightCargoBulkCarrier { ratio });
    assert_eq!((tanker(0.98), tanker(1.3)), (Ok(1.0), Ok(1.0)));
    assert_close(tanker(0.97).expect("in range"), 0.97f64.powf(-0.7) - 0.014, FULL_PRECISION);
    assert_eq!(bulk(0.55), Ok(1.0));
    assert_close(bulk(0.54).expect("in range"), 0.54f64.powf(-0.15), FULL_PRECISION);
    let message = |result: Result<f64, CiiError>| result.expect_err("refused").to_string();
    assert_eq!(
        message(tanker(f64::NAN)),
        "ship `made up`: `cubic_ratio_t_per_m3` must be in 0.1..=5 t/m3, got NaN"
    );
    assert_eq!(
        message(factor(MarpolShipType::Tanker, CubicCapacity::LightCargoBulkCarrier { ratio: 0.5 })),
        "ship `made up`: f_c is not for a tanker, only for bulk carriers"
    );
}

#[test]
fn electricity_of_refrigerated_containers() {
    let fuel = ReeferSupply::TwoStrokePowerTakeOff.unmonitored_reefers(1_000.0).expect("in range");
    assert_close(fuel.grams(), 2.75 * 24.0 * 175.0 * 1_000.0, FULL_PRECISION);
    let fuel = ReeferSupply::FourStroke.unmonitored_reefers(1_000.0).expect("in range");
    assert_close(fuel.tonnes(), 13.2, FULL_PRECISION);
    let sfoc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(190.0);
    let metered = cii::monitored_electricity(Electricity::from_kilowatt_hours(2e6), sfoc).expect("in range");
    assert_close(metered.tonnes(), 380.0, FULL_PRECISION);
    for days in [-1.0, f64::NAN, f64::INFINITY, 2e7] {
        assert!(ReeferSupply::FourStroke.unmonitored_reefers(days).is_err(), "{days}");
    }
    let endless = Electricity::from_kilowatt_hours(f64::INFINITY);
    assert!(cii::monitored_electricity(endless, sfoc).is_err());
}

#[test]
fn a_correction_that_a_ship_year_cannot_have() {
    let tanker = |dwt| by_deadweight(MarpolShipType::Tanker, dwt);
    let hfo = |deduction, mass| [FuelUse::new(MarineFuel::HFO, tonnes(100.0)).less(deduction, tonnes(mass))];
    let none = Corrections::NONE;
    let message = |result: Result<cii::CorrectedYear, CiiError>| result.expect_err("refused").to_string();

    assert_eq!(
        message(corrected(&tanker(5e4), &hfo(Deduction::CargoBoiler, 100.1), &none)),
        "ship `made up`, fuel HFO: FC_voyage + FC_electrical + FC_boiler + FC_other is 100100 kg fuel, \
         must be within the 100000 kg fuel burned"
    );
    assert_eq!(
        message(corrected(&tanker(5e4), &hfo(Deduction::AdjustedVoyage, 101.0), &none)),
        "ship `made up`, fuel HFO: FC_voyage + FC_S is 101000 kg fuel, \
         must be within the 100000 kg fuel burned"
    );
    assert_eq!(
        message(corrected(&tanker(5e4), &hfo(Deduction::CargoBoiler, -1.0), &none)),
        "ship `made up`, fuel HFO: `fc_boiler_t` must be in 0..=1000000 t, got -1"
    );
    // All of it in ship-to-ship voyages and all of it for the cargo: more is deducted than there is.
    let both =
        hfo(Deduction::ShuttleTanker, 100.0).map(|fuel| fuel.less(Deduction::CargoBoiler, tonnes(100.0)));
    let refused = message(corrected(&tanker(5e4), &both, &none));
    assert!(refused.starts_with("ship `made up`, fuel HFO: the whole deduction is 10615"), "{refused}");
    assert_eq!(
        message(corrected(&container(), &hfo(Deduction::CargoBoiler, 1.0), &none)),
        "ship `made up`: a correction for cargo heating and discharge is not for a container ship, \
         only for tankers"
    );
    assert_eq!(
        message(corrected(&tanker(5e4), &hfo(Deduction::CargoCooling, 1.0), &none)),
        "ship `made up`: a correction for cargo cooling is not for a tanker, only for gas and LNG carriers"
    );
    let sts = StsVoyages::new(nm(100.0), hours(10.0)).expect("short enough");
    let refused = message(corrected(&tanker(1_000.0), &hfo(Deduction::ShipToShip(sts), 1.0), &none));
    assert!(
        refused.starts_with("ship `made up`: AF_STS at 1000 t deadweight is 1.12")
            && refused.ends_with(", must be at most 1"),
        "{refused}"
    );
    assert_eq!(
        StsVoyages::new(nm(601.0), hours(10.0)).expect_err("too far").to_string(),
        "`sts_voyage_nm` must be in 0..=600 nm, got 601"
    );
    assert_eq!(
        StsVoyages::new(nm(600.0), hours(73.0)).expect_err("too long").to_string(),
        "`sts_voyage_h` must be in 0..=72 h, got 73"
    );

    let burned = [FuelUse::new(MarineFuel::HFO, tonnes(100.0))];
    for (adjusted, printed) in [(95_000.0, "95000"), (-1.0, "-1"), (f64::NAN, "NaN")] {
        assert_eq!(
            message(corrected(&container(), &burned, &none.clone().adjusted_distance(nm(adjusted)))),
            format!(
                "ship `made up`: `adjusted_distance` is {printed} nm sailed of 95000 nm sailed, \
                 must leave at least 1 nm"
            )
        );
    }
    for (class, got) in [(None, "none"), (Some(IceClass::Ib), "IB")] {
        let ship = class.map_or_else(container, |class| container().with_ice_class(class));
        assert_eq!(
            message(corrected(&ship, &burned, &none.clone().ice_strengthened())),
            format!("ship `made up`: f_m needs `ice_class` IA or IA Super, got {got}")
        );
    }
    let vse = Sourced { value: 0.9, source: Source::user("class") };
    assert_eq!(
        message(corrected(&container(), &burned, &none.clone().voluntary_structural_enhancement(vse))),
        "ship `made up`: `f_i_vse` must be in 1..=2, got 0.9"
    );
    let ro_ro = by_tonnage(MarpolShipType::RoRoCargoShip, 20_000.0);
    assert_eq!(
        message(corrected(&ro_ro, &burned, &none.clone().common_structural_rules(9_000.0))),
        "ship `made up`: f_i needs the deadweight, state `dwt_t`"
    );
    assert_eq!(
        message(corrected(&container(), &burned, &none.common_structural_rules(-3.0))),
        "ship `made up`: `lightweight_t` must be in 1..=300000 t, got -3"
    );
}

#[test]
fn a_ship_year_that_cannot_be() {
    let set = FactorSet::mepc_364();
    let message = |result: Result<CiiYear, CiiError>| result.expect_err("refused").to_string();
    let rate = |year, distance, co2| cii::rate(&container(), year, nm(distance), Mass::from_tonnes(co2));
    assert_eq!(message(rate(2018, 1e4, 1e3)), "the reduction factor of CII starts in 2019, asked for 2018");
    assert_eq!(
        message(rate(2031, 1e4, 1e3)),
        "the reduction factor of CII is stated up to 2030 and not extrapolated, asked for 2031"
    );
    for (distance, printed) in [(0.0, "0"), (-5.0, "-5"), (f64::NAN, "NaN"), (f64::INFINITY, "inf")] {
        assert_eq!(
            message(rate(2026, distance, 1e3)),
            format!("ship `made up`: `distance_nm` must be in 1..=450000 nm, got {printed}")
        );
    }
    for (co2, printed) in [(-1.0, "-1"), (f64::NAN, "NaN"), (f64::INFINITY, "inf"), (1e9, "1000000000")] {
        assert_eq!(
            message(rate(2026, 1e4, co2)),
            format!("ship `made up`: `co2_t` must be in 0..=5000000 t, got {printed}")
        );
    }
    let no_deadweight = by_tonnage(MarpolShipType::LngCarrier, 60_000.0);
    assert_eq!(
        message(cii::rate(&no_deadweight, 2026, nm(1e4), Mass::from_tonnes(1e3))),
        "ship `made up`: type LNG carrier counts by deadweight, state `dwt_t`"
    );
    let of = |fuels: &[(FuelBatch, Mass<Fuel>)], set: &FactorSet| {
        cii::rate_fuels(&container(), 2026, nm(1e4), fuels, set)
    };
    assert_eq!(message(of(&[], &set)), "ship `made up`: no fuel is stated, at least one is needed");
    assert_eq!(
        message(of(&[(MarineFuel::FAME.into(), tonnes(10.0))], &set)),
        "ship `made up`, fuel FAME: factor set MEPC.364(79) has no row for FAME in internal-combustion \
         engine; rows of that fuel: none; `FactorSet::with_fuel` adds a factor of your own"
    );
    assert_eq!(
        message(of(&[(MarineFuel::HFO.into(), tonnes(-10.0))], &set)),
        "ship `made up`, fuel HFO: `mass_t` must be in 0..=1000000 t, got -10"
    );
    assert_eq!(
        message(of(&[(MarineFuel::HFO.into(), tonnes(10.0))], &FactorSet::fuel_eu())),
        "CII counts CO2 by the factors of MEPC.364(79), the set given is FuelEU Annex II"
    );
    let boundaries = *asked(&container(), 2026).boundaries();
    let cg_dist = CarbonIntensity::new(5.0, CapacityMeasure::GrossTonnage).expect("in range");
    assert_eq!(
        boundaries.rating(cg_dist).expect_err("another measure").to_string(),
        "an indicator on gross tonnage has no rating on boundaries on deadweight"
    );
    assert_eq!(
        CarbonIntensity::new(-1.0, CapacityMeasure::Deadweight).expect_err("negative").to_string(),
        "`g_per_unit_nm` must be in 0..=10000000000000 g/(unit nm), got -1"
    );
}

/// A biofuel counts by a factor that the user brings.
#[test]
fn a_fuel_of_the_users_own() {
    let fuel = MarineFuel::new("B100", Family::Fame, Origin::Biogenic);
    let set = FactorSet::mepc_364().with_fuel(UserFuel {
        fuel: fuel.clone(),
        lower_heating_value: LowerHeatingValue::from_megajoules_per_kilogram(37.0),
        well_to_tank: None,
        co2: Factor::from_grams_per_gram(0.8),
        ch4: None,
        n2o: None,
        methane_slip: None,
        carbon: None,
        source: Source::user("certified"),
    });
    let fuels = [(fuel.into(), tonnes(1_000.0)), (MarineFuel::MGO.into(), tonnes(100.0))];
    let year = cii::rate_fuels(&container(), 2026, nm(1e4), &fuels, &set.expect("in range")).expect("rated");
    assert_close(year.co2().tonnes(), 1_120.6, FULL_PRECISION);
}

/// Limits that no ship-year reaches are refused with their number; E has none.
#[test]
fn limits_out_of_reach() {
    let year = container_year(2026);
    assert_eq!(year.largest_co2(Rating::E), None);
    assert_eq!(year.smallest_distance(Rating::E), Ok(None));
    let still = cii::rate(&container(), 2026, nm(1e4), Mass::ZERO).expect("rated");
    assert_eq!(still.rating(), Rating::A);
    assert_eq!(
        still.smallest_distance(Rating::C).expect_err("no distance at all").to_string(),
        "ship `made up`: `distance_nm` must be in 1..=450000 nm, got 0"
    );
    let dirty = cii::rate(&container(), 2026, nm(1e4), Mass::from_tonnes(5e6)).expect("rated");
    let refused = dirty.smallest_distance(Rating::C).expect_err("too far").to_string();
    assert!(
        refused.starts_with("ship `made up`: `distance_nm` must be in 1..=450000 nm, got 67"),
        "{refused}"
    );
    let nothing = [(MarineFuel::HFO.into(), tonnes(0.0))];
    let set = FactorSet::mepc_364();
    let limit = cii::largest_fuel(&container(), 2026, nm(1e4), &nothing, &set, Rating::C);
    assert_eq!(
        limit.expect_err("nothing to multiply").to_string(),
        "ship `made up`: `fuel_factor` must be in 0..=1000000, got inf"
    );
}

/// Each sum of deductions is held to the fuel burned, before the factors make it smaller.
#[test]
fn deductions_within_the_fuel_burned() {
    let tanker = by_deadweight(MarpolShipType::Tanker, 5e4);
    let message = |parts: [(Deduction, f64); 2]| {
        let fuel =
            parts.into_iter().fold(FuelUse::new(MarineFuel::HFO, tonnes(100.0)), |fuel, (what, mass)| {
                fuel.less(what, tonnes(mass))
            });
        corrected(&tanker, &[fuel], &Corrections::NONE).expect_err("refused").to_string()
    };
    let (voyage, transfer) = (Deduction::AdjustedVoyage, Deduction::ShuttleTanker);
    let refused = message([(voyage, 50.0), (transfer, 60.0)]);
    assert!(refused.contains("FC_voyage + FC_S is 110000 kg fuel"), "{refused}");
    let refused = message([(voyage, 50.0), (Deduction::CargoBoiler, 60.0)]);
    assert!(refused.contains("FC_voyage + FC_electrical + FC_boiler + FC_other is 110000 kg"), "{refused}");
    let small = by_deadweight(MarpolShipType::Tanker, 1_000.0);
    let fuel = FuelUse::new(MarineFuel::HFO, tonnes(100.0)).less(Deduction::ShuttleTanker, tonnes(1.0));
    let refused = corrected(&small, &[fuel], &Corrections::NONE).expect_err("refused").to_string();
    assert!(refused.starts_with("ship `made up`: AF_shuttle at 1000 t deadweight is 1.35"), "{refused}");
}

/// Cargo cooling is for gas carriers of both kinds; ice class IA has the factor of IA Super.
#[test]
fn who_may_correct() {
    let cooled = FuelUse::new(MarineFuel::HFO, tonnes(100.0)).less(Deduction::CargoCooling, tonnes(10.0));
    for ship_type in [MarpolShipType::GasCarrier, MarpolShipType::LngCarrier] {
        let year =
            corrected(&by_deadweight(ship_type, 8e4), std::slice::from_ref(&cooled), &Corrections::NONE);
        assert_close(year.expect("rated").counted_co2().tonnes(), 3.114 * (100.0 - 6.6), FULL_PRECISION);
    }
    let burned = [FuelUse::new(MarineFuel::HFO, tonnes(100.0))];
    for class in [IceClass::Ia, IceClass::IaSuper] {
        let year =
            corrected(&container().with_ice_class(class), &burned, &Corrections::NONE.ice_strengthened());
        assert_eq!(year.expect("rated").capacity_factor(), 1.05);
    }
}

/// A correction may better the rating, and leaves the uncorrected year as it is.
#[test]
fn a_corrected_rating_stands_beside_the_plain_one() {
    let fuel =
        FuelUse::new(MarineFuel::HFO, tonnes(19_200.0)).less(Deduction::AdjustedVoyage, tonnes(9_000.0));
    let year = corrected(&container(), &[fuel], &Corrections::NONE).expect("rated");
    assert_close(year.uncorrected().co2().tonnes(), 3.114 * 19_200.0, FULL_PRECISION);
    assert_close(year.counted_co2().tonnes(), 3.114 * 10_200.0, FULL_PRECISION);
    assert_eq!((year.uncorrected().rating(), year.rating()), (Rating::B, Rating::A));
}
