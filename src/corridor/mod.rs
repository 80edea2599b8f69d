//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! └── bunkering   fuel by type, port and year; tanks and stops; batches, standards, mass balance
//! ```

pub mod bunkering;
