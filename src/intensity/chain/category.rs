//! Transport operation categories (TOC): transport of one kind, and what it emits per activity.
//!
//! ```text
//! intensity = GHG of a year, empty trips included / transport activity of that year
//! emission  = intensity × freight × TAD, or × TEU × TAD
//! ```

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Serialize};

use super::distance::{DistanceAdjustment, PlannedDistance};
use super::error::ChainError;
use super::shipment::{Emission, Shipment};
use super::stages::Stages;
use crate::intensity::cargo_mass::CargoMass;
use crate::provenance::{DataTier, Source};
use crate::units::bounded::Bound;
use crate::units::substance::{
    AsPublished, Carried, Co2e, DistanceBasis, GwpName, Kilometre, Sailed, WellToWake,
};
use crate::units::{Distance, MassPerFreightWork, MassPerTransportWork};

/// Well-to-wake: fuels of waste are below zero, air freight is at 1,000 g/tkm, a courier's van at 5,000.
const WELL_TO_WAKE: Bound = Bound::new("well_to_wake_g_per_unit_km", -10_000.0, 100_000.0, "g CO2e");
/// Tank-to-wake.
const TANK_TO_WAKE: Bound = Bound::new("tank_to_wake_g_per_unit_km", 0.0, 100_000.0, "g CO2e");

/// How goods move, by the names of iLEAP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
#[non_exhaustive]
pub enum Mode {
    /// On the road.
    Road,
    /// By rail.
    Rail,
    /// By air.
    Air,
    /// At sea.
    Sea,
    /// On rivers and canals.
    InlandWaterway,
}

/// CO2e per transport activity, on the distance basis `B` and under the GWP set `G`.
///
/// An intensity per kilometre as sailed or driven is an `Intensity<Sailed, G>`; it becomes one of a planned distance by
/// [`Self::adjusted`], once.
pub struct Intensity<B, G> {
    per: Per,
    grams: Stages,
    meaning: PhantomData<fn() -> (B, G)>,
}

/// What an activity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Per {
    Tonne,
    Teu,
}

/// A transport operation category: a name, a mode, an intensity, its tier and its source.
///
/// It lies on a planned distance, as the activity of a shipment does. An intensity of two GWP sets, and a category of
/// one set in a chain of another, do not compile:
///
/// ```compile_fail,E0308
/// use green_corridor::fuel::gwp::{Ar5, Ar6};
/// use green_corridor::intensity::chain::{Tce, TransportChain};
/// fn chain(sea: Tce<Ar6>, rail: Tce<Ar5>) {
///     let _ = TransportChain::new(vec![sea, rail]);
/// }
/// ```
pub struct Toc<B, G> {
    name: String,
    mode: Mode,
    intensity: Intensity<B, G>,
    tier: DataTier,
    source: Source,
}

impl<B, G> Intensity<B, G> {
    /// From grams of CO2e per tonne-kilometre: well-to-wake, and tank-to-wake where it is known.
    pub const fn grams_per_tonne_km(well_to_wake: f64, tank_to_wake: Option<f64>) -> Self {
        Self { per: Per::Tonne, grams: Stages { well_to_wake, tank_to_wake }, meaning: PhantomData }
    }

    /// From grams of CO2e per TEU-kilometre: well-to-wake, and tank-to-wake where it is known.
    pub const fn grams_per_teu_km(well_to_wake: f64, tank_to_wake: Option<f64>) -> Self {
        Self { per: Per::Teu, grams: Stages { well_to_wake, tank_to_wake }, meaning: PhantomData }
    }

    /// Well-to-wake in grams per unit of [`Self::unit`].
    pub const fn well_to_wake_grams(&self) -> f64 {
        self.grams.well_to_wake
    }

    /// Tank-to-wake in grams per unit of [`Self::unit`]; `None` where it is not known.
    pub const fn tank_to_wake_grams(&self) -> Option<f64> {
        self.grams.tank_to_wake
    }

    /// `tkm` or `TEU km`.
    pub const fn unit(&self) -> &'static str {
        match self.per {
            Per::Tonne => "tkm",
            Per::Teu => "TEU km",
        }
    }

    /// The same per tonne-kilometre, where a TEU holds so much freight.
    ///
    /// ```
    /// use green_corridor::fuel::gwp::Ar6;
    /// use green_corridor::intensity::cargo_mass;
    /// use green_corridor::intensity::chain::Intensity;
    /// use green_corridor::units::substance::ShortestFeasible;
    ///
    /// let per_teu = Intensity::<ShortestFeasible, Ar6>::grams_per_teu_km(114.5, None);
    /// let per_tonne = per_teu.per_tonne(&cargo_mass::AVERAGE);
    /// assert_eq!(format!("{:.2}", per_tonne.well_to_wake_grams()), "11.45");
    /// ```
    #[must_use]
    pub fn per_tonne(self, mass: &CargoMass) -> Self {
        match self.per {
            Per::Tonne => self,
            Per::Teu => Self {
                per: Per::Tonne,
                grams: self.grams.times(1.0 / (mass.value.kilograms_per_teu() / 1e3)),
                meaning: PhantomData,
            },
        }
    }

    const fn with_meaning<C, H>(self) -> Intensity<C, H> {
        Intensity { per: self.per, grams: self.grams, meaning: PhantomData }
    }
}

