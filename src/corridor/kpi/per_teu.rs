//! A portion of a year per TEU and per TEU-distance: kind of TEU and basis of distance in the type.
//!
//! ```text
//! per TEU      = mass / Σ crossings voyages × TEU                 one way: a container crosses once
//! per TEU-km   = mass / Σ legs voyages × TEU × distance           every leg
//! ```
//!
//! Containers are counted where they cross the ocean, once each way. Figures over a distance count every leg, coastal
//! ones too, so `per TEU` is not `per TEU-km` times one distance.
//!
//! Throughput of a port is not here. A rotation says how many containers are aboard on a leg, not how many were loaded and
//! discharged before it; the port's own count stands in [`crate::terminal::PortInventory`].
//!
//! # Examples
//!
//! 6.9 kg CO2 per TEU *of throughput* (SIPG terminals, 2022: 326,000 t over 47.3 million TEU) is not per TEU carried:
//!
//! ```
//! use green_corridor::units::{Mass, MassPerTeu, Teu, substance::{Co2, Throughput}};
//! let terminals: MassPerTeu<Co2, Throughput> =
//!     Mass::<Co2>::from_tonnes(326_000.0) / Teu::<Throughput>::from_count(47.3e6);
//! assert!((terminals.kilograms_per_teu() - 6.9).abs() < 0.05);
//! ```
//! ```compile_fail,E0308
//! use green_corridor::units::{Mass, MassPerTeu, Teu, substance::{Carried, Co2, Throughput}};
//! let terminals = Mass::<Co2>::from_tonnes(326_000.0) / Teu::<Throughput>::from_count(47.3e6);
//! let voyages: MassPerTeu<Co2, Carried> = MassPerTeu::from_kilograms_per_teu(600.0);
//! let _ = voyages + terminals;
//! ```

use super::error::KpiError;
use super::portion::{Portion, YearOfLeg};
use crate::fuel::gwp::GwpSet;
use crate::intensity::{DistanceOfLeg, IntensityError, TeuOfLeg};
use crate::units::substance::{Co2e, Kilometre, NauticalMile, TankToWake, WellToWake};
use crate::units::{Mass, MassPerTeu, MassPerTransportWork, Teu, TransportWork};

impl Portion {
    /// Well-to-wake CO2e.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`]: unknown is not zero.
    pub fn well_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<WellToWake, G>>, KpiError> {
        let co2e = self.totals.emissions.well_to_wake(set);
        co2e.map_err(|source| KpiError::UnknownGas { record: self.record.clone(), source })
    }

    /// Tank-to-wake CO2e.
    ///
    /// # Errors
    ///
    /// [`KpiError::UnknownGas`]: unknown is not zero.
    pub fn tank_to_wake<G: GwpSet>(&self, set: G) -> Result<Mass<Co2e<TankToWake, G>>, KpiError> {
        let co2e = self.totals.emissions.tank_to_wake(set);
        co2e.map_err(|source| KpiError::UnknownGas { record: self.record.clone(), source })
    }

    /// TEU of a kind that cross in the year, each once.
    ///
    /// # Errors
    ///
    /// [`KpiError::Leg`] if a crossing does not state them.
    pub fn teu<K: TeuOfLeg>(&self) -> Result<Teu<K>, KpiError> {
        let crossings = self.legs.iter().filter(|leg| leg.crossing);
        crossings.map(YearOfLeg::teu::<K>).sum()
    }

    /// TEU of a kind times distance on a basis, over every leg of the year.
    ///
    /// # Errors
    ///
    /// [`KpiError::Leg`] with the leg that does not state its TEU or its distance.
    pub fn work<K: TeuOfLeg, B: DistanceOfLeg>(&self) -> Result<TransportWork<K, B, Kilometre>, KpiError> {
        let of_leg = |leg: &YearOfLeg| Ok(leg.teu::<K>()? * leg.of(leg.leg.distance::<B>())?);
        self.legs.iter().map(of_leg).sum()
    }

    /// A mass of the portion per TEU, one way.
    ///
    /// # Errors
    ///
    /// As [`Self::teu`], and [`KpiError::Zero`].
    pub fn per_teu<K: TeuOfLeg, S>(&self, mass: Mass<S>) -> Result<MassPerTeu<S, K>, KpiError> {
        let teu = self.teu::<K>()?;
        if teu == Teu::ZERO {
            return Err(self.zero(K::SYMBOL));
        }
        Ok(mass / teu)
    }

    /// A mass of the portion per TEU-km.
    ///
    /// # Errors
    ///
    /// As [`Self::work`], and [`KpiError::Zero`].
    pub fn per_teu_km<K: TeuOfLeg, B: DistanceOfLeg, S>(
        &self,
        mass: Mass<S>,
    ) -> Result<MassPerTransportWork<S, K, B, Kilometre>, KpiError> {
        let work = self.work::<K, B>()?;
        if work == TransportWork::ZERO {
            return Err(self.zero("transport work"));
        }
        Ok(mass / work)
    }

    /// A mass of the portion per TEU-nm.
    ///
    /// # Errors
    ///
    /// As [`Self::per_teu_km`].
    pub fn per_teu_nm<K: TeuOfLeg, B: DistanceOfLeg, S>(
        &self,
        mass: Mass<S>,
    ) -> Result<MassPerTransportWork<S, K, B, NauticalMile>, KpiError> {
        Ok(self.per_teu_km(mass)?.per_nautical_mile())
    }

    fn zero(&self, what: &'static str) -> KpiError {
        KpiError::Zero { record: self.record.clone(), what }
    }
}

impl YearOfLeg {
    /// TEU of a kind over all its voyages.
    ///
    /// # Errors
    ///
    /// [`KpiError::Leg`] if the leg does not state them.
    pub fn teu<K: TeuOfLeg>(&self) -> Result<Teu<K>, KpiError> {
        Ok(self.of(self.leg.teu::<K>())? * self.voyages)
    }

    fn of<T>(&self, result: Result<T, IntensityError>) -> Result<T, KpiError> {
        result.map_err(|source| KpiError::Leg { service: self.service.to_string(), source })
    }
}
