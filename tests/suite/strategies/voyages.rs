//! Ships and voyages.
//!
//! A [`Case`] is plain numbers, so that a property can rename, split, shuffle or re-unit it before it
//! is built into a voyage.

use std::ops::RangeInclusive;

use green_corridor::fuel::FuelBatch;
use green_corridor::grid::{self, GridBasis, GridFactor};
use green_corridor::inventory::{FuelBasis, Inventory};
use green_corridor::shore_power::{ShorePower, ShoreSupply};
use green_corridor::units::si::{hours, kilowatts, knots, megawatt, metres, metres_per_second};
use green_corridor::units::substance::Sailed;
use green_corridor::units::{Distance, Electricity, ElectricityFactor, Fraction, Mass, Power, Teu, Velocity};
use green_corridor::vessel::{
    Allowances, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed, ShipType, Vessel, VesselBuilder,
};
use green_corridor::voyage::{ActivitySpec, Cargo, Evidence, Leg, MeasuredFuel, Voyage, VoyageBuilder};
use proptest::prelude::*;
use proptest::sample::select;

use super::{Fuels, decimal, fuels, start};

/// Constructors of one system of units.
pub struct Units {
    pub power: fn(f64) -> Power,
    pub speed: fn(f64) -> Velocity,
    pub distance: fn(f64) -> Distance<Sailed>,
}

pub const NAUTICAL: Units =
    Units { power: kilowatts, speed: knots, distance: Distance::<Sailed>::from_nautical_miles };
pub const METRIC: Units = Units {
    power: |kw| Power::new::<megawatt>(kw / 1e3),
    speed: |kn| metres_per_second(kn * 1852.0 / 3600.0),
    distance: |nm| Distance::from_kilometres(nm * 1.852),
};

#[derive(Clone, Debug)]
pub struct Ship {
    pub name: String,
    pub teu: f64,
    pub mcr_kw: f64,
    pub law: Law,
}

#[derive(Clone, Copy, Debug)]
pub enum Law {
    ImoGhg4 { kn: f64, draught_m: f64 },
    Propeller { kn: f64, allowances: Allowances, limits: LoadLimits },
    Admiralty { kn: f64, draught_m: f64, allowances: Allowances, limits: LoadLimits },
}

impl Law {
    pub fn propulsion(&self, teu: f64, units: &Units) -> Propulsion {
        let law = match *self {
            Self::ImoGhg4 { kn, draught_m } => {
                Propulsion::imo_ghg4(ShipType::Container, teu, (units.speed)(kn), metres(draught_m))
            }
            Self::Propeller { kn, allowances, limits } => {
                Propulsion::propeller_law(ReferenceSpeed::Maximum((units.speed)(kn)), allowances, limits)
            }
            Self::Admiralty { kn, draught_m, allowances, limits } => {
                let reference = ReferenceSpeed::Service((units.speed)(kn));
                Propulsion::admiralty(reference, metres(draught_m), allowances, limits)
            }
        };
        law.expect("a law in range")
    }
}

impl Ship {
    pub fn builder(&self, fuels: &Fuels, units: &Units) -> VesselBuilder {
        Vessel::container_ship(&self.name, Teu::from_count(self.teu))
            .main_engine(fuels.class, (units.power)(self.mcr_kw))
            .imo_ghg4_machinery(fuels.generation)
            .with_equal_efficiency()
            .propulsion(self.law.propulsion(self.teu, units))
    }
}

pub fn law() -> BoxedStrategy<Law> {
    let limits = select(vec![LoadLimits::Epa2022, LoadLimits::ImoGhg4, LoadLimits::CapOnly]);
    let allowances = select(vec![Allowances::NONE, Allowances::EPA_2022]);
    let (kn, draught_m) = (decimal(18.0..=26.0, 1), decimal(8.0..=17.0, 1));
    prop_oneof![
        (kn.clone(), draught_m.clone()).prop_map(|(kn, draught_m)| Law::ImoGhg4 { kn, draught_m }),
        (kn.clone(), allowances.clone(), limits.clone())
            .prop_map(|(kn, allowances, limits)| Law::Propeller { kn, allowances, limits }),
        (kn, draught_m, allowances, limits).prop_map(|(kn, draught_m, allowances, limits)| Law::Admiralty {
            kn,
            draught_m,
            allowances,
            limits
        }),
    ]
    .boxed()
}

