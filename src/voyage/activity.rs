//! One stretch of time in one operating mode.

use std::sync::Arc;

use jiff::Timestamp;

use super::{FuelPlan, MeasuredFuel};
use crate::units::substance::Sailed;
use crate::units::{Distance, Length, Time, Velocity};
use crate::vessel::OperatingMode;
use crate::zone::Waters;

/// An activity as it is described: what is not given follows from the rest, or is an error.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivitySpec {
    /// Operating mode.
    pub mode: OperatingMode,
    /// Start; `None` follows the activity before.
    pub start: Option<Timestamp>,
    /// End; instead of a duration.
    pub end: Option<Timestamp>,
    /// Duration; under way, two of duration, distance and speed.
    pub duration: Option<Time>,
    /// Distance over ground.
    pub distance: Option<Distance<Sailed>>,
    /// Speed over ground.
    pub speed: Option<Velocity>,
    /// Speed through the water, where it differs: it decides the engine's load.
    pub speed_through_water: Option<Velocity>,
    /// Draught.
    pub draught: Option<Length>,
    /// The fuels, where they differ from the voyage's. What is stated here is burned: no zone is asked.
    pub fuel: Option<Arc<FuelPlan>>,
    /// The regulated waters it lies in, where they are known.
    pub waters: Option<Arc<Waters>>,
    /// Fuel that was measured.
    pub measured: Vec<MeasuredFuel>,
}

/// A checked activity.
#[derive(Clone, Debug, PartialEq)]
pub struct Activity {
    pub(super) stage: usize,
    pub(super) mode: OperatingMode,
    pub(super) start: Timestamp,
    pub(super) end: Timestamp,
    pub(super) duration: Time,
    pub(super) distance: Distance<Sailed>,
    pub(super) speed_through_water: Velocity,
    pub(super) draught: Option<Length>,
    pub(super) fuel: Option<Arc<FuelPlan>>,
    pub(super) waters: Option<Arc<Waters>>,
    pub(super) measured: Vec<MeasuredFuel>,
}

impl ActivitySpec {
    /// An activity of which only the mode is known.
    pub const fn new(mode: OperatingMode) -> Self {
        Self {
            mode,
            start: None,
            end: None,
            duration: None,
            distance: None,
            speed: None,
            speed_through_water: None,
            draught: None,
            fuel: None,
            waters: None,
            measured: Vec::new(),
        }
    }

    /// Under way over a distance at a speed over ground.
    pub fn under_way(mode: OperatingMode, distance: Distance<Sailed>, speed: Velocity) -> Self {
        Self { distance: Some(distance), speed: Some(speed), ..Self::new(mode) }
    }

    /// At anchor or at berth for a time.
    pub fn stationary(mode: OperatingMode, duration: Time) -> Self {
        Self { duration: Some(duration), ..Self::new(mode) }
    }
}

impl Activity {
    /// Index of its leg or port call in [`super::Voyage::stages`].
    pub const fn stage(&self) -> usize {
        self.stage
    }

    /// Operating mode.
    #[inline]
    pub const fn mode(&self) -> OperatingMode {
        self.mode
    }

    /// Start.
    pub const fn start(&self) -> Timestamp {
        self.start
    }

    /// End, to the nanosecond.
    pub const fn end(&self) -> Timestamp {
        self.end
    }

    /// Duration.
    #[inline]
    pub fn duration(&self) -> Time {
        self.duration
    }

    /// Distance over ground; zero at anchor and at berth.
    #[inline]
    pub fn distance(&self) -> Distance<Sailed> {
        self.distance
    }

    /// Speed through the water; zero at anchor and at berth.
    #[inline]
    pub const fn speed_through_water(&self) -> Velocity {
        self.speed_through_water
    }

    /// Draught, where given.
    #[inline]
    pub const fn draught(&self) -> Option<Length> {
        self.draught
    }

    /// The fuels, where they differ from the voyage's.
    #[inline]
    pub const fn fuel(&self) -> Option<&Arc<FuelPlan>> {
        self.fuel.as_ref()
    }

    /// The regulated waters it lies in, where they are known.
    pub const fn waters(&self) -> Option<&Arc<Waters>> {
        self.waters.as_ref()
    }

    /// Fuel that was measured.
    #[inline]
    pub fn measured(&self) -> &[MeasuredFuel] {
        &self.measured
    }
}
