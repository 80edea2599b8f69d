//! Nothing is lost: parts sum to their whole, or there is an error.
//!
//! ```
//! use green_corridor::intensity::conservation::prove_sum;
//!
//! prove_sum("a voyage by another tool", [0.25, 0.5, 0.25], 1.0)?;
//! let error = prove_sum("a voyage by another tool", [0.25, 0.5], 1.0).unwrap_err();
//! assert_eq!(error.to_string(), "a voyage by another tool: the parts sum to 0.75, the whole is 1: 0.25 is lost");
//! # Ok::<(), green_corridor::intensity::conservation::ConservationError>(())
//! ```

use serde::Serialize;

/// How far a sum may be from its whole, in parts of the larger of both: the rounding of sums of a million terms.
pub const SUM_TOLERANCE: f64 = 1e-9;

/// Parts that do not sum to their whole.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{record}: the parts sum to {sum}, the whole is {whole}: {}", verdict(.sum - .whole))]
pub struct ConservationError {
    /// What was divided.
    pub record: String,
    /// Sum of the parts.
    pub sum: f64,
    /// The whole.
    pub whole: f64,
}

/// Where the emissions of a ship went under a rule, in kilograms of CO2e. The parts sum to the ship.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Conservation {
    /// The ledger's total, of the rule's stage and set.
    pub ship_kg: f64,
    /// Of activities that the rule leaves out.
    pub outside_scope_kg: f64,
    /// Of all lots of the manifest together.
    pub allocated_kg: f64,
    /// Of slots that no lot takes, where slots are counted; of legs without anything that is counted, where each leg
    /// is for itself.
    pub unborne_kg: f64,
    /// What the rule gives too little (or, negative, too much) because it assumes a utilisation or a distance.
    pub by_assumption_kg: f64,
}

/// Proves that parts sum to their whole.
///
/// # Errors
///
/// [`ConservationError`] if they do not within [`SUM_TOLERANCE`], or are not numbers.
pub fn prove_sum(
    record: &str,
    parts: impl IntoIterator<Item = f64>,
    whole: f64,
) -> Result<(), ConservationError> {
    let sum = compensated_sum(parts.into_iter());
    let size = sum.abs().max(whole.abs());
    if size.is_finite() && (sum - whole).abs() <= SUM_TOLERANCE * size {
        return Ok(());
    }
    Err(ConservationError { record: record.to_owned(), sum, whole })
}

/// A sum whose rounding does not grow with its length.
///
/// # Source
///
/// A. Neumaier (1974), the improved summation of Kahan and Babuška.
pub(super) fn compensated_sum(parts: impl Iterator<Item = f64>) -> f64 {
    let (sum, lost) = parts.fold((0.0, 0.0), |(sum, lost): (f64, f64), part| {
        let next = sum + part;
        let rounded_off = if sum.abs() >= part.abs() { (sum - next) + part } else { (part - next) + sum };
        (next, lost + rounded_off)
    });
    sum + lost
}

fn verdict(gain: f64) -> String {
    if gain > 0.0 { format!("{gain} came from nowhere") } else { format!("{} is lost", gain.abs()) }
}
