//! Whether a voyage looks like the voyages of real ships.
//!
//! ```text
//! plausibility
//! ├── Observation  a ship-year or a voyage as four measures
//! ├── SizeClass    by average cargo
//! ├── Quantiles    p1 to p99, type 7
//! ├── Bands        quantiles by ship type, class and measure; embedded: container ships of EU MRV 2018 and 2023
//! ├── Verdict      what lies outside, and what could not be checked
//! ├── CarbonRange  what CO2 per fuel a mix of known fuels can have
//! ├── Reconciled   one ship modelled against its report: residuals, and what makes the two unlike
//! │   ├── ModelledIntensity   of a ledger, or of an hour at the speed of the report
//! │   ├── ReportedIntensity   of a report and its period
//! │   └── Unlike              other days, other speeds, fuel at berth on one side only
//! └── Validation   residuals of many ships by size, as quantiles
//! ```
//!
//! A value outside its band is a question, not an error: it is rarer than 98 of 100 ship-years of its class.
//! The embedded bands are yearly averages of ships that called in Europe, ballast and partly laden miles and the fuel
//! at berth included, with speed over ground; a single fast or slow voyage may well be outside them and right.
//! Size is the average cargo, since the public reports state no deadweight and no TEU; a ship that sailed half
//! empty stands among smaller ones.
//!
//! # Examples
//!
//! ```
//! use green_corridor::plausibility::{Bands, Measure, Observation};
//! use green_corridor::units::{Mass, MassPerDistance, si::knots};
//!
//! let mut voyage = Observation {
//!     ship_type: Some("Container ship"),
//!     average_cargo: Some(Mass::from_tonnes(128_000.0)),
//!     speed: Some(knots(17.0)),
//!     fuel_per_distance: Some(MassPerDistance::from_kilograms_per_nautical_mile(323.0)),
//!     co2_per_freight_work: None,
//!     carbon_factor: None,
//! };
//! let bands = Bands::eu_mrv_2018_2023();
//! assert!(bands.check(&voyage).warnings.is_empty());
//!
//! voyage.speed = Some(knots(27.0));
//! let verdict = bands.check(&voyage);
//! assert_eq!(verdict.warnings[0].band.measure, Measure::Speed);
//! println!("{}", verdict.warnings[0]);
//! ```

mod bands;
mod carbon;
mod modelled;
mod observation;
mod per_distance;
mod quantile;
mod reconciled;
mod size_class;
mod table;
mod unlike;
mod validation;

pub use bands::{Band, Bands, MINIMUM_COUNT, Sample, Unchecked, Verdict, Warning};
pub use carbon::CarbonRange;
pub use modelled::{Basis, Burned, Extent, ModelError, ModelledIntensity, Particulars};
pub(crate) use observation::speed;
pub use observation::{Measure, Observation};
pub use per_distance::{PerDistance, Quantity};
pub use quantile::{PROBABILITIES, Quantiles};
pub use reconciled::{Reconciled, ReportedIntensity};
pub use size_class::{SizeClass, TeuClass};
pub use unlike::{LIKE_BERTH_SHARE, LIKE_SPEED, Unlike};
pub use validation::{ENOUGH_FOR_P5, Group, Validation, ValidationRow};
