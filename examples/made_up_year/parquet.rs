//! Record batches to Parquet files.

use std::path::Path;

use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::datatypes::{DataType, Field};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::errors::ParquetError;
use green_corridor::columnar::arrow::with_unit;
use green_corridor::interchange::write_whole;

use super::Failure;

/// A file of batches of one schema.
pub fn write(path: &Path, batches: impl IntoIterator<Item = RecordBatch>) -> Result<(), Failure> {
    let mut batches = batches.into_iter().peekable();
    let schema = batches.peek().ok_or("no rows")?.schema();
    write_whole(path, |file| {
        let mut writer = ArrowWriter::try_new(file, schema, None)?;
        batches.try_for_each(|batch| writer.write(&batch))?;
        writer.close().map(|_| ())
    })
    .map_err(|error: green_corridor::interchange::WholeFileError<ParquetError>| error.into())
}

/// A column of numbers in a unit.
pub fn quantity(name: &str, unit: &str) -> Field {
    with_unit(Field::new(name, DataType::Float64, false), unit)
}
