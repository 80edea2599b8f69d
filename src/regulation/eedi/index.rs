//! The unit of EEDI and EEXI.

use std::fmt;

use crate::regulation::cii::CapacityMeasure;
use crate::units::bounded::{OutOfRange, bounds};
use crate::units::wire::round_15;

/// An energy efficiency index: grams of CO2 per tonne of deadweight, or per gross tonnage, and nautical
/// mile, at the design point. Not the [`crate::regulation::cii::CarbonIntensity`] of a year at sea.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    grams: f64,
    measure: CapacityMeasure,
}

impl Index {
    /// From grams of CO2 per unit of capacity and nautical mile.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for a negative number, an infinity or NaN.
    pub fn new(grams: f64, measure: CapacityMeasure) -> Result<Self, OutOfRange> {
        Ok(Self { grams: bounds::CARBON_INTENSITY.check(grams)?, measure })
    }

    pub(super) const fn of(grams: f64, measure: CapacityMeasure) -> Self {
        Self { grams, measure }
    }

    /// The number, in g/(t nm) or g/(GT nm).
    pub const fn grams_per_unit_nm(self) -> f64 {
        self.grams
    }

    /// The measure of the capacity.
    pub const fn measure(self) -> CapacityMeasure {
        self.measure
    }
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} g CO2/({} nm)", round_15(self.grams), self.measure.unit())
    }
}
