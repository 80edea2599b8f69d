//! What an uncertain input may be.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::normal::standard_quantile;
use super::{Interval, MAGNITUDE, UncertaintyError};
use crate::units::{Bound, OutOfRange};

const STANDARD_DEVIATION: Bound = Bound::new("sd", 0.0, 1e24, "");
const MEDIAN: Bound = Bound::new("median", 1e-24, 1e24, "");
/// A factor of 100 either way holds two thirds: what is less certain is not known.
const GEOMETRIC_SD: Bound = Bound::new("geometric_sd", 1.0, 100.0, "");
const PERCENT: Bound = Bound::new("percent", 0.0, 1_000.0, "%");
/// What a draw can be.
const PROBABILITY: Bound = Bound::new("probability", f64::EPSILON / 2.0, 1.0 - f64::EPSILON / 2.0, "");
const SHARE: Bound = Bound::new("share", 0.0, 1.0 - f64::EPSILON, "");

/// `Φ⁻¹(0.975)`: 95 % of a normal distribution lie within so many standard deviations.
const NORMAL_95: f64 = 1.959_963_984_540_054;

/// The probability distribution of one input.
///
/// | kind | quantile of `p` | said as |
/// |---|---|---|
/// | fixed | `value` | a figure taken as exact |
/// | uniform | `low + p (high − low)` | from … to …, nothing else known |
/// | triangular | `low + √(p w a)` below the mode, else `high − √((1 − p) w b)` | low, central, high |
/// | normal | `mean + sd Φ⁻¹(p)` | ± x % at 95 % |
/// | log-normal | `median · geometric_sd^Φ⁻¹(p)` | within a factor of … |
///
/// with `w = high − low`, `a = mode − low`, `b = high − mode`. A normal distribution has no ends: for what cannot be
/// negative and is known to worse than some 30 %, use another. In a file:
/// `{ distribution = "triangular", low = 0.7, mode = 0.8, high = 0.9 }`, in the caller's units.
///
/// # Source
///
/// The kinds: IPCC 2006 Guidelines, volume 1, chapter 3, *Uncertainties*. Triangular: Kotz and van Dorp, *Beyond Beta*,
/// 2004, chapter 1. Log-normal by median and geometric standard deviation: Limpert, Stahel and Abbt, BioScience 51(5),
/// 2001.
///
/// # Examples
///
/// ```
/// use green_corridor::uncertainty::Distribution;
///
/// let utilisation = Distribution::triangular(0.6, 0.8, 0.9)?;
/// assert!((utilisation.mean() - 2.3 / 3.0).abs() < 1e-15);
/// let factor = Distribution::normal_within(3.75, 4.0)?;
/// assert!((factor.quantile(0.975)? - 3.75 * 1.04).abs() < 1e-14);
/// let error = Distribution::triangular(0.6, 0.95, 0.9).unwrap_err();
/// assert_eq!(error.to_string(), "triangular distribution: `mode` must be in 0.6..=0.9, got 0.95");
/// # Ok::<(), green_corridor::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Form", into = "Form")]
pub struct Distribution(Form);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "distribution", rename_all = "snake_case", deny_unknown_fields)]
enum Form {
    Fixed { value: f64 },
    Uniform { low: f64, high: f64 },
    Triangular { low: f64, mode: f64, high: f64 },
    Normal { mean: f64, sd: f64 },
    LogNormal { median: f64, geometric_sd: f64 },
}

impl Distribution {
    /// No uncertainty.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for a value that is not finite or above 10²⁴.
    pub fn fixed(value: f64) -> Result<Self, UncertaintyError> {
        Form::Fixed { value }.try_into()
    }

    /// As likely anywhere from `low` to `high`.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for an end that is not finite, and for `high` below `low`.
    pub fn uniform(low: f64, high: f64) -> Result<Self, UncertaintyError> {
        Form::Uniform { low, high }.try_into()
    }

