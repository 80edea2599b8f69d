//! What is odd in a report.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::fmt;

use jiff::civil::date;
use serde::Serialize;

use super::report::{Period, Report};
use super::{Cell, Column};
use crate::plausibility::CarbonRange;
use crate::units::bounded::bounds;
use crate::units::si::{hour, knot};
use crate::vessel::{ImoNumber, ImoNumberError};

/// Relative difference up to which two figures of one report agree.
pub const TOLERANCE: f64 = 1e-3;

/// What every report states above zero.
const ABOVE_ZERO: [Column; 5] =
    [Column::TotalFuel, Column::TotalCo2, Column::TimeAtSea, Column::FuelPerDistance, Column::Co2PerDistance];

/// Something odd in a report: it is kept, and said. All numbers are in the unit of the column's name.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Finding {
    /// No IMO number, or one with a wrong check digit.
    ImoNumber(ImoNumberError),
    /// Zero where there must be more.
    Zero {
        /// Where.
        column: Column,
    },
    /// Less than zero.
    Negative {
        /// Where.
        column: Column,
        /// The value.
        value: f64,
    },
    /// The kinds of CO2 do not add up to the total within [`TOLERANCE`].
    Total {
        /// The total, t.
        total_t: f64,
        /// The sum of the four kinds, t.
        sum_t: f64,
    },
    /// Distance by fuel and distance by CO2 differ by more than [`TOLERANCE`].
    Distances {
        /// By fuel, nm.
        by_fuel_nm: f64,
        /// By CO2, nm.
        by_co2_nm: f64,
    },
    /// More or less CO2 per fuel than any mix of fuels with carbon gives, by more than [`TOLERANCE`]. Zero-rated fuel
    /// lowers it rightly.
    CarbonFactor {
        /// CO2 over fuel.
        value: f64,
        /// Of the fuel with the least carbon.
        lowest: f64,
        /// Of the fuel with the most.
        highest: f64,
    },
    /// Less CO2e than CO2 per distance, by more than [`TOLERANCE`].
    Co2eBelowCo2 {
        /// CO2e, kg/nm.
        co2e: f64,
        /// CO2, kg/nm.
        co2: f64,
    },
    /// Faster than any merchant ship.
    Speed {
        /// Distance over time at sea, kn.
        speed_kn: f64,
    },
    /// More cargo on average than any ship carries.
    AverageCargo {
        /// Fuel per distance over fuel per freight work, t.
        cargo_t: f64,
    },
    /// More hours at sea than the year has.
    TimeAtSea {
        /// Stated, h.
        time_h: f64,
        /// Of the year, h.
        year_h: f64,
    },
    /// A ship and period that an earlier line has.
    Duplicate {
        /// The earlier line.
        first_line: u64,
    },
}

/// A [`Finding`] without its figures, to count by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum FindingKind {
    /// [`Finding::ImoNumber`].
    ImoNumber,
    /// [`Finding::Zero`].
    Zero,
    /// [`Finding::Negative`].
    Negative,
    /// [`Finding::Total`].
    Total,
    /// [`Finding::Distances`].
    Distances,
    /// [`Finding::CarbonFactor`].
    CarbonFactor,
    /// [`Finding::Co2eBelowCo2`].
    Co2eBelowCo2,
    /// [`Finding::Speed`].
    Speed,
    /// [`Finding::AverageCargo`].
    AverageCargo,
    /// [`Finding::TimeAtSea`].
    TimeAtSea,
    /// [`Finding::Duplicate`].
    Duplicate,
}

impl Report {
    /// What is odd in this report by itself. Two reports of one ship and period are found by [`Duplicates`].
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        if let Err(error) = &self.imo {
            findings.push(Finding::ImoNumber(error.clone()));
        }
        for column in Column::ALL {
            match self.number(column) {
                Cell::Value(value) if value < 0.0 => findings.push(Finding::Negative { column, value }),
                Cell::Value(0.0) if ABOVE_ZERO.contains(&column) => findings.push(Finding::Zero { column }),
                _ => {}
            }
        }
        let derived = [
            self.total(),
            self.distances(),
            self.factor(),
            self.equivalent(),
            self.fast(),
            self.cargo(),
            self.time(),
        ];
        findings.extend(derived.into_iter().flatten());
        findings
    }

    fn total(&self) -> Option<Finding> {
        let kinds = [self.co2_between_ms, self.co2_departed_ms, self.co2_to_ms, self.co2_at_berth];
        let sum_t = kinds.into_iter().map(|kind| Some(kind.value()?.tonnes())).sum::<Option<f64>>()?;
        let total_t = self.co2.value()?.tonnes();
        (!agree(total_t, sum_t)).then_some(Finding::Total { total_t, sum_t })
    }

    fn distances(&self) -> Option<Finding> {
        let by_fuel_nm = self.distance().ok()?.nautical_miles();
        let by_co2_nm = self.distance_by_co2().ok()?.nautical_miles();
        (!agree(by_fuel_nm, by_co2_nm)).then_some(Finding::Distances { by_fuel_nm, by_co2_nm })
    }

    fn factor(&self) -> Option<Finding> {
        let value = self.carbon_factor().ok()?.grams_per_gram();
        let range = CarbonRange::mepc_364()?;
        let (lowest, highest) = (range.lowest.grams_per_gram(), range.highest.grams_per_gram());
        let within = value >= lowest * (1.0 - TOLERANCE) && value <= highest * (1.0 + TOLERANCE);
        (!within).then_some(Finding::CarbonFactor { value, lowest, highest })
    }

    fn equivalent(&self) -> Option<Finding> {
        let co2e = self.co2e_per_distance.value()?.kilograms_per_nautical_mile();
        let co2 = self.co2_per_distance.value()?.kilograms_per_nautical_mile();
        (co2e < co2 && !agree(co2e, co2)).then_some(Finding::Co2eBelowCo2 { co2e, co2 })
    }

    fn fast(&self) -> Option<Finding> {
        let speed_kn = self.speed().ok()?.get::<knot>();
        (speed_kn > bounds::SPEED.max).then_some(Finding::Speed { speed_kn })
    }

    fn cargo(&self) -> Option<Finding> {
        let cargo_t = self.average_cargo().ok()?.tonnes();
        (cargo_t > bounds::DEADWEIGHT.max).then_some(Finding::AverageCargo { cargo_t })
    }

    fn time(&self) -> Option<Finding> {
        let time_h = self.time_at_sea.value()?.get::<hour>();
        let year = self.period.as_ref()?.year;
        let year_h = 24.0 * f64::from(date(year, 1, 1).days_in_year());
        (time_h > year_h).then_some(Finding::TimeAtSea { time_h, year_h })
    }
}

