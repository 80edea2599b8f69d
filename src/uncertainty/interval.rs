//! Interval arithmetic, rounded outwards.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::number::power;
use super::rounding::{self, Rounded};
use super::{MAGNITUDE, Number, UncertaintyError};
use crate::units::Bound;

/// Neighbours away from a power or cubic root of `libm` within which the exact one must lie, and those of any two
/// arguments in order: its errors are below one unit in the last place each.
const STEPS: u8 = 2;

/// A closed range of numbers, or the whole line.
///
/// Whatever the numbers inside the operands, the result of the operation on them is inside the result: ends are
/// rounded outwards. Where nothing can be said, the interval is [`Interval::WHOLE`] and stays so: after a division by
/// a range that holds zero, an overflow, a square root of a range with negative numbers, or a real power of one that
/// reaches zero. An input that appears twice is taken for two inputs, so that a range may come out wider than it is.
///
/// # Source
///
/// Moore, Kearfott and Cloud, *Introduction to Interval Analysis*, SIAM 2009, chapters 2 and 3. IEEE 1788-2015 would
/// give a half line where this gives the whole one.
///
/// # Examples
///
/// ```
/// use green_corridor::uncertainty::{Interval, UncertaintyError};
///
/// let fuel_t = Interval::new(1_500.0, 1_600.0)?;
/// let co2_t = fuel_t * Interval::new(3.0, 3.25)?;
/// assert_eq!((co2_t.low(), co2_t.high()), (4_500.0, 5_200.0));
/// let per_teu = co2_t / Interval::new(0.0, 10.0)?;
/// assert_eq!(per_teu.bounded(), Err(UncertaintyError::Unbounded));
/// # Ok::<(), UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    low: f64,
    high: f64,
}

impl Interval {
    /// Any number: nothing is known.
    pub const WHOLE: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY };

    /// From `low` to `high`, both included.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::OutOfRange`] for an end that is not finite or above 10²⁴, and for `high` below
    /// `low`.
    pub fn new(low: f64, high: f64) -> Result<Self, UncertaintyError> {
        let low = MAGNITUDE.named("low").check(low)?;
        let high = Bound::new("high", low, MAGNITUDE.max, "").check(high)?;
        Ok(Self { low, high })
    }

    /// The lower end.
    pub const fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    pub const fn high(self) -> f64 {
        self.high
    }

    /// Whether a number lies in it, ends included.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The interval, if it is not the whole line.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Unbounded`].
    pub fn bounded(self) -> Result<Self, UncertaintyError> {
        if self.is_bounded() { Ok(self) } else { Err(UncertaintyError::Unbounded) }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    fn is_bounded(self) -> bool {
        self.low.is_finite() && self.high.is_finite()
    }

    /// An end that is no finite number makes the whole line.
    pub(super) fn between(low: f64, high: f64) -> Self {
        let interval = Self { low, high };
        if interval.is_bounded() { interval } else { Self::WHOLE }
    }

    fn of(low: Rounded, high: Rounded) -> Self {
        Self::between(low.down, high.up)
    }

    /// All values of a function that is monotone in either argument.
    fn corners(self, other: Self, function: impl Fn(f64, f64) -> Rounded) -> Self {
        if !(self.is_bounded() && other.is_bounded()) {
            return Self::WHOLE;
        }
        let first = function(self.low, other.low);
        let rest = [(self.low, other.high), (self.high, other.low), (self.high, other.high)];
        let hull = rest.into_iter().map(|(a, b)| function(a, b)).fold(first, |hull, corner| Rounded {
            down: hull.down.min(corner.down),
            up: hull.up.max(corner.up),
        });
        Self::of(hull, hull)
    }
}

impl Number for Interval {
    fn value(self) -> f64 {
        0.5 * self.low + 0.5 * self.high
    }

    fn min(self, other: Self) -> Self {
        if !(self.is_bounded() && other.is_bounded()) {
            return Self::WHOLE;
        }
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    fn max(self, other: Self) -> Self {
        if !(self.is_bounded() && other.is_bounded()) {
            return Self::WHOLE;
        }
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    fn if_above(
        self,
        threshold: f64,
        above: impl FnOnce(Self) -> Self,
        otherwise: impl FnOnce(Self) -> Self,
    ) -> Self {
        if self.low > threshold {
            above(self)
        } else if self.high <= threshold {
            otherwise(self)
        } else {
            above(Self::between(threshold, self.high)).hull(otherwise(Self::between(self.low, threshold)))
        }
    }

    fn powi(self, exponent: i32) -> Self {
        if !self.is_bounded() {
            return Self::WHOLE;
        }
        let n = exponent.unsigned_abs();
        let ends = power(Self::from(self.low), n).hull(power(Self::from(self.high), n));
        // An even power falls to zero between a negative and a positive end.
        let falls = n != 0 && n.is_multiple_of(2) && self.contains(0.0);
        let power = if falls { ends.hull(Self::from(0.0)) } else { ends };
        if exponent < 0 { Self::from(1.0) / power } else { power }
    }

    fn powf(self, exponent: f64) -> Self {
        if self.low <= 0.0 {
            return Self::WHOLE;
        }
        let end = |x: f64| Rounded::within(Number::powf(x, exponent), STEPS);
        let (low, high) = (end(self.low), end(self.high));
        if exponent < 0.0 { Self::of(high, low) } else { Self::of(low, high) }
    }

    fn sqrt(self) -> Self {
        if self.low < 0.0 {
            return Self::WHOLE;
        }
        Self::of(rounding::root(self.low), rounding::root(self.high))
    }

    fn cbrt(self) -> Self {
        let end = |x: f64| match Number::cbrt(x) {
            0.0 => Rounded { down: 0.0, up: 0.0 },
            root => Rounded::within(root, STEPS),
        };
        Self::of(end(self.low), end(self.high))
    }
}

/// A point; what is not finite is the whole line.
impl From<f64> for Interval {
    fn from(value: f64) -> Self {
        Self::between(value, value)
    }
}

impl Add for Interval {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::of(rounding::sum(self.low, other.low), rounding::sum(self.high, other.high))
    }
}

impl Sub for Interval {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Interval {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        self.corners(other, rounding::product)
    }
}

/// The whole line where the divisor holds zero.
impl Div for Interval {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        if other.contains(0.0) { Self::WHOLE } else { self.corners(other, rounding::quotient) }
    }
}

impl Neg for Interval {
    type Output = Self;
    fn neg(self) -> Self {
        Self { low: -self.high, high: -self.low }
    }
}

impl Add<f64> for Interval {
    type Output = Self;
    fn add(self, constant: f64) -> Self {
        self + Self::from(constant)
    }
}

impl Sub<f64> for Interval {
    type Output = Self;
    fn sub(self, constant: f64) -> Self {
        self - Self::from(constant)
    }
}

impl Mul<f64> for Interval {
    type Output = Self;
    fn mul(self, constant: f64) -> Self {
        self * Self::from(constant)
    }
}

impl Div<f64> for Interval {
    type Output = Self;
    fn div(self, constant: f64) -> Self {
        self / Self::from(constant)
    }
}

impl AddAssign for Interval {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::from(0.0), Add::add)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        fmt::Display::fmt(&self.low, f)?;
        f.write_str(", ")?;
        fmt::Display::fmt(&self.high, f)?;
        f.write_str("]")
    }
}
