//! Ship-year files that are refused, and in which words.

use green_corridor::regulation::Territory;

use crate::ship_year_files::{SMALL, changed, refused, refuses};

#[test]
fn values_out_of_range_name_record_field_and_value() {
    refuses(
        "mass_t = 5000",
        "mass_t = -5",
        "burns 1: Small 2026, Yangshan - Rotterdam: `mass_t` must be in 0..=1000000 t, got -5",
    );
    refuses(
        "mass_t = 5000",
        "mass_t = nan",
        "burns 1: Small 2026, Yangshan - Rotterdam: `mass_t` must be in 0..=1000000 t, got NaN",
    );
    refuses(
        "200000 }",
        "inf }",
        "shore_power 1: Small 2026, Rotterdam: `electricity_kwh` must be in 0..=440000000 kWh, got inf",
    );
    refuses(
        "60000",
        "6e6",
        "ship-year: Small 2026, distance sailed: `distance_nm` must be in 0..=440000 nm, got 6000000",
    );
    refuses(
        "gross_tonnage = 20000",
        "gross_tonnage = 0",
        "ship `Small`: `gross_tonnage` must be in 1..=500000 GT, got 0",
    );
    refuses("dwt_t = 25000", "dwt_t = -1", "ship `Small`: `dwt_t` must be in 1..=700000 t, got -1");
    refuses(
        "mass_t = 5000",
        "day = \"2025-12-31\", mass_t = 5000",
        "burns 1: Small 2026, Yangshan - Rotterdam: `day` must be in 2026, got 2025-12-31",
    );
    let with = |more: &str| refused(&format!("{SMALL}{more}"));
    assert_eq!(
        with("eua_price_eur_per_t = -1"),
        "assumptions: `eua_price_eur_per_t` must be in 0..=100000 per t, got -1"
    );
    assert_eq!(with("eedi_phase = 4"), "assumptions: `eedi_phase` must be in 0..=3, got 4");
    assert_eq!(
        with("wind = { p_wind_kw = -1, p_prop_kw = 7000 }"),
        "assumptions: wind-assisted propulsion: `p_wind_kw` must be in 0..=150000 kW, got -1"
    );
}

#[test]
fn places_are_asked_for() {
    refuses(
        "to = \"Rotterdam\"",
        "to = \"Ostend\"",
        "burns 1: `to` is `Ostend`, of which no territory is known; `places` has Busan, Las Palmas, Long Beach, \
         Los Angeles, Ningbo, Ningbo-Beilun, Oakland, Rotterdam, Shanghai, Waigaoqiao, Yangshan, Yantian",
    );
    refuses(
        "at = \"Rotterdam\"",
        "at = \"\"",
        "shore_power 1: `at` is ``, of which no territory is known; `places` has Busan, Las Palmas, Long Beach, \
         Los Angeles, Ningbo, Ningbo-Beilun, Oakland, Rotterdam, Shanghai, Waigaoqiao, Yangshan, Yantian",
    );
    let states = "AT, BE, BG, CY, CZ, DE, DK, EE, ES, FI, FR, GR, HR, HU, IE, IS, IT, LI, LT, LU, LV, MT, NL, NO, PL, \
                  PT, RO, SE, SI, SK";
    for given in ["UK", "outermost region of XX", "nl", ""] {
        refuses(
            "Rotterdam = \"NL\"",
            &format!("Rotterdam = \"{given}\""),
            &format!(
                "places.Rotterdam: `{given}` is no territory, expected `third country`, `Great Britain`, `Northern \
                 Ireland`, a state of the EU or the EEA ({states}), or `outermost region of` such a state"
            ),
        );
    }
    refuses(
        "to = \"Rotterdam\"",
        "to = \"Tanger Med\"",
        "burns 1: `to` is `Tanger Med`, a neighbouring container transhipment port: a container ship's stop there is \
         no port of call; name the ports of call before and after it, and the stop as `place`",
    );
    let either = "burns 1: give either `at`, or `from` and `to`";
    refuses("from = \"Yangshan\", to = \"Rotterdam\"", "from = \"Yangshan\"", either);
    refuses("from = \"Yangshan\"", "at = \"Rotterdam\", from = \"Yangshan\"", either);
    refuses("from = \"Yangshan\", to = \"Rotterdam\", ", "", either);
}

