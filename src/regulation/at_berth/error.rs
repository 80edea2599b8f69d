//! Errors of the rules.

use std::sync::Arc;

use crate::units::OutOfRange;

/// What keeps a rule from a verdict. A rule that lacks a fact does not guess it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RuleError {
    /// An instant that the rule asks for.
    #[error("visit to {port}: the rule needs `{field}`")]
    InstantNeeded {
        /// The port.
        port: Arc<str>,
        /// Which.
        field: &'static str,
    },
    /// A port whose place the crate does not know.
    #[error("`{port}` is not in the crate's port table: say where it lies, {allowed}")]
    PlaceUnknown {
        /// The port.
        port: String,
        /// The places there are.
        allowed: &'static str,
    },
    /// A year for which no verified allowance was read.
    #[error("the {of} allowance of {year} is not known: {allowed}")]
    AllowanceUnknown {
        /// What it is of.
        of: &'static str,
        /// The year.
        year: i16,
        /// What can be given.
        allowed: &'static str,
    },
    /// An allowance of another year than the visit's.
    #[error("visit to {port} in {year}: the allowance is of {of}")]
    AllowanceOfAnotherYear {
        /// The port.
        port: Arc<str>,
        /// The year of the visit.
        year: i16,
        /// The year of the allowance.
        of: i16,
    },
    /// Visits of a terminal for a year that the rule asks for.
    #[error("low activity of a terminal: the visits of {year} are needed")]
    TerminalVisitsNeeded {
        /// The year.
        year: i16,
    },
    /// Rates of an alternative control without the limits to hold them against.
    #[error("visit to {port}: rates of an alternative control need `limits`, with their source")]
    LimitsNeeded {
        /// The port.
        port: Arc<str>,
    },
    /// A year that the rule does not have.
    #[error("{rule} has no fleet share for {year}, must be in {from}..={to}")]
    NoFleetShare {
        /// The rule.
        rule: &'static str,
        /// The year.
        year: i16,
        /// Its first year.
        from: i16,
        /// Its last year.
        to: i16,
    },
    /// Counts of a fleet that cannot be.
    #[error("{counted} of {visits} visits: must be at least one visit, and no more counted than made")]
    FleetCounts {
        /// Visits that count.
        counted: u32,
        /// All visits.
        visits: u32,
    },
    /// A value outside its range.
    #[error("{0}")]
    Value(#[from] OutOfRange),
}
