//! The penalty for hours at berth without shore power.
//!
//! ```text
//! Penalty = 1.5 · P · h      EUR
//! ```
//!
//! P is the established total electrical power demand of the ship at berth in kW, h the non-compliant hours,
//! rounded up to full hours. A duration that exceeds a full hour by no more than a millisecond is that hour:
//! 12.0000000001 h is what arithmetic leaves of 12, and no log is kept to the microsecond.
//!
//! # Which hours of a visit
//!
//! [`of_verdict`] takes them from the reasons of [`fuel_eu_ops`](crate::regulation::at_berth::fuel_eu_ops):
//! what the stay was without shore power beyond the time allowed to plug in and out. A verdict that fails for
//! another reason (a supply that is too weak) does not say how many hours those are, and the caller must.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Article 23(5), read in one source.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::fuel_eu::shore_power_penalty::penalty;
//! use green_corridor::units::si::{hours, kilowatts};
//!
//! assert_eq!(penalty(kilowatts(2_000.0), hours(12.2))?.amount(), 39_000.0);
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

use super::ComplianceError;
use crate::provenance::{Confidence, Source};
use crate::regulation::at_berth::{Finding, Verdict};
use crate::units::bounded::bounds;
use crate::units::si::{hour, kilowatt};
use crate::units::substance::Euro;
use crate::units::{Money, Power, Time};

/// Where the penalty stands.
pub const SOURCE: Source =
    Source::new("Regulation (EU) 2023/1805", "Article 23(5)", "OJ L 234, 22.9.2023", Confidence::OneSource);

/// Price of a kilowatt of demand for a full hour, EUR ([`SOURCE`]).
pub const EUR_PER_KW_HOUR: f64 = 1.5;

/// What a duration may exceed a full hour by without beginning the next, in hours: a millisecond.
const WITHIN_THE_HOUR: f64 = 1e-3 / 3_600.0;

/// The penalty, `1.5 · P · h`, with h rounded up to full hours.
///
/// # Units
///
/// EUR per kW and hour, times kW, times hours.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 23(5).
///
/// # Errors
///
/// [`ComplianceError::Value`] for a demand or a time out of range.
///
/// # Examples
///
/// See [`self`].
pub fn penalty(established_demand: Power, non_compliant: Time) -> Result<Money<Euro>, ComplianceError> {
    let demand_kw =
        bounds::DEMAND.named("established_demand_kw").check(established_demand.get::<kilowatt>())?;
    let hours = bounds::DURATION.named("non_compliant_h").check(non_compliant.get::<hour>())?;
    let full_hours = (hours - WITHIN_THE_HOUR).ceil().max(0.0);
    Ok(Money::from_amount(EUR_PER_KW_HOUR * demand_kw * full_hours))
}

/// The penalty of a visit that was judged by [`fuel_eu_ops`](crate::regulation::at_berth::fuel_eu_ops): zero
/// unless it is not compliant.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Articles 6 and 23(5).
///
/// # Errors
///
/// [`ComplianceError::HoursUnknown`] for a verdict that is not compliant for anything but time without shore
/// power, also for one of another rule; [`ComplianceError::Value`] for a demand or a time out of range.
///
/// # Examples
///
/// ```
/// use green_corridor::provenance::{Source, Sourced};
/// use green_corridor::regulation::at_berth::{Visit, fuel_eu_ops};
/// use green_corridor::regulation::fuel_eu::shore_power_penalty::of_verdict;
/// use green_corridor::units::si::{hours, kilowatts};
/// use green_corridor::vessel::ShipType;
///
/// let (start, end) = ("2030-05-01T08:00+02".parse()?, "2030-05-02T20:00+02".parse()?);
/// let visit = Visit::new(ShipType::Container, "Rotterdam", start, end)?;
/// let allowed = Sourced { value: hours(2.0), source: Source::user("the port's terms") };
/// let port = fuel_eu_ops::Port::TenTUnderAfir(jiff::tz::Offset::constant(2));
/// let circumstances = fuel_eu_ops::Circumstances::new(95_000.0, port, allowed);
/// let verdict = fuel_eu_ops::verdict(&visit, &circumstances)?;
/// // 36 h at berth, all without shore power, 2 h of them allowed.
/// assert_eq!(of_verdict(&verdict, kilowatts(2_000.0))?.amount(), 1.5 * 2_000.0 * 34.0);
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn of_verdict(verdict: &Verdict, established_demand: Power) -> Result<Money<Euro>, ComplianceError> {
    let Verdict::NotCompliant { reasons } = verdict else {
        return penalty(established_demand, Time::default());
    };
    let mut hours = None;
    for reason in reasons {
        match &reason.finding {
            Finding::OffShorePower { off, at_most } => hours = Some(*off - *at_most),
            Finding::AllowanceUsed { .. } => {}
            _ => return Err(ComplianceError::HoursUnknown { verdict: verdict.to_string() }),
        }
    }
    match hours {
        Some(hours) => penalty(established_demand, hours),
        None => Err(ComplianceError::HoursUnknown { verdict: verdict.to_string() }),
    }
}
