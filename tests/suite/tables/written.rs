//! Tables that this crate writes.

use std::collections::HashMap;

use arrow::array::{Array, AsArray, RecordBatch};
use arrow::datatypes::{Float64Type, UInt32Type};
use bytes::Bytes;
use green_corridor::columnar::arrow::{
    ActivityReader, Declaration, RowWriter, Written, by_mode, by_ship, by_waters, in_full, unit_of,
    write_table,
};
use green_corridor::columnar::{Fleet, LANES, Lane, Out, Sums};
use green_corridor::units::si::second;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};

use super::made_up::{Plain, fleet, source, sources};

fn declaration(fleet: &Fleet) -> Declaration {
    Declaration::new(fleet, "EPA 2022", "imo_lca")
}

fn rows_table(rows: &Plain) -> (Bytes, Written) {
    let fleet = fleet();
    let mut file = Vec::new();
    let mut writer = RowWriter::new(&mut file, &fleet, &declaration(&fleet)).expect("a writer");
    for activities in ActivityReader::by_mmsi(source(&rows.batch()), &fleet) {
        writer.write(&activities.expect("readable")).expect("written");
    }
    let written = writer.finish().expect("finished");
    (file.into(), written)
}

fn batches(file: &Bytes) -> ParquetRecordBatchReader {
    ParquetRecordBatchReaderBuilder::try_new(file.clone()).expect("a table").build().expect("a reader")
}

fn grams(batch: &RecordBatch, lane: Lane) -> Vec<Option<f64>> {
    let column = batch.column_by_name(lane.column()).expect("a column");
    column.as_primitive::<Float64Type>().iter().collect()
}

#[test]
fn each_row_has_what_the_kernel_gives() {
    let (fleet, rows) = (fleet(), Plain::rows(0, 10_000));
    let (file, written) = rows_table(&rows);
    assert_eq!(written, Written { rows: 10_000, rows_of_unknown_ships: 1_428 });
    let mut masses: [Vec<f64>; LANES] = std::array::from_fn(|_| vec![0.0; 10_000]);
    fleet.rows(&rows.columns(), &mut Out::new(masses.each_mut().map(Vec::as_mut_slice))).expect("in range");
    let mut from = 0;
    for batch in batches(&file) {
        let batch = batch.expect("readable");
        for lane in Lane::ALL {
            for (row, grams) in grams(&batch, lane).into_iter().enumerate() {
                let expected = masses[lane as usize][from + row];
                assert_eq!(grams, (!expected.is_nan()).then_some(expected));
            }
        }
        from += batch.num_rows();
    }
    assert_eq!(from, 10_000);
}

#[test]
fn a_table_of_rows_is_read_as_activities_again() {
    let rows = Plain::rows(0, 5_000);
    let (file, _) = rows_table(&rows);
    let fleet = fleet();
    let (mut again, mut direct) = (Sums::of_nothing(&fleet), Sums::of_nothing(&fleet));
    for activities in ActivityReader::by_mmsi(sources([("rows.parquet", file)]), &fleet) {
        activities.expect("readable").add_to(&mut again, &fleet).expect("in range");
    }
    direct.add(&fleet, &rows.columns()).expect("in range");
    assert_eq!(again, direct);
}

#[test]
fn the_schema_names_method_factors_weights_and_units() {
    let (file, _) = rows_table(&Plain::rows(0, 10));
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).expect("a table");
    let schema = builder.schema();
    let expected = [
        ("pollutant_method", "EPA 2022"),
        ("factor_set", "imo_lca"),
        ("gwp_set", "stated by the user"),
        ("life_cycle_stage", "stated by the user"),
    ];
    let expected: HashMap<_, _> =
        expected.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect();
    assert_eq!(*schema.metadata(), expected);
    for lane in Lane::ALL {
        assert_eq!(unit_of(schema.field_with_name(lane.column()).expect("a column")), Some("g"));
    }
    assert_eq!(unit_of(schema.field_with_name("seconds").expect("a column")), Some("s"));
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    let rows = Plain::rows(0, 5_000);
    assert_eq!(rows_table(&rows).0, rows_table(&rows).0);
}

#[test]
fn sums_are_tables_and_unknown_ships_are_in_them() {
    let (fleet, rows) = (fleet(), Plain::rows(0, 7_000));
    let mut sums = Sums::of_nothing(&fleet);
    sums.add(&fleet, &rows.columns()).expect("in range");
    let declaration = declaration(&fleet);
    let tables = [by_ship, by_mode, by_waters, in_full]
        .map(|table| table(&sums, &fleet, &declaration).expect("a table"));
    for table in &tables {
        let metadata = table.schema().metadata().clone();
        assert_eq!((metadata["rows"].as_str(), metadata["rows_of_unknown_ships"].as_str()), ("7000", "1000"));
        let mut file = Vec::new();
        write_table(&mut file, table).expect("written");
        let file = Bytes::from(file);
        let builder = ParquetRecordBatchReaderBuilder::try_new(file.clone()).expect("a table");
        assert_eq!(builder.schema(), &table.schema(), "units and declaration included");
        let again = batches(&file).next().expect("a batch").expect("readable");
        assert_eq!(again.columns(), table.columns());
    }
    let [ships, modes, waters, full] = &tables;
    let mmsi = ships.column(0).as_primitive::<UInt32Type>().values().to_vec();
    assert_eq!(mmsi, [200_000_001, 200_000_002, 200_000_003, 999_000_000]);
    assert_eq!(
        ships.column(1).as_boolean().iter().collect::<Vec<_>>(),
        [Some(true), Some(true), Some(true), Some(false)]
    );
    let co2 = grams(ships, Lane::CarbonDioxide);
    let groups = sums.by_ship(&fleet);
    let expected: Vec<Option<f64>> =
        groups.values().map(|group| Some(group.lanes.grams(Lane::CarbonDioxide))).chain([None]).collect();
    assert_eq!(co2, expected);
    let seconds = ships.column(2).as_primitive::<Float64Type>();
    assert_eq!(seconds.value(3), sums.unknown()[&999_000_000].time().get::<second>());
    assert_eq!((modes.num_rows(), waters.num_rows(), full.num_rows()), (6, 2, 3 * 2 * 6 + 1));
    assert!(full.column(2).is_null(36) && full.column(3).is_null(36));
}
