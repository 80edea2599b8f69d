//! Cheaper debt of a green project: a line of interest saved, not a lower discount rate.
//!
//! ```text
//! saving_t = −outstanding_t (base − green)
//! outstanding_t = P (T − t + 1) / T    amortising;    P    bullet;    0 after year T
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{DiscountRate, GreenLoan, Repayment};
//! use green_corridor::units::{Money, substance::UsDollar};
//!
//! let (base, green) = (DiscountRate::new(0.08)?, DiscountRate::new(0.06)?);
//! let loan = GreenLoan::<UsDollar>::new(Money::from_amount(100.0), base, green, 4, Repayment::Amortising)?;
//! let line: Vec<f64> = loan.interest_saved(6).years().iter().map(|year| year.amount()).collect();
//! assert!(line.iter().zip([-2.0, -1.5, -1.0, -0.5, 0.0, 0.0]).all(|(got, want)| (got - want).abs() < 1e-12));
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::cash_flow::CashFlows;
use super::error::CostError;
use super::rate::{DiscountRate, NominalTerms};
use crate::units::substance::Currency;
use crate::units::{Bound, Money};

const PRINCIPAL: Bound = Bound::new("principal", 0.0, 1e13, "");
const TENOR: Bound = Bound::new("tenor_years", 1.0, 200.0, "years");

/// How a loan is paid back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repayment {
    /// In equal parts, one a year.
    Amortising,
    /// All at its end.
    Bullet,
}

/// A loan at a lower rate than the project would else pay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GreenLoan<C: Currency> {
    principal: Money<C>,
    base: DiscountRate<NominalTerms>,
    green: DiscountRate<NominalTerms>,
    tenor: u32,
    repayment: Repayment,
}

impl<C: Currency> GreenLoan<C> {
    /// A loan taken at the start of the first year: the debt share of the capital, both rates, years until it is paid
    /// back.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a negative principal, no years, or more than 200.
    pub fn new(
        principal: Money<C>,
        base: DiscountRate<NominalTerms>,
        green: DiscountRate<NominalTerms>,
        tenor: u32,
        repayment: Repayment,
    ) -> Result<Self, CostError> {
        PRINCIPAL.check(principal.amount()).map_err(CostError::of("green loan"))?;
        TENOR.check(f64::from(tenor)).map_err(CostError::of("green loan"))?;
        Ok(Self { principal, base, green, tenor, repayment })
    }

    /// What the lower rate changes of the cost of each year: below zero where it saves.
    pub fn interest_saved(&self, years: u16) -> CashFlows<C, NominalTerms> {
        let spread = self.base.get() - self.green.get();
        let line = (0..u32::from(years)).map(|index| Money::ZERO - self.outstanding(index) * spread);
        CashFlows::new(line.collect())
    }

    /// Owed during the year with this index, the first being 0.
    fn outstanding(&self, index: u32) -> Money<C> {
        let left = f64::from(self.tenor.saturating_sub(index));
        match self.repayment {
            Repayment::Amortising => self.principal * left / f64::from(self.tenor),
            Repayment::Bullet if left > 0.0 => self.principal,
            Repayment::Bullet => Money::ZERO,
        }
    }
}
