//! Well-to-wake CO2e and its abatement under a GWP set that a corridor chooses at run time.
//!
//! [`crate::corridor::cost`] has the set in the type; here it is a field, and every number is computed under the type it
//! names.

use std::fmt;

use super::error::EconomicsError;
use crate::corridor::cost::{
    AbatementCost, AbatementCurve, Build, CostError, CurveStep, Outcome, Verdict, abatement_cost,
};
use crate::corridor::{Kpi, KpiError, Per, Portion};
use crate::fuel::LifeCycleStage;
use crate::fuel::gwp::{Ar4, Ar5, Ar5Gwp20, Ar6, Ar6Gwp20, GwpSet, NamedSet};
use crate::units::substance::{Co2e, UsDollar, WellToWake};
use crate::units::{Mass, Money};

/// Well-to-wake CO2e under a set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lifecycle {
    set: NamedSet,
    kilograms: f64,
}

/// What a tonne less of well-to-wake CO2e costs, under a set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Abatement {
    set: NamedSet,
    usd_per_tonne: f64,
    extra_cost: Money<UsDollar>,
    tonnes: f64,
    verdict: Verdict,
}

/// A state that a measure makes of a year.
#[derive(Clone, Copy)]
pub(super) struct State<'a> {
    pub(super) name: &'a str,
    pub(super) price_year: i16,
    pub(super) cost: Money<UsDollar>,
    pub(super) kilograms: f64,
}

/// A step of a curve under a set: its measure, its abatement, and the tonnes abated before it.
pub(super) type Step = (String, Abatement, f64);

/// Evaluates an expression with a name bound to the set that a [`NamedSet`] names.
macro_rules! under {
    ($set:expr, $gwp:ident, $body:expr) => {
        under!($set, $gwp, $body; Ar4 Ar5 Ar6 Ar5Gwp20 Ar6Gwp20)
    };
    ($set:expr, $gwp:ident, $body:expr; $($named:ident)*) => {
        match $set {
            $(NamedSet::$named => {
                type $gwp = $named;
                $body
            })*
        }
    };
}

impl Lifecycle {
    pub(super) fn of(portion: &Portion, set: NamedSet) -> Result<Self, KpiError> {
        let total = Kpi { stage: LifeCycleStage::WtW, set, per: Per::Total };
        Ok(Self { set, kilograms: total.value_of(portion)? })
    }

    /// The set.
    pub const fn set(self) -> NamedSet {
        self.set
    }

    /// Tonnes.
    pub fn tonnes(self) -> f64 {
        self.kilograms / 1e3
    }

    pub(super) const fn kilograms(self) -> f64 {
        self.kilograms
    }

    pub(super) fn check_set(&self, reference: &Self) -> Result<(), EconomicsError> {
        if self.set == reference.set {
            return Ok(());
        }
        Err(EconomicsError::Unlike {
            what: "the GWP set",
            alternative: self.set.to_string(),
            reference: reference.set.to_string(),
        })
    }
}

impl Abatement {
    pub(super) fn between(
        set: NamedSet,
        alternative: State<'_>,
        reference: State<'_>,
    ) -> Result<Self, EconomicsError> {
        let found = under!(set, G, {
            let (alternative, reference) = (outcome::<G>(alternative)?, outcome::<G>(reference)?);
            abatement_cost(&alternative, &reference).map(|cost| Self::named(set, &cost))
        });
        Ok(found?)
    }

    fn named<G: GwpSet>(set: NamedSet, cost: &AbatementCost<UsDollar, Co2e<WellToWake, G>>) -> Self {
        Self {
            set,
            usd_per_tonne: cost.price().per_tonne(),
            extra_cost: cost.extra_cost(),
            tonnes: cost.abated().tonnes(),
            verdict: cost.verdict(),
        }
    }

    /// The set.
    pub const fn set(self) -> NamedSet {
        self.set
    }

    /// Dollars per tonne.
    pub const fn usd_per_tonne(self) -> f64 {
        self.usd_per_tonne
    }

    /// What the alternative costs more.
    pub const fn extra_cost(self) -> Money<UsDollar> {
        self.extra_cost
    }

    /// Tonnes that it emits less.
    pub const fn tonnes(self) -> f64 {
        self.tonnes
    }

    /// What the sign says.
    pub const fn verdict(self) -> Verdict {
        self.verdict
    }
}

/// The steps of a curve.
pub(super) fn steps(
    build: Build,
    set: NamedSet,
    reference: State<'_>,
    states: &[State<'_>],
) -> Result<Vec<Step>, CostError> {
    under!(set, G, {
        let reference = outcome::<G>(reference)?;
        let states: Vec<_> = states.iter().map(|state| outcome(*state)).collect::<Result<_, _>>()?;
        let curve = match build {
            Build::Standalone => AbatementCurve::standalone(&reference, &states)?,
            Build::Cumulative => AbatementCurve::cumulative(&reference, &states)?,
        };
        Ok(curve.steps().iter().map(|step| named(set, step)).collect())
    })
}

fn outcome<G: GwpSet>(
    State { name, price_year, cost, kilograms }: State<'_>,
) -> Result<Outcome<UsDollar, Co2e<WellToWake, G>>, CostError> {
    Outcome::new(name, Some(price_year), cost, Mass::from_kilograms(kilograms))
}

fn named<G: GwpSet>(set: NamedSet, step: &CurveStep<UsDollar, Co2e<WellToWake, G>>) -> Step {
    (step.name().to_owned(), Abatement::named(set, step.cost()), step.abated_before().tonnes())
}

impl fmt::Display for Lifecycle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.0} t CO2e WtW {}", self.tonnes(), self.set)
    }
}

impl fmt::Display for Abatement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} USD/t CO2e WtW {}", self.usd_per_tonne, self.set)
    }
}
