//! When a sum tells too much of one contributor, and how far apart its bounds must then be.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::provenance::{Confidence, Source};

use super::error::ConfidentialError;

/// The fewest contributors a rule may ask for: of two, each learns the other's amount from the sum.
pub const FEWEST_CONTRIBUTORS: usize = 3;

static DEFINITIONS: Source = Source::new(
    "Handbook on Statistical Disclosure Control",
    "4.2, tables of sensitivity rules and of upper protection levels",
    "ESSNet SDC, web edition sdcTools/HandbookSDC, commit 15f4d44",
    Confidence::OneSource,
);

/// A named, dated rule by which sums are refused. Every value is the caller's choice.
///
/// With x₁ ≥ x₂ ≥ … the amounts of the contributors of a sum X, the sum is refused where
///
/// ```text
/// the number of amounts above zero < minimum_contributors      minimum frequency rule
/// x₁ + … + xₙ > share · X                                      (n, k)-dominance rule
/// X − x₁ − x₂ < p/100 · x₁                                     p % rule
/// ```
///
/// A contributor with zero does not count: he would add nothing behind which another can hide, and the second largest
/// contributor, who knows his own amount, would see the largest as clearly as if the zero were not there.
///
/// Keep the values of dominance and p % from the readers: who knows them learns an inequality from a refusal.
///
/// # Source
///
/// [`SafetyRule::definitions`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyRule {
    /// What the rule is called where it was agreed.
    pub name: String,
    /// When it was agreed.
    pub dated: Date,
    /// Where its values are written down.
    pub source: Source,
    /// The fewest amounts above zero, at least [`FEWEST_CONTRIBUTORS`].
    pub minimum_contributors: usize,
    /// The dominance rule, if there is to be one.
    pub dominance: Option<Dominance>,
    /// p of the p % rule, in percent, above 0 and up to 1,000, if there is to be one.
    pub p_percent: Option<f64>,
    /// How far the bounds that can be derived for a refused sum, or for another's amount in it, must at least be from
    /// it: a share of it, above 0 and up to 1.
    pub protection: f64,
}

/// The (n, k)-dominance rule: the n largest may not have more than a share of the sum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dominance {
    /// n.
    pub largest: usize,
    /// k, as a share from 0.01 to below 1.
    pub share: f64,
}

/// Why a sum is refused: for the trustee's eyes only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Ground {
    /// Too few amounts above zero.
    TooFewContributors,
    /// The largest dominate.
    Dominated,
    /// The second largest can estimate the largest too closely.
    PPercent,
    /// Safe by itself; with it, another could be worked out.
    ToProtectAnother,
}

/// How far a refused sum, as a reader sees it, must be able to move, in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    pub(super) rise: i128,
    pub(super) fall: i128,
}

impl SafetyRule {
    /// Where the formulas of the rules and of their protection levels stand.
    pub fn definitions() -> &'static Source {
        &DEFINITIONS
    }

    /// Checks the values.
    ///
    /// # Errors
    ///
    /// [`ConfidentialError::Parameter`] for one outside its range.
    pub fn check(&self) -> Result<(), ConfidentialError> {
        let within = |field, value: f64, holds: bool, allowed| {
            let error = || ConfidentialError::Parameter { rule: self.name.clone(), field, value, allowed };
            if holds { Ok(()) } else { Err(error()) }
        };
        let minimum = self.minimum_contributors;
        within(
            "minimum_contributors",
            minimum as f64,
            minimum >= FEWEST_CONTRIBUTORS,
            "at least 3, as of two each learns the other's amount",
        )?;
        if let Some(Dominance { largest, share }) = self.dominance {
            within("dominance.largest", largest as f64, largest >= 1, "at least 1")?;
            within("dominance.share", share, (0.01..1.0).contains(&share), "at least 0.01 and below 1")?;
        }
        if let Some(p) = self.p_percent {
            within("p_percent", p, p > 0.0 && p <= 1_000.0, "above 0 and at most 1,000")?;
        }
        within(
            "protection",
            self.protection,
            self.protection > 0.0 && self.protection <= 1.0,
            "above 0 and at most 1",
        )
    }

    /// Why a sum of these amounts, one for each contributor, is refused; `None` where it is safe.
    ///
    /// The first ground in the order of [`Ground`] is given.
    pub(super) fn refuses(&self, amounts: &[i128]) -> Option<Ground> {
        let amounts = descending(amounts);
        let sum: i128 = amounts.iter().sum();
        if amounts.len() < self.minimum_contributors {
            return Some(Ground::TooFewContributors);
        }
        if self.dominance.is_some_and(|rule| of_largest(&amounts, rule.largest) > rule.share * sum as f64) {
            return Some(Ground::Dominated);
        }
        // X − x₁ − x₂ < p/100 · x₁
        let rest = sum as f64 - of_largest(&amounts, 2);
        self.p_percent.is_some_and(|p| rest < p / 100.0 * of_largest(&amounts, 1)).then_some(Ground::PPercent)
    }

    /// How far a refused sum of these amounts must be able to move, as a contributor sees it, or one who contributes
    /// nothing.
    pub(super) fn need(&self, reader: Option<usize>, mut amounts: Vec<i128>) -> Need {
        match reader {
            None => self.need_of_outsider(&amounts),
            Some(who) => {
                amounts.remove(who);
                self.need_of_insider(&amounts)
            }
        }
    }

    /// As one who contributes nothing sees it.
    ///
    /// ```text
    /// up:   the largest of protection · X,  (x₁ + … + xₙ)/share − X,  p/100 · x₁ − (X − x₁ − x₂),  one step
    /// down: protection · X
    /// ```
    fn need_of_outsider(&self, amounts: &[i128]) -> Need {
        let amounts = descending(amounts);
        let sum = amounts.iter().sum::<i128>();
        let dominance =
            self.dominance.map_or(0.0, |rule| of_largest(&amounts, rule.largest) / rule.share - sum as f64);
        let p_percent = self
            .p_percent
            .map_or(0.0, |p| p / 100.0 * of_largest(&amounts, 1) - (sum as f64 - of_largest(&amounts, 2)));
        let interval = self.protection * sum as f64;
        Need { rise: steps(interval.max(dominance).max(p_percent)).max(1), fall: steps(interval).min(sum) }
    }

    /// How far the sum of the others' amounts in a refused cell must be able to move, as a contributor sees it.
    ///
    /// ```text
    /// up:   (1 + the larger of protection and p/100) · t₁ − Σ t,  one step if Σ t > 0
    /// down: protection · t₁ where there is no other, else nothing: t₁ can be as low as the rest allows
    /// ```
    fn need_of_insider(&self, others: &[i128]) -> Need {
        let others = descending(others);
        let sum: i128 = others.iter().sum();
        let share = self.p_percent.map_or(self.protection, |p| self.protection.max(p / 100.0));
        let largest = of_largest(&others, 1);
        let rise = steps((1.0 + share) * largest - sum as f64).max(i128::from(sum > 0));
        let fall = if others.len() == 1 { steps(self.protection * largest).min(sum) } else { 0 };
        Need { rise, fall }
    }
}

fn descending(amounts: &[i128]) -> Vec<i128> {
    let mut amounts: Vec<i128> = amounts.iter().copied().filter(|amount| *amount > 0).collect();
    amounts.sort_unstable_by(|one, other| other.cmp(one));
    amounts
}

fn of_largest(descending: &[i128], count: usize) -> f64 {
    descending.iter().take(count).sum::<i128>() as f64
}

fn steps(amount: f64) -> i128 {
    amount.max(0.0).ceil() as i128
}
