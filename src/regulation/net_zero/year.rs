//! One ship's year: deficits, surplus, and what remedial units cost.

use super::fuel_used::{attained_gfi, energy_of};
use super::targets::{Targets, targets};
use super::{FuelUsed, NetZeroError, draft, proposed};
use crate::fuel::gwp::Ar5;
use crate::provenance::{Source, Sourced};
use crate::regulation::Proposed;
use crate::units::bounded::bounds;
use crate::units::substance::{Co2e, UsDollar, WellToWake};
use crate::units::{FuelEnergy, GhgIntensity, Mass, Money, Price};

/// Where the prices of 2028 to 2030 stand.
pub const PRICES_SOURCE: Source = draft("initial prices of remedial units, 2028 to 2030");

/// First and last year for which the draft has prices.
const PRICED: std::ops::RangeInclusive<i16> = 2028..=2030;

/// Prices of the draft.
const DRAFT_PRICES: RemedialUnitPrices =
    RemedialUnitPrices { tier_1: Price::from_per_tonne(100.0), tier_2: Price::from_per_tonne(380.0) };

/// Price of a remedial unit, which stands for one tonne of CO2eq, by tier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RemedialUnitPrices {
    /// For the deficit between the direct and the base target.
    pub tier_1: Price<UsDollar, Co2e<WellToWake, Ar5>>,
    /// For the deficit above the base target.
    pub tier_2: Price<UsDollar, Co2e<WellToWake, Ar5>>,
}

/// Whose prices a year is reckoned with.
#[derive(Clone, Debug, PartialEq)]
pub enum Prices {
    /// Those of the draft: 100 and 380 USD/t from 2028 to 2030, none in other years.
    OfTheDraft,
    /// Those of the caller, for whatever year.
    Stated(Sourced<RemedialUnitPrices>),
}

/// A ship's year under the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct NetZeroYear {
    /// Attained GFI.
    pub gfi: GhgIntensity<WellToWake, Ar5>,
    /// Targets of the year.
    pub targets: Targets,
    /// Energy of all fuels.
    pub energy: FuelEnergy,
    /// Deficit between the direct and the base target; `None` in a year without a direct target.
    pub tier_1_deficit: Option<Mass<Co2e<WellToWake, Ar5>>>,
    /// Deficit above the base target.
    pub tier_2_deficit: Mass<Co2e<WellToWake, Ar5>>,
    /// What the ship stays below the direct target; `None` in a year without one.
    pub surplus: Option<Mass<Co2e<WellToWake, Ar5>>>,
    /// Cost of the tier 1 remedial units; `None` without a price or a direct target.
    pub tier_1_cost: Option<Money<UsDollar>>,
    /// Cost of the tier 2 remedial units; `None` without a price.
    pub tier_2_cost: Option<Money<UsDollar>>,
    /// Sum of both; `None` if one of them is.
    pub total_cost: Option<Money<UsDollar>>,
    /// The prices, and where they come from; `None` where the draft has none.
    pub prices: Option<Sourced<RemedialUnitPrices>>,
}

impl Prices {
    fn of(&self, year: i16) -> Result<Option<Sourced<RemedialUnitPrices>>, NetZeroError> {
        match self {
            Self::OfTheDraft if PRICED.contains(&year) => {
                Ok(Some(Sourced { value: DRAFT_PRICES, source: PRICES_SOURCE }))
            }
            Self::OfTheDraft => Ok(None),
            Self::Stated(prices) => {
                let RemedialUnitPrices { tier_1, tier_2 } = prices.value;
                for (field, price) in [("tier_1_usd_per_t", tier_1), ("tier_2_usd_per_t", tier_2)] {
                    let record = || format!("prices of {}", prices.source.document());
                    bounds::REMEDIAL_UNIT_PRICE
                        .named(field)
                        .check(price.per_tonne())
                        .map_err(|source| NetZeroError::Value { record: record(), source })?;
                }
                Ok(Some(prices.clone()))
            }
        }
    }
}

/// A ship's year under the draft.
///
/// ```text
/// tier 1 deficit = (min(GFI, base) - direct) E      if GFI > direct, else 0
/// tier 2 deficit = (GFI - base) E                   if GFI > base, else 0
/// surplus        = (direct - GFI) E                 if GFI < direct, else 0
/// cost           = deficit x price of its remedial unit
/// ```
///
/// No surplus unit is set against a deficit.
///
/// # Units
///
/// Deficits and surplus in tCO2eq, costs in USD.
///
/// # Source
///
/// Draft MARPOL Annex VI chapter 5 as approved at MEPC 83; prices: [`PRICES_SOURCE`].
///
/// # Errors
///
/// [`NetZeroError::Year`] for a year without targets, [`NetZeroError::NoEnergy`] without fuel energy,
/// [`NetZeroError::Value`] for a stated price out of range.
pub fn year(year: i16, fuels: &[FuelUsed], prices: &Prices) -> Result<Proposed<NetZeroYear>, NetZeroError> {
    let targets = targets(year)?.assuming_adoption();
    let energy = energy_of(fuels)?;
    let gfi = attained_gfi(fuels)?.assuming_adoption();
    let prices = prices.of(year)?;
    let over = |above: GhgIntensity<WellToWake, Ar5>, below| {
        if above > below { (above - below) * energy } else { Mass::ZERO }
    };
    let capped = if gfi < targets.base { gfi } else { targets.base };
    let tier_1_deficit = targets.direct.map(|direct| over(capped, direct));
    let tier_2_deficit = over(gfi, targets.base);
    let price = prices.as_ref().map(|prices| prices.value);
    let tier_1_cost = tier_1_deficit.zip(price).map(|(deficit, price)| price.tier_1 * deficit);
    let tier_2_cost = price.map(|price| price.tier_2 * tier_2_deficit);
    Ok(proposed(NetZeroYear {
        gfi,
        targets,
        energy,
        tier_1_deficit,
        tier_2_deficit,
        surplus: targets.direct.map(|direct| over(direct, gfi)),
        tier_1_cost,
        tier_2_cost,
        total_cost: tier_1_cost.zip(tier_2_cost).map(|(one, two)| one + two),
        prices,
    }))
}
