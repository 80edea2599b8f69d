//! Whether a pool is valid.
//!
//! | word | what is violated |
//! |---|---|
//! | `sum_negative` | the adjusted balances of a pool add up to zero or more |
//! | `sum_not_conserved` | what is given to the ships adds up to the same, to a gram |
//! | `deficit_increased` | no ship in deficit leaves with a larger one |
//! | `surplus_to_deficit` | no ship at zero or above leaves below zero |
//! | `borrower_in_pool` | no ship pools in a period in which it borrowed |
//!
//! A ship is in one pool once a period; the second time is refused before any of these. Sums of decimals
//! that cancel on paper are zero here as well: a pool is not refused for the noise of `f64`.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Article 21.
//!
//! # Examples
//!
//! ```
//! use green_corridor::regulation::fuel_eu::pool::{Member, Pool};
//! use green_corridor::units::ComplianceBalance;
//!
//! let t = ComplianceBalance::from_tonnes;
//! let pool = Pool::new(vec![
//!     Member::new("A", t(200.0), t(35.0))?,
//!     Member::new("B", t(-80.0), t(0.0))?,
//!     Member::new("C", t(10.0), t(-5.0))?,
//!     Member::new("D", t(-100.0), t(0.0))?,
//! ])?;
//! let words: Vec<_> = pool.violations().iter().map(|one| one.word()).collect();
//! assert_eq!(words, ["surplus_to_deficit"]);
//! assert_eq!(
//!     pool.violations()[0].to_string(),
//!     "in surplus and leaves in deficit: `C` from 10 t CO2eq of compliance balance \
//!      to -5 t CO2eq of compliance balance"
//! );
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

use std::collections::HashSet;
use std::fmt;
use std::sync::Arc;

use super::ComplianceError;
use super::tally::Tally;
use crate::provenance::{Confidence, Source};
use crate::units::ComplianceBalance;
use crate::units::bounded::bounds;

/// Where the conditions of a pool stand.
pub const SOURCE: Source =
    Source::new("Regulation (EU) 2023/1805", "Article 21", "OJ L 234, 22.9.2023", Confidence::Verified);

/// By how much the sums before and after may differ.
const CONSERVED_TO: ComplianceBalance = ComplianceBalance::from_grams(1.0);

/// A ship in a pool: its adjusted balance before, and what it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    ship: Arc<str>,
    adjusted: ComplianceBalance,
    allocated: ComplianceBalance,
    borrowed: bool,
}

/// Ships that pool their balances, each once.
#[derive(Clone, Debug, PartialEq)]
pub struct Pool {
    members: Vec<Member>,
}

/// What makes a pool invalid.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Violation {
    /// The adjusted balances add up to less than zero.
    SumNegative {
        /// Their sum.
        sum: ComplianceBalance,
    },
    /// The sums before and after differ by more than a gram.
    SumNotConserved {
        /// The sum of the adjusted balances.
        before: ComplianceBalance,
        /// The sum of what is given.
        after: ComplianceBalance,
    },
    /// Ships in deficit leave with a larger one.
    DeficitIncreased {
        /// The ships.
        members: Vec<Member>,
    },
    /// Ships at zero or above leave below zero.
    SurplusToDeficit {
        /// The ships.
        members: Vec<Member>,
    },
    /// Ships that borrowed this period.
    BorrowerInPool {
        /// The ships.
        members: Vec<Member>,
    },
}

impl Member {
    /// A ship that did not borrow this period.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::OfShip`] for a balance out of range.
    pub fn new(
        ship: impl Into<Arc<str>>,
        adjusted: ComplianceBalance,
        allocated: ComplianceBalance,
    ) -> Result<Self, ComplianceError> {
        let ship = ship.into();
        for (field, balance) in [("adjusted_gco2eq", adjusted), ("allocated_gco2eq", allocated)] {
            let checked = bounds::COMPLIANCE_BALANCE.named(field).check(balance.grams());
            checked.map_err(|error| ComplianceError::from(error).of_ship(&ship))?;
        }
        Ok(Self { ship, adjusted, allocated, borrowed: false })
    }

    /// The same ship, having borrowed this period.
    #[must_use]
    pub fn having_borrowed(self) -> Self {
        Self { borrowed: true, ..self }
    }

    /// The ship.
    pub fn ship(&self) -> &str {
        &self.ship
    }

    /// Its balance before.
    pub const fn adjusted(&self) -> ComplianceBalance {
        self.adjusted
    }

    /// What it is given.
    pub const fn allocated(&self) -> ComplianceBalance {
        self.allocated
    }

    /// Whether it borrowed this period.
    pub const fn borrowed(&self) -> bool {
        self.borrowed
    }

    pub(super) const fn of(
        ship: Arc<str>,
        adjusted: ComplianceBalance,
        allocated: ComplianceBalance,
    ) -> Self {
        Self { ship, adjusted, allocated, borrowed: false }
    }
}

