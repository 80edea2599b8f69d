//! Compliance balance, penalty and escalation.
//!
//! ```text
//! CB      = (GHGIE_target − GHGIE_actual) · E          gCO2eq   Annex IV A
//! Penalty = |CB| / (GHGIE_actual · 41,000) · 2,400     EUR      Annex IV B, where CB < 0
//! Total   = Penalty · (1 + (n − 1)/10)                 EUR      Article 23(2)
//! ```
//!
//! # The unit trap
//!
//! Annex IV counts in **grams**: GHGIE · 41,000 is gCO2eq per tonne of VLSFO equivalent, so a balance in
//! tonnes gives a penalty a million times too small. [`ComplianceBalance`] knows its unit; write it down
//! in whichever you like.
//!
//! Nothing is rounded on the way. ESSF, the Commission's working group, prints intensities of five
//! decimals, adds them, and rounds penalties to the euro.

use super::ComplianceError;
use crate::provenance::{Confidence, Source};
use crate::units::bounded::bounds;
use crate::units::substance::{Euro, GwpName, WellToWake};
use crate::units::{ComplianceBalance, EnergyUsed, GhgIntensity, Money};

const RULE: &str = "Regulation (EU) 2023/1805";
const EDITION: &str = "OJ L 234, 22.9.2023";

/// Where the balance is defined.
pub const BALANCE: Source = Source::new(RULE, "Annex IV, part A", EDITION, Confidence::Verified);

/// Where the penalty and its two numbers are.
pub const PENALTY: Source = Source::new(RULE, "Annex IV, part B", EDITION, Confidence::Verified);

/// Where the escalation is.
pub const ESCALATION: Source = Source::new(RULE, "Article 23(2)", EDITION, Confidence::Verified);

/// Energy of a tonne of VLSFO equivalent, MJ/t ([`PENALTY`]).
pub const VLSFO_EQUIVALENT_MJ_PER_T: f64 = 41_000.0;

/// Price of a tonne of VLSFO equivalent in deficit, EUR/t ([`PENALTY`]).
pub const PENALTY_EUR_PER_T: f64 = 2_400.0;

/// What each consecutive year of deficit after the first adds to the penalty ([`ESCALATION`]): 1/10.
const ESCALATION_DIVISOR: f64 = 10.0;

/// The compliance balance, `CB = (GHGIE_target − GHGIE_actual) · E`: a surplus above zero, a deficit below.
///
/// The target is an argument, so that a what-if may hold a ship against another year.
///
/// # Units
///
/// gCO2eq/MJ times MJ is gCO2eq.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Annex IV, part A.
///
/// # Errors
///
/// [`ComplianceError::Value`] for an intensity or an energy out of range.
///
/// # Examples
///
/// See [`super`].
pub fn compliance_balance<G: GwpName>(
    target: GhgIntensity<WellToWake, G>,
    ghgie: GhgIntensity<WellToWake, G>,
    energy: EnergyUsed,
) -> Result<ComplianceBalance, ComplianceError> {
    let intensity = bounds::GHG_INTENSITY;
    let target = intensity.named("target_g_per_mj").check(target.grams_per_megajoule())?;
    let ghgie = intensity.named("ghgie_g_per_mj").check(ghgie.grams_per_megajoule())?;
    let energy = bounds::ENERGY_USED.check(energy.megajoules())?;
    Ok(ComplianceBalance::from_grams((target - ghgie) * energy))
}

/// The penalty of a first year of deficit, `|CB| / (GHGIE · 41,000) · 2,400`; zero without a deficit.
///
/// # Units
///
/// CB in gCO2eq over gCO2eq/MJ times MJ/t is t of VLSFO equivalent, times EUR/t.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Annex IV, part B.
///
/// # Errors
///
/// [`ComplianceError::Value`] for a balance or an intensity out of range;
/// [`ComplianceError::DeficitWithoutIntensity`] for a deficit at an intensity that is not above zero.
///
/// # Examples
///
/// ```
/// use green_corridor::fuel::gwp::Ar4;
/// use green_corridor::regulation::fuel_eu::balance::{escalated, penalty};
/// use green_corridor::units::{ComplianceBalance, GhgIntensity, Money};
///
/// let ghgie = GhgIntensity::<_, Ar4>::from_grams_per_megajoule(92.3368);
/// let first = penalty(ComplianceBalance::from_tonnes(-173.463), ghgie)?;
/// assert_eq!(first.amount().round(), 109_966.0);
/// assert_eq!(penalty(ComplianceBalance::from_tonnes(3.0), ghgie)?, Money::ZERO);
/// // The third year of deficit in a row.
/// assert_eq!(escalated(Money::from_amount(5_000.0), 3)?.amount(), 6_000.0);
/// # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
/// ```
pub fn penalty<G: GwpName>(
    balance: ComplianceBalance,
    ghgie: GhgIntensity<WellToWake, G>,
) -> Result<Money<Euro>, ComplianceError> {
    let balance_g = bounds::COMPLIANCE_BALANCE.check(balance.grams())?;
    let ghgie = bounds::GHG_INTENSITY.named("ghgie_g_per_mj").check(ghgie.grams_per_megajoule())?;
    if balance_g >= 0.0 {
        return Ok(Money::ZERO);
    }
    let ghgie = bounds::PENALISED_INTENSITY
        .check(ghgie)
        .map_err(|source| ComplianceError::DeficitWithoutIntensity { deficit: balance, source })?;
    let tonnes = balance_g.abs() / (ghgie * VLSFO_EQUIVALENT_MJ_PER_T);
    Ok(Money::from_amount(tonnes * PENALTY_EUR_PER_T))
}

/// The penalty of the `n`-th consecutive year of deficit, `Penalty · (1 + (n − 1)/10)`.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 23(2).
///
/// # Errors
///
/// [`ComplianceError::NoYearOfDeficit`] for `n` = 0; [`ComplianceError::Value`] for a penalty out of range.
///
/// # Examples
///
/// See [`penalty`].
pub fn escalated(base: Money<Euro>, n: u32) -> Result<Money<Euro>, ComplianceError> {
    let base = bounds::PENALTY.check(base.amount())?;
    let after_the_first = n.checked_sub(1).ok_or(ComplianceError::NoYearOfDeficit)?;
    Ok(Money::from_amount(base * (1.0 + f64::from(after_the_first) / ESCALATION_DIVISOR)))
}
