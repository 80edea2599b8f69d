//! The example of position reports: its columns against the ledger, and nothing of its week lost.

#[path = "../../examples/ais_inventory/inventory/mod.rs"]
pub mod inventory;

use std::path::{Path, PathBuf};

use green_corridor::air::AirInventory;
use green_corridor::interchange::marine_cadastre::Reader;
use green_corridor::track::{
    CleaningRules, GapPolicy, Gaps, Method, Mmsi, ModeRule, SpeedOf, StaticReport, TrackActivity, TrackEvent,
    Tracker, stages,
};
use green_corridor::units::si::hours;
use green_corridor::units::substance::Nox;
use green_corridor::voyage::{Leg, Voyage};
use green_corridor::zone::Zones;
use green_corridor::{FuelBasis, Inventory};
use serde_json::Value;

use inventory::places::PlacesFile;
use inventory::{Asked, Options, answer, fleet, scenario, synthetic};

/// Whole units of 57 fs, sums in another order, and 15 digits in a file.
const TOLERANCE: f64 = 1e-9;

/// The ship of the week that the fleet file knows by its MMSI.
const ECHO: u32 = 100_000_005;

fn shipped(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data").join(name)
}

/// The week as the example gives it to machines.
fn week(arguments: &[&str]) -> Value {
    let arguments = ["--json"].iter().chain(arguments).map(|own| (*own).to_owned()).collect();
    let Ok(Asked::Inventory(options)) = Options::read(arguments) else { panic!("an inventory") };
    serde_json::from_str(&answer(&options).expect("an inventory")).expect("JSON")
}

fn sum<'a>(rows: impl Iterator<Item = &'a Value>, field: &str) -> f64 {
    rows.map(|row| row[field].as_f64().unwrap_or(f64::NAN)).sum()
}

/// All lines that begin so.
fn tally(week: &Value, what: &str) -> f64 {
    let lines = week["tally"].as_array().expect("lines").iter();
    sum(lines.filter(|line| line["what"].as_str().is_some_and(|own| own.starts_with(what))), "number")
}

/// The activities of one ship of the week, by the method of the example.
fn activities(ship: Mmsi) -> Vec<TrackActivity> {
    let (from, to) = scenario::period();
    let places = PlacesFile::open(&shipped("ais_inventory_places_san_pedro.toml")).expect("a file of places");
    let policy = GapPolicy::Interpolate { up_to: hours(scenario::INTERPOLATE_UP_TO_H) };
    let gaps = Gaps::new(hours(0.5), policy).expect("a policy");
    let method = Method {
        cleaning: CleaningRules::container_ship(from, to),
        gaps: gaps.lying_still_up_to(hours(scenario::LYING_STILL_UP_TO_H)).expect("hours"),
        speed: SpeedOf::Reported,
        modes: ModeRule::by_speed_and_place(),
        places: places.places().expect("places"),
        zones: Some(Zones::embedded()),
    };
    let csv = synthetic::csv();
    let reports = Reader::new(csv.as_slice()).expect("a header").flatten();
    let (mut tracker, mut activities) = (Tracker::new(method).expect("rules"), Vec::new());
    let mut take = |event| match event {
        TrackEvent::Activity(activity) => activities.push(activity),
        TrackEvent::Stay(_) => {}
    };
    for report in reports.filter(|report| report.mmsi == ship) {
        tracker.push(report, &mut take);
    }
    tracker.finish(&mut take);
    activities
}

#[test]
fn the_columns_of_a_ship_are_its_ledger() {
    let mmsi = Mmsi::new(ECHO).expect("nine digits");
    let file = fleet::open(&shipped("ais_inventory_fleet_assumed.toml")).expect("a fleet file");
    let (own, _) = file.find(mmsi, &StaticReport::default()).expect("in the fleet file");
    let regime = file.regime(Zones::embedded());
    let activities = activities(mmsi);
    let mut builder = Voyage::starting(activities[0].start, own.vessel.clone(), file.fuels()[0].clone());
    for stage in stages(&activities) {
        builder = match stage.berth {
            Some(berth) => builder.port_call(berth.name()),
            None => builder.add_leg(Leg::new("made up", "made up")),
        };
        for mut spec in stage.activities {
            let waters = spec.waters.clone().expect("zones were asked for");
            let plan = regime.first_allowed("a row", &waters).expect("a plan");
            spec.fuel = Some(regime.fuels()[plan].clone());
            spec.draught = own.draught;
            builder = builder.activity(spec);
        }
    }
    let voyage = builder.build().expect("a voyage");
    let ledger = Inventory::of(&voyage, file.factor_set(), FuelBasis::Modelled).expect("a ledger");
    let total = ledger.total();
    let (stage, set) = file.co2e();
    let air = AirInventory::epa2022(&ledger, own.air.expect("engines")).expect("air").total();
    let expected = [
        ("fuel_t", total.fuel.grams()),
        ("co2_t", total.emissions.stack_co2().grams()),
        ("co2e_t", 1e3 * total.emissions.co2e_kilograms(stage, set).expect("known")),
        ("nox_t", air.known::<Nox>().expect("known").grams()),
    ];
    let week = week(&[]);
    let rows = || week["ships"].as_array().expect("ships").iter().filter(|row| row["mmsi"] == ECHO);
    assert_eq!(rows().count(), 1);
    for (field, grams) in expected {
        let tonnes = sum(rows(), field);
        assert!((tonnes * 1e6 / grams - 1.0).abs() < TOLERANCE, "{field}: {tonnes} t, the ledger {grams} g");
    }
}

