//! Fuel to be bunkered, by fuel, port and year.
//!
//! ```text
//! demand(fuel, port, year) = Σ sailings · Σ m(stage, fuel)      over the stages whose fuel is taken at that port
//! ```
//!
//! Masses are those of the ledger: nothing is modelled again. Demand is additive over services and over sailings,
//! and its sum over ports is the fuel of the ledgers times their sailings, up to the rounding of a sum.

use std::collections::BTreeMap;
use std::iter::Sum;
use std::ops::Add;
use std::sync::Arc;

use super::rotation::Rotation;
use super::{BunkeringError, Supply};
use crate::fuel::MarineFuel;
use crate::inventory::Inventory;
use crate::units::substance::Fuel;
use crate::units::{Bound, FuelEnergy, Mass};

/// Sailings of one round voyage in a year: a weekly string has 52.
const SAILINGS: Bound = Bound::new("sailings", 0.0, 100_000.0, "");

/// At which port the fuel of a leg or call is bunkered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BunkeringRule {
    /// At the last port before it that supplies the fuel throughout the year: of a leg, its port of departure is the
    /// first asked; of a call, the port before it. The rotation is a ring, so the last port comes before the first.
    /// A convention of this crate: it asks for no price and no tank.
    LastPortBefore,
}

/// One row of the demand.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DemandKey {
    /// The fuel, by identity. Pilot fuel is a fuel like any other.
    pub fuel: MarineFuel,
    /// The port that supplies it.
    pub port: Arc<str>,
    /// The year.
    pub year: i16,
}

/// An amount of fuel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bunkered {
    /// Its mass.
    pub mass: Mass<Fuel>,
    /// Its energy, on the lower heating value.
    pub energy: FuelEnergy,
}

/// Fuel to be bunkered, by fuel, port and year.
///
/// ```text
/// demand(fuel, port, year) = Σ sailings · m(stage, fuel)      over the stages whose fuel is taken at that port
/// ```
///
/// It adds over services and sailings; summed over ports it is the fuel of the ledgers times their sailings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Demand {
    rows: BTreeMap<DemandKey, Bunkered>,
}

impl Demand {
    /// What so many sailings of a round voyage bunker in a year.
    ///
    /// # Errors
    ///
    /// [`BunkeringError::Value`] for a number of sailings out of range, [`BunkeringError::RotationBroken`] for a
    /// voyage that does not close, [`BunkeringError::NotSupplied`] for a fuel that no port of it supplies.
    ///
    /// # Examples
    ///
    /// See [`super`].
    pub fn of_sailings(
        ledger: &Inventory,
        sailings: f64,
        year: i16,
        supply: &Supply,
        rule: BunkeringRule,
    ) -> Result<Self, BunkeringError> {
        SAILINGS
            .check(sailings)
            .map_err(|source| BunkeringError::Value { record: format!("demand of {year}"), source })?;
        let rotation = Rotation::of(ledger.voyage())?;
        let mut demand = Self::default();
        for ((stage, fuel), bunkered) in by_stage_and_fuel(ledger) {
            if bunkered.mass == Mass::ZERO {
                continue;
            }
            let BunkeringRule::LastPortBefore = rule;
            let port = rotation
                .ports_before(stage)
                .find(|port| supply.throughout(port, &fuel, year))
                .ok_or_else(|| not_supplied(rotation, supply, &fuel, year))?;
            let key = DemandKey { fuel, port: Arc::clone(port), year };
            demand.put(key, bunkered.times(sailings));
        }
        Ok(demand)
    }

    /// The rows, in order of fuel, port and year.
    pub fn rows(&self) -> impl ExactSizeIterator<Item = (&DemandKey, &Bunkered)> {
        self.rows.iter()
    }

    /// The sum of the rows that pass a filter.
    pub fn total_of(&self, keep: impl Fn(&DemandKey) -> bool) -> Bunkered {
        self.rows.iter().filter(|(key, _)| keep(key)).map(|(_, bunkered)| *bunkered).sum()
    }

    /// Sums by fuel, over ports and years.
    pub fn by_fuel(&self) -> BTreeMap<&MarineFuel, Bunkered> {
        let mut fuels = BTreeMap::new();
        for (key, bunkered) in &self.rows {
            let sum = fuels.entry(&key.fuel).or_insert(Bunkered::ZERO);
            *sum = *sum + *bunkered;
        }
        fuels
    }

    fn put(&mut self, key: DemandKey, bunkered: Bunkered) {
        let row = self.rows.entry(key).or_insert(Bunkered::ZERO);
        *row = *row + bunkered;
    }
}

/// Fuel burned by stage and fuel; electricity is not among it.
pub(super) fn by_stage_and_fuel(ledger: &Inventory) -> BTreeMap<(usize, MarineFuel), Bunkered> {
    let groups = ledger.group_by(|entry| {
        let fuel = ledger.carrier(entry).batch().map(|batch| batch.fuel().clone());
        (ledger.activity(entry).stage(), fuel)
    });
    groups
        .into_iter()
        .filter_map(|((stage, fuel), totals)| {
            Some(((stage, fuel?), Bunkered { mass: totals.fuel, energy: totals.fuel_energy }))
        })
        .collect()
}

pub(super) fn not_supplied(
    rotation: Rotation<'_>,
    supply: &Supply,
    fuel: &MarineFuel,
    year: i16,
) -> BunkeringError {
    let of_port = |port: &Arc<str>| {
        let fuels = supply.fuels_of(port, year);
        let fuels: Vec<&str> = fuels.into_iter().collect();
        format!("{port} ({})", if fuels.is_empty() { "none".to_owned() } else { fuels.join(", ") })
    };
    let ports: Vec<String> = rotation.ports().into_iter().map(of_port).collect();
    BunkeringError::NotSupplied { fuel: fuel.to_string(), year, ports: ports.join("; ") }
}

impl Bunkered {
    /// Nothing.
    pub const ZERO: Self = Self { mass: Mass::ZERO, energy: FuelEnergy::ZERO };

    fn times(self, factor: f64) -> Self {
        Self { mass: self.mass * factor, energy: self.energy * factor }
    }
}

impl Add for Bunkered {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { mass: self.mass + other.mass, energy: self.energy + other.energy }
    }
}

impl Sum for Bunkered {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl Add for Demand {
    type Output = Self;
    fn add(mut self, other: Self) -> Self {
        for (key, bunkered) in other.rows {
            self.put(key, bunkered);
        }
        self
    }
}

impl Sum for Demand {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), Add::add)
    }
}
