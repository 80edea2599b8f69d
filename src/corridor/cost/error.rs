//! What a cost refuses.

use super::basis::{Estimate, PriceBasis};
use crate::units::OutOfRange;

/// An error of a price, a bill or an abatement cost. Each names the record it is about.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum CostError {
    /// A value outside its range, or not a number.
    #[error("{record}: {source}")]
    Value {
        /// The record.
        record: String,
        /// Field, range and value.
        source: OutOfRange,
    },
    /// A price without a name of what it buys.
    #[error("a quote without `item`: say what it is the price of")]
    NoItem,
    /// A price without a place.
    #[error("{item}: a quote {basis} needs `place`: prices differ from port to port")]
    NoPlace {
        /// The item.
        item: String,
        /// Its basis.
        basis: PriceBasis,
    },
    /// A price without a date.
    #[error("{item}: a quote needs `date`: a day, a month, a week, a year or years")]
    NoDate {
        /// The item.
        item: String,
    },
    /// A price without a currency.
    #[error("{item}: a quote {basis} needs `currency`")]
    NoCurrency {
        /// The item.
        item: String,
        /// Its basis.
        basis: PriceBasis,
    },
    /// A currency where there is none.
    #[error("{item}: a quote {basis} has no `currency`, got {currency}")]
    CurrencyOfRatio {
        /// The item.
        item: String,
        /// Its basis.
        basis: PriceBasis,
        /// What was given.
        currency: &'static str,
    },
    /// A quote without any number.
    #[error("{item}: a quote needs at least one of `low`, `central`, `high`")]
    NoNumber {
        /// The item.
        item: String,
    },
    /// A low above a central or a high, or a central above a high.
    #[error("{item}: `low` <= `central` <= `high` must hold, got {lower} before {upper}")]
    EstimatesOutOfOrder {
        /// The item.
        item: String,
        /// The one that should be lower.
        lower: f64,
        /// The one that should be higher.
        upper: f64,
    },
    /// A text that is no date of a quote.
    #[error(
        "`{value}` is no date of a quote; it may be 2026-08-14, 2026-08, 2025-W46, 2026, 2022/2023 or since 2022-04-01"
    )]
    Date {
        /// What was given.
        value: String,
    },
    /// An estimate that the source does not give.
    #[error("{item}: its source gives no {estimate} estimate")]
    EstimateNotGiven {
        /// The item.
        item: String,
        /// Which one was asked for.
        estimate: Estimate,
    },
    /// A price in another currency than the one computed in.
    #[error("{item}: is in {has}, not in {wanted}; convert it with an exchange rate")]
    OtherCurrency {
        /// The item.
        item: String,
        /// Its currency.
        has: &'static str,
        /// The one asked for.
        wanted: &'static str,
    },
    /// A currency that no quote can be in.
    #[error("{item}: a quote may be in EUR, USD, GBP or CNY, not in {currency}")]
    UnknownCurrency {
        /// The item.
        item: String,
        /// The currency.
        currency: &'static str,
    },
    /// What the payer is given, asked for as what it pays.
    #[error("{item}: is a subsidy, not a price; a saving enters a bill as money below zero")]
    Subsidy {
        /// The item.
        item: String,
    },
    /// A price per another thing than asked for.
    #[error("{item}: is a price {has}, not {wanted}")]
    OtherBasis {
        /// The item.
        item: String,
        /// Its basis.
        has: PriceBasis,
        /// The one asked for.
        wanted: PriceBasis,
    },
    /// Money of another price year than the one computed in.
    #[error("{record}: is in prices of {has}, not of {wanted}; convert it with a price index")]
    OtherPriceYear {
        /// The record.
        record: String,
        /// Its price year, or the date of the quote.
        has: String,
        /// The one asked for.
        wanted: i16,
    },
    /// An exchange rate of another time than the prices that it converts.
    #[error(
        "{record}: is in prices of {price_year}, the exchange rate {rate} is not; take one of that year, or convert at any \
         date knowingly"
    )]
    RateOfOtherYear {
        /// The record.
        record: String,
        /// The rate, its currencies and its date.
        rate: String,
        /// The year of the prices.
        price_year: i16,
    },
    /// A price index from a year to itself that changes prices.
    #[error("price index from {year} to {year}: `ratio` must be 1, got {ratio}")]
    IndexOfOneYear {
        /// The year.
        year: i16,
        /// The ratio given.
        ratio: f64,
    },
    /// A price per tonne of VLSFO equivalent without the heating values it was made with.
    #[error(
        "{item}: its source does not state the heating values of its VLSFO equivalent; give them, for methanol 21.5/41 \
         and 19.9/40.2 MJ/kg are 6 % apart"
    )]
    HeatingValuesNotStated {
        /// The item.
        item: String,
    },
    /// A price that was looked for and not found.
    #[error("{item}, {place}: was looked for in public sources and not found; give your own quote")]
    NotFound {
        /// The item.
        item: String,
        /// The place.
        place: String,
    },
    /// An example that the crate does not have.
    #[error("{item}, {place}: no example of it; give your own quote")]
    NoExample {
        /// The item.
        item: String,
        /// The place.
        place: String,
    },
    /// A premium both as a fraction and as an amount.
    #[error("{record}: a newbuild premium is a fraction or an amount, not both; got {fraction} and {amount}")]
    BothPremiums {
        /// The record.
        record: String,
        /// The fraction given.
        fraction: f64,
        /// The amount given.
        amount: f64,
    },
    /// A premium that is neither a fraction nor an amount.
    #[error("{record}: a newbuild premium is a fraction or an amount; none was given, and none is not zero")]
    NoPremium {
        /// The record.
        record: String,
    },
    /// Cost without abatement.
    #[error(
        "{alternative} against {reference}: nothing is abated ({alternative_t} t against {reference_t} t of {substance}), \
         so a cost per tonne is undefined"
    )]
    NothingAbated {
        /// The alternative.
        alternative: String,
        /// The reference.
        reference: String,
        /// Emissions of the alternative, tonnes.
        alternative_t: f64,
        /// Emissions of the reference, tonnes.
        reference_t: f64,
        /// What was counted.
        substance: String,
    },
    /// Tonnes discounted in two ways.
    #[error("{alternative} against {reference}: tonnes {has} against tonnes {other} do not compare")]
    OtherTonnes {
        /// The alternative.
        alternative: String,
        /// The reference.
        reference: String,
        /// How the tonnes of the alternative were summed.
        has: String,
        /// How those of the reference were.
        other: String,
    },
    /// Costs on two bases: of two price years, over unlike years, or discounted in two ways.
    #[error("{alternative} against {reference}: a cost {has} and a cost {other} do not compare")]
    OtherCost {
        /// The alternative.
        alternative: String,
        /// The reference.
        reference: String,
        /// On what the cost of the alternative stands.
        has: String,
        /// On what that of the reference does.
        other: String,
    },
    /// Series of different length.
    #[error("{record}: has {costs} years of cost and {others} years of {what}")]
    UnlikeYears {
        /// The record.
        record: String,
        /// What the other series is of.
        what: &'static str,
        /// Years of cost.
        costs: usize,
        /// Years of the other series.
        others: usize,
    },
    /// A name given twice.
    #[error("`{name}` is the name of two measures of one curve")]
    DuplicateMeasure {
        /// The name.
        name: String,
    },
    /// A year of the draft Net-Zero Framework without a price of its remedial units.
    #[error(
        "{record}: the draft Net-Zero Framework has no price or no direct target for this year; state prices"
    )]
    NetZeroWithoutPrice {
        /// The record.
        record: String,
    },
}

impl CostError {
    /// Puts the name of a record before a range error.
    pub(in crate::corridor) fn of(record: impl Into<String>) -> impl FnOnce(OutOfRange) -> Self {
        let record = record.into();
        move |source| Self::Value { record, source }
    }
}
