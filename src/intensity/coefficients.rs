//! What a rule charges per container and leg.

use super::activity::LegActivity;
use super::dimension::{Empties, Reefers, Scope, TeuKind, Utilisation};
use super::error::AllocationError;
use super::manifest::LegLoad;
use super::pool::{Pool, Weighed};
use super::rule::AllocationRule;
use super::shapley::{Need, airport};
use crate::units::Distance;
use crate::units::substance::Sailed;

/// Kilograms of CO2e by leg.
pub(super) struct Coefficients {
    /// Per TEU, or per tonne where freight is weighed.
    pub(super) per_unit: Vec<f64>,
    /// Per TEU with freight, for the empties that it bears.
    pub(super) passed_on: Vec<f64>,
    /// Per kilowatt of plugs.
    pub(super) per_plug_kw: Vec<f64>,
    /// Kilometres of the shipment's distance, uplift included.
    pub(super) activity_km: Vec<f64>,
    /// What the rule leaves out.
    pub(super) outside: f64,
    /// What slots without a lot keep.
    pub(super) unused: f64,
    /// The ledger's total.
    pub(super) ship: f64,
}

struct Leg<'a> {
    stated: &'a LegActivity,
    load: &'a LegLoad,
    intensity_km: f64,
    activity_km: f64,
    kilograms: f64,
}

pub(super) fn coefficients(
    pool: &Pool,
    stated: &[LegActivity],
    loads: &[LegLoad],
    rule: &AllocationRule,
) -> Result<Coefficients, AllocationError> {
    let whole = pool.whole(rule)?;
    let ship = whole.legs.iter().sum::<f64>() + whole.calls;
    let weighed = match rule.choices.reefers {
        Reefers::WithTheShip => whole,
        Reefers::OwnPlugs => pool.plugs_apart(rule, loads)?,
    };
    let legs = legs(stated, loads, &weighed, rule)?;
    let at_sea: f64 = weighed.legs.iter().sum();
    let (shared, outside) = match rule.choices.scope {
        Scope::Loop => (at_sea + weighed.calls, 0.0),
        Scope::LegsPooled | Scope::OwnLegs => (at_sea, weighed.calls),
    };
    let per_unit = match rule.choices.empties {
        Empties::AsCounted | Empties::ToFullerLegs => per_unit(&legs, rule, shared)?,
        Empties::Shapley => per_unit_of_the_loop(&legs, rule, shared)?,
    };
    let passed_on = match rule.choices.empties {
        Empties::ToFullerLegs if !rule.choices.count_freight() => pass_on(&legs, &per_unit, rule)?,
        Empties::ToFullerLegs | Empties::AsCounted | Empties::Shapley => vec![0.0; legs.len()],
    };
    let unused = legs.iter().zip(&per_unit).map(|(leg, kilograms)| kilograms * leg.unused(rule)).sum();
    let activity_km = legs.iter().map(|leg| leg.activity_km).collect();
    Ok(Coefficients {
        per_unit,
        passed_on,
        per_plug_kw: weighed.per_plug_kw,
        activity_km,
        outside,
        unused,
        ship,
    })
}

fn legs<'a>(
    stated: &'a [LegActivity],
    loads: &'a [LegLoad],
    weighed: &Weighed,
    rule: &AllocationRule,
) -> Result<Vec<Leg<'a>>, AllocationError> {
    let kilometres = |length| Distance::<Sailed>::from_length(length).kilometres();
    let mut legs = Vec::with_capacity(stated.len());
    for ((stated, load), kilograms) in stated.iter().zip(loads).zip(&weighed.legs) {
        legs.push(Leg {
            stated,
            load,
            intensity_km: kilometres(rule.choices.distance.intensity().of(stated)?),
            activity_km: kilometres(rule.choices.distance.activity().of(stated)?)
                * rule.choices.distance.uplift(),
            kilograms: *kilograms,
        });
    }
    Ok(legs)
}

/// Everything shared over all that is counted, or each leg for itself.
fn per_unit(legs: &[Leg], rule: &AllocationRule, shared: f64) -> Result<Vec<f64>, AllocationError> {
    let units = legs.iter().map(|leg| leg.units(rule)).collect::<Result<Vec<f64>, _>>()?;
    let nothing = |place: &str| AllocationError::NothingCounted {
        rule: rule.name.to_string(),
        place: place.to_owned(),
        kind: rule.choices.teu_kind.to_string(),
    };
    if rule.choices.scope == Scope::OwnLegs {
        let own = |(leg, units): (&Leg, &f64)| match units * leg.intensity_km {
            0.0 if leg.kilograms == 0.0 => Ok(0.0),
            0.0 => Err(nothing(leg.stated.label())),
            work => Ok(leg.kilograms / work * leg.activity_km),
        };
        return legs.iter().zip(&units).map(own).collect();
    }
    let work: f64 = legs.iter().zip(&units).map(|(leg, units)| units * leg.intensity_km).sum();
    if work == 0.0 {
        return Err(nothing("the voyage"));
    }
    Ok(legs.iter().map(|leg| shared / work * leg.activity_km).collect())
}

