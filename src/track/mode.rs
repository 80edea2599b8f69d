//! Operating mode from speed and place.
//!
//! Speed alone does not tell a ship at berth from one at anchor, nor one adrift from either. What practice goes by:
//!
//! | practice | at berth | at anchor | manoeuvring | else |
//! |---|---|---|---|---|
//! | US EPA, port inventories | in a berth area, up to 1 kn | in an anchorage area, up to 3 kn | above 1 kn, up to 20 % load | transit |
//! | Fourth IMO GHG Study, table 16 | up to 1 kn, within 5 nm of a port | up to 1 kn elsewhere, and 1 to 3 kn | 3 to 5 kn within 5 nm of a port or coast; faster within 1 nm of a port | at sea |
//! | Third IMO GHG Study, annex 1 | below 3 kn, one phase | | | at sea |
//!
//! All three were read at one remove: in the R package of the EPA, in a public implementation of table 16, in a public
//! copy of the annex.

use super::Here;
use crate::provenance::{Confidence, Source};
use crate::units::Velocity;
use crate::units::si::knots;
use crate::vessel::OperatingMode;

const EPA: Source = Source::new(
    "US EPA, Ports Emissions Inventory Guidance, EPA-420-B-22-011",
    "section 3.8.5 and table 3.11, as the Marine Emissions Tools of the EPA implement them",
    "April 2022",
    Confidence::OneSource,
);

/// How the operating mode follows from speed and place. A rule has a name and a source; there is no default.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ModeRule {
    /// By speed in areas of berths, anchorages and confined waters.
    SpeedAndPlace(SpeedAndPlace),
    /// By speed, and whether the ship is in a berth.
    SpeedAndBerth(SpeedAndBerth),
}

/// By speed in areas of berths, anchorages and confined waters. The first line that fits decides:
///
/// | place | speed | mode |
/// |---|---|---|
/// | a berth | up to `at_berth_up_to` | berth |
/// | an anchorage | up to `at_anchor_up_to` | anchorage |
/// | anywhere | up to `stopped_up_to` | drifting |
/// | a berth or confined waters | faster | manoeuvring |
/// | anywhere else | faster | transit |
///
/// A ship that drifts for days inside a harbour lies at a berth that has no area.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeedAndPlace {
    /// The fastest that a ship at berth reports.
    pub at_berth_up_to: Velocity,
    /// The fastest that a ship at anchor reports, swinging.
    pub at_anchor_up_to: Velocity,
    /// The fastest of a ship that is not under way.
    pub stopped_up_to: Velocity,
}

/// By speed, and whether the ship is in a berth, whatever its speed there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SpeedAndBerth {
    /// Slower than this is at anchor.
    pub anchored_below: Velocity,
    /// Up to this is manoeuvring; faster is transit.
    pub manoeuvring_up_to: Velocity,
}

impl ModeRule {
    /// Speed limits of the US EPA in areas: 1 kn at berth, 3 kn at anchor, under way above 1 kn. The EPA parts
    /// manoeuvring from transit by engine load; here the area does.
    pub fn by_speed_and_place() -> Self {
        let (one, three) = (knots(1.0), knots(3.0));
        Self::SpeedAndPlace(SpeedAndPlace { at_berth_up_to: one, at_anchor_up_to: three, stopped_up_to: one })
    }

    /// For data that knows berths and no other place: below 1 kn at anchor, up to 8 kn manoeuvring, faster in transit.
    pub fn by_speed_and_berth() -> Self {
        Self::SpeedAndBerth(SpeedAndBerth::one_and_eight_knots())
    }

    /// Where the limits of the named rules come from; the user answers for others.
    pub fn source(&self) -> Source {
        if *self == Self::by_speed_and_place() {
            EPA
        } else if *self == Self::by_speed_and_berth() {
            Source::user(
                "1 kn from table 3.11 of the EPA guidance; 8 kn as the most in harbours, chosen here",
            )
        } else {
            Source::user("speed limits of the user's own")
        }
    }

    /// The mode of a ship at a speed in a place.
    pub fn mode(&self, speed: Velocity, here: &Here) -> OperatingMode {
        match self {
            Self::SpeedAndPlace(rule) => rule.mode(speed, here),
            Self::SpeedAndBerth(rule) => rule.mode(speed, here.berth.is_some()),
        }
    }
}

impl SpeedAndPlace {
    /// The mode of a ship at a speed in a place.
    pub fn mode(&self, speed: Velocity, here: &Here) -> OperatingMode {
        if here.berth.is_some() && speed <= self.at_berth_up_to {
            OperatingMode::Berth
        } else if here.anchorage.is_some() && speed <= self.at_anchor_up_to {
            OperatingMode::Anchorage
        } else if speed <= self.stopped_up_to {
            OperatingMode::Drifting
        } else if here.berth.is_some() || here.manoeuvring.is_some() {
            OperatingMode::Manoeuvring
        } else {
            OperatingMode::Transit
        }
    }
}

impl SpeedAndBerth {
    /// 1 kn and 8 kn.
    pub fn one_and_eight_knots() -> Self {
        Self { anchored_below: knots(1.0), manoeuvring_up_to: knots(8.0) }
    }

    /// The mode of a ship at a speed, in a berth or not.
    ///
    /// ```
    /// use green_corridor::track::SpeedAndBerth;
    /// use green_corridor::units::si::knots;
    /// use green_corridor::vessel::OperatingMode;
    ///
    /// let rule = SpeedAndBerth::one_and_eight_knots();
    /// let column = [(0.1, true), (0.3, false), (8.0, false), (8.1, false)];
    /// let modes = column.map(|(speed_kn, in_berth)| rule.mode(knots(speed_kn), in_berth));
    /// use OperatingMode::{Anchorage, Berth, Manoeuvring, Transit};
    /// assert_eq!(modes, [Berth, Anchorage, Manoeuvring, Transit]);
    /// ```
    #[inline]
    pub fn mode(&self, speed: Velocity, in_berth: bool) -> OperatingMode {
        if in_berth {
            OperatingMode::Berth
        } else if speed < self.anchored_below {
            OperatingMode::Anchorage
        } else if speed <= self.manoeuvring_up_to {
            OperatingMode::Manoeuvring
        } else {
            OperatingMode::Transit
        }
    }
}
