//! Activities come in as they stand in the file, in whatever form.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::array::{Float32Array, Int64Array, LargeStringArray, StringArray, StringViewArray, UInt8Array};
use arrow::compute::cast;
use arrow::datatypes::DataType;
use bytes::Bytes;
use green_corridor::columnar::Sums;
use green_corridor::columnar::arrow::{ActivityReader, Source};
use green_corridor::vessel::OperatingMode;

use super::made_up::{Plain, WATERS, column, fleet, in_unit, parquet, replaced, source, sources};

fn read(source: Source<Bytes>) -> Plain {
    let fleet = fleet();
    let mut all = Plain::default();
    for activities in ActivityReader::by_mmsi(source, &fleet) {
        let activities = activities.expect("readable");
        let columns = activities.columns();
        all.mmsi.extend(columns.mmsi);
        all.speed_kn.extend(columns.speed_kn);
        all.seconds.extend(columns.seconds);
        all.mode.extend(columns.mode);
        all.waters.extend(columns.waters);
    }
    all
}

fn assert_same(read: &Plain, expected: &Plain) {
    assert_eq!(read.mmsi, expected.mmsi);
    assert_eq!(read.speed_kn, expected.speed_kn);
    assert_eq!(read.seconds, expected.seconds);
    assert_eq!(read.mode, expected.mode);
    assert_eq!(read.waters, expected.waters);
}

#[test]
fn rows_come_back_as_they_were_written() {
    let rows = Plain::rows(0, 20_011);
    assert_same(&read(source(&rows.batch())), &rows);
}

#[test]
fn names_and_numbers_mean_the_same() {
    let rows = Plain::rows(0, 3_000);
    let batch = rows.batch();
    let modes: Vec<&str> = rows.mode.iter().map(|mode| mode.name()).collect();
    let numbers: Vec<u8> = rows.mode.iter().map(|mode| *mode as u8).collect();
    let wide = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let texts: arrow::array::ArrayRef = Arc::new(StringArray::from(modes.clone()));
    let forms = [
        column("mode", StringArray::from(modes.clone())),
        column("mode", LargeStringArray::from(modes.clone())),
        column("mode", StringViewArray::from(modes)),
        column("mode", UInt8Array::from(numbers)),
        column("mode", cast(&texts, &wide).expect("a dictionary")),
    ];
    for form in forms {
        assert_same(&read(source(&replaced(&batch, "mode", vec![form]))), &rows);
    }
    let waters: Vec<&str> = rows.waters.iter().map(|waters| WATERS[usize::from(*waters)]).collect();
    let forms = [
        column("waters", StringArray::from(waters)),
        column("waters", UInt8Array::from(rows.waters.clone())),
    ];
    for form in forms {
        assert_same(&read(source(&replaced(&batch, "waters", vec![form]))), &rows);
    }
}

#[test]
fn narrow_numbers_widen_and_other_columns_are_not_read() {
    let mut rows = Plain::rows(0, 500);
    let narrow: Vec<f32> = rows.speed_kn.iter().map(|speed| *speed as f32).collect();
    let wide: Vec<i64> = rows.mmsi.iter().map(|mmsi| i64::from(*mmsi)).collect();
    rows.speed_kn = narrow.iter().map(|speed| f64::from(*speed)).collect();
    let batch =
        replaced(&rows.batch(), "speed_kn", vec![in_unit("speed_kn", "kn", Float32Array::from(narrow))]);
    let batch = replaced(&batch, "mmsi", vec![column("mmsi", Int64Array::from(wide))]);
    let batch = replaced(&batch, "", vec![column("remark", StringArray::from(vec!["a"; 500]))]);
    assert_same(&read(source(&batch)), &rows);
}

#[test]
fn files_follow_each_other_and_rows_know_their_place() {
    let (first, second) = (Plain::rows(0, 10_000), Plain::rows(10_000, 12_345));
    let files = sources([
        ("a.parquet", parquet(&first.batch(), 3_000)),
        ("b.parquet", parquet(&second.batch(), 1_000)),
    ]);
    let fleet = fleet();
    let mut reader = ActivityReader::by_mmsi(files, &fleet);
    let mut next: BTreeMap<String, u64> = BTreeMap::new();
    for activities in reader.by_ref() {
        let activities = activities.expect("readable");
        let row = next.entry(activities.file().to_owned()).or_default();
        assert_eq!(activities.first_row(), *row);
        assert!(activities.rows() <= 8_192, "a batch is bounded");
        *row += activities.rows() as u64;
    }
    assert_eq!(reader.rows(), 12_345);
    let rows = [("a.parquet".to_owned(), 10_000), ("b.parquet".to_owned(), 2_345)];
    assert_eq!(next, BTreeMap::from(rows));
}

#[test]
fn sums_over_files_are_the_sums_over_rows() {
    let fleet = fleet();
    let rows = Plain::rows(0, 12_345);
    let mut expected = Sums::of_nothing(&fleet);
    expected.add(&fleet, &rows.columns()).expect("in range");
    let mut sums = Sums::of_nothing(&fleet);
    let files = sources([
        ("b.parquet", parquet(&Plain::rows(10_000, 12_345).batch(), 700)),
        ("a.parquet", parquet(&Plain::rows(0, 10_000).batch(), 3_000)),
    ]);
    for activities in ActivityReader::by_mmsi(files, &fleet) {
        activities.expect("readable").add_to(&mut sums, &fleet).expect("in range");
    }
    assert_eq!(sums, expected);
    assert_eq!(sums.unknown()[&999_000_000].rows, 1_763);
}

#[test]
fn no_files_and_empty_files_have_no_rows() {
    let fleet = fleet();
    assert!(ActivityReader::by_mmsi(sources([]), &fleet).next().is_none());
    let empty = sources([("a.parquet", parquet(&Plain::rows(0, 0).batch(), 10))]);
    assert!(ActivityReader::by_mmsi(empty, &fleet).next().is_none());
}

#[test]
fn names_of_modes_are_those_of_files() {
    for mode in OperatingMode::ALL {
        assert_eq!(serde_json::to_string(&mode).expect("JSON"), format!("\"{}\"", mode.name()));
    }
}
