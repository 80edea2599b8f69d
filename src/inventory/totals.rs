//! Sums over the ledger.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;

use super::{Entry, Inventory};
use crate::fuel::{Emissions, MarineFuel};
use crate::units::substance::Fuel;
use crate::units::{Electricity, Energy, FuelEnergy, Mass};
use crate::vessel::{Consumer, OperatingMode};

/// A sum of entries.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Totals {
    /// Shaft energy; `None` if one entry's is unknown.
    pub shaft: Option<Energy>,
    /// Electricity from shore, at the ship.
    pub electricity: Electricity,
    /// Fuel burned, of all kinds.
    pub fuel: Mass<Fuel>,
    /// Its energy, on the lower heating value.
    pub fuel_energy: FuelEnergy,
    /// Emissions, gases apart.
    pub emissions: Emissions,
}

impl Totals {
    /// The sum of no entries.
    pub const ZERO: Self = Self {
        shaft: Some(Energy {
            dimension: std::marker::PhantomData,
            units: std::marker::PhantomData,
            value: 0.0,
        }),
        electricity: Electricity::ZERO,
        fuel: Mass::ZERO,
        fuel_energy: FuelEnergy::ZERO,
        emissions: Emissions::ZERO,
    };

    /// Every amount times a number, for example of like voyages.
    #[must_use]
    pub fn scaled(&self, factor: f64) -> Self {
        Self {
            shaft: self.shaft.map(|energy| energy * factor),
            electricity: self.electricity * factor,
            fuel: self.fuel * factor,
            fuel_energy: self.fuel_energy * factor,
            emissions: self.emissions.scaled(factor),
        }
    }
}

impl Inventory {
    /// The sum of all entries.
    pub fn total(&self) -> Totals {
        self.entries.iter().map(Totals::from).sum()
    }

    /// The sum of the entries that pass a filter.
    pub fn total_of(&self, keep: impl Fn(&Entry) -> bool) -> Totals {
        self.entries.iter().filter(|entry| keep(entry)).map(Totals::from).sum()
    }

    /// The ledger of some entries alone, for what reads ledgers and is asked of a part of one: the calls of a voyage, the
    /// legs of it. The voyage, its shore connections and fills stay.
    #[must_use]
    pub fn part(&self, keep: impl Fn(&Entry) -> bool) -> Self {
        let entries = self.entries.iter().filter(|entry| keep(entry)).copied().collect();
        Self { entries, ..self.clone() }
    }

    /// Sums by any key, in the order of the keys.
    pub fn group_by<K: Ord>(&self, key: impl Fn(&Entry) -> K) -> BTreeMap<K, Totals> {
        let mut groups = BTreeMap::new();
        for entry in &self.entries {
            let group = groups.entry(key(entry)).or_insert(Totals::ZERO);
            *group = *group + Totals::from(entry);
        }
        groups
    }

    /// Sums by operating mode.
    pub fn by_mode(&self) -> BTreeMap<OperatingMode, Totals> {
        self.group_by(|entry| self.activity(entry).mode())
    }

    /// Sums by consumer.
    pub fn by_consumer(&self) -> BTreeMap<Consumer, Totals> {
        self.group_by(Entry::consumer)
    }

    /// Sums by fuel identity; electricity is not among them.
    pub fn by_fuel(&self) -> BTreeMap<MarineFuel, Totals> {
        let mut groups = self.group_by(|entry| self.carrier(entry).batch().map(|batch| batch.fuel().clone()));
        groups.remove(&None);
        groups.into_iter().filter_map(|(fuel, totals)| Some((fuel?, totals))).collect()
    }

    /// Sums by leg or port call, in the order of the voyage.
    pub fn by_stage(&self) -> Vec<(String, Totals)> {
        let groups = self.group_by(|entry| self.activity(entry).stage());
        groups.into_iter().map(|(stage, totals)| (self.voyage.stages()[stage].label(), totals)).collect()
    }
}

impl From<&Entry> for Totals {
    #[inline]
    fn from(entry: &Entry) -> Self {
        Self {
            shaft: entry.shaft,
            electricity: entry.electricity,
            fuel: entry.mass,
            fuel_energy: entry.fuel_energy,
            emissions: entry.emissions,
        }
    }
}

impl Add for Totals {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self {
            shaft: self.shaft.zip(other.shaft).map(|(one, other)| one + other),
            electricity: self.electricity + other.electricity,
            fuel: self.fuel + other.fuel,
            fuel_energy: self.fuel_energy + other.fuel_energy,
            emissions: self.emissions + other.emissions,
        }
    }
}

impl Sum for Totals {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}
