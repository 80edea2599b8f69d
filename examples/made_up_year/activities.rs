//! What the ships did: minutes of it in each row.

use std::ops::Range;
use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, DictionaryArray, Float64Array, RecordBatch, StringArray, UInt8Array, UInt32Array,
};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::error::ArrowError;
use green_corridor::OperatingMode;

use super::WATERS;
use super::parquet::quantity;
use super::vessels::{SHIPS, mmsi};

const BATCH: usize = 1 << 16;

/// A ship that the table does not have, and how many rows of the fleet's come to one of its.
const STRANGER: u32 = 636_000_001;
const STRANGER_EVERY: u64 = 500;

/// The rows of a range.
pub fn batches(rows: Range<usize>) -> Result<Vec<RecordBatch>, ArrowError> {
    let starts = rows.clone().step_by(BATCH);
    starts.map(|from| batch(from as u64..rows.end.min(from + BATCH) as u64)).collect()
}

fn batch(rows: Range<u64>) -> Result<RecordBatch, ArrowError> {
    let ship = |row| if row % STRANGER_EVERY == 7 { STRANGER } else { mmsi(draw(row, 0) as u32 % SHIPS) };
    let in_control_area = |row| mode(row) != OperatingMode::Transit || share(row, 3) < 0.2;
    let names = |numbers: UInt8Array, names: &[&str]| {
        let names: ArrayRef = Arc::new(StringArray::from(names.to_vec()));
        Arc::new(DictionaryArray::new(numbers, names)) as ArrayRef
    };
    let modes = UInt8Array::from_iter_values(rows.clone().map(|row| mode(row) as u8));
    let waters = UInt8Array::from_iter_values(rows.clone().map(|row| u8::from(in_control_area(row))));
    let arrays: Vec<ArrayRef> = vec![
        Arc::new(UInt32Array::from_iter_values(rows.clone().map(ship))),
        Arc::new(Float64Array::from_iter_values(rows.clone().map(speed))),
        Arc::new(Float64Array::from_iter_values(rows.map(|row| 60.0 + 540.0 * share(row, 4)))),
        names(modes, &OperatingMode::ALL.map(OperatingMode::name)),
        names(waters, &WATERS),
    ];
    let name = DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8));
    let fields = vec![
        Field::new("mmsi", DataType::UInt32, false),
        quantity("speed_kn", "kn"),
        quantity("seconds", "s"),
        Field::new("mode", name.clone(), false),
        Field::new("waters", name, false),
    ];
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}

fn mode(row: u64) -> OperatingMode {
    match share(row, 1) {
        share if share < 0.62 => OperatingMode::Transit,
        share if share < 0.68 => OperatingMode::Manoeuvring,
        share if share < 0.78 => OperatingMode::Anchorage,
        _ => OperatingMode::Berth,
    }
}

fn speed(row: u64) -> f64 {
    match mode(row) {
        OperatingMode::Transit => 12.0 + 8.0 * share(row, 2),
        OperatingMode::Manoeuvring => 2.0 + 6.0 * share(row, 2),
        _ => 0.0,
    }
}

/// A number from 0 to 1.
fn share(row: u64, of: u64) -> f64 {
    (draw(row, of) >> 11) as f64 * 2.0_f64.powi(-53)
}

/// SplitMix64 of a row's number.
fn draw(row: u64, of: u64) -> u64 {
    let z = (8 * row + of).wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