/// The Shapley value: legs by the slots that their freight needs, mile for mile.
fn per_unit_of_the_loop(
    legs: &[Leg],
    rule: &AllocationRule,
    shared: f64,
) -> Result<Vec<f64>, AllocationError> {
    let needs: Vec<Need> =
        legs.iter().map(|leg| Need { level: leg.load.loaded.count(), players: leg.intensity_km }).collect();
    let shares = airport(&needs).ok_or_else(|| AllocationError::NothingCounted {
        rule: rule.name.to_string(),
        place: "the voyage".to_owned(),
        kind: TeuKind::LoadedTeu.to_string(),
    })?;
    let mut per_unit = Vec::with_capacity(legs.len());
    for (leg, share) in legs.iter().zip(shares) {
        let loaded = match rule.choices.teu_kind {
            TeuKind::NominalSlots | TeuKind::CargoMass => leg.units(rule)?,
            TeuKind::CarriedTeu | TeuKind::LoadedTeu => leg.filled(rule, leg.load.loaded.count())?,
        };
        let bears = share != 0.0 && loaded != 0.0;
        per_unit.push(if bears { share * shared / loaded * leg.activity_km / leg.intensity_km } else { 0.0 });
    }
    Ok(per_unit)
}

/// The share of empties, per TEU of the freight that bears it.
fn pass_on(legs: &[Leg], per_unit: &[f64], rule: &AllocationRule) -> Result<Vec<f64>, AllocationError> {
    let mut passed_on = vec![0.0; legs.len()];
    for (index, leg) in legs.iter().enumerate() {
        let share = per_unit[index] * leg.load.empty().count();
        if share == 0.0 {
            continue;
        }
        let loaded = |leg: &Leg| leg.load.loaded.count();
        let excess = |fuller: &Leg| (loaded(fuller) - loaded(leg)).max(0.0) * fuller.intensity_km;
        let all: f64 = legs.iter().map(excess).sum();
        if all > 0.0 {
            for (bearer, sum) in legs.iter().zip(&mut passed_on).filter(|(bearer, _)| excess(bearer) > 0.0) {
                *sum += share * excess(bearer) / all / loaded(bearer);
            }
        } else if loaded(leg) > 0.0 {
            passed_on[index] += share / loaded(leg);
        } else {
            return Err(AllocationError::NothingCounted {
                rule: rule.name.to_string(),
                place: "the voyage".to_owned(),
                kind: TeuKind::LoadedTeu.to_string(),
            });
        }
    }
    Ok(passed_on)
}

impl Leg<'_> {
    /// What the rule counts on the leg: TEU, or tonnes.
    fn units(&self, rule: &AllocationRule) -> Result<f64, AllocationError> {
        match rule.choices.teu_kind {
            TeuKind::NominalSlots => Ok(self.stated.nominal().count()),
            TeuKind::CarriedTeu
                if rule.choices.utilisation != Utilisation::Actual && self.load.carried.count() == 0.0 =>
            {
                self.slots_filled(rule)
            }
            TeuKind::CarriedTeu => self.filled(rule, self.load.carried.count()),
            TeuKind::LoadedTeu => self.filled(rule, self.load.loaded.count()),
            TeuKind::CargoMass => {
                let freight = self.load.freight.ok_or_else(|| AllocationError::FreightUnknown {
                    rule: rule.name.to_string(),
                    leg: self.stated.label().to_owned(),
                })?;
                self.filled(rule, freight.tonnes())
            }
        }
    }

    /// What is aboard, or what would be at the utilisation that the rule assumes.
    fn filled(&self, rule: &AllocationRule, aboard: f64) -> Result<f64, AllocationError> {
        match rule.choices.utilisation {
            Utilisation::Assumed(_) if aboard != 0.0 => {
                Ok(aboard * (self.slots_filled(rule)? / self.load.carried.count()))
            }
            Utilisation::Assumed(_) | Utilisation::Actual => Ok(aboard),
        }
    }

    fn slots_filled(&self, rule: &AllocationRule) -> Result<f64, AllocationError> {
        match rule.choices.utilisation {
            Utilisation::Actual => Ok(self.load.carried.count()),
            Utilisation::Assumed(share) if share.get() > 0.0 => {
                Ok(self.stated.nominal().count() * share.get())
            }
            Utilisation::Assumed(_) => Err(AllocationError::ZeroUtilisation { rule: rule.name.to_string() }),
        }
    }

    /// Slots that no bearer takes, where slots are counted.
    fn unused(&self, rule: &AllocationRule) -> f64 {
        let taken = match (rule.choices.teu_kind, rule.choices.empties) {
            (TeuKind::NominalSlots, Empties::Shapley) => self.load.loaded.count(),
            (TeuKind::NominalSlots, _) => self.load.carried.count(),
            _ => return 0.0,
        };
        self.stated.nominal().count() - taken
    }
}
