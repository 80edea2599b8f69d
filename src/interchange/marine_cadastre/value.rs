//! What the numbers of a report mean: AIS has a number for what is not available.

use super::{Column, ValueProblem};
use crate::port::{LatLon, Latitude, Longitude};
use crate::units::Velocity;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::knots;

const NO_LATITUDE: f64 = 91.0;
const NO_LONGITUDE: f64 = 181.0;
const NO_SPEED: f64 = 102.3;
const NO_COURSE: f64 = 360.0;
const NO_HEADING: f64 = 511.0;

/// Why two numbers are no position.
#[derive(Debug)]
pub(super) enum NoPosition {
    /// The ship says so, in this column.
    Said(Column),
    /// The number of this column is out of range.
    OutOfRange(Column, &'static Bound),
}

#[inline]
pub(super) fn position(lat: f64, lon: f64) -> Result<LatLon, NoPosition> {
    if lat == NO_LATITUDE {
        return Err(NoPosition::Said(Column::Lat));
    }
    if lon == NO_LONGITUDE {
        return Err(NoPosition::Said(Column::Lon));
    }
    Ok(LatLon::new(
        Latitude::from_degrees(lat).map_err(|_| NoPosition::OutOfRange(Column::Lat, &bounds::LATITUDE))?,
        Longitude::from_degrees(lon).map_err(|_| NoPosition::OutOfRange(Column::Lon, &bounds::LONGITUDE))?,
    ))
}

#[inline]
pub(super) fn speed(kn: f64) -> Result<Option<Velocity>, ValueProblem> {
    Ok(available(kn, NO_SPEED, &bounds::AIS_SPEED)?.map(knots))
}

#[inline]
pub(super) fn course(degrees: f64) -> Result<Option<f64>, ValueProblem> {
    available(degrees, NO_COURSE, &bounds::AIS_COURSE)
}

#[inline]
pub(super) fn heading(degrees: f64) -> Result<Option<f64>, ValueProblem> {
    available(degrees, NO_HEADING, &bounds::AIS_HEADING)
}

#[inline]
fn available(value: f64, not_available: f64, bound: &'static Bound) -> Result<Option<f64>, ValueProblem> {
    if value == not_available {
        return Ok(None);
    }
    bound.check(value).map(Some).map_err(|_| ValueProblem::OutOfRange(bound))
}
