//! A port's landside and its year: equipment, craft, trucks, trains, electricity, ships; per 10,000 TEU.
//!
//! ```text
//! terminal
//! ├── nonroad      diesel factors of the EPA NONROAD model, with deterioration and sulphur
//! ├── factors      factors of one engine, CARB's additive deterioration, corrections
//! ├── diesel       the landside's diesel: sulphur, gases, upstream, volumes
//! ├── epa_hub      tank-to-wheel factors of trucks and trains
//! ├── duty         pieces, rated power, load factor, hours
//! ├── supply       charger, grid loss, grid factor
//! ├── equipment    cargo-handling equipment: diesel, hybrid, electric, fuel cell
//! ├── moves        handling by energy per move
//! ├── electricity  terminal uses, reefer plugs
//! ├── craft, truck, locomotive    the other landside sources
//! ├── calls        ships: the ledger of a call, as often as it was made
//! ├── entry        one line of the ledger: fuel, electricity, gases, pollutants
//! ├── boundary     what is counted: extent, categories, stage, electricity, TEU, year
//! ├── inventory    PortInventory: totals, categories, per TEU
//! ├── comparison   two ports of equal boundary; a port against its baseline
//! └── scenario     the zero-emission terminal
//! ```
//!
//! Load factors, hours, rated power, energy per move, hydrogen per hour, factors of craft and switchers,
//! losses of charger and grid are inputs: published values disagree or were not found. Embedded are the
//! NONROAD rows and the EPA hub's truck, rail and diesel factors, each with its source. What is not stated is
//! unknown, and a sum with an unknown part is unknown.
//!
//! Air pollutants of power stations are outside: no factor of a grid's NOx, SO2 or particles is embedded.
//!
//! # Examples
//!
//! The zero-emission terminal beside today's:
//!
//! ```
//! use green_corridor::fuel::gwp::Ar5;
//! use green_corridor::grid::{GridBasis, find};
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
//! use green_corridor::terminal::{
//!     Boundary, Corrections, Diesel, DieselContent, DieselDrive, DieselFactors, Duty,
//!     ElectricityBasis, EquipmentEnergy, EquipmentGroup, EquipmentKind, Extent, LifeCycleStage,
//!     PortYear, Replacement, SourceCategory, Supply, TeuCount, ZeroEmissionTerminal,
//! };
//! use green_corridor::units::si::{horsepower, hours};
//! use green_corridor::units::{Factor, Fraction, Teu};
//!
//! let tractors = EquipmentGroup {
//!     name: "yard tractors".to_owned(),
//!     kind: EquipmentKind::YardTractor,
//!     duty: Duty {
//!         pieces: 100,
//!         rated_power: horsepower(221.4),
//!         load_factor: Fraction::new(0.39)?,
//!         hours: hours(2_000.0),
//!         source: Source::user("made up"),
//!     },
//!     energy: EquipmentEnergy::Diesel(DieselDrive {
//!         factors: DieselFactors::Nonroad(Nonroad {
//!             cycle: DutyCycle::Tractor,
//!             tier: NonroadTier::T4N,
//!             cumulative: hours(6_000.0),
//!         }),
//!         fuel: Diesel {
//!             ch4: Some(Factor::from_grams_per_gram(0.0)), // made up, as are the next two
//!             n2o: Some(Factor::from_grams_per_gram(0.0001)),
//!             upstream: Some(Factor::from_grams_per_gram(0.6)),
//!             ..Diesel::with_sulphur(0.0015)
//!         },
//!         corrections: Corrections::NONE,
//!     }),
//! };
//! let today = PortYear {
//!     port: "made-up terminal".to_owned(),
//!     boundary: Boundary {
//!         extent: Extent::Fence,
//!         categories: [SourceCategory::CargoHandlingEquipment].into(),
//!         stage: LifeCycleStage::WtW,
//!         electricity: ElectricityBasis::Grid(GridBasis::LocationAverage),
//!         teu: TeuCount::AllMoves,
//!         year: 2024,
//!     },
//!     throughput: Teu::from_count(800_000.0),
//!     equipment: vec![tractors],
//!     entries: vec![],
//! };
//! let electric = Replacement::Electric {
//!     energy_economy_ratio: 3.0,
//!     content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 },
//!     supply: Supply {
//!         charger_efficiency: Fraction::new(0.9)?,
//!         grid_loss: Fraction::new(0.05)?,
//!         grid: find("US eGRID CAMX", 2023, GridBasis::LocationAverage)?.clone(),
//!     },
//!     source: Source::user("within the measured 2.8 to 3.7"),
//! };
//! let result = ZeroEmissionTerminal::new("zero emission", electric, vec![]).apply(&today)?;
//! assert!(result.scenario.total().emissions.stack_co2().kilograms() == 0.0);
//! assert!(result.scenario.total().emissions.grid.co2.tonnes() > 500.0); // shown, not hidden
//! assert!(result.equipment.net(Ar5)?.kilograms() > 0.0);
//! # Ok::<(), green_corridor::Error>(())
//! ```

pub mod boundary;
mod calls;
pub mod comparison;
pub mod craft;
pub mod diesel;
pub mod duty;
pub mod electricity;
pub mod entry;
pub mod epa_hub;
pub mod equipment;
mod error;
pub mod factors;
pub mod inventory;
pub mod locomotive;
pub mod moves;
pub mod nonroad;
mod nonroad_table;
pub mod per_unit;
pub mod scenario;
pub mod supply;
pub mod truck;

pub use crate::fuel::LifeCycleStage;
pub use boundary::{Boundary, Difference, ElectricityBasis, Extent, TeuCount};
pub use comparison::{Change, Comparison, compare};
pub use craft::{CraftEngine, HarbourCraft};
pub use diesel::{Diesel, DieselContent};
pub use duty::Duty;
pub use electricity::{ElectricityUse, ReeferPlugs};
pub use entry::{Amounts, Draw, PortEntry, SourceCategory};
pub use equipment::{
    DieselDrive, DieselFactors, ElectricDemand, EquipmentEnergy, EquipmentGroup, EquipmentKind,
};
pub use error::TerminalError;
pub use factors::{CarbOffroad, Controls, Corrections, EngineFactors, Multipliers};
pub use inventory::PortInventory;
pub use locomotive::{LocomotiveWork, Locomotives};
pub use moves::{HandlingMoves, MoveEnergy};
pub use per_unit::PerUnit;
pub use scenario::{Effect, PortYear, Replacement, ScenarioResult, ZeroEmissionTerminal};
pub use supply::Supply;
pub use truck::{DrayageTrucks, Idling, TruckEnergy, TruckMiles};
