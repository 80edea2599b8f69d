//! What a ship did between two reports.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Mmsi, Place, between};
use crate::port::LatLon;
use crate::units::bounded::bounds;
use crate::units::si::knots;
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

    /// As a voyage takes it: its own start and end; under way its distance, and its speed as that through the water. A
    /// voyage takes no more than 50 kn over ground: of a hop that the error of two clocks makes faster, it gets so much.
    pub fn spec(&self) -> ActivitySpec {
        let (start, end) = (Some(self.start), Some(self.end));
        let still = ActivitySpec { start, end, waters: self.waters.clone(), ..ActivitySpec::new(self.mode) };
        if !self.mode.is_under_way() {
            return still;
        }
        let fastest = Distance::sailed(knots(bounds::SPEED.max), self.duration());
        let distance = if self.distance < fastest { self.distance } else { fastest };
        ActivitySpec { distance: Some(distance), speed_through_water: Some(self.speed), ..still }
    }
}

/// A call at a berth or the way between two, as a voyage takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackStage {
    /// The berth; `None` on the way.
    pub berth: Option<Arc<Place>>,
    /// Activities. Those that follow each other adrift, at anchor or at berth, in the same mode and waters, are one: no
    /// main engine runs there.
    pub activities: Vec<ActivitySpec>,
}

/// Activities of one ship, in order of time, as the legs and calls of a voyage.
///
/// # Examples
///
/// ```
/// # use green_corridor::engine::{EngineClass, Generation};
/// # use green_corridor::units::{Teu, si::{kilowatts, knots, metres}};
/// # use green_corridor::{FuelPlan, MarineFuel, Vessel};
/// use green_corridor::track::{self, TrackActivity};
/// use green_corridor::voyage::{Leg, Voyage};
///
/// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
/// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
/// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
/// #     .build()?;
/// # let fuel = FuelPlan::same(MarineFuel::MGO);
/// # let activities: Vec<TrackActivity> = Vec::new();
/// let mut voyage = Voyage::starting("2018-06-01T00:00Z".parse()?, ship, fuel).draught(metres(13.2));
/// for stage in track::stages(&activities) {
///     voyage = match stage.berth {
///         Some(berth) => voyage.port_call(berth.name()),
///         None => voyage.add_leg(Leg::new("Yangshan", "Los Angeles")),
///     };
///     voyage = stage.activities.into_iter().fold(voyage, |voyage, activity| voyage.activity(activity));
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn stages<'a>(activities: impl IntoIterator<Item = &'a TrackActivity>) -> Vec<TrackStage> {
    let mut stages: Vec<TrackStage> = Vec::new();
    for activity in activities {
        let at_berth = activity.mode == OperatingMode::Berth;
        let berth = activity.place.clone().filter(|_| at_berth);
        match stages.last_mut() {
            Some(stage) if stage.berth == berth => stage.add(activity),
            _ => stages.push(TrackStage { berth, activities: vec![activity.spec()] }),
        }
    }
    stages
}

impl TrackStage {
    fn add(&mut self, activity: &TrackActivity) {
        match self.activities.last_mut() {
            Some(last)
                if !activity.mode.is_under_way()
                    && last.mode == activity.mode
                    && last.end == Some(activity.start)
                    && last.waters == activity.waters =>
            {
                last.end = Some(activity.end);
            }
            _ => self.activities.push(activity.spec()),
        }
    }
}
