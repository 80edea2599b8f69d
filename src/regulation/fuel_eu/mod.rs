//! FuelEU Maritime, Regulation (EU) 2023/1805: targets, balance, penalty, flexibility, pools.
//!
//! ```text
//! fuel_eu
//! ├── target                 the limit on the GHG intensity, by year
//! ├── balance                compliance balance, penalty, escalation
//! ├── flexibility            one ship over the years: banking, borrowing, verified balance
//! ├── pool                   whether a pool is valid, and why not
//! ├── cheapest               the pool of a fleet that leaves the least to pay
//! ├── rfnbo                  the sub-target for renewable fuels of non-biological origin
//! ├── shore_power_penalty    hours at berth without shore power, in euros
//! └── ComplianceError        what keeps these from an answer
//! ```
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

pub mod balance;
pub mod cheapest;
mod compliance_error;
pub mod flexibility;
mod knapsack;
pub mod pool;
pub mod rfnbo;
pub mod shore_power_penalty;
mod tally;
pub mod target;

pub use compliance_error::ComplianceError;
