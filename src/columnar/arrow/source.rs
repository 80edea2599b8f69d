//! Where tables come from: Parquet files, one after the other, batch by batch.

use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use bytes::Bytes;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder,
};
use parquet::errors::Result as ParquetResult;
use parquet::file::reader::{ChunkReader, Length};

use super::schema::{self, Needed};
use super::{Damage, TableError};

/// Rows of a batch: with every column of every table of this crate, less than a megabyte.
const BATCH_ROWS: usize = 8_192;

/// Named Parquet files, opened one at a time.
pub struct Source<R> {
    files: Box<dyn Iterator<Item = (String, io::Result<R>)> + Send>,
}

/// Batches of the needed columns of the files of a source, in their order.
pub(super) struct Batches<R> {
    source: Source<R>,
    needed: &'static [Needed],
    first: Option<(Arc<str>, SchemaRef)>,
    open: Option<OpenFile<R>>,
    ended: bool,
}

/// Where a batch stands.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) file: Arc<str>,
    pub(super) first_row: u64,
}

struct OpenFile<R> {
    name: Arc<str>,
    reader: Shared<R>,
    metadata: ArrowReaderMetadata,
    columns: Vec<usize>,
    next_row_group: usize,
    row_group: Option<RowGroup>,
    rows: u64,
}

struct RowGroup {
    number: usize,
    batches: ParquetRecordBatchReader,
    rows_left: u64,
}

/// One reader for all row groups of a file.
struct Shared<R>(Arc<R>);

impl Source<File> {
    /// Files by their paths, read in this order.
    pub fn files(paths: impl IntoIterator<Item = PathBuf, IntoIter: Send + 'static>) -> Self {
        let open = |path: PathBuf| (path.display().to_string(), File::open(path));
        Self { files: Box::new(paths.into_iter().map(open)) }
    }
}

impl<R: ChunkReader + 'static> Source<R> {
    /// Anything that Parquet can be read from, with names for errors to give.
    pub fn named(readers: impl IntoIterator<Item = (String, R), IntoIter: Send + 'static>) -> Self {
        Self { files: Box::new(readers.into_iter().map(|(name, reader)| (name, Ok(reader)))) }
    }
}

impl<R: ChunkReader + 'static> Batches<R> {
    pub(super) fn new(source: Source<R>, needed: &'static [Needed]) -> Self {
        Self { source, needed, first: None, open: None, ended: false }
    }

    /// There is nothing more.
    pub(super) const fn end(&mut self) {
        self.ended = true;
    }

    fn read(&mut self) -> Result<Option<(Place, RecordBatch)>, TableError> {
        loop {
            if let Some(file) = &mut self.open {
                if let Some(read) = file.next()? {
                    return Ok(Some(read));
                }
                self.open = None;
            }
            let Some((name, reader)) = self.source.files.next() else { return Ok(None) };
            self.open = Some(self.open(name.into(), reader)?);
        }
    }

    fn open(&mut self, name: Arc<str>, reader: io::Result<R>) -> Result<OpenFile<R>, TableError> {
        let reader = reader
            .map_err(|error| TableError::Open { file: Arc::clone(&name), kind: error.kind() })
            .map(|reader| Shared(Arc::new(reader)))?;
        let metadata = Damage::caught(|| ArrowReaderMetadata::load(&reader, ArrowReaderOptions::new()))
            .map_err(|source| TableError::Footer { file: Arc::clone(&name), source })?;
        let schema = metadata.schema();
        let columns = schema::places(self.needed, &name, schema)?;
        match &self.first {
            None => self.first = Some((Arc::clone(&name), Arc::clone(schema))),
            Some((first, expected)) => {
                if let Some(difference) = schema::difference(expected, schema) {
                    let (first, other) = (Arc::clone(first), name);
                    return Err(TableError::MixedSchemas { first, other, difference });
                }
            }
        }
        Ok(OpenFile { name, reader, metadata, columns, next_row_group: 0, row_group: None, rows: 0 })
    }
}

impl<R: ChunkReader + 'static> Iterator for Batches<R> {
    type Item = Result<(Place, RecordBatch), TableError>;

    /// After an error there is nothing more.
    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let batch = self.read();
        self.ended = !matches!(batch, Ok(Some(_)));
        batch.transpose()
    }
}

impl<R: ChunkReader + 'static> OpenFile<R> {
    fn next(&mut self) -> Result<Option<(Place, RecordBatch)>, TableError> {
        loop {
            if self.row_group.is_none() && self.next_row_group == self.metadata.metadata().num_row_groups() {
                return Ok(None);
            }
            let number = self.row_group.as_ref().map_or(self.next_row_group, |group| group.number);
            match Damage::caught(|| self.read_row_group()) {
                Ok(None) => self.row_group = None,
                Ok(Some(batch)) => {
                    let place = Place { file: Arc::clone(&self.name), first_row: self.rows };
                    self.rows += batch.num_rows() as u64;
                    return Ok(Some((place, batch)));
                }
                Err(source) => {
                    let (file, row_group, rows_before) = (Arc::clone(&self.name), number, self.rows);
                    return Err(TableError::Damaged { file, row_group, rows_before, source });
                }
            }
        }
    }

    /// The next batch of the open row group, of the next one where none is open.
    fn read_row_group(&mut self) -> ParquetResult<Option<RecordBatch>> {
        let group = match &mut self.row_group {
            Some(group) => group,
            none => {
                let number = self.next_row_group;
                self.next_row_group += 1;
                none.insert(open_row_group(&self.reader, &self.metadata, &self.columns, number)?)
            }
        };
        let batch = group.batches.next().transpose()?;
        group.rows_left =
            group.rows_left.saturating_sub(batch.as_ref().map_or(0, |batch| batch.num_rows() as u64));
        if batch.is_none() && group.rows_left > 0 {
            return Err(parquet::errors::ParquetError::EOF(format!("{} rows are missing", group.rows_left)));
        }
        Ok(batch)
    }
}

fn open_row_group<R: ChunkReader + 'static>(
    reader: &Shared<R>,
    metadata: &ArrowReaderMetadata,
    columns: &[usize],
    number: usize,
) -> ParquetResult<RowGroup> {
    let mask = ProjectionMask::roots(metadata.parquet_schema(), columns.iter().copied());
    let batches = ParquetRecordBatchReaderBuilder::new_with_metadata(reader.clone(), metadata.clone())
        .with_projection(mask)
        .with_row_groups(vec![number])
        .with_batch_size(BATCH_ROWS)
        .build()?;
    let rows_left = u64::try_from(metadata.metadata().row_group(number).num_rows())?;
    Ok(RowGroup { number, batches, rows_left })
}

impl<R> Clone for Shared<R> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<R: Length> Length for Shared<R> {
    fn len(&self) -> u64 {
        self.0.len()
    }
}

impl<R: ChunkReader> ChunkReader for Shared<R> {
    type T = R::T;

    fn get_read(&self, start: u64) -> ParquetResult<Self::T> {
        self.0.get_read(start)
    }

    fn get_bytes(&self, start: u64, length: usize) -> ParquetResult<Bytes> {
        self.0.get_bytes(start, length)
    }
}
