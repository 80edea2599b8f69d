//! The rows in Parquet files of a million each, and what the kernel sums of them.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Float64Array, RecordBatch, UInt8Array, UInt32Array};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::parquet::arrow::ArrowWriter;
use green_corridor::columnar::arrow::with_unit;
use green_corridor::columnar::{Fleet, LANES, Sums};

use crate::Failure;
use crate::data::Reports;

const ROWS_OF_A_FILE: u64 = 1_000_000;

/// Writes the rows; gives their totals in grams.
pub fn write(folder: &Path, fleet: &Fleet, rows: u64) -> Result<[f64; LANES], Failure> {
    std::fs::create_dir_all(folder)?;
    let (mut sums, mut modes) = (Sums::of_nothing(fleet), Vec::new());
    let schema = Arc::new(Schema::new(vec![
        Field::new("mmsi", DataType::UInt32, false),
        with_unit(Field::new("sog_kn", DataType::Float64, false), "kn"),
        with_unit(Field::new("seconds", DataType::Float64, false), "s"),
        Field::new("in_berth", DataType::UInt8, false),
        Field::new("in_eca", DataType::UInt8, false),
    ]));
    for (number, from) in (0..rows).step_by(ROWS_OF_A_FILE as usize).enumerate() {
        let reports = Reports::of(from, rows.min(from + ROWS_OF_A_FILE));
        sums.add(fleet, &reports.columns(0, reports.len(), &mut modes))?;
        let Reports { mmsi, sog_kn, seconds, in_berth, in_eca } = reports;
        let columns: Vec<ArrayRef> = vec![
            Arc::new(UInt32Array::from(mmsi)),
            Arc::new(Float64Array::from(sog_kn)),
            Arc::new(Float64Array::from(seconds)),
            Arc::new(UInt8Array::from(in_berth)),
            Arc::new(UInt8Array::from(in_eca)),
        ];
        let file = File::create(folder.join(format!("part-{number:04}.parquet")))?;
        let mut writer = ArrowWriter::try_new(file, Arc::clone(&schema), None)?;
        writer.write(&RecordBatch::try_new(Arc::clone(&schema), columns)?)?;
        writer.close()?;
    }
    Ok(sums.total(fleet).lanes.all_grams())
}
