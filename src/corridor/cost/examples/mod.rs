//! Example quotes of August 2026 and before, each with its source. Nothing uses them unless it asks.
//!
//! Fuel prices of August 2026 are some 60 % above those of November 2025: a price without its date is no price.
//!
//! What was looked for and not found is no row of a table: asking for it is an error that says so.
//!
//! ```
//! use green_corridor::corridor::cost::{Estimate, examples};
//!
//! let vlsfo = examples::quote("VLSFO", "Rotterdam", "2026-08-14".parse()?)?;
//! assert_eq!(vlsfo.number(Estimate::Central), Some(655.0));
//! assert_eq!(
//!     examples::quote("VLSFO", "Los Angeles", "2026-08-14".parse()?).unwrap_err().to_string(),
//!     "VLSFO, Los Angeles: was looked for in public sources and not found; give your own quote"
//! );
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod capital;
mod energy;

use std::borrow::Cow;

use jiff::civil::date;

use super::basis::{CurrencyCode, PriceBasis, Terms};
use super::convert::ExchangeRate;
use super::date::QuoteDate;
use super::error::CostError;
use super::quote::Quote;
use crate::provenance::{Confidence, Source};
use crate::units::substance::{Euro, UsDollar};

/// What was looked for and not found, and where; at no place at all without one.
static NOT_FOUND: [(&str, Option<&str>); 12] = [
    ("VLSFO", Some("Los Angeles")),
    ("VLSFO", Some("Long Beach")),
    ("VLSFO", Some("Zhoushan")),
    ("VLSFO", Some("Shanghai")),
    ("bio-methanol", Some("Shanghai")),
    ("HVO, marine", None),
    ("shore electricity", Some("Los Angeles")),
    ("shore electricity", Some("Long Beach")),
    ("shore electricity", Some("Shanghai")),
    ("shore power, a berth", Some("Los Angeles")),
    ("shore power, a berth", Some("Long Beach")),
    ("shore power, a berth", Some("Shanghai")),
];

/// All example quotes: fuels, electricity and carbon, then ships, premiums, ports and rates.
pub fn of_2026_08() -> impl Iterator<Item = &'static Quote> {
    energy::ROWS.iter().chain(capital::ROWS)
}

/// The example quote of an item at a place on a date, spelled as in [`of_2026_08`].
///
/// # Errors
///
/// [`CostError::NotFound`] for what was looked for and not found, [`CostError::NoExample`] for anything else.
pub fn quote(item: &str, place: &str, date: QuoteDate) -> Result<&'static Quote, CostError> {
    let is_it = |quote: &&Quote| (quote.item(), quote.place(), quote.date()) == (item, Some(place), date);
    let sought = |of: &str, at: Option<&str>| of == item && at.is_none_or(|at| at == place);
    of_2026_08().find(is_it).ok_or_else(|| {
        let (item, place) = (item.to_owned(), place.to_owned());
        if NOT_FOUND.iter().any(|(of, at)| sought(of, *at)) {
            CostError::NotFound { item, place }
        } else {
            CostError::NoExample { item, place }
        }
    })
}

/// The reference rate of the European Central Bank of 14 August 2026, 1.1567 USD/EUR.
///
/// # Errors
///
/// None; the rate is in range.
pub fn ecb_2026_08_14() -> Result<ExchangeRate<Euro, UsDollar>, CostError> {
    const ECB: Source = Source::new(
        "European Central Bank, reference rates",
        "14 August 2026, via h2map fuel benchmarks",
        "2026",
        Confidence::OneSource,
    );
    ExchangeRate::new(1.1567, day(2026, 8, 14), ECB)
}

const fn day(year: i16, month: i8, day: i8) -> QuoteDate {
    QuoteDate::Day(date(year, month, day))
}

const fn month(year: i16, month: i8) -> QuoteDate {
    QuoteDate::Month { year, month }
}

/// One number, in the middle.
const fn one(central: f64) -> [Option<f64>; 3] {
    [None, Some(central), None]
}

/// Low, central and high.
const fn three(low: f64, central: f64, high: f64) -> [Option<f64>; 3] {
    [Some(low), Some(central), Some(high)]
}

/// Two ends and no middle.
const fn ends(low: f64, high: f64) -> [Option<f64>; 3] {
    [Some(low), None, Some(high)]
}

/// A price at a place.
#[allow(clippy::too_many_arguments)]
const fn at(
    place: &'static str,
    item: &'static str,
    date: QuoteDate,
    currency: CurrencyCode,
    basis: PriceBasis,
    numbers: [Option<f64>; 3],
    terms: Terms,
    source: Source,
) -> Quote {
    let (item, place) = (Cow::Borrowed(item), Some(Cow::Borrowed(place)));
    Quote::checked(item, place, date, Some(currency), basis, numbers, terms, source)
}

/// A price, or a ratio, of no place.
const fn anywhere(
    item: &'static str,
    date: QuoteDate,
    currency: Option<CurrencyCode>,
    basis: PriceBasis,
    numbers: [Option<f64>; 3],
    terms: Terms,
    source: Source,
) -> Quote {
    Quote::checked(Cow::Borrowed(item), None, date, currency, basis, numbers, terms, source)
}
