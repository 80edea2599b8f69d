//! What makes two costs of one sort: prices of which year, over how many years, discounted how.

use std::fmt;

use super::rate::{DiscountRate, RateBasis, Timing};

/// On what a cost stands. Two costs are compared on the same basis only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CostBasis {
    /// The year of its prices, of nominal money the year of the first payment; `None` where the caller says that it is
    /// not known.
    pub price_year: Option<i16>,
    /// Years that it counts.
    pub years: usize,
    /// How the years were brought to the first; `None` for a cost of one period.
    pub discounting: Option<Discounting>,
}

/// How a cost of several years became a present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Discounting {
    /// The rate a year.
    pub rate: f64,
    /// [`RateBasis::WORD`]: whether rate and money count inflation.
    pub word: &'static str,
    /// When in its year each payment falls.
    pub timing: Timing,
}

impl CostBasis {
    /// A cost of one period.
    pub const fn one_period(price_year: Option<i16>) -> Self {
        Self { price_year, years: 1, discounting: None }
    }

    /// A present value of several years.
    pub const fn present_value<B: RateBasis>(
        price_year: Option<i16>,
        years: usize,
        rate: DiscountRate<B>,
        timing: Timing,
    ) -> Self {
        let discounting = Discounting { rate: rate.get(), word: B::WORD, timing };
        Self { price_year, years, discounting: Some(discounting) }
    }
}

impl fmt::Display for CostBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.price_year {
            Some(year) => write!(f, "in prices of {year}, ")?,
            None => f.write_str("in prices of a year not stated, ")?,
        }
        match self.discounting {
            Some(how) => write!(f, "of {} years at {how}", self.years),
            None => f.write_str("of one period"),
        }
    }
}

impl fmt::Display for Discounting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timing = match self.timing {
            Timing::EndOfYear => "end of year",
            Timing::StartOfYear => "start of year",
        };
        write!(f, "{} {}, {timing}", self.rate, self.word)
    }
}
