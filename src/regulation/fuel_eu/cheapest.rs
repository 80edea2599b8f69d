//! The pool of a fleet that leaves the least to pay.
//!
//! A valid pool adds up to zero or more, and its surplus may go to its deficits whole. So the cheapest one
//! holds every ship in surplus, and of those in deficit a choice whose deficits do not exceed that surplus,
//! each brought to zero: two pools are never better than the two put together, and a member that is not
//! brought to zero would pay for nothing. Which ships to choose is a knapsack: the weight is the deficit,
//! the value the penalty that falls away. Where all fit, all are chosen.
//!
//! What is left of the surplus stays with the ships that brought it, to be banked. It has no price here: this
//! is the cheapest pool of the year, not of the years to come.
//!
//! # How well it is solved
//!
//! By value density, then by all subsets of the 38 ships nearest the first that does not fit, then by branch and bound
//! from there, for a fixed number of steps: the same fleet gives the same pool on every machine.
//! [`CheapestPool::gap`] is zero when no better pool exists (to one part in 10¹² of the bound), else it says what a
//! better one could still save at most. With up to 38 ships in deficit it is always zero. Of larger fleets most are
//! proven too; where many ships pay nearly the same per tonne the search may be stopped, in what was measured with a
//! gap of some 10⁻⁶ of the penalties.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Articles 21 and 23, Annex IV.
//!
//! # Examples
//!
//! ```
//! use green_corridor::fuel::gwp::Ar4;
//! use green_corridor::regulation::fuel_eu::cheapest::{Draw, FleetShip, cheapest_pool};
//! use green_corridor::units::{ComplianceBalance, GhgIntensity, Money};
//!
//! let t = ComplianceBalance::from_tonnes;
//! let ghgie = GhgIntensity::<_, Ar4>::from_grams_per_megajoule;
//! let fleet = [
//!     FleetShip::new("gas", t(1_000.0), ghgie(80.0), 0)?,
//!     FleetShip::new("oil", t(-900.0), ghgie(91.0), 0)?,
//!     FleetShip::new("oil again", t(-600.0), ghgie(91.0), 4)?, // the fifth year in a row
//!     FleetShip::new("blend", t(-400.0), ghgie(90.0), 0)?,
//! ];
//! let cheapest = cheapest_pool(&fleet, Draw::ProRata)?;
//! let ships: Vec<_> = cheapest.pool().members().iter().map(|one| one.ship()).collect();
//! assert_eq!(ships, ["gas", "oil again", "blend"]);
//! assert!(cheapest.penalty_after() < cheapest.penalty_before());
//! assert_eq!(cheapest.gap(), Money::ZERO);
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

use std::sync::Arc;

use super::ComplianceError;
use super::balance::{escalated, penalty};
use super::knapsack::{Item, pack};
use super::pool::{Member, Pool, once};
use super::tally::Tally;
use crate::units::bounded::bounds;
use crate::units::substance::{Euro, GwpName, WellToWake};
use crate::units::{ComplianceBalance, GhgIntensity, Money};

/// A ship of a fleet before pooling.
#[derive(Clone, Debug, PartialEq)]
pub struct FleetShip {
    ship: Arc<str>,
    adjusted: ComplianceBalance,
    penalty: Money<Euro>,
    borrowed: bool,
}

/// Who gives the surplus that the deficits take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Draw {
    /// Every ship in surplus the same share of it.
    ProRata,
    /// The ships in the order of the list, each to its last gram.
    InOrder,
}

/// The pool of a fleet that leaves the least to pay.
#[derive(Clone, Debug, PartialEq)]
pub struct CheapestPool {
    pool: Pool,
    penalty_before: Money<Euro>,
    penalty_after: Money<Euro>,
    gap: Money<Euro>,
}

impl FleetShip {
    /// A ship by its adjusted balance, its GHG intensity, and the years of deficit in a row before this one.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::OfShip`] for a balance or an intensity out of range, or a deficit at an intensity
    /// that is not above zero.
    pub fn new<G: GwpName>(
        ship: impl Into<Arc<str>>,
        adjusted: ComplianceBalance,
        ghgie: GhgIntensity<WellToWake, G>,
        deficits_before: u32,
    ) -> Result<Self, ComplianceError> {
        let ship = ship.into();
        let alone =
            penalty(adjusted, ghgie).and_then(|base| escalated(base, deficits_before.saturating_add(1)));
        let penalty = alone.map_err(|error| error.of_ship(&ship))?;
        Ok(Self { ship, adjusted, penalty, borrowed: false })
    }

