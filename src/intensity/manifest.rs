//! What is aboard on each leg of a voyage, checked against the ship and against what the voyage states.

use super::activity::{IntensityError, LegActivity, TransportActivity};
use super::cargo_mass::CargoMass;
use super::error::AllocationError;
use super::lot::Lot;
use crate::units::OutOfRange;
use crate::units::substance::{Carried, Freight, Loaded};
use crate::units::{Mass, Teu};
use crate::voyage::Voyage;

/// How far counted containers may be from the stated ones: the rounding of sums.
const SUM_TOLERANCE: f64 = 1e-9;

/// The lots of a voyage. Sums over the lots of a leg are at most the slots of the ship, and equal what the voyage
/// states of that leg.
#[derive(Clone, Debug, PartialEq)]
pub struct Manifest {
    lots: Vec<Lot>,
    legs: Vec<LegLoad>,
    /// What the voyage states of its legs.
    stated: Vec<LegActivity>,
}

/// Sums over the lots of one leg.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LegLoad {
    /// All containers.
    pub carried: Teu<Carried>,
    /// Containers with freight.
    pub loaded: Teu<Loaded>,
    /// Their freight; `None` if that of one lot is not known.
    pub freight: Option<Mass<Freight>>,
    pub(super) plug_kw: f64,
}

/// A manifest that does not fit its voyage.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ManifestError {
    /// Nothing aboard.
    #[error("a manifest needs at least one lot")]
    NoLot,
    /// A leg that the voyage has not.
    #[error("lot {lot}: legs {first} to {last}, must be within 0 to {most} and in order")]
    Legs {
        /// Index of the lot.
        lot: usize,
        /// First leg.
        first: u32,
        /// Last leg.
        last: u32,
        /// The voyage's last leg.
        most: usize,
    },
    /// A value outside its range.
    #[error("lot {lot}: {source}")]
    Value {
        /// Index of the lot.
        lot: usize,
        /// What was wrong.
        source: OutOfRange,
    },
    /// More containers than slots.
    #[error("leg {leg}: {carried} TEU carried, the ship has {nominal} slots")]
    MoreThanSlots {
        /// The leg.
        leg: String,
        /// Carried.
        carried: f64,
        /// Slots.
        nominal: f64,
    },
    /// Other sums than the voyage states.
    #[error("leg {leg}: the lots sum to {counted} {kind}, the voyage states {stated}")]
    OtherThanStated {
        /// The leg.
        leg: String,
        /// Carried or loaded TEU.
        kind: &'static str,
        /// Sum of the lots.
        counted: f64,
        /// What the voyage states.
        stated: f64,
    },
    /// The voyage does not state what is aboard.
    #[error(transparent)]
    Unstated(#[from] IntensityError),
}

impl Manifest {
    /// Lots aboard a voyage.
    ///
    /// # Errors
    ///
    /// [`ManifestError`] for a lot out of range, more containers on a leg than the ship has slots, or sums other
    /// than what the voyage states for that leg.
    pub fn new(voyage: &Voyage, lots: Vec<Lot>) -> Result<Self, ManifestError> {
        let activity = TransportActivity::of(voyage);
        let mut legs = vec![LegLoad::NOTHING; activity.legs().len()];
        let most = legs.len().checked_sub(1).ok_or(IntensityError::NoLeg)?;
        for (index, lot) in lots.iter().enumerate() {
            let (first, last) = (*lot.legs().start(), *lot.legs().end());
            let error = || ManifestError::Legs { lot: index, first, last, most };
            let aboard = legs.get_mut(first as usize..=last as usize).filter(|legs| !legs.is_empty());
            lot.check().map_err(|source| ManifestError::Value { lot: index, source })?;
            aboard.ok_or_else(error)?.iter_mut().for_each(|leg| leg.take_aboard(lot));
        }
        if lots.is_empty() {
            return Err(ManifestError::NoLot);
        }
        for (leg, stated) in legs.iter().zip(activity.legs()) {
            let (carried, nominal) = (leg.carried.count(), stated.nominal().count());
            if carried > nominal * (1.0 + SUM_TOLERANCE) {
                return Err(ManifestError::MoreThanSlots {
                    leg: stated.label().to_owned(),
                    carried,
                    nominal,
                });
            }
            agrees(stated.label(), "carried TEU", carried, stated.carried().map(Teu::count))?;
            agrees(stated.label(), "loaded TEU", leg.loaded.count(), stated.loaded().map(Teu::count))?;
        }
        Ok(Self { lots, legs, stated: activity.legs().to_vec() })
    }

