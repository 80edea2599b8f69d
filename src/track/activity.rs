//! What a ship did between two reports.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Mmsi, Place, between};
use crate::port::LatLon;
use crate::units::substance::Sailed;
use crate::units::{Distance, Time, Velocity};
use crate::vessel::OperatingMode;
use crate::voyage::ActivitySpec;
use crate::zone::Waters;

/// One interval of a track in one operating mode.
///
/// Intervals are not merged: power rises with the cube of speed, so two of different speed are not one of their mean.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackActivity {
    /// The ship.
    pub mmsi: Mmsi,
    /// Start.
    pub start: Timestamp,
    /// End.
    pub end: Timestamp,
    /// Distance over ground, by the geodesic between two reports. At berth and at anchor that is the swinging of the
    /// ship and the error of its receiver: the ledger takes it as zero.
    pub distance: Distance<Sailed>,
    /// The speed that the method asks for.
    pub speed: Velocity,
    /// Operating mode.
    pub mode: OperatingMode,
    /// The berth, or else the anchorage, or else the confined waters that it lies in.
    pub place: Option<Arc<Place>>,
    /// Its middle; where a state is held, the position that is held.
    pub position: LatLon,
    /// How it was filled, if it lies in a gap.
    pub filled: Option<Filled>,
    /// The regulated waters at its middle, on the day it starts in UTC, if the method asks for them.
    pub waters: Option<Arc<Waters>>,
}

/// How an activity in a gap came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Filled {
    /// The state before the gap.
    Held,
    /// A piece of the straight way from one end of the gap to the other.
    Interpolated,
}

impl TrackActivity {
    /// From start to end.
    pub fn duration(&self) -> Time {
        between(self.start, self.end)
    }

    /// As a voyage takes it: its own start and end; under way its distance, and its speed as that through the water.
    pub fn spec(&self) -> ActivitySpec {
        let (start, end) = (Some(self.start), Some(self.end));
        let still = ActivitySpec { start, end, waters: self.waters.clone(), ..ActivitySpec::new(self.mode) };
        if !self.mode.is_under_way() {
            return still;
        }
        ActivitySpec { distance: Some(self.distance), speed_through_water: Some(self.speed), ..still }
    }
}

/// Activities of one ship as a voyage takes them. Those that follow each other adrift, at anchor or at berth, in the same
/// mode and waters, are one: no main engine runs there.
///
/// # Examples
///
/// ```no_run
/// # let (start, ship, fuel): (jiff::Timestamp, green_corridor::Vessel, green_corridor::FuelPlan) = todo!();
/// # let activities: Vec<green_corridor::track::TrackActivity> = todo!();
/// use green_corridor::voyage::{Leg, Voyage};
/// use green_corridor::track;
///
/// let builder = Voyage::starting(start, ship, fuel).add_leg(Leg::new("Yangshan", "Los Angeles"));
/// let voyage = track::specs(&activities).into_iter().fold(builder, |builder, spec| builder.activity(spec)).build()?;
/// # Ok::<(), green_corridor::Error>(())
/// ```
pub fn specs<'a>(activities: impl IntoIterator<Item = &'a TrackActivity>) -> Vec<ActivitySpec> {
    let mut specs: Vec<ActivitySpec> = Vec::new();
    for activity in activities {
        match specs.last_mut() {
            Some(last)
                if !activity.mode.is_under_way()
                    && last.mode == activity.mode
                    && last.end == Some(activity.start)
                    && last.waters == activity.waters =>
            {
                last.end = Some(activity.end);
            }
            _ => specs.push(activity.spec()),
        }
    }
    specs
}
