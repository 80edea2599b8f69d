//! The landside beside the ledgers: by hand, unknown is not zero, the zero-emission terminal, what it refuses.

use green_corridor::corridor::{
    Call, Change, Corridor, CorridorError, Decomposition, Driver, KindOfTeu, Kpi, Landside, LandsideChange,
    LandsideCount, LandsideError, LandsideGases, LandsideIntensity, Measure, Path, Per, Rotation, Scenario,
    ScenarioError, ServiceSpec, Services,
};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Emissions, LifeCycleStage};
use green_corridor::intensity::Attribution;
use green_corridor::interchange::CorridorFile;
use green_corridor::provenance::Source;
use green_corridor::terminal::{Amounts, PortEntry, PortInventory, SourceCategory};
use green_corridor::units::{Mass, Teu};

use super::made_up;
use crate::corridor_files::ILLUSTRATIVE;
use crate::terminal as port_made_up;
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

const CO2: LandsideCount =
    LandsideCount { gases: LandsideGases::CarbonDioxide, stage: None, electricity: None };
const EXCHANGES: [(&str, f64); 4] =
    [("Yantian", 2_000.0), ("Ningbo", 1_500.0), ("Yangshan", 3_000.0), ("Los Angeles", 6_000.0)];

fn intensity(kg_per_teu: f64, count: LandsideCount) -> LandsideIntensity {
    LandsideIntensity::new(kg_per_teu, count, Source::user("made up")).expect("in range")
}

fn with_exchange(exchange: impl Fn(&str) -> Option<f64>) -> Corridor {
    let calls = made_up::southern_calls().into_iter().map(|call| {
        let teu = exchange(&call.port).map(Teu::from_count);
        Call { exchange: teu, ..call }
    });
    let rotation =
        Rotation::new(made_up::SOUTHERN, calls.collect(), made_up::southern_legs()).expect("a loop");
    made_up::corridor_of(vec![ServiceSpec { rotation, ..made_up::southern_spec() }])
}

fn exchange(port: &str) -> Option<f64> {
    EXCHANGES.iter().find(|(name, _)| *name == port).map(|(_, teu)| *teu)
}

fn everywhere(kg_per_teu: f64) -> Landside {
    let all = |landside: Landside, (port, _): &(&str, f64)| landside.with(*port, intensity(kg_per_teu, CO2));
    EXCHANGES.iter().fold(Landside::unknown(), all)
}

fn known() -> Corridor {
    with_exchange(exchange).with_landside(everywhere(10.0)).expect("its ports")
}

fn terminal(services: Services, points: Vec<(i16, f64)>) -> Scenario {
    let change = Change::ZeroEmissionTerminal {
        ports: ["Yangshan".into()].into(),
        kg_per_teu: Path::new("terminal", points).expect("a path"),
        count: CO2,
        source: Source::user("made up"),
    };
    Scenario { name: "made up".into(), measures: vec![Measure { name: "terminal".into(), services, change }] }
}

/// corridor.md V4: SIPG 2022, 326,000 t CO2 over 47.3 million TEU, 6.9 kg per TEU of throughput.
#[test]
fn sipg_in_the_illustrative_file() {
    let file: CorridorFile = toml::from_str(ILLUSTRATIVE).expect("valid");
    let landside = file.corridor().landside();
    assert_eq!(landside.ports().len(), 2);
    for port in ["Yangshan", "Waigaoqiao"] {
        let sipg = landside.of(port).expect("known");
        assert_eq!((sipg.kilograms_per_teu(), sipg.count()), (6.9, CO2));
        assert_printed(326_000.0 / 47.3e3, &sipg.kilograms_per_teu().to_string());
        assert!(sipg.source().to_string().contains("SIPG"));
    }
    let year = file.corridor().sail().expect("a year");
    let of_shanghai = |port: &str| ["Yangshan", "Waigaoqiao"].contains(&port);
    // 52 departures of 7,100, 5,700, 11,800 and 12,600 TEU at Yangshan, 2,500 at Waigaoqiao.
    let total = year.landside().total_of(of_shanghai).expect("known");
    assert_close(total.kilograms, 6.9 * 52.0 * 39_700.0, FULL_PRECISION);
    let unknown = year.landside().total_of(|_| true);
    assert_eq!(unknown, Err(LandsideError::UnknownIntensity { port: "Long Beach".to_owned() }));
}

