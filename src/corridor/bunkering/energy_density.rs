//! Fuel energy per volume and per distance.

use std::fmt;
use std::marker::PhantomData;

use crate::units::si::{MassDensity, Volume, cubic_meter, cubic_metres, kilogram_per_cubic_meter};
use crate::units::substance::DistanceBasis;
use crate::units::{Bound, Distance, FuelEnergy, LowerHeatingValue, OutOfRange};

/// Liquid hydrogen has about 70, residual fuel about 990; a gas at ambient pressure is no bunker fuel.
const DENSITY: Bound = Bound::new("density_kg_per_m3", 5.0, 1_200.0, "kg/m3");
const ENERGY_DENSITY: Bound = Bound::new("energy_density_gj_per_m3", 0.5, 60.0, "GJ/m3");
const PER_DISTANCE: Bound = Bound::new("consumption_gj_per_nm", 0.01, 500.0, "GJ/nm");

/// Fuel energy per volume of fuel, on the lower heating value.
///
/// ```text
/// energy density = density · LHV
/// ```
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct EnergyDensity {
    gigajoules_per_cubic_metre: f64,
}

impl EnergyDensity {
    /// As a source states it, in GJ/m3.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] outside 0.5 to 60 GJ/m3.
    pub fn from_gigajoules_per_cubic_metre(value: f64) -> Result<Self, OutOfRange> {
        ENERGY_DENSITY.check(value).map(|value| Self { gigajoules_per_cubic_metre: value })
    }

    /// From a density at the temperature of the tank and a lower heating value.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a density outside 5 to 1,200 kg/m3, or a product as above.
    pub fn of(density: MassDensity, heating_value: LowerHeatingValue) -> Result<Self, OutOfRange> {
        let density = DENSITY.check(density.get::<kilogram_per_cubic_meter>())?;
        Self::from_gigajoules_per_cubic_metre(density * heating_value.megajoules_per_kilogram() / 1e3)
    }

    /// In GJ/m3.
    pub const fn gigajoules_per_cubic_metre(self) -> f64 {
        self.gigajoules_per_cubic_metre
    }

    /// The energy in a volume.
    pub fn in_volume(self, volume: Volume) -> FuelEnergy {
        FuelEnergy::from_gigajoules(self.gigajoules_per_cubic_metre * volume.get::<cubic_meter>())
    }

    /// The volume that holds an energy.
    pub fn volume_of(self, energy: FuelEnergy) -> Volume {
        cubic_metres(energy.gigajoules() / self.gigajoules_per_cubic_metre)
    }

    /// The volume of this fuel that holds the energy of one volume of another.
    pub fn volume_ratio(self, other: Self) -> f64 {
        other.gigajoules_per_cubic_metre / self.gigajoules_per_cubic_metre
    }
}

impl fmt::Display for EnergyDensity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} GJ/m3", self.gigajoules_per_cubic_metre)
    }
}

/// Fuel energy per distance of basis `B`.
pub struct EnergyPerDistance<B> {
    gigajoules_per_nautical_mile: f64,
    basis: PhantomData<fn() -> B>,
}

impl<B> EnergyPerDistance<B> {
    /// As a source states it, in GJ/nm.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] outside 0.01 to 500 GJ/nm: zero would give a range without end.
    pub fn from_gigajoules_per_nautical_mile(value: f64) -> Result<Self, OutOfRange> {
        let gigajoules_per_nautical_mile = PER_DISTANCE.check(value)?;
        Ok(Self { gigajoules_per_nautical_mile, basis: PhantomData })
    }

    /// An energy over the distance for which it served.
    ///
    /// # Errors
    ///
    /// As above.
    pub fn of(energy: FuelEnergy, distance: Distance<B>) -> Result<Self, OutOfRange> {
        Self::from_gigajoules_per_nautical_mile(energy.gigajoules() / distance.nautical_miles())
    }

    /// In GJ/nm.
    pub const fn gigajoules_per_nautical_mile(self) -> f64 {
        self.gigajoules_per_nautical_mile
    }

    /// The energy for a distance.
    pub fn over(self, distance: Distance<B>) -> FuelEnergy {
        FuelEnergy::from_gigajoules(self.gigajoules_per_nautical_mile * distance.nautical_miles())
    }

    /// How far an energy goes.
    pub fn range_on(self, energy: FuelEnergy) -> Distance<B> {
        Distance::from_nautical_miles(energy.gigajoules() / self.gigajoules_per_nautical_mile)
    }
}

impl<B> Clone for EnergyPerDistance<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for EnergyPerDistance<B> {}

impl<B> PartialEq for EnergyPerDistance<B> {
    fn eq(&self, other: &Self) -> bool {
        self.gigajoules_per_nautical_mile == other.gigajoules_per_nautical_mile
    }
}

impl<B: DistanceBasis> fmt::Debug for EnergyPerDistance<B> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} GJ/(nm {})", self.gigajoules_per_nautical_mile, B::SYMBOL)
    }
}
