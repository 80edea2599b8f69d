//! Physics writes the ledger.

use serde::{Deserialize, Serialize};

use super::burner::{Burner, Draw};
use super::{Derivation, EnergyCarrier, Entry, Fill, GapPolicy, Inventory, InventoryError, ShorePowerEffect};
use crate::engine::EngineError;
use crate::fuel::FactorSet;
use crate::provenance::DataTier;
use crate::units::substance::Fuel;
use crate::units::{Electricity, Energy, Load, Mass, SpecificFuelConsumption, Time};
use crate::vessel::{Consumer, LoadPoint, Vessel};
use crate::voyage::{Activity, FuelPlan, Voyage};

/// Whether the fuel of the ledger is modelled or measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FuelBasis {
    /// From speed and demand; measurements are left out.
    Modelled,
    /// From measurements alone; an activity without one is an error, unless a [`GapPolicy`] fills it
    /// ([`Inventory::measured_with`]).
    Measured,
    /// From measurements where an activity has them, else modelled; each entry says which.
    MeasuredWhereGiven,
}

pub(super) struct Writer<'a> {
    pub(super) voyage: &'a Voyage,
    pub(super) vessel: &'a Vessel,
    pub(super) set: &'a FactorSet,
    pub(super) basis: FuelBasis,
    pub(super) policy: Option<&'a GapPolicy>,
    carriers: Vec<EnergyCarrier>,
    burners: Vec<Burner>,
    /// Kept between burns to save its memory.
    draws: Vec<Draw>,
    pub(super) entries: Vec<Entry>,
    pub(super) shore_power: Vec<ShorePowerEffect>,
    pub(super) fills: Vec<Fill>,
}

/// A burn of one consumer in one activity.
#[derive(Clone, Copy)]
struct Burn {
    activity: usize,
    consumer: Consumer,
    shaft: Energy,
    load: Load,
    how: How,
}

#[derive(Clone, Copy)]
enum How {
    Propulsion(LoadPoint),
    Demand { running: Time },
}

impl Inventory {
    /// Writes the ledger of a voyage under a factor set.
    ///
    /// # Errors
    ///
    /// [`InventoryError`], which names the activity: a fuel the set has no row for, an SFC that the
    /// method does not know, a draught that the law needs, a measurement that is missing.
    pub fn of(voyage: &Voyage, set: &FactorSet, basis: FuelBasis) -> Result<Self, InventoryError> {
        Writer::new(voyage, set, basis).ledger()
    }

    /// Writes the ledger from measured fuel, and fills what was not measured by a named policy. Every filled figure
    /// stands in [`Inventory::fills`] with its bound.
    ///
    /// # Errors
    ///
    /// As [`Inventory::of`], and what [`GapPolicy::Interpolated`] cannot be applied to.
    pub fn measured_with(
        voyage: &Voyage,
        set: &FactorSet,
        policy: &GapPolicy,
    ) -> Result<Self, InventoryError> {
        Writer { policy: Some(policy), ..Writer::new(voyage, set, FuelBasis::Measured) }.ledger()
    }
}

impl<'a> Writer<'a> {
    fn new(voyage: &'a Voyage, set: &'a FactorSet, basis: FuelBasis) -> Self {
        Self {
            voyage,
            vessel: voyage.vessel(),
            set,
            basis,
            policy: None,
            carriers: Vec::with_capacity(8),
            burners: Vec::with_capacity(4),
            draws: Vec::new(),
            entries: Vec::with_capacity(voyage.activities().len() * 3),
            shore_power: Vec::new(),
            fills: Vec::new(),
        }
    }

    fn ledger(mut self) -> Result<Inventory, InventoryError> {
        for (index, activity) in self.voyage.activities().iter().enumerate() {
            self.write(index, activity)?;
        }
        let Writer { voyage, basis, carriers, entries, shore_power, fills, .. } = self;
        let (voyage, factor_set) = (voyage.clone(), self.set.name());
        Ok(Inventory { voyage, factor_set, basis, carriers, entries, shore_power, fills })
    }

