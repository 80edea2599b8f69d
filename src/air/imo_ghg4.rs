//! The ledger by the Fourth IMO GHG Study.

use serde::{Deserialize, Serialize};

use super::{AirError, Entered, TierThree, record, tier_in};
use crate::engine::ghg4_pollutants::{Burn, LowLoad};
use crate::engine::{EngineClass, NoxTier, Pollutants};
use crate::inventory::Derivation;
use crate::units::Mass;
use crate::units::bounded::bounds;
use crate::vessel::Consumer;

/// What the study needs to know of a ship beyond its ledger.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImoGhg4 {
    /// NOx tier of the main engine; `None` before tier I. Tier III counts inside NOx ECAs only.
    pub main_tier: Option<NoxTier>,
    /// Rated speed of the main engine; without it its NOx is unknown.
    pub main_rpm: Option<f64>,
    /// NOx tier of the auxiliary engines.
    pub auxiliary_tier: Option<NoxTier>,
    /// Rated speed of the auxiliary engines; without it their NOx is unknown.
    pub auxiliary_rpm: Option<f64>,
    /// Multipliers of table 20 from 2 % to 10 % load, which could not be verified for this crate.
    pub low_load_from_2_to_10_percent: Option<LowLoad>,
}

pub(super) fn of_entry(entered: &Entered<'_>, method: ImoGhg4) -> Result<Pollutants, AirError> {
    let entry = entered.entry;
    let (class, tier, rated_rpm) = match entry.consumer() {
        Consumer::MainEngine | Consumer::WholeShip => {
            let class = entered.ledger.voyage().vessel().main_engine().class();
            (class, method.main_tier, method.main_rpm)
        }
        Consumer::AuxiliaryEngine => (EngineClass::Auxiliary, method.auxiliary_tier, method.auxiliary_rpm),
        Consumer::Boiler | Consumer::ShoreConnection => (EngineClass::Boiler, None, None),
    };
    if let Some(rpm) = rated_rpm {
        bounds::RPM.check(rpm).map_err(|source| AirError::Value { record: record(entered), source })?;
    }
    if entry.fuel() == Mass::ZERO {
        return Ok(Pollutants::ZERO);
    }
    // Of a ship measured as a whole, or of pilot fuel, only what goes with the fuel is known.
    let shared =
        entry.consumer() == Consumer::WholeShip || matches!(entry.derivation(), Derivation::Pilot { .. });
    let load = match *entry.derivation() {
        Derivation::Propulsion { load, .. } => Some(load.load),
        _ => None,
    };
    let sulphur_percent = entered.fuel.sulphur_percent();
    if let Some(percent) = sulphur_percent {
        bounds::SULPHUR
            .check(percent)
            .map_err(|source| AirError::Value { record: record(entered), source })?;
    }
    let burn = Burn {
        class,
        load,
        tier: tier_in(entered, tier, TierThree::InsideNoxEca)?,
        rated_rpm,
        family: entered.fuel.family(),
        sulphur_percent,
        fuel: entry.fuel(),
        shaft: if shared { None } else { entry.shaft() },
    };
    Ok(burn.pollutants(method.low_load_from_2_to_10_percent))
}
