//! One line of a port's ledger.
//!
//! # Examples
//!
//! ```
//! use green_corridor::air::Method;
//! use green_corridor::engine::Pollutants;
//! use green_corridor::terminal::{Amounts, PortEntry, SourceCategory};
//! use green_corridor::units::{Mass, substance::Nox};
//!
//! let ships = PortEntry::ship("calls at berth", Method::Epa2022, Amounts {
//!     pollutants: Pollutants { nox: Some(Mass::from_tonnes(120.0)), ..Pollutants::UNKNOWN },
//!     ..Amounts::ZERO
//! });
//! assert_eq!(ships.category(), SourceCategory::OceanGoingVessels);
//! assert!(ships.amounts().pollutants.known::<Nox>()? == Mass::from_tonnes(120.0));
//! # Ok::<(), green_corridor::engine::pollutant::UnknownPollutant>(())
//! ```

use std::fmt;
use std::iter::Sum;
use std::ops::Add;

use serde::{Deserialize, Serialize};

use super::error::{TerminalError, check};
use crate::air::Method;
use crate::engine::Pollutants;
use crate::fuel::Emissions;
use crate::grid::GridBasis;
use crate::provenance::Source;
use crate::units::substance::Fuel;
use crate::units::{Bound, Electricity, Mass};

/// A group of sources, as port inventories divide them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceCategory {
    /// Ships.
    #[doc(alias = "OGV")]
    OceanGoingVessels,
    /// Tugs, pilot boats, ferries, barges.
    HarbourCraft,
    /// Tractors, cranes, handlers, forklifts.
    #[doc(alias = "CHE")]
    CargoHandlingEquipment,
    /// Switching and line-haul locomotives.
    Locomotives,
    /// Drayage trucks.
    #[doc(alias = "HDV")]
    HeavyDutyVehicles,
    /// Electricity of the terminal itself: lighting, buildings, reefer plugs.
    TerminalElectricity,
}

/// Electricity of an entry, at two points of the line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// At the plug: what a machine, a charger or a ship takes, behind the converter of the quay.
    pub at_plug: Electricity,
    /// Fed into the grid for it, losses included.
    pub fed_in: Electricity,
}

/// What an entry, or a sum of entries, burns, draws and emits.
///
/// Grid gases are in the emissions. Air pollutants of power stations are not in the pollutants: no
/// verified factor of a grid's NOx, SO2 or particles was found, and they arise outside the port.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amounts {
    /// Fuel of whatever kind, where known.
    pub fuel: Option<Mass<Fuel>>,
    /// Electricity.
    pub draw: Draw,
    /// Gases at the stack, upstream and of the grid, apart.
    pub emissions: Emissions,
    /// Air pollutants at the stack.
    pub pollutants: Pollutants,
}

/// One source of a port's year.
#[derive(Clone, Debug, PartialEq)]
pub struct PortEntry {
    category: SourceCategory,
    name: String,
    amounts: Amounts,
    method: Option<Method>,
    grid_basis: Option<GridBasis>,
    sources: Vec<Source>,
}

/// CO2 of one entry: all ships of the world emit about 1e9 t.
const ENTRY_CO2: Bound = Bound::new("co2_t", 0.0, 1e9, "t");

/// Upstream of one entry; certified bio-methane may be below zero.
const ENTRY_UPSTREAM: Bound = Bound::new("upstream_co2e_t", -1e9, 1e9, "t");

/// Electricity of one entry.
const ENTRY_ELECTRICITY: Bound = Bound::new("electricity_kwh", 0.0, 1e11, "kWh");

/// A pollutant of one entry.
const ENTRY_POLLUTANT: Bound = Bound::new("pollutant_kg", 0.0, 1e12, "kg");

impl SourceCategory {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 6] = [
        Self::OceanGoingVessels,
        Self::HarbourCraft,
        Self::CargoHandlingEquipment,
        Self::Locomotives,
        Self::HeavyDutyVehicles,
        Self::TerminalElectricity,
    ];
}

