//! What came out of many draws.

use serde::Serialize;

use super::{MAGNITUDE, UncertaintyError, quantile};
use crate::units::Bound;

const PROBABILITY: Bound = Bound::new("probability", 0.0, 1.0, "");

/// The results of draws, in their order, and what they come to.
///
/// ```
/// use green_corridor::uncertainty::Sample;
///
/// let sample = Sample::of(vec![5.0, 1.0, 4.0, 2.0, 3.0])?;
/// assert_eq!((sample.p10(), sample.p50(), sample.p90()), (1.4, 3.0, 4.6));
/// assert_eq!((sample.mean(), sample.standard_deviation()), (3.0, 2.5_f64.sqrt()));
/// assert_eq!(sample.share_below(3.0), 0.4);
/// # Ok::<(), green_corridor::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    values: Vec<f64>,
    sorted: Vec<f64>,
    seed: Option<u64>,
    summary: Summary,
}

/// A sample in numbers. `p10` is what a tenth of the draws is below.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many draws.
    pub draws: usize,
    /// The arithmetic mean.
    pub mean: f64,
    /// The standard deviation, with `n − 1`.
    pub standard_deviation: f64,
    /// The smallest.
    pub minimum: f64,
    /// The 10 % quantile, of type 7.
    pub p10: f64,
    /// The median.
    pub p50: f64,
    /// The 90 % quantile, of type 7.
    pub p90: f64,
    /// The largest.
    pub maximum: f64,
}

impl Sample {
    /// Of results in the order of their draws. What it comes to does not depend on that order.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Output`] for a result that is not finite or above 10²⁴, [`UncertaintyError::TooFew`] for
    /// fewer than two.
    pub fn of(values: Vec<f64>) -> Result<Self, UncertaintyError> {
        for (draw, value) in values.iter().enumerate() {
            check(draw, 0, *value)?;
        }
        let mut sorted = values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let too_few = UncertaintyError::TooFew { values: values.len() };
        let (mean, standard_deviation) = mean_and_deviation(&sorted).ok_or(too_few)?;
        let at = |probability| quantile(&sorted, probability).ok_or(too_few);
        let summary = Summary {
            draws: values.len(),
            mean,
            standard_deviation,
            minimum: at(0.0)?,
            p10: at(0.1)?,
            p50: at(0.5)?,
            p90: at(0.9)?,
            maximum: at(1.0)?,
        };
        Ok(Self { values, sorted, seed: None, summary })
    }

    pub(super) fn drawn(seed: u64, values: Vec<f64>) -> Result<Self, UncertaintyError> {
        Ok(Self { seed: Some(seed), ..Self::of(values)? })
    }

    /// The results in the order of the draws.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// All figures at once.
    pub const fn summary(&self) -> Summary {
        self.summary
    }

    /// The arithmetic mean.
    pub const fn mean(&self) -> f64 {
        self.summary.mean
    }

    /// The standard deviation, with `n − 1`.
    pub const fn standard_deviation(&self) -> f64 {
        self.summary.standard_deviation
    }

    /// How far the mean may be off for want of draws: `sd / √n`.
    pub fn standard_error(&self) -> f64 {
        self.summary.standard_deviation / (self.summary.draws as f64).sqrt()
    }

    /// What a tenth of the draws is below.
    pub const fn p10(&self) -> f64 {
        self.summary.p10
    }

    /// The median.
    pub const fn p50(&self) -> f64 {
        self.summary.p50
    }

    /// What nine tenths of the draws are below.
    pub const fn p90(&self) -> f64 {
        self.summary.p90
    }

    /// The smallest.
    pub const fn minimum(&self) -> f64 {
        self.summary.minimum
    }

    /// The largest.
    pub const fn maximum(&self) -> f64 {
        self.summary.maximum
    }

    /// Any quantile, by [`quantile`].
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::OutOfRange`] for a probability outside 0..=1.
    pub fn quantile(&self, probability: f64) -> Result<f64, UncertaintyError> {
        let probability = PROBABILITY.check(probability)?;
        quantile(&self.sorted, probability).ok_or(UncertaintyError::TooFew { values: self.values.len() })
    }

    /// The share of draws below a value.
    pub fn share_below(&self, value: f64) -> f64 {
        self.sorted.partition_point(|drawn| *drawn < value) as f64 / self.values.len() as f64
    }

    /// `self − other`, draw by draw: what two scenarios differ by, free of the randomness that they share.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Unpaired`] unless both have the same number of draws and seed; [`UncertaintyError::Output`]
    /// for a difference above 10²⁴.
    pub fn minus(&self, other: &Self) -> Result<Self, UncertaintyError> {
        if self.values.len() != other.values.len() || self.seed != other.seed {
            return Err(UncertaintyError::Unpaired {
                draws: [self.values.len(), other.values.len()],
                seeds: [self.seed, other.seed],
            });
        }
        let differences = self.values.iter().zip(&other.values).map(|(own, other)| own - other).collect();
        Ok(Self { seed: self.seed, ..Self::of(differences)? })
    }
}

/// The result, if it is a figure.
pub(super) fn check(draw: usize, output: usize, value: f64) -> Result<f64, UncertaintyError> {
    MAGNITUDE.check(value).map_err(|source| UncertaintyError::Output { draw, output, source })
}

/// Mean and standard deviation; `None` for fewer than two. Summed as deviations from the first, so that equal values
/// have themselves as mean, and exactly no deviation.
pub(super) fn mean_and_deviation(values: &[f64]) -> Option<(f64, f64)> {
    let (origin, n) = (values.first()?, values.len() as f64);
    let mean = origin + values.iter().map(|value| value - origin).sum::<f64>() / n;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| (mean, (squares / (n - 1.0)).sqrt()))
}
