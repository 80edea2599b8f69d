//! What ships did: who, how fast, how long, in which mode, in which waters.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Float64Array, RecordBatch, UInt32Array};
use parquet::file::reader::ChunkReader;

use super::column::Column;
use super::names;
use super::schema::{Kind, Needed};
use super::source::{Batches, Place, Source};
use super::{TableError, VesselTable};
use crate::columnar::{ColumnError, Columns, Fleet, Sums};
use crate::vessel::{ImoNumber, OperatingMode};

pub(super) const MMSI: Needed = Needed::new("mmsi", Kind::Number);
const IMO_NUMBER: Needed = Needed::new("imo_number", Kind::Number);
pub(super) const SPEED: Needed = Needed::new("speed_kn", Kind::Quantity("kn"));
pub(super) const SECONDS: Needed = Needed::new("seconds", Kind::Quantity("s"));
pub(super) const MODE: Needed = Needed::new("mode", Kind::Name);
pub(super) const WATERS: Needed = Needed::new("waters", Kind::Name);

const BY_MMSI: &[Needed] = &[MMSI, SPEED, SECONDS, MODE, WATERS];
const BY_IMO: &[Needed] = &[IMO_NUMBER, SPEED, SECONDS, MODE, WATERS];

/// Activities of Parquet files, batch by batch. It ends after an error.
///
/// | column | type | unit |
/// |---|---|---|
/// | `mmsi`, or `imo_number` | whole number | |
/// | `speed_kn` | floating point | `kn` |
/// | `seconds` | floating point | `s` |
/// | `mode` | text, dictionary of texts, or number in the order of [`OperatingMode::ALL`] | |
/// | `waters` | text, dictionary of texts, or number in the order of the fleet's waters | |
///
/// The unit stands in the metadata of the field under the key `unit`. Other columns are not read. Nulls are errors.
pub struct ActivityReader<'a, R> {
    batches: Batches<R>,
    fleet: &'a Fleet,
    vessels: Option<&'a VesselTable>,
    rows: u64,
    without_mmsi: BTreeMap<u32, u64>,
}

/// A batch of activities.
#[derive(Clone, Debug)]
pub struct Activities {
    file: Arc<str>,
    first_row: u64,
    mmsi: UInt32Array,
    speed: Float64Array,
    seconds: Float64Array,
    mode: Vec<OperatingMode>,
    waters: Vec<u8>,
}

impl<'a, R: ChunkReader + 'static> ActivityReader<'a, R> {
    /// Of files that name ships by their MMSI.
    pub fn by_mmsi(source: Source<R>, fleet: &'a Fleet) -> Self {
        Self::new(Batches::new(source, BY_MMSI), fleet, None)
    }

    /// Of files that name ships by their IMO number; a table of vessels gives each its MMSI.
    ///
    /// An IMO number to which the table gives none is counted ([`Self::without_mmsi`]), and its rows have the MMSI 0, which
    /// no fleet holds.
    pub fn by_imo_number(source: Source<R>, fleet: &'a Fleet, vessels: &'a VesselTable) -> Self {
        Self::new(Batches::new(source, BY_IMO), fleet, Some(vessels))
    }

    const fn new(batches: Batches<R>, fleet: &'a Fleet, vessels: Option<&'a VesselTable>) -> Self {
        Self { batches, fleet, vessels, rows: 0, without_mmsi: BTreeMap::new() }
    }

    /// Rows given so far, of all files.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Numbers, read as IMO numbers, to which the table of vessels gives no MMSI, and how many rows each has.
    pub const fn without_mmsi(&self) -> &BTreeMap<u32, u64> {
        &self.without_mmsi
    }

    fn activities(&mut self, place: Place, batch: &RecordBatch) -> Result<Activities, TableError> {
        let column = |needed| Column::of(&place, batch, needed);
        let (speed, seconds) = (column(SPEED)?.floats()?, column(SECONDS)?.floats()?);
        let mode = column(MODE)?.named(names::FILLER, names::mode, names::numbered_mode, names::of_modes)?;
        let by_name = |name: &str| names::waters(self.fleet, name);
        let waters = column(WATERS)?.named(0, by_name, Some, || self.fleet.waters().join(", "))?;
        let mmsi = match self.vessels {
            None => column(MMSI)?.numbers()?,
            Some(vessels) => {
                let imo_numbers = column(IMO_NUMBER)?.numbers()?;
                let mmsi = imo_numbers.values().iter().map(|number| {
                    let known = ImoNumber::try_from(*number).ok().and_then(|number| vessels.mmsi_of(number));
                    if known.is_none() {
                        *self.without_mmsi.entry(*number).or_default() += 1;
                    }
                    known.map_or(names::NO_MMSI, u32::from)
                });
                UInt32Array::from_iter_values(mmsi)
            }
        };
        let Place { file, first_row } = place;
        Ok(Activities { file, first_row, mmsi, speed, seconds, mode, waters })
    }
}

impl<R: ChunkReader + 'static> Iterator for ActivityReader<'_, R> {
    type Item = Result<Activities, TableError>;

    fn next(&mut self) -> Option<Self::Item> {
        let read = self.batches.next()?;
        let activities = read.and_then(|(place, batch)| self.activities(place, &batch));
        match &activities {
            Ok(activities) => self.rows += activities.rows() as u64,
            Err(_) => self.batches.end(),
        }
        Some(activities)
    }
}

impl Activities {
    /// The rows, for the kernels.
    pub fn columns(&self) -> Columns<'_> {
        Columns {
            mmsi: self.mmsi.values(),
            speed_kn: self.speed.values(),
            seconds: self.seconds.values(),
            mode: &self.mode,
            waters: &self.waters,
        }
    }

    /// How many rows.
    pub fn rows(&self) -> usize {
        self.mode.len()
    }

    /// The file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The number of the first row in its file, from 0.
    pub const fn first_row(&self) -> u64 {
        self.first_row
    }

    /// Adds the rows to sums.
    ///
    /// # Errors
    ///
    /// [`TableError::Rows`], as [`Sums::add`].
    pub fn add_to(&self, sums: &mut Sums, fleet: &Fleet) -> Result<(), TableError> {
        sums.add(fleet, &self.columns()).map_err(|source| self.refused(source))
    }

    /// What the kernel says of the batch, with the row in the file.
    pub(super) fn refused(&self, source: ColumnError) -> TableError {
        let first = usize::try_from(self.first_row).unwrap_or(usize::MAX);
        TableError::Rows { file: Arc::clone(&self.file), source: source.after(first) }
    }
}
