//! A position with the hop that led to it.

use super::{CleaningRules, PositionReport, between};
use crate::port::geodesic;
use crate::units::Length;
use crate::units::si::metres;

/// Semi-major axis of WGS84.
const EQUATORIAL_RADIUS_METRES: f64 = 6_378_137.0;

/// Squared eccentricity of WGS84: `f (2 − f)`, `f = 1 / 298.257223563`.
const ECCENTRICITY_SQUARED: f64 = (2.0 - 1.0 / 298.257_223_563) / 298.257_223_563;

/// Mean radius of the Earth (IUGG).
const MEAN_RADIUS_METRES: f64 = 6_371_008.8;

/// The longest chord that is bent by a series.
const SHORT_METRES: f64 = 20_000.0;

/// A report in space, and how far the ship came to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fix {
    pub(super) report: PositionReport,
    /// From the centre of the Earth, in metres.
    place: [f64; 3],
    /// From the fix before; `None` for the first of a track and after a leap.
    pub(super) hop: Option<Length>,
}

impl Fix {
    pub(super) fn of(report: PositionReport) -> Self {
        let radians = |degrees: f64| degrees.to_radians();
        let (north, along) = radians(report.position.latitude().degrees()).sin_cos();
        let (east, ahead) = radians(report.position.longitude().degrees()).sin_cos();
        let normal = EQUATORIAL_RADIUS_METRES / (1.0 - ECCENTRICITY_SQUARED * north * north).sqrt();
        let place =
            [normal * along * ahead, normal * along * east, normal * (1.0 - ECCENTRICITY_SQUARED) * north];
        Self { report, place, hop: None }
    }

    /// Geodesic to another fix. Up to 20 km from the chord `c`, within 0.2 mm of Karney's; beyond, Karney's.
    ///
    /// ```text
    /// s = c (1 + c²/(24 R²))
    /// ```
    pub(super) fn distance_to(&self, other: &Self) -> Length {
        let ([a, b, c], [x, y, z]) = (self.place, other.place);
        let squared = (x - a) * (x - a) + (y - b) * (y - b) + (z - c) * (z - c);
        if squared > SHORT_METRES * SHORT_METRES {
            return geodesic(self.report.position, other.report.position).length();
        }
        metres(squared.sqrt() * (1.0 + squared / (24.0 * MEAN_RADIUS_METRES * MEAN_RADIUS_METRES)))
    }

    /// The way to a later fix, if a ship can have made it in the time.
    pub(super) fn reach(&self, later: &Self, rules: &CleaningRules) -> Option<Length> {
        let distance = self.distance_to(later);
        let time = between(self.report.at, later.report.at) + rules.clock_error;
        (distance <= rules.fastest_between * time).then_some(distance)
    }

    pub(super) const fn after(self, hop: Length) -> Self {
        Self { hop: Some(hop), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Mmsi;
    use super::*;
    use crate::port::{LatLon, direct};

    fn fix(position: LatLon) -> Fix {
        Fix::of(PositionReport {
            mmsi: Mmsi::new(1).unwrap(),
            at: jiff::Timestamp::UNIX_EPOCH,
            position,
            speed: None,
            course_degrees: None,
            heading_degrees: None,
            status: None,
        })
    }

    #[test]
    fn a_short_hop_is_the_geodesic() {
        for latitude in [-89.0, -60.0, -33.7, 0.0, 12.5, 45.0, 78.0] {
            for course in 0..24 {
                for metres in [0.5, 10.0, 300.0, 5_000.0, 19_999.0, 20_001.0, 900_000.0] {
                    let from = LatLon::constant(latitude, 179.99);
                    let to = direct(from, 15.0 * f64::from(course), metres);
                    let got = fix(from).distance_to(&fix(to)).value;
                    let want = geodesic(from, to).length().value;
                    assert!((got - want).abs() < 2e-4, "{latitude} {course} {metres}: {got} {want}");
                }
            }
        }
        let here = fix(LatLon::constant(33.7, -118.2));
        assert_eq!(here.distance_to(&here).value, 0.0);
    }
}
