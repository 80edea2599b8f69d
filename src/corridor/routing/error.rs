//! Ways that cannot be compared.

use std::fmt;

use super::finding::joined;
use crate::intensity::chain::Shipment;

/// In what a way is unlike the first one.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Unlike {
    /// It begins elsewhere.
    Origin {
        /// Where it begins.
        given: String,
        /// Where the first begins.
        expected: String,
    },
    /// It ends elsewhere.
    Destination {
        /// Where it ends.
        given: String,
        /// Where the first ends.
        expected: String,
    },
    /// Freight, TEU or plugs are others.
    Shipment {
        /// What rides.
        given: Box<Shipment>,
        /// What rides on the first.
        expected: Box<Shipment>,
    },
}

/// Ways that cannot be compared.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RoutingError {
    /// Nothing to compare.
    #[error("alternatives in routing are at least 2, got {given}")]
    TooFew {
        /// How many.
        given: usize,
    },
    /// A way without a name.
    #[error("route {place} has no name")]
    Nameless {
        /// Its place in the list, counted from 1.
        place: usize,
    },
    /// Two ways of one name.
    #[error("two routes have the name `{name}`; a name is of one route")]
    SameName {
        /// The name.
        name: String,
    },
    /// A way that is no alternative to the first.
    #[error("route `{name}` is no alternative to `{first}`: {}", joined(.reasons))]
    NoAlternative {
        /// The way.
        name: String,
        /// The first one.
        first: String,
        /// All that is unlike.
        reasons: Vec<Unlike>,
    },
    /// A leg that takes no time.
    #[error("route `{name}`, {element}: {km} km in no time; state the time, or none where it is not known")]
    NoTime {
        /// The way.
        name: String,
        /// The leg.
        element: String,
        /// Its length.
        km: f64,
    },
    /// A name that no way has.
    #[error("there is no route `{name}`, must be one of {}", .known.join(", "))]
    NoSuchRoute {
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
}

impl fmt::Display for Unlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Origin { given, expected } => write!(f, "it begins at `{given}`, not at `{expected}`"),
            Self::Destination { given, expected } => write!(f, "it ends at `{given}`, not at `{expected}`"),
            Self::Shipment { given, expected } => write!(f, "it carries {given}, not {expected}"),
        }
    }
}
