//! One ship over the years: banking, borrowing, the verified balance and what is paid.
//!
//! ```text
//! Adjusted(N) = Initial(N) + Banked(N−1) − 1.1 · ACS(N−1)
//! ACS(N)      = the whole deficit, where it is ≤ 0.02 · Target(N) · E(N) and ACS(N−1) = 0
//! Verified(N) = 0 where the year borrowed, else Adjusted(N);  what is above zero is banked
//! ```
//!
//! ACS is the advance compliance surplus, borrowed from the year after. A surplus never expires. A year
//! without a call in a member state has no balance of its own: the surplus waits, the count of years in
//! deficit ends, and if the year before had borrowed, the ship pays the penalty it had avoided, times 1.1,
//! in place of giving the advance back.
//!
//! The avoided penalty is the escalated one: what the ship would have paid had it not borrowed.
//!
//! # Noise
//!
//! Two balances that cancel on paper leave some 10⁻¹⁵ of their size in `f64`. What is no more than that is
//! zero, and a deficit above the borrowing limit by no more than that is within it.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Articles 20, 21 and 23(2).
//!
//! # Examples
//!
//! A deficit borrowed in 2044 is given back in 2045, at a tenth more:
//!
//! ```
//! use green_corridor::fuel::gwp::Ar4;
//! use green_corridor::regulation::fuel_eu::flexibility::{Account, Borrowing};
//! use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity};
//!
//! let ghgie = GhgIntensity::<_, Ar4>::from_grams_per_megajoule;
//! let mut account = Account::opening(ComplianceBalance::ZERO, ComplianceBalance::ZERO, 0)?;
//! let energy = EnergyUsed::from_gigajoules(59_821.0);
//! let first = account.settle(2044, energy, ghgie(63.9004), Borrowing::WheneverAllowed)?;
//! assert_eq!(first.borrowed.tonnes().round(), 60.0);
//! let energy = EnergyUsed::from_gigajoules(58_821.0);
//! let second = account.settle(2045, energy, ghgie(35.6408), Borrowing::WheneverAllowed)?;
//! assert_eq!(second.aggravated.tonnes().round(), 66.0);
//! assert_eq!(second.penalty.amount().round(), 204_683.0);
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

use serde::{Deserialize, Serialize};

use super::ComplianceError;
use super::balance::{compliance_balance, escalated, penalty};
use super::tally::NOISE;
use super::target::{reduction, target};
use crate::provenance::{Confidence, Source};
use crate::units::bounded::bounds;
use crate::units::substance::{Euro, GwpName, WellToWake};
use crate::units::{ComplianceBalance, EnergyUsed, GhgIntensity, Money};

/// Where banking and borrowing, their limit and their price stand.
pub const SOURCE: Source = Source::new(
    "Regulation (EU) 2023/1805",
    "Articles 20 and 21",
    "OJ L 234, 22.9.2023",
    Confidence::Verified,
);

/// The most that may be borrowed, as a share of target times energy ([`SOURCE`]).
pub const BORROWING_LIMIT: f64 = 0.02;

/// What is given back for what was borrowed, and paid for a penalty avoided ([`SOURCE`]).
pub const AGGRAVATION: f64 = 1.1;

/// When a ship borrows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Borrowing {
    /// In every year of deficit in which it may.
    WheneverAllowed,
    /// Never.
    Never,
}

/// What a ship brings from one year into the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    last_year: Option<i16>,
    banked: ComplianceBalance,
    advance: ComplianceBalance,
    avoided: Option<Money<Euro>>,
    consecutive: u32,
}

/// How a deficit of the year may be met.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Alone(Borrowing),
    Pooled(ComplianceBalance),
}

/// One year of an [`Account`], settled.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct YearOfAccount {
    /// The year.
    pub year: i16,
    /// The balance of the year itself.
    pub initial: ComplianceBalance,
    /// Surplus brought in.
    pub banked: ComplianceBalance,
    /// 1.1 times what the year before had borrowed, taken off.
    pub aggravated: ComplianceBalance,
    /// The sum: what may be pooled.
    pub adjusted: ComplianceBalance,
    /// The most that the year might have borrowed by its size.
    pub borrow_limit: ComplianceBalance,
    /// What it borrowed.
    pub borrowed: ComplianceBalance,
    /// The balance that counts: banked above zero, penalised below.
    pub verified: ComplianceBalance,
    /// Years of deficit in a row, this one the last; zero where it is none.
    pub consecutive_deficits: u32,
    /// The penalty of a first year of deficit; in a year without a call, the penalty that the advance of
    /// the year before had avoided.
    pub penalty_base: Money<Euro>,
    /// What is paid: escalated by the years in a row, or 1.1 times the penalty avoided.
    pub penalty: Money<Euro>,
    /// What borrowing avoided.
    pub avoided: Money<Euro>,
}

