//! Errors of balances, penalties, accounts and pools.

use std::sync::Arc;

use crate::regulation::YearError;
use crate::units::{ComplianceBalance, OutOfRange};

/// What keeps a balance, a penalty, an account or a pool from an answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ComplianceError {
    /// A value outside its range.
    #[error(transparent)]
    Value(#[from] OutOfRange),
    /// A year without a target.
    #[error(transparent)]
    Year(#[from] YearError),
    /// Something of one year of an account.
    #[error("year {year}: {source}")]
    InYear {
        /// The year.
        year: i16,
        /// What.
        source: Box<ComplianceError>,
    },
    /// Something of one ship.
    #[error("ship `{ship}`: {source}")]
    OfShip {
        /// The ship.
        ship: Arc<str>,
        /// What.
        source: Box<ComplianceError>,
    },
    /// A deficit that no penalty can be computed of, for the penalty divides by the intensity.
    #[error("the penalty of {deficit} divides by the intensity: {source}")]
    DeficitWithoutIntensity {
        /// The deficit.
        deficit: ComplianceBalance,
        /// The intensity and what is allowed.
        source: OutOfRange,
    },
    /// A penalty in no year of deficit.
    #[error("`consecutive_deficits` of a penalty must be at least 1, got 0")]
    NoYearOfDeficit,
    /// Years of an account that do not follow each other.
    #[error("`year` must be {expected}, the one after the last that was settled, got {got}")]
    YearNotNext {
        /// The year that follows.
        expected: i16,
        /// The year that was given.
        got: i16,
    },
    /// A year with a call in which no energy was used.
    #[error("`energy_mj` must be above 0 in a year with a call, got 0; settle it as a year without one")]
    NoEnergy,
    /// A year without a call after one that borrowed, and nobody said what that avoided.
    #[error(
        "no call after a year that borrowed {advance}: `avoided_penalty_eur` of that year must be stated"
    )]
    AvoidedPenaltyUnknown {
        /// What was borrowed.
        advance: ComplianceBalance,
    },
    /// A ship in deficit that made no call.
    #[error("{deficit} without a call in the year: a ship without a call has no deficit")]
    DeficitWithoutCall {
        /// The deficit.
        deficit: ComplianceBalance,
    },
    /// A ship that is in one pool, or one fleet, twice.
    #[error("ship `{ship}` is listed twice, a ship is in one pool once")]
    ShipTwice {
        /// The ship.
        ship: Arc<str>,
    },
    /// A ship that is not in the pool.
    #[error("ship `{ship}` is not in the pool")]
    ShipNotInPool {
        /// The ship.
        ship: Arc<str>,
    },
    /// A balance that no valid pool gives to a ship.
    #[error("a pool may give a ship with {adjusted} at least {at_least}, got {allocated}")]
    NotFromAPool {
        /// Its balance before.
        adjusted: ComplianceBalance,
        /// What it is said to have been given.
        allocated: ComplianceBalance,
        /// The least that it may be given.
        at_least: ComplianceBalance,
    },
    /// More energy from RFNBO than there was.
    #[error("`rfnbo_mj` must be in 0..={energy_mj} MJ, the energy used on board, got {rfnbo_mj}")]
    RfnboAboveEnergy {
        /// Energy in RFNBO, MJ.
        rfnbo_mj: f64,
        /// Energy used on board, MJ.
        energy_mj: f64,
    },
    /// A verdict that does not say how many hours were not compliant.
    #[error("the verdict does not state its non-compliant hours ({verdict}): give `non_compliant_h`")]
    HoursUnknown {
        /// The verdict.
        verdict: String,
    },
}

impl ComplianceError {
    pub(super) fn in_year(self, year: i16) -> Self {
        Self::InYear { year, source: Box::new(self) }
    }

    pub(super) fn of_ship(self, ship: &Arc<str>) -> Self {
        Self::OfShip { ship: ship.clone(), source: Box::new(self) }
    }
}
