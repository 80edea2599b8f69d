//! What a ship is doing, and which of its machines does it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Operating mode of a ship.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperatingMode {
    /// At sea between two ports.
    #[doc(alias = "at sea")]
    Transit,
    /// In and out of port, in confined waters.
    Manoeuvring,
    /// Under way to a queue slot, slower than the service asks: waiting at sea in place of waiting at anchor.
    #[doc(alias = "virtual arrival")]
    SlowSteaming,
    /// Stopped at sea without an anchor down, main engine off.
    Drifting,
    /// At anchor.
    Anchorage,
    /// At berth.
    #[doc(alias = "hotelling")]
    Berth,
}

/// A machine that consumes energy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consumer {
    /// Propulsion.
    MainEngine,
    /// Electricity aboard.
    AuxiliaryEngine,
    /// Steam and heat.
    Boiler,
    /// The ship as a whole, where a measurement does not divide its fuel.
    WholeShip,
    /// Electricity from shore.
    ShoreConnection,
}

impl OperatingMode {
    /// All modes, in the order of a voyage.
    pub const ALL: [Self; 6] =
        [Self::Transit, Self::Manoeuvring, Self::SlowSteaming, Self::Drifting, Self::Anchorage, Self::Berth];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Transit => "transit",
            Self::Manoeuvring => "manoeuvring",
            Self::SlowSteaming => "slow_steaming",
            Self::Drifting => "drifting",
            Self::Anchorage => "anchorage",
            Self::Berth => "berth",
        }
    }

    /// Whether the ship moves through the water under its main engine.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Transit | Self::Manoeuvring | Self::SlowSteaming)
    }

    /// Whether the ship waits for a berth.
    pub const fn is_waiting(self) -> bool {
        matches!(self, Self::SlowSteaming | Self::Drifting | Self::Anchorage)
    }
}

impl fmt::Display for OperatingMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Transit => "transit",
            Self::Manoeuvring => "manoeuvring",
            Self::SlowSteaming => "slow steaming",
            Self::Drifting => "drifting",
            Self::Anchorage => "anchorage",
            Self::Berth => "berth",
        })
    }
}

impl fmt::Display for Consumer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::MainEngine => "main engine",
            Self::AuxiliaryEngine => "auxiliary engine",
            Self::Boiler => "boiler",
            Self::WholeShip => "whole ship",
            Self::ShoreConnection => "shore connection",
        })
    }
}
