//! The zero-emission terminal: the same boxes, handled without combustion, ships on shore power.
//!
//! ```text
//! kWh used     = L kWh/L / EER                    for every diesel and hybrid group
//! net effect   = avoided TtW + avoided WtT − grid             positive saves
//! break-even   = (avoided TtW + avoided WtT) / kWh fed in
//! ```
//!
//! Trucks, trains, craft and terminal electricity stay as they are, and so do groups that are electric
//! already. Emissions move to power stations, and are shown there. Only gases move: air pollutants of
//! the power stations are outside.
//!
//! Pier 500, a proposal of the Port of Los Angeles, is such a terminal in its port's own words. No capacity, fleet
//! or boundary of it has been published, so nothing here is about it in particular.
//!
//! # Examples
//!
//! A scenario is in the example of [`super`]. What it saves is an [`Effect`]:
//!
//! ```
//! use green_corridor::fuel::{Emissions, GridGases};
//! use green_corridor::terminal::{Amounts, Draw, Effect};
//! use green_corridor::units::{Electricity, Mass};
//!
//! let before = Emissions { co2_fossil: Mass::from_tonnes(1_000.0), ..Emissions::ZERO };
//! let grid = GridGases { co2: Mass::from_tonnes(200.0), ..GridGases::ZERO };
//! let fed_in = Electricity::from_kilowatt_hours(1e6);
//! let effect = Effect {
//!     before: Amounts { emissions: before, ..Amounts::ZERO },
//!     after: Amounts {
//!         draw: Draw { at_plug: fed_in, fed_in },
//!         emissions: Emissions { grid, ..Emissions::ZERO },
//!         ..Amounts::ZERO
//!     },
//! };
//! assert_eq!((effect.avoided_stack_co2() - effect.grid_co2()).tonnes(), 800.0);
//! let break_even = effect.break_even_co2().map(|factor| factor.grams_per_kilowatt_hour());
//! assert!(break_even.is_some_and(|factor| (factor - 1_000.0).abs() < 1e-9));
//! ```

use std::collections::BTreeMap;

use super::boundary::Boundary;
use super::diesel::DieselContent;
use super::entry::{Amounts, PortEntry};
use super::equipment::{
    ENERGY_ECONOMY_RATIO, ElectricDemand, EquipmentEnergy, EquipmentGroup, EquipmentKind,
};
use super::error::{TerminalError, check};
use super::inventory::{PortInventory, grid_co2e, upstream_co2e};
use super::supply::Supply;
use crate::engine::pollutant::{Pollutant, UnknownPollutant};
use crate::fuel::emissions::UnknownGas;
use crate::fuel::gwp::GwpSet;
use crate::provenance::Source;
use crate::units::bounded::bounds;
use crate::units::si::{hour, litres};
use crate::units::substance::{AsPublished, Co2, Co2e, Fuel, TankToWake, Throughput, WellToTank, WellToWake};
use crate::units::{Electricity, ElectricityFactor, Factor, LowerHeatingValue, Mass, Rate, Teu};

/// Exact.
const MEGAJOULES_PER_KILOWATT_HOUR: f64 = 3.6;

/// The description of a port's year: equipment that a scenario may replace, and all other lines.
#[derive(Clone, Debug, PartialEq)]
pub struct PortYear {
    /// The port.
    pub port: String,
    /// What is counted.
    pub boundary: Boundary,
    /// Containers over the quays.
    pub throughput: Teu<Throughput>,
    /// Cargo-handling equipment.
    pub equipment: Vec<EquipmentGroup>,
    /// Everything else.
    pub entries: Vec<PortEntry>,
}

/// What takes the place of a diesel machine.
#[derive(Clone, Debug, PartialEq)]
pub enum Replacement {
    /// An electric one.
    Electric {
        /// Energy of the diesel per electricity used.
        energy_economy_ratio: f64,
        /// Mass and energy of a litre of the diesel.
        content: DieselContent,
        /// Where the electricity comes from.
        supply: Supply,
        /// Where the ratio stands.
        source: Source,
    },
    /// One with a fuel cell.
    FuelCell {
        /// Energy of the diesel per energy of the hydrogen.
        energy_economy_ratio: f64,
        /// Mass and energy of a litre of the diesel.
        content: DieselContent,
        /// Lower heating value of hydrogen.
        lower_heating_value: LowerHeatingValue,
        /// Upstream CO2e per hydrogen.
        upstream: Option<Factor<Co2e<WellToTank, AsPublished>, Fuel>>,
        /// Where ratio and upstream stand.
        source: Source,
    },
}

