//! Short arcs over the ellipsoid, as planes through its centre.
//!
//! A position is the unit vector from the centre of the ellipsoid to it. Two positions span a plane through the
//! centre; where two such planes meet is the crossing of two arcs, in closed form, at the antimeridian and the poles as
//! anywhere. Over 15 nm the arc so defined lies within six centimetres of the geodesic: longer geodesics are
//! cut into pieces first.

use crate::port::{LatLon, Latitude, Longitude};
use crate::units::Length;
use crate::units::si::nautical_miles;

/// Squared eccentricity of WGS84: `f (2 − f)`, `f = 1 / 298.257223563`.
const ECCENTRICITY_SQUARED: f64 = (2.0 - 1.0 / 298.257_223_563) / 298.257_223_563;

/// Longest arc that stands for a geodesic.
pub(super) fn longest() -> Length {
    nautical_miles(15.0)
}

/// Unit vector from the centre of the ellipsoid to a position on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Direction(pub(super) [f64; 3]);

/// An arc between two directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Arc {
    pub(super) from: Direction,
    pub(super) to: Direction,
    normal: Direction,
}

/// A circle on the globe that holds a set of directions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cap {
    centre: Direction,
    radius: f64,
}

impl Direction {
    pub(super) fn of(position: LatLon) -> Self {
        let (latitude, longitude) =
            (position.latitude().degrees().to_radians(), position.longitude().degrees().to_radians());
        let (north, along) = latitude.sin_cos();
        let (east, ahead) = longitude.sin_cos();
        Self([along * ahead, along * east, (1.0 - ECCENTRICITY_SQUARED) * north]).unit()
    }

    pub(super) fn position(self) -> LatLon {
        let [x, y, z] = self.0;
        let latitude = z.atan2((1.0 - ECCENTRICITY_SQUARED) * x.hypot(y));
        LatLon::new(Latitude::clamped(latitude.to_degrees()), Longitude::wrapped(y.atan2(x).to_degrees()))
    }

    #[inline]
    pub(super) fn dot(self, other: Self) -> f64 {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        a * x + b * y + c * z
    }

    #[inline]
    pub(super) fn cross(self, other: Self) -> Self {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        Self([b * z - c * y, c * x - a * z, a * y - b * x])
    }

    #[inline]
    fn chord_squared(self, other: Self) -> f64 {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c)
    }

    fn plus(self, other: Self) -> Self {
        let ([a, b, c], [x, y, z]) = (self.0, other.0);
        Self([a + x, b + y, c + z])
    }

    fn times(self, factor: f64) -> Self {
        Self(self.0.map(|component| component * factor))
    }

    fn unit(self) -> Self {
        let length = self.dot(self).sqrt();
        if length > 0.0 { self.times(1.0 / length) } else { self }
    }

    fn angle(self, other: Self) -> f64 {
        let cross = self.cross(other);
        cross.dot(cross).sqrt().atan2(self.dot(other))
    }
}

impl Arc {
    pub(super) fn new(from: Direction, to: Direction) -> Self {
        Self { from, to, normal: from.cross(to) }
    }

    /// Where two arcs cross. An end that lies on the other arc counts on one side of it or the other, as rounding
    /// has it: who needs the end itself must cut there.
    #[inline]
    pub(super) fn crossing(&self, other: &Self) -> Option<Direction> {
        let side = |arc: &Self, point: Direction| arc.normal.dot(point) >= 0.0;
        if side(self, other.from) == side(self, other.to) || side(other, self.from) == side(other, self.to) {
            return None;
        }
        let line = self.normal.cross(other.normal).unit();
        let towards = line.dot(self.from.plus(self.to));
        let crossing = if towards >= 0.0 { line } else { line.times(-1.0) };
        // The planes also meet on the far side of the globe.
        (crossing.dot(other.from.plus(other.to)) > 0.0).then_some(crossing)
    }

    /// Whether the arc passes the meridian of a position, near it and to its south.
    #[inline]
    pub(super) fn passes_south_of(&self, position: Direction) -> bool {
        let [x, y, z] = position.0;
        let east = |point: Direction| point.0[1] * x - point.0[0] * y;
        let (from, to) = (east(self.from), east(self.to));
        if (from >= 0.0) == (to >= 0.0) {
            return false;
        }
        let share = from / (from - to);
        let [px, py, pz] = self.from.times(1.0 - share).plus(self.to.times(share)).0;
        let ahead = px * x + py * y;
        ahead > 0.0 && pz * (x * x + y * y) < z * ahead
    }

