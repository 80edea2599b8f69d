//! Rates of discount and inflation, and when in a year money is paid.
//!
//! ```text
//! (1 + nominal) = (1 + real) (1 + inflation)
//! ```
//!
//! Adding the two is an approximation: 6.0 % and 2.3 % give 8.438 %, not 8.3 %.
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{DiscountRate, Inflation, Real};
//!
//! let nominal = DiscountRate::<Real>::new(0.06)?.nominal(Inflation::new(0.023)?)?;
//! assert_eq!(format!("{:.3} %", 100.0 * nominal.get()), "8.438 %");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::fmt;
use std::marker::PhantomData;

use super::error::CostError;
use crate::uncertainty::Number;
use crate::units::Bound;

const RATE: Bound = Bound::new("rate", -0.5, 2.0, "a year");
const INFLATION: Bound = Bound::new("inflation", -0.5, 2.0, "a year");

/// Whether a rate or money counts inflation.
pub trait RateBasis: 'static {
    /// The word used in print.
    const WORD: &'static str;
}

/// Without inflation: in prices of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Real {}

/// With inflation: as invoices read. (`Nominal` alone is a kind of TEU.)
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NominalTerms {}

impl RateBasis for Real {
    const WORD: &'static str = "real";
}

impl RateBasis for NominalTerms {
    const WORD: &'static str = "nominal";
}

/// A yearly discount rate, real or nominal. Money of the one is not discounted with a rate of the other.
///
/// A lower rate for a green project is no discount rate of it: that would raise the present value of its costs. Cheaper
/// debt is a line of interest saved, [`super::GreenLoan`].
pub struct DiscountRate<B> {
    rate: f64,
    basis: PhantomData<fn() -> B>,
}

/// Inflation a year.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Inflation(f64);

/// When in its year a payment falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timing {
    /// At its end: the first payment is discounted by a year, `k = t`.
    EndOfYear,
    /// At its start: the first payment is not discounted, `k = t − 1`.
    StartOfYear,
}

impl<B: RateBasis> DiscountRate<B> {
    /// A rate as a fraction: 0.08 is 8 % a year.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] outside −0.5 to 2.
    pub fn new(rate: f64) -> Result<Self, CostError> {
        let rate = RATE.check(rate).map_err(CostError::of(format!("{} discount rate", B::WORD)))?;
        Ok(Self { rate, basis: PhantomData })
    }

    /// The fraction.
    pub const fn get(self) -> f64 {
        self.rate
    }

    /// `1 / (1 + r)^k` of the payment of the year with this index, the first being 0.
    pub(super) fn factor(self, index: usize, timing: Timing) -> f64 {
        // No series is longer than memory; i32 holds more years than that of any ship.
        let k = i32::try_from(index).unwrap_or(i32::MAX);
        let k = match timing {
            Timing::EndOfYear => k.saturating_add(1),
            Timing::StartOfYear => k,
        };
        Number::powi(1.0 + self.rate, -k)
    }
}

impl DiscountRate<Real> {
    /// The nominal rate under an inflation, exactly.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] if that is outside the range of a rate.
    pub fn nominal(self, inflation: Inflation) -> Result<DiscountRate<NominalTerms>, CostError> {
        DiscountRate::new((1.0 + self.rate) * (1.0 + inflation.0) - 1.0)
    }
}

impl DiscountRate<NominalTerms> {
    /// The real rate under an inflation, exactly.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] if that is outside the range of a rate.
    pub fn real(self, inflation: Inflation) -> Result<DiscountRate<Real>, CostError> {
        DiscountRate::new((1.0 + self.rate) / (1.0 + inflation.0) - 1.0)
    }
}

impl Inflation {
    /// No inflation, as a statement.
    pub const NONE: Self = Self(0.0);

    /// Inflation as a fraction: 0.02 is 2 % a year.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] outside −0.5 to 2.
    pub fn new(inflation: f64) -> Result<Self, CostError> {
        INFLATION.check(inflation).map(Self).map_err(CostError::of("inflation"))
    }

    /// The fraction.
    pub const fn get(self) -> f64 {
        self.0
    }

    /// What money of the first year has become in the year with this index: `(1 + i)^index`.
    pub(super) fn factor(self, index: usize) -> f64 {
        Number::powi(1.0 + self.0, i32::try_from(index).unwrap_or(i32::MAX))
    }
}

impl<B> Clone for DiscountRate<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for DiscountRate<B> {}

impl<B> PartialEq for DiscountRate<B> {
    fn eq(&self, other: &Self) -> bool {
        self.rate == other.rate
    }
}

impl<B: RateBasis> fmt::Debug for DiscountRate<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<B: RateBasis> fmt::Display for DiscountRate<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} a year, {}", self.rate, B::WORD)
    }
}
