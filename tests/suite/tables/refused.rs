//! What a table is refused for, and what is said.

use arrow::array::{Float64Array, Int64Array, RecordBatch, StringArray, UInt32Array};
use arrow::datatypes::DataType;
use green_corridor::columnar::ColumnError;
use green_corridor::columnar::arrow::{ActivityReader, SchemaDifference, TableError};

use super::made_up::{Plain, batch, column, fleet, in_unit, parquet, replaced, source, sources};

fn refused(batch: &RecordBatch) -> TableError {
    let fleet = fleet();
    let mut reader = ActivityReader::by_mmsi(source(batch), &fleet);
    let error = reader.find_map(Result::err).expect("an error");
    assert!(reader.next().is_none(), "nothing comes after an error");
    error
}

fn ten() -> RecordBatch {
    Plain::rows(0, 10).batch()
}

#[test]
fn a_wrong_unit_names_column_unit_found_and_unit_expected() {
    let speed = in_unit("speed_kn", "m/s", Float64Array::from(vec![1.0; 10]));
    let error = refused(&replaced(&ten(), "speed_kn", vec![speed]));
    let TableError::Unit { column, found, expected, .. } = &error else { panic!("{error}") };
    assert_eq!((*column, found.as_deref(), *expected), ("speed_kn", Some("m/s"), "kn"));
    assert_eq!(
        error.to_string(),
        "a.parquet: column `speed_kn` is in \"m/s\"; its metadata must say `unit = \"kn\"`"
    );
}

#[test]
fn a_missing_unit_is_no_unit() {
    let seconds = column("seconds", Float64Array::from(vec![1.0; 10]));
    let error = refused(&replaced(&ten(), "seconds", vec![seconds]));
    assert!(matches!(&error, TableError::Unit { column: "seconds", found: None, expected: "s", .. }));
    assert_eq!(
        error.to_string(),
        "a.parquet: column `seconds` names no unit; its metadata must say `unit = \"s\"`"
    );
}

#[test]
fn a_missing_column_and_a_wrong_type_say_what_is_expected() {
    let error = refused(&replaced(&ten(), "mode", vec![]));
    assert_eq!(
        error.to_string(),
        "a.parquet: no column `mode`; it must be a text, a dictionary of texts, or an 8-bit unsigned number"
    );
    let text = column("mmsi", StringArray::from(vec!["200000001"; 10]));
    let error = refused(&replaced(&ten(), "mmsi", vec![text]));
    assert!(matches!(&error, TableError::ColumnType { column: "mmsi", found: DataType::Utf8, .. }));
    assert_eq!(error.to_string(), "a.parquet: column `mmsi` is Utf8; it must be a whole number");
}

#[test]
fn nulls_and_unknown_names_have_their_row() {
    let mut speeds = vec![Some(1.0); 10];
    speeds[7] = None;
    let speeds = in_unit("speed_kn", "kn", Float64Array::from(speeds));
    let error = refused(&replaced(&ten(), "speed_kn", vec![speeds]));
    assert_eq!(error.to_string(), "a.parquet: row 7: `speed_kn` is null");

    let mut modes = vec!["transit"; 3_000];
    modes[2_345] = "hovering";
    let modes = column("mode", StringArray::from(modes));
    let error = refused(&replaced(&Plain::rows(0, 3_000).batch(), "mode", vec![modes]));
    assert_eq!(
        error.to_string(),
        "a.parquet: row 2345: `mode` is `hovering`; it must be transit, manoeuvring, slow_steaming, drifting, \
         anchorage, berth"
    );

    let waters = column("waters", StringArray::from(vec!["Baltic"; 10]));
    let error = refused(&replaced(&ten(), "waters", vec![waters]));
    assert_eq!(error.to_string(), "a.parquet: row 0: `waters` is `Baltic`; it must be high sea, ECA");

    let negative = column("mmsi", Int64Array::from(vec![1, 2, 3, -4, 5, 6, 7, 8, 9, 10]));
    let error = refused(&replaced(&ten(), "mmsi", vec![negative]));
    assert_eq!(
        error.to_string(),
        "a.parquet: row 3: `mmsi` is `-4`; it must be a whole number from 0 to 4294967295"
    );
}

