//! The ledger's physics over columns.
//!
//! ```text
//! columnar
//! ├── Profile    what a ship emits in given waters: rates by mode, coefficients over six functions of load
//! ├── FleetPlan  profiles of real ships, asked of the ledger
//! ├── Fleet      ships by MMSI, each with a law of propulsion and a profile for each of the waters
//! ├── Columns    rows: ship, speed, time, mode, waters
//! ├── rows       eight masses for each row
//! ├── Sums       by ship, waters and mode, the same whatever the order of the rows
//! ├── arrow      the same from and to Arrow and Parquet: feature `arrow`
//! └── datafusion the same as functions of SQL: feature `datafusion`
//! ```
//!
//! On all cores with the feature `rayon`, in the widest registers of the processor with the feature `simd`: the same bytes.

#[cfg(feature = "arrow")]
pub mod arrow;
mod asked;
mod block;
mod cell;
mod columns;
#[cfg(feature = "datafusion")]
pub mod datafusion;
mod fleet;
mod index;
mod lane;
mod machinery;
mod profile;
mod rows;
mod sums;
#[cfg(feature = "rayon")]
mod threads;
mod wide;

pub use cell::Group;
pub use columns::{ColumnError, Columns};
pub use fleet::{Fleet, FleetError, Ship};
pub use lane::{InLane, LANES, Lane, Lanes};
pub use machinery::{FleetPlan, MachineryError, Situation};
pub use profile::Profile;
pub use rows::Out;
pub use sums::{Sums, Unknown};
