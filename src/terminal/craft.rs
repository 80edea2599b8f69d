//! Harbour craft: tugs, pilot boats, ferries, barges.
//!
//! ```text
//! E_p = Σ engines N P LF h × EF_p
//! ```
//!
//! No verified table of factors by craft and tier was found: factors are stated, with their source.
//!
//! # Examples
//!
//! ```
//! use green_corridor::provenance::{Source, Sourced};
//! use green_corridor::terminal::{CraftEngine, Diesel, Duty, EngineFactors, HarbourCraft};
//! use green_corridor::units::{BrakeFactor, Fraction, si::{hours, kilowatts}};
//!
//! let tugs = HarbourCraft {
//!     name: "assist tugs".to_owned(),
//!     engines: vec![CraftEngine {
//!         duty: Duty {
//!             pieces: 12,
//!             rated_power: kilowatts(1_800.0),
//!             load_factor: Fraction::new(0.31)?,
//!             hours: hours(1_500.0),
//!             source: Source::user("made up"),
//!         },
//!         factors: Sourced {
//!             value: EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(690.0)),
//!             source: Source::user("made up"),
//!         },
//!         fuel: Diesel::with_sulphur(0.0015),
//!     }],
//! };
//! let entry = tugs.entry()?;
//! assert!((entry.amounts().emissions.stack_co2().tonnes() - 6_930.36).abs() < 0.01);
//! assert!(entry.amounts().pollutants.nox.is_none()); // not stated, so unknown
//! # Ok::<(), green_corridor::Error>(())
//! ```

use super::diesel::Diesel;
use super::duty::Duty;
use super::entry::{Amounts, PortEntry, SourceCategory};
use super::error::TerminalError;
use super::factors::EngineFactors;
use crate::provenance::Sourced;

/// Craft of one service.
#[derive(Clone, Debug, PartialEq)]
pub struct HarbourCraft {
    /// The name in the ledger.
    pub name: String,
    /// Their engines, propulsion and auxiliary.
    pub engines: Vec<CraftEngine>,
}

/// Engines of craft that work alike.
#[derive(Clone, Debug, PartialEq)]
pub struct CraftEngine {
    /// What they do in a year.
    pub duty: Duty,
    /// What they burn and emit per shaft energy.
    pub factors: Sourced<EngineFactors>,
    /// What they burn.
    pub fuel: Diesel,
}

impl HarbourCraft {
    /// Their line in the ledger.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for a value out of range.
    pub fn entry(&self) -> Result<PortEntry, TerminalError> {
        engines(SourceCategory::HarbourCraft, &self.name, &self.engines)
    }
}

pub(super) fn engines(
    category: SourceCategory,
    record: &str,
    engines: &[CraftEngine],
) -> Result<PortEntry, TerminalError> {
    let each = engines.iter().map(|engine| {
        engine.duty.check(record)?;
        engine.fuel.check(record)?;
        engine.factors.value.check(record)?;
        Ok(engine.factors.value.burn(engine.duty.shaft(), &engine.fuel))
    });
    let amounts: Amounts = each.sum::<Result<_, TerminalError>>()?;
    let entry = PortEntry::new(category, record, amounts);
    Ok(engines.iter().fold(entry, |entry, engine| {
        entry.with_source(engine.duty.source.clone()).with_source(engine.factors.source.clone())
    }))
}
