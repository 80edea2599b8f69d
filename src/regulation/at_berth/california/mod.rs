//! California's At Berth rule of 2020: every visit of a regulated ship is controlled.
//!
//! ```text
//! control from  ready to work + 2 h  to  pilot on board − 1 h, without a break
//! controlled_h = max(0, (pilot − 1 h) − (ready + 2 h)), unless it is known when control really was
//! ```
//!
//! | ship | from |
//! |---|---|
//! | container, refrigerated cargo, cruise | 2023-01-01 |
//! | ro-ro and vehicle carriers; tankers at Los Angeles and Long Beach | 2025-01-01 |
//! | tankers elsewhere | 2027-01-01 |
//! | bulk and general cargo | report only |
//!
//! Control is shore power with the auxiliary engines off, or another control that was approved or whose
//! rates are within the limits you state. The first duty is looked at visit by visit: fleets are not
//! averaged, they only share a yearly allowance of incidents ([`Allowance`]).
//!
//! Not judged: the duty of a commissioned ship to plug in where another control would do, the checklist
//! seven days ahead, reports, the boilers of tankers, innovative concepts.
//!
//! # Source
//!
//! 17 CCR 93130 to 93130.22 (adopted 27 August 2020, in force 1 January 2021). The instant of control's
//! end is the pilot on board; some texts say pilot away.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::at_berth::{Visit, california};
//! use green_corridor::units::si::hour;
//! use green_corridor::vessel::ShipType;
//!
//! let (start, end) = ("2024-05-01T08:00-07".parse()?, "2024-05-03T20:00-07".parse()?);
//! let visit = Visit::new(ShipType::Container, "Los Angeles", start, end)?
//!     .ready_to_work(start)?
//!     .pilot_on_board(end)?;
//! let hours = california::controlled_hours(&visit)?; // 60 h at berth
//! assert_eq!((hours.controlled.get::<hour>(), hours.uncontrolled.get::<hour>()), (57.0, 3.0));
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod allowance;
mod scope;

use jiff::{SignedDuration, Timestamp};

pub use allowance::{Allowance, Incident};
pub use scope::{Place, TerminalVisits, duty_from, fleet_port, fleet_visits};

use super::control::{covered, joined, open};
use super::{
    AlternativeControlLimits, ControlProof, Finding, PACIFIC, Reason, RuleError, Stretch, Verdict, Visit,
    day_at,
};
use crate::provenance::{Confidence, Source, Sourced};
use crate::units::Time;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{hour, seconds};

const RULE: &str = "17 CCR 93130, Ocean-Going Vessels At Berth";

const fn clause(locator: &'static str, confidence: Confidence) -> Source {
    Source::new(RULE, locator, "2020", confidence)
}

const CONTROL_START: Source = clause("control within 2 h of ready to work", Confidence::Verified);
const CONTROL_END: Source = clause("control until at most 1 h before pilot on board", Confidence::OneSource);
const CONTROL: Source = clause("93130.7(b)", Confidence::Verified);
const STANDARDS: Source = clause("93130.5(d)(1)", Confidence::OneSource);
const SAFETY: Source = clause("93130.8(a)", Confidence::OneSource);
const COMMISSIONING: Source = clause("93130.8(c)", Confidence::OneSource);
const CONSTRUCTION: Source = clause("exceptions of a visit, construction", Confidence::Verified);
const REMEDIATION: Source = clause("93130.15", Confidence::Verified);

/// Time from ready to work within which control begins.
pub const START_WITHIN: SignedDuration = SignedDuration::from_hours(2);

/// Time before the pilot is on board from which control may have ended.
pub const END_WITHIN: SignedDuration = SignedDuration::from_hours(1);

/// What the rule needs to know beyond the visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Circumstances {
    /// Where the port lies.
    pub place: Place,
    /// Visits of the ship type to the terminal, where low activity is claimed.
    pub terminal_visits: Option<TerminalVisits>,
    /// Limits of an alternative control that is shown by its rates.
    pub limits: Option<AlternativeControlLimits>,
    /// The exception that is claimed, should control be wanting.
    pub exception: Option<Exception>,
}

/// What forgives a visit without the control that had to be.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Exception {
    /// An incident of the ship's fleet or of the terminal, out of its yearly allowance.
    Incident {
        /// The allowance.
        allowance: Allowance,
        /// Which use of the year this is, from 1.
        number: u32,
    },
    /// Safety of ship, crew, cargo or passengers, for as long as it lasted.
    SafetyOrEmergency {
        /// How long.
        during: Stretch,
        /// What happened.
        statement: String,
    },
    /// The ship's first connection at the terminal, which has to succeed.
    Commissioning,
    /// Construction at the terminal.
    Construction {
        /// What was built.
        statement: String,
    },
    /// Hours paid for into a remediation fund, granted case by case.
    Remediation(Remediation),
}

