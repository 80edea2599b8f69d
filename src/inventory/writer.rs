//! Physics writes the ledger.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Derivation, EnergyCarrier, Entry, Inventory, ShorePowerEffect, Totals};
use crate::engine::EngineError;
use crate::engine::consumer::ConsumptionLaw;
use crate::fuel::{
    Blend, ConsumerClass, Emissions, FactorSet, FuelBatch, FuelError, FuelFactors, ShareBasis,
};
use crate::provenance::DataTier;
use crate::shore_power::{Connection, NetEffect};
use crate::units::substance::Fuel;
use crate::units::{Electricity, Energy, FuelEnergy, Load, Mass, SpecificFuelConsumption, Time};
use crate::vessel::{Consumer, LimitHit, LoadPoint, OperatingMode, Vessel, VesselError};
use crate::voyage::{Activity, FuelPlan, MeasuredFuel, Voyage};

/// Whether the fuel of the ledger is modelled or measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FuelBasis {
    /// From speed and demand; measurements are left out.
    Modelled,
    /// From measurements alone; an activity without one is an error.
    Measured,
    /// From measurements where an activity has them, else modelled; each entry says which.
    MeasuredWhereGiven,
}

/// An error while writing the ledger; it names the activity.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum InventoryError {
    /// The ship's law does not take the activity.
    #[error("{record}: {source}")]
    Vessel {
        /// The activity.
        record: String,
        /// What was wrong.
        source: Box<VesselError>,
    },
    /// A consumer does not take its fuel.
    #[error("{record}: {source}")]
    Engine {
        /// The activity.
        record: String,
        /// What was wrong.
        source: Box<EngineError>,
    },
    /// Only measured fuel was asked for, and there is none.
    #[error("{record}: no measured fuel, and the ledger was asked for measured fuel only")]
    NotMeasured {
        /// The activity.
        record: String,
    },
    /// Fuel measured for the whole ship, whose factors differ between the ship's consumers.
    #[error("{record}: {fuel} has other factors in each consumer; state which one burned it")]
    ConsumerNeeded {
        /// The activity.
        record: String,
        /// The fuel.
        fuel: String,
    },
}

/// A blend resolved for one consumer.
struct Burner {
    blend: Arc<Blend>,
    pilot_blend: Option<Arc<Blend>>,
    consumer: Consumer,
    parts: Vec<Part>,
    pilot: Option<usize>,
}

struct Part {
    carrier: usize,
    share: f64,
}

struct Writer<'a> {
    voyage: &'a Voyage,
    vessel: &'a Vessel,
    set: &'a FactorSet,
    basis: FuelBasis,
    carriers: Vec<EnergyCarrier>,
    burners: Vec<Burner>,
    entries: Vec<Entry>,
    shore_power: Vec<ShorePowerEffect>,
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
        let mut writer = Writer::new(voyage, set, basis);
        for (index, activity) in voyage.activities().iter().enumerate() {
            writer.write(index, activity)?;
        }
        let Writer { carriers, entries, shore_power, .. } = writer;
        let (voyage, factor_set) = (voyage.clone(), set.name());
        Ok(Self { voyage, factor_set, basis, carriers, entries, shore_power })
    }
}

/// What the bunker notes of a voyage amount to.
pub(super) fn bunkered(voyage: &Voyage, set: &FactorSet) -> Result<Totals, InventoryError> {
    let mut writer = Writer::new(voyage, set, FuelBasis::Measured);
    voyage.bunker_notes().iter().try_for_each(|note| writer.measured(0, note))?;
    Ok(writer.entries.iter().map(Totals::from).sum())
}

impl<'a> Writer<'a> {
    fn new(voyage: &'a Voyage, set: &'a FactorSet, basis: FuelBasis) -> Self {
        Self {
            voyage,
            vessel: voyage.vessel(),
            set,
            basis,
            carriers: Vec::with_capacity(8),
            burners: Vec::with_capacity(4),
            entries: Vec::with_capacity(voyage.activities().len() * 3),
            shore_power: Vec::new(),
        }
    }

