//! What the landside of a corridor refuses.

use super::OtherRotation;
use crate::fuel::emissions::UnknownGas;
use crate::units::OutOfRange;

/// An error of a corridor's landside. It names the port.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LandsideError {
    /// A value outside its range.
    #[error("landside of {record}: {source}")]
    Value {
        /// The port.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A gas of an inventory that is unknown.
    #[error("landside of {port}: {source}")]
    UnknownGas {
        /// The port.
        port: String,
        /// The gas.
        source: UnknownGas,
    },
    /// A port without an intensity: unknown is not zero.
    #[error("landside of {port}: its kg per TEU of throughput is not known")]
    UnknownIntensity {
        /// The port.
        port: String,
    },
    /// A port at which a call does not say how many containers go over the quay.
    #[error("landside of {port}: a call does not state `exchange_teu`")]
    UnknownExchange {
        /// The port.
        port: String,
    },
    /// Two ports whose figures count unlike things.
    #[error("landside of {one} counts {count}, of {other} {other_count}: they are not added")]
    Unlike {
        /// A port.
        one: String,
        /// What it counts.
        count: String,
        /// Another.
        other: String,
        /// What that counts.
        other_count: String,
    },
    /// A sum of no port.
    #[error("landside: no port of the corridor is among those asked for; it calls at {known}")]
    NoPort {
        /// The ports there are.
        known: String,
    },
    /// A figure per container of a corridor that carries none.
    #[error("landside: no container crosses in the year, so there is no figure per carried TEU")]
    NothingCarried,
    /// A service of one name that sails other ports in the two years compared.
    #[error(transparent)]
    OtherRotation(#[from] OtherRotation),
}
