//! The ledger per TEU.
//!
//! "Per TEU" has several meanings, and each is a type: nominal slots, carried containers, loaded containers. A
//! distance has a basis, and that is a type too.
//!
//! ```text
//! intensity
//! └── activity    TEU and distances of a voyage: mass per TEU and per TEU-km by kind and basis
//! ```

mod activity;

pub use activity::{DistanceOfLeg, IntensityError, LegActivity, TeuOfLeg, TransportActivity};
