//! Tables to Parquet.

use std::io::Write;
use std::sync::Arc;

use arrow::array::{ArrayRef, Float64Array, RecordBatch, UInt32Array};
use arrow::datatypes::{DataType, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use super::activities::{MMSI, MODE, SECONDS, SPEED, WATERS};
use super::results::{known, mass_fields, name_type, names};
use super::{Activities, Damage, Declaration, TableError};
use crate::columnar::{Fleet, LANES, Out};
use crate::vessel::OperatingMode;

/// Rows of a row group, which a writer holds in memory: with every column about 14 MB.
const ROW_GROUP_ROWS: usize = 1 << 17;

/// Why a table was not written.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableWriteError {
    /// Rows of which nothing can be computed.
    #[error(transparent)]
    Rows(#[from] TableError),
    /// What the table goes to does not take it.
    #[error("the table cannot be written: {0}")]
    Output(#[from] Damage),
}

/// Writes what each row emits: `mmsi`, `speed_kn`, `seconds`, `mode`, `waters`, and eight masses in grams. Masses of ships
/// that the fleet does not have are null.
///
/// # Examples
///
/// Whole or not at all, with [`write_whole`](crate::interchange::write_whole):
///
/// ```no_run
/// use std::path::Path;
/// use green_corridor::columnar::Fleet;
/// use green_corridor::columnar::arrow::{ActivityReader, Declaration, RowWriter, Source, TableWriteError, Written};
/// use green_corridor::interchange::{WholeFileError, write_whole};
///
/// fn run(fleet: &Fleet, declaration: &Declaration) -> Result<Written, WholeFileError<TableWriteError>> {
///     let source = Source::files(["january.parquet".into(), "february.parquet".into()]);
///     write_whole(Path::new("emissions.parquet"), |file| {
///         let mut writer = RowWriter::new(file, fleet, declaration)?;
///         for activities in ActivityReader::by_mmsi(source, fleet) {
///             writer.write(&activities?)?;
///         }
///         writer.finish()
///     })
/// }
/// ```
pub struct RowWriter<'a, W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: SchemaRef,
    fleet: &'a Fleet,
    masses: [Vec<f64>; LANES],
    written: Written,
}

/// What a table holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Rows.
    pub rows: u64,
    /// Those of ships that the fleet does not have.
    pub rows_of_unknown_ships: u64,
}

impl<'a, W: Write + Send> RowWriter<'a, W> {
    /// Begins a table.
    ///
    /// # Errors
    ///
    /// [`TableWriteError::Output`].
    pub fn new(out: W, fleet: &'a Fleet, declaration: &Declaration) -> Result<Self, TableWriteError> {
        let mut fields = vec![
            MMSI.field(DataType::UInt32, false),
            SPEED.field(DataType::Float64, false),
            SECONDS.field(DataType::Float64, false),
            MODE.field(name_type(), false),
            WATERS.field(name_type(), false),
        ];
        fields.extend(mass_fields());
        let schema = Arc::new(Schema::new_with_metadata(fields, declaration.metadata()));
        let writer = writer(out, &schema).map_err(Damage::from)?;
        Ok(Self { writer, schema, fleet, masses: Default::default(), written: Written::default() })
    }

    /// Adds rows.
    ///
    /// # Errors
    ///
    /// [`TableWriteError`].
    pub fn write(&mut self, activities: &Activities) -> Result<(), TableWriteError> {
        let (columns, rows) = (activities.columns(), activities.rows());
        for masses in &mut self.masses {
            masses.resize(rows, 0.0);
        }
        let mut out = Out::new(self.masses.each_mut().map(Vec::as_mut_slice));
        self.fleet.rows(&columns, &mut out).map_err(|source| activities.refused(source))?;
        let mut arrays: Vec<ArrayRef> = vec![
            Arc::new(UInt32Array::from(columns.mmsi.to_vec())),
            Arc::new(Float64Array::from(columns.speed_kn.to_vec())),
            Arc::new(Float64Array::from(columns.seconds.to_vec())),
            names(
                OperatingMode::ALL.map(OperatingMode::name),
                columns.mode.iter().map(|mode| Some(*mode as u8)),
            ),
            names(self.fleet.waters(), columns.waters.iter().copied().map(Some)),
        ];
        arrays.extend(self.masses.iter().map(|masses| known(masses.iter().copied())));
        RecordBatch::try_new(Arc::clone(&self.schema), arrays)
            .map_err(ParquetError::from)
            .and_then(|batch| self.writer.write(&batch))
            .map_err(Damage::from)?;
        self.written.rows += rows as u64;
        let unknown = columns.mmsi.iter().filter(|mmsi| !self.fleet.holds(**mmsi)).count();
        self.written.rows_of_unknown_ships += unknown as u64;
        Ok(())
    }

    /// Ends the table; without this it is none.
    ///
    /// # Errors
    ///
    /// [`TableWriteError::Output`].
    pub fn finish(self) -> Result<Written, TableWriteError> {
        self.writer.close().map_err(Damage::from)?;
        Ok(self.written)
    }
}

/// Writes a record batch as a Parquet table, metadata of schema and fields included.
///
/// # Errors
///
/// [`TableWriteError::Output`].
pub fn write_table(out: impl Write + Send, batch: &RecordBatch) -> Result<(), TableWriteError> {
    let mut writer = writer(out, batch.schema_ref()).map_err(Damage::from)?;
    writer.write(batch).and_then(|()| writer.close()).map_err(Damage::from)?;
    Ok(())
}

fn writer<W: Write + Send>(out: W, schema: &SchemaRef) -> Result<ArrowWriter<W>, ParquetError> {
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_max_row_group_row_count(Some(ROW_GROUP_ROWS))
        .build();
    ArrowWriter::try_new(out, Arc::clone(schema), Some(properties))
}