/// Uncontrolled hours paid for. The price is yours to bring: the rule has one for each ship type, and
/// it was not found.
#[derive(Clone, Debug, PartialEq)]
pub struct Remediation {
    paid: Time,
    usd_per_hour: Sourced<f64>,
}

/// Hours of a stay with and without control.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ControlledHours {
    /// With control.
    pub controlled: Time,
    /// Without.
    pub uncontrolled: Time,
    /// How that is known.
    pub basis: HoursBasis,
}

/// How controlled hours are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HoursBasis {
    /// From when control really was.
    Actual,
    /// From the rule: as late and as short as it allows.
    LeastAllowed,
}

/// From ready to work to the pilot on board, and what of it has to be controlled.
struct Window {
    ready: Timestamp,
    pilot: Timestamp,
    controlled: Option<Stretch>,
}

impl Circumstances {
    /// A visit at a place, nothing claimed.
    pub const fn at(place: Place) -> Self {
        Self { place, terminal_visits: None, limits: None, exception: None }
    }

    /// The same with an exception claimed.
    #[must_use]
    pub fn with_exception(self, exception: Exception) -> Self {
        Self { exception: Some(exception), ..self }
    }
}

impl Remediation {
    /// Hours paid for at a price in US dollars an hour.
    ///
    /// # Errors
    ///
    /// [`RuleError::Value`] for hours or a price out of range.
    pub fn new(paid: Time, usd_per_hour: Sourced<f64>) -> Result<Self, RuleError> {
        bounds::DURATION.named("remediated_h").check(paid.get::<hour>())?;
        HOURLY_PRICE.check(usd_per_hour.value)?;
        Ok(Self { paid, usd_per_hour })
    }

    /// What is paid, in US dollars.
    pub fn usd(&self) -> f64 {
        self.paid.get::<hour>() * self.usd_per_hour.value
    }

    /// The price and where it stands.
    pub const fn usd_per_hour(&self) -> &Sourced<f64> {
        &self.usd_per_hour
    }
}

/// Price of one uncontrolled hour: fuel for a berth's auxiliary engines costs some hundred dollars.
const HOURLY_PRICE: Bound = Bound::new("usd_per_hour", 0.0, 1_000_000.0, "USD/h");

/// The verdict on one visit.
///
/// # Source
///
/// 17 CCR 93130.7(b) and Table 1; 93130.8, 93130.10, 93130.11 and 93130.15 for what is forgiven.
///
/// # Errors
///
/// [`RuleError`] if the visit lacks `ready_to_work` or `pilot_on_board`, rates come without limits, an
/// allowance is of another year, or a terminal's visits have a gap.
pub fn verdict(visit: &Visit, circumstances: &Circumstances) -> Result<Verdict, RuleError> {
    if let Some(verdict) = scope::scope(visit, circumstances)? {
        return Ok(verdict);
    }
    let window = window(visit)?;
    let Some(needed) = window.controlled else {
        let (between, allowed) = (window.between(), length(START_WITHIN + END_WITHIN));
        return Ok(Verdict::compliant(Finding::NothingToControl { between, allowed }, &CONTROL));
    };
    let mut reasons = Vec::new();
    let control = control(visit, circumstances, &mut reasons)?;
    let lacking = open(needed, &control);
    if lacking.is_empty() {
        let mut first = window.kept(needed, &control);
        first.append(&mut reasons);
        return Ok(Verdict::Compliant { reasons: first });
    }
    let mut lacks = window.lacks(visit, needed, &lacking);
    lacks.append(&mut reasons);
    match &circumstances.exception {
        None => Ok(Verdict::NotCompliant { reasons: lacks }),
        Some(exception) => forgive(visit, exception, &lacking, lacks),
    }
}

/// Hours with control: the actual ones where the visit has any, else the least that the rule allows.
///
/// # Errors
///
/// [`RuleError::InstantNeeded`] for a visit without control that lacks `ready_to_work` or
/// `pilot_on_board`.
pub fn controlled_hours(visit: &Visit) -> Result<ControlledHours, RuleError> {
    let stretches = visit.control();
    let (controlled, basis) = if stretches.is_empty() {
        let least = window(visit)?.controlled.map_or_else(Time::default, |needed| needed.duration());
        (least, HoursBasis::LeastAllowed)
    } else {
        (covered(&stretches), HoursBasis::Actual)
    };
    Ok(ControlledHours { controlled, uncontrolled: visit.stay() - controlled, basis })
}

fn window(visit: &Visit) -> Result<Window, RuleError> {
    let needed = |instant: Option<Timestamp>, field| {
        instant.ok_or_else(|| RuleError::InstantNeeded { port: visit.port().into(), field })
    };
    let ready = needed(visit.ready(), "ready_to_work")?;
    let pilot = needed(visit.pilot(), "pilot_on_board")?;
    let controlled = match (ready.checked_add(START_WITHIN), pilot.checked_sub(END_WITHIN)) {
        (Ok(from), Ok(to)) if from < to => Some(Stretch::new(from, to)),
        _ => None,
    };
    Ok(Window { ready, pilot, controlled })
}

