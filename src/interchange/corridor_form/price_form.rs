//! Prices of a corridor as they stand in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corridor::cost::{
    CurrencyCode, DiscountRate, Estimate, ExchangeRate, NewbuildPremium, PriceBasis, QuoteDate, QuoteForm,
    Terms,
};
use crate::corridor::economics::{
    Count, EconomicsError, MeasureCapital, NetZero, PriceBook, Recovery, RuleTerms, ShipPrice,
};
use crate::fuel::gwp::NamedSet;
use crate::interchange::error::FileError;
use crate::interchange::fuel_names::FuelNames;
use crate::provenance::Source;
use crate::units::Money;

/// Prices in a file, in dollars of one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PricesForm {
    /// The year of the prices: a quote of another year is refused.
    pub price_year: i16,
    /// Which number of each quote is used.
    pub estimate: Estimate,
    /// What the rules are asked under.
    pub rules: RulesForm,
    /// Quotes per tonne by the name of a fuel or batch.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fuels: BTreeMap<String, PriceForm>,
    /// Quotes per kilowatt-hour at the ship, by port.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub electricity: BTreeMap<String, PriceForm>,
    /// Ships by the name of their vessel.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ships: BTreeMap<String, ShipPriceForm>,
    /// What measures need, by name; an empty list where nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measures: BTreeMap<String, Vec<MeasureCapitalForm>>,
}

/// A price in dollars, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceForm {
    /// Port, market or country.
    pub place: String,
    /// When.
    pub date: QuoteDate,
    /// Lower end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub low_usd: Option<f64>,
    /// Middle, or the only number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub central_usd: Option<f64>,
    /// Upper end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub high_usd: Option<f64>,
    /// On which terms.
    pub terms: Terms,
    /// By whom.
    pub source: String,
}

/// What the rules are asked under, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesForm {
    /// GWP set of FuelEU.
    pub fuel_eu_gwp: NamedSet,
    /// Whether the draft Net-Zero Framework is left out of the bill.
    pub net_zero: NetZero,
    /// Its factors: one of [`crate::fuel::FactorSet::NAMES`], with the file's own fuels.
    pub net_zero_factor_set: String,
    /// An EU allowance, a quote in euros.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eua: Option<QuoteForm>,
    /// Dollars for a euro.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub usd_per_eur: Option<RateForm>,
}

/// An exchange rate in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateForm {
    /// The rate.
    pub rate: f64,
    /// When.
    pub date: QuoteDate,
    /// By whom.
    pub source: String,
}

/// What a ship costs, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipPriceForm {
    /// A newbuilding; of a ship for another fuel, the conventional one.
    pub newbuild_usd: f64,
    /// What the fuel system costs beyond it, over the price; not with `premium_usd`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium_fraction: Option<f64>,
    /// The same as an amount.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub premium_usd: Option<f64>,
    /// Years over which it is paid.
    pub life_years: u32,
    /// Real rate a year.
    pub real_rate: f64,
    /// Operation without fuel.
    pub opex_usd_per_year: f64,
    /// Gross tonnage.
    pub gross_tonnage: f64,
    /// By whom.
    pub source: String,
}

/// A thing that a measure needs, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureCapitalForm {
    /// What it is.
    pub what: String,
    /// Of one.
    pub amount_usd: f64,
    /// How many.
    pub count: CountForm,
    /// Years over which it is paid.
    pub life_years: u32,
    /// Real rate a year.
    pub real_rate: f64,
    /// By whom.
    pub source: String,
}

/// How many a measure needs, in a file: a number, or `"each_ship"`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum CountForm {
    /// So many.
    Number(f64),
    /// By the ships.
    Of(CountOf),
}

/// By what a number is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountOf {
    /// One for each ship of the corridor.
    EachShip,
}

impl PricesForm {
    pub(in crate::interchange) fn book(&self, fuels: FuelNames<'_>) -> Result<PriceBook, FileError> {
        let mut book = PriceBook::new(self.price_year, self.estimate, self.rules.terms(fuels)?);
        for (name, form) in &self.fuels {
            let fuel = fuels.batch(&format!("prices.fuels.{name}"), name)?.fuel().to_string();
            book = book.with_fuel(fuel.as_str(), form.quote(&fuel, PriceBasis::PerTonneOfFuel)?)?;
        }
        for (port, form) in &self.electricity {
            let quote = form.quote(&format!("electricity, {port}"), PriceBasis::PerKilowattHour)?;
            book = book.with_electricity(port.as_str(), quote)?;
        }
        for (vessel, form) in &self.ships {
            book = book.with_ship(vessel.as_str(), form.price(vessel)?)?;
        }
        for (measure, forms) in &self.measures {
            let capital = forms.iter().map(MeasureCapitalForm::capital).collect::<Result<_, _>>()?;
            book = book.with_measure(measure.as_str(), capital)?;
        }
        Ok(book)
    }
}

impl PriceForm {
    fn quote(&self, item: &str, basis: PriceBasis) -> Result<crate::corridor::cost::Quote, EconomicsError> {
        let form = QuoteForm {
            item: item.to_owned(),
            place: Some(self.place.clone()),
            date: Some(self.date),
            currency: Some(CurrencyCode::Usd),
            basis,
            low: self.low_usd,
            central: self.central_usd,
            high: self.high_usd,
            terms: self.terms,
            source: Source::user(&self.source),
        };
        Ok(form.try_into()?)
    }
}

impl RulesForm {
    fn terms(&self, fuels: FuelNames<'_>) -> Result<RuleTerms, FileError> {
        let rate = |form: &RateForm| ExchangeRate::new(form.rate, form.date, Source::user(&form.source));
        let eua = self.eua.clone().map(TryInto::try_into).transpose().map_err(EconomicsError::from)?;
        let euro = self.usd_per_eur.as_ref().map(rate).transpose().map_err(EconomicsError::from)?;
        let net_zero_factors = fuels.factor_set(&self.net_zero_factor_set)?;
        let of_the_rules = RuleTerms::of_the_rules(self.fuel_eu_gwp);
        Ok(RuleTerms { eua, euro, net_zero_factors, net_zero: self.net_zero, ..of_the_rules })
    }
}

impl ShipPriceForm {
    fn price(&self, vessel: &str) -> Result<ShipPrice, EconomicsError> {
        let amount = self.premium_usd.map(Money::from_amount);
        let stated = self.premium_fraction.is_some() || amount.is_some();
        let premium = stated.then(|| NewbuildPremium::stated(vessel, self.premium_fraction, amount));
        Ok(ShipPrice {
            newbuild: Money::from_amount(self.newbuild_usd),
            premium: premium.transpose()?,
            recovery: recovery(self.life_years, self.real_rate)?,
            opex_per_year: Money::from_amount(self.opex_usd_per_year),
            gross_tonnage: self.gross_tonnage,
            source: Source::user(&self.source),
        })
    }
}

impl MeasureCapitalForm {
    fn capital(&self) -> Result<MeasureCapital, EconomicsError> {
        Ok(MeasureCapital {
            what: self.what.clone(),
            amount: Money::from_amount(self.amount_usd),
            count: match self.count {
                CountForm::Number(number) => Count::Number(number),
                CountForm::Of(CountOf::EachShip) => Count::EachShip,
            },
            recovery: recovery(self.life_years, self.real_rate)?,
            source: Source::user(&self.source),
        })
    }
}

fn recovery(life_years: u32, real_rate: f64) -> Result<Recovery, EconomicsError> {
    Ok(Recovery { life_years, rate: DiscountRate::new(real_rate)? })
}