    /// Angle at the centre of the ellipsoid from a direction to the nearest point of the arc.
    pub(super) fn angle_to(&self, point: Direction) -> f64 {
        let pole = self.normal.unit();
        let beyond_from = pole.cross(self.from).dot(point);
        let before_to = self.to.cross(pole).dot(point);
        if beyond_from >= 0.0 && before_to >= 0.0 {
            pole.dot(point).abs().min(1.0).asin()
        } else if self.from.chord_squared(point) < self.to.chord_squared(point) {
            self.from.angle(point)
        } else {
            self.to.angle(point)
        }
    }

    /// Change of longitude along it, in radians: less than half a turn either way.
    pub(super) fn turn(&self) -> f64 {
        let ([ax, ay, _], [bx, by, _]) = (self.from.0, self.to.0);
        (ax * by - ay * bx).atan2(ax * bx + ay * by)
    }
}

impl Cap {
    pub(super) fn around(points: impl Iterator<Item = Direction> + Clone) -> Self {
        let centre = points.clone().fold(Direction([0.0; 3]), Direction::plus).unit();
        let radius = points.map(|point| centre.angle(point)).fold(0.0, f64::max);
        Self { centre, radius }
    }

    pub(super) const fn radius(&self) -> f64 {
        self.radius
    }

    /// Whether the two may have a point in common.
    #[inline]
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.centre.dot(other.centre) >= (self.radius + other.radius).min(std::f64::consts::PI).cos() - 1e-12
    }

    pub(super) fn holds(&self, point: Direction) -> bool {
        self.meets(&Self { centre: point, radius: 0.0 })
    }

    /// No more than the angle from a direction to what the circle holds: by the chord, which is less than its angle.
    #[inline]
    pub(super) fn least_angle_to(&self, point: Direction) -> f64 {
        self.centre.chord_squared(point).sqrt() - self.radius
    }

    /// Whether what the circle holds may lie on the meridian of a position, or on the one opposite.
    #[inline]
    pub(super) fn meets_meridian_of(&self, position: Direction) -> bool {
        let ([x, y, _], [a, b, _]) = (position.0, self.centre.0);
        (b * x - a * y).abs() <= self.radius * x.hypot(y) + 1e-12
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> Direction {
        Direction::of(LatLon::constant(latitude, longitude))
    }

    #[test]
    fn a_position_survives_the_way_there_and_back() {
        for (latitude, longitude) in [(0.0, 0.0), (33.7, -118.3), (-89.9, 179.9), (51.5, -180.0)] {
            let back = at(latitude, longitude).position();
            assert!((back.latitude().degrees() - latitude).abs() < 1e-12);
            assert!((back.longitude().degrees() - longitude).abs() < 1e-9);
        }
    }

    #[test]
    fn arcs_cross_at_the_antimeridian() {
        let equator = Arc::new(at(0.0, 179.5), at(0.0, -179.5));
        let meridian = Arc::new(at(-0.5, 180.0), at(0.5, 180.0));
        let crossing = equator.crossing(&meridian).unwrap().position();
        assert!(crossing.latitude().degrees().abs() < 1e-12);
        assert!((crossing.longitude().degrees().abs() - 180.0).abs() < 1e-9);
        assert_eq!(equator.crossing(&Arc::new(at(-0.5, 0.0), at(0.5, 0.0))), None);
    }

    /// The middle of a geodesic lies within six centimetres of the longest arc, whatever its course.
    #[test]
    fn the_longest_arc_is_a_geodesic() {
        use crate::port::{Track, direct};
        for latitude in [0.0, 20.0, 33.7, 45.0, 60.0, 75.0] {
            for course in 0..12 {
                let from = LatLon::constant(latitude, -128.0);
                let to = direct(from, 30.0 * f64::from(course), longest().value);
                let track = Track::through("short", vec![from, to]).unwrap();
                let arc = Arc::new(Direction::of(from), Direction::of(to));
                let half = Direction::of(track.at(track.length() / 2.0));
                let metres = arc.normal.unit().dot(half).abs() * 6_378_137.0;
                assert!(metres < 0.06, "{latitude} {course}: {metres}");
            }
        }
    }
}
