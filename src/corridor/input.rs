//! What is uncertain in a corridor's year: multipliers of its own values.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::uncertainty::Distribution;

/// A value of a corridor that may be off. Each is a multiplier, 1 in the ledgers: all ships, ports and services are off
/// together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Propulsion power at a speed: weather, fouling, the law itself.
    PropulsionPower,
    /// Speed at sea.
    Speed,
    /// Fuel per shaft energy of the main engines.
    MainEngineConsumption,
    /// Demand of the auxiliary engines, and their fuel per energy; also what shore gives in their place, unless metered or a
    /// power of its own.
    AuxiliaryDemand,
    /// Demand of the boilers, and their fuel per energy.
    BoilerDemand,
    /// Hours at berth.
    BerthTime,
    /// Distance sailed at sea.
    SailedDistance,
    /// Containers aboard eastbound; never more than slots.
    UtilisationEastbound,
    /// Containers aboard westbound; never more than slots.
    UtilisationWestbound,
    /// Upstream of the fuels.
    FuelUpstream,
    /// Methane at the stack.
    StackMethane,
    /// Grid factors.
    GridFactor,
}

/// Inputs there are.
pub const INPUTS: usize = Input::ALL.len();

impl Input {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::PropulsionPower,
        Self::Speed,
        Self::MainEngineConsumption,
        Self::AuxiliaryDemand,
        Self::BoilerDemand,
        Self::BerthTime,
        Self::SailedDistance,
        Self::UtilisationEastbound,
        Self::UtilisationWestbound,
        Self::FuelUpstream,
        Self::StackMethane,
        Self::GridFactor,
    ];
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PropulsionPower => "propulsion power",
            Self::Speed => "speed at sea",
            Self::MainEngineConsumption => "main-engine consumption",
            Self::AuxiliaryDemand => "auxiliary demand",
            Self::BoilerDemand => "boiler demand",
            Self::BerthTime => "hours at berth",
            Self::SailedDistance => "distance sailed",
            Self::UtilisationEastbound => "utilisation eastbound",
            Self::UtilisationWestbound => "utilisation westbound",
            Self::FuelUpstream => "fuel upstream",
            Self::StackMethane => "methane at the stack",
            Self::GridFactor => "grid factor",
        })
    }
}

/// One value of a kind for each input, in the order of [`Input::ALL`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Inputs<T>(pub(super) [T; INPUTS]);

impl<T: Copy> Inputs<T> {
    /// The same value for all.
    pub const fn all(value: T) -> Self {
        Self([value; INPUTS])
    }

    /// With another value of one input.
    #[must_use]
    pub fn with(mut self, input: Input, value: T) -> Self {
        self.0[input as usize] = value;
        self
    }

    /// The value of an input.
    pub const fn of(&self, input: Input) -> T {
        self.0[input as usize]
    }

    /// The values, in the order of [`Input::ALL`].
    pub const fn values(&self) -> &[T; INPUTS] {
        &self.0
    }
}

impl Inputs<Distribution> {
    /// All as in the ledgers.
    ///
    /// # Errors
    ///
    /// None that a caller could cause: 1 is a number.
    pub fn certain() -> Result<Self, crate::uncertainty::UncertaintyError> {
        Ok(Self::all(Distribution::fixed(1.0)?))
    }
}
