//! Fleet files: what they find, and the words they refuse with.

use green_corridor::interchange::{FileError, FleetFile, FleetForm, FoundBy, NotFound};
use green_corridor::track::{Mmsi, StaticReport};
use green_corridor::units::si::metres;

const ASSUMED: &str = include_str!("../../examples/data/ais_inventory_fleet_assumed.toml");

/// A file of two ships and two classes that each test changes.
const SMALL: &str = r#"
title = "small"
factor_set = "imo_lca"
stage = "well_to_wake"
gwp = "AR5"

[[fuels]]
main = "VLSFO"
auxiliary = "MGO"
boiler = "MGO"

[[ships]]
mmsi = 200000001
[ships.vessel]
name = "One"
ship_type = "container_ship"
teu = 8000
mcr_kw = 60000
main_engine = "ssd"
imo_ghg4_generation = "2001+"
design_speed_kn = 24.0
design_draught_m = 14.0

[[ships]]
draught_m = 12.0
[ships.vessel]
name = "Two"
imo_number = 9074729
ship_type = "container_ship"
teu = 8001
mcr_kw = 60000
main_engine = "ssd"
imo_ghg4_generation = "2001+"
design_speed_kn = 24.0
design_draught_m = 14.0

[[by_length]]
from_m = 200
below_m = 300
source = "made up"
[by_length.vessel]
name = "Three"
ship_type = "container_ship"
teu = 4000
mcr_kw = 40000
main_engine = "ssd"
imo_ghg4_generation = "2001+"
design_speed_kn = 22.0
design_draught_m = 12.0

[[by_length]]
from_m = 300
below_m = 400
source = "made up"
[by_length.vessel]
name = "Four"
ship_type = "container_ship"
teu = 12000
mcr_kw = 60000
main_engine = "ssd"
imo_ghg4_generation = "2001+"
design_speed_kn = 22.0
design_draught_m = 12.0
"#;

fn file(text: &str) -> FleetFile {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// What a changed file is refused with.
fn refused(text: &str) -> FileError {
    let form: FleetForm = toml::from_str(text).unwrap_or_else(|error| panic!("{error}"));
    FleetFile::try_from(form).expect_err("must be refused")
}

fn changed(from: &str, to: &str) -> String {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "`{from}` is not in the file");
    text
}

#[track_caller]
fn refuses(from: &str, to: &str, words: &str) {
    assert_eq!(refused(&changed(from, to)).to_string(), words);
}

/// What the reader refuses, it refuses with the line.
#[track_caller]
fn reader_refuses(from: &str, to: &str, words: &str) {
    let error = toml::from_str::<FleetForm>(&changed(from, to)).expect_err("must be refused").to_string();
    assert!(error.contains(words) && error.contains("line"), "`{words}` is not in: {error}");
}

fn mmsi(number: u32) -> Mmsi {
    Mmsi::new(number).expect("an MMSI")
}

fn cargo_ship(length_m: f64) -> StaticReport {
    StaticReport { ship_type: Some(71), length: Some(metres(length_m)), ..StaticReport::default() }
}

#[test]
fn files_survive_toml_and_json() {
    for text in [ASSUMED, SMALL] {
        let file = file(text);
        let toml = toml::to_string(&file).expect("TOML");
        let json = serde_json::to_string(&file).expect("JSON");
        assert_eq!(toml::from_str::<FleetFile>(&toml).expect("the same"), file);
        assert_eq!(serde_json::from_str::<FleetFile>(&json).expect("the same"), file);
    }
}

#[test]
fn a_number_comes_before_a_class() {
    let file = file(SMALL);
    let both = StaticReport { imo_number: "9074729".parse().ok(), ..cargo_ship(250.0) };
    let found = |number: u32, report: &StaticReport| {
        let (ship, by) = file.find(mmsi(number), report).expect("a ship");
        (ship.vessel.name().to_owned(), by)
    };
    assert_eq!(found(200_000_001, &both), ("One".to_owned(), FoundBy::Mmsi));
    assert_eq!(found(200_000_002, &both), ("Two".to_owned(), FoundBy::ImoNumber));
    assert_eq!(found(200_000_002, &cargo_ship(250.0)), ("Three".to_owned(), FoundBy::Length));
    assert_eq!(found(200_000_002, &cargo_ship(300.0)), ("Four".to_owned(), FoundBy::Length));
    let draught = |number| file.find(mmsi(number), &both).expect("a ship").0.draught;
    assert_eq!([draught(200_000_001), draught(200_000_002)], [None, Some(metres(12.0))]);
}

