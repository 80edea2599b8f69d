//! What a rule says of a ship-year: that it does not apply, and why, or what it finds.

use std::fmt;

use jiff::civil::Date;

use super::scope::Scope;

/// The answer of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Ruling<T> {
    /// The rule does not bind the ship-year: an answer, not an error.
    OutOfScope(OutOfScope),
    /// What the rule finds.
    Applies(T),
}

/// Why a rule does not bind a ship-year.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum OutOfScope {
    /// The ship is below the size from which the rule binds.
    GrossTonnage {
        /// Of the ship.
        gross_tonnage: f64,
        /// The size.
        threshold: Threshold,
    },
    /// The ship makes no international voyage, and the rule binds no other.
    NotInternational,
    /// Everything that the rule counts came before it began.
    NotYet {
        /// Its first day.
        from: Date,
    },
    /// The ship used no energy that the rule counts.
    NothingCounted {
        /// The first passage that does not count, with the reason; `None` where there is none.
        first: Option<Scope>,
    },
}

/// The size from which a rule binds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Threshold {
    /// Above this gross tonnage.
    Above(f64),
    /// This gross tonnage and above.
    From(f64),
}

impl<T> Ruling<T> {
    /// What the rule finds, if it applies.
    pub fn found(self) -> Option<T> {
        match self {
            Self::OutOfScope(_) => None,
            Self::Applies(found) => Some(found),
        }
    }

    /// What the rule finds, by reference.
    pub const fn as_found(&self) -> Option<&T> {
        match self {
            Self::OutOfScope(_) => None,
            Self::Applies(found) => Some(found),
        }
    }
}

impl Threshold {
    /// The reason, if a ship is too small.
    pub(super) fn exclude(self, gross_tonnage: f64) -> Option<OutOfScope> {
        let binds = match self {
            Self::Above(gt) => gross_tonnage > gt,
            Self::From(gt) => gross_tonnage >= gt,
        };
        (!binds).then_some(OutOfScope::GrossTonnage { gross_tonnage, threshold: self })
    }
}

impl fmt::Display for OutOfScope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::GrossTonnage { gross_tonnage, threshold } => {
                write!(f, "the ship has {gross_tonnage} GT, the rule binds {threshold}")
            }
            Self::NotInternational => f.write_str("the ship makes no international voyage"),
            Self::NothingCounted { first: Some(scope) } => {
                write!(f, "nothing that the ship used is counted: {}", scope.why())
            }
            Self::NothingCounted { first: None } => f.write_str("nothing is recorded that the rule counts"),
            Self::NotYet { from } => write!(f, "all that counts came before the rule began, on {from}"),
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Above(gt) => write!(f, "above {gt} GT"),
            Self::From(gt) => write!(f, "from {gt} GT"),
        }
    }
}
