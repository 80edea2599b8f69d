//! Abatement cost: what a tonne less costs.
//!
//! ```text
//! MAC = (C_alt − C_ref) / (E_ref − E_alt)
//! ```
//!
//! The substance is in the type: CO2e of a stage under a GWP set, or another that is abated. Undefined where nothing is
//! abated; that is an error, not an infinite or a negative number.
//!
//! # Examples
//!
//! E-methanol for VLSFO, a gigajoule of each (15 and 95.48 gCO2e/MJ):
//!
//! ```
//! use green_corridor::corridor::cost::{Outcome, abatement_cost};
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::substance::{Co2e, UsDollar, WellToWake};
//! use green_corridor::units::{Mass, Money};
//!
//! type Wtw = Co2e<WellToWake, Ar5>;
//! let of = |name, year, usd, kilograms| {
//!     Outcome::<UsDollar, Wtw>::new(name, Some(year), Money::from_amount(usd), Mass::from_kilograms(kilograms))
//! };
//! let vlsfo = of("VLSFO", 2026, 20.22388, 95.48408)?;
//! let methanol = of("e-methanol", 2026, 70.35176, 15.0)?;
//! let cost = abatement_cost(&methanol, &vlsfo)?;
//! assert_eq!(cost.to_string(), "622.83 USD/t CO2e WtW AR5, tonnes undiscounted");
//! assert!(abatement_cost(&vlsfo, &methanol).is_err()); // VLSFO abates nothing
//! let of_2025 = of("e-methanol", 2025, 70.35176, 15.0)?;
//! assert!(abatement_cost(&of_2025, &vlsfo).is_err()); // prices of two years
//! # Ok::<(), green_corridor::Error>(())
//! ```
//!
//! Tank-to-wake against well-to-wake does not compile:
//!
//! ```compile_fail,E0308
//! use green_corridor::corridor::cost::{Outcome, abatement_cost};
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::substance::{Co2e, TankToWake, UsDollar, WellToWake};
//!
//! fn mixed(
//!     alternative: &Outcome<UsDollar, Co2e<TankToWake, Ar5>>,
//!     reference: &Outcome<UsDollar, Co2e<WellToWake, Ar5>>,
//! ) {
//!     let _ = abatement_cost(alternative, reference);
//! }
//! ```
//!
//! Its twin does:
//!
//! ```
//! use green_corridor::corridor::cost::{Outcome, abatement_cost};
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::substance::{Co2e, UsDollar, WellToWake};
//!
//! fn alike(
//!     alternative: &Outcome<UsDollar, Co2e<WellToWake, Ar5>>,
//!     reference: &Outcome<UsDollar, Co2e<WellToWake, Ar5>>,
//! ) {
//!     let _ = abatement_cost(alternative, reference);
//! }
//! ```

use std::fmt;

use super::bill::AMOUNT;
use super::cash_flow::CashFlows;
use super::cost_basis::CostBasis;
use super::discount::{TonneBasis, levelised, undiscounted};
use super::error::CostError;
use super::rate::{DiscountRate, RateBasis, Timing};
use crate::intensity::waterfall::Grid;
use crate::units::substance::{Currency, Substance};
use crate::units::{Bound, Mass, Money, Price};

/// Of the larger of two emissions: below it a difference is what sums of doubles leave behind.
const ROUNDING: f64 = 1e-12;

const EMISSIONS: Bound = Bound::new("emissions_t", -1e15, 1e15, "t");

/// What a scenario or a measure costs, and what it emits.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<C: Currency, S: Substance> {
    name: String,
    cost: Money<C>,
    basis: CostBasis,
    emissions: Mass<S>,
    tonnes: TonneBasis,
}

/// What a tonne less of `S` costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AbatementCost<C: Currency, S: Substance> {
    extra_cost: Money<C>,
    basis: CostBasis,
    abated: Mass<S>,
    tonnes: TonneBasis,
}

/// What the sign of an abatement cost says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It saves money too. Its cost per tonne is negative and ranks nothing: a smaller saving over more tonnes looks
    /// worse than it is.
    CheaperAndCleaner,
    /// It costs money, or nothing.
    CleanerAtACost,
}

impl<C: Currency, S: Substance> Outcome<C, S> {
    /// Cost and emissions of one period, in prices of a year; `None` says that the year is not known.
    ///
    /// # Errors
    ///
    /// [`CostError::Value`] for what is not a number, or beyond 1e15.
    pub fn new(
        name: impl Into<String>,
        price_year: Option<i16>,
        cost: Money<C>,
        emissions: Mass<S>,
    ) -> Result<Self, CostError> {
        let basis = CostBasis::one_period(price_year);
        Self::checked(name.into(), cost, basis, emissions, TonneBasis::Undiscounted)
    }

    /// Cost of several years at its present value, tonnes as they are.
    ///
    /// # Errors
    ///
    /// [`CostError::UnlikeYears`] for years of cost without emissions, or the other way; [`CostError::Value`].
    pub fn undiscounted<B: RateBasis>(
        name: impl Into<String>,
        price_year: Option<i16>,
        cost: &CashFlows<C, B>,
        emissions: &[Mass<S>],
        rate: DiscountRate<B>,
        timing: Timing,
    ) -> Result<Self, CostError> {
        let name = alike(name.into(), cost, emissions)?;
        let basis = CostBasis::present_value(price_year, emissions.len(), rate, timing);
        let (cost, emissions) = (cost.present_value(rate, timing), undiscounted(emissions));
        Self::checked(name, cost, basis, emissions, TonneBasis::Undiscounted)
    }

