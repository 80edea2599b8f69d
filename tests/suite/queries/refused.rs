//! What the functions refuse, and what they say.

use arrow::array::{Float64Array, StringArray};
use datafusion::error::DataFusionError;
use datafusion::prelude::SessionConfig;
use green_corridor::columnar::datafusion::ArgumentError;

use super::session::{ask, session};
use crate::tables::made_up::{Plain, column, in_unit, replaced};

fn refused(batch: arrow::array::RecordBatch, query: &str) -> (ArgumentError, String) {
    let error = ask(&session(vec![vec![batch]], SessionConfig::new()), query).expect_err(query);
    let text = error.to_string();
    let DataFusionError::External(source) = error.find_root() else { panic!("{error:?}") };
    let argument = source.downcast_ref::<ArgumentError>().unwrap_or_else(|| panic!("{source:?}")).clone();
    (argument, text)
}

#[test]
fn a_column_in_another_unit() {
    let speed = in_unit("speed_kn", "m/s", Float64Array::from(vec![1.0; 10]));
    let batch = replaced(&Plain::rows(0, 10).batch(), "speed_kn", vec![speed]);
    for query in [
        "SELECT co2_g(mmsi, speed_kn, seconds, mode, waters) FROM activities",
        "SELECT emissions(mmsi, speed_kn, seconds, mode, waters) FROM activities",
        "SELECT inventory(mmsi, speed_kn, seconds, mode, waters) FROM activities",
    ] {
        let (error, text) = refused(batch.clone(), query);
        assert!(matches!(&error, ArgumentError::Unit { found, expected: "kn", .. } if found == "m/s"));
        assert!(
            text.contains("column `speed_kn` is in \"m/s\", argument `speed_kn` must be in \"kn\""),
            "{text}"
        );
    }
}

#[test]
fn swapped_arguments_are_in_another_unit_too() {
    let query = "SELECT co2_g(mmsi, seconds, speed_kn, mode, waters) FROM activities";
    let (error, _) = refused(Plain::rows(0, 10).batch(), query);
    assert!(matches!(error, ArgumentError::Unit { argument: "speed_kn", expected: "kn", .. }));
}

#[test]
fn arguments_of_another_number_or_type() {
    let batch = Plain::rows(0, 10).batch();
    let context = session(vec![vec![batch]], SessionConfig::new());
    let cases = [
        ("co2_g(mmsi)", "`co2_g` takes 5 arguments, mmsi, speed_kn, seconds, mode and waters, got 1"),
        (
            "inventory('x', speed_kn, seconds, mode, waters)",
            "`inventory`: argument `mmsi` is Utf8, must be a whole number",
        ),
    ];
    for (call, expected) in cases {
        let text = ask(&context, &format!("SELECT {call} FROM activities")).expect_err(call).to_string();
        assert!(text.contains(expected), "{text}");
    }
}

#[test]
fn names_and_values() {
    let batch = Plain::rows(0, 10).batch();
    let modes = column("mode", StringArray::from(vec!["hovering"; 10]));
    let query = "SELECT inventory(mmsi, speed_kn, seconds, mode, waters) FROM activities";
    let (error, text) = refused(replaced(&batch, "mode", vec![modes]), query);
    assert!(matches!(error, ArgumentError::Name { argument: "mode", .. }));
    assert!(text.contains("`hovering`, must be transit, manoeuvring"), "{text}");
    let query = "SELECT co2_g(mmsi, 90.0, seconds, mode, waters) FROM activities";
    let (error, text) = refused(batch, query);
    assert!(matches!(error, ArgumentError::Column(_)));
    assert!(text.contains("`speed_kn` must be in 0..=50 kn, got 90"), "{text}");
}

#[test]
fn equal_rows_are_not_one_activity() {
    let context = session(vec![vec![Plain::rows(0, 10).batch()]], SessionConfig::new());
    let query = "SELECT inventory(DISTINCT mmsi, speed_kn, seconds, mode, waters) FROM activities";
    let error = ask(&context, query).expect_err("distinct").to_string();
    assert!(error.contains("two equal rows are two activities"), "{error}");
}
