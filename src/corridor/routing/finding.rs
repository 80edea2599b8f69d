//! What becomes of a claim, and what a day costs.

use std::fmt;

use crate::units::si::{Time, day, hour};

/// How much longer or shorter another way takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Margin {
    /// The other way.
    pub name: String,
    /// The difference of the times, not below zero.
    pub at_least: Time,
    /// Whether it is the whole difference: the time of both ways is known.
    pub is_exact: bool,
}

/// A way whose time is not known, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untimed {
    /// The way.
    pub name: String,
    /// Its elements whose time is not known.
    pub elements: Vec<String>,
}

/// What becomes of the claim that no way is faster than one of them.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// No way is faster.
    Holds {
        /// The next fastest way, and how much longer it takes; zero where it takes as long.
        next: Margin,
    },
    /// Other ways are faster.
    Beaten {
        /// By whom and by how much, the fastest first.
        by: Vec<Margin>,
    },
    /// No way is known to be faster, and one may be.
    Untold {
        /// The ways that must state their time first.
        untimed: Vec<Untimed>,
    },
}

/// Two neighbours among the ways that none dominates: what the faster costs.
#[derive(Clone, Debug, PartialEq)]
pub struct TradeOff {
    /// The faster way, with the higher emission.
    pub faster: String,
    /// The slower way, with the lower emission.
    pub slower: String,
    /// Time that the faster saves.
    pub saved: Time,
    /// Kilograms of CO2e per TEU, well-to-wake, that it emits more.
    pub kg_per_teu: f64,
}

impl Margin {
    /// In hours.
    pub fn hours(&self) -> f64 {
        self.at_least.get::<hour>()
    }
}

impl TradeOff {
    /// Kilograms of CO2e per TEU that a day saved costs.
    pub fn kg_per_teu_per_day(&self) -> f64 {
        self.kg_per_teu / self.saved.get::<day>()
    }
}

impl fmt::Display for Margin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = if self.is_exact { "" } else { "at least " };
        write!(f, "`{}` by {least}{:.1} h", self.name, self.hours())
    }
}

impl fmt::Display for Untimed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` ({})", self.name, self.elements.join(", "))
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Holds { next } => write!(f, "holds: the next fastest is slower, {next}"),
            Self::Beaten { by } => write!(f, "is beaten: faster are {}", joined(by)),
            Self::Untold { untimed } => write!(f, "cannot be told: time is not known of {}", joined(untimed)),
        }
    }
}

impl fmt::Display for TradeOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (faster, slower) = (&self.faster, &self.slower);
        let (days, kg, per_day) = (self.saved.get::<day>(), self.kg_per_teu, self.kg_per_teu_per_day());
        write!(
            f,
            "`{faster}` saves {days:.1} days on `{slower}` for {kg:.0} kg per TEU: {per_day:.1} kg per TEU a day"
        )
    }
}

/// With commas between.
pub(super) fn joined<T: fmt::Display>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}
