//! A made-up ship and voyage that several tests share.

use green_corridor::engine::{EngineClass, Generation};
use green_corridor::grid::GridFactor;
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Fraction, Teu};
use green_corridor::voyage::{Leg, VoyageBuilder};
use green_corridor::{
    Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, ShorePower, ShoreSupply, Vessel, Voyage,
};

pub fn ship(class: EngineClass) -> Vessel {
    Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(class, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete")
}

pub fn starting(class: EngineClass, plan: FuelPlan) -> VoyageBuilder {
    let start = "2026-03-01T00:00Z".parse().expect("an instant");
    Voyage::starting(start, ship(class), plan).draught(metres(13.2))
}

pub fn ocean(builder: VoyageBuilder) -> VoyageBuilder {
    builder
        .leg("Yangshan", "Los Angeles", Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0)))
        .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
        .port_call("Los Angeles")
        .berth(hours(60.0))
}

pub fn ledger(builder: VoyageBuilder, set: &FactorSet, basis: FuelBasis) -> Inventory {
    let ledger = Inventory::of(&builder.build().expect("a voyage"), set, basis).expect("a ledger");
    ledger.prove_balances().expect("balanced");
    ledger
}

pub fn plug(grid: GridFactor, supply: ShoreSupply) -> ShorePower {
    ShorePower {
        hook_up: hours(1.0),
        unplug: hours(0.5),
        supply,
        converter_efficiency: Fraction::constant(0.95),
        grid_loss: Fraction::constant(0.05),
        grid,
    }
}

/// A round trip of unequal directions: 7,200 TEU out, 6,900 of them loaded; 7,000 back, 1,700 of them loaded. Each leg
/// is 5,750 nm as sailed, 5,700 on the shortest feasible way.
pub fn round_trip() -> Voyage {
    let leg = |from: &str, to: &str, carried, loaded| Leg {
        cargo: Some(Cargo::new(Teu::from_count(carried), Teu::from_count(loaded))),
        shortest_feasible: Some(Distance::from_nautical_miles(5_700.0)),
        great_circle: Some(Distance::from_nautical_miles(5_660.0)),
        ..Leg::new(from, to)
    };
    starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
        .add_leg(leg("Yangshan", "Los Angeles", 7_200.0, 6_900.0))
        .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
        .port_call("Los Angeles")
        .berth(hours(60.0))
        .add_leg(leg("Los Angeles", "Yangshan", 7_000.0, 1_700.0))
        .transit(Distance::from_nautical_miles(5_750.0), knots(15.0))
        .port_call("Yangshan")
        .berth(hours(40.0))
        .build()
        .expect("a voyage")
}
