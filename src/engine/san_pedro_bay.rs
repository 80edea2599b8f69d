//! NOx by the practice of the San Pedro Bay ports (methodology report, version 2 of 2021).
//!
//! The ports' inventories rest on distillate of 0.1 % sulphur, a load of `(v / v_max)³` and the low-load factors below
//! 20 % load. Of their emission factors only those of NOx could be read, through EPA's tools, which cite
//! them; all other pollutants stay unknown by this method and are had by [`super::epa2022`]. Tier III main
//! engines below 25 % load take tier II.
//!
//! ```text
//! g/kWh            before tier I      I      II     III
//! main SSD               -          16.0    14.4    3.4
//! main MSD               -          12.2    10.5    2.6
//! auxiliary MSD        13.8         12.2    10.5    2.6
//! auxiliary HSD        10.9          9.8     7.7    2.0
//! boiler                2.0
//! ```

use super::epa2022::low_load::LowLoad;
use super::epa2022::{AuxiliaryEngine, Machine, MainEngine};
use super::nox::kept_at;
use super::{NoxTier, PollutantFactors};
use crate::provenance::{Confidence, Source};
use crate::units::BrakeFactor;

/// Where the factors stand.
pub const SOURCE: Source = Source::new(
    "San Pedro Bay Ports Emissions Inventory Methodology Report",
    "version 2, as ShipEF 0.2 cites it",
    "2021",
    Confidence::OneSource,
);

/// Factors of a machine on distillate: NOx, where the ports state it.
///
/// # Examples
///
/// ```
/// use green_corridor::engine::NoxTier;
/// use green_corridor::engine::epa2022::{AuxiliaryEngine, Machine};
/// use green_corridor::engine::san_pedro_bay::factors;
///
/// let auxiliary = factors(Machine::Auxiliary(AuxiliaryEngine::Msd), Some(NoxTier::II));
/// assert!(auxiliary.nox.is_some_and(|nox| (nox.grams_per_kilowatt_hour() - 10.5).abs() < 1e-12));
/// assert!(auxiliary.pm10.is_none());
/// ```
pub fn factors(machine: Machine, tier: Option<NoxTier>) -> PollutantFactors {
    let nox = nox(machine, tier).map(BrakeFactor::from_grams_per_kilowatt_hour);
    PollutantFactors { nox, ..PollutantFactors::UNKNOWN }
}

fn nox(machine: Machine, tier: Option<NoxTier>) -> Option<f64> {
    let column = |row: [Option<f64>; 4], tier: Option<NoxTier>| match tier {
        None => row[0],
        Some(NoxTier::I) => row[1],
        Some(NoxTier::II) => row[2],
        Some(NoxTier::III) => row[3],
    };
    match machine {
        Machine::Main { engine, load } => {
            let row = match engine {
                MainEngine::Ssd => [None, Some(16.0), Some(14.4), Some(3.4)],
                MainEngine::Msd | MainEngine::MsdElectric => [None, Some(12.2), Some(10.5), Some(2.6)],
                _ => return None,
            };
            let tier = kept_at(tier, load);
            let adjust = if engine.is_electric_drive() { LowLoad::NONE } else { LowLoad::at(load, 0.1) };
            column(row, tier).map(|nox| nox * adjust.nox)
        }
        Machine::Auxiliary(AuxiliaryEngine::Msd) => {
            column([Some(13.8), Some(12.2), Some(10.5), Some(2.6)], tier)
        }
        Machine::Auxiliary(AuxiliaryEngine::Hsd) => {
            column([Some(10.9), Some(9.8), Some(7.7), Some(2.0)], tier)
        }
        Machine::Auxiliary(AuxiliaryEngine::Lng) => None,
        Machine::Boiler => Some(2.0),
    }
}
