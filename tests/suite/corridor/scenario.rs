//! Scenarios: what changes, what does not, what is refused.

use std::collections::BTreeSet;
use std::sync::Arc;

use green_corridor::MarineFuel;
use green_corridor::corridor::{
    Change, Corridor, CorridorError, Direction, Filling, KindOfTeu, Kpi, Measure, Path, Per, Pilot, SailError, Scenario,
    ScenarioError, ScenarioYear, Services, Switched,
};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Certificate, Family, FuelBatch, LifeCycleStage, Sustainability};
use green_corridor::grid::{GridBasis, find};
use green_corridor::units::si::knot;
use green_corridor::units::{Fraction, GhgIntensity};
use proptest::prelude::*;

use super::made_up::{self, NORTHERN, SOUTHERN};

const PER_LOADED: Kpi =
    Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Teu(KindOfTeu::LoadedTeu) };

fn path(points: &[(i16, f64)]) -> Path {
    Path::new("test", points.to_vec()).expect("a path")
}

fn measure(name: &str, change: Change) -> Measure {
    Measure { name: name.into(), services: Services::All, change }
}

fn scenario(measures: Vec<Measure>) -> Scenario {
    Scenario { name: "test".into(), measures }
}

fn in_year(measures: Vec<Measure>, year: i16) -> Result<ScenarioYear, ScenarioError> {
    scenario(measures).in_year(&made_up::corridor(), year)
}

fn kg_per_loaded(corridor: &Corridor) -> f64 {
    PER_LOADED.value(&made_up::year(corridor)).expect("a figure")
}

fn ports(names: &[&str]) -> BTreeSet<Arc<str>> {
    names.iter().map(|name| Arc::from(*name)).collect()
}

fn limit(knots: f64) -> Measure {
    measure("slower", Change::SpeedLimit { knots: path(&[(2027, knots)]) })
}

fn fame(share: f64) -> Measure {
    measure(
        &format!("FAME {share}"),
        Change::FuelSwitch {
            batch: MarineFuel::FAME.into(),
            pilot: None,
            energy_share: path(&[(2026, share)]),
            consumers: Switched::Propulsion,
            classes: [Arc::from("8,500 TEU")].into(),
        },
    )
}

fn e_methanol() -> FuelBatch {
    let e = GhgIntensity::from_grams_per_megajoule(15.0);
    let certificate = Certificate::new("test", e, Sustainability::Proven).expect("in range");
    FuelBatch::certified(MarineFuel::E_METHANOL, certificate)
}

fn methanol(classes: &[&str], pilot: Option<Pilot>) -> Measure {
    measure(
        "methanol",
        Change::FuelSwitch {
            batch: e_methanol(),
            pilot,
            energy_share: path(&[(2027, 1.0)]),
            consumers: Switched::EveryConsumer,
            classes: ports(classes),
        },
    )
}

#[test]
fn a_scenario_that_changes_nothing_changes_no_byte() {
    let baseline = made_up::corridor();
    let later = vec![limit(12.0), measure("wind", Change::WindAssistance { saving: path(&[(2030, 0.2)]) })];
    let of_one = vec![
        fame(0.0),
        limit(50.0),
        measure("wind", Change::WindAssistance { saving: path(&[(2026, 0.0)]) }),
    ];
    for measures in [Vec::new(), later, of_one] {
        let year = in_year(measures, 2026).expect("a year");
        assert_eq!(year.corridor, baseline);
        assert_eq!(format!("{:?}", made_up::year(&year.corridor)), format!("{:?}", made_up::year(&baseline)));
        assert!(year.extra_ships.is_empty());
    }
}

#[test]
fn measures_in_effect_are_told_in_their_order() {
    let measures = vec![
        limit(14.0),
        fame(0.2),
        measure("wind", Change::WindAssistance { saving: path(&[(2030, 0.2)]) }),
    ];
    assert_eq!(
        in_year(measures.clone(), 2028).expect("a year").applied,
        ["slower".into(), "FAME 0.2".into()] as [Arc<str>; 2]
    );
    assert_eq!(in_year(measures, 2026).expect("a year").applied, ["FAME 0.2".into()] as [Arc<str>; 1]);
}

