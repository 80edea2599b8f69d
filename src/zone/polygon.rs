//! A closed ring of geodesics.

use std::sync::Arc as Shared;

use super::ZoneError;
use super::arc::{Arc, Cap, Direction, longest};
use crate::port::{LatLon, Latitude, Longitude, Track, direct};
use crate::units::si::nautical_mile;
use crate::units::{Bound, Length};

/// Arcs that are skipped together.
const GROUP: usize = 16;

/// Positions of the circle that stands for a disc: at 40 nm its chords are off by 0.7 m.
const CIRCLE: u32 = 720;

/// Radius of a disc; the widest rule reaches 200 nm.
const RADIUS: Bound = Bound::new("radius_nm", 0.01, 1_000.0, "nm");

/// Least area of a ring, in squares of the Earth's radius: some four square metres.
const LEAST_AREA: f64 = 1e-13;

/// A closed ring on WGS84 whose edges are geodesics. It does not cross itself, holds no pole, and
/// is smaller than half the globe; inside is what it encloses.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    name: Shared<str>,
    ring: Vec<LatLon>,
    arcs: Vec<Arc>,
    groups: Vec<Cap>,
    cap: Cap,
}

impl Polygon {
    /// A ring whose last position repeats the first.
    ///
    /// # Errors
    ///
    /// [`ZoneError`] for fewer than three corners, a ring that is not closed, crosses itself, goes round a pole or
    /// reaches over half the globe.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::zone::{Polygon, ZoneError};
    ///
    /// let open = [(30.0, 120.0), (30.0, 121.0), (31.0, 121.0), (31.0, 120.0)];
    /// assert!(matches!(Polygon::from_degrees("box", open), Err(ZoneError::NotClosed { .. })));
    /// let closed = [(30.0, 120.0), (30.0, 121.0), (31.0, 121.0), (31.0, 120.0), (30.0, 120.0)];
    /// assert_eq!(Polygon::from_degrees("box", closed)?.corners(), 4);
    /// # Ok::<(), ZoneError>(())
    /// ```
    pub fn new(name: impl Into<Shared<str>>, ring: Vec<LatLon>) -> Result<Self, ZoneError> {
        let polygon = Self::of(name.into(), ring)?;
        polygon.check_crossings()?;
        Ok(polygon)
    }

    /// From latitude and longitude in degrees.
    ///
    /// # Errors
    ///
    /// As [`Self::new`], and [`ZoneError::Position`] for a position beyond the globe.
    pub fn from_degrees(
        name: impl Into<Shared<str>>,
        ring: impl IntoIterator<Item = (f64, f64)>,
    ) -> Result<Self, ZoneError> {
        let name = name.into();
        let position = |(index, (latitude, longitude)): (usize, (f64, f64))| {
            let polygon = name.to_string();
            Latitude::from_degrees(latitude)
                .and_then(|latitude| Ok(LatLon::new(latitude, Longitude::from_degrees(longitude)?)))
                .map_err(|source| ZoneError::Position { polygon, number: index + 1, source })
        };
        let ring = ring.into_iter().enumerate().map(position).collect::<Result<_, _>>()?;
        Self::new(name, ring)
    }

    /// All positions within a geodesic distance of another, as a ring of 720.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Value`] for a radius outside 0.01 to 1,000 nm, and as [`Self::new`] near a pole.
    pub fn disc(name: impl Into<Shared<str>>, centre: LatLon, radius: Length) -> Result<Self, ZoneError> {
        let name = name.into();
        RADIUS
            .check(radius.get::<nautical_mile>())
            .map_err(|source| ZoneError::Value { record: name.to_string(), source })?;
        let azimuth = |step: u32| f64::from(step % CIRCLE) * 360.0 / f64::from(CIRCLE);
        let ring = (0..=CIRCLE).map(|step| direct(centre, azimuth(step), radius.value)).collect();
        Self::of(name, ring)
    }

