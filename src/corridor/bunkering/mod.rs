//! Low-carbon bunkering: how much of which fuel, where, on which tanks, and what of it may be called low-carbon.
//!
//! ```text
//! bunkering
//! ├── supply           which port supplies which fuel, and from when
//! ├── demand           fuel by type, port and year, out of ledgers (rotation: a voyage as a ring)
//! ├── energy_density   fuel energy per volume and per distance
//! ├── tank             what a tank holds, and how far that goes
//! ├── stops            the fewest bunkering stops of a rotation
//! ├── standard         a GHG-intensity standard as data (judgement: what it says of a batch, and why)
//! ├── book             batches with their certificates, given to voyages and sold
//! ├── mass_balance     out ≤ in, per certificate, site and period
//! └── low_carbon       low-carbon fuel used and service sold, two series
//! ```
//!
//! # Examples
//!
//! A round voyage on VLSFO, bunkered at Yangshan only, and a batch against a standard:
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::units::{Distance, Teu, si::{kilowatts, knots, metres}};
//! # use green_corridor::{Cargo, FuelBasis, Inventory, Vessel, Voyage};
//! use green_corridor::corridor::bunkering::{BunkeringRule, Demand, Offer, Outcome, Standard, Supply};
//! use green_corridor::fuel::gwp::NamedSet;
//! use green_corridor::fuel::{Certificate, FactorSet, FuelBatch, MarineFuel, Sustainability};
//! use green_corridor::provenance::Source;
//! use green_corridor::units::GhgIntensity;
//! # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
//! #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//! #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//! #     .build()?;
//! # let cargo = Cargo::carried_only(Teu::from_count(7_200.0));
//! # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
//! #     .draught(metres(13.2))
//! #     .leg("Yangshan", "Los Angeles", cargo)
//! #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
//! #     .leg("Los Angeles", "Yangshan", cargo)
//! #     .transit(Distance::from_nautical_miles(5_750.0), knots(15.0))
//! #     .build()?;
//! # let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
//!
//! let supply = Supply::none().with(Offer {
//!     port: "Yangshan".into(),
//!     fuel: MarineFuel::VLSFO,
//!     from: "2020-01-01".parse()?,
//!     until: None,
//!     source: Source::user("made up"),
//! })?;
//! let demand = Demand::of_sailings(&ledger, 52.0, 2026, &supply, BunkeringRule::LastPortBefore)?;
//! let at_yangshan = demand.total_of(|key| &*key.port == "Yangshan");
//! assert!((at_yangshan.mass.ratio(ledger.total().fuel) - 52.0).abs() < 1e-9);
//!
//! let e_value = GhgIntensity::from_grams_per_megajoule(16.0);
//! let certificate = Certificate::new("PoS-1", e_value, Sustainability::Proven)?;
//! let batch = FuelBatch::certified(MarineFuel::BIO_METHANOL, certificate);
//! let draft = Standard::net_zero_znz();
//! assert_eq!(draft.test(&batch, Some(NamedSet::Ar5), "2030-06-01".parse()?).outcome, Outcome::Met);
//! assert_eq!(draft.test(&batch, Some(NamedSet::Ar5), "2035-06-01".parse()?).outcome, Outcome::NotMet);
//! assert_eq!(draft.test(&batch, None, "2030-06-01".parse()?).outcome, Outcome::CannotBeTold);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod book;
mod demand;
mod energy_density;
mod error;
mod judgement;
mod low_carbon;
pub mod mass_balance;
mod rotation;
mod standard;
mod stops;
mod supply;
mod tank;

pub use book::{Assignment, BatchBook, Custody, Delivery, Sale};
pub use demand::{Bunkered, BunkeringRule, Demand, DemandKey};
pub use energy_density::{EnergyDensity, EnergyPerDistance};
pub use error::BunkeringError;
pub use judgement::{Judgement, Outcome, Reason};
pub use low_carbon::ByOutcome;
pub use mass_balance::{BalancePeriods, Intake, SiteBalance, Surplus};
pub use standard::{ProofOfSustainability, Standard, StandardGwp, StandardScope, StandardStatus, Threshold};
pub use stops::{BunkeringStop, fewest_stops};
pub use supply::{Offer, Supply};
pub use tank::Tank;