/// A zero-emission terminal: what replaces each kind of equipment, and the ships on shore power.
#[derive(Clone, Debug, PartialEq)]
pub struct ZeroEmissionTerminal {
    name: String,
    every: Replacement,
    by_kind: BTreeMap<EquipmentKind, Replacement>,
    ships: Vec<PortEntry>,
}

/// A port's year as it is and as it would be.
#[derive(Clone, Debug, PartialEq)]
pub struct ScenarioResult {
    /// As it is.
    pub today: PortInventory,
    /// As it would be.
    pub scenario: PortInventory,
    /// The equipment that was replaced.
    pub equipment: Effect,
    /// The ships that were replaced.
    pub ships: Effect,
}

/// Lines of a ledger before and after they were replaced.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// Before.
    pub before: Amounts,
    /// After.
    pub after: Amounts,
}

impl PortYear {
    /// Its ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError`] as for [`EquipmentGroup::entry`] and [`PortInventory::new`].
    pub fn inventory(&self) -> Result<PortInventory, TerminalError> {
        let mut entries = self.entries.clone();
        for group in &self.equipment {
            entries.push(group.entry()?);
        }
        PortInventory::new(&self.port, self.boundary.clone(), self.throughput, entries)
    }
}

impl ZeroEmissionTerminal {
    /// A scenario with one replacement for all diesel and hybrid equipment, and the ships as they call with
    /// shore power on every berth: they take the place of all ships.
    pub fn new(name: impl Into<String>, every: Replacement, ships: Vec<PortEntry>) -> Self {
        Self { name: name.into(), every, by_kind: BTreeMap::new(), ships }
    }

    /// Another replacement for one kind of equipment.
    #[must_use]
    pub fn with(mut self, kind: EquipmentKind, replacement: Replacement) -> Self {
        self.by_kind.insert(kind, replacement);
        self
    }

    /// The port's year with its diesel and hybrid equipment and its ships replaced.
    ///
    /// # Errors
    ///
    /// [`TerminalError`]: a group whose fuel is not known, a ratio out of range, an entry among the
    /// ships that is none, ships without shore power.
    pub fn apply(&self, today: &PortYear) -> Result<ScenarioResult, TerminalError> {
        self.check_ships(today)?;
        let (mut equipment, mut changed) = (Vec::new(), Effect::NONE);
        for group in &today.equipment {
            let Some(replaced) = self.replace(group)? else {
                equipment.push(group.clone());
                continue;
            };
            changed.before = changed.before + *group.entry()?.amounts();
            changed.after = changed.after + *replaced.entry()?.amounts();
            equipment.push(replaced);
        }
        let sum = |entries: &[PortEntry]| -> Amounts {
            entries.iter().filter(|entry| entry.is_ship()).map(|entry| *entry.amounts()).sum()
        };
        let ships = Effect { before: sum(&today.entries), after: sum(&self.ships) };
        let unchanged = today.entries.iter().filter(|entry| !entry.is_ship()).cloned();
        let then = PortYear {
            equipment,
            entries: self.ships.iter().cloned().chain(unchanged).collect(),
            ..today.clone()
        };
        Ok(ScenarioResult {
            today: today.inventory()?,
            scenario: then.inventory()?,
            equipment: changed,
            ships,
        })
    }

    fn check_ships(&self, today: &PortYear) -> Result<(), TerminalError> {
        if self.ships.is_empty() && today.entries.iter().any(PortEntry::is_ship) {
            return Err(TerminalError::ShipsMissing { record: self.name.clone() });
        }
        for ship in &self.ships {
            if !ship.is_ship() {
                let (record, category) = (ship.name().to_owned(), ship.category());
                return Err(TerminalError::NotAShip { record, category });
            }
        }
        let plugged = |ship: &PortEntry| ship.amounts().draw.at_plug > Electricity::ZERO;
        if !self.ships.is_empty() && !self.ships.iter().any(plugged) {
            return Err(TerminalError::NoShorePower { record: self.name.clone() });
        }
        Ok(())
    }

