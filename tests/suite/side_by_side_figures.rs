//! The rules side by side: shares, figures and their units on one ship-year.

use green_corridor::FactorSet;
use green_corridor::fuel::MarineFuel;
use green_corridor::fuel::gwp::Ar4;
use green_corridor::regulation::cii::Rating;
use green_corridor::regulation::net_zero::Trade;
use green_corridor::regulation::side_by_side::{Answer, Assumptions, Number, Row, SideBySide};
use green_corridor::regulation::{Burn, Passage, Ship, ShipYear, Territory, eedi};
use green_corridor::units::Distance;
use jiff::civil::date;

use crate::cii::{by_deadweight, container};
use crate::fuel_eu::{burned, state, voyage, year_of};
use crate::tolerance::assert_close;

fn rows(year: &ShipYear, stage: Option<eedi::Stage>) -> Vec<Row> {
    let under = Assumptions { eedi: stage, ..Assumptions::of_the_rules(Ar4, Trade::International) };
    SideBySide::of(year, &under).rows()
}

fn year(ship: Ship, in_year: i16, burns: Vec<Burn>, miles: f64) -> ShipYear {
    let day = Some(date(in_year, 8, 1));
    let burns = burns.into_iter().map(|burn| Burn { day, ..burn });
    year_of(ship, in_year, burns).with_sailed(Distance::from_nautical_miles(miles)).expect("in range")
}

fn row<'a>(rows: &'a [Row], rule: &str) -> &'a Row {
    rows.iter().find(|row| row.rule == rule).expect("a rule")
}

fn figure(row: &Row, name: &str) -> f64 {
    let Answer::Found(figures) = &row.answer else { panic!("{}: {:?}", row.rule, row.answer) };
    let figure = figures.iter().find(|figure| figure.name == name).expect("a figure");
    match &figure.value {
        Number::Float(value) => *value,
        Number::Text(text) => text.parse().expect("a number"),
        _ => panic!("{name} is unknown"),
    }
}

/// One voyage from Rotterdam, one from Great Britain to Northern Ireland, one outside of all rules of a place.
fn mixed(in_year: i16) -> Vec<Row> {
    let (nl, third) = (state("NL"), Territory::ThirdCountry);
    let burns = vec![
        burned(voyage(nl, third), MarineFuel::MGO, 100.0),
        burned(voyage(third, nl), MarineFuel::MGO, 40.0),
        burned(voyage(Territory::GreatBritain, Territory::NorthernIreland), MarineFuel::MGO, 60.0),
        burned(voyage(third, third), MarineFuel::MGO, 200.0),
    ];
    rows(&year(container(), in_year, burns, 9_000.0), None)
}

/// The share is of all that the ship used; with one fuel it is a share of its mass.
#[test]
fn shares_of_a_mixed_year() {
    for in_year in [2025, 2026] {
        let rows = mixed(in_year);
        let scope = |rule| row(&rows, rule).scope;
        assert_close(scope("FuelEU Maritime").expect("known"), 70.0 / 400.0, 1e-9);
        assert_close(scope("EU MRV").expect("known"), 140.0 / 400.0, 1e-9);
        assert_close(scope("EU ETS").expect("known"), 70.0 / 400.0, 1e-9);
    }
    let rows = mixed(2026);
    assert_close(row(&rows, "UK ETS").scope.expect("known"), 30.0 / 400.0, 1e-7);
}

