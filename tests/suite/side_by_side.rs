//! One ship-year under every rule.

use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::fuel::{ConsumerClass, MarineFuel};
use green_corridor::regulation::eedi::Stage;
use green_corridor::regulation::net_zero::Trade;
use green_corridor::regulation::side_by_side::{Answer, Assumptions, Number, Row, SideBySide, Status};
use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ship, ShipYear, Territory};
use green_corridor::units::{Distance, Mass, Price};
use jiff::civil::date;

use crate::fuel_eu::{burned, state, voyage, year_of};
use crate::tolerance::{assert_close, assert_printed};

fn ship() -> Ship {
    let ship = Ship::new("Example", MarpolShipType::ContainerShip, 130_000.0).expect("in range");
    ship.with_deadweight_t(120_000.0).expect("in range")
}

fn sailed(burns: impl IntoIterator<Item = Burn>, year: i16) -> ShipYear {
    year_of(ship(), year, burns).with_sailed(Distance::from_nautical_miles(95_000.0)).expect("in range")
}

fn rows(year: &ShipYear) -> Vec<Row> {
    SideBySide::of(year, &Assumptions::of_the_rules(Ar4, Trade::International)).rows()
}

fn figure(row: &Row, name: &str) -> f64 {
    let Answer::Found(figures) = &row.answer else { panic!("{}: {:?}", row.rule, row.answer) };
    match figures.iter().find(|figure| figure.name == name).map(|figure| &figure.value) {
        Some(Number::Float(value)) => *value,
        other => panic!("{}: {name}: {other:?}", row.rule),
    }
}

/// The corridor: only CII, EEDI and the draft say anything; what counts nothing says why.
#[test]
fn the_corridor_of_2028() {
    let third = Territory::ThirdCountry;
    let year = sailed(
        [
            burned(voyage(third, third), MarineFuel::VLSFO, 18_000.0),
            burned(Passage::InPort(third), MarineFuel::MGO, 1_200.0),
        ],
        2028,
    );
    let rows = rows(&year);
    let names: Vec<&str> = rows.iter().map(|row| row.rule).collect();
    assert_eq!(
        names,
        ["FuelEU Maritime", "EU MRV", "EU ETS", "UK ETS", "CII", "EEDI", "IMO Net-Zero Framework"]
    );
    let because = |why: &str| Answer::OutOfScope(format!("nothing that the ship used is counted: {why}"));
    for row in &rows[..3] {
        assert_eq!(row.answer, because("both ends of the voyage in third countries"));
        assert_eq!((row.scope, row.status), (Some(0.0), Status::InForce));
    }
    assert_eq!(rows[3].answer, because("neither within the United Kingdom nor in one of its ports"));
    assert_printed(figure(&rows[4], "attained"), "5.254315789473684");
    assert_printed(figure(&rows[5], "reference line"), "16.603");
    let draft = &rows[6];
    assert_eq!(draft.status, Status::Proposed(date(2026, 11, 23)));
    assert_eq!(draft.status.to_string(), "PROPOSED, not in force (as of 2026-11-23)");
    assert_printed(figure(draft, "base target"), "89.568");
}

/// Every row names its weights and its factors, and they differ by rule.
#[test]
fn weights_and_factors_by_rule() {
    let rows = rows(&sailed([burned(Passage::InPort(state("NL")), MarineFuel::VLSFO, 1.0)], 2028));
    let named: Vec<_> = rows.iter().map(|row| (row.gwp, row.factors, row.life_cycle)).collect();
    let (annex, tank, wake) = (Some("FuelEU Annex II"), "tank-to-wake", "well-to-wake");
    assert_eq!(
        named,
        [
            (Some("AR4"), annex, wake),
            (Some("AR5"), annex, tank),
            (Some("AR5"), annex, tank),
            (Some("AR5"), annex, tank),
            (None, Some("MEPC.364(79)"), tank),
            (None, None, tank),
            (Some("AR5"), Some("IMO LCA MEPC.391(81)"), wake),
        ]
    );
    let under_ar5 = SideBySide::of(
        &sailed([burned(Passage::InPort(state("NL")), MarineFuel::VLSFO, 1.0)], 2028),
        &Assumptions::of_the_rules(Ar5, Trade::International),
    );
    assert_eq!(under_ar5.rows()[0].gwp, Some("AR5"));
}

