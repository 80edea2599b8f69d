//! A green shipping corridor: services between ports, a baseline, scenarios, what moved the number and at what cost.
//!
//! ```text
//! corridor
//! ├── direction      the two ways;  loading: how full, each way
//! ├── rotation       calls and legs in a loop
//! ├── ship           classes, fuels, capability, technology
//! ├── service        a string: loop, ships, interval, loads, checked
//! ├── definition     Corridor: services in a year, factors
//! ├── sailing        a round voyage;  year: all round voyages, a sum of ledgers
//! ├── year_contributions    what each carrier adds, for confidential sums
//! ├── year_demand    fuel that a year bunkers, and its stops
//! ├── year_quality   what a year's figures rest on
//! ├── kpi            key figures read from a year
//! ├── baseline       a declared figure; unlike ones are refused
//! ├── path           a value over the years;  measure: one named change
//! ├── scenario       measures in order on a baseline (fuel_switch: what a new fuel displaces)
//! ├── landside       terminals: kg per TEU over the quay (landside_error);  year_landside: of a year, and what moved it
//! ├── driver         what two corridors can differ in
//! ├── decomposition  what moved a figure, driver by driver
//! ├── response       a figure as a function of what is uncertain (input, response_term)
//! ├── bunkering      fuel by type, port and year; tanks and stops; batches, standards, mass balance
//! ├── routing        other ways from door to door: which is faster, which lower, and what a day costs
//! ├── cost           prices with date and place, bills, gaps, abatement cost, green premium per TEU
//! ├── economics      what a year costs, beside what it would cost without its measures
//! ├── confidential   competitors report into one table of sums
//! └── error, scenario_error    what is refused
//! ```

pub mod baseline;
pub mod bunkering;
pub mod confidential;
pub mod cost;
mod decomposition;
mod definition;
mod direction;
mod driver;
pub mod economics;
mod error;
mod fuel_switch;
mod input;
pub mod kpi;
mod landside;
mod landside_error;
mod loading;
mod measure;
mod path;
mod response;
mod response_term;
mod rotation;
pub mod routing;
mod sailing;
mod scenario;
mod scenario_error;
mod service;
mod ship;
mod year;
mod year_contributions;
mod year_demand;
mod year_landside;
mod year_quality;

pub use baseline::{Baseline, Declaration, UnlikeBaselines};
pub use decomposition::{Decomposition, DecompositionError, DriverTerm};
pub use definition::{Accounting, Corridor};
pub use direction::{BothWays, Direction};
pub use driver::{Driver, OtherRotation};
pub use error::CorridorError;
pub use input::{INPUTS, Input, Inputs};
pub use kpi::{CallsGoWith, KindOfTeu, Kpi, KpiError, Per, Portion};
pub use landside::{Landside, LandsideCount, LandsideGases, LandsideIntensity};
pub use landside_error::LandsideError;
pub use loading::Loading;
pub use measure::{Change, Filling, Measure, Pilot, Services, Switched};
pub use path::Path;
pub use response::{Response, ResponseError, Sensitivity};
pub use rotation::{Call, Rotation, SeaLeg, ShoreUse, Stretch};
pub use scenario::{Scenario, ScenarioYear};
pub use scenario_error::ScenarioError;
pub use service::{Service, ServiceSpec};
pub use ship::{Deployment, FuelsAboard, ShipClass, Technology};
pub use year::{CorridorYear, SailError, Sailings, ServiceYear};
pub use year_contributions::{ContributionRows, Contributions};
pub use year_demand::{ClassStops, YearBunkeringError};
pub use year_landside::{LandsideChange, LandsidePerTeu, LandsideTotal, LandsideYear, PortLandside};
pub use year_quality::YearNotice;
