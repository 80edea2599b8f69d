//! Why two rules differ on one voyage: a waterfall, choice by choice, that sums exactly.

use serde::Serialize;

use super::allocation::Allocator;
use super::dimension::Dimension;
use super::error::AllocationError;
use super::lot::Lot;
use super::rule::AllocationRule;
use super::waterfall::{Attribution, Waterfall};

/// The waterfall from one rule to another, for one lot, per TEU.
///
/// # Formula
///
/// `to = from + Σ terms`, to the last bit and in whatever order the terms are added: the figures and terms are rounded
/// to a grid 2⁻⁴⁷ below the largest figure (1e-14 of it), on which sums of doubles are exact. From `b` to `a` each
/// term is that from `a` to `b` with the other sign.
///
/// The term of the TEU kind holds what follows from it alone: from slots to containers that is how full the ship was,
/// from carried to loaded TEU or to tonnes it is who bears the empties.
///
/// # Examples
///
/// ```
/// # use green_corridor::engine::{EngineClass, Generation};
/// # use green_corridor::units::{Distance, Teu, si::{kilowatts, knots, metres}};
/// # use green_corridor::{Cargo, FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage};
/// use green_corridor::intensity::{
///     Allocator, Attribution, Bridge, Dimension, Lot, Manifest, cargo_mass, rule,
/// };
/// # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
/// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
/// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
/// #     .build()?;
/// # let out = Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0));
/// # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
/// #     .draught(metres(13.2))
/// #     .leg("Yangshan", "Los Angeles", out)
/// #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
/// #     .build()?;
/// # let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
/// # let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE)?;
///
/// let allocator = Allocator::new(&ledger, &manifest)?;
/// let import = Lot::loaded(0, Teu::from_count(1.0));
/// let (index, carried) = (rule::CARRIER_LOOP_INDEX, rule::CARRIED_TEU);
/// let bridge = Bridge::between(&allocator, &import, &index, &carried, Attribution::Shapley)?;
///
/// let sum = bridge.terms().iter().fold(bridge.from_kg_per_teu(), |sum, term| sum + term.kg_per_teu);
/// assert_eq!(sum, bridge.to_kg_per_teu());
/// assert_eq!(bridge.term(Dimension::Reefers), 0.0); // both share the plugs
/// assert!(bridge.term(Dimension::LifeCycle) > 0.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bridge {
    from: AllocationRule,
    to: AllocationRule,
    attribution: Attribution,
    from_kg_per_teu: f64,
    to_kg_per_teu: f64,
    terms: Vec<Term>,
}

/// What one choice adds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// The choice.
    pub dimension: Dimension,
    /// As the first rule has it.
    pub from: String,
    /// As the second rule has it.
    pub to: String,
    /// Kilograms of CO2e per TEU.
    pub kg_per_teu: f64,
}

impl Bridge {
    /// The waterfall from one rule to another for a lot.
    ///
    /// # Errors
    ///
    /// [`AllocationError`] of either rule; [`AllocationError::Bridge`] if a mixture of the two that the attribution
    /// passes through has no answer.
    pub fn between(
        allocator: &Allocator<'_>,
        lot: &Lot,
        from: &AllocationRule,
        to: &AllocationRule,
        attribution: Attribution,
    ) -> Result<Self, AllocationError> {
        let per_teu = |rule: &AllocationRule| Ok(allocator.under(rule)?.figure(lot)?.kg_per_teu);
        let steps = from.choices.differences(&to.choices);
        let figure = |taken: u32| match taken {
            0 => per_teu(from),
            all if all == (1 << steps.len()) - 1 => per_teu(to),
            _ => {
                let passed = steps.iter().enumerate().filter(|(bit, _)| taken & (1 << bit) != 0);
                let choices =
                    passed.clone().fold(from.choices, |mixed, (_, step)| mixed.with(*step, &to.choices));
                per_teu(&AllocationRule { choices, ..from.clone() }).map_err(|source| {
                    AllocationError::Bridge {
                        from: from.name.to_string(),
                        to: to.name.to_string(),
                        passes: passed.map(|(_, step)| step.to_string()).collect::<Vec<_>>().join(", "),
                        source: Box::new(source),
                    }
                })
            }
        };
        let Waterfall { from: from_kg_per_teu, to: to_kg_per_teu, amounts } =
            Waterfall::of(&steps, &attribution, figure)?;
        let amount = |dimension: &Dimension| {
            let step = steps.iter().position(|step| step == dimension);
            step.and_then(|step| amounts.get(step)).copied().unwrap_or(0.0)
        };
        let term = |dimension: Dimension| Term {
            dimension,
            from: from.choices.in_words(dimension),
            to: to.choices.in_words(dimension),
            kg_per_teu: amount(&dimension),
        };
        Ok(Self {
            from: from.clone(),
            to: to.clone(),
            from_kg_per_teu,
            to_kg_per_teu,
            terms: Dimension::ALL.into_iter().map(term).collect(),
            attribution,
        })
    }

    /// The first rule.
    pub const fn from(&self) -> &AllocationRule {
        &self.from
    }

    /// The second rule.
    pub const fn to(&self) -> &AllocationRule {
        &self.to
    }

    /// How the difference is attributed.
    pub const fn attribution(&self) -> &Attribution {
        &self.attribution
    }

    /// Kilograms of CO2e per TEU under the first rule.
    pub const fn from_kg_per_teu(&self) -> f64 {
        self.from_kg_per_teu
    }

    /// Kilograms of CO2e per TEU under the second rule.
    pub const fn to_kg_per_teu(&self) -> f64 {
        self.to_kg_per_teu
    }

    /// The choices in which the rules differ, in the order of [`Dimension::ALL`].
    pub fn differences(&self) -> Vec<Dimension> {
        self.from.choices.differences(&self.to.choices)
    }

    /// One term a choice, in the order of [`Dimension::ALL`]; zero where the rules agree.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term of one choice, kilograms of CO2e per TEU.
    pub fn term(&self, dimension: Dimension) -> f64 {
        self.terms.iter().find(|term| term.dimension == dimension).map_or(0.0, |term| term.kg_per_teu)
    }
}
