//! Case files from outside, run by the same runner as the `conformance` example.

#[path = "../../examples/conformance/runner/mod.rs"]
mod runner;

use runner::{Outcome, read_cases, read_zone_shares, run};

/// Kinds that this version covers; a case of these that is not run is a failure.
const COVERED: &[&str] = &[
    "zone_share",
    "epa_emission_factor",
    "low_load_factor",
    "epa_port_call",
    "distance",
    "fuel_record",
    "blend",
    "engine_curve",
    "berth_plant",
    "propulsion_power",
    "ghg4_consumption",
    "voyage_lci",
    "fueleu_multi_year",
    "fueleu_pool",
    "fueleu_year",
    "eu_ets_year",
    "leg",
    "fleet_totals",
    "nzf_year",
    "cii",
    "eedi_reference_line",
    "eedi_required",
];

#[track_caller]
fn all_pass(text: &str, covered_cases: usize) {
    all_of(&read_cases(text).expect("a case file"), covered_cases);
}

#[track_caller]
fn all_of(cases: &[runner::Case], covered_cases: usize) {
    let mut passed = 0;
    for case in cases {
        match run(case) {
            Outcome::Passed { .. } => passed += 1,
            Outcome::NotYetSupported => {
                assert!(
                    !COVERED.contains(&case.kind.as_str()),
                    "{} of kind {} was not run",
                    case.id,
                    case.kind
                );
            }
            failed @ Outcome::Failed { .. } => {
                panic!("{} {} ({}): {failed}", failed.word(), case.id, case.kind)
            }
        }
    }
    assert_eq!(passed, covered_cases);
}

/// FEEMS 0.18.1, run as a library.
#[test]
fn feems() {
    all_pass(include_str!("../golden/feems_cases.json"), 11);
}

/// USEPA ShipPowerModel 0.2 and the RISE cetos module, run.
#[test]
fn port_tools() {
    all_pass(include_str!("../golden/port_cases.json"), 19);
}

/// USEPA ShipEF 0.2, run.
#[test]
fn shipef() {
    all_pass(include_str!("../golden/shipef_cases.json"), 11);
}

/// geographiclib 2.x on WGS84, and the haversine; table 2.2 of the corridor's facts.
#[test]
fn distances() {
    all_pass(include_str!("../golden/geo_cases.json"), 14);
}

/// Great circles through the zones, cut by another program; network tracks run in place by `conformance`.
#[test]
fn zone_shares() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let cases = read_zone_shares(include_str!("../golden/zone_shares.csv"), &folder).expect("a table");
    all_of(&cases, 36);
}

/// US LCI marine v1.0.0, unit process "container ship, residual fuel oil, Asia to US West Coast".
#[test]
fn us_lci_marine() {
    all_pass(include_str!("../golden/voyage_cases.json"), 1);
}

/// Regulation (EU) 2023/1805; ESSF's own numbers to the digits it prints.
#[test]
fn fuel_eu() {
    all_pass(include_str!("../golden/fueleu_cases.json"), 63);
}

/// Directive 2003/87/EC.
#[test]
fn eu_ets() {
    all_pass(include_str!("../golden/eu_ets_cases.json"), 11);
}

/// The reporting service of the UK ETS: its own tests, and a transcription of its arithmetic.
#[test]
fn uk_ets() {
    all_pass(include_str!("../golden/ukets_cases.json"), 6);
}

/// The draft of the IMO Net-Zero Framework.
#[test]
fn net_zero_framework() {
    all_pass(include_str!("../golden/nzf_cases.json"), 11);
}

/// MEPC.352 to 354(78), MEPC.338(76) with MEPC.400(83), beside two calculators.
#[test]
fn cii() {
    all_pass(include_str!("../golden/cii_cases.json"), 6);
}

/// MARPOL Annex VI, regulation 21, tables 1 and 2.
#[test]
fn eedi() {
    all_pass(include_str!("../golden/eedi_eexi_cases.json"), 16);
}

/// A wrong expectation must fail, else the tests above prove nothing.
#[test]
fn a_wrong_digit_fails() {
    let text =
        include_str!("../golden/voyage_cases.json").replacen("5217382.241248858", "5217382.341248858", 1);
    let cases = read_cases(&text).expect("a case file");
    assert!(cases.iter().any(|case| matches!(run(case), Outcome::Failed { .. })));
}
