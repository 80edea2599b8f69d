//! The corridor's lanes: waypoints of our own that keep to the sea.
//!
//! A lane is a few waypoints joined by geodesics: through the straits, along the ocean, and in by the Santa
//! Barbara Channel and the precautionary area off San Pedro Bay. It is a stated track for computing shares and
//! distances, not a passage plan. The eastbound lane and the westbound are one, reversed.
//!
//! # Source
//!
//! Laid by hand for this crate. Every half mile of each was compared with a land mask of one arc minute
//! (GLOBE, through global-land-mask 1.0.0): what touches a land cell is within 3 nm of a berth, or, at Ningbo,
//! within 14 nm of it among the islands of Zhoushan, where the channel is narrower than the mask.

use std::sync::LazyLock;

use super::{LatLon, PortError, Track};

/// A lane of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    from: &'static str,
    to: &'static str,
    track: Track,
}

type Waypoints = &'static [(f64, f64)];

#[rustfmt::skip]
static WAYPOINTS: &[(&str, &str, Waypoints, Waypoints, Waypoints)] = &[
    ("Yangshan", "Los Angeles",
        &[(30.625412, 122.069069), (30.6, 122.55), (30.75, 124.0)],
        SOUTH_OF_JAPAN, TO_LOS_ANGELES),
    ("Shanghai", "Long Beach",
        &[(31.400091, 121.497113), (31.4, 121.6), (31.12, 122.1), (31.05, 122.6), (30.85, 124.0)],
        SOUTH_OF_JAPAN, TO_LONG_BEACH),
    ("Ningbo-Beilun", "Los Angeles",
        &[(29.8868, 122.0411), (29.84, 122.09), (29.8, 122.15), (29.765, 122.185), (29.735, 122.228), (29.712, 122.268), (29.68, 122.36), (29.7, 122.9), (30.2, 126.0)],
        SOUTH_OF_JAPAN, TO_LOS_ANGELES),
    ("Yantian", "Long Beach",
        &[(22.583517, 114.292076), (22.563, 114.335), (22.53, 114.41), (22.49, 114.46), (22.2, 114.6), (21.6, 116.0), (20.85, 121.3), (21.3, 122.5)],
        &[], TO_LONG_BEACH),
    ("Busan", "Long Beach",
        &[(35.098203, 129.035797), (35.07, 129.1), (35.05, 129.16), (37.0, 132.0), (41.15, 139.6), (41.42, 140.3), (41.5, 140.6), (41.63, 140.9), (41.66, 141.5), (41.7, 143.3), (42.6, 145.8)],
        &[], TO_LONG_BEACH),
];

/// Osumi Strait, between Mikurajima and Hachijojima, off Inubo.
const SOUTH_OF_JAPAN: Waypoints =
    &[(30.75, 130.3), (30.95, 131.2), (33.0, 136.5), (33.45, 139.75), (35.6, 141.7)];

/// South of Point Conception, Santa Barbara Channel, precautionary area, Angels Gate, harbour.
#[rustfmt::skip]
const TO_LOS_ANGELES: Waypoints = &[(34.42, -120.7), (34.23, -119.95), (34.02, -119.2), (33.8, -118.6), (33.66, -118.3), (33.69, -118.245), (33.712, -118.27), (33.716667, -118.283333)];

/// The same to Queens Gate.
#[rustfmt::skip]
const TO_LONG_BEACH: Waypoints = &[(34.42, -120.7), (34.23, -119.95), (34.02, -119.2), (33.8, -118.6), (33.66, -118.3), (33.7, -118.185), (33.73858, -118.193323)];

static LANES: LazyLock<Vec<Lane>> = LazyLock::new(|| WAYPOINTS.iter().filter_map(Lane::laid).collect());

/// The lane between two ports of the table, in the direction asked for.
///
/// # Errors
///
/// [`PortError::NoLane`], which lists the lanes there are.
///
/// # Examples
///
/// ```
/// use green_corridor::port;
/// use green_corridor::units::si::nautical_mile;
///
/// let east = port::lane("Yangshan", "Los Angeles")?;
/// let west = port::lane("Los Angeles", "Yangshan")?;
/// assert!((5_700.0..5_900.0).contains(&east.length().get::<nautical_mile>()));
/// assert!((east.length() - west.length()).value.abs() < 1e-6);
/// # Ok::<(), port::PortError>(())
/// ```
pub fn lane(from: &str, to: &str) -> Result<Track, PortError> {
    let same = |lane: &&Lane| lane.from == from && lane.to == to;
    let back = |lane: &&Lane| lane.from == to && lane.to == from;
    match (LANES.iter().find(same), LANES.iter().find(back)) {
        (Some(lane), _) => Ok(lane.track.clone()),
        (None, Some(lane)) => Ok(lane.track.reversed(name(from, to))),
        (None, None) => {
            let known: Vec<String> =
                LANES.iter().map(|lane| format!("{} - {}", lane.from, lane.to)).collect();
            Err(PortError::NoLane { from: from.to_owned(), to: to.to_owned(), known: known.join(", ") })
        }
    }
}

/// The lanes, eastbound.
pub fn lanes() -> &'static [Lane] {
    &LANES
}

fn name(from: &str, to: &str) -> String {
    format!("{from} - {to}, lane of this crate")
}

impl Lane {
    fn laid(row: &(&'static str, &'static str, Waypoints, Waypoints, Waypoints)) -> Option<Self> {
        let (from, to, departure, ocean, arrival) = *row;
        let positions =
            [departure, ocean, arrival].concat().into_iter().map(|(lat, lon)| LatLon::constant(lat, lon));
        let track = Track::through(name(from, to), positions.collect()).ok()?;
        Some(Self { from, to, track })
    }

    /// Port of departure.
    pub const fn from(&self) -> &'static str {
        self.from
    }

    /// Port of arrival.
    pub const fn to(&self) -> &'static str {
        self.to
    }

    /// The track.
    pub const fn track(&self) -> &Track {
        &self.track
    }
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;

    #[test]
    fn every_lane_joins_its_ports() {
        assert_eq!(lanes().len(), WAYPOINTS.len());
        for lane in lanes() {
            let positions = lane.track().positions();
            assert_eq!(positions.first(), Some(&find(lane.from()).unwrap().position()), "{}", lane.from());
            assert_eq!(positions.last(), Some(&find(lane.to()).unwrap().position()), "{}", lane.to());
        }
    }
}
