//! What happens in ports: shore power and air pollutants.

use std::sync::Arc;

use green_corridor::MarineFuel;
use green_corridor::air::{AirError, AirInventory, Epa2022, SanPedroBay, TierThree};
use green_corridor::corridor::{FuelsAboard, KpiError};
use green_corridor::engine::NoxTier;
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::units::si::{hour, kilowatt};
use green_corridor::units::substance::{BlackCarbon, Carried, Nox, So2};
use green_corridor::vessel::OperatingMode;

use super::made_up;
use crate::tolerance::{FULL_PRECISION, assert_close};

/// 52 calls at Los Angeles of 72 h, 80 % of them energised for 70 h; the other ports connect none.
#[test]
fn shore_power_by_hand() {
    let year = made_up::year(&made_up::one_service());
    let ports = year.shore_power();
    assert_eq!(ports.keys().collect::<Vec<_>>(), ["Los Angeles", "Ningbo", "Yangshan", "Yantian"]);
    let port = &ports["Los Angeles"];
    assert_close(port.calls, 52.0, FULL_PRECISION);
    assert_close(port.connected, 41.6, FULL_PRECISION);
    assert_close(port.share_of_calls().expect("some"), 0.8, FULL_PRECISION);
    assert_close(port.berth.get::<hour>(), 52.0 * 72.0, FULL_PRECISION);
    assert_close(port.energised.get::<hour>(), 41.6 * 70.0, FULL_PRECISION);
    assert_close(port.share_of_hours().expect("some"), 0.8 * 70.0 / 72.0, FULL_PRECISION);
    // The demand is constant at berth, so the share of energy is that of hours.
    assert_close(port.share_of_energy().expect("known"), 0.8 * 70.0 / 72.0, FULL_PRECISION);
    let vessel = &year.services()[0].sailings()[0].ledger.voyage().vessel().clone();
    let demand = vessel.demand().auxiliary(OperatingMode::Berth).get::<kilowatt>();
    assert_close(port.net.at_ship.kilowatt_hours(), 41.6 * 70.0 * demand, FULL_PRECISION);
    let fed_in = port.net.at_ship.kilowatt_hours() / (0.95 * 0.95);
    assert_close(port.net.fed_in.kilowatt_hours(), fed_in, FULL_PRECISION);
    assert_eq!(port.grids.len(), 1);
    let grid = port.grids.first().expect("one");
    assert!(grid.contains("CAMX") && grid.contains("2023"), "{grid}");
    // eGRID CAMX 2023: 436.655 lb/MWh.
    let grid_t = fed_in * 436.655 * 0.45359237 / 1e3 / 1e3;
    assert_close(port.net.grid.grid.co2.tonnes(), grid_t, 1e-9);
    assert!(port.net.well_to_wake(Ar5).expect("known") < green_corridor::units::Mass::ZERO);
    let none = &ports["Ningbo"];
    assert_eq!((none.share_of_calls(), none.share_of_energy()), (Some(0.0), Some(0.0)));
    assert!(none.grids.is_empty());
}

/// With and without: the change of the total is the net effect.
#[test]
fn the_net_effect_is_what_the_ledgers_change_by() {
    let with = made_up::year(&made_up::one_service());
    let mut spec = made_up::southern_spec();
    let calls = made_up::southern_calls().into_iter();
    let calls = calls.map(|call| green_corridor::corridor::Call { shore: None, ..call }).collect();
    spec.rotation =
        green_corridor::corridor::Rotation::new("Southern", calls, made_up::southern_legs()).expect("a loop");
    let without = made_up::year(&made_up::corridor_of(vec![spec]));
    let kilograms = |year: &green_corridor::corridor::CorridorYear| {
        year.portion().well_to_wake(Ar5).expect("known").kilograms()
    };
    let net = with.shore_power()["Los Angeles"].net.well_to_wake(Ar5).expect("known").kilograms();
    let change = kilograms(&with) - kilograms(&without);
    assert!((change - net).abs() < 1e-9 * kilograms(&with), "{change} against {net}");
}

fn epa(main_tier: NoxTier) -> Epa2022 {
    Epa2022 {
        main_tier: Some(main_tier),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii: TierThree::InsideNoxEca,
    }
}

