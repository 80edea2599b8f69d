//! Results of rules that are not law.

use std::fmt;

use jiff::civil::Date;

use crate::provenance::Source;

/// How far a proposal has come, and on which day that was so.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProposalStatus {
    as_of: Date,
    text: &'static str,
    source: Source,
}

/// A result of a rule that is proposed and not in force.
///
/// It does not add to results of law, nor convert into one, nor lend its value: the only way to the number is
/// [`Self::assuming_adoption`], so whoever uses it has said what they assume. It prints with its status.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::Proposed;
/// use green_corridor::units::{Money, substance::UsDollar};
///
/// fn bill(port_dues: Money<UsDollar>, draft: Proposed<Money<UsDollar>>) -> Money<UsDollar> {
///     port_dues + draft.assuming_adoption()
/// }
/// ```
/// ```compile_fail,E0308
/// use green_corridor::regulation::Proposed;
/// use green_corridor::units::{Money, substance::UsDollar};
///
/// fn bill(port_dues: Money<UsDollar>, draft: Proposed<Money<UsDollar>>) -> Money<UsDollar> {
///     port_dues + draft
/// }
/// ```
#[derive(Clone, Copy, PartialEq)]
#[must_use]
pub struct Proposed<T> {
    value: T,
    status: &'static ProposalStatus,
}

impl ProposalStatus {
    /// A status with the document that says so.
    pub(super) const fn new(as_of: Date, text: &'static str, source: Source) -> Self {
        Self { as_of, text, source }
    }

    /// The day on which it was so.
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// How far the proposal has come.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The proposal.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl<T> Proposed<T> {
    pub(super) const fn new(value: T, status: &'static ProposalStatus) -> Self {
        Self { value, status }
    }

    /// How far the proposal has come.
    pub const fn status(&self) -> &'static ProposalStatus {
        self.status
    }

    /// The value as it would be if the proposal were adopted as it stands.
    pub fn assuming_adoption(self) -> T {
        self.value
    }
}

impl fmt::Display for ProposalStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "proposed, not in force (as of {})", self.as_of)
    }
}

impl<T: fmt::Display> fmt::Display for Proposed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.status, self.value)
    }
}

impl<T: fmt::Debug> fmt::Debug for Proposed<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.status, self.value)
    }
}
