//! The ledger per TEU.
//!
//! "Per TEU" has several meanings, and each is a type: [`Nominal`] slots, [`Carried`] containers,
//! [`Loaded`] containers. A distance has a basis, and that is a type too. A round trip carries TEU on
//! each of its legs: its denominator is the sum over legs, so a figure is always per TEU *one way*.
//!
//! ```text
//! per TEU      = mass / Σ legs TEU
//! per TEU-km   = mass / Σ legs TEU × distance
//! ```
//!
//! # Examples
//!
//! ```
//! # use green_corridor::engine::{EngineClass, Generation};
//! # use green_corridor::units::{si::{kilowatts, knots, metres}};
//! # use green_corridor::vessel::Vessel;
//! use green_corridor::fuel::{FactorSet, MarineFuel, gwp::Ar5};
//! use green_corridor::intensity::TransportActivity;
//! use green_corridor::inventory::{FuelBasis, Inventory};
//! use green_corridor::units::{Distance, Teu};
//! use green_corridor::units::substance::{Carried, Nominal, Sailed};
//! use green_corridor::voyage::{Cargo, Voyage};
//! # let ship = Vessel::container_ship("Example", Teu::from_count(8_500.0))
//! #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
//! #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
//! #     .build()?;
//!
//! let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, MarineFuel::VLSFO.into())
//!     .draught(metres(13.2))
//!     .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(4_250.0)))
//!     .transit(Distance::from_nautical_miles(5_750.0), knots(17.0))
//!     .build()?;
//! let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
//! let co2e = ledger.total().emissions.well_to_wake(Ar5)?;
//!
//! let activity = TransportActivity::of(&voyage);
//! let per_slot = activity.per_teu::<Nominal, _>(co2e)?;
//! let per_box = activity.per_teu::<Carried, _>(co2e)?;
//! assert_eq!(per_box.kilograms_per_teu(), 2.0 * per_slot.kilograms_per_teu()); // the ship was half full
//! let per_teu_km = activity.per_teu_km::<Carried, Sailed, _>(co2e)?;
//! assert!(per_teu_km.grams_per_teu_km() > 50.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use crate::fuel::gwp::GwpSet;
use crate::inventory::{Explanation, Inventory};
use crate::units::substance::{
    Carried, DistanceBasis, GreatCircle, Kilometre, Loaded, NauticalMile, Network, Nominal, Sailed,
    ShortestFeasible, TeuKind,
};
use crate::units::{Distance, Mass, MassPerTeu, MassPerTransportWork, Teu, TransportWork};
use crate::voyage::{Stage, Voyage};

/// TEU and distances of the legs of a voyage.
#[derive(Clone, Debug, PartialEq)]
pub struct TransportActivity {
    legs: Vec<LegActivity>,
}

/// TEU and distances of one leg.
#[derive(Clone, Debug, PartialEq)]
pub struct LegActivity {
    label: String,
    nominal: Teu<Nominal>,
    carried: Option<Teu<Carried>>,
    loaded: Option<Teu<Loaded>>,
    sailed: Distance<Sailed>,
    network: Option<Distance<Network>>,
    shortest_feasible: Option<Distance<ShortestFeasible>>,
    great_circle: Option<Distance<GreatCircle>>,
}

/// A denominator that is unknown or zero.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum IntensityError {
    /// The voyage has no leg.
    #[error("a voyage without a leg carries nothing anywhere; an intensity needs one")]
    NoLeg,
    /// The TEU of a leg are not known.
    #[error("leg {leg}: {kind} is not given")]
    TeuUnknown {
        /// The leg.
        leg: String,
        /// The kind asked for.
        kind: &'static str,
    },
    /// The distance of a leg is not known on this basis.
    #[error("leg {leg}: the {basis} distance is not given")]
    DistanceUnknown {
        /// The leg.
        leg: String,
        /// The basis asked for.
        basis: &'static str,
    },
    /// The denominator is zero.
    #[error("{what} is zero: an intensity is not defined")]
    Zero {
        /// The denominator.
        what: &'static str,
    },
}

