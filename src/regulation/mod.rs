//! Rules: pure functions of what happened, that give a verdict and its reasons.
//!
//! A rule reads the ledger and dates, and repeats no physics. Nothing upstream knows its name. What a
//! rule needs and no verified source states is an argument with a [`crate::provenance::Source`].
//!
//! ```text
//! regulation
//! ├── Ship        a ship as the rules see it: type, tonnage, deadweight, ice class
//! ├── YearError   a year for which a rule has no number
//! ├── at_berth    shore power and other control of a ship at berth: California, China, FuelEU
//! ├── cii         carbon intensity of a ship-year and its rating A to E
//! └── eedi        reference lines, required EEDI and EEXI
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::at_berth::california::{Place, duty_from};
//! use green_corridor::vessel::ShipType;
//!
//! let from = duty_from(ShipType::Container, Place::of("Long Beach")?);
//! assert_eq!(from.map(|day| day.to_string()).as_deref(), Some("2023-01-01"));
//! # Ok::<(), green_corridor::Error>(())
//! ```

pub mod at_berth;
pub mod cii;
pub mod eedi;
mod ship;
mod year;

pub use ship::{IceClass, MarpolShipType, Ship, ShipError};
pub use year::YearError;
