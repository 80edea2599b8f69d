//! Air pollutants: the ledger read by the method of the US EPA.

use green_corridor::air::{AirError, AirInventory, Epa2022};
use green_corridor::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, MainEngine, Sfc, factors};
use green_corridor::engine::{EngineClass, EngineError, Generation, NoxTier, Pollutants};
use green_corridor::grid::{GridBasis, find};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Load, Mass, Teu};
use green_corridor::vessel::{Demand, PowerByMode};
use green_corridor::voyage::{ActivitySpec, Evidence};
use green_corridor::{
    FactorSet, FuelBasis, FuelPlan, MarineFuel, MeasuredFuel, OperatingMode, ShoreSupply, Vessel, Voyage,
};
use proptest::prelude::*;

use crate::made_up::{ledger, ocean, plug, starting};
use crate::tolerance::{FULL_PRECISION, assert_close};

const TIER_II: Epa2022 = Epa2022 {
    main_tier: Some(NoxTier::II),
    auxiliary: AuxiliaryEngine::Msd,
    auxiliary_tier: Some(NoxTier::II),
};

fn of(voyage: green_corridor::voyage::VoyageBuilder) -> Result<AirInventory, AirError> {
    AirInventory::epa2022(&ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled), TIER_II)
}

fn kg<S>(known: Option<Mass<S>>) -> f64 {
    known.expect("stated by the method").kilograms()
}

/// Worked port call C1, leg at berth: 60 h, 1,000 kW auxiliary, 520 kW boiler, MGO of 0.1 % sulphur.
#[test]
fn the_berth_leg_of_a_worked_port_call() {
    let demand = Demand::stated(
        PowerByMode::from_kilowatts([1_630.0, 2_780.0, 1_630.0, 1_000.0]),
        PowerByMode::from_kilowatts([0.0, 520.0, 520.0, 520.0]),
        "the worked example",
    );
    let ship = Vessel::container_ship("12,000 TEU", Teu::from_count(12_000.0))
        .main_engine(EngineClass::Ssd, kilowatts(68_640.0))
        .imo_ghg4(Generation::From2001, knots(26.0), metres(15.0))
        .demand(demand.expect("in range"))
        .build()
        .expect("complete");
    let start = "2026-01-01T00:00Z".parse().expect("an instant");
    let voyage = Voyage::starting(start, ship, FuelPlan::same(MarineFuel::MGO))
        .port_call("Los Angeles")
        .berth(hours(60.0));
    let berth = of(voyage).expect("known").by_mode()[&OperatingMode::Berth];
    let printed = [
        (kg(berth.nox), 692.4),
        (kg(berth.pm10), 17.6105502),
        (kg(berth.pm25), 16.201706184),
        (kg(berth.hc), 27.12),
        (kg(berth.co), 72.24),
        (kg(berth.co2), 71_750.28),
        (kg(berth.so2), 43.7542428),
    ];
    for (got, want) in printed {
        assert_close(got, want, FULL_PRECISION);
    }
}

#[test]
fn what_the_method_does_not_know_is_an_error() {
    let with = |class, plan: FuelPlan| of(ocean(starting(class, plan)));
    let tier = factors(
        Machine::Main { engine: MainEngine::SteamTurbine, load: Load::ONE },
        Some(NoxTier::I),
        Fuel::residual(0.5).expect("in range"),
        Sfc::Baseline,
    );
    assert_eq!(tier.unwrap_err().to_string(), "the EPA method of 2022 has no tier I for a steam turbine");
    assert!(matches!(Fuel::residual(5.1), Err(EngineError::Value { .. })));
    assert!(matches!(with(EngineClass::Hsd, FuelPlan::same(MarineFuel::MGO)), Err(AirError::Machine { .. })));
    let bare = ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::HFO)));
    let ledger_of = |builder| ledger(builder, &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let error = AirInventory::epa2022(&ledger_of(bare), TIER_II).unwrap_err().to_string();
    assert!(
        error.contains("Yangshan - Los Angeles transit, main engine: the sulphur content of HFO"),
        "{error}"
    );
    let methanol = FuelPlan::new(MarineFuel::METHANOL, MarineFuel::MGO, MarineFuel::MGO);
    let methanol = ledger_of(ocean(starting(EngineClass::Ssd, methanol)));
    assert!(matches!(AirInventory::epa2022(&methanol, TIER_II), Err(AirError::Fuel { .. })));
    let measured =
        starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("LA").activity(ActivitySpec {
            measured: vec![MeasuredFuel::whole_ship(
                MarineFuel::MGO,
                Mass::from_tonnes(9.0),
                Evidence::BunkerNote,
            )],
            ..ActivitySpec::stationary(OperatingMode::Berth, hours(20.0))
        });
    let measured = ledger(measured, &FactorSet::imo_lca(), FuelBasis::Measured);
    assert!(matches!(AirInventory::epa2022(&measured, TIER_II), Err(AirError::ShaftUnknown { .. })));
}

