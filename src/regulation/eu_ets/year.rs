//! Allowances of a ship-year.

use super::scope::{THRESHOLD, scope};
use super::{EtsError, Gases};
use crate::fuel::FactorSet;
use crate::fuel::gwp::Ar5;
use crate::provenance::{Confidence, Source};
use crate::regulation::ruling::{OutOfScope, Ruling};
use crate::regulation::scope::NONE;
use crate::regulation::ship::IceClass;
use crate::regulation::ship_year::ShipYear;
use crate::regulation::year::YearError;
use crate::units::bounded::bounds;
use crate::units::substance::{Co2e, Euro, TankToWake};
use crate::units::{Fraction, Mass, Money, Price};

/// Where the phase-in and the gases stand.
pub const PHASE_IN_SOURCE: Source = Source::new(
    "Directive 2003/87/EC as amended by (EU) 2023/959",
    "Article 3gb; gases: Annex I",
    "2023",
    Confidence::Verified,
);

/// Where the allowance for ice classes stands. The share is attested twice, its clause is not certain.
pub const ICE_CLASS_SOURCE: Source = Source::new(
    "Directive 2003/87/EC as amended by (EU) 2023/959",
    "Article 12, ice class: 5 % fewer allowances until 31 December 2030",
    "2023",
    Confidence::Verified,
);

/// The last year of it.
const ICE_CLASS_UNTIL: i16 = 2030;

/// What the better ice classes surrender.
const ICE_CLASS_SHARE: f64 = 0.95;

/// From this year on methane and nitrous oxide are charged.
const THREE_GASES_FROM: i16 = 2026;

/// What a ship-year surrenders.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EtsYear {
    year: i16,
    monitored: Option<Gases>,
    in_scope: Mass<Co2e<TankToWake, Ar5>>,
    charged: Mass<Co2e<TankToWake, Ar5>>,
    allowances: Mass<Co2e<TankToWake, Ar5>>,
    cost: Option<Money<Euro>>,
}

/// The share of a year's charged emissions that is surrendered.
///
/// # Source
///
/// Directive 2003/87/EC, Article 3gb.
///
/// # Errors
///
/// [`YearError::BeforeStart`] before 2024.
pub const fn phase_in(year: i16) -> Result<Fraction, YearError> {
    match year {
        ..=2023 => Err(YearError::BeforeStart { rule: "EU ETS for maritime transport", first: 2024, year }),
        2024 => Ok(Fraction::constant(0.4)),
        2025 => Ok(Fraction::constant(0.7)),
        2026.. => Ok(Fraction::ONE),
    }
}

/// Allowances of a ship-year, and their cost at a price.
///
/// ```text
/// CO2eq      = Σ share · m { (1 − s) (Cf_CO2 EF_bio + 28 Cf_CH4 + 265 Cf_N2O) + 28 s }     CO2 alone before 2026
/// allowances = CO2eq · phase-in                      · 0.95 for ice class IA and IA Super until 2030
/// ```
///
/// Unrounded. What is out of scope changes nothing of it.
///
/// # Source
///
/// Directive 2003/87/EC as amended by (EU) 2023/959; Regulation (EU) 2015/757, Annex I.
///
/// # Errors
///
/// [`EtsError`] for a year before 2024, a fuel in scope whose gases the set does not know, a price out of range.
pub fn year(
    ship_year: &ShipYear,
    factors: &FactorSet,
    price: Option<Price<Euro, Co2e<TankToWake, Ar5>>>,
) -> Result<Ruling<EtsYear>, EtsError> {
    let year = ship_year.year();
    let phase_in = phase_in(year)?.get();
    if let Some(price) = price {
        bounds::CARBON_PRICE
            .named("eua_price_eur_per_t")
            .check(price.per_tonne())
            .map_err(EtsError::Price)?;
    }
    if let Some(reason) = THRESHOLD.exclude(ship_year.ship().gross_tonnage()) {
        return Ok(Ruling::OutOfScope(reason));
    }
    let mut monitored = Some(Gases::ZERO);
    let (mut in_scope, mut charged) = (Mass::ZERO, Mass::ZERO);
    let (mut counted, mut first) = (false, None);
    for burn in ship_year.burns() {
        let scope = scope(burn.passage, burn.exemption, year);
        let gases = Gases::of(burn, factors);
        if scope.share() > NONE {
            counted = true;
            let (gases, share) = (gases.clone()?, scope.share().get());
            in_scope += gases.co2e() * share;
            charged += if year < THREE_GASES_FROM { gases.co2_alone() } else { gases.co2e() } * share;
        } else {
            first.get_or_insert(scope);
        }
        monitored = monitored.zip(gases.ok()).map(|(sum, gases)| sum + gases);
    }
    if !counted {
        return Ok(Ruling::OutOfScope(OutOfScope::NothingCounted { first }));
    }
    let ice = matches!(ship_year.ship().ice_class(), Some(IceClass::Ia | IceClass::IaSuper));
    let surrendered = if ice && year <= ICE_CLASS_UNTIL { ICE_CLASS_SHARE } else { 1.0 };
    let allowances = charged * phase_in * surrendered;
    let cost = price.map(|price| price * allowances);
    Ok(Ruling::Applies(EtsYear { year, monitored, in_scope, charged, allowances, cost }))
}

impl EtsYear {
    /// The reporting year.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// What all fuel of the year emitted, in scope or not; `None` where a fuel out of scope has no factors.
    pub const fn monitored(&self) -> Option<Gases> {
        self.monitored
    }

    /// The three gases in scope, whether charged or not.
    pub const fn in_scope(&self) -> Mass<Co2e<TankToWake, Ar5>> {
        self.in_scope
    }

    /// What is charged of it: CO2 alone before 2026.
    pub const fn charged(&self) -> Mass<Co2e<TankToWake, Ar5>> {
        self.charged
    }

    /// Allowances to surrender, one a tonne, unrounded.
    #[doc(alias = "EUA")]
    pub const fn allowances(&self) -> Mass<Co2e<TankToWake, Ar5>> {
        self.allowances
    }

    /// Their cost, where a price was given.
    pub const fn cost(&self) -> Option<Money<Euro>> {
        self.cost
    }
}
