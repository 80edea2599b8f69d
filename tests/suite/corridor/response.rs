//! A figure as a function of its inputs: the same as sailing the corridor again with the inputs as its values.

use green_corridor::corridor::{
    Call, Corridor, Direction, INPUTS, Input, Inputs, KindOfTeu, Kpi, Per, Response, Service, ServiceSpec,
    Stretch,
};
use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::grid::GridFactor;
use green_corridor::intensity::dimension::Basis;
use green_corridor::uncertainty::{Distribution, Interval, MonteCarlo};
use green_corridor::units::{ElectricityFactor, Fraction};
use proptest::prelude::*;

use super::made_up;

const PER_LOADED: Kpi =
    Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Teu(KindOfTeu::LoadedTeu) };

fn response(figure: Kpi) -> Response {
    Response::of(&made_up::year(&made_up::corridor()), figure).expect("a response")
}

fn figures() -> Vec<Kpi> {
    let stages = [LifeCycleStage::TtW, LifeCycleStage::WtW];
    let per = [
        Per::Total,
        Per::Teu(KindOfTeu::NominalSlots),
        Per::Teu(KindOfTeu::CarriedTeu),
        Per::Teu(KindOfTeu::LoadedTeu),
        Per::TeuKm(KindOfTeu::CarriedTeu, Basis::SailedDistance),
        Per::TeuNm(KindOfTeu::LoadedTeu, Basis::NetworkDistance),
    ];
    stages.into_iter().flat_map(|stage| per.map(|per| Kpi { stage, per, ..PER_LOADED })).collect()
}

fn assert_near(one: f64, other: f64, tolerance: f64) {
    assert!((one - other).abs() <= tolerance * other.abs(), "{one} is not {other}");
}

#[test]
fn with_every_input_as_stated_it_is_the_figure_of_the_ledgers() {
    let year = made_up::year(&made_up::corridor());
    for figure in figures() {
        let value = figure.value(&year).expect("a figure");
        assert_near(Response::of(&year, figure).expect("a response").value(), value, 1e-12);
    }
}