    fn write(&mut self, index: usize, activity: &Activity) -> Result<(), InventoryError> {
        let measured = match self.basis {
            FuelBasis::Modelled => &[],
            FuelBasis::Measured | FuelBasis::MeasuredWhereGiven => activity.measured(),
        };
        if self.basis == FuelBasis::Measured && measured.is_empty() && activity.duration().value > 0.0 {
            return Err(InventoryError::NotMeasured { record: self.record(index) });
        }
        let modelled = |consumer: Consumer| {
            self.basis != FuelBasis::Measured
                && !measured
                    .iter()
                    .any(|fuel| fuel.consumer == consumer || fuel.consumer == Consumer::WholeShip)
        };
        let (main, auxiliary, boiler) =
            (modelled(Consumer::MainEngine), modelled(Consumer::AuxiliaryEngine), modelled(Consumer::Boiler));
        let plan = activity.fuel().map_or(self.voyage.fuel(), |plan| plan.as_ref());
        if main && activity.mode().is_under_way() {
            self.propulsion(index, activity, plan)?;
        }
        let energised = self.shore(index, activity, plan)?;
        let demand = self.vessel.demand();
        if auxiliary {
            let running = activity.duration() - energised;
            let shaft = demand.auxiliary(activity.mode()) * running;
            self.demand(index, Consumer::AuxiliaryEngine, shaft, running, plan)?;
        }
        if boiler {
            let running = activity.duration();
            let shaft = demand.boiler(activity.mode()) * running;
            self.demand(index, Consumer::Boiler, shaft, running, plan)?;
        }
        measured.iter().try_for_each(|fuel| self.measured(index, fuel))
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
        let shaft = self.vessel.mcr() * point.load.get() * activity.duration();
        let how = How::Propulsion(point);
        let consumer = Consumer::MainEngine;
        self.burn(Burn { activity: index, consumer, shaft, load: point.load, how }, plan)
    }

