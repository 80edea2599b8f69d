//! What keeps a ship-year from an indicator.

use std::sync::Arc;

use super::intensity::CapacityMeasure;
use crate::fuel::FuelError;
use crate::regulation::{MarpolShipType, YearError};
use crate::units::substance::{Fuel, Sailed};
use crate::units::{Distance, Mass, OutOfRange};

/// What keeps a ship-year from an indicator or a rating.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CiiError {
    /// A year outside the table.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A value outside its range.
    #[error("ship `{ship}`: {source}")]
    Value {
        /// The ship.
        ship: Arc<str>,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A ship type counted by deadweight, and no deadweight.
    #[error("ship `{ship}`: type {ship_type} counts by deadweight, state `dwt_t`")]
    DeadweightNeeded {
        /// The ship.
        ship: Arc<str>,
        /// Its type.
        ship_type: MarpolShipType,
    },
    /// f_i of a ship whose deadweight is not stated.
    #[error("ship `{ship}`: f_i needs the deadweight, state `dwt_t`")]
    LightweightOverWhat {
        /// The ship.
        ship: Arc<str>,
    },
    /// No fuel at all. A year without fuel is stated as a mass of zero.
    #[error("ship `{ship}`: no fuel is stated, at least one is needed")]
    NoFuel {
        /// The ship.
        ship: Arc<str>,
    },
    /// A fuel with a mass out of range.
    #[error("ship `{ship}`, fuel {fuel}: {source}")]
    FuelMass {
        /// The ship.
        ship: Arc<str>,
        /// The fuel.
        fuel: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A fuel without a CO2 factor.
    #[error("ship `{ship}`, fuel {fuel}: {source}; `FactorSet::with_fuel` adds a factor of your own")]
    Fuel {
        /// The ship.
        ship: Arc<str>,
        /// The fuel.
        fuel: String,
        /// Why it has none.
        source: Box<FuelError>,
    },
    /// Factors of another rule.
    #[error("CII counts CO2 by the factors of {allowed}, the set given is {set}")]
    FactorsOfAnotherRule {
        /// The set given.
        set: &'static str,
        /// The set that is right.
        allowed: &'static str,
    },
    /// Two indicators on different measures of capacity.
    #[error("an indicator on {asked} has no rating on boundaries on {stated}")]
    Measures {
        /// The measure of the indicator.
        asked: CapacityMeasure,
        /// The measure of the boundaries.
        stated: CapacityMeasure,
    },
    /// A correction for other ships.
    #[error("ship `{ship}`: {correction} is not for a {ship_type}, only for {allowed}")]
    NotForShip {
        /// The ship.
        ship: Arc<str>,
        /// Its type.
        ship_type: MarpolShipType,
        /// The correction.
        correction: &'static str,
        /// For which ships it is.
        allowed: &'static str,
    },
    /// A correction for ice-strengthened ships of a high class.
    #[error("ship `{ship}`: {correction} needs `ice_class` IA or IA Super, got {got}")]
    IceClass {
        /// The ship.
        ship: Arc<str>,
        /// The correction.
        correction: &'static str,
        /// The class there is.
        got: String,
    },
    /// More fuel deducted than burned.
    #[error("ship `{ship}`, fuel {fuel}: {what} is {deducted}, must be within the {burned} burned")]
    MoreThanBurned {
        /// The ship.
        ship: Arc<str>,
        /// The fuel.
        fuel: String,
        /// Which deductions.
        what: &'static str,
        /// What they come to.
        deducted: Mass<Fuel>,
        /// What was burned.
        burned: Mass<Fuel>,
    },
    /// An adjustment factor above one, which would make the indicator worse.
    #[error("ship `{ship}`: {factor} at {deadweight_t} t deadweight is {value}, must be at most 1")]
    TransferFactor {
        /// The ship.
        ship: Arc<str>,
        /// Its deadweight in tonnes.
        deadweight_t: f64,
        /// Which factor.
        factor: &'static str,
        /// What it comes to.
        value: f64,
    },
    /// Voyage adjustments over more than the distance sailed.
    #[error("ship `{ship}`: `adjusted_distance` is {adjusted} of {sailed}, must leave at least 1 nm")]
    AdjustedDistance {
        /// The ship.
        ship: Arc<str>,
        /// Dx.
        adjusted: Distance<Sailed>,
        /// Dt.
        sailed: Distance<Sailed>,
    },
}
