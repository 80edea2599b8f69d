//! Where a port lies, as far as the rules of the EU, the EEA and the United Kingdom divide the world.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// The states of the EU and of the EEA, by their ISO 3166 codes. Norway, Iceland and Liechtenstein belong to the
/// EEA alone.
pub const STATES: &[&str] = &[
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// A state of the EU or the EEA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct State(&'static str);

/// A code that is no state of the EU or the EEA.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{given}` is no state of the EU or the EEA, expected one of {}", STATES.join(", "))]
pub struct StateError {
    /// What was given.
    pub given: String,
}

/// A text that names no territory.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{given}` is no territory, expected `third country`, `Great Britain`, `Northern Ireland`, a state of the EU or \
     the EEA ({}), or `outermost region of` such a state", STATES.join(", ")
)]
pub struct TerritoryError {
    /// What was given.
    pub given: String,
}

/// The jurisdiction of a port.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Territory {
    /// A state of the EU or the EEA.
    MemberState(State),
    /// An outermost region of a member state (Article 349 TFEU): Canary Islands, Azores, Madeira, Réunion, ...
    OutermostRegion(State),
    /// Great Britain.
    GreatBritain,
    /// Northern Ireland, outside the EU for these rules.
    NorthernIreland,
    /// Anywhere else.
    ThirdCountry,
}

impl Territory {
    /// The EU or EEA state under whose jurisdiction the port is.
    pub const fn state(self) -> Option<State> {
        match self {
            Self::MemberState(state) | Self::OutermostRegion(state) => Some(state),
            Self::GreatBritain | Self::NorthernIreland | Self::ThirdCountry => None,
        }
    }

    /// Whether the port is in the United Kingdom.
    pub const fn is_british(self) -> bool {
        matches!(self, Self::GreatBritain | Self::NorthernIreland)
    }

    pub(super) const fn is_outermost(self) -> bool {
        matches!(self, Self::OutermostRegion(_))
    }
}

impl FromStr for State {
    type Err = StateError;

    fn from_str(text: &str) -> Result<Self, StateError> {
        let found = STATES.iter().find(|state| **state == text);
        found.map(|state| Self(state)).ok_or_else(|| StateError { given: text.to_owned() })
    }
}

impl FromStr for Territory {
    type Err = TerritoryError;

    /// As it prints, or `NL` alone: `outermost region of ES`, `Great Britain`, `Northern Ireland` or `third country`.
    fn from_str(text: &str) -> Result<Self, TerritoryError> {
        let refused = |_| TerritoryError { given: text.to_owned() };
        match text {
            "Great Britain" => Ok(Self::GreatBritain),
            "Northern Ireland" => Ok(Self::NorthernIreland),
            "third country" => Ok(Self::ThirdCountry),
            _ => match text.strip_prefix("outermost region of ") {
                Some(state) => state.parse().map(Self::OutermostRegion).map_err(refused),
                None => {
                    let state = text.strip_prefix("member state ").unwrap_or(text);
                    state.parse().map(Self::MemberState).map_err(refused)
                }
            },
        }
    }
}

impl TryFrom<String> for State {
    type Error = StateError;

    fn try_from(text: String) -> Result<Self, StateError> {
        text.parse()
    }
}

impl From<State> for String {
    fn from(state: State) -> Self {
        state.0.to_owned()
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MemberState(state) => write!(f, "member state {state}"),
            Self::OutermostRegion(state) => write!(f, "outermost region of {state}"),
            Self::GreatBritain => f.write_str("Great Britain"),
            Self::NorthernIreland => f.write_str("Northern Ireland"),
            Self::ThirdCountry => f.write_str("third country"),
        }
    }
}
