//! Factors of one engine per shaft energy, and what corrects them.
//!
//! ```text
//! E_p = N P LF h × EF_p × FCF_p × (1 − CF_p)          EF_p = ZH_p + DR_p min(CHrs, cap)   (CARB)
//! ```
//!
//! `FCF` corrects for the fuel (renewable diesel), `CF` for a retrofit (a filter). Both are inputs, as
//! are CARB's zero-hour factors, rates and cap: none is embedded.
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::PollutantFactors;
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::{CarbOffroad, EngineFactors};
//! use green_corridor::units::{BrakeFactor, si::hours};
//!
//! let grams = BrakeFactor::from_grams_per_kilowatt_hour;
//! let new = EngineFactors {
//!     pollutants: PollutantFactors { nox: Some(BrakeFactor::from_grams_per_kilowatt_hour(3.0)), ..PollutantFactors::UNKNOWN },
//!     ..EngineFactors::of_co2(grams(700.0))
//! };
//! let per_hour = PollutantFactors { nox: Some(BrakeFactor::from_grams_per_kilowatt_hour(1e-4)), ..PollutantFactors::UNKNOWN };
//! let aged = CarbOffroad {
//!     zero_hour: new,
//!     per_hour,
//!     cumulative: hours(20_000.0),
//!     cap: hours(12_000.0),
//!     source: Source::user("made up"),
//! };
//! let nox = aged.factors("made up")?.pollutants.nox.map(|nox| nox.grams_per_kilowatt_hour());
//! assert!(nox.is_some_and(|nox| (nox - 4.2).abs() < 1e-12)); // 3 + 1e-4 × 12,000
//! # Ok::<(), green_corridor::terminal::TerminalError>(())
//! ```

use super::diesel::Diesel;
use super::entry::Amounts;
use super::error::{TerminalError, check};
use super::nonroad::CUMULATIVE_HOURS;
use crate::engine::PollutantFactors;
use crate::fuel::Emissions;
use crate::provenance::Source;
use crate::units::si::{hour, kilowatt_hours};
use crate::units::substance::{Ch4, Co2, N2o, Substance};
use crate::units::{Bound, BrakeFactor, Energy, Fraction, Mass, SpecificFuelConsumption, Time};

/// A factor per shaft energy. A small engine burns 300 g/kWh and emits 1,000 g of CO2.
const BRAKE_FACTOR: Bound = Bound::new("factor_g_per_kwh", 0.0, 5_000.0, "g/kWh");

/// A multiplier of a factor.
const MULTIPLIER: Bound = Bound::new("multiplier", 0.0, 10.0, "");

/// What an engine burns and emits per shaft energy. What is `None` is unknown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EngineFactors {
    /// Fuel.
    pub fuel: Option<SpecificFuelConsumption>,
    /// CO2.
    pub co2: BrakeFactor<Co2>,
    /// Methane; where unknown, the fuel's own factor per mass is taken, if it has one.
    pub ch4: Option<BrakeFactor<Ch4>>,
    /// Nitrous oxide, likewise.
    pub n2o: Option<BrakeFactor<N2o>>,
    /// Air pollutants. Their CO2 is that of [`Self::co2`].
    pub pollutants: PollutantFactors,
}

/// An engine by the additive form of CARB's OFFROAD: `EF = ZH + DR min(CHrs, cap)`, all of it stated.
///
/// CO2 and SO2 follow the fuel and do not deteriorate. A pollutant without a rate is unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct CarbOffroad {
    /// Factors of the new engine, ZH.
    pub zero_hour: EngineFactors,
    /// Rise per hour run, DR: g/kWh per h.
    pub per_hour: PollutantFactors,
    /// Hours run since the engine was new, CHrs.
    pub cumulative: Time,
    /// Hours beyond which it ages no more.
    pub cap: Time,
    /// Where they stand.
    pub source: Source,
}

/// A multiplier a pollutant; `None` where nothing is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Multipliers {
    /// CO2.
    pub co2: Option<f64>,
    /// Nitrogen oxides.
    pub nox: Option<f64>,
    /// Sulphur dioxide.
    pub so2: Option<f64>,
    /// All particles; black carbon becomes unknown, it need not follow.
    pub pm: Option<f64>,
    /// Hydrocarbons, with or without methane.
    pub hc: Option<f64>,
    /// Carbon monoxide.
    pub co: Option<f64>,
    /// Where they stand.
    pub source: Source,
}

