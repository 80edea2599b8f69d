//! Shore-power rules at both ends of the corridor: verdicts on a visit, with their reasons.
//!
//! ```text
//! at_berth
//! ├── Visit              a stay at berth: who, where, when, under what control
//! ├── Verdict            out of scope, compliant, excepted, not compliant; each with reasons and clauses
//! ├── Finding            what a reason says, with its numbers
//! ├── california         17 CCR 93130 (2020): every visit from 2023
//! ├── california_2007    17 CCR 93118.3: hours of a visit and shares of a fleet, until 2022
//! ├── china              ships with receiving equipment at equipped berths, from July 2019
//! ├── fuel_eu_ops        FuelEU Maritime, Article 6, from 2030
//! └── season             many visits: compliance, hours, electricity, what was avoided and at what cost
//! ```
//!
//! A rule judges; it computes no emissions. A visit is judged by the rule as it stood on the day the
//! ship came to berth, by the clock of the port. Boilers run on under all of these rules, but those that
//! drive the cargo pumps of tankers, which are not modelled.
//!
//! # Examples
//!
//! A ship on shore power 2.4 h after it was ready to work:
//!
//! ```
//! use green_corridor::regulation::at_berth::{Outcome, Visit, california};
//! # use green_corridor::grid::{self, GridBasis};
//! # use green_corridor::units::{Fraction, si::hours};
//! # use green_corridor::vessel::ShipType;
//! # use green_corridor::{Connection, ShorePower, ShoreSupply};
//! # let shore_power = ShorePower {
//! #     hook_up: hours(0.4),
//! #     unplug: hours(0.0),
//! #     supply: ShoreSupply::AuxiliaryDemand,
//! #     converter_efficiency: Fraction::ONE,
//! #     grid_loss: Fraction::constant(0.05),
//! #     grid: grid::find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//! # };
//!
//! let visit = Visit::new(
//!     ShipType::Container,
//!     "Los Angeles",
//!     "2024-05-01T08:00-07".parse()?,
//!     "2024-05-03T20:00-07".parse()?,
//! )?
//! .ready_to_work("2024-05-01T09:00-07".parse()?)?
//! .pilot_on_board("2024-05-03T19:30-07".parse()?)?
//! .connected(Connection::new(
//!     "2024-05-01T11:00-07".parse()?, // and 0.4 h to hook up
//!     "2024-05-03T19:00-07".parse()?,
//!     shore_power,
//! )?)?;
//!
//! let place = california::Place::of(visit.port())?;
//! let verdict = california::verdict(&visit, &california::Circumstances::at(place))?;
//! assert_eq!(verdict.outcome(), Outcome::NotCompliant);
//! assert_eq!(
//!     verdict.reasons()[0].finding.to_string(),
//!     "controlled 2.4 h after ready to work, at most 2 h are allowed"
//! );
//! # Ok::<(), green_corridor::Error>(())
//! ```

pub mod california;
pub mod california_2007;
pub mod china;
mod control;
mod error;
mod finding;
pub mod fuel_eu_ops;
pub mod season;
mod verdict;
mod visit;

pub use control::{
    AlternativeControl, AlternativeControlLimits, AuxiliaryRates, ControlProof, Exceeded, Stretch,
};
pub use error::RuleError;
pub use finding::{Finding, StayLimit};
pub use season::{Call, Season, SeasonError};
pub use verdict::{Outcome, Reason, Verdict};
pub use visit::{Visit, VisitError};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

/// Standard time in California: all its first and last days are in winter.
const PACIFIC: Offset = Offset::constant(-8);

/// Time in China.
const CHINA: Offset = Offset::constant(8);

/// The day of an instant by the clock of a port.
fn day_at(instant: Timestamp, offset: Offset) -> Date {
    offset.to_datetime(instant).date()
}
