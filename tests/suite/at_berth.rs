//! Shore-power rules: worked examples, visits, seasons, bad input.

use green_corridor::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, Sfc, factors};
use green_corridor::engine::{EngineClass, NoxTier, Pollutants};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::provenance::Source;
use green_corridor::regulation::at_berth::{
    AlternativeControl, AlternativeControlLimits, AuxiliaryRates, Call, ControlProof, Outcome, Season,
    SeasonError, Stretch, Verdict, Visit, VisitError, california, china,
};
use green_corridor::shore_power::NetEffect;
use green_corridor::units::si::{hour, hours, kilowatt_hours, kilowatts};
use green_corridor::units::substance::{Co2, Nox, Pm10, So2};
use green_corridor::units::{BrakeFactor, Electricity, Fraction, Mass};
use green_corridor::vessel::ShipType;
use green_corridor::{
    Connection, Consumer, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, ShorePower, ShoreSupply,
};
use jiff::{SignedDuration, Timestamp};

use crate::made_up::{ledger, starting};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

pub const HOUR: i64 = 3_600;

pub fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// So many seconds into the visits of these tests.
pub fn second(seconds: i64) -> Timestamp {
    at("2024-05-01T12:00Z") + SignedDuration::from_secs(seconds)
}

pub fn camx() -> GridFactor {
    find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone()
}

pub fn shore(hook_up_h: f64, unplug_h: f64, grid: GridFactor) -> ShorePower {
    ShorePower {
        hook_up: hours(hook_up_h),
        unplug: hours(unplug_h),
        supply: ShoreSupply::AuxiliaryDemand,
        converter_efficiency: Fraction::ONE,
        grid_loss: Fraction::constant(0.05),
        grid,
    }
}

pub fn plug(from: i64, to: i64) -> Connection {
    Connection::new(second(from), second(to), shore(0.0, 0.0, camx())).expect("a connection")
}

/// A stay of so many seconds, ready at its start, pilot at its end.
pub fn stay(ship_type: ShipType, port: &str, seconds: i64) -> Visit {
    let visit = Visit::new(ship_type, port, second(0), second(seconds)).expect("a visit");
    let visit = visit.ready_to_work(second(0)).expect("in the stay");
    visit.pilot_on_board(second(seconds)).expect("in the stay")
}

pub fn container(seconds: i64) -> Visit {
    stay(ShipType::Container, "Los Angeles", seconds)
}

pub fn california_of(visit: &Visit) -> california::Circumstances {
    california::Circumstances::at(california::Place::of(visit.port()).expect("in the table"))
}

pub fn in_california(visit: &Visit) -> Verdict {
    california::verdict(visit, &california_of(visit)).expect("a verdict")
}

pub fn texts(verdict: &Verdict) -> Vec<String> {
    verdict.reasons().iter().map(|reason| reason.finding.to_string()).collect()
}

