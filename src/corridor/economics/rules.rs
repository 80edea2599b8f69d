//! What rules charge a corridor's ships, and why they charge nothing.
//!
//! Each rule is asked about the mean ship of a class: the round voyages of the class in a service, each times its number
//! in the year, over the ships of the class there. FuelEU, the ETS and the draft charge in proportion to what was
//! burned, so the cost of the class is that of the mean ship times the ships. The days of the round voyages are left out:
//! one ledger stands for voyages of the whole year.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::error::EconomicsError;
use super::price_book::PriceBook;
use crate::corridor::cost::{CostBill, CostComponent, ExchangeRate, Quote};
use crate::corridor::{CorridorYear, Sailings, ServiceYear};
use crate::fuel::FactorSet;
use crate::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use crate::regulation::eu_ets::{self, EtsError};
use crate::regulation::fuel_eu::{self, FuelEuError};
use crate::regulation::net_zero::{self, NetZeroError, NetZeroYear, Prices, Trade};
use crate::regulation::uk_ets::{self, UkEtsError};
use crate::regulation::{
    Burn, MarpolShipType, OutOfScope, Places, Ruling, Ship, ShipYear, ShoreUse, YearError,
};
use crate::units::Money;
use crate::units::substance::{Euro, UsDollar};

const FUEL_EU: &str = "FuelEU Maritime";
const EU_ETS: &str = "EU ETS";
const UK_ETS: &str = "UK ETS";
const NET_ZERO: &str = "IMO Net-Zero Framework (proposed)";

/// What the rules are asked under.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTerms {
    /// Where the ports lie.
    pub places: Places,
    /// GWP set of FuelEU.
    pub fuel_eu_gwp: NamedSet,
    /// An EU allowance, in euros; needed where the ETS charges.
    pub eua: Option<Quote>,
    /// Dollars for a euro; needed where the EU charges.
    pub euro: Option<ExchangeRate<Euro, UsDollar>>,
    /// Factors of the draft Net-Zero Framework: [`FactorSet::imo_lca`], with fuels of your own.
    pub net_zero_factors: FactorSet,
    /// Prices of its remedial units.
    pub remedial_units: Prices,
    /// Whether the bill assumes that the draft is adopted.
    pub net_zero: NetZero,
}

/// What the draft Net-Zero Framework is to a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NetZero {
    /// It is not in force: what it would cost stands in a [`RuleScope`], and not in the bill.
    LeftOut,
    /// It is adopted as it stands: what it would cost is in the bill.
    AssumingAdoption,
}

/// What a rule says of the ships of a class in a service.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleScope {
    /// The rule.
    pub rule: &'static str,
    /// The service.
    pub service: Arc<str>,
    /// The class.
    pub class: Arc<str>,
    /// Its answer.
    pub says: RuleSays,
}

/// The answer of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum RuleSays {
    /// It does not bind these ships: 0 in the bill.
    OutOfScope(OutOfScope),
    /// It has no number for the year: 0 in the bill.
    NoNumber(YearError),
    /// What it charges all ships of the class in the year; in the bill.
    Charges(Money<UsDollar>),
    /// What the draft would charge them; not in the bill.
    WouldCharge(Money<UsDollar>),
    /// Why the draft has no cost; not in the bill.
    NoCost(String),
}

impl RuleTerms {
    /// Under what the rules themselves name, with the ports of the corridor; no prices of allowances, and the draft left
    /// out. FuelEU names no set that all accept: the caller does.
    pub fn of_the_rules(fuel_eu_gwp: NamedSet) -> Self {
        Self {
            places: Places::of_the_corridor(),
            fuel_eu_gwp,
            eua: None,
            euro: None,
            net_zero_factors: FactorSet::imo_lca(),
            remedial_units: Prices::OfTheDraft,
            net_zero: NetZero::LeftOut,
        }
    }
}

pub(super) fn ship(vessel: &str, gross_tonnage: f64) -> Result<Ship, EconomicsError> {
    Ok(Ship::new(vessel, MarpolShipType::ContainerShip, gross_tonnage)?)
}

