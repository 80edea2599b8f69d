//! FuelEU pools, the RFNBO sub-target and the penalty at berth: the Commission's examples, and bad input.

use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::at_berth::{Finding, Reason, Verdict};
use green_corridor::regulation::fuel_eu::cheapest::{Draw, FleetShip, cheapest_pool};
use green_corridor::regulation::fuel_eu::pool::{Member, Pool};
use green_corridor::regulation::fuel_eu::rfnbo::{self, SubTarget};
use green_corridor::regulation::fuel_eu::shore_power_penalty;
use green_corridor::units::si::{hours, kilowatts, seconds};
use green_corridor::units::{ComplianceBalance, EnergyUsed, FuelEnergy, Money, Price};

use crate::fuel_eu_account::{g_per_mj, gj, t};
use crate::tolerance::{assert_close, assert_printed};

fn pool(ships: &[(&str, f64, f64)]) -> Pool {
    let members = ships.iter().map(|&(ship, before, after)| Member::new(ship, t(before), t(after)));
    Pool::new(members.collect::<Result<_, _>>().expect("in range")).expect("each once")
}

/// ESSF's pool of six, and the correction of one of them after the period.
#[test]
fn a_correction_stays_with_its_ship() {
    let six = pool(&[
        ("A", 150.0, 25.0),
        ("B", -20.0, 0.0),
        ("C", -50.0, 0.0),
        ("D", -30.0, 0.0),
        ("E", -15.0, 0.0),
        ("F", -10.0, 0.0),
    ]);
    assert!(six.is_valid());
    assert_eq!(six.sum(), t(25.0));
    assert_eq!(six.corrected("A", t(95.0)), Ok(t(-30.0)));
    let error = six.corrected("G", t(0.0)).expect_err("not there");
    assert_eq!(error.to_string(), "ship `G` is not in the pool");
}

/// ESSF's pool of five: both outcomes it calls valid, and the cheapest, which covers all.
#[test]
fn the_pool_of_five() {
    let all_to_zero =
        [("A", 200.0, 30.0), ("B", -30.0, 0.0), ("C", -50.0, 0.0), ("D", 10.0, 0.0), ("E", -100.0, 0.0)];
    let rest =
        [("A", 200.0, 105.0), ("B", -30.0, 0.0), ("C", -50.0, 0.0), ("D", 10.0, 5.0), ("E", -100.0, -80.0)];
    assert!(pool(&all_to_zero).is_valid() && pool(&rest).is_valid());
    let fleet = all_to_zero
        .map(|(ship, before, _)| FleetShip::new(ship, t(before), g_per_mj(91.0), 0).expect("in range"));
    let cheapest = cheapest_pool(&fleet, Draw::ProRata).expect("each once");
    assert_eq!((cheapest.penalty_after(), cheapest.gap()), (Money::ZERO, Money::ZERO));
    let in_order = cheapest_pool(&fleet, Draw::InOrder).expect("each once");
    let left: Vec<f64> = in_order.pool().members().iter().map(|one| one.allocated().tonnes()).collect();
    assert_eq!(left, [20.0, 0.0, 0.0, 10.0, 0.0]);
}

#[test]
fn violations_name_ships_and_amounts() {
    let broken = Pool::new(vec![
        Member::new("A", t(20.0), t(-1.0)).expect("in range"),
        Member::new("B", t(-30.0), t(-40.0)).expect("in range").having_borrowed(),
        Member::new("C", t(-5.0), t(-6.0)).expect("in range"),
    ]);
    let texts: Vec<_> = broken.expect("each once").violations().iter().map(ToString::to_string).collect();
    let b = "`B` from -30 t CO2eq of compliance balance to -40 t CO2eq of compliance balance";
    assert_eq!(
        texts,
        [
            "the adjusted balances add up to -15 t CO2eq of compliance balance, must be at least 0"
                .to_owned(),
            "the balances add up to -15 t CO2eq of compliance balance before \
             and -47 t CO2eq of compliance balance after"
                .to_owned(),
            format!(
                "leaves with a larger deficit: {b}, `C` from -5 t CO2eq of compliance balance \
                 to -6 t CO2eq of compliance balance"
            ),
            "in surplus and leaves in deficit: `A` from 20 t CO2eq of compliance balance \
             to -1 t CO2eq of compliance balance"
                .to_owned(),
            format!("borrowed this period: {b}"),
        ]
    );
    let twice = ["A", "B", "A"].map(|ship| Member::new(ship, t(1.0), t(1.0)).expect("in range"));
    assert_eq!(
        Pool::new(twice.to_vec()).expect_err("twice").to_string(),
        "ship `A` is listed twice, a ship is in one pool once"
    );
}

