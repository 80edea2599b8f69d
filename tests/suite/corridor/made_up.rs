//! A made-up corridor that several tests share: two services, two carriers, three classes.
//!
//! | | Southern | Northern |
//! |---|---|---|
//! | carrier | One Line | Two Line |
//! | loop | Yantian, Ningbo, Yangshan, Los Angeles | Yangshan, Long Beach, Oakland |
//! | ships | 6 of 8,500 TEU on VLSFO | 4 of 10,000 TEU on VLSFO, 1 capable of methanol that burns 30 % FAME |
//! | departures | 52 | 52 |
//! | shore power | Los Angeles, 80 % of calls | none |

use std::collections::BTreeSet;
use std::sync::Arc;

use green_corridor::corridor::{
    Accounting, BothWays, Call, Corridor, CorridorYear, Deployment, Direction, FuelsAboard, Loading,
    Rotation, SeaLeg, Service, ServiceSpec, ShipClass, ShoreUse, Stretch, Technology,
};
use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Blend, Family, FuelBatch, ShareBasis, UserFuel};
use green_corridor::grid::{GridBasis, find};
use green_corridor::provenance::Source;
use green_corridor::units::si::{days, hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Factor, Fraction, GhgIntensity, LowerHeatingValue, Teu};
use green_corridor::{FactorSet, FuelPlan, MarineFuel, ShorePower, ShoreSupply, Vessel};

pub const SOUTHERN: &str = "Southern";
pub const NORTHERN: &str = "Northern";

pub fn vessel(teu: f64, mcr_kw: f64) -> Arc<Vessel> {
    let ship = Vessel::container_ship(format!("{teu} TEU"), Teu::from_count(teu))
        .main_engine(EngineClass::Ssd, kilowatts(mcr_kw))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .with_equal_efficiency();
    Arc::new(ship.build().expect("complete"))
}

pub fn oil() -> FuelsAboard {
    let mgo = || MarineFuel::MGO;
    FuelsAboard {
        open_sea: Arc::new(FuelPlan::same(MarineFuel::VLSFO)),
        controlled: Arc::new(FuelPlan::new(mgo(), mgo(), mgo())),
    }
}

/// FAME beside the ship's oil, a share of the mass of the main engine's fuel at sea.
pub fn with_fame(share: f64) -> FuelsAboard {
    let parts = vec![(FuelBatch::from(MarineFuel::VLSFO), 1.0 - share), (MarineFuel::FAME.into(), share)];
    let blend = Blend::new(parts, ShareBasis::Mass).expect("shares");
    FuelsAboard { open_sea: Arc::new(FuelPlan::new(blend, MarineFuel::VLSFO, MarineFuel::VLSFO)), ..oil() }
}

pub fn class(name: &str, vessel: Arc<Vessel>, fuels: FuelsAboard, capable_of: &[Family]) -> ShipClass {
    let capable_of: BTreeSet<_> = capable_of.iter().copied().collect();
    ShipClass { name: name.into(), vessel, fuels, technology: Technology::NONE, capable_of }
}

pub fn deployment(class: ShipClass, names: &str, count: usize) -> Deployment {
    let ships = (1..=count).map(|number| format!("{names} {number}").into()).collect();
    Deployment { class, ships, share: None }
}

pub fn call(port: &str, berth_h: f64) -> Call {
    Call {
        port: port.into(),
        terminal: None,
        berth: hours(berth_h),
        anchorage: hours(0.0),
        manoeuvring: Distance::from_nautical_miles(20.0),
        manoeuvring_speed: knots(8.0),
        controlled: true,
        shore: None,
        exchange: None,
    }
}

/// A leg at one speed on the open sea; a crossing where all of its containers are aboard.
pub fn leg(from: &str, to: &str, direction: Direction, aboard: f64, (nm, kn): (f64, f64)) -> SeaLeg {
    let distance = Distance::from_nautical_miles(nm);
    SeaLeg {
        from: from.into(),
        to: to.into(),
        direction,
        crossing: aboard == 1.0,
        aboard: Fraction::constant(aboard),
        stretches: vec![Stretch { distance, speed: knots(kn), controlled: false }],
        network: Some(Distance::from_nautical_miles(nm)),
        shortest_feasible: None,
        great_circle: None,
    }
}

pub fn shore(share_of_calls: f64) -> ShoreUse {
    let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("a row").clone();
    let shore_power = ShorePower {
        hook_up: hours(1.0),
        unplug: hours(1.0),
        supply: ShoreSupply::AuxiliaryDemand,
        converter_efficiency: Fraction::constant(0.95),
        grid_loss: Fraction::constant(0.05),
        grid,
    };
    ShoreUse { share_of_calls: Fraction::constant(share_of_calls), shore_power }
}

