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
//!
//! # Examples
//!
//! ```
//! use std::sync::Arc;
//! use arrow::array::{Float64Array, RecordBatch, StringArray, UInt32Array};
//! use arrow::datatypes::{DataType, Field, Schema};
//! use green_corridor::columnar::arrow::{ActivityReader, Source, with_unit, write_table};
//! use green_corridor::columnar::{Fleet, Sums};
//!
//! let schema = Schema::new(vec![
//!     Field::new("mmsi", DataType::UInt32, false),
//!     with_unit(Field::new("speed_kn", DataType::Float64, false), "kn"),
//!     with_unit(Field::new("seconds", DataType::Float64, false), "s"),
//!     Field::new("mode", DataType::Utf8, false),
//!     Field::new("waters", DataType::Utf8, false),
//! ]);
//! let batch = RecordBatch::try_new(Arc::new(schema), vec![
//!     Arc::new(UInt32Array::from(vec![477_000_001, 477_000_001])),
//!     Arc::new(Float64Array::from(vec![17.0, 0.0])),
//!     Arc::new(Float64Array::from(vec![600.0, 300.0])),
//!     Arc::new(StringArray::from(vec!["transit", "berth"])),
//!     Arc::new(StringArray::from(vec!["high sea", "high sea"])),
//! ])?;
//! let mut file = Vec::new();
//! write_table(&mut file, &batch)?;
//!
//! let fleet = Fleet::new(vec!["high sea".into()], Vec::new(), None)?; // without ships, for short
//! let mut sums = Sums::of_nothing(&fleet);
//! let source = Source::named([("march.parquet".to_owned(), bytes::Bytes::from(file))]);
//! for activities in ActivityReader::by_mmsi(source, &fleet) {
//!     activities?.add_to(&mut sums, &fleet)?;
//! }
//! assert_eq!(sums.unknown()[&477_000_001].rows, 2); // counted, not lost
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

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
