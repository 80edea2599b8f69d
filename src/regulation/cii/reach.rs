//! What it would take to reach a rating, and until when one lasts.
//!
//! Each limit is the last or first `f64` that still has the rating when it is put back: it is searched
//! among the numbers themselves, so no rounding stands between it and the rating.

use super::attained::{CiiYear, attained};
use super::rating::Rating;
use super::table::Reduction;
use super::{CiiError, Co2Factors, rate_fuels};
use crate::fuel::{FactorSet, FuelBatch};
use crate::regulation::Ship;
use crate::units::bounded::{Bound, bounds};
use crate::units::substance::{Co2, Fuel, Sailed};
use crate::units::{Distance, Mass};

/// A multiple of all fuel. A ship that burns a millionth of its fuel is not the same ship-year.
const FUEL_FACTOR: Bound = Bound::new("fuel_factor", 0.0, 1e6, "");

/// The most of a mix of fuels that has a rating.
#[derive(Clone, Debug, PartialEq)]
pub struct FuelLimit {
    /// By what every mass of the mix is multiplied.
    pub factor: f64,
    /// The ship-year with the mix so multiplied.
    pub year: CiiYear,
}

impl CiiYear {
    /// The largest CO2 that has a rating at the same distance: `exp(d) required C D`. `None` for E, which
    /// has no end.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::cii::{self, Rating};
    /// use green_corridor::regulation::{MarpolShipType, Ship};
    /// use green_corridor::units::{Distance, Mass};
    ///
    /// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 140_000.0)?;
    /// let ship = ship.with_deadweight_t(151_000.0)?;
    /// let distance = Distance::from_nautical_miles(70_595.0);
    /// let year = cii::rate(&ship, 2028, distance, Mass::from_tonnes(67_360.578))?;
    /// assert_eq!(year.rating(), Rating::E);
    /// let for_a_c = year.largest_co2(Rating::C).ok_or("C ends")?;
    /// assert!((for_a_c.tonnes() - 55_608.6).abs() < 0.1);
    /// assert_eq!(cii::rate(&ship, 2028, distance, for_a_c)?.rating(), Rating::C);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn largest_co2(&self, target: Rating) -> Option<Mass<Co2>> {
        let boundary = self.boundaries().largest_of(target)?;
        let co2 = |kilograms| Mass::<Co2>::from_kilograms(kilograms);
        let holds = |kilograms| attained(co2(kilograms), self.capacity(), self.distance()) <= boundary;
        // No boundary over the largest capacity and distance comes to as much as the bound.
        let most = Mass::<Co2>::from_tonnes(bounds::YEAR_CO2.max).kilograms();
        Some(co2(last_that(most, holds)))
    }

    /// The smallest distance that has a rating with the same CO2: `CO2 / (exp(d) required C)`. `None` for
    /// E, which every shorter distance has too.
    ///
    /// # Errors
    ///
    /// [`CiiError::Value`] where no ship-year is that short or that long.
    pub fn smallest_distance(&self, target: Rating) -> Result<Option<Distance<Sailed>>, CiiError> {
        let Some(boundary) = self.boundaries().largest_of(target) else { return Ok(None) };
        let bound = bounds::YEAR_DISTANCE;
        self.requirement()
            .check(bound, self.co2().grams() / (boundary.grams_per_unit_nm() * self.capacity().value()))?;
        let metres = |nautical_miles| Distance::<Sailed>::from_nautical_miles(nautical_miles).length().value;
        let misses = |metres| attained(self.co2(), self.capacity(), Distance::of(metres)) > boundary;
        let distance = Distance::of(last_that(metres(bound.max), misses).next_up());
        self.requirement().check(bound, distance.nautical_miles())?;
        Ok(Some(distance))
    }

    /// The first year, from this one on, in which the same CO2 over the same distance is rated worse;
    /// `None` where that is not within the table, which ends in 2030.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::cii::{self, Rating};
    /// use green_corridor::regulation::{MarpolShipType, Ship};
    /// use green_corridor::units::{Distance, Mass};
    ///
    /// let ship = Ship::new("made up", MarpolShipType::ContainerShip, 130_000.0)?;
    /// let ship = ship.with_deadweight_t(120_000.0)?;
    /// let distance = Distance::from_nautical_miles(95_000.0);
    /// let year = cii::rate(&ship, 2023, distance, Mass::from_tonnes(59_899.2))?;
    /// assert_eq!(year.first_year_worse_than(Rating::B), Some(2028));
    /// assert_eq!(year.first_year_worse_than(Rating::C), None);
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn first_year_worse_than(&self, rating: Rating) -> Option<i16> {
        let attained = self.attained().grams_per_unit_nm();
        let mut reductions = Reduction::from_year(self.year());
        let worse =
            |reduction: &&Reduction| self.requirement().boundaries_under(reduction).grade(attained) > rating;
        reductions.find(worse).map(Reduction::year)
    }
}

/// The most of a stated mix of fuels that has a rating at a distance: the largest factor on all of its
/// masses. `None` for E, which has no end.
///
/// # Errors
///
/// Those of [`rate_fuels`], for the mix as given and as multiplied; [`CiiError::Value`] for a factor above
/// a million, as of a mix without CO2.
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
/// let fuels = [(MarineFuel::HFO.into(), Mass::from_tonnes(20_000.0))];
/// let set = FactorSet::mepc_364();
/// assert_eq!(cii::rate_fuels(&ship, 2030, distance, &fuels, &set)?.rating(), Rating::C);
/// let for_a_b = cii::largest_fuel(&ship, 2030, distance, &fuels, &set, Rating::B)?.ok_or("B ends")?;
/// assert!((for_a_b.factor - 0.8797).abs() < 1e-4);
/// assert_eq!(for_a_b.year.rating(), Rating::B);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn largest_fuel(
    ship: &Ship,
    year: i16,
    distance: Distance<Sailed>,
    fuels: &[(FuelBatch, Mass<Fuel>)],
    set: &FactorSet,
    target: Rating,
) -> Result<Option<FuelLimit>, CiiError> {
    let given = rate_fuels(ship, year, distance, fuels, set)?;
    let Some(boundary) = given.boundaries().largest_of(target) else { return Ok(None) };
    given
        .requirement()
        .check(FUEL_FACTOR, boundary.grams_per_unit_nm() / given.attained().grams_per_unit_nm())?;
    let masses = fuels.iter().map(|(fuel, mass)| (fuel, *mass));
    let factors = Co2Factors::of(given.requirement(), masses, set)?;
    let co2 = |factor: f64| factors.co2_of(fuels.iter().map(|(_, mass)| *mass * factor));
    let holds = |factor| attained(co2(factor), given.capacity(), distance) <= boundary;
    let factor = last_that(FUEL_FACTOR.max, holds);
    let scaled: Vec<_> = fuels.iter().map(|(fuel, mass)| (fuel.clone(), *mass * factor)).collect();
    let year = rate_fuels(ship, year, distance, &scaled, set)?;
    Ok(Some(FuelLimit { factor, year }))
}

/// The largest number of `0..=most` for which a condition holds that holds at 0 and, once it fails, fails
/// for all larger numbers. Bisects the bit patterns, whose order is that of the numbers.
fn last_that(most: f64, holds: impl Fn(f64) -> bool) -> f64 {
    if holds(most) {
        return most;
    }
    let (mut last, mut first_not) = (0.0_f64.to_bits(), most.to_bits());
    while first_not - last > 1 {
        let middle = last + (first_not - last) / 2;
        if holds(f64::from_bits(middle)) {
            last = middle;
        } else {
            first_not = middle;
        }
    }
    f64::from_bits(last)
}
