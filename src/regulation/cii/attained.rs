//! A ship-year: attained indicator, ratio and rating.

use std::fmt;

use super::intensity::{Capacity, CarbonIntensity};
use super::rating::{Boundaries, Rating};
use super::requirement::{Applicability, Requirement, THRESHOLD_GT};
use super::{CiiError, Co2Factors};
use crate::fuel::{FactorSet, FuelBatch};
use crate::regulation::ruling::{OutOfScope, Ruling, Threshold};
use crate::regulation::{Ship, ShipYear};
use crate::units::bounded::bounds;
use crate::units::substance::{Co2, Fuel, Sailed};
use crate::units::wire::round_15;
use crate::units::{Distance, Mass};

/// A ship-year with its rating.
#[derive(Clone, Debug, PartialEq)]
pub struct CiiYear {
    requirement: Requirement,
    distance: Distance<Sailed>,
    co2: Mass<Co2>,
    attained: CarbonIntensity,
    rating: Rating,
}

/// The rating of a ship-year by its CO2.
///
/// ```text
/// attained = CO2 / (C D)        C the ship's own deadweight or gross tonnage
/// ```
///
/// A ship below 5,000 GT gets its figures too, and [`CiiYear::applicability`] says that they bind nobody.
///
/// # Units
///
/// g CO2/(t nm) on deadweight (AER), g CO2/(GT nm) on gross tonnage (cgDIST).
///
/// # Source
///
/// MEPC.352(78) (G1).
///
/// # Errors
///
/// Those of [`Requirement::of`]; [`CiiError::Value`] for a distance or a CO2 that no ship-year has.
///
/// # Examples
///
/// A published example, Etive Mor's Open IMO CII Calculator:
///
/// ```
/// use green_corridor::regulation::cii::{self, Rating};
/// use green_corridor::regulation::{MarpolShipType, Ship};
/// use green_corridor::units::{Distance, Mass};
///
/// let ship = Ship::new("made up", MarpolShipType::RoRoPassengerShip, 25_000.0)?;
/// let distance = Distance::from_nautical_miles(150_000.0);
/// let year = cii::rate(&ship, 2019, distance, Mass::from_tonnes(60_914.0))?;
/// assert!((year.ratio() - 0.8467249799733408).abs() < 1e-14);
/// assert_eq!(year.rating(), Rating::B);
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn rate(ship: &Ship, year: i16, distance: Distance<Sailed>, co2: Mass<Co2>) -> Result<CiiYear, CiiError> {
    CiiYear::new(Requirement::of(ship, year)?, distance, co2)
}

/// The rating of a ship-year by its fuels: `CO2 = sum_j FC_j CF_j`, of the whole mass, slip not deducted.
///
/// # Source
///
/// MEPC.352(78) (G1), CF of MEPC.364(79).
///
/// # Errors
///
/// Those of [`rate`]; [`CiiError::NoFuel`]; [`CiiError::Fuel`] for a fuel that MEPC.364(79) does not list
/// and that was not added to the set; [`CiiError::FactorsOfAnotherRule`] for another set than
/// [`FactorSet::mepc_364`]; [`CiiError::FuelMass`].
///
/// # Examples
///
/// ```
/// use green_corridor::regulation::cii::{self, Rating};
/// use green_corridor::regulation::{MarpolShipType, Ship};
/// use green_corridor::units::{Distance, Mass};
/// use green_corridor::{FactorSet, MarineFuel};
///
/// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 130_000.0)?;
/// let ship = ship.with_deadweight_t(120_000.0)?;
/// let distance = Distance::from_nautical_miles(95_000.0);
/// let fuels = [
///     (MarineFuel::HFO.into(), Mass::from_tonnes(18_000.0)),
///     (MarineFuel::MGO.into(), Mass::from_tonnes(1_200.0)),
/// ];
/// let year = cii::rate_fuels(&ship, 2030, distance, &fuels, &FactorSet::mepc_364())?;
/// assert!((year.attained().grams_per_unit_nm() - 5.254315789473684).abs() < 1e-14);
/// assert_eq!(year.rating(), Rating::C);
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn rate_fuels(
    ship: &Ship,
    year: i16,
    distance: Distance<Sailed>,
    fuels: &[(FuelBatch, Mass<Fuel>)],
    set: &FactorSet,
) -> Result<CiiYear, CiiError> {
    let requirement = Requirement::of(ship, year)?;
    let factors = Co2Factors::of(&requirement, fuels.iter().map(|(fuel, mass)| (fuel, *mass)), set)?;
    CiiYear::new(requirement, distance, factors.co2_of(fuels.iter().map(|(_, mass)| *mass)))
}