/// Adds what the rules charge, and says what each of them said.
pub(super) fn add(
    mut bill: CostBill<UsDollar>,
    year: &CorridorYear,
    book: &PriceBook,
) -> Result<(CostBill<UsDollar>, Vec<RuleScope>), EconomicsError> {
    let mut said = Vec::new();
    for service in year.services() {
        for (class, sailings) in by_class(service) {
            let ships = ships_of(service, &class);
            let voyages: f64 = sailings.iter().map(|one| one.count).sum();
            if ships == 0.0 || voyages <= 0.0 {
                continue;
            }
            let asked = Asked { service: service.service().name(), class: &class, ships, book };
            let mean = asked.mean_ship(&sailings, year.corridor().year())?;
            for (rule, says) in [
                (FUEL_EU, asked.fuel_eu(&mean)?),
                (EU_ETS, asked.eu_ets(&mean)?),
                (UK_ETS, asked.uk_ets(&mean)?),
                (NET_ZERO, asked.net_zero(&mean)?),
            ] {
                let component = match rule {
                    FUEL_EU => Some(CostComponent::FuelEu),
                    EU_ETS => Some(CostComponent::EuEts),
                    NET_ZERO if book.rules().net_zero == NetZero::AssumingAdoption => {
                        Some(CostComponent::NetZeroIfAdopted)
                    }
                    _ => None,
                };
                if let Some(component) = component {
                    bill = bill.with(component, says.in_the_bill())?;
                }
                let (service, class) = (Arc::from(asked.service), Arc::clone(&class));
                said.push(RuleScope { rule, service, class, says });
            }
        }
    }
    Ok((bill, said))
}

fn by_class(service: &ServiceYear) -> BTreeMap<Arc<str>, Vec<&Sailings>> {
    let mut classes = BTreeMap::<_, Vec<&Sailings>>::new();
    for one in service.sailings() {
        classes.entry(Arc::clone(&one.class)).or_default().push(one);
    }
    classes
}

fn ships_of(service: &ServiceYear, class: &str) -> f64 {
    let of_class = service.service().spec().deployments.iter().filter(|one| &*one.class.name == class);
    of_class.map(|one| one.ships.len()).sum::<usize>() as f64
}

/// The ships of a class in a service.
struct Asked<'a> {
    service: &'a str,
    class: &'a str,
    ships: f64,
    book: &'a PriceBook,
}

