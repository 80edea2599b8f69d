//! Why an indicator cannot be given.

use crate::air::{AirError, Method};
use crate::engine::pollutant::UnknownPollutant;
use crate::fuel::emissions::UnknownGas;
use crate::intensity::IntensityError;
use crate::units::OutOfRange;

/// An indicator that a year does not allow. It names where.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum KpiError {
    /// A gas that is not known.
    #[error("{record}: {source}")]
    UnknownGas {
        /// The corridor, service, port or fuel.
        record: String,
        /// The gas.
        source: UnknownGas,
    },
    /// TEU or a distance that a leg does not state.
    #[error("service `{service}`: {source}")]
    Leg {
        /// The service.
        service: String,
        /// The leg, and what it lacks.
        source: IntensityError,
    },
    /// A denominator of nothing.
    #[error("{record}: {what} is zero: an intensity is not defined")]
    Zero {
        /// The corridor, service or port.
        record: String,
        /// The denominator.
        what: &'static str,
    },
    /// A service that the corridor has not.
    #[error("the corridor has no service `{given}`; it has {known}")]
    NoSuchService {
        /// What was asked for.
        given: String,
        /// Those it has.
        known: String,
    },
    /// A carrier that the corridor has not.
    #[error("the corridor has no carrier `{given}`; it has {known}")]
    NoSuchCarrier {
        /// What was asked for.
        given: String,
        /// Those it has.
        known: String,
    },
    /// Air pollutants that the method cannot give.
    #[error("service `{service}`, class `{class}`: {source}")]
    Air {
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// What the method lacks.
        source: Box<AirError>,
    },
    /// A stated value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The record.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Air pollutants of two methods in one figure.
    #[error("air pollutants by {one} and by {other} do not add; choose one method for all ships")]
    MethodsMixed {
        /// The method of the first ship.
        one: Method,
        /// Another.
        other: Method,
    },
    /// An air pollutant that the method does not know.
    #[error("{record}: {source}")]
    UnknownPollutant {
        /// The port.
        record: String,
        /// The pollutant.
        source: UnknownPollutant,
    },
}
