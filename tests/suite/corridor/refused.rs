//! What a corridor is refused for: every error, with its words where they carry numbers.

use green_corridor::corridor::{
    Call, Corridor, CorridorError, Direction, Rotation, SailError, SeaLeg, Service, ServiceSpec,
};
use green_corridor::units::Fraction;
use green_corridor::units::si::{days, hours, knots, metres};
use green_corridor::{FactorSet, MarineFuel};

use super::made_up::{self, call, leg};

fn rotation(calls: Vec<Call>, legs: Vec<SeaLeg>) -> CorridorError {
    Rotation::new("Southern", calls, legs).expect_err("refused")
}

fn service(spec: ServiceSpec) -> CorridorError {
    Service::new(spec).expect_err("refused")
}

fn corridor(specs: Vec<ServiceSpec>, year: i16) -> CorridorError {
    let services = specs.into_iter().map(|spec| Service::new(spec).expect("a service")).collect();
    Corridor::new("made up", year, services, made_up::accounting()).expect_err("refused")
}

#[test]
fn the_made_up_corridor_is_not() {
    assert_eq!(made_up::corridor().services().len(), 2);
}

#[test]
fn calls_and_legs_that_make_no_loop() {
    let mut legs = made_up::southern_legs();
    legs.pop();
    let message =
        "service `Southern`: 4 calls and 3 legs; a rotation has two calls or more, and a leg after each";
    assert_eq!(rotation(made_up::southern_calls(), legs).to_string(), message);
    let one = rotation(vec![call("Yangshan", 30.0)], vec![]);
    assert!(matches!(one, CorridorError::CallsAndLegs { calls: 1, legs: 0, .. }), "{one}");
}

#[test]
fn a_rotation_that_does_not_close() {
    let mut legs = made_up::southern_legs();
    legs[3].to = "Shekou".into();
    let message = "service `Southern`: the rotation does not close: leg Los Angeles - Shekou has Shekou where the call is \
                   Yantian";
    assert_eq!(rotation(made_up::southern_calls(), legs).to_string(), message);
    let mut legs = made_up::southern_legs();
    legs[1].from = "Xiamen".into();
    let error = rotation(made_up::southern_calls(), legs);
    assert!(matches!(&error, CorridorError::NotClosed { expected, .. } if expected == "Ningbo"), "{error}");
}

#[test]
fn each_way_has_one_crossing() {
    let mut legs = made_up::southern_legs();
    legs[3].crossing = false;
    let message = "service `Southern`: 0 westbound crossings, must be 1: there its containers are counted";
    assert_eq!(rotation(made_up::southern_calls(), legs).to_string(), message);
    let mut legs = made_up::southern_legs();
    legs[3].direction = Direction::Eastbound;
    let error = rotation(made_up::southern_calls(), legs);
    assert!(
        matches!(error, CorridorError::Crossings { direction: Direction::Eastbound, crossings: 2, .. }),
        "{error}"
    );
}

#[test]
fn all_containers_are_aboard_on_a_crossing() {
    let mut legs = made_up::southern_legs();
    legs[2].aboard = Fraction::constant(0.9);
    let message = "service `Southern`, leg Yangshan - Los Angeles: `aboard` must be 1 on a crossing, got 0.9";
    assert_eq!(rotation(made_up::southern_calls(), legs).to_string(), message);
}

#[test]
fn values_out_of_range_name_their_record() {
    let mut legs = made_up::southern_legs();
    legs[0] = leg("Yantian", "Ningbo", Direction::Eastbound, 0.4, (747.0, 0.0));
    let message = "service `Southern`, leg Yantian - Ningbo: `speed_kn` must be in 3..=50 kn, got 0";
    assert_eq!(rotation(made_up::southern_calls(), legs).to_string(), message);

    let mut calls = made_up::southern_calls();
    calls[1].berth = hours(f64::NAN);
    let error = rotation(calls, made_up::southern_legs()).to_string();
    assert!(error.starts_with("service `Southern`, call at Ningbo: `berth_h` must be in"), "{error}");

    let mut calls = made_up::southern_calls();
    calls[1].manoeuvring_speed = knots(60.0);
    let error = rotation(calls, made_up::southern_legs()).to_string();
    assert!(error.contains("`manoeuvring_kn` must be in 3..=50 kn, got 60"), "{error}");

    let never = ServiceSpec { interval: days(0.0), ..made_up::southern_spec() };
    let error = service(never).to_string();
    assert_eq!(error, "service `Southern`: `interval_days` must be in 0.5..=60 days, got 0");
    let negative = ServiceSpec { departures: -1.0, ..made_up::southern_spec() };
    assert!(matches!(service(negative), CorridorError::Value { .. }));

    let mut aground = made_up::southern_spec();
    aground.loading.westbound.draught = metres(0.0);
    let error = service(aground).to_string();
    assert!(error.starts_with("service `Southern`, westbound: `draught_m` must be in"), "{error}");

    let error = corridor(vec![made_up::southern_spec()], 1899).to_string();
    assert_eq!(error, "corridor `made up`: `year` must be in 2000..=2100, got 1899");
}

