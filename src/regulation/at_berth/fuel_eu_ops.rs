//! FuelEU Maritime, Article 6: container and passenger ships at berth take all their electricity from shore.
//!
//! | from | ports |
//! |---|---|
//! | 2030-01-01 | TEN-T ports under Article 9 of Regulation (EU) 2023/1804 (AFIR) |
//! | 2035-01-01 | every port of the EEA where shore power is available |
//!
//! It binds ships above 5,000 GT, in stays of 2 h and longer. Exempt are zero-emission technology, shore
//! power that is not available or does not fit, unscheduled calls for safety, emergencies and tests. From
//! 2035 the second of these is limited in number; no verified limit was read, so it is an argument.
//!
//! The article as read gives no time to plug in and out. What your authority allows is an argument; zero
//! is a choice. Its penalty is not computed here.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Article 6 and Annex III.
//!
//! # Examples
//!
//! ```
//! use green_corridor::provenance::{Source, Sourced};
//! use green_corridor::regulation::at_berth::{Outcome, Visit, fuel_eu_ops};
//! use green_corridor::units::si::hours;
//! use green_corridor::vessel::ShipType;
//!
//! let (start, end) = ("2030-05-01T08:00-07".parse()?, "2030-05-03T20:00-07".parse()?);
//! let visit = Visit::new(ShipType::Container, "Los Angeles", start, end)?;
//! let allowed = Sourced { value: hours(2.0), source: Source::user("the port's terms") };
//! let verdict = fuel_eu_ops::verdict(
//!     &visit,
//!     &fuel_eu_ops::Circumstances::new(95_000.0, fuel_eu_ops::Port::OutsideTheEea, allowed),
//! )?;
//! assert_eq!(verdict.outcome(), Outcome::OutOfScope);
//! assert_eq!(verdict.reasons()[0].finding.to_string(), "Los Angeles is not in the EEA");
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::fmt;

use jiff::civil::{Date, date};
use jiff::tz::Offset;

use super::{Finding, Reason, RuleError, StayLimit, Verdict, Visit, day_at};
use crate::provenance::{Confidence, Source, Sourced};
use crate::shore_power::ShoreSupply;
use crate::units::bounded::bounds;
use crate::units::si::{hour, hours, kilowatt};
use crate::units::{Power, Time};
use crate::vessel::ShipType;

const RULE: &str = "Regulation (EU) 2023/1805 (FuelEU Maritime)";
const SHIPS: Source = Source::new(RULE, "Article 2", "2023", Confidence::Verified);
const DUTY: Source = Source::new(RULE, "Article 6", "2023", Confidence::Verified);
const EXEMPTIONS: Source = Source::new(RULE, "Article 6, exemptions", "2023", Confidence::Verified);

/// The duty begins above this gross tonnage.
const ABOVE_GT: f64 = 5_000.0;

/// First day of the duty in TEN-T ports under AFIR.
pub const TEN_T_FROM: Date = date(2030, 1, 1);

/// First day of the duty wherever shore power is available, and of the limit on some exemptions.
pub const EVERY_PORT_FROM: Date = date(2035, 1, 1);

/// What the rule needs to know beyond the visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Circumstances {
    /// Gross tonnage of the ship.
    pub gross_tonnage: f64,
    /// The port.
    pub port: Port,
    /// The most of the stay that may be without shore power, to plug in and out.
    pub plugging: Sourced<Time>,
    /// Electrical demand at berth, where a stated power of the supply is to be held against it.
    pub electrical_demand: Option<Power>,
    /// The exemption that is claimed, should shore power be wanting.
    pub exemption: Option<Exemption>,
}

/// A port as the rule sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Port {
    /// A TEN-T port under Article 9 of AFIR, with its clock.
    TenTUnderAfir(Offset),
    /// Another port of the EEA where shore power is available.
    OtherEeaWithShorePower(Offset),
    /// Another port of the EEA without.
    OtherEeaWithoutShorePower,
    /// Outside the EEA.
    OutsideTheEea,
}

/// What exempts a visit from the duty.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Exemption {
    /// Zero-emission technology of Annex III: fuel cells, storage, wind or sun aboard.
    ZeroEmissionTechnology {
        /// Which.
        technology: String,
    },
    /// Shore power is not available.
    Unavailable(Option<ExemptionCount>),
    /// Shore power does not fit the ship.
    Incompatible(Option<ExemptionCount>),
    /// A call that was not planned, for safety or to save life.
    UnscheduledForSafety,
    /// An emergency that needs the ship's engines.
    Emergency,
    /// A test for maintenance.
    MaintenanceTest,
}

/// How often an exemption was taken, and how often it may be.
#[derive(Clone, Debug, PartialEq)]
pub struct ExemptionCount {
    /// Which use of the year this is, from 1.
    pub number: u32,
    /// How many the year has.
    pub limit: Sourced<u32>,
}

impl Circumstances {
    /// A visit without exemption, to a supply that is taken to be large enough.
    pub const fn new(gross_tonnage: f64, port: Port, plugging: Sourced<Time>) -> Self {
        Self { gross_tonnage, port, plugging, electrical_demand: None, exemption: None }
    }

    /// The same with an exemption claimed.
    #[must_use]
    pub fn with_exemption(self, exemption: Exemption) -> Self {
        Self { exemption: Some(exemption), ..self }
    }
}

