//! Errors of tracks.

use jiff::Timestamp;

use crate::units::OutOfRange;

/// A rule that is none. Reports are never refused: what is not believed of them is counted.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum TrackingError {
    /// A limit outside its range.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A period that ends before it begins.
    #[error("the earliest plausible instant, {earliest}, is after the latest, {latest}")]
    Period {
        /// First instant.
        earliest: Timestamp,
        /// Last instant.
        latest: Timestamp,
    },
    /// Two places of one name.
    #[error("place `{name}` is in the list already")]
    PlaceTwice {
        /// The name.
        name: String,
    },
}
