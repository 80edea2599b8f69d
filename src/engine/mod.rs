//! Machines that turn fuel into shaft energy: how much they burn, and what limits their NOx.
//!
//! ```text
//! engine
//! ├── EngineClass, Generation   machinery of the Fourth IMO GHG Study
//! ├── ghg4        base SFC by class, fuel and generation; load correction; pilot fuel
//! ├── curve       the user's own SFC points, by monotone cubic (PCHIP)
//! ├── consumer    FuelConsumer: class + SFC method + what to do with a fuel it was not tested on
//! ├── pollutant   air pollutants: factors and masses, each known or unknown
//! ├── epa2022, ghg4_pollutants, san_pedro_bay    their factors by three methods, never mixed
//! ├── load_law    a factor over load: flat, load-corrected, raised at low load
//! ├── nox         MARPOL Annex VI regulation 13 tier limits
//! └── plant       gensets that share a hotel load
//! ```
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::{EngineClass, Generation, ghg4};
//! use green_corridor::fuel::Family;
//! use green_corridor::units::Load;
//!
//! let row = ghg4::sfc(EngineClass::Ssd, Family::Hfo, Generation::From2001)?;
//! let sfc = row.at(Load::new(0.75)?);
//! assert!((sfc.grams_per_kilowatt_hour() - 175.601_562_5).abs() < 1e-9); // 175 × 1.003 437 5
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod consumer;
pub mod curve;
pub mod epa2022;
pub mod ghg4;
pub mod ghg4_pollutants;
mod load_law;
pub mod nox;
pub mod plant;
pub mod pollutant;
pub mod san_pedro_bay;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use consumer::{FuelConsumer, SfcMethod, Substitution};
pub use curve::{BeyondEnds, SfcCurve};
pub use load_law::LoadLaw;
pub use nox::NoxTier;
pub use pollutant::{PollutantFactors, Pollutants};

use crate::fuel::{ConsumerClass, Family, FuelError};
use crate::units::OutOfRange;

/// A class of machinery, as the Fourth IMO GHG Study divides it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EngineClass {
    /// Slow-speed diesel, up to 300 rpm.
    Ssd,
    /// Medium-speed diesel, above 300 and up to 900 rpm.
    Msd,
    /// High-speed diesel, above 900 rpm.
    Hsd,
    /// LNG, Otto cycle, dual fuel, slow speed.
    LngOttoSlowSpeed,
    /// LNG, Otto cycle, dual fuel, medium speed.
    LngOttoMediumSpeed,
    /// LNG, Diesel cycle, dual fuel, slow speed.
    LngDiesel,
    /// LNG, lean-burn spark-ignited.
    Lbsi,
    /// Gas turbine.
    GasTurbine,
    /// Steam turbine, its boiler included.
    SteamTurbine,
    /// Auxiliary engine.
    Auxiliary,
    /// Auxiliary boiler.
    Boiler,
    /// Fuel cell. The study states no consumption for it: give its efficiency.
    FuelCell,
}

/// Build year of the engine, in the bands of the Fourth IMO GHG Study, table 19.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Generation {
    /// Built in 1983 or before.
    #[serde(rename = "pre-1984")]
    Before1984,
    /// Built in 1984 to 2000.
    #[serde(rename = "1984-2000")]
    From1984To2000,
    /// Built in 2001 or later.
    #[serde(rename = "2001+")]
    From2001,
}

