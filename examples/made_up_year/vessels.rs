//! The ships.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, Float64Array, RecordBatch, StringArray, UInt32Array};
use datafusion::arrow::datatypes::{DataType, Field, Schema};
use datafusion::arrow::error::ArrowError;

use super::parquet::quantity;

/// How many ships the table has.
pub const SHIPS: u32 = 24;

/// The identity of a ship by its number.
pub const fn mmsi(number: u32) -> u32 {
    477_000_100 + 37 * number
}

/// The table.
pub fn batch() -> Result<RecordBatch, ArrowError> {
    let numbers = || 0..SHIPS;
    // Four sizes: TEU, MCR in kW, design speed in kn, design draught in m.
    const SIZES: [[f64; 4]; 4] = [
        [4_250.0, 36_500.0, 23.5, 12.6],
        [8_500.0, 58_000.0, 24.5, 14.5],
        [14_000.0, 62_000.0, 23.5, 15.5],
        [20_000.0, 59_000.0, 22.5, 16.0],
    ];
    let size = |of: usize| numbers().map(move |number| SIZES[number as usize % 4][of]);
    let floats =
        |values: &mut dyn Iterator<Item = f64>| Arc::new(Float64Array::from_iter_values(values)) as ArrayRef;
    let text = |name| Field::new(name, DataType::Utf8, false);
    let same =
        |value: &'static str| Arc::new(StringArray::from_iter_values(numbers().map(|_| value))) as ArrayRef;
    let names = numbers().map(|number| format!("Made Up {}", char::from(b'A' + number as u8)));
    let columns: Vec<(Field, ArrayRef)> = vec![
        (
            Field::new("mmsi", DataType::UInt32, false),
            Arc::new(UInt32Array::from_iter_values(numbers().map(mmsi))),
        ),
        (text("name"), Arc::new(StringArray::from_iter_values(names))),
        (text("ship_type"), same("container_ship")),
        (Field::new("teu", DataType::Float64, false), floats(&mut size(0))),
        (quantity("mcr_kw", "kW"), floats(&mut size(1))),
        (text("main_engine"), same("ssd")),
        (text("imo_ghg4_generation"), same("2001+")),
        (quantity("design_speed_kn", "kn"), floats(&mut size(2))),
        (quantity("design_draught_m", "m"), floats(&mut size(3))),
    ];
    let (fields, arrays): (Vec<_>, Vec<_>) = columns.into_iter().unzip();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), arrays)
}
