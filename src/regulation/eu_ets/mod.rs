//! EU ETS for maritime transport, Directive 2003/87/EC, and the monitoring of Regulation (EU) 2015/757 (MRV).
//!
//! Tank-to-wake, with the factors that the MRV regulation shares with FuelEU Annex II, and GWP AR5 (CH4 28,
//! N2O 265), unlike FuelEU.
//!
//! | reporting year | to surrender | gases |
//! |---|---|---|
//! | 2024 | 40 % | CO2 |
//! | 2025 | 70 % | CO2 |
//! | 2026 and later | 100 % | CO2, CH4, N2O |
//!
//! The CO2 of a fuel with proof of sustainability, of an RFNBO and of a recycled-carbon fuel counts zero; its methane
//! and nitrous oxide are charged from 2026, and so is the pilot fuel.
//!
//! ```text
//! eu_ets
//! ├── scope     the share of a passage, and why
//! ├── gases     what is monitored: stack CO2, CO2 as the regulator counts it, CH4, N2O
//! ├── year      allowances of a ship-year and their cost
//! └── mrv       the four columns of the public MRV report
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel};
//! use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ship, ShipYear, Territory, eu_ets};
//! use green_corridor::units::Mass;
//!
//! let ship = Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0)?;
//! let from_shanghai =
//!     Passage::Voyage { from: Territory::ThirdCountry, to: Territory::MemberState("NL".parse()?) };
//! let fuel = Mass::from_tonnes(10_000.0);
//! let burn =
//!     Burn::new("Shanghai - Rotterdam", from_shanghai, MarineFuel::HFO, ConsumerClass::InternalCombustion, fuel);
//! let year = ShipYear::new(ship, 2025).with_burn(burn)?;
//! let ruling = eu_ets::year(&year, &FactorSet::fuel_eu(), None)?;
//! let found = ruling.found().expect("a voyage to Rotterdam is in scope");
//! assert_eq!(format!("{:.1}", found.allowances().tonnes()), "10899.0");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod gases;
pub mod mrv;
mod scope;
mod year;

pub use gases::Gases;
pub use scope::{DEROGATIONS_UNTIL, SCOPE_SOURCE, THRESHOLD, scope};
pub use year::{EtsYear, ICE_CLASS_SOURCE, PHASE_IN_SOURCE, phase_in, year};

use super::year::YearError;
use crate::fuel::{FuelError, emissions::UnknownGas};
use crate::units::OutOfRange;

/// A ship-year that the ETS cannot compute.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EtsError {
    /// A year for which the directive has no number.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A fuel without factors.
    #[error("{place}: {source}")]
    Fuel {
        /// Leg or port.
        place: String,
        /// What was wrong.
        source: FuelError,
    },
    /// A fuel of which a gas is unknown.
    #[error("{place}: {fuel}: {source}")]
    Gas {
        /// Leg or port.
        place: String,
        /// The fuel.
        fuel: String,
        /// What was wrong.
        source: UnknownGas,
    },
    /// A price out of range.
    #[error("price of an allowance: {0}")]
    Price(OutOfRange),
}
