//! The arithmetic that plain, dual and interval numbers share.

use std::fmt::Debug;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

/// A real number, plain (`f64`) or carrying more ([`Dual`](super::Dual), [`Interval`](super::Interval)).
///
/// A function over `Number` makes its choices by [`Number::min`], [`Number::max`] and [`Number::if_above`], since an
/// interval may lie on both sides. The value of a dual number is that of the `f64` function to the bit, and the `f64`
/// value for any point of bounded intervals lies in the interval of the function.
///
/// ```
/// use green_corridor::uncertainty::{Interval, Number};
///
/// /// Demand of the boilers: none above 20 % of engine load.
/// fn boilers_kw<T: Number>(load: T) -> T {
///     load.if_above(0.2, |_| 0.0.into(), |load| (load - 0.2) * -2_000.0)
/// }
/// assert_eq!(boilers_kw(0.5), 0.0);
/// assert!(boilers_kw(Interval::new(0.1, 0.3)?).contains(200.0));
/// # Ok::<(), green_corridor::uncertainty::UncertaintyError>(())
/// ```
pub trait Number:
    Copy
    + Debug
    + PartialEq
    + From<f64>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + Sum
{
    /// The plain number; of an interval the middle, NaN for the whole line. For reports: a choice by it would be
    /// wrong for an interval.
    fn value(self) -> f64;

    /// The smaller of two; the first if they are equal.
    #[must_use]
    fn min(self, other: Self) -> Self;

    /// The larger of two; the first if they are equal.
    #[must_use]
    fn max(self, other: Self) -> Self;

    /// `above` of a number above the threshold, `otherwise` of any other; for an interval with both, the hull of each
    /// of its own part.
    #[must_use]
    fn if_above(
        self,
        threshold: f64,
        above: impl FnOnce(Self) -> Self,
        otherwise: impl FnOnce(Self) -> Self,
    ) -> Self;

    /// `xⁿ` by products; `x⁰ = 1`.
    #[must_use]
    fn powi(self, exponent: i32) -> Self;

    /// `x³`, as `x·x·x`.
    #[must_use]
    fn cube(self) -> Self {
        self.powi(3)
    }

    /// `xᵖ` for `x > 0`.
    #[must_use]
    fn powf(self, exponent: f64) -> Self;

    /// `√x` for `x ≥ 0`.
    #[must_use]
    fn sqrt(self) -> Self;

    /// `∛x`.
    #[must_use]
    fn cbrt(self) -> Self;
}

impl Number for f64 {
    #[inline]
    fn value(self) -> f64 {
        self
    }

    #[inline]
    fn min(self, other: f64) -> f64 {
        if other < self { other } else { self }
    }

    #[inline]
    fn max(self, other: f64) -> f64 {
        if other > self { other } else { self }
    }

    #[inline]
    fn if_above(
        self,
        threshold: f64,
        above: impl FnOnce(f64) -> f64,
        otherwise: impl FnOnce(f64) -> f64,
    ) -> f64 {
        if self > threshold { above(self) } else { otherwise(self) }
    }

    // Not `f64::powi`: its rounding differs by platform.
    #[inline]
    fn powi(self, exponent: i32) -> f64 {
        let power = power(self, exponent.unsigned_abs());
        if exponent < 0 { 1.0 / power } else { power }
    }

    #[inline]
    fn cube(self) -> f64 {
        self * self * self
    }

    // Not `f64::powf` and `f64::cbrt`: theirs is the library of the platform.
    #[inline]
    fn powf(self, exponent: f64) -> f64 {
        libm::pow(self, exponent)
    }

    #[inline]
    fn sqrt(self) -> f64 {
        f64::sqrt(self)
    }

    #[inline]
    fn cbrt(self) -> f64 {
        libm::cbrt(self)
    }
}

/// `xⁿ` by squaring.
#[inline]
pub(super) fn power<T: Number>(base: T, exponent: u32) -> T {
    let (mut result, mut square, mut left) = (T::from(1.0), base, exponent);
    while left > 1 {
        if left & 1 == 1 {
            result = result * square;
        }
        square = square * square;
        left >>= 1;
    }
    if left == 1 { result * square } else { result }
}