impl<G> Intensity<Sailed, G> {
    /// An intensity per actual kilometre as one per planned kilometre.
    ///
    /// ```text
    /// intensity per TAD = intensity per actual distance × DAF
    /// ```
    #[must_use]
    pub fn adjusted<B: PlannedDistance>(self, by: &DistanceAdjustment<B>) -> Intensity<B, G> {
        Intensity { per: self.per, grams: self.grams.times(by.factor()), meaning: PhantomData }
    }
}

impl<B> Intensity<B, AsPublished> {
    /// Takes a figure published as CO2e under the set `H`: the publisher's, where it is stated.
    pub const fn read_as<H>(self) -> Intensity<B, H> {
        self.with_meaning()
    }
}

impl<B, G> From<MassPerFreightWork<Co2e<WellToWake, G>, B>> for Intensity<B, G> {
    fn from(intensity: MassPerFreightWork<Co2e<WellToWake, G>, B>) -> Self {
        Self::grams_per_tonne_km(intensity.grams_per_tonne_kilometre(), None)
    }
}

impl<B, G> From<MassPerTransportWork<Co2e<WellToWake, G>, Carried, B, Kilometre>> for Intensity<B, G> {
    fn from(intensity: MassPerTransportWork<Co2e<WellToWake, G>, Carried, B, Kilometre>) -> Self {
        Self::grams_per_teu_km(intensity.grams_per_teu_km(), None)
    }
}

impl<B: PlannedDistance, G: GwpName> Toc<B, G> {
    /// A category.
    ///
    /// # Errors
    ///
    /// [`ChainError::Nameless`]; [`ChainError::OutOfRange`] for an intensity that is not a number or that no vehicle
    /// has.
    pub fn new(
        name: impl Into<String>,
        mode: Mode,
        intensity: Intensity<B, G>,
        tier: DataTier,
        source: Source,
    ) -> Result<Self, ChainError> {
        let name = name.into();
        if name.trim().is_empty() {
            return Err(ChainError::Nameless { what: "a transport operation category" });
        }
        intensity.grams.check(&name, WELL_TO_WAKE, TANK_TO_WAKE)?;
        Ok(Self { name, mode, intensity, tier, source })
    }

    /// What a shipment emits over a distance.
    pub(super) fn emission(&self, shipment: &Shipment, distance: Distance<B>) -> Emission<G> {
        let units = match self.intensity.per {
            Per::Tonne => shipment.freight().tonnes(),
            Per::Teu => shipment.teu().count(),
        };
        self.intensity.grams.times(units * distance.kilometres() / 1e3).kilograms()
    }
}

impl<B, G> Toc<B, G> {
    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its mode.
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// Its intensity.
    pub const fn intensity(&self) -> Intensity<B, G> {
        self.intensity
    }

    /// Measured, modelled or default.
    pub const fn tier(&self) -> DataTier {
        self.tier
    }

    /// Where the intensity comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}

impl<B> Toc<B, AsPublished> {
    /// As [`Intensity::read_as`].
    pub fn read_as<H>(self) -> Toc<B, H> {
        let Self { name, mode, intensity, tier, source } = self;
        Toc { name, mode, intensity: intensity.read_as(), tier, source }
    }
}

impl<B, G> Clone for Intensity<B, G> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B, G> Copy for Intensity<B, G> {}

impl<B, G> PartialEq for Intensity<B, G> {
    fn eq(&self, other: &Self) -> bool {
        self.per == other.per && self.grams == other.grams
    }
}

impl<B, G> Clone for Toc<B, G> {
    fn clone(&self) -> Self {
        let Self { name, mode, intensity, tier, source } = self;
        Self { name: name.clone(), mode: *mode, intensity: *intensity, tier: *tier, source: source.clone() }
    }
}

impl<B: DistanceBasis, G: GwpName> fmt::Display for Intensity<B, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} g CO2e WtW {}/({} {})", self.grams.well_to_wake, G::NAME, self.unit(), B::SYMBOL)
    }
}

impl<B: DistanceBasis, G: GwpName> fmt::Debug for Intensity<B, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl<B: DistanceBasis, G: GwpName> fmt::Debug for Toc<B, G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.name, self.intensity, self.source)
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Road => "road",
            Self::Rail => "rail",
            Self::Air => "air",
            Self::Sea => "sea",
            Self::InlandWaterway => "inland waterway",
        })
    }
}
