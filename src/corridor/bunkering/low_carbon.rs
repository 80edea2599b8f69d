//! Low-carbon fuel used, and low-carbon service sold: two series, and the ships that could burn it are a third.
//!
//! | series | is an attribute of | counted here |
//! |---|---|---|
//! | capable ships | the ship | no: it burns what it burns |
//! | low-carbon fuel used | the batch | [`BatchBook::used`] |
//! | low-carbon service sold | the contract | [`BatchBook::sold_by_year`] |
//!
//! Whether a batch is low-carbon is the answer of a standard. What cannot be told stands in its own column.

use std::collections::BTreeMap;

use super::book::{BatchBook, Sale, burned};
use super::standard::Standard;
use super::{BunkeringError, Outcome};
use crate::inventory::{Claim, Direction, Inventory};
use crate::units::Mass;
use crate::units::substance::{ContractualCo2, Fuel};

/// Mass by what a standard says of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ByOutcome {
    /// Of batches that meet it.
    pub met: Mass<Fuel>,
    /// Of batches that do not.
    pub not_met: Mass<Fuel>,
    /// Of batches of which it cannot be told.
    pub cannot_be_told: Mass<Fuel>,
}

impl BatchBook {
    /// What voyages burned of the batches, by the year of use and what a standard says of the batch on the day of its
    /// delivery. The three columns of a year sum to what was assigned in it.
    pub fn used(&self, standard: &Standard) -> BTreeMap<i16, ByOutcome> {
        let parts = self.assignments().iter().map(|own| (&*own.batch, own.on.year(), own.mass));
        self.by_outcome(standard, parts)
    }

    /// What was sold of the batches, by the year of the sale and what a standard says of the batch.
    pub fn sold_by_year(&self, standard: &Standard) -> BTreeMap<i16, ByOutcome> {
        let parts = self.sales().iter().map(|own| (&*own.batch, own.on.year(), own.mass));
        self.by_outcome(standard, parts)
    }

    /// The sale as a claim on the CO2 of the voyages that burned the batch, for
    /// [`crate::inventory::Inventory::carbon_ledgers`], which refuses more than a voyage burned zero-rated.
    ///
    /// ```text
    /// CO2 = CO2 at the stack from the batch in the ledger · sold / burned of it there
    /// ```
    ///
    /// The claim is named after the contract and the batch.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::NotSold`] for a sale that is not in this book as it stands, [`BunkeringError::NotZeroRated`] for
    /// a batch whose CO2 no regulator counts as zero: there is nothing to sell; [`BunkeringError::SoldOfNothing`] for a
    /// ledger that burned none of the batch.
    pub fn claim(&self, sale: &Sale, ledger: &Inventory) -> Result<Claim, BunkeringError> {
        let named = || (sale.contract.clone(), sale.batch.clone());
        if !self.sales().contains(sale) {
            let (contract, batch) = named();
            return Err(BunkeringError::NotSold { contract, batch });
        }
        let batch = &self.delivery(&sale.batch)?.batch;
        if !batch.is_zero_rated() {
            let (contract, batch) = named();
            return Err(BunkeringError::NotZeroRated { contract, batch });
        }
        let burned = burned(ledger, batch);
        if burned.fuel == Mass::ZERO {
            let (contract, batch) = named();
            return Err(BunkeringError::SoldOfNothing { contract, batch });
        }
        let co2 = burned.emissions.stack_co2().kilograms() * sale.mass.ratio(burned.fuel);
        let co2 = Mass::<ContractualCo2>::from_kilograms(co2);
        Ok(Claim { id: format!("{}, {}", sale.contract, sale.batch), direction: Direction::Sold, co2 })
    }

    fn by_outcome<'a>(
        &self,
        standard: &Standard,
        parts: impl Iterator<Item = (&'a str, i16, Mass<Fuel>)>,
    ) -> BTreeMap<i16, ByOutcome> {
        let mut years = BTreeMap::new();
        for (batch, year, mass) in parts {
            let sums = years.entry(year).or_insert(ByOutcome::ZERO);
            let outcome =
                self.delivery(batch).map_or(Outcome::CannotBeTold, |own| own.test(standard).outcome);
            *sums.column(outcome) += mass;
        }
        years
    }
}

impl ByOutcome {
    /// Nothing.
    pub const ZERO: Self = Self { met: Mass::ZERO, not_met: Mass::ZERO, cannot_be_told: Mass::ZERO };

    /// All three columns.
    pub fn sum(&self) -> Mass<Fuel> {
        self.met + self.not_met + self.cannot_be_told
    }

    const fn column(&mut self, outcome: Outcome) -> &mut Mass<Fuel> {
        match outcome {
            Outcome::Met => &mut self.met,
            Outcome::NotMet => &mut self.not_met,
            Outcome::CannotBeTold => &mut self.cannot_be_told,
        }
    }
}
