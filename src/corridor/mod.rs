//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! ├── direction    the two ways;  loading: how full, each way
//! ├── rotation     calls and legs in a loop
//! ├── ship         classes, fuels, capability, technology
//! ├── service      a string: loop, ships, interval, loads, checked
//! ├── definition   Corridor: services in a year, factors
//! ├── sailing      a round voyage;  year: all round voyages, a sum of ledgers (year_quality: what they rest on)
//! ├── baseline     a declared figure; unlike ones are refused
//! ├── kpi          key figures: per TEU, fuel, shore power, air, capable ships
//! └── error        what is refused
//! ```

mod baseline;
mod definition;
mod direction;
mod error;
pub mod kpi;
mod loading;
mod rotation;
mod sailing;
mod service;
mod ship;
mod year;
mod year_quality;

pub use baseline::{Baseline, Change, Declaration, Scope, Step, UnlikeBaselines, compare};
pub use definition::{Accounting, Corridor};
pub use direction::{BothWays, Direction};
pub use error::CorridorError;
pub use kpi::{CallsGoWith, KindOfTeu, Kpi, KpiError, Per, Portion};
pub use loading::Loading;
pub use rotation::{Call, Rotation, SeaLeg, ShoreUse, Stretch};
pub use service::{Service, ServiceSpec};
pub use ship::{Deployment, FuelsAboard, ShipClass, Technology};
pub use year::{CorridorYear, Sailings, ServiceYear, YearError};
pub use year_quality::YearNotice;
