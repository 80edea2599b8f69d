//! Diesel factors of cargo-handling equipment by the EPA NONROAD model.
//!
//! ```text
//! age  = min(cumulative hours × LF / median life, 1)
//! DF_p = 1 + A_p age
//! NOx, CO, THC = ZH DF                                                        g/hp-h
//! CO2  = (453.6 BSFC − THC) × 0.87 × 44/12                THC deteriorated
//! SO2  = (453.6 BSFC (1 − c) − THC) × 0.01 S × 2          S in % of the fuel's mass
//! PM10 = ZH DF − 453.6 BSFC × 7 c × 0.01 (S_base − S)     the correction is not deteriorated
//! ```
//!
//! The model states no methane, nitrous oxide, PM2.5, NMVOC or black carbon: they stay unknown.
//! [`relative_age`] and [`deterioration_factor`] are the EPA's multiplicative form; the additive form of
//! the California Air Resources Board is another function, [`super::CarbOffroad`].
//!
//! PM10 of tier 3 is above that of tier 2: the transient adjustment is in the zero-hour values. A newer
//! tier is not cleaner in every pollutant.
//!
//! # Source
//!
//! [`source`]: the NONROAD2008a set. EPA revised the tier 4 rates for MOVES in EPA-420-R-18-009 (2018);
//! that database is not embedded.
//!
//! # Examples
//!
//! ```
//! use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
//! use green_corridor::units::{Fraction, si::{horsepower, hours}};
//!
//! let new = Nonroad { cycle: DutyCycle::Tractor, tier: NonroadTier::T4N, cumulative: hours(0.0) };
//! let factors = new.factors("yard tractor", horsepower(221.4), Fraction::new(0.59)?, 0.0015)?;
//! let nox = factors.pollutants.nox.map(|nox| nox.grams_per_kilowatt_hour());
//! assert!(nox.is_some_and(|nox| (nox - 0.375_486).abs() < 1e-6)); // 0.28 g/hp-h
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::{TerminalError, check};
use super::factors::EngineFactors;
use super::nonroad_table::{ROWS, Row, SOURCE, TierRow, median_life_hours, tier_row};
use crate::engine::PollutantFactors;
use crate::provenance::Source;
use crate::units::bounded::bounds;
use crate::units::si::{WATTS_PER_HORSEPOWER, hour};
use crate::units::substance::Substance;
use crate::units::{Bound, BrakeFactor, Fraction, Power, Time};

/// Hours that an engine has run since it was new.
pub(super) const CUMULATIVE_HOURS: Bound = Bound::new("cumulative_h", 0.0, 200_000.0, "h");

/// Grams per pound, as the model rounds it.
const GRAMS_PER_POUND: f64 = 453.6;

/// Carbon in diesel, by mass.
const CARBON_IN_FUEL: f64 = 0.87;

/// CO2 per carbon, by molar mass as the model has it.
const CO2_PER_CARBON: f64 = 44.0 / 12.0;

/// SO2 per sulphur.
const SO2_PER_SULPHUR: f64 = 2.0;

/// Sulphate, hydrated, per sulphur.
const SULPHATE_PER_SULPHUR: f64 = 7.0;

/// Kilowatt-hours per horsepower-hour.
const KILOWATTS_PER_HORSEPOWER: f64 = WATTS_PER_HORSEPOWER / 1e3;

/// The test cycle behind a row: how an engine of that duty is worked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyCycle {
    /// Terminal tractors, and forklifts.
    Tractor,
    /// Cranes, rubber-tyred gantries too.
    Crane,
    /// Other material handling, at low load.
    MaterialHandling,
}

/// An EPA tier as the model divides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NonroadTier {
    /// Tier 1.
    T1,
    /// Tier 2.
    T2,
    /// Tier 3.
    T3,
    /// Tier 4 transitional, no filter.
    T4A,
    /// Tier 4 with filter, NOx still phased in.
    T4,
    /// Tier 4 final.
    T4N,
}

/// A range of rated power, its upper end included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PowerBin {
    /// Above 100 to 175 hp.
    Hp100To175,
    /// Above 175 to 300 hp.
    Hp175To300,
    /// Above 300 to 600 hp.
    Hp300To600,
    /// Above 600 to 750 hp.
    Hp600To750,
}

/// A diesel engine by the model.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nonroad {
    /// How it is worked.
    pub cycle: DutyCycle,
    /// Its tier.
    pub tier: NonroadTier,
    /// Hours since it was new.
    pub cumulative: Time,
}

/// Where the numbers stand.
pub const fn source() -> &'static Source {
    const { &SOURCE }
}

/// Age as a share of the median life, at most 1: `cumulative hours × LF / median life`.
#[inline]
pub fn relative_age(cumulative: Time, load_factor: Fraction, bin: PowerBin) -> Fraction {
    let age = cumulative.get::<hour>() * load_factor.get() / median_life_hours(bin);
    Fraction::new(age.clamp(0.0, 1.0)).unwrap_or(Fraction::ONE)
}