    fn write(&mut self, index: usize, activity: &Activity) -> Result<(), InventoryError> {
        let measured = match self.basis {
            FuelBasis::Modelled => &[],
            FuelBasis::Measured | FuelBasis::MeasuredWhereGiven => activity.measured(),
        };
        let modelled = |consumer: Consumer| {
            !measured.iter().any(|fuel| fuel.consumer == consumer || fuel.consumer == Consumer::WholeShip)
        };
        let plan = activity.fuel().map_or(self.voyage.fuel(), |plan| plan.as_ref());
        let energised = self.shore(index, activity, plan)?;
        // Rounding of instants to nanoseconds is not running time.
        let left = activity.duration() - energised;
        let left = if left.value > 1e-6 { left } else { Time::default() };
        let demand = self.vessel.demand();
        let mode = activity.mode();
        let while_running = |runs: bool, time: Time| if runs { time } else { Time::default() };
        let running = [
            (Consumer::MainEngine, while_running(mode.is_under_way(), activity.duration())),
            (Consumer::AuxiliaryEngine, while_running(demand.auxiliary(mode).value > 0.0, left)),
            (Consumer::Boiler, while_running(demand.boiler(mode).value > 0.0, activity.duration())),
        ];
        let mut missing =
            running.into_iter().filter(|(consumer, running)| running.value > 0.0 && modelled(*consumer));
        match (self.basis, self.policy) {
            (FuelBasis::Measured, Some(policy)) => {
                self.fill(index, &missing.collect::<Vec<_>>(), plan, policy)?;
            }
            (FuelBasis::Measured, None) => {
                if let Some((consumer, _)) = missing.next() {
                    return Err(InventoryError::NotMeasured { record: self.record(index), consumer });
                }
            }
            (FuelBasis::Modelled | FuelBasis::MeasuredWhereGiven, _) => {
                for (consumer, running) in missing {
                    self.model(index, consumer, running, plan)?;
                }
            }
        }
        measured.iter().try_for_each(|fuel| self.measured(index, fuel))
    }

    /// Enters what the model says of a consumer.
    pub(super) fn model(
        &mut self,
        index: usize,
        consumer: Consumer,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let activity = &self.voyage.activities()[index];
        let demand = self.vessel.demand();
        let power = match consumer {
            Consumer::AuxiliaryEngine => demand.auxiliary(activity.mode()),
            Consumer::Boiler => demand.boiler(activity.mode()),
            Consumer::MainEngine | Consumer::WholeShip | Consumer::ShoreConnection => {
                return self.propulsion(index, activity, plan);
            }
        };
        self.demand(index, consumer, power * running, running, plan)
    }

    fn propulsion(
        &mut self,
        index: usize,
        activity: &Activity,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let point = self
            .vessel
            .propulsion()
            .load(activity.speed_through_water(), activity.draught(), activity.mode())
            .map_err(|source| InventoryError::Vessel {
                record: self.record(index),
                source: Box::new(source),
            })?;
        self.at_load(index, activity.duration(), point, plan)
    }

    /// Enters the main engine at a load.
    pub(super) fn at_load(
        &mut self,
        index: usize,
        running: Time,
        point: LoadPoint,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let shaft = self.vessel.mcr() * point.load.get() * running;
        let (consumer, how) = (Consumer::MainEngine, How::Propulsion(point));
        self.burn(Burn { activity: index, consumer, shaft, load: point.load, how }, plan)
    }

    pub(super) fn demand(
        &mut self,
        index: usize,
        consumer: Consumer,
        shaft: Energy,
        running: Time,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let how = How::Demand { running };
        self.burn(Burn { activity: index, consumer, shaft, load: Load::ONE, how }, plan)
    }

    /// Enters the fuel of a burn.
    fn burn(&mut self, burn: Burn, plan: &FuelPlan) -> Result<(), InventoryError> {
        let failed = |writer: &Self, source| InventoryError::Engine {
            record: writer.record(burn.activity),
            source: Box::new(source),
        };
        let burner = self.burner(burn.consumer, plan).map_err(|source| failed(self, source))?;
        let Burn { activity, consumer, shaft, load, how } = burn;
        if let (How::Propulsion(point), true) = (how, shaft.value <= 0.0) {
            self.switched_off(activity, point, burner);
            return Ok(());
        }
        let mut draws = std::mem::take(&mut self.draws);
        draws.clear();
        let drawn = self.burners[burner].draw(shaft, load, |draw| draws.push(draw));
        drawn.map_err(|source| failed(self, source))?;
        let mut pilot_mass = Mass::ZERO;
        for Draw { carrier, mass, shaft: part, sfc, pilot } in draws.drain(..) {
            pilot_mass += pilot;
            let derivation = match how {
                How::Propulsion(load) => self.propulsion_derivation(activity, load, sfc),
                How::Demand { running } => Derivation::Demand { power: shaft / running, running, sfc },
            };
            self.fuel_entry(activity, consumer, carrier, mass, Some(part), derivation);
        }
        self.draws = draws;
        if let Some(carrier) = self.burners[burner].pilot() {
            let derivation = Derivation::Pilot { shaft, sfc: pilot_mass / shaft };
            self.fuel_entry(activity, consumer, carrier, pilot_mass, Some(Energy::default()), derivation);
        }
        Ok(())
    }

