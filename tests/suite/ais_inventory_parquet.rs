//! The example of position reports, its week in Parquet: the same inventory as in CSV, and what is refused.

use std::fs::File;
use std::path::PathBuf;

use arrow::array::{Float64Array, RecordBatch, TimestampSecondArray, UInt32Array};
use green_corridor::columnar::arrow::write_table;
use green_corridor::interchange::FleetForm;
use green_corridor::interchange::fleet_form::FleetShipForm;
use green_corridor::interchange::marine_cadastre::Reader;
use green_corridor::track::{Mmsi, PositionReport};
use green_corridor::units::si::knot;
use serde_json::Value;

use crate::ais_inventory::inventory::{Asked, Options, answer, synthetic};
use crate::tables::made_up::{batch, column, in_unit, replaced};

/// A folder for the files of one test.
struct Folder(PathBuf);

impl Folder {
    fn of(test: &str) -> Self {
        let folder =
            std::env::temp_dir().join(format!("green_corridor_inventory_{test}_{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path.display().to_string()
    }

    fn parquet(&self, name: &str, rows: &RecordBatch) -> String {
        let path = self.0.join(name);
        write_table(File::create(&path).expect("a file"), rows).expect("a table");
        path.display().to_string()
    }

    /// The fleet of the example, its ships known by MMSI and no class.
    fn fleet(&self) -> String {
        let text = include_str!("../../examples/data/ais_inventory_fleet_assumed.toml");
        let mut fleet: FleetForm = toml::from_str(text).expect("a fleet");
        let one = fleet.ships[0].clone();
        let numbered =
            |number: u32| FleetShipForm { mmsi: Mmsi::new(100_000_000 + number).ok(), ..one.clone() };
        fleet.ships = (1..=6).map(numbered).collect();
        fleet.by_length.clear();
        self.write("fleet.toml", toml::to_string(&fleet).expect("TOML"))
    }

    fn answer(&self, files: &[&str]) -> Result<Value, String> {
        let (fleet, places) = (self.fleet(), "examples/data/ais_inventory_places_san_pedro.toml");
        let choices = ["--json", "--gap", "interpolate:6", "--fleet", &fleet, "--places", places];
        let arguments = choices.iter().chain(files).map(|own| (*own).to_owned()).collect();
        let Ok(Asked::Inventory(options)) = Options::read(arguments) else { panic!("an inventory") };
        let text = answer(&options).map_err(|error| error.to_string())?;
        Ok(serde_json::from_str(&text).expect("JSON"))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The reports of the week that can be read.
fn week() -> Vec<PositionReport> {
    Reader::new(synthetic::csv().as_slice()).expect("a header").flatten().collect()
}

fn table(reports: &[PositionReport]) -> RecordBatch {
    let at: Vec<i64> = reports.iter().map(|report| report.at.as_second()).collect();
    let mmsi: Vec<u32> = reports.iter().map(|report| report.mmsi.get()).collect();
    // The speed as it was sent, to a tenth of a knot.
    let sent = |report: &PositionReport| Some((report.speed?.get::<knot>() * 10.0).round() / 10.0);
    let floats = |of: fn(&PositionReport) -> Option<f64>| reports.iter().map(of).collect::<Float64Array>();
    batch(vec![
        column("mmsi", UInt32Array::from(mmsi)),
        column("at", TimestampSecondArray::from(at).with_timezone("UTC")),
        in_unit("latitude_deg", "deg", floats(|report| Some(report.position.latitude().degrees()))),
        in_unit("longitude_deg", "deg", floats(|report| Some(report.position.longitude().degrees()))),
        in_unit("speed_kn", "kn", floats(sent)),
        in_unit("heading_deg", "deg", floats(|report| report.heading_degrees)),
    ])
}

#[test]
fn the_week_in_parquet_is_the_week_in_csv() {
    let (folder, reports) = (Folder::of("same"), week());
    let (first, second) = reports.split_at(reports.len() / 2);
    let csv = folder.write("week.csv", synthetic::csv());
    let whole = folder.parquet("week.parquet", &table(&reports));
    let halves =
        [folder.parquet("first.parquet", &table(first)), folder.parquet("second.parquet", &table(second))];
    let expected = folder.answer(&[&csv]).expect("an inventory");
    assert!(expected["total"]["co2e_t"].as_f64().is_some_and(|tonnes| tonnes > 1_000.0));
    for files in [vec![whole.as_str()], halves.iter().map(String::as_str).collect()] {
        let inventory = folder.answer(&files).expect("an inventory");
        for part in ["from", "to", "total", "by_mode", "by_waters", "cells"] {
            assert_eq!(inventory[part], expected[part], "{part}");
        }
        let of_ships = |inventory: &Value, part: &str| -> Vec<Value> {
            let ships = inventory["ships"].as_array().expect("ships");
            ships.iter().map(|ship| ship[part].clone()).collect()
        };
        for part in ["mmsi", "reports", "stays", "berth_days", "co2e_t"] {
            assert_eq!(of_ships(&inventory, part), of_ships(&expected, part), "{part}");
        }
        let others = inventory["not_counted"].as_array().expect("ships");
        assert!(others.iter().all(|ship| ship["found"] == "in no table, and it reports no ship type"));
    }
}

#[test]
fn a_row_that_is_refused_does_not_take_the_others() {
    let (folder, reports) = (Folder::of("row"), week());
    let (good, rows) = (folder.parquet("good.parquet", &table(&reports[1..])), table(&reports));
    let mut latitudes: Vec<f64> = reports.iter().map(|report| report.position.latitude().degrees()).collect();
    latitudes[0] = 91.0;
    let latitudes = in_unit("latitude_deg", "deg", Float64Array::from(latitudes));
    let bad = folder.parquet("bad.parquet", &replaced(&rows, "latitude_deg", vec![latitudes]));
    let (bad, good) = (folder.answer(&[&bad]).expect("read"), folder.answer(&[&good]).expect("read"));
    assert_eq!(bad["total"], good["total"]);
    let shown = bad["refused"][0].as_str().expect("words");
    assert!(shown.ends_with("bad.parquet: row 0: `lat` must be in -90..=90 degrees, got 91"), "{shown}");
}

#[test]
fn a_table_that_is_none_is_named() {
    let (folder, rows) = (Folder::of("none"), table(&week()[..100]));
    let fails = |file: &str| folder.answer(&[file]).expect_err("refused");
    let speed = in_unit("speed_kn", "m/s", Float64Array::from(vec![5.0; 100]));
    let wrong = fails(&folder.parquet("unit.parquet", &replaced(&rows, "speed_kn", vec![speed])));
    assert!(
        wrong.ends_with("column `speed_kn` is in \"m/s\"; its metadata must say `unit = \"kn\"`"),
        "{wrong}"
    );
    let whole = std::fs::read(folder.parquet("whole.parquet", &rows)).expect("bytes");
    let cut_off = fails(&folder.write("cut.parquet", &whole[..whole.len() / 2]));
    assert!(cut_off.contains("cut.parquet: cannot be read as Parquet, perhaps cut off"), "{cut_off}");
    let none = fails(&folder.parquet("empty.parquet", &rows.slice(0, 0)));
    assert!(none.ends_with("no position report in it"), "{none}");
}
