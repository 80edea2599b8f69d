//! IMO Net-Zero Framework: draft chapter 5 of MARPOL Annex VI. **Proposed; neither adopted nor in force.**
//!
//! MEPC 83 approved the draft (April 2025). The extraordinary session MEPC/ES.2 adjourned its adoption by a
//! year (October 2025), MEPC 84 came to no agreement (May 2026), and ES.2 resumes on 4 December 2026. Every
//! result comes as a [`Proposed`], and each number here is a scenario: [`STATUS`].
//!
//! ```text
//! net_zero
//! ├── scope           which ships: international, 5,000 GT and above
//! ├── FuelUsed        well-to-wake intensity and energy of one fuel of the year
//! ├── attained_gfi    GFI = Σ EI E / Σ E
//! ├── targets         base and direct target of a year
//! ├── ship_year       a ship-year under the draft
//! ├── year            deficits of both tiers, surplus, and what the remedial units cost
//! └── is_znz          whether a fuel is zero or near-zero
//! ```
//!
//! The draft sets no base target for 2036 to 2039, no direct target for 2040 and no price after 2030: those
//! are errors or unknown, never zero.
//!
//! A surplus gives surplus units, valid for two calendar years, traded once at most, that can offset tier 2;
//! tier 1 takes remedial units. One source says so; banking and trading are not computed.
//!
//! # Source
//!
//! Draft MARPOL Annex VI chapter 5 as approved at MEPC 83; intensities under MEPC.391(81).
//!
//! # Examples
//!
//! ```
//! use green_corridor::FuelBatch;
//! use green_corridor::fuel::{ConsumerClass, MarineFuel};
//! use green_corridor::regulation::net_zero::{FuelUsed, Prices, year};
//! use green_corridor::units::Mass;
//!
//! let vlsfo = FuelBatch::from(MarineFuel::VLSFO);
//! let tonne = FuelUsed::of_batch(&vlsfo, ConsumerClass::InternalCombustion, Mass::from_tonnes(1.0))?;
//! let draft = year(2028, &[tonne], &Prices::OfTheDraft)?;
//! assert!(format!("{draft:?}").starts_with("proposed, not in force (as of 2026-11-23)"));
//! let cost = draft.assuming_adoption().total_cost.expect("the draft has prices for 2028");
//! assert_eq!(format!("{:.2}", cost.amount()), "139.13"); // USD per tonne of VLSFO
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod fuel_used;
mod ship_year;
mod targets;
mod year;

use jiff::civil::date;
use serde::{Deserialize, Serialize};

use super::{ProposalStatus, Proposed, Ship, YearError};
use crate::fuel::FuelError;
use crate::provenance::{Confidence, Source};
use crate::units::OutOfRange;

pub(crate) use fuel_used::ZNZ_THRESHOLDS;
pub use fuel_used::{FuelUsed, ZNZ_SOURCE, attained_gfi, is_znz};
pub use ship_year::ship_year;
pub use targets::{GFI_2008, TARGETS_SOURCE, Targets, targets};
pub use year::{NetZeroYear, PRICES_SOURCE, Prices, RemedialUnitPrices, year};

const DRAFT: &str = "IMO draft MARPOL Annex VI chapter 5 (Net-Zero Framework)";
const EDITION: &str = "approved at MEPC 83, April 2025; not adopted";

const fn draft(locator: &'static str) -> Source {
    Source::new(DRAFT, locator, EDITION, Confidence::Verified)
}

/// How far the draft has come.
pub static STATUS: ProposalStatus = ProposalStatus::new(
    date(2026, 11, 23),
    "approved at MEPC 83 (April 2025); adoption adjourned at MEPC/ES.2 (October 2025); no agreement at MEPC 84 \
     (May 2026); ES.2 resumes on 4 December 2026; in force in March 2028 at the earliest",
    draft("status"),
);

/// Gross tonnage from which a ship would be under the framework.
pub const AT_LEAST_GT: f64 = 5_000.0;

/// Where [`AT_LEAST_GT`] stands.
pub const SHIPS_SOURCE: Source = draft("ships");

/// Where a ship trades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// On international voyages.
    International,
    /// Inside the waters of one State only.
    WithinOneState,
}

/// Whether a ship would be under the framework.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum Scope {
    /// It would.
    InScope,
    /// It is too small.
    BelowGrossTonnage {
        /// Its gross tonnage.
        gross_tonnage: f64,
        /// The least.
        at_least: f64,
    },
    /// It makes no international voyage.
    NotInternational,
}

/// What keeps the framework from a result.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NetZeroError {
    /// A year for which the draft has no number.
    #[error(transparent)]
    Year(#[from] YearError),
    /// A fuel that the factor set does not state in full.
    #[error(transparent)]
    Fuel(#[from] FuelError),
    /// A burn whose fuel the factor set does not state in full.
    #[error("{place}: {source}")]
    Burn {
        /// Leg or port.
        place: String,
        /// What was wrong.
        source: FuelError,
    },
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// The fuel or the prices.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Fuels without any energy: a GFI would divide by zero.
    #[error("fuels of the year ({fuels} given): the sum of `energy_mj` must be above 0 MJ, got 0")]
    NoEnergy {
        /// How many fuels were given.
        fuels: usize,
    },
}

/// Whether a ship would be under the framework.
///
/// # Source
///
/// [`SHIPS_SOURCE`].
pub fn scope(ship: &Ship, trade: Trade) -> Proposed<Scope> {
    let gross_tonnage = ship.gross_tonnage();
    let scope = if gross_tonnage < AT_LEAST_GT {
        Scope::BelowGrossTonnage { gross_tonnage, at_least: AT_LEAST_GT }
    } else {
        match trade {
            Trade::International => Scope::InScope,
            Trade::WithinOneState => Scope::NotInternational,
        }
    };
    proposed(scope)
}

const fn proposed<T>(value: T) -> Proposed<T> {
    Proposed::new(value, &STATUS)
}
