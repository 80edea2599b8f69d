//! The marginal abatement cost curve: measures from the cheapest tonne to the dearest.
//!
//! Two curves that are not one:
//!
//! * [`AbatementCurve::standalone`]: each measure against the baseline alone. Measures that work on the same tonnes
//!   overlap, so **the tonnes do not add up**.
//! * [`AbatementCurve::cumulative`]: each measure on top of those before it, in a stated order. The tonnes and the cost
//!   **add up exactly** to the last scenario less the baseline; another order gives other steps.
//!
//! In both, measures that save money come first, as a group without rank, the largest abatement first: a negative cost
//! per tonne ranks nothing. Then those that cost, from the lowest cost per tonne. Equals are ordered by name.
//!
//! # Examples
//!
//! ```
//! use green_corridor::corridor::cost::{AbatementCurve, Outcome};
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::units::substance::{Co2e, UsDollar, WellToWake};
//! use green_corridor::units::{Mass, Money};
//!
//! let outcome = |name, musd: f64, kt: f64| {
//!     Outcome::<UsDollar, Co2e<WellToWake, Ar5>>::new(
//!         name, Some(2026), Money::from_amount(musd * 1e6), Mass::from_tonnes(kt * 1e3))
//! };
//! let today = outcome("today", 100.0, 500.0)?;
//! let scenarios = [
//!     outcome("methanol", 160.0, 300.0)?,
//!     outcome("shore power", 101.0, 490.0)?,
//!     outcome("slower", 95.0, 450.0)?,
//! ];
//! let curve = AbatementCurve::standalone(&today, &scenarios)?;
//! let names: Vec<&str> = curve.steps().iter().map(|step| step.name()).collect();
//! assert_eq!(names, ["slower", "shore power", "methanol"]);
//! assert_eq!(curve.steps()[2].cost().to_string(), "300.00 USD/t CO2e WtW AR5, tonnes undiscounted");
//! assert!(curve.savings().eq(&curve.steps()[..1]));
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::cmp::Ordering;

use super::abatement::{AbatementCost, Outcome, Verdict, abatement_cost};
use super::error::CostError;
use crate::intensity::waterfall::Grid;
use crate::units::substance::{Currency, Substance};
use crate::units::{Mass, Money};

/// How the measures of a curve were held against the baseline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Build {
    /// Each against the baseline alone: tonnes do not add up.
    Standalone,
    /// Each on top of those before it: tonnes and cost add up.
    Cumulative,
}

/// Measures in the order of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct AbatementCurve<C: Currency, S: Substance> {
    build: Build,
    steps: Vec<CurveStep<C, S>>,
}

/// One measure of the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct CurveStep<C: Currency, S: Substance> {
    name: String,
    cost: AbatementCost<C, S>,
    abated_before: Mass<S>,
}

/// A measure and what it costs.
type Measured<'a, C, S> = (&'a Outcome<C, S>, AbatementCost<C, S>);

impl<C: Currency, S: Substance> AbatementCurve<C, S> {
    /// Each scenario is the baseline with one measure alone.
    ///
    /// # Errors
    ///
    /// [`CostError::NothingAbated`] for a scenario that abates nothing, [`CostError::OtherTonnes`],
    /// [`CostError::OtherCost`], [`CostError::DuplicateMeasure`].
    pub fn standalone(baseline: &Outcome<C, S>, measures: &[Outcome<C, S>]) -> Result<Self, CostError> {
        refuse_duplicates(measures)?;
        let steps = measures.iter().map(|measure| Ok((measure, abatement_cost(measure, baseline)?)));
        Ok(Self::ordered(Build::Standalone, steps.collect::<Result<_, CostError>>()?))
    }

    /// Each scenario is the one before it with a measure more; the first one has the first measure alone.
    ///
    /// Costs and emissions are rounded to a grid 1e-14 of the largest of them, on which sums of
    /// doubles are exact (of up to 32 measures, whatever the signs).
    ///
    /// # Errors
    ///
    /// As [`Self::standalone`], of a scenario against the one before it.
    pub fn cumulative(baseline: &Outcome<C, S>, measures: &[Outcome<C, S>]) -> Result<Self, CostError> {
        refuse_duplicates(measures)?;
        let states: Vec<_> = std::iter::once(baseline).chain(measures).collect();
        let costs = Grid::below(&states.iter().map(|state| state.cost().amount()).collect::<Vec<_>>());
        let emissions =
            Grid::below(&states.iter().map(|state| state.emissions().kilograms()).collect::<Vec<_>>());
        let states: Vec<_> = states.into_iter().map(|state| state.on_grids(&costs, &emissions)).collect();
        let pairs = measures.iter().zip(states.windows(2));
        let steps = pairs.filter_map(|(measure, pair)| match pair {
            [before, after] => Some(abatement_cost(after, before).map(|cost| (measure, cost))),
            _ => None,
        });
        let steps = steps.collect::<Result<_, CostError>>()?;
        Ok(Self::ordered(Build::Cumulative, steps))
    }

