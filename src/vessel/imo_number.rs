//! The IMO ship identification number.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A seven-digit IMO number whose check digit is right.
///
/// The check digit is the last digit of `7 d₁ + 6 d₂ + 5 d₃ + 4 d₄ + 3 d₅ + 2 d₆`.
///
/// # Source
///
/// IMO resolution A.1117(30), IMO ship identification number scheme.
///
/// # Examples
///
/// ```
/// use green_corridor::vessel::ImoNumber;
/// assert!("IMO 9074729".parse::<ImoNumber>().is_ok());
/// let error = "9074728".parse::<ImoNumber>().unwrap_err();
/// assert_eq!(error.to_string(), "IMO number `9074728` has check digit 8, its first six digits give 9");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "ImoNumberText", into = "String")]
pub struct ImoNumber(u32);

/// A number that is not an IMO number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImoNumberError {
    /// Not seven digits, or a leading zero.
    #[error("IMO number `{given}` must be seven digits, the first not 0, with or without `IMO` before them")]
    Shape {
        /// What was given.
        given: String,
    },
    /// The last digit does not fit the first six.
    #[error("IMO number `{given}` has check digit {check}, its first six digits give {expected}")]
    CheckDigit {
        /// What was given.
        given: String,
        /// Its last digit.
        check: u32,
        /// The right last digit.
        expected: u32,
    },
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ImoNumberText {
    Number(u32),
    Text(String),
}

impl ImoNumber {
    /// The seven digits as a number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl FromStr for ImoNumber {
    type Err = ImoNumberError;

    fn from_str(text: &str) -> Result<Self, ImoNumberError> {
        let digits = text.trim().strip_prefix("IMO").unwrap_or(text).trim();
        let parsed: Option<Vec<u32>> = digits.chars().map(|digit| digit.to_digit(10)).collect();
        let digits = match parsed {
            Some(digits) if digits.len() == 7 && digits[0] != 0 => digits,
            _ => return Err(ImoNumberError::Shape { given: text.to_owned() }),
        };
        let sum: u32 = digits.iter().zip([7, 6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
        let (check, expected) = (digits[6], sum % 10);
        if check != expected {
            return Err(ImoNumberError::CheckDigit { given: text.to_owned(), check, expected });
        }
        Ok(Self(digits.iter().fold(0, |number, digit| number * 10 + digit)))
    }
}

impl TryFrom<u32> for ImoNumber {
    type Error = ImoNumberError;
    fn try_from(number: u32) -> Result<Self, ImoNumberError> {
        format!("{number:07}").parse()
    }
}

impl TryFrom<ImoNumberText> for ImoNumber {
    type Error = ImoNumberError;
    fn try_from(text: ImoNumberText) -> Result<Self, ImoNumberError> {
        match text {
            ImoNumberText::Number(number) => Self::try_from(number),
            ImoNumberText::Text(text) => text.parse(),
        }
    }
}

impl From<ImoNumber> for String {
    fn from(number: ImoNumber) -> Self {
        format!("{:07}", number.0)
    }
}

impl fmt::Display for ImoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IMO {:07}", self.0)
    }
}
