//! Ships of a service: classes, their fuels, what they are capable of.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::fuel::{Family, MarineFuel};
use crate::units::Fraction;
use crate::vessel::{Consumer, Vessel};
use crate::voyage::FuelPlan;

/// Those that burn fuel.
pub(super) const CONSUMERS: [Consumer; 3] =
    [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler];

/// Ships that are alike: one description, one set of fuels.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipClass {
    /// Name. A change of fuel or of ship between two years is told from a new class by it.
    pub name: Arc<str>,
    /// The ship as built.
    pub vessel: Arc<Vessel>,
    /// What it burns.
    pub fuels: FuelsAboard,
    /// What saves propulsion power.
    pub technology: Technology,
    /// Fuels that it can burn beside conventional ones. It says nothing of what it does burn.
    pub capable_of: BTreeSet<Family>,
}

/// The fuels of a ship, by waters.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelsAboard {
    /// On the open sea.
    pub open_sea: Arc<FuelPlan>,
    /// In emission control areas, and in ports that are in one.
    pub controlled: Arc<FuelPlan>,
}

/// Shares of propulsion power that need not be given by the engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Technology {
    /// By wind.
    pub wind: Fraction,
    /// By hull, propeller, coating, trim.
    pub efficiency: Fraction,
}

/// The ships of one class in a service.
#[derive(Clone, Debug, PartialEq)]
pub struct Deployment {
    /// Their class.
    pub class: ShipClass,
    /// Their names; one sails for one service.
    pub ships: Vec<Arc<str>>,
    /// Share of the round voyages that they make; where no class states it, every ship makes as many.
    pub share: Option<Fraction>,
}

impl ShipClass {
    /// Whether it can burn a fuel beside conventional ones.
    #[doc(alias = "reduced-carbon-capable")]
    pub fn is_capable(&self) -> bool {
        !self.capable_of.iter().all(|family| matches!(family, Family::Hfo | Family::Lfo | Family::MdoMgo))
    }

    /// The first of its fuels that needs an engine it is not said to have.
    pub(super) fn burns_what_it_cannot(&self) -> Option<&MarineFuel> {
        let plans = [&self.fuels.open_sea, &self.fuels.controlled];
        let blends = plans
            .into_iter()
            .flat_map(|plan| CONSUMERS.iter().map(|consumer| plan.blend(*consumer)).chain(plan.pilot()));
        let mut fuels = blends.flat_map(|blend| blend.components()).map(|(batch, _)| batch.fuel());
        fuels.find(|fuel| !self.can_burn(fuel.family()))
    }

    /// Whether its engines take a fuel of a family as they are, or it is capable of it.
    pub fn can_burn(&self, family: Family) -> bool {
        needs_no_other_engine(family) || self.capable_of.contains(&family)
    }

    /// The ship with its technology.
    pub(super) fn sailing(&self) -> Arc<Vessel> {
        match self.technology.saving() {
            Fraction::ZERO => Arc::clone(&self.vessel),
            saving => Arc::new(self.vessel.as_ref().clone().with_power_saving(saving)),
        }
    }
}

/// Oils of any origin: engines of oil burn them. Limits of a blend's share are the maker's, and not known here.
const fn needs_no_other_engine(family: Family) -> bool {
    matches!(
        family,
        Family::Hfo | Family::Lfo | Family::MdoMgo | Family::Fame | Family::Hvo | Family::OtherBiofuel
    )
}

impl Technology {
    /// Nothing is saved.
    pub const NONE: Self = Self { wind: Fraction::ZERO, efficiency: Fraction::ZERO };

    /// Both together: `1 − (1 − wind) (1 − efficiency)`.
    pub fn saving(&self) -> Fraction {
        let left = (1.0 - self.wind.get()) * (1.0 - self.efficiency.get());
        Fraction::new(1.0 - left).unwrap_or(Fraction::ZERO)
    }
}