    fn replace(&self, group: &EquipmentGroup) -> Result<Option<EquipmentGroup>, TerminalError> {
        if !matches!(group.energy, EquipmentEnergy::Diesel(_) | EquipmentEnergy::Hybrid { .. }) {
            return Ok(None);
        }
        let record = group.name.as_str();
        let fuel = group.entry()?.amounts().fuel;
        let fuel = fuel.ok_or_else(|| TerminalError::FuelUnknown { record: record.to_owned() })?;
        let hours = group.duty.machine_hours().get::<hour>();
        let kilograms_per_hour = if hours > 0.0 { fuel.kilograms() / hours } else { 0.0 };
        let energy = match self.by_kind.get(&group.kind).unwrap_or(&self.every) {
            Replacement::Electric { energy_economy_ratio, content, supply, source } => {
                content.check(record)?;
                EquipmentEnergy::Electric {
                    demand: ElectricDemand::InsteadOfDiesel {
                        per_hour: litres(kilograms_per_hour / content.kilograms_per_litre),
                        content: *content,
                        energy_economy_ratio: *energy_economy_ratio,
                    },
                    supply: supply.clone(),
                    source: source.clone(),
                }
            }
            Replacement::FuelCell {
                energy_economy_ratio,
                content,
                lower_heating_value,
                upstream,
                source,
            } => {
                content.check(record)?;
                check(record, ENERGY_ECONOMY_RATIO, *energy_economy_ratio)?;
                let heating = lower_heating_value.megajoules_per_kilogram();
                check(record, bounds::LOWER_HEATING_VALUE, heating)?;
                let litres = kilograms_per_hour / content.kilograms_per_litre;
                let megajoules = litres * content.kilowatt_hours_per_litre * MEGAJOULES_PER_KILOWATT_HOUR
                    / energy_economy_ratio;
                EquipmentEnergy::FuelCell {
                    per_hour: Rate::from_kilograms_per_hour(megajoules / heating),
                    upstream: *upstream,
                    source: source.clone(),
                }
            }
        };
        Ok(Some(EquipmentGroup { energy, ..group.clone() }))
    }
}

impl Effect {
    /// Nothing replaced.
    pub const NONE: Self = Self { before: Amounts::ZERO, after: Amounts::ZERO };

    /// Avoided CO2e at the stack.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if methane or nitrous oxide is unknown.
    pub fn avoided_tank_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<TankToWake, G>>, UnknownGas> {
        let after = self.after.emissions.tank_to_wake(set.clone())?;
        Ok(self.before.emissions.tank_to_wake(set)? - after)
    }

    /// Avoided CO2e upstream of the fuels.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the upstream is unknown.
    pub fn avoided_well_to_tank<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToTank, G>>, UnknownGas> {
        let after = upstream_co2e(&self.after.emissions, set.clone())?;
        Ok(upstream_co2e(&self.before.emissions, set)? - after)
    }

    /// CO2e that the power stations add.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if the grid factor states CO2 only.
    pub fn grid<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToTank, G>>, UnknownGas> {
        let before = grid_co2e(&self.before.emissions.grid, set.clone())?;
        Ok(grid_co2e(&self.after.emissions.grid, set)? - before)
    }

    /// Net effect on CO2e, `avoided TtW + avoided WtT − grid`: positive saves, negative costs.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if a part is unknown.
    pub fn net<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToWake, G>>, UnknownGas> {
        let fuel_cycle = self.avoided_well_to_tank(set.clone())? - self.grid(set.clone())?;
        Ok(fuel_cycle + self.avoided_tank_to_wake(set)?)
    }

    /// Grid factor at which [`Self::net`] is zero; `None` if no electricity was added.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if a part is unknown.
    pub fn break_even<G: GwpSet>(
        &self,
        set: G,
    ) -> Result<Option<ElectricityFactor<Co2e<WellToWake, G>>>, UnknownGas> {
        let avoided = self.avoided_well_to_tank(set.clone())? + self.avoided_tank_to_wake(set)?;
        let added = self.added_electricity();
        Ok((added > Electricity::ZERO).then(|| avoided / added))
    }

    /// Electricity fed into the grid beyond what was before.
    pub fn added_electricity(&self) -> Electricity {
        self.after.draw.fed_in - self.before.draw.fed_in
    }

    /// Avoided CO2 at the stack: known where methane, nitrous oxide or the upstream is not.
    pub fn avoided_stack_co2(&self) -> Mass<Co2> {
        self.before.emissions.stack_co2() - self.after.emissions.stack_co2()
    }

    /// CO2 that the power stations add.
    pub fn grid_co2(&self) -> Mass<Co2> {
        self.after.emissions.grid.co2 - self.before.emissions.grid.co2
    }

    /// Grid factor at which CO2 alone breaks even: `litres × kg/L / kWh`; `None` if no electricity was added.
    pub fn break_even_co2(&self) -> Option<ElectricityFactor<Co2>> {
        let added = self.added_electricity();
        (added > Electricity::ZERO).then(|| self.avoided_stack_co2() / added)
    }

    /// An avoided pollutant, at the port.
    ///
    /// # Errors
    ///
    /// [`UnknownPollutant`] where a part is unknown.
    pub fn avoided<S: Pollutant>(&self) -> Result<Mass<S>, UnknownPollutant> {
        Ok(self.before.pollutants.known::<S>()? - self.after.pollutants.known::<S>()?)
    }
}
