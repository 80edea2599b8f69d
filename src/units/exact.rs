//! Exact decimals, for regulators whose rounding is part of the rule.
//!
//! A binary number has no ties: 0.00000005 is a little more or a little less. Where a service publishes
//! "seven places, half up", only decimals give its last digit.

use std::fmt;
use std::ops::{Add, Mul, Sub};
use std::str::FromStr;

use bigdecimal::num_bigint::{BigInt, Sign};
use bigdecimal::{BigDecimal, RoundingMode, Signed, Zero};
use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::decimal::round_15;

/// An exact decimal number of any length. It keeps its places: `1.50` prints as `1.50`.
///
/// Sums, differences and products are exact. A sum has the places of the longer term, a product those of both
/// factors. Rounding and division are half up in magnitude: a tie goes away from zero, on either side of it.
/// Two decimals are equal if their numbers are: `1.5 = 1.50`. In files it is a string.
///
/// # Examples
///
/// ```
/// use green_corridor::units::Decimal;
///
/// let amount: Decimal = "1.12345".parse()?;
/// let density: Decimal = "10.456".parse()?;
/// let tonnes = &amount * &density;
/// assert_eq!(tonnes.to_string(), "11.74679320");
/// assert_eq!(tonnes.rounded_half_up(5).to_string(), "11.74679");
/// assert_eq!("-0.5".parse::<Decimal>()?.rounded_half_up(0).to_string(), "-1");
/// assert!("1e3".parse::<Decimal>().is_err());
/// # Ok::<(), green_corridor::units::DecimalError>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(BigDecimal);

/// A text or a number that is not a plain decimal.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{field}` must be a plain decimal of at most {longest} characters: an optional minus, digits, and an \
     optional point with digits behind it; got `{value}`",
    longest = Decimal::LONGEST
)]
pub struct DecimalError {
    /// The field.
    pub field: &'static str,
    /// What was given, its first characters where it is long.
    pub value: String,
}

impl DecimalError {
    fn new(field: &'static str, value: &str) -> Self {
        let mut shown: String = value.chars().take(Decimal::LONGEST).collect();
        if shown.len() < value.len() {
            shown.push('…');
        }
        Self { field, value: shown }
    }
}

impl Decimal {
    /// Characters of the longest decimal that is read.
    pub const LONGEST: usize = 40;

    /// Reads the plain decimal of a field: `-12.50`, never `+1`, `1e3`, `1,5`, `.5` or ` 1`; nor `007` or `-0.0`, which
    /// would not be printed as they were read.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] for any other text.
    pub fn parse(field: &'static str, text: &str) -> Result<Self, DecimalError> {
        let error = || DecimalError::new(field, text);
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, places) = match unsigned.split_once('.') {
            Some((whole, places)) => (whole, Some(places)),
            None => (unsigned, None),
        };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let leading_zero = whole.len() > 1 && whole.starts_with('0');
        let minus_zero =
            unsigned.len() < text.len() && unsigned.bytes().all(|byte| matches!(byte, b'0' | b'.'));
        let plain = digits(whole) && places.is_none_or(digits) && !leading_zero && !minus_zero;
        if text.len() > Self::LONGEST || !plain {
            return Err(error());
        }
        BigDecimal::from_str(text).map(Self).map_err(|_| error())
    }

    /// The decimal that a number of a field stands for: its first 15 significant digits.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] for an infinity, NaN, or a number longer than [`Self::LONGEST`] as a plain decimal.
    pub fn from_f64(field: &'static str, value: f64) -> Result<Self, DecimalError> {
        // Adding zero takes the sign from a zero.
        Self::parse(field, &(round_15(value) + 0.0).to_string())
            .map_err(|_| DecimalError::new(field, &format!("{value:?}")))
    }

    /// Zero, without places.
    pub fn zero() -> Self {
        Self(BigDecimal::zero())
    }

    /// `digits / 10^places`: 28 is `(28, 0)`, a half is `(5, 1)`.
    pub fn from_digits(digits: i64, places: u8) -> Self {
        Self(BigDecimal::new(BigInt::from(digits), i64::from(places)))
    }

    /// The number of places behind the point.
    pub fn places(&self) -> u64 {
        self.0.fractional_digit_count().unsigned_abs()
    }

    /// Whether the number is below zero.
    pub fn is_negative(&self) -> bool {
        self.0.is_negative()
    }

    /// Whether the number is zero, of whatever places.
    pub fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// The number with exactly so many places; a tie goes away from zero.
    ///
    /// # Source
    ///
    /// `RoundingMode.HALF_UP` of Java, in which the UK reporting service is written.
    #[must_use]
    pub fn rounded_half_up(&self, places: u8) -> Self {
        Self(self.0.with_scale_round(i64::from(places), RoundingMode::HalfUp))
    }

    /// `self / divisor` with exactly so many places; a tie goes away from zero. `None` for a divisor of zero.
    #[must_use]
    pub fn divided_half_up(&self, divisor: &Self, places: u8) -> Option<Self> {
        if divisor.is_zero() {
            return None;
        }
        let (dividend, own_places) = self.0.as_bigint_and_exponent();
        let (divisor, other_places) = divisor.0.as_bigint_and_exponent();
        let shift = i64::from(places) + other_places - own_places;
        let power = BigInt::from(10_u8).pow(u32::try_from(shift.unsigned_abs()).ok()?);
        let (dividend, divisor) =
            if shift < 0 { (dividend, divisor * power) } else { (dividend * power, divisor) };
        let (numerator, denominator) = (dividend.magnitude(), divisor.magnitude());
        let rounded = (numerator * 2_u8 + denominator) / (denominator * 2_u8);
        let sign = if dividend.sign() == divisor.sign() { Sign::Plus } else { Sign::Minus };
        Some(Self(BigDecimal::new(BigInt::from_biguint(sign, rounded), i64::from(places))))
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;
    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::parse("decimal", text)
    }
}

