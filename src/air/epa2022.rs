//! The ledger by the method of the US EPA.

use serde::{Deserialize, Serialize};

use super::{AirError, Entered, TierThree, record, tier_in};
use crate::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, MainEngine, Sfc, factors};
use crate::engine::{EngineClass, NoxTier, Pollutants};
use crate::fuel::{Family, MarineFuel};
use crate::inventory::Derivation;
use crate::vessel::Consumer;

/// What the method of the US EPA needs to know of a ship beyond its ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Epa2022 {
    /// NOx tier of the main engine; `None` for a keel laid before 2000.
    pub main_tier: Option<NoxTier>,
    /// Speed class of the auxiliary engines.
    pub auxiliary: AuxiliaryEngine,
    /// NOx tier of the auxiliary engines.
    pub auxiliary_tier: Option<NoxTier>,
    /// Where tier III counts.
    pub tier_iii: TierThree,
}

pub(super) fn of_entry(entered: &Entered<'_>, method: Epa2022) -> Result<Pollutants, AirError> {
    let Some((machine, tier)) = machine(entered, method.auxiliary)? else { return Ok(Pollutants::ZERO) };
    let shaft = entered.shaft()?;
    let tier = match tier {
        Tiered::Main => tier_in(entered, method.main_tier, method.tier_iii)?,
        Tiered::Auxiliary => tier_in(entered, method.auxiliary_tier, method.tier_iii)?,
        Tiered::Not => None,
    };
    let fuel = oil(entered, entered.fuel, machine)?;
    let factors = factors(machine, tier, fuel, Sfc::Baseline)
        .map_err(|source| AirError::Engine { record: record(entered), source: Box::new(source) })?;
    Ok(factors.of(shaft))
}

/// Which tier a machine has.
pub(super) enum Tiered {
    Main,
    Auxiliary,
    Not,
}

/// The machine of an entry in the classes of the EPA; `None` where nothing ran.
pub(super) fn machine(
    entered: &Entered<'_>,
    auxiliary: AuxiliaryEngine,
) -> Result<Option<(Machine, Tiered)>, AirError> {
    let unknown = || AirError::ShaftUnknown { record: record(entered) };
    if entered.shaft()?.value <= 0.0 {
        return Ok(None);
    }
    match (entered.entry.consumer(), *entered.entry.derivation()) {
        (Consumer::MainEngine, Derivation::Propulsion { load, .. }) => {
            let class = entered.ledger.voyage().vessel().main_engine().class();
            let engine =
                main_engine(class).ok_or_else(|| AirError::Machine { record: record(entered), class })?;
            // The method gives turbines and LNG engines no tier.
            let tiered = match engine {
                MainEngine::Ssd | MainEngine::Msd | MainEngine::MsdElectric => Tiered::Main,
                _ => Tiered::Not,
            };
            Ok(Some((Machine::Main { engine, load: load.load }, tiered)))
        }
        (Consumer::AuxiliaryEngine, _) => Ok(Some((Machine::Auxiliary(auxiliary), Tiered::Auxiliary))),
        (Consumer::Boiler, _) => Ok(Some((Machine::Boiler, Tiered::Not))),
        _ => Err(unknown()),
    }
}

const fn main_engine(class: EngineClass) -> Option<MainEngine> {
    match class {
        EngineClass::Ssd => Some(MainEngine::Ssd),
        EngineClass::Msd => Some(MainEngine::Msd),
        EngineClass::SteamTurbine => Some(MainEngine::SteamTurbine),
        EngineClass::GasTurbine => Some(MainEngine::GasTurbine),
        EngineClass::LngOttoSlowSpeed
        | EngineClass::LngOttoMediumSpeed
        | EngineClass::LngDiesel
        | EngineClass::Lbsi => Some(MainEngine::Lng),
        _ => None,
    }
}

fn oil(entered: &Entered<'_>, fuel: &MarineFuel, machine: Machine) -> Result<Fuel, AirError> {
    let on_lng = matches!(
        machine,
        Machine::Main { engine: MainEngine::Lng, .. } | Machine::Auxiliary(AuxiliaryEngine::Lng)
    );
    let unknown = || AirError::Fuel { record: record(entered), fuel: fuel.to_string() };
    let sulphur = || AirError::Sulphur { record: record(entered), fuel: fuel.to_string() };
    let percent = || fuel.sulphur_percent().ok_or_else(sulphur);
    let oil = match (fuel.family(), on_lng) {
        (Family::Lng, true) => Fuel::distillate(0.0),
        (Family::MdoMgo, false) => Fuel::distillate(percent()?),
        (Family::Hfo | Family::Lfo, false) => Fuel::residual(percent()?),
        _ => return Err(unknown()),
    };
    oil.map_err(|source| AirError::Engine { record: record(entered), source: Box::new(source) })
}