impl Draw {
    /// None.
    pub const ZERO: Self = Self { at_plug: Electricity::ZERO, fed_in: Electricity::ZERO };
}

impl Amounts {
    /// Nothing burned, drawn or emitted, all known.
    pub const ZERO: Self = Self {
        fuel: Some(Mass::ZERO),
        draw: Draw::ZERO,
        emissions: Emissions::ZERO,
        pollutants: Pollutants::ZERO,
    };
}

impl PortEntry {
    /// A source of any category with its amounts ready.
    pub fn new(category: SourceCategory, name: impl Into<String>, amounts: Amounts) -> Self {
        Self { category, name: name.into(), amounts, method: None, grid_basis: None, sources: Vec::new() }
    }

    /// Ships, with the method of their pollutants: two methods never meet in one inventory.
    pub fn ship(name: impl Into<String>, method: Method, amounts: Amounts) -> Self {
        Self { method: Some(method), ..Self::new(SourceCategory::OceanGoingVessels, name, amounts) }
    }

    /// The same entry with the basis of its electricity.
    #[must_use]
    pub fn on_grid(self, basis: GridBasis) -> Self {
        Self { grid_basis: Some(basis), ..self }
    }

    /// The same entry with one more source of its numbers.
    #[must_use]
    pub fn with_source(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// Its category.
    pub const fn category(&self) -> SourceCategory {
        self.category
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it burns, draws and emits.
    pub const fn amounts(&self) -> &Amounts {
        &self.amounts
    }

    /// Method of its pollutants, for ships.
    pub const fn method(&self) -> Option<Method> {
        self.method
    }

    /// Basis of its electricity.
    pub const fn grid_basis(&self) -> Option<GridBasis> {
        self.grid_basis
    }

    /// Where its numbers come from.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    pub(super) fn check(&self) -> Result<(), TerminalError> {
        let Amounts { draw, emissions, pollutants, fuel } = &self.amounts;
        let record = &self.name;
        check(record, ENTRY_CO2, emissions.stack_co2().tonnes())?;
        check(record, ENTRY_CO2.named("grid_co2_t"), emissions.grid.co2.tonnes())?;
        check(record, ENTRY_CO2.named("ch4_t"), emissions.ch4().map_or(0.0, Mass::tonnes))?;
        check(record, ENTRY_CO2.named("n2o_t"), emissions.n2o.map_or(0.0, Mass::tonnes))?;
        check(record, ENTRY_UPSTREAM, emissions.upstream.map_or(0.0, Mass::tonnes))?;
        check(record, ENTRY_CO2.named("fuel_t"), fuel.map_or(0.0, Mass::tonnes))?;
        let at_plug = check(record, ENTRY_ELECTRICITY, draw.at_plug.kilowatt_hours())?;
        let fed_in = Bound { min: at_plug, ..ENTRY_ELECTRICITY.named("fed_in_kwh") };
        check(record, fed_in, draw.fed_in.kilowatt_hours())?;
        for (name, mass) in pollutants.kilograms() {
            check(record, ENTRY_POLLUTANT.named(name), mass.unwrap_or(0.0))?;
        }
        Ok(())
    }
}

impl Add for Draw {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { at_plug: self.at_plug + other.at_plug, fed_in: self.fed_in + other.fed_in }
    }
}

impl Add for Amounts {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            fuel: self.fuel.zip(other.fuel).map(|(one, other)| one + other),
            draw: self.draw + other.draw,
            emissions: self.emissions + other.emissions,
            pollutants: self.pollutants + other.pollutants,
        }
    }
}

impl Sum for Amounts {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for SourceCategory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::OceanGoingVessels => "ocean-going vessels",
            Self::HarbourCraft => "harbour craft",
            Self::CargoHandlingEquipment => "cargo-handling equipment",
            Self::Locomotives => "locomotives",
            Self::HeavyDutyVehicles => "heavy-duty vehicles",
            Self::TerminalElectricity => "terminal electricity",
        })
    }
}