/// The rating of a ship-year: all its fuel and all its miles. Below 5,000 GT the answer is that it is out of scope.
///
/// # Source
///
/// MARPOL Annex VI, regulation 28; MEPC.352(78) (G1).
///
/// # Errors
///
/// Those of [`rate_fuels`].
pub fn year(ship_year: &ShipYear, set: &FactorSet) -> Result<Ruling<CiiYear>, CiiError> {
    if let Some(reason) = Threshold::From(THRESHOLD_GT).exclude(ship_year.ship().gross_tonnage()) {
        return Ok(Ruling::OutOfScope(reason));
    }
    if ship_year.burns().is_empty() {
        return Ok(Ruling::OutOfScope(OutOfScope::NothingCounted { first: None }));
    }
    let requirement = Requirement::of(ship_year.ship(), ship_year.year())?;
    let fuels = || ship_year.burns().iter().map(|burn| (&*burn.batch, burn.mass));
    let factors = Co2Factors::of(&requirement, fuels(), set)?;
    let co2 = factors.co2_of(fuels().map(|(_, mass)| mass));
    Ok(Ruling::Applies(CiiYear::new(requirement, ship_year.sailed(), co2)?))
}

impl CiiYear {
    pub(super) fn new(
        requirement: Requirement,
        distance: Distance<Sailed>,
        co2: Mass<Co2>,
    ) -> Result<Self, CiiError> {
        requirement.check(bounds::YEAR_DISTANCE, distance.nautical_miles())?;
        requirement.check(bounds::YEAR_CO2, co2.tonnes())?;
        let attained = attained(co2, requirement.capacity(), distance);
        let rating = requirement.boundaries().grade(attained.grams_per_unit_nm());
        Ok(Self { requirement, distance, co2, attained, rating })
    }

    /// What the year asks of the ship.
    pub const fn requirement(&self) -> &Requirement {
        &self.requirement
    }

    /// Name of the ship.
    pub fn ship(&self) -> &str {
        self.requirement.ship()
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.requirement.year()
    }

    /// Whether the rule binds the ship.
    pub const fn applicability(&self) -> Applicability {
        self.requirement.applicability()
    }

    /// The ship's own capacity.
    pub const fn capacity(&self) -> Capacity {
        self.requirement.capacity()
    }

    /// Distance sailed.
    pub const fn distance(&self) -> Distance<Sailed> {
        self.distance
    }

    /// CO2 of the year.
    pub const fn co2(&self) -> Mass<Co2> {
        self.co2
    }

    /// The attained indicator.
    pub const fn attained(&self) -> CarbonIntensity {
        self.attained
    }

    /// The reference of 2019.
    pub const fn reference_2019(&self) -> CarbonIntensity {
        self.requirement.reference_2019()
    }

    /// The required indicator.
    pub const fn required(&self) -> CarbonIntensity {
        self.requirement.required()
    }

    /// Attained over required.
    pub const fn ratio(&self) -> f64 {
        self.attained.grams_per_unit_nm() / self.required().grams_per_unit_nm()
    }

    /// The boundaries of the ratings.
    pub const fn boundaries(&self) -> &Boundaries {
        self.requirement.boundaries()
    }

    /// The rating.
    pub const fn rating(&self) -> Rating {
        self.rating
    }
}

/// `CO2 / (C D)`.
pub(super) fn attained(co2: Mass<Co2>, capacity: Capacity, distance: Distance<Sailed>) -> CarbonIntensity {
    let work = capacity.value() * distance.nautical_miles();
    CarbonIntensity::of(co2.grams() / work, capacity.measure())
}

impl fmt::Display for CiiYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (indicator, ratio) = (self.capacity().measure().indicator(), round_15(self.ratio()));
        write!(f, "{}, {}: {}, {indicator} {}", self.ship(), self.year(), self.rating, self.attained)?;
        write!(f, ", {ratio} of the {} required", self.required())?;
        match self.applicability() {
            Applicability::Applies => Ok(()),
            below @ Applicability::BelowThreshold { .. } => write!(f, "; {below}"),
        }
    }
}
