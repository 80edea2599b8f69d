//! AIS position reports as MarineCadastre publishes them for the waters of the United States.
//!
//! ```text
//! marine_cadastre
//! ├── Reader        position reports out of a CSV stream, one by one
//! ├── Column        what is read, under its headings of 2015 to 2024 and of 2025
//! ├── RowError      why a row is refused, with its line and the byte of its cell
//! ├── Counts        rows read, rows refused by kind, reports without a speed, course, heading or status
//! ├── ShipStatics   what each MMSI says of its ship: first, latest, and how often it changed
//! ├── Compression   a file that is compressed, by its first bytes
//! └── Decompressed  the stream of what is in it (feature `compressed`)
//! ```
//!
//! # What is read
//!
//! Columns are found by their headings, in any order; others, `Cargo` and `TransceiverClass` among them, are passed over.
//! MMSI, instant, latitude, longitude and speed must be there. Both forms are known: `MMSI,BaseDateTime,LAT,LON,..` with
//! instants as `2018-06-01T23:59:59`, and since 2025 `mmsi,base_date_time,longitude,latitude,..` with
//! `2025-06-01 23:59:59`. All are UTC. Numbers are what `str::parse` takes, and bit for bit what it gives.
//!
//! AIS has numbers for what a ship does not know. Of a speed of 102.3 kn, a course of 360, a heading of 511 degrees and a
//! status of 15 the report has `None`, as of an empty cell; a latitude of 91 or a longitude of 181 degrees makes
//! [`RowError::NoPosition`]. Other numbers that AIS cannot send are refused, among them the negative speeds and courses
//! in files of 2015 to 2017. A static value that cannot be is left out and counted; its row is read.
//!
//! # What a row is
//!
//! A row is a line of at most 65,536 bytes: no cell holds a line break, so a quotation mark out of place costs its own
//! row and no other. Cells may be quoted, lines end with a line feed with or without a carriage return, the last with
//! nothing, and blank lines are none. A longer line is refused and passed over in constant memory. Names with bytes
//! that are not UTF-8 are kept, with U+FFFD in their place.
//!
//! Most rows take a short cut that gives the same report: an MMSI seen before, and the static cells as in the last row of
//! that ship, which costs one comparison of bytes. Nothing is allocated for such a row.
//!
//! # Source
//!
//! NOAA Office for Coastal Management, MarineCadastre, *Nationwide Automatic Identification System*, data dictionaries;
//! Recommendation ITU-R M.1371 for what the numbers mean.
//!
//! # Examples
//!
//! ```
//! use green_corridor::interchange::marine_cadastre::{Column, Reader};
//! use green_corridor::units::si::knot;
//!
//! let file = "\
//! MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft
//! 366999991,2018-06-01T00:00:00,34.24765,-120.17006,11.4,103.1,103,MADE UP,IMO9074729,WMU1,71,0,335,49,13.8
//! 366999991,2018-06-01T00:01:03,34.24682,-120.16561,11.4,360.0,511,MADE UP,IMO9074729,WMU1,71,0,335,49,13.9
//! 366999991,2018-06-01T24:00:00,34.24645,-120.16368,11.4,103.1,104,MADE UP,IMO9074729,WMU1,71,0,335,49,13.9
//! ";
//! let mut reader = Reader::new(file.as_bytes())?;
//! let first = reader.next().unwrap()?;
//! assert_eq!(first.speed.unwrap().get::<knot>().round(), 11.0);
//! let second = reader.next().unwrap()?;
//! assert_eq!((second.course_degrees, second.heading_degrees), (None, None));
//! let third = reader.next().unwrap().unwrap_err();
//! assert_eq!(
//!     third.to_string(),
//!     "line 4, byte 11 (`BaseDateTime`): `2018-06-01T24:00:00` is not an instant, as `2018-06-01T23:59:59` or \
//!      `2025-06-01 23:59:59`, UTC"
//! );
//! assert!(reader.next().is_none());
//!
//! let ship = reader.ship(first.mmsi).unwrap();
//! assert_eq!(ship.first.name.as_deref(), Some("MADE UP"));
//! assert_eq!(ship.changes(Column::Draft), 1);
//! assert_eq!((reader.counts().reports(), reader.counts().all_refused()), (2, 1));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cells;
mod column;
#[cfg(feature = "compressed")]
mod compressed;
mod compression;
mod counts;
mod digits;
mod error;
mod header;
mod instant;
mod reader;
mod row;
mod rows;
mod ships;
mod status;
mod value;
mod window;

pub use column::Column;
#[cfg(feature = "compressed")]
pub use compressed::Decompressed;
pub use compression::Compression;
pub use counts::Counts;
pub use error::{HeaderError, RefusalKind, RowError, ValueProblem};
pub use reader::Reader;
pub use ships::ShipStatics;
