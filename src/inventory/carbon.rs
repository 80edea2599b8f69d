//! Four ledgers of carbon that never mix.
//!
//! | ledger | counts | asked for by |
//! |---|---|---|
//! | stack | every gram of CO2 that leaves the funnel | physics, port air inventories |
//! | biogenic | the part of it whose carbon was biogenic | ISO 14083, corporate reporting |
//! | regulatory | stack CO2, proven zero-rated fuel at zero | EU MRV and ETS |
//! | contractual | regulatory CO2, less attributes bought, plus attributes sold | book-and-claim |
//!
//! EU MRV 2023 shows a methanol ship with 1,767.93 t of fuel and 0 t of CO2: the regulatory ledger.
//! Its stack emitted 2,430.9 t.

use std::collections::BTreeSet;

use super::{Entry, Inventory};
use crate::units::Mass;
use crate::units::bounded::exceeds;
use crate::units::substance::{BiogenicCo2, Co2, ContractualCo2, RegulatoryCo2};

/// The four ledgers of one voyage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CarbonLedgers {
    /// Physical.
    pub stack: Mass<Co2>,
    /// The biogenic part of the physical.
    pub biogenic: Mass<BiogenicCo2>,
    /// As a regulator counts it.
    pub regulatory: Mass<RegulatoryCo2>,
    /// After book-and-claim.
    pub contractual: Mass<ContractualCo2>,
}

/// Which way an attribute went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Bought: burned elsewhere, counted here.
    Bought,
    /// Sold: burned here, counted elsewhere.
    Sold,
}

/// A book-and-claim contract over CO2.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Number of the certificate; counted once.
    pub id: String,
    /// Bought or sold.
    pub direction: Direction,
    /// CO2 that it moves.
    pub co2: Mass<ContractualCo2>,
}

/// A claim that cannot stand.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ClaimError {
    /// The same certificate twice.
    #[error("claim `{id}` is made twice")]
    Twice {
        /// The certificate.
        id: String,
    },
    /// Negative or not a number.
    #[error("claim `{id}`: `co2_t` must be finite and not negative, got {co2_t}")]
    Amount {
        /// The certificate.
        id: String,
        /// What was given.
        co2_t: f64,
    },
    /// More bought than was emitted.
    #[error("claims bought amount to {bought_t} t CO2, must be at most the regulatory {limit_t} t")]
    BoughtTooMuch {
        /// Sum of the claims.
        bought_t: f64,
        /// The most there can be.
        limit_t: f64,
    },
    /// More sold than was zero-rated.
    #[error("claims sold amount to {sold_t} t CO2, must be at most the zero-rated {limit_t} t")]
    SoldTooMuch {
        /// Sum of the claims.
        sold_t: f64,
        /// The most there can be.
        limit_t: f64,
    },
}

impl Inventory {
    /// CO2 as a regulator counts it: proven zero-rated fuel at zero.
    pub fn regulatory_co2(&self) -> Mass<RegulatoryCo2> {
        let counted = self.total_of(|entry| !self.is_zero_rated(entry)).emissions.stack_co2();
        Mass::of(counted.kilograms())
    }

    fn is_zero_rated(&self, entry: &Entry) -> bool {
        self.carrier(entry).batch().is_some_and(|batch| batch.is_zero_rated())
    }

    /// The four ledgers.
    ///
    /// # Errors
    ///
    /// [`ClaimError`] for a certificate used twice, an amount that is none, more bought than
    /// emitted, or more sold than the voyage burned zero-rated.
    pub fn carbon_ledgers(&self, claims: &[Claim]) -> Result<CarbonLedgers, ClaimError> {
        let emissions = self.total().emissions;
        let zero_rated = |entry: &Entry| self.is_zero_rated(entry);
        let zero_rated_co2 = self.total_of(zero_rated).emissions.stack_co2();
        let regulatory = self.regulatory_co2();
        let mut seen = BTreeSet::new();
        let (mut bought, mut sold) = (Mass::<ContractualCo2>::ZERO, Mass::<ContractualCo2>::ZERO);
        for Claim { id, direction, co2 } in claims {
            if !(co2.is_finite() && *co2 >= Mass::ZERO) {
                return Err(ClaimError::Amount { id: id.clone(), co2_t: co2.tonnes() });
            }
            if !seen.insert(id) {
                return Err(ClaimError::Twice { id: id.clone() });
            }
            match direction {
                Direction::Bought => bought += *co2,
                Direction::Sold => sold += *co2,
            }
        }
        if exceeds(bought.kilograms(), regulatory.kilograms()) {
            return Err(ClaimError::BoughtTooMuch {
                bought_t: bought.tonnes(),
                limit_t: regulatory.tonnes(),
            });
        }
        if exceeds(sold.kilograms(), zero_rated_co2.kilograms()) {
            return Err(ClaimError::SoldTooMuch { sold_t: sold.tonnes(), limit_t: zero_rated_co2.tonnes() });
        }
        Ok(CarbonLedgers {
            stack: emissions.stack_co2(),
            biogenic: emissions.biogenic_co2(),
            regulatory,
            contractual: Mass::of(regulatory.kilograms()) - bought + sold,
        })
    }
}
