//! FuelEU Maritime, Regulation (EU) 2023/1805: the GHG intensity of the energy used on board.
mod allocation;
pub mod balance;
mod compliance_error;
mod error;
mod ice;
mod intensity;
mod line;
mod scope;
pub mod target;
mod wind;
mod year;

pub use allocation::allocate;
pub use compliance_error::ComplianceError;
pub use error::FuelEuError;
pub use ice::{ICE_CONDITIONS_UNTIL, ICE_SOURCE, IceConditions, IceDeduction};
pub use intensity::Attained;
pub use line::{Counted, HIGHEST_E, HIGHEST_E_SOURCE, Line, REWARD, REWARD_SOURCE, REWARD_YEARS, Terms};
pub use scope::{EXEMPTIONS_UNTIL, SCOPE_SOURCE, THRESHOLD, scope};
pub use wind::{WIND_SOURCE, WindFactor};
pub use year::{Circumstances, Fill, FuelEuYear, year};