/// A territory reads as it prints.
#[test]
fn territories_round_trip() {
    let spain = "ES".parse().expect("a state");
    for territory in [
        Territory::MemberState(spain),
        Territory::OutermostRegion(spain),
        Territory::GreatBritain,
        Territory::NorthernIreland,
        Territory::ThirdCountry,
    ] {
        assert_eq!(territory.to_string().parse(), Ok(territory));
    }
    assert_eq!("ES".parse(), Ok(Territory::MemberState(spain)));
}

#[test]
fn fuels_are_checked() {
    let known = "HFO, VLSFO, LFO, MGO, LNG, LPG propane, LPG butane, ethane, methanol, hydrogen, ammonia, \
                 bio-ethanol, FAME, HVO, bio-LNG, bio-methanol, other biofuel, bio-hydrogen, e-diesel, e-methanol, \
                 e-LNG, e-hydrogen, e-ammonia, e-LPG, e-DME";
    let crate_knows = format!("and the crate knows {known}");
    refuses(
        "\"VLSFO\"",
        "\"diesel\"",
        &format!("burns 1: unknown fuel `diesel`; this file defines none, {crate_knows}"),
    );
    let with = |more: &str| refused(&format!("{SMALL}{more}"));
    assert_eq!(
        with("unproven_counts_as = [{ fuel = \"FAME\", fossil = \"coal\" }]"),
        format!(
            "assumptions.unproven_counts_as 1: unknown fuel `coal`; this file defines none, {crate_knows}"
        )
    );
    assert_eq!(
        refused(&batch("bio", "fuel = \"FAMEE\"")),
        format!("batches.bio: unknown fuel `FAMEE`; this file defines bio, {crate_knows}")
    );
    assert_eq!(
        refused(&batch("bio", "fuel = \"HFO\"\nsulphur_percent = 26")),
        "fuels: batches.bio: `sulphur_percent` must be in 0..=5 %, got 26"
    );
    assert_eq!(
        refused(&batch("MGO", "fuel = \"FAME\"")),
        "`MGO` is defined more than once, or is the name of an embedded fuel"
    );
    let certificate =
        "mass_t = 5000, certificate = { id = \"x\", e_g_per_mj = 9, sustainability = \"proven\" }";
    assert_eq!(
        refused(&batch("bio", "fuel = \"FAME\"").replacen("mass_t = 5000", certificate, 1)),
        "burns 1: the fuel is a batch: its `certificate` belongs to the batch"
    );
    let lca =
        "{ fuel = \"FAME\", lower_heating_value_mj_per_kg = 37, cf_co2_g_per_g = 2.834, source = \"x\" }";
    assert_eq!(
        with(&format!("lca = [{lca}, {lca}]")),
        "assumptions.lca 2: the factors of this fuel are stated more than once"
    );
}

/// The small file with its burn on a batch.
fn batch(name: &str, fields: &str) -> String {
    let text = changed("\"VLSFO\"", &format!("\"{name}\""));
    format!("{text}\n[batches.{name}]\n{fields}\n")
}

/// What is no ship-year at all is named with its line by the reader.
#[test]
fn wrong_types_and_names_are_named_with_their_line() {
    let lines = [
        ("year = 2026", "year = \"2026\"", "invalid type: string \"2026\", expected i16", 3),
        ("year = 2026", "year = 40000", "invalid value: integer `40000`, expected i16", 3),
        ("distance_nm = 60000\n", "", "missing field `distance_nm`", 1),
        ("\"AR4\"", "\"AR9\"", "unknown variant `AR9`, expected `AR4` or `AR5`", 5),
        (
            "\"international\"",
            "\"domestic\"",
            "unknown variant `domestic`, expected `international` or `within_one_state`",
            6,
        ),
        ("dwt_t = 25000", "dwt = 25000", "unknown field `dwt`, expected one of", 7),
        ("\"container_ship\"", "\"boat\"", "unknown variant `boat`, expected one of `bulk_carrier`", 7),
        ("\"internal_combustion\"", "\"engine\"", "unknown variant `engine`, expected one of", 10),
        ("mass_t = 5000", "mass_t = \"5000\"", "invalid type: string \"5000\", expected f64", 10),
        ("mass_t = 5000", "mass = 5000", "unknown field `mass`, expected one of `place`, `at`, `from`", 10),
        ("mass_t = 5000", "mass_t = 5000, exemption = \"none\"", "unknown variant `none`", 10),
        ("mass_t = 5000", "mass_t = 5000, day = \"March\"", "failed to parse", 10),
    ];
    for (from, to, words, line) in lines {
        let error = refused(&changed(from, to));
        assert!(error.contains(words), "`{words}` is not in: {error}");
        assert!(error.contains(&format!("line {line},")), "line {line} is not in: {error}");
    }
}
