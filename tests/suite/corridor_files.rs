//! Corridor files: what they give, and that they survive.

use green_corridor::corridor::Direction::{Eastbound, Westbound};
use green_corridor::corridor::{Direction, ServiceYear, ShipClass};
use green_corridor::fuel::Family;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::interchange::{CorridorFile, CorridorForm};
use green_corridor::plausibility::{Bands, Measure};
use green_corridor::units::Fraction;
use green_corridor::units::si::{hour, knot};

pub const ILLUSTRATIVE: &str = include_str!("../../examples/data/los_angeles_shanghai_corridor.toml");

/// A service of two ports that each test changes.
pub const SMALL: &str = r#"
title = "small"
illustrative = true
note = "made up"
name = "Two ports"
year = 2025
factor_set = "imo_lca"
gwp = "AR5"

[blends.mix]
basis = "energy"
shares = { MGO = 0.5, VLSFO = 0.5 }

[shore_supplies.plug]
hook_up_h = 1
unplug_h = 1
converter_efficiency = 1
grid_loss = 0
grid = { region = "US eGRID CAMX", year = 2023, basis = "location_average" }

[ship_classes.one]
capable_of = ["methanol"]
technology = { wind = 0.1, efficiency = 0.2 }

[ship_classes.one.vessel]
name = "One"
ship_type = "container_ship"
teu = 1000
mcr_kw = 10000
main_engine = "ssd"
imo_ghg4_generation = "2001+"
design_speed_kn = 20
design_draught_m = 10

[ship_classes.one.fuels]
open_sea = { main = "VLSFO", auxiliary = "VLSFO", boiler = "VLSFO" }
controlled = { main = "mix", auxiliary = "MGO", boiler = "MGO" }

[[services]]
name = "Loop"
carrier = "Carrier A"
interval_days = 7
departures = 52
ships = [{ class = "one", names = ["One", "Two"] }]

[services.loading]
eastbound = { utilisation = 0.8, empties = 0, reefers = 0.1, draught_m = 9 }
westbound = { utilisation = 0.7, empties = 0.5, reefers = 0.2, draught_m = 8 }

[[services.calls]]
port = "West"
berth_h = 24
anchorage_h = 0
manoeuvring_nm = 10
manoeuvring_kn = 10
controlled = false

[[services.calls]]
port = "East"
terminal = "T1"
berth_h = 36
anchorage_h = 5
manoeuvring_nm = 10
manoeuvring_kn = 10
controlled = true
shore_power = { supply = "plug", share_of_calls = 0.25 }

[[services.legs]]
from = "West"
to = "East"
direction = "eastbound"
crossing = true
aboard = 1
network_nm = 1000
stretches = [
    { distance_nm = 900, speed_kn = 15, controlled = false },
    { distance_nm = 120, speed_kn = 12, controlled = true },
]

[[services.legs]]
from = "East"
to = "West"
direction = "westbound"
crossing = true
aboard = 1
great_circle_nm = 990
stretches = [{ distance_nm = 1020, speed_kn = 12.75, controlled = false }]
"#;