    fn of(name: Shared<str>, ring: Vec<LatLon>) -> Result<Self, ZoneError> {
        let polygon = || name.to_string();
        match (ring.first(), ring.last()) {
            (Some(first), Some(last)) if first != last => {
                return Err(ZoneError::NotClosed { polygon: polygon() });
            }
            (Some(_), Some(_)) if ring.len() >= 4 => {}
            _ => return Err(ZoneError::TooFew { polygon: polygon(), given: ring.len() }),
        }
        let border = Track::through(Shared::clone(&name), ring)
            .map_err(|_| ZoneError::TooFew { polygon: polygon(), given: 1 })?;
        let mut directions: Vec<Direction> =
            border.sampled(longest()).into_iter().map(|(_, position)| Direction::of(position)).collect();
        directions.dedup();
        let arcs: Vec<Arc> = directions.windows(2).map(|pair| Arc::new(pair[0], pair[1])).collect();
        let cap = Cap::around(directions.iter().copied());
        if cap.radius() >= std::f64::consts::FRAC_PI_2 {
            return Err(ZoneError::TooLarge { polygon: polygon() });
        }
        let turns: f64 = arcs.iter().map(Arc::turn).sum();
        if turns.abs() > std::f64::consts::PI {
            return Err(ZoneError::HoldsPole { polygon: polygon() });
        }
        if solid_angle(&directions) < LEAST_AREA {
            return Err(ZoneError::NoArea { polygon: polygon() });
        }
        let groups = arcs
            .chunks(GROUP)
            .map(|group| Cap::around(group.iter().flat_map(|arc| [arc.from, arc.to])))
            .collect();
        Ok(Self { name, ring: border.positions().to_vec(), arcs, groups, cap })
    }

    /// Sorted by their southern ends, arcs are compared with those that begin south of their northern ends.
    fn check_crossings(&self) -> Result<(), ZoneError> {
        let span = |arc: &Arc| {
            let (one, other) = (arc.from.0[2], arc.to.0[2]);
            // An arc may bulge towards the pole between its ends.
            let bulge = (1.0 - arc.from.dot(arc.to)).max(0.0);
            (one.min(other) - bulge, one.max(other) + bulge)
        };
        let mut order: Vec<(usize, (f64, f64))> =
            self.arcs.iter().enumerate().map(|(index, arc)| (index, span(arc))).collect();
        order.sort_by(|one, other| one.1.0.total_cmp(&other.1.0));
        for (place, &(index, (_, north))) in order.iter().enumerate() {
            for &(other, _) in order[place + 1..].iter().take_while(|(_, (south, _))| *south <= north) {
                if let Some(at) = self.crossed(index, other) {
                    return Err(ZoneError::CrossesItself { polygon: self.name.to_string(), at });
                }
            }
        }
        Ok(())
    }

