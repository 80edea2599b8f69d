//! Functions for DataFusion, and so for Ballista: feature `datafusion`.
//!
//! ```text
//! datafusion
//! ├── register_all  all of them, at a session or at a node of a cluster
//! ├── emissions     of a row: a struct of eight masses, and each mass alone
//! ├── inventory     of a group of rows: exact sums, the same in whatever parts they are made
//! └── arguments     ship, speed, time, mode, waters: types, units, nulls
//! ```
//!
//! All take the same five arguments: `mmsi`, `speed_kn`, `seconds`, `mode`, `waters`, as in the tables of
//! [`super::arrow`]. An argument that is a column with a unit in its metadata must be in knots or seconds; what is
//! computed has no metadata, and is taken at its word. DataFusion drops the metadata of Parquet files unless it is told
//! not to: `ParquetReadOptions::default().skip_metadata(false)`.
//!
//! | SQL | gives |
//! |---|---|
//! | `emissions(...)` | a struct of `fuel_g`, `co2_g`, `ch4_g`, `n2o_g`, `nox_g`, `so2_g`, `pm10_g`, `co2e_g` |
//! | `co2_g(...)`, and so on | one of them |
//! | `inventory(...)` | over rows: the same masses, and what is counted besides ([`inventory`]) |
//!
//! What is unknown is null: of a ship that the fleet does not have, all masses; of a ship with an unknown factor, those
//! that need it.
//!
//! A table function needs more of DataFusion than its functions do: with the feature `sql`, `register_inventory_of` adds
//! `inventory_of('PATH')`.
//!
//! The functions hold the fleet. On a cluster, every process registers the same functions over the same fleet.

mod arguments;
mod emissions;
mod groups;
mod inventory;
#[cfg(feature = "sql")]
mod table;

use std::sync::Arc;

use datafusion_common::Result;
use datafusion_expr::registry::FunctionRegistry;

pub use arguments::ArgumentError;
pub use emissions::{emissions, mass};
pub use inventory::inventory;
#[cfg(feature = "sql")]
pub use table::register_inventory_of;

use super::{Fleet, Lane};

/// Registers the functions over a fleet.
///
/// # Errors
///
/// Those of the registry.
///
/// # Examples
///
/// A `SessionContext` is such a registry, and so is what a node of a cluster knows functions by.
///
/// ```
/// use std::sync::Arc;
/// use datafusion_expr::registry::{FunctionRegistry, MemoryFunctionRegistry};
/// use green_corridor::columnar::Fleet;
/// use green_corridor::columnar::datafusion::register_all;
///
/// let fleet = Arc::new(Fleet::new(vec!["high sea".into()], Vec::new(), None)?);
/// let mut registry = MemoryFunctionRegistry::new();
/// register_all(&mut registry, &fleet)?;
/// assert!(registry.udf("co2e_g").is_ok() && registry.udaf("inventory").is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn register_all(registry: &mut dyn FunctionRegistry, fleet: &Arc<Fleet>) -> Result<()> {
    registry.register_udf(Arc::new(emissions(fleet)))?;
    for lane in Lane::ALL {
        registry.register_udf(Arc::new(mass(lane, fleet)))?;
    }
    registry.register_udaf(Arc::new(inventory(fleet)))?;
    Ok(())
}
