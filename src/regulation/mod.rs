//! Rules: pure functions of what happened, that give a verdict and its reasons.
//!
//! A rule reads the ledger and dates, and repeats no physics. Nothing upstream knows its name. What a
//! rule needs and no verified source states is an argument with a [`crate::provenance::Source`].
//!
//! ```text
//! regulation
//! ├── Ship        a ship as the rules see it: type, tonnage, deadweight, ice class
//! ├── YearError   a year for which a rule has no number
//! ├── Proposed    a result of a rule that is not in force
//! ├── net_zero    IMO Net-Zero Framework, a proposal: targets, deficits, costs
//! ├── uk_ets      UK ETS for ships, in the reporting service's exact decimals
//! └── at_berth    shore power and other control of a ship at berth: California, China, FuelEU
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
pub mod net_zero;
mod proposed;
mod ship;
pub mod uk_ets;
mod year;

pub use proposed::{ProposalStatus, Proposed};
pub use ship::{IceClass, MarpolShipType, Ship, ShipError};
pub use year::YearError;