/// What a retrofit takes away, as a fraction a pollutant; zero where it does nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Controls {
    /// Nitrogen oxides.
    pub nox: Fraction,
    /// All particles.
    pub pm: Fraction,
    /// Hydrocarbons.
    pub hc: Fraction,
    /// Carbon monoxide.
    pub co: Fraction,
    /// Where they stand.
    pub source: Source,
}

/// Fuel correction `FCF` and control `1 − CF`, where there are any.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections {
    /// Fuel correction; a pollutant it does not state is not corrected.
    pub fuel: Option<Multipliers>,
    /// Retrofit.
    pub control: Option<Controls>,
}

impl EngineFactors {
    /// A CO2 factor, all else unknown: the start of a stated set.
    pub const fn of_co2(co2: BrakeFactor<Co2>) -> Self {
        Self { fuel: None, co2, ch4: None, n2o: None, pollutants: PollutantFactors::UNKNOWN }
    }

    /// What an engine with these factors burns and emits for a shaft energy. No work, no emission.
    pub(super) fn burn(&self, shaft: Energy, fuel: &Diesel) -> Amounts {
        if shaft.value <= 0.0 {
            return Amounts::ZERO;
        }
        let co2: Mass<Co2> = self.co2 * shaft;
        let mass = self.fuel.map(|sfc| sfc * shaft);
        let ch4 = self.ch4.map(|ch4| -> Mass<Ch4> { ch4 * shaft }).or_else(|| Some(fuel.ch4? * mass?));
        let n2o = self.n2o.map(|n2o| -> Mass<N2o> { n2o * shaft }).or_else(|| Some(fuel.n2o? * mass?));
        let upstream = fuel.upstream.zip(mass).map(|(factor, mass)| factor * mass);
        let mut pollutants = self.pollutants.of(shaft);
        pollutants.co2 = Some(co2);
        Amounts {
            fuel: mass,
            emissions: Emissions::of_fuel(fuel.origin, co2, ch4, n2o, upstream),
            pollutants,
            ..Amounts::ZERO
        }
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        let one = |field, grams: f64| check(record, BRAKE_FACTOR.named(field), grams).map(drop);
        one("co2_g_per_kwh", self.co2.grams_per_kilowatt_hour())?;
        one("sfc_g_per_kwh", self.fuel.map_or(0.0, BrakeFactor::grams_per_kilowatt_hour))?;
        one("ch4_g_per_kwh", self.ch4.map_or(0.0, BrakeFactor::grams_per_kilowatt_hour))?;
        one("n2o_g_per_kwh", self.n2o.map_or(0.0, BrakeFactor::grams_per_kilowatt_hour))?;
        check_each(&self.pollutants, one)
    }

    fn corrected(mut self, by: Shares, otherwise: impl Fn(Followed) -> Option<f64>) -> Self {
        let multiplier = |stated: Option<f64>, followed| stated.or_else(|| otherwise(followed));
        let co2 = multiplier(by.co2, Followed::Fuel).unwrap_or(1.0);
        let so2 = multiplier(by.so2, Followed::Fuel);
        let [nox, pm, hc, co] = [by.nox, by.pm, by.hc, by.co].map(|one| multiplier(one, Followed::Nothing));
        let p = &mut self.pollutants;
        self.co2 = self.co2 * co2;
        p.co2 = times(p.co2, Some(co2));
        p.nox = times(p.nox, nox);
        p.so2 = times(p.so2, so2);
        p.pm10 = times(p.pm10, pm);
        p.pm25 = times(p.pm25, pm);
        p.diesel_pm = times(p.diesel_pm, pm);
        p.black_carbon = p.black_carbon.filter(|_| pm == Some(1.0));
        p.hc = times(p.hc, hc);
        p.nmvoc = times(p.nmvoc, hc);
        p.co = times(p.co, co);
        self
    }

    /// The factors of a hybrid that burns `1 − saving` of the fuel: CO2, SO2 and the other gases follow the
    /// fuel, the rest only what is stated.
    pub(super) fn with_saving(mut self, saving: Fraction, stated: Option<&Multipliers>) -> Self {
        let rest = 1.0 - saving.get();
        self.fuel = times(self.fuel, Some(rest));
        self.ch4 = times(self.ch4, Some(rest));
        self.n2o = times(self.n2o, Some(rest));
        self.corrected(stated.map_or(Shares::NONE, Multipliers::shares), |followed| match followed {
            Followed::Fuel => Some(rest),
            Followed::Nothing => None,
        })
    }
}

/// What is left of each pollutant, where it is stated.
#[derive(Clone, Copy)]
struct Shares {
    co2: Option<f64>,
    nox: Option<f64>,
    so2: Option<f64>,
    pm: Option<f64>,
    hc: Option<f64>,
    co: Option<f64>,
}