fn agree(one: f64, other: f64) -> bool {
    (one - other).abs() <= TOLERANCE * one.abs().max(other.abs())
}

/// Remembers ships and periods; it grows with the file, so it stands apart from the reader.
#[derive(Clone, Debug, Default)]
pub struct Duplicates {
    seen: HashMap<(ImoNumber, Option<Period>), u64>,
}

impl Duplicates {
    /// Nothing seen yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// A finding if an earlier report was of the same ship and period.
    pub fn check(&mut self, report: &Report) -> Option<Finding> {
        let imo = *report.imo.as_ref().ok()?;
        match self.seen.entry((imo, report.period.clone())) {
            Entry::Occupied(first) => Some(Finding::Duplicate { first_line: *first.get() }),
            Entry::Vacant(place) => {
                place.insert(report.line);
                None
            }
        }
    }
}

impl Finding {
    /// Its kind.
    pub const fn kind(&self) -> FindingKind {
        match self {
            Self::ImoNumber(_) => FindingKind::ImoNumber,
            Self::Zero { .. } => FindingKind::Zero,
            Self::Negative { .. } => FindingKind::Negative,
            Self::Total { .. } => FindingKind::Total,
            Self::Distances { .. } => FindingKind::Distances,
            Self::CarbonFactor { .. } => FindingKind::CarbonFactor,
            Self::Co2eBelowCo2 { .. } => FindingKind::Co2eBelowCo2,
            Self::Speed { .. } => FindingKind::Speed,
            Self::AverageCargo { .. } => FindingKind::AverageCargo,
            Self::TimeAtSea { .. } => FindingKind::TimeAtSea,
            Self::Duplicate { .. } => FindingKind::Duplicate,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ImoNumber(error) => error.fmt(f),
            Self::Zero { column } => write!(f, "`{column}` is zero"),
            Self::Negative { column, value } => write!(f, "`{column}` is {value}"),
            Self::Total { total_t, sum_t } => {
                write!(f, "`co2_t` is {total_t:.2} t, its four kinds sum to {sum_t:.2} t")
            }
            Self::Distances { by_fuel_nm, by_co2_nm } => {
                write!(f, "{by_fuel_nm:.0} nm by fuel, {by_co2_nm:.0} nm by CO2")
            }
            Self::CarbonFactor { value, lowest, highest } => {
                write!(f, "{value:.4} t CO2 per t fuel, fuels with carbon give {lowest} to {highest}")
            }
            Self::Co2eBelowCo2 { co2e, co2 } => write!(f, "{co2e} kg CO2e/nm, {co2} kg CO2/nm"),
            Self::Speed { speed_kn } => {
                write!(f, "{speed_kn:.1} kn on average, at most {} kn", bounds::SPEED.max)
            }
            Self::AverageCargo { cargo_t } => {
                write!(
                    f,
                    "{cargo_t:.0} t of cargo on average, ships carry {} t at most",
                    bounds::DEADWEIGHT.max
                )
            }
            Self::TimeAtSea { time_h, year_h } => write!(f, "{time_h} h at sea, the year has {year_h} h"),
            Self::Duplicate { first_line } => write!(f, "the ship and period of line {first_line}"),
        }
    }
}

impl fmt::Display for FindingKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ImoNumber => "IMO number",
            Self::Zero => "zero",
            Self::Negative => "negative",
            Self::Total => "total is not the sum",
            Self::Distances => "two distances",
            Self::CarbonFactor => "carbon factor",
            Self::Co2eBelowCo2 => "CO2e below CO2",
            Self::Speed => "speed",
            Self::AverageCargo => "average cargo",
            Self::TimeAtSea => "time at sea",
            Self::Duplicate => "duplicate",
        })
    }
}
