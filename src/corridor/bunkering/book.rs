//! The book of fuel batches: what was delivered, and to which voyage it went.
//!
//! ```text
//! delivered = Σ assigned + rest        per batch, rest ≥ 0
//! sold ≤ assigned                      per batch
//! ```
//!
//! A tonne is delivered once, burned once and sold once: a batch, an assignment or a sale that is already in the book
//! is refused, and so is more than there is. Nothing here changes an emission; the ledger of the
//! voyage does that, and [`BatchBook::prove_burned`] holds the two against each other.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::standard::Standard;
use super::{BunkeringError, Judgement};
use crate::fuel::gwp::NamedSet;
use crate::fuel::{Certificate, FuelBatch};
use crate::inventory::{Inventory, Totals};
use crate::provenance::Source;
use crate::units::Mass;
use crate::units::bounded::{self, bounds};
use crate::units::substance::Fuel;

/// How the attributes of a certificate follow the fuel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Custody {
    /// The certified molecules themselves, never mixed.
    PhysicalSegregation,
    /// Mixed on the way; what leaves a site as certified is at most what came in ([`super::mass_balance`]).
    MassBalance,
    /// The attributes alone, without fuel. Burned elsewhere, so it goes to no voyage here.
    BookAndClaim,
}

/// A batch of fuel delivered to a ship.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// Number of the bunker delivery note, or another name used once.
    pub id: String,
    /// The fuel and its certificate.
    pub batch: FuelBatch,
    /// Mass delivered.
    pub mass: Mass<Fuel>,
    /// The port, which is the site of the mass balance.
    pub port: String,
    /// Day of the delivery.
    pub on: Date,
    /// How the attributes follow the fuel.
    pub custody: Custody,
    /// GWP set of the certificate's value E, where known.
    pub certified_under: Option<NamedSet>,
    /// Who says so.
    pub source: Source,
}

/// A part of a batch that a voyage burned.
#[derive(Clone, Debug, PartialEq)]
pub struct Assignment {
    /// The batch.
    pub batch: String,
    /// The voyage.
    pub voyage: String,
    /// First day on which it burned of it.
    pub on: Date,
    /// Mass.
    pub mass: Mass<Fuel>,
}

/// The low-carbon attributes of a part of a batch, sold to a cargo owner under a contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
    /// Number of the contract or certificate; used once for each batch.
    pub contract: String,
    /// The batch.
    pub batch: String,
    /// Day of the sale.
    pub on: Date,
    /// Mass whose attributes are sold.
    pub mass: Mass<Fuel>,
}

/// Deliveries, what became of them, and what was sold of it. Ships that could burn them are no part of it.
///
/// ```text
/// delivered = Σ assigned + rest        rest ≥ 0, per batch
/// sold ≤ assigned                      per batch
/// ```
///
/// # Examples
///
/// ```
/// use green_corridor::corridor::bunkering::{Assignment, BatchBook, Custody, Delivery};
/// use green_corridor::{MarineFuel, provenance::Source, units::Mass};
///
/// let mut book = BatchBook::default();
/// book.deliver(Delivery {
///     id: "BDN 1".to_owned(),
///     batch: MarineFuel::BIO_METHANOL.into(),
///     mass: Mass::from_tonnes(504.0),
///     port: "Shanghai".to_owned(),
///     on: "2024-04-10".parse()?,
///     custody: Custody::PhysicalSegregation,
///     certified_under: None,
///     source: Source::user("made up"),
/// })?;
/// let (batch, voyage) = ("BDN 1".to_owned(), "1 E".to_owned());
/// book.assign(Assignment { batch, voyage, on: "2024-04-11".parse()?, mass: Mass::from_tonnes(500.0) })?;
/// assert_eq!(book.rest("BDN 1")?.tonnes(), 4.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BatchBook {
    deliveries: BTreeMap<String, Delivery>,
    assignments: Vec<Assignment>,
    sales: Vec<Sale>,
}

impl Delivery {
    /// Whether the batch meets a standard on the day of its delivery.
    pub fn test(&self, standard: &Standard) -> Judgement {
        standard.test(&self.batch, self.certified_under, self.on)
    }

    pub(super) fn certificate_id(&self) -> Option<&str> {
        self.batch.certificate().map(Certificate::id)
    }
}

