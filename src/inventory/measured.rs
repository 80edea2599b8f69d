//! Measured fuel enters the ledger.

use std::sync::Arc;

use super::writer::Writer;
use super::{Derivation, EnergyCarrier, FuelBasis, InventoryError, Totals};
use crate::engine::EngineError;
use crate::fuel::{FactorSet, FuelError, FuelFactors};
use crate::vessel::Consumer;
use crate::voyage::{MeasuredFuel, Voyage};

/// What the bunker notes of a voyage amount to.
pub(super) fn bunkered(voyage: &Voyage, set: &FactorSet) -> Result<Totals, InventoryError> {
    let mut writer = Writer::new(voyage, set, FuelBasis::Measured);
    voyage.bunker_notes().iter().try_for_each(|note| writer.measured(0, note))?;
    Ok(writer.entries.iter().map(Totals::from).sum())
}

impl Writer<'_> {
    /// Enters a measured fuel.
    pub(super) fn measured(&mut self, index: usize, fuel: &MeasuredFuel) -> Result<(), InventoryError> {
        let factors = self.measured_factors(index, fuel)?;
        let carrier = self.carrier(|known| {
            matches!(known, EnergyCarrier::Fuel { batch, factors: same, law: None }
                if **batch == *fuel.batch && *same == factors)
        });
        let batch = Arc::clone(&fuel.batch);
        let carrier = carrier.unwrap_or_else(|| self.add(EnergyCarrier::Fuel { batch, factors, law: None }));
        let derivation = Derivation::Measured { evidence: fuel.evidence };
        self.fuel_entry(index, fuel.consumer, carrier, fuel.mass, None, derivation);
        Ok(())
    }

    fn measured_factors(&self, index: usize, fuel: &MeasuredFuel) -> Result<FuelFactors, InventoryError> {
        let family = fuel.batch.fuel().family();
        let resolve = |consumer: Consumer| -> Option<Result<FuelFactors, FuelError>> {
            let class = self.vessel.consumer(consumer)?.class().consumer_class(family);
            Some(self.set.resolve(&fuel.batch, class))
        };
        let failed = |source: FuelError| InventoryError::Engine {
            record: self.record(index),
            source: Box::new(EngineError::Fuel(source)),
        };
        if let Some(factors) = resolve(fuel.consumer) {
            return factors.map_err(failed);
        }
        let all: Vec<FuelFactors> = [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler]
            .into_iter()
            .filter_map(resolve)
            .collect::<Result<_, _>>()
            .map_err(failed)?;
        match &all[..] {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Ok(first.clone()),
            _ => Err(InventoryError::ConsumerNeeded {
                record: self.record(index),
                fuel: fuel.batch.fuel().to_string(),
            }),
        }
    }
}
