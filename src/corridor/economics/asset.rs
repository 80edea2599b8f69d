//! What is bought once and paid year by year: ships, plugs, sails.

use super::error::EconomicsError;
use crate::corridor::cost::{CostError, DiscountRate, NewbuildPremium, Real, Timing, annuity};
use crate::provenance::Source;
use crate::units::substance::UsDollar;
use crate::units::{Bound, Money};

const AMOUNT: Bound = Bound::new("amount_usd", 0.0, 1e12, "USD");
const COUNT: Bound = Bound::new("count", 0.0, 1e6, "");

/// How a capital is paid back: equal payments at the end of each year, in prices of one year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Recovery {
    /// Years.
    pub life_years: u32,
    /// Real rate a year.
    pub rate: DiscountRate<Real>,
}

/// What a ship costs to own and to run, whoever sails it.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipPrice {
    /// A newbuilding; of a ship for another fuel, the conventional one.
    pub newbuild: Money<UsDollar>,
    /// What the fuel system costs beyond it; `None` for a conventional ship.
    pub premium: Option<NewbuildPremium<UsDollar>>,
    /// How both are paid.
    pub recovery: Recovery,
    /// Crew, maintenance, insurance; no fuel.
    pub opex_per_year: Money<UsDollar>,
    /// Gross tonnage, by which the rules tell whom they bind.
    pub gross_tonnage: f64,
    /// Where these numbers come from.
    pub source: Source,
}

/// A thing that a measure needs.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureCapital {
    /// What it is.
    pub what: String,
    /// Of one.
    pub amount: Money<UsDollar>,
    /// How many.
    pub count: Count,
    /// How it is paid.
    pub recovery: Recovery,
    /// Where the amount comes from.
    pub source: Source,
}

/// How many a measure needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// One for each ship of the corridor.
    EachShip,
    /// So many.
    Number(f64),
}

impl Recovery {
    fn of(self, capital: Money<UsDollar>) -> Result<Money<UsDollar>, CostError> {
        annuity(capital, self.rate, self.life_years, Timing::EndOfYear)
    }
}

impl ShipPrice {
    /// Capital of the ship a year: newbuilding and premium as an annuity.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for years out of range.
    pub fn capital_per_year(&self) -> Result<Money<UsDollar>, CostError> {
        let premium = self.premium.map_or(Money::ZERO, |premium| premium.on(self.newbuild));
        self.recovery.of(self.newbuild + premium)
    }

    pub(super) fn check(&self, vessel: &str) -> Result<(), EconomicsError> {
        for (field, money) in [("newbuild_usd", self.newbuild), ("opex_usd_per_year", self.opex_per_year)] {
            AMOUNT.named(field).check(money.amount()).map_err(CostError::of(vessel))?;
        }
        self.capital_per_year()?;
        super::rules::ship(vessel, self.gross_tonnage)?;
        Ok(())
    }
}

impl MeasureCapital {
    /// Capital a year, in a corridor of so many ships.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for years out of range.
    pub fn capital_per_year(&self, ships: usize) -> Result<Money<UsDollar>, CostError> {
        let count = match self.count {
            Count::EachShip => ships as f64,
            Count::Number(count) => count,
        };
        Ok(self.recovery.of(self.amount)? * count)
    }

    pub(super) fn check(&self, measure: &str) -> Result<(), EconomicsError> {
        let record = || format!("{measure}, {}", self.what);
        AMOUNT.check(self.amount.amount()).map_err(CostError::of(record()))?;
        if let Count::Number(count) = self.count {
            COUNT.check(count).map_err(CostError::of(record()))?;
        }
        self.recovery.of(self.amount)?;
        Ok(())
    }
}