impl BatchBook {
    /// Books a delivery.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::BatchTwice`] for a number already in the book, [`BunkeringError::Value`] for a mass out of
    /// range, [`BunkeringError::CertificateDiffers`] for a certificate that another batch shows with another fuel,
    /// value, proof or GWP set.
    pub fn deliver(&mut self, delivery: Delivery) -> Result<(), BunkeringError> {
        check(&format!("batch `{}`", delivery.id), delivery.mass)?;
        if self.deliveries.contains_key(&delivery.id) {
            return Err(BunkeringError::BatchTwice { batch: delivery.id });
        }
        if let Some(certificate) = delivery.batch.certificate() {
            let shown = |other: &&Delivery| other.certificate_id() == Some(certificate.id());
            let differs = |other: &&Delivery| {
                other.batch != delivery.batch || other.certified_under != delivery.certified_under
            };
            if let Some(other) = self.deliveries.values().filter(shown).find(differs) {
                return Err(BunkeringError::CertificateDiffers {
                    certificate: certificate.id().to_owned(),
                    batch: delivery.id,
                    other: other.id.clone(),
                });
            }
        }
        self.deliveries.insert(delivery.id.clone(), delivery);
        Ok(())
    }

    /// Books a part of a batch to the voyage that burned it.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::UnknownBatch`], [`BunkeringError::Value`] for a mass out of range,
    /// [`BunkeringError::NotPhysical`] for attributes without fuel, [`BunkeringError::BeforeDelivery`],
    /// [`BunkeringError::AssignedTwice`] for a batch that the voyage already has, [`BunkeringError::Overdrawn`] for
    /// more than is left.
    pub fn assign(&mut self, assignment: Assignment) -> Result<(), BunkeringError> {
        let Assignment { batch, voyage, on, mass } = &assignment;
        check(&format!("batch `{batch}` on voyage `{voyage}`"), *mass)?;
        let delivery = self.delivery(batch)?;
        if delivery.custody == Custody::BookAndClaim {
            return Err(BunkeringError::NotPhysical { batch: batch.clone(), voyage: voyage.clone() });
        }
        if *on < delivery.on {
            let (batch, delivered) = (batch.clone(), delivery.on);
            return Err(BunkeringError::BeforeDelivery { batch, delivered, used: *on });
        }
        if self.assignments.iter().any(|other| (&other.batch, &other.voyage) == (batch, voyage)) {
            return Err(BunkeringError::AssignedTwice { batch: batch.clone(), voyage: voyage.clone() });
        }
        let available = self.rest(batch)?;
        if exceeds(*mass, available) {
            return Err(BunkeringError::Overdrawn {
                batch: batch.clone(),
                available_t: available.tonnes(),
                asked_t: mass.tonnes(),
            });
        }
        self.assignments.push(assignment);
        Ok(())
    }

    /// Books a sale of the attributes of fuel that was burned.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::UnknownBatch`], [`BunkeringError::Value`] for a mass out of range,
    /// [`BunkeringError::SoldBeforeDelivery`], [`BunkeringError::SoldTwice`] for a contract that already has the batch,
    /// [`BunkeringError::SoldBeyondUse`] for more than the voyages burned of the batch and was not sold before.
    pub fn sell(&mut self, sale: Sale) -> Result<(), BunkeringError> {
        check(&format!("contract `{}`", sale.contract), sale.mass)?;
        let delivered = self.delivery(&sale.batch)?.on;
        if sale.on < delivered {
            let Sale { contract, batch, on: sold, .. } = sale;
            return Err(BunkeringError::SoldBeforeDelivery { contract, batch, delivered, sold });
        }
        if self.sales.iter().any(|other| (&other.contract, &other.batch) == (&sale.contract, &sale.batch)) {
            let Sale { contract, batch, .. } = sale;
            return Err(BunkeringError::SoldTwice { contract, batch });
        }
        let unsold = left(self.assigned(&sale.batch), self.sold(&sale.batch));
        if exceeds(sale.mass, unsold) {
            return Err(BunkeringError::SoldBeyondUse {
                contract: sale.contract,
                batch: sale.batch,
                available_t: unsold.tonnes(),
                asked_t: sale.mass.tonnes(),
            });
        }
        self.sales.push(sale);
        Ok(())
    }

    /// The deliveries, in order of their numbers.
    pub fn deliveries(&self) -> impl ExactSizeIterator<Item = &Delivery> {
        self.deliveries.values()
    }

