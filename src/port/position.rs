//! Positions that cannot be swapped, and the distance between two.

use geographiclib_rs::{Geodesic, InverseGeodesic};
use serde::{Deserialize, Serialize};

use crate::units::substance::GreatCircle;
use crate::units::{Distance, OutOfRange, bounded::bounds};

/// Mean radius of the Earth (IUGG), for the haversine.
const MEAN_RADIUS_METRES: f64 = 6_371_008.8;

macro_rules! angle {
    ($(#[$doc:meta])* $name:ident, $bound:expr, $limit:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(try_from = "f64", into = "f64")]
        pub struct $name(f64);

        impl $name {
            /// From degrees.
            ///
            /// # Errors
            ///
            /// [`OutOfRange`] beyond the globe, and for NaN.
            pub fn from_degrees(degrees: f64) -> Result<Self, OutOfRange> {
                $bound.check(degrees).map(Self)
            }

            /// For tables: a value beyond the globe fails the build when used in a `const`.
            ///
            /// # Panics
            ///
            /// On such a value.
            pub const fn constant(degrees: f64) -> Self {
                assert!(degrees >= -$limit && degrees <= $limit, "beyond the globe");
                Self(degrees)
            }

            /// Degrees.
            pub const fn degrees(self) -> f64 {
                self.0
            }
        }

        impl TryFrom<f64> for $name {
            type Error = OutOfRange;
            fn try_from(degrees: f64) -> Result<Self, OutOfRange> {
                Self::from_degrees(degrees)
            }
        }

        impl From<$name> for f64 {
            fn from(angle: $name) -> f64 {
                angle.0
            }
        }
    };
}

angle! {
    /// Latitude on WGS84, north positive.
    Latitude, bounds::LATITUDE, 90.0
}

angle! {
    /// Longitude on WGS84, east positive.
    Longitude, bounds::LONGITUDE, 180.0
}

/// A position on WGS84. Latitude and longitude are types of their own, so they cannot be swapped.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatLon {
    #[serde(rename = "lat")]
    latitude: Latitude,
    #[serde(rename = "lon")]
    longitude: Longitude,
}

impl Latitude {
    /// Of a computed angle, which may leave the globe by a rounding.
    pub(crate) const fn clamped(degrees: f64) -> Self {
        Self(degrees.clamp(-90.0, 90.0))
    }
}

impl Longitude {
    /// Of a computed angle, which may be a turn away.
    pub(crate) fn wrapped(degrees: f64) -> Self {
        Self(if degrees.abs() <= 180.0 { degrees } else { (degrees + 180.0).rem_euclid(360.0) - 180.0 })
    }
}

impl LatLon {
    /// A position.
    pub const fn new(latitude: Latitude, longitude: Longitude) -> Self {
        Self { latitude, longitude }
    }

    /// For tables: a position beyond the globe fails the build when used in a `const`.
    pub(crate) const fn constant(latitude: f64, longitude: f64) -> Self {
        Self::new(Latitude::constant(latitude), Longitude::constant(longitude))
    }

    /// Latitude.
    pub const fn latitude(self) -> Latitude {
        self.latitude
    }

    /// Longitude.
    pub const fn longitude(self) -> Longitude {
        self.longitude
    }
}

/// Shortest geodesic on the WGS84 ellipsoid, over land if need be; exact across 180 degrees, at the poles
/// and between nearly antipodal points.
///
/// # Source
///
/// C. F. F. Karney, *Algorithms for geodesics*, J. Geodesy 87 (2013), as geographiclib-rs implements it.
pub fn geodesic(from: LatLon, to: LatLon) -> Distance<GreatCircle> {
    let metres: f64 =
        Geodesic::wgs84().inverse(from.latitude.0, from.longitude.0, to.latitude.0, to.longitude.0);
    Distance::from_kilometres(metres / 1e3)
}

/// Distance on a sphere of 6,371.0088 km, by the haversine: up to 0.6 % from [`geodesic`].
///
/// ```text
/// d = 2 R asin √(sin²(Δφ/2) + cos φ₁ cos φ₂ sin²(Δλ/2))
/// ```
pub fn haversine(from: LatLon, to: LatLon) -> Distance<GreatCircle> {
    let (one, two) = (from.latitude.0.to_radians(), to.latitude.0.to_radians());
    let half = |degrees: f64| (degrees.to_radians() / 2.0).sin();
    let (dlat, dlon) = (half(to.latitude.0 - from.latitude.0), half(to.longitude.0 - from.longitude.0));
    let h = dlat * dlat + one.cos() * two.cos() * dlon * dlon;
    Distance::from_kilometres(2.0 * MEAN_RADIUS_METRES * h.sqrt().min(1.0).asin() / 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(latitude: f64, longitude: f64) -> LatLon {
        LatLon::new(Latitude::constant(latitude), Longitude::constant(longitude))
    }

    #[test]
    fn the_antimeridian_is_no_edge() {
        let across = geodesic(at(50.0, 179.5), at(50.0, -179.5));
        let beside = geodesic(at(50.0, 10.0), at(50.0, 11.0));
        assert!((across.nautical_miles() - beside.nautical_miles()).abs() < 1e-9);
        assert!(haversine(at(0.0, 180.0), at(0.0, -180.0)).nautical_miles() < 1e-6);
    }

    #[test]
    fn nearly_antipodal_points_and_poles_have_an_answer() {
        for (from, to) in
            [(at(0.0, 0.0), at(0.5, 179.7)), (at(90.0, 0.0), at(-90.0, 12.0)), (at(0.0, 0.0), at(0.0, 180.0))]
        {
            let miles = geodesic(from, to).nautical_miles();
            assert!((10_700.0..10_850.0).contains(&miles), "{miles}");
        }
    }

    #[test]
    fn positions_beyond_the_globe_are_refused() {
        assert!(Latitude::from_degrees(90.1).is_err() && Latitude::from_degrees(f64::NAN).is_err());
        assert!(Longitude::from_degrees(-180.1).is_err());
    }
}