impl Shares {
    const NONE: Self = Self { co2: None, nox: None, so2: None, pm: None, hc: None, co: None };
}

/// What a pollutant follows where nothing is stated.
#[derive(Clone, Copy)]
enum Followed {
    Fuel,
    Nothing,
}

fn times<S: Substance>(factor: Option<BrakeFactor<S>>, by: Option<f64>) -> Option<BrakeFactor<S>> {
    Some(factor? * by?)
}

fn check_each(
    factors: &PollutantFactors,
    one: impl Fn(&'static str, f64) -> Result<(), TerminalError>,
) -> Result<(), TerminalError> {
    let per_kilowatt_hour = factors.of(kilowatt_hours(1.0)).kilograms();
    per_kilowatt_hour.iter().try_for_each(|&(name, mass)| one(name, mass.map_or(0.0, |mass| mass * 1e3)))
}

impl CarbOffroad {
    /// The factors of the aged engine.
    ///
    /// # Errors
    ///
    /// [`TerminalError::Value`] for hours outside 0 to 200,000 or a factor outside 0 to 5,000 g/kWh.
    pub fn factors(&self, record: &str) -> Result<EngineFactors, TerminalError> {
        let run = check(record, CUMULATIVE_HOURS, self.cumulative.get::<hour>())?;
        let cap = check(record, CUMULATIVE_HOURS.named("cumulative_cap_h"), self.cap.get::<hour>())?;
        check_each(&self.per_hour, |name, grams| check(record, BRAKE_FACTOR.named(name), grams).map(drop))?;
        let hours = run.min(cap);
        let (new, rate) = (&self.zero_hour.pollutants, &self.per_hour);
        let aged = EngineFactors {
            pollutants: PollutantFactors {
                co2: new.co2,
                so2: new.so2,
                nox: carb_deterioration(new.nox, rate.nox, hours),
                pm10: carb_deterioration(new.pm10, rate.pm10, hours),
                pm25: carb_deterioration(new.pm25, rate.pm25, hours),
                diesel_pm: carb_deterioration(new.diesel_pm, rate.diesel_pm, hours),
                black_carbon: carb_deterioration(new.black_carbon, rate.black_carbon, hours),
                hc: carb_deterioration(new.hc, rate.hc, hours),
                nmvoc: carb_deterioration(new.nmvoc, rate.nmvoc, hours),
                co: carb_deterioration(new.co, rate.co, hours),
            },
            ..self.zero_hour
        };
        aged.check(record)?;
        Ok(aged)
    }
}

/// `ZH + DR hours`.
fn carb_deterioration<S: Substance>(
    zero_hour: Option<BrakeFactor<S>>,
    per_hour: Option<BrakeFactor<S>>,
    hours: f64,
) -> Option<BrakeFactor<S>> {
    Some(zero_hour? + per_hour? * hours)
}

impl Multipliers {
    /// Nothing stated yet: `Multipliers { pm: Some(0.7), ..Multipliers::stated("...") }`.
    pub fn stated(source: impl Into<String>) -> Self {
        let source = Source::user(source);
        Self { co2: None, nox: None, so2: None, pm: None, hc: None, co: None, source }
    }

    const fn shares(&self) -> Shares {
        let Self { co2, nox, so2, pm, hc, co, .. } = *self;
        Shares { co2, nox, so2, pm, hc, co }
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        let each = [
            ("co2_multiplier", self.co2),
            ("nox_multiplier", self.nox),
            ("so2_multiplier", self.so2),
            ("pm_multiplier", self.pm),
            ("hc_multiplier", self.hc),
            ("co_multiplier", self.co),
        ];
        each.iter().try_for_each(|&(field, value)| {
            check(record, MULTIPLIER.named(field), value.unwrap_or(1.0)).map(drop)
        })
    }
}

impl Corrections {
    /// No correction.
    pub const NONE: Self = Self { fuel: None, control: None };

    pub(super) fn apply(&self, record: &str, factors: EngineFactors) -> Result<EngineFactors, TerminalError> {
        let mut factors = factors;
        if let Some(fuel) = &self.fuel {
            fuel.check(record)?;
            factors = factors.corrected(fuel.shares(), |_| Some(1.0));
        }
        if let Some(control) = &self.control {
            let rest = |taken: Fraction| Some(1.0 - taken.get());
            let left = Shares {
                nox: rest(control.nox),
                pm: rest(control.pm),
                hc: rest(control.hc),
                co: rest(control.co),
                ..Shares::NONE
            };
            factors = factors.corrected(left, |_| Some(1.0));
        }
        Ok(factors)
    }
}
