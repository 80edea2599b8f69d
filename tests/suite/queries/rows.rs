//! `emissions` and its parts: what the kernel gives for each row.

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, RecordBatch, StringArray, StructArray};
use arrow::datatypes::Float64Type;
use green_corridor::columnar::arrow::unit_of;
use green_corridor::columnar::{LANES, Lane, Out};

use super::session::answer;
use crate::tables::made_up::{Plain, WATERS, column, fleet, in_unit, replaced};

const ARGUMENTS: &str = "mmsi, speed_kn, seconds, mode, waters";

fn kernel(rows: &Plain) -> [Vec<f64>; LANES] {
    let mut masses: [Vec<f64>; LANES] = std::array::from_fn(|_| vec![0.0; rows.mmsi.len()]);
    let mut out = Out::new(masses.each_mut().map(Vec::as_mut_slice));
    fleet().rows(&rows.columns(), &mut out).expect("in range");
    masses
}

fn floats(array: &ArrayRef) -> Vec<Option<f64>> {
    array.as_primitive::<Float64Type>().iter().collect()
}

fn known(grams: &[f64]) -> Vec<Option<f64>> {
    grams.iter().map(|grams| (!grams.is_nan()).then_some(*grams)).collect()
}

fn masses(answer: &RecordBatch) -> &StructArray {
    answer.column(0).as_struct()
}

#[test]
fn the_struct_has_the_eight_masses_of_the_kernel() {
    let rows = Plain::rows(0, 5_000);
    let answer = answer(rows.batch(), &format!("SELECT emissions({ARGUMENTS}) FROM activities"));
    let (masses, expected) = (masses(&answer), kernel(&rows));
    for lane in Lane::ALL {
        let field = &masses.fields()[lane as usize];
        assert_eq!((field.name().as_str(), unit_of(field)), (lane.column(), Some("g")));
        assert_eq!(floats(masses.column(lane as usize)), known(&expected[lane as usize]));
    }
}

#[test]
fn each_mass_alone_is_the_field_of_the_struct() {
    let rows = Plain::rows(0, 500);
    let expected = kernel(&rows);
    for lane in Lane::ALL {
        let name = lane.column();
        let query = format!("SELECT {name}({ARGUMENTS}), emissions({ARGUMENTS})['{name}'] FROM activities");
        let answer = answer(rows.batch(), &query);
        assert_eq!(floats(answer.column(0)), known(&expected[lane as usize]));
        assert_eq!(floats(answer.column(1)), known(&expected[lane as usize]));
        assert_eq!(unit_of(answer.schema().field(0)), Some("g"));
    }
}

#[test]
fn a_null_anywhere_is_a_null_row() {
    let rows = Plain::rows(0, 100);
    let speeds = (0..100).map(|row| (row % 3 != 0).then_some(10.0)).collect::<Vec<_>>();
    let modes = (0..100).map(|row| (row % 5 != 0).then_some("transit")).collect::<Vec<_>>();
    let batch =
        replaced(&rows.batch(), "speed_kn", vec![in_unit("speed_kn", "kn", Float64Array::from(speeds))]);
    let batch = replaced(&batch, "mode", vec![column("mode", StringArray::from(modes))]);
    let answer = answer(batch, &format!("SELECT emissions({ARGUMENTS}), co2_g({ARGUMENTS}) FROM activities"));
    for row in 0..100 {
        let is_null = row % 3 == 0 || row % 5 == 0;
        assert_eq!(masses(&answer).is_null(row), is_null, "row {row}");
        let unknown_ship = row % 7 == 6;
        assert_eq!(answer.column(1).is_null(row), is_null || unknown_ship, "row {row}");
    }
}

#[test]
fn constants_and_computed_arguments_are_taken() {
    let answer = answer(
        Plain::rows(0, 3).batch(),
        "SELECT co2_g(200000001, speed_kn * 0 + 12, 3600, 'transit', 'ECA'), co2_g(200000001, 12.0, 3600, 0, 1) \
         FROM activities",
    );
    let rows = Plain {
        mmsi: vec![200_000_001],
        speed_kn: vec![12.0],
        seconds: vec![3_600.0],
        mode: vec![green_corridor::vessel::OperatingMode::Transit],
        waters: vec![1],
    };
    let expected = kernel(&rows)[Lane::CarbonDioxide as usize][0];
    assert_eq!(floats(answer.column(0)), vec![Some(expected); 3]);
    assert_eq!(floats(answer.column(1)), vec![Some(expected); 3]);
    assert_eq!(WATERS[1], "ECA");
}
