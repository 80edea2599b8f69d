//! Fuel demand, tanks and bunkering stops of the corridor.

use green_corridor::corridor::bunkering::{
    BunkeringError, BunkeringRule, Demand, EnergyDensity, EnergyPerDistance, Offer, Supply, Tank,
    fewest_stops,
};
use green_corridor::engine::EngineClass;
use green_corridor::fuel::FuelBatch;
use green_corridor::provenance::{Source, Sourced};
use green_corridor::units::si::{cubic_meter, cubic_metres, hours, kilograms_per_cubic_metre, knots};
use green_corridor::units::substance::Sailed;
use green_corridor::units::{Distance, Fraction, FuelEnergy, LowerHeatingValue, Mass, Teu};
use green_corridor::voyage::{ActivitySpec, Evidence, Leg};
use green_corridor::{
    Cargo, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, MeasuredFuel, OperatingMode,
};
use jiff::civil::date;

use crate::made_up::{ledger, ocean, starting};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

const RULE: BunkeringRule = BunkeringRule::LastPortBefore;

pub fn offer(port: &str, fuel: MarineFuel) -> Offer {
    Offer { port: port.into(), fuel, from: date(2020, 1, 1), until: None, source: Source::user("made up") }
}

fn vlsfo_at(ports: &[&str]) -> Supply {
    let with = |supply: Supply, port: &&str| supply.with(offer(port, MarineFuel::VLSFO)).expect("dates");
    ports.iter().fold(Supply::none(), with)
}

/// Stages of a voyage with the tonnes of VLSFO burned on each: a leg of two ports, or a call of one.
pub fn burning(stages: &[(&str, &str, f64)]) -> Inventory {
    let vlsfo = |tonnes| {
        vec![MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::from_tonnes(tonnes), Evidence::NoonReport)]
    };
    let mut builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO));
    for (from, to, tonnes) in stages {
        let (stage, spec) = if to.is_empty() {
            (builder.port_call(*from), ActivitySpec::stationary(OperatingMode::Berth, hours(40.0)))
        } else {
            let distance = Distance::from_nautical_miles(1_000.0);
            let spec = ActivitySpec::under_way(OperatingMode::Transit, distance, knots(16.0));
            (builder.add_leg(Leg::new(*from, *to)), spec)
        };
        builder = stage.activity(ActivitySpec { measured: vlsfo(*tonnes), ..spec });
    }
    ledger(builder, &FactorSet::imo_lca(), FuelBasis::Measured)
}

/// Yangshan - Los Angeles - Oakland - Yangshan, 2,130 t.
fn three_ports() -> Inventory {
    burning(&[
        ("Yangshan", "Los Angeles", 1_000.0),
        ("Los Angeles", "", 100.0),
        ("Los Angeles", "Oakland", 50.0),
        ("Oakland", "Yangshan", 900.0),
        ("Yangshan", "", 80.0),
    ])
}

/// A tank of VLSFO that holds so many tonnes of 40.2 MJ/kg.
pub fn tank_of(tonnes: f64) -> Tank {
    let density = EnergyDensity::from_gigajoules_per_cubic_metre(40.2).expect("in range");
    let density = Sourced { value: density, source: Source::user("made up: a tonne a cubic metre") };
    Tank::new(MarineFuel::VLSFO, density, cubic_metres(tonnes), Fraction::ONE, Fraction::ZERO)
        .expect("a tank")
}

fn tonnes_at(demand: &Demand, port: &str) -> f64 {
    demand.total_of(|key| &*key.port == port).mass.tonnes()
}

#[test]
fn fuel_is_taken_at_the_last_port_before_that_supplies_it() {
    let ledger = three_ports();
    let of =
        |ports: &[&str]| Demand::of_sailings(&ledger, 1.0, 2026, &vlsfo_at(ports), RULE).expect("supplied");
    let both = of(&["Yangshan", "Los Angeles"]);
    assert_close(tonnes_at(&both, "Yangshan"), 1_000.0 + 100.0, FULL_PRECISION);
    assert_close(tonnes_at(&both, "Los Angeles"), 50.0 + 900.0 + 80.0, FULL_PRECISION);
    assert_eq!(tonnes_at(&both, "Oakland"), 0.0);
    // The ring closes: Oakland is the last port before the first leg.
    let oakland = of(&["Oakland"]);
    assert_close(tonnes_at(&oakland, "Oakland"), 2_130.0, FULL_PRECISION);
    let all = of(&["Yangshan", "Los Angeles", "Oakland"]);
    assert_close(tonnes_at(&all, "Los Angeles"), 50.0, FULL_PRECISION);
    assert_close(tonnes_at(&all, "Oakland"), 980.0, FULL_PRECISION);
}