/// A gram is conserved enough, and decimals that cancel are zero.
#[test]
fn a_pool_is_held_to_the_gram() {
    let grams = |ships: &[(&str, f64, f64)]| {
        let g = ComplianceBalance::from_grams;
        let members = ships.iter().map(|&(ship, before, after)| Member::new(ship, g(before), g(after)));
        let pool = Pool::new(members.collect::<Result<_, _>>().expect("in range")).expect("each once");
        pool.violations().iter().map(|one| one.word()).collect::<Vec<_>>()
    };
    assert!(grams(&[("A", 0.3, 0.0), ("B", -0.1, 0.0), ("C", -0.2, 0.0)]).is_empty());
    assert!(grams(&[("A", 30_000_000.0, 30_000_001.0)]).is_empty());
    assert_eq!(grams(&[("A", 30_000_000.0, 30_000_001.1)]), ["sum_not_conserved"]);
    assert_eq!(grams(&[("A", 0.3, 0.0), ("B", -0.1, 0.0), ("C", -0.2001, 0.0)]), ["sum_negative"]);
    assert!(grams(&[]).is_empty());
}

#[test]
fn who_may_not_pool_stays_outside() {
    let fleet = [
        FleetShip::without_call("waits", t(50.0)).expect("in range"),
        FleetShip::new("borrower", t(-10.0), g_per_mj(91.0), 0).expect("in range").having_borrowed(),
        FleetShip::new("on target", t(0.0), g_per_mj(89.0), 0).expect("in range"),
        FleetShip::new("deficit", t(-20.0), g_per_mj(91.0), 0).expect("in range"),
    ];
    let cheapest = cheapest_pool(&fleet, Draw::ProRata).expect("each once");
    let ships: Vec<_> = cheapest.pool().members().iter().map(Member::ship).collect();
    assert_eq!(ships, ["waits", "deficit"]);
    assert_eq!(cheapest.penalty_before(), fleet[3].penalty());
    assert_eq!(cheapest.penalty_after(), Money::ZERO);
    let nothing_to_save = cheapest_pool(&fleet[..3], Draw::ProRata).expect("each once");
    assert!(nothing_to_save.pool().members().is_empty());
}

#[test]
fn rfnbo_only_where_the_caller_says_so() {
    let (energy, none) = (gj(410_000.0), FuelEnergy::ZERO);
    let in_force = SubTarget::InForce(Source::user("scenario"));
    let dropped = SubTarget::NotTriggered(Source::user("scenario"));
    assert_eq!(rfnbo::shortfall(2040, &dropped, energy, none), Ok(None));
    assert_eq!(rfnbo::shortfall(2033, &in_force, energy, none), Ok(None));
    let missing = rfnbo::shortfall(2034, &in_force, energy, none).expect("in range").expect("in force");
    assert_printed(missing.gigajoules(), "8,200");
    let enough = rfnbo::shortfall(2034, &in_force, energy, FuelEnergy::from_gigajoules(9_000.0));
    assert_eq!(enough, Ok(Some(EnergyUsed::ZERO)));
    let p_d = |eur| Sourced { value: Price::from_per_tonne(eur), source: Source::user("scenario") };
    assert_printed(rfnbo::penalty(missing, &p_d(1_200.0)).expect("in range").amount(), "240,000");
    let texts = [
        rfnbo::shortfall(2034, &in_force, gj(1.0), FuelEnergy::from_gigajoules(2.0)).expect_err("too much"),
        rfnbo::penalty(missing, &p_d(-1.0)).expect_err("negative"),
        rfnbo::penalty(EnergyUsed::from_megajoules(f64::NAN), &p_d(1.0)).expect_err("no number"),
    ]
    .map(|error| error.to_string());
    assert_eq!(
        texts,
        [
            "`rfnbo_mj` must be in 0..=1000 MJ, the energy used on board, got 2000",
            "`price_difference_eur_per_t` must be in 0..=100000 EUR/t, got -1",
            "`shortfall_mj` must be in 0..=100000000000 MJ, got NaN",
        ]
    );
}

