//! What was not measured is filled by a named policy, and every filled figure carries its bound.
//!
//! | policy | figure | bound |
//! |---|---|---|
//! | `modelled` | the model's | stated by the user, with what it rests on |
//! | `interpolated` | mean measured fuel energy per hour of the same consumer in the same mode, times the hours | the lowest and the highest rate among them |
//! | `conservative` | main engine at MCR, auxiliary engines and boiler at the highest demand of any mode | nothing at all, and the figure itself |
//!
//! Without a policy a missing measurement is [`InventoryError::NotMeasured`]. [`FuelBasis::MeasuredWhereGiven`] mixes
//! modelled fuel in without a bound, and each entry says so.
//!
//! [`FuelBasis::MeasuredWhereGiven`]: super::FuelBasis::MeasuredWhereGiven

use std::ops::Add;
use std::sync::Arc;

use serde::Serialize;

use super::writer::Writer;
use super::{Inventory, InventoryError, Totals};
use crate::fuel::FuelBatch;
use crate::fuel::emissions::{LifeCycleStage, UnknownGas};
use crate::fuel::gwp::NamedSet;
use crate::provenance::Source;
use crate::units::bounded::Bound;
use crate::units::substance::Fuel;
use crate::units::{FuelEnergy, Load, Mass, OutOfRange, Power, Time};
use crate::vessel::{Consumer, Demand, LoadPoint, OperatingMode};
use crate::voyage::{Activity, FuelPlan};

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
    /// By the most that the consumer can burn.
    Conservative,
}

/// A bound as parts of the figure: from `1 − below` to `1 + above` of it.
#[derive(Clone, Debug, PartialEq)]
pub struct RelativeBound {
    below: f64,
    above: f64,
    source: Source,
}

/// A figure between its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bounded<T> {
    /// The least it can be.
    pub lower: T,
    /// The figure.
    pub value: T,
    /// The most it can be.
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
    /// The figures it put there.
    pub filled: Totals,
    lower: f64,
    upper: f64,
}