#[test]
fn shore_power_takes_the_auxiliaries_out_of_the_air() {
    let stay =
        || starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("LA").berth(hours(40.0));
    let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone();
    let (without, with) = (
        of(stay()).expect("known").total(),
        of(stay().shore_power(plug(grid, ShoreSupply::AuxiliaryDemand))).expect("known").total(),
    );
    // 38.5 h of 1,150 kW at 10.5 g/kWh; the boiler stays.
    assert_close(kg(without.nox) - kg(with.nox), 38.5 * 1_150.0 * 10.5e-3, 1e-9);
    assert!(kg(with.nox) > 0.0);
}

/// A tier III main engine below 25 % load has its catalyst off.
#[test]
fn the_catalyst_is_off_at_low_load() {
    let at = |load, tier| {
        let machine = Machine::Main { engine: MainEngine::Ssd, load: Load::constant(load) };
        factors(machine, Some(tier), Fuel::distillate(0.1).expect("in range"), Sfc::Baseline)
            .expect("known")
            .nox
            .expect("stated")
    };
    assert_eq!(at(0.24, NoxTier::III), at(0.24, NoxTier::II));
    assert!(at(0.25, NoxTier::III) < at(0.25, NoxTier::II) * 0.3);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    /// Every way to divide the pollutants gives the same total, and they scale with time.
    #[test]
    fn pollutants_sum_and_scale(speed in 12.0_f64..22.0, miles in 50.0_f64..6_000.0, berth in 1.0_f64..90.0) {
        let voyage = |scale: f64| {
            starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
                .add_leg(green_corridor::voyage::Leg::new("A", "B"))
                .transit(Distance::from_nautical_miles(miles * scale), knots(speed))
                .port_call("B")
                .berth(hours(berth * scale))
        };
        let (one, two) = (of(voyage(1.0))?, of(voyage(2.0))?);
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * b.abs();
        let sums: [Pollutants; 3] = [
            one.by_mode().into_values().sum(),
            one.by_consumer().into_values().sum(),
            one.by_stage().into_values().sum(),
        ];
        for sum in sums {
            prop_assert!(close(kg(sum.nox), kg(one.total().nox)));
            prop_assert!(close(kg(sum.pm10), kg(one.total().pm10)));
            prop_assert!(close(kg(sum.so2), kg(one.total().so2)));
        }
        prop_assert!(close(kg(two.total().nox), 2.0 * kg(one.total().nox)));
        prop_assert!(kg(one.total().pm25) < kg(one.total().pm10));
    }

    /// The two ways to a distance agree within the flattening, and neither depends on direction.
    #[test]
    fn distances_are_symmetric_and_near_each_other(
        a in -89.0_f64..89.0, b in -180.0_f64..180.0, c in -89.0_f64..89.0, d in -180.0_f64..180.0,
    ) {
        use green_corridor::port::{LatLon, Latitude, Longitude, geodesic, haversine};
        let at = |lat, lon| -> Result<LatLon, green_corridor::units::OutOfRange> {
            Ok(LatLon::new(Latitude::from_degrees(lat)?, Longitude::from_degrees(lon)?))
        };
        let (from, to) = (at(a, b)?, at(c, d)?);
        let (there, back) = (geodesic(from, to).nautical_miles(), geodesic(to, from).nautical_miles());
        prop_assert!((there - back).abs() <= 1e-6);
        let sphere = haversine(from, to).nautical_miles();
        prop_assert!((there - sphere).abs() <= 0.006 * there.max(1.0), "{there} {sphere}");
    }
}

#[test]
fn the_port_table_names_its_sources_and_what_it_lacks() {
    for port in green_corridor::port::ports() {
        assert!(!port.source().document().is_empty(), "{}", port.name());
    }
    let error = green_corridor::port::find("Shenzhen").unwrap_err().to_string();
    assert!(error.contains("`Shenzhen`") && error.contains("Yantian"), "{error}");
}
