//! What an object of the wire is refused for.

use crate::units::Decimal;

/// An iLEAP or PACT object that breaks a rule of the specification. `record` names the object by kind and id.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IleapError {
    /// A value outside what is allowed.
    #[error("{record}: `{field}` is `{value}`, must be {allowed}")]
    Value {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
        /// What was given.
        value: String,
        /// What is allowed.
        allowed: String,
    },
    /// A member that must be given.
    #[error("{record}: `{field}` is missing; {rule}")]
    Missing {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
        /// Why it is needed.
        rule: &'static str,
    },
    /// A member that must not be given.
    #[error("{record}: `{field}` is given; {rule}")]
    NotAllowed {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
        /// Why it must not be.
        rule: &'static str,
    },
    /// An array without items.
    #[error(
        "{record}: `{field}` is empty; it needs at least one item, or must be left out where it is optional"
    )]
    Empty {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
    },
    /// An item given twice.
    #[error("{record}: `{field}` has `{value}` twice")]
    Twice {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
        /// The item.
        value: String,
    },
    /// Both or neither of the categories of a transport chain element.
    #[error("{record}: give exactly one of `tocId` and `hocId`, got {given}")]
    TocOrHoc {
        /// The element.
        record: String,
        /// What was given.
        given: &'static str,
    },
    /// Shares that do not sum to what they must.
    #[error("{record}: `{field}` sum to {sum}, must sum to {allowed}")]
    Shares {
        /// The object.
        record: String,
        /// The member.
        field: &'static str,
        /// Their sum.
        sum: Decimal,
        /// What they must sum to.
        allowed: &'static str,
    },
    /// A transport activity that is not distance times mass.
    #[error("{record}: `transportActivity` is `{stated}`, must be km x kg / 1000, {computed}")]
    TransportActivity {
        /// The element.
        record: String,
        /// What was given.
        stated: Decimal,
        /// What each stated distance gives.
        computed: String,
    },
    /// An element that follows one which the shipment does not have.
    #[error("{record}: `prevTceIds` has `{previous}`, which is no element of the shipment")]
    NoSuchElement {
        /// The element.
        record: String,
        /// The id.
        previous: String,
    },
    /// Elements that follow themselves.
    #[error("{record}: the elements {elements} follow each other in a circle")]
    Circle {
        /// The shipment.
        record: String,
        /// Their ids.
        elements: String,
    },
    /// A figure per TEU that an envelope wants per tonne.
    #[error(
        "{record}: an intensity per {unit} goes into a PACT envelope per tonne only by a stated mass per TEU; give one \
         with its source"
    )]
    MassPerTeuNeeded {
        /// The object.
        record: String,
        /// The unit of its intensity.
        unit: String,
    },
}
