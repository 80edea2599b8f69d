//! From speed to load, for columns of speeds.

use super::OperatingMode;
use super::propulsion::LoadLimits;
use crate::uncertainty::Number;
use crate::units::{Load, Velocity};

/// The law of a ship's propulsion at one draught: load over speed and mode. From [`super::Propulsion::at_draught`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadCurve {
    pub(super) reference_speed: Velocity,
    pub(super) draught_factor: f64,
    /// In transit and otherwise, as in [`super::Propulsion`].
    pub(super) factors: [f64; 2],
    pub(super) limits: LoadLimits,
}

impl LoadCurve {
    /// What the law asks for, as a fraction of MCR, before any limit.
    #[inline]
    pub fn asked(&self, speed: Velocity, mode: OperatingMode) -> f64 {
        let r: f64 = (speed / self.reference_speed).into();
        self.draught_factor * power_of_speed(r) * self.factors[usize::from(mode != OperatingMode::Transit)]
    }

    /// Load after the limits; the speed is taken to be in range.
    #[inline]
    pub fn load(&self, speed: Velocity, mode: OperatingMode) -> Load {
        self.limits.limited(self.asked(speed, mode))
    }
}

/// `r³`: power over that at another speed, of the ratio of the two speeds. Every form of the law has it.
#[inline]
pub fn power_of_speed<N: Number>(speed_ratio: N) -> N {
    speed_ratio.cube()
}
