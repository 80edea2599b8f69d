//! Whom the rule binds, where and from when.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::{CONTROL, Circumstances, clause};
use crate::port;
use crate::provenance::{Confidence, Source};
use crate::regulation::at_berth::{Finding, PACIFIC, RuleError, Verdict, Visit, day_at};
use crate::vessel::ShipType;

const TABLE_1: Source = clause("93130.7(b), Table 1", Confidence::Verified);
const BULK: Source = clause("93130.8(b)", Confidence::OneSource);
const LOW_ACTIVITY: Source = clause("93130.10", Confidence::Verified);

/// The two years that decide whether a terminal begins with low activity.
const BASE_YEARS: [i16; 2] = [2021, 2022];

/// Visits a year, of one ship type, from which a terminal is regulated.
const REGULATED_FROM_VISITS: u32 = 20;

const LONG_BEACH: &str = "Long Beach";
const LOS_ANGELES: &str = "Los Angeles";
const OAKLAND: &str = "Oakland";

/// Where a port lies, as far as the rule cares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Los Angeles or Long Beach: one port for fleets, and the first for tankers.
    LosAngelesLongBeach,
    /// Elsewhere in California.
    ElsewhereInCalifornia,
    /// Not in California.
    OutsideCalifornia,
}

/// Visits of one ship type to one terminal, by year, from 2021.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TerminalVisits(BTreeMap<i16, u32>);

impl Place {
    /// The place of a port of the crate's table.
    ///
    /// # Errors
    ///
    /// [`RuleError::PlaceUnknown`] for any other name, which may lie anywhere.
    pub fn of(port: &str) -> Result<Self, RuleError> {
        match port {
            LOS_ANGELES | LONG_BEACH => Ok(Self::LosAngelesLongBeach),
            OAKLAND => Ok(Self::ElsewhereInCalifornia),
            other if port::find(other).is_ok() => Ok(Self::OutsideCalifornia),
            other => {
                let allowed = "at Los Angeles or Long Beach, elsewhere in California, or outside";
                Err(RuleError::PlaceUnknown { port: other.to_owned(), allowed })
            }
        }
    }
}

/// The port that a fleet's visits are counted for: Los Angeles and Long Beach are one.
///
/// # Source
///
/// CARB's practice under the rule of 2007.
pub fn fleet_port(port: &str) -> &str {
    match port {
        LOS_ANGELES | LONG_BEACH => "Los Angeles and Long Beach",
        other => other,
    }
}

/// A fleet's visits by port, Los Angeles and Long Beach as one.
pub fn fleet_visits<'a>(visits: impl IntoIterator<Item = &'a Visit>) -> BTreeMap<&'a str, u32> {
    let mut counts = BTreeMap::new();
    for visit in visits {
        *counts.entry(fleet_port(visit.port())).or_insert(0) += 1;
    }
    counts
}

/// First day on which ships of a type are controlled at a place; `None` if they never are.
///
/// # Source
///
/// 17 CCR 93130.7(b), Table 1. Vehicle carriers count as ro-ro ships, and all tankers of
/// [`ShipType`] as tankers; ferries are not ocean-going passenger vessels here.
pub const fn duty_from(ship_type: ShipType, place: Place) -> Option<Date> {
    match (ship_type, place) {
        (_, Place::OutsideCalifornia) => None,
        (ShipType::Container | ShipType::RefrigeratedBulk | ShipType::Cruise, _) => Some(date(2023, 1, 1)),
        (ShipType::RoRo | ShipType::Vehicle, _) => Some(date(2025, 1, 1)),
        (
            ShipType::OilTanker
            | ShipType::ChemicalTanker
            | ShipType::OtherLiquidsTanker
            | ShipType::LiquefiedGasTanker,
            place,
        ) => match place {
            Place::LosAngelesLongBeach => Some(date(2025, 1, 1)),
            _ => Some(date(2027, 1, 1)),
        },
        _ => None,
    }
}

impl TerminalVisits {
    /// Visits by year.
    ///
    /// # Errors
    ///
    /// [`RuleError::TerminalVisitsNeeded`] if 2021 or 2022 is missing.
    pub fn new(visits: impl IntoIterator<Item = (i16, u32)>) -> Result<Self, RuleError> {
        let visits: BTreeMap<i16, u32> = visits.into_iter().collect();
        match BASE_YEARS.into_iter().find(|year| !visits.contains_key(year)) {
            Some(year) => Err(RuleError::TerminalVisitsNeeded { year }),
            None => Ok(Self(visits)),
        }
    }

    /// Whether the terminal is of low activity in a year: fewer than 20 visits in both 2021 and 2022,
    /// and no two consecutive years since with 20 or more, after which it is regulated.
    ///
    /// # Errors
    ///
    /// [`RuleError::TerminalVisitsNeeded`] if a year before the one asked for is missing.
    pub fn is_low_in(&self, year: i16) -> Result<bool, RuleError> {
        let many = |year: i16| match self.0.get(&year) {
            Some(visits) => Ok(*visits >= REGULATED_FROM_VISITS),
            None => Err(RuleError::TerminalVisitsNeeded { year }),
        };
        let [first, second] = BASE_YEARS;
        let mut before = many(second)?;
        if many(first)? || before {
            return Ok(false);
        }
        for one in second + 1..year {
            let now = many(one)?;
            if before && now {
                return Ok(false);
            }
            before = now;
        }
        Ok(true)
    }
}

/// The verdict on a visit without a duty.
pub(super) fn scope(visit: &Visit, circumstances: &Circumstances) -> Result<Option<Verdict>, RuleError> {
    let (ship_type, place) = (visit.ship_type(), circumstances.place);
    if place == Place::OutsideCalifornia {
        let finding = Finding::OutsideArea { port: visit.port().into(), area: "California" };
        return Ok(Some(Verdict::out_of_scope(finding, &CONTROL)));
    }
    let Some(duty_from) = duty_from(ship_type, place) else {
        return Ok(Some(match ship_type {
            ShipType::BulkCarrier | ShipType::GeneralCargo => {
                Verdict::out_of_scope(Finding::ReportOnly { ship_type }, &BULK)
            }
            _ => Verdict::out_of_scope(Finding::ShipTypeFree { ship_type }, &TABLE_1),
        }));
    };
    let day = day_at(visit.start(), PACIFIC);
    if day < duty_from {
        let finding = Finding::BeforeDuty { day, duty_from };
        return Ok(Some(Verdict::out_of_scope(finding, &TABLE_1)));
    }
    match &circumstances.terminal_visits {
        Some(visits) if visits.is_low_in(day.year())? => {
            let visits = visits.0.iter().map(|(year, visits)| (*year, *visits)).collect();
            let finding = Finding::LowActivity { visits, regulated_from: REGULATED_FROM_VISITS };
            Ok(Some(Verdict::out_of_scope(finding, &LOW_ACTIVITY)))
        }
        _ => Ok(None),
    }
}
