//! Electricity of the terminal itself: by use, and of reefer plugs.
//!
//! ```text
//! reefers   kWh = kW per plug × plug-hours
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::grid::{GridBasis, find};
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::{ReeferPlugs, Supply};
//! use green_corridor::units::{Fraction, si::{hours, kilowatts}};
//!
//! let reefers = ReeferPlugs {
//!     name: "reefer plugs".to_owned(),
//!     power_per_plug: kilowatts(4.0),
//!     plug_hours: hours(500.0 * 6_000.0),
//!     supply: Supply::without_charger(
//!         Fraction::ZERO,
//!         find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//!     ),
//!     source: Source::user("4 kW is OpenTISim's; plug-hours made up"),
//! };
//! assert_eq!(reefers.entry()?.amounts().draw.at_plug.kilowatt_hours(), 12_000_000.0);
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::entry::{PortEntry, SourceCategory};
use super::error::{TerminalError, check};
use super::supply::Supply;
use crate::provenance::Source;
use crate::units::si::{hour, kilowatt};
use crate::units::{Bound, Electricity, Power, Time};

/// Electricity of one use in a year: the largest terminals take some 1e8 kWh.
const ELECTRICITY: Bound = Bound::new("electricity_kwh", 0.0, 1e10, "kWh");

/// Power of one reefer: 32 A plugs end at about 15 kW.
const PLUG_POWER: Bound = Bound::new("power_per_plug_kw", 0.0, 20.0, "kW");

/// Hours of all plugs of a port together.
const PLUG_HOURS: Bound = Bound::new("plug_hours", 0.0, 1e9, "h");

/// A use of electricity: lighting, buildings, ship-to-shore cranes.
#[derive(Clone, Debug, PartialEq)]
pub struct ElectricityUse {
    /// The use.
    pub name: String,
    /// Electricity of a year at the plug.
    pub electricity: Electricity,
    /// Where it comes from.
    pub supply: Supply,
    /// Where the figure stands.
    pub source: Source,
}

/// Refrigerated containers on shore plugs.
#[derive(Clone, Debug, PartialEq)]
pub struct ReeferPlugs {
    /// The name in the ledger.
    pub name: String,
    /// Mean power of an occupied plug. Published: 2.75, 4 and 4.38 kW.
    pub power_per_plug: Power,
    /// Hours that plugs were occupied, summed over the plugs.
    pub plug_hours: Time,
    /// Where the electricity comes from.
    pub supply: Supply,
    /// Where power and hours stand.
    pub source: Source,
}

impl ElectricityUse {
    /// Its line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        entry(&self.name, self.electricity, &self.supply, &self.source)
    }
}

impl ReeferPlugs {
    /// Their line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        let power = check(&self.name, PLUG_POWER, self.power_per_plug.get::<kilowatt>())?;
        let hours = check(&self.name, PLUG_HOURS, self.plug_hours.get::<hour>())?;
        let electricity = Electricity::from_kilowatt_hours(power * hours);
        entry(&self.name, electricity, &self.supply, &self.source)
    }
}

fn entry(
    record: &str,
    electricity: Electricity,
    supply: &Supply,
    source: &Source,
) -> Result<PortEntry, TerminalError> {
    check(record, ELECTRICITY, electricity.kilowatt_hours())?;
    supply.check(record)?;
    Ok(PortEntry::new(SourceCategory::TerminalElectricity, record, supply.amounts(electricity))
        .on_grid(supply.grid.basis())
        .with_source(source.clone())
        .with_source(supply.grid.source().clone()))
}
