//! A quote as a file holds it, and what makes it one.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::basis::{CurrencyCode, HeatingValues, PriceBasis, Terms};
use super::date::QuoteDate;
use super::error::CostError;
use super::quote::Quote;
use crate::provenance::Source;
use crate::units::Bound;
use crate::units::bounded::bounds::LOWER_HEATING_VALUE;

const NUMBER: Bound = Bound::new("price", 0.0, 1e13, "");
const RATIO: Bound = Bound::new("fraction", 0.0, 10.0, "");

/// A quote as a file holds it, not yet checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuoteForm {
    /// What it is the price of.
    pub item: String,
    /// The port, market or country.
    pub place: Option<String>,
    /// When.
    pub date: Option<QuoteDate>,
    /// In which currency; none for a ratio.
    pub currency: Option<CurrencyCode>,
    /// Per what.
    pub basis: PriceBasis,
    /// Lower end.
    pub low: Option<f64>,
    /// Middle, or the only number.
    pub central: Option<f64>,
    /// Upper end.
    pub high: Option<f64>,
    /// On which terms.
    pub terms: Terms,
    /// By whom.
    pub source: Source,
}

impl TryFrom<QuoteForm> for Quote {
    type Error = CostError;

    fn try_from(form: QuoteForm) -> Result<Self, CostError> {
        let (item, basis) = (form.item, form.basis);
        if item.trim().is_empty() {
            return Err(CostError::NoItem);
        }
        let place = form.place.filter(|place| !place.trim().is_empty());
        if basis.needs_place() && place.is_none() {
            return Err(CostError::NoPlace { item, basis });
        }
        let Some(date) = form.date else { return Err(CostError::NoDate { item }) };
        match form.currency {
            None if !basis.is_ratio() => return Err(CostError::NoCurrency { item, basis }),
            Some(currency) if basis.is_ratio() => {
                return Err(CostError::CurrencyOfRatio { item, basis, currency: currency.code() });
            }
            _ => {}
        }
        let numbers = [form.low, form.central, form.high];
        let bound = if basis.is_ratio() { RATIO } else { NUMBER };
        for (number, field) in numbers.into_iter().zip(["low", "central", "high"]) {
            if let Some(number) = number {
                bound.named(field).check(number).map_err(CostError::of(item.as_str()))?;
            }
        }
        let given: Vec<f64> = numbers.into_iter().flatten().collect();
        if given.is_empty() {
            return Err(CostError::NoNumber { item });
        }
        let out_of_order = |pair: &[f64]| matches!(pair, [lower, upper] if lower > upper);
        if let Some(&[lower, upper]) = given.windows(2).find(|pair| out_of_order(pair)) {
            return Err(CostError::EstimatesOutOfOrder { item, lower, upper });
        }
        if let PriceBasis::PerTonneVlsfoEquivalent { heating_values: Some(values) } = basis {
            check(&item, values)?;
        }
        let (item, place) = (Cow::Owned(item), place.map(Cow::Owned));
        Ok(Self::checked(item, place, date, form.currency, basis, numbers, form.terms, form.source))
    }
}

pub(super) fn check(item: &str, values: HeatingValues) -> Result<(), CostError> {
    let HeatingValues { fuel_mj_per_kg, vlsfo_mj_per_kg } = values;
    for (field, value) in [("fuel_mj_per_kg", fuel_mj_per_kg), ("vlsfo_mj_per_kg", vlsfo_mj_per_kg)] {
        LOWER_HEATING_VALUE.named(field).check(value).map_err(CostError::of(item))?;
    }
    Ok(())
}