impl Pool {
    /// A pool of ships.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::ShipTwice`] for a ship that is listed twice.
    pub fn new(members: Vec<Member>) -> Result<Self, ComplianceError> {
        once(members.iter().map(|member| &member.ship))?;
        Ok(Self { members })
    }

    pub(super) const fn of(members: Vec<Member>) -> Self {
        Self { members }
    }

    /// The ships.
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The sum of the adjusted balances.
    pub fn sum(&self) -> ComplianceBalance {
        ComplianceBalance::from_grams(self.tally(Member::adjusted).total())
    }

    /// Whether nothing is violated.
    pub fn is_valid(&self) -> bool {
        self.violations().is_empty()
    }

    /// What is violated, in the order of [`self`].
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Article 21.
    pub fn violations(&self) -> Vec<Violation> {
        let zero = ComplianceBalance::ZERO;
        let mut violations = Vec::new();
        let sum = self.sum();
        if sum < zero {
            violations.push(Violation::SumNegative { sum });
        }
        let both = self.members.iter().flat_map(|one| [one.allocated.grams(), -one.adjusted.grams()]);
        let drift: Tally = both.collect();
        if drift.total().abs() > CONSERVED_TO.grams() + drift.noise() {
            let after = ComplianceBalance::from_grams(self.tally(Member::allocated).total());
            violations.push(Violation::SumNotConserved { before: sum, after });
        }
        let mut those = |broken: fn(&Member) -> bool, violation: fn(Vec<Member>) -> Violation| {
            let members: Vec<_> = self.members.iter().filter(|&one| broken(one)).cloned().collect();
            if !members.is_empty() {
                violations.push(violation(members));
            }
        };
        those(
            |one| one.adjusted < ComplianceBalance::ZERO && one.allocated < one.adjusted,
            |members| Violation::DeficitIncreased { members },
        );
        those(
            |one| one.adjusted >= ComplianceBalance::ZERO && one.allocated < ComplianceBalance::ZERO,
            |members| Violation::SurplusToDeficit { members },
        );
        those(Member::borrowed, |members| Violation::BorrowerInPool { members });
        violations
    }

    /// What a ship is left with when its own balance is corrected after the period: its part of the pool
    /// moves by the correction, down into deficit if need be. The other ships keep what they were given.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Article 21.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::ShipNotInPool`] for a ship that is not there; [`ComplianceError::OfShip`] for a
    /// balance out of range.
    pub fn corrected(
        &self,
        ship: &str,
        adjusted: ComplianceBalance,
    ) -> Result<ComplianceBalance, ComplianceError> {
        let member = self.members.iter().find(|member| &*member.ship == ship);
        let member = member.ok_or_else(|| ComplianceError::ShipNotInPool { ship: ship.into() })?;
        let checked = bounds::COMPLIANCE_BALANCE.named("adjusted_gco2eq").check(adjusted.grams());
        checked.map_err(|error| ComplianceError::from(error).of_ship(&member.ship))?;
        Ok(member.allocated + (adjusted - member.adjusted))
    }

    fn tally(&self, balance: fn(&Member) -> ComplianceBalance) -> Tally {
        self.members.iter().map(|member| balance(member).grams()).collect()
    }
}

impl Violation {
    /// The violation as files name it.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::SumNegative { .. } => "sum_negative",
            Self::SumNotConserved { .. } => "sum_not_conserved",
            Self::DeficitIncreased { .. } => "deficit_increased",
            Self::SurplusToDeficit { .. } => "surplus_to_deficit",
            Self::BorrowerInPool { .. } => "borrower_in_pool",
        }
    }
}

/// Refuses a ship that comes twice.
pub(super) fn once<'a>(ships: impl IntoIterator<Item = &'a Arc<str>>) -> Result<(), ComplianceError> {
    let mut seen = HashSet::new();
    match ships.into_iter().find(|ship| !seen.insert(&***ship)) {
        Some(twice) => Err(ComplianceError::ShipTwice { ship: twice.clone() }),
        None => Ok(()),
    }
}

impl fmt::Display for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` from {} to {}", self.ship, self.adjusted, self.allocated)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (what, members) = match self {
            Self::SumNegative { sum } => {
                return write!(f, "the adjusted balances add up to {sum}, must be at least 0");
            }
            Self::SumNotConserved { before, after } => {
                return write!(f, "the balances add up to {before} before and {after} after");
            }
            Self::DeficitIncreased { members } => ("leaves with a larger deficit", members),
            Self::SurplusToDeficit { members } => ("in surplus and leaves in deficit", members),
            Self::BorrowerInPool { members } => ("borrowed this period", members),
        };
        for (number, member) in members.iter().enumerate() {
            let before = if number == 0 { format!("{what}: ") } else { ", ".to_owned() };
            write!(f, "{before}{member}")?;
        }
        Ok(())
    }
}
