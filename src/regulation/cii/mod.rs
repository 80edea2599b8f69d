//! The Carbon Intensity Indicator of a ship-year (CII): attained, required, rating A to E.
//!
//! ```text
//! cii
//! ├── Requirement       what a year asks of a ship: reference of 2019, required, four boundaries
//! ├── rate              a ship-year by its CO2; rate_fuels by its fuels; year by its records
//! ├── rate_corrected    the same with correction factors and voyage adjustments (G5)
//! ├── CiiYear           attained, ratio, rating; the most CO2, the least distance, the last good year
//! ├── largest_fuel      the most of a mix of fuels that has a rating
//! └── table             reference lines, rating vectors, reduction factors 2019 to 2030
//! ```
//!
//! CO2 only, tank-to-wake, of the whole calendar year and all fuel, also at berth, by the factors of
//! MEPC.364(79), which go by the molecule: bio-methanol, bio-LNG and e-diesel count as their fossil twins. A fuel
//! without a row there, such as FAME, counts by a factor of your own ([`crate::FactorSet::with_fuel`]). The distance is that over ground.
//!
//! The attained indicator is divided by the ship's own capacity. A fixed capacity, where the table has one,
//! enters the reference line only. After 2030 there is no reduction factor, and none is guessed.
//!
//! Not here: MEPC.412(84), adopted in May 2026, which amends what distance counts. Its text was not seen.
//!
//! # Source
//!
//! MARPOL Annex VI, regulation 28; MEPC.352(78) (G1), MEPC.353(78) (G2), MEPC.338(76) with MEPC.400(83) (G3),
//! MEPC.354(78) (G4), MEPC.355(78) (G5).
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::cii::{self, Applicability, Rating};
//! use green_corridor::regulation::{MarpolShipType, Ship};
//! use green_corridor::units::{Distance, Mass};
//! use green_corridor::{FactorSet, MarineFuel};
//!
//! let ship = Ship::new("made up", MarpolShipType::ContainerShip, 142_000.0)?;
//! let ship = ship.with_deadweight_t(151_000.0)?;
//! let distance = Distance::from_nautical_miles(88_000.0);
//! let fuels = [
//!     (MarineFuel::LFO.into(), Mass::from_tonnes(21_000.0)),
//!     (MarineFuel::MGO.into(), Mass::from_tonnes(500.0)),
//! ];
//! let year = cii::rate_fuels(&ship, 2026, distance, &fuels, &FactorSet::mepc_364())?;
//! assert_eq!((year.applicability(), year.rating()), (Applicability::Applies, Rating::C));
//! assert_eq!(year.first_year_worse_than(Rating::C), Some(2029));
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod attained;
mod correction;
mod deduction;
mod error;
mod factors;
mod intensity;
mod rating;
mod reach;
mod requirement;
mod table;

pub use attained::{CiiYear, rate, rate_fuels, year};
pub use correction::{
    CORRECTIONS, CorrectedYear, Corrections, CubicCapacity, rate_corrected, services_share,
};
pub use deduction::{Deduction, FuelUse, ReeferSupply, StsVoyages, monitored_electricity};
pub use error::CiiError;
pub use intensity::{Capacity, CapacityMeasure, CarbonIntensity};
pub use rating::{Boundaries, Rating, RatingVector};
pub use reach::{FuelLimit, largest_fuel};
pub use requirement::{Applicability, Requirement, THRESHOLD_GT};
pub use table::{FIRST_YEAR, LAST_YEAR, Reduction, ReferenceLine};

use factors::Co2Factors;