/// The corridor with speeds, stays, distances, loads and grids times the inputs.
fn sailed_again(inputs: &Inputs<f64>) -> Corridor {
    let spec = |service: &Service| {
        let spec = service.spec().clone();
        let rotation = &spec.rotation;
        let stretch = |stretch: &Stretch| Stretch {
            distance: stretch.distance * inputs.of(Input::SailedDistance),
            speed: stretch.speed * inputs.of(Input::Speed),
            ..*stretch
        };
        let legs = rotation.legs().iter().cloned().map(|mut leg| {
            leg.stretches = leg.stretches.iter().map(stretch).collect();
            leg
        });
        let calls = rotation.calls().iter().cloned().map(|call| {
            let shore = call.shore.map(|mut shore| {
                let grid = shore.shore_power.grid;
                let times = |value: f64| value * inputs.of(Input::GridFactor);
                let co2 = ElectricityFactor::from_grams_per_kilowatt_hour(times(
                    grid.co2().grams_per_kilowatt_hour(),
                ));
                let ch4 = grid.ch4().expect("known").grams_per_kilowatt_hour();
                let n2o = grid.n2o().expect("known").grams_per_kilowatt_hour();
                let others = (
                    ElectricityFactor::from_grams_per_kilowatt_hour(times(ch4)),
                    ElectricityFactor::from_grams_per_kilowatt_hour(times(n2o)),
                );
                shore.shore_power.grid =
                    GridFactor::new("scaled", (grid.year(), grid.basis()), co2, Some(others), "test")
                        .expect("a grid");
                shore
            });
            Call { berth: call.berth * inputs.of(Input::BerthTime), shore, ..call }
        });
        let rotation =
            green_corridor::corridor::Rotation::new(service.name(), calls.collect(), legs.collect());
        let mut loading = spec.loading;
        for (direction, input) in [
            (Direction::Eastbound, Input::UtilisationEastbound),
            (Direction::Westbound, Input::UtilisationWestbound),
        ] {
            let share = loading.of(direction).utilisation.get() * inputs.of(input);
            let utilisation = Fraction::new(share.min(1.0)).expect("a share");
            match direction {
                Direction::Eastbound => loading.eastbound.utilisation = utilisation,
                Direction::Westbound => loading.westbound.utilisation = utilisation,
            }
        }
        let mut deployments = spec.deployments.clone();
        for one in &mut deployments {
            let saving = 1.0 - inputs.of(Input::PropulsionPower);
            one.class.technology.wind = Fraction::new(saving).expect("a saving");
            // More ships than any speed of the test takes.
            one.ships.extend((0..9).map(|number| format!("{} spare {number}", one.class.name).into()));
            one.share = None;
        }
        let ships: usize = deployments.iter().map(|one| one.ships.len() - 9).sum();
        for one in &mut deployments {
            one.share = Some(Fraction::new((one.ships.len() - 9) as f64 / ships as f64).expect("a share"));
        }
        ServiceSpec { rotation: rotation.expect("a loop"), loading, deployments, ..spec }
    };
    made_up::corridor_of(made_up::corridor().services().iter().map(spec).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// What can be changed in a corridor's description is changed there, and the physics sails it again.
    #[test]
    fn it_is_what_the_physics_says_of_the_changed_corridor(
        power in 0.6..1.0_f64,
        speed in 0.8..1.15_f64,
        berth in 0.5..1.6_f64,
        distance in 0.9..1.1_f64,
        east in 0.5..1.2_f64,
        west in 0.5..1.3_f64,
        grid in 0.0..2.0_f64,
    ) {
        let inputs = Inputs::all(1.0)
            .with(Input::PropulsionPower, power)
            .with(Input::Speed, speed)
            .with(Input::BerthTime, berth)
            .with(Input::SailedDistance, distance)
            .with(Input::UtilisationEastbound, east)
            .with(Input::UtilisationWestbound, west)
            .with(Input::GridFactor, grid);
        let again = made_up::year(&sailed_again(&inputs));
        for figure in figures() {
            let expected = figure.value(&again).expect("a figure");
            assert_near(response(figure).at(&inputs), expected, 1e-10);
        }
    }

    /// A dual number's derivative is the limit of a difference.
    #[test]
    fn derivatives_are_those_of_central_differences(input in 0..INPUTS) {
        let input = Input::ALL[input];
        let step = 1e-5;
        for figure in figures() {
            let response = response(figure);
            let at = |value: f64| response.at(&Inputs::all(1.0).with(input, value));
            let difference = (at(1.0 + step) - at(1.0 - step)) / (2.0 * step);
            let exact = response.sensitivities()[input as usize];
            prop_assert_eq!(exact.input, input);
            prop_assert!(
                (exact.derivative - difference).abs() <= 1e-6 * response.value(),
                "{}: {} by dual numbers, {} by differences", input, exact.derivative, difference
            );
            prop_assert_eq!(exact.elasticity, Some(exact.derivative / response.value()));
        }
    }

    /// An interval holds what any inputs inside it give.
    #[test]
    fn an_interval_holds_every_point_of_it(points in prop::array::uniform12(0.0..1.0_f64)) {
        let (low, high) = (0.9, 1.08);
        let range = Interval::new(low, high).expect("an interval");
        let inside = Inputs::all(1.0);
        let inside = Input::ALL.into_iter().zip(points).fold(inside, |inputs, (input, point)| {
            inputs.with(input, low + point * (high - low))
        });
        for figure in figures() {
            let response = response(figure);
            prop_assert!(response.within(&Inputs::all(range)).contains(response.at(&inside)));
        }
    }
}

#[test]
fn propulsion_power_is_the_largest_lever_and_the_inputs_act_the_way_they_should() {
    let of = |input: Input| response(PER_LOADED).sensitivities()[input as usize].elasticity.expect("not zero");
    assert!((0.7..1.0).contains(&of(Input::PropulsionPower)));
    assert!((1.3..2.0).contains(&of(Input::Speed)), "{}", of(Input::Speed)); // P t = v² but for the SFC
    assert!((0.7..1.0).contains(&of(Input::SailedDistance)));
    assert!(of(Input::UtilisationEastbound) < -0.7 && of(Input::UtilisationWestbound) > -0.3);
    assert!(of(Input::GridFactor) > 0.0 && of(Input::GridFactor) < 0.01);
    // Loaded containers are those of both ways: a per cent more of both is a per cent less per container.
    let both = of(Input::UtilisationEastbound) + of(Input::UtilisationWestbound);
    assert!((both + 1.0).abs() < 1e-12, "{both}");
}

#[test]
fn without_variance_a_draw_is_the_figure() {
    let run = MonteCarlo::new(7, 100).expect("a run");
    let certain = Inputs::certain().expect("fixed");
    for figure in figures() {
        let response = response(figure);
        let sample = response.draw(&run, &certain).expect("a sample");
        let value = response.value();
        assert_eq!([sample.p10(), sample.p50(), sample.p90(), sample.mean()], [value; 4]);
        assert!(response.variance_shares(&run, &certain).is_err());
    }
}

fn uncertain() -> Inputs<Distribution> {
    Inputs::certain()
        .expect("fixed")
        .with(Input::PropulsionPower, Distribution::normal_within(1.0, 10.0).expect("a distribution"))
        .with(Input::FuelUpstream, Distribution::uniform(0.8, 1.2).expect("a distribution"))
        .with(Input::UtilisationWestbound, Distribution::triangular(0.8, 1.0, 1.2).expect("a distribution"))
}

#[test]
fn one_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let response = response(PER_LOADED);
    let on = |threads: u32| {
        let run =
            MonteCarlo::new(2_026, 4_000).expect("a run").on_threads(threads.try_into().expect("not zero"));
        response.draw(&run, &uncertain()).expect("a sample")
    };
    let one = on(1);
    for threads in [2, 3, 7] {
        let bits = |sample: &green_corridor::uncertainty::Sample| {
            [sample.p10(), sample.p50(), sample.p90(), sample.mean()].map(f64::to_bits)
        };
        assert_eq!(bits(&on(threads)), bits(&one));
        assert_eq!(on(threads).values(), one.values());
    }
    assert!(one.p10() < response.value() && response.value() < one.p90());
}

