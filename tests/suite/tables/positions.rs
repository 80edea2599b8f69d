//! Position reports.

use std::sync::Arc;

use arrow::array::{
    Float32Array, Float64Array, RecordBatch, TimestampMillisecondArray, TimestampNanosecondArray,
    TimestampSecondArray, UInt8Array, UInt32Array,
};
use green_corridor::columnar::arrow::{PositionReader, TableError};
use green_corridor::track::{NavigationStatus, PositionReport};
use green_corridor::units::si::knot;

use super::made_up::{SHIPS, batch, column, in_unit, replaced, source};

fn table() -> RecordBatch {
    batch(vec![
        column("mmsi", UInt32Array::from(SHIPS.to_vec())),
        column("at", TimestampSecondArray::from(vec![0, 1_700_000_000, 1_700_000_060]).with_timezone("UTC")),
        in_unit("latitude_deg", "deg", Float64Array::from(vec![33.7, -90.0, 91.0])),
        in_unit("longitude_deg", "deg", Float64Array::from(vec![-118.3, 180.0, 0.0])),
        in_unit("speed_kn", "kn", Float64Array::from(vec![Some(12.5), None, Some(1.0)])),
        in_unit("course_deg", "deg", Float32Array::from(vec![359.5, 360.0, 1.0])),
        in_unit("heading_deg", "deg", Float32Array::from(vec![12.0, 511.0, 1.0])),
        column("status", UInt8Array::from(vec![Some(5), None, Some(15)])),
    ])
}

fn read(table: &RecordBatch) -> Result<Vec<Result<PositionReport, TableError>>, TableError> {
    let mut reports = Vec::new();
    for positions in PositionReader::new(source(table)) {
        reports.extend(positions?.reports());
    }
    Ok(reports)
}

#[test]
fn what_is_not_available_is_none_and_a_bad_row_does_not_take_the_others() {
    let reports = read(&table()).expect("readable");
    let first = reports[0].as_ref().expect("a report");
    assert_eq!((first.mmsi.get(), first.at.as_second()), (SHIPS[0], 0));
    assert_eq!(first.position.latitude().degrees(), 33.7);
    assert_eq!(first.speed.map(|speed| speed.get::<knot>()), Some(12.5));
    assert_eq!((first.course_degrees, first.heading_degrees), (Some(359.5), Some(12.0)));
    assert_eq!(first.status, Some(NavigationStatus::Moored));
    let second = reports[1].as_ref().expect("a report");
    assert_eq!(second.at.to_string(), "2023-11-14T22:13:20Z");
    assert_eq!((second.speed, second.course_degrees), (None, None));
    assert_eq!((second.heading_degrees, second.status), (None, None));
    let error = reports[2].as_ref().expect_err("beyond the pole").to_string();
    assert!(error.starts_with("a.parquet: row 2: "), "{error}");
}

#[test]
fn what_ais_says_in_place_of_a_speed_is_no_speed_in_any_precision() {
    let wide = in_unit("speed_kn", "kn", Float64Array::from(vec![102.3, 102.2, 102.4]));
    let narrow = in_unit("speed_kn", "kn", Float32Array::from(vec![102.3, 102.2, 102.4]));
    let latitude = in_unit("latitude_deg", "deg", Float64Array::from(vec![0.0; 3]));
    for speeds in [wide, narrow] {
        let table = replaced(&table(), "latitude_deg", vec![latitude.clone()]);
        let reports = read(&replaced(&table, "speed_kn", vec![speeds])).expect("readable");
        assert_eq!(reports[0].as_ref().expect("a report").speed, None);
        assert!(reports[1].as_ref().expect("a report").speed.is_some());
        assert!(reports[2].is_err());
    }
}

#[test]
fn instants_have_any_precision_and_must_be_in_utc() {
    let expected: Vec<_> = read(&table()).expect("readable").into_iter().take(2).flatten().collect();
    let finer: [Arc<dyn arrow::array::Array>; 2] = [
        Arc::new(TimestampMillisecondArray::from(vec![0, 1_700_000_000_000, 0]).with_timezone("+00:00")),
        Arc::new(TimestampNanosecondArray::from(vec![0, 1_700_000_000_000_000_000, 0]).with_timezone("UTC")),
    ];
    for at in finer {
        let read = read(&replaced(&table(), "at", vec![column("at", at)])).expect("readable");
        assert_eq!(read.into_iter().take(2).flatten().collect::<Vec<_>>(), expected);
    }
    for zone in [None, Some("America/Los_Angeles")] {
        let at = TimestampSecondArray::from(vec![0, 1, 2]).with_timezone_opt(zone);
        let error = read(&replaced(&table(), "at", vec![column("at", at)])).expect_err("no UTC");
        assert!(matches!(&error, TableError::ColumnType { column: "at", .. }));
        assert!(error.to_string().ends_with("it must be a timestamp in UTC"), "{error}");
    }
    let beyond = TimestampSecondArray::from(vec![0, i64::MAX, 2]).with_timezone("UTC");
    let error = read(&replaced(&table(), "at", vec![column("at", beyond)])).expect_err("beyond");
    assert!(error.to_string().starts_with("a.parquet: row 1: `at` is "), "{error}");
}

#[test]
fn course_heading_and_status_may_be_left_out() {
    let table = ["course_deg", "heading_deg", "status"]
        .into_iter()
        .fold(table(), |table, name| replaced(&table, name, vec![]));
    let reports = read(&table).expect("readable");
    assert_eq!(reports[0].as_ref().expect("a report").course_degrees, None);
    let without_speed = replaced(&table, "speed_kn", vec![]);
    assert!(matches!(read(&without_speed), Err(TableError::MissingColumn { column: "speed_kn", .. })));
}
