//! Ship-year files: what they give, and the words they refuse with.

use green_corridor::fuel::gwp::Ar4;
use green_corridor::interchange::{OutlookAnswer, OutlookFigures, ShipYearFile, ShipYearForm};
use green_corridor::regulation::fuel_eu::{Circumstances, balance, target};
use green_corridor::regulation::side_by_side::{Answer, Figure, Number, Row, Status};
use green_corridor::regulation::{Exemption, IceClass, Passage, Territory};
use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity, Money};

use crate::fuel_eu::{state, voyage};
use crate::tolerance::assert_close;

const ASIA_EUROPE: &str = include_str!("../../examples/data/ship_year_asia_europe.toml");
const LOS_ANGELES: &str = include_str!("../../examples/data/ship_year_los_angeles_shanghai.toml");

/// A file of one burn that each test changes.
pub const SMALL: &str = r#"
title = "small"
year = 2026
distance_nm = 60000
fuel_eu_gwp = "AR4"
trade = "international"
ship = { name = "Small", ship_type = "container_ship", gross_tonnage = 20000, dwt_t = 25000 }
places = { Rotterdam = "NL", "Las Palmas" = "outermost region of ES" }
burns = [
    { from = "Yangshan", to = "Rotterdam", fuel = "VLSFO", consumer = "internal_combustion", mass_t = 5000 },
]
shore_power = [{ at = "Rotterdam", electricity_kwh = 200000 }]
[assumptions]
"#;

pub fn file(text: &str) -> ShipYearFile {
    toml::from_str(text).unwrap_or_else(|error| panic!("{error}"))
}

/// What a changed file is refused with, by its reader or by its checks.
pub fn refused(text: &str) -> String {
    match toml::from_str::<ShipYearForm>(text) {
        Err(error) => error.to_string(),
        Ok(form) => ShipYearFile::try_from(form).expect_err("must be refused").to_string(),
    }
}

pub fn changed(from: &str, to: &str) -> String {
    let text = SMALL.replacen(from, to, 1);
    assert_ne!(text, SMALL, "`{from}` is not in the file");
    text
}

#[track_caller]
pub fn refuses(from: &str, to: &str, words: &str) {
    assert_eq!(refused(&changed(from, to)), words);
}

fn figures(row: &Row) -> &[Figure] {
    match &row.answer {
        Answer::Found(figures) => figures,
        other => panic!("{}: {other:?}", row.rule),
    }
}

fn number(row: &Row, name: &str) -> f64 {
    let figure = figures(row).iter().find(|figure| figure.name == name).expect("a figure");
    match &figure.value {
        Number::Float(value) => *value,
        Number::Text(text) => text.parse().expect("a number"),
        Number::None => panic!("{name} is not stated"),
    }
}

fn found(answer: &OutlookAnswer) -> &OutlookFigures {
    match answer {
        OutlookAnswer::Found(found) => found,
        OutlookAnswer::OutOfScope(reason) => panic!("{reason}"),
    }
}

#[test]
fn the_examples_survive_toml_and_json() {
    for text in [ASIA_EUROPE, LOS_ANGELES, SMALL] {
        let form: ShipYearForm = toml::from_str(text).expect("a ship-year file");
        let file = ShipYearFile::try_from(form.clone()).expect("valid");
        let again: ShipYearFile = toml::from_str(&toml::to_string(&file).expect("TOML")).expect("valid");
        assert_eq!(file, again);
        let again: ShipYearFile =
            serde_json::from_str(&serde_json::to_string(&file).expect("JSON")).expect("valid");
        assert_eq!(file, again);
        assert_eq!(ShipYearForm::from(again), form);
    }
}

