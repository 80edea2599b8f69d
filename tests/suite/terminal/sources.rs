//! Landside sources: corrections, hybrids, electricity, hydrogen, craft, trains, trucks.

use green_corridor::engine::{PollutantFactors, Pollutants};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::provenance::Sourced;
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
use green_corridor::terminal::{
    CarbOffroad, Controls, Corrections, CraftEngine, DieselContent, DieselDrive, DrayageTrucks, Duty,
    ElectricDemand, EngineFactors, EquipmentEnergy, EquipmentGroup, HandlingMoves, HarbourCraft, Idling,
    LocomotiveWork, Locomotives, MoveEnergy, Multipliers, PerUnit, SourceCategory, TruckEnergy, TruckMiles,
};
use green_corridor::units::si::{hours, kilowatts, litres, metres, statute_miles, us_gallons};
use green_corridor::units::substance::{Hc, Nox, So2};
use green_corridor::units::{BrakeFactor, Electricity, Factor, Fraction, Mass, Rate};

use super::{drive, fraction, grams_of, group, known_diesel, source, supply};
use crate::tolerance::{FULL_PRECISION, assert_close};

/// Renewable diesel and a filter: FCF and 1 - CF multiply.
#[test]
fn corrections_multiply() {
    let engine = Nonroad { cycle: DutyCycle::Tractor, tier: NonroadTier::T2, cumulative: hours(0.0) };
    let of = |corrections: Corrections| {
        let energy = EquipmentEnergy::Diesel(DieselDrive { corrections, ..drive(engine) });
        *group(1, kilowatts(165.0), 0.5, hours(100.0), energy).entry().expect("valid").amounts()
    };
    let plain = of(Corrections::NONE);
    let both = of(Corrections {
        fuel: Some(Multipliers { nox: Some(0.9), pm: Some(0.7), ..Multipliers::stated("made up") }),
        control: Some(Controls {
            nox: Fraction::ZERO,
            pm: fraction(0.85),
            hc: Fraction::ZERO,
            co: Fraction::ZERO,
            source: source(),
        }),
    });
    let ratio = |of: fn(&Pollutants) -> Option<f64>| {
        of(&both.pollutants).zip(of(&plain.pollutants)).map(|(a, b)| a / b)
    };
    assert_close(ratio(|p| p.nox.map(Mass::kilograms)).expect("known"), 0.9, FULL_PRECISION);
    assert_close(ratio(|p| p.pm10.map(Mass::kilograms)).expect("known"), 0.7 * 0.15, FULL_PRECISION);
    assert_eq!(ratio(|p| p.co.map(Mass::kilograms)), Some(1.0));
    assert_eq!(both.fuel, plain.fuel);
}

/// The additive form rises by its rate up to its cap; a pollutant without a rate is unknown.
#[test]
fn carb_deterioration_is_another_function() {
    let grams = |value| Some(BrakeFactor::from_grams_per_kilowatt_hour(value));
    let zero_hour = EngineFactors {
        pollutants: PollutantFactors {
            nox: grams_of(3.0),
            so2: grams_of(0.01),
            pm10: grams_of(0.1),
            ..PollutantFactors::UNKNOWN
        },
        ..EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(700.0))
    };
    let at = |cumulative| {
        let per_hour = PollutantFactors { nox: grams(1e-4), ..PollutantFactors::UNKNOWN };
        let engine = CarbOffroad {
            zero_hour,
            per_hour,
            cumulative: hours(cumulative),
            cap: hours(12_000.0),
            source: source(),
        };
        engine.factors("carb").expect("in range")
    };
    assert_close(at(5_000.0).pollutants.nox.expect("stated").grams_per_kilowatt_hour(), 3.5, FULL_PRECISION);
    assert_eq!(at(12_000.0), at(30_000.0));
    assert_eq!(at(5_000.0).pollutants.so2, zero_hour.pollutants.so2);
    assert!(at(5_000.0).pollutants.pm10.is_none());
}

