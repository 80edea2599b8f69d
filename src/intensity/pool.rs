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
    /// The ledger's own total, against which the parts are proven.
    total: Emissions,
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
    pub(super) ship: f64,
    pub(super) legs: Vec<f64>,
    pub(super) calls: f64,
    /// Per kilowatt of a plug that draws over the leg; the plugs' part is no longer in `legs`. `None` where it is not
    /// known what a kilowatt-hour emits.
    pub(super) per_plug_kw: Vec<Option<f64>>,
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
        Self { total: ledger.total().emissions, legs, calls }
    }

    /// All of it with the ship.
    pub(super) fn whole(&self, rule: &AllocationRule) -> Result<Weighed, UnknownGas> {
        let weigh =
            |emissions: &Emissions| emissions.co2e_kilograms(rule.choices.life_cycle, rule.choices.gwp);
        Ok(Weighed {
            ship: weigh(&self.total)?,
            legs: self.legs.iter().map(|leg| weigh(&leg.all)).collect::<Result<_, _>>()?,
            calls: weigh(&self.calls)?,
            per_plug_kw: vec![Some(0.0); self.legs.len()],
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
            let plugs_kwh = load.plug_kw * leg.hours;
            let known = leg.auxiliary_energy.map(|energy| energy.get::<kilowatt_hour>());
            if let Some(auxiliary_kwh) = known.filter(|auxiliary_kwh| plugs_kwh > *auxiliary_kwh) {
                let leg = leg.label.clone();
                return Err(AllocationError::MorePlugsThanPower { leg, plugs_kwh, auxiliary_kwh });
            }
            let auxiliary = leg.auxiliary.co2e_kilograms(rule.choices.life_cycle, rule.choices.gwp)?;
            let per_kwh = known.filter(|kwh| *kwh > 0.0).map(|kwh| auxiliary / kwh);
            weighed.per_plug_kw[index] =
                if leg.hours > 0.0 { per_kwh.map(|kg| kg * leg.hours) } else { Some(0.0) };
            if plugs_kwh > 0.0 {
                let per_kwh = per_kwh.ok_or_else(|| AllocationError::AuxiliaryEnergyUnknown {
                    rule: rule.name.to_string(),
                    leg: leg.label.clone(),
                })?;
                weighed.legs[index] -= per_kwh * plugs_kwh;
            }
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
