//! Measured against modelled.

use super::measured::bunkered;
use super::{FuelBasis, Inventory, InventoryError, Totals};
use crate::fuel::FactorSet;
use crate::provenance::DataTier;
use crate::vessel::Consumer;
use crate::voyage::{Activity, MeasuredFuel, Voyage};

/// What was measured beside what the model says, for the same activity and consumers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Residual {
    /// Index in [`Voyage::activities`]; `None` for the bunker notes of the whole voyage.
    pub activity: Option<usize>,
    /// Measured.
    pub measured: Totals,
    /// Modelled.
    pub modelled: Totals,
}

/// All residuals of a voyage. Nothing is replaced: the two ledgers stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Reconciliation {
    residuals: Vec<Residual>,
}

impl Residual {
    /// Measured less modelled fuel energy over the modelled; `None` if nothing was modelled.
    ///
    /// Energy, not mass: the two may have burned different fuels.
    pub fn relative(&self) -> Option<f64> {
        let modelled = self.modelled.fuel_energy;
        let difference = self.measured.fuel_energy - modelled;
        (modelled.megajoules() > 0.0).then(|| difference.ratio(modelled))
    }
}

impl Reconciliation {
    /// Compares every measurement of a voyage with the model.
    ///
    /// # Errors
    ///
    /// [`InventoryError`] as for [`Inventory::of`].
    pub fn of(voyage: &Voyage, set: &FactorSet) -> Result<Self, InventoryError> {
        let measured = |activity: &Activity| !activity.measured().is_empty();
        if voyage.bunker_notes().is_empty() && !voyage.activities().iter().any(measured) {
            return Ok(Self { residuals: Vec::new() });
        }
        let modelled = Inventory::of(voyage, set, FuelBasis::Modelled)?;
        let mixed = Inventory::of(voyage, set, FuelBasis::MeasuredWhereGiven)?;
        let mut residuals = Vec::new();
        for (index, activity) in voyage.activities().iter().enumerate() {
            if activity.measured().is_empty() {
                continue;
            }
            let of_activity = |entry: &super::Entry| entry.activity == index && entry.burns_fuel();
            let measured = mixed.total_of(|entry| of_activity(entry) && entry.tier == DataTier::Measured);
            let modelled =
                modelled.total_of(|entry| of_activity(entry) && covered(activity.measured(), entry.consumer));
            residuals.push(Residual { activity: Some(index), measured, modelled });
        }
        if !voyage.bunker_notes().is_empty() {
            let measured = bunkered(voyage, set)?.into_iter().map(|(_, totals)| totals).sum();
            let modelled = modelled
                .total_of(|entry| entry.burns_fuel() && covered(voyage.bunker_notes(), entry.consumer));
            residuals.push(Residual { activity: None, measured, modelled });
        }
        Ok(Self { residuals })
    }

    /// In order of time, the bunker notes last.
    pub fn residuals(&self) -> &[Residual] {
        &self.residuals
    }
}

fn covered(measured: &[MeasuredFuel], consumer: Consumer) -> bool {
    measured.iter().any(|fuel| fuel.consumer == consumer || fuel.consumer == Consumer::WholeShip)
}
