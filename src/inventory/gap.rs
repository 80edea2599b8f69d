//! What was not measured is filled by a named policy, and every filled figure carries its bound.
//!
//! | policy | figure | bound |
//! |---|---|---|
//! | `modelled` | the model's | stated by the user, with what it rests on |
//! | `interpolated` | mean measured fuel energy per hour of the same consumer in the same mode, times the hours | the lowest and the highest rate among them |
//! | `conservative` | main engine at MCR, auxiliary engines and boiler at the highest demand that any mode states or that was measured on the voyage | nothing at all, and the figure itself |
//!
//! Interpolation takes a rate from one activity to another, so both must be alike: under way, the gap's speed and draught
//! must lie within those that were measured. Electricity from shore that no meter counted is a gap as well.
//!
//! Without a policy a missing measurement is [`InventoryError::NotMeasured`]. [`FuelBasis::MeasuredWhereGiven`] mixes
//! modelled fuel in without a bound, and each entry says so.
//!
//! [`FuelBasis::MeasuredWhereGiven`]: super::FuelBasis::MeasuredWhereGiven

use std::ops::Add;

use serde::Serialize;

use super::{Inventory, Totals};
use crate::fuel::emissions::{LifeCycleStage, UnknownGas};
use crate::fuel::gwp::NamedSet;
use crate::provenance::Source;
use crate::units::bounded::Bound;
use crate::units::substance::Fuel;
use crate::units::{Mass, OutOfRange};
use crate::vessel::Consumer;

/// How far below a filled figure the truth may be: it is not negative.
const BELOW: Bound = Bound::new("below", 0.0, 1.0, "");

/// How far above a filled figure the truth may be. Ten times as much is no figure.
const ABOVE: Bound = Bound::new("above", 0.0, 10.0, "");

/// How a gap is filled.
///
/// # Examples
///
/// ```
/// use green_corridor::inventory::{GapPolicy, RelativeBound};
/// use green_corridor::provenance::Source;
///
/// let residuals = Source::user("residuals of the twelve voyages before, largest 18 %");
/// let policy = GapPolicy::Modelled(RelativeBound::new(0.18, 0.18, residuals)?);
/// assert_eq!(policy.name(), "modelled");
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum GapPolicy {
    /// By the model, with a stated bound.
    Modelled(RelativeBound),
    /// From the measurements of the same consumer in the same mode.
    Interpolated,
    /// By the most that the ship states of the consumer, or that was measured of it.
    Conservative,
}

/// A bound as parts of the figure: from `1 − below` to `1 + above` of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RelativeBound {
    pub(super) below: f64,
    pub(super) above: f64,
    source: Source,
}

/// A bound that is none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum BoundError {
    /// `below` outside 0 to 1, or `above` outside 0 to 10.
    #[error(transparent)]
    OutOfRange(#[from] OutOfRange),
    /// A source of no letters.
    #[error("`source` is empty; state what the bound rests on")]
    NoSource,
}

/// A figure between its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bounded<T> {
    /// The least it can be, by the policy.
    pub lower: T,
    /// The figure.
    pub value: T,
    /// The most it can be, by the policy.
    pub upper: T,
}

/// What a policy put in place of one missing measurement.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// Index of the activity in [`crate::Voyage::activities`].
    pub activity: usize,
    /// The consumer without measurement.
    pub consumer: Consumer,
    /// Name of the policy.
    pub policy: &'static str,
    /// What a stated bound rests on.
    pub bound_source: Option<Source>,
    /// The figures it put there.
    pub filled: Totals,
    pub(super) lower: f64,
    pub(super) upper: f64,
}

impl GapPolicy {
    /// The names of the policies.
    pub const NAMES: [&'static str; 3] = ["modelled", "interpolated", "conservative"];

    /// Its name.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Modelled(_) => "modelled",
            Self::Interpolated => "interpolated",
            Self::Conservative => "conservative",
        }
    }
}

impl RelativeBound {
    /// A bound, and the statement it rests on.
    ///
    /// # Errors
    ///
    /// [`BoundError`] for `below` outside 0 to 1, `above` outside 0 to 10, and a source whose document is not named.
    pub fn new(below: f64, above: f64, source: Source) -> Result<Self, BoundError> {
        if source.document().trim().is_empty() {
            return Err(BoundError::NoSource);
        }
        Ok(Self { below: BELOW.check(below)?, above: ABOVE.check(above)?, source })
    }

    /// What it rests on.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl<T: Copy> Bounded<T> {
    /// A figure known exactly.
    pub const fn exact(value: T) -> Self {
        Self { lower: value, value, upper: value }
    }
}

impl<T: Add<Output = T>> Add for Bounded<T> {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            lower: self.lower + other.lower,
            value: self.value + other.value,
            upper: self.upper + other.upper,
        }
    }
}

impl Fill {
    /// Fuel burned.
    pub fn fuel(&self) -> Bounded<Mass<Fuel>> {
        let value = self.filled.fuel;
        Bounded { lower: value * self.lower, value, upper: value * self.upper }
    }

    /// Kilograms of CO2e of a stage under a set. Of a fuel with a credit the most fuel gives the least.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if a gas is unknown.
    pub fn co2e_kilograms(&self, stage: LifeCycleStage, set: NamedSet) -> Result<Bounded<f64>, UnknownGas> {
        let value = self.filled.emissions.co2e_kilograms(stage, set)?;
        let (one, other) = (value * self.lower, value * self.upper);
        Ok(Bounded { lower: one.min(other), value, upper: one.max(other) })
    }
}

impl Inventory {
    /// Fuel burned, all gaps at their lower and upper bounds at once; exact where nothing was filled.
    pub fn bounded_fuel(&self) -> Bounded<Mass<Fuel>> {
        let known = self.total().fuel - self.fills.iter().map(|fill| fill.filled.fuel).sum();
        self.fills.iter().map(Fill::fuel).fold(Bounded::exact(known), Add::add)
    }

    /// Kilograms of CO2e of a stage under a set, all gaps at their bounds at once.
    ///
    /// # Errors
    ///
    /// [`UnknownGas`] if a gas is unknown.
    pub fn bounded_co2e_kilograms(
        &self,
        stage: LifeCycleStage,
        set: NamedSet,
    ) -> Result<Bounded<f64>, UnknownGas> {
        let total = self.total().emissions.co2e_kilograms(stage, set)?;
        let fills = self.fills.iter().map(|fill| fill.co2e_kilograms(stage, set));
        let fills = fills.collect::<Result<Vec<_>, _>>()?;
        let known = total - fills.iter().map(|fill| fill.value).sum::<f64>();
        Ok(fills.into_iter().fold(Bounded::exact(known), Add::add))
    }
}
