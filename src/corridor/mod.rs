//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! ├── direction    the two ways;  loading: how full, each way
//! ├── rotation     calls and legs in a loop
//! ├── ship         classes, fuels, capability, technology
//! ├── service      a string: loop, ships, interval, loads, checked
//! ├── definition   Corridor: services in a year, factors
//! ├── sailing      a round voyage;  year: all round voyages, a sum of ledgers
//! ├── path         a value over the years;  measure: one named change
//! ├── scenario     measures in order on a baseline (fuel_switch: what a new fuel displaces)
//! └── error, scenario_error    what is refused
//! ├── kpi          key figures: per TEU, fuel, shore power, air, capable ships
//! └── error        what is refused
//! ```

mod definition;
mod direction;
mod error;
mod fuel_switch;
pub mod kpi;
mod loading;
mod measure;
mod path;
mod rotation;
mod sailing;
mod scenario;
mod scenario_error;
mod service;
mod ship;
mod year;

pub use definition::{Accounting, Corridor};
pub use direction::{BothWays, Direction};
pub use error::CorridorError;
pub use kpi::{CallsGoWith, KindOfTeu, Kpi, KpiError, Per, Portion};
pub use loading::Loading;
pub use measure::{Change, Filling, Measure, Pilot, Services, Switched};
pub use path::Path;
pub use rotation::{Call, Rotation, SeaLeg, ShoreUse, Stretch};
pub use scenario::{Scenario, ScenarioYear};
pub use scenario_error::ScenarioError;
pub use service::{Service, ServiceSpec};
pub use ship::{Deployment, FuelsAboard, ShipClass, Technology};
pub use year::{CorridorYear, Sailings, ServiceYear, YearError};
//! └── confidential   competitors report into one table of sums
//! ```

pub mod confidential;
//! └── bunkering   fuel by type, port and year; tanks and stops; batches, standards, mass balance
//! ```

pub mod bunkering;
//! └── routing   other ways from door to door: which is faster, which lower, and what a day costs
//! ```

pub mod routing;
