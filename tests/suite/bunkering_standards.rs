//! GHG-intensity standards, and what they say of a batch.

use green_corridor::MarineFuel;
use green_corridor::corridor::bunkering::{
    BunkeringError, Outcome, ProofOfSustainability, Reason, Standard, StandardGwp, StandardScope,
    StandardStatus, Threshold,
};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Certificate, Family, FuelBatch, Origin, Sustainability};
use green_corridor::provenance::Source;
use green_corridor::regulation::fuel_eu;
use green_corridor::units::GhgIntensity;
use jiff::civil::{Date, date};

pub fn certified(fuel: MarineFuel, id: &str, e_value: f64, sustainability: Sustainability) -> FuelBatch {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_value);
    FuelBatch::certified(fuel, Certificate::new(id, e_value, sustainability).expect("a value E"))
}

fn bio_methanol(e_value: f64) -> FuelBatch {
    certified(MarineFuel::BIO_METHANOL, "PoS-1", e_value, Sustainability::Proven)
}

/// The draft's thresholds: 19.0 until the end of 2034, 14.0 from 2035.
#[test]
fn zero_and_near_zero_fuels_of_the_draft() {
    let draft = Standard::net_zero_znz();
    let outcome = |e, day: Date| draft.test(&bio_methanol(e), Some(NamedSet::Ar5), day).outcome;
    assert_eq!(outcome(19.0, date(2034, 12, 31)), Outcome::Met);
    assert_eq!(outcome(19.1, date(2034, 12, 31)), Outcome::NotMet);
    assert_eq!(outcome(14.0, date(2035, 1, 1)), Outcome::Met);
    assert_eq!(outcome(19.0, date(2035, 1, 1)), Outcome::NotMet);
    assert_eq!(outcome(1.0, date(2027, 12, 31)), Outcome::CannotBeTold);
    assert!(matches!(draft.status(), StandardStatus::Proposed { .. }));
    let judgement = draft.test(&bio_methanol(25.0), Some(NamedSet::Ar5), date(2030, 1, 1));
    assert_eq!(
        judgement.to_string(),
        "IMO Net-Zero Framework (draft): zero and near-zero fuels (proposed, not adopted as of 2026-11-23): not met: \
         E is 25 gCO2e/MJ, above 19"
    );
}

/// FuelEU: E at most 28.2 for RFNBO, and proven.
#[test]
fn e_fuels_under_fuel_eu() {
    let standard = Standard::fuel_eu_rfnbo();
    let day = date(2026, 5, 1);
    let test = |fuel, e, proof| standard.test(&certified(fuel, "PoS-2", e, proof), None, day);
    let e_methanol = || MarineFuel::E_METHANOL;
    assert_eq!(test(e_methanol(), fuel_eu::HIGHEST_E, Sustainability::Proven).outcome, Outcome::Met);
    assert_eq!(test(e_methanol(), 28.3, Sustainability::Proven).outcome, Outcome::NotMet);
    assert_eq!(test(e_methanol(), 28.3, Sustainability::NotProven).outcome, Outcome::NotMet);
    let unproven = test(e_methanol(), 20.0, Sustainability::NotProven);
    assert_eq!(unproven.outcome, Outcome::CannotBeTold);
    assert_eq!(unproven.reasons, [Reason::NotProven { certificate: "PoS-2".to_owned() }]);
    let bio = test(MarineFuel::BIO_METHANOL, 20.0, Sustainability::Proven);
    assert_eq!(bio.reasons, [Reason::FuelNotCovered { fuel: "bio-methanol".to_owned() }]);
}

/// The threshold of Platts with the value E as certified, which is the test's choice.
pub fn as_certified() -> Standard {
    let platts = Standard::platts_bio_methanol();
    Standard::new(
        "at most 32.9, as certified",
        platts.thresholds().to_vec(),
        StandardGwp::AsCertified,
        StandardScope::One(Family::Methanol, Origin::Biogenic),
        ProofOfSustainability::NotAsked,
        platts.status(),
        Source::user("made up: Platts' threshold, E as certified"),
    )
    .expect("a standard")
}

/// The GWP set of Platts was not found: its number alone judges no batch, whatever the set of the certificate.
#[test]
fn a_standard_of_an_unknown_gwp_set_judges_nothing() {
    let platts = Standard::platts_bio_methanol();
    assert_eq!(platts.gwp(), StandardGwp::NotKnown);
    for (e_value, set) in [(1.0, None), (1.0, Some(NamedSet::Ar5)), (90.0, None)] {
        let judgement = platts.test(&bio_methanol(e_value), set, date(2026, 1, 1));
        assert_eq!(judgement.outcome, Outcome::CannotBeTold);
        assert_eq!(judgement.reasons, [Reason::StandardGwpNotKnown]);
        assert!(judgement.to_string().ends_with("cannot be told: the GWP set of the standard is not known"));
    }
}

