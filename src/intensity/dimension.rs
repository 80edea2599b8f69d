//! The eight choices that a figure per TEU hides.

use std::fmt;

use serde::Serialize;

use super::activity::{IntensityError, LegActivity};
use crate::units::bounded::Bound;
use crate::units::substance::{
    DistanceBasis, GreatCircle, Network, Sailed, ShortestFeasible, TeuKind as TeuKindName,
};
use crate::units::{Distance, Fraction, Length, OutOfRange, substance};

/// A distance uplift. It reaches from the planned distance to the sailed one, so never below 1.
pub(super) const UPLIFT: Bound = Bound::new("distance_uplift", 1.0, 3.0, "");

/// One of the choices: what two rules may differ in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Which activities of the ship count.
    Scope,
    /// Which stage of the fuel's life counts.
    LifeCycle,
    /// Under which set methane and nitrous oxide are weighed.
    Gwp,
    /// Which distance stands in the intensity and which in the shipment.
    DistanceBasis,
    /// How full the ship is taken to be.
    Utilisation,
    /// What is counted.
    TeuKind,
    /// Who bears the plugs of refrigerated containers.
    Reefers,
    /// Who bears repositioned empties, and which direction the voyage.
    Empties,
}

/// Which activities of the ship count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Scope {
    /// All of the voyage: every leg, every port call. A round trip includes the way back.
    Loop,
    /// All legs together, port calls left out.
    LegsPooled,
    /// The legs on which the containers ride, each for itself, port calls left out.
    OwnLegs,
}

/// The bases of a distance, as values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// [`Sailed`].
    SailedDistance,
    /// [`Network`].
    NetworkDistance,
    /// [`ShortestFeasible`].
    ShortestFeasibleDistance,
    /// [`GreatCircle`].
    GreatCircleDistance,
}

/// Which distance stands in the intensity, and which in the shipment.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DistanceRule {
    intensity: Basis,
    activity: Basis,
    uplift: f64,
}

/// How full the ship is taken to be.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Utilisation {
    /// As it sailed.
    Actual,
    /// This share of the slots, whatever was aboard.
    Assumed(Fraction),
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TeuKind {
    /// Slots of the ship, full or not: what no container takes stays with the ship.
    NominalSlots,
    /// Containers aboard.
    CarriedTeu,
    /// Containers with freight.
    LoadedTeu,
    /// Tonnes of freight.
    CargoMass,
}

/// Who bears the plugs of refrigerated containers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reefers {
    /// Everybody: plug energy is part of the ship.
    WithTheShip,
    /// Refrigerated containers alone, by their plug energy while they ride. What plugs draw in port calls stays with the
    /// ship.
    OwnPlugs,
}

/// Who bears repositioned empties, and which direction the voyage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Empties {
    /// Whoever is counted: empties are as other containers where containers are counted, and free where freight is.
    AsCounted,
    /// The proportional axiom: every container aboard bears its share; that of empties goes to the freight of the
    /// legs that are fuller than theirs, in proportion to (loaded TEU there - loaded TEU here) x distance. Where no leg is
    /// fuller, the freight of the own leg bears it: between legs that are equally full the axiom jumps.
    ToFullerLegs,
    /// The Shapley value of the loop: see [`super::shapley::airport`]. Empties bear nothing. The loop is one game, so
    /// [`Scope::OwnLegs`] and [`Scope::LegsPooled`] are the same.
    Shapley,
}

impl Dimension {
    /// All of them, in the order of a waterfall.
    pub const ALL: [Self; 8] = [
        Self::Scope,
        Self::LifeCycle,
        Self::Gwp,
        Self::DistanceBasis,
        Self::Utilisation,
        Self::TeuKind,
        Self::Reefers,
        Self::Empties,
    ];
}

