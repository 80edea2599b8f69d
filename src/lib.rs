//! Emissions of green shipping corridors.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod engine;
pub mod fuel;
pub mod provenance;
pub mod units;
pub mod vessel;

pub use uom;
