//! Correction factors and voyage adjustments: the indicator of a ship-year under MEPC.355(78).

use super::attained::{CiiYear, attained};
use super::deduction::FuelUse;
use super::intensity::{Capacity, CarbonIntensity};
use super::rating::Rating;
use super::requirement::Requirement;
use super::{CiiError, Co2Factors};
use crate::fuel::FactorSet;
use crate::provenance::{Confidence, Source, Sourced};
use crate::regulation::{IceClass, MarpolShipType, Ship, YearError};
use crate::units::bounded::bounds;
use crate::units::substance::{Co2, Sailed};
use crate::units::{Distance, Mass};

/// The document of every correction. Its constants agree in two transcriptions; the original was not seen.
pub static CORRECTIONS: Source = Source::new(
    "MEPC.355(78), 2022 Interim guidelines on correction factors and voyage adjustments (G5)",
    "formula of the attained CII",
    "2022",
    Confidence::Verified,
);

/// y_i is zero in this year.
const FIRST_YEAR: i16 = 2023;

/// f_m of ice classes IA and IA Super.
const ICE_STRENGTHENED: f64 = 1.05;

/// Deadweight over the volume of the cargo spaces, R, of a ship for light cargo.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum CubicCapacity {
    /// A chemical tanker: `R^(-0.7) - 0.014` below R = 0.98 t/m3.
    ChemicalTanker {
        /// R, t/m3.
        ratio: f64,
    },
    /// A bulk carrier for light cargo: `R^(-0.15)` below R = 0.55 t/m3.
    LightCargoBulkCarrier {
        /// R, t/m3.
        ratio: f64,
    },
}

/// What corrects a ship-year beside its fuels: a distance, and factors on the capacity.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::cii::Corrections;
/// use green_corridor::units::Distance;
///
/// let corrections = Corrections::NONE
///     .adjusted_distance(Distance::from_nautical_miles(420.0))
///     .ice_strengthened();
/// # let _ = corrections;
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Corrections {
    adjusted: Distance<Sailed>,
    lightweight_t: Option<f64>,
    ice: Option<IceStrengthening>,
    cubic: Option<CubicCapacity>,
    voluntary: Option<Sourced<f64>>,
}

/// That f_m is claimed; the ship's ice class says whether it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
struct IceStrengthening;

/// A ship-year as corrected, beside the same without.
#[derive(Clone, Debug, PartialEq)]
pub struct CorrectedYear {
    uncorrected: CiiYear,
    counted_co2: Mass<Co2>,
    counted_distance: Distance<Sailed>,
    capacity_factor: f64,
    attained: CarbonIntensity,
    rating: Rating,
}

impl Corrections {
    /// None.
    pub const NONE: Self =
        Self { adjusted: Distance::ZERO, lightweight_t: None, ice: None, cubic: None, voluntary: None };

    /// D_x: distance of periods that endangered ship or life, or in ice.
    #[must_use]
    pub const fn adjusted_distance(mut self, distance: Distance<Sailed>) -> Self {
        self.adjusted = distance;
        self
    }

    /// f_i of a ship built to the Common Structural Rules: `1 + 0.08 LWT/DWT`, LWT in tonnes.
    #[must_use]
    pub const fn common_structural_rules(mut self, lightweight_t: f64) -> Self {
        self.lightweight_t = Some(lightweight_t);
        self
    }

    /// f_m of a ship of ice class IA or IA Super: 1.05.
    #[must_use]
    pub const fn ice_strengthened(mut self) -> Self {
        self.ice = Some(IceStrengthening);
        self
    }

    /// f_c of a chemical tanker, or of a bulk carrier for light cargo.
    #[must_use]
    pub const fn cubic_capacity(mut self, cubic: CubicCapacity) -> Self {
        self.cubic = Some(cubic);
        self
    }

    /// f_iVSE of a voluntary structural enhancement, as approved for the ship.
    #[must_use]
    pub fn voluntary_structural_enhancement(self, factor: Sourced<f64>) -> Self {
        Self { voluntary: Some(factor), ..self }
    }

