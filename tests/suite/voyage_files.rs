//! Voyage files: what they accept, and the words they refuse with.

use green_corridor::VoyageFile;
use green_corridor::interchange::VoyageForm;

const ROUND_TRIP: &str = include_str!("../../examples/data/yangshan_los_angeles_round_trip.toml");

fn refused(text: &str) -> String {
    match toml::from_str::<VoyageForm>(text) {
        Err(error) => error.to_string(),
        Ok(form) => VoyageFile::try_from(form).expect_err("must be refused").to_string(),
    }
}

#[track_caller]
fn replaced(from: &str, to: &str, words: &[&str]) {
    let text = ROUND_TRIP.replacen(from, to, 1);
    assert_ne!(text, ROUND_TRIP, "`{from}` is not in the file");
    let error = refused(&text);
    for word in words {
        assert!(error.contains(word), "`{word}` is not in: {error}");
    }
}

#[test]
fn the_round_trip_survives_toml_and_json() {
    let form: VoyageForm = toml::from_str(ROUND_TRIP).expect("a voyage file");
    let file = VoyageFile::try_from(form.clone()).expect("valid");
    let again: VoyageFile = toml::from_str(&toml::to_string(&file).expect("TOML")).expect("valid");
    assert_eq!(file, again);
    let again: VoyageFile =
        serde_json::from_str(&serde_json::to_string(&file).expect("JSON")).expect("valid");
    assert_eq!(file, again);
    assert_eq!(VoyageForm::from(again), form);
}

#[test]
fn an_unknown_or_missing_field_is_named_with_its_line() {
    replaced("speed_kn = 10", "sped_kn = 10", &["unknown field `sped_kn`", "line 50"]);
    replaced("mcr_kw = 58000\n", "", &["missing field `mcr_kw`", "line"]);
    replaced("gwp = \"AR5\"", "gwp = \"AR7\"", &["unknown variant `AR7`", "`AR5`", "line 5"]);
}

#[test]
fn absurd_numbers_are_named_with_their_range_and_line() {
    replaced("speed_kn = 17.5", "speed_kn = 90", &["must be in 0..=50 kn, got 90 kn", "line 56"]);
    replaced("draught_m = 13.2", "draught_m = 60", &["must be in 0.5..=30 m, got 60", "line 51"]);
    replaced("hours = 30", "hours = nan", &["must be in 0..=8784 h, got NaN h"]);
    replaced("hours = 30", "hours = inf", &["got inf"]);
    replaced("hours = 30", "hours = -1", &["got -1"]);
    replaced("carried_teu = 7400", "carried_teu = -5", &["must be in 0..=40000 TEU, got -5"]);
    replaced(
        "mcr_kw = 58000",
        "mcr_kw = 0",
        &["Example Corridor", "`mcr_kw` must be in 1..=150000 kW, got 0"],
    );
    replaced("converter_efficiency = 0.95", "converter_efficiency = 1.4", &["must be in 0..=1, got 1.4"]);
}

#[test]
fn a_unit_that_does_not_fit_lists_those_that_do() {
    replaced(
        "speed_kn = 17.5",
        "speed_kn = '9 t'",
        &["unit `t` does not fit, expected one of kn, m/s, km/h"],
    );
    replaced("mcr_kw = 58000", "mcr_kw = '58 kn'", &["unit `kn` does not fit, expected one of kW, MW"]);
    let with_units = ROUND_TRIP.replacen("mcr_kw = 58000", "mcr_kw = '58 MW'", 1);
    let (one, other): (VoyageForm, VoyageForm) =
        (toml::from_str(&with_units).expect("valid"), toml::from_str(ROUND_TRIP).expect("valid"));
    assert_eq!(one, other);
}

