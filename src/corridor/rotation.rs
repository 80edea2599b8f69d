//! The rotation of a service: calls and the legs between them, from the first port back to it.

use std::sync::Arc;

use super::Direction;
use super::error::CorridorError;
use crate::shore_power::ShorePower;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{hour, hours, knot};
use crate::units::substance::{GreatCircle, Network, Sailed, ShortestFeasible, Throughput};
use crate::units::{Distance, Fraction, Teu, Time, Velocity};

/// A speed at sea; zero would never arrive.
const SEA_SPEED: Bound = Bound::new("speed_kn", 3.0, 50.0, "kn");

/// A leg: one without a length goes nowhere.
const LEG: Bound = Bound::new("distance_nm", 0.1, 25_000.0, "nm");
/// Containers over the quay at one call: all of the largest ship, out and in.
const EXCHANGE: Bound = Bound::new("exchange_teu", 0.0, 60_000.0, "TEU");

/// A loop of port calls. The leg of an index leaves the call of that index.
#[derive(Clone, Debug, PartialEq)]
pub struct Rotation {
    pub(super) calls: Vec<Call>,
    pub(super) legs: Vec<SeaLeg>,
}

/// A call at a terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// The port.
    pub port: Arc<str>,
    /// The terminal, where known.
    pub terminal: Option<Arc<str>>,
    /// At berth.
    pub berth: Time,
    /// At anchor before it.
    pub anchorage: Time,
    /// Manoeuvring in and out together.
    pub manoeuvring: Distance<Sailed>,
    /// Speed of it.
    pub manoeuvring_speed: Velocity,
    /// Whether the ship burns the fuels of controlled waters here.
    pub controlled: bool,
    /// Shore power, where it is used.
    pub shore: Option<ShoreUse>,
    /// Containers over the quay, discharged and loaded together: the mean of the year's calls. Unknown is not zero.
    pub exchange: Option<Teu<Throughput>>,
}

/// Shore power at a terminal.
#[derive(Clone, Debug, PartialEq)]
pub struct ShoreUse {
    /// Share of the calls that connect, for the whole of their stay.
    pub share_of_calls: Fraction,
    /// What they connect to.
    pub shore_power: ShorePower,
}

/// A leg at sea.
#[derive(Clone, Debug, PartialEq)]
pub struct SeaLeg {
    /// Port of departure.
    pub from: Arc<str>,
    /// Port of arrival.
    pub to: Arc<str>,
    /// The way whose containers are aboard.
    pub direction: Direction,
    /// The ocean crossing of that way: where its containers are counted.
    pub crossing: bool,
    /// Containers aboard over those of the crossing; 1 on the crossing.
    pub aboard: Fraction,
    /// Stretches in order.
    pub stretches: Vec<Stretch>,
    /// Along a routing graph, where known.
    pub network: Option<Distance<Network>>,
    /// Shortest feasible distance, where known.
    pub shortest_feasible: Option<Distance<ShortestFeasible>>,
    /// Geodesic, where known.
    pub great_circle: Option<Distance<GreatCircle>>,
}

/// A part of a leg at one speed on one set of fuels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// Distance sailed.
    pub distance: Distance<Sailed>,
    /// Speed.
    pub speed: Velocity,
    /// Inside an emission control area: the ship burns the fuels of controlled waters.
    pub controlled: bool,
}

