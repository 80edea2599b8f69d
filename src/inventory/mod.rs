//! The ledger: one entry per activity, consumer and energy carrier.
//!
//! Everything upstream exists to write it, everything downstream reads it.
//!
//! ```text
//! inventory
//! ├── entry       Entry, EnergyCarrier, Derivation: what was burned, and how that is known
//! ├── writer      physics writes the entries (burner: a consumer on its blend; measured: measured fuel;
//! │               shore: connections)
//! ├── error       what a ledger is refused for
//! ├── fill        a gap policy writes what was not measured
//! ├── gap         what was not measured, filled by a named policy with a bound
//! ├── totals      Totals, filter and group-by
//! ├── balance     proofs: carbon, energy, parts and total
//! ├── carbon      four ledgers of carbon: stack, biogenic, regulatory, contractual
//! ├── quality     how much of a total is measured, modelled, default
//! ├── residual    measured against modelled, activity by activity
//! ├── sides       one quantity measured, modelled and reported (reported: an operator's report;
//! │               three_sides: of one voyage)
//! ├── waiting     anchorage, drifting, slow steaming to a slot; virtual arrival
//! ├── notice      limits hit, factors out of their dates
//! └── explain     the chain behind one number
//! ```
//!
//! # Examples
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::units::{Distance, Teu, si::{hours, kilowatts, knots, metres}};
//! # use green_corridor::vessel::Vessel;
//! # use green_corridor::voyage::{Cargo, Voyage};
//! use green_corridor::fuel::{FactorSet, MarineFuel, gwp::Ar5};
//! use green_corridor::inventory::{FuelBasis, Inventory};
//! # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
//! #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//! #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//! #     .build()?;
//! # let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
//! #     .draught(metres(13.2))
//! #     .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(7_200.0)))
//! #     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
//! #     .build()?;
//!
//! let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
//! let total = ledger.total();
//! let well_to_wake = total.emissions.well_to_wake(Ar5)?;
//! assert!(well_to_wake > green_corridor::units::Mass::from_tonnes(4_000.0));
//! ledger.prove_balances()?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod balance;
mod burner;
mod carbon;
mod entry;
mod error;
mod explain;
mod fill;
mod gap;
mod measured;
mod notice;
mod quality;
mod reported;
mod residual;
mod shore;
mod sides;
mod three_sides;
mod totals;
mod waiting;
mod writer;

pub use balance::{BalanceError, Balances, CarbonBalance};
pub use carbon::{CarbonLedgers, Claim, ClaimError, Direction};
pub use entry::{Derivation, EnergyCarrier, Entry};
pub use error::InventoryError;
pub use explain::Explanation;
pub use gap::{BoundError, Bounded, Fill, GapPolicy, RelativeBound};
pub use notice::Notice;
pub use quality::{Quality, QualityError, QualityWeight};
pub use reported::ReportedFigures;
pub use residual::{Reconciliation, Residual};
pub use sides::{Comparable, Side, Sides};
pub use three_sides::{MeasuredSide, ThreeSides};
pub use totals::Totals;
pub use waiting::{Credit, VirtualArrival, Waiting, WaitingError};
pub use writer::FuelBasis;

use crate::shore_power::NetEffect;
use crate::voyage::{Activity, Voyage};

/// The ledger of one voyage under one factor set.
#[derive(Clone, Debug, PartialEq)]
pub struct Inventory {
    voyage: Voyage,
    factor_set: &'static str,
    basis: FuelBasis,
    carriers: Vec<EnergyCarrier>,
    entries: Vec<Entry>,
    shore_power: Vec<ShorePowerEffect>,
    fills: Vec<Fill>,
}

/// What one shore connection of the voyage saves or costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShorePowerEffect {
    /// Index of the stay at berth in [`Voyage::activities`].
    pub activity: usize,
    /// With shore power against without.
    pub net: NetEffect,
}

impl Inventory {
    /// The voyage.
    pub const fn voyage(&self) -> &Voyage {
        &self.voyage
    }

    /// Name of the factor set.
    pub const fn factor_set(&self) -> &'static str {
        self.factor_set
    }

    /// Whether fuel was modelled or measured.
    pub const fn basis(&self) -> FuelBasis {
        self.basis
    }

    /// Entries, in order of time; within an activity as they were written.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The carrier of an entry.
    pub fn carrier(&self, entry: &Entry) -> &EnergyCarrier {
        &self.carriers[entry.carrier]
    }

    /// The activity of an entry.
    pub fn activity(&self, entry: &Entry) -> &Activity {
        &self.voyage.activities()[entry.activity]
    }

    /// Index of an entry's activity in [`Voyage::activities`].
    pub const fn activity_index(&self, entry: &Entry) -> usize {
        entry.activity
    }

    /// Leg or port of an entry.
    pub fn place(&self, entry: &Entry) -> String {
        self.voyage.stages()[self.activity(entry).stage()].label()
    }

    /// What was not measured and filled by a policy, in order of time; empty unless [`Inventory::measured_with`] wrote it.
    pub fn fills(&self) -> &[Fill] {
        &self.fills
    }

    /// What each shore connection saves or costs.
    pub fn shore_power(&self) -> &[ShorePowerEffect] {
        &self.shore_power
    }
}
