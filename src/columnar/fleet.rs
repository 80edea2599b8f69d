//! Ships, ready for columns.

use std::sync::Arc;

use super::index::{Index, NOWHERE};
use super::profile::Profile;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::track::Mmsi;
use crate::units::Velocity;
use crate::vessel::{OperatingMode, Propulsion};

/// Ships by MMSI, each with its law of propulsion and a profile for each of the waters.
#[derive(Clone, Debug, PartialEq)]
pub struct Fleet {
    index: Index,
    ships: Vec<Mmsi>,
    laws: Vec<PropulsionLaw>,
    waters: Vec<Arc<str>>,
    /// Those of the first ship, then those of the second.
    profiles: Vec<Profile>,
    co2e: Option<(LifeCycleStage, NamedSet)>,
}

/// A ship of a fleet.
#[derive(Clone, Debug, PartialEq)]
pub struct Ship {
    /// Its identity.
    pub mmsi: Mmsi,
    /// From speed to load.
    pub propulsion: Propulsion,
    /// [`Propulsion::draught_factor`] of the draught it sails at.
    pub draught_factor: f64,
    /// What it emits, in the order of the fleet's waters.
    pub profiles: Vec<Profile>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct PropulsionLaw {
    pub(super) propulsion: Propulsion,
    pub(super) draught_factor: f64,
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

impl PropulsionLaw {
    #[inline]
    pub(super) fn load(&self, speed: Velocity, mode: OperatingMode) -> f64 {
        self.propulsion.limits().limited_of(self.propulsion.asked(speed, self.draught_factor, mode))
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
        let law =
            |ship: &Ship| PropulsionLaw { propulsion: ship.propulsion, draught_factor: ship.draught_factor };
        let laws = ships.iter().map(law).collect();
        let mmsi = ships.iter().map(|ship| ship.mmsi).collect();
        let profiles = ships.into_iter().flat_map(|ship| ship.profiles).collect();
        Ok(Self { index, ships: mmsi, laws, waters, profiles, co2e })
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

    /// The number of a ship's profile in some of the fleet's waters, and its law of propulsion.
    #[inline]
    pub(super) fn find(&self, mmsi: u32, waters: u8) -> Option<(u32, &PropulsionLaw)> {
        let place = self.index.place(mmsi);
        let law = self.laws.get(place as usize)?;
        let waters_of_all = self.waters.len() as u32;
        Some((place * waters_of_all + u32::from(waters), law))
    }

    /// A profile by its number; `None` for a ship that is not in the fleet.
    #[inline]
    pub(super) fn profile(&self, number: u32) -> Option<&Profile> {
        self.profiles.get(number as usize)
    }

    /// The profile of a ship in some of the fleet's waters.
    pub(super) fn profile_of(&self, mmsi: Mmsi, waters: usize) -> Option<&Profile> {
        let place = self.index.place(mmsi.get()) as usize;
        self.profiles.get(place * self.waters.len()..)?.get(waters)
    }

    /// How many profiles there are: ships times waters.
    pub(super) fn profiles(&self) -> usize {
        self.profiles.len()
    }
}
