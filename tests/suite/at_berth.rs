//! Shore-power rules: worked examples, thresholds, exceptions, bad input.

use green_corridor::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, Sfc, factors};
use green_corridor::engine::{EngineClass, NoxTier, Pollutants};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::at_berth::{
    AlternativeControl, AlternativeControlLimits, AuxiliaryRates, Call, ControlProof, Outcome, RuleError,
    Season, SeasonError, Stretch, Verdict, Visit, VisitError, california, california_2007, china,
    fuel_eu_ops,
};
use green_corridor::shore_power::NetEffect;
use green_corridor::units::si::{hour, hours, kilowatt_hours, kilowatts};
use green_corridor::units::substance::{Co2, Nox, Pm10, So2};
use green_corridor::units::{BrakeFactor, Electricity, Fraction, Mass};
use green_corridor::vessel::ShipType;
use green_corridor::{
    Connection, Consumer, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, ShorePower, ShoreSupply,
};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

use crate::made_up::{ledger, starting};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

const HOUR: i64 = 3_600;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

/// So many seconds into the visits of these tests.
fn second(seconds: i64) -> Timestamp {
    at("2024-05-01T12:00Z") + SignedDuration::from_secs(seconds)
}

fn camx() -> GridFactor {
    find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone()
}

fn shore(hook_up_h: f64, unplug_h: f64, grid: GridFactor) -> ShorePower {
    ShorePower {
        hook_up: hours(hook_up_h),
        unplug: hours(unplug_h),
        supply: ShoreSupply::AuxiliaryDemand,
        converter_efficiency: Fraction::ONE,
        grid_loss: Fraction::constant(0.05),
        grid,
    }
}

fn plug(from: i64, to: i64) -> Connection {
    Connection::new(second(from), second(to), shore(0.0, 0.0, camx())).expect("a connection")
}

/// A stay of so many seconds, ready at its start, pilot at its end.
fn stay(ship_type: ShipType, port: &str, seconds: i64) -> Visit {
    let visit = Visit::new(ship_type, port, second(0), second(seconds)).expect("a visit");
    let visit = visit.ready_to_work(second(0)).expect("in the stay");
    visit.pilot_on_board(second(seconds)).expect("in the stay")
}

fn container(seconds: i64) -> Visit {
    stay(ShipType::Container, "Los Angeles", seconds)
}

fn california_of(visit: &Visit) -> california::Circumstances {
    california::Circumstances::at(california::Place::of(visit.port()).expect("in the table"))
}

fn in_california(visit: &Visit) -> Verdict {
    california::verdict(visit, &california_of(visit)).expect("a verdict")
}

