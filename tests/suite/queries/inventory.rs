//! `inventory`: exact sums, the same however the rows are cut up.

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, RecordBatch, StructArray};
use arrow::datatypes::{Float64Type, UInt32Type, UInt64Type};
use datafusion::prelude::SessionConfig;
use green_corridor::columnar::{Group, Lane, Sums};
use green_corridor::units::si::second;
use proptest::prelude::*;

use super::session::{answer, ask, session};
use crate::tables::made_up::{Plain, SHIPS, fleet, in_unit, replaced};

const INVENTORY: &str = "inventory(mmsi, speed_kn, seconds, mode, waters)";

fn floats(array: &StructArray, name: &str) -> Vec<Option<f64>> {
    array.column_by_name(name).expect("a field").as_primitive::<Float64Type>().iter().collect()
}

fn counts(array: &StructArray, name: &str) -> Vec<u64> {
    array.column_by_name(name).expect("a field").as_primitive::<UInt64Type>().values().to_vec()
}

fn sums(rows: &Plain) -> Sums {
    let fleet = fleet();
    let mut sums = Sums::of_nothing(&fleet);
    sums.add(&fleet, &rows.columns()).expect("in range");
    sums
}

fn assert_group(array: &StructArray, row: usize, group: &Group) {
    let close = |found: f64, expected: f64| (found - expected).abs() <= 1e-12 * expected.abs();
    assert!(close(floats(array, "seconds")[row].expect("known"), group.time.get::<second>()));
    for lane in Lane::ALL {
        let (found, expected) = (floats(array, lane.column())[row], group.lanes.grams(lane));
        assert!(close(found.expect("known"), expected), "{lane}: {found:?}, {expected}");
    }
}

#[test]
fn by_ship_it_is_what_the_kernel_sums() {
    let rows = Plain::rows(0, 20_000);
    let query = format!("SELECT mmsi, {INVENTORY} FROM activities GROUP BY mmsi ORDER BY mmsi");
    let answer = answer(rows.batch(), &query);
    let (ships, inventory) = (answer.column(0).as_primitive::<UInt32Type>(), answer.column(1).as_struct());
    assert_eq!(ships.values().to_vec(), [SHIPS[0], SHIPS[1], SHIPS[2], 999_000_000]);
    let (fleet, sums) = (fleet(), sums(&rows));
    for (row, (mmsi, group)) in sums.by_ship(&fleet).iter().enumerate() {
        assert_eq!(mmsi.get(), ships.value(row));
        assert_group(inventory, row, group);
    }
    let unknown = &sums.unknown()[&999_000_000];
    assert_eq!(counts(inventory, "rows_of_unknown_ships"), [0, 0, 0, unknown.rows]);
    assert_eq!(floats(inventory, "seconds_of_unknown_ships")[3], Some(unknown.time().get::<second>()));
    assert_eq!(floats(inventory, "co2_g")[3], Some(0.0));
    assert_eq!(counts(inventory, "rows").iter().sum::<u64>(), 20_000);
}

#[test]
fn by_mode_and_over_all_it_is_what_the_kernel_sums() {
    let rows = Plain::rows(0, 20_000);
    let (fleet, sums) = (fleet(), sums(&rows));
    let query = format!("SELECT mode, {INVENTORY} FROM activities GROUP BY mode");
    let by_mode = answer(rows.batch(), &query);
    let names = arrow::compute::cast(by_mode.column(0), &arrow::datatypes::DataType::Utf8).expect("texts");
    for (row, name) in names.as_string::<i32>().iter().enumerate() {
        let groups = sums.by_mode(&fleet);
        let (_, group) = groups.iter().find(|(mode, _)| Some(mode.name()) == name).expect("a mode");
        assert_group(by_mode.column(1).as_struct(), row, group);
    }
    let all = answer(rows.batch(), &format!("SELECT {INVENTORY} FROM activities"));
    assert_group(all.column(0).as_struct(), 0, &sums.total(&fleet));
}

#[test]
fn no_rows_are_an_inventory_of_nothing() {
    let answer =
        answer(Plain::rows(0, 10).batch(), &format!("SELECT {INVENTORY} FROM activities WHERE mmsi = 1"));
    let inventory = answer.column(0).as_struct();
    assert_eq!((counts(inventory, "rows"), floats(inventory, "co2_g")), (vec![0], vec![Some(0.0)]));
}

