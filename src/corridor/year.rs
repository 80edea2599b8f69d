//! A corridor's year: the sum of the ledgers of its round voyages.

use std::collections::BTreeMap;

use super::sailing::round_voyage;
use super::{Corridor, Service};
use crate::inventory::{Derivation, Entry, FuelBasis, Inventory, InventoryError, Totals};
use crate::units::Load;
use crate::vessel::OperatingMode;
use crate::voyage::VoyageError;

/// A year of all services. It holds ledgers; every figure is read from them.
#[derive(Clone, Debug, PartialEq)]
pub struct CorridorYear {
    corridor: Corridor,
    services: Vec<ServiceYear>,
}

/// A year of one service.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceYear {
    service: Service,
    sailings: Vec<Sailings>,
}

/// Round voyages that are alike: ships of one class, connected to shore at the same calls.
#[derive(Clone, Debug, PartialEq)]
pub struct Sailings {
    /// The class.
    pub class: std::sync::Arc<str>,
    /// How many in the year. Where a share of the calls connects, this need not be whole.
    pub count: f64,
    /// The ledger of one.
    pub ledger: Inventory,
}

/// A year that cannot be sailed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SailError {
    /// A round voyage that is none.
    #[error("service `{service}`, class `{class}`: {source}")]
    Voyage {
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// What was wrong.
        source: Box<VoyageError>,
    },
    /// A ship that crosses with its main engine off: so little is asked of it that the law takes it to be off.
    #[error(
        "service `{service}`, class `{class}`, leg {leg}: the law of propulsion asks for so little that the main engine is \
         off; nothing sails so far without it: a higher speed, or less saved"
    )]
    EngineOff {
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// The leg.
        leg: String,
    },
    /// A round voyage without a ledger.
    #[error("service `{service}`, class `{class}`: {source}")]
    Ledger {
        /// The service.
        service: String,
        /// The class.
        class: String,
        /// What was wrong.
        source: Box<InventoryError>,
    },
}

impl CorridorYear {
    pub(super) fn of(corridor: &Corridor) -> Result<Self, SailError> {
        let services = corridor.services().iter().map(|service| ServiceYear::of(service, corridor));
        Ok(Self { corridor: corridor.clone(), services: services.collect::<Result<_, _>>()? })
    }

    /// The corridor.
    pub const fn corridor(&self) -> &Corridor {
        &self.corridor
    }

    /// Its services, in the order of the corridor.
    pub fn services(&self) -> &[ServiceYear] {
        &self.services
    }

    /// The sum of all ledgers.
    pub fn total(&self) -> Totals {
        self.services.iter().map(ServiceYear::total).sum()
    }

    /// Sums over all ledgers by any key, in the order of the keys.
    pub fn group_by<K: Ord>(&self, key: impl Fn(&Inventory, &Entry) -> K) -> BTreeMap<K, Totals> {
        let mut groups = BTreeMap::new();
        for service in &self.services {
            service.add_groups(&mut groups, &key);
        }
        groups
    }
}

impl ServiceYear {
    fn of(service: &Service, corridor: &Corridor) -> Result<Self, SailError> {
        let mut sailings = Vec::new();
        for (class, voyages) in service.voyages_by_class() {
            for (from, to) in bands(service) {
                let of = || (service.name().to_owned(), class.name.to_string());
                let voyage = round_voyage(service, class, corridor.year(), |call| {
                    call.shore.as_ref().is_some_and(|shore| shore.share_of_calls.get() > from)
                })
                .map_err(|source| {
                    let (service, class) = of();
                    SailError::Voyage { service, class, source: Box::new(source) }
                })?;
                let set = &corridor.accounting().factor_set;
                let ledger = Inventory::of(&voyage, set, FuelBasis::Modelled).map_err(|source| {
                    let (service, class) = of();
                    SailError::Ledger { service, class, source: Box::new(source) }
                })?;
                if let Some(leg) = engine_off(&ledger) {
                    let (service, class) = of();
                    return Err(SailError::EngineOff { service, class, leg });
                }
                sailings.push(Sailings { class: class.name.clone(), count: voyages * (to - from), ledger });
            }
        }
        Ok(Self { service: service.clone(), sailings })
    }

    /// The service.
    pub const fn service(&self) -> &Service {
        &self.service
    }

    /// Its round voyages.
    pub fn sailings(&self) -> &[Sailings] {
        &self.sailings
    }

    /// The sum of its ledgers.
    pub fn total(&self) -> Totals {
        self.sailings.iter().map(|one| one.ledger.total().scaled(one.count)).sum()
    }

    /// Sums over its ledgers by any key, in the order of the keys.
    pub fn group_by<K: Ord>(&self, key: impl Fn(&Inventory, &Entry) -> K) -> BTreeMap<K, Totals> {
        let mut groups = BTreeMap::new();
        self.add_groups(&mut groups, &key);
        groups
    }

    fn add_groups<K: Ord>(&self, groups: &mut BTreeMap<K, Totals>, key: &impl Fn(&Inventory, &Entry) -> K) {
        for Sailings { count, ledger, .. } in &self.sailings {
            for (key, totals) in ledger.group_by(|entry| key(ledger, entry)) {
                let group = groups.entry(key).or_insert(Totals::ZERO);
                *group = *group + totals.scaled(*count);
            }
        }
    }
}

/// The first leg at sea on which the law puts the main engine off.
fn engine_off(ledger: &Inventory) -> Option<String> {
    let off = |entry: &&Entry| match entry.derivation() {
        Derivation::Propulsion { load, .. } => {
            ledger.activity(entry).mode() == OperatingMode::Transit && load.load == Load::ZERO
        }
        _ => false,
    };
    ledger.entries().iter().find(off).map(|entry| ledger.place(entry))
}

/// The calls of a year in a line, cut where the share of some port that connects ends: within a band all round voyages
/// connect at the same ports. Those that connect at one port are the first to connect at the next; sums over the year do
/// not depend on it.
fn bands(service: &Service) -> Vec<(f64, f64)> {
    let mut ends = vec![0.0, 1.0];
    let shores = service.spec().rotation.calls().iter().filter_map(|call| call.shore.as_ref());
    ends.extend(shores.map(|shore| shore.share_of_calls.get()));
    ends.sort_by(f64::total_cmp);
    ends.dedup();
    ends.windows(2).map(|pair| (pair[0], pair[1])).collect()
}
