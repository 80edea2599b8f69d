//! What a port inventory refuses.

use super::boundary::Difference;
use super::entry::SourceCategory;
use super::nonroad::{DutyCycle, NonroadTier};
use crate::air::Method;
use crate::engine::pollutant::UnknownPollutant;
use crate::fuel::emissions::UnknownGas;
use crate::grid::GridBasis;
use crate::units::{Bound, OutOfRange};

/// An error of the port inventory. Each names the record it is about.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TerminalError {
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The record.
        record: String,
        /// Field, range and value.
        source: OutOfRange,
    },
    /// An engine that the NONROAD table has no row for.
    #[error(
        "{record}: the NONROAD table has no row for {tier}, {cycle} cycle, at {horsepower} hp; it covers above \
         100 to 750 hp (74.57 to 559.27 kW)"
    )]
    NoNonroadRow {
        /// The record.
        record: String,
        /// The cycle asked for.
        cycle: DutyCycle,
        /// The tier asked for.
        tier: NonroadTier,
        /// The rated power.
        horsepower: f64,
    },
    /// A tier that the NONROAD table does not have.
    #[error("`{tier}` is not a tier of the NONROAD table; it has T1, T2, T3, T4A, T4, T4N")]
    UnknownTier {
        /// What was given.
        tier: String,
    },
    /// A source of a category that the boundary leaves out.
    #[error("{record}: the boundary of the inventory leaves out {category}")]
    OutsideBoundary {
        /// The record.
        record: String,
        /// Its category.
        category: SourceCategory,
    },
    /// Electricity on another basis than the boundary's.
    #[error("{record}: its grid factor is {found}, and the boundary of the inventory says {boundary}")]
    OtherGridBasis {
        /// The record.
        record: String,
        /// Basis of the boundary.
        boundary: GridBasis,
        /// Basis of the entry.
        found: GridBasis,
    },
    /// Electricity without a basis.
    #[error("{record}: it takes electricity, and the basis of its grid factor is not given")]
    NoGridBasis {
        /// The record.
        record: String,
    },
    /// A ship whose pollutants have no named method.
    #[error("{record}: the method of a ship's pollutants is not given")]
    NoMethod {
        /// The record.
        record: String,
    },
    /// Ships by two methods in one inventory.
    #[error(
        "{record}: its pollutants are by {found}, those of `{other_record}` by {other}; two methods never meet"
    )]
    MixedMethods {
        /// The record.
        record: String,
        /// Its method.
        found: Method,
        /// An earlier record.
        other_record: String,
        /// Its method.
        other: Method,
    },
    /// Pollutants of another voyage than the ledger's.
    #[error("{record}: its pollutants are of another voyage than its ledger")]
    OtherVoyage {
        /// The record.
        record: String,
    },
    /// Electricity on two bases in one record.
    #[error("{record}: it takes electricity on two bases, {one} and {other}")]
    MixedGrids {
        /// The record.
        record: String,
        /// One basis.
        one: GridBasis,
        /// The other.
        other: GridBasis,
    },
    /// An entry that is not a ship, handed in among ships.
    #[error("{record}: handed in as a ship, but it belongs to {category}")]
    NotAShip {
        /// The record.
        record: String,
        /// Its category.
        category: SourceCategory,
    },
    /// A zero-emission terminal to which today's ships do not come.
    #[error(
        "{record}: today has ships, and none are handed in for the scenario; the boxes would be left behind"
    )]
    ShipsMissing {
        /// The scenario.
        record: String,
    },
    /// Ships of a zero-emission terminal that take no shore power.
    #[error("{record}: shore power on every berth, but no ship takes electricity")]
    NoShorePower {
        /// The scenario.
        record: String,
    },
    /// Equipment to be replaced whose fuel is not known.
    #[error("{record}: its fuel is not known, so neither is the energy of what replaces it")]
    FuelUnknown {
        /// The record.
        record: String,
    },
    /// Two inventories that do not measure the same thing.
    #[error("{one} and {other} do not compare: {}", list(differences))]
    BoundariesDiffer {
        /// The first inventory.
        one: String,
        /// The second.
        other: String,
        /// Every difference.
        differences: Vec<Difference>,
    },
    /// A baseline of another port.
    #[error("{port} has no baseline in the inventory of {other}")]
    OtherPort {
        /// The port.
        port: String,
        /// The port of the baseline.
        other: String,
    },
    /// A relative change on nothing.
    #[error("{what} of the baseline {record} is zero: a relative change is not defined")]
    ZeroBaseline {
        /// The baseline.
        record: String,
        /// The quantity.
        what: &'static str,
    },
    /// A CO2e that is unknown because a gas is.
    #[error(transparent)]
    UnknownGas(#[from] UnknownGas),
    /// A pollutant that is unknown.
    #[error(transparent)]
    UnknownPollutant(#[from] UnknownPollutant),
}

fn list(differences: &[Difference]) -> String {
    differences.iter().map(Difference::to_string).collect::<Vec<_>>().join("; ")
}

/// A value of a record, if it is in range.
pub(super) fn check(record: &str, bound: Bound, value: f64) -> Result<f64, TerminalError> {
    bound.check(value).map_err(|source| TerminalError::Value { record: record.to_owned(), source })
}