pub fn ship() -> impl Strategy<Value = Ship> {
    (decimal(1_000.0..=24_000.0, 0), decimal(10_000.0..=80_000.0, 0), law())
        .prop_map(|(teu, mcr_kw, law)| Ship { name: "ship".to_owned(), teu, mcr_kw, law })
}

#[derive(Clone, Copy, Debug)]
pub enum Act {
    Passage { mode: OperatingMode, nm: f64, kn: f64, draught_m: f64 },
    Stay { mode: OperatingMode, hours: f64 },
}

#[derive(Clone, Debug)]
pub struct Part {
    /// Share of the slots that is carried, and share of that which is loaded; `None` is a port call.
    pub cargo: Option<(f64, f64)>,
    pub names: (String, String),
    pub acts: Vec<Act>,
    /// For the last act, a stay at berth.
    pub shore: Option<ShorePower>,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub ship: Ship,
    pub fuels: Fuels,
    pub parts: Vec<Part>,
}

impl Act {
    pub fn spec(&self, units: &Units) -> ActivitySpec {
        match *self {
            Self::Passage { mode, nm, kn, draught_m } => ActivitySpec {
                draught: Some(metres(draught_m)),
                ..ActivitySpec::under_way(mode, (units.distance)(nm), (units.speed)(kn))
            },
            Self::Stay { mode, hours: h } => ActivitySpec::stationary(mode, hours(h)),
        }
    }

    /// Two acts that follow each other and are the one.
    pub fn split(&self, share: f64) -> [Self; 2] {
        match *self {
            Self::Passage { mode, nm, kn, draught_m } => {
                let first = nm * share;
                [first, nm - first].map(|nm| Self::Passage { mode, nm, kn, draught_m })
            }
            Self::Stay { mode, hours } => {
                let first = hours * share;
                [first, hours - first].map(|hours| Self::Stay { mode, hours })
            }
        }
    }
}

impl Part {
    pub fn begin(&self, builder: VoyageBuilder, teu: f64) -> VoyageBuilder {
        let (from, to) = (self.names.0.as_str(), self.names.1.as_str());
        match self.cargo {
            None => builder.port_call(from),
            Some((fill, loaded)) => {
                let carried = (teu * fill).round();
                let loaded = (carried * loaded).round();
                builder.add_leg(Leg {
                    cargo: Some(Cargo::new(Teu::from_count(carried), Teu::from_count(loaded))),
                    network: Some(Distance::from_nautical_miles(teu / 4.0 * 1.03)),
                    shortest_feasible: Some(Distance::from_nautical_miles(teu / 4.0 * 1.02)),
                    great_circle: Some(Distance::from_nautical_miles(teu / 4.0)),
                    ..Leg::new(from, to)
                })
            }
        }
    }
}

impl Case {
    pub fn builder(&self, units: &Units) -> VoyageBuilder {
        let vessel = self.ship.builder(&self.fuels, units).build().expect("a ship");
        Voyage::starting(start(), vessel, self.fuels.plan.clone())
    }

    pub fn voyage_in(&self, units: &Units) -> Voyage {
        self.voyage_with(units, |_, spec| spec)
    }

    /// The voyage, each activity changed by its number.
    pub fn voyage_with(&self, units: &Units, change: impl Fn(usize, ActivitySpec) -> ActivitySpec) -> Voyage {
        let mut builder = self.builder(units);
        let mut number = 0;
        for part in &self.parts {
            builder = part.begin(builder, self.ship.teu);
            for act in &part.acts {
                builder = builder.activity(change(number, act.spec(units)));
                number += 1;
            }
            if let Some(shore) = &part.shore {
                builder = builder.shore_power(shore.clone());
            }
        }
        builder.build().expect("a voyage")
    }

    pub fn voyage(&self) -> Voyage {
        self.voyage_in(&NAUTICAL)
    }

    pub fn ledger(&self) -> Inventory {
        self.ledger_of(&self.voyage(), FuelBasis::Modelled)
    }

    pub fn ledger_of(&self, voyage: &Voyage, basis: FuelBasis) -> Inventory {
        Inventory::of(voyage, &self.fuels.set, basis).expect("a ledger")
    }

    pub fn without_shore_power(&self) -> Self {
        let mut case = self.clone();
        case.parts.iter_mut().for_each(|part| part.shore = None);
        case
    }

    /// The same fuel, measured for the whole ship, in every activity.
    pub fn measured(&self, batch: &FuelBatch, tonnes: impl Fn(usize) -> f64) -> Voyage {
        self.voyage_with(&NAUTICAL, |number, spec| {
            let mass = Mass::from_tonnes(tonnes(number));
            let fuel = MeasuredFuel::whole_ship(batch.clone(), mass, Evidence::NoonReport);
            ActivitySpec { measured: vec![fuel], ..spec }
        })
    }
}

