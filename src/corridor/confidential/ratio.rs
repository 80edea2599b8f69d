//! A rate of two published tables, for example kg CO2e per TEU.

use serde::Serialize;

use super::error::ConfidentialError;
use super::published::{Entry, PublishedCell, PublishedTable, Reason, find};

/// A rate, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RatioCell {
    /// The rate, in the unit of one table per unit of the other.
    Published(f64),
    /// Numerator or denominator is refused; the numerator's reason comes first.
    Refused(Reason),
    /// The denominator is a published zero.
    NoDenominator,
}

/// Rates of two published tables.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RatioTable {
    numerator: String,
    denominator: String,
    cells: Vec<Entry<RatioCell>>,
}

/// The rate of two published tables, where both sums are published.
///
/// A rate and one of its two sums give the other: rate · denominator = numerator. So a rate is safe only where both
/// are, and here it is computed from the published sums, so that it tells nothing new. **Do not publish a rate of a
/// refused sum beside this table**, nor the denominators of a rate whose numerators are refused.
///
/// # Errors
///
/// [`ConfidentialError::Unlike`] if the tables do not have the same rows and columns in the same order.
pub fn ratio(
    numerator: &PublishedTable,
    denominator: &PublishedTable,
) -> Result<RatioTable, ConfidentialError> {
    let unlike = |side| ConfidentialError::Unlike {
        one: numerator.measure().to_owned(),
        other: denominator.measure().to_owned(),
        side,
    };
    if numerator.rows() != denominator.rows() {
        return Err(unlike("rows"));
    }
    if numerator.columns() != denominator.columns() {
        return Err(unlike("columns"));
    }
    let pairs = numerator.cells().iter().zip(denominator.cells());
    let cells = pairs.map(|(above, below)| {
        let cell = match (above.cell, below.cell) {
            (PublishedCell::Refused(reason), _) | (_, PublishedCell::Refused(reason)) => {
                RatioCell::Refused(reason)
            }
            (_, PublishedCell::Published(0.0)) => RatioCell::NoDenominator,
            (PublishedCell::Published(above), PublishedCell::Published(below)) => {
                RatioCell::Published(above / below)
            }
        };
        Entry { place: above.place.clone(), cell }
    });
    Ok(RatioTable {
        numerator: numerator.measure().to_owned(),
        denominator: denominator.measure().to_owned(),
        cells: cells.collect(),
    })
}

impl RatioTable {
    /// What is divided.
    pub fn numerator(&self) -> &str {
        &self.numerator
    }

    /// By what.
    pub fn denominator(&self) -> &str {
        &self.denominator
    }

    /// All cells, in the order of the tables.
    pub fn cells(&self) -> &[Entry<RatioCell>] {
        &self.cells
    }

    /// What stands at a row and a column, where `None` is the total; `None` if there is no such row or column.
    pub fn cell(&self, row: Option<&str>, column: Option<&str>) -> Option<RatioCell> {
        find(&self.cells, row, column)
    }
}