    fn demand(
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

    /// Enters the fuel of a burn. Nothing is entered for nothing, except an engine that a limit has
    /// switched off: that must be told.
    fn burn(&mut self, burn: Burn, plan: &FuelPlan) -> Result<(), InventoryError> {
        let switched_off = matches!(burn.how, How::Propulsion(LoadPoint { limit: Some(LimitHit::Off), .. }));
        if burn.shaft.value <= 0.0 && !switched_off {
            return Ok(());
        }
        let burner = self.burner(burn.activity, burn.consumer, plan)?;
        let masses = self.masses(burner, burn)?;
        let mut pilot_mass = Mass::<Fuel>::ZERO;
        for (part, (mass, sfc)) in masses.into_iter().enumerate() {
            let carrier = self.burners[burner].parts[part].carrier;
            let shaft: Energy = mass / sfc;
            let pilot =
                law(&self.carriers[carrier]).map_or(SpecificFuelConsumption::ZERO, ConsumptionLaw::pilot);
            pilot_mass += pilot * shaft;
            let derivation = match burn.how {
                How::Propulsion(load) => {
                    let activity = &self.voyage.activities()[burn.activity];
                    Derivation::Propulsion {
                        speed: activity.speed_through_water(),
                        draught: self.vessel.propulsion().reference_draught().and(activity.draught()),
                        load,
                        power: self.vessel.mcr() * load.load.get(),
                        sfc,
                    }
                }
                How::Demand { running } => Derivation::Demand { power: burn.shaft / running, running, sfc },
            };
            self.fuel_entry(burn.activity, burn.consumer, carrier, mass, Some(shaft), derivation);
        }
        if let (Some(carrier), true) = (self.burners[burner].pilot, pilot_mass > Mass::ZERO) {
            let sfc = pilot_mass / burn.shaft;
            let derivation = Derivation::Pilot { shaft: burn.shaft, sfc };
            let none = Some(Energy::default());
            self.fuel_entry(burn.activity, burn.consumer, carrier, pilot_mass, none, derivation);
        }
        Ok(())
    }

    /// Mass and SFC of each part of a blend that together give the shaft energy.
    ///
    /// ```text
    /// shares of energy: E = W / Σ (eᵢ / (LHVᵢ SFCᵢ)),   mᵢ = eᵢ E / LHVᵢ
    /// shares of mass:   M = W / Σ (wᵢ / SFCᵢ),          mᵢ = wᵢ M
    /// ```
    fn masses(
        &self,
        burner: usize,
        burn: Burn,
    ) -> Result<Vec<(Mass<Fuel>, SpecificFuelConsumption)>, InventoryError> {
        let Burner { parts, blend, .. } = &self.burners[burner];
        let mut weights = Vec::with_capacity(parts.len());
        let mut shaft_per_whole = 0.0;
        for part in parts {
            let (Some(law), Some(factors)) =
                (law(&self.carriers[part.carrier]), self.carriers[part.carrier].factors())
            else {
                continue;
            };
            let sfc = law.at(burn.load).map_err(|source| InventoryError::Engine {
                record: self.record(burn.activity),
                source: Box::new(source),
            })?;
            let weight = match blend.basis() {
                ShareBasis::Mass => part.share,
                ShareBasis::Energy => part.share / factors.lower_heating_value.megajoules_per_kilogram(),
            };
            shaft_per_whole += weight / sfc.grams_per_kilowatt_hour();
            weights.push((weight, sfc));
        }
        if let [(_, sfc)] = weights[..] {
            return Ok(vec![(sfc * burn.shaft, sfc)]);
        }
        Ok(weights
            .into_iter()
            .map(|(weight, sfc)| {
                let sfc_of_whole =
                    SpecificFuelConsumption::from_grams_per_kilowatt_hour(weight / shaft_per_whole);
                (sfc_of_whole * burn.shaft, sfc)
            })
            .collect())
    }

    /// Enters the shore connections of a stay; the time they are energised.
    fn shore(&mut self, index: usize, activity: &Activity, plan: &FuelPlan) -> Result<Time, InventoryError> {
        let mut energised = Time::default();
        if activity.mode() != OperatingMode::Berth {
            return Ok(energised);
        }
        let voyage = self.voyage;
        for connection in voyage.stages()[activity.stage()].connections() {
            if activity.start() <= connection.start() && connection.end() <= activity.end() {
                energised += connection.energised();
                self.connection(index, connection, plan)?;
            }
        }
        Ok(energised)
    }

    fn connection(
        &mut self,
        index: usize,
        connection: &Connection,
        plan: &FuelPlan,
    ) -> Result<(), InventoryError> {
        let at_ship = connection.electricity_at_ship(self.vessel.demand().auxiliary(OperatingMode::Berth));
        let fed_in = connection.electricity_fed_in(at_ship);
        let grid = &connection.shore_power().grid;
        let emissions = Emissions { grid: grid.emissions(fed_in), ..Emissions::ZERO };
        let tier = match connection.shore_power().supply {
            crate::shore_power::ShoreSupply::Metered(_) => DataTier::Measured,
            crate::shore_power::ShoreSupply::Power(_) => DataTier::Modelled,
            crate::shore_power::ShoreSupply::AuxiliaryDemand => self.vessel.demand().tier(),
        };
        let carrier = self.carrier(|known| matches!(known, EnergyCarrier::Grid(known) if known == grid));
        let carrier = carrier.unwrap_or_else(|| self.add(EnergyCarrier::Grid(grid.clone())));
        self.entries.push(Entry {
            activity: index,
            consumer: Consumer::ShoreConnection,
            carrier,
            shaft: Some(Energy::default()),
            electricity: at_ship,
            mass: Mass::ZERO,
            fuel_energy: FuelEnergy::ZERO,
            emissions,
            derivation: Derivation::Shore { fed_in, delivered_share: connection.delivered_share() },
            tier,
        });
        let avoided = self.avoided(index, at_ship, plan)?;
        self.shore_power.push(ShorePowerEffect {
            activity: index,
            net: NetEffect { at_ship, fed_in, grid: emissions, avoided },
        });
        Ok(())
    }

    /// What the auxiliary engines would have emitted for an electricity.
    fn avoided(
        &mut self,
        index: usize,
        at_ship: Electricity,
        plan: &FuelPlan,
    ) -> Result<Emissions, InventoryError> {
        let entries = self.entries.len();
        let shaft = crate::units::si::kilowatt_hours(at_ship.kilowatt_hours());
        let running = crate::units::si::hours(1.0);
        self.demand(index, Consumer::AuxiliaryEngine, shaft, running, plan)?;
        Ok(self.entries.drain(entries..).map(|entry| entry.emissions).sum())
    }

    fn measured(&mut self, index: usize, fuel: &MeasuredFuel) -> Result<(), InventoryError> {
        let factors = self.measured_factors(index, fuel)?;
        let carrier = self.carrier(|known| {
            matches!(known, EnergyCarrier::Fuel { batch, factors: same, law: None }
                if **batch == *fuel.batch && *same == factors)
        });
        let batch = Arc::clone(&fuel.batch);
        let carrier = carrier.unwrap_or_else(|| self.add(EnergyCarrier::Fuel { batch, factors, law: None }));
        let derivation = Derivation::Measured { evidence: fuel.evidence };
        self.fuel_entry(index, fuel.consumer, carrier, fuel.mass, None, derivation);
        Ok(())
    }

    fn measured_factors(&self, index: usize, fuel: &MeasuredFuel) -> Result<FuelFactors, InventoryError> {
        let family = fuel.batch.fuel().family();
        let resolve = |consumer: Consumer| -> Option<Result<FuelFactors, FuelError>> {
            let class = self.vessel.consumer(consumer)?.class().consumer_class(family);
            Some(self.set.resolve(&fuel.batch, class))
        };
        let failed = |source: FuelError| InventoryError::Engine {
            record: self.record(index),
            source: Box::new(EngineError::Fuel(source)),
        };
        if let Some(factors) = resolve(fuel.consumer) {
            return factors.map_err(failed);
        }
        let all: Vec<FuelFactors> = [Consumer::MainEngine, Consumer::AuxiliaryEngine, Consumer::Boiler]
            .into_iter()
            .filter_map(resolve)
            .collect::<Result<_, _>>()
            .map_err(failed)?;
        match &all[..] {
            [first, rest @ ..] if rest.iter().all(|other| other == first) => Ok(first.clone()),
            _ => Err(InventoryError::ConsumerNeeded {
                record: self.record(index),
                fuel: fuel.batch.fuel().to_string(),
            }),
        }
    }

    fn fuel_entry(
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

    /// The burner of a consumer on its blend; resolved once.
    fn burner(&mut self, index: usize, consumer: Consumer, plan: &FuelPlan) -> Result<usize, InventoryError> {
        let (blend, pilot_blend) = (plan.blend(consumer), plan.pilot());
        let same = |known: &Burner| {
            known.consumer == consumer
                && Arc::ptr_eq(&known.blend, blend)
                && match (&known.pilot_blend, pilot_blend) {
                    (Some(known), Some(asked)) => Arc::ptr_eq(known, asked),
                    (None, None) => true,
                    _ => false,
                }
        };
        if let Some(found) = self.burners.iter().position(same) {
            return Ok(found);
        }
        let burner = self.resolve(consumer, blend, pilot_blend).map_err(|source| InventoryError::Engine {
            record: self.record(index),
            source: Box::new(source),
        })?;
        self.burners.push(burner);
        Ok(self.burners.len() - 1)
    }

    fn resolve(
        &mut self,
        consumer: Consumer,
        blend: &Arc<Blend>,
        pilot_blend: Option<&Arc<Blend>>,
    ) -> Result<Burner, EngineError> {
        let mut parts = Vec::with_capacity(blend.components().len());
        let mut pilot = None;
        let vessel = self.vessel;
        let Some(machine) = vessel.consumer(consumer) else {
            return Ok(Burner { blend: Arc::clone(blend), pilot_blend: None, consumer, parts, pilot });
        };
        for (batch, share) in blend.components().filter(|(_, share)| share.get() > 0.0) {
            let (factors, law) = machine.resolve(batch, self.set)?;
            if law.pilot() > SpecificFuelConsumption::ZERO && pilot.is_none() {
                pilot = Some(self.pilot(machine.class(), law.pilot(), pilot_blend)?);
            }
            let carrier = EnergyCarrier::Fuel { batch: Arc::clone(batch), factors, law: Some(law) };
            parts.push(Part { carrier: self.add(carrier), share: share.get() });
        }
        let pilot_blend = pilot_blend.map(Arc::clone);
        Ok(Burner { blend: Arc::clone(blend), pilot_blend, consumer, parts, pilot })
    }

    fn pilot(
        &mut self,
        class: crate::engine::EngineClass,
        sfc: SpecificFuelConsumption,
        blend: Option<&Arc<Blend>>,
    ) -> Result<usize, EngineError> {
        let batch: &Arc<FuelBatch> = blend
            .and_then(|blend| blend.components().next())
            .map(|(batch, _)| batch)
            .ok_or(EngineError::PilotFuelNeeded { class, pilot_g_per_kwh: sfc.grams_per_kilowatt_hour() })?;
        let factors = self.set.resolve(batch, ConsumerClass::InternalCombustion)?;
        Ok(self.add(EnergyCarrier::Fuel { batch: Arc::clone(batch), factors, law: None }))
    }

    fn carrier(&self, same: impl Fn(&EnergyCarrier) -> bool) -> Option<usize> {
        self.carriers.iter().position(same)
    }

    fn add(&mut self, carrier: EnergyCarrier) -> usize {
        self.carriers.push(carrier);
        self.carriers.len() - 1
    }

    fn record(&self, index: usize) -> String {
        let activity = &self.voyage.activities()[index];
        let place = self.voyage.stages()[activity.stage()].label();
        format!("{} ({place}) from {}", activity.mode(), activity.start())
    }
}

fn law(carrier: &EnergyCarrier) -> Option<&ConsumptionLaw> {
    match carrier {
        EnergyCarrier::Fuel { law, .. } => law.as_ref(),
        EnergyCarrier::Grid(_) => None,
    }
}
