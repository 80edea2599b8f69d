//! A ship-year under the draft.

use super::{FuelUsed, NetZeroError, NetZeroYear, Prices, Scope, Trade, proposed, scope, year};
use crate::fuel::FactorSet;
use crate::regulation::Proposed;
use crate::regulation::ruling::{OutOfScope, Ruling, Threshold};
use crate::regulation::ship_year::ShipYear;

/// What the draft would ask of a ship-year: all its fuel, wherever it was burned. Electricity from shore is left out:
/// no source that was read says how it enters.
///
/// The factors are those of the IMO LCA guidelines, with fuels of your own where these state none.
///
/// # Source
///
/// Draft MARPOL Annex VI chapter 5 as approved at MEPC 83; MEPC.391(81).
///
/// # Errors
///
/// As [`year`]; [`NetZeroError::Burn`] for a fuel that the set does not state in full.
pub fn ship_year(
    ship_year: &ShipYear,
    factors: &FactorSet,
    trade: Trade,
    prices: &Prices,
) -> Result<Proposed<Ruling<NetZeroYear>>, NetZeroError> {
    match scope(ship_year.ship(), trade).assuming_adoption() {
        Scope::InScope => {}
        Scope::BelowGrossTonnage { gross_tonnage, at_least } => {
            let threshold = Threshold::From(at_least);
            return Ok(proposed(Ruling::OutOfScope(OutOfScope::GrossTonnage { gross_tonnage, threshold })));
        }
        Scope::NotInternational => return Ok(proposed(Ruling::OutOfScope(OutOfScope::NotInternational))),
    }
    if ship_year.burns().is_empty() {
        return Ok(proposed(Ruling::OutOfScope(OutOfScope::NothingCounted { first: None })));
    }
    let fuels = ship_year
        .burns()
        .iter()
        .map(|burn| {
            let used = FuelUsed::under(factors, &burn.batch, burn.consumer, burn.mass);
            used.map_err(|error| match error {
                NetZeroError::Fuel(source) => NetZeroError::Burn { place: burn.place.to_string(), source },
                other => other,
            })
        })
        .collect::<Result<Vec<_>, _>>()?;
    let found = year(ship_year.year(), &fuels, prices)?;
    Ok(proposed(Ruling::Applies(found.assuming_adoption())))
}
