//! Quantiles of a sample.

use serde::Serialize;

use crate::uncertainty::quantile;

/// The share of the sample below each quantile of [`Quantiles`], in its order.
pub const PROBABILITIES: [f64; 7] = [0.01, 0.05, 0.25, 0.50, 0.75, 0.95, 0.99];

/// Half a unit of the sixth significant digit, at most.
const PRINTED: f64 = 5e-6;

/// Seven quantiles of a sample.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Quantiles {
    /// 1 %.
    pub p1: f64,
    /// 5 %.
    pub p5: f64,
    /// 25 %.
    pub p25: f64,
    /// Half.
    pub median: f64,
    /// 75 %.
    pub p75: f64,
    /// 95 %.
    pub p95: f64,
    /// 99 %.
    pub p99: f64,
}

impl Quantiles {
    /// Of seven numbers in the order of [`PROBABILITIES`].
    pub const fn from_array([p1, p5, p25, median, p75, p95, p99]: [f64; 7]) -> Self {
        Self { p1, p5, p25, median, p75, p95, p99 }
    }

    /// The seven numbers in the order of [`PROBABILITIES`].
    pub const fn to_array(self) -> [f64; 7] {
        [self.p1, self.p5, self.p25, self.median, self.p75, self.p95, self.p99]
    }

    /// Of a sample in any order; `None` for an empty one. The sample is left sorted.
    ///
    /// ```
    /// use green_corridor::plausibility::Quantiles;
    /// let quantiles = Quantiles::of(&mut [4.0, 1.0, 3.0, 2.0]).unwrap();
    /// assert_eq!((quantiles.p25, quantiles.median), (1.75, 2.5));
    /// ```
    pub fn of(sample: &mut [f64]) -> Option<Self> {
        sample.sort_unstable_by(f64::total_cmp);
        let mut quantiles = [0.0; 7];
        for (value, probability) in quantiles.iter_mut().zip(PROBABILITIES) {
            *value = quantile(sample, probability)?;
        }
        Some(Self::from_array(quantiles))
    }

    /// Whether a value lies from `p1` to `p99`, both included, to the six significant digits of a printed table.
    pub fn contains(&self, value: f64) -> bool {
        value >= self.p1 - PRINTED * self.p1.abs() && value <= self.p99 + PRINTED * self.p99.abs()
    }
}
