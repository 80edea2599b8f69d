//! Ships, ready for columns.

use std::sync::Arc;

use super::index::{Index, NOWHERE};
use super::profile::Profile;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::track::Mmsi;
use crate::units::si::watt;
use crate::units::{Power, Velocity};
use crate::vessel::{LoadCurve, OperatingMode, PowerByMode};

/// Ships by MMSI, each with its powers and a profile for each of the waters.
#[derive(Clone, Debug, PartialEq)]
pub struct Fleet {
    index: Index,
    ships: Vec<Mmsi>,
    machinery: Vec<Machinery>,
    waters: Vec<Arc<str>>,
    /// Number in `profiles` of each ship in each of the waters; those of a ship are side by side.
    kinds: Vec<u32>,
    /// Ships of the same machinery and fuel share one.
    profiles: Vec<Profile>,
    co2e: Option<(LifeCycleStage, NamedSet)>,
}

/// A ship of a fleet.
#[derive(Clone, Debug, PartialEq)]
pub struct Ship {
    /// Its identity.
    pub mmsi: Mmsi,
    /// Rating of the main engine.
    pub mcr: Power,
    /// From speed to load, at the draught that it sails at.
    pub load: LoadCurve,
    /// Power of the auxiliary engines.
    pub auxiliary: PowerByMode,
    /// Power of the boiler.
    pub boiler: PowerByMode,
    /// What its machinery emits, in the order of the fleet's waters.
    pub profiles: Vec<Profile>,
}

/// What rows read of a ship, side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub(super) struct Machinery {
    /// Watts of auxiliary engines and boiler, by the four modes of a [`PowerByMode`].
    pub(super) hotel: [[f64; 2]; 4],
    /// Watts of the main engine.
    pub(super) mcr: f64,
    load: LoadCurve,
}

/// Ships that make no fleet.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum FleetError {
    /// A ship that comes twice.
    #[error("MMSI {mmsi} is in the fleet already")]
    Twice {
        /// The ship.
        mmsi: Mmsi,
    },
    /// A ship with too few or too many profiles.
    #[error("MMSI {mmsi} has {profiles} profiles, the fleet has {waters} waters")]
    Profiles {
        /// The ship.
        mmsi: Mmsi,
        /// How many it has.
        profiles: usize,
        /// How many there are to be.
        waters: usize,
    },
    /// Too few or too many waters.
    #[error("a fleet has 1 to 255 waters, got {waters}")]
    Waters {
        /// How many.
        waters: usize,
    },
}

impl Machinery {
    fn of(ship: &Ship) -> Self {
        let modes = [
            OperatingMode::Transit,
            OperatingMode::Manoeuvring,
            OperatingMode::Anchorage,
            OperatingMode::Berth,
        ];
        let hotel =
            modes.map(|mode| [&ship.auxiliary, &ship.boiler].map(|power| power.in_mode(mode).get::<watt>()));
        Self { hotel, mcr: ship.mcr.get::<watt>(), load: ship.load }
    }

    /// Watts of auxiliary engines and boiler.
    #[inline(always)]
    pub(super) fn hotel_in(&self, mode: OperatingMode) -> [f64; 2] {
        self.hotel[match mode {
            OperatingMode::Transit | OperatingMode::SlowSteaming => 0,
            OperatingMode::Manoeuvring => 1,
            OperatingMode::Anchorage | OperatingMode::Drifting => 2,
            OperatingMode::Berth => 3,
        }]
    }
}

