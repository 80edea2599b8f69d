//! When a price was quoted, as exactly as its source says.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Date, ISOWeekDate, Weekday};
use serde::{Deserialize, Serialize};

use super::error::CostError;

/// The day or period of a quote. In files it is a text, as it prints. A month, a week or a span is made from its text
/// alone, so that there is none of a month 13.
///
/// # Examples
///
/// ```
/// use green_corridor::corridor::cost::QuoteDate;
///
/// for text in ["2026-08-14", "2026-08", "2025-W46", "2026", "2022/2023", "since 2022-04-01"] {
///     assert_eq!(text.parse::<QuoteDate>()?.to_string(), text);
/// }
/// assert!("August".parse::<QuoteDate>().is_err());
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[non_exhaustive]
pub enum QuoteDate {
    /// A day.
    Day(Date),
    /// An average or a day of a month.
    #[non_exhaustive]
    Month {
        /// The year.
        year: i16,
        /// The month, 1 to 12.
        month: i8,
    },
    /// An average of an ISO week.
    #[non_exhaustive]
    Week {
        /// The year of the week.
        year: i16,
        /// The week, 1 to 53.
        week: i8,
    },
    /// An average or a day of a year.
    Year(i16),
    /// A span of several years.
    #[non_exhaustive]
    Years {
        /// First year.
        from: i16,
        /// Last year.
        to: i16,
    },
    /// A tariff that holds from a day on.
    Since(Date),
}

impl QuoteDate {
    /// Whether the price is one of that year, so that it needs no conversion to be used in its prices.
    pub fn covers(self, price_year: i16) -> bool {
        match self {
            Self::Day(day) => day.year() == price_year,
            Self::Month { year, .. } | Self::Week { year, .. } | Self::Year(year) => year == price_year,
            Self::Years { from, to } => (from..=to).contains(&price_year),
            Self::Since(day) => day.year() <= price_year,
        }
    }

    /// The last day it speaks of; of a tariff the first. `None` for a period that no calendar has.
    pub fn last_day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Since(day) => Some(day),
            Self::Month { year, month } => Some(Date::new(year, month, 1).ok()?.last_of_month()),
            Self::Week { year, week } => Some(ISOWeekDate::new(year, week, Weekday::Sunday).ok()?.date()),
            Self::Year(year) | Self::Years { to: year, .. } => Date::new(year, 12, 31).ok(),
        }
    }
}

impl FromStr for QuoteDate {
    type Err = CostError;

    fn from_str(text: &str) -> Result<Self, CostError> {
        read(text).ok_or_else(|| CostError::Date { value: text.to_owned() })
    }
}

fn read(text: &str) -> Option<QuoteDate> {
    let date = if let Some(day) = text.strip_prefix("since ") {
        QuoteDate::Since(day.parse().ok()?)
    } else if let Some((from, to)) = text.split_once('/') {
        QuoteDate::Years { from: year(from)?, to: year(to)? }
    } else if let Some((of, week)) = text.split_once("-W") {
        QuoteDate::Week { year: year(of)?, week: two_digits(week)? }
    } else {
        match text.len() {
            4 => QuoteDate::Year(year(text)?),
            7 => {
                let (of, month) = text.split_once('-')?;
                QuoteDate::Month { year: year(of)?, month: two_digits(month)? }
            }
            _ => QuoteDate::Day(text.parse().ok()?),
        }
    };
    let ordered = !matches!(date, QuoteDate::Years { from, to } if from >= to);
    // What does not print as it was read would be a guess.
    (ordered && date.last_day().is_some() && date.to_string() == text).then_some(date)
}

fn year(text: &str) -> Option<i16> {
    (text.len() == 4).then(|| text.parse().ok())?
}

fn two_digits(text: &str) -> Option<i8> {
    (text.len() == 2).then(|| text.parse().ok())?
}

impl fmt::Display for QuoteDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Week { year, week } => write!(f, "{year:04}-W{week:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Years { from, to } => write!(f, "{from:04}/{to:04}"),
            Self::Since(day) => write!(f, "since {day}"),
        }
    }
}

impl TryFrom<String> for QuoteDate {
    type Error = CostError;
    fn try_from(text: String) -> Result<Self, CostError> {
        text.parse()
    }
}

impl From<QuoteDate> for String {
    fn from(date: QuoteDate) -> Self {
        date.to_string()
    }
}
