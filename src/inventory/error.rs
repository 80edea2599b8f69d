//! What a ledger is refused for.

use super::gap::GapPolicy;
use crate::engine::EngineError;
use crate::vessel::{Consumer, OperatingMode, VesselError};

/// An error while writing the ledger; it names the activity.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InventoryError {
    /// The ship's law does not take the activity.
    #[error("{record}: {source}")]
    Vessel {
        /// The activity.
        record: String,
        /// What was wrong.
        source: Box<VesselError>,
    },
    /// A consumer does not take its fuel.
    #[error("{record}: {source}")]
    Engine {
        /// The activity.
        record: String,
        /// What was wrong.
        source: Box<EngineError>,
    },
    /// Only measured fuel was asked for, a consumer that ran has none, and no gap policy is named.
    #[error(
        "{record}: `measured` has no fuel of the {consumer}; the ledger was asked for measured fuel only, and no gap policy is named: {names}",
        names = GapPolicy::NAMES.join(", ")
    )]
    NotMeasured {
        /// The activity.
        record: String,
        /// The consumer.
        consumer: Consumer,
    },
    /// Fewer than two measurements to interpolate between.
    #[error(
        "{record}: `measured` has no fuel of the {consumer}, and interpolation needs two measurements of it in {mode}, got {found}"
    )]
    NothingToInterpolate {
        /// The activity.
        record: String,
        /// The consumer.
        consumer: Consumer,
        /// The mode in which it was looked for.
        mode: OperatingMode,
        /// How many measurements there are.
        found: usize,
    },
    /// A gap to interpolate in which more than one fuel is burned.
    #[error("{record}: the {consumer} burns a blend; a measured rate does not say how much of each part")]
    BlendToInterpolate {
        /// The activity.
        record: String,
        /// The consumer.
        consumer: Consumer,
    },
    /// Fuel measured for the whole ship, whose factors differ between the ship's consumers.
    #[error("{record}: {fuel} has other factors in each consumer; state which one burned it")]
    ConsumerNeeded {
        /// The activity.
        record: String,
        /// The fuel.
        fuel: String,
    },
    /// A gap under way at a speed or a draught at which nothing was measured.
    #[error(
        "{record}: {field} is {value}, measured between {lowest} and {highest}: no rate is taken from there; name another gap policy"
    )]
    NotAlike {
        /// The activity.
        record: String,
        /// Speed or draught, with its unit.
        field: &'static str,
        /// That of the activity.
        value: f64,
        /// The lowest that was measured.
        lowest: f64,
        /// The highest that was measured.
        highest: f64,
    },
    /// Electricity from shore that no meter counted, where measurements alone were asked for.
    #[error(
        "{record}: electricity from shore was not metered; state the kWh of a meter, or name one of the gap policies `modelled`, `conservative`"
    )]
    ShoreNotMetered {
        /// The stay.
        record: String,
    },
}
