//! Measured fuel enters the ledger.

use std::sync::Arc;

use super::writer::Writer;
use super::{Derivation, EnergyCarrier, InventoryError, Totals};
use crate::engine::EngineError;
use crate::fuel::{FactorSet, FuelError, FuelFactors};
use crate::units::Electricity;
use crate::units::si::Energy;
use crate::vessel::{Consumer, Vessel};
use crate::voyage::{MeasuredFuel, Voyage};

/// What the bunker notes of a voyage amount to.
pub(super) fn bunkered(voyage: &Voyage, set: &FactorSet) -> Result<Totals, InventoryError> {
    let total = |note: &MeasuredFuel| {
        let factors = factors(voyage.vessel(), set, note, || "bunker notes".to_owned())?;
        Ok(Totals {
            shaft: None::<Energy>,
            electricity: Electricity::ZERO,
            fuel: note.mass,
            fuel_energy: factors.energy(note.mass),
            emissions: factors.burn(note.mass),
        })
    };
    voyage.bunker_notes().iter().map(total).sum()
}

/// Factors of a measured fuel; of a fuel not divided by consumer only if they are the same in all.
fn factors(
    vessel: &Vessel,
    set: &FactorSet,
    fuel: &MeasuredFuel,
    record: impl Fn() -> String,
) -> Result<FuelFactors, InventoryError> {
    let family = fuel.batch.fuel().family();
    let resolve = |consumer: Consumer| -> Option<Result<FuelFactors, FuelError>> {
        let class = vessel.consumer(consumer)?.class().consumer_class(family);
        Some(set.resolve(&fuel.batch, class))
    };
    let failed = |source: FuelError| InventoryError::Engine {
        record: record(),
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
        _ => Err(InventoryError::ConsumerNeeded { record: record(), fuel: fuel.batch.fuel().to_string() }),
    }
}

impl Writer<'_> {
    /// Enters a measured fuel.
    pub(super) fn measured(&mut self, index: usize, fuel: &MeasuredFuel) -> Result<(), InventoryError> {
        let factors = factors(self.vessel, self.set, fuel, || self.record(index))?;
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
}
