//! The prices that a corridor's year is reckoned with.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use super::asset::{MeasureCapital, ShipPrice};
use super::error::{EconomicsError, listed};
use super::rules::RuleTerms;
use crate::corridor::cost::{Estimate, PriceBasis, Quote};
use crate::provenance::Source;
use crate::units::substance::UsDollar;

/// Prices of one year in dollars, each with its source. What is not in it has no price: there is no default.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceBook {
    price_year: i16,
    estimate: Estimate,
    fuels: BTreeMap<Arc<str>, Quote>,
    electricity: BTreeMap<Arc<str>, Quote>,
    ships: BTreeMap<Arc<str>, ShipPrice>,
    measures: BTreeMap<Arc<str>, Vec<MeasureCapital>>,
    rules: RuleTerms,
}

impl PriceBook {
    /// A book without prices: in prices of a year, with one of the numbers of each quote, and with what the rules are
    /// asked under.
    pub const fn new(price_year: i16, estimate: Estimate, rules: RuleTerms) -> Self {
        Self {
            price_year,
            estimate,
            fuels: BTreeMap::new(),
            electricity: BTreeMap::new(),
            ships: BTreeMap::new(),
            measures: BTreeMap::new(),
            rules,
        }
    }

    /// The price of a fuel by the name of its [`crate::MarineFuel`], whatever certificate comes with it.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::PricedTwice`]; [`EconomicsError::Cost`] for a quote that is not in dollars per tonne of fuel in
    /// prices of the book's year.
    pub fn with_fuel(mut self, fuel: impl Into<Arc<str>>, quote: Quote) -> Result<Self, EconomicsError> {
        quote.per_tonne_of_fuel::<UsDollar>(self.estimate, self.price_year)?;
        once(&mut self.fuels, "fuel", fuel.into(), quote)?;
        Ok(self)
    }

    /// The price of electricity at a port, as the ship receives it.
    ///
    /// # Errors
    ///
    /// As [`Self::with_fuel`], per kilowatt-hour.
    pub fn with_electricity(
        mut self,
        port: impl Into<Arc<str>>,
        quote: Quote,
    ) -> Result<Self, EconomicsError> {
        quote.amount::<UsDollar>(PriceBasis::PerKilowattHour, self.estimate, self.price_year)?;
        once(&mut self.electricity, "electricity at", port.into(), quote)?;
        Ok(self)
    }

    /// What a vessel of a name costs.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::PricedTwice`]; [`EconomicsError::Cost`] and [`EconomicsError::Ship`] for a value out of range.
    pub fn with_ship(
        mut self,
        vessel: impl Into<Arc<str>>,
        price: ShipPrice,
    ) -> Result<Self, EconomicsError> {
        let vessel = vessel.into();
        price.check(&vessel)?;
        once(&mut self.ships, "vessel", vessel, price)?;
        Ok(self)
    }

    /// What a measure of a name needs; nothing with an empty list. Ships that it replaces have their own price.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::PricedTwice`]; [`EconomicsError::Cost`] for a value out of range.
    pub fn with_measure(
        mut self,
        measure: impl Into<Arc<str>>,
        capital: Vec<MeasureCapital>,
    ) -> Result<Self, EconomicsError> {
        let measure = measure.into();
        capital.iter().try_for_each(|one| one.check(&measure))?;
        once(&mut self.measures, "measure", measure, capital)?;
        Ok(self)
    }

    /// The year of its prices.
    pub const fn price_year(&self) -> i16 {
        self.price_year
    }

    /// Which number of each quote is used.
    pub const fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// What the rules are asked under.
    pub const fn rules(&self) -> &RuleTerms {
        &self.rules
    }

    /// The quote of a fuel.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::NoFuelPrice`].
    pub fn fuel(&self, fuel: &str) -> Result<&Quote, EconomicsError> {
        self.fuels.get(fuel).ok_or_else(|| EconomicsError::NoFuelPrice {
            fuel: fuel.to_owned(),
            has: listed(self.fuels.keys()),
        })
    }

    /// The quote of electricity at a port.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::NoElectricityPrice`].
    pub fn electricity(&self, port: &str) -> Result<&Quote, EconomicsError> {
        self.electricity.get(port).ok_or_else(|| EconomicsError::NoElectricityPrice {
            port: port.to_owned(),
            has: listed(self.electricity.keys()),
        })
    }

    /// The price of a vessel.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::NoShipPrice`].
    pub fn ship(&self, vessel: &str) -> Result<&ShipPrice, EconomicsError> {
        self.ships.get(vessel).ok_or_else(|| EconomicsError::NoShipPrice {
            vessel: vessel.to_owned(),
            has: listed(self.ships.keys()),
        })
    }

    /// What a measure needs.
    ///
    /// # Errors
    ///
    /// [`EconomicsError::NoMeasurePrice`].
    pub fn measure(&self, measure: &str) -> Result<&[MeasureCapital], EconomicsError> {
        self.measures.get(measure).map(Vec::as_slice).ok_or_else(|| EconomicsError::NoMeasurePrice {
            measure: measure.to_owned(),
            has: listed(self.measures.keys()),
        })
    }

    /// Every price with its source: what it is the price of, and who says so.
    pub fn sources(&self) -> Vec<(String, &Source)> {
        let mut sources = Vec::new();
        let mut quoted = |what: String, quote| add_quote(&mut sources, what, quote);
        self.fuels.iter().for_each(|(fuel, quote)| quoted(fuel.to_string(), quote));
        self.electricity.iter().for_each(|(port, quote)| quoted(format!("electricity, {port}"), quote));
        self.rules.eua.iter().for_each(|quote| quoted("EU allowance".to_owned(), quote));
        sources.extend(self.rules.euro.iter().map(|rate| ("USD/EUR".to_owned(), rate.source())));
        sources.extend(self.ships.iter().map(|(vessel, price)| (vessel.to_string(), &price.source)));
        for (measure, capital) in &self.measures {
            sources.extend(capital.iter().map(|one| (format!("{measure}, {}", one.what), &one.source)));
        }
        sources
    }
}

fn add_quote<'a>(sources: &mut Vec<(String, &'a Source)>, what: String, quote: &'a Quote) {
    let conversions = quote.conversions().iter().map(|source| (format!("{what}, conversion"), source));
    let conversions: Vec<_> = conversions.collect();
    sources.push((what, quote.source()));
    sources.extend(conversions);
}

fn once<K: Ord + ToString, V>(
    prices: &mut BTreeMap<K, V>,
    what: &'static str,
    key: K,
    price: V,
) -> Result<(), EconomicsError> {
    match prices.entry(key) {
        Entry::Vacant(vacant) => {
            vacant.insert(price);
            Ok(())
        }
        Entry::Occupied(there) => Err(EconomicsError::PricedTwice { what, name: there.key().to_string() }),
    }
}
