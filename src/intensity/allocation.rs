//! One voyage divided among its containers.

use serde::Serialize;

use super::coefficients::coefficients;
use super::conservation::{Conservation, ConservationError, compensated_sum, prove_sum};
use super::dimension::{Empties, Reefers, TeuKind};
use super::error::AllocationError;
use super::lot::Lot;
use super::manifest::Manifest;
use super::pool::Pool;
use super::rule::AllocationRule;
use crate::fuel::LifeCycleStage;
use crate::inventory::Inventory;
use crate::units::substance::{Co2e, GwpName, LifeCycle, Substance, TankToWake, WellToWake};
use crate::units::{Mass, Teu};

/// A ledger and what was aboard: ready to be divided by any rule.
///
/// # Examples
///
/// ```
/// # use green_corridor::engine::{EngineClass, Generation};
/// # use green_corridor::units::{Distance, si::{hours, kilowatts, knots, metres}};
/// # use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage};
/// use green_corridor::intensity::{Allocator, Lot, Manifest, cargo_mass, rule};
/// use green_corridor::units::Teu;
/// # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
/// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
/// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
/// #     .build()?;
/// # let out = Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0));
/// # let back = Cargo::new(Teu::from_count(7_000.0), Teu::from_count(1_700.0));
/// # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
/// #     .draught(metres(13.2))
/// #     .leg("Yangshan", "Los Angeles", out)
/// #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
/// #     .port_call("Los Angeles").berth(hours(60.0))
/// #     .leg("Los Angeles", "Yangshan", back)
/// #     .transit(Distance::from_nautical_miles(5_750.0), knots(15.0))
/// #     .build()?;
/// # let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
///
/// let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE)?;
/// let allocator = Allocator::new(&ledger, &manifest)?;
///
/// let import = Lot::loaded(0, Teu::from_count(1.0));
/// let carried = allocator.under(&rule::CARRIED_TEU)?;
/// let shapley = allocator.under(&rule::DIRECTION_SHAPLEY)?;
/// carried.prove()?; // the shares of all containers sum to the ship
/// shapley.prove()?;
/// // The full direction bears the empties' way back.
/// assert!(shapley.figure(&import)?.kg_per_teu > 1.5 * carried.figure(&import)?.kg_per_teu);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Allocator<'a> {
    manifest: &'a Manifest,
    pool: Pool,
}

/// A ledger divided by one rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation<'a> {
    manifest: &'a Manifest,
    rule: AllocationRule,
    /// Coefficients by leg.
    per_unit: Vec<f64>,
    passed_on: Vec<f64>,
    per_plug_kw: Vec<f64>,
    activity_km: Vec<f64>,
    /// By leg: what a kilowatt of plugs emits, and whether the leg has a bearer.
    plugs_known: Vec<bool>,
    borne: Vec<bool>,
    /// What all that is aboard bears, by the sums of the legs.
    charged: f64,
    conservation: Conservation,
}

/// What a rule charges a lot.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// All of the lot, kilograms of CO2e of the rule's stage and set.
    pub kg: f64,
    /// Per TEU of it.
    pub kg_per_teu: f64,
    /// Grams per TEU and kilometre of the shipment's distance on the rule's basis, uplift included; `None` over no
    /// distance.
    pub g_per_teu_km: Option<f64>,
    /// The same per tonne of freight and kilometre, where the freight is known.
    pub g_per_tkm: Option<f64>,
    /// The shipment's distance on the rule's basis, uplift included.
    pub activity_km: f64,
}

impl<'a> Allocator<'a> {
    /// A ledger and the manifest of its voyage.
    ///
    /// # Errors
    ///
    /// [`AllocationError::OtherVoyage`] if the voyages state other legs, slots or containers.
    pub fn new(ledger: &Inventory, manifest: &'a Manifest) -> Result<Self, AllocationError> {
        manifest.is_of(ledger.voyage())?;
        Ok(Self { manifest, pool: Pool::of(ledger) })
    }