impl Rotation {
    /// A loop: leg `i` goes from call `i` to the next, the last back to the first.
    ///
    /// # Errors
    ///
    /// [`CorridorError::NotClosed`] for a leg that leaves or reaches another port, [`CorridorError::Crossings`] unless
    /// each way has one crossing, [`CorridorError::Value`].
    pub fn new(service: &str, calls: Vec<Call>, legs: Vec<SeaLeg>) -> Result<Self, CorridorError> {
        if calls.len() < 2 || calls.len() != legs.len() {
            let (calls, legs) = (calls.len(), legs.len());
            return Err(CorridorError::CallsAndLegs { service: service.to_owned(), calls, legs });
        }
        for (index, leg) in legs.iter().enumerate() {
            let next = (index + 1) % calls.len();
            for (given, expected) in [(&leg.from, &calls[index].port), (&leg.to, &calls[next].port)] {
                if given != expected {
                    return Err(CorridorError::NotClosed {
                        service: service.to_owned(),
                        leg: leg.label(),
                        given: given.to_string(),
                        expected: expected.to_string(),
                    });
                }
            }
            if leg.from == leg.to {
                return Err(CorridorError::Nowhere { service: service.to_owned(), port: leg.from.to_string() });
            }
            leg.check(service)?;
        }
        for direction in Direction::ALL {
            let crossings = legs.iter().filter(|leg| leg.crossing && leg.direction == direction).count();
            if crossings != 1 {
                return Err(CorridorError::Crossings { service: service.to_owned(), direction, crossings });
            }
        }
        calls.iter().try_for_each(|call| call.check(service))?;
        Ok(Self { calls, legs })
    }

    /// Calls in order.
    pub fn calls(&self) -> &[Call] {
        &self.calls
    }

    /// Legs in order.
    pub fn legs(&self) -> &[SeaLeg] {
        &self.legs
    }

    /// The leg on which the containers of a way are counted.
    pub fn crossing(&self, direction: Direction) -> Option<&SeaLeg> {
        self.legs.iter().find(|leg| leg.crossing && leg.direction == direction)
    }

    /// Time from the first port back to it.
    pub fn duration(&self) -> Time {
        let at_sea: Time = self.legs.iter().map(SeaLeg::duration).sum();
        at_sea + self.calls.iter().map(Call::duration).sum()
    }

    /// The ports in order, as one name.
    pub fn ports(&self) -> Vec<&str> {
        self.calls.iter().map(|call| call.port.as_ref()).collect()
    }
}

impl Call {
    /// Manoeuvring, at anchor and at berth.
    pub fn duration(&self) -> Time {
        let manoeuvring = self.manoeuvring.nautical_miles() / self.manoeuvring_speed.get::<knot>();
        hours(manoeuvring) + self.anchorage + self.berth
    }

    fn check(&self, service: &str) -> Result<(), CorridorError> {
        let record = || format!("service `{service}`, call at {}", self.port);
        let checked = [
            bounds::DURATION.named("berth_h").check(self.berth.get::<hour>()),
            bounds::DURATION.named("anchorage_h").check(self.anchorage.get::<hour>()),
            bounds::DISTANCE.named("manoeuvring_nm").check(self.manoeuvring.nautical_miles()),
            SEA_SPEED.named("manoeuvring_kn").check(self.manoeuvring_speed.get::<knot>()),
            EXCHANGE.check(self.exchange.map_or(0.0, Teu::count)),
        ];
        let failed = |source| CorridorError::Value { record: record(), source };
        checked.into_iter().try_for_each(|result| result.map(drop)).map_err(failed)
    }
}

impl SeaLeg {
    /// Both ports.
    pub fn label(&self) -> String {
        format!("{} - {}", self.from, self.to)
    }

    /// Distance sailed.
    pub fn sailed(&self) -> Distance<Sailed> {
        self.stretches.iter().map(|stretch| stretch.distance).sum()
    }

    /// Time at sea.
    pub fn duration(&self) -> Time {
        let time = |stretch: &Stretch| hours(stretch.distance.nautical_miles() / stretch.speed.get::<knot>());
        self.stretches.iter().map(time).sum()
    }

    fn check(&self, service: &str) -> Result<(), CorridorError> {
        let record = format!("service `{service}`, leg {}", self.label());
        let failed = |source| CorridorError::Value { record: record.clone(), source };
        for stretch in &self.stretches {
            bounds::DISTANCE.check(stretch.distance.nautical_miles()).map_err(failed)?;
            SEA_SPEED.check(stretch.speed.get::<knot>()).map_err(failed)?;
        }
        LEG.check(self.sailed().nautical_miles()).map_err(failed)?;
        if self.crossing && self.aboard != Fraction::ONE {
            return Err(CorridorError::AboardOfCrossing { record, aboard: self.aboard.get() });
        }
        Ok(())
    }
}