fn texts(verdict: &Verdict) -> Vec<String> {
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

/// Exactly at a limit is allowed, one second over is not.
#[test]
fn thresholds_of_california() {
    use Outcome::{Compliant, NotCompliant};
    let end = 60 * HOUR;
    let late = "controlled 2.0003 h after ready to work, at most 2 h are allowed";
    let early = "control ended 1.0003 h before the pilot boarded, at most 1 h are allowed";
    for (from, to, outcome, reasons) in [
        (2 * HOUR, end - HOUR, Compliant, None),
        (2 * HOUR + 1, end - HOUR, NotCompliant, Some(vec![late])),
        (2 * HOUR, end - HOUR - 1, NotCompliant, Some(vec![early])),
        (2 * HOUR + 1, end - HOUR - 1, NotCompliant, Some(vec![late, early])),
        (0, end, Compliant, None),
    ] {
        let verdict = in_california(&container(end).connected(plug(from, to)).expect("inside"));
        assert_eq!(verdict.outcome(), outcome, "{from} to {to}: {verdict}");
        if let Some(reasons) = reasons {
            assert_eq!(texts(&verdict), reasons);
        }
    }
    let none = in_california(&container(end));
    assert_eq!(texts(&none), ["no control in 60 h at berth, of which 57 h have to be controlled"]);
    let broken = container(end).connected(plug(HOUR, 10 * HOUR)).expect("inside");
    let whole = broken.clone().connected(plug(10 * HOUR, end)).expect("inside");
    assert_eq!(in_california(&whole).outcome(), Compliant);
    let broken = in_california(&broken.connected(plug(10 * HOUR + 1, end)).expect("inside"));
    assert_eq!(texts(&broken), ["control stopped at 2024-05-01T22:00:00Z for 0.0003 h, and has to go on"]);
    // Three hours from ready to work to the pilot need no control, one second more does.
    assert_eq!(in_california(&container(3 * HOUR)).outcome(), Compliant);
    assert_eq!(in_california(&container(3 * HOUR + 1)).outcome(), NotCompliant);
}

#[test]
fn the_duty_begins_by_ship_type_and_place() {
    use california::{Place, duty_from};
    for (ship_type, here, elsewhere) in [
        (ShipType::Container, Some("2023-01-01"), Some("2023-01-01")),
        (ShipType::RefrigeratedBulk, Some("2023-01-01"), Some("2023-01-01")),
        (ShipType::Cruise, Some("2023-01-01"), Some("2023-01-01")),
        (ShipType::RoRo, Some("2025-01-01"), Some("2025-01-01")),
        (ShipType::Vehicle, Some("2025-01-01"), Some("2025-01-01")),
        (ShipType::OilTanker, Some("2025-01-01"), Some("2027-01-01")),
        (ShipType::BulkCarrier, None, None),
        (ShipType::ServiceTug, None, None),
    ] {
        let day = |place| duty_from(ship_type, place).map(|day| day.to_string());
        assert_eq!(day(Place::LosAngelesLongBeach).as_deref(), here);
        assert_eq!(day(Place::ElsewhereInCalifornia).as_deref(), elsewhere);
        assert_eq!(day(Place::OutsideCalifornia), None);
    }
    let berthing = |instant: &str| {
        let visit = Visit::new(ShipType::Container, "Oakland", at(instant), at("2023-01-02T00:00Z"));
        let visit = visit.expect("a visit");
        let (start, end) = (visit.start(), visit.end());
        in_california(&visit.ready_to_work(start).expect("inside").pilot_on_board(end).expect("inside"))
    };
    let before = berthing("2022-12-31T23:59:59-08");
    assert_eq!(before.outcome(), Outcome::OutOfScope);
    assert_eq!(texts(&before), ["at berth from 2022-12-31, the duty begins on 2023-01-01"]);
    assert_eq!(berthing("2023-01-01T00:00-08").outcome(), Outcome::NotCompliant);
    let outside = in_california(&stay(ShipType::Container, "Yangshan", HOUR));
    assert_eq!(texts(&outside), ["Yangshan is not in California"]);
    let bulk = in_california(&stay(ShipType::BulkCarrier, "Oakland", HOUR));
    assert_eq!(texts(&bulk), ["ships of type `bulk carrier` only report their visits"]);
    let unknown = california::Place::of("Stockton").expect_err("not in the table").to_string();
    assert_eq!(
        unknown,
        "`Stockton` is not in the crate's port table: say where it lies, at Los Angeles or Long Beach, elsewhere in California, or outside"
    );
}

#[test]
fn terminals_of_low_activity() {
    use california::TerminalVisits;
    let low = |visits: &[(i16, u32)], year| {
        TerminalVisits::new(visits.iter().copied()).and_then(|visits| visits.is_low_in(year))
    };
    assert_eq!(low(&[(2021, 19), (2022, 19)], 2023), Ok(true));
    assert_eq!(low(&[(2021, 20), (2022, 19)], 2023), Ok(false));
    assert_eq!(low(&[(2021, 0), (2022, 20)], 2023), Ok(false));
    let later = [(2021, 5), (2022, 5), (2023, 20), (2024, 20), (2025, 0)];
    assert_eq!(low(&later, 2024), Ok(true));
    assert_eq!(low(&later, 2025), Ok(false));
    assert_eq!(low(&later, 2026), Ok(false));
    assert_eq!(low(&[(2021, 5), (2022, 5)], 2025), Err(RuleError::TerminalVisitsNeeded { year: 2023 }));
    assert_eq!(low(&[(2021, 5)], 2023), Err(RuleError::TerminalVisitsNeeded { year: 2022 }));
    let visits = [(2021, 3), (2022, 4), (2023, 30)];
    let terminal_visits = Some(TerminalVisits::new(visits).expect("both years"));
    let visit = container(60 * HOUR);
    let circumstances = california::Circumstances { terminal_visits, ..california_of(&visit) };
    let verdict = california::verdict(&visit, &circumstances).expect("a verdict");
    assert_eq!(verdict.outcome(), Outcome::OutOfScope);
    assert_eq!(
        texts(&verdict),
        [
            "the terminal had 3 visits in 2021, 4 visits in 2022, 30 visits in 2023; it is regulated from 20 a year"
        ]
    );
}

#[test]
fn incidents_of_a_year() {
    use california::{Allowance, Incident};
    for (visits, granted) in [(0, 0), (9, 0), (10, 1), (29, 1), (30, 2), (100, 5), (u32::MAX, 214_748_365)] {
        assert_eq!(Allowance::vessel_incidents(2024, visits).expect("known").granted(), granted);
        assert_eq!(Allowance::terminal_incidents(2025, visits).expect("known").granted(), granted);
    }
    let unknown = |result: Result<Allowance, RuleError>| result.expect_err("unknown").to_string();
    assert_eq!(
        unknown(Allowance::vessel_incidents(2022, 100)),
        "the vessel incident allowance of 2022 is not known: vessel incidents begin in 2023"
    );
    assert_eq!(
        unknown(Allowance::terminal_incidents(2024, 100)),
        "the terminal incident allowance of 2024 is not known: 5 % from 2025; for 2023 and 2024 state it, with its source"
    );
    let verdict = |allowance, number| {
        let visit = container(60 * HOUR);
        let exception = california::Exception::Incident { allowance, number };
        california::verdict(&visit, &california_of(&visit).with_exception(exception))
    };
    let of_2024 = || Allowance::vessel_incidents(2024, 100).expect("known");
    for (number, outcome) in [
        (0, Outcome::NotCompliant),
        (1, Outcome::Excepted),
        (5, Outcome::Excepted),
        (6, Outcome::NotCompliant),
    ] {
        let verdict = verdict(of_2024(), number).expect("a verdict");
        assert_eq!(verdict.outcome(), outcome);
        assert_eq!(texts(&verdict)[1], format!("vessel incident number {number} of 2024, 5 are granted"));
    }
    let stated = Allowance::stated(Incident::Terminal, 2024, 12, Source::user("letter of the regulator"));
    assert_eq!(verdict(stated, 12).expect("a verdict").outcome(), Outcome::Excepted);
    let other_year = verdict(Allowance::vessel_incidents(2025, 100).expect("known"), 1);
    assert_eq!(
        other_year.expect_err("of another year").to_string(),
        "visit to Los Angeles in 2024: the allowance is of 2025"
    );
    // Los Angeles and Long Beach are one port for a fleet.
    let visits = ["Los Angeles", "Long Beach", "Oakland"].map(|port| stay(ShipType::Container, port, HOUR));
    let counts = california::fleet_visits(&visits);
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [("Los Angeles and Long Beach", 2), ("Oakland", 1)]);
}

