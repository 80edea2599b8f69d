//! A price as its source gives it: of what, where, when, in which currency, per what, on which terms, by whom.

use std::borrow::Cow;

use serde::Deserialize;

use super::basis::{CurrencyCode, Estimate, HeatingValues, PriceBasis, Terms};
use super::convert::{ExchangeRate, PriceIndex};
use super::date::QuoteDate;
use super::error::CostError;
use super::quote_form::{QuoteForm, check};
use crate::provenance::Source;
use crate::units::substance::{Co2e, Currency, Fuel, GwpName, LifeCycle};
use crate::units::{Electricity, Money, Price};

/// A price with everything that makes it one.
///
/// It gives its number only to who asks in its own currency, per its own basis, in prices of its own year; every other
/// way is a named conversion. The crate has no price that is used without being asked for.
///
/// # Examples
///
/// ```
/// use green_corridor::corridor::cost::{CurrencyCode, Estimate, PriceBasis, Quote, QuoteForm, Terms};
/// use green_corridor::provenance::Source;
/// use green_corridor::units::{Mass, substance::{Euro, UsDollar}};
///
/// let form = QuoteForm {
///     item: "VLSFO".to_owned(),
///     place: Some("Singapore".to_owned()),
///     date: Some("2026-08-14".parse()?),
///     currency: Some(CurrencyCode::Usd),
///     basis: PriceBasis::PerTonneOfFuel,
///     low: None,
///     central: Some(820.5),
///     high: None,
///     terms: Terms::Delivered,
///     source: Source::user("Ship & Bunker"),
/// };
/// let quote = Quote::try_from(form.clone())?;
/// let price = quote.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2026)?;
/// assert_eq!((price * Mass::from_tonnes(100.0)).amount(), 82_050.0);
/// assert!(quote.per_tonne_of_fuel::<Euro>(Estimate::Central, 2026).is_err());
/// assert!(quote.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2025).is_err());
///
/// let nowhere = Quote::try_from(QuoteForm { place: None, ..form }).unwrap_err();
/// assert_eq!(
///     nowhere.to_string(),
///     "VLSFO: a quote per tonne of fuel needs `place`: prices differ from port to port"
/// );
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "QuoteForm")]
pub struct Quote {
    item: Cow<'static, str>,
    place: Option<Cow<'static, str>>,
    date: QuoteDate,
    /// The year of its prices where an index has moved it.
    price_year: Option<i16>,
    currency: Option<CurrencyCode>,
    basis: PriceBasis,
    numbers: [Option<f64>; 3],
    terms: Terms,
    source: Source,
    conversions: Vec<Source>,
}

impl Quote {
    /// A quote whose parts were checked: by its form, or by the test of the tables.
    #[allow(clippy::too_many_arguments)]
    pub(super) const fn checked(
        item: Cow<'static, str>,
        place: Option<Cow<'static, str>>,
        date: QuoteDate,
        currency: Option<CurrencyCode>,
        basis: PriceBasis,
        numbers: [Option<f64>; 3],
        terms: Terms,
        source: Source,
    ) -> Self {
        Self {
            item,
            place,
            date,
            price_year: None,
            currency,
            basis,
            numbers,
            terms,
            source,
            conversions: Vec::new(),
        }
    }

    /// What it is the price of.
    pub fn item(&self) -> &str {
        &self.item
    }

    /// The port, market or country; `None` where the basis has none.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// When it was quoted.
    pub const fn date(&self) -> QuoteDate {
        self.date
    }

    /// Its currency; `None` for a ratio.
    pub const fn currency(&self) -> Option<CurrencyCode> {
        self.currency
    }

    /// What it is per.
    pub const fn basis(&self) -> PriceBasis {
        self.basis
    }

    /// On which terms.
    pub const fn terms(&self) -> Terms {
        self.terms
    }

    /// Where it comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// The exchange rates and indices that it went through.
    pub fn conversions(&self) -> &[Source] {
        &self.conversions
    }

    /// The number of an estimate, in the quote's own currency and basis; for tables, not for sums.
    pub const fn number(&self, estimate: Estimate) -> Option<f64> {
        let [low, central, high] = self.numbers;
        match estimate {
            Estimate::Low => low,
            Estimate::Central => central,
            Estimate::High => high,
        }
    }

    /// The price of a tonne of the fuel. From a VLSFO equivalent:
    ///
    /// ```text
    /// p_fuel = p_VLSFOe · LHV_fuel / LHV_VLSFO
    /// ```
    ///
    /// # Errors
    ///
    /// [`CostError::OtherBasis`], [`CostError::OtherCurrency`], [`CostError::OtherPriceYear`],
    /// [`CostError::EstimateNotGiven`], [`CostError::Subsidy`]; [`CostError::HeatingValuesNotStated`] for an equivalent without them.
    pub fn per_tonne_of_fuel<C: Currency>(
        &self,
        estimate: Estimate,
        price_year: i16,
    ) -> Result<Price<C, Fuel>, CostError> {
        let tonnes_per_tonne = match self.basis {
            PriceBasis::PerTonneOfFuel => 1.0,
            PriceBasis::PerTonneVlsfoEquivalent { heating_values: Some(values) } => {
                values.fuel_mj_per_kg / values.vlsfo_mj_per_kg
            }
            PriceBasis::PerTonneVlsfoEquivalent { heating_values: None } => {
                return Err(CostError::HeatingValuesNotStated { item: self.item.to_string() });
            }
            _ => return Err(self.other_basis(PriceBasis::PerTonneOfFuel)),
        };
        Ok(Price::from_per_tonne(self.in_money::<C>(estimate, price_year)? * tonnes_per_tonne))
    }

