//! Which input spreads the result.

use std::array::from_fn;

use serde::Serialize;

use super::sample::mean_and_deviation;
use super::{Distribution, MonteCarlo, UncertaintyError};

/// The shares of one input in the variance of the result, and how far off each may be for want of draws.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct VarianceShare {
    /// First-order index: what would go, on average, if the input were known.
    pub first: f64,
    /// Its standard error, the variance taken as known.
    pub first_standard_error: f64,
    /// Total index: what would be left, on average, if all others were known. Above the first by what the input does
    /// together with others.
    pub total: f64,
    /// Its standard error, the variance taken as known.
    pub total_standard_error: f64,
}

/// The variance of a result and the shares of its inputs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VarianceShares {
    /// The mean of the result.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
    /// The inputs, in their order.
    pub inputs: Vec<VarianceShare>,
}

impl MonteCarlo {
    /// Sobol indices of independent inputs, by pick and freeze: with `A` and `B` two independent draws of all inputs
    /// and `Aₖ` the draw `A` with input `k` of `B`,
    ///
    /// `Sₖ = ⟨(f(B) − f₀)(f(Aₖ) − f(A))⟩ / V` and `Tₖ = ½ ⟨(f(A) − f(Aₖ))²⟩ / V`,
    ///
    /// mean `f₀` and variance `V` of all `f(A)` and `f(B)`. The model runs `N + 2` times a draw. `A` is the draw of
    /// [`MonteCarlo::run`] if inputs are numbered by their place. An index is an estimate: a first-order one of an
    /// input that does nothing by itself may come out below zero.
    ///
    /// # Source
    ///
    /// First order: Saltelli et al., *Variance based sensitivity analysis of model output*, Comput. Phys. Commun. 181,
    /// 2010, table 2 (b), about the mean. Total: Jansen, *Analysis of variance designs for model output*, Comput. Phys.
    /// Commun. 117, 1999; table 2 (f) there.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::ZeroVariance`] for a result that does not vary; as [`MonteCarlo::run`] otherwise, where
    /// output 0 is `f(A)`, 1 is `f(B)`, and 2 + k is `f(Aₖ)`.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::uncertainty::{Distribution, MonteCarlo, UncertaintyError};
    ///
    /// let inputs = [Distribution::uniform(0.0, 1.0)?, Distribution::uniform(0.0, 2.0)?];
    /// let run = MonteCarlo::new(1, 10_000)?;
    /// let shares = run.variance_shares(&inputs, |[a, b]| Ok::<_, UncertaintyError>(a + b))?;
    /// assert!((shares.inputs[1].total - 0.8).abs() < 0.05); // 4 : 1
    /// # Ok::<(), UncertaintyError>(())
    /// ```
    pub fn variance_shares<const N: usize, E>(
        &self,
        inputs: &[Distribution; N],
        model: impl Fn(&[f64; N]) -> Result<f64, E> + Sync,
    ) -> Result<VarianceShares, E>
    where
        E: From<UncertaintyError> + Send,
    {
        let rows = self.rows::<E>(N + 2, |draw, outputs| {
            let pairs: [[f64; 2]; N] = from_fn(|k| draw.pair(k as u32).map(|u| inputs[k].at(u)));
            let (a, b) = (pairs.map(|[a, _]| a), pairs.map(|[_, b]| b));
            let mixed = |k: usize| from_fn(|input| if input == k { b[input] } else { a[input] });
            for (place, output) in outputs.iter_mut().enumerate() {
                *output = match place {
                    0 => model(&a)?,
                    1 => model(&b)?,
                    _ => model(&mixed(place - 2))?,
                };
            }
            Ok(())
        })?;
        Ok(VarianceShares::of(&rows, N)?)
    }
}

impl VarianceShares {
    /// Of rows `f(A)`, `f(B)`, `f(A₀)`, `f(A₁)`, …
    fn of(rows: &[f64], inputs: usize) -> Result<Self, UncertaintyError> {
        let column = |place: usize| rows.iter().skip(place).step_by(inputs + 2).copied();
        let too_few = UncertaintyError::TooFew { values: column(0).count() };
        let both: Vec<f64> = column(0).chain(column(1)).collect();
        let (mean, deviation) = mean_and_deviation(&both).ok_or(too_few)?;
        let variance = deviation * deviation;
        if variance == 0.0 {
            return Err(UncertaintyError::ZeroVariance);
        }
        let estimate = |terms: Vec<f64>| -> Result<(f64, f64), UncertaintyError> {
            let (mean, deviation) = mean_and_deviation(&terms).ok_or(too_few)?;
            Ok((mean, deviation / (terms.len() as f64).sqrt()))
        };
        let share = |input: usize| -> Result<VarianceShare, UncertaintyError> {
            let triples = || column(0).zip(column(1)).zip(column(2 + input));
            let first = triples().map(|((a, b), mixed)| (b - mean) * (mixed - a) / variance);
            let total = triples().map(|((a, _), mixed)| 0.5 * (a - mixed) * (a - mixed) / variance);
            let (first, first_standard_error) = estimate(first.collect())?;
            let (total, total_standard_error) = estimate(total.collect())?;
            Ok(VarianceShare { first, first_standard_error, total, total_standard_error })
        };
        let inputs = (0..inputs).map(share).collect::<Result<_, _>>()?;
        Ok(Self { mean, variance, inputs })
    }
}
