//! What a corridor is refused for.

use super::Direction;
use crate::units::OutOfRange;

/// An error of a corridor. It names the service, and what would be right.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CorridorError {
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The record.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Calls and legs that make no loop.
    #[error(
        "service `{service}`: {calls} calls and {legs} legs; a rotation has two calls or more, and a leg after each"
    )]
    CallsAndLegs {
        /// The service.
        service: String,
        /// Calls given.
        calls: usize,
        /// Legs given.
        legs: usize,
    },
    /// A rotation that does not close.
    #[error(
        "service `{service}`: the rotation does not close: leg {leg} has {given} where the call is {expected}"
    )]
    NotClosed {
        /// The service.
        service: String,
        /// The leg.
        leg: String,
        /// The port it names.
        given: String,
        /// The port of the call.
        expected: String,
    },
    /// A leg from a port to itself.
    #[error("service `{service}`: a leg from {port} to {port}; two calls in a row are one call")]
    Nowhere {
        /// The service.
        service: String,
        /// The port.
        port: String,
    },
    /// No crossing one way, or several.
    #[error(
        "service `{service}`: {crossings} {direction} crossings, must be 1: there its containers are counted"
    )]
    Crossings {
        /// The service.
        service: String,
        /// The way.
        direction: Direction,
        /// Crossings found.
        crossings: usize,
    },
    /// A crossing on which not all containers of the crossing are aboard.
    #[error("{record}: `aboard` must be 1 on a crossing, got {aboard}")]
    AboardOfCrossing {
        /// The leg.
        record: String,
        /// What was given.
        aboard: f64,
    },
    /// A service or class without a ship.
    #[error("service `{service}`: each class needs at least one ship")]
    NoShip {
        /// The service.
        service: String,
    },
    /// Shares of round voyages that do not sum to one, or that only some classes state.
    #[error(
        "service `{service}`: the shares of its classes sum to {sum}, must be 1 over all of them, or none be stated"
    )]
    Shares {
        /// The service.
        service: String,
        /// Their sum.
        sum: f64,
    },
    /// A class that burns a fuel which it is not said to be capable of.
    #[error(
        "service `{service}`: class `{class}` burns {fuel}, which takes another engine; name its family in `capable_of`"
    )]
    NotCapable {
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// The fuel.
        fuel: String,
    },
    /// A class named twice in a service.
    #[error("service `{service}`: class `{class}` is named twice; put its ships together")]
    ClassTwice {
        /// The service.
        service: String,
        /// The class.
        class: String,
    },
    /// A ship in two places.
    #[error("ship `{ship}` sails for service `{one}` and for service `{other}`; a ship sails for one")]
    ShipTwice {
        /// The ship.
        ship: String,
        /// One service.
        one: String,
        /// The other.
        other: String,
    },
    /// A service in a corridor twice.
    #[error("service `{service}` stands in the corridor twice")]
    ServiceTwice {
        /// The service.
        service: String,
    },
    /// A corridor without a service.
    #[error("corridor `{corridor}` has no service")]
    NoService {
        /// The corridor.
        corridor: String,
    },
    /// A landside of a port that no service calls at.
    #[error("landside of {port}: no service calls there; ports are: {known}")]
    NoSuchPort {
        /// The port.
        port: String,
        /// The ports there are.
        known: String,
    },
    /// A frequency that the ships cannot keep.
    #[error(
        "service `{service}`: a departure every {interval_days} days with a rotation of {rotation_days:.2} days takes \
         {needed} ships, it has {given}"
    )]
    Frequency {
        /// The service.
        service: String,
        /// Days between departures.
        interval_days: f64,
        /// Days of the rotation.
        rotation_days: f64,
        /// Ships it has.
        given: usize,
        /// Ships it takes.
        needed: usize,
    },
    /// More departures than the interval leaves room for.
    #[error(
        "service `{service}`: {departures} departures in a year, one every {interval_days} days makes {most} at most"
    )]
    Departures {
        /// The service.
        service: String,
        /// Departures given.
        departures: f64,
        /// The most there can be.
        most: f64,
        /// Days between departures.
        interval_days: f64,
    },
}