impl Asked<'_> {
    /// The year of the mean ship.
    fn mean_ship(&self, sailings: &[&Sailings], year: i16) -> Result<ShipYear, EconomicsError> {
        let vessel = sailings.first().map_or("", |one| one.ledger.voyage().vessel().name());
        let ship = Arc::new(ship(vessel, self.book.ship(vessel)?.gross_tonnage)?);
        let mut mean = ShipYear::new(Arc::clone(&ship), year);
        for Sailings { count, ledger, .. } in sailings {
            let share = count / self.ships;
            let one =
                ShipYear::new(Arc::clone(&ship), year).with_ledger(ledger, &self.book.rules().places)?;
            for burn in one.burns() {
                mean = mean.with_burn(Burn { mass: burn.mass * share, day: None, ..burn.clone() })?;
            }
            for shore in one.shore_power() {
                let electricity = shore.electricity * share;
                mean = mean.with_shore_power(ShoreUse { electricity, ..shore.clone() })?;
            }
            mean = mean.with_sailed(one.sailed() * share)?;
        }
        Ok(mean)
    }

    fn fuel_eu(&self, mean: &ShipYear) -> Result<RuleSays, EconomicsError> {
        match self.book.rules().fuel_eu_gwp {
            NamedSet::Ar4 => self.fuel_eu_under(mean, Ar4),
            NamedSet::Ar5 => self.fuel_eu_under(mean, Ar5),
            NamedSet::Ar6 => self.fuel_eu_under(mean, Ar6),
            NamedSet::Ar5Gwp20 => self.fuel_eu_under(mean, Ar5Gwp20),
            NamedSet::Ar6Gwp20 => self.fuel_eu_under(mean, Ar6Gwp20),
        }
    }

    fn fuel_eu_under<G: GwpSet>(&self, mean: &ShipYear, gwp: G) -> Result<RuleSays, EconomicsError> {
        let terms = fuel_eu::Terms::annex_ii(gwp);
        match fuel_eu::year(mean, &terms, &fuel_eu::Circumstances::PLAIN) {
            Err(FuelEuError::Year(year)) => Ok(RuleSays::NoNumber(year)),
            Err(error) => Err(EconomicsError::FuelEu(Box::new(error))),
            Ok(Ruling::OutOfScope(reason)) => Ok(RuleSays::OutOfScope(reason)),
            Ok(Ruling::Applies(found)) => self.euros(FUEL_EU, found.penalty()),
        }
    }

    fn eu_ets(&self, mean: &ShipYear) -> Result<RuleSays, EconomicsError> {
        let (terms, book) = (self.book.rules(), self.book);
        let eua = terms.eua.as_ref().map(|quote| quote.per_tonne_of_co2e(book.estimate(), book.price_year()));
        match eu_ets::year(mean, &FactorSet::fuel_eu(), eua.transpose()?) {
            Err(EtsError::Year(year)) => Ok(RuleSays::NoNumber(year)),
            Err(error) => Err(EconomicsError::EuEts(Box::new(error))),
            Ok(Ruling::OutOfScope(reason)) => Ok(RuleSays::OutOfScope(reason)),
            Ok(Ruling::Applies(found)) => match found.cost() {
                Some(cost) => self.euros(EU_ETS, cost),
                None => Err(self.without_price(EU_ETS, "price of an EU allowance")),
            },
        }
    }

    /// The bill has no component of the UK ETS: one that charges is refused.
    fn uk_ets(&self, mean: &ShipYear) -> Result<RuleSays, EconomicsError> {
        match uk_ets::year(mean, &FactorSet::fuel_eu()) {
            Err(UkEtsError::Year(year)) => Ok(RuleSays::NoNumber(year)),
            Err(error) => Err(EconomicsError::UkEts(Box::new(error))),
            Ok(Ruling::OutOfScope(reason)) => Ok(RuleSays::OutOfScope(reason)),
            Ok(Ruling::Applies(found)) if found.surrender().total().is_zero() => {
                Ok(RuleSays::Charges(Money::ZERO))
            }
            Ok(Ruling::Applies(_)) => Err(self.without_price(UK_ETS, "price of a UK allowance")),
        }
    }

    /// A draft that is left out keeps no bill from being made; one whose adoption is assumed does.
    fn net_zero(&self, mean: &ShipYear) -> Result<RuleSays, EconomicsError> {
        let terms = self.book.rules();
        let assumed = terms.net_zero == NetZero::AssumingAdoption;
        let found =
            net_zero::ship_year(mean, &terms.net_zero_factors, Trade::International, &terms.remedial_units);
        let cost = |found: NetZeroYear| found.total_cost.map(|cost| cost * self.ships);
        match found.map(|proposed| proposed.assuming_adoption()) {
            Err(NetZeroError::Year(year @ YearError::BeforeStart { .. })) => Ok(RuleSays::NoNumber(year)),
            Err(error) if assumed => Err(EconomicsError::NetZero(Box::new(error))),
            Err(error) => Ok(RuleSays::NoCost(error.to_string())),
            Ok(Ruling::OutOfScope(reason)) => Ok(RuleSays::OutOfScope(reason)),
            Ok(Ruling::Applies(found)) => match cost(found) {
                Some(cost) if assumed => Ok(RuleSays::Charges(cost)),
                Some(cost) => Ok(RuleSays::WouldCharge(cost)),
                None if assumed => {
                    Err(self.without_price(NET_ZERO, "price of its remedial units in the year"))
                }
                None => {
                    Ok(RuleSays::NoCost("the draft has no price of remedial units in the year".to_owned()))
                }
            },
        }
    }

    fn euros(&self, rule: &'static str, of_the_mean: Money<Euro>) -> Result<RuleSays, EconomicsError> {
        let all = of_the_mean * self.ships;
        match &self.book.rules().euro {
            Some(rate) => Ok(RuleSays::Charges(rate.convert(all))),
            None if all == Money::ZERO => Ok(RuleSays::Charges(Money::ZERO)),
            None => Err(self.without_price(rule, "dollars for a euro")),
        }
    }

    fn without_price(&self, rule: &'static str, lacks: &'static str) -> EconomicsError {
        let (service, class) = (self.service.to_owned(), self.class.to_owned());
        EconomicsError::ChargedWithoutPrice { rule, service, class, lacks }
    }
}

impl RuleSays {
    fn in_the_bill(&self) -> Money<UsDollar> {
        match self {
            Self::Charges(money) => *money,
            _ => Money::ZERO,
        }
    }
}