    /// Two lots a leg, loaded and empty, of what the voyage states; freight by mass per TEU.
    ///
    /// # Errors
    ///
    /// [`ManifestError::Unstated`] if a leg does not state carried and loaded TEU.
    pub fn as_stated(voyage: &Voyage, cargo_mass: &CargoMass) -> Result<Self, ManifestError> {
        let mut lots = Vec::new();
        for (leg, stated) in (0..).zip(TransportActivity::of(voyage).legs()) {
            let (carried, loaded) = (stated.teu::<Carried>()?, stated.teu::<Loaded>()?);
            lots.push(Lot::loaded(leg, loaded).with_cargo_mass(cargo_mass));
            lots.push(Lot::empty(leg, Teu::from_count(carried.count() - loaded.count())));
        }
        lots.retain(|lot| lot.teu() != Teu::ZERO);
        Self::new(voyage, lots)
    }

    /// The lots, in the order given.
    pub fn lots(&self) -> &[Lot] {
        &self.lots
    }

    /// Refuses another voyage than the one that it was made of: other legs, slots or containers.
    pub(crate) fn is_of(&self, voyage: &Voyage) -> Result<(), AllocationError> {
        let differ = |field: String, manifest: String, ledger: String| {
            if manifest == ledger {
                Ok(())
            } else {
                Err(AllocationError::OtherVoyage { field, manifest, ledger })
            }
        };
        let activity = TransportActivity::of(voyage);
        let sizes = (self.stated.len().to_string(), activity.legs().len().to_string());
        differ("legs".to_owned(), sizes.0, sizes.1)?;
        for (index, (ours, theirs)) in self.stated.iter().zip(activity.legs()).enumerate() {
            differ(format!("leg {index}"), ours.label().to_owned(), theirs.label().to_owned())?;
            let kinds = ["slots", "carried TEU", "loaded TEU"];
            for ((kind, ours), other) in kinds.into_iter().zip(counts(ours)).zip(counts(theirs)) {
                differ(format!("{kind} of leg {}", theirs.label()), ours, other)?;
            }
        }
        Ok(())
    }

    pub(super) fn stated(&self) -> &[LegActivity] {
        &self.stated
    }

    /// Sums by leg.
    pub fn legs(&self) -> &[LegLoad] {
        &self.legs
    }
}

impl LegLoad {
    const NOTHING: Self =
        Self { carried: Teu::ZERO, loaded: Teu::ZERO, freight: Some(Mass::ZERO), plug_kw: 0.0 };

    fn take_aboard(&mut self, lot: &Lot) {
        self.carried += lot.teu();
        self.plug_kw += lot.plug_kw();
        if let Some(loaded) = lot.loaded_teu() {
            self.loaded += loaded;
            self.freight = self.freight.zip(lot.freight()).map(|(sum, freight)| sum + freight);
        }
    }

    /// Containers without freight.
    pub fn empty(&self) -> Teu<Carried> {
        Teu::from_count((self.carried.count() - self.loaded.count()).max(0.0))
    }
}

/// Slots, carried and loaded TEU as a leg states them.
fn counts(leg: &LegActivity) -> [String; 3] {
    let stated = [Some(leg.nominal().count()), leg.carried().map(Teu::count), leg.loaded().map(Teu::count)];
    stated.map(|teu| teu.map_or_else(|| "not stated".to_owned(), |teu| teu.to_string()))
}

fn agrees(leg: &str, kind: &'static str, counted: f64, stated: Option<f64>) -> Result<(), ManifestError> {
    match stated {
        Some(stated) if (counted - stated).abs() > SUM_TOLERANCE * stated.max(1.0) => {
            Err(ManifestError::OtherThanStated { leg: leg.to_owned(), kind, counted, stated })
        }
        _ => Ok(()),
    }
}
