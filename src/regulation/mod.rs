//! Rules: pure functions of what happened, that give a verdict and its reasons.
//!
//! A rule reads the ledger and dates, and repeats no physics. Nothing upstream knows its name. What a
//! rule needs and no verified source states is an argument with a [`crate::provenance::Source`].
//!
//! ```text
//! regulation
//! ├── Ship            a ship as the rules see it: type, tonnage, deadweight, ice class
//! ├── ShipYear        what a ship burned in a year, piece by piece: from ledgers, or record by record
//! ├── Territory       where a port lies; Passage: in port, or between two; Scope: how much of it counts, and why
//! ├── Ruling          out of scope with a reason, or what the rule finds
//! ├── YearError       a year for which a rule has no number
//! ├── fuel_eu         FuelEU Maritime
//! ├── eu_ets          EU MRV and EU ETS
//! ├── uk_ets          UK ETS, in the regulator's exact decimals
//! ├── cii             carbon intensity indicator: attained, required, rating
//! ├── eedi            reference lines and required values of EEDI and EEXI
//! ├── Proposed        a result of a rule that is not in force
//! ├── net_zero        IMO Net-Zero Framework, a proposal: targets, deficits, costs
//! ├── side_by_side    one ship-year under all of them
//! ├── YearSides       one ship-year measured, modelled and reported
//! └── at_berth        shore power and other control of a ship at berth: California, China, FuelEU
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
pub mod eu_ets;
pub mod fuel_eu;
mod ledger;
pub mod net_zero;
mod passage;
mod proposed;
mod ruling;
mod scope;
mod ship;
mod ship_year;
pub mod side_by_side;
mod territory;
pub mod uk_ets;
mod year;
mod year_sides;

pub use passage::{Exemption, Passage, Places, Stop, TRANSHIPMENT_PORTS, TRANSHIPMENT_SOURCE};
pub use proposed::{ProposalStatus, Proposed};
pub use ruling::{OutOfScope, Ruling, Threshold};
pub use scope::{Scope, Why};
pub use ship::{IceClass, MarpolShipType, Ship, ShipError};
pub use ship_year::{Burn, ShipYear, ShipYearError, ShoreUse};
pub use territory::{STATES, State, StateError, Territory, TerritoryError};
pub use year::YearError;
pub use year_sides::{ReportScope, YearSides, YearSidesError};