/// A kind of TEU that a leg has.
pub trait TeuOfLeg: TeuKind + Sized {
    /// The TEU of this kind; `None` where they are not given.
    fn of(leg: &LegActivity) -> Option<Teu<Self>>;
}

/// A basis on which a leg has a distance.
pub trait DistanceOfLeg: DistanceBasis + Sized {
    /// The distance on this basis; `None` where it is not given.
    fn of(leg: &LegActivity) -> Option<Distance<Self>>;
}

impl TransportActivity {
    /// The legs, in the order of the voyage.
    pub fn legs(&self) -> &[LegActivity] {
        &self.legs
    }

    /// TEU and distances of a voyage.
    pub fn of(voyage: &Voyage) -> Self {
        let nominal = voyage.vessel().teu();
        let legs = voyage.stages().iter().enumerate().filter_map(|(index, stage)| match stage {
            Stage::PortCall(_) => None,
            Stage::Leg(leg) => Some(LegActivity {
                label: stage.label(),
                nominal,
                carried: leg.cargo.map(|cargo| cargo.carried()),
                loaded: leg.cargo.and_then(|cargo| cargo.loaded()),
                sailed: voyage.sailed_on(index),
                network: leg.network,
                shortest_feasible: leg.shortest_feasible,
                great_circle: leg.great_circle,
            }),
        });
        Self { legs: legs.collect() }
    }

    /// TEU of a kind, summed over the legs.
    ///
    /// # Errors
    ///
    /// [`IntensityError::TeuUnknown`] if one leg does not give it, [`IntensityError::NoLeg`].
    pub fn teu<K: TeuOfLeg>(&self) -> Result<Teu<K>, IntensityError> {
        if self.legs.is_empty() {
            return Err(IntensityError::NoLeg);
        }
        self.legs.iter().try_fold(Teu::ZERO, |sum, leg| Ok(sum + leg.teu()?))
    }

    /// TEU times distance, summed over the legs.
    ///
    /// # Errors
    ///
    /// [`IntensityError::TeuUnknown`], [`IntensityError::DistanceUnknown`] or
    /// [`IntensityError::NoLeg`].
    pub fn work<K: TeuOfLeg, B: DistanceOfLeg>(
        &self,
    ) -> Result<TransportWork<K, B, Kilometre>, IntensityError> {
        if self.legs.is_empty() {
            return Err(IntensityError::NoLeg);
        }
        self.legs
            .iter()
            .try_fold(TransportWork::ZERO, |sum, leg| Ok(sum + leg.teu::<K>()? * leg.distance::<B>()?))
    }

    /// Mass per TEU of a kind, one way.
    ///
    /// # Errors
    ///
    /// As [`Self::teu`], and [`IntensityError::Zero`].
    pub fn per_teu<K: TeuOfLeg, S>(&self, mass: Mass<S>) -> Result<MassPerTeu<S, K>, IntensityError> {
        let teu = self.teu::<K>()?;
        if teu == Teu::ZERO {
            return Err(IntensityError::Zero { what: K::SYMBOL });
        }
        Ok(mass / teu)
    }

    /// Mass per TEU-km on a distance basis.
    ///
    /// # Errors
    ///
    /// As [`Self::work`], and [`IntensityError::Zero`].
    pub fn per_teu_km<K: TeuOfLeg, B: DistanceOfLeg, S>(
        &self,
        mass: Mass<S>,
    ) -> Result<MassPerTransportWork<S, K, B, Kilometre>, IntensityError> {
        let work = self.work::<K, B>()?;
        if work == TransportWork::ZERO {
            return Err(IntensityError::Zero { what: "transport work" });
        }
        Ok(mass / work)
    }

