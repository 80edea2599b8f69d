//! Names in tables: those of the crate's own files.

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};

use crate::columnar::Fleet;
use crate::vessel::OperatingMode;

/// Stands where there is no mode.
pub(crate) const FILLER: OperatingMode = OperatingMode::Transit;

/// Stands where there is no MMSI: no station has it, so no fleet does.
pub(crate) const NO_MMSI: u32 = 0;

/// What has a name in files.
pub(crate) fn named<T: for<'a> Deserialize<'a>>(name: &str) -> Option<T> {
    let name: StrDeserializer<'_, Error> = name.into_deserializer();
    T::deserialize(name).ok()
}

/// A mode by its name.
pub(crate) fn mode(name: &str) -> Option<OperatingMode> {
    named(name)
}

/// The number of some of a fleet's waters by their name.
pub(crate) fn waters(fleet: &Fleet, name: &str) -> Option<u8> {
    let place = fleet.waters().iter().position(|waters| **waters == *name)?;
    u8::try_from(place).ok()
}

/// A mode by its place in [`OperatingMode::ALL`].
pub(crate) fn numbered_mode(number: u8) -> Option<OperatingMode> {
    OperatingMode::ALL.get(usize::from(number)).copied()
}

/// The names of all modes.
pub(crate) fn of_modes() -> String {
    OperatingMode::ALL.map(OperatingMode::name).join(", ")
}