#[test]
fn exceptions_of_california() {
    use california::{Exception, Remediation};
    let late = container(60 * HOUR).connected(plug(4 * HOUR, 60 * HOUR)).expect("inside");
    let verdict = |visit: &Visit, exception: Exception| {
        california::verdict(visit, &california_of(visit).with_exception(exception)).expect("a verdict")
    };
    let safety = |from, to| Exception::SafetyOrEmergency {
        during: Stretch::between(second(from), second(to)).expect("a stretch"),
        statement: "fire alarm".to_owned(),
    };
    assert_eq!(verdict(&late, safety(0, 4 * HOUR)).outcome(), Outcome::Excepted);
    assert_eq!(verdict(&late, safety(0, 4 * HOUR - 1)).outcome(), Outcome::NotCompliant);
    assert_eq!(verdict(&late, Exception::Commissioning).outcome(), Outcome::Excepted);
    let failed = verdict(&container(60 * HOUR), Exception::Commissioning);
    assert_eq!(failed.outcome(), Outcome::NotCompliant);
    assert_eq!(texts(&failed)[1], "a commissioning visit is excepted if the ship connects, and it did not");
    let construction = Exception::Construction { statement: "new switchgear".to_owned() };
    assert_eq!(verdict(&late, construction).outcome(), Outcome::Excepted);
    let remediated = |paid_h| {
        let price = Sourced { value: 1_500.0, source: Source::user("made up for the test") };
        verdict(&late, Exception::Remediation(Remediation::new(hours(paid_h), price).expect("in range")))
    };
    assert_eq!(remediated(2.0).outcome(), Outcome::Excepted);
    assert_eq!(remediated(1.999).outcome(), Outcome::NotCompliant);
    assert_eq!(texts(&remediated(2.0))[1], "2 h remediated for 3000.00 USD, 2 h were not controlled");
    let price = Sourced { value: -1.0, source: Source::user("made up for the test") };
    let error = Remediation::new(hours(1.0), price).expect_err("negative").to_string();
    assert_eq!(error, "`usd_per_hour` must be in 0..=1000000 USD/h, got -1");
    // A visit that complied needs no exception.
    let good = container(60 * HOUR).connected(plug(HOUR, 60 * HOUR)).expect("inside");
    assert_eq!(verdict(&good, Exception::Commissioning).outcome(), Outcome::Compliant);
    // A control that was approved counts like shore power, also as its continuation.
    let barge = AlternativeControl::new(
        Stretch::between(second(2 * HOUR), second(4 * HOUR)).expect("a stretch"),
        ControlProof::Approved { order: "executive order 1 (made up)".to_owned() },
    );
    let both = in_california(&late.controlled(barge).expect("inside"));
    assert_eq!(both.outcome(), Outcome::Compliant);
    assert_eq!(texts(&both)[2], "alternative control approved by executive order 1 (made up)");
}

