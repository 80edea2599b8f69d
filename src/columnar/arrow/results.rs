//! Sums as tables.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanArray, DictionaryArray, Float64Array, PrimitiveArray, RecordBatch, StringArray,
    UInt32Array,
};
use arrow::datatypes::{DataType, Field, Schema, UInt8Type};
use arrow::error::ArrowError;

use super::activities::{MMSI, MODE, SECONDS, WATERS};
use super::{Declaration, with_unit};
use crate::columnar::{Fleet, Group, LANES, Lane, Lanes, Sums, Unknown};
use crate::units::si::second;
use crate::vessel::OperatingMode;

/// A ship, in which waters and mode where the fleet has it, and its sums.
type Row = (u32, Option<(u8, OperatingMode)>, Group);

/// Sums by ship: `mmsi`, `in_fleet`, `seconds` and the eight masses in grams, in the order of MMSI.
///
/// Ships that the fleet does not have are there, with their time and without masses.
///
/// # Errors
///
/// None that a table of these columns could have.
pub fn by_ship(sums: &Sums, fleet: &Fleet, declaration: &Declaration) -> Result<RecordBatch, ArrowError> {
    let unknown = sums.unknown().iter().map(|(mmsi, unknown)| (*mmsi, false, unknown.group()));
    let known = sums.by_ship(fleet).into_iter().map(|(mmsi, group)| (mmsi.get(), true, group));
    let mut ships: Vec<(u32, bool, Group)> = known.chain(unknown).collect();
    ships.sort_by_key(|(mmsi, ..)| *mmsi);
    let mmsi: ArrayRef = Arc::new(UInt32Array::from_iter_values(ships.iter().map(|(mmsi, ..)| *mmsi)));
    let in_fleet: ArrayRef = Arc::new(BooleanArray::from_iter(ships.iter().map(|ship| Some(ship.1))));
    let keys = vec![
        (MMSI.field(DataType::UInt32, false), mmsi),
        (Field::new("in_fleet", DataType::Boolean, false), in_fleet),
    ];
    table(keys, ships.iter().map(|(.., group)| group), sums, declaration)
}

/// Sums by mode: `mode`, `seconds` and the eight masses in grams, in the order of [`OperatingMode::ALL`].
///
/// # Errors
///
/// As [`by_ship`].
pub fn by_mode(sums: &Sums, fleet: &Fleet, declaration: &Declaration) -> Result<RecordBatch, ArrowError> {
    let groups = sums.by_mode(fleet);
    let keys =
        names(OperatingMode::ALL.map(OperatingMode::name), groups.keys().map(|mode| Some(*mode as u8)));
    table(vec![(MODE.field(name_type(), false), keys)], groups.values(), sums, declaration)
}

/// Sums by waters: `waters`, `seconds` and the eight masses in grams, in the order of the fleet's waters.
///
/// # Errors
///
/// As [`by_ship`].
pub fn by_waters(sums: &Sums, fleet: &Fleet, declaration: &Declaration) -> Result<RecordBatch, ArrowError> {
    let groups = sums.by_waters(fleet);
    let keys = names(fleet.waters(), groups.keys().map(|waters| Some(*waters as u8)));
    table(vec![(WATERS.field(name_type(), false), keys)], groups.values(), sums, declaration)
}

/// Sums by ship, waters and mode: `mmsi`, `in_fleet`, `waters`, `mode`, `seconds` and the eight masses in grams, in this
/// order.
///
/// Ships that the fleet does not have come last, with their time and without waters, mode and masses.
///
/// # Errors
///
/// As [`by_ship`].
pub fn in_full(sums: &Sums, fleet: &Fleet, declaration: &Declaration) -> Result<RecordBatch, ArrowError> {
    let known = sums.by(fleet, |mmsi, waters, mode| (mmsi.get(), waters as u8, mode));
    let known = known.into_iter().map(|((mmsi, waters, mode), group)| (mmsi, Some((waters, mode)), group));
    let unknown = sums.unknown().iter().map(|(mmsi, unknown)| (*mmsi, None, unknown.group()));
    let rows: Vec<Row> = known.chain(unknown).collect();
    let mmsi: ArrayRef = Arc::new(UInt32Array::from_iter_values(rows.iter().map(|(mmsi, ..)| *mmsi)));
    let in_fleet: ArrayRef = Arc::new(BooleanArray::from_iter(rows.iter().map(|row| Some(row.1.is_some()))));
    let waters = names(fleet.waters(), rows.iter().map(|row| row.1.map(|(waters, _)| waters)));
    let modes = names(
        OperatingMode::ALL.map(OperatingMode::name),
        rows.iter().map(|row| row.1.map(|(_, mode)| mode as u8)),
    );
    let keys = vec![
        (MMSI.field(DataType::UInt32, false), mmsi),
        (Field::new("in_fleet", DataType::Boolean, false), in_fleet),
        (WATERS.field(name_type(), true), waters),
        (MODE.field(name_type(), true), modes),
    ];
    table(keys, rows.iter().map(|(.., group)| group), sums, declaration)
}

impl Unknown {
    /// Time without masses.
    fn group(&self) -> Group {
        Group { time: self.time(), lanes: Lanes::UNKNOWN }
    }
}

fn table<'a>(
    keys: Vec<(Field, ArrayRef)>,
    groups: impl Iterator<Item = &'a Group> + Clone,
    sums: &Sums,
    declaration: &Declaration,
) -> Result<RecordBatch, ArrowError> {
    let (mut fields, mut columns): (Vec<_>, Vec<_>) = keys.into_iter().unzip();
    fields.push(SECONDS.field(DataType::Float64, false));
    columns.push(Arc::new(Float64Array::from_iter_values(
        groups.clone().map(|group| group.time.get::<second>()),
    )));
    fields.extend(mass_fields());
    for lane in Lane::ALL {
        columns.push(known(groups.clone().map(|group| group.lanes.grams(lane))));
    }
    let mut metadata = declaration.metadata();
    let unknown: u64 = sums.unknown().values().map(|unknown| unknown.rows).sum();
    metadata.insert("rows".to_owned(), sums.rows().to_string());
    metadata.insert("rows_of_unknown_ships".to_owned(), unknown.to_string());
    RecordBatch::try_new(Arc::new(Schema::new_with_metadata(fields, metadata)), columns)
}

/// The eight masses: grams, null where unknown.
pub(crate) fn mass_fields() -> [Field; LANES] {
    Lane::ALL.map(|lane| with_unit(Field::new(lane.column(), DataType::Float64, true), "g"))
}

/// Grams of which those that are NaN are not known.
pub(crate) fn known(grams: impl Iterator<Item = f64>) -> ArrayRef {
    Arc::new(grams.map(|grams| (!grams.is_nan()).then_some(grams)).collect::<Float64Array>())
}

/// The type of a column of names.
pub(super) fn name_type() -> DataType {
    DataType::Dictionary(Box::new(DataType::UInt8), Box::new(DataType::Utf8))
}

/// A column of names by their numbers.
pub(super) fn names<S: AsRef<str>>(
    known: impl IntoIterator<Item = S>,
    numbers: impl IntoIterator<Item = Option<u8>>,
) -> ArrayRef {
    let numbers: PrimitiveArray<UInt8Type> = numbers.into_iter().collect();
    let names = StringArray::from_iter_values(known);
    Arc::new(DictionaryArray::new(numbers, Arc::new(names)))
}
