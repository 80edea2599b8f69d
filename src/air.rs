//! Air pollutants of a voyage: the ledger read by a named method.
//!
//! A method is chosen once for a whole voyage, so that factors of two agencies never meet in one total.
//! The CO2 of a method is part of its own tables and stays beside the ledger's, never added to it.
//!
//! # Examples
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
//! # use green_corridor::{Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, TransportActivity, Vessel, Voyage};
//! # use green_corridor::vessel::Propulsion;
//! use green_corridor::air::{AirInventory, Epa2022};
//! use green_corridor::engine::{NoxTier, epa2022::AuxiliaryEngine};
//! use green_corridor::units::substance::{Carried, Nox};
//! # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
//! #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//! #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//! #     .build()?;
//! # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO))
//! #     .draught(metres(13.2))
//! #     .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(7_200.0)))
//! #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
//! #     .port_call("Los Angeles")
//! #     .berth(hours(60.0))
//! #     .build()?;
//! # let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
//!
//! let method = Epa2022 {
//!     main_tier: Some(NoxTier::II),
//!     auxiliary: AuxiliaryEngine::Msd,
//!     auxiliary_tier: Some(NoxTier::II),
//! };
//! let air = AirInventory::epa2022(&ledger, method)?;
//! let nox = TransportActivity::of(&voyage).per_teu::<Carried, _>(air.total().known::<Nox>()?)?;
//! assert!((18.0..25.0).contains(&nox.kilograms_per_teu()));
//! # Ok::<(), green_corridor::Error>(())
//! ```

use std::collections::BTreeMap;

use crate::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, MainEngine, Sfc, factors};
use crate::engine::{EngineClass, EngineError, NoxTier, Pollutants};
use crate::fuel::{Family, MarineFuel};
use crate::inventory::{Derivation, EnergyCarrier, Entry, Inventory};
use crate::vessel::{Consumer, OperatingMode};

/// What the method of the US EPA needs to know of a ship beyond its ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Epa2022 {
    /// NOx tier of the main engine; `None` for a keel laid before 2000. Applied in and outside NOx
    /// emission control areas, as EPA's tools do.
    pub main_tier: Option<NoxTier>,
    /// Speed class of the auxiliary engines.
    pub auxiliary: AuxiliaryEngine,
    /// NOx tier of the auxiliary engines.
    pub auxiliary_tier: Option<NoxTier>,
}

/// Pollutants of a voyage, entry by entry, by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct AirInventory {
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    stage: usize,
    mode: OperatingMode,
    consumer: Consumer,
    pollutants: Pollutants,
}

/// An entry that a method has no factors for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AirError {
    /// A class of machinery that the method does not know.
    #[error("{record}: the EPA method of 2022 has no factors for a {class}")]
    Machine {
        /// The entry.
        record: String,
        /// Its class.
        class: EngineClass,
    },
    /// A fuel that the method does not know.
    #[error(
        "{record}: the EPA method of 2022 has no factors for {fuel}; it knows distillate, residual fuel and LNG"
    )]
    Fuel {
        /// The entry.
        record: String,
        /// Its fuel.
        fuel: String,
    },
    /// An oil whose sulphur is not known.
    #[error("{record}: the sulphur content of {fuel} is not known; give it with the fuel")]
    Sulphur {
        /// The entry.
        record: String,
        /// Its fuel.
        fuel: String,
    },
    /// Measured fuel: the method takes shaft energy.
    #[error(
        "{record}: fuel was measured, and the method takes shaft energy; write the ledger from modelled fuel"
    )]
    ShaftUnknown {
        /// The entry.
        record: String,
    },
    /// A tier or a value that the method refuses.
    #[error("{record}: {source}")]
    Engine {
        /// The entry.
        record: String,
        /// What was wrong.
        source: Box<EngineError>,
    },
}

impl AirInventory {
    /// Pollutants by EPA-420-B-22-011: shaft energy of each entry times its factors.
    ///
    /// # Errors
    ///
    /// [`AirError`], which names the entry: a class or a fuel that the method does not know, unknown
    /// sulphur, measured fuel.
    pub fn epa2022(ledger: &Inventory, method: Epa2022) -> Result<Self, AirError> {
        let rows = ledger.entries().iter().map(|entry| {
            let activity = ledger.activity(entry);
            Ok(Row {
                stage: activity.stage(),
                mode: activity.mode(),
                consumer: entry.consumer(),
                pollutants: of_entry(ledger, entry, method)?,
            })
        });
        Ok(Self { rows: rows.collect::<Result<_, _>>()? })
    }

    /// The sum of all entries.
    pub fn total(&self) -> Pollutants {
        self.rows.iter().map(|row| row.pollutants).sum()
    }