#[test]
fn the_rule_of_2007() {
    use california::Place::{LosAngelesLongBeach, OutsideCalifornia};
    use california_2007::{PowerTransfer, fleet_year, verdict};
    let visit = |day: &str, off_s: i64| {
        let start = at(&format!("{day}T12:00-08"));
        let instant = |seconds| start + SignedDuration::from_secs(seconds);
        let visit = Visit::new(ShipType::Container, "Long Beach", start, instant(60 * HOUR));
        let plug = Connection::new(instant(off_s), instant(60 * HOUR), shore(0.0, 0.0, camx()));
        visit.expect("a visit").connected(plug.expect("a connection")).expect("inside")
    };
    for (transfer, limit) in [(PowerTransfer::Synchronous, 3), (PowerTransfer::NotSynchronous, 5)] {
        let of = |off_s| verdict(&visit("2016-06-01", off_s), LosAngelesLongBeach, transfer);
        assert_eq!(of(limit * HOUR).outcome(), Outcome::Compliant);
        assert_eq!(of(limit * HOUR + 1).outcome(), Outcome::NotCompliant);
        let text = format!("auxiliary engines ran for {limit}.0003 h, at most {limit} h are allowed");
        assert_eq!(texts(&of(limit * HOUR + 1)), [text]);
    }
    let synchronous = PowerTransfer::Synchronous;
    let on = |day| verdict(&visit(day, 0), LosAngelesLongBeach, synchronous);
    assert_eq!(on("2013-12-31").outcome(), Outcome::OutOfScope);
    assert_eq!(on("2014-01-01").outcome(), Outcome::Compliant);
    assert_eq!(on("2022-12-31").outcome(), Outcome::Compliant);
    assert_eq!(texts(&on("2023-01-01")), ["at berth from 2023-01-01, the rule ended on 2022-12-31"]);
    let outside = verdict(&visit("2016-06-01", 0), OutsideCalifornia, synchronous);
    assert_eq!(outside.outcome(), Outcome::OutOfScope);
    for (year, percent) in [(2014, 50), (2016, 50), (2017, 70), (2019, 70), (2020, 80), (2022, 80)] {
        let outcome = |counted| fleet_year(year, counted, 100).expect("a year").outcome();
        assert_eq!(outcome(percent), Outcome::Compliant);
        assert_eq!(outcome(percent - 1), Outcome::NotCompliant);
    }
    let unknown = fleet_year(2023, 1, 1).expect_err("over").to_string();
    assert_eq!(
        unknown,
        "17 CCR 93118.3, Auxiliary Diesel Engines at Berth has no fleet share for 2023, must be in 2014..=2022"
    );
    assert_eq!(fleet_year(2013, 1, 1).map_err(|error| error.to_string().contains("2013")), Err(true));
    assert_eq!(fleet_year(2020, 0, 0), Err(RuleError::FleetCounts { counted: 0, visits: 0 }));
    assert_eq!(fleet_year(2020, 2, 1), Err(RuleError::FleetCounts { counted: 2, visits: 1 }));
}