#[test]
fn pollutants_of_calls_and_of_nothing_else() {
    let year = made_up::year(&made_up::one_service());
    let method = epa(NoxTier::II);
    let air = year.air_in_ports(|_, ledger| AirInventory::epa2022(ledger, method)).expect("known");
    assert_eq!(air.ports().count(), 4);
    let mut in_modes = 0.0;
    for one in year.services()[0].sailings() {
        let inventory = AirInventory::epa2022(&one.ledger, method).expect("known");
        let in_port = inventory.total_of(|activity| activity.mode() != OperatingMode::Transit);
        in_modes += one.count * in_port.known::<Nox>().expect("known").kilograms();
    }
    let in_ports: f64 =
        air.ports().map(|port| port.pollutants().known::<Nox>().expect("known").kilograms()).sum();
    assert_close(in_ports, in_modes, FULL_PRECISION);
    let los_angeles = air.port("Los Angeles").expect("called at");
    let mass = los_angeles.pollutants().known::<So2>().expect("known").kilograms();
    let per_teu = air.per_teu::<Carried, So2>(los_angeles).expect("known").kilograms_per_teu();
    assert_close(per_teu, mass / 751_400.0, FULL_PRECISION);
}

/// A port's figure counts the containers of the services that call there, and no other.
#[test]
fn containers_of_the_services_that_call() {
    let both = made_up::year(&made_up::corridor());
    let mut oils = made_up::northern_spec();
    oils.deployments.truncate(1);
    oils.deployments[0].ships.push("North 5".into());
    let year = made_up::year(&made_up::corridor_of(vec![made_up::southern_spec(), oils]));
    let method = epa(NoxTier::II);
    let air = year.air_in_ports(|_, ledger| AirInventory::epa2022(ledger, method)).expect("known");
    let port = air.port("Oakland").expect("called at");
    let mass = port.pollutants().known::<Nox>().expect("known").kilograms();
    let northern = 520_000.0 * (0.9 + 0.8);
    assert_close(
        air.per_teu::<Carried, Nox>(port).expect("known").kilograms_per_teu(),
        mass / northern,
        FULL_PRECISION,
    );
    let unknown = air.per_teu::<Carried, BlackCarbon>(port).expect_err("not in the method");
    assert!(matches!(unknown, KpiError::UnknownPollutant { .. }), "{unknown}");
    // FAME at sea is no concern of a port; burned there it is a fuel that EPA does not know.
    assert!(both.air_in_ports(|_, ledger| AirInventory::epa2022(ledger, method)).is_ok());
    let mut fame = made_up::northern_spec();
    fame.deployments[1].class.fuels.controlled = Arc::new(MarineFuel::FAME.into());
    let fame = made_up::year(&made_up::corridor_of(vec![made_up::southern_spec(), fame]));
    let error = fame.air_in_ports(|_, ledger| AirInventory::epa2022(ledger, method)).expect_err("FAME");
    let KpiError::Air { service, class, source } = &error else { panic!("{error}") };
    assert_eq!((service.as_str(), class.as_str()), ("Northern", "10,000 TEU methanol"));
    assert!(matches!(**source, AirError::Fuel { .. }), "{error}");
}

#[test]
fn a_tier_iii_engine_needs_its_waters() {
    let year = made_up::year(&made_up::one_service());
    let method = Epa2022 { auxiliary_tier: Some(NoxTier::III), ..epa(NoxTier::II) };
    let error = year.air_in_ports(|_, ledger| AirInventory::epa2022(ledger, method));
    let error = error.expect_err("waters unknown");
    assert!(error.to_string().contains("the waters of this activity are not known"), "{error}");
}

#[test]
fn methods_do_not_mix() {
    let year = made_up::year(&made_up::corridor_of(vec![made_up::southern_spec(), {
        let mut spec = made_up::northern_spec();
        spec.deployments.truncate(1);
        spec.deployments[0].ships.push("North 5".into());
        let oil = Arc::new(MarineFuel::MGO.into());
        spec.deployments[0].class.fuels = FuelsAboard { open_sea: Arc::clone(&oil), controlled: oil };
        spec
    }]));
    let ports = SanPedroBay {
        main_tier: Some(NoxTier::II),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
    };
    let error = year.air_in_ports(|class, ledger| match class {
        "8,500 TEU" => AirInventory::epa2022(ledger, epa(NoxTier::II)),
        _ => AirInventory::san_pedro_bay(ledger, ports),
    });
    let message = "air pollutants by US EPA 2022 and by San Pedro Bay ports 2021 do not add; choose one method for all ships";
    assert_eq!(error.expect_err("mixed").to_string(), message);
}