impl Fleet {
    /// Of ships, with the names of the waters that their profiles are for, and what the lane of CO2e holds; `None` where
    /// the profiles are one's own and name it elsewhere.
    ///
    /// # Errors
    ///
    /// [`FleetError`] for a ship that comes twice, or has not one profile for each of the waters.
    pub fn new(
        waters: Vec<Arc<str>>,
        ships: Vec<Ship>,
        co2e: Option<(LifeCycleStage, NamedSet)>,
    ) -> Result<Self, FleetError> {
        if waters.is_empty() || waters.len() > usize::from(u8::MAX) {
            return Err(FleetError::Waters { waters: waters.len() });
        }
        if let Some(ship) = ships.iter().find(|ship| ship.profiles.len() != waters.len()) {
            let (mmsi, profiles, waters) = (ship.mmsi, ship.profiles.len(), waters.len());
            return Err(FleetError::Profiles { mmsi, profiles, waters });
        }
        let index =
            Index::of(ships.iter().map(|ship| ship.mmsi)).map_err(|mmsi| FleetError::Twice { mmsi })?;
        let machinery = ships.iter().map(Machinery::of).collect();
        let mmsi = ships.iter().map(|ship| ship.mmsi).collect();
        let (kinds, profiles) = distinct(ships.into_iter().flat_map(|ship| ship.profiles));
        Ok(Self { index, ships: mmsi, machinery, waters, kinds, profiles, co2e })
    }

    /// The ships, in the order in which they were given.
    pub fn ships(&self) -> &[Mmsi] {
        &self.ships
    }

    /// The waters.
    pub fn waters(&self) -> &[Arc<str>] {
        &self.waters
    }

    /// What the lane of CO2e holds.
    pub const fn co2e(&self) -> Option<(LifeCycleStage, NamedSet)> {
        self.co2e
    }

    /// Whether a ship is in the fleet.
    pub fn holds(&self, mmsi: u32) -> bool {
        self.index.place(mmsi) != NOWHERE
    }

    /// The place of a ship in the fleet, or [`NOWHERE`].
    #[inline(always)]
    pub(super) fn place(&self, mmsi: u32) -> u32 {
        self.index.place(mmsi)
    }

    /// Reads what rows need of their ships, one after the other: it is in the cache when it is needed.
    #[inline(always)]
    pub(super) fn fetch(&self, places: &[u32], what: impl Fn(&Machinery) -> f64) {
        let mut all = 0;
        for place in places {
            all ^= self.machinery.get(*place as usize).map_or(0, |ship| what(ship).to_bits());
        }
        std::hint::black_box(all);
    }

    /// Load of a ship's main engine; none for a ship that is not in the fleet.
    #[inline(always)]
    pub(super) fn load(&self, place: u32, speed: Velocity, mode: OperatingMode) -> f64 {
        self.machinery.get(place as usize).map_or(0.0, |ship| ship.load.load(speed, mode).get())
    }

    /// Number of the sums of a ship in some of the waters; beyond all for a ship that is not in the fleet.
    #[inline(always)]
    pub(super) fn cell(&self, place: u32, waters: u8) -> usize {
        place as usize * self.waters.len() + usize::from(waters)
    }

    /// The ship and the waters of such a number.
    pub(super) fn place_and_waters(&self, cell: usize) -> (u32, u8) {
        let waters = self.waters.len();
        ((cell / waters) as u32, (cell % waters) as u8)
    }

    /// How many such numbers there are.
    pub(super) fn cells(&self) -> usize {
        self.kinds.len()
    }

    /// The machinery of a ship and its profile in some of the waters; none for a ship that is not in the fleet.
    #[inline(always)]
    pub(super) fn machinery(&self, place: u32, waters: u8) -> Option<(&Machinery, &Profile)> {
        let ship = self.machinery.get(place as usize)?;
        Some((ship, self.profiles.get(*self.kinds.get(self.cell(place, waters))? as usize)?))
    }
}

/// The number of each profile among those that differ, and these.
fn distinct(all: impl Iterator<Item = Profile>) -> (Vec<u32>, Vec<Profile>) {
    let mut numbers = std::collections::BTreeMap::new();
    let mut profiles: Vec<Profile> = Vec::new();
    let mut kinds = Vec::new();
    for profile in all {
        let next = profiles.len() as u32;
        let number = *numbers.entry(profile.bits()).or_insert(next);
        if number == next {
            profiles.push(profile);
        }
        kinds.push(number);
    }
    (kinds, profiles)
}
