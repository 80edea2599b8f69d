//! Forward-mode dual numbers.

use std::array::from_fn;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub};

use super::{Number, UncertaintyError};

/// A value and its exact partial derivatives by `N` variables.
///
/// `f(a + b ε) = f(a) + f′(a) b ε` with `ε² = 0`: each operation carries the derivatives by its own rule, so no step
/// size is chosen and none is wrong.
///
/// # Source
///
/// Griewank and Walther, *Evaluating Derivatives*, 2nd ed., SIAM 2008, chapter 3 (forward mode).
///
/// # Examples
///
/// ```
/// use green_corridor::uncertainty::{Dual, Number};
///
/// let speed = Dual::<1>::variable(17.0, 0)?;
/// let power = speed.cube() * 6.0;
/// assert_eq!((power.value(), power.derivatives()), (29_478.0, [3.0 * 17.0 * 17.0 * 6.0]));
/// # Ok::<(), green_corridor::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dual<const N: usize> {
    value: f64,
    derivatives: [f64; N],
}

impl<const N: usize> Dual<N> {
    /// A number that depends on no variable.
    pub const fn constant(value: f64) -> Self {
        Self { value, derivatives: [0.0; N] }
    }

    /// The variable of an index, counted from 0: its derivative by itself is 1.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::NoSuchVariable`] for an index that is not below `N`.
    pub fn variable(value: f64, index: usize) -> Result<Self, UncertaintyError> {
        let mut dual = Self::constant(value);
        let one = dual.derivatives.get_mut(index);
        *one.ok_or(UncertaintyError::NoSuchVariable { index, variables: N })? = 1.0;
        Ok(dual)
    }

    /// All variables at once, in their order.
    pub fn variables(values: [f64; N]) -> [Self; N] {
        from_fn(|k| Self {
            value: values[k],
            derivatives: from_fn(|other| if other == k { 1.0 } else { 0.0 }),
        })
    }

    /// The partial derivatives, in the order of the variables.
    pub const fn derivatives(&self) -> [f64; N] {
        self.derivatives
    }

    /// The standard deviation of the value, to first order, if the variables are independent and have these standard
    /// deviations: `u² = Σ (∂f/∂xₖ)² u²(xₖ)`.
    ///
    /// # Source
    ///
    /// JCGM 100:2008 (GUM), 5.1.2, equation 10.
    pub fn combined_uncertainty(&self, standard_deviations: [f64; N]) -> f64 {
        let terms = self.derivatives.iter().zip(standard_deviations);
        terms
            .map(|(derivative, deviation)| (derivative * deviation) * (derivative * deviation))
            .sum::<f64>()
            .sqrt()
    }

    /// A function of one number: its value here, and its slope. What does not depend on a variable does not begin to
    /// where the slope is infinite.
    #[inline]
    fn chain(self, value: f64, slope: f64) -> Self {
        let derivatives = self.derivatives.map(|inner| if inner == 0.0 { 0.0 } else { slope * inner });
        Self { value, derivatives }
    }

    #[inline]
    fn with(self, other: Self, value: f64, rule: impl Fn(f64, f64) -> f64) -> Self {
        Self { value, derivatives: from_fn(|k| rule(self.derivatives[k], other.derivatives[k])) }
    }
}

impl<const N: usize> Number for Dual<N> {
    #[inline]
    fn value(self) -> f64 {
        self.value
    }

    #[inline]
    fn min(self, other: Self) -> Self {
        if other.value < self.value { other } else { self }
    }

    #[inline]
    fn max(self, other: Self) -> Self {
        if other.value > self.value { other } else { self }
    }

    #[inline]
    fn if_above(
        self,
        threshold: f64,
        above: impl FnOnce(Self) -> Self,
        otherwise: impl FnOnce(Self) -> Self,
    ) -> Self {
        if self.value > threshold { above(self) } else { otherwise(self) }
    }

    // (xⁿ)′ = n xⁿ⁻¹
    #[inline]
    fn powi(self, exponent: i32) -> Self {
        let slope = match exponent {
            0 => 0.0,
            n => f64::from(n) * Number::powi(self.value, n.saturating_sub(1)),
        };
        self.chain(Number::powi(self.value, exponent), slope)
    }

    // (xᵖ)′ = p xᵖ⁻¹
    #[inline]
    fn powf(self, exponent: f64) -> Self {
        let slope = if exponent == 0.0 { 0.0 } else { exponent * Number::powf(self.value, exponent - 1.0) };
        self.chain(Number::powf(self.value, exponent), slope)
    }

    // (√x)′ = 1 / (2 √x)
    #[inline]
    fn sqrt(self) -> Self {
        let root = self.value.sqrt();
        self.chain(root, 0.5 / root)
    }

    // (∛x)′ = 1 / (3 ∛x²)
    #[inline]
    fn cbrt(self) -> Self {
        let root = Number::cbrt(self.value);
        self.chain(root, 1.0 / (3.0 * root * root))
    }
}

impl<const N: usize> From<f64> for Dual<N> {
    #[inline]
    fn from(value: f64) -> Self {
        Self::constant(value)
    }
}

impl<const N: usize> Add for Dual<N> {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        self.with(other, self.value + other.value, |a, b| a + b)
    }
}

impl<const N: usize> Sub for Dual<N> {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        self.with(other, self.value - other.value, |a, b| a - b)
    }
}

// (u v)′ = u′ v + u v′
#[expect(clippy::suspicious_arithmetic_impl, reason = "the rule of the derivative has other operations")]
impl<const N: usize> Mul for Dual<N> {
    type Output = Self;
    #[inline]
    fn mul(self, other: Self) -> Self {
        self.with(other, self.value * other.value, |a, b| a * other.value + self.value * b)
    }
}

// (u / v)′ = (u′ − (u / v) v′) / v
#[expect(clippy::suspicious_arithmetic_impl, reason = "the rule of the derivative has other operations")]
impl<const N: usize> Div for Dual<N> {
    type Output = Self;
    #[inline]
    fn div(self, other: Self) -> Self {
        let quotient = self.value / other.value;
        self.with(other, quotient, |a, b| (a - quotient * b) / other.value)
    }
}

impl<const N: usize> Add<f64> for Dual<N> {
    type Output = Self;
    #[inline]
    fn add(self, constant: f64) -> Self {
        Self { value: self.value + constant, ..self }
    }
}

impl<const N: usize> Sub<f64> for Dual<N> {
    type Output = Self;
    #[inline]
    fn sub(self, constant: f64) -> Self {
        Self { value: self.value - constant, ..self }
    }
}

impl<const N: usize> Mul<f64> for Dual<N> {
    type Output = Self;
    #[inline]
    fn mul(self, constant: f64) -> Self {
        Self { value: self.value * constant, derivatives: self.derivatives.map(|a| a * constant) }
    }
}

impl<const N: usize> Div<f64> for Dual<N> {
    type Output = Self;
    #[inline]
    fn div(self, constant: f64) -> Self {
        Self { value: self.value / constant, derivatives: self.derivatives.map(|a| a / constant) }
    }
}

impl<const N: usize> Neg for Dual<N> {
    type Output = Self;
    #[inline]
    fn neg(self) -> Self {
        Self { value: -self.value, derivatives: self.derivatives.map(|a| -a) }
    }
}

impl<const N: usize> AddAssign for Dual<N> {
    #[inline]
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

// From −0 as the sum of f64 does.
impl<const N: usize> Sum for Dual<N> {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::constant(-0.0), Add::add)
    }
}
