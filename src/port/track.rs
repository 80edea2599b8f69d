//! A line over the globe.

use std::sync::Arc;

use geographiclib_rs::{DirectGeodesic, Geodesic, InverseGeodesic};

use super::{LatLon, Latitude, Longitude};
use crate::units::Length;
use crate::units::si::metres;

/// A line of geodesics through positions. A share of a leg is a share of one track and no other.
///
/// ```
/// use green_corridor::port::{self, Track};
/// use green_corridor::units::si::nautical_mile;
///
/// let (from, to) = (port::find("Yangshan")?, port::find("Los Angeles")?);
/// let track = Track::great_circle(from, to)?;
/// assert_eq!(format!("{:.1} nm {}", track.length().get::<nautical_mile>(), track.name()),
///            "5660.2 nm Yangshan - Los Angeles, great circle");
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    name: Arc<str>,
    positions: Vec<LatLon>,
    legs: Vec<Leg>,
    length_m: f64,
}

/// One geodesic of a track.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Leg {
    /// Along the track to its beginning.
    start_m: f64,
    length_m: f64,
    azimuth: f64,
}

/// A track that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TrackError {
    /// Fewer than two positions.
    #[error("track `{track}` needs at least two positions, got {given}")]
    TooShort {
        /// The track.
        track: String,
        /// How many there are.
        given: usize,
    },
    /// All positions are one.
    #[error("track `{track}` has no length: all its positions are the same")]
    NoLength {
        /// The track.
        track: String,
    },
}

impl Track {
    /// The shortest geodesic between two ports. It crosses land where land lies in its way: a distance
    /// reference, not a track that a ship can keep.
    ///
    /// # Errors
    ///
    /// [`TrackError::NoLength`] for two ports in one place.
    pub fn great_circle(from: &super::Port, to: &super::Port) -> Result<Self, TrackError> {
        let name = format!("{} - {}, great circle", from.name(), to.name());
        Self::through(name, vec![from.position(), to.position()])
    }

    /// Through positions, joined by geodesics.
    ///
    /// # Errors
    ///
    /// [`TrackError`] for fewer than two positions, or a track without length.
    pub fn through(name: impl Into<Arc<str>>, positions: Vec<LatLon>) -> Result<Self, TrackError> {
        let name = name.into();
        if positions.len() < 2 {
            return Err(TrackError::TooShort { track: name.to_string(), given: positions.len() });
        }
        let track = Self::of(name, positions);
        if track.length_m > 0.0 {
            Ok(track)
        } else {
            Err(TrackError::NoLength { track: track.name.to_string() })
        }
    }

    fn of(name: Arc<str>, positions: Vec<LatLon>) -> Self {
        let mut length_m = 0.0;
        let legs = positions
            .windows(2)
            .map(|pair| {
                let (metres, azimuth) = inverse(pair[0], pair[1]);
                let leg = Leg { start_m: length_m, length_m: metres, azimuth };
                length_m += metres;
                leg
            })
            .collect();
        Self { name, positions, legs, length_m }
    }

    /// Its name, to be quoted with every share of it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its positions.
    pub fn positions(&self) -> &[LatLon] {
        &self.positions
    }

    /// Its length on WGS84.
    pub fn length(&self) -> Length {
        metres(self.length_m)
    }

    /// The position at a distance from its beginning; its ends beyond them, its beginning for NaN.
    pub fn at(&self, along: Length) -> LatLon {
        let along = along.value.max(0.0).min(self.length_m);
        let next = self.legs.partition_point(|leg| leg.start_m <= along);
        let index = next.saturating_sub(1);
        let (leg, from) = (self.legs[index], self.positions[index]);
        direct(from, leg.azimuth, along - leg.start_m)
    }

    /// Positions along the track with their distance from its beginning, no two further apart than `step`; its own
    /// positions are among them.
    pub(crate) fn sampled(&self, step: Length) -> Vec<(f64, LatLon)> {
        let mut samples = Vec::new();
        for (leg, from) in self.legs.iter().zip(&self.positions) {
            let pieces = (leg.length_m / step.value).ceil().max(1.0);
            samples.push((leg.start_m, *from));
            for piece in 1..pieces as usize {
                let along = leg.length_m * piece as f64 / pieces;
                samples.push((leg.start_m + along, direct(*from, leg.azimuth, along)));
            }
        }
        samples.extend(self.positions.last().map(|last| (self.length_m, *last)));
        samples
    }

    /// Distances from its beginning to each of its positions but the last.
    pub(crate) fn joints(&self) -> impl Iterator<Item = f64> {
        self.legs.iter().map(|leg| leg.start_m)
    }

    /// The same track the other way.
    #[must_use]
    pub fn reversed(&self, name: impl Into<Arc<str>>) -> Self {
        Self::of(name.into(), self.positions.iter().rev().copied().collect())
    }
}

fn inverse(from: LatLon, to: LatLon) -> (f64, f64) {
    let (metres, azimuth, _, _): (f64, f64, f64, f64) = Geodesic::wgs84().inverse(
        from.latitude().degrees(),
        from.longitude().degrees(),
        to.latitude().degrees(),
        to.longitude().degrees(),
    );
    (metres, azimuth)
}

/// The position at a distance and azimuth from another.
pub(crate) fn direct(from: LatLon, azimuth: f64, metres: f64) -> LatLon {
    let (latitude, longitude): (f64, f64) =
        Geodesic::wgs84().direct(from.latitude().degrees(), from.longitude().degrees(), azimuth, metres);
    LatLon::new(Latitude::clamped(latitude), Longitude::wrapped(longitude))
}

#[cfg(test)]
mod tests {
    use super::super::find;
    use super::*;
    use crate::units::si::nautical_miles;

    #[test]
    fn a_position_along_the_track_is_at_its_distance() {
        let (from, to) = (find("Yangshan").unwrap(), find("Los Angeles").unwrap());
        let track = Track::great_circle(from, to).unwrap();
        let half = track.at(track.length() / 2.0);
        let there = super::super::geodesic(from.position(), half);
        assert!((there.length() - track.length() / 2.0).value.abs() < 1e-6);
        assert_eq!(track.at(nautical_miles(1e9)), track.at(track.length()));
        let samples = track.sampled(nautical_miles(60.0));
        assert!(samples.windows(2).all(|pair| pair[1].0 - pair[0].0 <= 60.0 * 1852.0 + 1e-6));
    }
}
