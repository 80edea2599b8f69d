//! The kernel of the throughput bench against its totals, and what columns refuse.

#[path = "../../examples/throughput/data.rs"]
mod data;
#[path = "../../examples/throughput/ships.rs"]
mod ships;

use green_corridor::OperatingMode;
use green_corridor::columnar::{ColumnError, Columns, Fleet, FleetError, LANES, Lane, Out, Sums};

use data::{Reports, STATED};

/// What the definition of the rows allows.
const TOLERANCE: f64 = 1e-9;

#[test]
fn a_million_rows_have_the_totals_of_other_languages() {
    let fleet = ships::fleet().expect("a fleet");
    let reports = Reports::of(0, STATED[0].0);
    let mut sums = Sums::of_nothing(&fleet);
    let mut mode = Vec::new();
    sums.add(&fleet, &reports.columns(0, reports.len(), &mut mode)).expect("in range");
    let total = sums.total(&fleet).lanes.all_grams();
    let mut columns = vec![vec![0.0; reports.len()]; LANES];
    let mut slices = columns.iter_mut();
    let out = std::array::from_fn(|_| slices.next().expect("eight").as_mut_slice());
    fleet.rows(&reports.columns(0, reports.len(), &mut mode), &mut Out::new(out)).expect("in range");
    for ((lane, expected), (sum, column)) in
        Lane::ALL.into_iter().zip(STATED[0].1).zip(total.iter().zip(&columns))
    {
        assert!((sum / expected - 1.0).abs() < TOLERANCE, "{lane} {sum}");
        let rows: f64 = column.iter().sum();
        assert!((rows / expected - 1.0).abs() < TOLERANCE, "{lane} {rows}");
    }
}

const ONE: Columns<'static> = Columns {
    mmsi: &[200_000_000],
    speed_kn: &[12.0],
    seconds: &[60.0],
    mode: &[OperatingMode::Transit],
    waters: &[0],
};

fn refused(columns: Columns<'_>) -> String {
    let fleet = ships::fleet().expect("a fleet");
    Sums::of_nothing(&fleet).add(&fleet, &columns).expect_err("refused").to_string()
}

#[test]
fn what_a_column_cannot_hold_is_named() {
    assert_eq!(
        refused(Columns { speed_kn: &[90.0], ..ONE }),
        "row 0: `speed_kn` must be in 0..=50 kn, got 90"
    );
    assert!(refused(Columns { speed_kn: &[f64::NAN], ..ONE }).contains("got NaN"));
    assert_eq!(
        refused(Columns { seconds: &[-1.0], ..ONE }),
        "row 0: `seconds` must be in 0..=31622400 s, got -1"
    );
    assert_eq!(refused(Columns { waters: &[2], ..ONE }), "row 0: waters 2, the fleet has 2, counted from 0");
    assert_eq!(refused(Columns { mode: &[], ..ONE }), "column `mode` has 0 rows, `mmsi` has 1");
}

#[test]
fn the_row_of_an_error_counts_from_the_first_of_all() {
    let rows = 1_000;
    let mut speed_kn = vec![12.0; rows];
    speed_kn[777] = -1.0;
    let error = refused(Columns {
        mmsi: &vec![200_000_000; rows],
        speed_kn: &speed_kn,
        seconds: &vec![60.0; rows],
        mode: &vec![OperatingMode::Transit; rows],
        waters: &vec![0; rows],
    });
    assert!(error.starts_with("row 777: "), "{error}");
}

#[test]
fn a_ship_that_the_fleet_does_not_have_is_counted() {
    let fleet = ships::fleet().expect("a fleet");
    let columns = Columns { mmsi: &[200_000_001], ..ONE };
    let mut sums = Sums::of_nothing(&fleet);
    sums.add(&fleet, &columns).expect("in range");
    sums.add(&fleet, &ONE).expect("in range");
    let unknown = sums.unknown().get(&200_000_001).expect("counted");
    assert_eq!((unknown.rows, unknown.time().value, sums.rows()), (1, 60.0, 2));
    assert_eq!(sums.by_ship(&fleet).len(), 1);
    let mut grams = [0.0; LANES];
    let mut slices = grams.iter_mut();
    let out = std::array::from_fn(|_| std::slice::from_mut(slices.next().expect("eight")));
    fleet.rows(&columns, &mut Out::new(out)).expect("in range");
    assert!(grams.iter().all(|grams| grams.is_nan()), "unknown is not zero");
}

#[test]
fn an_output_column_has_the_length_of_the_input() {
    let fleet = ships::fleet().expect("a fleet");
    let out: [&mut [f64]; LANES] = Default::default();
    let error = fleet.rows(&ONE, &mut Out::new(out)).expect_err("refused");
    assert_eq!(error, ColumnError::Length { column: "fuel_g", rows: 0, expected: 1 });
}

#[test]
fn ships_that_make_no_fleet() {
    let error = Fleet::new(Vec::new(), Vec::new(), None).expect_err("no waters");
    assert_eq!(error, FleetError::Waters { waters: 0 });
}