#[test]
fn why_no_ship_is_found() {
    let file = file(SMALL);
    let why = |report: &StaticReport| file.find(mmsi(200_000_002), report).expect_err("no ship");
    let of_type = |ship_type| StaticReport { ship_type, ..cargo_ship(250.0) };
    for (report, expected, words) in [
        (of_type(None), NotFound::NoShipType, "in no table, and it reports no ship type"),
        (of_type(Some(69)), NotFound::NoCargoShip(69), "in no table, and its ship type is 69, no cargo ship"),
        (of_type(Some(80)), NotFound::NoCargoShip(80), "in no table, and its ship type is 80, no cargo ship"),
        (
            of_type(Some(1025)),
            NotFound::NoCargoShip(1025),
            "in no table, and its ship type is 1025, no cargo ship",
        ),
        (
            StaticReport { length: None, ..cargo_ship(0.0) },
            NotFound::NoLength,
            "in no table, and it reports no length",
        ),
        (
            cargo_ship(400.0),
            NotFound::NoClass(metres(400.0)),
            "in no table, and no class has its length of 400 m",
        ),
    ] {
        assert_eq!(why(&report), expected);
        assert_eq!(expected.to_string(), words);
    }
    for ship_type in [70, 79] {
        assert!(file.find(mmsi(200_000_002), &of_type(Some(ship_type))).is_ok(), "{ship_type}");
    }
    let tug_in_a_table = StaticReport { ship_type: Some(52), ..StaticReport::default() };
    assert!(file.find(mmsi(200_000_001), &tug_in_a_table).is_ok(), "a number needs no type");
}

#[test]
fn numbers_name_one_ship() {
    refuses("mmsi = 200000001\n", "", "ships 1: a ship needs `mmsi` or the vessel's `imo_number`");
    refuses(
        "draught_m = 12.0\n",
        "mmsi = 200000001\n",
        "ships 2: `mmsi` is 200000001, and that of ships 1 too; it must be of one ship",
    );
    refuses(
        "name = \"One\"\n",
        "name = \"One\"\nimo_number = 9074729\n",
        "ships 2: `imo_number` is 9074729, and that of ships 1 too; it must be of one ship",
    );
    reader_refuses("200000001", "0", "`mmsi` must be in 1..=999999999, got 0");
    reader_refuses("9074729", "9074728", "9074728");
}

#[test]
fn lengths_make_classes() {
    refuses("from_m = 200", "from_m = -1", "by_length 1: `from_m` must be in 0..=1022 m, got -1");
    refuses("below_m = 400", "below_m = 2000", "by_length 2: `below_m` must be in 0..=1022 m, got 2000");
    refuses("below_m = 400", "below_m = nan", "by_length 2: `below_m` must be in 0..=1022 m, got NaN");
    for below in [300, 299] {
        refuses(
            "below_m = 400",
            &format!("below_m = {below}"),
            &format!("by_length 2: `below_m` must be above `from_m`, 300 m, got {below}"),
        );
    }
    refuses(
        "from_m = 300",
        "from_m = 299.5",
        "by_length 2: from 299.5 to below 400 m overlaps with by_length 1; a length must be of one class",
    );
    reader_refuses("source = \"made up\"\n", "", "missing field `source`");
}

#[test]
fn values_out_of_range_name_record_field_and_value() {
    reader_refuses("draught_m = 12.0", "draught_m = 120", "must be in 0.5..=30 m, got 120 m");
    let mut form: FleetForm = toml::from_str(SMALL).expect("a form");
    form.ships[1].draught_m = Some(metres(120.0));
    let error = FleetFile::try_from(form).expect_err("no such draught");
    assert_eq!(error.to_string(), "ships 2: `draught_m` must be in 0.5..=30 m, got 120");
    refuses("teu = 4000", "teu = 0", "vessel `Three`: `teu` must be in 1..=40000 TEU, got 0");
    refuses(
        "design_speed_kn = 24.0\n",
        "",
        "vessel `One`: `design_speed_kn` and `design_draught_m` go together, with `imo_ghg4_generation`",
    );
    reader_refuses("container_ship", "tug", "unknown variant `tug`");
    reader_refuses("mcr_kw", "mcr_hp", "unknown field `mcr_hp`");
}

#[test]
fn fuels_and_factors_are_checked() {
    let fuels = SMALL.find("[[fuels]]").expect("fuels")..SMALL.find("[[ships]]").expect("ships");
    refuses(&SMALL[fuels.clone()], "fuels = []\n", "fuels: a fleet needs at least one fuel plan");
    reader_refuses(&SMALL[fuels], "", "missing field `fuels`");
    let error = refused(&changed("main = \"VLSFO\"", "main = \"diesel\"")).to_string();
    assert!(error.starts_with("fuels 1: unknown fuel `diesel`; this file defines none, "), "{error}");
    refuses(
        "\"imo_lca\"",
        "\"imo\"",
        "`factor_set` is `imo`, must be one of fuel_eu, imo_lca, mepc_364, user_defined",
    );
    reader_refuses("\"AR5\"", "\"AR9\"", "AR9");
}
