//! Air pollutants of a voyage: the ledger read by a named method.
//!
//! A method is chosen once for a whole voyage, so that factors of two agencies never meet in one total.
//! The CO2 of a method is part of its own tables and stays beside the ledger's, never added to it.
//!
//! ```text
//! air
//! ├── epa2022         EPA-420-B-22-011: all but black carbon, from shaft energy     engine::epa2022
//! ├── imo_ghg4        Fourth IMO GHG Study: black carbon too, no CO; from fuel      engine::ghg4_pollutants
//! └── san_pedro_bay   the ports' own NOx, on distillate; nothing else was read      engine::san_pedro_bay
//! ```
//!
//! Where the tables of the agencies contradict each other, the method decides; [`crate::engine::ghg4_pollutants`] lists
//! the contradictions. Tier III of NOx binds inside NOx emission control areas only, so its ships need to know
//! their waters: sail them along a track under a [`crate::voyage::Regime`], or state them.
//!
//! # Examples
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
//! # use green_corridor::{Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, TransportActivity, Vessel, Voyage};
//! # use green_corridor::vessel::Propulsion;
//! use green_corridor::air::{AirInventory, Epa2022, TierThree};
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
//!     tier_iii: TierThree::InsideNoxEca,
//! };
//! let air = AirInventory::epa2022(&ledger, method)?;
//! let nox = TransportActivity::of(&voyage).per_teu::<Carried, _>(air.total().known::<Nox>()?)?;
//! assert!((18.0..25.0).contains(&nox.kilograms_per_teu()));
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod epa2022;
mod imo_ghg4;
mod san_pedro_bay;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

pub use epa2022::Epa2022;
pub use imo_ghg4::ImoGhg4;
pub use san_pedro_bay::SanPedroBay;

use crate::engine::{EngineClass, EngineError, NoxTier, Pollutants};
use crate::fuel::MarineFuel;
use crate::inventory::{EnergyCarrier, Entry, Inventory};
use crate::units::{Energy, OutOfRange};
use crate::vessel::{Consumer, OperatingMode};
use crate::voyage::{Activity, Voyage};

/// A method of computing air pollutants, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Method {
    /// US EPA, EPA-420-B-22-011.
    Epa2022,
    /// Fourth IMO GHG Study 2020.
    ImoGhg4,
    /// The practice of the San Pedro Bay ports, 2021.
    SanPedroBay,
}

/// Where tier III of NOx is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierThree {
    /// Inside NOx emission control areas, where MARPOL binds it; outside, tier II.
    InsideNoxEca,
    /// Everywhere, as EPA's tools do: to compare with them, not to count.
    Everywhere,
}

/// Pollutants of a voyage, entry by entry, by one method.
#[derive(Clone, Debug, PartialEq)]
pub struct AirInventory {
    voyage: Voyage,
    method: Method,
    rows: Vec<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    activity: usize,
    consumer: Consumer,
    pollutants: Pollutants,
}

/// An entry that a method has no factors for.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum AirError {
    /// A class of machinery that the method does not know.
    #[error("{record}: the method has no factors for a {class}")]
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
    /// A tier III engine whose waters are not known.
    #[error(
        "{record}: tier III binds inside NOx emission control areas only, and the waters of this activity are not known; sail it along a track, or state its waters"
    )]
    WatersUnknown {
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
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The entry.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
}

/// An entry that burned fuel, and its ledger.
struct Entered<'a> {
    ledger: &'a Inventory,
    entry: &'a Entry,
    fuel: &'a MarineFuel,
}

impl Entered<'_> {
    fn shaft(&self) -> Result<Energy, AirError> {
        self.entry.shaft().ok_or_else(|| AirError::ShaftUnknown { record: record(self) })
    }
}

impl AirInventory {
    /// Pollutants by EPA-420-B-22-011: shaft energy of each entry times its factors.
    ///
    /// # Errors
    ///
    /// [`AirError`], which names the entry: a class or a fuel that the method does not know, unknown
    /// sulphur, measured fuel, a tier III engine whose waters are not known.
    pub fn epa2022(ledger: &Inventory, method: Epa2022) -> Result<Self, AirError> {
        Self::of(ledger, Method::Epa2022, |entered| epa2022::of_entry(entered, method))
    }

    /// Pollutants by the Fourth IMO GHG Study: fuel and shaft energy of each entry times its factors. What
    /// the study does not state, or could not be read of it, stays unknown.
    ///
    /// # Errors
    ///
    /// [`AirError::Value`] for a rated speed or sulphur out of range, [`AirError::WatersUnknown`].
    pub fn imo_ghg4(ledger: &Inventory, method: ImoGhg4) -> Result<Self, AirError> {
        Self::of(ledger, Method::ImoGhg4, |entered| imo_ghg4::of_entry(entered, method))
    }