pub fn file(text: &str) -> CorridorFile {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn files_survive_toml_and_json() {
    for text in [SMALL, ILLUSTRATIVE] {
        let form: CorridorForm = toml::from_str(text).expect("a corridor file");
        let file = CorridorFile::try_from(form.clone()).expect("valid");
        let again: CorridorFile = toml::from_str(&toml::to_string(&file).expect("TOML")).expect("valid");
        assert_eq!(file, again);
        let again: CorridorFile =
            serde_json::from_str(&serde_json::to_string(&file).expect("JSON")).expect("valid");
        assert_eq!(file, again);
        assert_eq!(CorridorForm::from(again), form);
    }
}

#[test]
fn what_a_file_says_is_what_the_corridor_has() {
    let file = file(SMALL);
    assert!(file.is_illustrative());
    assert_eq!((file.title(), file.note()), ("small", Some("made up")));
    let corridor = file.corridor();
    assert_eq!((corridor.name(), corridor.year()), ("Two ports", 2025));
    assert_eq!(corridor.accounting().gwp, NamedSet::Ar5);
    let service = corridor.service("Loop").expect("the service");
    assert_eq!(service.ships().collect::<Vec<_>>(), ["One", "Two"]);
    // At sea 60, 10 and 80 h; at the calls 1 + 24 and 1 + 5 + 36 h.
    let spec = service.spec();
    assert!((spec.rotation.duration().get::<hour>() - 217.0).abs() < 1e-9);
    assert_eq!(service.ships_needed(), 2);
    assert_eq!(service.capacity().count(), 52_000.0);
    assert!((service.loaded(Westbound).count() - 18_200.0).abs() < 1e-9);
    let class = &file.ship_classes()["one"];
    assert!(class.is_capable() && class.capable_of.contains(&Family::Methanol));
    assert!((class.technology.saving().get() - 0.28).abs() < 1e-12);
    let [west, east] = spec.rotation.calls() else { panic!("two calls") };
    assert!(!west.controlled && west.shore.is_none() && west.terminal.is_none());
    assert_eq!(east.terminal.as_deref(), Some("T1"));
    let shore = east.shore.as_ref().expect("shore power");
    assert_eq!(shore.shore_power, file.shore_supplies()["plug"]);
    assert_eq!(shore.share_of_calls.get(), 0.25);
    let [out, back] = spec.rotation.legs() else { panic!("two legs") };
    assert_eq!(out.network.map(|nm| nm.nautical_miles()), Some(1_000.0));
    assert!((out.sailed().nautical_miles() - 1_020.0).abs() < 1e-9);
    assert_eq!(back.great_circle.map(|nm| nm.nautical_miles()), Some(990.0));
    assert!(out.stretches[1].controlled);
    assert_eq!(spec.loading.of(Eastbound).reefers, Fraction::new(0.1).expect("a share"));
}

#[test]
fn a_speed_may_carry_its_unit() {
    let file = file(&SMALL.replacen("speed_kn = 15", "speed_kn = \"7.5 m/s\"", 1));
    let speed = file.corridor().services()[0].spec().rotation.legs()[0].stretches[0].speed;
    assert!((speed.get::<knot>() - 7.5 * 3600.0 / 1852.0).abs() < 1e-9);
}

/// A scenario may use what no service of the year does; a report can name it.
#[test]
fn what_nothing_uses_is_listed_not_refused() {
    assert_eq!(file(SMALL).unused(), Vec::<String>::new());
    let second = SMALL
        [SMALL.find("[ship_classes.one]").expect("a class")..SMALL.find("[[services]]").expect("a service")]
        .replace(".one", ".spare")
        .replace("\"mix\"", "\"other mix\"");
    let more = format!(
        "{second}\n[batches.bio]\nfuel = \"FAME\"\n\
         [blends.\"other mix\"]\nbasis = \"mass\"\nshares = {{ bio = 1 }}\n\
         [shore_supplies.spare]\nhook_up_h = 1\nunplug_h = 1\nconverter_efficiency = 1\ngrid_loss = 0\n\
         grid = {{ region = \"Shanghai\", year = 2023, basis = \"location_average\" }}\n"
    );
    let at = SMALL.find("[[services]]").expect("a service");
    let text = format!("{}{more}{}", &SMALL[..at], &SMALL[at..]);
    let spare = ["batches.bio", "blends.other mix", "shore_supplies.spare", "ship_classes.spare"];
    assert_eq!(file(&text).unused(), spare);
    let used = text.replacen("class = \"one\"", "class = \"spare\"", 1);
    assert_eq!(file(&used).unused(), ["blends.mix", "shore_supplies.spare", "ship_classes.one"]);
}

#[test]
fn the_illustrative_corridor_says_that_it_is_made_up() {
    let file = file(ILLUSTRATIVE);
    assert!(file.is_illustrative() && file.note().is_some_and(|note| note.contains("made up")));
    assert_eq!(file.unused(), Vec::<String>::new());
    let corridor = file.corridor();
    assert_eq!(
        corridor.ports().into_iter().collect::<Vec<_>>(),
        ["Long Beach", "Los Angeles", "Ningbo", "Oakland", "Waigaoqiao", "Yangshan", "Yantian"]
    );
    let carriers: std::collections::BTreeSet<_> =
        corridor.services().iter().map(|service| service.spec().carrier.as_ref()).collect();
    assert_eq!(
        carriers.into_iter().collect::<Vec<_>>(),
        ["Carrier A", "Carrier B", "Carrier C", "Carrier D"]
    );
    for service in corridor.services() {
        assert_eq!(service.ships().count(), service.ships_needed(), "{}", service.name());
        assert_eq!(service.spec().departures, 52.0);
    }
    let capable = |class: &&ShipClass| class.is_capable();
    assert_eq!(file.ship_classes().values().filter(capable).count(), 2);
}

/// 424,498 TEU of loaded imports and 108,074 of loaded exports, Port of Los Angeles, December 2025.
#[test]
fn the_illustrative_loads_are_four_to_one() {
    let corridor = file(ILLUSTRATIVE);
    let loaded = |way: Direction| -> f64 {
        corridor.corridor().services().iter().map(|service| service.loaded(way).count()).sum()
    };
    let ratio = loaded(Westbound) / loaded(Eastbound);
    assert!((ratio - 108_074.0 / 424_498.0).abs() < 0.01, "{ratio}");
}

/// Within the bands of EU MRV, but for methanol: a regulator counts its carbon as zero, and a ship burns twice the mass
/// of it for the same energy.
#[test]
fn the_illustrative_ships_look_like_real_ones() {
    let year = file(ILLUSTRATIVE).corridor().sail().expect("it sails");
    let mut checked = 0;
    for sailings in year.services().iter().flat_map(ServiceYear::sailings) {
        let verdict = Bands::eu_mrv_2018_2023().check_voyage(&sailings.ledger, None).expect("bands");
        let outside: Vec<Measure> = verdict.warnings.iter().map(|warning| warning.band.measure).collect();
        let burns_methanol = sailings.class.as_ref() == "methanol_16000";
        let expected: &[Measure] =
            if burns_methanol { &[Measure::FuelPerDistance, Measure::CarbonFactor] } else { &[] };
        assert_eq!(outside, expected, "{}", sailings.class);
        checked += 1;
    }
    assert!(checked > 5, "{checked}");
}

/// Two sisters on one service: as many megajoules of methanol as of oil, within the few per cent between their SFC.
#[test]
fn methanol_takes_the_energy_of_oil() {
    let year = file(ILLUSTRATIVE).corridor().sail().expect("it sails");
    let service = year.services().iter().find(|one| one.service().name() == "Pacific Methanol");
    let first = |class: &str| -> f64 {
        let mut sailings = service.into_iter().flat_map(ServiceYear::sailings);
        let one = sailings.find(|one| one.class.as_ref() == class).expect("the class");
        one.ledger.total().fuel_energy.megajoules()
    };
    let ratio = first("methanol_16000") / first("methanol_16000_on_oil");
    assert!((ratio - 1.0).abs() < 0.03, "{ratio}");
}
