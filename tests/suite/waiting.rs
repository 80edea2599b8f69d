//! Waiting: congestion is visible, and arriving on time is credited.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::inventory::{VirtualArrival, WaitingError};
use green_corridor::units::si::{hour, hours, kilowatts, knots, nautical_miles};
use green_corridor::units::{Distance, Fraction};
use green_corridor::vessel::Demand;
use green_corridor::voyage::Leg;
use green_corridor::{FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, OperatingMode};

use crate::made_up::{ledger, starting};
use crate::tolerance::assert_close;

fn of(builder: green_corridor::voyage::VoyageBuilder) -> Inventory {
    ledger(builder, &FactorSet::imo_lca(), FuelBasis::Modelled)
}

fn leg() -> green_corridor::voyage::VoyageBuilder {
    starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).add_leg(Leg::new("Yangshan", "Los Angeles"))
}

#[test]
fn each_way_to_wait_is_a_mode_of_its_own() {
    let ledger = of(leg()
        .transit(Distance::from_nautical_miles(5_000.0), knots(18.0))
        .slow_steaming(Distance::from_nautical_miles(760.0), knots(11.0))
        .drifting(hours(30.0))
        .anchorage(hours(100.0)));
    let waiting = ledger.waiting();
    let modes: Vec<OperatingMode> = waiting.by_mode.keys().copied().collect();
    assert_eq!(modes, [OperatingMode::SlowSteaming, OperatingMode::Drifting, OperatingMode::Anchorage]);
    assert_close(waiting.time.get::<hour>(), 760.0 / 11.0 + 130.0, 1e-12);
    let (drifting, anchored) =
        (&waiting.by_mode[&OperatingMode::Drifting], &waiting.by_mode[&OperatingMode::Anchorage]);
    // The tables have one row for both: power at anchor.
    assert_close(anchored.1.fuel.tonnes() / drifting.1.fuel.tonnes(), 100.0 / 30.0, 1e-9);
    let transit = ledger.by_mode()[&OperatingMode::Transit];
    assert_close((waiting.total.fuel + transit.fuel).tonnes(), ledger.total().fuel.tonnes(), 1e-12);
    assert!(waiting.by_mode[&OperatingMode::SlowSteaming].1.fuel > drifting.1.fuel);
}

#[test]
fn a_slot_saves_what_the_wait_cost() {
    let miles = Distance::from_nautical_miles(5_760.0);
    let rushed = of(leg().transit(miles, knots(18.0)).anchorage(hours(80.0)));
    let slotted = of(leg().slow_steaming(miles, nautical_miles(5_760.0) / hours(400.0)));
    let arrival = VirtualArrival::between(&rushed, &slotted).expect("one voyage");
    assert_close(arrival.waiting_saved().get::<hour>(), 80.0, 1e-12);
    assert_close(
        arrival.fuel_saved().tonnes(),
        rushed.total().fuel.tonnes() - slotted.total().fuel.tonnes(),
        1e-12,
    );
    assert!(arrival.fuel_saved().tonnes() > 0.0);
    let back = VirtualArrival::between(&slotted, &rushed).expect("one voyage");
    assert_close(back.fuel_saved().tonnes(), -arrival.fuel_saved().tonnes(), 1e-12);
    let saved = arrival.saved(Ar5).expect("known");
    let shares = [("carrier", Fraction::constant(0.7)), ("terminal", Fraction::constant(0.3))];
    let credit = arrival.credited(Ar5, &shares).expect("whole");
    assert_close(credit.iter().map(|part| part.saved.tonnes()).sum(), saved.tonnes(), 1e-12);
    let error = arrival.credited(Ar5, &shares[..1]).unwrap_err().to_string();
    assert_eq!(error, "shares of the credit must sum to 1, got 0.7 over carrier");
}

#[test]
fn what_is_not_the_same_voyage_is_not_credited() {
    let miles = Distance::from_nautical_miles(5_760.0);
    let rushed = of(leg().transit(miles, knots(18.0)).anchorage(hours(80.0)));
    let sooner = of(leg().transit(miles, knots(18.0)));
    let error = VirtualArrival::between(&rushed, &sooner).unwrap_err();
    assert!(matches!(error, WaitingError::Differ { what: "last instants", .. }), "{error}");
    let elsewhere = of(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
        .add_leg(Leg::new("Yangshan", "Oakland"))
        .transit(miles, knots(18.0))
        .anchorage(hours(80.0)));
    assert!(matches!(VirtualArrival::between(&rushed, &elsewhere), Err(WaitingError::Differ { .. })));
}

#[test]
fn only_the_waiting_may_differ() {
    let miles = Distance::from_nautical_miles(5_760.0);
    let slot = || nautical_miles(5_760.0) / hours(400.0);
    let rushed = of(leg().transit(miles, knots(18.0)).anchorage(hours(80.0)));
    let what = |other: &Inventory| match VirtualArrival::between(&rushed, other) {
        Err(WaitingError::Differ { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    let other_set = ledger(leg().slow_steaming(miles, slot()), &FactorSet::fuel_eu(), FuelBasis::Modelled);
    assert_eq!(what(&other_set), "factor sets");
    let basis =
        ledger(leg().slow_steaming(miles, slot()), &FactorSet::imo_lca(), FuelBasis::MeasuredWhereGiven);
    assert_eq!(what(&basis), "fuel bases");
    let shorter = Distance::from_nautical_miles(2_000.0);
    assert_eq!(what(&of(leg().slow_steaming(shorter, shorter.length() / hours(400.0)))), "distances");
    let on_other_fuel = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .slow_steaming(miles, slot());
    assert_eq!(what(&of(on_other_fuel)), "fuels");
    let other_ship = starting(EngineClass::Msd, FuelPlan::same(MarineFuel::MGO))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .slow_steaming(miles, slot());
    assert_eq!(what(&of(other_ship)), "ships");
    let late = of(leg().slow_steaming(miles, nautical_miles(5_760.0) / hours(400.1)));
    assert_eq!(what(&late), "last instants");
}

/// Port of Los Angeles inventory of 2017: 13,000 to 14,000 TEU.
#[test]
fn the_ports_have_their_own_demand() {
    use green_corridor::units::Teu;
    let demand = |teu| Demand::san_pedro_bay(Teu::from_count(teu)).expect("in range");
    let kilowatts_of = |teu, mode| (demand(teu).auxiliary(mode), demand(teu).boiler(mode));
    assert_eq!(kilowatts_of(13_000.0, OperatingMode::Transit), (kilowatts(1_865.0), kilowatts(203.0)));
    assert_eq!(kilowatts_of(13_999.0, OperatingMode::Manoeuvring), (kilowatts(3_085.0), kilowatts(420.0)));
    assert_eq!(kilowatts_of(13_000.0, OperatingMode::Berth), (kilowatts(982.0), kilowatts(612.0)));
    assert_eq!(kilowatts_of(13_000.0, OperatingMode::Drifting), (kilowatts(1_015.0), kilowatts(612.0)));
    assert_eq!(kilowatts_of(1.0, OperatingMode::Berth), (kilowatts(429.0), kilowatts(273.0)));
    assert_eq!(kilowatts_of(24_000.0, OperatingMode::Anchorage), (kilowatts(1_250.0), kilowatts(647.0)));
    assert!(Demand::san_pedro_bay(Teu::from_count(0.0)).is_err());
}
