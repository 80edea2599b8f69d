//! What a fuel switch displaces.

use std::sync::Arc;

use super::measure::Switched;
use super::ship::CONSUMERS;
use super::{Change, FuelsAboard, Measure, ScenarioError, ServiceSpec, ShipClass};
use crate::fuel::{Blend, FactorSet, FuelBatch, ShareBasis};
use crate::units::{Fraction, SpecificFuelConsumption};
use crate::vessel::Consumer;
use crate::voyage::FuelPlan;

/// Shares of fuel energy of one service that come from other fuels than in the baseline.
#[derive(Default)]
pub(super) struct Displaced {
    shares: Vec<Displacement>,
    /// By class.
    pilots: Vec<(Arc<str>, FuelBatch)>,
}

struct Displacement {
    measure: Arc<str>,
    class: Arc<str>,
    batch: FuelBatch,
    share: f64,
    consumers: Switched,
}

impl Displaced {
    /// Notes a switch of some classes.
    pub(super) fn add(
        &mut self,
        measure: &Measure,
        spec: &ServiceSpec,
        share: Fraction,
        set: &FactorSet,
    ) -> Result<(), ScenarioError> {
        let Change::FuelSwitch { batch, pilot, classes, consumers, .. } = &measure.change else {
            return Ok(());
        };
        let asked = spec.deployments.iter().map(|one| &one.class);
        for class in asked.filter(|class| classes.is_empty() || classes.contains(&class.name)) {
            can_burn(measure, class, batch)?;
            if has_own_pilot(class, batch, set)
                && pilot.as_ref().is_some_and(|pilot| pilot.energy_share != Fraction::ZERO)
            {
                let (measure, class) = (measure.name.to_string(), class.name.to_string());
                return Err(ScenarioError::PilotTwice { measure, class });
            }
            if let Some(pilot) = pilot {
                self.pilots.push((Arc::clone(&class.name), pilot.batch.clone()));
            }
            let of_pilot = pilot.as_ref().map_or(0.0, |pilot| pilot.energy_share.get());
            let parts = [(Some(batch), 1.0 - of_pilot), (pilot.as_ref().map(|pilot| &pilot.batch), of_pilot)];
            for (batch, part) in parts {
                let share = share.get() * part;
                if let Some(batch) = batch.filter(|_| share > 0.0) {
                    self.shares.push(Displacement {
                        measure: Arc::clone(&measure.name),
                        class: Arc::clone(&class.name),
                        batch: batch.clone(),
                        share,
                        consumers: *consumers,
                    });
                }
            }
        }
        Ok(())
    }

    /// Displaces the fuels of the baseline.
    pub(super) fn displace(
        &self,
        spec: &mut ServiceSpec,
        scenario: &str,
        year: i16,
    ) -> Result<(), ScenarioError> {
        let service = Arc::clone(&spec.name);
        for class in spec.deployments.iter_mut().map(|one| &mut one.class) {
            let own: Vec<&Displacement> = self.shares.iter().filter(|one| one.class == class.name).collect();
            if own.is_empty() {
                continue;
            }
            let pilot = self.pilots.iter().find(|(of, _)| *of == class.name).map(|(_, batch)| batch);
            let sum: f64 = own.iter().map(|one| one.share).sum();
            if sum > 1.0 + Blend::SHARE_TOLERANCE {
                let shares: Vec<String> = own
                    .iter()
                    .map(|one| format!("{} {} ({})", one.share, one.batch.fuel(), one.measure))
                    .collect();
                return Err(ScenarioError::SharesExceedOne {
                    scenario: scenario.to_owned(),
                    year,
                    record: format!("service `{service}`, class `{}`", class.name),
                    sum,
                    shares: shares.join(", "),
                });
            }
            class.fuels = FuelsAboard {
                open_sea: Arc::new(plan(&class.fuels.open_sea, &own, pilot)?),
                controlled: Arc::new(plan(&class.fuels.controlled, &own, pilot)?),
            };
        }
        Ok(())
    }
}

/// The plan of a baseline with its fuels displaced.
fn plan(
    baseline: &FuelPlan,
    displaced: &[&Displacement],
    pilot: Option<&FuelBatch>,
) -> Result<FuelPlan, ScenarioError> {
    let [main, auxiliary, boiler] = CONSUMERS.map(|consumer| blend(baseline, consumer, displaced));
    let plan = FuelPlan::new(main?, auxiliary?, boiler?);
    let own = baseline.pilot().and_then(|blend| blend.components().next());
    Ok(match own.map(|(batch, _)| batch.as_ref()).or(pilot) {
        Some(batch) => plan.with_pilot(batch.clone()),
        None => plan,
    })
}

fn blend(
    baseline: &FuelPlan,
    consumer: Consumer,
    displaced: &[&Displacement],
) -> Result<Blend, ScenarioError> {
    let before = baseline.blend(consumer);
    let switched =
        |one: &&&Displacement| consumer == Consumer::MainEngine || one.consumers == Switched::EveryConsumer;
    let own: Vec<&&Displacement> = displaced.iter().filter(switched).collect();
    let Some(first) = own.first() else { return Ok(before.as_ref().clone()) };
    if before.basis() == ShareBasis::Mass && before.components().len() > 1 {
        return Err(ScenarioError::BlendByMass {
            measure: first.measure.to_string(),
            class: first.class.to_string(),
            blend: before.to_string(),
        });
    }
    let left = (1.0 - own.iter().map(|one| one.share).sum::<f64>()).max(0.0);
    let mut parts: Vec<(FuelBatch, f64)> = Vec::new();
    let kept = before.components().map(|(batch, share)| (batch.as_ref(), share.get() * left));
    for (batch, share) in kept.chain(own.iter().map(|one| (&one.batch, one.share))) {
        match parts.iter_mut().find(|(known, _)| known == batch) {
            Some((_, sum)) => *sum = (*sum + share).min(1.0),
            None => parts.push((batch.clone(), share)),
        }
    }
    Blend::new(parts, ShareBasis::Energy)
        .map_err(|source| ScenarioError::Fuel { measure: first.measure.to_string(), source })
}

/// Whether the consumption law of the main engine adds pilot fuel to a fuel.
fn has_own_pilot(class: &ShipClass, batch: &FuelBatch, set: &FactorSet) -> bool {
    let law = class.vessel.main_engine().resolve(batch, set);
    law.is_ok_and(|(_, law)| law.pilot() > SpecificFuelConsumption::ZERO)
}

/// Whether the ships of a class can burn a fuel: their engines take it as they are, or they are capable of its family.
fn can_burn(measure: &Measure, class: &ShipClass, batch: &FuelBatch) -> Result<(), ScenarioError> {
    if class.can_burn(batch.fuel().family()) {
        return Ok(());
    }
    let capable: Vec<String> = class.capable_of.iter().map(|family| format!("{family:?}")).collect();
    Err(ScenarioError::NotCapable {
        measure: measure.name.to_string(),
        class: class.name.to_string(),
        fuel: batch.fuel().to_string(),
        capable: if capable.is_empty() { "no other fuel".to_owned() } else { capable.join(", ") },
    })
}