impl Account {
    /// What a ship brings into its first year: surplus banked, what the year before borrowed, and the years
    /// of deficit in a row so far.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::Value`] for a surplus or an advance that is negative or no number.
    pub fn opening(
        banked: ComplianceBalance,
        advance: ComplianceBalance,
        consecutive_deficits: u32,
    ) -> Result<Self, ComplianceError> {
        let surplus = bounds::COMPLIANCE_SURPLUS;
        surplus.named("banked_gco2eq").check(banked.grams())?;
        surplus.named("advance_gco2eq").check(advance.grams())?;
        Ok(Self { last_year: None, banked, advance, avoided: None, consecutive: consecutive_deficits })
    }

    /// The same with the penalty that the advance avoided. It is owed if the first year has no call.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::Value`] for a penalty out of range.
    pub fn with_avoided_penalty(self, avoided: Money<Euro>) -> Result<Self, ComplianceError> {
        bounds::PENALTY.named("avoided_penalty_eur").check(avoided.amount())?;
        Ok(Self { avoided: Some(avoided), ..self })
    }

    /// Surplus that waits for a deficit.
    pub const fn banked(&self) -> ComplianceBalance {
        self.banked
    }

    /// What the last year borrowed.
    pub const fn advance(&self) -> ComplianceBalance {
        self.advance
    }

    /// Years of deficit in a row up to the last year.
    pub const fn consecutive_deficits(&self) -> u32 {
        self.consecutive
    }

    /// Settles the next year, one with a call in a member state. On an error the account stays as it was.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Articles 20, 21 and 23(2), Annex IV.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::YearNotNext`] for a year that does not follow; [`ComplianceError::InYear`] for an
    /// energy or an intensity out of range, no energy at all, or a deficit at an intensity not above zero;
    /// [`ComplianceError::Year`] before 2025.
    pub fn settle<G: GwpName>(
        &mut self,
        year: i16,
        energy: EnergyUsed,
        ghgie: GhgIntensity<WellToWake, G>,
        borrowing: Borrowing,
    ) -> Result<YearOfAccount, ComplianceError> {
        self.with_call(year, energy, ghgie, Way::Alone(borrowing))
    }

    /// Settles the next year, one in which the ship pooled and was given `allocated`. On an error the account
    /// stays as it was.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Articles 20, 21 and 23(2), Annex IV.
    ///
    /// # Errors
    ///
    /// As [`Account::settle`]; [`ComplianceError::NotFromAPool`] in [`ComplianceError::InYear`] for more
    /// deficit than the ship had, or a deficit where it had none.
    pub fn settle_pooled<G: GwpName>(
        &mut self,
        year: i16,
        energy: EnergyUsed,
        ghgie: GhgIntensity<WellToWake, G>,
        allocated: ComplianceBalance,
    ) -> Result<YearOfAccount, ComplianceError> {
        self.with_call(year, energy, ghgie, Way::Pooled(allocated))
    }

    /// Settles the next year, one without a call in a member state. On an error the account stays as it was.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Articles 20 and 21.
    ///
    /// # Errors
    ///
    /// [`ComplianceError::YearNotNext`] for a year that does not follow; [`ComplianceError::Year`] before
    /// 2025; [`ComplianceError::InYear`] where the account was opened with an advance and without the
    /// penalty it avoided.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::fuel::gwp::Ar4;
    /// use green_corridor::regulation::fuel_eu::flexibility::{Account, Borrowing};
    /// use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity};
    ///
    /// let mut account = Account::opening(ComplianceBalance::ZERO, ComplianceBalance::ZERO, 0)?;
    /// let ghgie = GhgIntensity::<_, Ar4>::from_grams_per_megajoule(90.5);
    /// let energy = EnergyUsed::from_gigajoules(50_000.0);
    /// let borrower = account.settle(2029, energy, ghgie, Borrowing::WheneverAllowed)?;
    /// let gone = account.settle_without_call(2030)?;
    /// assert_eq!(gone.penalty, 1.1 * borrower.avoided);
    /// # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
    /// ```
    pub fn settle_without_call(&mut self, year: i16) -> Result<YearOfAccount, ComplianceError> {
        self.follows(year)?;
        reduction(year)?;
        let owed = if self.advance == ComplianceBalance::ZERO {
            Money::ZERO
        } else {
            let unknown = ComplianceError::AvoidedPenaltyUnknown { advance: self.advance };
            self.avoided.ok_or_else(|| unknown.in_year(year))?
        };
        Ok(self.close(YearOfAccount {
            year,
            initial: ComplianceBalance::ZERO,
            banked: self.banked,
            aggravated: ComplianceBalance::ZERO,
            adjusted: self.banked,
            borrow_limit: ComplianceBalance::ZERO,
            borrowed: ComplianceBalance::ZERO,
            verified: self.banked,
            consecutive_deficits: 0,
            penalty_base: owed,
            penalty: AGGRAVATION * owed,
            avoided: Money::ZERO,
        }))
    }

