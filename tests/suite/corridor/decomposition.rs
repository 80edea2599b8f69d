//! What moved a figure: terms that sum exactly, and land where the change was made.

use green_corridor::corridor::{
    Corridor, Decomposition, DecompositionError, Driver, KindOfTeu, Kpi, Per, Service, ServiceSpec,
};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::intensity::Attribution;
use green_corridor::units::Fraction;
use green_corridor::units::si::{hours, knots};
use proptest::prelude::*;

use super::made_up;

fn kpi(per: Per) -> Kpi {
    Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per }
}

const PER_LOADED: Per = Per::Teu(KindOfTeu::LoadedTeu);

fn change(change: impl Fn(&mut ServiceSpec)) -> Corridor {
    let services = [made_up::southern_spec(), made_up::northern_spec()];
    made_up::corridor_of(services.map(|mut spec| (change(&mut spec), spec).1).to_vec())
}

fn between(from: &Corridor, to: &Corridor, per: Per, attribution: Attribution<Driver>) -> Decomposition {
    let decomposition = Decomposition::between(from, to, kpi(per), attribution).expect("a decomposition");
    let forwards = decomposition.terms().iter().fold(decomposition.from(), |sum, term| sum + term.amount);
    let backwards =
        decomposition.terms().iter().rev().fold(decomposition.from(), |sum, term| sum + term.amount);
    assert_eq!(forwards, decomposition.to(), "to the last bit");
    assert_eq!(backwards, decomposition.to(), "in any order");
    decomposition
}

fn only(decomposition: &Decomposition, driver: Driver) {
    for term in decomposition.terms() {
        assert_eq!(term.amount != 0.0, term.driver == driver, "{}: {}", term.driver, term.amount);
    }
}

#[test]
fn identical_corridors_have_terms_of_zero() {
    let corridor = made_up::corridor();
    for attribution in [Attribution::Shapley, Attribution::InOrder(vec![Driver::Speed])] {
        let none = between(&corridor, &made_up::corridor(), PER_LOADED, attribution);
        assert!(none.terms().iter().all(|term| term.amount == 0.0));
        assert_eq!(none.terms().len(), Driver::ALL.len());
        assert_eq!(none.from(), none.to());
    }
}

/// A change of one thing is that thing's alone, and is the change of the figure.
#[test]
fn a_change_of_one_driver_stands_in_its_term_alone() {
    let before = made_up::corridor();
    let map_stretches = |spec: &mut ServiceSpec, speed: f64, distance: f64| {
        let rotation = &spec.rotation;
        let legs = rotation.legs().iter().cloned().map(|mut leg| {
            for stretch in &mut leg.stretches {
                stretch.speed *= speed;
                stretch.distance = stretch.distance * distance;
            }
            leg
        });
        let rotation =
            green_corridor::corridor::Rotation::new("test", rotation.calls().to_vec(), legs.collect());
        spec.rotation = rotation.expect("a loop");
    };
    let map_calls = |spec: &mut ServiceSpec, change: &dyn Fn(&mut green_corridor::corridor::Call)| {
        let mut calls = spec.rotation.calls().to_vec();
        calls.iter_mut().for_each(change);
        let rotation = green_corridor::corridor::Rotation::new("test", calls, spec.rotation.legs().to_vec());
        spec.rotation = rotation.expect("a loop");
    };
    let cases: Vec<(Driver, Corridor)> = vec![
        (Driver::Speed, change(|spec| map_stretches(spec, 1.02, 1.0))),
        (Driver::Route, change(|spec| map_stretches(spec, 1.0, 0.98))),
        (Driver::Load, change(|spec| spec.loading.westbound.empties = Fraction::constant(0.5))),
        (Driver::PortTime, change(|spec| map_calls(spec, &|call| call.berth -= hours(5.0)))),
        (
            Driver::Technology,
            change(|spec| {
                spec.deployments
                    .iter_mut()
                    .for_each(|one| one.class.technology.wind = Fraction::constant(0.05));
            }),
        ),
        (
            Driver::FuelMix,
            change(|spec| {
                spec.deployments.iter_mut().for_each(|one| one.class.fuels = made_up::with_fame(0.5));
            }),
        ),
        (Driver::Shore, change(|spec| map_calls(spec, &|call| call.shore = Some(made_up::shore(1.0))))),
        (
            Driver::ShipSize,
            change(|spec| {
                spec.deployments
                    .iter_mut()
                    .for_each(|one| one.class.vessel = made_up::vessel(12_000.0, 60_000.0));
            }),
        ),
        (
            Driver::MixOfServices,
            change(|spec| {
                spec.departures = if spec.name.as_ref() == made_up::SOUTHERN { 52.0 } else { 26.0 };
            }),
        ),
    ];
    for (driver, after) in cases {
        let decomposition = between(&before, &after, PER_LOADED, Attribution::Shapley);
        only(&decomposition, driver);
        let value = |corridor: &Corridor| kpi(PER_LOADED).value(&made_up::year(corridor)).expect("a figure");
        let expected = value(&after) - value(&before);
        assert!((decomposition.term(driver) - expected).abs() < 1e-9, "{driver}");
    }
}

