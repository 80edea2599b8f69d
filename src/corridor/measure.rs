//! A measure: one named change of a corridor, from a year on.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::definition::YEAR;
use super::{Corridor, Direction, LandsideCount, Path, ScenarioError, Service};
use crate::fuel::{Family, FuelBatch};
use crate::grid::GridFactor;
use crate::provenance::Source;
use crate::shore_power::ShorePower;
use crate::units::Fraction;
use crate::vessel::Vessel;

/// A named change of some services.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Its name in every report.
    pub name: Arc<str>,
    /// Which services it changes.
    pub services: Services,
    /// What it changes.
    pub change: Change,
}

/// Services that a measure changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Services {
    /// All of the corridor.
    All,
    /// Those of these names.
    Named(BTreeSet<Arc<str>>),
}

/// What changes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A share of the fuel energy of every consumer comes from another fuel, in place of what the ship burned in the
    /// baseline. Shares of several measures add up.
    FuelSwitch {
        /// The fuel, with its certificate.
        batch: FuelBatch,
        /// Pilot fuel burned with it. Where the consumption law of the engine has a pilot of its own, it is this fuel unless
        /// the ship's plan names one, and takes no share of the energy here.
        pilot: Option<Pilot>,
        /// Share of the fuel energy by year, pilot fuel included.
        energy_share: Path,
        /// Which consumers burn it.
        consumers: Switched,
        /// Ship classes; all of the services where empty.
        classes: BTreeSet<Arc<str>>,
    },
    /// A share of the calls at some ports connects to shore.
    ShoreConnection {
        /// The ports.
        ports: BTreeSet<Arc<str>>,
        /// Share of the calls by year.
        share_of_calls: Path,
        /// What they connect to.
        supply: ShorePower,
    },
    /// The grid behind shore power at some ports, from the year of each factor on.
    GridFactors {
        /// The ports.
        ports: BTreeSet<Arc<str>>,
        /// Year from which a factor is used, and the factor; years ascend.
        factors: Vec<(i16, GridFactor)>,
    },
    /// Ships sail no faster than this at sea, in knots by year. Ships are added until the interval is kept again: the
    /// departures and the weekly capacity stay.
    SpeedLimit {
        /// Knots by year.
        knots: Path,
    },
    /// Ships of a class are replaced by others.
    Replacement {
        /// The class, which keeps its name and its fuels.
        class: Arc<str>,
        /// The ship.
        vessel: Arc<Vessel>,
        /// From this year on.
        from: i16,
        /// What the new slots are filled with.
        filling: Filling,
        /// Fuels that the new ships can burn beside conventional ones.
        capable_of: BTreeSet<Family>,
    },
    /// Share of propulsion power given by the wind, by year; in place of what the classes had.
    WindAssistance {
        /// Share by year.
        saving: Path,
    },
    /// Share of propulsion power saved by hull, propeller, coating, trim, by year; in place of what the classes had.
    Efficiency {
        /// Share by year.
        saving: Path,
    },
    /// Containers aboard over slots one way, by year.
    Utilisation {
        /// The way.
        direction: Direction,
        /// Share by year.
        share: Path,
    },
    /// Round voyages in the year.
    Departures {
        /// Number by year.
        number: Path,
    },
    /// Hours at berth at some ports, by year.
    BerthTime {
        /// The ports.
        ports: BTreeSet<Arc<str>>,
        /// Hours by year.
        hours: Path,
    },
    /// The terminals at some ports emit so many kilograms per TEU over the quay: those without combustion, for example as
    /// [`super::LandsideIntensity::of_inventory`] has them. A terminal serves every service: it takes [`Services::All`].
    ZeroEmissionTerminal {
        /// The ports.
        ports: BTreeSet<Arc<str>>,
        /// Kilograms per TEU of throughput by year.
        kg_per_teu: Path,
        /// What it counts.
        count: LandsideCount,
        /// Where it stands.
        source: Source,
    },
}

/// Pilot fuel of a switch.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    /// The fuel.
    pub batch: FuelBatch,
    /// Its share of the energy that is switched.
    pub energy_share: Fraction,
}

/// Consumers whose fuel is switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switched {
    /// The main engine alone.
    Propulsion,
    /// Main engine, auxiliary engines and boiler.
    EveryConsumer,
}