/// A hybrid saves fuel, CO2 and SO2; its other pollutants are unknown until they are stated.
#[test]
fn a_hybrid_scales_only_as_stated() {
    let engine = Nonroad { cycle: DutyCycle::Crane, tier: NonroadTier::T3, cumulative: hours(0.0) };
    let plain = group(4, kilowatts(400.0), 0.2, hours(2_000.0), EquipmentEnergy::Diesel(drive(engine)));
    let hybrid = |pollutants: Option<Box<Multipliers>>| {
        let energy = EquipmentEnergy::Hybrid {
            drive: drive(engine),
            fuel_saving: fraction(0.5),
            pollutants,
            source: source(),
        };
        *EquipmentGroup { energy, ..plain.clone() }.entry().expect("valid").amounts()
    };
    let plain = *plain.entry().expect("valid").amounts();
    let silent = hybrid(None);
    assert_eq!(silent.fuel, plain.fuel.map(|fuel| fuel * 0.5));
    assert_eq!(silent.pollutants.so2, plain.pollutants.so2.map(|so2| so2 * 0.5));
    assert_eq!(silent.emissions.n2o, plain.emissions.n2o.map(|n2o| n2o * 0.5));
    assert!(silent.pollutants.nox.is_none() && silent.pollutants.pm10.is_none());
    let stated = hybrid(Some(Box::new(Multipliers { nox: Some(0.6), ..Multipliers::stated("made up") })));
    assert_close(
        stated.pollutants.known::<Nox>().expect("stated").kilograms(),
        0.6 * plain.pollutants.known::<Nox>().expect("stated").kilograms(),
        FULL_PRECISION,
    );
    assert!(stated.pollutants.known::<Hc>().is_err());
}

/// Litres replaced, over the energy economy ratio, over charger and line.
#[test]
fn kilowatt_hours_instead_of_litres() {
    let electric = EquipmentEnergy::Electric {
        demand: ElectricDemand::InsteadOfDiesel {
            per_hour: litres(10.0),
            content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.7 },
            energy_economy_ratio: 2.8,
        },
        supply: supply(),
        source: source(),
    };
    let draw = group(3, kilowatts(165.0), 0.4, hours(1_000.0), electric).entry().expect("valid");
    let draw = draw.amounts().draw;
    assert_close(draw.at_plug.kilowatt_hours(), 30_000.0 * 9.7 / 2.8 / 0.9, FULL_PRECISION);
    assert_close(draw.fed_in.kilowatt_hours(), 30_000.0 * 9.7 / 2.8 / (0.9 * 0.95), FULL_PRECISION);
}

#[test]
fn hydrogen_has_no_stack_and_an_upstream_if_stated() {
    let cell = |upstream: Option<f64>| {
        let energy = EquipmentEnergy::FuelCell {
            per_hour: Rate::from_kilograms_per_hour(1.5),
            upstream: upstream.map(Factor::from_grams_per_gram),
            source: source(),
        };
        *group(2, kilowatts(165.0), 0.4, hours(1_000.0), energy).entry().expect("valid").amounts()
    };
    assert_eq!(cell(None).fuel, Some(Mass::from_kilograms(3_000.0)));
    assert_eq!(cell(None).emissions.tank_to_wake(Ar5).expect("known"), Mass::ZERO);
    assert!(cell(None).emissions.well_to_wake(Ar5).is_err());
    assert_close(cell(Some(9.0)).emissions.well_to_wake(Ar5).expect("known").tonnes(), 27.0, FULL_PRECISION);
}