#[test]
fn demand_is_the_ledger_times_the_sailings() {
    let ledger = three_ports();
    let demand = Demand::of_sailings(&ledger, 52.0, 2026, &vlsfo_at(&["Yangshan"]), RULE).expect("supplied");
    assert_eq!(demand.rows().len(), 1);
    let total = demand.total_of(|key| key.year == 2026 && key.fuel == MarineFuel::VLSFO);
    assert_close(total.mass.tonnes(), 52.0 * 2_130.0, FULL_PRECISION);
    assert_close(total.energy.gigajoules(), 52.0 * 2_130.0 * 40.2, FULL_PRECISION);
    assert_eq!(demand.by_fuel().get(&MarineFuel::VLSFO), Some(&total));
}

#[test]
fn a_pilot_fuel_is_a_fuel_like_any_other() {
    let batch = FuelBatch::from(MarineFuel::LNG);
    let plan = FuelPlan::new(batch, MarineFuel::MGO, MarineFuel::MGO).with_pilot(MarineFuel::MGO);
    let there = |from: &str, to: &str| {
        let voyage = ocean(starting(EngineClass::LngDiesel, plan.clone()));
        let leg = voyage.leg(from, to, Cargo::carried_only(Teu::ZERO));
        leg.transit(Distance::from_nautical_miles(5_750.0), knots(15.0))
    };
    let ledger = ledger(there("Los Angeles", "Yangshan"), &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let lng_only = Supply::none().with(offer("Yangshan", MarineFuel::LNG)).expect("dates");
    let error = Demand::of_sailings(&ledger, 1.0, 2026, &lng_only, RULE).expect_err("no MGO");
    assert_eq!(
        error.to_string(),
        "no port of the rotation supplies MGO throughout 2026; they supply: Yangshan (LNG); Los Angeles (none)"
    );
    let both = lng_only.with(offer("Los Angeles", MarineFuel::MGO)).expect("dates");
    let demand = Demand::of_sailings(&ledger, 1.0, 2026, &both, RULE).expect("supplied");
    let ledger_mgo = ledger.by_fuel()[&MarineFuel::MGO].fuel;
    assert!(ledger_mgo > Mass::ZERO);
    assert_close(demand.by_fuel()[&MarineFuel::MGO].mass.tonnes(), ledger_mgo.tonnes(), FULL_PRECISION);
}

#[test]
fn a_supply_counts_from_the_first_whole_year() {
    let from_july =
        |until| Offer { from: date(2026, 7, 1), until, ..offer("Yangshan", MarineFuel::E_METHANOL) };
    let supply = Supply::none().with(from_july(Some(date(2028, 6, 30)))).expect("dates");
    let has = |supply: &Supply, year| supply.throughout("Yangshan", &MarineFuel::E_METHANOL, year);
    assert_eq!([2026, 2027, 2028].map(|year| has(&supply, year)), [false, true, false]);
    let next = Offer { from: date(2028, 7, 1), ..from_july(None) };
    let supply = supply.with(next).expect("dates");
    assert_eq!([2026, 2027, 2028, 2040].map(|year| has(&supply, year)), [false, true, true, true]);
    assert!(!supply.throughout("Yangshan", &MarineFuel::METHANOL, 2027), "another identity");
    assert!(!supply.throughout("Los Angeles", &MarineFuel::E_METHANOL, 2027), "another port");
    let late =
        Supply::none().with(Offer { from: date(2026, 1, 2), ..offer("A", MarineFuel::LNG) }).expect("dates");
    assert!(!late.throughout("A", &MarineFuel::LNG, 2026));
    let backwards = Supply::none().with(from_july(Some(date(2026, 6, 30))));
    assert!(matches!(backwards, Err(BunkeringError::OfferDates { port, .. }) if port == "Yangshan"));
}

#[test]
fn what_demand_refuses() {
    let ledger = three_ports();
    let supply = vlsfo_at(&["Yangshan"]);
    for sailings in [-1.0, f64::NAN, f64::INFINITY] {
        let error = Demand::of_sailings(&ledger, sailings, 2026, &supply, RULE).expect_err("no number");
        assert!(matches!(&error, BunkeringError::Value { .. }), "{error}");
        assert!(error.to_string().contains("`sailings`"), "{error}");
    }
    let one_way = burning(&[("Yangshan", "Los Angeles", 1.0)]);
    let error = Demand::of_sailings(&one_way, 1.0, 2026, &supply, RULE).expect_err("open");
    assert_eq!(
        error.to_string(),
        "the rotation is broken: `Yangshan - Los Angeles` ends at Los Angeles, and `Yangshan - Los Angeles`, which \
         follows it, begins at Yangshan"
    );
    let jump = burning(&[("Yangshan", "Los Angeles", 1.0), ("Oakland", "Yangshan", 1.0)]);
    let error = Demand::of_sailings(&jump, 1.0, 2026, &supply, RULE).expect_err("a jump");
    assert!(matches!(error, BunkeringError::RotationBroken { begins_at, .. } if begins_at == "Oakland"));
    let error = Demand::of_sailings(&ledger, 1.0, 2019, &supply, RULE).expect_err("before the offer");
    assert!(matches!(error, BunkeringError::NotSupplied { year: 2019, .. }));
}

/// V9, COSCO Shipping Yangpu: 11,000 m3 x 15.8 GJ/m3 = 173,800 GJ; over 5,750 nm 30.2 GJ/nm. The 16,136 TEU lie between
/// the rows of 8,000 and 18,000 TEU of section 2.7.
#[test]
fn v9_methanol_range() {
    let value = EnergyDensity::from_gigajoules_per_cubic_metre(15.8).expect("in range");
    let density = Sourced { value, source: Source::user("V9") };
    let volume = cubic_metres(11_000.0);
    let tank =
        Tank::new(MarineFuel::METHANOL, density.clone(), volume, Fraction::ONE, Fraction::ZERO).expect("ok");
    assert_printed(tank.full().gigajoules(), "173,800");
    let lane = Distance::<Sailed>::from_nautical_miles(5_750.0);
    let bound = EnergyPerDistance::of(tank.to_spend(), lane).expect("in range");
    assert_printed(bound.gigajoules_per_nautical_mile(), "30.2");
    assert_close(tank.range(bound).nautical_miles(), 5_750.0, FULL_PRECISION);
    let larger = EnergyPerDistance::<Sailed>::from_gigajoules_per_nautical_mile(18.531).expect("in range");
    assert!(tank.range(larger) > lane, "one way on methanol");
    let share = Fraction::constant;
    let with_heel = Tank::new(MarineFuel::METHANOL, density, volume, share(0.95), share(0.1)).expect("ok");
    assert_close(with_heel.full().gigajoules(), 173_800.0 * 0.95, FULL_PRECISION);
    assert_close(with_heel.to_spend().gigajoules(), 173_800.0 * 0.95 * 0.9, FULL_PRECISION);
}

/// Densities made up for the arithmetic; heating values as in FuelEU Annex II.
#[test]
fn volumes_for_the_same_energy() {
    let of = |kg_per_m3, mj_per_kg| {
        let heating_value = LowerHeatingValue::from_megajoules_per_kilogram(mj_per_kg);
        EnergyDensity::of(kilograms_per_cubic_metre(kg_per_m3), heating_value).expect("in range")
    };
    let (methanol, vlsfo) = (of(800.0, 19.9), of(1_000.0, 40.2));
    assert_close(methanol.gigajoules_per_cubic_metre(), 15.92, FULL_PRECISION);
    assert_close(methanol.volume_ratio(vlsfo), 40.2 / 15.92, FULL_PRECISION);
    let volume = methanol.volume_of(FuelEnergy::from_gigajoules(173_800.0));
    assert_close(volume.get::<cubic_meter>(), 173_800.0 / 15.92, FULL_PRECISION);
    assert_close(methanol.in_volume(volume).gigajoules(), 173_800.0, FULL_PRECISION);
    let as_methanol = tank_of(1_000.0).volume_with(methanol);
    assert_close(as_methanol.get::<cubic_meter>(), 1_000.0 * 40.2 / 15.92, FULL_PRECISION);
}

#[test]
fn what_tanks_refuse() {
    let density = Sourced {
        value: EnergyDensity::from_gigajoules_per_cubic_metre(15.8).expect("in range"),
        source: Source::user("made up"),
    };
    let tank = |volume, usable, reserve| {
        let (usable, reserve) = (Fraction::constant(usable), Fraction::constant(reserve));
        Tank::new(MarineFuel::METHANOL, density.clone(), cubic_metres(volume), usable, reserve)
    };
    for (refused, field) in [
        (tank(0.0, 1.0, 0.0), "`volume_m3`"),
        (tank(f64::NAN, 1.0, 0.0), "`volume_m3`"),
        (tank(1.0, 0.0, 0.0), "`usable`"),
        (tank(1.0, 1.0, 1.0), "`reserve`"),
    ] {
        let message = refused.expect_err("out of range").to_string();
        assert!(message.contains("tank of methanol") && message.contains(field), "{message}");
    }
    assert!(EnergyDensity::from_gigajoules_per_cubic_metre(0.0).is_err());
    let oil = LowerHeatingValue::from_megajoules_per_kilogram(40.2);
    assert!(EnergyDensity::of(kilograms_per_cubic_metre(0.99), oil).is_err(), "t/m3 is not kg/m3");
    assert!(EnergyPerDistance::<Sailed>::from_gigajoules_per_nautical_mile(0.0).is_err());
    assert!(EnergyPerDistance::<Sailed>::of(FuelEnergy::from_gigajoules(1.0), Distance::ZERO).is_err());
}

#[test]
fn fewer_stops_with_a_larger_tank() {
    let ledger = three_ports();
    let supply = vlsfo_at(&["Yangshan", "Los Angeles", "Oakland"]);
    let plan = |tonnes: f64| {
        let stops = fewest_stops(&ledger, &tank_of(tonnes), &supply, 2026).expect("in range");
        stops
            .iter()
            .map(|stop| (stop.port.to_string(), (stop.lift.gigajoules() / 40.2).round()))
            .collect::<Vec<_>>()
    };
    let stop = |port: &str, tonnes: f64| (port.to_owned(), tonnes);
    assert_eq!(plan(2_130.0), [stop("Yangshan", 2_130.0)]);
    assert_eq!(plan(2_129.0), [stop("Yangshan", 1_150.0), stop("Oakland", 980.0)]);
    assert_eq!(plan(1_100.0), [stop("Yangshan", 1_100.0), stop("Los Angeles", 1_030.0)]);
    let error = fewest_stops(&ledger, &tank_of(1_050.0), &supply, 2026).expect_err("too far");
    let BunkeringError::BeyondRange { fuel, leg, needed_gj, in_tank_gj, shortfall_gj } = error else {
        panic!("another error: {error}")
    };
    assert_eq!((fuel.as_str(), leg.as_str()), ("VLSFO", "Yangshan - Los Angeles"));
    assert_close(needed_gj, 1_100.0 * 40.2, FULL_PRECISION);
    assert_close(in_tank_gj, 1_050.0 * 40.2, FULL_PRECISION);
    assert_close(shortfall_gj, 50.0 * 40.2, 1e-10);
}

/// From A it takes three stops (A 800, C 500, D 700), from B two (B 1,000, D 1,000), and from D two as well: of equals
/// the plan that starts first in the rotation is kept.
#[test]
fn the_best_plan_may_start_elsewhere() {
    let ledger = burning(&[("A", "B", 300.0), ("B", "C", 500.0), ("C", "D", 500.0), ("D", "A", 700.0)]);
    let stops =
        fewest_stops(&ledger, &tank_of(1_000.0), &vlsfo_at(&["A", "B", "C", "D"]), 2026).expect("in range");
    let ports: Vec<&str> = stops.iter().map(|stop| &*stop.port).collect();
    assert_eq!(ports, ["B", "D"]);
}

#[test]
fn stops_are_made_where_the_fuel_is() {
    let ledger = three_ports();
    let stops = fewest_stops(&ledger, &tank_of(3_000.0), &vlsfo_at(&["Oakland"]), 2026).expect("in range");
    assert_eq!(stops.len(), 1);
    assert_eq!(&*stops[0].port, "Oakland");
    let nowhere = fewest_stops(&ledger, &tank_of(3_000.0), &vlsfo_at(&["Busan"]), 2026);
    assert!(matches!(nowhere, Err(BunkeringError::NotSupplied { .. })));
    let density = tank_of(1.0).energy_density().clone();
    let other = Tank::new(MarineFuel::HVO, density, cubic_metres(1.0), Fraction::ONE, Fraction::ZERO)
        .expect("a tank");
    assert_eq!(fewest_stops(&ledger, &other, &Supply::none(), 2026), Ok(Vec::new()), "burns none of it");
    let open = burning(&[("A", "B", 1.0)]);
    let broken = fewest_stops(&open, &tank_of(9.0), &vlsfo_at(&["A"]), 2026);
    assert!(matches!(broken, Err(BunkeringError::RotationBroken { .. })));
}
