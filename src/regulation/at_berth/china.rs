//! China's rule: a ship that can, at a berth that can, takes shore power in stays of more than 3 h.
//!
//! From 1 July 2019 it holds for ships on international voyages with receiving equipment, tankers not
//! among them, at equipped berths of the coastal emission control area; for cruise ships from 1 January
//! 2021. An equivalent measure takes the place of shore power. For inland waters the stay is shorter,
//! and no verified value was read: you give it, with its source.
//!
//! The rule as read sets no time to plug in: a visit with any time on shore power is compliant, and the
//! verdict says how long that was.
//!
//! Not judged: ships on domestic voyages, the later coastal duties of the *Measures for the
//! Administration of Shore Power of Ports and Ships*.
//!
//! # Source
//!
//! Ministry of Transport of China, emission control areas, as the World Bank reports it; press agrees on
//! the first date.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::at_berth::{Outcome, Visit, china};
//! use green_corridor::vessel::ShipType;
//!
//! let (start, end) = ("2024-05-01T08:00+08".parse()?, "2024-05-01T11:00+08".parse()?);
//! let visit = Visit::new(ShipType::Container, "Yangshan", start, end)?;
//! let verdict = china::verdict(&visit, &china::Circumstances::both_equipped());
//! assert_eq!(verdict.outcome(), Outcome::OutOfScope);
//! assert_eq!(
//!     verdict.reasons()[0].finding.to_string(),
//!     "at berth for 3 h, the duty holds for stays longer than 3 h"
//! );
//! # Ok::<(), green_corridor::Error>(())
//! ```

use jiff::civil::{Date, date};

use super::{CHINA, Finding, RuleError, StayLimit, Verdict, Visit, day_at};
use crate::provenance::{Confidence, Source, Sourced};
use crate::units::Time;
use crate::units::bounded::bounds;
use crate::units::si::{hour, hours};
use crate::vessel::ShipType;

const RULE: Source = Source::new(
    "Ministry of Transport of China, ship emission control areas",
    "shore power at berth, as the World Bank reports it",
    "2018",
    Confidence::OneSource,
);

/// First day of the duty.
const DUTY_FROM: Date = date(2019, 7, 1);

/// First day of the duty for cruise ships.
const CRUISE_FROM: Date = date(2021, 1, 1);

/// What the rule needs to know beyond the visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Circumstances {
    /// Waters of the berth.
    pub waters: Waters,
    /// Where the voyage goes.
    pub trade: Trade,
    /// Whether the ship can receive shore power.
    pub ship: Equipment,
    /// Whether the berth can give it.
    pub berth: Equipment,
    /// The equivalent measure that is taken in place of shore power, where one is.
    pub equivalent_measure: Option<String>,
}

/// Waters of a berth.
#[derive(Clone, Debug, PartialEq)]
pub enum Waters {
    /// The coastal emission control area: stays of more than 3 h.
    CoastalControlArea,
    /// The inland emission control area: stays longer than the value you state.
    InlandControlArea(InlandLimit),
    /// Outside both.
    OutsideControlAreas,
}

/// The stay beyond which the duty holds in inland waters.
#[derive(Clone, Debug, PartialEq)]
pub struct InlandLimit(Sourced<Time>);

/// Where a voyage goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Trade {
    /// Between ports of two countries.
    International,
    /// Between ports of China.
    Domestic,
}

/// Whether a ship or a berth has equipment for shore power.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Equipment {
    /// It has.
    Fitted,
    /// It has not.
    NotFitted,
}

impl InlandLimit {
    /// A limit with its source.
    ///
    /// # Errors
    ///
    /// [`RuleError::Value`] for a time out of range.
    pub fn new(longer_than: Sourced<Time>) -> Result<Self, RuleError> {
        bounds::DURATION.named("inland_limit_h").check(longer_than.value.get::<hour>())?;
        Ok(Self(longer_than))
    }
}

impl Circumstances {
    /// A ship and a berth of the coastal area that both can, on an international voyage.
    pub const fn both_equipped() -> Self {
        Self {
            waters: Waters::CoastalControlArea,
            trade: Trade::International,
            ship: Equipment::Fitted,
            berth: Equipment::Fitted,
            equivalent_measure: None,
        }
    }
}

/// First day of the duty for ships of a type; `None` for tankers.
pub const fn duty_from(ship_type: ShipType) -> Option<Date> {
    match ship_type {
        ShipType::OilTanker
        | ShipType::ChemicalTanker
        | ShipType::OtherLiquidsTanker
        | ShipType::LiquefiedGasTanker => None,
        ShipType::Cruise => Some(CRUISE_FROM),
        _ => Some(DUTY_FROM),
    }
}

/// The verdict on one visit.
///
/// # Source
///
/// As the module's.
pub fn verdict(visit: &Visit, circumstances: &Circumstances) -> Verdict {
    let (duty, clause) = match &circumstances.waters {
        Waters::CoastalControlArea => (StayLimit::LongerThan(hours(3.0)), RULE),
        Waters::InlandControlArea(InlandLimit(stated)) => {
            (StayLimit::LongerThan(stated.value), stated.source.clone())
        }
        Waters::OutsideControlAreas => {
            let area = "an emission control area of China";
            let finding = Finding::OutsideArea { port: visit.port().into(), area };
            return Verdict::out_of_scope(finding, &RULE);
        }
    };
    let ship_type = visit.ship_type();
    let Some(duty_from) = duty_from(ship_type) else {
        return Verdict::out_of_scope(Finding::ShipTypeFree { ship_type }, &RULE);
    };
    let day = day_at(visit.start(), CHINA);
    if day < duty_from {
        return Verdict::out_of_scope(Finding::BeforeDuty { day, duty_from }, &RULE);
    }
    if circumstances.trade == Trade::Domestic {
        return Verdict::out_of_scope(Finding::DomesticVoyage, &RULE);
    }
    if circumstances.ship == Equipment::NotFitted {
        return Verdict::out_of_scope(Finding::NoReceivingEquipment, &RULE);
    }
    if circumstances.berth == Equipment::NotFitted {
        return Verdict::out_of_scope(Finding::NoShoreSupply, &RULE);
    }
    let (on, stay) = (visit.on_shore_power(), visit.stay());
    if !duty.holds(stay) {
        return Verdict::out_of_scope(Finding::Stay { stay, duty }, &clause);
    }
    let finding = Finding::OnShorePower { on, stay };
    match &circumstances.equivalent_measure {
        _ if on.value > 0.0 => Verdict::compliant(finding, &RULE),
        Some(measure) => Verdict::compliant(Finding::EquivalentMeasure { statement: measure.clone() }, &RULE),
        None => Verdict::not_compliant(finding, &RULE),
    }
}
