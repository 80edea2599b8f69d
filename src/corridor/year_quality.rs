//! What a year's figures rest on: tiers of data, notices and sources of its ledgers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{CorridorYear, Sailings};
use crate::inventory::{EnergyCarrier, Notice, Quality, QualityError, QualityWeight};
use crate::provenance::Source;

/// Something that figures of a class rest on and do not show.
#[derive(Clone, Debug, PartialEq)]
pub struct YearNotice {
    /// The service.
    pub service: Arc<str>,
    /// The class.
    pub class: Arc<str>,
    /// What it is.
    pub notice: Notice,
}

impl CorridorYear {
    /// The tiers of the year's total: those of its ledgers, times their voyages.
    ///
    /// # Errors
    ///
    /// [`QualityError`] if a gas of an entry is unknown.
    pub fn quality(&self, weight: QualityWeight) -> Result<Quality, QualityError> {
        let of = |one: &Sailings| Ok(one.ledger.quality(weight)?.scaled(one.count));
        self.services().iter().flat_map(|service| service.sailings()).map(of).sum()
    }

    /// Notices of all ledgers, each told once for its class.
    pub fn notices(&self) -> Vec<YearNotice> {
        let mut notices = Vec::new();
        for service in self.services() {
            for one in service.sailings() {
                for notice in one.ledger.notices() {
                    let (service, class) =
                        (Arc::clone(&service.service().spec().name), Arc::clone(&one.class));
                    let told = YearNotice { service, class, notice };
                    if !notices.contains(&told) {
                        notices.push(told);
                    }
                }
            }
        }
        notices
    }

    /// Sources of the factors of every fuel and grid that the ledgers used, by carrier. A carrier that two consumers burn may
    /// have two.
    pub fn sources(&self) -> BTreeMap<String, Vec<Source>> {
        let mut sources: BTreeMap<_, Vec<Source>> = BTreeMap::new();
        for one in self.services().iter().flat_map(|service| service.sailings()) {
            for entry in one.ledger.entries() {
                let carrier = one.ledger.carrier(entry);
                let source = match carrier {
                    EnergyCarrier::Fuel { factors, .. } => &factors.source,
                    EnergyCarrier::Grid(grid) => grid.source(),
                };
                let known = sources.entry(carrier.to_string()).or_default();
                if !known.contains(source) {
                    known.push(source.clone());
                }
            }
        }
        sources
    }
}
