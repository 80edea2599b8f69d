//! Corridor files that are refused, and in which words.

use green_corridor::interchange::{CorridorFile, CorridorForm};

use crate::corridor_files::SMALL;

/// What a changed file is refused with, by its reader or by its checks.
fn refused(text: &str) -> String {
    match toml::from_str::<CorridorForm>(text) {
        Err(error) => error.to_string(),
        Ok(form) => CorridorFile::try_from(form).expect_err("must be refused").to_string(),
    }
}

fn changed(from: &str, to: &str) -> String {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "`{from}` is not in the file");
    text
}

#[track_caller]
fn refuses(from: &str, to: &str, words: &str) {
    assert_eq!(refused(&changed(from, to)), words);
}

/// What the reader refuses, it refuses with the line.
#[track_caller]
fn reader_refuses(from: &str, to: &str, words: &[&str]) {
    let error = refused(&changed(from, to));
    for word in words.iter().chain(&["line"]) {
        assert!(error.contains(word), "`{word}` is not in: {error}");
    }
}

#[test]
fn a_rotation_that_does_not_close() {
    refuses(
        "to = \"West\"",
        "to = \"Wset\"",
        "service `Loop`: the rotation does not close: leg East - Wset has Wset where the call is West",
    );
    let one_leg = &SMALL[..SMALL.rfind("[[services.legs]]").expect("a leg")];
    assert_eq!(
        refused(one_leg),
        "service `Loop`: 2 calls and 1 legs; a rotation has two calls or more, and a leg after each"
    );
    refuses(
        "direction = \"westbound\"",
        "direction = \"eastbound\"",
        "service `Loop`: 2 eastbound crossings, must be 1: there its containers are counted",
    );
    refuses(
        "aboard = 1",
        "aboard = 0.5",
        "service `Loop`, leg West - East: `aboard` must be 1 on a crossing, got 0.5",
    );
    refuses(
        "stretches = [{ distance_nm = 1020, speed_kn = 12.75, controlled = false }]",
        "stretches = []",
        "service `Loop`, leg East - West: a leg has one stretch or more: without one it has no length",
    );
}

#[test]
fn ships_that_cannot_be_where_they_should() {
    refuses(
        "names = [\"One\", \"Two\"]",
        "names = [\"One\"]",
        "service `Loop`: a departure every 7 days with a rotation of 9.04 days takes 2 ships, it has 1",
    );
    refuses("names = [\"One\", \"Two\"]", "names = []", "service `Loop`: each class needs at least one ship");
    refuses(
        "names = [\"One\", \"Two\"]",
        "names = [\"One\", \"One\"]",
        "ship `One` sails for service `Loop` and for service `Loop`; a ship sails for one",
    );
    let service = &SMALL[SMALL.find("[[services]]").expect("a service")..];
    assert_eq!(refused(&format!("{SMALL}{service}")), "service `Loop` stands in the corridor twice");
    let other = service.replacen("Loop", "Other", 1);
    assert_eq!(
        refused(&format!("{SMALL}{other}")),
        "ship `One` sails for service `Loop` and for service `Other`; a ship sails for one"
    );
    refuses(
        "departures = 52",
        "departures = 60",
        "service `Loop`: 60 departures in a year, one every 7 days makes 53 at most",
    );
    let none = SMALL[..SMALL.find("[[services]]").expect("a service")].replacen(
        "gwp = \"AR5\"",
        "gwp = \"AR5\"\nservices = []",
        1,
    );
    assert_eq!(refused(&none), "corridor `Two ports` has no service");
}

#[test]
fn names_that_stand_for_nothing() {
    refuses("class = \"one\"", "class = \"two\"", "service `Loop`: `class` is `two`, must be one of one");
    refuses(
        "supply = \"plug\"",
        "supply = \"plgu\"",
        "service `Loop`, call at East: `supply` is `plgu`, must be one of plug",
    );
    let known = "HFO, VLSFO, LFO, MGO, LNG, LPG propane, LPG butane, ethane, methanol, hydrogen, ammonia, \
                 bio-ethanol, FAME, HVO, bio-LNG, bio-methanol, other biofuel, bio-hydrogen, e-diesel, e-methanol, \
                 e-LNG, e-hydrogen, e-ammonia, e-LPG, e-DME";
    refuses(
        "main = \"mix\"",
        "main = \"mxi\"",
        &format!(
            "ship_classes.one.fuels.controlled: unknown fuel `mxi`; this file defines mix, and the crate knows {known}"
        ),
    );
    refuses(
        "open_sea = { main = \"VLSFO\"",
        "open_sea = { pilot = \"mix\", main = \"VLSFO\"",
        "ship_classes.one.fuels.open_sea: `mix` is a blend; name one fuel or batch",
    );
    refuses(
        "[blends.mix]",
        "[blends.MGO]",
        "`MGO` is defined more than once, or is the name of an embedded fuel",
    );
    refuses(
        "\"imo_lca\"",
        "\"imo\"",
        "`factor_set` is `imo`, must be one of fuel_eu, imo_lca, mepc_364, user_defined",
    );
    let region = refused(&changed("US eGRID CAMX", "US eGRID"));
    assert!(region.starts_with("shore_supplies.plug: ") && region.contains("US eGRID CAMX"), "{region}");
}