/// 52 departures of 12,500 TEU over the quays at 10 kg; carried 52 · 8,500 · (0.9 + 0.8).
#[test]
fn by_hand() {
    let corridor = known();
    let landside = made_up::year(&corridor).landside();
    let yangshan = &landside.ports()["Yangshan"];
    assert_eq!(yangshan.throughput.map(Teu::count), Some(156_000.0));
    assert_eq!(yangshan.kilograms(), Some(1_560_000.0));
    let total = landside.total_of(|_| true).expect("known");
    assert_eq!((total.kilograms, total.count), (6_500_000.0, CO2));
    let per_teu = landside.per_carried_teu(|_| true).expect("known").kilograms_per_teu;
    assert_close(per_teu, 6_500_000.0 / (52.0 * 8_500.0 * 1.7), FULL_PRECISION);
    // The ships' ledgers do not know of it.
    let without = made_up::year(&with_exchange(|_| None));
    assert_eq!(made_up::year(&corridor).total(), without.total());
}

#[test]
fn unknown_is_not_zero() {
    let no_exchange = with_exchange(|port| exchange(port).filter(|_| port != "Ningbo"));
    let landside = made_up::year(&no_exchange.with_landside(everywhere(10.0)).expect("ports")).landside();
    assert_eq!(landside.ports()["Ningbo"].kilograms(), None);
    let uncounted = LandsideError::UnknownExchange { port: "Ningbo".to_owned() };
    assert_eq!(landside.total_of(|_| true), Err(uncounted));
    assert!(landside.total_of(|port| port == "Yantian").is_ok());
    let none = made_up::year(&with_exchange(exchange)).landside();
    assert!(matches!(none.total_of(|_| true), Err(LandsideError::UnknownIntensity { .. })));
}

#[test]
fn a_terminal_changes_the_landside_alone() {
    let baseline = known();
    let scenario = terminal(Services::All, vec![(2028, 10.0), (2030, 2.0)]);
    let before = scenario.in_year(&baseline, 2027).expect("a year");
    assert!(before.applied.is_empty());
    assert_eq!(before.corridor.landside(), baseline.landside());
    let after = scenario.in_year(&baseline, 2029).expect("a year");
    assert_eq!(after.applied.len(), 1);
    let at = |port| after.corridor.landside().of(port).expect("known").kilograms_per_teu();
    assert_eq!((at("Yangshan"), at("Ningbo")), (6.0, 10.0));
    assert_eq!(after.corridor.services(), baseline.services());
    assert_eq!(made_up::year(&after.corridor).total(), made_up::year(&before.corridor).total());
}

/// More calls and a cleaner terminal: two drivers, terms that sum, and no driver of a ship's figure.
#[test]
fn what_moved_it() {
    let baseline = known();
    let mut scenario = terminal(Services::All, vec![(2026, 4.0)]);
    let number = Path::new("calls", vec![(2026, 40.0)]).expect("a path");
    let fewer = Change::Departures { number };
    scenario.measures.push(Measure { name: "fewer".into(), services: Services::All, change: fewer });
    let then = scenario.in_year(&baseline, 2026).expect("a year").corridor;
    let moved =
        LandsideChange::between(&baseline, &then, |_| true, &Attribution::Shapley).expect("one count");
    let drivers: Vec<_> = moved.terms.iter().map(|term| term.driver).collect();
    assert_eq!(drivers, [Driver::MixOfServices, Driver::Terminals]);
    assert_eq!(
        moved.from_kg_per_carried_teu + moved.terms.iter().map(|term| term.amount).sum::<f64>(),
        moved.to_kg_per_carried_teu
    );
    assert_eq!(moved.count, CO2);
    assert_close(moved.terms[1].amount, -6.0 * 3_000.0 / (8_500.0 * 1.7), FULL_PRECISION);
    let per = Per::Teu(KindOfTeu::CarriedTeu);
    let kpi = Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per };
    let ships = Decomposition::between(&baseline, &then, kpi, Attribution::Shapley).expect("a year");
    assert_eq!(ships.term(Driver::Terminals), 0.0);
}