/// The measurements that a gap is interpolated from.
struct Rates {
    found: usize,
    energy: FuelEnergy,
    time: Time,
    lowest: f64,
    highest: f64,
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
    /// [`OutOfRange`] for `below` outside 0 to 1 or `above` outside 0 to 10.
    pub fn new(below: f64, above: f64, source: Source) -> Result<Self, OutOfRange> {
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

impl Writer<'_> {
    /// Enters what was not measured of an activity: the consumers without measurement, and how long each ran.
    pub(super) fn fill(
        &mut self,
        index: usize,
        missing: &[(Consumer, Time)],
        plan: &FuelPlan,
        policy: &GapPolicy,
    ) -> Result<(), InventoryError> {
        for (consumer, running) in self.gaps(index, missing, policy)? {
            let before = self.entries.len();
            let (lower, upper) = match policy {
                GapPolicy::Modelled(bound) => {
                    self.model(index, consumer, running, plan)?;
                    (1.0 - bound.below, 1.0 + bound.above)
                }
                GapPolicy::Conservative => {
                    self.at_most(index, consumer, running, plan)?;
                    (0.0, 1.0)
                }
                GapPolicy::Interpolated => self.interpolate(index, consumer, running, plan)?,
            };
            let filled = self.entries.iter().skip(before).map(Totals::from).sum();
            let policy = policy.name();
            self.fills.push(Fill { activity: index, consumer, policy, filled, lower, upper });
        }
        Ok(())
    }

    /// The gaps of an activity. Where nothing of it was measured, and elsewhere in its mode the whole ship was, the
    /// whole ship is one gap to interpolate.
    fn gaps(
        &self,
        index: usize,
        missing: &[(Consumer, Time)],
        policy: &GapPolicy,
    ) -> Result<Vec<(Consumer, Time)>, InventoryError> {
        let activity = &self.voyage.activities()[index];
        let whole = *policy == GapPolicy::Interpolated
            && !missing.is_empty()
            && activity.measured().is_empty()
            && !self.is_plugged(activity)
            && self.rates(Consumer::WholeShip, activity.mode())?.found > 0;
        Ok(if whole { vec![(Consumer::WholeShip, activity.duration())] } else { missing.to_vec() })
    }

    fn at_most(
        &mut self,
        index: usize,
        consumer: Consumer,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let demand = self.vessel.demand();
        let power: fn(&Demand, OperatingMode) -> Power = match consumer {
            Consumer::AuxiliaryEngine => |demand, mode| demand.auxiliary(mode),
            Consumer::Boiler => |demand, mode| demand.boiler(mode),
            Consumer::MainEngine | Consumer::WholeShip | Consumer::ShoreConnection => {
                let full = LoadPoint { load: Load::ONE, unlimited: 1.0, limit: None };
                return self.at_load(index, running, full, plan);
            }
        };
        let highest = OperatingMode::ALL.into_iter().map(|mode| power(demand, mode));
        let highest = highest.fold(Power::default(), Power::max);
        self.demand(index, consumer, highest * running, running, plan)
    }

    /// Enters the mean rate, and gives the lowest and the highest as parts of it.
    fn interpolate(
        &mut self,
        index: usize,
        consumer: Consumer,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(f64, f64), InventoryError> {
        let mode = self.voyage.activities()[index].mode();
        let rates = self.rates(consumer, mode)?;
        if rates.found < 2 {
            let (record, found) = (self.record(index), rates.found);
            return Err(InventoryError::NothingToInterpolate { record, consumer, mode, found });
        }
        let batch = self.only_fuel(index, consumer, plan)?;
        let mean = rates.energy.megajoules() / rates.time.value;
        let energy = FuelEnergy::from_megajoules(mean * running.value);
        self.interpolated(index, consumer, batch, energy, running)?;
        Ok(if mean > 0.0 { (rates.lowest / mean, rates.highest / mean) } else { (1.0, 1.0) })
    }

    fn only_fuel(
        &self,
        index: usize,
        consumer: Consumer,
        plan: &FuelPlan,
    ) -> Result<Arc<FuelBatch>, InventoryError> {
        let blend = plan.blend(consumer);
        let others = [Consumer::AuxiliaryEngine, Consumer::Boiler];
        let same = consumer != Consumer::WholeShip || others.iter().all(|other| plan.blend(*other) == blend);
        let mut parts = blend.components();
        match (parts.next(), parts.next()) {
            (Some((batch, _)), None) if same => Ok(Arc::clone(batch)),
            _ => Err(InventoryError::BlendToInterpolate { record: self.record(index), consumer }),
        }
    }

    /// The measured rates of a consumer in a mode, without stays on shore power: there it runs for part of the time.
    fn rates(&self, consumer: Consumer, mode: OperatingMode) -> Result<Rates, InventoryError> {
        let none = Rates {
            found: 0,
            energy: FuelEnergy::ZERO,
            time: Time::default(),
            lowest: f64::INFINITY,
            highest: 0.0,
        };
        let activities = self.voyage.activities().iter().enumerate();
        let mut alike = activities
            .filter(|(_, activity)| activity.mode() == mode && activity.duration().value > 0.0)
            .filter(|(_, activity)| !self.is_plugged(activity));
        alike.try_fold(none, |rates, (index, activity)| {
            let Some(energy) = self.measured_energy(index, activity, consumer)? else { return Ok(rates) };
            let rate = energy.megajoules() / activity.duration().value;
            Ok(Rates {
                found: rates.found + 1,
                energy: rates.energy + energy,
                time: rates.time + activity.duration(),
                lowest: rates.lowest.min(rate),
                highest: rates.highest.max(rate),
            })
        })
    }

    fn is_plugged(&self, activity: &Activity) -> bool {
        let connections = self.voyage.stages()[activity.stage()].connections();
        connections.iter().any(|plug| plug.energised_between(activity.start(), activity.end()).value > 0.0)
    }
}
