//! FuelEU targets, balances, penalties and accounts: the Commission's worked numbers, and bad input.

use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::regulation::fuel_eu::ComplianceError;
use green_corridor::regulation::fuel_eu::balance::{compliance_balance, escalated, penalty};
use green_corridor::regulation::fuel_eu::cheapest::FleetShip;
use green_corridor::regulation::fuel_eu::flexibility::{Account, Borrowing, YearOfAccount};
use green_corridor::regulation::fuel_eu::pool::Member;
use green_corridor::regulation::fuel_eu::target::target;
use green_corridor::units::substance::WellToWake;
use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity, Money};
use serde_json::Value;

use crate::tolerance::{assert_close, assert_printed};

pub fn t(tonnes: f64) -> ComplianceBalance {
    ComplianceBalance::from_tonnes(tonnes)
}

pub fn g_per_mj(value: f64) -> GhgIntensity<WellToWake, Ar4> {
    GhgIntensity::from_grams_per_megajoule(value)
}

pub fn gj(value: f64) -> EnergyUsed {
    EnergyUsed::from_gigajoules(value)
}

pub fn new_account() -> Account {
    Account::opening(t(0.0), t(0.0), 0).expect("nothing is in range")
}

/// Every year of the case file from its printed intensity on: target, balance and penalty.
#[test]
fn balance_and_penalty_of_every_year_of_the_case_file() {
    let file: Value = serde_json::from_str(include_str!("../golden/fueleu_cases.json")).expect("a case file");
    let mut seen = 0;
    for case in file["cases"].as_array().expect("cases") {
        if case["kind"] != "fueleu_year" {
            continue;
        }
        let out = |field: &str| case["outputs"][field].as_f64().expect("a number");
        let year = case["inputs"]["year"].as_i64().and_then(|year| i16::try_from(year).ok()).expect("a year");
        let limit = target(year).expect("a target");
        let ghgie = g_per_mj(out("ghgie_g_per_mj"));
        assert_eq!(limit, g_per_mj(out("target_g_per_mj")));
        let energy = EnergyUsed::from_megajoules(out("energy_mj"));
        let balance = compliance_balance(limit, ghgie, energy).expect("in range");
        assert_close(balance.grams(), out("balance_gco2eq"), 1e-9);
        assert_close(penalty(balance, ghgie).expect("in range").amount(), out("penalty_eur"), 1e-9);
        seen += 1;
    }
    assert_eq!(seen, 49);
}

/// ESSF example 1 as recomputed without its rounding, and BetterSea's ship of 10,000 t HFO.
#[test]
fn first_example_and_bettersea() {
    let of = |ghgie, megajoules| {
        let (ghgie, energy) = (g_per_mj(ghgie), EnergyUsed::from_megajoules(megajoules));
        let limit = target(2025).expect("a target");
        let balance = compliance_balance(limit, ghgie, energy).expect("in range");
        (balance.tonnes(), penalty(balance, ghgie).expect("in range").amount())
    };
    let (balance, to_pay) = of(91.63721279636484, 545_780_000.0);
    assert_printed(balance, "-1255.519");
    assert_printed(to_pay, "802,008");
    let (balance, to_pay) = of(91.7441975308642, 405_000_000.0);
    assert_printed(balance, "-974.996");
    assert_printed(to_pay, "622,088");
    assert_printed(to_pay / -balance, "638.04");
}

#[test]
fn the_third_year_of_deficit_pays_a_fifth_more() {
    let base = Money::from_amount(5_000.0);
    assert_printed(escalated(base, 3).expect("in range").amount(), "6,000");
    assert_eq!(escalated(base, 1), Ok(base));
    assert_eq!(
        escalated(base, 0).expect_err("no year").to_string(),
        "`consecutive_deficits` of a penalty must be at least 1, got 0"
    );
}

