//! What two corridors can differ in, and mixtures of the two.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Accounting, BothWays, Call, Corridor, Deployment, Direction, Loading, Rotation, SeaLeg, Service,
    ServiceSpec, ShipClass, ShoreUse, Stretch,
};
use crate::shore_power::ShorePower;

/// A part of the description of a corridor. Everything that its ledgers are written from belongs to one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Driver {
    /// Interval and round voyages of each service, new and ended services among them.
    MixOfServices,
    /// Ships and their shares of the round voyages, carrier, classes: size, engines, demand. A class that only one side has
    /// comes with its fuels and technology.
    ShipSize,
    /// Containers aboard and over the quay, empties, reefers, draught.
    Load,
    /// Speed at sea and while manoeuvring.
    Speed,
    /// Distance sailed, in emission control areas and outside.
    Route,
    /// Hours at berth and at anchor.
    PortTime,
    /// Wind assistance and efficiency.
    Technology,
    /// Fuels and blends.
    FuelMix,
    /// Share of the calls that connect to shore, and what they take.
    Shore,
    /// Grid factors behind it.
    GridFactor,
    /// Factor set and GWP set of the accounting. A figure that names its own GWP set has it on both sides.
    Factors,
    /// What the terminals emit per container over the quay. No ledger of a ship has it: it moves
    /// [`super::LandsideChange`] alone.
    Terminals,
}

impl Driver {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::MixOfServices,
        Self::ShipSize,
        Self::Load,
        Self::Speed,
        Self::Route,
        Self::PortTime,
        Self::Technology,
        Self::FuelMix,
        Self::Shore,
        Self::GridFactor,
        Self::Factors,
        Self::Terminals,
    ];
}

impl fmt::Display for Driver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MixOfServices => "mix of services",
            Self::ShipSize => "ship size",
            Self::Load => "utilisation",
            Self::Speed => "speed",
            Self::Route => "distance",
            Self::PortTime => "port time",
            Self::Technology => "wind and efficiency",
            Self::FuelMix => "fuel mix",
            Self::Shore => "shore power",
            Self::GridFactor => "grid",
            Self::Factors => "factors",
            Self::Terminals => "terminals",
        })
    }
}

/// Two corridors of which a mixture takes some drivers from the one and the rest from the other.
pub(super) struct Mixture<'a> {
    from: &'a Corridor,
    to: &'a Corridor,
}

/// A service of one name that sails other ports in two corridors.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("service `{service}` sails {from}, then {to}: another loop is another service, give it another name")]
pub struct OtherRotation {
    /// The service.
    pub service: String,
    /// Its first loop.
    pub from: String,
    /// Its second.
    pub to: String,
}

impl<'a> Mixture<'a> {
    /// Services of one name must sail the same ports in the same stretches.
    pub(super) fn of(from: &'a Corridor, to: &'a Corridor) -> Result<Self, OtherRotation> {
        for one in from.services() {
            let Some(other) = to.service(one.name()) else { continue };
            let [one_loop, other_loop] = [one, other].map(|service| shape(&service.spec().rotation));
            if one_loop != other_loop {
                let (service, from, to) = (one.name().to_owned(), one_loop, other_loop);
                return Err(OtherRotation { service, from, to });
            }
        }
        Ok(Self { from, to })
    }

    /// The drivers in which the two differ, in the order of [`Driver::ALL`].
    pub(super) fn differences(&self) -> Vec<Driver> {
        let same = self.mixed(&[]);
        Driver::ALL.into_iter().filter(|driver| self.mixed(&[*driver]) != same).collect()
    }

    /// The corridor with these drivers as in `to`. It is not checked: a mixture may hold too few ships for its speed.
    pub(super) fn mixed(&self, taken: &[Driver]) -> Corridor {
        let pick = Pick(taken);
        let ours = self.from.services().iter().filter_map(|one| match self.to.service(one.name()) {
            Some(other) => Some(pick.service(one.spec(), other.spec())),
            None => (!pick.takes(Driver::MixOfServices)).then(|| one.clone()),
        });
        let ended =
            |other: &&Service| self.from.service(other.name()).is_none() && pick.takes(Driver::MixOfServices);
        let theirs = self.to.services().iter().filter(ended).cloned();
        let accounting: &Accounting = pick.of(Driver::Factors, &self.from.accounting, &self.to.accounting);
        Corridor {
            name: Arc::clone(&self.from.name),
            year: self.from.year,
            services: ours.chain(theirs).collect(),
            accounting: accounting.clone(),
            landside: pick.of(Driver::Terminals, &self.from.landside, &self.to.landside).clone(),
        }
    }
}

