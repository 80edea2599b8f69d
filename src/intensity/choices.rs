//! The eight choices together.

use serde::Serialize;

use super::dimension::{Dimension, DistanceRule, Empties, Reefers, Scope, TeuKind, Utilisation};
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::NamedSet;

/// What a rule chooses in each [`Dimension`]. Every combination is a rule, of the trade or not.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Choices {
    /// Which activities of the ship count.
    pub scope: Scope,
    /// Which stage of the fuel's life counts.
    pub life_cycle: LifeCycleStage,
    /// The GWP set.
    pub gwp: NamedSet,
    /// The distances.
    pub distance: DistanceRule,
    /// How full the ship is taken to be. Where slots are counted it changes nothing.
    pub utilisation: Utilisation,
    /// What is counted.
    pub teu_kind: TeuKind,
    /// Who bears the plugs of refrigerated containers.
    pub reefers: Reefers,
    /// Who bears repositioned empties, and which direction the voyage.
    pub empties: Empties,
}

impl Choices {
    /// The dimensions in which two differ.
    pub fn differences(&self, other: &Self) -> Vec<Dimension> {
        let differs = |dimension: &Dimension| self.with(*dimension, other) != *self;
        Dimension::ALL.into_iter().filter(differs).collect()
    }

    /// The choice in one dimension, in words.
    pub fn in_words(&self, dimension: Dimension) -> String {
        match dimension {
            Dimension::Scope => self.scope.to_string(),
            Dimension::LifeCycle => self.life_cycle.to_string(),
            Dimension::Gwp => self.gwp.to_string(),
            Dimension::DistanceBasis => self.distance.to_string(),
            Dimension::Utilisation => self.utilisation.to_string(),
            Dimension::TeuKind => self.teu_kind.to_string(),
            Dimension::Reefers => self.reefers.to_string(),
            Dimension::Empties => self.empties.to_string(),
        }
    }

    /// These choices, one dimension chosen as others do.
    #[must_use]
    pub const fn with(self, dimension: Dimension, other: &Self) -> Self {
        match dimension {
            Dimension::Scope => Self { scope: other.scope, ..self },
            Dimension::LifeCycle => Self { life_cycle: other.life_cycle, ..self },
            Dimension::Gwp => Self { gwp: other.gwp, ..self },
            Dimension::DistanceBasis => Self { distance: other.distance, ..self },
            Dimension::Utilisation => Self { utilisation: other.utilisation, ..self },
            Dimension::TeuKind => Self { teu_kind: other.teu_kind, ..self },
            Dimension::Reefers => Self { reefers: other.reefers, ..self },
            Dimension::Empties => Self { empties: other.empties, ..self },
        }
    }

    /// Whether they take a utilisation or a distance that the ship did not have.
    pub fn assume(&self) -> bool {
        let utilisation = self.utilisation != Utilisation::Actual && self.teu_kind != TeuKind::NominalSlots;
        utilisation || !self.distance.is_consistent()
    }

    /// Whether freight alone is counted, by TEU or by mass, so that empties are free.
    pub(super) const fn count_freight(&self) -> bool {
        matches!(self.teu_kind, TeuKind::LoadedTeu | TeuKind::CargoMass)
    }
}