#[test]
fn a_grid_alone_is_the_grids_term() {
    let other =
        green_corridor::grid::find("US eGRID CAMX", 2022, green_corridor::grid::GridBasis::LocationAverage);
    let other = other.expect("a row");
    let after = change(|spec| {
        let mut calls = spec.rotation.calls().to_vec();
        for shore in calls.iter_mut().filter_map(|call| call.shore.as_mut()) {
            shore.shore_power.grid = other.clone();
        }
        let rotation = green_corridor::corridor::Rotation::new("test", calls, spec.rotation.legs().to_vec());
        spec.rotation = rotation.expect("a loop");
    });
    only(&between(&made_up::corridor(), &after, PER_LOADED, Attribution::Shapley), Driver::GridFactor);
}

#[test]
fn services_that_end_and_begin_are_the_mixs_term() {
    let (south, both) = (made_up::one_service(), made_up::corridor());
    let more = between(&south, &both, Per::Total, Attribution::Shapley);
    only(&more, Driver::MixOfServices);
    let fewer = between(&both, &south, Per::Total, Attribution::Shapley);
    assert_eq!(fewer.term(Driver::MixOfServices), -more.term(Driver::MixOfServices));
}

#[test]
fn another_loop_under_the_same_name_is_refused() {
    let other = {
        let calls = vec![made_up::call("Yangshan", 30.0), made_up::call("Oakland", 60.0)];
        let [first, _, last] = <[_; 3]>::try_from(made_up::northern_legs()).expect("three legs");
        let first = green_corridor::corridor::SeaLeg { to: "Oakland".into(), ..first };
        let rotation =
            green_corridor::corridor::Rotation::new("Northern", calls, vec![first, last]).expect("a loop");
        made_up::corridor_of(vec![ServiceSpec { rotation, ..made_up::northern_spec() }])
    };
    let error = Decomposition::between(&made_up::corridor(), &other, kpi(PER_LOADED), Attribution::Shapley);
    let error = error.expect_err("another loop");
    assert!(
        matches!(&error, DecompositionError::OtherRotation(other) if other.service == "Northern"),
        "{error}"
    );
    assert!(error.to_string().ends_with("another loop is another service, give it another name"));
}

#[test]
fn in_an_order_each_term_is_its_own_step() {
    let after = change(|spec| {
        spec.loading.eastbound.utilisation = Fraction::constant(0.95);
        spec.deployments.iter_mut().for_each(|one| one.class.technology.efficiency = Fraction::constant(0.1));
    });
    let load_first = between(
        &made_up::corridor(),
        &after,
        PER_LOADED,
        Attribution::InOrder(vec![Driver::Load, Driver::Technology]),
    );
    let load_last = between(
        &made_up::corridor(),
        &after,
        PER_LOADED,
        Attribution::InOrder(vec![Driver::Technology, Driver::Load]),
    );
    let averaged = between(&made_up::corridor(), &after, PER_LOADED, Attribution::Shapley);
    assert!(
        load_first.term(Driver::Load) < load_last.term(Driver::Load),
        "a full ship saves more while it burns more"
    );
    let mean = (load_first.term(Driver::Load) + load_last.term(Driver::Load)) / 2.0;
    assert!((averaged.term(Driver::Load) - mean).abs() < 1e-9);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn terms_sum_exactly_and_turn_with_their_direction(
        utilisation in 0.5..1.0_f64,
        speed in 12.0..20.0_f64,
        wind in 0.0..0.3_f64,
        departures in 1.0..52.0_f64,
    ) {
        let after = made_up::corridor_of(
            [made_up::southern_spec(), made_up::northern_spec()]
                .map(|mut spec| {
                    spec.loading.eastbound.utilisation = Fraction::new(utilisation).expect("a share");
                    spec.departures = departures;
                    let mut legs = spec.rotation.legs().to_vec();
                    for stretch in legs.iter_mut().flat_map(|leg| &mut leg.stretches) {
                        stretch.speed = knots(speed);
                    }
                    for one in &mut spec.deployments {
                        one.class.technology.wind = Fraction::new(wind).expect("a share");
                    }
                    let calls = spec.rotation.calls().to_vec();
                    spec.rotation = green_corridor::corridor::Rotation::new("test", calls, legs).expect("a loop");
                    // As many ships as any of these speeds takes.
                    let first = &mut spec.deployments[0];
                    first.ships.extend((0..9).map(|number| format!("{} spare {number}", spec.name).into()));
                    spec
                })
                .to_vec(),
        );
        for per in [PER_LOADED, Per::Total] {
            let there = between(&made_up::corridor(), &after, per, Attribution::Shapley);
            let back = between(&after, &made_up::corridor(), per, Attribution::Shapley);
            for (one, other) in there.terms().iter().zip(back.terms()) {
                prop_assert_eq!(one.amount, -other.amount, "{}", one.driver);
            }
        }
    }
}

#[test]
fn every_service_of_the_made_up_corridor_is_checked() {
    for spec in [made_up::southern_spec(), made_up::northern_spec()] {
        assert!(Service::new(spec).is_ok());
    }
}