/// With common random numbers the difference of two scenarios is known far better than either.
#[test]
fn the_difference_of_two_scenarios_is_drawn_from_the_same_numbers() {
    let here = response(PER_LOADED);
    let slower = sailed_again(&Inputs::all(1.0).with(Input::Speed, 0.95));
    let there = Response::of(&made_up::year(&slower), PER_LOADED).expect("a response");
    let run = MonteCarlo::new(1, 4_000).expect("a run");
    let [one, other] = [&here, &there].map(|response| response.draw(&run, &uncertain()).expect("a sample"));
    let difference = one.minus(&other).expect("as many draws");
    assert!(difference.minimum() > 0.0, "slower is never worse, whatever the draw");
    assert!(difference.standard_deviation() < 0.2 * one.standard_deviation());
}

#[test]
fn shares_of_the_variance_tell_which_input_matters() {
    let run = MonteCarlo::new(3, 4_000).expect("a run");
    let shares = response(PER_LOADED).variance_shares(&run, &uncertain()).expect("shares");
    let total = |input: Input| shares.inputs[input as usize].total;
    let sum: f64 = shares.inputs.iter().map(|share| share.first).sum();
    assert!((sum - 1.0).abs() < 0.1, "nearly additive: {sum}");
    assert!(total(Input::PropulsionPower) > total(Input::FuelUpstream));
    assert!(total(Input::Speed).abs() < 1e-12, "certain inputs have no share");
}

#[test]
fn a_figure_per_nothing_is_refused_as_the_figure_itself_is() {
    let mut spec = made_up::southern_spec();
    spec.loading.eastbound.utilisation = Fraction::ZERO;
    spec.loading.westbound.utilisation = Fraction::ZERO;
    let year = made_up::year(&made_up::corridor_of(vec![spec]));
    let error = Response::of(&year, PER_LOADED).expect_err("nothing crosses");
    assert_eq!(
        error.to_string(),
        "kg CO2e WtW AR5/loaded TEU: no container crosses, so there is nothing to be per"
    );
    assert!(PER_LOADED.value(&year).is_err());
    assert!(Response::of(&year, Kpi { per: Per::Total, ..PER_LOADED }).is_ok());
}
