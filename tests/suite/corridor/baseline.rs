//! Declared baselines, and what a year rests on.

use std::collections::BTreeSet;

use green_corridor::corridor::baseline::{Scope, compare};
use green_corridor::corridor::{Baseline, Corridor, KindOfTeu, KpiError, ServiceSpec};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::inventory::{Notice, QualityWeight};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::vessel::OperatingMode;
use green_corridor::{FactorSet, MarineFuel};

use super::kpi::WTW;
use super::made_up;
use crate::tolerance::{FULL_PRECISION, assert_close};

fn scope() -> Scope {
    Scope {
        stage: LifeCycleStage::WtW,
        set: NamedSet::Ar5,
        parts: OperatingMode::ALL.into(),
        teu: KindOfTeu::CarriedTeu,
    }
}

fn declared(corridor: &Corridor, scope: Scope, tier: DataTier) -> Baseline {
    Baseline::of(&made_up::year(corridor), scope, tier, Source::user("made up")).expect("known")
}

#[test]
fn a_baseline_of_everything_is_the_total() {
    let corridor = made_up::corridor();
    let baseline = declared(&corridor, scope(), DataTier::Default);
    let year = made_up::year(&corridor);
    assert_close(baseline.co2e_kg(), WTW.value(&year).expect("known"), FULL_PRECISION);
    assert_close(baseline.teu(), 751_400.0 + 520_000.0 * 1.7, FULL_PRECISION);
    let ports = ["Long Beach", "Los Angeles", "Ningbo", "Oakland", "Yangshan", "Yantian"];
    assert_eq!(baseline.declaration().ports.iter().collect::<Vec<_>>(), ports);
    assert_eq!(baseline.declaration().factor_set, format!("{} + FAME", FactorSet::imo_lca().name()));
}

#[test]
fn parts_sum_to_the_whole() {
    let corridor = made_up::one_service();
    let of =
        |parts: BTreeSet<OperatingMode>| declared(&corridor, Scope { parts, ..scope() }, DataTier::Default);
    let sea = of([OperatingMode::Transit].into());
    let port = of(OperatingMode::ALL.into_iter().filter(|mode| *mode != OperatingMode::Transit).collect());
    let all = of(OperatingMode::ALL.into());
    assert_close(sea.co2e_kg() + port.co2e_kg(), all.co2e_kg(), FULL_PRECISION);
    assert!(port.co2e_kg() > 0.0);
}

#[test]
fn years_of_one_declaration_compare() {
    let then = declared(&made_up::one_service(), scope(), DataTier::Modelled);
    let fewer = ServiceSpec { departures: 26.0, ..made_up::southern_spec() };
    let services = made_up::corridor_of(vec![fewer]).services().to_vec();
    let next = Corridor::new("made up", 2027, services, made_up::accounting()).expect("a corridor");
    let now = declared(&next, scope(), DataTier::Modelled);
    let change = compare(&then, &now).expect("alike");
    assert_close(change.co2e.relative().expect("some"), -0.5, FULL_PRECISION);
    assert_close(change.co2e.absolute(), -then.co2e_kg() / 2.0, FULL_PRECISION);
    assert!(change.per_teu.relative().expect("some").abs() < FULL_PRECISION);
}

#[test]
fn unlike_declarations_are_refused_with_every_difference() {
    let one = declared(&made_up::one_service(), scope(), DataTier::Modelled);
    let services = made_up::corridor().services().to_vec();
    let accounting = green_corridor::corridor::Accounting {
        factor_set: made_up::accounting().factor_set,
        gwp: NamedSet::Ar5,
    };
    let wider = Corridor::new("made up", 2027, services, accounting).expect("a corridor");
    let other_scope = Scope {
        stage: LifeCycleStage::TtW,
        set: NamedSet::Ar6,
        parts: [OperatingMode::Transit].into(),
        teu: KindOfTeu::LoadedTeu,
    };
    let other = declared(&wider, other_scope, DataTier::Default);
    let refused = compare(&one, &other).expect_err("unlike");
    let what: Vec<_> = refused.differences.iter().map(|one| one.what).collect();
    assert_eq!(what, ["stage", "GWP set", "parts", "TEU", "ports", "services", "data tier"]);
    let services = &refused.differences[5];
    assert_eq!((services.one.as_str(), services.other.as_str()), ("Southern", "Northern, Southern"));
    assert!(refused.to_string().contains("GWP set (AR5 against AR6)"), "{refused}");
    assert!(one.declaration().differences(one.declaration()).is_empty());
}

#[test]
fn another_factor_set_is_a_difference() {
    let one = made_up::one_service();
    let accounting =
        green_corridor::corridor::Accounting { factor_set: FactorSet::fuel_eu(), gwp: NamedSet::Ar5 };
    let other = Corridor::new("made up", 2026, one.services().to_vec(), accounting).expect("a corridor");
    let (one, other) =
        (declared(&one, scope(), DataTier::Default), declared(&other, scope(), DataTier::Default));
    let refused = compare(&one, &other).expect_err("unlike");
    assert_eq!(refused.differences.iter().map(|one| one.what).collect::<Vec<_>>(), ["factor set"]);
}

#[test]
fn a_stated_baseline_is_checked() {
    let declaration = declared(&made_up::one_service(), scope(), DataTier::Default).declaration().clone();
    let stated = |co2e_kg, teu| Baseline::stated(declaration.clone(), co2e_kg, teu, Source::user("made up"));
    assert!(stated(6e8, 1e6).is_ok());
    let error = stated(f64::NAN, 1e6).expect_err("no number");
    assert!(error.to_string().starts_with("baseline 2026: `co2e_kg` must be in"), "{error}");
    assert!(matches!(stated(6e8, -1.0), Err(KpiError::Value { .. })));
    assert!(matches!(stated(6e8, 0.0), Err(KpiError::Zero { what: "TEU", .. })));
}

#[test]
fn quality_is_that_of_the_ledgers_times_their_voyages() {
    let year = made_up::year(&made_up::one_service());
    let weight = QualityWeight::GreenhouseGases { stage: LifeCycleStage::WtW, set: NamedSet::Ar5 };
    let quality = year.quality(weight).expect("known");
    assert_close(quality.weakest.sum(), WTW.value(&year).expect("known"), FULL_PRECISION);
    // All of it stands on tables by size and class.
    assert_eq!(quality.weakest.share(DataTier::Default), Some(1.0));
}

#[test]
fn notices_and_sources_of_a_year() {
    let year = made_up::year(&made_up::corridor());
    let grids = year.notices();
    let grids: Vec<_> =
        grids.iter().filter(|told| matches!(told.notice, Notice::GridYear { year: 2026, .. })).collect();
    // Told once, though two bands of round voyages were written.
    assert_eq!(grids.len(), 1);
    assert_eq!(grids[0].service.as_ref(), made_up::SOUTHERN);
    let sources = year.sources();
    let carriers: Vec<_> = sources.keys().map(String::as_str).collect();
    assert_eq!(carriers.len(), 4);
    assert!(carriers[3].starts_with("electricity"), "{carriers:?}");
    let fame = &sources[&MarineFuel::FAME.to_string()];
    assert_eq!(fame[0].document(), "made up");
}
