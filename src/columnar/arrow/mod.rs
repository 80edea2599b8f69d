//! Tables in Arrow and Parquet: feature `arrow`.
//!
//! ```text
//! arrow
//! ├── Source           Parquet files, one after the other
//! ├── ActivityReader   what ships did, for the kernels
//! ├── PositionReader   position reports of AIS
//! ├── VesselTable      ships by MMSI and IMO number
//! ├── RowWriter        eight masses for each row, to Parquet
//! ├── by_ship, by_mode, by_waters, in_full    sums as record batches, for write_table
//! └── Declaration      how the masses were computed, for the metadata of a schema
//! ```
//!
//! Everything streams: a reader holds one batch of a few thousand rows, a writer one row group. The unit of a column stands
//! in the metadata of its field under the key `unit`; a column without its unit, or in another, is refused. A file that is
//! damaged gives what stands before the damage, and then an error that says where.

mod activities;
mod column;
mod declaration;
pub(crate) mod decode;
mod error;
pub(crate) mod names;
mod positions;
pub(crate) mod results;
mod schema;
mod source;
mod vessels;
mod writer;

pub use activities::{Activities, ActivityReader};
pub use declaration::Declaration;
pub use error::{Damage, TableError};
pub use positions::{PositionReader, Positions};
pub use results::{by_mode, by_ship, by_waters, in_full};
pub use schema::{SchemaDifference, UNIT, unit_of, with_unit};
pub use source::Source;
pub use vessels::{VesselProblem, VesselRow, VesselTable};
pub use writer::{RowWriter, TableWriteError, Written, write_table};