#[test]
fn hours_at_berth_round_up_but_not_for_noise() {
    let to_pay = |time| shore_power_penalty::penalty(kilowatts(1_000.0), time).expect("in range").amount();
    let (hour, day) = (1_500.0, 36_000.0);
    for (time, eur) in [
        (seconds(0.0), 0.0),
        (hours(1e-9), 0.0),
        (seconds(1.0), hour),
        (hours(1.0), hour),
        (hours(24.000_000_000_1), day),
        (hours(0.1) * 240.0, day),
        (seconds(86_400.001), day),
        (seconds(86_400.002), day + hour),
        (seconds(86_399.0), day),
    ] {
        assert_eq!(to_pay(time), eur, "{time:?}");
    }
    let error =
        |kw, h| shore_power_penalty::penalty(kilowatts(kw), hours(h)).expect_err("out of range").to_string();
    assert_eq!(error(-1.0, 1.0), "`established_demand_kw` must be in 0..=50000 kW, got -1");
    assert_eq!(error(1.0, -1.0), "`non_compliant_h` must be in 0..=8784 h, got -1");
    assert!(error(1.0, f64::NAN).contains("got NaN"));
}

#[test]
fn only_a_verdict_with_its_hours_is_priced() {
    let clause = shore_power_penalty::SOURCE;
    let reasons = |findings: Vec<Finding>| -> Vec<Reason> {
        findings.into_iter().map(|finding| Reason { finding, clause: clause.clone() }).collect()
    };
    let off = || Finding::OffShorePower { off: hours(7.5), at_most: hours(2.0) };
    let weak = || Finding::ShoreSupply { supply: kilowatts(1.0), demand: kilowatts(2.0) };
    let of = |verdict: &Verdict| shore_power_penalty::of_verdict(verdict, kilowatts(1_000.0));
    let eur = |verdict: &Verdict| of(verdict).expect("hours").amount();
    assert_eq!(eur(&Verdict::NotCompliant { reasons: reasons(vec![off()]) }), 6.0 * 1_500.0);
    assert_eq!(eur(&Verdict::Excepted { reasons: reasons(vec![off()]) }), 0.0);
    assert_eq!(eur(&Verdict::Compliant { reasons: reasons(vec![off()]) }), 0.0);
    for findings in [vec![weak()], vec![off(), weak()], vec![Finding::NoShoreSupply], Vec::new()] {
        let verdict = Verdict::NotCompliant { reasons: reasons(findings) };
        let error = of(&verdict).expect_err("hours unknown");
        assert_eq!(
            error.to_string(),
            format!("the verdict does not state its non-compliant hours ({verdict}): give `non_compliant_h`")
        );
    }
}

/// Zero is no deficit: a ship on target may not leave in one.
#[test]
fn a_ship_on_target_does_not_leave_in_deficit() {
    let violations = pool(&[("A", 10.0, 11.0), ("B", 0.0, -1.0)]).violations();
    assert_eq!(violations.iter().map(|one| one.word()).collect::<Vec<_>>(), ["surplus_to_deficit"]);
}

/// Article 23(2): a ship after one year of deficit pays a tenth more, outside a pool; a ship is in a fleet once.
#[test]
fn a_fleet_knows_the_years_before() {
    let ship = |years| FleetShip::new("A", t(-20.0), g_per_mj(91.0), years).expect("in range");
    for (years, factor) in [(0, 1.0), (1, 1.1), (4, 1.4)] {
        assert_close(ship(years).penalty().ratio(ship(0).penalty()), factor, 1e-12);
    }
    assert_eq!(
        cheapest_pool(&[ship(0), ship(1)], Draw::ProRata).expect_err("twice").to_string(),
        "ship `A` is listed twice, a ship is in one pool once"
    );
}

/// All of the energy may be RFNBO.
#[test]
fn a_year_on_rfnbo_alone() {
    let in_force = SubTarget::InForce(Source::user("scenario"));
    let all = rfnbo::shortfall(2034, &in_force, gj(5.0), FuelEnergy::from_gigajoules(5.0));
    assert_eq!(all, Ok(Some(EnergyUsed::ZERO)));
}

/// An exemption that was used up leaves the hours as they are.
#[test]
fn hours_beside_a_used_allowance() {
    let clause = shore_power_penalty::SOURCE;
    let findings = [
        Finding::OffShorePower { off: hours(7.5), at_most: hours(2.0) },
        Finding::AllowanceUsed { of: "shore power not available", number: 4, granted: 3, year: 2035 },
    ];
    let reasons = findings.into_iter().map(|finding| Reason { finding, clause: clause.clone() }).collect();
    let to_pay = shore_power_penalty::of_verdict(&Verdict::NotCompliant { reasons }, kilowatts(1_000.0));
    assert_eq!(to_pay.expect("hours").amount(), 6.0 * 1_500.0);
}
