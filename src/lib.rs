//! Emissions of green shipping corridors.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod engine;
mod error;
pub mod fuel;
pub mod grid;
pub mod intensity;
pub mod interchange;
pub mod inventory;
pub mod provenance;
pub mod shore_power;
pub mod units;
pub mod vessel;
pub mod voyage;

pub use error::Error;
pub use fuel::{Blend, Certificate, FactorSet, FuelBatch, MarineFuel};
pub use intensity::TransportActivity;
pub use interchange::VoyageFile;
pub use inventory::{FuelBasis, Inventory};
pub use shore_power::{Connection, ShorePower, ShoreSupply};
pub use uom;
pub use vessel::{Consumer, ImoNumber, OperatingMode, Vessel};
pub use voyage::{Cargo, FuelPlan, MeasuredFuel, Voyage};