/// Each figure is that of its rule.
#[test]
fn figures_of_a_mixed_year() {
    let rows = mixed(2026);
    let co2e = 3.206 + 28.0 * 0.00005 + 265.0 * 0.00018;
    assert_close(figure(row(&rows, "EU MRV"), "departed from them"), 320.6, 1e-9);
    assert_close(figure(row(&rows, "EU MRV"), "arrived at them"), 0.4 * 320.6, 1e-9);
    assert_close(figure(row(&rows, "UK ETS"), "emissions in scope"), 60.0 * co2e, 1e-7);
    assert_close(figure(row(&rows, "UK ETS"), "to surrender"), 30.0 * co2e, 1e-7);
    let fuel_eu = row(&rows, "FuelEU Maritime");
    let short = figure(fuel_eu, "target") - figure(fuel_eu, "GHG intensity");
    let balance = short * figure(fuel_eu, "energy in scope") / 1e3;
    assert_close(figure(fuel_eu, "compliance balance"), balance, 1e-9);
    let of_2025 = mixed(2025);
    let ets = row(&of_2025, "EU ETS");
    assert_close(figure(ets, "in scope, three gases"), 70.0 * co2e, 1e-9);
    assert_close(figure(ets, "charged"), 70.0 * 3.206, 1e-9);
    assert_close(figure(ets, "allowances"), 0.7 * 70.0 * 3.206, 1e-9);
}

/// Every row names the factors that it was computed with.
#[test]
fn factor_sets_of_the_rows() {
    let rows = mixed(2026);
    let set = |rule| row(&rows, rule).factors;
    assert_eq!(set("EU ETS"), Some(FactorSet::fuel_eu().name()));
    assert_eq!(set("CII"), Some(FactorSet::mepc_364().name()));
    assert_eq!(set("IMO Net-Zero Framework"), Some(FactorSet::imo_lca().name()));
}

/// A ship that is out of scope has a share of nothing; one that emitted nothing has no share.
#[test]
fn shares_without_a_place_or_a_gas() {
    let outside = vec![burned(Passage::InPort(Territory::ThirdCountry), MarineFuel::MGO, 10.0)];
    let rows_outside = rows(&year(container(), 2026, outside, 9_000.0), None);
    for rule in ["FuelEU Maritime", "EU MRV", "EU ETS", "UK ETS"] {
        assert_eq!(row(&rows_outside, rule).scope, Some(0.0), "{rule}");
    }
    let still = vec![burned(Passage::InPort(state("NL")), MarineFuel::MGO, 0.0)];
    assert_eq!(row(&rows(&year(container(), 2026, still, 9_000.0), None), "EU ETS").scope, None);
}

/// A ship worse than C learns how much less CO2 makes it one; a C learns nothing of the kind.
#[test]
fn the_way_back_to_a_c() {
    let cii = |tonnes| {
        let burns = vec![burned(Passage::InPort(Territory::ThirdCountry), MarineFuel::HFO, tonnes)];
        let rows = rows(&year(container(), 2026, burns, 95_000.0), None);
        row(&rows, "CII").clone()
    };
    let boundary = crate::cii::asked(&container(), 2026).boundaries().largest_of(Rating::C);
    let limit_t = boundary.expect("a boundary").grams_per_unit_nm() * 120_000.0 * 95_000.0 / 3.114e6;
    let dirty = cii(limit_t * 1.25);
    assert_close(figure(&dirty, "less CO2 on the same miles to be a C"), 20.0, 1e-9);
    let Answer::Found(figures) = cii(limit_t * 0.99).answer else { panic!("rated") };
    assert_eq!(figures.len(), 3);
}

/// A stage of EEDI that is not verified is not computed, although the reference line is.
#[test]
fn a_stage_that_is_not_verified() {
    let burns = vec![burned(Passage::InPort(Territory::ThirdCountry), MarineFuel::MGO, 10.0)];
    let ship = by_deadweight(green_corridor::regulation::MarpolShipType::ContainerShip, 120_000.0);
    let year = year(ship, 2026, burns, 9_000.0);
    let eedi = |stage| row(&rows(&year, stage), "EEDI").answer.clone();
    assert!(matches!(eedi(Some(eedi::Stage::Phase3)), Answer::NotComputed(_)));
    assert!(matches!(eedi(Some(eedi::Stage::Phase2)), Answer::Found(figures) if figures.len() == 3));
    assert!(matches!(eedi(None), Answer::Found(figures) if figures.len() == 1));
}