    fn crossed(&self, one: usize, other: usize) -> Option<LatLon> {
        let (first, second) = (one.min(other), one.max(other));
        let neighbours = second - first == 1 || (first == 0 && second + 1 == self.arcs.len());
        if neighbours { None } else { self.arcs[first].crossing(&self.arcs[second]).map(Direction::position) }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How many corners it has.
    pub fn corners(&self) -> usize {
        self.ring.len() - 1
    }

    /// The ring, the first position repeated at the end.
    pub fn ring(&self) -> &[LatLon] {
        &self.ring
    }

    /// Whether a position is inside.
    pub fn contains(&self, position: LatLon) -> bool {
        self.holds(Direction::of(position))
    }

    /// A line to the south pole, which is outside, crosses the ring an odd number of times.
    pub(super) fn holds(&self, point: Direction) -> bool {
        let near = self
            .groups
            .iter()
            .zip(self.arcs.chunks(GROUP))
            .filter(|(group, _)| group.meets_meridian_of(point));
        let south = |arcs: &[Arc]| arcs.iter().filter(|arc| arc.passes_south_of(point)).count();
        self.cap.holds(point) && near.map(|(_, arcs)| south(arcs)).sum::<usize>() % 2 == 1
    }

    pub(super) fn meets(&self, cap: &Cap) -> bool {
        self.cap.meets(cap)
    }

    /// Angle from a direction to the nearest point of the ring, or a smaller one that is known already.
    pub(super) fn angle_to(&self, point: Direction, known: f64) -> f64 {
        if self.cap.least_angle_to(point) >= known {
            return known;
        }
        let mut nearest = known;
        for (group, arcs) in self.groups.iter().zip(self.arcs.chunks(GROUP)) {
            if group.least_angle_to(point) < nearest {
                nearest = arcs.iter().map(|arc| arc.angle_to(point)).fold(nearest, f64::min);
            }
        }
        nearest
    }

    /// Where an arc crosses the ring.
    pub(super) fn crossings(&self, arc: &Arc, cap: &Cap, mut found: impl FnMut(Direction)) {
        for (group, arcs) in self.groups.iter().zip(self.arcs.chunks(GROUP)) {
            if group.meets(cap) {
                arcs.iter().filter_map(|border| arc.crossing(border)).for_each(&mut found);
            }
        }
    }
}

/// Area of a ring in squares of the Earth's radius: the solid angle of its triangles from the first corner.
fn solid_angle(ring: &[Direction]) -> f64 {
    let Some((first, rest)) = ring.split_first() else { return 0.0 };
    let triangle = |pair: &[Direction]| {
        let (b, c) = (pair[0], pair[1]);
        let around = 1.0 + first.dot(b) + b.dot(c) + c.dot(*first);
        2.0 * first.dot(b.cross(c)).atan2(around)
    };
    rest.windows(2).map(triangle).sum::<f64>().abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bow_tie_crosses_itself() {
        let tie = [(0.0, 0.0), (1.0, 1.0), (1.0, 0.0), (0.0, 1.0), (0.0, 0.0)];
        let error = Polygon::from_degrees("tie", tie).unwrap_err();
        assert!(error.to_string().starts_with("polygon `tie` crosses itself near 0.5"), "{error}");
    }

    #[test]
    fn a_ring_over_the_antimeridian_has_an_inside() {
        let ring = [(50.0, 179.0), (50.0, -179.0), (52.0, -179.0), (52.0, 179.0), (50.0, 179.0)];
        let polygon = Polygon::from_degrees("over", ring).unwrap();
        assert!(polygon.contains(LatLon::constant(51.0, 180.0)));
        assert!(polygon.contains(LatLon::constant(51.0, -179.5)));
        assert!(!polygon.contains(LatLon::constant(51.0, 178.9)));
        assert!(!polygon.contains(LatLon::constant(51.0, 0.0)));
        assert!(!polygon.contains(LatLon::constant(49.0, 180.0)));
    }

    #[test]
    fn what_is_no_zone_is_refused() {
        let polar = [(80.0, 0.0), (80.0, 90.0), (80.0, 180.0), (80.0, -90.0), (80.0, 0.0)];
        assert!(matches!(Polygon::from_degrees("polar", polar), Err(ZoneError::HoldsPole { .. })));
        let beyond = [(80.0, 0.0), (95.0, 90.0), (80.0, 180.0), (80.0, 0.0)];
        let error = Polygon::from_degrees("beyond", beyond).unwrap_err().to_string();
        assert_eq!(error, "polygon `beyond`, position 2: `lat` must be in -90..=90 degrees, got 95");
        let line = [(1.0, 1.0), (2.0, 2.0), (1.0, 1.0)];
        assert!(matches!(Polygon::from_degrees("line", line), Err(ZoneError::TooFew { .. })));
        let point = [(1.0, 1.0); 5];
        assert!(matches!(Polygon::from_degrees("point", point), Err(ZoneError::TooFew { .. })));
        assert!(Polygon::disc("nothing", LatLon::constant(0.0, 0.0), Length::default()).is_err());
        assert!(matches!(
            Polygon::disc("pole", LatLon::constant(89.9, 0.0), crate::units::si::nautical_miles(40.0)),
            Err(ZoneError::HoldsPole { .. })
        ));
    }
}