/// The stretches whose control counts; of an alternative control also the reason.
fn control(
    visit: &Visit,
    circumstances: &Circumstances,
    reasons: &mut Vec<Reason>,
) -> Result<Vec<Stretch>, RuleError> {
    let mut counted: Vec<Stretch> = visit.energised().collect();
    for control in visit.alternative_control() {
        match control.proof() {
            ControlProof::Approved { order } => {
                reasons.push(Reason::new(Finding::ControlApproved { order: order.clone() }, &STANDARDS));
                counted.push(control.stretch());
            }
            ControlProof::Rates(rates) => {
                let Some(limits) = &circumstances.limits else {
                    return Err(RuleError::LimitsNeeded { port: visit.port().into() });
                };
                let exceeded = limits.exceeded(rates);
                if exceeded.is_empty() {
                    reasons.push(Reason::new(Finding::ControlMeetsLimits, &limits.source));
                    counted.push(control.stretch());
                }
                let above = exceeded.into_iter().map(Finding::ControlAboveLimit);
                reasons.extend(above.map(|finding| Reason::new(finding, &limits.source)));
            }
        }
    }
    Ok(joined(counted.into_iter()))
}

fn forgive(
    visit: &Visit,
    exception: &Exception,
    lacking: &[Stretch],
    mut reasons: Vec<Reason>,
) -> Result<Verdict, RuleError> {
    let (forgiven, finding, clause) = match exception {
        Exception::Incident { allowance, number } => {
            let year = day_at(visit.start(), PACIFIC).year();
            if allowance.year() != year {
                let (port, of) = (visit.port().into(), allowance.year());
                return Err(RuleError::AllowanceOfAnotherYear { port, year, of });
            }
            let (of, granted) = (allowance.incident().name(), allowance.granted());
            let used = Finding::AllowanceUsed { of, number: *number, granted, year };
            ((1..=granted).contains(number), used, allowance.source().clone())
        }
        Exception::SafetyOrEmergency { during, statement } => {
            let all = lacking.iter().all(|one| open(*one, &[*during]).is_empty());
            let finding = Finding::SafetyOrEmergency { during: *during, statement: statement.clone() };
            (all, finding, SAFETY)
        }
        Exception::Commissioning if visit.connections().is_empty() => {
            (false, Finding::CommissioningWithoutConnection, COMMISSIONING)
        }
        Exception::Commissioning => (true, Finding::Commissioning, COMMISSIONING),
        Exception::Construction { statement } => {
            (true, Finding::Construction { statement: statement.clone() }, CONSTRUCTION)
        }
        Exception::Remediation(remediation) => {
            let (paid, uncontrolled) = (remediation.paid, covered(lacking));
            let finding = Finding::Remediated { paid, uncontrolled, usd: remediation.usd() };
            // Hours as decimals round to less than a microsecond.
            (paid.value + 1e-6 >= uncontrolled.value, finding, REMEDIATION)
        }
    };
    reasons.push(Reason::new(finding, &clause));
    Ok(if forgiven { Verdict::Excepted { reasons } } else { Verdict::NotCompliant { reasons } })
}

impl Window {
    fn between(&self) -> Time {
        length(self.pilot.duration_since(self.ready))
    }

    fn start(&self, control: Timestamp) -> Reason {
        let after = length(control.duration_since(self.ready).max(SignedDuration::ZERO));
        Reason::new(Finding::ControlStart { after, at_most: length(START_WITHIN) }, &CONTROL_START)
    }

    fn end(&self, control: Timestamp) -> Reason {
        let before = length(self.pilot.duration_since(control).max(SignedDuration::ZERO));
        Reason::new(Finding::ControlEnd { before, at_most: length(END_WITHIN) }, &CONTROL_END)
    }

    fn kept(&self, needed: Stretch, control: &[Stretch]) -> Vec<Reason> {
        let over = control.iter().find(|one| one.from <= needed.from && needed.to <= one.to);
        over.map_or_else(Vec::new, |one| vec![self.start(one.from), self.end(one.to)])
    }

    fn lacks(&self, visit: &Visit, needed: Stretch, lacking: &[Stretch]) -> Vec<Reason> {
        let reason = |one: &Stretch| match (one.from == needed.from, one.to == needed.to) {
            (true, true) => {
                let finding = Finding::NoControl { stay: visit.stay(), needed: needed.duration() };
                Reason::new(finding, &CONTROL)
            }
            (true, false) => self.start(one.to),
            (false, true) => self.end(one.from),
            (false, false) => {
                Reason::new(Finding::Interrupted { from: one.from, lasting: one.duration() }, &CONTROL)
            }
        };
        lacking.iter().map(reason).collect()
    }
}

fn length(duration: SignedDuration) -> Time {
    seconds(duration.as_secs_f64())
}
