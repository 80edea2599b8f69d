//! A made-up ship and voyage that several tests share.

use green_corridor::engine::{EngineClass, Generation};
use green_corridor::grid::GridFactor;
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Fraction, Teu};
use green_corridor::voyage::VoyageBuilder;
use green_corridor::{
    Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, ShorePower, ShoreSupply, Vessel, Voyage,
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
