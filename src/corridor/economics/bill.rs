//! What a year costs: prices by what the ledgers say was used.
//!
//! ```text
//! fuel        = Σ fuels   price × mass                     mass of the ledgers × round voyages
//! electricity = Σ ports   price × electricity at the ship
//! capital     = Σ ships   (newbuilding + premium) × CRF  +  Σ measures  amount × count × CRF
//! operation   = Σ ships   opex
//! rules       as they answer (rules)
//! ```

use std::sync::Arc;

use super::error::EconomicsError;
use super::price_book::PriceBook;
use super::rules::{self, RuleScope};
use crate::corridor::CorridorYear;
use crate::corridor::cost::{CostBill, CostComponent};
use crate::units::Electricity;
use crate::units::substance::UsDollar;

/// The bill of a year, with what the rules said.
#[derive(Clone, Debug, PartialEq)]
pub struct YearBill {
    /// The components.
    pub bill: CostBill<UsDollar>,
    /// What each rule said of each class, by service.
    pub rules: Vec<RuleScope>,
}

/// What a year costs, with these measures in effect.
///
/// Ships are those of the services, ships added by a speed limit with them. They cost a whole year each, however often
/// they sail. Port dues and the Clean Truck Fund are for the caller to add.
///
/// # Errors
///
/// A price that the book has not ([`EconomicsError::NoFuelPrice`] and its like), named with those that it has; what a rule
/// refuses of a ship in its scope.
pub fn bill(
    year: &CorridorYear,
    book: &PriceBook,
    measures: &[Arc<str>],
) -> Result<YearBill, EconomicsError> {
    let mut bill = CostBill::new(year.corridor().name(), book.price_year());
    for used in year.fuels() {
        bill = bill.with_fuel(book.fuel(&used.key.fuel.to_string())?, book.estimate(), used.mass)?;
    }
    for (port, shore) in year.shore_power() {
        let electricity = shore.net.at_ship;
        if electricity > Electricity::ZERO {
            bill = bill.with_shore_electricity(book.electricity(&port)?, book.estimate(), electricity)?;
        }
    }
    let mut all_ships = 0;
    for deployment in year.services().iter().flat_map(|one| &one.service().spec().deployments) {
        let (price, ships) = (book.ship(deployment.class.vessel.name())?, deployment.ships.len());
        bill = bill
            .with(CostComponent::Capital, price.capital_per_year()? * ships as f64)?
            .with(CostComponent::Opex, price.opex_per_year * ships as f64)?;
        all_ships += ships;
    }
    for measure in measures {
        for one in book.measure(measure)? {
            bill = bill.with(CostComponent::Capital, one.capital_per_year(all_ships)?)?;
        }
    }
    let (bill, rules) = rules::add(bill, year, book)?;
    Ok(YearBill { bill, rules })
}
