//! One ship-year under the limits of other years: same ship, same fuel, every year.

use std::ops::RangeInclusive;

use super::flexibility::{Account, Borrowing, YearOfAccount};
use super::{Circumstances, FuelEuError, FuelEuYear, Terms, year};
use crate::fuel::gwp::GwpSet;
use crate::regulation::ruling::Ruling;
use crate::regulation::ship_year::ShipYear;
use crate::units::ComplianceBalance;
use crate::units::substance::GwpName;

/// One year of an outlook.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlookYear<G: GwpName> {
    /// The year.
    pub year: i16,
    /// The ship-year as if it were this year.
    pub ruling: Ruling<FuelEuYear<G>>,
    /// The ship's account: surplus banked, deficit paid, dearer with each year in a row.
    pub account: YearOfAccount,
}

/// A ship-year repeated in every year of a span: what the limit, the reward of RFNBO, the exemptions and the
/// deduction for ice of each year make of the same records.
///
/// The account opens empty in the first year; the ship banks what is over, never borrows and joins no pool. A year
/// without energy in scope is a year without a call.
///
/// # Source
///
/// Regulation (EU) 2023/1805, Articles 4, 20 and 23(2).
///
/// # Errors
///
/// As [`year`], the first year of the span before 2025 among them.
///
/// # Examples
///
/// ```
/// use green_corridor::fuel::{ConsumerClass, MarineFuel, gwp::Ar4};
/// use green_corridor::regulation::fuel_eu::{Circumstances, Terms, outlook};
/// use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ship, ShipYear, Territory};
/// use green_corridor::units::Mass;
///
/// let ship = Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0)?;
/// let passage = Passage::Voyage { from: Territory::ThirdCountry, to: Territory::MemberState("NL".parse()?) };
/// let fuel = Mass::from_tonnes(9_000.0);
/// let burn = Burn::new("Yangshan - Rotterdam", passage, MarineFuel::HFO, ConsumerClass::InternalCombustion, fuel);
/// let ship_year = ShipYear::new(ship, 2026).with_burn(burn)?;
/// let years = outlook(&ship_year, &Terms::annex_ii(Ar4), &Circumstances::PLAIN, 2025..=2026)?;
/// let paid: Vec<f64> = years.iter().map(|year| year.account.penalty.amount()).collect();
/// assert!((paid[1] / paid[0] - 1.1).abs() < 1e-12); // the second year of deficit in a row
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outlook<G: GwpSet>(
    ship_year: &ShipYear,
    terms: &Terms<G>,
    circumstances: &Circumstances,
    years: RangeInclusive<i16>,
) -> Result<Vec<OutlookYear<G>>, FuelEuError> {
    let mut account = Account::opening(ComplianceBalance::ZERO, ComplianceBalance::ZERO, 0)?;
    years
        .map(|at| {
            let ruling = year(&ship_year.as_if_in(at), terms, circumstances)?;
            let account = match &ruling {
                Ruling::OutOfScope(_) => account.settle_without_call(at)?,
                Ruling::Applies(found) => {
                    let intensity = found.attained().intensity();
                    account.settle(at, found.in_scope(), intensity, Borrowing::Never)?
                }
            };
            Ok(OutlookYear { year: at, ruling, account })
        })
        .collect()
}
