//! San Pedro Bay.

use crate::port::LatLon;

/// Point Fermin Light, 33°42.30' N 118°17.60' W: 33 CFR 167.501.
pub(super) const POINT_FERMIN: LatLon = LatLon::constant(33.0 + 42.30 / 60.0, -(118.0 + 17.60 / 60.0));

/// Precautionary area, 33 CFR 167.501(a); a chord stands for the breakwater.
pub(super) static PRECAUTIONARY: [(f64, f64); 5] = [
    (33.0 + 42.30 / 60.0, -(118.0 + 17.60 / 60.0)),
    (33.0 + 35.50 / 60.0, -(118.0 + 17.60 / 60.0)),
    (33.0 + 35.50 / 60.0, -(118.0 + 9.00 / 60.0)),
    (33.0 + 37.70 / 60.0, -(118.0 + 6.50 / 60.0)),
    (33.0 + 43.40 / 60.0, -(118.0 + 10.80 / 60.0)),
];

/// Inside the breakwater. Rough: landward of the same chord, its other corners over land or at the eastern end
/// of the bay.
pub(super) static HARBOUR: [(f64, f64); 5] = [
    (33.0 + 42.30 / 60.0, -(118.0 + 17.60 / 60.0)),
    (33.0 + 43.40 / 60.0, -(118.0 + 10.80 / 60.0)),
    (33.735, -118.09),
    (33.8, -118.09),
    (33.8, -118.3),
];

/// Safety and Air Quality Area, eight points of the Marine Exchange, then closed over land.
pub(super) static SAQA: [(f64, f64); 14] = [
    (30.0 + 20.0 / 60.0, -117.0),
    (32.0, -118.0),
    (32.0, -(122.0 + 20.0 / 60.0)),
    (35.75, -(124.0 + 50.0 / 60.0)),
    (35.75, -(122.0 + 35.0 / 60.0)),
    (37.0, -123.5),
    (40.3, -125.5),
    (42.0, -(125.0 + 20.0 / 60.0)),
    (42.0, -123.0),
    (40.0, -121.0),
    (37.0, -119.5),
    (34.6, -117.0),
    (32.2, -115.3),
    (30.0 + 20.0 / 60.0, -115.2),
];
