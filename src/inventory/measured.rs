//! Measured fuel enters the ledger.

use std::sync::Arc;

use super::writer::Writer;
use super::{Derivation, EnergyCarrier, InventoryError, Totals};
use crate::engine::{EngineError, FuelConsumer};
use crate::fuel::{FactorSet, FuelBatch, FuelError, FuelFactors};
use crate::units::substance::Fuel;
use crate::units::{Electricity, FuelEnergy, LowerHeatingValue, Mass, Time};
use crate::vessel::{Consumer, Vessel};
use crate::voyage::{Activity, Evidence, MeasuredFuel, Voyage};

/// What each bunker note of a voyage amounts to.
pub(super) fn bunkered<'a>(
    voyage: &'a Voyage,
    set: &FactorSet,
) -> Result<Vec<(&'a MeasuredFuel, Totals)>, InventoryError> {
    let total = |note: &'a MeasuredFuel| {
        let factors = factors(voyage.vessel(), set, note, || "bunker notes".to_owned())?;
        let totals = Totals {
            shaft: None,
            electricity: Electricity::ZERO,
            fuel: note.mass,
            fuel_energy: factors.energy(note.mass),
            emissions: factors.burn(note.mass),
        };
        Ok((note, totals))
    };
    voyage.bunker_notes().iter().map(total).collect()
}

/// The heating value of a reported fuel, in the first of the ship's consumers that the set knows it in.
pub(super) fn heating_value(
    voyage: &Voyage,
    set: &FactorSet,
    batch: &FuelBatch,
) -> Result<LowerHeatingValue, InventoryError> {
    let (vessel, family) = (voyage.vessel(), batch.fuel().family());
    let resolve = |machine: &FuelConsumer| set.resolve(batch, machine.class().consumer_class(family));
    let first = resolve(vessel.main_engine())
        .or_else(|error| resolve(vessel.auxiliary_engine()).map_err(|_| error))
        .or_else(|error| resolve(vessel.boiler()).map_err(|_| error));
    let factors = first.map_err(|source| InventoryError::Engine {
        record: "reported fuel".to_owned(),
        source: Box::new(EngineError::Fuel(source)),
    })?;
    Ok(factors.lower_heating_value)
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
        let derivation = Derivation::Measured { evidence: fuel.evidence };
        self.whole_mass(index, fuel, |_| (fuel.mass, derivation))
    }

    /// Enters a fuel at a measured rate of energy.
    pub(super) fn interpolated(
        &mut self,
        index: usize,
        consumer: Consumer,
        batch: Arc<FuelBatch>,
        energy: FuelEnergy,
        running: Time,
    ) -> Result<(), InventoryError> {
        let fuel = MeasuredFuel { batch, mass: Mass::ZERO, consumer, evidence: Evidence::NoonReport };
        self.whole_mass(index, &fuel, |factors| {
            let mass = energy / factors.lower_heating_value;
            (mass, Derivation::Interpolated { rate: mass / running, running })
        })
    }

    /// Measured energy of one consumer in an activity; `None` where it was not measured.
    pub(super) fn measured_energy(
        &self,
        index: usize,
        activity: &Activity,
        consumer: Consumer,
    ) -> Result<Option<FuelEnergy>, InventoryError> {
        let own = activity.measured().iter().filter(|fuel| fuel.consumer == consumer);
        own.map(|fuel| Ok(factors(self.vessel, self.set, fuel, || self.record(index))?.energy(fuel.mass)))
            .try_fold(None, |sum, energy| Ok(Some(sum.unwrap_or(FuelEnergy::ZERO) + energy?)))
    }

    fn whole_mass(
        &mut self,
        index: usize,
        fuel: &MeasuredFuel,
        known: impl FnOnce(&FuelFactors) -> (Mass<Fuel>, Derivation),
    ) -> Result<(), InventoryError> {
        let factors = factors(self.vessel, self.set, fuel, || self.record(index))?;
        let (mass, derivation) = known(&factors);
        let carrier = self.carrier(|known| {
            matches!(known, EnergyCarrier::Fuel { batch, factors: same, law: None }
                if **batch == *fuel.batch && *same == factors)
        });
        let batch = Arc::clone(&fuel.batch);
        let carrier = carrier.unwrap_or_else(|| self.add(EnergyCarrier::Fuel { batch, factors, law: None }));
        self.fuel_entry(index, fuel.consumer, carrier, mass, None, derivation);
        Ok(())
    }
}
