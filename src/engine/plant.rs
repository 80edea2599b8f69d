//! Gensets that carry a hotel load together.

use super::curve::EfficiencyCurve;
use super::{EngineError, NoxTier, SfcCurve};
use crate::units::bounded::bounds;
use crate::units::si::kilowatt;
use crate::units::substance::{Fuel, Nox};
use crate::units::{Load, Power, Rate};

/// A diesel generator: engine, generator, and their curves.
#[derive(Clone, Debug, PartialEq)]
pub struct Genset {
    /// Rated shaft power of the engine.
    pub engine: Power,
    /// Rated electrical power of the generator.
    pub generator: Power,
    /// SFC over engine load.
    pub sfc: SfcCurve,
    /// Efficiency over generator load.
    pub efficiency: EfficiencyCurve,
    /// Rated speed.
    pub rated_rpm: f64,
    /// NOx tier.
    pub tier: NoxTier,
}

/// What carries the hotel load.
#[derive(Clone, Copy, Debug)]
pub enum Supply<'a> {
    /// These gensets, each with an equal share of its rating.
    Gensets(&'a [&'a Genset]),
    /// The shore connection alone.
    Shore,
}

/// Rates of a plant at one hotel load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlantRates {
    /// Fuel of all gensets.
    pub fuel: Rate<Fuel>,
    /// NOx of all gensets, at the tier limit.
    pub nox: Rate<Nox>,
    /// Electrical power taken from shore, at the ship.
    pub shore: Power,
}

/// Fuel and NOx of a plant that carries a hotel load.
///
/// ```text
/// electric share = hotel × rating / Σ ratings
/// shaft = electric / η(electric load)        fuel = shaft × SFC(shaft load)
/// ```
///
/// # Errors
///
/// [`EngineError::NothingOn`] for a load with no source, [`EngineError::Value`] for a negative load
/// or one above the rating, [`EngineError::BeyondEnds`] from the curves.
pub fn rates(hotel: Power, supply: Supply<'_>) -> Result<PlantRates, EngineError> {
    let hotel_kw = hotel.get::<kilowatt>();
    let checked = |bound: crate::units::Bound, value: f64| {
        bound.check(value).map_err(|source| EngineError::Value { record: "berth plant".to_owned(), source })
    };
    checked(bounds::DEMAND.named("hotel_kw"), hotel_kw)?;
    let mut rates = PlantRates { fuel: Rate::ZERO, nox: Rate::ZERO, shore: Power::default() };
    let gensets = match supply {
        Supply::Shore => {
            rates.shore = hotel;
            return Ok(rates);
        }
        Supply::Gensets(gensets) => gensets,
    };
    let rating: Power = gensets.iter().map(|genset| genset.generator).sum();
    if rating.value <= 0.0 {
        return Err(EngineError::NothingOn { hotel_kw });
    }
    let electric_load = Load::new(checked(bounds::LOAD.named("generator_load"), (hotel / rating).value)?);
    for genset in gensets {
        let electric_load = electric_load.unwrap_or(Load::ONE);
        let electric = genset.generator * electric_load.get();
        let shaft = electric / genset.efficiency.at(electric_load)?;
        let load = checked(bounds::LOAD.named("engine_load"), (shaft / genset.engine).value)?;
        rates.fuel += genset.sfc.at(Load::clamped(load))? * shaft;
        rates.nox += genset.tier.limit(genset.rated_rpm)? * shaft;
    }
    Ok(rates)
}
