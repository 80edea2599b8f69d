//! What a ship, a plug or a plant costs a year.
//!
//! ```text
//! CRF(r, n) = r (1 + r)^n / ((1 + r)^n − 1)      1/n at r = 0; payments at the end of each year
//! CRF_start = CRF / (1 + r)                      payments at the start of each year
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{DiscountRate, NominalTerms, Timing, annuity};
//! use green_corridor::units::{Money, substance::UsDollar};
//!
//! let rate = DiscountRate::<NominalTerms>::new(0.08)?;
//! let retrofit = Money::<UsDollar>::from_amount(1.7e6);
//! let a_year = annuity(retrofit, rate, 15, Timing::EndOfYear)?;
//! assert_eq!(format!("{:.3}", a_year.amount()), "198610.226");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::error::CostError;
use super::rate::{DiscountRate, RateBasis, Timing};
use crate::uncertainty::Number;
use crate::units::substance::Currency;
use crate::units::{Bound, Money};

const YEARS: Bound = Bound::new("years", 1.0, 200.0, "years");
const FRACTION: Bound = Bound::new("premium_fraction", -1.0, 10.0, "of the conventional ship");
const AMOUNT: Bound = Bound::new("premium_amount", -1e12, 1e12, "");
const PRICE: Bound = Bound::new("conventional_price", 1.0, 1e12, "");
const EXPONENT: Bound = Bound::new("scale_exponent", 0.1, 1.5, "");
const CAPACITY: Bound = Bound::new("capacity_t_per_year", 1e-3, 1e12, "t/yr");

/// What a ship for another fuel costs beyond the conventional one: one of two forms, never both.
///
/// A fuel system costs a nearly fixed amount, so a fraction of the price falls with the size of the ship; which form
/// holds for a ship is for the caller to say. Made with [`Self::stated`] or [`Self::observed`], which check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NewbuildPremium<C: Currency> {
    /// A fraction of the price of the conventional ship.
    #[non_exhaustive]
    Fraction {
        /// The fraction.
        of_conventional: f64,
    },
    /// An amount, whatever the ship costs.
    #[non_exhaustive]
    Amount {
        /// The amount.
        money: Money<C>,
    },
}

/// What a plant costs by its size: `capex(Q) = c_ref (Q / Q_ref)^(n − 1) Q`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlantCost<C: Currency> {
    per_annual_tonne: Money<C>,
    reference_tonnes: f64,
    exponent: f64,
}

/// The capital recovery factor: the share of a capital that is paid each of `years` years.
///
/// # Units
///
/// 1/year.
///
/// # Errors
///
/// [`CostError::Value`] for no years, or more than 200.
pub fn capital_recovery_factor<B: RateBasis>(
    rate: DiscountRate<B>,
    years: u32,
    timing: Timing,
) -> Result<f64, CostError> {
    let n = YEARS.check(f64::from(years)).map_err(CostError::of("capital recovery factor"))?;
    let r = rate.get();
    // r / (1 − (1 + r)⁻ⁿ), which keeps its digits near r = 0.
    let end_of_year = if r == 0.0 { 1.0 / n } else { -r / libm::expm1(-n * libm::log1p(r)) };
    Ok(match timing {
        Timing::EndOfYear => end_of_year,
        Timing::StartOfYear => end_of_year / (1.0 + r),
    })
}

/// The present value of one unit of money a year: `1 / CRF`.
///
/// # Units
///
/// Years.
///
/// # Errors
///
/// As [`capital_recovery_factor`].
pub fn present_value_factor<B: RateBasis>(
    rate: DiscountRate<B>,
    years: u32,
    timing: Timing,
) -> Result<f64, CostError> {
    capital_recovery_factor(rate, years, timing).map(|factor| 1.0 / factor)
}

/// A capital as equal payments a year, `capital · CRF`.
///
/// # Errors
///
/// As [`capital_recovery_factor`].
pub fn annuity<C: Currency, B: RateBasis>(
    capital: Money<C>,
    rate: DiscountRate<B>,
    years: u32,
    timing: Timing,
) -> Result<Money<C>, CostError> {
    capital_recovery_factor(rate, years, timing).map(|factor| capital * factor)
}

impl<C: Currency> NewbuildPremium<C> {
    /// The premium of a record that may state either form.
    ///
    /// # Errors
    ///
    /// [`CostError::BothPremiums`], [`CostError::NoPremium`], [`CostError::Value`].
    pub fn stated(record: &str, fraction: Option<f64>, amount: Option<Money<C>>) -> Result<Self, CostError> {
        match (fraction, amount) {
            (Some(fraction), Some(amount)) => {
                let (record, amount) = (record.to_owned(), amount.amount());
                Err(CostError::BothPremiums { record, fraction, amount })
            }
            (None, None) => Err(CostError::NoPremium { record: record.to_owned() }),
            (Some(fraction), None) => {
                let of_conventional = FRACTION.check(fraction).map_err(CostError::of(record))?;
                Ok(Self::Fraction { of_conventional })
            }
            (None, Some(amount)) => {
                AMOUNT.check(amount.amount()).map_err(CostError::of(record))?;
                Ok(Self::Amount { money: amount })
            }
        }
    }

    /// The fraction by which one price is above that of the conventional ship.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a conventional price below 1, or a fraction out of range.
    pub fn observed(record: &str, conventional: Money<C>, alternative: Money<C>) -> Result<Self, CostError> {
        PRICE.check(conventional.amount()).map_err(CostError::of(record))?;
        Self::stated(record, Some((alternative - conventional).ratio(conventional)), None)
    }

    /// What the premium is for a ship of that conventional price.
    pub fn on(self, conventional: Money<C>) -> Money<C> {
        match self {
            Self::Fraction { of_conventional } => conventional * of_conventional,
            Self::Amount { money } => money,
        }
    }
}

impl<C: Currency> PlantCost<C> {
    /// The cost per tonne of yearly capacity at a reference capacity, and the exponent of scale.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a cost, a capacity or an exponent out of range.
    pub fn new(
        record: &str,
        per_annual_tonne: Money<C>,
        reference_tonnes: f64,
        exponent: f64,
    ) -> Result<Self, CostError> {
        PRICE.named("per_annual_tonne").check(per_annual_tonne.amount()).map_err(CostError::of(record))?;
        CAPACITY.check(reference_tonnes).map_err(CostError::of(record))?;
        EXPONENT.check(exponent).map_err(CostError::of(record))?;
        Ok(Self { per_annual_tonne, reference_tonnes, exponent })
    }

    /// The capital of a plant of that yearly capacity in tonnes.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a capacity out of range.
    pub fn capital(&self, record: &str, tonnes_a_year: f64) -> Result<Money<C>, CostError> {
        CAPACITY.check(tonnes_a_year).map_err(CostError::of(record))?;
        let scale = Number::powf(tonnes_a_year / self.reference_tonnes, self.exponent - 1.0);
        Ok(self.per_annual_tonne * scale * tonnes_a_year)
    }
}