/// One row of ESSF figure 6: inputs (excess over the target in g/MJ, energy in GJ), printed tonnes, base EUR.
struct Row {
    year: i16,
    excess: f64,
    energy_gj: f64,
    /// Initial, banked, aggravated, adjusted, limit, borrowed, verified.
    tonnes: [&'static str; 7],
    n: u32,
    base_eur: &'static str,
    /// Final over base as printed, EUR.
    printed_eur: Option<(f64, f64)>,
}

#[rustfmt::skip]
const FIGURE_6: [Row; 15] = [
    Row { year: 2025, excess: -3.0, energy_gj: 59_821.0, tonnes: ["179", "0", "0", "179", "107", "0", "179"], n: 0, base_eur: "0", printed_eur: None },
    Row { year: 2026, excess: 3.0, energy_gj: 58_821.0, tonnes: ["-176", "179", "0", "3", "105", "0", "3"], n: 0, base_eur: "0", printed_eur: None },
    Row { year: 2027, excess: 3.0, energy_gj: 58_821.0, tonnes: ["-176", "3", "0", "-173", "105", "0", "-173"], n: 1, base_eur: "109,966", printed_eur: Some((109_704.0, 109_704.0)) },
    Row { year: 2028, excess: 2.0, energy_gj: 58_821.0, tonnes: ["-118", "0", "0", "-118", "105", "0", "-118"], n: 2, base_eur: "75,395", printed_eur: Some((75_217.0, 82_739.0)) },
    Row { year: 2031, excess: 3.0, energy_gj: 60_821.0, tonnes: ["-182", "0", "0", "-182", "104", "0", "-182"], n: 1, base_eur: "120,427", printed_eur: Some((120_140.0, 120_140.0)) },
    Row { year: 2032, excess: 2.0, energy_gj: 61_821.0, tonnes: ["-124", "0", "0", "-124", "106", "0", "-124"], n: 2, base_eur: "82,536", printed_eur: Some((82_341.0, 90_575.0)) },
    Row { year: 2041, excess: 3.0, energy_gj: 59_821.0, tonnes: ["-179", "0", "0", "-179", "75", "0", "-179"], n: 1, base_eur: "159,410", printed_eur: Some((159_028.0, 159_028.0)) },
    Row { year: 2042, excess: 3.0, energy_gj: 60_821.0, tonnes: ["-182", "0", "0", "-182", "77", "0", "-182"], n: 2, base_eur: "162,074", printed_eur: Some((161_687.0, 177_856.0)) },
    Row { year: 2043, excess: 2.0, energy_gj: 60_821.0, tonnes: ["-122", "0", "0", "-122", "77", "0", "-122"], n: 3, base_eur: "109,714", printed_eur: Some((109_455.0, 131_346.0)) },
    Row { year: 2044, excess: 1.0, energy_gj: 59_821.0, tonnes: ["-60", "0", "0", "-60", "75", "60", "0"], n: 0, base_eur: "0", printed_eur: None },
    Row { year: 2045, excess: 1.0, energy_gj: 58_821.0, tonnes: ["-59", "0", "66", "-125", "41", "0", "-125"], n: 1, base_eur: "204,683", printed_eur: Some((204_217.0, 204_217.0)) },
    Row { year: 2046, excess: 3.0, energy_gj: 57_821.0, tonnes: ["-173", "0", "0", "-173", "40", "0", "-173"], n: 2, base_eur: "269,759", printed_eur: Some((269_114.0, 296_025.0)) },
    Row { year: 2047, excess: 2.0, energy_gj: 57_821.0, tonnes: ["-116", "0", "0", "-116", "40", "0", "-116"], n: 3, base_eur: "184,747", printed_eur: Some((184_311.0, 221_173.0)) },
    Row { year: 2050, excess: 1.0, energy_gj: 57_821.0, tonnes: ["-58", "0", "0", "-58", "21", "0", "-58"], n: 1, base_eur: "175,990", printed_eur: Some((175_590.0, 175_590.0)) },
    Row { year: 2051, excess: 0.0, energy_gj: 57_821.0, tonnes: ["0", "0", "0", "0", "21", "0", "0"], n: 0, base_eur: "0", printed_eur: None },
];

/// ESSF figure 6, one account from 2025 on; the years it does not print are on target.
#[test]
fn one_ship_from_2025_to_2051() {
    let mut account = new_account();
    let mut rows = FIGURE_6.iter().peekable();
    for year in 2025..=2051 {
        let row = rows.next_if(|row| row.year == year);
        let (excess, energy) = row.map_or((0.0, gj(60_000.0)), |row| (row.excess, gj(row.energy_gj)));
        let limit = target::<Ar4>(year).expect("a target").grams_per_megajoule();
        // The inputs are decimals of four digits.
        let ghgie = g_per_mj(((limit + excess) * 1e4).round() / 1e4);
        let settled =
            account.settle(year, energy, ghgie, Borrowing::WheneverAllowed).expect("a year in range");
        let Some(row) = row else {
            assert_eq!((settled.adjusted, settled.consecutive_deficits), (t(0.0), 0), "{year}");
            continue;
        };
        let YearOfAccount { initial, banked, aggravated, adjusted, borrow_limit, borrowed, verified, .. } =
            settled;
        let got = [initial, banked, aggravated, adjusted, borrow_limit, borrowed, verified];
        for (got, printed) in got.into_iter().zip(row.tonnes) {
            assert_printed(got.tonnes(), printed);
        }
        assert_eq!(settled.consecutive_deficits, row.n, "{year}");
        assert_printed(settled.penalty_base.amount(), row.base_eur);
        match row.printed_eur {
            None => assert_eq!(settled.penalty, Money::ZERO),
            // Two integers of EUR, each half a euro off at most.
            Some((base, end)) => {
                assert_close(settled.penalty.ratio(settled.penalty_base), end / base, 1.0 / base);
            }
        }
    }
    assert_eq!(rows.count(), 0);
}

#[test]
fn the_borrowing_limit_is_two_per_cent_of_the_target_of_its_year() {
    let mut account = new_account();
    let energy = EnergyUsed::from_megajoules(15_000.0);
    let first = account.settle(2029, energy, g_per_mj(90.5), Borrowing::WheneverAllowed).expect("in range");
    assert_printed(first.borrow_limit.grams(), "26,801.04");
    let next = account.settle(2030, energy, g_per_mj(86.5), Borrowing::WheneverAllowed).expect("in range");
    assert_printed(next.borrow_limit.grams(), "25,707.12");
}

/// A deficit of exactly the limit may be borrowed, whatever f64 makes of it; a gram more may not.
#[test]
fn the_limit_itself_may_be_borrowed() {
    for (year, exact) in [(2025, 91.123536), (2030, 87.404208), (2035, 79.500636), (2040, 64.158408)] {
        let borrowed = |ghgie| {
            let settled =
                new_account().settle(year, gj(60_000.0), g_per_mj(ghgie), Borrowing::WheneverAllowed);
            settled.expect("in range").borrowed
        };
        assert!(borrowed(exact) > t(0.0), "{year}");
        assert_eq!(borrowed(exact + 2e-8), t(0.0), "{year}");
    }
}

/// A surplus that the next year uses to the last gram leaves neither a deficit nor a year in the count.
#[test]
fn a_banked_surplus_covers_its_like() {
    for (over, under) in [(92.3368, 86.3368), (89.4368, 89.2368), (100.0001, 78.6735)] {
        let mut account = new_account();
        account.settle(2025, gj(61_237.9), g_per_mj(under), Borrowing::Never).expect("in range");
        let next = account.settle(2026, gj(61_237.9), g_per_mj(over), Borrowing::Never).expect("in range");
        assert_eq!((next.adjusted, next.consecutive_deficits), (t(0.0), 0));
    }
}

#[test]
fn no_call_after_borrowing_pays_the_avoided_penalty_and_a_tenth() {
    let mut account = Account::opening(t(0.0), t(0.0), 2).expect("in range");
    let (energy, ghgie) = (gj(50_000.0), g_per_mj(90.5));
    let borrower = account.settle(2029, energy, ghgie, Borrowing::WheneverAllowed).expect("in range");
    let alone = penalty(borrower.adjusted, ghgie).expect("in range");
    assert_eq!(borrower.avoided, escalated(alone, 3).expect("in range"));
    assert_eq!(borrower.penalty, Money::ZERO);
    let gone = account.settle_without_call(2030).expect("a year");
    assert_eq!((gone.penalty_base, gone.penalty), (borrower.avoided, 1.1 * borrower.avoided));
    assert_eq!((gone.aggravated, gone.verified, gone.consecutive_deficits), (t(0.0), t(0.0), 0));
    // Paid once; the debt is gone, and the next year may borrow.
    assert_eq!(account.settle_without_call(2031).expect("a year").penalty, Money::ZERO);
    let back = account.settle(2032, energy, g_per_mj(86.0), Borrowing::WheneverAllowed).expect("in range");
    assert_eq!(back.borrowed, -back.adjusted);
}

#[test]
fn no_call_leaves_a_surplus_and_ends_the_count() {
    let mut account = Account::opening(t(7.0), t(0.0), 4).expect("in range");
    let year = account.settle_without_call(2026).expect("a year");
    assert_eq!((year.verified, year.penalty, year.consecutive_deficits), (t(7.0), Money::ZERO, 0));
    assert_eq!((account.banked(), account.consecutive_deficits()), (t(7.0), 0));
}

#[test]
fn an_advance_from_before_needs_the_penalty_it_avoided() {
    let opened = || Account::opening(t(0.0), t(10.0), 0).expect("in range");
    let mut account = opened();
    assert_eq!(
        account.settle_without_call(2027).expect_err("unknown").to_string(),
        "year 2027: no call after a year that borrowed 10 t CO2eq of compliance balance: \
         `avoided_penalty_eur` of that year must be stated"
    );
    assert_eq!(account, opened());
    let mut known = opened().with_avoided_penalty(Money::from_amount(6_000.0)).expect("in range");
    assert_printed(known.settle_without_call(2027).expect("known").penalty.amount(), "6,600");
}

#[test]
fn a_pooled_year_counts_what_the_pool_gave() {
    let settle = |allocated| {
        let mut account = Account::opening(t(0.0), t(0.0), 1).expect("in range");
        let year = account.settle_pooled(2027, gj(58_821.0), g_per_mj(92.3368), t(allocated));
        year.map(|year| (year, account))
    };
    let (covered, after) = settle(0.0).expect("in range");
    assert_eq!((covered.penalty, after.consecutive_deficits()), (Money::ZERO, 0));
    let (half, after) = settle(-58.821).expect("in range");
    assert_close(half.penalty.ratio(half.penalty_base), 1.1, 1e-12);
    assert_eq!((half.verified, after.consecutive_deficits()), (t(-58.821), 2));
    assert_eq!(settle(5.0).expect("in range").1.banked(), t(5.0));
    let error = settle(-200.0).expect_err("a larger deficit");
    assert!(matches!(&error, ComplianceError::InYear { year: 2027, .. }));
    assert!(error.to_string().ends_with("got -200 t CO2eq of compliance balance"), "{error}");
}

#[test]
fn bad_input_is_named() {
    let limit = target::<Ar5>(2030).expect("a target");
    let ar5 = GhgIntensity::<_, Ar5>::from_grams_per_megajoule;
    let account = |year, energy, ghgie| {
        let mut account = new_account();
        account.settle(2025, gj(1_000.0), g_per_mj(80.0), Borrowing::Never).expect("in range");
        account.settle(year, energy, g_per_mj(ghgie), Borrowing::Never).expect_err("bad input").to_string()
    };
    let texts = [
        compliance_balance(limit, ar5(f64::NAN), gj(1.0)).expect_err("no number").to_string(),
        compliance_balance(limit, ar5(90.0), gj(-1.0)).expect_err("negative").to_string(),
        penalty(t(-1.0), ar5(0.0)).expect_err("no intensity").to_string(),
        penalty(t(f64::INFINITY), ar5(90.0)).expect_err("infinite").to_string(),
        escalated(Money::from_amount(-1.0), 2).expect_err("negative").to_string(),
        Account::opening(t(-1.0), t(0.0), 0).expect_err("negative").to_string(),
        Account::opening(t(0.0), t(f64::NAN), 0).expect_err("no number").to_string(),
        account(2027, gj(1.0), 90.0),
        account(2026, gj(0.0), 90.0),
        account(2026, gj(1_000.0), f64::INFINITY),
        new_account().settle(2024, gj(1.0), g_per_mj(90.0), Borrowing::Never).expect_err("early").to_string(),
        Member::new("A", t(f64::NAN), t(0.0)).expect_err("no number").to_string(),
        FleetShip::new("A", t(-2.0), g_per_mj(-3.0), 0).expect_err("no penalty").to_string(),
        FleetShip::without_call("A", t(-2.0)).expect_err("deficit").to_string(),
    ];
    assert_eq!(
        texts,
        [
            "`ghgie_g_per_mj` must be in -500..=1000 gCO2e/MJ, got NaN",
            "`energy_mj` must be in 0..=100000000000 MJ, got -1000",
            "the penalty of -1 t CO2eq of compliance balance divides by the intensity: \
             `ghgie_g_per_mj` must be in 0.000001..=1000 gCO2e/MJ, got 0",
            "`balance_gco2eq` must be in -1000000000000000..=1000000000000000 gCO2eq, got inf",
            "`penalty_eur` must be in 0..=100000000000000000000 EUR, got -1",
            "`banked_gco2eq` must be in 0..=1000000000000000 gCO2eq, got -1000000",
            "`advance_gco2eq` must be in 0..=1000000000000000 gCO2eq, got NaN",
            "`year` must be 2026, the one after the last that was settled, got 2027",
            "year 2026: `energy_mj` must be above 0 in a year with a call, got 0; \
             settle it as a year without one",
            "year 2026: `ghgie_g_per_mj` must be in -500..=1000 gCO2e/MJ, got inf",
            "the GHG intensity limit of Regulation (EU) 2023/1805 starts in 2025, asked for 2024",
            "ship `A`: `adjusted_gco2eq` must be in -1000000000000000..=1000000000000000 gCO2eq, got NaN",
            "ship `A`: the penalty of -2 t CO2eq of compliance balance divides by the intensity: \
             `ghgie_g_per_mj` must be in 0.000001..=1000 gCO2e/MJ, got -3",
            "ship `A`: -2 t CO2eq of compliance balance without a call in the year: \
             a ship without a call has no deficit",
        ]
    );
}

#[test]
fn a_year_without_a_call_is_checked_too() {
    let early = new_account().settle_without_call(2024).expect_err("before the rule").to_string();
    assert_eq!(early, "the GHG intensity limit of Regulation (EU) 2023/1805 starts in 2025, asked for 2024");
    let avoided = new_account().with_avoided_penalty(Money::from_amount(f64::NAN)).expect_err("no number");
    assert!(avoided.to_string().starts_with("`avoided_penalty_eur` must be in 0..="), "{avoided}");
}