    fn ordered(build: Build, mut found: Vec<Measured<'_, C, S>>) -> Self {
        found.sort_by(|(one, one_cost), (other, other_cost)| {
            along_the_curve(one_cost, other_cost).then_with(|| one.name().cmp(other.name()))
        });
        let mut abated_before = Mass::ZERO;
        let mut steps = Vec::with_capacity(found.len());
        for (measure, cost) in found {
            let abated_with = abated_before + cost.abated();
            steps.push(CurveStep { name: measure.name().to_owned(), cost, abated_before });
            abated_before = abated_with;
        }
        Self { build, steps }
    }

    /// How it was built.
    pub const fn build(&self) -> Build {
        self.build
    }

    /// All measures, in the order of the curve.
    pub fn steps(&self) -> &[CurveStep<C, S>] {
        &self.steps
    }

    /// The measures that save money, unranked: the largest abatement first.
    pub fn savings(&self) -> impl Iterator<Item = &CurveStep<C, S>> {
        self.steps.iter().filter(|step| step.cost.verdict() == Verdict::CheaperAndCleaner)
    }

    /// The measures that cost, from the lowest cost per tonne.
    pub fn ranked(&self) -> impl Iterator<Item = &CurveStep<C, S>> {
        self.steps.iter().filter(|step| step.cost.verdict() == Verdict::CleanerAtACost)
    }

    /// What all measures abate together; `None` on a standalone curve, whose tonnes do not add up.
    pub fn abated(&self) -> Option<Mass<S>> {
        (self.build == Build::Cumulative).then(|| self.steps.iter().map(|step| step.cost.abated()).sum())
    }

    /// What all measures cost together; `None` on a standalone curve.
    pub fn extra_cost(&self) -> Option<Money<C>> {
        (self.build == Build::Cumulative).then(|| self.steps.iter().map(|step| step.cost.extra_cost()).sum())
    }
}

impl<C: Currency, S: Substance> CurveStep<C, S> {
    /// The measure.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its cost per tonne, money and tonnes.
    pub const fn cost(&self) -> &AbatementCost<C, S> {
        &self.cost
    }

    /// Where it begins on the axis of tonnes: what the measures before it on the curve abate.
    pub const fn abated_before(&self) -> Mass<S> {
        self.abated_before
    }

    /// Where it ends on the axis of tonnes.
    pub fn abated_with(&self) -> Mass<S> {
        self.abated_before + self.cost.abated()
    }
}

fn along_the_curve<C: Currency, S: Substance>(
    one: &AbatementCost<C, S>,
    other: &AbatementCost<C, S>,
) -> Ordering {
    let number = |cost: &AbatementCost<C, S>| cost.price().per_tonne();
    match (one.verdict(), other.verdict()) {
        (Verdict::CheaperAndCleaner, Verdict::CleanerAtACost) => Ordering::Less,
        (Verdict::CleanerAtACost, Verdict::CheaperAndCleaner) => Ordering::Greater,
        (Verdict::CheaperAndCleaner, Verdict::CheaperAndCleaner) => {
            other.abated().kilograms().total_cmp(&one.abated().kilograms())
        }
        (Verdict::CleanerAtACost, Verdict::CleanerAtACost) => number(one).total_cmp(&number(other)),
    }
}

fn refuse_duplicates<C: Currency, S: Substance>(measures: &[Outcome<C, S>]) -> Result<(), CostError> {
    let mut names: Vec<&str> = measures.iter().map(Outcome::name).collect();
    names.sort_unstable();
    match names.windows(2).find(|pair| matches!(pair, [one, other] if one == other)) {
        Some(&[name, ..]) => Err(CostError::DuplicateMeasure { name: name.to_owned() }),
        _ => Ok(()),
    }
}
