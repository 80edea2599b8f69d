//! A made-up year of positions, in parts.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{Float64Array, RecordBatch, UInt8Array, UInt32Array};
use datafusion::arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::parquet::arrow::ArrowWriter;

use crate::Failure;

const SHIPS: u64 = 64;
const BATCH: usize = 1 << 16;

/// Writes `parts` files of `rows` positions each.
pub fn write(folder: &Path, parts: usize, rows: usize) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    for part in 0..parts {
        let file = File::create(folder.join(format!("part-{part:04}.parquet")))?;
        let schema = schema();
        let mut writer = ArrowWriter::try_new(file, schema.clone(), None)?;
        let first = part * rows;
        for start in (first..first + rows).step_by(BATCH) {
            writer.write(&batch(&schema, start..(start + BATCH).min(first + rows))?)?;
        }
        writer.close()?;
    }
    Ok(())
}

fn schema() -> SchemaRef {
    let unit = |name: &str, unit: &str| {
        Field::new(name, DataType::Float64, false).with_metadata([("unit".into(), unit.into())].into())
    };
    Arc::new(Schema::new(vec![
        Field::new("mmsi", DataType::UInt32, false),
        unit("speed_kn", "kn"),
        unit("seconds", "s"),
        Field::new("mode", DataType::UInt8, false),
        Field::new("waters", DataType::UInt8, false),
    ]))
}

fn batch(schema: &SchemaRef, rows: std::ops::Range<usize>) -> Result<RecordBatch, Failure> {
    let draw = |row: usize, of: u64| mixed(row as u64 * 8 + of) as f64 / u64::MAX as f64;
    let mmsi = rows.clone().map(|row| 200_000_000 + (mixed(row as u64 * 8) % SHIPS) as u32 * 137);
    let speed = rows.clone().map(|row| 22.0 * draw(row, 1));
    let seconds = rows.clone().map(|row| 60.0 + 540.0 * draw(row, 2));
    let mode = rows.clone().map(|row| (mixed(row as u64 * 8 + 3) % 3) as u8);
    let waters = rows.map(|row| (mixed(row as u64 * 8 + 4) % 2) as u8);
    let columns: Vec<Arc<dyn datafusion::arrow::array::Array>> = vec![
        Arc::new(UInt32Array::from_iter_values(mmsi)),
        Arc::new(Float64Array::from_iter_values(speed)),
        Arc::new(Float64Array::from_iter_values(seconds)),
        Arc::new(UInt8Array::from_iter_values(mode)),
        Arc::new(UInt8Array::from_iter_values(waters)),
    ];
    Ok(RecordBatch::try_new(schema.clone(), columns)?)
}

/// SplitMix64.
fn mixed(value: u64) -> u64 {
    let z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
