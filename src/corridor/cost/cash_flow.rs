//! Money year by year, and its present value.
//!
//! ```text
//! NPV = Σ_t X_t / (1 + r)^k        k = t at the end of the year, t − 1 at its start
//! ```
//!
//! Nominal money takes a nominal rate, real money a real one:
//!
//! ```
//! use green_corridor::corridor::cost::{CashFlows, DiscountRate, Inflation, NominalTerms, Real, Timing};
//! use green_corridor::units::{Money, substance::UsDollar};
//!
//! let fuel = CashFlows::<UsDollar, Real>::level(Money::from_amount(1.0e6), 20);
//! let (real, inflation) = (DiscountRate::<Real>::new(0.06)?, Inflation::new(0.023)?);
//! let one = fuel.present_value(real, Timing::StartOfYear);
//! let other = fuel.inflated(inflation).present_value(real.nominal(inflation)?, Timing::StartOfYear);
//! assert!((one.ratio(other) - 1.0).abs() < 1e-12); // the same, where the two rates belong together
//! # Ok::<(), green_corridor::Error>(())
//! ```
//! ```compile_fail,E0308
//! use green_corridor::corridor::cost::{CashFlows, DiscountRate, Inflation, NominalTerms, Real, Timing};
//! use green_corridor::units::{Money, substance::UsDollar};
//!
//! let fuel = CashFlows::<UsDollar, Real>::level(Money::from_amount(1.0e6), 20);
//! let (real, inflation) = (DiscountRate::<Real>::new(0.06)?, Inflation::new(0.023)?);
//! let _ = fuel.inflated(inflation).present_value(real, Timing::StartOfYear);
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::fmt;
use std::marker::PhantomData;

use super::error::CostError;
use super::rate::{DiscountRate, Inflation, NominalTerms, RateBasis, Real, Timing};
use crate::units::Money;
use crate::units::substance::Currency;

/// Money of consecutive years, real (in prices of the first year) or nominal (as paid).
pub struct CashFlows<C: Currency, B> {
    years: Vec<Money<C>>,
    basis: PhantomData<fn() -> B>,
}

impl<C: Currency, B: RateBasis> CashFlows<C, B> {
    /// The money of each year, the first year first.
    pub const fn new(years: Vec<Money<C>>) -> Self {
        Self { years, basis: PhantomData }
    }

    /// The same money each year.
    pub fn level(money: Money<C>, years: u16) -> Self {
        Self::new(vec![money; usize::from(years)])
    }

    /// All in the first year, and nothing after it.
    pub fn first_year(money: Money<C>, years: u16) -> Self {
        Self::new((0..years).map(|year| if year == 0 { money } else { Money::ZERO }).collect())
    }

    /// The money of each year.
    pub fn years(&self) -> &[Money<C>] {
        &self.years
    }

    /// The plain sum, not discounted.
    pub fn sum(&self) -> Money<C> {
        self.years.iter().copied().sum()
    }

    /// The net present value at the start of the first year.
    pub fn present_value(&self, rate: DiscountRate<B>, timing: Timing) -> Money<C> {
        let discounted =
            self.years.iter().enumerate().map(|(index, money)| *money * rate.factor(index, timing));
        discounted.sum()
    }

    /// Both, year by year.
    ///
    /// # Errors
    ///
    /// [`CostError::UnlikeYears`] for series of different length.
    pub fn plus(&self, other: &Self) -> Result<Self, CostError> {
        let (costs, others) = (self.years.len(), other.years.len());
        if costs != others {
            let record = "a sum of cash flows".to_owned();
            return Err(CostError::UnlikeYears { record, what: "other cost", costs, others });
        }
        Ok(Self::new(self.years.iter().zip(&other.years).map(|(one, other)| *one + *other).collect()))
    }
}

impl<C: Currency> CashFlows<C, Real> {
    /// As it will be paid: prices of the first year, each later year a year of inflation dearer.
    /// Money of the first year is not inflated, whether it is paid at its start or its end.
    pub fn inflated(&self, inflation: Inflation) -> CashFlows<C, NominalTerms> {
        let years = self.years.iter().enumerate();
        CashFlows::new(years.map(|(index, money)| *money * inflation.factor(index)).collect())
    }
}

impl<C: Currency, B> Clone for CashFlows<C, B> {
    fn clone(&self) -> Self {
        Self { years: self.years.clone(), basis: PhantomData }
    }
}

impl<C: Currency, B> PartialEq for CashFlows<C, B> {
    fn eq(&self, other: &Self) -> bool {
        self.years == other.years
    }
}

impl<C: Currency, B: RateBasis> fmt::Debug for CashFlows<C, B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?}", B::WORD, self.years)
    }
}