#[test]
fn records_are_named() {
    replaced(
        "carried_teu = 7400",
        "carried_teu = 9000",
        &["stage 2 (Yangshan - Los Angeles)", "`carried_teu` is 9000 TEU", "0..=8500"],
    );
    replaced(
        "loaded_teu = 7100",
        "loaded_teu = 7401",
        &["`loaded_teu` is 7401 TEU", "0..=7400", "carried TEU"],
    );
    replaced("main = \"VLSFO\"", "main = \"diesel\"", &["unknown fuel `diesel`", "e-methanol"]);
    replaced("factor_set = \"imo_lca\"", "factor_set = \"imo\"", &["`factor_set` is `imo`", "imo_lca"]);
    replaced(
        "name = \"Example Corridor\"",
        "name = \"x\"\nimo_number = \"9074728\"",
        &["check digit 8", "give 9"],
    );
    replaced(
        "hook_up_h = 1.0",
        "hook_up_h = 40.0",
        &["stage 1 (Yangshan)", "leaves nothing after its hook-up"],
    );
    replaced(
        "hook_up_h = 1.0",
        "start = '2026-03-01T00:00Z'\nend = '2026-03-03T00:00Z'\nhook_up_h = 1.0",
        &["stage 1 (Yangshan)", "not within a stay at berth", "2026-03-02T06:00:00Z"],
    );
    replaced(
        "region = \"Shanghai\"",
        "region = \"Shangai\"",
        &["no location-based grid factor for `Shangai` in 2023", "Shanghai 2023"],
    );
    replaced("from = \"Yangshan\"\nto", "to", &["stage 2", "either `port_call`, or `from` and `to`"]);
    replaced(
        "hours = 8\n",
        "start = '2026-03-05T00:00Z'\nhours = 8\n",
        &["must not overlap", "anchorage (Yangshan - Los Angeles)"],
    );
    replaced(
        "hours = 8\n",
        "start = '2026-03-25T00:00Z'\nend = '2026-03-24T00:00Z'\n",
        &["activity 5 (anchorage)", "before it starts"],
    );
    replaced("hours = 8\n", "distance_nm = 8\n", &["activity 5 (anchorage)", "a distance or a speed adrift"]);
    replaced("distance_nm = 40\n", "", &["activity 4 (transit)", "two of `hours`"]);
    replaced(
        "distance_nm = 40\n",
        "distance_nm = 40\nhours = 2\n",
        &["activity 4 (transit)", "leave one out"],
    );
}

#[test]
fn fuels_of_the_file_are_checked() {
    let with = |extra: &str, main: &str| {
        ROUND_TRIP.replacen("main = \"VLSFO\"", &format!("main = \"{main}\""), 1) + extra
    };
    let blend = "\n[blends.b24]\nbasis = \"mass\"\nshares = { VLSFO = 0.76, FAME = 0.25 }\n";
    assert!(
        refused(&with(blend, "b24")).contains("must sum to 1, got 1.01"),
        "{}",
        refused(&with(blend, "b24"))
    );
    let negative = "\n[blends.b24]\nbasis = \"mass\"\nshares = { VLSFO = 1.2, FAME = -0.2 }\n";
    assert!(refused(&with(negative, "b24")).contains("`share` must be in 0..=1"));
    let typo = "\n[blends.b24]\nbasis = \"mass\"\nshares = { VLSFO = 0.76, FAMEE = 0.24 }\n";
    assert!(refused(&with(typo, "b24")).contains("blends.b24: unknown fuel `FAMEE`"));
    let twice = "\n[blends.MGO]\nbasis = \"mass\"\nshares = { VLSFO = 1.0 }\n";
    assert!(refused(&with(twice, "MGO")).contains("`MGO` is defined more than once"));
    let e_value = "\n[batches.bio]\nfuel = \"FAME\"\ncertificate = { id = \"PoS\", e_g_per_mj = 5000, sustainability = \"proven\" }\n";
    assert!(refused(&with(e_value, "bio")).contains("must be in -500..=1000 g/MJ, got 5000 g/MJ"));
}

#[test]
fn a_set_without_the_row_says_so_when_the_ledger_is_written() {
    let text = ROUND_TRIP.replacen("main = \"VLSFO\"", "main = \"methanol\"", 1);
    let file: VoyageFile = toml::from_str(&text).expect("valid");
    let error = file.inventory().unwrap_err().to_string();
    assert!(error.contains("IMO LCA MEPC.391(81) has no row for methanol"), "{error}");
    assert!(error.contains("Yangshan - Los Angeles"), "{error}");
    let text = ROUND_TRIP.replacen("main = \"VLSFO\"", "main = \"HFO\"", 1);
    let file: VoyageFile = toml::from_str(&text).expect("valid");
    assert!(file.inventory().unwrap_err().to_string().contains("classes HFO by sulphur"));
}

#[test]
fn an_own_curve_fuel_and_grid_work_in_a_file() {
    let text = ROUND_TRIP
        .replacen("design_speed_kn = 24.0\ndesign_draught_m = 14.5", OWN_VESSEL, 1)
        .replacen("main = \"VLSFO\"", "main = \"b30\"", 1)
        + OWN_FUELS;
    let file: VoyageFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let ledger = file.inventory().unwrap_or_else(|error| panic!("{error}"));
    ledger.prove_balances().expect("balanced");
    assert!(ledger.by_fuel().keys().any(|fuel| fuel.name() == "my FAME"));
}