    /// A ship that made no call in the year and brings what it had banked.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::OfShip`] for a balance out of range or a deficit.
    pub fn without_call(
        ship: impl Into<Arc<str>>,
        banked: ComplianceBalance,
    ) -> Result<Self, ComplianceError> {
        let ship = ship.into();
        let checked = bounds::COMPLIANCE_BALANCE.named("banked_gco2eq").check(banked.grams());
        checked.map_err(|error| ComplianceError::from(error).of_ship(&ship))?;
        if banked < ComplianceBalance::ZERO {
            return Err(ComplianceError::DeficitWithoutCall { deficit: banked }.of_ship(&ship));
        }
        Ok(Self { ship, adjusted: banked, penalty: Money::ZERO, borrowed: false })
    }

    /// The same ship, having borrowed its deficit this period: it pays nothing and may not pool.
    #[must_use]
    pub fn having_borrowed(self) -> Self {
        Self { penalty: Money::ZERO, borrowed: true, ..self }
    }

    /// The ship.
    pub fn ship(&self) -> &str {
        &self.ship
    }

    /// Its balance before pooling.
    pub const fn adjusted(&self) -> ComplianceBalance {
        self.adjusted
    }

    /// What it pays alone, escalated.
    pub const fn penalty(&self) -> Money<Euro> {
        self.penalty
    }

    /// Whether it borrowed this period.
    pub const fn borrowed(&self) -> bool {
        self.borrowed
    }

    fn in_surplus(&self) -> bool {
        !self.borrowed && self.adjusted > ComplianceBalance::ZERO
    }

    fn in_deficit(&self) -> bool {
        !self.borrowed && self.adjusted < ComplianceBalance::ZERO
    }
}

impl CheapestPool {
    /// The pool, in the order of the fleet; empty where no pool saves anything.
    pub const fn pool(&self) -> &Pool {
        &self.pool
    }

    /// What the fleet pays without a pool.
    pub const fn penalty_before(&self) -> Money<Euro> {
        self.penalty_before
    }

    /// What the fleet pays with it: the penalties of the ships in deficit that stay outside.
    pub const fn penalty_after(&self) -> Money<Euro> {
        self.penalty_after
    }

    /// What a better pool could still save at most; zero when there is none.
    pub const fn gap(&self) -> Money<Euro> {
        self.gap
    }
}

/// The pool that leaves a fleet the least to pay this year.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Articles 21 and 23, Annex IV; [the algorithm](self#how-well-it-is-solved)
/// is ours.
///
/// # Errors
///
/// [`ComplianceError::ShipTwice`] for a ship that is listed twice.
///
/// # Examples
///
/// See [`self`].
pub fn cheapest_pool(fleet: &[FleetShip], draw: Draw) -> Result<CheapestPool, ComplianceError> {
    once(fleet.iter().map(|one| &one.ship))?;
    let penalty_before = fleet.iter().map(|one| one.penalty).sum();
    let surplus: Tally =
        fleet.iter().filter(|one| one.in_surplus()).map(|one| one.adjusted.grams()).collect();
    let (places, items): (Vec<usize>, Vec<Item>) = fleet
        .iter()
        .enumerate()
        .filter(|(_, one)| one.in_deficit())
        .map(|(place, one)| (place, Item { weight: -one.adjusted.grams(), value: one.penalty.amount() }))
        .unzip();
    let packing = pack(&items, surplus.total());

    let mut covered = vec![false; fleet.len()];
    let chosen = packing.taken.iter().filter_map(|&at| places.get(at));
    for place in chosen {
        if let Some(one) = covered.get_mut(*place) {
            *one = true;
        }
    }
    let outside = fleet.iter().zip(&covered).filter(|(_, covered)| !**covered);
    Ok(CheapestPool {
        penalty_before,
        penalty_after: outside.map(|(one, _)| one.penalty).sum(),
        gap: Money::from_amount(packing.gap),
        pool: if packing.taken.is_empty() {
            Pool::of(Vec::new())
        } else {
            Pool::of(allocate(fleet, &covered, surplus.total(), draw))
        },
    })
}

/// Brings the covered ships to zero, and takes that from those in surplus.
fn allocate(fleet: &[FleetShip], covered: &[bool], surplus_g: f64, draw: Draw) -> Vec<Member> {
    let covered_g: Tally = fleet
        .iter()
        .zip(covered)
        .filter(|(_, covered)| **covered)
        .map(|(one, _)| -one.adjusted.grams())
        .collect();
    let needed_g = covered_g.total().min(surplus_g);
    let mut open = ComplianceBalance::from_grams(needed_g);
    let share = needed_g / surplus_g;
    let mut members = Vec::new();
    for (one, covered) in fleet.iter().zip(covered) {
        let zero = ComplianceBalance::ZERO;
        if one.in_surplus() {
            let given = match draw {
                Draw::ProRata => one.adjusted * share,
                Draw::InOrder if open < one.adjusted => open,
                Draw::InOrder => one.adjusted,
            };
            open = open - given;
            members.push(Member::of(one.ship.clone(), one.adjusted, one.adjusted - given));
        } else if *covered {
            members.push(Member::of(one.ship.clone(), one.adjusted, zero));
        }
    }
    members
}
