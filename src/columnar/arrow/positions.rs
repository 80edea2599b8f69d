//! Position reports of AIS.

use std::sync::Arc;

use arrow::array::{Array, Float64Array, RecordBatch, UInt32Array};
use jiff::Timestamp;
use parquet::file::reader::ChunkReader;

use super::TableError;
use super::column::Column;
use super::schema::{Kind, Needed};
use super::source::{Batches, Place, Source};
use crate::port::{LatLon, Latitude, Longitude};
use crate::track::{Mmsi, NavigationStatus, PositionReport};
use crate::units::bounded::{Bound, OutOfRange, bounds};
use crate::units::si::knots;

const MMSI: Needed = Needed::new("mmsi", Kind::Number);
const AT: Needed = Needed::new("at", Kind::Instant);
const LATITUDE: Needed = Needed::new("latitude_deg", Kind::Quantity("deg"));
const LONGITUDE: Needed = Needed::new("longitude_deg", Kind::Quantity("deg"));
const SPEED: Needed = Needed::new("speed_kn", Kind::Quantity("kn"));
const COURSE: Needed = Needed::optional("course_deg", Kind::Quantity("deg"));
const HEADING: Needed = Needed::optional("heading_deg", Kind::Quantity("deg"));
const STATUS: Needed = Needed::optional("status", Kind::Number);

const COLUMNS: &[Needed] = &[MMSI, AT, LATITUDE, LONGITUDE, SPEED, COURSE, HEADING, STATUS];

/// What AIS says in place of a speed, a course or a heading that is not available.
const NO_SPEED: f64 = 102.3;
const NO_COURSE: f64 = 360.0;
const NO_HEADING: f64 = 511.0;

/// Position reports of Parquet files, batch by batch. It ends after an error.
///
/// | column | type | unit |
/// |---|---|---|
/// | `mmsi` | whole number | |
/// | `at` | timestamp in UTC, of any precision | |
/// | `latitude_deg`, `longitude_deg` | floating point | `deg` |
/// | `speed_kn` | floating point or null | `kn` |
/// | `course_deg`, `heading_deg` | floating point or null; may be left out | `deg` |
/// | `status` | whole number or null; may be left out | |
///
/// The unit stands in the metadata of the field under the key `unit`. Other columns are not read.
pub struct PositionReader<R> {
    batches: Batches<R>,
    rows: u64,
}

/// A batch of position reports.
pub struct Positions {
    place: Place,
    mmsi: UInt32Array,
    at: Vec<Timestamp>,
    latitude: Float64Array,
    longitude: Float64Array,
    speed: Float64Array,
    course: Option<Float64Array>,
    heading: Option<Float64Array>,
    status: Option<UInt32Array>,
}

impl<R: ChunkReader + 'static> PositionReader<R> {
    /// Of files.
    pub fn new(source: Source<R>) -> Self {
        Self { batches: Batches::new(source, COLUMNS), rows: 0 }
    }

    /// Rows given so far, of all files.
    pub const fn rows(&self) -> u64 {
        self.rows
    }
}

impl<R: ChunkReader + 'static> Iterator for PositionReader<R> {
    type Item = Result<Positions, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.batches.next()?;
        let positions = read.and_then(|(place, batch)| Positions::of(place, &batch));
        match &positions {
            Ok(positions) => self.rows += positions.at.len() as u64,
            Err(_) => self.batches.end(),
        }
        Some(positions)
    }
}

impl Positions {
    fn of(place: Place, batch: &RecordBatch) -> Result<Self, TableError> {
        let column = |needed| Column::of(&place, batch, needed);
        let floats = |needed| Column::find(&place, batch, needed).map(|column| column.floats_or_nulls());
        let status = Column::find(&place, batch, STATUS).map(|column| column.numbers_or_nulls());
        let (mmsi, at) = (column(MMSI)?.numbers()?, column(AT)?.instants()?);
        let (latitude, longitude) = (column(LATITUDE)?.floats()?, column(LONGITUDE)?.floats()?);
        let speed = column(SPEED)?.floats_or_nulls()?;
        let (course, heading) = (floats(COURSE).transpose()?, floats(HEADING).transpose()?);
        let status = status.transpose()?;
        Ok(Self { mmsi, at, latitude, longitude, speed, course, heading, status, place })
    }

    /// The reports, a row for a row: a row that is none is an error, and the rows after it are there.
    pub fn reports(&self) -> impl Iterator<Item = Result<PositionReport, TableError>> {
        (0..self.at.len()).map(|row| {
            self.report(row).map_err(|source| {
                let (file, row) = (Arc::clone(&self.place.file), self.place.first_row + row as u64);
                TableError::Value { file, row, source }
            })
        })
    }

    fn report(&self, row: usize) -> Result<PositionReport, OutOfRange> {
        let latitude = Latitude::from_degrees(self.latitude.value(row))?;
        let longitude = Longitude::from_degrees(self.longitude.value(row))?;
        let (course, heading) = (self.course.as_ref(), self.heading.as_ref());
        let status =
            self.status.as_ref().filter(|status| status.is_valid(row)).map(|status| status.value(row));
        Ok(PositionReport {
            mmsi: Mmsi::new(self.mmsi.value(row))?,
            at: self.at[row],
            position: LatLon::new(latitude, longitude),
            speed: available(Some(&self.speed), row, NO_SPEED, bounds::AIS_SPEED)?.map(knots),
            course_degrees: available(course, row, NO_COURSE, bounds::AIS_COURSE)?,
            heading_degrees: available(heading, row, NO_HEADING, bounds::AIS_HEADING)?,
            status: status.and_then(|number| NavigationStatus::of(u8::try_from(number).ok()?)),
        })
    }
}

/// A value that is there, and does not say that it is not available.
fn available(
    column: Option<&Float64Array>,
    row: usize,
    not_available: f64,
    bound: Bound,
) -> Result<Option<f64>, OutOfRange> {
    let value = column.filter(|column| column.is_valid(row)).map(|column| column.value(row));
    // Columns of 32 bits hold 102.3 as 102.30000305.
    let value = value.filter(|value| (*value - not_available).abs() > 1e-4);
    value.map(|value| bound.check(value)).transpose()
}
