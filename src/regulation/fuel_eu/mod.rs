//! FuelEU Maritime, Regulation (EU) 2023/1805: the GHG intensity of energy used on board, and what follows from it.
//!
//! It binds ships above 5,000 GT that call at ports of the EU and the EEA. A leg between Los Angeles and Shanghai is
//! no part of it, and [`scope`] says so; as a factor set and for a what-if it serves everywhere.
//!
//! ```text
//! fuel_eu
//! ├── scope                  the share of a passage that counts, and why
//! ├── Terms, Line            how a fuel enters: by default, by certificate, or as the fossil fuel it counts for
//! ├── allocate               which fuels fill the energy in scope, best first
//! ├── Attained               the intensity; WindFactor, IceDeduction
//! ├── year                   a ship-year: energy in scope, intensity, balance, penalty
//! ├── outlook                the same ship-year under the limits of other years
//! ├── target                 the limit on the GHG intensity, by year
//! ├── balance                compliance balance, penalty, escalation
//! ├── flexibility            one ship over the years: banking, borrowing, verified balance
//! ├── pool                   whether a pool is valid, and why not
//! ├── cheapest               the pool of a fleet that leaves the least to pay
//! ├── rfnbo                  the sub-target for renewable fuels of non-biological origin
//! └── shore_power_penalty    hours at berth without shore power, in euros
//! ```
//!
//! The GWP set is a parameter: AR4 today (Annex I points to RED II Annex V part C point 4), AR5 expected.
//!
//! # Examples
//!
//! A ship on 12,000 t of HFO and 1,400 t of MDO in 2025, the Commission's first example:
//!
//! ```
//! use green_corridor::fuel::gwp::Ar4;
//! use green_corridor::regulation::fuel_eu::{balance, target};
//! use green_corridor::units::{EnergyUsed, GhgIntensity};
//!
//! let ghgie = GhgIntensity::from_grams_per_megajoule(91.637213);
//! let energy = EnergyUsed::from_megajoules(545_780_000.0);
//! let target = target::target::<Ar4>(2025)?;
//! let deficit = balance::compliance_balance(target, ghgie, energy)?;
//! assert_eq!(format!("{:.1} t", deficit.tonnes()), "-1255.5 t");
//! let penalty = balance::penalty(deficit, ghgie)?;
//! assert_eq!(format!("{:.0} EUR", penalty.amount()), "802008 EUR");
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

mod allocation;
pub mod balance;
pub mod cheapest;
mod compliance_error;
mod core;
mod error;
pub mod flexibility;
mod ice;
mod intensity;
mod knapsack;
mod line;
mod outlook;
pub mod pool;
pub mod rfnbo;
mod scope;
pub mod shore_power_penalty;
mod tally;
pub mod target;
mod wind;
mod year;

pub use allocation::allocate;
pub use compliance_error::ComplianceError;
pub use error::FuelEuError;
pub use ice::{ICE_CONDITIONS_UNTIL, ICE_SOURCE, IceConditions, IceDeduction};
pub use intensity::Attained;
pub use line::{Counted, HIGHEST_E, HIGHEST_E_SOURCE, Line, REWARD, REWARD_SOURCE, REWARD_YEARS, Terms};
pub use outlook::{OutlookYear, outlook};
pub use scope::{EXEMPTIONS_UNTIL, SCOPE_SOURCE, THRESHOLD, scope};
pub use wind::{WIND_SOURCE, WindFactor};
pub use year::{Circumstances, Fill, FuelEuYear, year};