#[test]
fn the_rule_of_china() {
    use china::{Circumstances, Equipment, Trade, Waters, verdict};
    let both = Circumstances::both_equipped;
    let of = |seconds, circumstances: &Circumstances| {
        verdict(&stay(ShipType::Container, "Yangshan", seconds), circumstances)
    };
    assert_eq!(of(3 * HOUR, &both()).outcome(), Outcome::OutOfScope);
    assert_eq!(of(3 * HOUR + 1, &both()).outcome(), Outcome::NotCompliant);
    let inland = |h| Circumstances {
        waters: Waters::InlandControlArea(Sourced { value: hours(h), source: Source::user("from memory") }),
        ..both()
    };
    assert_eq!(of(2 * HOUR, &inland(2.0)).outcome(), Outcome::OutOfScope);
    assert_eq!(of(2 * HOUR + 1, &inland(2.0)).outcome(), Outcome::NotCompliant);
    for (circumstances, reason) in [
        (Circumstances { trade: Trade::Domestic, ..both() }, "the voyage is not international"),
        (
            Circumstances { ship: Equipment::NotFitted, ..both() },
            "the ship has no equipment to receive shore power",
        ),
        (Circumstances { berth: Equipment::NotFitted, ..both() }, "the berth has no shore supply"),
        (
            Circumstances { waters: Waters::OutsideControlAreas, ..both() },
            "Yangshan is not in an emission control area of China",
        ),
    ] {
        let verdict = of(60 * HOUR, &circumstances);
        assert_eq!(verdict.outcome(), Outcome::OutOfScope);
        assert_eq!(texts(&verdict), [reason]);
    }
    let measure = Circumstances { equivalent_measure: Some("LNG auxiliary engines".to_owned()), ..both() };
    assert_eq!(of(60 * HOUR, &measure).outcome(), Outcome::Compliant);
    let tanker = verdict(&stay(ShipType::OilTanker, "Yangshan", 60 * HOUR), &both());
    assert_eq!(texts(&tanker), ["no duty for ships of type `oil tanker`"]);
    for (ship_type, last_free, first) in [
        (ShipType::Container, "2019-06-30T23:59:59+08", "2019-07-01T00:00+08"),
        (ShipType::Cruise, "2020-12-31T23:59:59+08", "2021-01-01T00:00+08"),
    ] {
        let on = |instant| {
            let visit = Visit::new(ship_type, "Shanghai", at(instant), at("2021-01-10T00:00Z"));
            verdict(&visit.expect("a visit"), &both()).outcome()
        };
        assert_eq!(on(last_free), Outcome::OutOfScope);
        assert_eq!(on(first), Outcome::NotCompliant);
    }
}

