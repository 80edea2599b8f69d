//! What machines of one kind do in a year.
//!
//! ```text
//! shaft energy = N P LF h
//! ```
//!
//! Number, rated power, load factor and hours are inputs with a source. Published load factors disagree
//! by a factor of two (EPA national, CARB, measured at the port), so there is no default.
//!
//! # Examples
//!
//! ```
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::Duty;
//! use green_corridor::units::{Fraction, si::{hours, kilowatt_hours, kilowatts}};
//!
//! let duty = Duty {
//!     pieces: 10,
//!     rated_power: kilowatts(165.0),
//!     load_factor: Fraction::new(0.4)?,
//!     hours: hours(2_000.0),
//!     source: Source::user("fleet list (made up)"),
//! };
//! assert!((duty.shaft() - kilowatt_hours(1_320_000.0)).value.abs() < 1.0);
//! # Ok::<(), green_corridor::units::OutOfRange>(())
//! ```

use super::error::{TerminalError, check};
use crate::provenance::Source;
use crate::units::bounded::bounds;
use crate::units::si::{hour, kilowatt};
use crate::units::{Bound, Energy, Fraction, Power, Time};

/// Rated power of one landside machine or one engine of a harbour craft.
const RATED_POWER: Bound = Bound::new("rated_power_kw", 0.1, 20_000.0, "kW");

/// Pieces of one group.
const PIECES: Bound = Bound::new("pieces", 0.0, 100_000.0, "");

/// Pieces, rated power, mean load and hours a year of each piece.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// How many.
    pub pieces: u32,
    /// Rated power of one.
    pub rated_power: Power,
    /// Mean load as a fraction of the rated power.
    pub load_factor: Fraction,
    /// Hours a year of one; a leap year has 8,784.
    pub hours: Time,
    /// Where the four come from.
    pub source: Source,
}

impl Duty {
    /// Shaft energy of a year: `N P LF h`.
    #[inline]
    pub fn shaft(&self) -> Energy {
        self.rated_power * self.machine_hours() * self.load_factor.get()
    }

    /// Hours of all pieces together.
    #[inline]
    pub fn machine_hours(&self) -> Time {
        self.hours * f64::from(self.pieces)
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        check(record, PIECES, f64::from(self.pieces))?;
        check(record, RATED_POWER, self.rated_power.get::<kilowatt>())?;
        check(record, bounds::DURATION.named("hours"), self.hours.get::<hour>()).map(drop)
    }
}
