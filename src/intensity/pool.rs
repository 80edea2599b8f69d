//! The ledger of a voyage as an allocation reads it: by leg, the port calls together, the auxiliary engines apart.

use super::error::AllocationError;
use super::manifest::LegLoad;
use super::rule::AllocationRule;
use crate::fuel::Emissions;
use crate::fuel::emissions::UnknownGas;
use crate::inventory::Inventory;
use crate::units::Energy;
use crate::units::si::{hour, kilowatt_hour};
use crate::vessel::Consumer;
use crate::voyage::Stage;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pool {
    legs: Vec<LegPool>,
    calls: Emissions,
}

#[derive(Clone, Debug, PartialEq)]
struct LegPool {
    label: String,
    all: Emissions,
    auxiliary: Emissions,
    /// `None` where a measurement does not tell the auxiliary engines apart.
    auxiliary_energy: Option<Energy>,
    hours: f64,
}

/// Kilograms of CO2e under the stage and set of a rule.
pub(super) struct Weighed {
    pub(super) legs: Vec<f64>,
    pub(super) calls: f64,
    /// Per kilowatt of a plug that is aboard over the leg; the plugs' part is no longer in `legs`.
    pub(super) per_plug_kw: Vec<f64>,
}

impl Pool {
    pub(super) fn of(ledger: &Inventory) -> Self {
        let stages = ledger.voyage().stages();
        let mut by_stage: Vec<LegPool> = stages.iter().map(|stage| LegPool::nothing(stage.label())).collect();
        for entry in ledger.entries() {
            let Some(pool) = by_stage.get_mut(ledger.activity(entry).stage()) else { continue };
            pool.all += *entry.emissions();
            match entry.consumer() {
                Consumer::AuxiliaryEngine => {
                    pool.auxiliary += *entry.emissions();
                    pool.auxiliary_energy =
                        pool.auxiliary_energy.zip(entry.shaft()).map(|(sum, shaft)| sum + shaft);
                }
                Consumer::WholeShip => pool.auxiliary_energy = None,
                Consumer::MainEngine | Consumer::Boiler | Consumer::ShoreConnection => {}
            }
        }
        for activity in ledger.voyage().activities() {
            if let Some(pool) = by_stage.get_mut(activity.stage()) {
                pool.hours += activity.duration().get::<hour>();
            }
        }
        let (mut legs, mut calls) = (Vec::new(), Emissions::ZERO);
        for (pool, stage) in by_stage.into_iter().zip(stages) {
            match stage {
                Stage::Leg(_) => legs.push(pool),
                Stage::PortCall(_) => calls += pool.all,
            }
        }
        Self { legs, calls }
    }

    /// All of it with the ship.
    pub(super) fn whole(&self, rule: &AllocationRule) -> Result<Weighed, UnknownGas> {
        let weigh =
            |emissions: &Emissions| emissions.co2e_kilograms(rule.choices.life_cycle, rule.choices.gwp);
        Ok(Weighed {
            legs: self.legs.iter().map(|leg| weigh(&leg.all)).collect::<Result<_, _>>()?,
            calls: weigh(&self.calls)?,
            per_plug_kw: vec![0.0; self.legs.len()],
        })
    }

    /// The plugs apart: their part of the energy of the auxiliary engines is their part of what those emit.
    pub(super) fn plugs_apart(
        &self,
        rule: &AllocationRule,
        loads: &[LegLoad],
    ) -> Result<Weighed, AllocationError> {
        let mut weighed = self.whole(rule)?;
        for (index, (leg, load)) in self.legs.iter().zip(loads).enumerate() {
            if load.plug_kw == 0.0 {
                continue;
            }
            let auxiliary_kwh =
                leg.auxiliary_energy.map(|energy| energy.get::<kilowatt_hour>()).ok_or_else(|| {
                    AllocationError::AuxiliaryEnergyUnknown {
                        rule: rule.name.to_string(),
                        leg: leg.label.clone(),
                    }
                })?;
            let plugs_kwh = load.plug_kw * leg.hours;
            if plugs_kwh > auxiliary_kwh {
                let leg = leg.label.clone();
                return Err(AllocationError::MorePlugsThanPower { leg, plugs_kwh, auxiliary_kwh });
            }
            let per_kwh =
                leg.auxiliary.co2e_kilograms(rule.choices.life_cycle, rule.choices.gwp)? / auxiliary_kwh;
            weighed.per_plug_kw[index] = per_kwh * leg.hours;
            weighed.legs[index] -= per_kwh * plugs_kwh;
        }
        Ok(weighed)
    }
}

impl LegPool {
    fn nothing(label: String) -> Self {
        Self {
            label,
            all: Emissions::ZERO,
            auxiliary: Emissions::ZERO,
            auxiliary_energy: Some(Energy::default()),
            hours: 0.0,
        }
    }
}
