//! The abatement curve of a scenario in one year, from its measures alone and together.

use super::comparison::{YearOutcome, unchanged};
use super::error::EconomicsError;
use super::lifecycle::{self, Abatement, State};
use super::price_book::PriceBook;
use crate::corridor::cost::{Build, Extent, emits_less};
use crate::corridor::{Corridor, Scenario, ScenarioError};
use crate::fuel::gwp::NamedSet;
use crate::units::Money;
use crate::units::substance::UsDollar;

/// Measures in the order of a curve, and those that have no place on it.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureCurve {
    /// How measures were held against the reference.
    pub build: Build,
    /// The GWP set.
    pub set: NamedSet,
    /// Measures that abate, in the order of [`crate::corridor::cost::AbatementCurve`].
    pub steps: Vec<MeasureStep>,
    /// Measures that have no cost per tonne, in the order of the scenario.
    pub left_out: Vec<LeftOut>,
}

/// A measure on the curve.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureStep {
    /// The measure.
    pub measure: String,
    /// What a tonne less costs by it.
    pub abatement: Abatement,
    /// Tonnes of the measures before it on the curve.
    pub tonnes_before: f64,
}

/// A measure without a cost per tonne.
#[derive(Clone, Debug, PartialEq)]
pub struct LeftOut {
    /// The measure.
    pub measure: String,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a measure has no cost per tonne.
#[derive(Clone, Debug, PartialEq)]
pub enum WhyLeftOut {
    /// It is not in effect in the year.
    NotInEffect,
    /// It cannot be taken without others of the scenario: no ship is capable of its fuel before one is replaced.
    NotAlone(Box<ScenarioError>),
    /// It abates nothing.
    AbatesNothing {
        /// What it costs more.
        extra_cost: Money<UsDollar>,
        /// Tonnes that it emits more; 0 where nothing changes, and above or below it by rounding alone.
        more_tonnes: f64,
    },
}

/// A year with one measure, or one measure more.
struct Taken<'a> {
    measure: &'a str,
    result: Result<State<'a>, WhyLeftOut>,
}

/// The curves of a scenario in a year: each measure against the reference, and each on top of those before it.
///
/// The steps of the cumulative curve and the measures that it leaves out add up to the scenario less the reference.
///
/// # Errors
///
/// What [`super::bill`] refuses of any of these years; [`EconomicsError::Scenario`] for a scenario that cannot be sailed.
pub fn abatement_curve(
    baseline: &Corridor,
    scenario: &Scenario,
    year: i16,
    book: &PriceBook,
    extent: Extent,
) -> Result<[MeasureCurve; 2], EconomicsError> {
    let reference = YearOutcome::of_scenario(baseline, &unchanged(), year, book)?;
    let set = reference.emitted.set();
    let from = reference.state("reference", extent);
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for (index, measure) in scenario.measures.iter().enumerate() {
        let name = measure.name.as_ref();
        let sail = |measures| {
            let scenario = Scenario { name: scenario.name.clone(), measures };
            let of_year = scenario.in_year(baseline, year)?;
            let outcome = YearOutcome::of(&of_year.corridor.sail()?, book, &of_year.applied)?;
            let in_effect = of_year.applied.iter().any(|applied| **applied == *name);
            Ok(if in_effect { Ok(outcome.state(name, extent)) } else { Err(WhyLeftOut::NotInEffect) })
        };
        let result = match sail(vec![measure.clone()]) {
            Err(EconomicsError::Scenario(source)) => Err(WhyLeftOut::NotAlone(Box::new(source))),
            other => other?,
        };
        alone.push(Taken { measure: name, result });
        let so_far = scenario.measures.iter().take(index + 1).cloned().collect();
        together.push(Taken { measure: name, result: sail(so_far)? });
    }
    Ok([
        MeasureCurve::of(Build::Standalone, set, from, alone)?,
        MeasureCurve::of(Build::Cumulative, set, from, together)?,
    ])
}

impl MeasureCurve {
    /// A measure that abates nothing is taken out of the states after it too, so that each step is that of its measure.
    fn of(
        build: Build,
        set: NamedSet,
        reference: State<'_>,
        taken: Vec<Taken<'_>>,
    ) -> Result<Self, EconomicsError> {
        let (mut states, mut left_out) = (Vec::<State<'_>>::new(), Vec::new());
        let (mut before, mut taken_out) = (reference, (Money::ZERO, 0.0));
        for Taken { measure, result } in taken {
            let mut leave_out = |why| left_out.push(LeftOut { measure: measure.to_owned(), why });
            let state = match result {
                Ok(state) => state,
                Err(why) => {
                    leave_out(why);
                    continue;
                }
            };
            let (extra_cost, more) = (state.cost - before.cost, state.kilograms - before.kilograms);
            if emits_less(state.kilograms, before.kilograms) {
                let (cost, kilograms) = (state.cost - taken_out.0, state.kilograms - taken_out.1);
                states.push(State { cost, kilograms, ..state });
            } else {
                leave_out(WhyLeftOut::AbatesNothing { extra_cost, more_tonnes: more / 1e3 });
                if build == Build::Cumulative {
                    taken_out = (taken_out.0 + extra_cost, taken_out.1 + more);
                }
            }
            if build == Build::Cumulative {
                before = state;
            }
        }
        let steps = lifecycle::steps(build, set, reference, &states)?;
        let step = |(measure, abatement, tonnes_before)| MeasureStep { measure, abatement, tonnes_before };
        Ok(Self { build, set, steps: steps.into_iter().map(step).collect(), left_out })
    }
}