const OWN_VESSEL: &str = r#"
substitution = "equal_efficiency"
[vessel.propulsion]
form = "admiralty"
reference_speed_kn = 24
reference_speed_is = "service"
maximum_draught_m = 14.5
limits = "epa2022"
allowances = { transit_margin = 0.15, manoeuvring_margin = 0.1, weather_efficiency = 1, fouling_efficiency = 1 }
[vessel.main_engine_sfc]
points = [[0.1, 190], [0.25, 178], [0.5, 169], [0.75, 166], [1.0, 170]]
beyond_ends = "hold"
family = "hfo"
"#;

const OWN_FUELS: &str = r#"
[user_fuels."my FAME"]
family = "fame"
origin = "biogenic"
lower_heating_value_mj_per_kg = 37.2
wtt_g_per_mj = -60
cf_co2_g_per_g = 2.834
cf_ch4_g_per_g = 0.00005
cf_n2o_g_per_g = 0.00018
methane_slip = 0
source = "a laboratory"

[blends.b30]
basis = "energy"
shares = { VLSFO = 0.7, "my FAME" = 0.3 }
"#;

#[test]
fn sulphur_may_be_given_with_the_batch() {
    let text = ROUND_TRIP.replacen("main = \"VLSFO\"", "main = \"hsfo\"", 1)
        + "\n[batches.hsfo]\nfuel = \"HFO\"\nsulphur_percent = 2.6\n";
    let file: VoyageFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let ledger = file.inventory().unwrap_or_else(|error| panic!("{error}"));
    // MEPC.391(81): 14.1 gCO2e/MJ upstream above 0.50 % sulphur.
    assert!(
        ledger.explain(green_corridor::fuel::gwp::Ar5).to_string().contains("100 years = 14.1 g CO2e/MJ")
    );
    let absurd = text.replacen("sulphur_percent = 2.6", "sulphur_percent = 26", 1);
    assert!(refused(&absurd).contains("batches.hsfo: `sulphur_percent` must be in 0..=5 %, got 26"));
}

#[test]
fn a_track_in_a_file_is_cut_by_the_zones_of_its_regime() {
    let form: VoyageForm = toml::from_str(ROUND_TRIP).expect("a voyage file");
    let file = VoyageFile::try_from(form).expect("valid");
    let westbound = file.voyage().activities().iter().filter(|activity| activity.stage() == 3);
    assert!(westbound.clone().count() > 6, "one transit became as many as it has waters");
    let miles: f64 = westbound.map(|activity| activity.distance().nautical_miles()).sum();
    let lane = green_corridor::port::lane("Los Angeles", "Yangshan").expect("a lane").length();
    let manoeuvring = 9.0 + 18.0;
    assert!((miles - lane.get::<green_corridor::units::si::nautical_mile>() - manoeuvring).abs() < 1e-6);
    let ledger = file.inventory().expect("a ledger");
    let air = file.air(&ledger).expect("known").expect("asked for");
    assert_eq!(air.by_waters().keys().filter(|waters| waters.is_some()).count(), 6);
}

#[test]
fn what_a_track_or_a_method_cannot_be_is_refused() {
    let leg = "from = \"Los Angeles\"\nto = \"Yangshan\"";
    replaced(
        leg,
        "from = \"Los Angeles\"\nto = \"Shenzhen\"",
        &["stage 4, activity 2 (transit)", "no lane `Los Angeles` - `Shenzhen`"],
    );
    replaced("along = \"lane\"", "along = \"rail\"", &["unknown variant `rail`", "`great_circle`"]);
    replaced(
        "along = \"lane\"",
        "along = { through = [{ lat = 95, lon = 0 }] }",
        &["`lat` must be in -90..=90 degrees, got 95"],
    );
    replaced(
        "along = \"lane\"",
        "along = { through = [{ lat = 33, lon = -119 }] }",
        &["needs at least two positions, got 1"],
    );
    replaced(
        "along = \"lane\"",
        "along = \"lane\"\nhours = 4",
        &["stage 4, activity 2 (transit)", "`along` a track"],
    );
    replaced("method = \"epa2022\"", "method = \"epa2020\"", &["unknown variant `epa2020`", "`imo_ghg4`"]);
    replaced("auxiliary = \"msd\"", "auxiliary = \"lsd\"", &["unknown variant `lsd`"]);
    let only_vlsfo = "    { main = \"MGO\", auxiliary = \"MGO\", boiler = \"MGO\" },\n]";
    replaced(only_vlsfo, "]", &["no fuel aboard is allowed here", "only distillate is allowed"]);
}
