//! A figure at both stages of the fuel's life, without a unit: what categories and hubs share.

use super::error::ChainError;
use super::shipment::Emission;
use crate::units::Mass;
use crate::units::bounded::Bound;
use crate::units::substance::GwpName;

/// Well-to-wake, and tank-to-wake where it is known. The unit is that of whoever holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stages {
    pub(super) well_to_wake: f64,
    pub(super) tank_to_wake: Option<f64>,
}

impl Stages {
    pub(super) fn times(self, factor: f64) -> Self {
        Self {
            well_to_wake: self.well_to_wake * factor,
            tank_to_wake: self.tank_to_wake.map(|value| value * factor),
        }
    }

    /// Each in range. Well-to-wake may be negative: certified fuels of waste are.
    pub(super) fn check(
        self,
        record: &str,
        well_to_wake: Bound,
        tank_to_wake: Bound,
    ) -> Result<(), ChainError> {
        let named = |source| ChainError::OutOfRange { record: record.to_owned(), source };
        well_to_wake.check(self.well_to_wake).map_err(named)?;
        self.tank_to_wake.map_or(Ok(0.0), |value| tank_to_wake.check(value)).map_err(named)?;
        Ok(())
    }

    /// Figures that are kilograms.
    pub(super) fn kilograms<G: GwpName>(self) -> Emission<G> {
        Emission {
            well_to_wake: Mass::from_kilograms(self.well_to_wake),
            tank_to_wake: self.tank_to_wake.map(Mass::from_kilograms),
        }
    }
}