    /// An engine that burns nothing under way is entered, so that it is told.
    fn switched_off(&mut self, activity: usize, point: LoadPoint, burner: usize) {
        if let Some(carrier) = self.burners[burner].first() {
            let derivation = self.propulsion_derivation(activity, point, SpecificFuelConsumption::ZERO);
            let none = Some(Energy::default());
            self.fuel_entry(activity, Consumer::MainEngine, carrier, Mass::ZERO, none, derivation);
        }
    }

    fn propulsion_derivation(
        &self,
        activity: usize,
        load: LoadPoint,
        sfc: SpecificFuelConsumption,
    ) -> Derivation {
        let activity = &self.voyage.activities()[activity];
        Derivation::Propulsion {
            speed: activity.speed_through_water(),
            draught: self.vessel.propulsion().reference_draught().and(activity.draught()),
            load,
            power: self.vessel.mcr() * load.load.get(),
            sfc,
        }
    }

    pub(super) fn fuel_entry(
        &mut self,
        activity: usize,
        consumer: Consumer,
        carrier: usize,
        mass: Mass<Fuel>,
        shaft: Option<Energy>,
        derivation: Derivation,
    ) {
        let EnergyCarrier::Fuel { factors, .. } = &self.carriers[carrier] else { return };
        let tier = match derivation {
            Derivation::Measured { .. } => DataTier::Measured,
            Derivation::Demand { .. } => self.vessel.demand().tier().max(self.consumer_tier(consumer)),
            Derivation::Interpolated { .. } => DataTier::Modelled,
            _ => DataTier::Modelled.max(self.consumer_tier(consumer)),
        };
        let entry = Entry {
            activity,
            consumer,
            carrier,
            shaft,
            electricity: Electricity::ZERO,
            mass,
            fuel_energy: factors.energy(mass),
            emissions: factors.burn(mass),
            derivation,
            tier,
        };
        self.entries.push(entry);
    }

    fn consumer_tier(&self, consumer: Consumer) -> DataTier {
        self.vessel.consumer(consumer).map_or(DataTier::Modelled, |machine| machine.tier())
    }

    /// The burner of a consumer under a plan; resolved once.
    fn burner(&mut self, consumer: Consumer, plan: &FuelPlan) -> Result<usize, EngineError> {
        if let Some(found) = self.burners.iter().position(|known| known.serves(consumer, plan)) {
            return Ok(found);
        }
        let machine = match consumer {
            Consumer::Boiler => self.vessel.boiler(),
            Consumer::AuxiliaryEngine => self.vessel.auxiliary_engine(),
            Consumer::MainEngine | Consumer::WholeShip | Consumer::ShoreConnection => {
                self.vessel.main_engine()
            }
        };
        let burner = Burner::resolve(consumer, machine, plan, self.set, &mut self.carriers)?;
        self.burners.push(burner);
        Ok(self.burners.len() - 1)
    }

    pub(super) fn carrier(&self, same: impl Fn(&EnergyCarrier) -> bool) -> Option<usize> {
        self.carriers.iter().position(same)
    }

    pub(super) fn add(&mut self, carrier: EnergyCarrier) -> usize {
        self.carriers.push(carrier);
        self.carriers.len() - 1
    }

    pub(super) fn record(&self, index: usize) -> String {
        let activity = &self.voyage.activities()[index];
        let place = self.voyage.stages()[activity.stage()].label();
        format!("{} ({place}) from {}", activity.mode(), activity.start())
    }
}
