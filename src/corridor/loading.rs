//! How full the ships of a service are, one way.

use super::error::CorridorError;
use crate::units::bounded::bounds;
use crate::units::si::meter;
use crate::units::substance::{Carried, Loaded, Nominal};
use crate::units::{Fraction, Length, Teu};
use crate::voyage::Cargo;

/// The load of a crossing, as shares, so that it holds for ships of any size.
///
/// ```text
/// carried TEU = utilisation × nominal TEU
/// loaded TEU  = carried TEU × (1 − empties)
/// reefer TEU  = loaded TEU × reefers
/// ```
///
/// None of them has a value of its own: with loads of 4 : 1 and a third of the boxes empty (Port of Los Angeles,
/// December 2025), they decide a figure per TEU before any engine does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Loading {
    /// Containers aboard over slots.
    pub utilisation: Fraction,
    /// Empty containers over containers aboard.
    pub empties: Fraction,
    /// Refrigerated containers over loaded ones. They are counted, not powered: what their plugs draw belongs to the
    /// auxiliary demand that the ship states.
    pub reefers: Fraction,
    /// Mean draught.
    pub draught: Length,
}

impl Loading {
    /// What is aboard a ship of so many slots, where a share of the crossing's containers is aboard.
    pub fn cargo(&self, nominal: Teu<Nominal>, aboard: Fraction) -> Cargo {
        let carried = nominal.count() * self.utilisation.get() * aboard.get();
        let loaded = carried * (1.0 - self.empties.get());
        Cargo::new(Teu::<Carried>::from_count(carried), Teu::<Loaded>::from_count(loaded))
    }

    pub(super) fn check(&self, record: &str) -> Result<(), CorridorError> {
        bounds::DRAUGHT
            .check(self.draught.get::<meter>())
            .map(drop)
            .map_err(|source| CorridorError::Value { record: record.to_owned(), source })
    }
}