#[test]
fn refused_by_corridor_and_scenario() {
    let nowhere = Landside::unknown().with("Hamburg", intensity(5.0, CO2));
    let refused = with_exchange(exchange).with_landside(nowhere);
    assert!(matches!(refused, Err(CorridorError::NoSuchPort { port, .. }) if port == "Hamburg"));
    let calls = made_up::southern_calls().into_iter();
    let calls = calls.map(|call| Call { exchange: Some(Teu::from_count(-1.0)), ..call }).collect();
    let refused = Rotation::new("S", calls, made_up::southern_legs());
    assert!(
        matches!(refused, Err(CorridorError::Value { source, .. }) if source.bound.field == "exchange_teu")
    );
    let one = Services::Named([made_up::SOUTHERN.into()].into());
    let refused = terminal(one, vec![(2026, 1.0)]).in_year(&known(), 2026);
    assert!(matches!(refused, Err(ScenarioError::ServicesOfTerminal { .. })));
    let refused = terminal(Services::All, vec![(2026, -1.0)]).in_year(&known(), 2026);
    assert!(matches!(refused, Err(ScenarioError::Value { .. })));
}

#[test]
fn refused_by_the_sum() {
    let co2e = LandsideCount { gases: LandsideGases::GreenhouseGases(NamedSet::Ar5), ..CO2 };
    let mixed = everywhere(10.0).with("Ningbo", intensity(10.0, co2e));
    let mixed = with_exchange(exchange).with_landside(mixed).expect("ports");
    let refused = made_up::year(&mixed).landside().total_of(|_| true);
    assert!(matches!(refused, Err(LandsideError::Unlike { .. })));
    let all_co2e = |landside: Landside, (port, _): &(&str, f64)| landside.with(*port, intensity(9.0, co2e));
    let other = EXCHANGES.iter().fold(Landside::unknown(), all_co2e);
    let other = with_exchange(exchange).with_landside(other).expect("ports");
    let between =
        |one: &Corridor, two: &Corridor| LandsideChange::between(one, two, |_| true, &Attribution::Shapley);
    assert!(matches!(between(&known(), &other), Err(LandsideError::Unlike { .. })));
    let landside = made_up::year(&known()).landside();
    assert!(matches!(landside.total_of(|_| false), Err(LandsideError::NoPort { .. })));
    let idle = ServiceSpec { departures: 0.0, ..known().services()[0].spec().clone() };
    let idle = made_up::corridor_of(vec![idle]).with_landside(everywhere(10.0)).expect("ports");
    assert_eq!(made_up::year(&idle).landside().per_carried_teu(|_| true), Err(LandsideError::NothingCarried));
    let mut turned = known().services()[0].spec().clone();
    let (mut calls, mut legs) = (turned.rotation.calls().to_vec(), turned.rotation.legs().to_vec());
    calls.rotate_left(1);
    legs.rotate_left(1);
    turned.rotation = Rotation::new(made_up::SOUTHERN, calls, legs).expect("a loop");
    let turned = made_up::corridor_of(vec![turned]).with_landside(everywhere(10.0)).expect("ports");
    assert!(matches!(between(&known(), &turned), Err(LandsideError::OtherRotation(_))));
}

#[test]
fn intensities_of_inventories() {
    let of = |inventory: &PortInventory| {
        LandsideIntensity::of_inventory(inventory, NamedSet::Ar5, Source::user("made up"))
    };
    let year = port_made_up::year_of(port_made_up::boundary(2024), 6_900.0, 1e6);
    let found = of(&year).expect("known");
    assert_eq!((found.kilograms_per_teu(), found.count().stage), (6.9, Some(LifeCycleStage::TtW)));
    assert_eq!(found.count().to_string(), "CO2e AR5, tank-to-wake, location-based electricity");
    let dirty = port_made_up::year_of(port_made_up::boundary(2024), 6_900.0, 100.0);
    assert!(matches!(of(&dirty), Err(LandsideError::Value { .. })));
    let emissions = Emissions { co2_fossil: Mass::from_tonnes(1.0), ch4_fossil: None, ..Emissions::ZERO };
    let amounts = Amounts { emissions, ..Amounts::ZERO };
    let entry = PortEntry::new(SourceCategory::CargoHandlingEquipment, "all", amounts);
    let boundary = port_made_up::boundary(2024);
    let unknown = PortInventory::new("P", boundary, Teu::from_count(1e6), vec![entry]).expect("complete");
    assert!(matches!(of(&unknown), Err(LandsideError::UnknownGas { .. })));
}
