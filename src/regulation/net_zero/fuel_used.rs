//! The fuels of a year, and what they make of a ship's GFI.

use super::{NetZeroError, draft, proposed};
use crate::fuel::gwp::Ar5;
use crate::fuel::{ConsumerClass, FactorSet, FuelBatch};
use crate::provenance::Source;
use crate::regulation::{Proposed, YearError};
use crate::units::bounded::bounds;
use crate::units::substance::{Co2e, Fuel, WellToWake};
use crate::units::{FuelEnergy, GhgIntensity, Mass, OutOfRange};

/// Where the thresholds of zero and near-zero fuels stand.
pub const ZNZ_SOURCE: Source = draft("zero or near-zero GHG emission technologies, fuels and energy sources");

const ZNZ_RULE: &str = "the zero and near-zero threshold of the IMO Net-Zero Framework (draft)";
/// First year of the framework.
const ZNZ_FIRST: i16 = 2028;
/// Last year of the first threshold.
const ZNZ_LOWERED_AFTER: i16 = 2034;
/// First year, last year where there is one, threshold in gCO2eq/MJ.
pub(crate) const ZNZ_THRESHOLDS: [(i16, Option<i16>, f64); 2] =
    [(ZNZ_FIRST, Some(ZNZ_LOWERED_AFTER), 19.0), (ZNZ_LOWERED_AFTER + 1, None, 14.0)];

/// One fuel of the year: its well-to-wake intensity `EI_j` and its energy `E_j`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FuelUsed {
    intensity: GhgIntensity<WellToWake, Ar5>,
    energy: FuelEnergy,
}

impl FuelUsed {
    /// A fuel by its stated intensity, for example a certified one, and its energy.
    ///
    /// # Errors
    ///
    /// [`NetZeroError::Value`] for an intensity or an energy out of range.
    pub fn new(
        name: &str,
        intensity: GhgIntensity<WellToWake, Ar5>,
        energy: FuelEnergy,
    ) -> Result<Self, NetZeroError> {
        in_range(intensity).map_err(|source| of_fuel(name, source))?;
        bounds::FUEL_ENERGY.check(energy.megajoules()).map_err(|source| of_fuel(name, source))?;
        Ok(Self { intensity, energy })
    }

    /// A mass of a batch with its factors of the IMO LCA guidelines, MEPC.391(81).
    ///
    /// # Errors
    ///
    /// [`NetZeroError::Fuel`] for a fuel that the guidelines do not state in full: LNG has no well-to-tank
    /// value there; [`NetZeroError::Value`] for a mass out of range.
    pub fn of_batch(
        batch: &FuelBatch,
        consumer: ConsumerClass,
        mass: Mass<Fuel>,
    ) -> Result<Self, NetZeroError> {
        Self::under(&FactorSet::imo_lca(), batch, consumer, mass)
    }

    /// The same with factors of a set to which fuels were added.
    pub(super) fn under(
        set: &FactorSet,
        batch: &FuelBatch,
        consumer: ConsumerClass,
        mass: Mass<Fuel>,
    ) -> Result<Self, NetZeroError> {
        let name = batch.fuel().name();
        bounds::FUEL_MASS.check(mass.tonnes()).map_err(|source| of_fuel(name, source))?;
        let factors = set.resolve(batch, consumer)?;
        Self::new(name, factors.well_to_wake_intensity(Ar5)?, factors.energy(mass))
    }

    /// `EI_j`.
    pub const fn intensity(&self) -> GhgIntensity<WellToWake, Ar5> {
        self.intensity
    }

    /// `E_j`.
    pub const fn energy(&self) -> FuelEnergy {
        self.energy
    }
}

/// The attained GFI of a ship's year.
///
/// ```text
/// GFI = Σ EI_j E_j / Σ E_j
/// ```
///
/// # Units
///
/// gCO2eq/MJ, well-to-wake.
///
/// # Source
///
/// Draft MARPOL Annex VI chapter 5; intensities under MEPC.391(81), GWP AR5.
///
/// # Errors
///
/// [`NetZeroError::NoEnergy`] without fuels, or for fuels without energy.
pub fn attained_gfi(fuels: &[FuelUsed]) -> Result<Proposed<GhgIntensity<WellToWake, Ar5>>, NetZeroError> {
    let energy = energy_of(fuels)?;
    let co2e: Mass<Co2e<WellToWake, Ar5>> = fuels.iter().map(|fuel| fuel.intensity * fuel.energy).sum();
    Ok(proposed(co2e / energy))
}

/// `Σ E_j`.
pub(super) fn energy_of(fuels: &[FuelUsed]) -> Result<FuelEnergy, NetZeroError> {
    let energy: FuelEnergy = fuels.iter().map(FuelUsed::energy).sum();
    if energy == FuelEnergy::ZERO {
        return Err(NetZeroError::NoEnergy { fuels: fuels.len() });
    }
    Ok(energy)
}

/// Whether a fuel is zero or near-zero (ZNZ), so that its use would earn a reward: at most 19.0 gCO2eq/MJ
/// until the end of 2034, at most 14.0 from 2035 on.
///
/// It is a property of the fuel, not of a ship's blended GFI.
///
/// # Source
///
/// [`ZNZ_SOURCE`].
///
/// # Errors
///
/// [`NetZeroError::Year`] before 2028; [`NetZeroError::Value`] for an intensity out of range.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::net_zero::is_znz;
/// use green_corridor::units::GhgIntensity;
///
/// let fuel = GhgIntensity::from_grams_per_megajoule(19.0);
/// assert!(is_znz(fuel, 2034)?.assuming_adoption());
/// assert!(!is_znz(fuel, 2035)?.assuming_adoption());
/// # Ok::<(), green_corridor::regulation::net_zero::NetZeroError>(())
/// ```
pub fn is_znz(intensity: GhgIntensity<WellToWake, Ar5>, year: i16) -> Result<Proposed<bool>, NetZeroError> {
    YearError::check(ZNZ_RULE, ZNZ_FIRST, i16::MAX, year)?;
    in_range(intensity)
        .map_err(|source| NetZeroError::Value { record: "zero and near-zero fuel".to_owned(), source })?;
    let [(.., early), (.., late)] = ZNZ_THRESHOLDS;
    let threshold = if year <= ZNZ_LOWERED_AFTER { early } else { late };
    Ok(proposed(intensity <= GhgIntensity::from_grams_per_megajoule(threshold)))
}

fn in_range(intensity: GhgIntensity<WellToWake, Ar5>) -> Result<f64, OutOfRange> {
    bounds::GHG_INTENSITY.named("ei_g_per_mj").check(intensity.grams_per_megajoule())
}

fn of_fuel(name: &str, source: OutOfRange) -> NetZeroError {
    NetZeroError::Value { record: format!("fuel `{name}`"), source }
}
