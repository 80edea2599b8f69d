//! What was not measured is filled by a named policy with a bound, or refused.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Blend, FactorSet, MarineFuel, ShareBasis};
use green_corridor::inventory::{BoundError, Derivation, Fill, GapPolicy, InventoryError, RelativeBound};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::units::si::knots;
use green_corridor::units::{Distance, Mass};
use green_corridor::vessel::Consumer;
use green_corridor::voyage::{ActivitySpec, Evidence, Leg, MeasuredFuel};
use green_corridor::{FuelBasis, FuelPlan, Inventory, OperatingMode, Voyage};

use crate::made_up::starting;
use crate::tolerance::{FULL_PRECISION, assert_close};

/// Transits of 1,000 nm at 10 kn, 100 h each, with what was measured in them.
pub fn transits(plan: FuelPlan, measured: Vec<Vec<MeasuredFuel>>) -> Voyage {
    let mut builder = starting(EngineClass::Ssd, plan).add_leg(Leg::new("Yangshan", "Los Angeles"));
    for measured in measured {
        let miles = Distance::from_nautical_miles(1_000.0);
        let spec = ActivitySpec::under_way(OperatingMode::Transit, miles, knots(10.0));
        builder = builder.activity(ActivitySpec { measured, ..spec });
    }
    builder.build().expect("a voyage")
}

pub fn noon(tonnes: f64) -> Vec<MeasuredFuel> {
    vec![MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::from_tonnes(tonnes), Evidence::NoonReport)]
}

fn two_of_three() -> Voyage {
    transits(MarineFuel::VLSFO.into(), vec![noon(200.0), noon(300.0), Vec::new()])
}

fn filled(voyage: &Voyage, policy: &GapPolicy) -> Inventory {
    let ledger = Inventory::measured_with(voyage, &FactorSet::imo_lca(), policy).expect("a ledger");
    ledger.prove_balances().expect("balanced");
    ledger
}

pub fn bound(below: f64, above: f64) -> GapPolicy {
    GapPolicy::Modelled(RelativeBound::new(below, above, Source::user("twelve voyages")).expect("in range"))
}

#[test]
fn without_a_policy_the_gap_is_an_error_that_names_it() {
    let error = Inventory::of(&two_of_three(), &FactorSet::imo_lca(), FuelBasis::Measured).unwrap_err();
    assert!(matches!(error, InventoryError::NotMeasured { consumer: Consumer::MainEngine, .. }));
    let error = error.to_string();
    for word in
        ["transit (Yangshan - Los Angeles)", "`measured`", "main engine", "interpolated, conservative"]
    {
        assert!(error.contains(word), "`{word}` is not in: {error}");
    }
}

/// 2 t/h and 3 t/h give 250 t in 100 h, at least 200 t and at most 300 t.
#[test]
fn interpolated_between_the_lowest_and_the_highest_rate() {
    let ledger = filled(&two_of_three(), &GapPolicy::Interpolated);
    let [fill] = ledger.fills() else { panic!("one gap") };
    assert_eq!((fill.activity, fill.consumer, fill.policy), (2, Consumer::WholeShip, "interpolated"));
    let fuel = fill.fuel();
    assert_close(fuel.lower.tonnes(), 200.0, FULL_PRECISION);
    assert_close(fuel.value.tonnes(), 250.0, FULL_PRECISION);
    assert_close(fuel.upper.tonnes(), 300.0, FULL_PRECISION);
    let total = ledger.bounded_fuel();
    assert_close(total.lower.tonnes(), 700.0, FULL_PRECISION);
    assert_close(total.value.tonnes(), 750.0, FULL_PRECISION);
    assert_close(total.upper.tonnes(), 800.0, FULL_PRECISION);
    let entry = ledger.entries().last().expect("an entry");
    assert!(matches!(entry.derivation(), Derivation::Interpolated { .. }));
    assert_eq!((entry.tier(), entry.shaft()), (DataTier::Modelled, None));
    assert!(ledger.explain(green_corridor::fuel::gwp::Ar5).to_string().contains("mean measured rate"));
}

/// The rate is one of energy: 40.2 MJ/kg of VLSFO give way to 42.7 MJ/kg of MGO.
#[test]
fn interpolation_keeps_the_energy_of_another_fuel() {
    let mgo = FuelPlan::same(MarineFuel::MGO);
    let voyage = transits(mgo, vec![noon(200.0), noon(200.0), Vec::new()]);
    let ledger = filled(&voyage, &GapPolicy::Interpolated);
    assert_close(ledger.fills()[0].fuel().value.tonnes(), 200.0 * 40.2 / 42.7, FULL_PRECISION);
}

