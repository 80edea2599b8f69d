//! EU MRV: the public emission reports of ships that call in the EU, as EMSA publishes them.
//!
//! ```text
//! eu_mrv
//! ├── Reader      reports out of a CSV stream, one by one, in constant memory
//! ├── Column      what is read, under short names and under EMSA's headings of 2018 to 2024
//! ├── Cell        a value, an empty cell, `N/A`, `Division by zero!`, or no such column
//! ├── Report      one ship and period; distance, speed, carbon factor and average cargo follow from it
//! ├── Finding     what is odd in it
//! ├── Duplicates  two reports of one ship and period
//! └── Writer      reports into a file
//! ```
//!
//! A file must have the columns of a ship-year (IMO number, name, type, period, fuel, CO2, time at sea, fuel and CO2 per
//! distance) or be a list of intensities (IMO number, CO2 and CO2e per distance). Other columns are passed over. Numbers
//! are plain decimals. Spaces around a cell do not count; a line break inside a quoted cell is read as `\n`.
//!
//! # Source
//!
//! Regulation (EU) 2015/757, Article 21; EMSA THETIS-MRV, public emission reports. Formulas are those of the quantities:
//! distance is fuel over fuel per distance.
//!
//! # Examples
//!
//! ```
//! use green_corridor::interchange::eu_mrv::{Cell, Reader};
//!
//! let file = "\
//! imo,name,ship_type,period,fuel_t,co2_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm,fuel_g_per_t_nm
//! 9074729,MADE UP,Container ship,2023,29009.34,90455.27,5270.28,323.06,1007.34,N/A
//! ";
//! let report = Reader::new(file.as_bytes())?.next().unwrap()?;
//! assert_eq!(report.distance()?.nautical_miles().round(), 89_796.0);
//! assert_eq!(report.fuel_per_freight_work, Cell::NotApplicable);
//! assert_eq!(report.average_cargo().unwrap_err().to_string(), "`fuel_g_per_t_nm` is `N/A`");
//! assert!(report.findings().is_empty());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod cell;
mod column;
mod error;
mod finding;
mod header;
mod reader;
mod records;
mod report;
mod writer;

pub use cell::{Cell, CellProblem, Lack, Underivable};
pub use column::Column;
pub use error::MrvError;
pub use finding::{Duplicates, Finding, FindingKind, TOLERANCE};
pub use reader::Reader;
pub use report::{Period, Report};
pub use writer::Writer;
