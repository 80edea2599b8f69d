//! What keeps a ship from a reference line or a required index.

use std::sync::Arc;

use super::Stage;
use crate::regulation::MarpolShipType;

/// What keeps a ship from a reference line or a required index.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EediError {
    /// A ship type whose line is taken at the deadweight, and no deadweight.
    #[error("ship `{ship}`: the line of type {ship_type} is taken at the deadweight, state `dwt_t`")]
    DeadweightNeeded {
        /// The ship.
        ship: Arc<str>,
        /// Its type.
        ship_type: MarpolShipType,
    },
    /// A number that no verified source states.
    #[error("ship `{ship}`: {what} is not verified: {why}")]
    NotVerified {
        /// The ship.
        ship: Arc<str>,
        /// What is missing.
        what: &'static str,
        /// Why, and what can be done.
        why: &'static str,
    },
    /// A size below those for which the reduction is embedded.
    #[error("ship `{ship}`: {stage} is embedded for type {ship_type} from {from} {unit}, got {size}")]
    BelowFullSize {
        /// The ship.
        ship: Arc<str>,
        /// Its type.
        ship_type: MarpolShipType,
        /// The stage asked for.
        stage: Stage,
        /// The size from which it is.
        from: f64,
        /// Its size.
        size: f64,
        /// The unit of both.
        unit: &'static str,
    },
}
