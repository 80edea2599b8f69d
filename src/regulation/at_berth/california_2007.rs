//! California's at-berth rule of 2007: few running hours in a visit, and enough such visits in a fleet's year.
//!
//! A visit counts if its auxiliary engines ran for at most 3 h, or 5 h where power cannot be transferred
//! without a blackout. Of a fleet's visits to a port 50 % have to count from 2014, 70 % from 2017, 80 %
//! from 2020. The rule of 2020 takes its place in 2023: [`super::california`].
//!
//! Not judged: the cut in power that the rule also asks of a fleet, and its other path by emission
//! reductions alone.
//!
//! # Source
//!
//! 17 CCR 93118.3; hours from a maritime law notice of 2016 and slides that agree with it.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::at_berth::{Outcome, california_2007};
//!
//! let year = california_2007::fleet_year(2016, 26, 50)?;
//! assert_eq!(year.outcome(), Outcome::Compliant);
//! assert_eq!(
//!     year.reasons()[0].finding.to_string(),
//!     "26 of 50 visits count, 52.0 %; at least 50 % are needed"
//! );
//! assert_eq!(california_2007::fleet_year(2017, 26, 50)?.outcome(), Outcome::NotCompliant);
//! # Ok::<(), green_corridor::Error>(())
//! ```

use jiff::civil::{Date, date};

use super::california::Place;
use super::{Finding, PACIFIC, RuleError, Verdict, Visit, day_at};
use crate::provenance::{Confidence, Source};
use crate::units::Time;
use crate::units::si::hours;
use crate::vessel::ShipType;

const RULE: &str = "17 CCR 93118.3, Auxiliary Diesel Engines at Berth";
const AREA: Source = Source::new(RULE, "(b), applicability", "2007", Confidence::OneSource);
const HOURS: Source = Source::new(RULE, "running hours of a visit", "2007", Confidence::OneSource);
const SHARES: Source = Source::new(RULE, "shares of a fleet's visits", "2007", Confidence::Verified);

/// First and last day of the duty.
const DUTY: (Date, Date) = (date(2014, 1, 1), date(2022, 12, 31));

/// Per cent of a fleet's visits that have to count, from a year on.
const FLEET_SHARES: [(i16, u32); 3] = [(2020, 80), (2017, 70), (2014, 50)];

/// How the ship goes over to shore power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PowerTransfer {
    /// Engines and shore run together for a moment.
    Synchronous,
    /// The engines stop before the shore takes over.
    NotSynchronous,
}

impl PowerTransfer {
    fn running_hours(self) -> Time {
        match self {
            Self::Synchronous => hours(3.0),
            Self::NotSynchronous => hours(5.0),
        }
    }
}

/// Whether a visit counts: `stay − time under control ≤ 3 h` (5 h without synchronous transfer).
///
/// # Source
///
/// 17 CCR 93118.3.
pub fn verdict(visit: &Visit, place: Place, transfer: PowerTransfer) -> Verdict {
    let (day, (duty_from, until)) = (day_at(visit.start(), PACIFIC), DUTY);
    if place == Place::OutsideCalifornia {
        let finding = Finding::OutsideArea { port: visit.port().into(), area: "California" };
        return Verdict::out_of_scope(finding, &AREA);
    }
    let ship_type = visit.ship_type();
    if !matches!(ship_type, ShipType::Container | ShipType::RefrigeratedBulk | ShipType::Cruise) {
        return Verdict::out_of_scope(Finding::ShipTypeFree { ship_type }, &AREA);
    }
    if day < duty_from {
        return Verdict::out_of_scope(Finding::BeforeDuty { day, duty_from }, &SHARES);
    }
    if until < day {
        return Verdict::out_of_scope(Finding::AfterRule { day, until }, &SHARES);
    }
    let (ran, at_most) = (visit.stay() - visit.under_control(), transfer.running_hours());
    let finding = Finding::AuxiliaryHours { ran, at_most };
    if ran <= at_most { Verdict::compliant(finding, &HOURS) } else { Verdict::not_compliant(finding, &HOURS) }
}

/// Whether enough of a fleet's visits to a port count in a year.
///
/// # Source
///
/// 17 CCR 93118.3.
///
/// # Errors
///
/// [`RuleError::NoFleetShare`] outside 2014 to 2022, [`RuleError::FleetCounts`] without a visit or with
/// more counted than made.
pub fn fleet_year(year: i16, counted: u32, visits: u32) -> Result<Verdict, RuleError> {
    let (from, to) = (DUTY.0.year(), DUTY.1.year());
    let share = FLEET_SHARES.into_iter().find(|(first, _)| *first <= year && year <= to);
    let Some((_, at_least_percent)) = share else {
        return Err(RuleError::NoFleetShare { rule: RULE, year, from, to });
    };
    if visits == 0 || counted > visits {
        return Err(RuleError::FleetCounts { counted, visits });
    }
    let finding = Finding::FleetShare { counted, visits, at_least_percent };
    let enough = u64::from(counted) * 100 >= u64::from(visits) * u64::from(at_least_percent);
    Ok(if enough { Verdict::compliant(finding, &SHARES) } else { Verdict::not_compliant(finding, &SHARES) })
}
