//! Air pollutants in ports: manoeuvring, at anchor and at berth of every call, by one method of [`crate::air`].
//!
//! What the method does not know stays unknown. A port's figure per TEU counts the containers that cross with the services
//! that call there; for a figure per TEU of throughput, divide by the port's own count.
//!
//! The ledgers of a corridor do not state their waters, so a tier III engine counted inside NOx control areas only is an
//! error of its method ([`crate::air::AirError::WatersUnknown`]), not a guess.

use std::collections::{BTreeMap, BTreeSet};

use super::error::KpiError;
use super::portion::YearOfLeg;
use crate::air::{AirError, AirInventory, Method};
use crate::corridor::{CorridorYear, Sailings};
use crate::engine::Pollutants;
use crate::engine::pollutant::Pollutant;
use crate::intensity::TeuOfLeg;
use crate::inventory::{Entry, Inventory};
use crate::units::{MassPerTeu, Teu};
use crate::voyage::Stage;

/// Pollutants of one port in the year.
#[derive(Clone, Debug, PartialEq)]
pub struct PortAir {
    port: String,
    pollutants: Pollutants,
    services: BTreeSet<String>,
}

/// Pollutants of all ports of a corridor by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct AirInPorts {
    method: Option<Method>,
    ports: BTreeMap<String, PortAir>,
    legs: Vec<YearOfLeg>,
}

impl PortAir {
    /// The port.
    pub fn port(&self) -> &str {
        &self.port
    }

    /// Pollutants of all calls of the year.
    pub const fn pollutants(&self) -> &Pollutants {
        &self.pollutants
    }
}

impl AirInPorts {
    /// The method; `None` for a year without a voyage.
    pub const fn method(&self) -> Option<Method> {
        self.method
    }

    /// The ports, by name.
    pub fn ports(&self) -> impl Iterator<Item = &PortAir> {
        self.ports.values()
    }

    /// One port.
    pub fn port(&self, name: &str) -> Option<&PortAir> {
        self.ports.get(name)
    }

    /// A pollutant of a port per TEU that crosses, one way, with the services that call there.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownPollutant`] if a part of it is unknown, [`KpiError::Leg`], [`KpiError::Zero`].
    pub fn per_teu<K: TeuOfLeg, S: Pollutant>(&self, port: &PortAir) -> Result<MassPerTeu<S, K>, KpiError> {
        let record = || format!("port {}", port.port);
        let mass = port.pollutants.known::<S>();
        let mass = mass.map_err(|source| KpiError::UnknownPollutant { record: record(), source })?;
        let calling = |leg: &&YearOfLeg| leg.crossing && port.services.contains(leg.service.as_ref());
        let teu: Teu<K> = self.legs.iter().filter(calling).map(YearOfLeg::teu::<K>).sum::<Result<_, _>>()?;
        if teu == Teu::ZERO {
            return Err(KpiError::Zero { record: record(), what: K::SYMBOL });
        }
        Ok(mass / teu)
    }
}

impl CorridorYear {
    /// Pollutants in ports. `of` reads the port calls of one ledger by the method; the tiers of engines may differ by ship class, the method
    /// may not.
    ///
    /// # Errors
    ///
    /// [`KpiError::Air`] with what the method lacks, [`KpiError::MethodsMixed`].
    pub fn air_in_ports(
        &self,
        of: impl Fn(&str, &Inventory) -> Result<AirInventory, AirError>,
    ) -> Result<AirInPorts, KpiError> {
        let mut sums = AirInPorts { method: None, ports: BTreeMap::new(), legs: self.portion().legs };
        for service in self.services() {
            let name = service.service().name();
            for one in service.sailings() {
                let in_port = |entry: &Entry| is_call(&one.ledger, one.ledger.activity(entry).stage());
                let air = of(&one.class, &one.ledger.part(in_port)).map_err(|source| KpiError::Air {
                    service: name.to_owned(),
                    class: one.class.to_string(),
                    source: Box::new(source),
                })?;
                let method = *sums.method.get_or_insert(air.method());
                if method != air.method() {
                    return Err(KpiError::MethodsMixed { one: method, other: air.method() });
                }
                sums.add(name, one, &air);
            }
        }
        Ok(sums)
    }
}

fn is_call(ledger: &Inventory, stage: usize) -> bool {
    matches!(ledger.voyage().stages().get(stage), Some(Stage::PortCall(_)))
}

impl AirInPorts {
    fn add(&mut self, service: &str, one: &Sailings, air: &AirInventory) {
        let stages = one.ledger.voyage().stages();
        for (stage, pollutants) in air.by_stage() {
            let Some(Stage::PortCall(call)) = stages.get(stage) else { continue };
            let port = self.ports.entry(call.port.to_string()).or_insert_with(|| PortAir {
                port: call.port.to_string(),
                pollutants: Pollutants::ZERO,
                services: BTreeSet::new(),
            });
            port.pollutants = port.pollutants + pollutants.scaled(one.count);
            port.services.insert(service.to_owned());
        }
    }
}
