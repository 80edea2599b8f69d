//! The ledger by the practice of the San Pedro Bay ports.

use serde::{Deserialize, Serialize};

use super::epa2022::{Tiered, machine};
use super::{AirError, Entered, TierThree, tier_in};
use crate::engine::epa2022::AuxiliaryEngine;
use crate::engine::san_pedro_bay::factors;
use crate::engine::{NoxTier, Pollutants};
use crate::fuel::Family;

/// What the ports need to know of a ship beyond its ledger. Tier III counts inside the NOx ECA.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[doc(alias = "Starcrest")]
pub struct SanPedroBay {
    /// NOx tier of the main engine; `None` for a keel laid before 2000, whose factor was not found.
    pub main_tier: Option<NoxTier>,
    /// Speed class of the auxiliary engines.
    pub auxiliary: AuxiliaryEngine,
    /// NOx tier of the auxiliary engines.
    pub auxiliary_tier: Option<NoxTier>,
}

pub(super) fn of_entry(entered: &Entered<'_>, method: SanPedroBay) -> Result<Pollutants, AirError> {
    let Some((machine, tiered)) = machine(entered, method.auxiliary)? else { return Ok(Pollutants::ZERO) };
    // The ports' factors are of distillate.
    if entered.fuel.family() != Family::MdoMgo {
        return Ok(Pollutants::UNKNOWN);
    }
    let tier = match tiered {
        Tiered::Main => tier_in(entered, method.main_tier, TierThree::InsideNoxEca)?,
        Tiered::Auxiliary => tier_in(entered, method.auxiliary_tier, TierThree::InsideNoxEca)?,
        Tiered::Not => None,
    };
    Ok(factors(machine, tier).of(entered.shaft()?))
}
