//! What can be wrong with an uncertain number.

use crate::units::OutOfRange;

/// An error of uncertain numbers.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UncertaintyError {
    /// A parameter of a distribution outside its range.
    #[error("{distribution} distribution: {source}")]
    Parameter {
        /// The kind of distribution.
        distribution: &'static str,
        /// What was wrong.
        source: OutOfRange,
    },
    /// An end of an interval, a probability or a number of draws outside its range.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A partial derivative by a variable that a dual number does not have.
    #[error("variable {index} of a dual number with {variables}, counted from 0")]
    NoSuchVariable {
        /// The variable asked for.
        index: usize,
        /// How many there are.
        variables: usize,
    },
    /// An interval that is the whole line: something was divided by a range that holds zero, overflowed, or left the
    /// domain of a root or power.
    #[error(
        "the interval has no bounds: a division by a range with zero in it, an overflow, or a root of a negative"
    )]
    Unbounded,
    /// A result of a draw that is no finite number, or larger than any figure of the trade.
    #[error("draw {draw}, output {output}: {source}")]
    Output {
        /// The draw, counted from 0.
        draw: usize,
        /// The output of the model, counted from 0.
        output: usize,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A sample too small to have a spread.
    #[error("a sample needs 2 values, got {values}")]
    TooFew {
        /// How many there were.
        values: usize,
    },
    /// Samples that do not share their random numbers.
    #[error(
        "samples of {} and {} draws, seeds {:?} and {:?}, do not share their random numbers",
        draws[0], draws[1], seeds[0], seeds[1]
    )]
    Unpaired {
        /// Draws of either.
        draws: [usize; 2],
        /// Seed of either; none for a sample that was not drawn here.
        seeds: [Option<u64>; 2],
    },
    /// Shares of a variance that is zero.
    #[error("the result does not vary with its inputs: there is no variance to share")]
    ZeroVariance,
}