    fn follows(&self, year: i16) -> Result<(), ComplianceError> {
        match self.last_year.map(|last| last.saturating_add(1)) {
            Some(expected) if expected != year => Err(ComplianceError::YearNotNext { expected, got: year }),
            _ => Ok(()),
        }
    }

    fn with_call<G: GwpName>(
        &mut self,
        year: i16,
        energy: EnergyUsed,
        ghgie: GhgIntensity<WellToWake, G>,
        way: Way,
    ) -> Result<YearOfAccount, ComplianceError> {
        self.follows(year)?;
        let limit = target(year)?;
        let settled = self.balanced(year, limit, energy, ghgie, way);
        Ok(self.close(settled.map_err(|error| error.in_year(year))?))
    }

    fn balanced<G: GwpName>(
        &self,
        year: i16,
        limit: GhgIntensity<WellToWake, G>,
        energy: EnergyUsed,
        ghgie: GhgIntensity<WellToWake, G>,
        way: Way,
    ) -> Result<YearOfAccount, ComplianceError> {
        let zero = ComplianceBalance::ZERO;
        let initial = compliance_balance(limit, ghgie, energy)?;
        if energy == EnergyUsed::ZERO {
            return Err(ComplianceError::NoEnergy);
        }
        let borrow_limit = allowance(limit, energy);
        let aggravated = AGGRAVATION * self.advance;
        let terms = limit.over(energy).grams() + ghgie.over(energy).grams().abs();
        let brought = (self.banked + aggravated).grams();
        let noise = ComplianceBalance::from_grams(NOISE * (terms + brought));
        let sum = initial + self.banked - aggravated;
        let adjusted = if sum.abs() <= noise { zero } else { sum };
        let verified = match way {
            Way::Alone(_) => adjusted,
            Way::Pooled(allocated) => pooled(adjusted, allocated)?,
        };

        let in_deficit = verified < zero;
        let consecutive = if in_deficit { self.consecutive.saturating_add(1) } else { 0 };
        let base = penalty(verified, ghgie)?;
        let to_pay = if in_deficit { escalated(base, consecutive)? } else { Money::ZERO };
        let settled = YearOfAccount {
            year,
            initial,
            banked: self.banked,
            aggravated,
            adjusted,
            borrow_limit,
            borrowed: zero,
            verified,
            consecutive_deficits: consecutive,
            penalty_base: base,
            penalty: to_pay,
            avoided: Money::ZERO,
        };
        let may_borrow = in_deficit
            && way == Way::Alone(Borrowing::WheneverAllowed)
            && self.advance == zero
            && -adjusted <= borrow_limit + noise;
        Ok(if may_borrow {
            YearOfAccount {
                borrowed: -adjusted,
                verified: zero,
                consecutive_deficits: 0,
                penalty_base: Money::ZERO,
                penalty: Money::ZERO,
                avoided: to_pay,
                ..settled
            }
        } else {
            settled
        })
    }

    fn close(&mut self, settled: YearOfAccount) -> YearOfAccount {
        let surplus = settled.verified > ComplianceBalance::ZERO;
        *self = Self {
            last_year: Some(settled.year),
            banked: if surplus { settled.verified } else { ComplianceBalance::ZERO },
            advance: settled.borrowed,
            avoided: Some(settled.avoided),
            consecutive: settled.consecutive_deficits,
        };
        settled
    }
}

/// The most that a year may borrow by its size, `0.02 · Target · E`.
fn allowance<G: GwpName>(target: GhgIntensity<WellToWake, G>, energy: EnergyUsed) -> ComplianceBalance {
    let grams = BORROWING_LIMIT * target.grams_per_megajoule() * energy.megajoules();
    ComplianceBalance::from_grams(grams)
}

/// What a pool gave, if a pool may give it to a ship with this balance.
fn pooled(
    adjusted: ComplianceBalance,
    allocated: ComplianceBalance,
) -> Result<ComplianceBalance, ComplianceError> {
    bounds::COMPLIANCE_BALANCE.named("allocated_gco2eq").check(allocated.grams())?;
    let at_least = if adjusted < ComplianceBalance::ZERO { adjusted } else { ComplianceBalance::ZERO };
    if allocated < at_least {
        return Err(ComplianceError::NotFromAPool { adjusted, allocated, at_least });
    }
    Ok(allocated)
}
