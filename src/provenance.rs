//! Where a number comes from.
//!
//! Every row of an embedded table carries a [`Source`], built by a `const fn` that refuses an empty
//! document or locator: in a `static` table that refusal is a build error, so a number without a
//! source does not compile into one.
//!
//! ```
//! use green_corridor::provenance::{Confidence, Source};
//! const ANNEX: Source = Source::new("Regulation (EU) 2023/1805", "Annex II", "2023", Confidence::Verified);
//! assert_eq!(ANNEX.to_string(), "Regulation (EU) 2023/1805, Annex II (2023)");
//! ```
//! ```compile_fail
//! use green_corridor::provenance::{Confidence, Source};
//! const NOWHERE: Source = Source::new("", "", "2023", Confidence::Verified);
//! # let _ = NOWHERE;
//! ```

use std::borrow::Cow;
use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How well a number is attested.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Confidence {
    /// Two or more independent sources agree.
    Verified,
    /// One source was read.
    OneSource,
    /// Recommended by guidance, not part of the legal text.
    Guidance,
    /// Given by the user of the library, who answers for it.
    UserSupplied,
}

/// How a figure of a total came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DataTier {
    /// Read from an instrument, a noon report, a bunker note or a meter.
    Measured,
    /// Computed from an activity and a method.
    Modelled,
    /// Taken from a table by ship type and size, for want of anything better.
    Default,
}

/// How much of a total stands on which tier of data, in the unit of the total.
///
/// ```
/// use green_corridor::provenance::{DataTier, TierShares};
/// let total = TierShares::of(DataTier::Measured, 30.0) + TierShares::of(DataTier::Default, 10.0);
/// assert_eq!(total.sum(), 40.0);
/// assert_eq!(total.share(DataTier::Measured), Some(0.75));
/// assert_eq!(TierShares::ZERO.share(DataTier::Measured), None); // of nothing there is no share
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TierShares {
    /// On measured data.
    pub measured: f64,
    /// On modelled data.
    pub modelled: f64,
    /// On defaults.
    pub default: f64,
}

/// Document, clause, edition, validity and confidence of a number.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    document: Cow<'static, str>,
    locator: Cow<'static, str>,
    edition: Cow<'static, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_from: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    valid_to: Option<Date>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    known_from: Option<Date>,
    confidence: Confidence,
}

/// A value that knows its [`Source`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub source: Source,
}

impl TierShares {
    /// Nothing on any tier.
    pub const ZERO: Self = Self { measured: 0.0, modelled: 0.0, default: 0.0 };

    /// All of an amount on one tier.
    pub const fn of(tier: DataTier, amount: f64) -> Self {
        match tier {
            DataTier::Measured => Self { measured: amount, ..Self::ZERO },
            DataTier::Modelled => Self { modelled: amount, ..Self::ZERO },
            DataTier::Default => Self { default: amount, ..Self::ZERO },
        }
    }

    /// The amount on a tier.
    pub const fn on(&self, tier: DataTier) -> f64 {
        match tier {
            DataTier::Measured => self.measured,
            DataTier::Modelled => self.modelled,
            DataTier::Default => self.default,
        }
    }

    /// The total.
    pub const fn sum(&self) -> f64 {
        self.measured + self.modelled + self.default
    }

    /// The part of the total that stands on a tier; `None` where the total is zero.
    pub fn share(&self, tier: DataTier) -> Option<f64> {
        let sum = self.sum();
        (sum != 0.0).then(|| self.on(tier) / sum)
    }

    /// Every amount times a number.
    #[must_use]
    pub const fn scaled(&self, factor: f64) -> Self {
        Self {
            measured: self.measured * factor,
            modelled: self.modelled * factor,
            default: self.default * factor,
        }
    }
}

impl Add for TierShares {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            measured: self.measured + other.measured,
            modelled: self.modelled + other.modelled,
            default: self.default + other.default,
        }
    }
}

impl Sum for TierShares {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl Source {
    /// A source of an embedded number: document, clause or table, edition, confidence.
    ///
    /// # Panics
    ///
    /// On an empty document or locator; in a `const` or `static` that is a build error.
    pub const fn new(
        document: &'static str,
        locator: &'static str,
        edition: &'static str,
        confidence: Confidence,
    ) -> Self {
        assert!(!document.is_empty(), "a number needs a document");
        assert!(!locator.is_empty(), "a number needs a clause or table");
        Self {
            document: Cow::Borrowed(document),
            locator: Cow::Borrowed(locator),
            edition: Cow::Borrowed(edition),
            valid_from: None,
            valid_to: None,
            known_from: None,
            confidence,
        }
    }

    /// A number that the user brings: a laboratory report, a contract, a stated assumption.
    pub fn user(statement: impl Into<String>) -> Self {
        Self {
            document: Cow::Owned(statement.into()),
            locator: Cow::Borrowed("stated by the user"),
            edition: Cow::Borrowed(""),
            valid_from: None,
            valid_to: None,
            known_from: None,
            confidence: Confidence::UserSupplied,
        }
    }

    /// The first day on which the number applies.
    pub const fn valid_from(mut self, date: Date) -> Self {
        self.valid_from = Some(date);
        self
    }

    /// The last day on which the number applies.
    pub const fn valid_to(mut self, date: Date) -> Self {
        self.valid_to = Some(date);
        self
    }

    /// The day on which the number was adopted or published.
    pub const fn known_from(mut self, date: Date) -> Self {
        self.known_from = Some(date);
        self
    }

    /// How well the number is attested.
    pub const fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// The document, for example a resolution number.
    pub fn document(&self) -> &str {
        &self.document
    }

    /// The clause or table.
    pub fn locator(&self) -> &str {
        &self.locator
    }

    /// Whether the number applies on a day; open ends count as applying.
    pub fn covers(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.document, self.locator)?;
        if !self.edition.is_empty() {
            write!(f, " ({})", self.edition)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn validity_is_closed_on_both_ends() {
        let source = Source::new("A", "1", "", Confidence::OneSource)
            .valid_from(date(2025, 1, 1))
            .valid_to(date(2029, 12, 31));
        assert!(source.covers(date(2025, 1, 1)));
        assert!(source.covers(date(2029, 12, 31)));
        assert!(!source.covers(date(2024, 12, 31)));
        assert!(!source.covers(date(2030, 1, 1)));
    }
}
