//! Air pollutants by the method of the US EPA port-inventory guidance, EPA-420-B-22-011 (2022).
//!
//! ```text
//! epa2022
//! ├── Machine     main engine, auxiliary engine or boiler, of a class the method knows
//! ├── factors     g/kWh of CO2, NOx, SO2, PM10, PM2.5, diesel PM, HC, NMVOC and CO; no black carbon
//! ├── tables      SFC, NOx by tier, PM, HC, CO
//! └── low_load    the adjustment of main engines at 20 % load and below
//! ```
//!
//! Factors of one method are not mixed with another's: the type [`PollutantFactors`] carries all of
//! them, from one method.
//!
//! # Examples
//!
//! ```
//! use green_corridor::engine::NoxTier;
//! use green_corridor::engine::epa2022::{Fuel, Machine, MainEngine, Sfc, factors};
//! use green_corridor::units::Load;
//!
//! let machine = Machine::Main { engine: MainEngine::Ssd, load: Load::new(0.45)? };
//! let factors = factors(machine, Some(NoxTier::III), Fuel::distillate(0.1)?, Sfc::Baseline)?;
//! assert!(factors.nox.is_some_and(|nox| (nox.grams_per_kilowatt_hour() - 3.4).abs() < 1e-12));
//! assert!(factors.so2.is_some_and(|so2| (so2.grams_per_kilowatt_hour() - 0.361_686_1).abs() < 1e-12));
//! assert!(factors.black_carbon.is_none()); // the method states none
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod low_load;
mod tables;

use super::pollutant::{PM25_OF_PM10, PollutantFactors, SO2_PER_SULPHUR};
use super::{EngineError, NoxTier, ghg4, nox};
use crate::provenance::{Confidence, Source};
use crate::units::bounded::bounds;
use crate::units::substance::Substance;
use crate::units::{BrakeFactor, Load};

/// Where the method stands.
pub const SOURCE: Source = Source::new(
    "EPA-420-B-22-011, Ports Emissions Inventory Guidance",
    "section 3, as ShipEF 0.2 holds its tables",
    "2022",
    Confidence::OneSource,
);

/// Volatile organic compounds (EPA's VOC leave methane out) per hydrocarbons.
const NMVOC_OF_HC: f64 = 1.053;

/// Sulphate per fuel and per cent of sulphur: molar mass ratio 7 times 2.247 % of the sulphur.
const SULPHATE_PER_SULPHUR_PERCENT: f64 = 7.0 * 0.000_224_7;

/// SO2 per fuel of an LNG engine.
const LNG_SO2_PER_FUEL: f64 = 2e-4;

/// A main engine of the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MainEngine {
    /// Slow-speed diesel: two-stroke.
    Ssd,
    /// Medium-speed diesel: four-stroke.
    Msd,
    /// Medium-speed diesel, electric drive.
    MsdElectric,
    /// Steam turbine.
    SteamTurbine,
    /// Gas turbine.
    GasTurbine,
    /// Gas turbine, electric drive.
    GasTurbineElectric,
    /// LNG engine.
    Lng,
}

/// An auxiliary engine of the method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuxiliaryEngine {
    /// Medium-speed diesel.
    Msd,
    /// High-speed diesel.
    Hsd,
    /// LNG engine.
    Lng,
}

/// What the factors are asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Machine {
    /// A main engine at a load; the low-load adjustment is part of its factors.
    Main {
        /// Its class.
        engine: MainEngine,
        /// Its load.
        load: Load,
    },
    /// An auxiliary engine.
    Auxiliary(AuxiliaryEngine),
    /// A boiler.
    Boiler,
}

/// Grade of an oil fuel; an LNG engine burns LNG whatever is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grade {
    /// MGO and MDO.
    Distillate,
    /// Residual fuel.
    Residual,
}

/// An oil fuel and its sulphur.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fuel {
    grade: Grade,
    sulphur_percent: f64,
}

/// Which SFC the factors of CO2, SO2 and PM rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sfc {
    /// The table's value at every load: EPA's practice, with the low-load adjustment below 20 %.
    Baseline,
    /// The table's value times the load correction of the Fourth IMO GHG Study. With the low-load
    /// adjustment this counts the rise of consumption below 20 % load twice; ShipEF offers it so.
    LoadBased,
}

impl Fuel {
    /// MGO or MDO with a sulphur content in per cent of mass.
    ///
    /// # Errors
    ///
    /// [`EngineError::Value`] for sulphur outside 0 to 5 %.
    pub fn distillate(sulphur_percent: f64) -> Result<Self, EngineError> {
        Self::new(Grade::Distillate, sulphur_percent)
    }

    /// Residual fuel with a sulphur content in per cent of mass.
    ///
    /// # Errors
    ///
    /// As [`Self::distillate`].
    pub fn residual(sulphur_percent: f64) -> Result<Self, EngineError> {
        Self::new(Grade::Residual, sulphur_percent)
    }