    /// Sums by operating mode.
    pub fn by_mode(&self) -> BTreeMap<OperatingMode, Pollutants> {
        self.group_by(|row| row.mode)
    }

    /// Sums by consumer.
    pub fn by_consumer(&self) -> BTreeMap<Consumer, Pollutants> {
        self.group_by(|row| row.consumer)
    }

    /// Sums by stage, an index in [`crate::voyage::Voyage::stages`].
    pub fn by_stage(&self) -> BTreeMap<usize, Pollutants> {
        self.group_by(|row| row.stage)
    }

    fn group_by<K: Ord>(&self, key: impl Fn(&Row) -> K) -> BTreeMap<K, Pollutants> {
        let mut groups = BTreeMap::new();
        for row in &self.rows {
            let group = groups.entry(key(row)).or_insert(Pollutants::ZERO);
            *group = *group + row.pollutants;
        }
        groups
    }
}

fn of_entry(ledger: &Inventory, entry: &Entry, method: Epa2022) -> Result<Pollutants, AirError> {
    let record = || {
        let mode = ledger.activity(entry).mode();
        format!("{} {mode}, {}", ledger.place(entry), entry.consumer())
    };
    let EnergyCarrier::Fuel { batch, .. } = ledger.carrier(entry) else { return Ok(Pollutants::ZERO) };
    let shaft = entry.shaft().ok_or_else(|| AirError::ShaftUnknown { record: record() })?;
    if shaft.value <= 0.0 {
        return Ok(Pollutants::ZERO);
    }
    let (machine, tier) = match (entry.consumer(), *entry.derivation()) {
        (Consumer::MainEngine, Derivation::Propulsion { load, .. }) => {
            let class = ledger.voyage().vessel().main_engine().class();
            let engine = main_engine(class).ok_or_else(|| AirError::Machine { record: record(), class })?;
            (Machine::Main { engine, load: load.load }, tier_of(engine, method.main_tier))
        }
        (Consumer::AuxiliaryEngine, _) => (Machine::Auxiliary(method.auxiliary), method.auxiliary_tier),
        (Consumer::Boiler, _) => (Machine::Boiler, None),
        _ => return Err(AirError::ShaftUnknown { record: record() }),
    };
    let fuel = oil(batch.fuel(), machine, &record)?;
    let factors = factors(machine, tier, fuel, Sfc::Baseline)
        .map_err(|source| AirError::Engine { record: record(), source: Box::new(source) })?;
    Ok(factors.of(shaft))
}

const fn main_engine(class: EngineClass) -> Option<MainEngine> {
    match class {
        EngineClass::Ssd => Some(MainEngine::Ssd),
        EngineClass::Msd => Some(MainEngine::Msd),
        EngineClass::SteamTurbine => Some(MainEngine::SteamTurbine),
        EngineClass::GasTurbine => Some(MainEngine::GasTurbine),
        EngineClass::LngOttoSlowSpeed
        | EngineClass::LngOttoMediumSpeed
        | EngineClass::LngDiesel
        | EngineClass::Lbsi => Some(MainEngine::Lng),
        _ => None,
    }
}

/// The method gives turbines and LNG engines no tier.
const fn tier_of(engine: MainEngine, tier: Option<NoxTier>) -> Option<NoxTier> {
    match engine {
        MainEngine::Ssd | MainEngine::Msd | MainEngine::MsdElectric => tier,
        MainEngine::SteamTurbine
        | MainEngine::GasTurbine
        | MainEngine::GasTurbineElectric
        | MainEngine::Lng => None,
    }
}

fn oil(fuel: &MarineFuel, machine: Machine, record: &impl Fn() -> String) -> Result<Fuel, AirError> {
    let on_lng = matches!(
        machine,
        Machine::Main { engine: MainEngine::Lng, .. } | Machine::Auxiliary(AuxiliaryEngine::Lng)
    );
    let unknown = || AirError::Fuel { record: record(), fuel: fuel.to_string() };
    let percent = || match fuel.sulphur_ppm() {
        Some(ppm) => Ok(f64::from(ppm) / 1e4),
        None => Err(AirError::Sulphur { record: record(), fuel: fuel.to_string() }),
    };
    let oil = match (fuel.family(), on_lng) {
        (Family::Lng, true) => Fuel::distillate(0.0),
        (Family::MdoMgo, false) => Fuel::distillate(percent()?),
        (Family::Hfo | Family::Lfo, false) => Fuel::residual(percent()?),
        _ => return Err(unknown()),
    };
    oil.map_err(|source| AirError::Engine { record: record(), source: Box::new(source) })
}