#[test]
fn a_filter_leaves_rows_out_and_their_values_do_not_matter() {
    let mut rows = Plain::rows(0, 1_000);
    rows.speed_kn[500] = 90.0;
    let query = format!("SELECT {INVENTORY} FILTER (WHERE speed_kn < 10) FROM activities");
    let filtered = answer(rows.batch(), &query);
    let expected = answer(rows.batch(), &format!("SELECT {INVENTORY} FROM activities WHERE speed_kn < 10"));
    assert_eq!(filtered.columns(), expected.columns());
}

#[test]
fn rows_with_a_null_are_counted_and_in_no_sum() {
    let rows = Plain::rows(0, 1_000);
    let seconds = rows.seconds.iter().enumerate().map(|(row, time)| (row % 10 != 0).then_some(*time));
    let seconds = in_unit("seconds", "s", Float64Array::from_iter(seconds));
    let batch = replaced(&rows.batch(), "seconds", vec![seconds]);
    let all = answer(batch.clone(), &format!("SELECT {INVENTORY} FROM activities"));
    let complete = answer(batch, &format!("SELECT {INVENTORY} FROM activities WHERE seconds IS NOT NULL"));
    let (all, complete) = (all.column(0).as_struct(), complete.column(0).as_struct());
    assert_eq!((counts(all, "rows"), counts(all, "incomplete_rows")), (vec![1_000], vec![100]));
    assert_eq!((counts(complete, "rows"), counts(complete, "incomplete_rows")), (vec![900], vec![0]));
    for field in ["seconds", "fuel_g", "nox_g", "seconds_of_unknown_ships"] {
        assert_eq!(floats(all, field), floats(complete, field));
    }
}

#[test]
fn running_sums_over_a_window_do_not_forget() {
    let rows = Plain::rows(0, 50);
    let query = "SELECT inventory(mmsi, speed_kn, seconds, mode, waters) OVER (ORDER BY seconds, speed_kn)['rows'] \
        FROM activities";
    let answer = answer(rows.batch(), query);
    let mut counted = answer.column(0).as_primitive::<UInt64Type>().values().to_vec();
    counted.sort_unstable();
    assert_eq!(*counted.last().expect("rows"), 50);
    assert!(counted.windows(2).all(|pair| pair[0] <= pair[1]));
}

/// The rows in partitions of batches.
fn cut(batch: &RecordBatch, cuts: &[usize], partitions: usize) -> Vec<Vec<RecordBatch>> {
    let mut ends: Vec<usize> =
        cuts.iter().map(|cut| cut % batch.num_rows()).chain([batch.num_rows()]).collect();
    ends.sort_unstable();
    let mut parts = vec![vec![batch.slice(0, 0)]; partitions];
    let mut from = 0;
    for (number, end) in ends.into_iter().enumerate() {
        // The last come first in every other partition.
        let place = if number % 2 == 0 { 0 } else { parts[number % partitions].len() };
        parts[number % partitions].insert(place, batch.slice(from, end - from));
        from = end;
    }
    parts
}

fn bytes(columns: &[ArrayRef]) -> Vec<arrow::array::ArrayData> {
    columns.iter().map(|column| column.to_data()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Batches, partitions, threads and the way of aggregating do not change a bit.
    #[test]
    fn the_answer_does_not_depend_on_how_the_rows_are_cut_up(
        cuts in prop::collection::vec(0_usize..3_000, 0..12),
        partitions in 1_usize..6,
        threads in 1_usize..4,
        batch_size in 1_usize..2_000,
        skip_partial: bool,
    ) {
        let batch = Plain::rows(0, 3_000).batch();
        let queries = ["mmsi", "mode", "waters, mode", "round(seconds)"].map(|key| format!(
            "SELECT {key}, {INVENTORY} FROM activities GROUP BY {key} ORDER BY {key}"
        ));
        let mut config =
            SessionConfig::new().with_target_partitions(threads).with_batch_size(batch_size);
        if skip_partial {
            let options = &mut config.options_mut().execution;
            options.skip_partial_aggregation_probe_rows_threshold = 0;
            options.skip_partial_aggregation_probe_ratio_threshold = 0.0;
        }
        let context = session(cut(&batch, &cuts, partitions), config);
        for query in queries {
            let expected = answer(batch.clone(), &query);
            let found = ask(&context, &query).expect("an answer");
            prop_assert_eq!(bytes(found.columns()), bytes(expected.columns()));
        }
    }
}