    /// Divides the ledger by a rule.
    ///
    /// # Errors
    ///
    /// [`AllocationError`] if the rule asks for what the voyage or the manifest does not tell, or nobody would bear
    /// the emissions.
    pub fn under(&self, rule: &AllocationRule) -> Result<Allocation<'a>, AllocationError> {
        let found = coefficients(&self.pool, self.manifest.stated(), self.manifest.legs(), rule)?;
        let plugs = |kilograms: &Option<f64>| kilograms.unwrap_or(0.0);
        let mut allocation = Allocation {
            manifest: self.manifest,
            rule: rule.clone(),
            per_unit: found.per_unit,
            passed_on: found.passed_on,
            per_plug_kw: found.per_plug_kw.iter().map(plugs).collect(),
            activity_km: found.activity_km,
            plugs_known: found.per_plug_kw.iter().map(Option::is_some).collect(),
            borne: found.borne,
            charged: found.charged,
            conservation: Conservation {
                ship_kg: found.ship,
                outside_scope_kg: found.outside,
                allocated_kg: 0.0,
                unborne_kg: found.unborne,
                by_assumption_kg: found.ship - found.outside - found.unborne - found.charged,
            },
        };
        allocation.conservation.allocated_kg = compensated_sum(allocation.shares());
        Ok(allocation)
    }

    /// What every named rule charges a lot, each with its own error where it has no answer.
    pub fn under_every_rule(&self, lot: &Lot) -> Vec<(AllocationRule, Result<Figure, AllocationError>)> {
        let figure = |rule: AllocationRule| {
            let figure = self.under(&rule).and_then(|allocation| allocation.figure(lot));
            (rule, figure)
        };
        super::rule::ALL.into_iter().map(figure).collect()
    }
}

impl<'a> Allocation<'a> {
    /// The rule.
    pub const fn rule(&self) -> &AllocationRule {
        &self.rule
    }

    /// Kilograms of CO2e of each lot of the manifest, in its order.
    pub fn shares(&self) -> impl Iterator<Item = f64> + '_ {
        self.manifest.lots().iter().map(|lot| self.kilograms(lot))
    }

    /// What the rule charges a lot, aboard or only thought of.
    ///
    /// # Errors
    ///
    /// [`AllocationError::OutOfRange`] for a lot that no manifest would take, [`AllocationError::Legs`] for legs that
    /// the voyage has not, [`AllocationError::NoTeu`] for a lot of no containers; [`AllocationError::FreightUnknown`],
    /// [`AllocationError::AuxiliaryEnergyUnknown`] and [`AllocationError::NothingCounted`] where the rule weighs freight,
    /// plugs or bearers and there are none to tell.
    pub fn figure(&self, lot: &Lot) -> Result<Figure, AllocationError> {
        self.answers(lot)?;
        let (kg, activity_km) = (self.kilograms(lot), over(&self.activity_km, lot));
        let per_km = |units: f64| (activity_km > 0.0).then(|| kg * 1e3 / (units * activity_km));
        Ok(Figure {
            kg,
            kg_per_teu: kg / lot.teu().count(),
            g_per_teu_km: per_km(lot.teu().count()),
            g_per_tkm: lot.freight().and_then(|freight| per_km(freight.tonnes())),
            activity_km,
        })
    }

    fn answers(&self, lot: &Lot) -> Result<(), AllocationError> {
        let rule = || self.rule.name.to_string();
        let record = || format!("rule {}, a lot of {}", self.rule.name, lot.teu());
        lot.check().map_err(|source| AllocationError::OutOfRange { record: record(), source })?;
        let (first, last) = (*lot.legs().start(), *lot.legs().end());
        let most = self.borne.len().saturating_sub(1);
        if first > last || last as usize > most {
            return Err(AllocationError::Legs { first, last, most });
        }
        if lot.teu() == Teu::ZERO {
            return Err(AllocationError::NoTeu { rule: rule() });
        }
        let on = |flags: &[bool]| {
            let leg = (first as usize..=last as usize).find(|leg| flags.get(*leg) == Some(&false))?;
            self.manifest.stated().get(leg).map(|leg| leg.label().to_owned())
        };
        let choices = &self.rule.choices;
        if choices.teu_kind == TeuKind::CargoMass && lot.is_loaded() && lot.freight().is_none() {
            let leg = format!("legs {first} to {last}");
            return Err(AllocationError::FreightUnknown { rule: rule(), leg });
        }
        let has_plugs = choices.reefers == Reefers::OwnPlugs && lot.plug_kw() > 0.0;
        if let Some(leg) = on(&self.plugs_known).filter(|_| has_plugs) {
            return Err(AllocationError::AuxiliaryEnergyUnknown { rule: rule(), leg });
        }
        let is_counted = lot.is_loaded() || !choices.count_freight() && choices.empties == Empties::AsCounted;
        if let Some(place) = on(&self.borne).filter(|_| is_counted) {
            let kind =
                if choices.empties == Empties::Shapley { TeuKind::LoadedTeu } else { choices.teu_kind };
            return Err(AllocationError::NothingCounted { rule: rule(), place, kind: kind.to_string() });
        }
        Ok(())
    }

    /// What the rule charges a lot, as a mass of the stage and set that the caller names.
    ///
    /// # Errors
    ///
    /// As [`Self::figure`], and [`AllocationError::OtherMeaning`] if the rule's stage or set is another.
    pub fn mass<L: LifeCycle, G: GwpName>(&self, lot: &Lot) -> Result<Mass<Co2e<L, G>>, AllocationError> {
        let stage = match self.rule.choices.life_cycle {
            LifeCycleStage::TtW => TankToWake::SYMBOL,
            LifeCycleStage::WtW => WellToWake::SYMBOL,
        };
        if stage != L::SYMBOL || self.rule.choices.gwp.name() != G::NAME {
            return Err(AllocationError::OtherMeaning {
                rule: self.rule.name.to_string(),
                given: format!("CO2e {stage} {}", self.rule.choices.gwp),
                asked: Co2e::<L, G>::symbol(),
            });
        }
        Ok(Mass::from_kilograms(self.figure(lot)?.kg))
    }

    /// Where the emissions of the ship went.
    pub const fn conservation(&self) -> &Conservation {
        &self.conservation
    }

    /// Proves that nothing is lost. The shares of the lots sum to what the legs charge; with what nobody bears and what the
    /// rule leaves out that is the ship, unless the rule assumes a utilisation or a distance: what that makes is named in
    /// [`Conservation::by_assumption_kg`].
    ///
    /// # Errors
    ///
    /// [`ConservationError`].
    pub fn prove(&self) -> Result<(), ConservationError> {
        let Conservation { ship_kg, outside_scope_kg, allocated_kg, unborne_kg, .. } = self.conservation;
        prove_sum(&format!("rule {}, kg CO2e of all lots", self.rule.name), [allocated_kg], self.charged)?;
        if self.rule.choices.assume() {
            return Ok(());
        }
        let record = format!("rule {}, kg CO2e of the ship", self.rule.name);
        prove_sum(&record, [outside_scope_kg, allocated_kg, unborne_kg], ship_kg)
    }

    #[inline]
    fn kilograms(&self, lot: &Lot) -> f64 {
        let loaded = lot.loaded_teu().map_or(0.0, |teu| teu.count());
        let counted = match (self.rule.choices.teu_kind, self.rule.choices.empties) {
            (TeuKind::CargoMass, _) => lot.freight().map_or(0.0, |freight| freight.tonnes()),
            (TeuKind::NominalSlots | TeuKind::CarriedTeu, Empties::AsCounted) => lot.teu().count(),
            _ => loaded,
        };
        counted * over(&self.per_unit, lot)
            + loaded * over(&self.passed_on, lot)
            + lot.plug_kw() * over(&self.per_plug_kw, lot)
    }
}

