//! Whether tonnes of later years count as those of the first.
//!
//! ```text
//! undiscounted   E = Σ_t E_t
//! levelised      E = Σ_t E_t / (1 + r)^k
//! ```
//!
//! Undiscounted tonnes under discounted cost are the custom of corridor studies; then the ratio depends on the discount
//! rate through the cost alone. Levelised tonnes make the ratio the constant carbon price that pays for the measure.

use std::fmt;

use super::rate::{DiscountRate, RateBasis, Timing};
use crate::units::Mass;
use crate::units::substance::Substance;

/// How tonnes of several years are summed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TonneBasis {
    /// As they are.
    Undiscounted,
    /// Discounted as the cost is.
    Levelised {
        /// The rate a year.
        rate: f64,
        /// When in the year they count.
        timing: Timing,
    },
}

impl TonneBasis {
    /// Tonnes discounted with the rate of the cost.
    pub const fn levelised<B: RateBasis>(rate: DiscountRate<B>, timing: Timing) -> Self {
        Self::Levelised { rate: rate.get(), timing }
    }
}

/// Tonnes of consecutive years as one mass, undiscounted.
pub fn undiscounted<S: Substance>(years: &[Mass<S>]) -> Mass<S> {
    years.iter().copied().sum()
}

/// Tonnes of consecutive years as one mass, discounted.
pub fn levelised<S: Substance, B: RateBasis>(
    years: &[Mass<S>],
    rate: DiscountRate<B>,
    timing: Timing,
) -> Mass<S> {
    years.iter().enumerate().map(|(index, mass)| *mass * rate.factor(index, timing)).sum()
}

impl fmt::Display for TonneBasis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Undiscounted => f.write_str("undiscounted"),
            Self::Levelised { rate, timing: Timing::EndOfYear } => {
                write!(f, "levelised at {rate}, end of year")
            }
            Self::Levelised { rate, timing: Timing::StartOfYear } => {
                write!(f, "levelised at {rate}, start of year")
            }
        }
    }
}