    /// From `low` to `high`, most likely at `mode`.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for a number that is not finite, and for a mode outside the ends.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Result<Self, UncertaintyError> {
        Form::Triangular { low, mode, high }.try_into()
    }

    /// By mean and standard deviation.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for a number that is not finite, and for a negative standard deviation.
    pub fn normal(mean: f64, sd: f64) -> Result<Self, UncertaintyError> {
        Form::Normal { mean, sd }.try_into()
    }

    /// Normal, with 95 % within so many percent of the mean: `sd = |mean| · percent / 100 / 1.96`.
    ///
    /// # Source
    ///
    /// IPCC 2006 Guidelines, volume 1, chapter 3: the uncertainty of an inventory is half the 95 % interval in percent.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for a mean that is not finite, and for a percentage outside 0..=1000.
    pub fn normal_within(mean: f64, percent: f64) -> Result<Self, UncertaintyError> {
        let percent = PERCENT
            .check(percent)
            .map_err(|source| UncertaintyError::Parameter { distribution: "normal", source })?;
        Self::normal(mean, mean.abs() * percent / 100.0 / NORMAL_95)
    }

    /// By median and geometric standard deviation: about two thirds within that factor either way, 95 % within its
    /// square.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::Parameter`] for a median that is not positive, and a geometric standard deviation outside
    /// 1..=100.
    pub fn log_normal(median: f64, geometric_sd: f64) -> Result<Self, UncertaintyError> {
        Form::LogNormal { median, geometric_sd }.try_into()
    }

    /// The value that the input is below with this probability.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::OutOfRange`] for a probability that is not between 0 and 1; there a normal distribution has
    /// no value.
    pub fn quantile(&self, probability: f64) -> Result<f64, UncertaintyError> {
        Ok(self.at(PROBABILITY.check(probability)?))
    }

    /// The middle of it that holds this share: the quantiles of `(1 ∓ share) / 2`.
    ///
    /// # Errors
    ///
    /// [`UncertaintyError::OutOfRange`] for a share outside 0..1.
    pub fn central(&self, share: f64) -> Result<Interval, UncertaintyError> {
        let share = SHARE.check(share)?;
        let (low, high) = (0.5 - 0.5 * share, 0.5 + 0.5 * share);
        Ok(Interval::between(self.at(low), self.at(high)))
    }

    /// From the least to the most it can be; `None` for what has no ends.
    pub fn support(&self) -> Option<Interval> {
        match self.0 {
            Form::Fixed { value } => Some(Interval::from(value)),
            Form::Uniform { low, high } | Form::Triangular { low, high, .. } => {
                Some(Interval::between(low, high))
            }
            Form::Normal { .. } | Form::LogNormal { .. } => None,
        }
    }

    /// The expectation.
    pub fn mean(&self) -> f64 {
        match self.0 {
            Form::Fixed { value } => value,
            Form::Uniform { low, high } => low + (high - low) / 2.0,
            // (low + mode + high) / 3
            Form::Triangular { low, mode, high } => low + ((mode - low) + (high - low)) / 3.0,
            Form::Normal { mean, .. } => mean,
            // median · exp(σ² / 2), σ = ln(geometric_sd)
            Form::LogNormal { median, geometric_sd } => {
                let sigma = libm::log(geometric_sd);
                median * libm::exp(sigma * sigma / 2.0)
            }
        }
    }

    /// The square root of the variance.
    pub fn standard_deviation(&self) -> f64 {
        match self.0 {
            Form::Fixed { .. } => 0.0,
            // w² / 12
            Form::Uniform { low, high } => (high - low) / 12.0_f64.sqrt(),
            // (a² + a b + b²) / 18
            Form::Triangular { low, mode, high } => {
                let (a, b) = (mode - low, high - mode);
                ((a * a + a * b + b * b) / 18.0).sqrt()
            }
            Form::Normal { sd, .. } => sd,
            // mean² (exp(σ²) − 1)
            Form::LogNormal { geometric_sd, .. } => {
                let sigma = libm::log(geometric_sd);
                self.mean() * libm::expm1(sigma * sigma).sqrt()
            }
        }
    }

    /// The quantile of a probability that is known to lie between 0 and 1.
    #[inline]
    pub(super) fn at(&self, p: f64) -> f64 {
        match self.0 {
            Form::Fixed { value } => value,
            Form::Uniform { low, high } => (low + p * (high - low)).min(high),
            Form::Triangular { low, mode, high } => {
                let (w, a, b) = (high - low, mode - low, high - mode);
                let value =
                    if p * w < a { low + (p * w * a).sqrt() } else { high - ((1.0 - p) * w * b).sqrt() };
                value.max(low).min(high)
            }
            Form::Normal { mean, sd } => mean + sd * standard_quantile(p),
            Form::LogNormal { median, geometric_sd } => {
                median * libm::pow(geometric_sd, standard_quantile(p))
            }
        }
    }
}

impl Form {
    fn name(&self) -> &'static str {
        match self {
            Self::Fixed { .. } => "fixed",
            Self::Uniform { .. } => "uniform",
            Self::Triangular { .. } => "triangular",
            Self::Normal { .. } => "normal",
            Self::LogNormal { .. } => "log-normal",
        }
    }

    fn check(&self) -> Result<(), OutOfRange> {
        let inside = |name, low, value, high| Bound::new(name, low, high, "").check(value);
        match *self {
            Self::Fixed { value } => MAGNITUDE.check(value)?,
            Self::Uniform { low, high } => {
                MAGNITUDE.named("low").check(low)?;
                inside("high", low, high, MAGNITUDE.max)?
            }
            Self::Triangular { low, mode, high } => {
                MAGNITUDE.named("low").check(low)?;
                inside("high", low, high, MAGNITUDE.max)?;
                inside("mode", low, mode, high)?
            }
            Self::Normal { mean, sd } => {
                MAGNITUDE.named("mean").check(mean)?;
                STANDARD_DEVIATION.check(sd)?
            }
            Self::LogNormal { median, geometric_sd } => {
                MEDIAN.check(median)?;
                GEOMETRIC_SD.check(geometric_sd)?
            }
        };
        Ok(())
    }
}

impl TryFrom<Form> for Distribution {
    type Error = UncertaintyError;
    fn try_from(form: Form) -> Result<Self, UncertaintyError> {
        let parameter = |source| UncertaintyError::Parameter { distribution: form.name(), source };
        form.check().map(|()| Self(form)).map_err(parameter)
    }
}

impl From<Distribution> for Form {
    fn from(Distribution(form): Distribution) -> Form {
        form
    }
}

impl fmt::Display for Distribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Form::Fixed { value } => write!(f, "fixed {value}"),
            Form::Uniform { low, high } => write!(f, "uniform {low} to {high}"),
            Form::Triangular { low, mode, high } => write!(f, "triangular {low}, {mode}, {high}"),
            Form::Normal { mean, sd } => write!(f, "normal {mean}, sd {sd}"),
            Form::LogNormal { median, geometric_sd } => {
                write!(f, "log-normal {median}, geometric sd {geometric_sd}")
            }
        }
    }
}