/// Craft and switchers by stated factors, trains and moves by the embedded ones.
#[test]
fn the_other_sources() {
    let engine = CraftEngine {
        duty: Duty {
            pieces: 2,
            rated_power: kilowatts(1_500.0),
            load_factor: fraction(0.3),
            hours: hours(1_000.0),
            source: source(),
        },
        factors: Sourced {
            value: EngineFactors {
                fuel: Some(BrakeFactor::from_grams_per_kilowatt_hour(213.0)),
                pollutants: PollutantFactors { nox: grams_of(6.8), ..PollutantFactors::UNKNOWN },
                ..EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(683.0))
            },
            source: source(),
        },
        fuel: known_diesel(),
    };
    let craft = HarbourCraft { name: "tugs".to_owned(), engines: vec![engine.clone(), engine.clone()] };
    let craft = craft.entry().expect("valid");
    assert_close(craft.amounts().emissions.stack_co2().tonnes(), 2.0 * 900.0 * 0.683, FULL_PRECISION);
    assert_close(
        craft.amounts().pollutants.known::<Nox>().expect("stated").tonnes(),
        1.8 * 6.8,
        FULL_PRECISION,
    );
    assert!(craft.amounts().pollutants.known::<So2>().is_err());
    assert!(craft.amounts().emissions.well_to_wake(Ar5).is_ok());

    let train = |work| Locomotives { name: "trains".to_owned(), work }.entry();
    let switching = train(LocomotiveWork::Switching(vec![engine])).expect("valid");
    assert_eq!(switching.category(), SourceCategory::Locomotives);
    let gallons =
        LocomotiveWork::Diesel { volume: us_gallons(1_000.0), per_us_gallon: PerUnit::epa_diesel_gallon() };
    let gallons = train(gallons).expect("valid");
    assert_close(gallons.amounts().emissions.stack_co2().tonnes(), 10.21, FULL_PRECISION);
    assert!(gallons.amounts().emissions.ch4().is_none());
    let haul = |short_ton_miles| {
        train(LocomotiveWork::LineHaul {
            short_ton_miles,
            per_short_ton_mile: PerUnit::epa_rail_short_ton_mile(),
        })
    };
    assert_close(haul(1e6).expect("valid").amounts().emissions.stack_co2().tonnes(), 22.0, FULL_PRECISION);
    assert_eq!(
        haul(-1.0).unwrap_err().to_string(),
        "trains: `short_ton_miles` must be in 0..=10000000000000 short ton-mi, got -1"
    );

    let moves = HandlingMoves {
        name: "tractor moves".to_owned(),
        moves: 1_000.0,
        energy: MoveEnergy::Diesel { per_move: litres(2.0), kilograms_per_litre: None, fuel: known_diesel() },
        source: source(),
    };
    let moves = moves.entry().expect("valid");
    assert_close(moves.amounts().emissions.stack_co2().kilograms(), 2_000.0 * 2.697_197, 1e-6);
    assert!(moves.amounts().fuel.is_none() && moves.amounts().pollutants.nox.is_none());
}

#[test]
fn trucks_idle_and_run_on_batteries() {
    let miles =
        TruckMiles { loaded: statute_miles(60.0), bobtail: statute_miles(10.0), empty: statute_miles(30.0) };
    let trucks = |miles, energy| DrayageTrucks { name: "drayage".to_owned(), miles, energy }.entry();
    let hour = PerUnit {
        pollutants: Pollutants { nox: Some(Mass::from_grams(30.0)), ..Pollutants::UNKNOWN },
        ..PerUnit::of_co2(Mass::from_kilograms(5.0), source())
    };
    let mile = PerUnit {
        pollutants: Pollutants { nox: Some(Mass::from_grams(2.0)), ..Pollutants::UNKNOWN },
        ..PerUnit::epa_truck_mile()
    };
    let idling = |run| Some(Box::new(Idling { hours: hours(run), per_hour: hour.clone() }));
    let both = trucks(miles, TruckEnergy::Diesel { per_mile: mile.clone(), idling: idling(8.0) });
    let both = both.expect("valid");
    assert_close(both.amounts().emissions.stack_co2().kilograms(), 140.7 + 40.0, FULL_PRECISION);
    assert_close(
        both.amounts().pollutants.known::<Nox>().expect("stated").grams(),
        200.0 + 240.0,
        FULL_PRECISION,
    );
    assert!(both.amounts().emissions.ch4().is_none()); // idling states none
    let still = trucks(miles, TruckEnergy::Diesel { per_mile: mile.clone(), idling: idling(0.0) });
    assert!(still.expect("valid").amounts().emissions.ch4().is_some());
    let battery = TruckEnergy::Electric {
        per_mile: Electricity::from_kilowatt_hours(2.0),
        supply: supply(),
        source: source(),
    };
    let battery = trucks(miles, battery).expect("valid");
    assert_close(battery.amounts().draw.at_plug.kilowatt_hours(), 200.0 / 0.9, FULL_PRECISION);
    assert_eq!(battery.amounts().pollutants, Pollutants::ZERO);
    let backwards = TruckMiles { bobtail: metres(-1.0), ..miles };
    let error = trucks(backwards, TruckEnergy::Diesel { per_mile: mile, idling: None }).unwrap_err();
    assert!(error.to_string().starts_with("drayage: `bobtail_miles` must be in 0..="), "{error}");
}