/// Half of a voyage to Rotterdam and all of the stay: the share that each rule counts.
#[test]
fn shares_of_each_rule() {
    let year = sailed(
        [
            burned(voyage(Territory::ThirdCountry, state("NL")), MarineFuel::MGO, 600.0),
            burned(Passage::InPort(state("NL")), MarineFuel::MGO, 100.0),
            Burn {
                day: Some(date(2026, 9, 1)),
                ..burned(Passage::InPort(Territory::GreatBritain), MarineFuel::MGO, 50.0)
            },
            burned(voyage(Territory::ThirdCountry, Territory::ThirdCountry), MarineFuel::MGO, 250.0),
        ],
        2026,
    );
    let rows = rows(&year);
    let shares: Vec<Option<f64>> = rows.iter().map(|row| row.scope).collect();
    for (share, want) in shares.iter().zip([0.4, 0.7, 0.4, 0.05, 1.0]) {
        assert_close(share.expect("known"), want, 1e-9);
    }
    assert_eq!(shares[5], None);
    let Answer::Found(uk) = &rows[3].answer else { panic!("{:?}", rows[3].answer) };
    assert_eq!(uk[1].value, Number::Text("162.7550000".to_owned()));
}

/// One rule's error is its own: gas has no well-to-tank value in the IMO guidelines, and 2024 no FuelEU.
#[test]
fn an_error_stays_with_its_rule() {
    let gas = Burn::new(
        "berth",
        Passage::InPort(state("NL")),
        MarineFuel::LNG,
        ConsumerClass::LngDieselSlowSpeed,
        Mass::from_tonnes(500.0),
    );
    let told = |row: &Row| match &row.answer {
        Answer::NotComputed(why) => why.clone(),
        other => format!("{other:?}"),
    };
    let with_gas = rows(&sailed([gas.clone()], 2028));
    assert_eq!(
        told(&with_gas[6]),
        "berth: factor set MEPC.391(81), 2024 Guidelines on life cycle GHG intensity has no well-to-tank for LNG"
    );
    assert!(matches!(with_gas[0].answer, Answer::Found(_)) && matches!(with_gas[2].answer, Answer::Found(_)));

    let early = rows(&sailed([gas], 2024));
    assert_eq!(
        told(&early[0]),
        "the GHG intensity limit of Regulation (EU) 2023/1805 starts in 2025, asked for 2024"
    );
    assert_eq!(told(&early[3]), "UK ETS for ships starts in 2026, asked for 2024");
    assert!(matches!(early[2].answer, Answer::Found(_)));
}

/// What is assumed enters: a price of allowances, and the phase that binds the ship.
#[test]
fn assumptions_enter() {
    let year = sailed([burned(Passage::InPort(state("NL")), MarineFuel::HFO, 1_000.0)], 2026);
    let mut under = Assumptions::of_the_rules(Ar4, Trade::International);
    assert!(matches!(&SideBySide::of(&year, &under).rows()[2].answer,
        Answer::Found(figures) if figures[3].value == Number::None));
    under.eua_price = Some(Price::from_per_tonne(80.0));
    under.eedi = Some(Stage::Phase2);
    let rows = SideBySide::of(&year, &under).rows();
    assert_printed(figure(&rows[2], "cost"), "253048.0");
    assert_close(figure(&rows[5], "required"), 0.8 * figure(&rows[5], "reference line"), 1e-12);
    under.trade = Trade::WithinOneState;
    let draft = &SideBySide::of(&year, &under).rows()[6];
    assert_eq!(draft.answer, Answer::OutOfScope("the ship makes no international voyage".to_owned()));
}

/// A bad year is told how far it is from a C.
#[test]
fn how_far_from_a_c() {
    let year = sailed([burned(Passage::InPort(state("NL")), MarineFuel::HFO, 30_000.0)], 2026);
    let rows = rows(&year);
    let less = figure(&rows[4], "less CO2 on the same miles to be a C");
    let attained = figure(&rows[4], "attained");
    let required = figure(&rows[4], "required");
    assert_close(attained * (1.0 - less / 100.0), 1.07 * required, 1e-9);
}
