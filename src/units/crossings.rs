//! Named crossings: the few ways from one meaning to another.

use std::ops::Add;

use super::quantity::{
    Distance, Electricity, EnergyUsed, FuelEnergy, GhgIntensity, Mass, MassPerTransportWork, TransportWork,
};
use super::si::{Length, Time, Velocity, meter};
use super::substance::{
    AsPublished, Co2e, DistanceUnit, Kilometre, NauticalMile, Sailed, TankToWake, WellToTank, WellToWake,
};

impl<L, G> Mass<Co2e<L, G>> {
    /// Takes a figure published as CO2e, whose gases are not known apart, under the set `H`.
    ///
    /// The number does not change; the name does. Upstream factors are published this way, and
    /// every rule book adds them to tank-to-wake figures of its own set. [`crate::inventory`] says
    /// in its explanations where that was done.
    #[inline]
    pub const fn read_as<H>(self) -> Mass<Co2e<L, H>>
    where
        G: PublishedOnly,
    {
        Mass::of(self.value)
    }
}

/// Implemented by [`AsPublished`] alone: only such figures may be read under another set.
pub trait PublishedOnly {}
impl PublishedOnly for AsPublished {}

impl<G> Add<Mass<Co2e<TankToWake, G>>> for Mass<Co2e<WellToTank, G>> {
    type Output = Mass<Co2e<WellToWake, G>>;
    #[inline]
    fn add(self, other: Mass<Co2e<TankToWake, G>>) -> Self::Output {
        Mass::of(self.value + other.value)
    }
}

impl<G> Add<GhgIntensity<TankToWake, G>> for GhgIntensity<WellToTank, G> {
    type Output = GhgIntensity<WellToWake, G>;
    #[inline]
    fn add(self, other: GhgIntensity<TankToWake, G>) -> Self::Output {
        GhgIntensity::of(self.value + other.value)
    }
}

impl EnergyUsed {
    /// Fuel energy and shore electricity that a ship used.
    #[inline]
    pub fn on_board(fuel: FuelEnergy, shore: Electricity) -> Self {
        Self::of(fuel.value + shore.value)
    }
}

impl<L, G> Mass<Co2e<L, G>> {
    /// Emissions per energy used on board: the intensity of FuelEU Annex I.
    #[inline]
    pub fn per_energy_used(self, energy: EnergyUsed) -> GhgIntensity<L, G> {
        GhgIntensity::of(self.value / energy.value)
    }
}

impl<L, G> GhgIntensity<L, G> {
    /// What an intensity amounts to over energy used on board, shore electricity counted with it.
    #[inline]
    pub fn over(self, energy: EnergyUsed) -> Mass<Co2e<L, G>> {
        Mass::of(self.value * energy.value)
    }

    /// As [`Mass::read_as`], for a factor.
    #[inline]
    pub const fn read_as<H>(self) -> GhgIntensity<L, H>
    where
        G: PublishedOnly,
    {
        GhgIntensity::of(self.value)
    }
}

impl<B> Distance<B> {
    /// A length on this basis.
    #[inline]
    pub fn from_length(length: Length) -> Self {
        Self::of(length.value)
    }

    /// The bare length, its basis forgotten.
    #[inline]
    pub fn length(self) -> Length {
        Length::new::<meter>(self.value)
    }
}

impl Distance<Sailed> {
    /// Speed over ground times time.
    #[inline]
    pub fn sailed(speed: Velocity, time: Time) -> Self {
        Self::from_length(speed * time)
    }
}

impl<K, B> TransportWork<K, B, Kilometre> {
    /// From TEU-km.
    #[inline]
    pub const fn from_teu_km(value: f64) -> Self {
        Self::of(value * Kilometre::METRES)
    }

    /// TEU-km.
    #[inline]
    pub const fn teu_km(self) -> f64 {
        self.value / Kilometre::METRES
    }

    /// The same work, stated in TEU-nm.
    #[inline]
    pub const fn in_nautical_miles(self) -> TransportWork<K, B, NauticalMile> {
        TransportWork::of(self.value)
    }
}

impl<K, B> TransportWork<K, B, NauticalMile> {
    /// From TEU-nm.
    #[inline]
    pub const fn from_teu_nm(value: f64) -> Self {
        Self::of(value * NauticalMile::METRES)
    }

    /// TEU-nm.
    #[inline]
    pub const fn teu_nm(self) -> f64 {
        self.value / NauticalMile::METRES
    }

    /// The same work, stated in TEU-km.
    #[inline]
    pub const fn in_kilometres(self) -> TransportWork<K, B, Kilometre> {
        TransportWork::of(self.value)
    }
}

impl<S, K, B> MassPerTransportWork<S, K, B, NauticalMile> {
    /// Grams per TEU-nm.
    #[inline]
    pub const fn grams_per_teu_nm(self) -> f64 {
        self.value * 1e3 * NauticalMile::METRES
    }
}

impl<S, K, B> MassPerTransportWork<S, K, B, Kilometre> {
    /// From grams per TEU-km.
    #[inline]
    pub const fn from_grams_per_teu_km(value: f64) -> Self {
        Self::of(value / (1e3 * Kilometre::METRES))
    }

    /// Grams per TEU-km.
    #[inline]
    pub const fn grams_per_teu_km(self) -> f64 {
        self.value * 1e3 * Kilometre::METRES
    }

    /// The same intensity, stated per TEU-nm.
    #[inline]
    pub const fn per_nautical_mile(self) -> MassPerTransportWork<S, K, B, NauticalMile> {
        MassPerTransportWork::of(self.value)
    }
}

#[cfg(test)]
mod tests {
    use super::super::substance::Carried;
    use super::*;

    #[test]
    fn transport_work_is_the_same_in_either_unit() {
        let work = TransportWork::<Carried, Sailed, Kilometre>::from_teu_km(1_852.0);
        assert_eq!(work.in_nautical_miles().teu_nm(), 1_000.0);
        assert_eq!(
            TransportWork::<Carried, Sailed, NauticalMile>::from_teu_nm(1_000.0).in_kilometres(),
            work
        );
    }
}
