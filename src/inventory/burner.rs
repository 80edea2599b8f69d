//! A consumer on its blend: what it draws for a shaft energy.

use std::sync::Arc;

use super::EnergyCarrier;
use crate::engine::consumer::ConsumptionLaw;
use crate::engine::{EngineError, FuelConsumer};
use crate::fuel::{Blend, ConsumerClass, FactorSet, ShareBasis};
use crate::units::substance::Fuel;
use crate::units::{Energy, Load, Mass, SpecificFuelConsumption};
use crate::vessel::Consumer;
use crate::voyage::FuelPlan;

/// A blend resolved for one consumer.
pub(super) struct Burner {
    consumer: Consumer,
    blend: Arc<Blend>,
    pilot_blend: Option<Arc<Blend>>,
    parts: Vec<Part>,
    /// Carrier of the pilot fuel, if a part needs one.
    pilot: Option<usize>,
}

struct Part {
    carrier: usize,
    /// Share of the mass, or share of the energy over the heating value: mass up to a common factor.
    weight: f64,
    law: ConsumptionLaw,
}

/// What one part of a blend contributes.
pub(super) struct Draw {
    pub(super) carrier: usize,
    pub(super) mass: Mass<Fuel>,
    pub(super) shaft: Energy,
    pub(super) sfc: SpecificFuelConsumption,
    /// Pilot fuel beside it.
    pub(super) pilot: Mass<Fuel>,
}

impl Burner {
    /// Resolves the plan's blend for a consumer, adding its carriers to the ledger's.
    pub(super) fn resolve(
        consumer: Consumer,
        machine: &FuelConsumer,
        plan: &FuelPlan,
        set: &FactorSet,
        carriers: &mut Vec<EnergyCarrier>,
    ) -> Result<Self, EngineError> {
        let blend = plan.blend(consumer);
        let mut parts = Vec::with_capacity(blend.components().len());
        for (batch, share) in blend.components().filter(|(_, share)| share.get() > 0.0) {
            let (factors, law) = machine.resolve(batch, set)?;
            let weight = match blend.basis() {
                ShareBasis::Mass => share.get(),
                ShareBasis::Energy => share.get() / factors.lower_heating_value.megajoules_per_kilogram(),
            };
            let batch = Arc::clone(batch);
            carriers.push(EnergyCarrier::Fuel { batch, factors, law: Some(law.clone()) });
            parts.push(Part { carrier: carriers.len() - 1, weight, law });
        }
        let needed =
            parts.iter().map(|part| part.law.pilot()).find(|sfc| *sfc > SpecificFuelConsumption::ZERO);
        let pilot = match needed {
            None => None,
            Some(sfc) => {
                let needed = EngineError::PilotFuelNeeded {
                    class: machine.class(),
                    pilot_g_per_kwh: sfc.grams_per_kilowatt_hour(),
                };
                let batch = plan.pilot().and_then(|blend| blend.components().next()).ok_or(needed)?.0;
                let factors = set.resolve(batch, ConsumerClass::InternalCombustion)?;
                carriers.push(EnergyCarrier::Fuel { batch: Arc::clone(batch), factors, law: None });
                Some(carriers.len() - 1)
            }
        };
        let (blend, pilot_blend) = (Arc::clone(blend), plan.pilot().map(Arc::clone));
        Ok(Self { consumer, blend, pilot_blend, parts, pilot })
    }

    /// Carrier of its pilot fuel, if a part needs one.
    pub(super) fn pilot(&self) -> Option<usize> {
        self.pilot
    }

    /// Its first carrier.
    pub(super) fn first(&self) -> Option<usize> {
        self.parts.first().map(|part| part.carrier)
    }

    /// Whether this is the burner of a consumer under a plan.
    pub(super) fn serves(&self, consumer: Consumer, plan: &FuelPlan) -> bool {
        let same_pilot = match (&self.pilot_blend, plan.pilot()) {
            (Some(own), Some(asked)) => Arc::ptr_eq(own, asked),
            (None, None) => true,
            _ => false,
        };
        self.consumer == consumer && Arc::ptr_eq(&self.blend, plan.blend(consumer)) && same_pilot
    }

    /// Mass and shaft energy of each part of the blend that together give a shaft energy.
    ///
    /// ```text
    /// shares of mass:   M = W / Σ (wᵢ / SFCᵢ),           mᵢ = wᵢ M
    /// shares of energy: E = W / Σ (eᵢ / (LHVᵢ SFCᵢ)),    mᵢ = eᵢ E / LHVᵢ
    /// ```
    pub(super) fn draw(
        &self,
        shaft: Energy,
        load: Load,
        mut enter: impl FnMut(Draw),
    ) -> Result<(), EngineError> {
        if let [part] = &self.parts[..] {
            let sfc = part.law.at(load)?;
            let pilot = part.law.pilot() * shaft;
            enter(Draw { carrier: part.carrier, mass: sfc * shaft, shaft, sfc, pilot });
            return Ok(());
        }
        let per_sfc = |part: &Part| Ok(part.weight / part.law.at(load)?.grams_per_kilowatt_hour());
        let shaft_per_whole: f64 = self.parts.iter().map(per_sfc).sum::<Result<f64, EngineError>>()?;
        for part in &self.parts {
            let sfc = part.law.at(load)?;
            let of_whole =
                SpecificFuelConsumption::from_grams_per_kilowatt_hour(part.weight / shaft_per_whole);
            let mass: Mass<Fuel> = of_whole * shaft;
            let shaft: Energy = mass / sfc;
            let pilot = part.law.pilot() * shaft;
            enter(Draw { carrier: part.carrier, mass, shaft, sfc, pilot });
        }
        Ok(())
    }
}
