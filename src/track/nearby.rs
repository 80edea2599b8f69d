//! What was found at one position, for as long as the ship stays clear of every border.

use crate::port::LatLon;
use crate::units::Length;
use crate::units::si::{metres, nautical_miles};

/// Metres per degree of arc at the largest radius of curvature of WGS84, `a² / b`.
const METRES_PER_DEGREE: f64 = 6_399_593.7 * std::f64::consts::PI / 180.0;

/// Metres left for rounding.
const MARGIN_METRES: f64 = 1.0;

/// How far a border is looked for: an hour of way. A wider look costs more than it saves.
fn sight() -> Length {
    nautical_miles(20.0)
}

/// The last answer, if there is one.
#[derive(Clone, Debug)]
pub(super) struct Nearby<T>(Option<Known<T>>);

/// An answer, where it was found and how far from there it holds.
#[derive(Clone, Debug)]
struct Known<T> {
    latitude: f64,
    longitude: f64,
    metres_per_degree_east: f64,
    clear_metres: f64,
    answer: T,
}

impl<T> Nearby<T> {
    pub(super) const fn nothing() -> Self {
        Self(None)
    }

    /// The answer here; asked for, with its clearance as far as a border need be looked for, where the last one need not
    /// hold.
    #[inline]
    pub(super) fn at(&mut self, position: LatLon, ask: impl FnOnce(Length) -> (T, Length)) -> &T {
        let left = self.0.take_if(|known| !known.holds(position));
        let ask = || ask(left.map_or_else(sight, |known| known.border_from(position).min(sight())));
        &self.0.get_or_insert_with(|| Known::new(position, ask())).answer
    }
}

impl<T> Known<T> {
    fn new(position: LatLon, (answer, clearance): (T, Length)) -> Self {
        let latitude = position.latitude().degrees();
        Self {
            latitude,
            longitude: position.longitude().degrees(),
            metres_per_degree_east: METRES_PER_DEGREE * latitude.to_radians().cos().abs(),
            clear_metres: clearance.value - MARGIN_METRES,
            answer,
        }
    }

    #[inline]
    fn holds(&self, position: LatLon) -> bool {
        self.metres_to(position) < self.clear_metres
    }

    /// The border that was nearest is no further from a position than this.
    fn border_from(&self, position: LatLon) -> Length {
        metres(self.metres_to(position) + self.clear_metres + 2.0 * MARGIN_METRES)
    }

    /// The way along the parallel and then the meridian is no shorter than the geodesic.
    #[inline]
    fn metres_to(&self, position: LatLon) -> f64 {
        let east = (position.longitude().degrees() - self.longitude).abs();
        let east = east.min(360.0 - east);
        let north = (position.latitude().degrees() - self.latitude).abs();
        self.metres_per_degree_east * east + METRES_PER_DEGREE * north
    }
}