impl Add for &Decimal {
    type Output = Decimal;
    fn add(self, other: Self) -> Decimal {
        let places = self.0.fractional_digit_count().max(other.0.fractional_digit_count());
        Decimal((&self.0 + &other.0).with_scale(places))
    }
}

impl Sub for &Decimal {
    type Output = Decimal;
    fn sub(self, other: Self) -> Decimal {
        let places = self.0.fractional_digit_count().max(other.0.fractional_digit_count());
        Decimal((&self.0 - &other.0).with_scale(places))
    }
}

impl Mul for &Decimal {
    type Output = Decimal;
    fn mul(self, other: Self) -> Decimal {
        let places = self.0.fractional_digit_count() + other.0.fractional_digit_count();
        Decimal((&self.0 * &other.0).with_scale(places))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_plain_string())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(DecimalVisitor)
    }
}

struct DecimalVisitor;

impl Visitor<'_> for DecimalVisitor {
    type Value = Decimal;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a plain decimal as a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Decimal, E> {
        text.parse().map_err(E::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn places_are_kept_and_never_an_exponent() {
        for text in [
            "0",
            "0.0000000",
            "-0.0000001",
            "100000000000000000000",
            "1.50",
            "-12.000",
            "0.00000000000000000001",
        ] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert!("-0.00".parse::<Decimal>().is_err());
        assert!("007.10".parse::<Decimal>().is_err());
        assert_eq!(Decimal::from_digits(-5, 1).to_string(), "-0.5");
        assert_eq!((&decimal("0.000") + &decimal("2.5")).to_string(), "2.500");
        assert_eq!((&decimal("2.5") - &decimal("0.000")).to_string(), "2.500");
        assert_eq!((&decimal("0.00") * &decimal("2.5")).to_string(), "0.000");
        assert_eq!((decimal("1.50"), decimal("1.50").places()), (decimal("1.5"), 2));
    }

    #[test]
    fn ties_go_away_from_zero() {
        for (text, places, rounded) in [
            ("0.5", 0, "1"),
            ("-0.5", 0, "-1"),
            ("2.5", 0, "3"),
            ("0.49999999999999999999", 0, "0"),
            ("-0.49", 0, "0"),
            ("0.00000005", 7, "0.0000001"),
            ("-0.00000005", 7, "-0.0000001"),
            ("9.99999995", 7, "10.0000000"),
            ("3", 7, "3.0000000"),
        ] {
            assert_eq!(decimal(text).rounded_half_up(places).to_string(), rounded, "{text}");
        }
    }

    #[test]
    fn a_quotient_is_rounded_once() {
        let quotient = |one: &str, other: &str, places| {
            decimal(one).divided_half_up(&decimal(other), places).map(|number| number.to_string())
        };
        assert_eq!(quotient("150", "800.0000000", 7).as_deref(), Some("0.1875000"));
        assert_eq!(quotient("1", "3", 7).as_deref(), Some("0.3333333"));
        assert_eq!(quotient("-2", "3", 7).as_deref(), Some("-0.6666667"));
        assert_eq!(quotient("-1", "-8", 2).as_deref(), Some("0.13"));
        assert_eq!(quotient("1", "-8", 2).as_deref(), Some("-0.13"));
        assert_eq!(quotient("0.00000000000000001", "2", 0).as_deref(), Some("0"));
        assert_eq!(quotient("0", "-2", 3).as_deref(), Some("0.000"));
        assert_eq!(quotient("1", "0.000", 7), None);
    }

    #[test]
    fn a_number_stands_for_its_decimal() {
        let of = |value| Decimal::from_f64("amount", value).map(|number| number.to_string());
        assert_eq!(of(0.1 + 0.2).as_deref(), Ok("0.3"));
        assert_eq!(of(-3.114).as_deref(), Ok("-3.114"));
        assert_eq!(of(-0.0).as_deref(), Ok("0"));
        assert_eq!(of(1e-9).as_deref(), Ok("0.000000001"));
        for (value, shown) in [
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-inf"),
            (f64::MAX, "1.7976931348623157e308"),
            (5e-324, "5e-324"),
        ] {
            assert_eq!(of(value).map_err(|error| error.value), Err(shown.to_owned()));
        }
    }
}