pub fn loading(utilisation: f64, empties: f64, draught_m: f64) -> Loading {
    Loading {
        utilisation: Fraction::constant(utilisation),
        empties: Fraction::constant(empties),
        reefers: Fraction::constant(0.05),
        draught: metres(draught_m),
    }
}

pub fn loads() -> BothWays<Loading> {
    BothWays { eastbound: loading(0.9, 0.0, 13.5), westbound: loading(0.8, 0.75, 11.5) }
}

pub fn southern_calls() -> Vec<Call> {
    let los_angeles = Call { shore: Some(shore(0.8)), anchorage: hours(6.0), ..call("Los Angeles", 72.0) };
    vec![call("Yantian", 24.0), call("Ningbo", 20.0), call("Yangshan", 36.0), los_angeles]
}

pub fn southern_legs() -> Vec<SeaLeg> {
    use Direction::{Eastbound, Westbound};
    vec![
        leg("Yantian", "Ningbo", Eastbound, 0.4, (747.0, 15.0)),
        leg("Ningbo", "Yangshan", Eastbound, 0.7, (89.0, 15.0)),
        leg("Yangshan", "Los Angeles", Eastbound, 1.0, (5_750.0, 17.0)),
        leg("Los Angeles", "Yantian", Westbound, 1.0, (6_450.0, 15.0)),
    ]
}

pub fn northern_legs() -> Vec<SeaLeg> {
    use Direction::{Eastbound, Westbound};
    vec![
        leg("Yangshan", "Long Beach", Eastbound, 1.0, (5_762.0, 18.0)),
        leg("Long Beach", "Oakland", Eastbound, 0.3, (395.0, 14.0)),
        leg("Oakland", "Yangshan", Westbound, 1.0, (5_416.0, 16.0)),
    ]
}

pub fn spec(name: &str, carrier: &str, deployments: Vec<Deployment>, rotation: Rotation) -> ServiceSpec {
    ServiceSpec {
        name: name.into(),
        carrier: carrier.into(),
        deployments,
        rotation,
        interval: days(7.0),
        departures: 52.0,
        loading: loads(),
    }
}

pub fn southern_spec() -> ServiceSpec {
    let ships = deployment(class("8,500 TEU", vessel(8_500.0, 58_000.0), oil(), &[]), "South", 6);
    let rotation = Rotation::new(SOUTHERN, southern_calls(), southern_legs()).expect("a loop");
    spec(SOUTHERN, "One Line", vec![ships], rotation)
}

pub fn northern_spec() -> ServiceSpec {
    let ship = vessel(10_000.0, 60_000.0);
    let plain = deployment(class("10,000 TEU", Arc::clone(&ship), oil(), &[]), "North", 4);
    let capable = class("10,000 TEU methanol", ship, with_fame(0.3), &[Family::Methanol]);
    let calls = vec![call("Yangshan", 30.0), call("Long Beach", 60.0), call("Oakland", 40.0)];
    let rotation = Rotation::new(NORTHERN, calls, northern_legs()).expect("a loop");
    spec(NORTHERN, "Two Line", vec![plain, deployment(capable, "North Methanol", 1)], rotation)
}

/// The IMO's set, with a FAME of the user's own: 14.6 g/MJ well-to-wake but for its methane and nitrous oxide.
pub fn accounting() -> Accounting {
    let fame = UserFuel {
        fuel: MarineFuel::FAME,
        lower_heating_value: LowerHeatingValue::from_megajoules_per_kilogram(37.2),
        well_to_tank: Some(GhgIntensity::from_grams_per_megajoule(-61.6)),
        co2: Factor::from_grams_per_gram(2.834),
        ch4: Some(Factor::from_grams_per_gram(0.00005)),
        n2o: Some(Factor::from_grams_per_gram(0.00018)),
        methane_slip: Some(Fraction::ZERO),
        carbon: None,
        source: Source::user("made up"),
    };
    let factor_set = FactorSet::imo_lca().with_fuel(fame).expect("in range");
    Accounting { factor_set, gwp: NamedSet::Ar5 }
}

pub fn corridor_of(specs: Vec<ServiceSpec>) -> Corridor {
    let services = specs.into_iter().map(|spec| Service::new(spec).expect("a service")).collect();
    Corridor::new("made up", 2026, services, accounting()).expect("a corridor")
}

pub fn corridor() -> Corridor {
    corridor_of(vec![southern_spec(), northern_spec()])
}

/// The southern service alone.
pub fn one_service() -> Corridor {
    corridor_of(vec![southern_spec()])
}

pub fn year(corridor: &Corridor) -> CorridorYear {
    corridor.sail().expect("a year")
}
