//! A corridor: its services in one year, and the factors they are counted with.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::error::CorridorError;
use super::{CorridorYear, Landside, SailError, Service};
use crate::fuel::FactorSet;
use crate::fuel::gwp::NamedSet;
use crate::units::bounded::Bound;

/// Years that a corridor may be in.
pub(super) const YEAR: Bound = Bound::new("year", 2000.0, 2100.0, "");

/// Factors and weights that a corridor is counted with.
#[derive(Clone, Debug, PartialEq)]
pub struct Accounting {
    /// Factors of the fuels.
    pub factor_set: FactorSet,
    /// Weights of the gases.
    pub gwp: NamedSet,
}

/// The services of a corridor in one year.
#[derive(Clone, Debug, PartialEq)]
pub struct Corridor {
    pub(super) name: Arc<str>,
    pub(super) year: i16,
    pub(super) services: Vec<Service>,
    pub(super) accounting: Accounting,
    pub(super) landside: Landside,
}

impl Corridor {
    /// Checks a corridor.
    ///
    /// # Errors
    ///
    /// [`CorridorError::ShipTwice`] for a ship in two services, [`CorridorError::ServiceTwice`],
    /// [`CorridorError::NoService`], [`CorridorError::Value`] for a year out of range.
    pub fn new(
        name: impl Into<Arc<str>>,
        year: i16,
        services: Vec<Service>,
        accounting: Accounting,
    ) -> Result<Self, CorridorError> {
        let name = name.into();
        YEAR.check(f64::from(year))
            .map_err(|source| CorridorError::Value { record: format!("corridor `{name}`"), source })?;
        if services.is_empty() {
            return Err(CorridorError::NoService { corridor: name.to_string() });
        }
        let mut names = BTreeSet::new();
        let mut sails_for = BTreeMap::new();
        for service in &services {
            if !names.insert(service.name()) {
                return Err(CorridorError::ServiceTwice { service: service.name().to_owned() });
            }
            for ship in service.ships() {
                if let Some(other) = sails_for.insert(ship, service.name()) {
                    let (one, other) = (other.to_owned(), service.name().to_owned());
                    return Err(CorridorError::ShipTwice { ship: ship.to_owned(), one, other });
                }
            }
        }
        Ok(Self { name, year, services, accounting, landside: Landside::unknown() })
    }

    /// The same corridor with what its terminals emit per container over the quay.
    ///
    /// # Errors
    ///
    /// [`CorridorError::NoSuchPort`] for a port that no service calls at.
    pub fn with_landside(self, landside: Landside) -> Result<Self, CorridorError> {
        let there = self.ports();
        if let Some((port, _)) = landside.ports().find(|(port, _)| !there.contains(port.as_ref())) {
            return Err(CorridorError::NoSuchPort {
                port: port.to_string(),
                known: there.into_iter().collect::<Vec<_>>().join(", "),
            });
        }
        Ok(Self { landside, ..self })
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// Its services, in the order given.
    pub fn services(&self) -> &[Service] {
        &self.services
    }

    /// A service by its name.
    pub fn service(&self, name: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.name() == name)
    }

    /// Factors and weights.
    pub const fn accounting(&self) -> &Accounting {
        &self.accounting
    }

    /// What its terminals emit per container over the quay.
    pub const fn landside(&self) -> &Landside {
        &self.landside
    }

    /// Every port that a service calls at, by name.
    pub fn ports(&self) -> BTreeSet<&str> {
        self.services.iter().flat_map(|service| service.spec().rotation.ports()).collect()
    }

    /// Sails the year: the ledgers of all round voyages.
    ///
    /// # Errors
    ///
    /// [`SailError`], which names the service and ship class.
    pub fn sail(&self) -> Result<CorridorYear, SailError> {
        CorridorYear::of(self)
    }
}
