//! What happened: legs, port calls, and the activities of a ship in them.
//!
//! ```text
//! voyage
//! ├── activity    one stretch of time in one operating mode
//! ├── cargo       TEU aboard on a leg
//! ├── fuel_plan   which fuel each consumer burns
//! ├── measured    fuel that was measured
//! ├── regime      which zones count, which fuels are aboard, whether speed advice is heeded
//! ├── builder     Voyage::starting(..).leg(..).transit(..).port_call(..).berth(..).build()
//! └── Voyage      the checked result: sorted by time, without overlaps
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::{EngineClass, Generation};
//! use green_corridor::fuel::MarineFuel;
//! use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
//! use green_corridor::vessel::Vessel;
//! use green_corridor::voyage::{Cargo, Voyage};
//!
//! let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
//!     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//!     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//!     .build()?;
//! let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
//!     .draught(metres(13.2))
//!     .leg("Yangshan", "Los Angeles", Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0)))
//!     .manoeuvring(Distance::from_nautical_miles(20.0), knots(8.0))
//!     .transit(Distance::from_nautical_miles(5_730.0), knots(17.0))
//!     .port_call("Los Angeles")
//!     .berth(hours(60.0))
//!     .build()?;
//! assert_eq!(voyage.activities().len(), 3);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod activity;
mod along;
mod builder;
mod cargo;
mod checks;
mod fuel_plan;
mod measured;
mod regime;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

pub use activity::{Activity, ActivitySpec};
pub use builder::VoyageBuilder;
pub use cargo::Cargo;
pub use checks::VoyageError;
pub use fuel_plan::FuelPlan;
pub use measured::{Evidence, MeasuredFuel};
pub use regime::{Regime, SpeedAdvice};

use crate::shore_power::{Connection, ShorePower};
use crate::units::substance::{GreatCircle, Network, Sailed, ShortestFeasible};
use crate::units::{Distance, Time};
use crate::vessel::Vessel;

/// A leg between two ports, or a call at one.
#[derive(Clone, Debug, PartialEq)]
pub enum Stage {
    /// Between two ports.
    Leg(Leg),
    /// At one port.
    PortCall(PortCall),
}

/// A leg: from where to where, with what cargo, on which distances.
#[derive(Clone, Debug, PartialEq)]
pub struct Leg {
    /// Port of departure.
    pub from: Arc<str>,
    /// Port of arrival.
    pub to: Arc<str>,
    /// TEU aboard; `None` where it is not known.
    pub cargo: Option<Cargo>,
    /// Along a routing graph, where known.
    pub network: Option<Distance<Network>>,
    /// Shortest feasible distance of ISO 14083, where known.
    pub shortest_feasible: Option<Distance<ShortestFeasible>>,
    /// Geodesic between the ports, where known.
    pub great_circle: Option<Distance<GreatCircle>>,
}

/// A call at a port.
#[derive(Clone, Debug, PartialEq)]
pub struct PortCall {
    /// The port.
    pub port: Arc<str>,
    /// Shore connections, in order of time.
    pub connections: Vec<Connection>,
}

/// A stretch of time between two activities for which the voyage has no record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// Where the record stops.
    pub from: Timestamp,
    /// Where it goes on.
    pub to: Timestamp,
}

/// A checked voyage of one ship. Cloning it is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Voyage(Arc<Record>);

#[derive(Clone, Debug, PartialEq)]
struct Record {
    vessel: Arc<Vessel>,
    fuel: FuelPlan,
    stages: Vec<Stage>,
    activities: Vec<Activity>,
    bunker_notes: Vec<MeasuredFuel>,
}

impl Voyage {
    /// Starts a voyage: activities follow each other from this instant unless they state their own.
    pub fn starting(at: Timestamp, vessel: impl Into<Arc<Vessel>>, fuel: FuelPlan) -> VoyageBuilder {
        VoyageBuilder::new(at, vessel.into(), fuel)
    }

    /// The ship.
    pub fn vessel(&self) -> &Arc<Vessel> {
        &self.0.vessel
    }

    /// The fuels, where an activity does not name its own.
    pub fn fuel(&self) -> &FuelPlan {
        &self.0.fuel
    }

    /// Legs and port calls, in the order given.
    pub fn stages(&self) -> &[Stage] {
        &self.0.stages
    }