/// H1: 60 h alongside, two hours before and one hour after shore power.
#[test]
fn worked_example_h1() {
    let call = |builder: green_corridor::voyage::VoyageBuilder| builder.port_call("Los Angeles");
    let new = || starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO));
    let with = call(new()).berth(hours(60.0)).shore_power(shore(2.0, 1.0, camx()));
    let with = ledger(with, &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let without = ledger(call(new()).berth(hours(60.0)), &FactorSet::fuel_eu(), FuelBasis::Modelled);

    let visit = Visit::of(&with, 0).expect("a stay");
    let (start, end) = (visit.start(), visit.end());
    let visit = visit.ready_to_work(start).expect("inside").pilot_on_board(end).expect("inside");
    let verdict = in_california(&visit);
    assert_eq!(verdict.outcome(), Outcome::Compliant);
    assert_eq!(
        texts(&verdict),
        [
            "controlled 2 h after ready to work, at most 2 h are allowed",
            "control ended 1 h before the pilot boarded, at most 1 h are allowed"
        ]
    );
    let actual = california::controlled_hours(&visit).expect("known");
    assert_eq!(actual.basis, california::HoursBasis::Actual);
    assert_eq!((actual.controlled, actual.uncontrolled), (hours(57.0), hours(3.0)));

    let machine = Machine::Auxiliary(AuxiliaryEngine::Msd);
    let fuel = Fuel::distillate(0.1).expect("in range");
    let per_kwh = factors(machine, Some(NoxTier::II), fuel, Sfc::Baseline).expect("a row");
    let at_ship = visit.effects(&with).into_iter().sum::<NetEffect>().at_ship;
    let avoided = per_kwh.of(kilowatt_hours(at_ship.kilowatt_hours()));
    let season = Season::new(vec![Call::of(&with, visit, verdict).with_avoided(avoided)]).expect("a call");
    assert_close(season.avoided_co2().tonnes(), 38.8783605, FULL_PRECISION);
    let nox = season.avoided().known::<Nox>().expect("stated");
    assert_close(nox.tonnes(), 0.688275, FULL_PRECISION);
    let net = season.net();
    assert_close(net.grid.grid.co2.tonnes(), 13.66637296624215, FULL_PRECISION);
    assert_close(net.stack_and_grid_co2().tonnes(), 13.66637296624215 - 38.8783605, FULL_PRECISION);
    let boiler = |ledger: &Inventory| ledger.by_consumer()[&Consumer::Boiler].emissions.stack_co2();
    assert_close(boiler(&with).tonnes(), 38.164224, FULL_PRECISION);
    assert_eq!(boiler(&with), boiler(&without));
    assert_eq!((season.at_berth(), season.on_shore_power()), (hours(60.0), hours(57.0)));
}

/// The rule's own hours: 60 h of stay leave 57 h of control and 3 h on the engines.
#[test]
fn least_allowed_hours() {
    for (stay_h, controlled) in [(60, 57.0), (4, 1.0), (3, 0.0), (2, 0.0)] {
        let hours_of = california::controlled_hours(&container(stay_h * HOUR)).expect("known");
        assert_eq!(hours_of.basis, california::HoursBasis::LeastAllowed);
        assert_eq!(hours_of.controlled, hours(controlled));
        assert_eq!(hours_of.uncontrolled, hours(stay_h as f64 - controlled));
    }
}

/// H2: Shanghai 2022 against the GHG4 auxiliary engine, and the loss at which the sign turns.
#[test]
fn worked_example_h2() {
    let shanghai = find("Shanghai", 2022, GridBasis::LocationAverage).expect("embedded");
    let season = |loss: f64| {
        let shore = ShorePower {
            grid_loss: Fraction::new(loss).expect("a share"),
            ..shore(2.0, 1.0, shanghai.clone())
        };
        let call = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
            .port_call("Yangshan")
            .berth(hours(60.0))
            .shore_power(shore);
        let ledger = ledger(call, &FactorSet::fuel_eu(), FuelBasis::Modelled);
        let visit = Visit::of(&ledger, 0).expect("a stay");
        let verdict = china::verdict(&visit, &china::Circumstances::both_equipped());
        assert_eq!(verdict.outcome(), Outcome::Compliant);
        assert_eq!(texts(&verdict), ["on shore power for 57 h of 60 h at berth"]);
        Season::new(vec![Call::of(&ledger, visit, verdict)]).expect("a call")
    };
    let lossless = season(0.0).net();
    let per_kwh = -lossless.stack_and_grid_co2().grams() / lossless.at_ship.kilowatt_hours();
    assert_close(per_kwh, 8.210000000000036, 1e-11);
    const BREAK_EVEN: f64 = 0.013842288951459336;
    assert!(season(BREAK_EVEN - 1e-9).net().stack_and_grid_co2() < Mass::ZERO);
    assert!(season(BREAK_EVEN + 1e-9).net().stack_and_grid_co2() > Mass::ZERO);
    let break_even = season(0.05).net().break_even_co2().expect("drawn").grams_per_kilowatt_hour();
    assert_close(break_even, 593.11 * 0.95, FULL_PRECISION);
    // The grid states CO2 only: CO2e is unknown, and the error says why.
    let unknown = season(0.05).net().well_to_wake(Ar5).expect_err("unknown").to_string();
    assert_eq!(
        unknown,
        "grid CH4 is unknown for at least one entry, so CO2e is unknown; unknown is not zero"
    );
}