#[test]
fn a_year_or_a_measure_before_the_baseline_is_refused() {
    let error = in_year(Vec::new(), 2025).expect_err("before");
    assert_eq!(
        error.to_string(),
        "scenario `test`: figures are asked for in 2025, before its baseline of 2026"
    );
    let early = measure("early", Change::Efficiency { saving: path(&[(2024, 0.1)]) });
    let error = in_year(vec![early], 2030).expect_err("before");
    assert_eq!(
        error.to_string(),
        "scenario `test`: measure `early` starts in 2024, before its baseline of 2026"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Slower ships take more of them; the week's capacity stays.
    #[test]
    fn slow_steaming_with_extra_ships_conserves_the_weekly_capacity(knots in 11.0..19.0_f64) {
        let baseline = made_up::corridor();
        let slower = in_year(vec![limit(knots)], 2030).expect("a year");
        for (before, after) in baseline.services().iter().zip(slower.corridor.services()) {
            let rounding = 1e-12 * before.weekly_capacity().count();
            prop_assert!((before.weekly_capacity() - after.weekly_capacity()).count().abs() <= rounding);
            prop_assert_eq!(before.spec().departures, after.spec().departures);
            let extra = slower.extra_ships.get(before.name()).copied().unwrap_or(0);
            prop_assert_eq!(after.ships().count(), before.ships().count() + extra);
            prop_assert!(after.ships_needed() <= after.ships().count());
            prop_assert!(extra == 0 || after.ships_needed() == after.ships().count(), "not one ship too many");
            for stretch in after.spec().rotation.legs().iter().flat_map(|leg| &leg.stretches) {
                prop_assert!(stretch.speed.get::<knot>() <= knots * (1.0 + 1e-12));
            }
        }
        prop_assert!(kg_per_loaded(&slower.corridor) <= kg_per_loaded(&baseline) * (1.0 + 1e-12));
    }

    /// Fuller ships are never worse per loaded container.
    #[test]
    fn more_utilisation_never_raises_kg_per_loaded_teu(low in 0.1..1.0_f64, more in 0.0..1.0_f64, east in any::<bool>()) {
        let direction = if east { Direction::Eastbound } else { Direction::Westbound };
        let at = |share: f64| {
            let change = Change::Utilisation { direction, share: path(&[(2026, share)]) };
            kg_per_loaded(&in_year(vec![measure("fuller", change)], 2026).expect("a year").corridor)
        };
        let high = low + more * (1.0 - low);
        prop_assert!(at(high) <= at(low) * (1.0 + 1e-12));
    }
}

#[test]
fn ships_that_are_added_are_counted_and_named() {
    let slower = in_year(vec![limit(12.0)], 2030).expect("a year");
    let southern = slower.corridor.service(SOUTHERN).expect("there");
    let extra = slower.extra_ships[SOUTHERN];
    assert!(extra >= 1);
    assert!(southern.ships().any(|ship| ship == "Southern, extra ship 1"));
    assert_eq!(southern.ships().count(), 6 + extra);
}

#[test]
fn fuel_shares_add_up_and_must_not_exceed_one() {
    let both = in_year(vec![fame(0.3), fame(0.2)], 2026).expect("a year");
    let at_once = in_year(vec![fame(0.5)], 2026).expect("a year");
    let fuels = |year: &ScenarioYear| made_up::year(&year.corridor).total().emissions.stack_co2();
    assert!((fuels(&both).kilograms() / fuels(&at_once).kilograms() - 1.0).abs() < 1e-12);
    let error = in_year(vec![fame(0.7), fame(0.5)], 2026).expect_err("too much");
    let text = "scenario `test` in 2026: service `Southern`, class `8,500 TEU`: fuel shares sum to 1.2, above 1: 0.7 \
                FAME (FAME 0.7), 0.5 FAME (FAME 0.5)";
    assert_eq!(error.to_string(), text);
}

/// By energy: half of the main engine's energy at sea is FAME's, and its oil is halved.
#[test]
fn a_switch_displaces_the_oil_of_the_baseline_by_energy() {
    let energy = |corridor: &Corridor, fuel: &str| {
        let year = made_up::year(corridor);
        let groups = year.group_by(|ledger, entry| {
            let fuel = ledger.carrier(entry).batch().map(|batch| batch.fuel().name().to_owned());
            (entry.consumer() == green_corridor::Consumer::MainEngine, fuel)
        });
        groups.get(&(true, Some(fuel.to_owned()))).map_or(0.0, |totals| totals.fuel_energy.megajoules())
    };
    let before = made_up::one_service();
    let after = scenario(vec![fame(0.5)]).in_year(&before, 2026).expect("a year").corridor;
    // The study has the main engine off at the speed of manoeuvring, so at sea alone it burns anything.
    assert_eq!(energy(&before, "MGO"), 0.0);
    let (fame, oil) = (energy(&after, "FAME"), energy(&after, "VLSFO"));
    assert!((fame / (fame + oil) - 0.5).abs() < 1e-12);
    assert!((oil / energy(&before, "VLSFO") - 0.5).abs() < 1e-12);
}

#[test]
fn a_fuel_that_the_ships_cannot_burn_is_refused_and_capable_ships_take_it_with_its_pilot() {
    let error = in_year(vec![methanol(&["8,500 TEU"], None)], 2028).expect_err("no methanol engine");
    assert!(matches!(&error, ScenarioError::NotCapable { class, .. } if class == "8,500 TEU"), "{error}");
    let classes = &["10,000 TEU methanol"];
    let error = in_year(vec![methanol(classes, None)], 2028).expect_err("a blend by mass");
    assert!(matches!(error, ScenarioError::BlendByMass { .. }), "{error}");
    let error = in_year(vec![methanol(&["no such class"], None)], 2028).expect_err("unknown");
    assert!(
        error.to_string().starts_with("measure `methanol`: no ship class `no such class`; there are:"),
        "{error}"
    );
}

#[test]
fn names_that_are_not_there_are_refused_with_those_that_are() {
    let change = || Change::BerthTime { ports: ports(&["Seattle"]), hours: path(&[(2027, 40.0)]) };
    let error = in_year(vec![measure("stay", change())], 2027).expect_err("unknown");
    assert_eq!(
        error.to_string(),
        "measure `stay`: no port `Seattle`; there are: Long Beach, Los Angeles, Ningbo, Oakland, Yangshan, Yantian"
    );
    let named = Measure { services: Services::Named(ports(&["Eastern"])), ..measure("stay", change()) };
    let error = in_year(vec![named], 2027).expect_err("unknown");
    assert_eq!(error.to_string(), "measure `stay`: no service `Eastern`; there are: Northern, Southern");
}

#[test]
fn values_out_of_range_name_measure_and_year() {
    let wind = measure("wind", Change::WindAssistance { saving: path(&[(2026, 0.1), (2036, 1.2)]) });
    let error = in_year(vec![wind.clone()], 2036).expect_err("more than all");
    assert_eq!(error.to_string(), "measure `wind` in 2036: `fraction` must be in 0..=1, got 1.2");
    assert!(in_year(vec![wind], 2030).is_ok());
    let error = in_year(vec![limit(1.0)], 2030).expect_err("too slow");
    assert_eq!(error.to_string(), "measure `slower` in 2030: `knots` must be in 3..=50 kn, got 1");
    for (points, why) in [
        (vec![], "it states no year"),
        (vec![(2030, 1.0), (2030, 2.0)], "its years must ascend"),
        (vec![(1830, 1.0)], "its years must be in 2000..=2100"),
        (vec![(2030, f64::NAN)], "its values must be finite numbers"),
    ] {
        assert_eq!(Path::new("a path", points).expect_err("refused").to_string(), format!("a path: {why}"));
    }
}

#[test]
fn longer_stays_that_the_ships_cannot_keep_are_refused_with_the_number_it_takes() {
    let stay =
        measure("stay", Change::BerthTime { ports: ports(&["Los Angeles"]), hours: path(&[(2027, 900.0)]) });
    let error = in_year(vec![stay.clone()], 2027).expect_err("too few ships");
    let ScenarioError::Corridor { source, .. } = &error else { panic!("{error}") };
    assert!(matches!(**source, CorridorError::Frequency { given: 6, needed: 11, .. }), "{source}");
    // A speed limit that is in effect brings ships; so it does here.
    let with_limit = in_year(vec![stay, limit(40.0)], 2027).expect("a year");
    assert_eq!(with_limit.extra_ships[SOUTHERN], 5);
}

#[test]
fn shore_power_and_grids_change_where_they_are_named() {
    let shanghai = find("Shanghai", 2023, GridBasis::LocationAverage).expect("a row").clone();
    let supply = made_up::shore(1.0).shore_power;
    let connect = measure(
        "connect",
        Change::ShoreConnection {
            ports: ports(&["Yangshan"]),
            share_of_calls: path(&[(2027, 0.5), (2029, 1.0)]),
            supply,
        },
    );
    let grid = measure(
        "grid",
        Change::GridFactors {
            ports: ports(&["Yangshan"]),
            factors: vec![(2028, shanghai.clone().with_co2_standing_for_co2e())],
        },
    );
    let of = |measures: Vec<Measure>, year: i16| {
        let corridor = in_year(measures, year).expect("a year").corridor;
        let southern = corridor.service(SOUTHERN).expect("there").clone();
        southern.spec().rotation.calls()[2].shore.clone()
    };
    assert_eq!(of(vec![connect.clone(), grid.clone()], 2026), None);
    let in_2028 = of(vec![connect.clone(), grid.clone()], 2028).expect("shore power");
    assert_eq!((in_2028.share_of_calls.get(), in_2028.shore_power.grid.region()), (0.75, "Shanghai"));
    let in_2027 = of(vec![connect.clone(), grid.clone()], 2027).expect("shore power");
    assert_eq!(in_2027.shore_power.grid.region(), "US eGRID CAMX");
    // The later measure stands: shore power brings its own grid.
    let other_order = of(vec![grid, connect], 2028).expect("shore power");
    assert_eq!(other_order.shore_power.grid.region(), "US eGRID CAMX");
}

#[test]
fn larger_ships_carry_more_containers_or_the_same() {
    let larger = |filling: Filling| {
        let change = Change::Replacement {
            class: "8,500 TEU".into(),
            vessel: made_up::vessel(17_000.0, 60_000.0),
            from: 2028,
            filling,
            capable_of: [Family::Methanol].into(),
        };
        vec![measure("larger", change)]
    };
    let loaded =
        |corridor: &Corridor| corridor.service(SOUTHERN).expect("there").loaded(Direction::Eastbound).count();
    let before = loaded(&made_up::corridor());
    let more = in_year(larger(Filling::SameUtilisation), 2028).expect("a year").corridor;
    let same = in_year(larger(Filling::SameContainers), 2028).expect("a year").corridor;
    assert!((loaded(&more) - 2.0 * before).abs() < 1e-6 && (loaded(&same) - before).abs() < 1e-6);
    assert!(kg_per_loaded(&more) < kg_per_loaded(&same));
    assert_eq!(
        in_year(larger(Filling::SameContainers), 2027).expect("a year").corridor.services(),
        made_up::corridor().services()
    );
    assert!(more.service(SOUTHERN).expect("there").spec().deployments[0].class.is_capable());
    // Smaller ships cannot take as many.
    let smaller = Change::Replacement {
        class: "8,500 TEU".into(),
        vessel: made_up::vessel(4_000.0, 40_000.0),
        from: 2028,
        filling: Filling::SameContainers,
        capable_of: BTreeSet::new(),
    };
    let error = in_year(vec![measure("smaller", smaller)], 2028).expect_err("too small");
    assert!(matches!(error, ScenarioError::Value { .. }), "{error}");
}

#[test]
fn departures_and_efficiency_take_effect() {
    let fewer = in_year(vec![measure("fewer", Change::Departures { number: path(&[(2027, 26.0)]) })], 2027);
    let total = |corridor: &Corridor| made_up::year(corridor).total().fuel.tonnes();
    let (half, whole) = (total(&fewer.expect("a year").corridor), total(&made_up::corridor()));
    assert!((half / whole - 0.5).abs() < 1e-12);
    let saving = in_year(vec![measure("hull", Change::Efficiency { saving: path(&[(2027, 0.1)]) })], 2027);
    let saved = saving.expect("a year").corridor;
    assert!(kg_per_loaded(&saved) < kg_per_loaded(&made_up::corridor()));
    let technology = saved.service(NORTHERN).expect("there").spec().deployments[0].class.technology;
    assert_eq!((technology.wind, technology.efficiency), (Fraction::ZERO, Fraction::constant(0.1)));
    assert!((technology.saving().get() - 0.1).abs() < 1e-15);
}

#[test]
fn so_slow_that_the_engine_is_off_is_no_saving() {
    let slow = in_year(vec![limit(6.0)], 2030).expect("a corridor");
    let error = slow.corridor.sail().expect_err("nothing sails with its engine off");
    assert!(matches!(&error, SailError::EngineOff { service, .. } if service == SOUTHERN), "{error}");
}

#[test]
fn what_would_count_twice_or_change_nothing_is_refused() {
    let error = in_year(vec![fame(0.2), fame(0.2)], 2026).expect_err("twice");
    assert_eq!(error.to_string(), "scenario `test` names measure `FAME 0.2` twice");
    let stay = |names: &[&str], at_berth: f64| {
        measure("stay", Change::BerthTime { ports: ports(names), hours: path(&[(2027, at_berth)]) })
    };
    let error = in_year(vec![stay(&[], 40.0)], 2027).expect_err("nowhere");
    assert_eq!(error.to_string(), "measure `stay`: it names no port");
    let error = in_year(vec![stay(&["Los Angeles"], -400.0)], 2027).expect_err("negative");
    assert_eq!(error.to_string(), "measure `stay` in 2027: `berth_h` must be in 0..=8784 h, got -400");
    let nobody = Measure { services: Services::Named(BTreeSet::new()), ..stay(&["Los Angeles"], 40.0) };
    let error = in_year(vec![nobody], 2027).expect_err("nobody");
    assert_eq!(error.to_string(), "measure `stay`: it names no service");
    let shanghai = find("Shanghai", 2023, GridBasis::LocationAverage).expect("a row");
    let factors = vec![(2030, shanghai.clone()), (2028, shanghai.clone())];
    let grids = measure("grids", Change::GridFactors { ports: ports(&["Yangshan"]), factors });
    let error = in_year(vec![grids], 2030).expect_err("out of order");
    assert_eq!(error.to_string(), "measure `grids`: the years of its grid factors must ascend");
    assert!(serde_json::from_str::<Path>("[[2030, 1.0], [2027, 2.0]]").is_err());
}

#[test]
fn extra_ships_go_on_from_those_there_are() {
    let slow = in_year(vec![limit(12.0)], 2030).expect("a year").corridor;
    let slower = scenario(vec![limit(11.0), measure("stay", Change::BerthTime { ports: ports(&["Los Angeles"]), hours: path(&[(2030, 300.0)]) })]);
    let slower = Scenario { measures: slower.measures, name: "slower".into() };
    let late = |one: Measure| Measure { change: match one.change {
        Change::SpeedLimit { .. } => Change::SpeedLimit { knots: path(&[(2030, 11.0)]) },
        other => other,
    }, ..one };
    let measures = slower.measures.into_iter().map(late).collect();
    let next = Scenario { name: "slower".into(), measures }.in_year(&slow, 2031).expect("a year");
    let ships: BTreeSet<&str> = next.corridor.service(SOUTHERN).expect("there").ships().collect();
    assert_eq!(ships.len(), next.corridor.service(SOUTHERN).expect("there").ships().count());
}
