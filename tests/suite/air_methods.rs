//! Air pollutants: three methods that never mix, and what each leaves unknown.

use green_corridor::air::{AirError, AirInventory, Epa2022, ImoGhg4, Method, SanPedroBay, TierThree};
use green_corridor::engine::epa2022::{AuxiliaryEngine, Machine, MainEngine};
use green_corridor::engine::ghg4_pollutants::{Burn, LowLoad};
use green_corridor::engine::pollutant::Pollutant;
use green_corridor::engine::{EngineClass, NoxTier, Pollutants, san_pedro_bay};
use green_corridor::fuel::Family;
use green_corridor::units::si::{hours, kilowatt_hours, knots};
use green_corridor::units::substance::{BlackCarbon, Co, Nmvoc, Nox, Pm10, Pm25, So2};
use green_corridor::units::{Distance, Load, Mass};
use green_corridor::voyage::{ActivitySpec, Evidence};
use green_corridor::{
    Consumer, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, MeasuredFuel, OperatingMode,
};

use crate::made_up::{ledger, ocean, starting};
use crate::tolerance::{FULL_PRECISION, assert_close};

const GHG4: ImoGhg4 = ImoGhg4 {
    main_tier: Some(NoxTier::II),
    main_rpm: Some(100.0),
    auxiliary_tier: Some(NoxTier::II),
    auxiliary_rpm: Some(720.0),
    low_load_from_2_to_10_percent: None,
};

fn kg<S: Pollutant>(pollutants: &Pollutants) -> f64 {
    pollutants.known::<S>().expect("known").kilograms()
}

/// One kilowatt-hour at an SFC.
fn burn(class: EngineClass, family: Family, sfc: f64, sulphur: f64, load: f64) -> Burn {
    Burn {
        class,
        load: Some(Load::new(load).expect("a load")),
        tier: Some(NoxTier::II),
        rated_rpm: Some(100.0),
        family,
        sulphur_percent: Some(100.0 * sulphur),
        fuel: Mass::from_grams(sfc),
        shaft: Some(kilowatt_hours(1.0)),
    }
}

/// Worked examples, section G: equations 15 to 17.
#[test]
fn particles_and_sulphur_of_the_study() {
    for (family, sfc, sulphur, pm10, pm25, so2) in [
        (Family::Hfo, 175.0, 0.005, 0.8104953, 0.745655676, 1.7106774999999999),
        (Family::Hfo, 195.0, 0.026, 1.3929401700000001, 1.2815049564000003, 9.9121542),
        (Family::MdoMgo, 165.0, 0.001, 0.19366601, 0.17817272920000002, 0.3225849),
        (Family::MdoMgo, 185.0, 0.001, 0.18926189000000002, 0.1741209388, 0.3616861),
    ] {
        let got = burn(EngineClass::Ssd, family, sfc, sulphur, 0.5).pollutants(None);
        assert_close(kg::<Pm10>(&got) * 1e3, pm10, FULL_PRECISION);
        assert_close(kg::<Pm25>(&got) * 1e3, pm25, FULL_PRECISION);
        assert_close(kg::<So2>(&got) * 1e3, so2, FULL_PRECISION);
    }
}

/// Worked examples, section G: equations 18 to 21, per gram of fuel.
#[test]
fn black_carbon_of_the_study() {
    for (class, family, load, factor) in [
        (EngineClass::Ssd, Family::Hfo, 0.5, 0.00019238049041433718),
        (EngineClass::Ssd, Family::MdoMgo, 0.25, 5.39235164506135e-05),
        (EngineClass::Msd, Family::Hfo, 0.75, 0.00033027880585709675),
        (EngineClass::Msd, Family::MdoMgo, 1.0, 0.0001201),
    ] {
        let got = burn(class, family, 180.0, 0.001, load).pollutants(None);
        assert_close(kg::<BlackCarbon>(&got) * 1e3 / 180.0, factor, FULL_PRECISION);
    }
}

