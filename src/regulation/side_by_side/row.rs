//! A row of the table, for a reader.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use crate::provenance::Source;

/// One rule's answer on a ship-year.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// The rule.
    pub rule: &'static str,
    /// Whether it is law.
    pub status: Status,
    /// The edition that was used.
    pub edition: Source,
    /// The stage of the life cycle that it counts.
    pub life_cycle: &'static str,
    /// The factor set; `None` for a rule without fuels.
    pub factors: Option<&'static str>,
    /// The GWP set; `None` for a rule that counts CO2 alone.
    pub gwp: Option<&'static str>,
    /// The share of the ship's energy or emissions that it counts, 0 to 1; `None` where that is unknown or no question.
    pub scope: Option<f64>,
    /// What it says.
    pub answer: Answer,
}

/// Whether a rule is law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// In force.
    InForce,
    /// Proposed: neither adopted nor in force on this day.
    Proposed(Date),
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It does not apply, for this reason.
    OutOfScope(String),
    /// What it finds.
    Found(Vec<Figure>),
    /// What keeps it from an answer.
    NotComputed(String),
}

/// One figure of a rule.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What it is.
    pub name: &'static str,
    /// How much.
    pub value: Number,
    /// Its unit, empty for none.
    pub unit: &'static str,
}

/// A figure's value.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Number {
    /// A number.
    Float(f64),
    /// An exact decimal, or a rating.
    Text(String),
    /// Not defined, or unknown.
    None,
}

impl Figure {
    pub(super) const fn new(name: &'static str, value: f64, unit: &'static str) -> Self {
        Self { name, value: Number::Float(value), unit }
    }

    pub(super) fn text(name: &'static str, value: impl fmt::Display, unit: &'static str) -> Self {
        Self { name, value: Number::Text(value.to_string()), unit }
    }

    pub(super) fn maybe(name: &'static str, value: Option<f64>, unit: &'static str) -> Self {
        Self { name, value: value.map_or(Number::None, Number::Float), unit }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InForce => f.write_str("in force"),
            Self::Proposed(day) => write!(f, "PROPOSED, not in force (as of {day})"),
        }
    }
}
