//! Transport chains of ISO 14083: one shipment from door to door.
//!
//! ```text
//! emission of an element = intensity of its category × transport activity
//! transport activity     = freight × TAD, or TEU × TAD; at a hub, freight or TEU
//! chain                  = Σ elements
//! ```
//!
//! The transport activity distance (TAD) is the shortest feasible or the great-circle distance, never the one sailed.
//! An intensity built on the actual distance is brought to it once, by a distance adjustment factor (DAF), and the type
//! remembers. CO2e of two GWP sets do not add: the set is in the type of the chain.
//!
//! ```text
//! chain
//! ├── distance         TAD and DAF
//! ├── shipment         what rides;  emission: both stages of what it causes
//! ├── category         TOC: an intensity of transport, with tier and source
//! ├── hub              HOC: an intensity of handling, with tier and source
//! ├── clean_cargo      end-user factors by trade lane, and what is not known of them
//! ├── element          TCE: one leg or hub, by category or by this crate's ledger
//! └── transport_chain  links that connect, totals, shares, tiers
//! ```
//!
//! # Source
//!
//! ISO 14083:2023; GLEC Framework v3 (2023) to v3.2 (2025).
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::gwp::Ar6;
//! use green_corridor::intensity::chain::{
//!     Hoc, HubIntensity, Intensity, Mode, Shipment, Tce, Toc, TransportChain, clean_cargo, distance,
//! };
//! use green_corridor::provenance::{DataTier, Source};
//! use green_corridor::units::si::hours;
//! use green_corridor::units::substance::{Sailed, ShortestFeasible};
//! use green_corridor::units::{Distance, Mass, Teu};
//!
//! let shipment = Shipment::new(Mass::from_tonnes(10.0), Teu::from_count(1.0))?;
//!
//! // A published lane factor holds the 15 % already: it is per TEU-km of shortest feasible distance.
//! let sea = clean_cargo::toc(
//!     clean_cargo::Lane::IndustryAverage,
//!     clean_cargo::Edition::V3_2,
//!     clean_cargo::Cargo::Dry,
//! )?
//! .read_as::<Ar6>();
//! let distance = Distance::<ShortestFeasible>::from_kilometres(10_000.0);
//! let ocean = Tce::transport("port A", "port B", &shipment, &sea, distance, hours(480.0))?;
//!
//! // A factor of the caller's own, per tonne-km driven: brought to the shortest feasible distance by +5 %.
//! let driven = Intensity::<Sailed, Ar6>::grams_per_tonne_km(80.0, Some(64.0));
//! let road = driven.adjusted(&distance::ROAD);
//! let truck = Toc::new("truck", Mode::Road, road, DataTier::Default, Source::user("made up"))?;
//! let inland = Distance::<ShortestFeasible>::from_kilometres(200.0);
//!
//! let quay = HubIntensity::kg_per_teu(15.0, Some(12.0));
//! let terminal = Hoc::new("terminal", quay, DataTier::Modelled, Source::user("made up"))?;
//!
//! let chain = TransportChain::new(vec![
//!     ocean,
//!     Tce::hub("port B", &shipment, &terminal, hours(48.0))?,
//!     Tce::transport("port B", "warehouse", &shipment, &truck, inland, hours(6.0))?,
//! ])?;
//! let total = chain.emission().well_to_wake.kilograms();
//! assert!((total - (717.0 + 15.0 + 80.0 * 1.05 * 10.0 * 200.0 / 1e3)).abs() < 1e-9);
//! assert_eq!(chain.kg_per_teu(), total);
//! # Ok::<(), green_corridor::Error>(())
//! ```

pub mod category;
pub mod clean_cargo;
pub mod distance;
mod element;
mod error;
pub mod hub;
pub mod shipment;
mod stages;
mod transport_chain;

pub use category::{Intensity, Mode, Toc};
pub use distance::{DistanceAdjustment, PlannedDistance};
pub use element::{Operation, Tce};
pub use error::ChainError;
pub use hub::{Hoc, HubIntensity};
pub use shipment::{Emission, Shipment};
pub use transport_chain::TransportChain;
