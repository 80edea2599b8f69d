//! Cells as EMSA prints them.

use std::fmt;

use super::Column;

/// Longest number. With fewer characters than this no quotient of two leaves the range of numbers.
const LONGEST_NUMBER: usize = 24;

/// A reported value, or what stands in its place. None of them is zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<T> {
    /// A value.
    Value(T),
    /// Nothing.
    Empty,
    /// `N/A`.
    NotApplicable,
    /// `Division by zero!`.
    DivisionByZero,
    /// The file has no such column.
    NoColumn,
}

/// Why a text is no number of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CellProblem {
    /// A comma, for decimals or thousands.
    Comma,
    /// An exponent.
    Exponent,
    /// Too many characters.
    TooLong,
    /// Anything else that is not a plain decimal, `N/A` or `Division by zero!`.
    NotADecimal,
    /// Not a year from 2018 on, with or without a part of it in brackets behind.
    NotAPeriod,
}

/// Why something cannot be derived from a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{column}` {lack}")]
pub struct Underivable {
    /// The column that is wanting.
    pub column: Column,
    /// What it has instead.
    pub lack: Lack,
}

/// What a column has instead of a number that something could be derived from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Nothing.
    Empty,
    /// `N/A`.
    NotApplicable,
    /// `Division by zero!`.
    DivisionByZero,
    /// The file has no such column.
    NoColumn,
    /// Zero, or less, where it divides.
    NotPositive,
}

impl<T> Cell<T> {
    /// The value.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            _ => None,
        }
    }

    /// The same with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Value(value) => Cell::Value(change(value)),
            Self::Empty => Cell::Empty,
            Self::NotApplicable => Cell::NotApplicable,
            Self::DivisionByZero => Cell::DivisionByZero,
            Self::NoColumn => Cell::NoColumn,
        }
    }

    /// The value, or what stands in its place.
    pub(super) fn of(self, column: Column) -> Result<T, Underivable> {
        let lack = match self {
            Self::Value(value) => return Ok(value),
            Self::Empty => Lack::Empty,
            Self::NotApplicable => Lack::NotApplicable,
            Self::DivisionByZero => Lack::DivisionByZero,
            Self::NoColumn => Lack::NoColumn,
        };
        Err(Underivable { column, lack })
    }
}

impl Cell<f64> {
    /// Reads a plain decimal, an empty cell, `N/A` or `Division by zero!`.
    pub(super) fn read(text: &str) -> Result<Self, CellProblem> {
        match text {
            "" => return Ok(Self::Empty),
            "N/A" => return Ok(Self::NotApplicable),
            "Division by zero!" => return Ok(Self::DivisionByZero),
            _ => {}
        }
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) {
            return Err(problem(text));
        }
        if text.len() > LONGEST_NUMBER {
            return Err(CellProblem::TooLong);
        }
        text.parse().map(Self::Value).map_err(|_| CellProblem::NotADecimal)
    }
}

fn problem(text: &str) -> CellProblem {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let numeric = |mark: &[u8]| {
        unsigned.starts_with(|first: char| first.is_ascii_digit())
            && unsigned.bytes().any(|byte| mark.contains(&byte))
            && unsigned
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"+-.".contains(&byte) || mark.contains(&byte))
    };
    if numeric(b",") {
        CellProblem::Comma
    } else if numeric(b"eE") {
        CellProblem::Exponent
    } else {
        CellProblem::NotADecimal
    }
}

impl fmt::Display for CellProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Comma => "a comma; decimals have a point, thousands no mark",
            Self::Exponent => "an exponent; write the decimal out",
            Self::TooLong => "longer than 24 characters",
            Self::NotADecimal => "not a decimal, `N/A`, `Division by zero!` or empty",
            Self::NotAPeriod => "not a year from 2018 on, as `2023` or `2024 (a part of it)`",
        })
    }
}

impl fmt::Display for Lack {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Empty => "is empty",
            Self::NotApplicable => "is `N/A`",
            Self::DivisionByZero => "is `Division by zero!`",
            Self::NoColumn => "is no column of the file",
            Self::NotPositive => "is not above zero",
        })
    }
}