    /// Cost of several years at its present value, tonnes discounted with the same rate.
    ///
    /// # Errors
    ///
    /// As [`Self::undiscounted`].
    pub fn levelised<B: RateBasis>(
        name: impl Into<String>,
        price_year: Option<i16>,
        cost: &CashFlows<C, B>,
        emissions: &[Mass<S>],
        rate: DiscountRate<B>,
        timing: Timing,
    ) -> Result<Self, CostError> {
        let name = alike(name.into(), cost, emissions)?;
        let basis = CostBasis::present_value(price_year, emissions.len(), rate, timing);
        let (cost, emissions) = (cost.present_value(rate, timing), levelised(emissions, rate, timing));
        Self::checked(name, cost, basis, emissions, TonneBasis::levelised(rate, timing))
    }

    fn checked(
        name: String,
        cost: Money<C>,
        basis: CostBasis,
        emissions: Mass<S>,
        tonnes: TonneBasis,
    ) -> Result<Self, CostError> {
        AMOUNT.named("cost").check(cost.amount()).map_err(CostError::of(name.as_str()))?;
        EMISSIONS.check(emissions.tonnes()).map_err(CostError::of(name.as_str()))?;
        Ok(Self { name, cost, basis, emissions, tonnes })
    }

    /// The same, to the nearest points of two grids.
    pub(super) fn on_grids(&self, costs: &Grid, kilograms: &Grid) -> Self {
        let cost = Money::from_amount(costs.nearest(self.cost.amount()));
        let emissions = Mass::from_kilograms(kilograms.nearest(self.emissions.kilograms()));
        Self { name: self.name.clone(), cost, basis: self.basis, emissions, tonnes: self.tonnes }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it costs.
    pub const fn cost(&self) -> Money<C> {
        self.cost
    }

    /// On what its cost stands.
    pub const fn cost_basis(&self) -> CostBasis {
        self.basis
    }

    /// What it emits.
    pub const fn emissions(&self) -> Mass<S> {
        self.emissions
    }

    /// How its tonnes were summed.
    pub const fn tonnes(&self) -> TonneBasis {
        self.tonnes
    }
}

fn alike<C: Currency, S: Substance, B: RateBasis>(
    record: String,
    cost: &CashFlows<C, B>,
    emissions: &[Mass<S>],
) -> Result<String, CostError> {
    let (costs, others) = (cost.years().len(), emissions.len());
    if costs == others {
        return Ok(record);
    }
    Err(CostError::UnlikeYears { record, what: "emissions", costs, others })
}

/// Whether an alternative emits less than a reference, by more than what sums of doubles leave behind.
pub(in crate::corridor) fn emits_less(alternative: f64, reference: f64) -> bool {
    reference - alternative > ROUNDING * reference.abs().max(alternative.abs())
}

/// What a tonne less costs by an alternative to a reference, `(C_alt − C_ref) / (E_ref − E_alt)`.
///
/// # Units
///
/// Currency per tonne.
///
/// # Errors
///
/// [`CostError::NothingAbated`] where the alternative emits as much or more, or less by rounding alone (1e-12 of the larger): two
/// equal scenarios have a gap of zero and no abatement cost. [`CostError::OtherTonnes`] for tonnes discounted in two ways, [`CostError::OtherCost`] for costs
/// of two price years, of unlike years, or discounted in two ways.
pub fn abatement_cost<C: Currency, S: Substance>(
    alternative: &Outcome<C, S>,
    reference: &Outcome<C, S>,
) -> Result<AbatementCost<C, S>, CostError> {
    if alternative.tonnes != reference.tonnes {
        return Err(CostError::OtherTonnes {
            alternative: alternative.name.clone(),
            reference: reference.name.clone(),
            has: alternative.tonnes.to_string(),
            other: reference.tonnes.to_string(),
        });
    }
    if alternative.basis != reference.basis {
        return Err(CostError::OtherCost {
            alternative: alternative.name.clone(),
            reference: reference.name.clone(),
            has: alternative.basis.to_string(),
            other: reference.basis.to_string(),
        });
    }
    let extra_cost = alternative.cost - reference.cost;
    let abated = reference.emissions - alternative.emissions;
    let less = emits_less(alternative.emissions.kilograms(), reference.emissions.kilograms());
    if !less || !(extra_cost / abated).is_finite() {
        return Err(CostError::NothingAbated {
            alternative: alternative.name.clone(),
            reference: reference.name.clone(),
            alternative_t: alternative.emissions.tonnes(),
            reference_t: reference.emissions.tonnes(),
            substance: S::symbol(),
        });
    }
    Ok(AbatementCost { extra_cost, basis: alternative.basis, abated, tonnes: alternative.tonnes })
}

impl<C: Currency, S: Substance> AbatementCost<C, S> {
    /// Money per tonne.
    pub fn price(&self) -> Price<C, S> {
        self.extra_cost / self.abated
    }

    /// What the alternative costs more; below zero where it saves.
    pub const fn extra_cost(&self) -> Money<C> {
        self.extra_cost
    }

    /// On what the cost stands, of both alike.
    pub const fn cost_basis(&self) -> CostBasis {
        self.basis
    }

    /// What it emits less.
    pub const fn abated(&self) -> Mass<S> {
        self.abated
    }

    /// How its tonnes were summed.
    pub const fn tonnes(&self) -> TonneBasis {
        self.tonnes
    }

    /// What the sign says.
    pub fn verdict(&self) -> Verdict {
        if self.extra_cost < Money::ZERO { Verdict::CheaperAndCleaner } else { Verdict::CleanerAtACost }
    }
}

impl<C: Currency, S: Substance> fmt::Display for AbatementCost<C, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let per_tonne = self.price().per_tonne();
        write!(f, "{per_tonne:.2} {}/t {}, tonnes {}", C::SYMBOL, S::symbol(), self.tonnes)
    }
}
