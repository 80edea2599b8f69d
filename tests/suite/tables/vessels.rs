//! A table of ships, joined by MMSI or by IMO number.

use arrow::array::{Float64Array, Int64Array, RecordBatch, StringArray, UInt32Array};
use green_corridor::columnar::Sums;
use green_corridor::columnar::arrow::{ActivityReader, TableError, VesselTable};
use green_corridor::interchange::VesselForm;
use green_corridor::track::Mmsi;

use super::made_up::{Plain, SHIPS, batch, column, fleet, in_unit, replaced, source};

/// IMO numbers of ships with right check digits.
const IMO: [u32; 3] = [9_074_729, 9_321_483, 9_501_332];

fn table() -> RecordBatch {
    batch(vec![
        column("mmsi", UInt32Array::from(vec![Some(SHIPS[0]), Some(SHIPS[1]), None])),
        column("imo_number", Int64Array::from(vec![Some(i64::from(IMO[0])), None, Some(i64::from(IMO[2]))])),
        column("name", StringArray::from(vec!["One", "Two", "Three"])),
        column("ship_type", StringArray::from(vec!["container_ship"; 3])),
        column("teu", Float64Array::from(vec![8_500.0, 14_000.0, 4_000.0])),
        in_unit("mcr_kw", "kW", Float64Array::from(vec![58_000.0, 60_000.0, 30_000.0])),
        column("main_engine", StringArray::from(vec!["ssd"; 3])),
        column("imo_ghg4_generation", StringArray::from(vec!["2001+", "2001+", "1984-2000"])),
        in_unit("design_speed_kn", "kn", Float64Array::from(vec![24.0, 23.5, 22.0])),
        in_unit("design_draught_m", "m", Float64Array::from(vec![14.5, 15.0, 12.0])),
        column("substitution", StringArray::from(vec![None, Some("equal_efficiency"), None])),
    ])
}

fn read(table: &RecordBatch) -> Result<VesselTable, TableError> {
    VesselTable::read(source(table))
}

#[test]
fn a_row_is_the_vessel_of_a_voyage_file() {
    let table = read(&table()).expect("a table");
    assert_eq!(table.ships().len(), 3);
    let form: VesselForm = toml::from_str(
        "name = 'One'\nimo_number = 9074729\nship_type = 'container_ship'\nteu = 8500\nmcr_kw = 58000\n\
         main_engine = 'ssd'\nimo_ghg4_generation = '2001+'\ndesign_speed_kn = 24\ndesign_draught_m = 14.5\n",
    )
    .expect("a vessel");
    let one = table.by_mmsi(Mmsi::new(SHIPS[0]).expect("an MMSI")).expect("it is there");
    assert_eq!(one.vessel, form.vessel().expect("a ship"));
    let number = one.vessel.imo_number().expect("it has one");
    assert_eq!(table.by_imo_number(number), Some(one));
    assert_eq!(table.ships()[2].mmsi, None);
}

#[test]
fn rows_that_make_no_ship_say_why() {
    let number = |name, number: u32| column(name, UInt32Array::from(vec![number; 3]));
    let text = |name, text: &str| column(name, StringArray::from(vec![text; 3]));
    let no_number = replaced(&replaced(&table(), "mmsi", vec![]), "imo_number", vec![]);
    let two_alike = replaced(&table(), "mmsi", vec![number("mmsi", SHIPS[0])]);
    let no_imo = replaced(&table(), "imo_number", vec![number("imo_number", 9_074_728)]);
    let steam = replaced(&table(), "main_engine", vec![text("main_engine", "sail")]);
    let huge = in_unit("mcr_kw", "kW", Float64Array::from(vec![5.8e7; 3]));
    let huge = replaced(&table(), "mcr_kw", vec![huge]);
    let cases = [
        (no_number, "row 0: neither an MMSI nor an IMO number"),
        (two_alike, "row 1: the MMSI of another ship of the table"),
        (no_imo, "row 0: IMO number `9074728` has check digit 8, its first six digits give 9"),
        (steam, "row 0: unknown variant `sail`"),
        (huge, "row 0: must be in"),
        (replaced(&table(), "mmsi", vec![number("mmsi", 0)]), "row 0: `mmsi` must be in 1..=999999999"),
    ];
    for (table, expected) in cases {
        let error = read(&table).expect_err(expected).to_string();
        assert!(error.starts_with(&format!("a.parquet: {expected}")), "{error}");
    }
    let watts = in_unit("mcr_kw", "W", Float64Array::from(vec![5.8e7; 3]));
    let error = read(&replaced(&table(), "mcr_kw", vec![watts])).expect_err("a unit");
    assert!(matches!(error, TableError::Unit { column: "mcr_kw", .. }));
}

#[test]
fn imo_numbers_are_joined_and_those_without_a_ship_are_counted() {
    let (fleet, vessels) = (fleet(), read(&table()).expect("a table"));
    let rows = Plain::rows(0, 3_000);
    // Ships one and three of the table, one that it does not have, and a number that is none.
    let known = [IMO[0], IMO[2], IMO[1], 5];
    let numbers: Vec<u32> = (0..3_000).map(|row| known[row % 4]).collect();
    let by_imo = column("imo_number", UInt32Array::from(numbers));
    let file = replaced(&rows.batch(), "mmsi", vec![by_imo]);
    let mut sums = Sums::of_nothing(&fleet);
    let mut reader = ActivityReader::by_imo_number(source(&file), &fleet, &vessels);
    for activities in reader.by_ref() {
        activities.expect("readable").add_to(&mut sums, &fleet).expect("in range");
    }
    let counted: Vec<(u32, u64)> =
        reader.without_mmsi().iter().map(|(number, rows)| (*number, *rows)).collect();
    assert_eq!(counted, [(5, 750), (IMO[1], 750), (IMO[2], 750)]);
    assert_eq!(sums.rows(), 3_000);
    assert_eq!(sums.unknown()[&0].rows, 2_250, "none is lost");
    assert_eq!(sums.by_ship(&fleet).len(), 1);
}
