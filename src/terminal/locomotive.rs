//! Locomotives: line haul by short ton-mile, switching by engine hours or by gallons.
//!
//! Line haul is cut where the [`super::Boundary`] ends. No factor of a switcher per kilowatt-hour was
//! found: it is stated. Gallons of diesel give CO2 by the EPA hub; all else is stated or unknown.
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::gwp::Ar4;
//! use green_corridor::terminal::{LocomotiveWork, Locomotives, PerUnit};
//!
//! let trains = Locomotives {
//!     name: "line haul to the basin edge".to_owned(),
//!     work: LocomotiveWork::LineHaul { short_ton_miles: 1e6, per_short_ton_mile: PerUnit::epa_rail_short_ton_mile() },
//! };
//! let co2e = trains.entry()?.amounts().emissions.tank_to_wake(Ar4)?;
//! assert!((co2e.tonnes() - 22.1915).abs() < 1e-9); // 22 + 0.0017 × 25 + 0.0005 × 298
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::craft::{CraftEngine, engines};
use super::entry::{PortEntry, SourceCategory};
use super::error::{TerminalError, check};
use super::per_unit::PerUnit;
use crate::units::si::{LITRES_PER_US_GALLON, liter};
use crate::units::{Bound, Volume};

/// Short ton-miles of a year.
const SHORT_TON_MILES: Bound = Bound::new("short_ton_miles", 0.0, 1e13, "short ton-mi");

/// Diesel of a year.
const GALLONS: Bound = Bound::new("diesel_us_gal", 0.0, 1e10, "US gal");

/// Locomotives that work alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Locomotives {
    /// The name in the ledger.
    pub name: String,
    /// What they do in a year.
    pub work: LocomotiveWork,
}

/// How the work of locomotives is known.
#[derive(Clone, Debug, PartialEq)]
pub enum LocomotiveWork {
    /// Freight over a distance.
    LineHaul {
        /// Short tons times statute miles.
        short_ton_miles: f64,
        /// Emissions of one.
        per_short_ton_mile: PerUnit,
    },
    /// Engine hours at a load, with stated factors.
    Switching(Vec<CraftEngine>),
    /// Diesel bought.
    Diesel {
        /// Volume.
        volume: Volume,
        /// Emissions of one US gallon.
        per_us_gallon: PerUnit,
    },
}

impl Locomotives {
    /// Their line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        let record = self.name.as_str();
        match &self.work {
            LocomotiveWork::Switching(switchers) => engines(SourceCategory::Locomotives, record, switchers),
            LocomotiveWork::LineHaul { short_ton_miles, per_short_ton_mile } => {
                let units = check(record, SHORT_TON_MILES, *short_ton_miles)?;
                by_unit(record, per_short_ton_mile, units)
            }
            LocomotiveWork::Diesel { volume, per_us_gallon } => {
                let gallons = volume.get::<liter>() / LITRES_PER_US_GALLON;
                by_unit(record, per_us_gallon, check(record, GALLONS, gallons)?)
            }
        }
    }
}

fn by_unit(record: &str, per_unit: &PerUnit, units: f64) -> Result<PortEntry, TerminalError> {
    per_unit.check(record)?;
    let entry = PortEntry::new(SourceCategory::Locomotives, record, per_unit.times(units));
    Ok(per_unit.sources.iter().cloned().fold(entry, PortEntry::with_source))
}
