//! `inventory_of`: the sums of files.

use std::sync::Arc;

use arrow::array::{AsArray, Float64Array};
use arrow::datatypes::Float64Type;
use datafusion::prelude::SessionContext;
use green_corridor::columnar::arrow::{Declaration, in_full};
use green_corridor::columnar::datafusion::register_inventory_of;
use green_corridor::columnar::{Lane, Sums};

use super::session::ask;
use crate::tables::made_up::{Plain, fleet, in_unit, parquet, replaced};

#[test]
fn a_folder_gives_the_sums_of_its_files_and_refuses_a_wrong_unit() {
    let folder = std::env::temp_dir().join(format!("green_corridor_inventory_of_{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let rows = Plain::rows(0, 9_000);
    for (number, range) in [(0, 4_000), (4_000, 9_000)].into_iter().enumerate() {
        let file = parquet(&Plain::rows(range.0, range.1).batch(), 1_500);
        std::fs::write(folder.join(format!("part-{number}.parquet")), file).expect("written");
    }
    std::fs::write(folder.join("notes.txt"), "no table").expect("written");

    let fleet = Arc::new(fleet());
    let declaration = Declaration::new(&fleet, "made up", "made up");
    let mut sums = Sums::of_nothing(&fleet);
    sums.add(&fleet, &rows.columns()).expect("in range");
    let expected = in_full(&sums, &fleet, &declaration).expect("a table");
    let context = SessionContext::new();
    register_inventory_of(&context, &fleet, declaration);

    let query = format!("SELECT * FROM inventory_of('{}')", folder.display());
    let answer = ask(&context, &query).expect("an answer");
    assert_eq!(answer.columns(), expected.columns());
    let query = format!("SELECT sum(co2_g) FROM inventory_of('{}') WHERE in_fleet", folder.display());
    let total = ask(&context, &query).expect("an answer").column(0).as_primitive::<Float64Type>().value(0);
    let co2 = sums.total(&fleet).lanes.grams(Lane::CarbonDioxide);
    assert!((total - co2).abs() <= 1e-12 * co2, "{total} {co2}");

    let wrong = replaced(
        &Plain::rows(0, 10).batch(),
        "speed_kn",
        vec![in_unit("speed_kn", "m/s", Float64Array::from(vec![1.0; 10]))],
    );
    std::fs::write(folder.join("part-2.parquet"), parquet(&wrong, 10)).expect("written");
    let query = format!("SELECT * FROM inventory_of('{}')", folder.display());
    let error = ask(&context, &query).expect_err("a wrong unit").to_string();
    assert!(error.contains("part-2.parquet: column `speed_kn` is in \"m/s\""), "{error}");
    std::fs::remove_dir_all(&folder).expect("removed");

    for (argument, said) in
        [("", "takes one argument"), ("1", "takes a path"), ("'/no/such'", "cannot be opened")]
    {
        let error =
            ask(&context, &format!("SELECT * FROM inventory_of({argument})")).expect_err(said).to_string();
        assert!(error.contains(said), "{error}");
    }
}
