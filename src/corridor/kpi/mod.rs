//! Key figures of a corridor's year, read from its ledgers. No physics is here.
//!
//! ```text
//! kpi
//! ├── portion    a service, a carrier, a way, or all of it;  calls: which way a port call belongs to
//! ├── per_teu    mass per TEU and per TEU-distance, kind and basis in the type
//! ├── figure     Kpi: the same chosen at run time
//! ├── fuel       by type: mass, energy, share, intensity
//! ├── low_carbon capable ships, low-carbon fuel used, low-carbon service sold
//! ├── shore_power  calls, hours, kWh and net effect by port
//! ├── air        pollutants in ports by one method
//! ├── zero_carbon  distance to a zero-carbon ship
//! └── error      why a figure cannot be given
//! ```

mod air;
mod calls;
mod error;
mod figure;
mod fuel;
mod low_carbon;
pub mod per_teu;
mod portion;
mod shore_power;
mod zero_carbon;

pub use air::{AirInPorts, PortAir};
pub use calls::CallsGoWith;
pub use error::KpiError;
pub use figure::{KindOfTeu, Kpi, Per};
pub use fuel::{FuelKey, FuelUse};
pub use low_carbon::{CapableShips, LowCarbon, LowCarbonFuel, Part, SoldMoreThanUsed, SoldService};
pub use portion::{Portion, YearOfLeg};
pub use shore_power::PortShorePower;
pub use zero_carbon::{ClassIntensity, DistanceToZero, ZeroCarbonGoal};
