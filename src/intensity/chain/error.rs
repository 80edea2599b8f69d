//! Why a transport chain is refused.

use crate::intensity::{AllocationError, IntensityError};
use crate::inventory::QualityError;
use crate::units::OutOfRange;

/// A chain, an element or a category that cannot be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ChainError {
    /// A value outside its range.
    #[error("{record}: {source}")]
    OutOfRange {
        /// The category, the element or the shipment.
        record: String,
        /// What was broken.
        source: OutOfRange,
    },
    /// A name of no letters.
    #[error("{what} has no name; a category and a place need one")]
    Nameless {
        /// What lacks it.
        what: &'static str,
    },
    /// A chain of nothing.
    #[error("a transport chain has at least one element")]
    NoElement,
    /// Two elements in a row that do not meet.
    #[error("element {index} ends at `{to}`, element {} begins at `{from}`: the links do not connect", .index + 1)]
    BrokenLink {
        /// The first of the two, counted from 1.
        index: usize,
        /// Where it ends.
        to: String,
        /// Where the next begins.
        from: String,
    },
    /// An element of another shipment.
    #[error("element {index} ({element}) carries {given}, the chain {expected}: one shipment all the way")]
    OtherShipment {
        /// The element, counted from 1.
        index: usize,
        /// Its places.
        element: String,
        /// What it carries.
        given: String,
        /// What the first element carries.
        expected: String,
    },
    /// A tank-to-wake figure that one element does not give.
    #[error("{element}: tank-to-wake is not known, so that of the chain is not; unknown is not zero")]
    TankToWakeUnknown {
        /// The element.
        element: String,
    },
    /// A utilisation of zero.
    #[error("a utilisation of zero divides by no container; must be above 0 and at most 1")]
    ZeroUtilisation,
    /// A factor that no source read here holds.
    #[error("{table}: {asked} was not found; {options}")]
    NotFound {
        /// The table.
        table: &'static str,
        /// Lane, edition or year, cargo.
        asked: String,
        /// What can be done instead.
        options: &'static str,
    },
    /// Several legs as one element, without its planned distance: those of the legs lead by every port between.
    #[error(
        "legs {first} to {last} as one element: planned distances of legs do not add; state that of the whole, or take one element a leg"
    )]
    SeveralLegs {
        /// The first leg.
        first: u32,
        /// The last leg.
        last: u32,
    },
    /// A distance on another basis than the rule counts.
    #[error("rule {rule} counts {counted} distance, the element states {stated}")]
    OtherBasis {
        /// The rule.
        rule: String,
        /// The rule's basis.
        counted: &'static str,
        /// The basis of the element.
        stated: &'static str,
    },
    /// A shipment larger than what rode on the leg.
    #[error("leg {leg}: `{field}` of the shipment is {shipment}, aboard were {aboard}")]
    MoreThanAboard {
        /// The leg.
        leg: String,
        /// TEU or freight.
        field: &'static str,
        /// Of the shipment.
        shipment: f64,
        /// Of all that was aboard.
        aboard: f64,
    },
    /// A distance that a leg of the ledger's voyage does not state.
    #[error(transparent)]
    Unstated(#[from] IntensityError),
    /// A ledger that the rule cannot divide, or whose figure has another stage or GWP set than the chain.
    #[error(transparent)]
    Allocation(#[from] AllocationError),
    /// A ledger with a gas that is not known, so that nothing can be said of the quality of its total.
    #[error(transparent)]
    Quality(#[from] QualityError),
}