#[test]
fn a_value_that_the_kernel_refuses_has_its_row_in_the_file() {
    let fleet = fleet();
    let mut rows = Plain::rows(0, 20_000);
    rows.speed_kn[15_000] = 90.0;
    let mut sums = green_corridor::columnar::Sums::of_nothing(&fleet);
    let error = ActivityReader::by_mmsi(source(&rows.batch()), &fleet)
        .find_map(|activities| activities.expect("readable").add_to(&mut sums, &fleet).err())
        .expect("an error");
    let TableError::Rows { source: ColumnError::Value { row, .. }, .. } = &error else { panic!("{error}") };
    assert_eq!(*row, 15_000);
    assert_eq!(error.to_string(), "a.parquet: row 15000: `speed_kn` must be in 0..=50 kn, got 90");
}

#[test]
fn files_that_are_not_alike_are_named_with_the_difference() {
    let first = ten();
    let in_seconds = |unit: &str| in_unit("seconds", unit, Float64Array::from(vec![1.0; 10]));
    let remark = column("remark", StringArray::from(vec!["a"; 10]));
    let narrow = column("mmsi", Int64Array::from(vec![1; 10]));
    let cases = [
        (
            first.clone(),
            replaced(&first, "mmsi", vec![narrow]),
            "column `mmsi` is Int64, and UInt32 in the first",
        ),
        (first.clone(), replaced(&first, "", vec![remark.clone()]), "it has a column `remark` more"),
        (replaced(&first, "", vec![remark]), first.clone(), "it has no column `remark`"),
    ];
    for (first, other, difference) in cases {
        let error = two(&first, &other);
        assert!(matches!(&error, TableError::MixedSchemas { .. }), "{error}");
        assert_eq!(error.to_string(), format!("b.parquet is not like a.parquet: {difference}"));
    }
    let extra = |unit: &str| in_unit("wave_m", unit, Float64Array::from(vec![1.0; 10]));
    let error = two(&replaced(&first, "", vec![extra("m")]), &replaced(&first, "", vec![extra("ft")]));
    let TableError::MixedSchemas { difference, .. } = &error else { panic!("{error}") };
    let (column, units) = ("wave_m".to_owned(), (Some("m".to_owned()), Some("ft".to_owned())));
    assert_eq!(*difference, SchemaDifference::Unit { column, first: units.0, other: units.1 });
    // A unit that is wrong by itself is said first.
    assert!(matches!(
        two(&first, &replaced(&first, "seconds", vec![in_seconds("h")])),
        TableError::Unit { .. }
    ));
}

/// The error of reading two files; all rows of the first are read before.
fn two(first: &RecordBatch, other: &RecordBatch) -> TableError {
    let fleet = fleet();
    let files = sources([("a.parquet", parquet(first, 4)), ("b.parquet", parquet(other, 4))]);
    let mut reader = ActivityReader::by_mmsi(files, &fleet);
    let error = reader.find_map(Result::err).expect("an error");
    assert_eq!(reader.rows(), 10);
    error
}

#[test]
fn a_file_that_is_not_there_has_its_name() {
    let fleet = fleet();
    let files = green_corridor::columnar::arrow::Source::files(["/no/such/file.parquet".into()]);
    let error = ActivityReader::by_mmsi(files, &fleet).find_map(Result::err).expect("an error");
    assert_eq!(error.to_string(), "/no/such/file.parquet: cannot be opened: entity not found");
}

#[test]
fn a_batch_of_something_else_is_refused() {
    let other = batch(vec![column("x", UInt32Array::from(vec![1]))]);
    assert!(matches!(refused(&other), TableError::MissingColumn { column: "mmsi", .. }));
}
