//! Emissions of green shipping corridors.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod fuel;
pub mod provenance;
pub mod units;

pub use uom;