/// An error of the engine tables and curves.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum EngineError {
    /// The study has no consumption for this combination.
    #[error(
        "Fourth IMO GHG Study, table 19, has no SFC for {class} on {family:?}, {generation}; it has: {known}"
    )]
    NoSfc {
        /// The machinery asked for.
        class: EngineClass,
        /// The fuel family asked for.
        family: Family,
        /// The generation asked for.
        generation: Generation,
        /// Fuels it has for that class and generation.
        known: String,
    },
    /// A stated SFC belongs to one fuel, and the engine is asked to burn another.
    #[error(
        "SFC of the {class} is stated for {stated:?}, not for {asked:?}; name a substitution to convert it by fuel energy"
    )]
    OtherFuel {
        /// The machinery.
        class: EngineClass,
        /// The fuel the SFC is stated for.
        stated: Family,
        /// The fuel asked for.
        asked: Family,
    },
    /// A fuel of the stated family, but of another heating value.
    #[error(
        "SFC of the {class} on {family:?} goes with {stated_mj_per_kg} MJ/kg, the fuel has {asked_mj_per_kg} MJ/kg; name a substitution to convert it by fuel energy"
    )]
    OtherHeatingValue {
        /// The machinery.
        class: EngineClass,
        /// The family.
        family: Family,
        /// Heating value the SFC goes with.
        stated_mj_per_kg: f64,
        /// Heating value of the fuel asked for.
        asked_mj_per_kg: f64,
    },
    /// A curve with too few points or loads out of order.
    #[error("{curve} needs at least two points with ascending loads, 0.000001 or more apart, got {loads:?}")]
    Points {
        /// Which curve.
        curve: &'static str,
        /// The loads given.
        loads: Vec<f64>,
    },
    /// A load beyond the points of a curve that refuses it.
    #[error("{curve} has points from {from} to {to}, asked at {load}; name what happens beyond its ends")]
    BeyondEnds {
        /// Which curve.
        curve: &'static str,
        /// First load.
        from: f64,
        /// Last load.
        to: f64,
        /// The load asked for.
        load: f64,
    },
    /// A dual-fuel engine that injects pilot fuel, and no pilot fuel is named.
    #[error("{class} burns {pilot_g_per_kwh} g/kWh of pilot fuel; name the pilot fuel")]
    PilotFuelNeeded {
        /// The machinery.
        class: EngineClass,
        /// Its pilot consumption.
        pilot_g_per_kwh: f64,
    },
    /// A tier that the method does not have for the machine.
    #[error("the EPA method of 2022 has no {} for a {machine}", tier_name(*.tier))]
    NoTier {
        /// The machine.
        machine: &'static str,
        /// The tier asked for; `None` is tier 0.
        tier: Option<NoxTier>,
    },
    /// A plant asked for power with nothing running.
    #[error("hotel load {hotel_kw} kW, and neither a genset nor shore power is on")]
    NothingOn {
        /// The load.
        hotel_kw: f64,
    },
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The engine, curve or plant.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// The fuel has no factors in this engine.
    #[error(transparent)]
    Fuel(#[from] FuelError),
}

const fn tier_name(tier: Option<NoxTier>) -> &'static str {
    match tier {
        None => "tier 0",
        Some(NoxTier::I) => "tier I",
        Some(NoxTier::II) => "tier II",
        Some(NoxTier::III) => "tier III",
    }
}

impl EngineClass {
    /// The class under which a fuel family's slip and nitrous oxide are listed when burned here.
    ///
    /// An auxiliary engine on LNG is a medium-speed Otto engine, the only one the study lists for it.
    pub const fn consumer_class(self, family: Family) -> ConsumerClass {
        match (self, family) {
            (Self::LngOttoSlowSpeed, Family::Lng) => ConsumerClass::LngOttoSlowSpeed,
            (Self::LngOttoMediumSpeed | Self::Auxiliary, Family::Lng) => ConsumerClass::LngOttoMediumSpeed,
            (Self::LngDiesel, Family::Lng) => ConsumerClass::LngDieselSlowSpeed,
            (Self::Lbsi, Family::Lng) => ConsumerClass::LeanBurnSparkIgnited,
            (Self::GasTurbine, _) => ConsumerClass::GasTurbine,
            (Self::SteamTurbine | Self::Boiler, _) => ConsumerClass::BoilerOrSteamTurbine,
            (Self::FuelCell, _) => ConsumerClass::FuelCell,
            _ => ConsumerClass::InternalCombustion,
        }
    }
}

impl Generation {
    /// The band of a build year.
    pub const fn of_build_year(year: i16) -> Self {
        match year {
            ..1984 => Self::Before1984,
            1984..=2000 => Self::From1984To2000,
            2001.. => Self::From2001,
        }
    }
}

impl fmt::Display for EngineClass {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ssd => "slow-speed diesel",
            Self::Msd => "medium-speed diesel",
            Self::Hsd => "high-speed diesel",
            Self::LngOttoSlowSpeed => "LNG Otto slow speed",
            Self::LngOttoMediumSpeed => "LNG Otto medium speed",
            Self::LngDiesel => "LNG Diesel slow speed",
            Self::Lbsi => "LNG lean-burn spark-ignited",
            Self::GasTurbine => "gas turbine",
            Self::SteamTurbine => "steam turbine",
            Self::Auxiliary => "auxiliary engine",
            Self::Boiler => "boiler",
            Self::FuelCell => "fuel cell",
        })
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Before1984 => "pre-1984",
            Self::From1984To2000 => "1984-2000",
            Self::From2001 => "2001+",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generations_have_no_gap() {
        assert_eq!(Generation::of_build_year(1983), Generation::Before1984);
        assert_eq!(Generation::of_build_year(1984), Generation::From1984To2000);
        assert_eq!(Generation::of_build_year(2000), Generation::From1984To2000);
        assert_eq!(Generation::of_build_year(2001), Generation::From2001);
    }
}