    /// Legs, in the order given.
    pub fn legs(&self) -> impl Iterator<Item = &Leg> {
        self.0.stages.iter().filter_map(|stage| match stage {
            Stage::Leg(leg) => Some(leg),
            Stage::PortCall(_) => None,
        })
    }

    /// Activities, in order of time.
    pub fn activities(&self) -> &[Activity] {
        &self.0.activities
    }

    /// Fuel of the whole voyage by bunker notes; compared, never put in the ledger.
    pub fn bunker_notes(&self) -> &[MeasuredFuel] {
        &self.0.bunker_notes
    }

    /// Distance sailed.
    pub fn sailed(&self) -> Distance<Sailed> {
        self.0.activities.iter().map(Activity::distance).sum()
    }

    /// Distance sailed on one stage.
    pub fn sailed_on(&self, stage: usize) -> Distance<Sailed> {
        self.0.activities.iter().filter(|activity| activity.stage() == stage).map(Activity::distance).sum()
    }

    /// Time covered by activities.
    pub fn duration(&self) -> Time {
        self.0.activities.iter().map(Activity::duration).sum()
    }

    /// The same voyage with shore power for the whole of every stay at berth, in place of what it had.
    ///
    /// # Errors
    ///
    /// [`VoyageError::Connection`] for a stay too short for its plugging, or a value out of range.
    pub fn with_shore_power_at_every_berth(&self, shore_power: &ShorePower) -> Result<Self, VoyageError> {
        let mut record = Record::clone(&self.0);
        for (index, stage) in record.stages.iter_mut().enumerate() {
            let label = stage.label();
            let Stage::PortCall(call) = stage else { continue };
            let own = record.activities.iter().filter(|activity| activity.stage() == index);
            let stays = checks::stays(own);
            let plug = |(start, end)| Connection::new(start, end, shore_power.clone());
            call.connections = stays
                .into_iter()
                .map(plug)
                .collect::<Result<_, _>>()
                .map_err(|source| VoyageError::Connection { record: label, source })?;
        }
        Ok(Self(Arc::new(record)))
    }

    /// Distance and time in each zone. Zones overlap on purpose: the rows do not sum to the voyage.
    pub fn by_zone(&self) -> BTreeMap<Arc<str>, (Distance<Sailed>, Time)> {
        let mut zones = BTreeMap::new();
        for activity in self.activities() {
            let inside = activity.waters().map_or(&[][..], |waters| waters.zones());
            for zone in inside {
                let (distance, time) =
                    zones.entry(Arc::clone(zone)).or_insert((Distance::ZERO, Time::default()));
                *distance += activity.distance();
                *time += activity.duration();
            }
        }
        zones
    }

    /// Time not covered by any activity, between the first and the last.
    pub fn gaps(&self) -> impl Iterator<Item = Gap> {
        self.0
            .activities
            .windows(2)
            .filter(|pair| pair[0].end() < pair[1].start())
            .map(|pair| Gap { from: pair[0].end(), to: pair[1].start() })
    }
}

impl Stage {
    /// The port, or both ports of a leg.
    pub fn label(&self) -> String {
        match self {
            Self::Leg(leg) => format!("{} - {}", leg.from, leg.to),
            Self::PortCall(call) => call.port.to_string(),
        }
    }

    /// The port where it begins.
    pub const fn begins_at(&self) -> &Arc<str> {
        match self {
            Self::Leg(leg) => &leg.from,
            Self::PortCall(call) => &call.port,
        }
    }

    /// The port where it ends.
    pub const fn ends_at(&self) -> &Arc<str> {
        match self {
            Self::Leg(leg) => &leg.to,
            Self::PortCall(call) => &call.port,
        }
    }

    /// Whether it is at sea, not in port.
    pub const fn is_leg(&self) -> bool {
        matches!(self, Self::Leg(_))
    }

    /// Shore connections; none on a leg.
    pub fn connections(&self) -> &[Connection] {
        match self {
            Self::Leg(_) => &[],
            Self::PortCall(call) => &call.connections,
        }
    }
}

impl Leg {
    /// A leg without cargo or distances beyond the sailed one.
    pub fn new(from: impl Into<Arc<str>>, to: impl Into<Arc<str>>) -> Self {
        Self {
            from: from.into(),
            to: to.into(),
            cargo: None,
            network: None,
            shortest_feasible: None,
            great_circle: None,
        }
    }
}