#[test]
fn the_rule_of_fuel_eu() {
    use fuel_eu_ops::{Circumstances, Exemption, ExemptionCount, Port, verdict};
    let allowed = || Sourced { value: hours(1.0), source: Source::user("terms of the port") };
    let clock = Offset::constant(1);
    let ten_t = || Circumstances::new(90_000.0, Port::TenTUnderAfir(clock), allowed());
    let other = || Circumstances::new(90_000.0, Port::OtherEeaWithShorePower(clock), allowed());
    let visit = |start: &str, seconds: i64, on: Option<(i64, i64)>, supply: ShoreSupply| {
        let instant = |seconds| at(start) + SignedDuration::from_secs(seconds);
        let visit = Visit::new(ShipType::Container, "Rotterdam", at(start), instant(seconds));
        let visit = visit.expect("a visit");
        match on {
            None => visit,
            Some((from, to)) => {
                let shore = ShorePower { supply, ..shore(0.0, 0.0, camx()) };
                let plug = Connection::new(instant(from), instant(to), shore).expect("a connection");
                visit.connected(plug).expect("inside")
            }
        }
    };
    let off = |start, seconds| visit(start, seconds, None, ShoreSupply::AuxiliaryDemand);
    let outcome = |visit: &Visit, circumstances: &Circumstances| {
        verdict(visit, circumstances).expect("a verdict").outcome()
    };
    use Outcome::{Compliant, Excepted, NotCompliant, OutOfScope};
    let day = 24 * HOUR;
    for (start, circumstances, want) in [
        ("2029-12-31T23:59:59+01", ten_t(), OutOfScope),
        ("2030-01-01T00:00+01", ten_t(), NotCompliant),
        ("2034-12-31T23:59:59+01", other(), OutOfScope),
        ("2035-01-01T00:00+01", other(), NotCompliant),
    ] {
        assert_eq!(outcome(&off(start, day), &circumstances), want, "{start}");
    }
    let in_2030 = "2030-06-01T08:00Z";
    for (gt, want) in [(5_000.0, OutOfScope), (5_001.0, NotCompliant)] {
        let circumstances = Circumstances { gross_tonnage: gt, ..ten_t() };
        assert_eq!(outcome(&off(in_2030, day), &circumstances), want);
    }
    // A stay of 2 h has the duty, a second less is exempt.
    assert_eq!(outcome(&off(in_2030, 2 * HOUR), &ten_t()), NotCompliant);
    let short = verdict(&off(in_2030, 2 * HOUR - 1), &ten_t()).expect("a verdict");
    assert_eq!(short.outcome(), Excepted);
    assert_eq!(texts(&short), ["at berth for 1.9997 h, the duty holds for stays of 2 h or longer"]);
    let on = |from, to, supply| visit(in_2030, day, Some((from, to)), supply);
    let all = ShoreSupply::AuxiliaryDemand;
    assert_eq!(outcome(&on(HOUR / 2, day - HOUR / 2, all), &ten_t()), Compliant);
    let late = verdict(&on(HOUR / 2 + 1, day - HOUR / 2, all), &ten_t()).expect("a verdict");
    assert_eq!(
        texts(&late),
        ["without shore power for 1.0003 h of the stay, at most 1 h are allowed to plug in and out"]
    );
    let demand = Circumstances { electrical_demand: Some(kilowatts(1_200.0)), ..ten_t() };
    let weak = on(0, day, ShoreSupply::Power(kilowatts(1_199.0)));
    let weak = verdict(&weak, &demand).expect("a verdict");
    assert_eq!(texts(&weak), ["the shore supply gives 1199 kW, the ship needs 1200 kW"]);
    assert_eq!(outcome(&on(0, day, ShoreSupply::Power(kilowatts(1_200.0))), &demand), Compliant);
    for exemption in [
        Exemption::ZeroEmissionTechnology { technology: "fuel cells".to_owned() },
        Exemption::Unavailable(None),
        Exemption::Incompatible(None),
        Exemption::UnscheduledForSafety,
        Exemption::Emergency,
        Exemption::MaintenanceTest,
    ] {
        assert_eq!(outcome(&off(in_2030, day), &ten_t().with_exemption(exemption)), Excepted);
    }
    let in_2035 = off("2035-06-01T08:00Z", day);
    let unlimited = other().with_exemption(Exemption::Unavailable(None));
    assert_eq!(
        verdict(&in_2035, &unlimited).expect_err("a limit is needed").to_string(),
        "the shore power not available allowance of 2035 is not known: from 2035 the number of such exemptions is limited: state it, with its source"
    );
    for (number, want) in [(3, Excepted), (4, NotCompliant)] {
        let limit = Sourced { value: 3, source: Source::user("made up for the test") };
        let limited = other().with_exemption(Exemption::Unavailable(Some(ExemptionCount { number, limit })));
        assert_eq!(outcome(&in_2035, &limited), want);
    }
    for port in ["Los Angeles", "Shanghai"] {
        let outside = Circumstances::new(90_000.0, Port::OutsideTheEea, allowed());
        let visit = stay(ShipType::Container, port, day);
        let verdict = verdict(&visit, &outside).expect("a verdict");
        assert_eq!(texts(&verdict), [format!("{port} is not in the EEA")]);
    }
    let bare = Circumstances { port: Port::OtherEeaWithoutShorePower, ..other() };
    assert_eq!(outcome(&in_2035, &bare), OutOfScope);
    let nonsense = Circumstances { gross_tonnage: f64::NAN, ..ten_t() };
    assert_eq!(
        verdict(&in_2035, &nonsense).expect_err("no tonnage").to_string(),
        "`gt` must be in 1..=500000 GT, got NaN"
    );
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