/// What the slots of larger ships are filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Filling {
    /// The same share of them: more containers.
    SameUtilisation,
    /// The same containers: a smaller share.
    SameContainers,
}

impl Services {
    /// Whether a service is among them.
    pub fn include(&self, name: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.contains(name),
        }
    }
}

impl Change {
    /// The ports that it names, where it is of ports.
    const fn ports(&self) -> Option<&BTreeSet<Arc<str>>> {
        match self {
            Self::ShoreConnection { ports, .. }
            | Self::GridFactors { ports, .. }
            | Self::BerthTime { ports, .. }
            | Self::ZeroEmissionTerminal { ports, .. } => Some(ports),
            _ => None,
        }
    }
}

impl Measure {
    /// The first year in which it changes anything; `None` if it never does.
    pub fn starts(&self) -> Option<i16> {
        self.years().first().copied()
    }

    /// Years of its path, from which it changes.
    pub(crate) fn years(&self) -> Vec<i16> {
        match &self.change {
            Change::FuelSwitch { energy_share: path, .. }
            | Change::ShoreConnection { share_of_calls: path, .. }
            | Change::SpeedLimit { knots: path }
            | Change::WindAssistance { saving: path }
            | Change::Efficiency { saving: path }
            | Change::Utilisation { share: path, .. }
            | Change::Departures { number: path }
            | Change::BerthTime { hours: path, .. }
            | Change::ZeroEmissionTerminal { kg_per_teu: path, .. } => {
                path.points().iter().map(|(year, _)| *year).collect()
            }
            Change::GridFactors { factors, .. } => factors.iter().map(|(year, _)| *year).collect(),
            Change::Replacement { from, .. } => vec![*from],
        }
    }

    /// Refuses a name that nothing in the corridor has, and a measure that can change nothing.
    ///
    /// # Errors
    ///
    /// [`ScenarioError::Unknown`], [`ScenarioError::ChangesNothing`].
    pub fn names_what_is_there(&self, baseline: &Corridor) -> Result<(), ScenarioError> {
        let services = || baseline.services().iter().filter(|service| self.services.include(service.name()));
        if let Services::Named(names) = &self.services {
            if matches!(self.change, Change::ZeroEmissionTerminal { .. }) {
                return Err(ScenarioError::ServicesOfTerminal { measure: self.name.to_string() });
            }
            self.known("service", names, baseline.services().iter().map(Service::name))?;
        }
        let nothing = |why| Err(ScenarioError::ChangesNothing { measure: self.name.to_string(), why });
        if matches!(&self.services, Services::Named(names) if names.is_empty()) {
            return nothing("it names no service");
        }
        if self.change.ports().is_some_and(BTreeSet::is_empty) {
            return nothing("it names no port");
        }
        match &self.change {
            Change::GridFactors { factors, .. } if factors.windows(2).any(|pair| pair[0].0 >= pair[1].0) => {
                return nothing("the years of its grid factors must ascend");
            }
            Change::Replacement { from, .. } if YEAR.check(f64::from(*from)).is_err() => {
                return nothing("`from` must be in 2000..=2100");
            }
            _ => {}
        }
        let ports = services().flat_map(|service| service.spec().rotation.ports());
        let classes =
            services().flat_map(|service| &service.spec().deployments).map(|one| one.class.name.as_ref());
        if let Some(named) = self.change.ports() {
            return self.known("port", named, ports);
        }
        match &self.change {
            Change::FuelSwitch { classes: named, .. } => self.known("ship class", named, classes),
            Change::Replacement { class, .. } => self.known("ship class", [class], classes),
            _ => Ok(()),
        }
    }

    fn known<'a>(
        &self,
        what: &'static str,
        named: impl IntoIterator<Item = &'a Arc<str>>,
        there: impl Iterator<Item = &'a str>,
    ) -> Result<(), ScenarioError> {
        let there: BTreeSet<&str> = there.collect();
        match named.into_iter().find(|name| !there.contains(name.as_ref())) {
            None => Ok(()),
            Some(name) => Err(ScenarioError::Unknown {
                measure: self.name.to_string(),
                what,
                name: name.to_string(),
                known: there.into_iter().collect::<Vec<_>>().join(", "),
            }),
        }
    }
}
