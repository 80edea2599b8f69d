//! Shore-power rules: thresholds, dates, exceptions.

use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::at_berth::{
    AlternativeControl, ControlProof, Outcome, RuleError, Stretch, Visit, california, california_2007, china,
    fuel_eu_ops,
};
use green_corridor::units::si::{hours, kilowatts};
use green_corridor::vessel::ShipType;
use green_corridor::{Connection, ShorePower, ShoreSupply};
use jiff::SignedDuration;
use jiff::tz::Offset;

use crate::at_berth::{
    HOUR, at, california_of, camx, container, in_california, plug, second, shore, stay, texts,
};

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
    use china::{Circumstances, Equipment, InlandLimit, Trade, Waters, verdict};
    let both = Circumstances::both_equipped;
    let of = |seconds, circumstances: &Circumstances| {
        verdict(&stay(ShipType::Container, "Yangshan", seconds), circumstances)
    };
    assert_eq!(of(3 * HOUR, &both()).outcome(), Outcome::OutOfScope);
    assert_eq!(of(3 * HOUR + 1, &both()).outcome(), Outcome::NotCompliant);
    let inland_limit = |h| InlandLimit::new(Sourced { value: hours(h), source: Source::user("from memory") });
    let nonsense = inland_limit(f64::NAN).expect_err("no time").to_string();
    assert_eq!(nonsense, "`inland_limit_h` must be in 0..=8784 h, got NaN");
    let inland =
        |h| Circumstances { waters: Waters::InlandControlArea(inland_limit(h).expect("in range")), ..both() };
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
    // A stay of 2 h has the duty, a second less has not.
    assert_eq!(outcome(&off(in_2030, 2 * HOUR), &ten_t()), NotCompliant);
    let short = verdict(&off(in_2030, 2 * HOUR - 1), &ten_t()).expect("a verdict");
    assert_eq!(short.outcome(), OutOfScope);
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