/// H3 and corridor case V2: Shanghai 2017, 410,210 kWh, 102.55 t of fuel, 300 t CO2.
#[test]
fn v2_shanghai_2017() {
    let delivered = Electricity::from_kilowatt_hours(110_910.0 + 299_300.0);
    assert_eq!(delivered.kilowatt_hours(), 410_210.0);
    let per_kwh = |grams: f64| grams / delivered.kilowatt_hours();
    assert_close(per_kwh(102.55e6), 249.99390556056653, FULL_PRECISION);
    assert_close(per_kwh(Mass::<Co2>::from_tonnes(300.0).grams()), 731.3327320153093, FULL_PRECISION);
    assert_close(300.0 / 102.55, 2.9254022428083864, FULL_PRECISION);
    assert_printed(per_kwh(Mass::<Nox>::from_tonnes(3.97).grams()), "9.68");
    assert_printed(per_kwh(Mass::<Pm10>::from_tonnes(1.11).grams()), "2.71");
    assert_printed(100.0 * Mass::<So2>::from_tonnes(3.08).tonnes() / 2.0 / 102.55, "1.50");
    // No oil fuel has the reported CO2: MGO of the EU's factors gives a tenth more.
    let shanghai = find("Shanghai", 2021, GridBasis::LocationAverage).expect("embedded").clone();
    let metered = ShorePower { supply: ShoreSupply::Metered(delivered), ..shore(0.0, 0.0, shanghai) };
    let call = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
        .port_call("Shanghai")
        .berth(hours(400.0))
        .shore_power(metered);
    let ledger = ledger(call, &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let net: NetEffect = Visit::of(&ledger, 0).expect("a stay").effects(&ledger).into_iter().sum();
    assert_eq!(net.at_ship, delivered);
    let at_250 = net.avoided.stack_co2().tonnes() * 250.0 / 185.0;
    assert_printed(at_250 / 300.0, "1.096");
}

/// H4: the limits of alternative control are an 80 % cut but for their rounding.
#[test]
fn worked_example_h4() {
    let rates = |nox, pm25, rog| AuxiliaryRates {
        nox: BrakeFactor::from_grams_per_kilowatt_hour(nox),
        pm25: BrakeFactor::from_grams_per_kilowatt_hour(pm25),
        rog: BrakeFactor::from_grams_per_kilowatt_hour(rog),
        co2: None,
    };
    let source = || Source::user("from memory, for the test");
    let cut = AlternativeControlLimits::cut(rates(13.8, 0.17, 0.52), Fraction::constant(0.8), source());
    let AuxiliaryRates { nox, pm25, rog, .. } = cut.at_most;
    assert_close(nox.grams_per_kilowatt_hour(), 2.7600000000000002, FULL_PRECISION);
    assert_close(pm25.grams_per_kilowatt_hour(), 0.034, FULL_PRECISION);
    assert_close(rog.grams_per_kilowatt_hour(), 0.10400000000000001, FULL_PRECISION);
    let printed = AlternativeControlLimits { at_most: rates(2.8, 0.03, 0.1), source: source() };
    let above: Vec<&str> = printed.exceeded(&cut.at_most).iter().map(|one| one.pollutant).collect();
    assert_eq!(above, ["PM2.5", "ROG"]);
    assert!(printed.exceeded(&printed.at_most).is_empty());

    let control = |rates| {
        let stretch = Stretch::between(second(2 * HOUR), second(23 * HOUR)).expect("a stretch");
        let control = AlternativeControl::new(stretch, ControlProof::Rates(rates));
        container(24 * HOUR).controlled(control).expect("inside")
    };
    let clean = control(rates(2.8, 0.03, 0.1));
    let needed = california::verdict(&clean, &california_of(&clean)).expect_err("no limits").to_string();
    assert_eq!(
        needed,
        "visit to Los Angeles: rates of an alternative control need `limits`, with their source"
    );
    let with_limits =
        |visit: &Visit| california::Circumstances { limits: Some(printed.clone()), ..california_of(visit) };
    let verdict = california::verdict(&clean, &with_limits(&clean)).expect("a verdict");
    assert_eq!(verdict.outcome(), Outcome::Compliant);
    assert_eq!(verdict.reasons()[2].clause, printed.source);
    let dirty = control(rates(2.8, 0.031, 0.1));
    let verdict = california::verdict(&dirty, &with_limits(&dirty)).expect("a verdict");
    assert_eq!(verdict.outcome(), Outcome::NotCompliant);
    assert_eq!(
        texts(&verdict)[1],
        "the alternative control emits 0.031 g/kWh of PM2.5, at most 0.03 g/kWh are allowed: it does not count"
    );
    // A limit of CO2 is not met by a rate that is unknown.
    let co2 = Some(BrakeFactor::from_grams_per_kilowatt_hour(200.0));
    let strict =
        AlternativeControlLimits { at_most: AuxiliaryRates { co2, ..printed.at_most }, ..printed.clone() };
    assert_eq!(strict.exceeded(&printed.at_most)[0].rate_g_per_kwh, None);
}

/// Corridor case V17: Minhang, first half of 2024: minutes read as hours turn 7 kW into 0.1 kW.
#[test]
fn v17_unit_trap() {
    let (connections, minutes, kwh) = (5_721.0, 5_039_666.0, 583_644.0);
    let mean_kw = |hours_each: f64| {
        let end = second((hours_each * 3_600.0).round() as i64);
        let visit = Visit::new(ShipType::ServiceOther, "Minhang", second(0), end).expect("a visit");
        let supply = ShoreSupply::Metered(Electricity::from_kilowatt_hours(kwh / connections));
        let shanghai = find("Shanghai", 2023, GridBasis::LocationAverage).expect("embedded").clone();
        let plug = Connection::new(second(0), end, ShorePower { supply, ..shore(0.0, 0.0, shanghai) });
        let visit = visit.connected(plug.expect("a connection")).expect("inside");
        let at_ship = visit.connections()[0].electricity_at_ship(kilowatts(0.0));
        assert_printed(at_ship.kilowatt_hours(), "102.02");
        at_ship.kilowatt_hours() / visit.on_shore_power().get::<hour>()
    };
    assert_printed(minutes / 60.0, "83994.4");
    assert_printed(minutes / 60.0 / connections, "14.68");
    assert_printed(mean_kw(minutes / 60.0 / connections), "6.95");
    assert_printed(mean_kw(minutes / connections), "0.116");
}

#[test]
fn visits_that_cannot_be() {
    let new = || Visit::new(ShipType::Container, "Oakland", second(0), second(10 * HOUR)).expect("a visit");
    let message = |result: Result<Visit, VisitError>| result.expect_err("refused").to_string();
    assert_eq!(
        message(Visit::new(ShipType::Container, "Oakland", second(0), second(0))),
        "visit to Oakland: ends at 2024-05-01T12:00:00Z, must be after its start at 2024-05-01T12:00:00Z"
    );
    assert_eq!(
        message(new().ready_to_work(second(-1))),
        "visit to Oakland: `ready_to_work` at 2024-05-01T11:59:59Z must be in 2024-05-01T12:00:00Z..=2024-05-01T22:00:00Z, the stay at berth"
    );
    assert!(message(new().pilot_on_board(second(10 * HOUR + 1))).contains("`pilot_on_board`"));
    let ready = new().ready_to_work(second(HOUR)).expect("inside");
    assert_eq!(
        message(ready.pilot_on_board(second(HOUR - 1))),
        "visit to Oakland: `pilot_on_board` at 2024-05-01T12:59:59Z must not be before `ready_to_work` at 2024-05-01T13:00:00Z"
    );
    assert!(message(new().connected(plug(-1, HOUR))).contains("start of a connection"));
    assert!(message(new().connected(plug(HOUR, 11 * HOUR))).contains("end of a connection"));
    let plugged = new().connected(plug(HOUR, 3 * HOUR)).expect("inside");
    assert_eq!(
        message(plugged.connected(plug(2 * HOUR, 4 * HOUR))),
        "visit to Oakland: shore connections from 2024-05-01T13:00:00Z and from 2024-05-01T14:00:00Z overlap"
    );
    let empty = Stretch::between(second(1), second(1)).expect_err("empty").to_string();
    assert!(empty.contains("must end after it begins"), "{empty}");
    let missing = california::verdict(&new(), &california_of(&new())).expect_err("refused").to_string();
    assert_eq!(missing, "visit to Oakland: the rule needs `ready_to_work`");
    let half = new().ready_to_work(second(0)).expect("inside");
    let missing = california::controlled_hours(&half).expect_err("refused").to_string();
    assert_eq!(missing, "visit to Oakland: the rule needs `pilot_on_board`");
}

/// A ship that shifts berth makes two visits; a leg makes none.
#[test]
fn visits_of_a_voyage() {
    use green_corridor::units::Distance;
    use green_corridor::units::si::knots;
    let voyage = crate::made_up::ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)))
        .manoeuvring(Distance::from_nautical_miles(5.0), knots(5.0))
        .berth(hours(10.0))
        .shore_power(shore(1.0, 0.5, camx()));
    let ledger = ledger(voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let visits = Visit::each_of(&ledger, 1).expect("stays");
    assert_eq!(visits.iter().map(|visit| visit.stay().get::<hour>()).collect::<Vec<_>>(), [60.0, 10.0]);
    assert_eq!(visits[0].effects(&ledger), []);
    assert_eq!(visits[1].effects(&ledger), [ledger.shore_power()[0].net]);
    assert_eq!(visits[1].on_shore_power(), hours(8.5));
    assert_eq!(
        Visit::of(&ledger, 1).expect_err("two").to_string(),
        "stage 2 of the voyage (Los Angeles) has 2 stays at berth: take `Visit::each_of`"
    );
    for stage in [0, 2] {
        let error = Visit::of(&ledger, stage).expect_err("none").to_string();
        assert_eq!(error, format!("stage {} of the voyage is no port call with a stay at berth", stage + 1));
    }
}

