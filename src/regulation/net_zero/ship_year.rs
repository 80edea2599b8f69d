//! A ship-year under the draft.

use super::{FuelUsed, NetZeroError, NetZeroYear, Prices, Scope, Trade, proposed, scope, year};
use crate::fuel::FactorSet;
use crate::fuel::gwp::Ar5;
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
            let failed = |source| NetZeroError::Burn { place: burn.place.to_string(), source };
            let resolved = factors.resolve(&burn.batch, burn.consumer).map_err(failed)?;
            let intensity = resolved.well_to_wake_intensity(Ar5).map_err(failed)?;
            FuelUsed::new(burn.batch.fuel().name(), intensity, resolved.energy(burn.mass))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let found = year(ship_year.year(), &fuels, prices)?;
    Ok(proposed(Ruling::Applies(found.assuming_adoption())))
}
