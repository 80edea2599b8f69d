//! Polygons put together, and polygons taken out.

use super::arc::Direction;
use super::{Polygon, ZoneError};
use crate::port::LatLon;
use crate::units::Length;
use crate::units::si::metres;

/// Polar radius of WGS84, the smallest: no way over the ellipsoid is shorter than its angle at the centre times this.
const LEAST_RADIUS_METRES: f64 = 6_356_752.0;

/// What is inside at least one polygon and outside all that are taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    parts: Vec<Polygon>,
    without: Vec<Polygon>,
}

impl Area {
    /// The inside of one or more polygons.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Empty`] for none.
    pub fn new(parts: Vec<Polygon>) -> Result<Self, ZoneError> {
        if parts.is_empty() { Err(ZoneError::Empty) } else { Ok(Self { parts, without: Vec::new() }) }
    }

    /// The same without the inside of another polygon.
    #[must_use]
    pub fn without(mut self, polygon: Polygon) -> Self {
        self.without.push(polygon);
        self
    }

    /// Whether a position is inside.
    pub fn contains(&self, position: LatLon) -> bool {
        let point = Direction::of(position);
        self.parts.iter().any(|part| part.holds(point)) && !self.without.iter().any(|part| part.holds(point))
    }

    /// A distance within which no border of it lies, looked for as far as asked: every position nearer than this is on
    /// the same side of all of them. It is up to 0.7 % less than the way to the nearest border.
    ///
    /// ```
    /// use green_corridor::port;
    /// use green_corridor::units::si::{nautical_mile, nautical_miles};
    /// use green_corridor::zone;
    ///
    /// let (zone, here) = (zone::find("VSR_20NM")?, port::find("Los Angeles")?.position());
    /// let clear = zone.area().clearance(here, nautical_miles(60.0));
    /// assert!((18.5..20.0).contains(&clear.get::<nautical_mile>()));
    /// assert_eq!(zone.area().clearance(here, nautical_miles(5.0)), nautical_miles(5.0));
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn clearance(&self, position: LatLon, at_most: Length) -> Length {
        let point = Direction::of(position);
        let known = at_most.value / LEAST_RADIUS_METRES;
        let nearest = self.polygons().fold(known, |known, polygon| polygon.angle_to(point, known));
        if nearest < known { metres(LEAST_RADIUS_METRES * nearest) } else { at_most }
    }

    /// Its polygons, those taken out among them.
    pub fn polygons(&self) -> impl Iterator<Item = &Polygon> {
        self.parts.iter().chain(&self.without)
    }

    /// The polygons whose inside it is made of.
    pub fn parts(&self) -> &[Polygon] {
        &self.parts
    }
}

impl From<Polygon> for Area {
    fn from(polygon: Polygon) -> Self {
        Self { parts: vec![polygon], without: Vec::new() }
    }
}
