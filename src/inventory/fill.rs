//! A gap policy writes what was not measured.

use std::sync::Arc;

use super::gap::{Fill, GapPolicy};
use super::writer::Writer;
use super::{Derivation, InventoryError, Totals};
use crate::fuel::FuelBatch;
use crate::provenance::DataTier;
use crate::units::si::{knot, meter};
use crate::units::wire::round_15;
use crate::units::{FuelEnergy, Load, Power, Time};
use crate::vessel::{Consumer, Demand, LoadPoint, OperatingMode};
use crate::voyage::{Activity, FuelPlan};

/// How far a speed or a draught may lie outside those measured: rounding.
const ALIKE: f64 = 1e-9;
const NOTHING_SEEN: [f64; 2] = [f64::INFINITY, 0.0];

/// The measurements that a gap is interpolated from.
struct Rates {
    found: usize,
    energy: FuelEnergy,
    time: Time,
    /// Megajoules per second.
    lowest: f64,
    highest: f64,
    /// Lowest and highest speed through water, kn, and draught, m.
    speeds: [f64; 2],
    draughts: [f64; 2],
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
            self.filled(index, consumer, policy, before, (lower, upper));
        }
        Ok(())
    }

    /// Notes that a policy wrote the entries since `before`.
    pub(super) fn filled(
        &mut self,
        index: usize,
        consumer: Consumer,
        policy: &GapPolicy,
        before: usize,
        (lower, upper): (f64, f64),
    ) {
        let filled = self.entries.iter().skip(before).map(Totals::from).sum();
        let bound_source = match policy {
            GapPolicy::Modelled(bound) => Some(bound.source().clone()),
            GapPolicy::Interpolated | GapPolicy::Conservative => None,
        };
        let policy = policy.name();
        self.fills.push(Fill { activity: index, consumer, policy, bound_source, filled, lower, upper });
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
        let may_be_whole = *policy == GapPolicy::Interpolated
            && !missing.is_empty()
            && activity.measured().is_empty()
            && !self.is_plugged(activity);
        let found = |consumer| Ok(self.rates(consumer, Some(activity.mode()))?.found);
        let whole = may_be_whole
            && match found(Consumer::WholeShip)? {
                0 => false,
                // One is too few; so are those of the consumers, where there are none.
                1 => {
                    missing
                        .iter()
                        .map(|(consumer, _)| found(*consumer))
                        .sum::<Result<usize, InventoryError>>()?
                        == 0
                }
                _ => true,
            };
        Ok(if whole { vec![(Consumer::WholeShip, activity.duration())] } else { missing.to_vec() })
    }

    fn at_most(
        &mut self,
        index: usize,
        consumer: Consumer,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let before = self.entries.len();
        let Some(shaft) = self.highest_demand(consumer).map(|power| power * running) else {
            let full = LoadPoint { load: Load::ONE, unlimited: 1.0, limit: None };
            self.at_load(index, running, full, plan)?;
            self.is_at_most(before, running);
            return Ok(());
        };
        self.demand(index, consumer, shaft, running, plan)?;
        let stated: FuelEnergy = self.entries.iter().skip(before).map(|entry| entry.fuel_energy).sum();
        let measured = self.rates(consumer, None)?.highest * running.value;
        if stated.megajoules() > 0.0 && measured > stated.megajoules() {
            self.entries.truncate(before);
            self.demand(index, consumer, shaft * (measured / stated.megajoules()), running, plan)?;
        }
        self.is_at_most(before, running);
        Ok(())
    }

    /// The highest demand of any mode; `None` for the main engine, which has none.
    pub(super) fn highest_demand(&self, consumer: Consumer) -> Option<Power> {
        let demand = self.vessel.demand();
        let power: fn(&Demand, OperatingMode) -> Power = match consumer {
            Consumer::AuxiliaryEngine | Consumer::ShoreConnection => |demand, mode| demand.auxiliary(mode),
            Consumer::Boiler => |demand, mode| demand.boiler(mode),
            Consumer::MainEngine | Consumer::WholeShip => return None,
        };
        Some(
            OperatingMode::ALL.into_iter().map(|mode| power(demand, mode)).fold(Power::default(), Power::max),
        )
    }

    /// The entries since `before` rest on no speed and no mode.
    fn is_at_most(&mut self, before: usize, running: Time) {
        for entry in self.entries.iter_mut().skip(before) {
            if let Derivation::Propulsion { power, sfc, .. } | Derivation::Demand { power, sfc, .. } =
                entry.derivation
            {
                entry.derivation = Derivation::AtMost { power, running, sfc };
                entry.tier = DataTier::Default;
            }
        }
    }

    /// Enters the mean rate, and gives the lowest and the highest as parts of it.
    fn interpolate(
        &mut self,
        index: usize,
        consumer: Consumer,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(f64, f64), InventoryError> {
        let activity = &self.voyage.activities()[index];
        let mode = activity.mode();
        let rates = self.rates(consumer, Some(mode))?;
        if rates.found < 2 {
            let (record, found) = (self.record(index), rates.found);
            return Err(InventoryError::NothingToInterpolate { record, consumer, mode, found });
        }
        if mode.is_under_way() && matches!(consumer, Consumer::MainEngine | Consumer::WholeShip) {
            let speed = activity.speed_through_water().get::<knot>();
            let draught = activity.draught().map(|draught| draught.get::<meter>());
            self.is_alike(index, "speed through water, kn", Some(speed), rates.speeds)?;
            self.is_alike(index, "draught, m", draught, rates.draughts)?;
        }
        let batch = self.only_fuel(index, consumer, plan)?;
        let mean = rates.energy.megajoules() / rates.time.value;
        let energy = rates.energy * (running.value / rates.time.value);
        self.interpolated(index, consumer, batch, energy, running)?;
        Ok(if mean > 0.0 { (rates.lowest / mean, rates.highest / mean) } else { (1.0, 1.0) })
    }

    /// Refuses to take a rate to a speed or a draught at which none was measured.
    fn is_alike(
        &self,
        index: usize,
        field: &'static str,
        value: Option<f64>,
        [lowest, highest]: [f64; 2],
    ) -> Result<(), InventoryError> {
        match value {
            Some(value) if value < lowest * (1.0 - ALIKE) || value > highest * (1.0 + ALIKE) => {
                let [value, lowest, highest] = [value, lowest, highest].map(round_15);
                Err(InventoryError::NotAlike { record: self.record(index), field, value, lowest, highest })
            }
            _ => Ok(()),
        }
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

    /// The measured rates of a consumer in a mode, or in all; without stays on shore power: there it runs for part of the
    /// time.
    fn rates(&self, consumer: Consumer, mode: Option<OperatingMode>) -> Result<Rates, InventoryError> {
        let none = Rates {
            found: 0,
            energy: FuelEnergy::ZERO,
            time: Time::default(),
            lowest: f64::INFINITY,
            highest: 0.0,
            speeds: NOTHING_SEEN,
            draughts: NOTHING_SEEN,
        };
        let activities = self.voyage.activities().iter().enumerate();
        let mut alike = activities
            .filter(|(_, activity)| mode.is_none_or(|mode| activity.mode() == mode))
            .filter(|(_, activity)| activity.duration().value > 0.0 && !self.is_plugged(activity));
        alike.try_fold(none, |rates, (index, activity)| {
            let Some(energy) = self.measured_energy(index, activity, consumer)? else { return Ok(rates) };
            let rate = energy.megajoules() / activity.duration().value;
            let draught = activity.draught().map(|draught| draught.get::<meter>());
            Ok(Rates {
                found: rates.found + 1,
                energy: rates.energy + energy,
                time: rates.time + activity.duration(),
                lowest: rates.lowest.min(rate),
                highest: rates.highest.max(rate),
                speeds: seen(rates.speeds, activity.speed_through_water().get::<knot>()),
                draughts: draught.map_or(rates.draughts, |draught| seen(rates.draughts, draught)),
            })
        })
    }

    fn is_plugged(&self, activity: &Activity) -> bool {
        let connections = self.voyage.stages()[activity.stage()].connections();
        connections.iter().any(|plug| plug.energised_between(activity.start(), activity.end()).value > 0.0)
    }
}

const fn seen([lowest, highest]: [f64; 2], value: f64) -> [f64; 2] {
    [lowest.min(value), highest.max(value)]
}
