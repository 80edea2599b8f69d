//! The ledger per TEU, honestly.
//!
//! "Per TEU" has several meanings, and each is a type: nominal slots, carried containers, loaded containers; throughput
//! of a port is [`crate::terminal`]'s. A distance has a basis, and that is a type too. A rule that divides a ship among its containers makes eight choices,
//! and each is a value.
//!
//! ```text
//! intensity
//! ├── activity      TEU and distances of a voyage: mass per TEU and per TEU-km by kind and basis
//! ├── cargo_mass    freight per TEU, as it is assumed, with sources
//! ├── lot           containers that ride together;  manifest: all lots of a voyage, checked
//! ├── dimension     the eight choices;  choices: all of them;  rule: choices under a name, the rules of the trade
//! ├── allocation    a ledger divided by a rule (pool: what is divided; coefficients: what a leg costs)
//! ├── conservation  nothing is lost
//! ├── shapley       the Shapley value, of any small game and of the loop
//! ├── waterfall     a difference in steps that sum exactly
//! ├── bridge        why two rules differ, choice by choice
//! └── chain         ISO 14083: from door to door, sea by the ledger, the rest by intensity with source
//! ```

mod activity;
mod allocation;
mod bridge;
pub mod cargo_mass;
pub mod chain;
mod choices;
mod coefficients;
pub mod conservation;
pub mod dimension;
mod error;
mod lot;
mod manifest;
mod pool;
pub mod rule;
pub mod shapley;
pub(crate) mod waterfall;

pub use activity::{DistanceOfLeg, IntensityError, LegActivity, TeuOfLeg, TransportActivity};
pub use allocation::{Allocation, Allocator, Figure};
pub use bridge::{Bridge, Term};
pub use cargo_mass::CargoMass;
pub use choices::Choices;
pub use dimension::Dimension;
pub use error::AllocationError;
pub use lot::Lot;
pub use manifest::{LegLoad, Manifest, ManifestError};
pub use rule::AllocationRule;
pub use waterfall::Attribution;
