//! Emissions of green shipping corridors.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod engine;
pub mod fuel;
pub mod grid;
pub mod inventory;
pub mod provenance;
pub mod shore_power;
pub mod units;
pub mod vessel;
pub mod voyage;

pub use uom;