/// With 200 g/kWh the study's particles are EPA's.
#[test]
fn the_two_particle_formulas_are_one_at_200_grams() {
    for (family, base) in [(Family::Hfo, 0.5761332), (Family::MdoMgo, 0.1545008)] {
        let got = burn(EngineClass::Ssd, family, 200.0, 0.0, 0.5).pollutants(None);
        assert_close(kg::<Pm10>(&got) * 1e3, base, FULL_PRECISION);
    }
}

#[test]
fn what_the_study_does_not_state_stays_unknown() {
    let voyage = ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)));
    let ledger = ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let air = AirInventory::imo_ghg4(&ledger, GHG4).expect("in range");
    assert_eq!(air.method(), Method::ImoGhg4);
    let (main, total) = (air.by_consumer()[&Consumer::MainEngine], air.total());
    assert!(kg::<Nox>(&total) > 0.0 && kg::<So2>(&total) > 0.0 && kg::<Nmvoc>(&total) > 0.0);
    assert!(main.known::<BlackCarbon>().is_ok() && total.known::<BlackCarbon>().is_err());
    assert!(main.known::<Pm10>().is_ok() && total.known::<Pm10>().is_err(), "boilers have no particles");
    assert!(total.known::<Co>().is_err());
    assert!(air.unknown().contains(&(Consumer::Boiler, "PM10")));
    assert!(!air.unknown().contains(&(Consumer::MainEngine, "PM10")));
    let slow = ImoGhg4 { main_rpm: None, ..GHG4 };
    assert!(AirInventory::imo_ghg4(&ledger, slow).expect("in range").total().known::<Nox>().is_err());
    let absurd = ImoGhg4 { main_rpm: Some(-1.0), ..GHG4 };
    assert!(matches!(AirInventory::imo_ghg4(&ledger, absurd), Err(AirError::Value { .. })));
}

#[test]
fn low_load_of_the_study_is_stated_or_unknown() {
    let at = |load| burn(EngineClass::Ssd, Family::MdoMgo, 165.0, 0.001, load);
    assert_close(
        kg::<Nox>(&at(0.01).pollutants(None)),
        4.63 * kg::<Nox>(&at(0.5).pollutants(None)),
        FULL_PRECISION,
    );
    assert!(at(0.05).pollutants(None).known::<Nox>().is_err());
    let stated = LowLoad { nox: 1.22, pm: 1.38, nmvoc: 2.18 };
    let got = at(0.05).pollutants(Some(stated));
    assert_close(kg::<Nox>(&got), 1.22 * kg::<Nox>(&at(0.5).pollutants(None)), FULL_PRECISION);
    assert!(at(0.05).pollutants(None).known::<So2>().is_ok(), "no low-load factor for SO2");
    assert_eq!(at(0.10).pollutants(None).nox, at(0.5).pollutants(None).nox);
}

/// A bunker note tells sulphur, not the rest.
#[test]
fn of_measured_fuel_what_goes_with_the_fuel_is_known() {
    let stay = ActivitySpec {
        measured: vec![MeasuredFuel::whole_ship(
            MarineFuel::MGO,
            Mass::from_tonnes(9.0),
            Evidence::BunkerNote,
        )],
        ..ActivitySpec::stationary(OperatingMode::Berth, hours(20.0))
    };
    let voyage = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("LA").activity(stay);
    let ledger = ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Measured);
    let total = AirInventory::imo_ghg4(&ledger, GHG4).expect("in range").total();
    assert_close(kg::<So2>(&total), 9_000.0 * 0.001 * 2.0 * 0.97753, FULL_PRECISION);
    assert!(total.known::<Nox>().is_err() && total.known::<Pm10>().is_err());
}