/// The sum over the legs of a lot; zero for legs that are none of the voyage.
#[inline]
fn over(by_leg: &[f64], lot: &Lot) -> f64 {
    let legs = *lot.legs().start() as usize..=*lot.legs().end() as usize;
    by_leg.get(legs).map_or(0.0, |legs| legs.iter().sum())
}

#[cfg(test)]
mod tests {
    use crate::engine::{EngineClass, Generation};
    use crate::fuel::{FactorSet, MarineFuel};
    use crate::intensity::{Allocator, Manifest, cargo_mass, rule};
    use crate::inventory::{FuelBasis, Inventory};
    use crate::units::si::{kilowatts, knots, metres};
    use crate::units::{Distance, Teu};
    use crate::vessel::Vessel;
    use crate::voyage::{Cargo, Voyage};

    #[test]
    fn a_share_that_is_lost_is_found() {
        let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
            .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
            .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
            .build()
            .expect("a ship");
        let start = "2026-03-01T00:00Z".parse().expect("an instant");
        let voyage = Voyage::starting(start, ship, MarineFuel::VLSFO.into())
            .draught(metres(13.2))
            .leg("Yangshan", "Los Angeles", Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0)))
            .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
            .build()
            .expect("a voyage");
        let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
        let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated");
        let allocator = Allocator::new(&ledger, &manifest).expect("its own");
        let sound = allocator.under(&rule::CARRIED_TEU).expect("a rule");
        sound.prove().expect("nothing lost");

        let mut lost = sound.clone();
        lost.conservation.allocated_kg *= 0.999;
        assert!(lost.prove().is_err());
        let mut elsewhere = sound.clone();
        elsewhere.conservation.ship_kg *= 1.001;
        assert!(elsewhere.prove().is_err());
        let mut assumed = allocator.under(&rule::CARRIED_TEU).expect("a rule");
        assumed.rule = rule::CLEAN_CARGO;
        assumed.charged *= 1.001;
        assert!(assumed.prove().is_err());
    }
}