#[test]
fn the_model_fills_with_the_stated_bound() {
    let voyage = two_of_three();
    let ledger = filled(&voyage, &bound(0.1, 0.3));
    let modelled = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let third = modelled.total_of(|entry| modelled.activity_index(entry) == 2).fuel;
    let filled = ledger.fills().iter().map(|fill| fill.filled.fuel).sum::<Mass<_>>();
    assert_eq!(filled, third);
    let fuel = ledger.bounded_fuel();
    assert_close(fuel.lower.tonnes(), 500.0 + 0.9 * third.tonnes(), FULL_PRECISION);
    assert_close(fuel.upper.tonnes(), 500.0 + 1.3 * third.tonnes(), FULL_PRECISION);
    let mixed =
        Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::MeasuredWhereGiven).expect("a ledger");
    assert!(mixed.fills().is_empty());
    assert_close(mixed.total().fuel.tonnes(), fuel.value.tonnes(), FULL_PRECISION);
}

/// 58,000 kW over 100 h at full load; nothing at the least, and never below the model.
#[test]
fn conservative_is_the_most_there_can_be() {
    let ledger = filled(&two_of_three(), &GapPolicy::Conservative);
    let main = |fill: &&Fill| fill.consumer == Consumer::MainEngine;
    let fill = ledger.fills().iter().find(main).expect("a gap of the main engine");
    let shaft = fill.filled.shaft.expect("known").value / 3.6e6;
    assert_close(shaft, 58_000.0 * 100.0, 1e-9);
    let fuel = fill.fuel();
    assert_eq!((fuel.lower, fuel.upper), (Mass::ZERO, fuel.value));
    let modelled = filled(&two_of_three(), &bound(0.0, 0.0));
    for (most, model) in ledger.fills().iter().zip(modelled.fills()) {
        assert_eq!(most.consumer, model.consumer);
        assert!(most.filled.fuel >= model.filled.fuel);
    }
}

/// Only what was not measured is filled.
#[test]
fn one_consumer_is_filled_alone() {
    let main = |tonnes| {
        MeasuredFuel::of(
            Consumer::MainEngine,
            MarineFuel::VLSFO,
            Mass::from_tonnes(tonnes),
            Evidence::FlowMeter,
        )
    };
    let auxiliary = |tonnes| {
        MeasuredFuel::of(
            Consumer::AuxiliaryEngine,
            MarineFuel::VLSFO,
            Mass::from_tonnes(tonnes),
            Evidence::FlowMeter,
        )
    };
    let voyage = transits(
        MarineFuel::VLSFO.into(),
        vec![vec![main(150.0), auxiliary(20.0)], vec![main(160.0), auxiliary(30.0)], vec![main(170.0)]],
    );
    let ledger = filled(&voyage, &GapPolicy::Interpolated);
    let consumers: Vec<_> = ledger.fills().iter().map(|fill| (fill.activity, fill.consumer)).collect();
    assert_eq!(consumers, [(2, Consumer::AuxiliaryEngine)]);
    assert_close(ledger.fills()[0].fuel().value.tonnes(), 25.0, FULL_PRECISION);
    assert_close(ledger.total().fuel.tonnes(), 555.0, FULL_PRECISION);
}

