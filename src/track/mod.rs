//! From position reports to what a ship did.
//!
//! ```text
//! track
//! └── report      PositionReport, StaticReport, Mmsi
//! ```

mod report;

pub use report::{Mmsi, NavigationStatus, PositionReport, StaticReport};