#[test]
fn seasons() {
    assert_eq!(Season::new(Vec::new()), Err(SeasonError::Empty));
    let call = |visit: Visit| {
        let verdict = in_california(&visit);
        Call::with_effects(visit, verdict, Vec::new())
    };
    let free = call(stay(ShipType::Container, "Busan", HOUR));
    let bad = call(container(60 * HOUR));
    let good = call(container(60 * HOUR).connected(plug(HOUR, 60 * HOUR)).expect("inside"));
    let only_free = Season::new(vec![free.clone()]).expect("a call");
    assert_eq!(only_free.compliance_rate(), None);
    assert_eq!(only_free.net().break_even_co2(), None);
    assert_eq!(only_free.avoided(), Pollutants::ZERO);
    let season = Season::new(vec![free, bad, good.clone(), good.clone()]).expect("calls");
    assert_eq!(season.compliance_rate(), Some(2.0 / 3.0));
    let counts: Vec<_> = season.outcomes().into_iter().collect();
    assert_eq!(counts, [(Outcome::NotCompliant, 1), (Outcome::Compliant, 2), (Outcome::OutOfScope, 1)]);
    assert_eq!((season.at_berth(), season.under_control()), (hours(181.0), hours(118.0)));
    // Shore power whose pollutants nobody gave leaves the season's unknown.
    assert_eq!(season.avoided(), Pollutants::UNKNOWN);
    let known = Season::new(vec![good.with_avoided(Pollutants::ZERO)]).expect("a call");
    assert_eq!(known.avoided(), Pollutants::ZERO);
}
