//! Many draws.

use std::num::NonZeroU32;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use super::sample::check;
use super::{Draw, Sample, UncertaintyError};
use crate::units::Bound;

/// Two have a spread; ten million give a mean to a three-thousandth of it.
const DRAWS: Bound = Bound::new("draws", 2.0, 10_000_000.0, "");

/// A run of draws with a seed. The same bytes come out of it on any number of threads.
///
/// ```
/// use green_corridor::uncertainty::{Distribution, MonteCarlo, UncertaintyError};
///
/// let grid = Distribution::triangular(500.0, 574.0, 600.0)?;
/// let run = MonteCarlo::new(1, 1_000)?;
/// let sample = run.run(|draw| Ok::<_, UncertaintyError>(draw.value(0, &grid)))?;
/// assert!((sample.mean() - grid.mean()).abs() < 4.0 * sample.standard_error());
/// # Ok::<(), UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonteCarlo {
    seed: u64,
    draws: u32,
    threads: NonZeroU32,
}

impl MonteCarlo {
    /// So many draws, on one thread.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::OutOfRange`] outside 2..=10,000,000 draws.
    pub fn new(seed: u64, draws: u32) -> Result<Self, UncertaintyError> {
        DRAWS.check(f64::from(draws))?;
        Ok(Self { seed, draws, threads: NonZeroU32::MIN })
    }

    /// On so many threads. Where there are none to be had, as in a browser, the caller's does all.
    #[must_use]
    pub const fn on_threads(self, threads: NonZeroU32) -> Self {
        Self { threads, ..self }
    }

    /// The seed.
    pub const fn seed(&self) -> u64 {
        self.seed
    }

    /// The number of draws.
    pub const fn draws(&self) -> u32 {
        self.draws
    }

    /// The results of a model with one output.
    ///
    /// # Errors
    ///
    /// Of the first draw, in their order, that has one: the model's own, or [`UncertaintyError::Output`] for a result
    /// that is not finite.
    pub fn run<E>(&self, model: impl Fn(Draw) -> Result<f64, E> + Sync) -> Result<Sample, E>
    where
        E: From<UncertaintyError> + Send,
    {
        let values = self.rows::<E>(1, |draw, outputs| {
            outputs.fill(model(draw)?);
            Ok(())
        })?;
        Ok(Sample::drawn(self.seed, values)?)
    }

    /// The results of a model with several outputs, such as the years of a scenario: a sample each. The model writes
    /// into a slice of that length; an output that it leaves out is an error.
    ///
    /// # Errors
    ///
    /// As [`MonteCarlo::run`].
    ///
    /// ```
    /// use green_corridor::uncertainty::{MonteCarlo, UncertaintyError};
    ///
    /// let run = MonteCarlo::new(1, 100)?;
    /// let samples = run.run_each(2, |draw, outputs| {
    ///     let demand = 1.0 + draw.uniform(0);
    ///     outputs.copy_from_slice(&[demand, 0.9 * demand]);
    ///     Ok::<_, UncertaintyError>(())
    /// })?;
    /// assert!(samples[0].minus(&samples[1])?.minimum() >= 0.1);
    /// # Ok::<(), UncertaintyError>(())
    /// ```
    pub fn run_each<E>(
        &self,
        outputs: usize,
        model: impl Fn(Draw, &mut [f64]) -> Result<(), E> + Sync,
    ) -> Result<Vec<Sample>, E>
    where
        E: From<UncertaintyError> + Send,
    {
        let rows = self.rows::<E>(outputs, model)?;
        let column = |output| rows.iter().skip(output).step_by(outputs).copied().collect();
        (0..outputs).map(|output| Sample::drawn(self.seed, column(output)).map_err(E::from)).collect()
    }

    /// The outputs of each draw, draw by draw.
    pub(super) fn rows<E>(
        &self,
        outputs: usize,
        model: impl Fn(Draw, &mut [f64]) -> Result<(), E> + Sync,
    ) -> Result<Vec<f64>, E>
    where
        E: From<UncertaintyError> + Send,
    {
        let part = |draws: Range<u32>| -> Result<Vec<f64>, E> {
            let mut rows = Vec::new();
            let mut row = vec![f64::NAN; outputs];
            for index in draws {
                row.fill(f64::NAN);
                model(Draw::new(self.seed, index), &mut row)?;
                for (output, value) in row.iter().enumerate() {
                    check(index as usize, output, *value)?;
                }
                rows.extend_from_slice(&row);
            }
            Ok(rows)
        };
        if self.threads == NonZeroU32::MIN {
            return part(0..self.draws);
        }
        let length = self.draws.div_ceil(self.threads.get());
        let parts = (0..self.draws)
            .step_by(length as usize)
            .map(|start| start..start.saturating_add(length).min(self.draws));
        thread::scope(|scope| {
            let part = &part;
            let spawn = |draws: Range<u32>| {
                let thread = thread::Builder::new().spawn_scoped(scope, {
                    let draws = draws.clone();
                    move || part(draws)
                });
                (draws, thread)
            };
            let running: Vec<_> = parts.map(spawn).collect();
            let mut rows = Vec::new();
            for (draws, thread) in running {
                rows.extend(match thread {
                    Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic))?,
                    Err(_) => part(draws)?,
                });
            }
            Ok(rows)
        })
    }
}
