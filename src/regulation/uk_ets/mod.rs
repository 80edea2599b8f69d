//! UK ETS for ships: the reporting service's exact decimal arithmetic.
//!
//! The service that operators report through rounds decimals at named places, and its last digit is the one
//! an operator surrenders for. This module follows it digit by digit: numbers go in and out as [`Decimal`].
//!
//! ```text
//! uk_ets
//! ├── leg             fuels and direct emissions of one voyage or port stay -> totals, surrender
//! ├── fleet_totals    ships of one operator, reduction claim, half of GB-NI -> totals, surrender
//! ├── Co2eByGas       tCO2e of CO2, CH4 and N2O apart
//! └── FROM, AT_LEAST_GT    when the scheme starts and for which ships
//! ```
//!
//! Emission factors are arguments: the service takes them from each operator's monitoring plan. What a
//! voyage's ports make of its [`Scope`] is decided elsewhere.
//!
//! # Source
//!
//! Arithmetic of the reporting service UKGovernmentBEIS/ukets-maritime, as of July 2026.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::uk_ets::{EmissionFactors, FuelUse, MeasuringUnit, Scope, leg};
//!
//! let mgo = FuelUse {
//!     name: "MGO".into(),
//!     amount: "507.87109".parse()?,
//!     unit: MeasuringUnit::Tonne,
//!     density_t_per_m3: None,
//!     methane_slip_percent: None,
//!     factors: EmissionFactors { co2: "3.206".parse()?, ch4: "0.00005".parse()?, n2o: "0.00018".parse()? },
//! };
//! let crossing = leg(&[mgo], None, Scope::BetweenGbAndNi)?;
//! assert_eq!(crossing.total.total().to_string(), "1653.1711850");
//! assert_eq!(crossing.surrender.total().to_string(), "826.5855926");
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod fleet;
mod gases;
mod leg;
mod year;

use jiff::civil::{Date, date};

use super::YearError;
use crate::fuel::FuelError;
use crate::fuel::emissions::UnknownGas;
use crate::provenance::{Confidence, Source};
use crate::units::{Decimal, DecimalError};

pub use fleet::{FleetTotals, ShipTotals, fleet_totals};
pub use gases::Co2eByGas;
pub use leg::{EmissionFactors, FuelUse, Leg, MeasuringUnit, Scope, leg};
pub use year::{UkEtsYear, scope, year};

/// Emissions count from this day on.
pub const FROM: Date = date(2026, 7, 1);

/// Where [`FROM`] stands.
pub const FROM_SOURCE: Source =
    Source::new("SI 2026/392", "maritime activities", "2026", Confidence::Verified)
        .valid_from(date(2026, 7, 1));

/// Gross tonnage from which a ship is in the scheme.
pub const AT_LEAST_GT: f64 = 5_000.0;

/// Where [`AT_LEAST_GT`] stands.
pub const AT_LEAST_GT_SOURCE: Source =
    Source::new("UK ETS Authority", "policy decision of 25 November 2025", "2025", Confidence::Verified);

/// Where the rounding and the order of the arithmetic stand.
pub const ARITHMETIC: Source = Source::new(
    "UKGovernmentBEIS/ukets-maritime, reporting service",
    "annual emissions report, calculators",
    "July 2026",
    Confidence::OneSource,
);

/// Where the GWP of methane (28) and nitrous oxide (265) stand.
pub const GWP_SOURCE: Source = Source::new("UK ETS", "table C1", "2026", Confidence::OneSource);

/// Places of every tonne of CO2e.
const CO2E_PLACES: u8 = 7;

/// A fact that is missing, or a value that the arithmetic does not take.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum UkEtsError {
    /// A value outside its range.
    #[error("{record}: `{field}` must be {allowed}, got {value}")]
    Value {
        /// The fuel, the direct emissions or the claim.
        record: String,
        /// The field.
        field: &'static str,
        /// What was given.
        value: Decimal,
        /// What is allowed.
        allowed: &'static str,
    },
    /// A year before the scheme.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A number that is no plain decimal.
    #[error(transparent)]
    Decimal(#[from] DecimalError),
    /// A burn of the year in which the scheme begins, without its day.
    #[error("{place}: the UK ETS counts from 1 July 2026, state the `day` of the burn")]
    DayNeeded {
        /// Leg or port.
        place: String,
    },
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
    /// A volume without a density.
    #[error("{record}: an amount in m3 needs `density_t_per_m3`")]
    DensityNeeded {
        /// The fuel.
        record: String,
    },
}

/// The value of a field if it is not negative.
fn at_least_zero(
    record: impl Fn() -> String,
    field: &'static str,
    value: &Decimal,
) -> Result<(), UkEtsError> {
    if value.is_negative() {
        let allowed = "at least 0";
        return Err(UkEtsError::Value { record: record(), field, value: value.clone(), allowed });
    }
    Ok(())
}

/// Half of what sails between Great Britain and Northern Ireland is charged.
fn half() -> Decimal {
    Decimal::from_digits(5, 1)
}