impl Exemption {
    const fn name(&self) -> &'static str {
        match self {
            Self::ZeroEmissionTechnology { .. } => "zero-emission technology",
            Self::Unavailable(_) => "shore power not available",
            Self::Incompatible(_) => "shore power not compatible",
            Self::UnscheduledForSafety => "unscheduled call for safety",
            Self::Emergency => "emergency",
            Self::MaintenanceTest => "maintenance test",
        }
    }
}

/// The verdict on one visit.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 6.
///
/// # Errors
///
/// [`RuleError::Value`] for a tonnage, a time or a demand out of range; [`RuleError::AllowanceUnknown`]
/// for an exemption of 2035 or later that is limited in number, without its limit.
pub fn verdict(visit: &Visit, circumstances: &Circumstances) -> Result<Verdict, RuleError> {
    let gross_tonnage = bounds::GROSS_TONNAGE.check(circumstances.gross_tonnage)?;
    let at_most = circumstances.plugging.value;
    bounds::DURATION.named("plugging_h").check(at_most.get::<hour>())?;
    let (day, duty_from) = match circumstances.port {
        Port::TenTUnderAfir(offset) => (day_at(visit.start(), offset), TEN_T_FROM),
        Port::OtherEeaWithShorePower(offset) => (day_at(visit.start(), offset), EVERY_PORT_FROM),
        Port::OtherEeaWithoutShorePower => return Ok(Verdict::out_of_scope(Finding::NoShoreSupply, &DUTY)),
        Port::OutsideTheEea => {
            let finding = Finding::OutsideArea { port: visit.port().into(), area: "the EEA" };
            return Ok(Verdict::out_of_scope(finding, &DUTY));
        }
    };
    let ship_type = visit.ship_type();
    let bound = matches!(
        ship_type,
        ShipType::Container | ShipType::Cruise | ShipType::FerryPassengerOnly | ShipType::FerryRoPax
    );
    if !bound {
        return Ok(Verdict::out_of_scope(Finding::ShipTypeFree { ship_type }, &DUTY));
    }
    if gross_tonnage <= ABOVE_GT {
        let finding = Finding::GrossTonnage { gross_tonnage, above: ABOVE_GT };
        return Ok(Verdict::out_of_scope(finding, &SHIPS));
    }
    if day < duty_from {
        return Ok(Verdict::out_of_scope(Finding::BeforeDuty { day, duty_from }, &DUTY));
    }
    let (stay, duty) = (visit.stay(), StayLimit::AtLeast(hours(2.0)));
    if !duty.holds(stay) {
        return Ok(Verdict::out_of_scope(Finding::Stay { stay, duty }, &EXEMPTIONS));
    }
    let off = stay - visit.on_shore_power();
    let off_shore = Reason::new(Finding::OffShorePower { off, at_most }, &circumstances.plugging.source);
    let weak = weakest_supply(visit, circumstances)?;
    if off <= at_most && weak.is_none() {
        return Ok(Verdict::Compliant { reasons: vec![off_shore] });
    }
    let mut reasons: Vec<Reason> = weak.into_iter().collect();
    if off > at_most {
        reasons.insert(0, off_shore);
    }
    match &circumstances.exemption {
        None => Ok(Verdict::NotCompliant { reasons }),
        Some(exemption) => exempt(day, exemption, reasons),
    }
}

/// The stated power that falls short of the demand.
fn weakest_supply(visit: &Visit, circumstances: &Circumstances) -> Result<Option<Reason>, RuleError> {
    let Some(demand) = circumstances.electrical_demand else { return Ok(None) };
    bounds::DEMAND.named("electrical_demand_kw").check(demand.get::<kilowatt>())?;
    let supplies = visit.connections().iter().filter_map(|one| match one.shore_power().supply {
        ShoreSupply::Power(supply) if supply < demand => Some(supply),
        _ => None,
    });
    let weakest = supplies.min_by(|one, other| one.value.total_cmp(&other.value));
    Ok(weakest.map(|supply| Reason::new(Finding::ShoreSupply { supply, demand }, &DUTY)))
}

fn exempt(day: Date, exemption: &Exemption, mut reasons: Vec<Reason>) -> Result<Verdict, RuleError> {
    let limited = match exemption {
        Exemption::Unavailable(count) | Exemption::Incompatible(count) if day >= EVERY_PORT_FROM => {
            let allowed = "from 2035 the number of such exemptions is limited: state it, with its source";
            let (of, year) = (exemption.name(), day.year());
            Some(count.as_ref().ok_or(RuleError::AllowanceUnknown { of, year, allowed })?)
        }
        _ => None,
    };
    let Some(ExemptionCount { number, limit }) = limited else {
        reasons.push(Reason::new(Finding::Exempt(exemption.clone()), &EXEMPTIONS));
        return Ok(Verdict::Excepted { reasons });
    };
    let (number, granted, year) = (*number, limit.value, day.year());
    let finding = Finding::AllowanceUsed { of: exemption.name(), number, granted, year };
    reasons.push(Reason::new(finding, &limit.source));
    Ok(if (1..=granted).contains(&number) {
        Verdict::Excepted { reasons }
    } else {
        Verdict::NotCompliant { reasons }
    })
}

impl fmt::Display for Exemption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ZeroEmissionTechnology { technology } => write!(f, "{}: {technology}", self.name()),
            _ => f.write_str(self.name()),
        }
    }
}
