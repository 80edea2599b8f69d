//! The landside of a corridor's year, beside the ships' ledgers and never added to them.
//!
//! ```text
//! throughput(port) = Σ services departures · Σ calls exchange
//! landside(port)   = throughput · kg per TEU of throughput
//! per carried TEU  = Σ ports landside / Σ crossings carried TEU
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::driver::{Mixture, taken_of};
use super::landside_error::LandsideError;
use super::{Corridor, CorridorYear, Direction, Driver, DriverTerm, LandsideCount, LandsideIntensity};
use crate::intensity::Attribution;
use crate::intensity::waterfall::Waterfall;
use crate::units::Teu;
use crate::units::substance::{Carried, Throughput};

/// The landside of a year, by port.
#[derive(Clone, Debug, PartialEq)]
pub struct LandsideYear {
    ports: BTreeMap<Arc<str>, PortLandside>,
    carried: Teu<Carried>,
}

/// The landside of a port in a year.
#[derive(Clone, Debug, PartialEq)]
pub struct PortLandside {
    /// Containers of the corridor over its quays; `None` if a call there does not state them.
    pub throughput: Option<Teu<Throughput>>,
    /// What each of them emits ashore, where known.
    pub intensity: Option<LandsideIntensity>,
}

/// Kilograms of a year, and what they count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandsideTotal {
    /// Kilograms.
    pub kilograms: f64,
    /// What they count.
    pub count: LandsideCount,
}

/// Kilograms per container that crosses, one way, and what they count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LandsidePerTeu {
    /// Kilograms per carried TEU.
    pub kilograms_per_teu: f64,
    /// What they count.
    pub count: LandsideCount,
}

/// What moved the landside per carried TEU from one corridor to another; the terms sum exactly.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandsideChange {
    /// Kilograms per carried TEU before.
    pub from_kg_per_carried_teu: f64,
    /// After.
    pub to_kg_per_carried_teu: f64,
    /// What they count.
    pub count: LandsideCount,
    /// The drivers in which the two differ, in kilograms per carried TEU.
    pub terms: Vec<DriverTerm>,
}

impl PortLandside {
    /// Kilograms of the year; `None` where throughput or intensity is not known.
    pub fn kilograms(&self) -> Option<f64> {
        Some(self.intensity.as_ref()?.kilograms_of(self.throughput?))
    }
}

impl LandsideYear {
    /// Every port that a service calls at, by name.
    pub const fn ports(&self) -> &BTreeMap<Arc<str>, PortLandside> {
        &self.ports
    }

    /// Kilograms of the ports that pass a filter.
    ///
    /// # Errors
    ///
    /// [`LandsideError::UnknownIntensity`], [`LandsideError::UnknownExchange`]: unknown is not zero;
    /// [`LandsideError::Unlike`], [`LandsideError::NoPort`].
    pub fn total_of(&self, keep: impl Fn(&str) -> bool) -> Result<LandsideTotal, LandsideError> {
        let mut first: Option<(&Arc<str>, LandsideCount)> = None;
        let mut kilograms = 0.0;
        for (port, landside) in self.ports.iter().filter(|(port, _)| keep(port)) {
            let record = || port.to_string();
            let unknown = || LandsideError::UnknownIntensity { port: record() };
            let intensity = landside.intensity.as_ref().ok_or_else(unknown)?;
            let uncounted = || LandsideError::UnknownExchange { port: record() };
            kilograms += intensity.kilograms_of(landside.throughput.ok_or_else(uncounted)?);
            let (one, count) = *first.get_or_insert((port, intensity.count()));
            if count != intensity.count() {
                return Err(LandsideError::Unlike {
                    one: one.to_string(),
                    count: count.to_string(),
                    other: record(),
                    other_count: intensity.count().to_string(),
                });
            }
        }
        let (_, count) = first.ok_or_else(|| LandsideError::NoPort {
            known: self.ports.keys().map(AsRef::as_ref).collect::<Vec<_>>().join(", "),
        })?;
        Ok(LandsideTotal { kilograms, count })
    }

    /// Kilograms of the ports that pass a filter per container that crosses, one way.
    ///
    /// # Errors
    ///
    /// As [`Self::total_of`], and [`LandsideError::NothingCarried`].
    pub fn per_carried_teu(&self, keep: impl Fn(&str) -> bool) -> Result<LandsidePerTeu, LandsideError> {
        if self.carried == Teu::ZERO {
            return Err(LandsideError::NothingCarried);
        }
        let LandsideTotal { kilograms, count } = self.total_of(keep)?;
        Ok(LandsidePerTeu { kilograms_per_teu: kilograms / self.carried.count(), count })
    }
}

impl LandsideChange {
    /// The change of the landside per carried TEU of the ports that pass a filter, by driver.
    ///
    /// # Errors
    ///
    /// As [`LandsideYear::per_carried_teu`]; [`LandsideError::Unlike`] also for two corridors that count unlike things;
    /// [`LandsideError::OtherRotation`].
    pub fn between(
        from: &Corridor,
        to: &Corridor,
        keep: impl Fn(&str) -> bool,
        attribution: &Attribution<Driver>,
    ) -> Result<Self, LandsideError> {
        let [before, after] = [from, to].map(|corridor| corridor.landside_year().per_carried_teu(&keep));
        let (before, after) = (before?.count, after?.count);
        if before != after {
            let named = |corridor: &Corridor| format!("{} {}", corridor.name(), corridor.year());
            return Err(LandsideError::Unlike {
                one: named(from),
                count: before.to_string(),
                other: named(to),
                other_count: after.to_string(),
            });
        }
        let mixture = Mixture::of(from, to)?;
        let steps = mixture.differences();
        let value = |taken: u32| {
            let corridor = mixture.mixed(&taken_of(&steps, taken));
            corridor.landside_year().per_carried_teu(&keep).map(|figure| figure.kilograms_per_teu)
        };
        let Waterfall { from, to, amounts } = Waterfall::of(&steps, attribution, value)?;
        let terms = steps.iter().zip(amounts).map(|(driver, amount)| DriverTerm { driver: *driver, amount });
        Ok(Self {
            from_kg_per_carried_teu: from,
            to_kg_per_carried_teu: to,
            count: before,
            terms: terms.collect(),
        })
    }
}

impl Corridor {
    pub(super) fn landside_year(&self) -> LandsideYear {
        let mut throughput: BTreeMap<Arc<str>, Option<Teu<Throughput>>> = BTreeMap::new();
        for service in self.services() {
            let spec = service.spec();
            for call in spec.rotation.calls() {
                let of_call = call.exchange.map(|exchange| exchange * spec.departures);
                let sum = throughput.entry(Arc::clone(&call.port)).or_insert(Some(Teu::ZERO));
                *sum = sum.zip(of_call).map(|(sum, of_call)| sum + of_call);
            }
        }
        let of_port = |(port, throughput): (Arc<str>, Option<Teu<Throughput>>)| {
            let intensity = self.landside().of(&port).cloned();
            (port, PortLandside { throughput, intensity })
        };
        let crossing = |direction| self.services().iter().map(move |service| service.carried(direction));
        LandsideYear {
            ports: throughput.into_iter().map(of_port).collect(),
            carried: Direction::ALL.into_iter().flat_map(crossing).sum(),
        }
    }
}

impl CorridorYear {
    /// What the terminals emit for the year's containers, by port: beside the ledgers, never in them.
    pub fn landside(&self) -> LandsideYear {
        self.corridor().landside_year()
    }
}