/// What stands in the file is what the rules read.
#[test]
fn a_file_becomes_a_ship_year() {
    let text = changed(
        "mass_t = 5000 },",
        "mass_t = 5000, day = \"2026-03-01\" },
         { at = \"Las Palmas\", place = \"a quay\", fuel = \"FAME\", consumer = \"boiler_or_steam_turbine\", \
         mass_t = 3, exemption = \"small_island\", certificate = { id = \"PoS\", e_g_per_mj = 14.9, sustainability = \"proven\" } },",
    );
    let text = text.replacen("dwt_t = 25000", "dwt_t = 25000, ice_class = \"ia_super\"", 1);
    let file = file(&text);
    let year = file.ship_year();
    assert_eq!((year.year(), year.sailed().nautical_miles()), (2026, 60_000.0));
    assert_eq!(year.ship().name(), "Small");
    assert_eq!((year.ship().gross_tonnage(), year.ship().deadweight_t()), (20_000.0, Some(25_000.0)));
    assert_eq!(year.ship().ice_class(), Some(IceClass::IaSuper));
    let [sea, port] = year.burns() else { panic!("two burns") };
    assert_eq!((&*sea.place, sea.mass.tonnes()), ("Yangshan - Rotterdam", 5_000.0));
    assert_eq!(sea.passage, voyage(Territory::ThirdCountry, state("NL")));
    assert_eq!((sea.exemption, port.exemption), (None, Some(Exemption::SmallIsland)));
    assert_eq!(sea.day.map(|day| day.to_string()).as_deref(), Some("2026-03-01"));
    assert_eq!((&*port.place, port.day), ("a quay", None));
    let canaries = Territory::OutermostRegion("ES".parse().expect("a state"));
    assert_eq!(port.passage, Passage::InPort(canaries));
    assert!(port.batch.is_zero_rated());
    let [shore] = year.shore_power() else { panic!("one connection") };
    assert_eq!(shore.passage, Passage::InPort(state("NL")));
    assert_eq!(shore.electricity.kilowatt_hours(), 200_000.0);
}

/// Every rule of the first example speaks: those in force with figures, the proposal that it starts in 2028.
#[test]
fn the_asia_europe_example_makes_every_rule_speak() {
    let rows = file(ASIA_EUROPE).rows();
    let rules: Vec<&str> = rows.iter().map(|row| row.rule).collect();
    let names = ["FuelEU Maritime", "EU MRV", "EU ETS", "UK ETS", "CII", "EEDI", "IMO Net-Zero Framework"];
    assert_eq!(rules, names);
    let [fuel_eu, _, eu_ets, uk_ets, cii, eedi, net_zero] = &rows[..] else { panic!("seven rules") };
    assert!(rows[..6].iter().all(|row| row.status == Status::InForce && !figures(row).is_empty()));
    assert!(number(fuel_eu, "compliance balance") < 0.0 && number(fuel_eu, "penalty, first year") > 0.0);
    let share = fuel_eu.scope.expect("known");
    assert!((0.4..0.6).contains(&share), "half of the voyages to and from third countries: {share}");
    assert_close(number(eu_ets, "cost"), 75.0 * number(eu_ets, "allowances"), 1e-12);
    // 45 t of MGO at berth from 1 July on, 66 t before it.
    let per_tonne = 3.206 + 28.0 * 0.00005 + 265.0 * 0.00018;
    assert_close(number(uk_ets, "to surrender"), 45.0 * per_tonne, 1e-3);
    assert!(number(cii, "attained") > 0.0 && number(eedi, "reduction") == 10.0);
    assert!(matches!(net_zero.status, Status::Proposed(_)));
    let words = "the IMO Net-Zero Framework (draft) starts in 2028, asked for 2026";
    assert_eq!(net_zero.answer, Answer::NotComputed(words.to_owned()));
}

/// On the corridor every rule of the EU and the UK answers 0 % and says why.
#[test]
fn the_corridor_example_is_out_of_scope_of_the_eu_and_the_uk() {
    let file = file(LOS_ANGELES);
    let rows = file.rows();
    let third = "nothing that the ship used is counted: both ends of the voyage in third countries";
    let foreign =
        "nothing that the ship used is counted: neither within the United Kingdom nor in one of its ports";
    for (row, why) in rows.iter().zip([third, third, third, foreign]) {
        assert_eq!(
            (row.scope, &row.answer),
            (Some(0.0), &Answer::OutOfScope(why.to_owned())),
            "{}",
            row.rule
        );
    }
    let [.., cii, _, net_zero] = &rows[..] else { panic!("seven rules") };
    assert!(figures(cii).iter().any(|figure| figure.name == "less CO2 on the same miles to be a C"));
    assert!(number(net_zero, "remedial units") > 0.0);
    assert!(matches!(net_zero.status, Status::Proposed(_)));
    let years = file.outlook(2025..=2050).expect("computed");
    assert_eq!(years.len(), 26);
    assert!(years.iter().all(|row| row.answer == OutlookAnswer::OutOfScope(third.to_owned())));
}

/// Target, balance and penalty of each year by the rule's own functions, the intensity the same in all.
#[test]
fn the_outlook_holds_one_fuel_mix_against_every_limit() {
    let file = file(ASIA_EUROPE);
    let years = file.outlook(2025..=2050).expect("computed");
    assert_eq!((years[0].year, years[25].year, years.len()), (2025, 2050, 26));
    let of_2026 = &file.rows()[0];
    let energy = EnergyUsed::from_gigajoules(number(of_2026, "energy in scope"));
    let intensity = number(of_2026, "GHG intensity");
    for (index, row) in years.iter().enumerate() {
        let found = found(&row.answer);
        assert_close(found.ghgie_g_per_mj, intensity, 1e-12);
        let limit = target::target::<Ar4>(row.year).expect("from 2025");
        assert_eq!(found.target_g_per_mj, limit.grams_per_megajoule());
        let ghgie = GhgIntensity::from_grams_per_megajoule(intensity);
        let deficit = balance::compliance_balance(limit, ghgie, energy).expect("in range");
        assert_close(found.balance_t, deficit.tonnes(), 1e-9);
        assert!(deficit < ComplianceBalance::ZERO);
        let first = balance::penalty(deficit, ghgie).expect("in range");
        assert_close(found.first_year_penalty_eur, first.amount(), 1e-9);
        let n = index as u32 + 1;
        assert_eq!(found.consecutive_deficits, n);
        let escalated = balance::escalated(Money::from_amount(found.first_year_penalty_eur), n);
        assert_close(found.penalty_eur, escalated.expect("from 1").amount(), 1e-9);
    }
}

/// A surplus is banked and spent before a deficit is paid.
#[test]
fn the_outlook_banks_a_surplus() {
    let more = ASIA_EUROPE.replacen("mass_t = 150", "mass_t = 450", 1);
    let years = file(&more).outlook(2025..=2050).expect("computed");
    let (of_2029, of_2030) = (found(&years[4].answer), found(&years[5].answer));
    assert!(of_2029.balance_t > 0.0 && of_2029.penalty_eur == 0.0);
    assert!(of_2030.balance_t < 0.0 && of_2030.first_year_penalty_eur > 0.0);
    assert_eq!((of_2030.consecutive_deficits, of_2030.penalty_eur), (0, 0.0));
    assert!(found(&years[25].answer).consecutive_deficits > 10);
}

/// An exemption ends with 2029: from then on the same records are in scope.
#[test]
fn the_outlook_sees_exemptions_end() {
    let text = changed("mass_t = 5000 }", "mass_t = 5000, exemption = \"public_service\" }");
    let text = text.replacen("shore_power = [{ at = \"Rotterdam\", electricity_kwh = 200000 }]\n", "", 1);
    let text = text.replacen("from = \"Yangshan\"", "from = \"Las Palmas\"", 1);
    let years = file(&text).outlook(2028..=2031).expect("computed");
    let exempt = OutlookAnswer::OutOfScope(
        "nothing that the ship used is counted: exempted (public service), until 2029".to_owned(),
    );
    assert_eq!((&years[0].answer, &years[1].answer), (&exempt, &exempt));
    assert_eq!(found(&years[2].answer).consecutive_deficits, 1);
    assert_eq!(found(&years[3].answer).consecutive_deficits, 2);
    let error = file(SMALL).outlook(2024..=2030).unwrap_err().to_string();
    assert!(error.ends_with("starts in 2025, asked for 2024"), "{error}");
}

/// The rows are what the example prints as JSON.
#[test]
fn the_rows_are_json() {
    let file = file(ASIA_EUROPE);
    let rows = serde_json::to_value(file.rows()).expect("JSON");
    assert_eq!(rows[0]["rule"], "FuelEU Maritime");
    assert_eq!(rows[0]["status"], "in_force");
    assert_eq!(rows[6]["status"]["proposed"], "2026-11-23");
    assert_eq!(rows[0]["answer"]["found"][2]["value"], 89.3368);
    assert_eq!(rows[4]["answer"]["found"][2]["value"], "B");
    let years = serde_json::to_value(file.outlook(2025..=2026).expect("computed")).expect("JSON");
    assert_eq!((&years[1]["year"], &years[1]["found"]["consecutive_deficits"]), (&2026.into(), &2.into()));
}

/// The file names the GWP set, and the intensity under it differs.
#[test]
fn the_file_names_the_gwp_set_of_fuel_eu() {
    let (ar4, ar5) = (file(SMALL).rows(), file(&changed("\"AR4\"", "\"AR5\"")).rows());
    assert_eq!((ar4[0].gwp, ar5[0].gwp), (Some("AR4"), Some("AR5")));
    assert!(number(&ar4[0], "GHG intensity") > number(&ar5[0], "GHG intensity"));
    assert_eq!(ar4[1..], ar5[1..]);
}

#[test]
fn assumptions_reach_the_rules() {
    let with = |more: &str| file(&format!("{SMALL}{more}"));
    let plain = number(&file(SMALL).rows()[0], "GHG intensity");
    let wind = with("wind = { p_wind_kw = 900, p_prop_kw = 7000 }");
    assert_close(number(&wind.rows()[0], "GHG intensity"), 0.97 * plain, 1e-12);
    assert_eq!(file(SMALL).assumptions(Ar4).circumstances, Circumstances::PLAIN);
    let priced = with("eua_price_eur_per_t = 80");
    assert_close(number(&priced.rows()[2], "cost"), 80.0 * number(&priced.rows()[2], "allowances"), 1e-12);

    // FAME without proof counts as the fossil fuel that the file names; without a name the rule asks for one.
    let fame = SMALL.replacen("\"VLSFO\"", "\"FAME\"", 1);
    let asked = "Yangshan - Rotterdam: FAME without proof counts as the least favourable fossil pathway";
    assert!(matches!(&file(&fame).rows()[0].answer, Answer::NotComputed(why) if why.starts_with(asked)));
    let named = format!("{fame}unproven_counts_as = [{{ fuel = \"FAME\", fossil = \"MGO\" }}]\n");
    let sea = |text: &str| {
        let shore = "shore_power = [{ at = \"Rotterdam\", electricity_kwh = 200000 }]\n";
        file(&text.replacen(shore, "", 1)).rows()
    };
    let (fossil, mgo) = (sea(&named), sea(&SMALL.replacen("\"VLSFO\"", "\"MGO\"", 1)));
    assert_close(number(&fossil[0], "GHG intensity"), number(&mgo[0], "GHG intensity"), 1e-12);
    let named = file(&named).rows();

    // The IMO tables have no FAME: CII and the draft take the file's factors, CII its own CO2 factor.
    let no_row =
        "factor set MEPC.364(79) has no row for FAME in internal-combustion engine; rows of that fuel: none";
    assert!(matches!(&named[4].answer, Answer::NotComputed(why) if why.contains(no_row)), "{:?}", named[4]);
    let lca = "lca = [{ fuel = \"FAME\", lower_heating_value_mj_per_kg = 37, wtt_g_per_mj = 20, \
               cf_co2_g_per_g = 2.834, cf_ch4_g_per_g = 0, cf_n2o_g_per_g = 0, methane_slip = 0, source = \"x\"";
    let of_2028 = fame.replacen("year = 2026", "year = 2028", 1);
    let rows = file(&format!("{of_2028}{lca} }}]")).rows();
    assert_close(number(&rows[4], "attained"), 5_000.0 * 2.834e6 / (25_000.0 * 60_000.0), 1e-12);
    assert_close(number(&rows[6], "GFI"), 20.0 + 2.834e3 / 37.0, 1e-12);
    let rows = file(&format!("{of_2028}{lca}, cii_cf_co2_g_per_g = 0.5 }}]")).rows();
    assert_close(number(&rows[4], "attained"), 5_000.0 * 0.5e6 / (25_000.0 * 60_000.0), 1e-12);
    assert_close(number(&rows[6], "GFI"), 20.0 + 2.834e3 / 37.0, 1e-12);
}