/// In a file: a set by its name, or why there is none; nothing else, and never left out.
#[test]
fn the_gwp_set_of_a_standard_in_a_file() {
    #[derive(serde::Deserialize)]
    struct Holder {
        gwp: StandardGwp,
    }
    let read = |text: &str| toml::from_str::<Holder>(text).map(|holder| holder.gwp).ok();
    assert_eq!(read("gwp = 'AR6'"), Some(StandardGwp::Set(NamedSet::Ar6)));
    assert_eq!(read("gwp = 'as_certified'"), Some(StandardGwp::AsCertified));
    assert_eq!(read("gwp = 'not_known'"), Some(StandardGwp::NotKnown));
    assert_eq!(read("gwp = 'AR7'"), None);
    assert_eq!(read(""), None);
}

/// Platts assesses bio-methanol of at most 32.9 gCO2e/MJ at Shanghai, since 2 May 2025 (costs.md).
#[test]
fn bio_methanol_as_platts_assesses_it() {
    let standard = as_certified();
    let outcome = |batch: &FuelBatch, day| standard.test(batch, None, day).outcome;
    assert_eq!(outcome(&bio_methanol(32.9), date(2025, 5, 2)), Outcome::Met);
    assert_eq!(outcome(&bio_methanol(33.0), date(2025, 5, 2)), Outcome::NotMet);
    assert_eq!(outcome(&bio_methanol(32.9), date(2025, 5, 1)), Outcome::CannotBeTold);
    let e_methanol = certified(MarineFuel::E_METHANOL, "PoS", 10.0, Sustainability::Proven);
    assert_eq!(outcome(&e_methanol, date(2026, 1, 1)), Outcome::CannotBeTold);
}

#[test]
fn what_is_not_known_is_not_met_and_not_failed() {
    let draft = Standard::net_zero_znz();
    let day = date(2030, 1, 1);
    let reasons = |batch: &FuelBatch, set| {
        let judgement = draft.test(batch, set, day);
        assert_eq!(judgement.outcome, Outcome::CannotBeTold);
        judgement.reasons
    };
    let standard = NamedSet::Ar5;
    assert_eq!(reasons(&MarineFuel::BIO_METHANOL.into(), None), [Reason::CertificateMissing]);
    assert_eq!(reasons(&bio_methanol(5.0), None), [Reason::GwpSetUnknown { standard }]);
    let certificate = NamedSet::Ar4;
    assert_eq!(
        reasons(&bio_methanol(5.0), Some(certificate)),
        [Reason::OtherGwpSet { standard, certificate }]
    );
    let early = draft.test(&MarineFuel::VLSFO.into(), None, date(2026, 1, 1));
    assert_eq!(early.reasons, [Reason::NoThresholdOn { day: date(2026, 1, 1) }, Reason::CertificateMissing]);
}

fn own(thresholds: Vec<Threshold>) -> Result<Standard, BunkeringError> {
    let status = StandardStatus::InForce { since: date(2027, 1, 1) };
    let source = Source::user("made up: the corridor's threshold was not found");
    let (every, proof) = (StandardScope::EveryFuel, ProofOfSustainability::NotAsked);
    Standard::new("corridor", thresholds, StandardGwp::Set(NamedSet::Ar6), every, proof, status, source)
}

#[test]
fn a_standard_of_ones_own() {
    let threshold = |at_most, from, until: Option<Date>| Threshold {
        at_most: GhgIntensity::from_grams_per_megajoule(at_most),
        from,
        until,
    };
    let first = threshold(30.0, date(2027, 1, 1), Some(date(2029, 12, 31)));
    let second = threshold(20.0, date(2030, 1, 1), None);
    let standard = own(vec![second, first]).expect("a standard");
    assert_eq!(standard.thresholds(), [first, second]);
    let day = date(2029, 12, 31);
    assert_eq!(standard.test(&bio_methanol(25.0), Some(NamedSet::Ar6), day).outcome, Outcome::Met);

    assert!(matches!(own(vec![]), Err(BunkeringError::NoThreshold { .. })));
    let wild = own(vec![threshold(f64::NAN, date(2027, 1, 1), None)]);
    assert!(matches!(wild, Err(BunkeringError::Value { .. })));
    let backwards = own(vec![threshold(30.0, date(2027, 1, 2), Some(date(2027, 1, 1)))]);
    assert!(matches!(backwards, Err(BunkeringError::ThresholdDates { next: None, .. })));
    let overlapping = own(vec![threshold(30.0, date(2027, 1, 1), Some(date(2030, 1, 1))), second]);
    let message = overlapping.expect_err("one day, two thresholds").to_string();
    assert_eq!(
        message,
        "standard `corridor`: the threshold from 2027-01-01 to 2030-01-01 must not end before it begins, nor reach the \
         next, from 2030-01-01"
    );
}