    /// The price of a tonne of CO2e, of the stage and set that the rule behind it counts.
    ///
    /// # Errors
    ///
    /// As [`Self::amount`].
    pub fn per_tonne_of_co2e<C: Currency, L: LifeCycle, G: GwpName>(
        &self,
        estimate: Estimate,
        price_year: i16,
    ) -> Result<Price<C, Co2e<L, G>>, CostError> {
        self.amount::<C>(PriceBasis::PerTonneOfCo2e, estimate, price_year)
            .map(|money| Price::from_per_tonne(money.amount()))
    }

    /// What electricity costs at the meter.
    ///
    /// # Errors
    ///
    /// As [`Self::amount`].
    pub fn of_electricity<C: Currency>(
        &self,
        electricity: Electricity,
        estimate: Estimate,
        price_year: i16,
    ) -> Result<Money<C>, CostError> {
        self.amount::<C>(PriceBasis::PerKilowattHour, estimate, price_year)
            .map(|money| money * electricity.kilowatt_hours())
    }

    /// The money of one unit of the basis: of a ship, of a ship-year, of a kilowatt-hour.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherBasis`], [`CostError::OtherCurrency`], [`CostError::OtherPriceYear`],
    /// [`CostError::EstimateNotGiven`]; [`CostError::Subsidy`] for what the payer is given.
    pub fn amount<C: Currency>(
        &self,
        basis: PriceBasis,
        estimate: Estimate,
        price_year: i16,
    ) -> Result<Money<C>, CostError> {
        if self.basis != basis {
            return Err(self.other_basis(basis));
        }
        self.in_money::<C>(estimate, price_year).map(Money::from_amount)
    }

    /// A number without a currency: a fraction of the price of a ship, a rate a year.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherBasis`] for a price; [`CostError::EstimateNotGiven`].
    pub fn ratio(&self, basis: PriceBasis, estimate: Estimate) -> Result<f64, CostError> {
        if self.basis != basis || !basis.is_ratio() {
            return Err(self.other_basis(basis));
        }
        self.given(estimate)
    }

    /// The same quote in another currency.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherCurrency`] if the quote is not in the currency that the rate starts from;
    /// [`CostError::UnknownCurrency`] for a currency of the caller's own, which no quote can be in.
    pub fn converted<From: Currency, To: Currency>(
        &self,
        rate: &ExchangeRate<From, To>,
    ) -> Result<Self, CostError> {
        self.check_currency::<From>()?;
        let Some(to) = CurrencyCode::of::<To>() else {
            return Err(CostError::UnknownCurrency { item: self.item.to_string(), currency: To::SYMBOL });
        };
        let numbers = self.numbers.map(|number| number.map(|number| rate.apply(number)));
        Ok(Self { currency: Some(to), ..self.through(numbers, rate.source()) })
    }

    /// The same quote in prices of another year.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherPriceYear`] if the quote is not of the year that the index starts from.
    pub fn in_prices_of(&self, index: &PriceIndex) -> Result<Self, CostError> {
        self.check_year(index.from())?;
        let numbers = self.numbers.map(|number| number.map(|number| number * index.ratio()));
        Ok(Self { price_year: Some(index.to()), ..self.through(numbers, index.source()) })
    }

    /// A VLSFO equivalent whose source does not state its heating values, with those of the caller.
    ///
    /// # Errors
    ///
    /// [`CostError::OtherBasis`] for any other quote, [`CostError::Value`] for a heating value out of range.
    pub fn with_heating_values(&self, values: HeatingValues) -> Result<Self, CostError> {
        let basis = PriceBasis::PerTonneVlsfoEquivalent { heating_values: Some(values) };
        check(&self.item, values)?;
        match self.basis {
            PriceBasis::PerTonneVlsfoEquivalent { heating_values: None } => {
                Ok(Self { basis, ..self.clone() })
            }
            _ => Err(self.other_basis(PriceBasis::PerTonneVlsfoEquivalent { heating_values: None })),
        }
    }

    fn through(&self, numbers: [Option<f64>; 3], source: &Source) -> Self {
        let mut conversions = self.conversions.clone();
        conversions.push(source.clone());
        Self { numbers, conversions, ..self.clone() }
    }

    fn in_money<C: Currency>(&self, estimate: Estimate, price_year: i16) -> Result<f64, CostError> {
        if self.terms == Terms::Subsidy {
            return Err(CostError::Subsidy { item: self.item.to_string() });
        }
        self.check_currency::<C>()?;
        self.check_year(price_year)?;
        self.given(estimate)
    }

    fn given(&self, estimate: Estimate) -> Result<f64, CostError> {
        let error = || CostError::EstimateNotGiven { item: self.item.to_string(), estimate };
        self.number(estimate).ok_or_else(error)
    }

    fn check_currency<C: Currency>(&self) -> Result<(), CostError> {
        let has = self.currency.map_or("no currency", CurrencyCode::code);
        if has == C::SYMBOL {
            return Ok(());
        }
        Err(CostError::OtherCurrency { item: self.item.to_string(), has, wanted: C::SYMBOL })
    }

    fn check_year(&self, wanted: i16) -> Result<(), CostError> {
        let (fits, has) = match self.price_year {
            Some(year) => (year == wanted, year.to_string()),
            None => (self.date.covers(wanted), self.date.to_string()),
        };
        if fits {
            return Ok(());
        }
        Err(CostError::OtherPriceYear { record: self.item.to_string(), has, wanted })
    }

    fn other_basis(&self, wanted: PriceBasis) -> CostError {
        CostError::OtherBasis { item: self.item.to_string(), has: self.basis, wanted }
    }
}
