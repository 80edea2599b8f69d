//! From one currency to another, and from the prices of one year to those of another: never without saying so.
//!
//! ```text
//! B = A · rate                        rate in units of B per unit of A, of a day
//! prices of `to` = prices of `from` · ratio
//! ```

use std::fmt;
use std::marker::PhantomData;

use super::date::QuoteDate;
use super::error::CostError;
use crate::provenance::Source;
use crate::units::substance::Currency;
use crate::units::{Bound, Money};

const RATE: Bound = Bound::new("rate", 1e-6, 1e6, "");
const RATIO: Bound = Bound::new("ratio", 1e-3, 1e3, "");

/// Units of the currency `To` that a unit of `From` buys, on a date, by a source.
///
/// A penalty of a year takes the average of the year, a purchase the rate of its day.
///
/// # Examples
///
/// ```
/// use green_corridor::corridor::cost::ExchangeRate;
/// use green_corridor::provenance::Source;
/// use green_corridor::units::{Money, substance::{Euro, UsDollar}};
///
/// let ecb = Source::user("European Central Bank, reference rate");
/// let rate = ExchangeRate::<Euro, UsDollar>::new(1.1567, "2026-08-14".parse()?, ecb)?;
/// assert_eq!(rate.convert(Money::from_amount(2_400.0)).amount(), 2_776.08);
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeRate<From, To> {
    rate: f64,
    date: QuoteDate,
    source: Source,
    currencies: PhantomData<fn(From) -> To>,
}

/// How prices of one year compare with those of another, by a source.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceIndex {
    from: i16,
    to: i16,
    ratio: f64,
    source: Source,
}

/// A conversion that money went through.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Conversion {
    /// From a currency to another.
    Currency {
        /// The currency before.
        from: &'static str,
        /// The currency after.
        to: &'static str,
        /// Units of the second per unit of the first.
        rate: f64,
        /// The date of the rate.
        date: QuoteDate,
        /// Where the rate comes from.
        source: Source,
    },
    /// From prices of a year to those of another.
    Prices {
        /// The year before.
        from: i16,
        /// The year after.
        to: i16,
        /// Prices of the second year over those of the first.
        ratio: f64,
        /// Where the ratio comes from.
        source: Source,
    },
}

impl<From: Currency, To: Currency> ExchangeRate<From, To> {
    /// A rate in units of `To` per unit of `From`.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a rate outside 1e-6 to 1e6.
    pub fn new(rate: f64, date: QuoteDate, source: Source) -> Result<Self, CostError> {
        let record = || format!("exchange rate {}/{} of {date}", To::SYMBOL, From::SYMBOL);
        RATE.check(rate).map_err(CostError::of(record()))?;
        Ok(Self { rate, date, source, currencies: PhantomData })
    }

    /// The amount in the other currency.
    pub fn convert(&self, money: Money<From>) -> Money<To> {
        Money::from_amount(self.apply(money.amount()))
    }

    /// The way back.
    pub fn inverse(&self) -> ExchangeRate<To, From> {
        ExchangeRate {
            rate: 1.0 / self.rate,
            date: self.date,
            source: self.source.clone(),
            currencies: PhantomData,
        }
    }

    /// Units of `To` per unit of `From`.
    pub const fn rate(&self) -> f64 {
        self.rate
    }

    /// The date of the rate.
    pub const fn date(&self) -> QuoteDate {
        self.date
    }

    /// Where the rate comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    pub(super) fn conversion(&self) -> Conversion {
        Conversion::Currency {
            from: From::SYMBOL,
            to: To::SYMBOL,
            rate: self.rate,
            date: self.date,
            source: self.source.clone(),
        }
    }

    pub(super) fn apply(&self, amount: f64) -> f64 {
        amount * self.rate
    }
}

impl PriceIndex {
    /// The ratio of the prices of a year to those of another.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for a ratio outside 0.001 to 1,000; [`CostError::IndexOfOneYear`] from a year to itself,
    /// unless the ratio is 1.
    pub fn new(from: i16, to: i16, ratio: f64, source: Source) -> Result<Self, CostError> {
        RATIO.check(ratio).map_err(CostError::of(format!("price index from {from} to {to}")))?;
        if from == to && ratio != 1.0 {
            return Err(CostError::IndexOfOneYear { year: from, ratio });
        }
        Ok(Self { from, to, ratio, source })
    }

    /// The year whose prices are given.
    pub const fn from(&self) -> i16 {
        self.from
    }

    /// The year whose prices come out.
    pub const fn to(&self) -> i16 {
        self.to
    }

    /// Prices of the second year over those of the first.
    pub const fn ratio(&self) -> f64 {
        self.ratio
    }

    /// Where the ratio comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    pub(super) fn conversion(&self) -> Conversion {
        Conversion::Prices { from: self.from, to: self.to, ratio: self.ratio, source: self.source.clone() }
    }
}

impl Conversion {
    /// Where its rate or ratio comes from.
    pub const fn source(&self) -> &Source {
        match self {
            Self::Currency { source, .. } | Self::Prices { source, .. } => source,
        }
    }
}

impl fmt::Display for Conversion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Currency { from, to, rate, date, .. } => write!(f, "{rate} {to}/{from} of {date}"),
            Self::Prices { from, to, ratio, .. } => {
                write!(f, "prices of {to} are {ratio} of those of {from}")
            }
        }
    }
}
