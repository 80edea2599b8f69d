//! What a rule charges per container and leg.

use super::activity::LegActivity;
use super::conservation::SUM_TOLERANCE;
use super::dimension::{Basis, Empties, Reefers, Scope, TeuKind, Utilisation};
use super::error::AllocationError;
use super::manifest::LegLoad;
use super::pool::{Pool, Weighed};
use super::rule::AllocationRule;
use super::shapley::{Need, airport};
use crate::units::Distance;
use crate::units::bounded::Bound;
use crate::units::substance::Sailed;

/// A utilisation that may be assumed: a ship with a hundredth of its slots filled does not sail.
const UTILISATION: Bound = Bound::new("utilisation", 0.01, 1.0, "of the slots");

/// Kilograms of CO2e by leg.
pub(super) struct Coefficients {
    /// Per TEU, or per tonne where freight is weighed.
    pub(super) per_unit: Vec<f64>,
    /// Per TEU with freight, for the empties that it bears.
    pub(super) passed_on: Vec<f64>,
    /// Per kilowatt of plugs; `None` where it is not known.
    pub(super) per_plug_kw: Vec<Option<f64>>,
    /// Kilometres of the shipment's distance, uplift included.
    pub(super) activity_km: Vec<f64>,
    /// Whether anything aboard bears: where nothing does, nothing can be said of a container that is only thought of.
    pub(super) borne: Vec<bool>,
    /// What the rule leaves out.
    pub(super) outside: f64,
    /// What slots without a lot keep, and legs without anything that is counted.
    pub(super) unborne: f64,
    /// What all that is aboard bears, by the sums of the legs.
    pub(super) charged: f64,
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
    if let Utilisation::Assumed(share) = rule.choices.utilisation {
        UTILISATION.check(share.get()).map_err(|source| AllocationError::OutOfRange {
            record: format!("rule {}", rule.name),
            source,
        })?;
    }
    let whole = pool.whole(rule)?;
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
    let borne = legs.iter().map(|leg| leg.is_borne(rule)).collect::<Result<Vec<bool>, _>>()?;
    let (mut unborne, mut charged) = (0.0, 0.0);
    for (index, leg) in legs.iter().enumerate() {
        unborne += per_unit[index] * leg.unused(rule);
        if rule.choices.empties != Empties::Shapley && !borne[index] {
            unborne += leg.kilograms;
        }
        charged += per_unit[index] * leg.aboard(rule)
            + passed_on[index] * leg.load.loaded.count()
            + weighed.per_plug_kw[index].map_or(0.0, |kilograms| kilograms * leg.load.plug_kw);
    }
    Ok(Coefficients {
        activity_km: legs.iter().map(|leg| leg.activity_km).collect(),
        per_unit,
        passed_on,
        per_plug_kw: weighed.per_plug_kw,
        borne,
        outside,
        unborne,
        charged,
        ship: weighed.ship,
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
        let sailed_km = stated.distance::<Sailed>()?.kilometres();
        let planned = |basis: Basis| match kilometres(basis.of(stated)?) {
            0.0 if sailed_km > 0.0 => Err(AllocationError::NoPlannedDistance {
                rule: rule.name.to_string(),
                leg: stated.label().to_owned(),
                basis: basis.symbol(),
                sailed_km,
            }),
            km => Ok(km),
        };
        legs.push(Leg {
            stated,
            load,
            intensity_km: planned(rule.choices.distance.intensity())?,
            activity_km: planned(rule.choices.distance.activity())? * rule.choices.distance.uplift(),
            kilograms: *kilograms,
        });
    }
    Ok(legs)
}

/// Everything shared over all that is counted, or each leg for itself.
fn per_unit(legs: &[Leg], rule: &AllocationRule, shared: f64) -> Result<Vec<f64>, AllocationError> {
    let units = legs.iter().map(|leg| leg.units(rule)).collect::<Result<Vec<f64>, _>>()?;
    let nothing = || AllocationError::NothingCounted {
        rule: rule.name.to_string(),
        place: "the voyage".to_owned(),
        kind: rule.choices.teu_kind.to_string(),
    };
    let work: f64 = legs.iter().zip(&units).map(|(leg, units)| units * leg.intensity_km).sum();
    if work == 0.0 {
        return Err(nothing());
    }
    if rule.choices.scope == Scope::OwnLegs {
        let own = |(leg, units): (&Leg, &f64)| match units * leg.intensity_km {
            0.0 => 0.0,
            work => leg.kilograms / work * leg.activity_km,
        };
        return Ok(legs.iter().zip(&units).map(own).collect());
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
            TeuKind::CarriedTeu | TeuKind::LoadedTeu => leg.filled(rule, leg.load.loaded.count()),
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
        let excess = |fuller: &Leg| match loaded(fuller) - loaded(leg) {
            more if more > SUM_TOLERANCE * loaded(leg) => more * fuller.intensity_km,
            _ => 0.0,
        };
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
                Ok(self.slots_filled(rule))
            }
            TeuKind::CarriedTeu => Ok(self.filled(rule, self.load.carried.count())),
            TeuKind::LoadedTeu => Ok(self.filled(rule, self.load.loaded.count())),
            TeuKind::CargoMass => {
                let freight = self.load.freight.ok_or_else(|| AllocationError::FreightUnknown {
                    rule: rule.name.to_string(),
                    leg: format!("leg {}", self.stated.label()),
                })?;
                Ok(self.filled(rule, freight.tonnes()))
            }
        }
    }

    /// What is aboard, or what would be at the utilisation that the rule assumes.
    fn filled(&self, rule: &AllocationRule, aboard: f64) -> f64 {
        match rule.choices.utilisation {
            Utilisation::Assumed(_) if aboard != 0.0 => {
                aboard * (self.slots_filled(rule) / self.load.carried.count())
            }
            Utilisation::Assumed(_) | Utilisation::Actual => aboard,
        }
    }

    fn slots_filled(&self, rule: &AllocationRule) -> f64 {
        match rule.choices.utilisation {
            Utilisation::Actual => self.load.carried.count(),
            Utilisation::Assumed(share) => self.stated.nominal().count() * share.get(),
        }
    }

    /// What is aboard of what the rule counts, as it is.
    fn aboard(&self, rule: &AllocationRule) -> f64 {
        match (rule.choices.teu_kind, rule.choices.empties) {
            (TeuKind::CargoMass, _) => self.load.freight.map_or(0.0, |freight| freight.tonnes()),
            (TeuKind::NominalSlots | TeuKind::CarriedTeu, Empties::AsCounted) => self.load.carried.count(),
            _ => self.load.loaded.count(),
        }
    }

    /// Whether something bears the leg: in the game of the loop its freight, where each leg is for itself what is counted
    /// on it. Of all legs together every leg is a part.
    fn is_borne(&self, rule: &AllocationRule) -> Result<bool, AllocationError> {
        Ok(match (rule.choices.empties, rule.choices.scope) {
            (Empties::Shapley, _) => self.load.loaded.count() > 0.0,
            (_, Scope::OwnLegs) => self.kilograms == 0.0 || self.units(rule)? * self.intensity_km != 0.0,
            (_, Scope::Loop | Scope::LegsPooled) => true,
        })
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