    /// Mass per TEU-nm on a distance basis.
    ///
    /// # Errors
    ///
    /// As [`Self::per_teu_km`].
    pub fn per_teu_nm<K: TeuOfLeg, B: DistanceOfLeg, S>(
        &self,
        mass: Mass<S>,
    ) -> Result<MassPerTransportWork<S, K, B, NauticalMile>, IntensityError> {
        Ok(self.per_teu_km(mass)?.per_nautical_mile())
    }
}

impl TransportActivity {
    /// The chain behind the well-to-wake CO2e per TEU of a kind, one way.
    ///
    /// # Errors
    ///
    /// As [`Self::teu`].
    pub fn explain_per_teu<K: TeuOfLeg, G: GwpSet>(
        &self,
        ledger: &Inventory,
        set: G,
    ) -> Result<Explanation, IntensityError> {
        let teu = self.teu::<K>()?.count();
        let mut inputs = Vec::with_capacity(self.legs.len());
        for leg in &self.legs {
            inputs.push(Explanation::new(
                format!("{} on {}", K::SYMBOL, leg.label),
                leg.teu::<K>()?.count(),
                "TEU",
            ));
        }
        let legs = Explanation::new(format!("{} over all legs", K::SYMBOL), teu, "TEU").by("Σ legs", inputs);
        let total = ledger.explain(set);
        let per_teu = total.value.map(|kilograms| kilograms / teu);
        let name = format!("well-to-wake CO2e per {}, one way", K::SYMBOL);
        Ok(Explanation::new(name, per_teu, "kg/TEU").by("CO2e / TEU", vec![legs, total]))
    }
}

impl LegActivity {
    /// From where to where.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Slots of the ship.
    pub const fn nominal(&self) -> Teu<Nominal> {
        self.nominal
    }

    /// Containers aboard, where stated.
    pub const fn carried(&self) -> Option<Teu<Carried>> {
        self.carried
    }

    /// Containers with cargo, where stated.
    pub const fn loaded(&self) -> Option<Teu<Loaded>> {
        self.loaded
    }

    /// TEU of a kind.
    ///
    /// # Errors
    ///
    /// [`IntensityError::TeuUnknown`] if the leg does not state it.
    pub fn teu<K: TeuOfLeg>(&self) -> Result<Teu<K>, IntensityError> {
        K::of(self).ok_or_else(|| IntensityError::TeuUnknown { leg: self.label.clone(), kind: K::SYMBOL })
    }

    /// Distance on a basis.
    ///
    /// # Errors
    ///
    /// [`IntensityError::DistanceUnknown`] if the leg does not state it.
    pub fn distance<B: DistanceOfLeg>(&self) -> Result<Distance<B>, IntensityError> {
        B::of(self)
            .ok_or_else(|| IntensityError::DistanceUnknown { leg: self.label.clone(), basis: B::SYMBOL })
    }
}

impl TeuOfLeg for Nominal {
    fn of(leg: &LegActivity) -> Option<Teu<Self>> {
        Some(leg.nominal)
    }
}

impl TeuOfLeg for Carried {
    fn of(leg: &LegActivity) -> Option<Teu<Self>> {
        leg.carried
    }
}

impl TeuOfLeg for Loaded {
    fn of(leg: &LegActivity) -> Option<Teu<Self>> {
        leg.loaded
    }
}

impl DistanceOfLeg for Sailed {
    fn of(leg: &LegActivity) -> Option<Distance<Self>> {
        Some(leg.sailed)
    }
}

impl DistanceOfLeg for Network {
    fn of(leg: &LegActivity) -> Option<Distance<Self>> {
        leg.network
    }
}

impl DistanceOfLeg for ShortestFeasible {
    fn of(leg: &LegActivity) -> Option<Distance<Self>> {
        leg.shortest_feasible
    }
}

impl DistanceOfLeg for GreatCircle {
    fn of(leg: &LegActivity) -> Option<Distance<Self>> {
        leg.great_circle
    }
}