    /// The assignments, in the order booked.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// The sales, in the order booked.
    pub fn sales(&self) -> &[Sale] {
        &self.sales
    }

    /// A delivery by its number.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::UnknownBatch`], which lists the numbers there are.
    pub fn delivery(&self, batch: &str) -> Result<&Delivery, BunkeringError> {
        self.deliveries.get(batch).ok_or_else(|| {
            let known: Vec<&str> = self.deliveries.keys().map(String::as_str).collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            BunkeringError::UnknownBatch { batch: batch.to_owned(), known }
        })
    }

    /// What voyages burned of a batch; nothing of one that is not in the book.
    pub fn assigned(&self, batch: &str) -> Mass<Fuel> {
        self.assignments.iter().filter(|other| other.batch == batch).map(|other| other.mass).sum()
    }

    /// What was sold of a batch.
    pub fn sold(&self, batch: &str) -> Mass<Fuel> {
        self.sales.iter().filter(|other| other.batch == batch).map(|other| other.mass).sum()
    }

    /// What is left of a batch. A rest below the rounding of a sum is nothing.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::UnknownBatch`].
    pub fn rest(&self, batch: &str) -> Result<Mass<Fuel>, BunkeringError> {
        Ok(left(self.delivery(batch)?.mass, self.assigned(batch)))
    }

    /// Proves that a voyage burned what the book gives it: of each fuel and certificate at least as much, and of what has
    /// a certificate no more. Certified fuel out of no batch of the book is refused, also where the voyage has none.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::NotBurned`] for the first batch of which the ledger has less,
    /// [`BunkeringError::NotAssigned`] for the first certificate of which it has more.
    pub fn prove_burned(&self, voyage: &str, ledger: &Inventory) -> Result<(), BunkeringError> {
        for own in self.assignments.iter().filter(|own| own.voyage == voyage) {
            let batch = &self.delivery(&own.batch)?.batch;
            let (assigned, burned) = (self.assigned_like(voyage, batch), burned(ledger, batch).fuel);
            if exceeds(assigned, burned) {
                return Err(BunkeringError::NotBurned {
                    voyage: voyage.to_owned(),
                    batch: own.batch.clone(),
                    assigned_t: assigned.tonnes(),
                    burned_t: burned.tonnes(),
                });
            }
        }
        for batch in ledger.entries().iter().filter_map(|entry| ledger.carrier(entry).batch()) {
            let Some(certificate) = batch.certificate() else { continue };
            let (assigned, burned) = (self.assigned_like(voyage, batch), burned(ledger, batch).fuel);
            if exceeds(burned, assigned) {
                return Err(BunkeringError::NotAssigned {
                    voyage: voyage.to_owned(),
                    certificate: certificate.id().to_owned(),
                    assigned_t: assigned.tonnes(),
                    burned_t: burned.tonnes(),
                });
            }
        }
        Ok(())
    }

    /// What a voyage has of all batches of one fuel and certificate.
    fn assigned_like(&self, voyage: &str, batch: &FuelBatch) -> Mass<Fuel> {
        let same = |other: &&Assignment| {
            other.voyage == voyage
                && self.deliveries.get(&other.batch).is_some_and(|delivery| delivery.batch == *batch)
        };
        self.assignments.iter().filter(same).map(|other| other.mass).sum()
    }
}

/// What a ledger has of a fuel and certificate.
pub(super) fn burned(ledger: &Inventory, batch: &FuelBatch) -> Totals {
    ledger.total_of(|entry| ledger.carrier(entry).batch().is_some_and(|burned| **burned == *batch))
}

pub(super) fn left(whole: Mass<Fuel>, gone: Mass<Fuel>) -> Mass<Fuel> {
    Mass::from_kilograms((whole - gone).kilograms().max(0.0))
}

pub(super) fn exceeds(asked: Mass<Fuel>, available: Mass<Fuel>) -> bool {
    bounded::exceeds(asked.kilograms(), available.kilograms())
}

pub(super) fn check(record: &str, mass: Mass<Fuel>) -> Result<(), BunkeringError> {
    bounds::FUEL_MASS
        .check(mass.tonnes())
        .map(drop)
        .map_err(|source| BunkeringError::Value { record: record.to_owned(), source })
}