    /// NOx by the practice of the San Pedro Bay ports; everything else is unknown by it.
    ///
    /// # Errors
    ///
    /// [`AirError`], which names the entry: a class that the method does not know, measured fuel, a tier III engine
    /// whose waters are not known.
    pub fn san_pedro_bay(ledger: &Inventory, method: SanPedroBay) -> Result<Self, AirError> {
        Self::of(ledger, Method::SanPedroBay, |entered| san_pedro_bay::of_entry(entered, method))
    }

    fn of(
        ledger: &Inventory,
        method: Method,
        of_entry: impl Fn(&Entered<'_>) -> Result<Pollutants, AirError>,
    ) -> Result<Self, AirError> {
        let rows = ledger.entries().iter().map(|entry| {
            let pollutants = match ledger.carrier(entry) {
                EnergyCarrier::Fuel { batch, .. } => {
                    of_entry(&Entered { ledger, entry, fuel: batch.fuel() })?
                }
                EnergyCarrier::Grid(_) => Pollutants::ZERO,
            };
            Ok(Row { activity: ledger.activity_index(entry), consumer: entry.consumer(), pollutants })
        });
        let rows = rows.collect::<Result<_, _>>()?;
        Ok(Self { voyage: ledger.voyage().clone(), method, rows })
    }

    /// The voyage.
    pub const fn voyage(&self) -> &Voyage {
        &self.voyage
    }

    /// The method.
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The sum of all entries.
    pub fn total(&self) -> Pollutants {
        self.rows.iter().map(|row| row.pollutants).sum()
    }

    /// The sum of the activities that pass a filter, for example those inside a port's boundary.
    pub fn total_of(&self, keep: impl Fn(&Activity) -> bool) -> Pollutants {
        self.rows.iter().filter(|row| keep(self.activity(row))).map(|row| row.pollutants).sum()
    }

    /// Sums by operating mode.
    pub fn by_mode(&self) -> BTreeMap<OperatingMode, Pollutants> {
        self.group_by(|row| self.activity(row).mode())
    }

    /// Sums by consumer.
    pub fn by_consumer(&self) -> BTreeMap<Consumer, Pollutants> {
        self.group_by(|row| row.consumer)
    }

    /// Sums by stage, an index in [`Voyage::stages`].
    pub fn by_stage(&self) -> BTreeMap<usize, Pollutants> {
        self.group_by(|row| self.activity(row).stage())
    }

    /// Sums by waters: the zones that an activity lies in together, `None` where they are not known.
    pub fn by_waters(&self) -> BTreeMap<Option<String>, Pollutants> {
        self.group_by(|row| self.activity(row).waters().map(|waters| waters.label()))
    }

    /// What is unknown of which consumer.
    pub fn unknown(&self) -> BTreeSet<(Consumer, &'static str)> {
        let of_row = |row: &Row| {
            let consumer = row.consumer;
            row.pollutants
                .kilograms()
                .into_iter()
                .filter(|(_, mass)| mass.is_none())
                .map(move |(name, _)| (consumer, name))
        };
        self.rows.iter().flat_map(of_row).collect()
    }

    fn activity(&self, row: &Row) -> &Activity {
        &self.voyage.activities()[row.activity]
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

fn record(entered: &Entered<'_>) -> String {
    let Entered { ledger, entry, .. } = entered;
    format!("{} {}, {}", ledger.place(entry), ledger.activity(entry).mode(), entry.consumer())
}

/// The tier that binds in the waters of an entry.
fn tier_in(
    entered: &Entered<'_>,
    tier: Option<NoxTier>,
    tier_iii: TierThree,
) -> Result<Option<NoxTier>, AirError> {
    if (tier, tier_iii) != (Some(NoxTier::III), TierThree::InsideNoxEca) {
        return Ok(tier);
    }
    match entered.ledger.activity(entered.entry).waters() {
        Some(waters) if waters.is_nox_eca() => Ok(tier),
        Some(_) => Ok(Some(NoxTier::II)),
        None => Err(AirError::WatersUnknown { record: record(entered) }),
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Epa2022 => "US EPA 2022",
            Self::ImoGhg4 => "Fourth IMO GHG Study",
            Self::SanPedroBay => "San Pedro Bay ports 2021",
        })
    }
}
