//! Laws of shore-power rules and of their seasons.

use green_corridor::engine::EngineClass;
use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::at_berth::{
    Call, Season, Stretch, Visit, california, california_2007, china, fuel_eu_ops,
};
use green_corridor::shore_power::{ShorePower, ShoreSupply};
use green_corridor::units::Fraction;
use green_corridor::units::si::{hour, hours};
use green_corridor::vessel::ShipType;
use green_corridor::{Connection, Consumer, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::select;

use crate::made_up::{ledger, starting};
use crate::properties::close;
use crate::strategies::{case, cases, own_grid, shore_power};

/// A stay in seconds, with instants in it: ready, pilot, and two connections, the first inside the second.
#[derive(Clone, Copy, Debug)]
struct Nested {
    begin: i64,
    stay: i64,
    ready: i64,
    pilot: i64,
    short: (i64, i64),
    long: (i64, i64),
}

fn nested() -> impl Strategy<Value = Nested> {
    let begins = vec!["2016-06-01T00:00Z", "2024-06-01T00:00Z", "2031-06-01T00:00Z", "2036-06-01T00:00Z"];
    let stay = select(vec![2_i64, 3, 5, 24, 60]).prop_flat_map(|h| (h * 3_600 - 2)..=(h * 3_600 + 2));
    (select(begins), stay).prop_flat_map(|(begin, stay)| {
        let second: Timestamp = begin.parse().expect("an instant");
        // Often at the ends, where the thresholds are.
        let near = move |edge: i64| {
            prop_oneof![
                0..=stay,
                (0_i64..=4, -1_i64..=1).prop_map(move |(h, s)| {
                    let inwards = h * 3_600 + s;
                    (if edge == 0 { inwards } else { edge - inwards }).clamp(0, stay)
                }),
            ]
        };
        let ends = [near(0), near(0), near(0), near(stay), near(stay), near(stay)];
        ends.prop_map(move |[ready, a, b, c, d, pilot]| {
            let mut order = [a, b, c, d];
            order.sort_unstable();
            let [from, inner_from, inner_to, to] = order;
            Nested {
                begin: second.as_second(),
                stay,
                ready: ready.min(pilot),
                pilot: ready.max(pilot),
                short: (inner_from, inner_to),
                long: (from, to),
            }
        })
    })
}

fn instant(case: &Nested, second: i64) -> Timestamp {
    let begin = Timestamp::from_second(case.begin).expect("an instant");
    begin + SignedDuration::from_secs(second)
}

fn plug(supply: ShoreSupply) -> ShorePower {
    ShorePower {
        hook_up: hours(0.0),
        unplug: hours(0.0),
        supply,
        converter_efficiency: Fraction::ONE,
        grid_loss: Fraction::ZERO,
        grid: own_grid(200.0, 0.0, 0.0),
    }
}

fn visit(case: &Nested, port: &str, connection: (i64, i64)) -> Visit {
    let new = Visit::new(ShipType::Container, port, instant(case, 0), instant(case, case.stay));
    let visit = new.expect("a visit").ready_to_work(instant(case, case.ready)).expect("inside");
    let visit = visit.pilot_on_board(instant(case, case.pilot)).expect("inside");
    let (from, to) = connection;
    if from == to {
        return visit;
    }
    let plug = Connection::new(instant(case, from), instant(case, to), plug(ShoreSupply::AuxiliaryDemand));
    visit.connected(plug.expect("a connection")).expect("inside")
}

fn exception(case: Nested) -> impl Strategy<Value = Option<california::Exception>> {
    use california::{Exception, Remediation};
    let safety = Stretch::between(instant(&case, 0), instant(&case, case.stay / 2)).expect("a stretch");
    let price = Sourced { value: 1_000.0, source: Source::user("made up") };
    let remediation = Remediation::new(hours(1.5), price).expect("in range");
    select(vec![
        None,
        Some(Exception::Commissioning),
        Some(Exception::SafetyOrEmergency { during: safety, statement: "made up".to_owned() }),
        Some(Exception::Remediation(remediation)),
    ])
}

/// A call of a made-up ship in Los Angeles, on shore power from one hour to another of 100 h.
fn call(connection: Option<(f64, f64)>, shore: &ShorePower) -> Inventory {
    let builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("Los Angeles");
    let builder = builder.berth(hours(100.0));
    let start: Timestamp = "2026-03-01T00:00Z".parse().expect("an instant");
    let at = |hours: f64| start + SignedDuration::from_secs((hours * 3_600.0).round() as i64);
    let builder = match connection {
        Some((from, to)) => builder.connect(at(from), at(to), shore.clone()),
        None => builder,
    };
    ledger(builder, &FactorSet::fuel_eu(), FuelBasis::Modelled)
}

fn season(ledger: &Inventory) -> Season {
    let visit = Visit::of(ledger, 0).expect("a stay");
    let verdict = china::verdict(&visit, &china::Circumstances::both_equipped());
    Season::new(vec![Call::of(ledger, visit, verdict)]).expect("a call")
}

proptest! {
    #![proptest_config(cases(512))]

    /// A longer connection never makes a verdict worse, under any rule and exception.
    #[test]
    fn longer_connections_never_make_a_verdict_worse(
        (case, exception) in nested().prop_flat_map(|case| (Just(case), exception(case))),
    ) {
        let (short, long) = (visit(&case, "Los Angeles", case.short), visit(&case, "Los Angeles", case.long));
        let place = california::Place::LosAngelesLongBeach;
        let circumstances = california::Circumstances { exception, ..california::Circumstances::at(place) };
        let of = |visit: &Visit| {
            let plugging = Sourced { value: hours(1.0), source: Source::user("made up") };
            let port = fuel_eu_ops::Port::TenTUnderAfir(Offset::UTC);
            let european = fuel_eu_ops::Circumstances::new(90_000.0, port, plugging);
            [
                california::verdict(visit, &circumstances).expect("a verdict"),
                california_2007::verdict(visit, place, california_2007::PowerTransfer::Synchronous),
                china::verdict(visit, &china::Circumstances::both_equipped()),
                fuel_eu_ops::verdict(visit, &european).expect("a verdict"),
            ]
        };
        for (short, long) in of(&short).into_iter().zip(of(&long)) {
            prop_assert!(long.outcome() >= short.outcome(), "{short}\n{long}");
            prop_assert!(!short.reasons().is_empty() && !long.reasons().is_empty());
        }
    }

    /// Controlled hours are never negative and never more than the stay.
    #[test]
    fn controlled_hours_are_within_the_stay(case in nested()) {
        for connection in [(0, 0), case.short, case.long] {
            let visit = visit(&case, "Los Angeles", connection);
            let of = california::controlled_hours(&visit).expect("known");
            prop_assert!(of.controlled >= hours(0.0) && of.controlled <= visit.stay());
            prop_assert!(of.uncontrolled >= hours(0.0) && of.uncontrolled <= visit.stay());
            prop_assert!(close((of.controlled + of.uncontrolled).value, visit.stay().value, 1e-14));
            prop_assert!(visit.on_shore_power() <= visit.stay());
        }
    }

    /// The season of any voyage of the strategies sums its ledger's own effects.
    #[test]
    fn a_season_sums_the_ledger(case in case()) {
        let ledger = case.ledger();
        let stages = 0..ledger.voyage().stages().len();
        let calls: Vec<Call> = stages
            .filter_map(|stage| Visit::of(&ledger, stage).ok())
            .map(|visit| {
                let verdict = china::verdict(&visit, &china::Circumstances::both_equipped());
                Call::of(&ledger, visit, verdict)
            })
            .collect();
        let net = Season::new(calls).expect("calls").net();
        let sum: green_corridor::shore_power::NetEffect =
            ledger.shore_power().iter().map(|effect| effect.net).sum();
        let pair = |net: &green_corridor::shore_power::NetEffect| {
            (net.at_ship.kilowatt_hours(), net.stack_and_grid_co2().kilograms())
        };
        prop_assert!(close(pair(&net).0, pair(&sum).0, 1e-12));
        prop_assert!((pair(&net).1 - pair(&sum).1).abs() <= 1e-9 * net.avoided.stack_co2().kilograms());
    }
}

proptest! {
    #![proptest_config(cases(128))]

    /// More hours on shore power, less out of the stack; the boiler burns on as if nothing were.
    #[test]
    fn stack_emissions_fall_with_connected_hours(
        shore in shore_power(),
        from in 0.0..40.0_f64,
        to in 45.0..90.0_f64,
        more in 0.1..10.0_f64,
    ) {
        let shore = ShorePower { supply: ShoreSupply::AuxiliaryDemand, ..shore };
        let [none, short, long] =
            [None, Some((from, to)), Some((from, to + more))].map(|connection| call(connection, &shore));
        let stack = |ledger: &Inventory| ledger.total().emissions.stack_co2();
        prop_assert!(stack(&long) < stack(&short) && stack(&short) < stack(&none));
        let boiler = |ledger: &Inventory| ledger.by_consumer()[&Consumer::Boiler];
        prop_assert_eq!(boiler(&long), boiler(&none));
        prop_assert_eq!(boiler(&short), boiler(&none));
        let hours_of = |ledger: &Inventory| season(ledger).on_shore_power().get::<hour>();
        prop_assert!(hours_of(&long) > hours_of(&short));
        prop_assert!(season(&long).avoided_co2() > season(&short).avoided_co2());
    }

    /// Without losses and grid emissions the net effect is what the auxiliary engines no longer emit.
    #[test]
    fn a_clean_grid_saves_the_auxiliary_engines(from in 0.0..40.0_f64, to in 45.0..100.0_f64) {
        let shore = ShorePower { grid: own_grid(0.0, 0.0, 0.0), ..plug(ShoreSupply::AuxiliaryDemand) };
        let (with, without) = (call(Some((from, to)), &shore), call(None, &shore));
        let net = season(&with).net();
        prop_assert_eq!(net.stack_and_grid_co2(), -net.avoided.stack_co2());
        let auxiliary = |ledger: &Inventory| {
            let groups = ledger.by_consumer();
            groups.get(&Consumer::AuxiliaryEngine).map_or(0.0, |one| one.emissions.stack_co2().kilograms())
        };
        let saved = auxiliary(&without) - auxiliary(&with);
        prop_assert!(close(saved, net.avoided.stack_co2().kilograms(), 1e-11));
    }

    /// Break-even grid factor: `EF_auxiliary × η (1 − loss)`.
    #[test]
    fn the_break_even_grid_factor(shore in shore_power(), from in 0.0..40.0_f64, to in 45.0..100.0_f64) {
        let shore = ShorePower { supply: ShoreSupply::AuxiliaryDemand, ..shore };
        let net = season(&call(Some((from, to)), &shore)).net();
        let auxiliary = net.avoided.stack_co2().grams() / net.at_ship.kilowatt_hours();
        let break_even = net.break_even_co2().expect("drawn").grams_per_kilowatt_hour();
        let share = shore.converter_efficiency.get() * (1.0 - shore.grid_loss.get());
        prop_assert!(close(break_even, auxiliary * share, 1e-12));
        prop_assert!(close(auxiliary, 185.0 * 3.206, 1e-12));
    }
}