impl Basis {
    pub(crate) const fn symbol(self) -> &'static str {
        match self {
            Self::SailedDistance => Sailed::SYMBOL,
            Self::NetworkDistance => Network::SYMBOL,
            Self::ShortestFeasibleDistance => ShortestFeasible::SYMBOL,
            Self::GreatCircleDistance => GreatCircle::SYMBOL,
        }
    }

    pub(crate) fn of(self, leg: &LegActivity) -> Result<Length, IntensityError> {
        match self {
            Self::SailedDistance => leg.distance::<Sailed>().map(Distance::length),
            Self::NetworkDistance => leg.distance::<Network>().map(Distance::length),
            Self::ShortestFeasibleDistance => leg.distance::<ShortestFeasible>().map(Distance::length),
            Self::GreatCircleDistance => leg.distance::<GreatCircle>().map(Distance::length),
        }
    }
}

impl DistanceRule {
    /// One basis for both.
    pub const fn on(basis: Basis) -> Self {
        Self { intensity: basis, activity: basis, uplift: 1.0 }
    }

    /// An intensity per mile sailed, and a shipment over its shortest feasible distance times an uplift.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for an uplift below 1 or above 3.
    pub fn uplifted_shortest_feasible(uplift: f64) -> Result<Self, OutOfRange> {
        Ok(Self::uplifted(Basis::ShortestFeasibleDistance, UPLIFT.check(uplift)?))
    }

    /// An intensity per mile sailed, and a shipment over its great circle times an uplift.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for an uplift below 1 or above 3.
    pub fn uplifted_great_circle(uplift: f64) -> Result<Self, OutOfRange> {
        Ok(Self::uplifted(Basis::GreatCircleDistance, UPLIFT.check(uplift)?))
    }

    /// A sailed distance takes no uplift: it has it already. So the second basis is a planned one.
    pub(super) const fn uplifted(activity: Basis, uplift: f64) -> Self {
        Self { intensity: Basis::SailedDistance, activity, uplift }
    }

    /// The basis of the intensity.
    pub const fn intensity(&self) -> Basis {
        self.intensity
    }

    /// The basis of the shipment's distance, before the uplift.
    pub const fn activity(&self) -> Basis {
        self.activity
    }

    /// What the shipment's distance is multiplied with.
    pub const fn uplift(&self) -> f64 {
        self.uplift
    }

    /// Whether intensity and shipment use the same distance, so that nothing is assumed.
    pub fn is_consistent(&self) -> bool {
        self.intensity == self.activity && self.uplift == 1.0
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scope => "scope",
            Self::LifeCycle => "life cycle",
            Self::Gwp => "GWP",
            Self::DistanceBasis => "distance basis",
            Self::Utilisation => "utilisation",
            Self::TeuKind => "TEU kind",
            Self::Reefers => "reefers",
            Self::Empties => "empties",
        })
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Loop => "whole loop with port calls",
            Self::LegsPooled => "all legs together, no port calls",
            Self::OwnLegs => "own legs, no port calls",
        })
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

impl fmt::Display for DistanceRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_consistent() {
            return fmt::Display::fmt(&self.activity, f);
        }
        write!(f, "{} x {} on an intensity per mile {}", self.activity, self.uplift, self.intensity)
    }
}

impl fmt::Display for Utilisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Actual => f.write_str("actual"),
            Self::Assumed(share) => write!(f, "{} % assumed", (share.get() * 1e6).round() / 1e4),
        }
    }
}

impl fmt::Display for TeuKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NominalSlots => substance::Nominal::SYMBOL,
            Self::CarriedTeu => substance::Carried::SYMBOL,
            Self::LoadedTeu => substance::Loaded::SYMBOL,
            Self::CargoMass => "tonnes of freight",
        })
    }
}

impl fmt::Display for Reefers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::WithTheShip => "plugs shared by all",
            Self::OwnPlugs => "plugs borne by reefers",
        })
    }
}

impl fmt::Display for Empties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AsCounted => "as counted",
            Self::ToFullerLegs => "borne by freight of fuller legs",
            Self::Shapley => "Shapley value of the loop",
        })
    }
}