#[test]
fn a_frequency_that_the_ships_cannot_keep_says_how_many_it_takes() {
    let mut spec = made_up::southern_spec();
    spec.deployments[0].ships.pop();
    let CorridorError::Frequency { given, needed, rotation_days, interval_days, .. } = service(spec) else {
        panic!("of ships")
    };
    assert_eq!((given, needed, interval_days), (5, 6, 7.0));
    let by_hand =
        (747.0 / 15.0 + 89.0 / 15.0 + 5_750.0 / 17.0 + 6_450.0 / 15.0 + 4.0 * 2.5 + 152.0 + 6.0) / 24.0;
    assert!((rotation_days - by_hand).abs() < 1e-9, "{rotation_days} against {by_hand}");
    assert!((35.0..42.0).contains(&rotation_days));

    // Slower, and six no longer keep the week.
    let mut legs = made_up::southern_legs();
    legs[3] = leg("Los Angeles", "Yantian", Direction::Westbound, 1.0, (6_450.0, 12.0));
    let rotation = Rotation::new("Southern", made_up::southern_calls(), legs).expect("a loop");
    let slower = ServiceSpec { rotation, ..made_up::southern_spec() };
    let error = service(slower).to_string();
    assert!(error.ends_with("takes 7 ships, it has 6"), "{error}");
}

#[test]
fn more_departures_than_the_interval_leaves_room_for() {
    let spec = ServiceSpec { departures: 54.0, ..made_up::southern_spec() };
    let message = "service `Southern`: 54 departures in a year, one every 7 days makes 53 at most";
    assert_eq!(service(spec).to_string(), message);
}

#[test]
fn a_class_without_a_ship() {
    let mut spec = made_up::northern_spec();
    spec.deployments[1].ships.clear();
    assert_eq!(service(spec).to_string(), "service `Northern`: each class needs at least one ship");
    let none = ServiceSpec { deployments: vec![], ..made_up::northern_spec() };
    assert!(matches!(service(none), CorridorError::NoShip { .. }));
}

#[test]
fn shares_of_round_voyages_sum_to_one_or_are_not_stated() {
    let mut spec = made_up::northern_spec();
    spec.deployments[0].share = Some(Fraction::constant(0.7));
    let error = service(spec.clone());
    assert!(matches!(error, CorridorError::Shares { .. }), "{error}");
    spec.deployments[1].share = Some(Fraction::constant(0.4));
    let error = service(spec.clone());
    assert!(matches!(error, CorridorError::Shares { sum, .. } if (sum - 1.1).abs() < 1e-12), "{error}");
    spec.deployments[1].share = Some(Fraction::constant(0.3));
    let service = Service::new(spec).expect("a service");
    let voyages: Vec<_> = service.voyages_by_class().map(|(_, voyages)| voyages).collect();
    assert!((voyages[0] - 36.4).abs() < 1e-12 && (voyages[1] - 15.6).abs() < 1e-12, "{voyages:?}");
}

#[test]
fn a_ship_sails_for_one_service() {
    let mut north = made_up::northern_spec();
    north.deployments[0].ships[2] = "South 4".into();
    let error = corridor(vec![made_up::southern_spec(), north], 2026).to_string();
    let message =
        "ship `South 4` sails for service `Southern` and for service `Northern`; a ship sails for one";
    assert_eq!(error, message);

    let mut twice = made_up::southern_spec();
    twice.deployments[0].ships[5] = "South 1".into();
    let error = service(twice);
    assert!(
        matches!(&error, CorridorError::ShipTwice { one, other, .. } if one == other && one == "Southern"),
        "{error}"
    );
}

#[test]
fn a_corridor_has_services_each_once() {
    let error = corridor(vec![made_up::southern_spec(), made_up::southern_spec()], 2026).to_string();
    assert_eq!(error, "service `Southern` stands in the corridor twice");
    assert_eq!(corridor(vec![], 2026).to_string(), "corridor `made up` has no service");
}

#[test]
fn a_year_that_cannot_be_sailed_names_service_and_class() {
    let mut accounting = made_up::accounting();
    accounting.factor_set = FactorSet::user_defined();
    let services = made_up::one_service().services().to_vec();
    let no_factors = Corridor::new("made up", 2026, services, accounting).expect("a corridor");
    let error = no_factors.sail().expect_err("no factors");
    assert!(matches!(error, SailError::Ledger { .. }), "{error}");
    assert!(error.to_string().starts_with("service `Southern`, class `8,500 TEU`: "), "{error}");
    assert!(error.to_string().contains(MarineFuel::MGO.name()), "{error}");

    // Plugs take longer than the ship stays.
    let mut calls = made_up::southern_calls();
    calls[3].berth = hours(1.5);
    let mut spec = made_up::southern_spec();
    spec.rotation = Rotation::new("Southern", calls, made_up::southern_legs()).expect("a loop");
    let error = made_up::corridor_of(vec![spec]).sail().expect_err("nothing energised");
    assert!(matches!(error, SailError::Voyage { .. }), "{error}");
}