/// Methodology of 2021: the ports' own NOx; residual fuel is not theirs.
#[test]
fn the_ports_method_knows_nox_on_distillate() {
    let nox = |machine, tier| {
        san_pedro_bay::factors(machine, tier)
            .nox
            .map(|nox| (nox.grams_per_kilowatt_hour() * 1e9).round() / 1e9)
    };
    let main = |engine, load| Machine::Main { engine, load: Load::new(load).expect("a load") };
    assert_eq!(nox(main(MainEngine::Ssd, 0.5), Some(NoxTier::I)), Some(16.0));
    assert_eq!(nox(main(MainEngine::Ssd, 0.5), Some(NoxTier::III)), Some(3.4));
    assert_eq!(nox(main(MainEngine::Ssd, 0.24), Some(NoxTier::III)), Some(14.4));
    assert_eq!(nox(main(MainEngine::Msd, 0.5), Some(NoxTier::II)), Some(10.5));
    assert_eq!(nox(main(MainEngine::Ssd, 0.5), None), None, "not found");
    assert_eq!(nox(Machine::Auxiliary(AuxiliaryEngine::Hsd), None), Some(10.9));
    assert_eq!(nox(Machine::Boiler, None), Some(2.0));
    let method = SanPedroBay {
        main_tier: Some(NoxTier::II),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
    };
    let of = |fuel| -> Inventory {
        let voyage = starting(EngineClass::Ssd, FuelPlan::same(fuel))
            .port_call("Los Angeles")
            .manoeuvring(Distance::from_nautical_miles(6.0), knots(12.0))
            .berth(hours(60.0));
        ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)
    };
    let distillate = AirInventory::san_pedro_bay(&of(MarineFuel::MGO), method).expect("known");
    let epa = Epa2022 {
        main_tier: Some(NoxTier::II),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii: TierThree::InsideNoxEca,
    };
    let by_epa = AirInventory::epa2022(&of(MarineFuel::MGO), epa).expect("known");
    // Of tier II on distillate the two tables are the same.
    assert_close(kg::<Nox>(&distillate.total()), kg::<Nox>(&by_epa.total()), FULL_PRECISION);
    assert!(distillate.total().known::<Pm10>().is_err());
    let residual = AirInventory::san_pedro_bay(&of(MarineFuel::VLSFO), method).expect("known");
    assert!(residual.total().known::<Nox>().is_err());
}

/// Rows of the study that no voyage of the other tests meets.
#[test]
fn single_rows_of_the_study() {
    let nox = |class, family, tier| {
        let one = Burn { tier, ..burn(class, family, 180.0, 0.001, 0.5) };
        one.pollutants(None).nox.map(|nox| (nox.grams() * 1e9).round() / 1e9)
    };
    assert_eq!(nox(EngineClass::Ssd, Family::Hfo, None), Some(18.1));
    assert_eq!(nox(EngineClass::Msd, Family::Hfo, None), Some(14.0));
    assert_eq!(nox(EngineClass::Msd, Family::MdoMgo, None), None);
    assert_eq!(nox(EngineClass::Boiler, Family::Hfo, None), Some(2.1));
    assert_eq!(nox(EngineClass::Boiler, Family::MdoMgo, None), Some(2.0));
    assert_eq!(nox(EngineClass::SteamTurbine, Family::Hfo, None), Some(2.1));
    assert_eq!(nox(EngineClass::GasTurbine, Family::Hfo, None), Some(6.1));
    assert_eq!(nox(EngineClass::LngOttoSlowSpeed, Family::Lng, None), Some(1.3));
    assert_eq!(nox(EngineClass::LngDiesel, Family::Lng, Some(NoxTier::II)), Some(14.4));
    let nmvoc = |class| {
        let got = burn(class, Family::MdoMgo, 180.0, 0.001, 0.5).pollutants(None);
        (kg::<Nmvoc>(&got) * 1e12).round() / 1e9
    };
    assert_eq!(nmvoc(EngineClass::Ssd), 0.632);
    assert_eq!(nmvoc(EngineClass::Msd), 0.527);
    assert_eq!(nmvoc(EngineClass::Auxiliary), 0.421);
    assert_eq!(nmvoc(EngineClass::Boiler), 0.105);
    let at_two_percent = burn(EngineClass::Ssd, Family::MdoMgo, 180.0, 0.001, 0.02).pollutants(None);
    assert!(at_two_percent.known::<Nox>().is_err(), "from 2 % on the next row holds");
    let at_a_quarter = Machine::Main { engine: MainEngine::Ssd, load: Load::constant(0.25) };
    let nox = san_pedro_bay::factors(at_a_quarter, Some(NoxTier::III)).nox.expect("stated");
    assert!(nox.grams_per_kilowatt_hour() < 3.5, "the catalyst is on");
}