#[test]
fn every_report_and_every_hour_is_somewhere() {
    for policy in ["drop", "hold:12", "interpolate:6", "drop --lying-still 48"] {
        let arguments: Vec<&str> = ["--gap"].into_iter().chain(policy.split(' ')).collect();
        let week = week(&arguments);
        assert_eq!(week["synthetic"], true);
        assert!(week["read"][0].as_str().is_some_and(|name| name.starts_with("SYNTHETIC")));
        let rows = |list: &str| week[list].as_array().expect("rows").clone();
        let (ships, others) = (rows("ships"), rows("not_counted"));
        let logged = sum(ships.iter().chain(&others), "hours");
        let tracked =
            ["observed", "held", "interpolated"].map(|what| tally(&week, &format!("ship-hours {what}")));
        assert!((logged - tracked.iter().sum::<f64>()).abs() < 1e-6, "{policy}: {logged} h of {tracked:?}");
        assert!((sum(rows("cells").iter(), "hours") - logged).abs() < 1e-6, "{policy}");
        let total = week["total"]["hours"].as_f64().expect("hours");
        for by in ["by_mode", "by_waters"] {
            let groups = week[by].as_object().expect("groups");
            assert!((sum(groups.values(), "hours") - total).abs() < 1e-6, "{policy}, {by}");
        }
        let kept = tally(&week, "reports kept") - tally(&week, "reports kept without");
        let gone = tally(&week, "rows refused") + tally(&week, "reports removed");
        assert_eq!(tally(&week, "rows read"), kept + gone, "{policy}");
        assert_eq!((ships.len(), others.len()), (6, 2));
        assert!(others.iter().all(|ship| ship["co2e_t"].is_null()), "unknown is not zero");
    }
}

#[test]
fn own_data_need_a_policy_and_a_fleet() {
    let refused = |arguments: &[&str]| {
        let arguments = arguments.iter().map(|own| (*own).to_owned()).collect();
        Options::read(arguments).err().unwrap_or_default()
    };
    assert!(refused(&["--gap", "drop", "own.csv"]).contains("--fleet"));
    assert!(refused(&["--fleet", "fleet.toml", "own.csv"]).contains("--gap"));
    assert!(refused(&["--gap", "hold", "own.csv"]).contains("hold:HOURS"));
    assert!(refused(&["--gap", "drop", "--fleet", "fleet.toml", "own.csv"]).is_empty());
    let lying_still = |more: &str| {
        refused(&["--gap", "drop", "--lying-still", more, "--fleet", "f", "--places", "p", "own.csv"])
    };
    assert!(lying_still("-1").ends_with("`--lying-still -1`: `gap_up_to_h` must be in 0..=8784 h, got -1"));
    assert!(lying_still("120").is_empty());
    let nowhere = refused(&["--gap", "drop", "--lying-still", "120", "--fleet", "f", "own.csv"]);
    assert!(nowhere.starts_with("`--lying-still` needs `--places FILE`"), "{nowhere}");
}

/// Two ships of the week are out of hearing alongside, for 7 and for 20 hours.
#[test]
fn ships_that_lie_still_in_a_gap_lay_there() {
    let unfilled = week(&["--gap", "drop"]);
    let filled = week(&["--gap", "drop", "--lying-still", "48"]);
    let short = week(&["--gap", "drop", "--lying-still", "12"]);
    let held = |week: &Value| tally(week, "ship-hours held");
    let at_berth = |week: &Value| week["by_mode"]["berth"]["hours"].as_f64().expect("hours");
    assert_eq!(held(&unfilled), 0.0);
    assert!((27.0..28.0).contains(&held(&filled)) && (7.0..8.0).contains(&held(&short)));
    assert!((at_berth(&filled) - at_berth(&unfilled) - held(&filled)).abs() < 1e-6);
    let choice = |week: &Value| week["choices"]["gaps"].as_str().expect("words").to_owned();
    assert_eq!(choice(&unfilled), "silence over 30 min: dropped");
    assert_eq!(
        choice(&week(&[])),
        "silence over 30 min: up to 48 h, a ship at one berth or anchorage before and after it lay there (held); \
         else a straight way in gaps up to 6 h, longer ones are dropped"
    );
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    let fails = |file: &str| {
        let arguments = ["--gap", "drop", "--fleet", "examples/data/ais_inventory_fleet_assumed.toml", file];
        let arguments = arguments.iter().map(|own| (*own).to_owned()).collect();
        let Ok(Asked::Inventory(options)) = Options::read(arguments) else { panic!("an inventory") };
        answer(&options).expect_err("refused").to_string()
    };
    assert_eq!(fails("examples"), "examples: is a folder; name the files in it");
    assert!(fails("none.csv").starts_with("none.csv: "));
    assert!(fails("README.md").starts_with("README.md: line 1: the header has no column `MMSI`"));
    let folder = std::env::temp_dir();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(format!("green_corridor_{name}_{}", std::process::id()));
        std::fs::write(&path, bytes).expect("a file");
        let words = fails(&path.display().to_string());
        std::fs::remove_file(&path).expect("gone");
        words
    };
    assert!(write("empty", b"").ends_with("the file is empty; it must begin with a header"));
    let parquet = write("parquet", b"PAR1");
    let expected = if cfg!(feature = "arrow") {
        "cannot be read as Parquet, perhaps cut off"
    } else {
        "the file is Parquet; build with `--features arrow`"
    };
    assert!(parquet.contains(expected), "{parquet}");
}