/// The EPA's multiplicative deterioration, `1 + A age`, within 1 to `1 + A`.
#[inline]
pub const fn deterioration_factor(a: f64, age: Fraction) -> f64 {
    1.0 + a * age.get()
}

impl Nonroad {
    /// Factors per shaft energy of an engine of this rated power, mean load and fuel sulphur in per
    /// cent of mass; fuel consumption too.
    ///
    /// # Errors
    ///
    /// [`TerminalError::NoNonroadRow`] for a power that the table does not cover,
    /// [`TerminalError::Value`] for sulphur outside 0 to 5 % or cumulative hours outside 0 to 200,000.
    pub fn factors(
        &self,
        record: &str,
        rated: Power,
        load_factor: Fraction,
        sulphur_percent: f64,
    ) -> Result<EngineFactors, TerminalError> {
        check(record, CUMULATIVE_HOURS, self.cumulative.get::<hour>())?;
        check(record, bounds::SULPHUR, sulphur_percent)?;
        let row = PowerBin::of(rated)
            .and_then(|bin| {
                ROWS.iter().find(|row| (row.cycle, row.bin, row.tier) == (self.cycle, bin, self.tier))
            })
            .ok_or_else(|| TerminalError::NoNonroadRow {
                record: record.to_owned(),
                cycle: self.cycle,
                tier: self.tier,
                horsepower: rated.value / WATTS_PER_HORSEPOWER,
            })?;
        let age = relative_age(self.cumulative, load_factor, row.bin);
        Ok(row.factors(&tier_row(self.tier), age, sulphur_percent))
    }
}

impl Row {
    fn factors(&self, tier: &TierRow, age: Fraction, sulphur_percent: f64) -> EngineFactors {
        let fuel = self.bsfc * GRAMS_PER_POUND;
        let thc = self.thc * deterioration_factor(tier.thc, age);
        // CO2 = (453.6 BSFC − THC) × 0.87 × 44/12
        let co2 = (fuel - thc) * CARBON_IN_FUEL * CO2_PER_CARBON;
        // SO2 = (453.6 BSFC (1 − c) − THC) × 0.01 S × 2
        let so2 = (fuel * (1.0 - tier.sulphate) - thc) * 0.01 * sulphur_percent * SO2_PER_SULPHUR;
        // PM10 = ZH DF − 453.6 BSFC × 7 c × 0.01 (S_base − S)
        let pm10 = self.pm10 * deterioration_factor(tier.pm10, age)
            - fuel * SULPHATE_PER_SULPHUR * tier.sulphate * 0.01 * (tier.base_sulphur - sulphur_percent);
        EngineFactors {
            fuel: Some(per_horsepower_hour(fuel)),
            co2: per_horsepower_hour(co2),
            ch4: None,
            n2o: None,
            pollutants: PollutantFactors {
                co2: Some(per_horsepower_hour(co2)),
                nox: Some(per_horsepower_hour(self.nox * deterioration_factor(tier.nox, age))),
                so2: Some(per_horsepower_hour(so2)),
                pm10: Some(per_horsepower_hour(pm10)),
                diesel_pm: Some(per_horsepower_hour(pm10)),
                hc: Some(per_horsepower_hour(thc)),
                co: Some(per_horsepower_hour(self.co * deterioration_factor(tier.co, age))),
                ..PollutantFactors::UNKNOWN
            },
        }
    }
}

fn per_horsepower_hour<S: Substance>(grams: f64) -> BrakeFactor<S> {
    BrakeFactor::from_grams_per_kilowatt_hour(grams / KILOWATTS_PER_HORSEPOWER)
}

impl PowerBin {
    /// The bin of a rated power; `None` at 100 hp and below, and above 750 hp.
    pub fn of(rated: Power) -> Option<Self> {
        let up_to = |horsepower: f64| rated.value <= horsepower * WATTS_PER_HORSEPOWER;
        match () {
            () if up_to(100.0) => None,
            () if up_to(175.0) => Some(Self::Hp100To175),
            () if up_to(300.0) => Some(Self::Hp175To300),
            () if up_to(600.0) => Some(Self::Hp300To600),
            () if up_to(750.0) => Some(Self::Hp600To750),
            () => None,
        }
    }
}

impl NonroadTier {
    /// All tiers of the table.
    pub const ALL: [Self; 6] = [Self::T1, Self::T2, Self::T3, Self::T4A, Self::T4, Self::T4N];
}

impl FromStr for NonroadTier {
    type Err = TerminalError;
    fn from_str(text: &str) -> Result<Self, TerminalError> {
        let tier = Self::ALL.into_iter().find(|tier| tier.to_string() == text);
        tier.ok_or_else(|| TerminalError::UnknownTier { tier: text.to_owned() })
    }
}

impl fmt::Display for NonroadTier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::T3 => "T3",
            Self::T4A => "T4A",
            Self::T4 => "T4",
            Self::T4N => "T4N",
        })
    }
}

impl fmt::Display for DutyCycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Tractor => "tractor",
            Self::Crane => "crane",
            Self::MaterialHandling => "material-handling",
        })
    }
}