/// The drivers of a bit mask over some steps.
pub(super) fn taken_of(steps: &[Driver], mask: u32) -> Vec<Driver> {
    let bits = steps.iter().enumerate().filter(|(bit, _)| mask & (1 << bit) != 0);
    bits.map(|(_, driver)| *driver).collect()
}

/// Chooses by driver.
struct Pick<'a>(&'a [Driver]);

impl Pick<'_> {
    fn takes(&self, driver: Driver) -> bool {
        self.0.contains(&driver)
    }

    fn of<T>(&self, driver: Driver, from: T, to: T) -> T {
        if self.takes(driver) { to } else { from }
    }

    fn service(&self, from: &ServiceSpec, to: &ServiceSpec) -> Service {
        let mix = self.of(Driver::MixOfServices, from, to);
        let loading = |direction: Direction| -> Loading {
            *self.of(Driver::Load, from.loading.of(direction), to.loading.of(direction))
        };
        Service(ServiceSpec {
            name: Arc::clone(&from.name),
            carrier: Arc::clone(&self.of(Driver::ShipSize, from, to).carrier),
            deployments: self.deployments(&from.deployments, &to.deployments),
            rotation: self.rotation(&from.rotation, &to.rotation),
            interval: mix.interval,
            departures: mix.departures,
            loading: BothWays {
                eastbound: loading(Direction::Eastbound),
                westbound: loading(Direction::Westbound),
            },
        })
    }

    fn deployments(&self, from: &[Deployment], to: &[Deployment]) -> Vec<Deployment> {
        let (ships, others) = self.of(Driver::ShipSize, (from, to), (to, from));
        let ships_are_new = self.takes(Driver::ShipSize);
        let mixed = |one: &Deployment| {
            let other = others.iter().find(|other| other.class.name == one.class.name);
            let other = other.map_or(&one.class, |other| &other.class);
            let side = |driver| if self.takes(driver) == ships_are_new { &one.class } else { other };
            let class = ShipClass {
                name: Arc::clone(&one.class.name),
                vessel: Arc::clone(&one.class.vessel),
                fuels: side(Driver::FuelMix).fuels.clone(),
                technology: side(Driver::Technology).technology,
                capable_of: one.class.capable_of.clone(),
            };
            Deployment { class, ships: one.ships.clone(), share: one.share }
        };
        ships.iter().map(mixed).collect()
    }

    fn rotation(&self, from: &Rotation, to: &Rotation) -> Rotation {
        let calls = from.calls.iter().zip(&to.calls).map(|(from, to)| self.call(from, to));
        let legs = from.legs.iter().zip(&to.legs).map(|(from, to)| self.leg(from, to));
        Rotation { calls: calls.collect(), legs: legs.collect() }
    }

    fn call(&self, from: &Call, to: &Call) -> Call {
        let (time, route) = (self.of(Driver::PortTime, from, to), self.of(Driver::Route, from, to));
        Call {
            port: Arc::clone(&from.port),
            terminal: route.terminal.clone(),
            berth: time.berth,
            anchorage: time.anchorage,
            manoeuvring: route.manoeuvring,
            manoeuvring_speed: self.of(Driver::Speed, from, to).manoeuvring_speed,
            controlled: route.controlled,
            exchange: self.of(Driver::Load, from, to).exchange,
            shore: self.shore(from.shore.as_ref(), to.shore.as_ref()),
        }
    }

    fn shore(&self, from: Option<&ShoreUse>, to: Option<&ShoreUse>) -> Option<ShoreUse> {
        let shore = self.of(Driver::Shore, from, to)?;
        let grid = self.of(Driver::GridFactor, from, to).unwrap_or(shore);
        let grid = grid.shore_power.grid.clone();
        Some(ShoreUse {
            share_of_calls: shore.share_of_calls,
            shore_power: ShorePower { grid, ..shore.shore_power.clone() },
        })
    }

    fn leg(&self, from: &SeaLeg, to: &SeaLeg) -> SeaLeg {
        let (route, load) = (self.of(Driver::Route, from, to), self.of(Driver::Load, from, to));
        let speed = self.of(Driver::Speed, from, to);
        let stretches = route.stretches.iter().zip(&speed.stretches);
        SeaLeg {
            aboard: load.aboard,
            direction: load.direction,
            crossing: load.crossing,
            stretches: stretches.map(|(route, speed)| Stretch { speed: speed.speed, ..*route }).collect(),
            ..route.clone()
        }
    }
}

/// The ports of a rotation, and in how many stretches each leg is sailed.
fn shape(rotation: &Rotation) -> String {
    let leg = |leg: &SeaLeg| match leg.stretches.len() {
        1 => leg.label(),
        stretches => format!("{} in {stretches} stretches", leg.label()),
    };
    rotation.legs.iter().map(leg).collect::<Vec<_>>().join(", ")
}