pub fn own_grid(co2_g_per_kwh: f64, ch4: f64, n2o: f64) -> GridFactor {
    let (co2, ch4, n2o) = (
        ElectricityFactor::from_grams_per_kilowatt_hour(co2_g_per_kwh),
        ElectricityFactor::from_grams_per_kilowatt_hour(ch4),
        ElectricityFactor::from_grams_per_kilowatt_hour(n2o),
    );
    GridFactor::new("quay", (2026, GridBasis::Market), co2, Some((ch4, n2o)), "contract").expect("a factor")
}

pub fn shore_power() -> impl Strategy<Value = ShorePower> {
    let supply = prop_oneof![
        2 => Just(ShoreSupply::AuxiliaryDemand),
        1 => decimal(0.0..=5_000.0, 0).prop_map(|kw| ShoreSupply::Power(kilowatts(kw))),
        1 => decimal(0.0..=90_000.0, 0)
            .prop_map(|kwh| ShoreSupply::Metered(Electricity::from_kilowatt_hours(kwh))),
    ];
    let own = (decimal(0.0..=900.0, 1), decimal(0.0..=0.1, 3), decimal(0.0..=0.02, 3));
    let grid = prop_oneof![
        select(grid::factors()).prop_map(GridFactor::with_co2_standing_for_co2e),
        own.prop_map(|(co2, ch4, n2o)| own_grid(co2, ch4, n2o)),
    ];
    let fraction =
        |from, to| decimal(from..=to, 3).prop_map(|value| Fraction::new(value).expect("a fraction"));
    (decimal(0.0..=1.5, 2), decimal(0.0..=1.0, 2), supply, fraction(0.8, 1.0), fraction(0.0, 0.2), grid)
        .prop_map(|(hook_up, unplug, supply, converter_efficiency, grid_loss, grid)| ShorePower {
            hook_up: hours(hook_up),
            unplug: hours(unplug),
            supply,
            converter_efficiency,
            grid_loss,
            grid,
        })
}

fn leg() -> impl Strategy<Value = Part> {
    let under_way = |mode, nm: RangeInclusive<f64>, kn: RangeInclusive<f64>| {
        (decimal(nm, 1), decimal(kn, 1), decimal(7.0..=17.0, 1))
            .prop_map(move |(nm, kn, draught_m)| Act::Passage { mode, nm, kn, draught_m })
    };
    let transit = under_way(OperatingMode::Transit, 50.0..=11_000.0, 8.0..=24.0);
    let manoeuvring = under_way(OperatingMode::Manoeuvring, 1.0..=60.0, 3.0..=12.0);
    let waiting =
        decimal(0.0..=48.0, 1).prop_map(|hours| Act::Stay { mode: OperatingMode::Anchorage, hours });
    let acts = (manoeuvring, transit.clone(), prop::option::of(transit), prop::option::of(waiting)).prop_map(
        |(out, sea, more, waiting)| [Some(out), Some(sea), more, waiting].into_iter().flatten().collect(),
    );
    ((decimal(0.1..=1.0, 2), decimal(0.1..=1.0, 2)), acts).prop_map(|(cargo, acts)| Part {
        cargo: Some(cargo),
        names: ("Yangshan".to_owned(), "Los Angeles".to_owned()),
        acts,
        shore: None,
    })
}

fn call() -> impl Strategy<Value = Part> {
    (decimal(4.0..=120.0, 2), prop::option::of(shore_power())).prop_map(|(hours, shore)| Part {
        cargo: None,
        names: ("Los Angeles".to_owned(), String::new()),
        acts: vec![Act::Stay { mode: OperatingMode::Berth, hours }],
        shore,
    })
}

/// A voyage of one to three legs with their calls.
pub fn case_of(fuels: BoxedStrategy<Fuels>) -> BoxedStrategy<Case> {
    let parts = prop::collection::vec((leg(), call()), 1..=3)
        .prop_map(|pairs| pairs.into_iter().flat_map(|(leg, call)| [leg, call]).collect::<Vec<_>>());
    (ship(), fuels, parts).prop_map(|(ship, fuels, parts)| Case { ship, fuels, parts }).boxed()
}

pub fn case() -> BoxedStrategy<Case> {
    case_of(fuels())
}