    /// `f_i f_m f_c f_iVSE`.
    fn capacity_factor(&self, ship: &Ship, requirement: &Requirement) -> Result<f64, CiiError> {
        let f_i = match self.lightweight_t {
            Some(lightweight_t) => common_structural_rules(lightweight_t, ship, requirement)?,
            None => 1.0,
        };
        let f_m = match self.ice {
            Some(claim) => claim.factor(ship, requirement)?,
            None => 1.0,
        };
        let f_c = match self.cubic {
            Some(cubic) => cubic.factor(ship, requirement)?,
            None => 1.0,
        };
        let f_i_vse = match &self.voluntary {
            Some(factor) => requirement.check(bounds::CAPACITY_FACTOR.named("f_i_vse"), factor.value)?,
            None => 1.0,
        };
        Ok(f_i * f_m * f_c * f_i_vse)
    }
}

/// `1 + 0.08 LWT/DWT`.
fn common_structural_rules(
    lightweight_t: f64,
    ship: &Ship,
    requirement: &Requirement,
) -> Result<f64, CiiError> {
    let lightweight_t = requirement.check(bounds::LIGHTWEIGHT, lightweight_t)?;
    let unknown = || CiiError::LightweightOverWhat { ship: requirement.ship_name() };
    let deadweight_t = ship.deadweight_t().ok_or_else(unknown)?;
    Ok(1.0 + 0.08 * lightweight_t / deadweight_t)
}

impl IceStrengthening {
    fn factor(self, ship: &Ship, requirement: &Requirement) -> Result<f64, CiiError> {
        match ship.ice_class() {
            Some(IceClass::Ia | IceClass::IaSuper) => Ok(ICE_STRENGTHENED),
            other => Err(CiiError::IceClass {
                ship: requirement.ship_name(),
                correction: "f_m",
                got: other.map_or_else(|| "none".to_owned(), |class| class.to_string()),
            }),
        }
    }
}

impl CubicCapacity {
    fn factor(self, ship: &Ship, requirement: &Requirement) -> Result<f64, CiiError> {
        let (ratio, of_type, allowed) = match self {
            Self::ChemicalTanker { ratio } => (ratio, MarpolShipType::Tanker, "tankers"),
            Self::LightCargoBulkCarrier { ratio } => (ratio, MarpolShipType::BulkCarrier, "bulk carriers"),
        };
        let ship_type = ship.ship_type();
        if ship_type != of_type {
            let (ship, correction) = (requirement.ship_name(), "f_c");
            return Err(CiiError::NotForShip { ship, ship_type, correction, allowed });
        }
        let ratio = requirement.check(bounds::CUBIC_RATIO, ratio)?;
        Ok(match self {
            Self::ChemicalTanker { .. } if ratio < 0.98 => ratio.powf(-0.7) - 0.014,
            Self::LightCargoBulkCarrier { .. } if ratio < 0.55 => ratio.powf(-0.15),
            Self::ChemicalTanker { .. } | Self::LightCargoBulkCarrier { .. } => 1.0,
        })
    }
}

/// The share of the fuel for electricity, boilers and pumps that a year takes out: `0.75 - 0.03 y_i`.
///
/// # Source
///
/// MEPC.355(78) (G5): y_i is 0 in 2023, 1 in 2024, and so on.
///
/// # Errors
///
/// [`YearError`] before 2023 and after 2030, where the reduction factors end.
pub fn services_share(year: i16) -> Result<f64, YearError> {
    YearError::check("the correction of CII", FIRST_YEAR, super::LAST_YEAR, year)?;
    Ok(0.75 - 0.03 * f64::from(year - FIRST_YEAR))
}

