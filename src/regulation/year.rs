//! Years for which a rule has numbers.

/// A year for which a rule has no number. Nothing is extrapolated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum YearError {
    /// The rule, or its table, starts later.
    #[error("{rule} starts in {first}, asked for {year}")]
    BeforeStart {
        /// The rule or its table.
        rule: &'static str,
        /// Its first year.
        first: i16,
        /// The year asked for.
        year: i16,
    },
    /// The table ends earlier.
    #[error("{rule} is stated up to {last} and not extrapolated, asked for {year}")]
    AfterEnd {
        /// The rule or its table.
        rule: &'static str,
        /// Its last year.
        last: i16,
        /// The year asked for.
        year: i16,
    },
    /// The table has a hole there.
    #[error("{rule} is not stated for {year}: {why}")]
    NotStated {
        /// The rule or its table.
        rule: &'static str,
        /// The year asked for.
        year: i16,
        /// Why it is not.
        why: &'static str,
    },
}

impl YearError {
    /// The year if it is inside a table.
    pub(super) const fn check(rule: &'static str, first: i16, last: i16, year: i16) -> Result<i16, Self> {
        if year < first {
            Err(Self::BeforeStart { rule, first, year })
        } else if year > last {
            Err(Self::AfterEnd { rule, last, year })
        } else {
            Ok(year)
        }
    }
}