    fn new(grade: Grade, sulphur_percent: f64) -> Result<Self, EngineError> {
        bounds::SULPHUR
            .check(sulphur_percent)
            .map(|sulphur_percent| Self { grade, sulphur_percent })
            .map_err(|source| EngineError::Value { record: "fuel of the EPA method".to_owned(), source })
    }
}

impl Machine {
    /// Whether its particles are diesel particulate matter.
    pub const fn is_diesel(self) -> bool {
        matches!(
            self,
            Self::Main { engine: MainEngine::Ssd | MainEngine::Msd | MainEngine::MsdElectric, .. }
                | Self::Auxiliary(AuxiliaryEngine::Msd | AuxiliaryEngine::Hsd)
        )
    }
}

impl MainEngine {
    /// Whether the engine drives a generator, and so runs at its own load: no low-load adjustment.
    pub const fn is_electric_drive(self) -> bool {
        matches!(self, Self::MsdElectric | Self::GasTurbineElectric)
    }

    /// Whether ShipEF burns distillate in it everywhere.
    pub const fn burns_distillate_everywhere(self) -> bool {
        matches!(self, Self::SteamTurbine | Self::GasTurbine | Self::GasTurbineElectric)
    }
}

/// Factors of a machine on a fuel.
///
/// ```text
/// CO2   = SFC Cf                      SO2  = SFC S/100 × 2 × 0.97753        (LNG: 2e-4 SFC)
/// PM10  = PM0 + SFC S% × 7 × 2.247e-4 PM2.5 = 0.92 PM10                     (turbines, LNG: tabled)
/// NOx by tier; a tier III main engine below 25 % load has its catalyst off: tier II
/// main engines at 20 % load and below: every factor × its low-load factor
/// ```
///
/// `tier` is `None` for an engine of a keel laid before 2000, and for turbines and LNG engines, which
/// the method gives no tier. Boilers take none.
///
/// # Source
///
/// EPA-420-B-22-011, sections 3.5 to 3.7.
///
/// # Errors
///
/// [`EngineError::NoTier`] for a tier that the method does not have for the class.
pub fn factors(
    machine: Machine,
    tier: Option<NoxTier>,
    fuel: Fuel,
    sfc: Sfc,
) -> Result<PollutantFactors, EngineError> {
    let row = tables::row(machine);
    let column = row.lng.unwrap_or(match fuel.grade {
        Grade::Distillate => row.distillate,
        Grade::Residual => row.residual,
    });
    let load = match machine {
        Machine::Main { load, .. } => load,
        Machine::Auxiliary(_) | Machine::Boiler => Load::ONE,
    };
    let tier = match (machine, tier) {
        (Machine::Main { .. }, tier) => nox::kept_at(tier, load),
        (Machine::Boiler, _) => None,
        (_, tier) => tier,
    };
    let nox = column.nox_of(tier).ok_or(EngineError::NoTier { machine: row.name, tier })?;
    let consumption = match sfc {
        Sfc::Baseline => column.sfc,
        Sfc::LoadBased => column.sfc * ghg4::load_correction(load),
    };
    let so2 = match row.lng {
        Some(_) => LNG_SO2_PER_FUEL * consumption,
        None => consumption * (fuel.sulphur_percent / 100.0) * SO2_PER_SULPHUR,
    };
    let pm10 = match column.pm {
        tables::Pm::Fixed(fixed) => fixed,
        tables::Pm::Sulphur(base) => base + consumption * SULPHATE_PER_SULPHUR_PERCENT * fuel.sulphur_percent,
    };
    let adjust = match machine {
        Machine::Main { engine, .. } if !engine.is_electric_drive() => {
            low_load::LowLoad::at(load, fuel.sulphur_percent)
        }
        _ => low_load::LowLoad::NONE,
    };
    let pm10 = pm10 * adjust.pm;
    let hc = row.hc * adjust.hc;
    Ok(PollutantFactors {
        co2: grams(consumption * column.co2_per_fuel * adjust.co2),
        nox: grams(nox * adjust.nox),
        so2: grams(so2 * adjust.so2),
        pm10: grams(pm10),
        pm25: grams(PM25_OF_PM10 * pm10),
        diesel_pm: grams(if machine.is_diesel() { pm10 } else { 0.0 }),
        hc: grams(hc),
        nmvoc: grams(NMVOC_OF_HC * hc),
        co: grams(row.co * adjust.co),
        black_carbon: None,
    })
}

const fn grams<S: Substance>(per_kilowatt_hour: f64) -> Option<BrakeFactor<S>> {
    Some(BrakeFactor::from_grams_per_kilowatt_hour(per_kilowatt_hour))
}
