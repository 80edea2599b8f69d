//! Emissions of green shipping corridors: vessels, voyages, shore power and fuels in; CO2, CO2e and
//! emissions per TEU out. Every number is typed and has a source; CO2e and CO2e per TEU explain themselves.
//!
//! One river runs through the crate: **activity → energy → fuel → emissions → per TEU**. Physics
//! writes a ledger, [`Inventory`]; everything else only reads it.
//!
//! # A voyage
//!
//! ```
//! use green_corridor::engine::{EngineClass, Generation};
//! use green_corridor::fuel::{FactorSet, MarineFuel, gwp::Ar5};
//! use green_corridor::units::si::{hours, kilowatts, knots, metres};
//! use green_corridor::units::{Distance, Teu, substance::Carried};
//! use green_corridor::{Cargo, FuelBasis, FuelPlan, Inventory, TransportActivity, Vessel, Voyage};
//!
//! let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
//!     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//!     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//!     .build()?;
//! let fuel = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO);
//! let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, fuel)
//!     .draught(metres(13.2))
//!     .leg("Yangshan", "Los Angeles", Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0)))
//!     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
//!     .port_call("Los Angeles")
//!     .berth(hours(60.0))
//!     .build()?;
//!
//! let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
//! ledger.prove_balances()?;
//! let co2e = ledger.total().emissions.well_to_wake(Ar5)?;
//! let per_box = TransportActivity::of(&voyage).per_teu::<Carried, _>(co2e)?;
//! assert!((850.0..950.0).contains(&per_box.kilograms_per_teu()));
//! println!("{}", ledger.explain(Ar5)); // the whole chain, formula by formula, source by source
//! # Ok::<(), green_corridor::Error>(())
//! ```
//!
//! # For the newcomer
//!
//! * **Tank-to-wake** (TtW) is what the ship emits, **well-to-tank** (WtT) what it took to make and
//!   deliver the fuel, **well-to-wake** (WtW) the sum.
//! * **CO2e** weighs methane and nitrous oxide as CO2. The weights are a *GWP set*, and the sets
//!   differ: [`fuel::gwp`].
//! * **Slip** is fuel that leaves an engine unburned: methane, from LNG engines.
//! * **TEU** is a twenty-foot container, or half a forty-foot one. *Nominal* TEU are the slots of a
//!   ship, *carried* the containers aboard, *loaded* those with cargo in them, *throughput* those
//!   that cross a quay in a year.
//! * **Shore power** (OPS, AMP, cold ironing) lets a ship at berth stop its auxiliary engines. Its
//!   emissions move to the power stations: [`shore_power`], [`grid`].
//! * **ECA** is a sea area where ships burn cleaner fuel; inside it, engines of a late enough keel keep to
//!   NOx tier III. **VSR** asks ships to keep below 12 knots near San Pedro Bay: [`zone`].
//! * **CHE** is the equipment that handles containers ashore: tractors, cranes, forklifts: [`terminal`].
//! * **TCE**, **TOC**, **HOC** are the leg or hub of a shipment, and the categories whose intensity it takes, in ISO 14083;
//!   **TAD** is the planned distance that it counts, **DAF** the factor from there to the one sailed:
//!   [`intensity::chain`].
//! * **MCR** is the rated power of the main engine, **SFC** the fuel it burns per kilowatt-hour.
//! * A **service** (string) is a loop of ports with its ships; a **corridor** is the services between two ends:
//!   [`corridor`]. *Capable* ships, low-carbon fuel *used* and low-carbon service *sold* are three things.
//! * **FuelEU** limits the well-to-wake intensity of energy, **EU ETS** and **UK ETS** charge tank-to-wake emissions,
//!   **CII** rates a ship-year from A to E, **EEDI** and **EEXI** its design; the **Net-Zero Framework** of the IMO is a
//!   proposal: [`regulation`]. All read the ledger; between Los Angeles and Shanghai only CII and the proposal count.
//!
//! # What it does not do
//!
//! Of EEDI and EEXI it gives what was verified: no phase 3, no attained index, no reduction of EEXI. What is proposed
//! is never mixed with what is in force. No routing of ships, no receiver of AIS (it reads reports that one has), no price
//! of its own: prices are inputs. Of air pollutants it gives what a named method states: no method knows them all, and
//! those of power stations are outside. It does not guess: what a table does not state is an error or stays unknown, and
//! unknown is never zero. It fetches nothing and opens no files of its own accord: it gives serde types and readers of
//! streams.
//!
//! # What the types protect from, and what they do not
//!
//! Adding fuel to CO2, WtW to TtW, AR4 to AR5, nominal to carried TEU, TEU-nm to TEU-km does not
//! compile: [`units`] shows each case beside its compiling twin, and says what types cannot catch.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod air;
pub mod columnar;
pub mod corridor;
pub mod engine;
mod error;
pub mod fuel;
pub mod grid;
pub mod intensity;
pub mod interchange;
pub mod inventory;
pub mod plausibility;
pub mod port;
pub mod provenance;
pub mod regulation;
pub mod shore_power;
pub mod terminal;
pub mod track;
pub mod uncertainty;
pub mod units;
pub mod vessel;
pub mod voyage;
pub mod zone;

pub use corridor::Corridor;
pub use error::Error;
pub use fuel::{Blend, Certificate, FactorSet, FuelBatch, MarineFuel};
pub use intensity::TransportActivity;
pub use interchange::{CorridorFile, VoyageFile};
pub use inventory::{FuelBasis, Inventory};
pub use shore_power::{Connection, ShorePower, ShoreSupply};
pub use terminal::PortInventory;
pub use uom;
pub use vessel::{Consumer, ImoNumber, OperatingMode, Vessel};
pub use voyage::{Cargo, FuelPlan, MeasuredFuel, Voyage};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