#[test]
fn one_measurement_is_not_enough_to_interpolate() {
    let voyage = transits(MarineFuel::VLSFO.into(), vec![noon(200.0), Vec::new()]);
    let refused = Inventory::measured_with(&voyage, &FactorSet::imo_lca(), &GapPolicy::Interpolated);
    let Err(InventoryError::NothingToInterpolate { consumer, mode, found, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!((consumer, mode, found), (Consumer::WholeShip, OperatingMode::Transit, 1));
}

#[test]
fn a_blend_has_no_measured_rate() {
    let shares = vec![(MarineFuel::VLSFO.into(), 0.7), (MarineFuel::MGO.into(), 0.3)];
    let blend = Blend::new(shares, ShareBasis::Mass).expect("a blend");
    let voyage = transits(FuelPlan::same(blend), vec![noon(200.0), noon(210.0), Vec::new()]);
    let refused = Inventory::measured_with(&voyage, &FactorSet::imo_lca(), &GapPolicy::Interpolated);
    assert!(matches!(refused, Err(InventoryError::BlendToInterpolate { consumer: Consumer::WholeShip, .. })));
}

#[test]
fn a_bound_that_is_none_is_refused() {
    let of = |below, above| {
        RelativeBound::new(below, above, Source::user("stated")).map_err(|error| error.to_string())
    };
    assert_eq!(of(1.1, 0.0).unwrap_err(), "`below` must be in 0..=1, got 1.1");
    assert_eq!(of(0.1, 11.0).unwrap_err(), "`above` must be in 0..=10, got 11");
    assert!(of(f64::NAN, 0.0).is_err() && of(0.0, f64::INFINITY).is_err());
    for source in ["", " \n"] {
        let refused = RelativeBound::new(0.1, 0.1, Source::user(source)).unwrap_err();
        assert_eq!(refused, BoundError::NoSource);
        let text = green_corridor::Error::from(refused).to_string();
        assert_eq!(text, "`source` is empty; state what the bound rests on");
    }
}

fn auxiliary(tonnes: f64) -> MeasuredFuel {
    let mass = Mass::from_tonnes(tonnes);
    MeasuredFuel::of(Consumer::AuxiliaryEngine, MarineFuel::VLSFO, mass, Evidence::FlowMeter)
}

/// The most is explained as the most, not as what the law says at 10 kn, and is no better than a default.
#[test]
fn the_most_is_explained_as_the_most() {
    let ledger = filled(&two_of_three(), &GapPolicy::Conservative);
    let last = ledger.entries().iter().filter(|entry| ledger.activity_index(entry) == 2);
    for entry in last {
        assert!(matches!(entry.derivation(), Derivation::AtMost { .. }), "{:?}", entry.derivation());
        assert_eq!(entry.tier(), DataTier::Default);
    }
    let explained = ledger.explain(green_corridor::fuel::gwp::Ar5).to_string();
    assert!(explained.contains("highest power P, by policy `conservative`"), "{explained}");
    assert!(!explained.contains("(v/v_ref)"), "{explained}");
}

/// 120 t were measured in 100 h of the auxiliary engines, more than any demand of the tables.
#[test]
fn the_most_is_no_less_than_what_was_measured() {
    let voyage = transits(MarineFuel::VLSFO.into(), vec![vec![auxiliary(120.0)], Vec::new()]);
    let ledger = filled(&voyage, &GapPolicy::Conservative);
    let gap = |fill: &&Fill| fill.consumer == Consumer::AuxiliaryEngine;
    let fill = ledger.fills().iter().find(gap).expect("a gap");
    assert_eq!(fill.activity, 1);
    assert_close(fill.fuel().upper.tonnes(), 120.0, 1e-9);
}

/// Twice 60 t at 10 kn say nothing of 20 kn.
#[test]
fn no_rate_is_taken_to_another_speed() {
    let transit = |speed, measured| {
        let miles = Distance::from_nautical_miles(1_000.0);
        let spec = ActivitySpec::under_way(OperatingMode::Transit, miles, knots(speed));
        ActivitySpec { measured, ..spec }
    };
    let voyage = |speed| {
        starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
            .add_leg(Leg::new("Yangshan", "Los Angeles"))
            .activity(transit(10.0, noon(60.0)))
            .activity(transit(12.0, noon(75.0)))
            .activity(transit(speed, Vec::new()))
            .build()
            .expect("a voyage")
    };
    let set = FactorSet::imo_lca();
    for speed in [20.0, 9.0] {
        let error = Inventory::measured_with(&voyage(speed), &set, &GapPolicy::Interpolated).unwrap_err();
        let text = error.to_string();
        assert!(
            text.ends_with(&format!(
                "speed through water, kn is {speed}, measured between 10 and 12: no rate is taken from there; name \
                 another gap policy"
            )),
            "{text}"
        );
    }
    let between = filled(&voyage(11.0), &GapPolicy::Interpolated);
    // 135 t in 100 h and 83.3 h, over 90.9 h.
    let hours = 1_000.0 / 10.0 + 1_000.0 / 12.0;
    assert_close(between.fills()[0].fuel().value.tonnes(), 135.0 / hours * 1_000.0 / 11.0, 1e-9);
}

#[test]
fn electricity_that_no_meter_counted_is_a_gap() {
    let plugged = |supply| {
        let grid = green_corridor::grid::find(
            "US eGRID CAMX",
            2023,
            green_corridor::grid::GridBasis::LocationAverage,
        );
        let plug = crate::made_up::plug(grid.expect("a factor").clone(), supply);
        let boiler =
            MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::from_tonnes(5.0), Evidence::NoonReport);
        let stay = ActivitySpec {
            measured: vec![boiler],
            ..ActivitySpec::stationary(OperatingMode::Berth, green_corridor::units::si::hours(60.0))
        };
        starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
            .port_call("Los Angeles")
            .activity(stay)
            .shore_power(plug)
            .build()
            .expect("a voyage")
    };
    let set = FactorSet::imo_lca();
    let unmetered = plugged(green_corridor::ShoreSupply::AuxiliaryDemand);
    let refused = |result: Result<Inventory, InventoryError>| {
        let error = result.unwrap_err();
        assert!(matches!(error, InventoryError::ShoreNotMetered { .. }), "{error}");
    };
    refused(Inventory::of(&unmetered, &set, FuelBasis::Measured));
    refused(Inventory::measured_with(&unmetered, &set, &GapPolicy::Interpolated));
    let shore = |ledger: &Inventory| {
        let [fill] = ledger.fills() else { panic!("one gap") };
        assert_eq!((fill.consumer, fill.filled.fuel), (Consumer::ShoreConnection, Mass::ZERO));
        fill.co2e_kilograms(LifeCycleStage::WtW, NamedSet::Ar5).expect("known")
    };
    let modelled = shore(&filled(&unmetered, &bound(0.2, 0.4)));
    assert_close(modelled.lower, 0.8 * modelled.value, FULL_PRECISION);
    assert_close(modelled.upper, 1.4 * modelled.value, FULL_PRECISION);
    let most = shore(&filled(&unmetered, &GapPolicy::Conservative));
    assert!(most.value >= modelled.value && most.lower == 0.0);
    let metered = plugged(green_corridor::ShoreSupply::Metered(
        green_corridor::units::Electricity::from_kilowatt_hours(90_000.0),
    ));
    let ledger = Inventory::of(&metered, &set, FuelBasis::Measured).expect("a meter");
    assert!(ledger.fills().is_empty());
}

/// The mean is over time: 100 t in 100 h and 20 t in 10 h are 120 t in 110 h, not the mean of 1 and 2 t/h.
#[test]
fn the_mean_is_energy_over_time() {
    let transit = |miles, measured| {
        let miles = Distance::from_nautical_miles(miles);
        ActivitySpec { measured, ..ActivitySpec::under_way(OperatingMode::Transit, miles, knots(10.0)) }
    };
    let voyage = starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .activity(transit(1_000.0, noon(100.0)))
        .activity(transit(100.0, noon(20.0)))
        .activity(transit(1_000.0, Vec::new()))
        .build()
        .expect("a voyage");
    let fuel = filled(&voyage, &GapPolicy::Interpolated).fills()[0].fuel();
    assert_close(fuel.value.tonnes(), 120.0 / 110.0 * 100.0, FULL_PRECISION);
    assert_close(fuel.lower.tonnes(), 100.0, FULL_PRECISION);
    assert_close(fuel.upper.tonnes(), 200.0, FULL_PRECISION);
}

/// Two fuels of one consumer are one rate: 150 t and 50 t of VLSFO are 200 t.
#[test]
fn a_second_fuel_does_not_replace_the_first() {
    let both = || [noon(150.0), noon(50.0)].concat();
    let voyage = transits(MarineFuel::VLSFO.into(), vec![both(), both(), Vec::new()]);
    let fuel = filled(&voyage, &GapPolicy::Interpolated).fills()[0].fuel();
    assert_close(fuel.value.tonnes(), 200.0, FULL_PRECISION);
}

/// Auxiliary fuel was measured in the gap, so it is no gap of the whole ship.
#[test]
fn a_partly_measured_activity_is_no_gap_of_the_whole_ship() {
    let voyage = transits(MarineFuel::VLSFO.into(), vec![noon(200.0), noon(300.0), vec![auxiliary(20.0)]]);
    let refused = Inventory::measured_with(&voyage, &FactorSet::imo_lca(), &GapPolicy::Interpolated);
    assert!(
        matches!(
            refused,
            Err(InventoryError::NothingToInterpolate { consumer: Consumer::MainEngine, found: 0, .. })
        ),
        "{refused:?}"
    );
}

/// The whole ship burned two fuels by plan: a rate does not say how much of each.
#[test]
fn the_whole_ship_is_filled_with_one_fuel_alone() {
    let plan = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::VLSFO);
    let voyage = transits(plan, vec![noon(200.0), noon(210.0), Vec::new()]);
    let refused = Inventory::measured_with(&voyage, &FactorSet::imo_lca(), &GapPolicy::Interpolated);
    assert!(matches!(refused, Err(InventoryError::BlendToInterpolate { consumer: Consumer::WholeShip, .. })));
}
