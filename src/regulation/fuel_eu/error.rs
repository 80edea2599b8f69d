//! What FuelEU cannot compute.

use super::ComplianceError;
use crate::fuel::FuelError;
use crate::regulation::year::YearError;
use crate::units::OutOfRange;

/// A ship-year that FuelEU cannot compute.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FuelEuError {
    /// A year for which the regulation has no number.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A balance or penalty that cannot be computed.
    #[error(transparent)]
    Compliance(#[from] ComplianceError),
    /// A fuel that Annex II has no row for, or whose certificate does not fit.
    #[error("{place}: {source}")]
    Fuel {
        /// Leg or port.
        place: String,
        /// What was wrong.
        source: FuelError,
    },
    /// An E value that the fuel's kind cannot have.
    #[error(
        "certificate `{certificate}` of {fuel}: E of a proven RFNBO, recycled-carbon or low-carbon fuel must be \
         in {min}..={max} gCO2eq/MJ, got {e_value}"
    )]
    EValue {
        /// The certificate.
        certificate: String,
        /// The fuel.
        fuel: String,
        /// Smallest allowed.
        min: f64,
        /// Largest allowed: a saving of 70 % of 94 gCO2eq/MJ.
        max: f64,
        /// What was given.
        e_value: f64,
    },
    /// An unproven fuel counts as fossil, and no fossil pathway is of its kind.
    #[error(
        "{place}: {fuel} without proof counts as the least favourable fossil pathway of its kind (Article 10(1)); \
         Annex II has no fossil row of that kind: name one with `Terms::counting_as`"
    )]
    FossilPathwayNeeded {
        /// Leg or port.
        place: String,
        /// The fuel.
        fuel: String,
    },
    /// More energy to fill than fuel to fill it with.
    #[error("{needed_mj} MJ are in scope, the fuels that may fill them hold {available_mj} MJ")]
    MoreEnergyThanFuel {
        /// In scope, MJ.
        needed_mj: f64,
        /// In the fuels, MJ.
        available_mj: f64,
    },
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// What it belongs to.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Energy in ice that does not fit the energy in scope, or an ice class that earns nothing.
    #[error("{0}")]
    Ice(&'static str),
}