/// Nothing uses it, and it is wrong all the same.
#[test]
fn what_nothing_uses_is_checked() {
    refuses(
        "[blends.mix]",
        "[blends.spare]\nbasis = \"mass\"\nshares = { MGO = 0.4, HFO = 0.5 }\n[blends.mix]",
        "fuels: shares of a blend must sum to 1, got 0.9 over HFO + MGO",
    );
    let fuel = refused(&changed("[blends.mix]", "[batches.spare]\nfuel = \"coal\"\n[blends.mix]"));
    assert!(fuel.starts_with("batches.spare: unknown fuel `coal`; this file defines spare, mix"), "{fuel}");
}

#[test]
fn fields_that_contradict_each_other() {
    refuses(
        "note = \"made up\"",
        "",
        "corridor: an illustrative file needs a `note` that says what is made up",
    );
    refuses(
        "note = \"made up\"",
        "note = \" \"",
        "corridor: an illustrative file needs a `note` that says what is made up",
    );
    refuses(
        "hook_up_h = 1",
        "hook_up_h = 1\nstart = \"2025-01-01T00:00Z\"",
        "shore_supplies.plug: a supply covers whole stays: it takes no `start` and no `end`",
    );
    refuses(
        "[\"methanol\"]",
        "[\"methanol\", \"hfo\"]",
        "ship_classes.one: `capable_of` names fuels beside conventional oils: hfo, lfo and mdo_mgo are left out",
    );
}

#[test]
fn values_out_of_range() {
    refuses("year = 2025", "year = 1025", "corridor `Two ports`: `year` must be in 2000..=2100, got 1025");
    for (given, printed) in [("70", "70"), ("nan", "NaN"), ("-1", "-1")] {
        refuses(
            "interval_days = 7",
            &format!("interval_days = {given}"),
            &format!("service `Loop`: `interval_days` must be in 0.5..=60 days, got {printed}"),
        );
    }
    refuses("departures = 52", "departures = -1", "service `Loop`: `departures` must be in 0..=732, got -1");
    refuses(
        "speed_kn = 12.75",
        "speed_kn = 0",
        "service `Loop`, leg East - West: `speed_kn` must be in 3..=50 kn, got 0",
    );
    refuses("mcr_kw = 10000", "mcr_kw = 0", "vessel `One`: `mcr_kw` must be in 1..=150000 kW, got 0");
}

#[test]
fn the_reader_names_field_unit_and_line() {
    reader_refuses("utilisation = 0.8", "utilisation = 80", &["must be in 0..=1, got 80"]);
    reader_refuses("share_of_calls = 0.25", "share_of_calls = 25", &["must be in 0..=1, got 25"]);
    reader_refuses("draught_m = 9", "draught_m = \"30 ft\"", &["unit `ft` does not fit, expected one of m"]);
    reader_refuses(
        "berth_h = 24",
        "berth_h = \"24 kn\"",
        &["unit `kn` does not fit, expected one of h, min, d, s"],
    );
    reader_refuses("berth_h = 24", "berth_h = inf", &["must be in 0..=8784 h, got inf"]);
    reader_refuses("speed_kn = 15", "speed_kmh = 28", &["unknown field `speed_kmh`", "`speed_kn`"]);
    reader_refuses("title = \"small\"", "titel = \"small\"", &["unknown field `titel`", "`title`"]);
    reader_refuses("anchorage_h = 0\n", "", &["missing field `anchorage_h`"]);
    reader_refuses("direction = \"eastbound\"", "direction = \"north\"", &["unknown variant `north`"]);
    reader_refuses("[\"methanol\"]", "[\"rum\"]", &["unknown variant `rum`"]);
    reader_refuses("westbound = {", "backhaul = {", &["unknown field `backhaul`", "`westbound`"]);
}
