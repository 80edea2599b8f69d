//! A made-up loop of three unequal legs, and its ledger read by hand, for tests of allocation.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::intensity::{Allocation, AllocationRule, Allocator, Choices, Figure, Lot, Manifest};
use green_corridor::provenance::Source;
use green_corridor::units::si::{hours, kilowatt_hour, kilowatts, knots};
use green_corridor::units::{Distance, Mass, Teu};
use green_corridor::vessel::Consumer;
use green_corridor::voyage::{Leg, VoyageBuilder};
use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, MarineFuel, Voyage};

use crate::made_up;

pub const SLOTS: f64 = 8_500.0;
pub const SAILED: [f64; 3] = [5_800.0, 1_200.0, 4_100.0];
pub const NETWORK: [f64; 3] = [5_760.0, 1_170.0, 4_020.0];
pub const FEASIBLE: [f64; 3] = [5_700.0, 1_100.0, 4_000.0];
pub const GREAT_CIRCLE: [f64; 3] = [5_650.0, 1_010.0, 3_930.0];
pub const SPEED: [f64; 3] = [17.0, 14.0, 15.0];
pub const CARRIED: [f64; 3] = [7_000.0, 6_000.0, 6_600.0];
pub const LOADED: [f64; 3] = [6_500.0, 4_000.0, 1_500.0];
/// Tonnes, by the lots of [`manifest`].
pub const FREIGHT: [f64; 3] = [9_000.0 + 51_000.0 + 4_800.0, 9_000.0 + 21_000.0, 16_800.0 + 6_000.0];
/// Kilowatts of plugs, by the lots of [`manifest`].
pub const PLUGS: [f64; 3] = [400.0 * 0.9, 0.0, 300.0 * 1.1];
pub const KM: f64 = 1.852;

pub fn leg(index: usize, cargo: Option<(f64, f64)>) -> Leg {
    let ports = ["A", "B", "C", "A"];
    Leg {
        cargo: cargo.map(|(carried, loaded)| Cargo::new(Teu::from_count(carried), Teu::from_count(loaded))),
        network: Some(Distance::from_nautical_miles(NETWORK[index])),
        shortest_feasible: Some(Distance::from_nautical_miles(FEASIBLE[index])),
        great_circle: Some(Distance::from_nautical_miles(GREAT_CIRCLE[index])),
        ..Leg::new(ports[index], ports[index + 1])
    }
}

pub fn starting() -> VoyageBuilder {
    made_up::starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
}

/// Legs with port calls between. Stages 0, 2 and 4 are legs.
pub fn voyage_with(cargo: [Option<(f64, f64)>; 3]) -> Voyage {
    let ports = ["B", "C", "A"];
    (0..3)
        .fold(starting(), |builder, index| {
            builder
                .add_leg(leg(index, cargo[index]))
                .transit(Distance::from_nautical_miles(SAILED[index]), knots(SPEED[index]))
                .port_call(ports[index])
                .berth(hours([40.0, 30.0, 50.0][index]))
        })
        .build()
        .expect("a voyage")
}

pub fn voyage() -> Voyage {
    voyage_with([0, 1, 2].map(|leg| Some((CARRIED[leg], LOADED[leg]))))
}

pub fn ledger(voyage: &Voyage) -> Inventory {
    Inventory::of(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger")
}

/// Containers with so many tonnes in each TEU.
pub fn loaded(leg: u32, teu: f64, tonnes: f64) -> Lot {
    Lot::loaded(leg, Teu::from_count(teu)).with_freight(Mass::from_tonnes(teu * tonnes))
}

pub fn empty(leg: u32, teu: f64) -> Lot {
    Lot::empty(leg, Teu::from_count(teu))
}

pub fn through() -> Lot {
    loaded(0, 1_000.0, 9.0).as_far_as(1)
}

pub fn reefers(leg: u32) -> Lot {
    match leg {
        0 => loaded(0, 400.0, 12.0).refrigerated(kilowatts(0.9)),
        _ => loaded(2, 300.0, 20.0).refrigerated(kilowatts(1.1)),
    }
}

pub fn lots() -> Vec<Lot> {
    vec![
        through(),
        loaded(0, 5_100.0, 10.0),
        reefers(0),
        empty(0, 500.0),
        loaded(1, 3_000.0, 7.0),
        empty(1, 2_000.0),
        loaded(2, 1_200.0, 14.0),
        reefers(2),
        empty(2, 5_100.0),
    ]
}

pub fn manifest(voyage: &Voyage) -> Manifest {
    Manifest::new(voyage, lots()).expect("a manifest")
}

/// Kilograms of CO2e of one stage and set.
pub struct ByHand {
    pub all: f64,
    pub legs: [f64; 3],
    pub calls: f64,
    /// Of a kilowatt of plugs over each leg: its share of the auxiliary energy.
    pub per_kw: [f64; 3],
}

impl ByHand {
    pub fn of(ledger: &Inventory, life_cycle: LifeCycleStage, gwp: NamedSet) -> Self {
        let co2e = |of: &dyn Fn(usize, Consumer) -> bool| {
            let total = ledger.total_of(|entry| of(ledger.activity(entry).stage(), entry.consumer()));
            let kilograms = total.emissions.co2e_kilograms(life_cycle, gwp).expect("known");
            (kilograms, total.shaft.map(|energy| energy.get::<kilowatt_hour>()))
        };
        let legs = [0, 2, 4].map(|leg| co2e(&|stage, _| stage == leg).0);
        let per_kw = [0, 1, 2].map(|leg| {
            let of_it = |stage, consumer| stage == 2 * leg && consumer == Consumer::AuxiliaryEngine;
            let (kilograms, energy) = co2e(&of_it);
            kilograms / energy.expect("known") * SAILED[leg] / SPEED[leg]
        });
        Self { all: co2e(&|_, _| true).0, legs, calls: co2e(&|stage, _| stage % 2 == 1).0, per_kw }
    }

    pub fn well_to_wake(ledger: &Inventory) -> Self {
        Self::of(ledger, LifeCycleStage::WtW, NamedSet::Ar6)
    }

    /// What the plugs of each leg emit.
    pub fn plugs(&self) -> [f64; 3] {
        [0, 1, 2].map(|leg| self.per_kw[leg] * PLUGS[leg])
    }
}

/// Sum over legs of what is counted times the distance.
pub fn work(units: [f64; 3], distance: [f64; 3]) -> f64 {
    units[0] * distance[0] + units[1] * distance[1] + units[2] * distance[2]
}

pub fn own(choices: Choices) -> AllocationRule {
    AllocationRule::new("own", choices, Source::user("a test"))
}

pub fn under<'a>(ledger: &Inventory, manifest: &'a Manifest, rule: &AllocationRule) -> Allocation<'a> {
    let allocation = Allocator::new(ledger, manifest).expect("its manifest").under(rule).expect("a rule");
    allocation.prove().expect("nothing lost");
    allocation
}

pub fn figure(allocation: &Allocation, lot: &Lot) -> Figure {
    allocation.figure(lot).expect("a figure")
}
