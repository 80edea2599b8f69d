//! Which port supplies which fuel, and from when.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::BunkeringError;
use crate::fuel::MarineFuel;
use crate::provenance::Source;

/// One fuel that can be bunkered at one port.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The port, named as the voyages name it.
    pub port: Arc<str>,
    /// The fuel, by identity.
    pub fuel: MarineFuel,
    /// First day.
    pub from: Date,
    /// Last day, where one is known.
    pub until: Option<Date>,
    /// Who says so.
    pub source: Source,
}

/// All that the ports of a corridor supply. It is an input: no port is known to supply anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Supply {
    offers: Vec<Offer>,
}

impl Supply {
    /// No port supplies anything.
    pub const fn none() -> Self {
        Self { offers: Vec::new() }
    }

    /// The same with one more offer.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::OfferDates`] for an offer that ends before it begins.
    pub fn with(mut self, offer: Offer) -> Result<Self, BunkeringError> {
        if let Some(until) = offer.until.filter(|until| *until < offer.from) {
            return Err(BunkeringError::OfferDates {
                port: offer.port.to_string(),
                fuel: offer.fuel.to_string(),
                from: offer.from,
                until,
            });
        }
        self.offers.push(offer);
        self.offers.sort_by_key(|offer| offer.from);
        Ok(self)
    }

    /// The offers, in order of their first day.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// Whether a port supplies a fuel on every day of a year. A fuel that comes in July is not there for the
    /// sailings of spring, so that year does not count; several offers may follow each other without a gap.
    pub fn throughout(&self, port: &str, fuel: &MarineFuel, year: i16) -> bool {
        let (Ok(mut needed), Ok(last)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else {
            return false;
        };
        let offers = self.offers.iter().filter(|offer| *offer.port == *port && offer.fuel == *fuel);
        for offer in offers {
            if offer.from > needed {
                return false;
            }
            let Some(next) = offer.until.filter(|until| *until < last).map(Date::tomorrow) else {
                return true;
            };
            let Ok(next) = next else { return true };
            needed = needed.max(next);
        }
        false
    }

    /// The names of the fuels that a port supplies on every day of a year.
    pub(super) fn fuels_of(&self, port: &str, year: i16) -> BTreeSet<&str> {
        let here = self.offers.iter().filter(|offer| *offer.port == *port);
        here.map(|offer| &offer.fuel)
            .filter(|fuel| self.throughout(port, fuel, year))
            .map(MarineFuel::name)
            .collect()
    }
}
