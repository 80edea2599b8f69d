//! The sub-target for renewable fuels of non-biological origin (RFNBO).
//!
//! ```text
//! CB_RFNBO = max(0, 0.02 · E − E_RFNBO)      MJ
//! Penalty  = CB_RFNBO / 41,000 · P_d         EUR
//! ```
//!
//! The 2 % apply from 2034, and only if RFNBO were less than 1 % of the energy of the maritime fleet in 2031
//! and the Commission has not dropped them. Both lie ahead: the caller states which, with its source. P_d is
//! the price difference between RFNBO and fossil fuel in EUR per tonne of VLSFO equivalent; no value of it
//! was found published, so it is an argument with a source too.
//!
//! # Source
//!
//! Regulation (EU) 2023/1805, Article 5(3) and Annex IV, read in one source.
//!
//! # Examples
//!
//! ```
//! use green_corridor::provenance::{Source, Sourced};
//! use green_corridor::regulation::fuel_eu::rfnbo::{SubTarget, penalty, shortfall};
//! use green_corridor::units::{EnergyUsed, FuelEnergy, Price};
//!
//! let scenario = SubTarget::InForce(Source::user("scenario: 0.4 % in 2031"));
//! let (energy, rfnbo) = (EnergyUsed::from_gigajoules(500_000.0), FuelEnergy::from_gigajoules(1_800.0));
//! let missing = shortfall(2034, &scenario, energy, rfnbo)?;
//! assert_eq!(missing.map(|energy| energy.megajoules()), Some(8_200_000.0));
//! assert_eq!(shortfall(2033, &scenario, energy, rfnbo)?, None);
//!
//! let p_d = Sourced { value: Price::from_per_tonne(1_500.0), source: Source::user("scenario") };
//! let to_pay = missing.map(|energy| penalty(energy, &p_d)).transpose()?;
//! assert_eq!(to_pay.map(|money| money.amount()), Some(300_000.0));
//! # Ok::<(), green_corridor::regulation::fuel_eu::ComplianceError>(())
//! ```

use super::ComplianceError;
use super::balance::VLSFO_EQUIVALENT_MJ_PER_T;
use crate::provenance::{Confidence, Source, Sourced};
use crate::units::bounded::bounds;
use crate::units::substance::{Euro, Fuel};
use crate::units::{EnergyUsed, FuelEnergy, Mass, Money, Price};

/// Where the sub-target and its penalty stand.
pub const SOURCE: Source = Source::new(
    "Regulation (EU) 2023/1805",
    "Article 5(3) and Annex IV",
    "OJ L 234, 22.9.2023",
    Confidence::OneSource,
);

/// Share of the energy used on board ([`SOURCE`]).
pub const SHARE: f64 = 0.02;

/// First year in which it may apply ([`SOURCE`]).
pub const FIRST_YEAR: i16 = 2034;

/// Whether the sub-target applies from 2034, and who says so.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SubTarget {
    /// RFNBO were below 1 % in 2031, and the Commission has not dropped it.
    InForce(Source),
    /// RFNBO were at 1 % or above in 2031, or the Commission has dropped it.
    NotTriggered(Source),
}

/// What is missing to the sub-target, `max(0, 0.02 · E − E_RFNBO)`; `None` where there is no sub-target.
///
/// # Units
///
/// MJ; RFNBO count once here.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Article 5(3) and Annex IV.
///
/// # Errors
///
/// [`ComplianceError::Value`] for an energy out of range, [`ComplianceError::RfnboAboveEnergy`] for more
/// RFNBO than energy.
///
/// # Examples
///
/// See [`self`].
pub fn shortfall(
    year: i16,
    sub_target: &SubTarget,
    energy: EnergyUsed,
    rfnbo: FuelEnergy,
) -> Result<Option<EnergyUsed>, ComplianceError> {
    let energy_mj = bounds::ENERGY_USED.check(energy.megajoules())?;
    let rfnbo_mj = bounds::ENERGY_USED.named("rfnbo_mj").check(rfnbo.megajoules())?;
    if rfnbo_mj > energy_mj {
        return Err(ComplianceError::RfnboAboveEnergy { rfnbo_mj, energy_mj });
    }
    Ok(match sub_target {
        SubTarget::InForce(_) if year >= FIRST_YEAR => {
            Some(EnergyUsed::from_megajoules((SHARE * energy_mj - rfnbo_mj).max(0.0)))
        }
        _ => None,
    })
}

/// The penalty of a shortfall, `CB_RFNBO / 41,000 · P_d`.
///
/// # Units
///
/// MJ over MJ/t of VLSFO equivalent, times EUR/t.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Annex IV.
///
/// # Errors
///
/// [`ComplianceError::Value`] for a shortfall or a price out of range.
///
/// # Examples
///
/// See [`self`].
pub fn penalty(
    shortfall: EnergyUsed,
    price_difference: &Sourced<Price<Euro, Fuel>>,
) -> Result<Money<Euro>, ComplianceError> {
    let shortfall_mj = bounds::ENERGY_USED.named("shortfall_mj").check(shortfall.megajoules())?;
    bounds::PRICE_DIFFERENCE.check(price_difference.value.per_tonne())?;
    let missing = Mass::<Fuel>::from_tonnes(shortfall_mj / VLSFO_EQUIVALENT_MJ_PER_T);
    Ok(price_difference.value * missing)
}