/// The rating of a ship-year with correction factors and voyage adjustments.
///
/// ```text
///            sum_j CF_j {FC_j - [FC_voyage,j + TF_j + s_i (FC_elec,j + FC_boiler,j + FC_other,j)]}
/// attained = -------------------------------------------------------------------------------------
///                               f_i f_m f_c f_iVSE C (D_t - D_x)
///
/// s_i = 0.75 - 0.03 y_i
/// TF_j = (1 - AF) FC_S,j        AF_STS = 6.1742 DWT^(-0.246)        AF_shuttle = 5.6805 DWT^(-0.208)
/// ```
///
/// Without a correction it is the number of [`super::rate_fuels`], bit for bit. No more of a fuel is
/// deducted than was burned; that is an error, not a cut.
///
/// # Source
///
/// MEPC.355(78) (G5), as two transcriptions have it.
///
/// # Errors
///
/// Those of [`super::rate_fuels`]; [`CiiError::Year`] before 2023; [`CiiError::NotForShip`],
/// [`CiiError::IceClass`], [`CiiError::TransferFactor`], [`CiiError::MoreThanBurned`],
/// [`CiiError::AdjustedDistance`] for a correction that this ship-year cannot have.
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::cii::{self, Corrections, Deduction, FuelUse, Rating, ReeferSupply};
/// use green_corridor::regulation::{MarpolShipType, Ship};
/// use green_corridor::units::{Distance, Mass};
/// use green_corridor::{FactorSet, MarineFuel};
///
/// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 130_000.0)?;
/// let ship = ship.with_deadweight_t(120_000.0)?;
/// let reefers = ReeferSupply::FourStroke.unmonitored_reefers(109_500.0)?;
/// let fuels = [FuelUse::new(MarineFuel::HFO, Mass::from_tonnes(20_500.0))
///     .less(Deduction::ReeferContainers, reefers)];
/// let distance = Distance::from_nautical_miles(95_000.0);
/// let year =
///     cii::rate_corrected(&ship, 2026, distance, &fuels, &Corrections::NONE, &FactorSet::mepc_364())?;
/// assert_eq!((year.uncorrected().rating(), year.rating()), (Rating::C, Rating::B));
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn rate_corrected(
    ship: &Ship,
    year: i16,
    distance: Distance<Sailed>,
    fuels: &[FuelUse],
    corrections: &Corrections,
    set: &FactorSet,
) -> Result<CorrectedYear, CiiError> {
    let requirement = Requirement::of(ship, year)?;
    let services_share = services_share(year)?;
    let factors = Co2Factors::of(&requirement, fuels.iter().map(|one| (one.fuel(), one.burned())), set)?;
    let co2 = factors.co2_of(fuels.iter().map(FuelUse::burned));
    let counted = fuels
        .iter()
        .map(|one| one.counted(ship, &requirement, services_share))
        .collect::<Result<Vec<_>, _>>()?;
    let counted_co2 = factors.co2_of(counted.into_iter());
    let capacity_factor = corrections.capacity_factor(ship, &requirement)?;
    let uncorrected = CiiYear::new(requirement, distance, co2)?;
    let counted_distance = corrections.counted_distance(&uncorrected)?;
    let own = uncorrected.capacity();
    let capacity = Capacity::of(capacity_factor * own.value(), own.measure());
    let attained = attained(counted_co2, capacity, counted_distance);
    let rating = uncorrected.boundaries().grade(attained.grams_per_unit_nm());
    Ok(CorrectedYear { uncorrected, counted_co2, counted_distance, capacity_factor, attained, rating })
}

impl Corrections {
    /// `D_t - D_x`.
    fn counted_distance(&self, year: &CiiYear) -> Result<Distance<Sailed>, CiiError> {
        let (sailed, adjusted) = (year.distance(), self.adjusted);
        let left = sailed - adjusted;
        if adjusted >= Distance::ZERO && bounds::YEAR_DISTANCE.check(left.nautical_miles()).is_ok() {
            return Ok(left);
        }
        Err(CiiError::AdjustedDistance { ship: year.requirement().ship_name(), adjusted, sailed })
    }
}

impl CorrectedYear {
    /// The same ship-year without corrections.
    pub const fn uncorrected(&self) -> &CiiYear {
        &self.uncorrected
    }

    /// CO2 that counts.
    pub const fn counted_co2(&self) -> Mass<Co2> {
        self.counted_co2
    }

    /// Distance that counts: `D_t - D_x`.
    pub const fn counted_distance(&self) -> Distance<Sailed> {
        self.counted_distance
    }

    /// What the capacity is multiplied by: `f_i f_m f_c f_iVSE`.
    pub const fn capacity_factor(&self) -> f64 {
        self.capacity_factor
    }

    /// The attained indicator as corrected.
    pub const fn attained(&self) -> CarbonIntensity {
        self.attained
    }

    /// Corrected attained over required.
    pub const fn ratio(&self) -> f64 {
        self.attained.grams_per_unit_nm() / self.uncorrected.required().grams_per_unit_nm()
    }

    /// The rating as corrected.
    pub const fn rating(&self) -> Rating {
        self.rating
    }
}
