//! Where energy was used: within a port of call, or on a voyage between two.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::ship::MarpolShipType;
use super::territory::Territory;
use crate::provenance::{Confidence, Source};

/// Where the neighbouring container transhipment ports are listed.
pub const TRANSHIPMENT_SOURCE: Source = Source::new(
    "Implementing Regulation (EU) 2023/2297",
    "Annex: within 300 nm of the EEA, more than 65 % of the TEU transhipped",
    "2023",
    Confidence::Verified,
);

/// Neighbouring container transhipment ports: the stop of a container ship there is not a port of call.
pub const TRANSHIPMENT_PORTS: &[&str] = &["East Port Said", "Tanger Med"];

/// Where energy was used. A voyage runs from the last berth of one port of call to the first berth of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Passage {
    /// Within a port of call.
    InPort(Territory),
    /// Between two ports of call.
    Voyage {
        /// Where it began.
        from: Territory,
        /// Where it ended.
        to: Territory,
    },
}

/// An exemption that a member state has granted under FuelEU Article 2(3) to 2(6), or its like in the ETS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Exemption {
    /// To an island of fewer than 200,000 inhabitants.
    SmallIsland,
    /// Between ports of outermost regions.
    BetweenOutermostRegions,
    /// Under a public service contract or obligation.
    PublicService,
}

/// Why a stop is not a port of call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Stop {
    /// A container ship in a neighbouring container transhipment port.
    Transhipment,
    /// Only to take bunkers.
    Bunkering,
    /// Only to take supplies.
    Supplies,
    /// Only to relieve the crew.
    CrewChange,
    /// Dry-dock or repair.
    DryDock,
    /// In need of assistance or in distress.
    Distress,
    /// Ship-to-ship transfer outside a port.
    ShipToShip,
    /// Only to shelter from weather.
    Shelter,
    /// Search and rescue.
    SearchAndRescue,
}

/// What the rules need to know of the ports that a ledger names.
///
/// ```
/// use green_corridor::regulation::{Places, Stop, Territory};
///
/// let places = Places::of_the_corridor()
///     .with("Rotterdam", Territory::MemberState("NL".parse()?))
///     .with_stop("Gibraltar", Territory::ThirdCountry, Stop::Bunkering);
/// assert_eq!(places.territory("Yangshan"), Some(Territory::ThirdCountry));
/// assert_eq!(places.territory("Rotterdam").and_then(Territory::state).map(|state| state.to_string()).as_deref(), Some("NL"));
/// # Ok::<(), green_corridor::regulation::StateError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(BTreeMap<Arc<str>, (Territory, Option<Stop>)>);

impl Passage {
    /// The EU or EEA ends of it, and whether one is in an outermost region.
    pub(super) const fn ends(self) -> (Territory, Territory) {
        match self {
            Self::InPort(at) => (at, at),
            Self::Voyage { from, to } => (from, to),
        }
    }
}

impl Places {
    /// No port known.
    pub fn none() -> Self {
        Self::default()
    }

    /// The ports of [`crate::port::ports`]: all of them third countries to the EU and the United Kingdom.
    pub fn of_the_corridor() -> Self {
        let third = |port: &crate::port::Port| (Arc::from(port.name()), (Territory::ThirdCountry, None));
        Self(crate::port::ports().iter().map(third).collect())
    }

    /// A port of call, in place of what was known of it.
    #[must_use]
    pub fn with(mut self, port: impl Into<Arc<str>>, territory: Territory) -> Self {
        self.0.insert(port.into(), (territory, None));
        self
    }

    /// A stop that is not a port of call, for this reason.
    #[must_use]
    pub fn with_stop(mut self, port: impl Into<Arc<str>>, territory: Territory, stop: Stop) -> Self {
        self.0.insert(port.into(), (territory, Some(stop)));
        self
    }

    /// The jurisdiction of a port, where it is known.
    pub fn territory(&self, port: &str) -> Option<Territory> {
        self.0.get(port).map(|(territory, _)| *territory)
    }

    /// Why a stop of such a ship is not a port of call; `None` if it is one.
    pub fn stop(&self, port: &str, ship_type: MarpolShipType) -> Option<Stop> {
        let transhipment = ship_type == MarpolShipType::ContainerShip && TRANSHIPMENT_PORTS.contains(&port);
        if transhipment { Some(Stop::Transhipment) } else { self.0.get(port).and_then(|(_, stop)| *stop) }
    }

    /// The names known, as errors list them.
    pub(crate) fn names(&self) -> String {
        let names: Vec<&str> = self.0.keys().map(|name| &**name).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(", ") }
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InPort(at) => write!(f, "in port, {at}"),
            Self::Voyage { from, to } => write!(f, "voyage, {from} - {to}"),
        }
    }
}

impl fmt::Display for Exemption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SmallIsland => "small island",
            Self::BetweenOutermostRegions => "between outermost regions",
            Self::PublicService => "public service",
        })
    }
}
