//! Costs that look alike and are not: each is refused, and the error names both.

use green_corridor::corridor::cost::{
    AbatementCurve, CashFlows, Conversion, CostBill, CostComponent, CostError, DiscountRate, Estimate,
    ExchangeRate, NominalTerms, Outcome, PriceBasis, PriceIndex, RateBasis, Real, Terms, Timing,
    abatement_cost, examples,
};
use green_corridor::provenance::Source;
use green_corridor::units::substance::{Co2, Euro, UsDollar};
use green_corridor::units::{Electricity, Mass, Money};

type Of = Outcome<UsDollar, Co2>;

fn one_year(name: &str, price_year: Option<i16>, cost: f64, tonnes: f64) -> Of {
    Of::new(name, price_year, Money::from_amount(cost), Mass::from_tonnes(tonnes)).expect("in range")
}

/// Twenty years, the tonnes as they are or levelised.
fn years<B: RateBasis>(rate: f64, years: u16, timing: Timing, levelised: bool, tonnes: f64) -> Of {
    let flows = CashFlows::<UsDollar, B>::level(Money::from_amount(100.0), years);
    let emissions = vec![Mass::<Co2>::from_tonnes(tonnes); usize::from(years)];
    let rate = DiscountRate::<B>::new(rate).expect("a rate");
    let outcome = if levelised { Of::levelised } else { Of::undiscounted };
    outcome("years", Some(2026), &flows, &emissions, rate, timing).expect("alike")
}

fn words(alternative: &Of, reference: &Of) -> String {
    let error = abatement_cost(alternative, reference).expect_err("refused");
    assert!(matches!(error, CostError::OtherCost { .. }), "{error}");
    error.to_string()
}

#[test]
fn prices_of_two_years() {
    let reference = one_year("oil", Some(2025), 100.0, 10.0);
    let alternative = one_year("methanol", Some(2026), 200.0, 1.0);
    assert_eq!(
        words(&alternative, &reference),
        "methanol against oil: a cost in prices of 2026, of one period and a cost in prices of 2025, of one period do \
         not compare"
    );
    let unknown = one_year("unknown", None, 200.0, 1.0);
    assert!(words(&unknown, &reference).contains("in prices of a year not stated"));
    assert!(abatement_cost(&unknown, &one_year("too", None, 1.0, 2.0)).is_ok());
    for curve in [AbatementCurve::standalone, AbatementCurve::cumulative] {
        let refused = curve(&reference, std::slice::from_ref(&alternative));
        assert!(matches!(refused, Err(CostError::OtherCost { .. })));
    }
}

#[test]
fn discounted_in_two_ways() {
    let (end, start) = (Timing::EndOfYear, Timing::StartOfYear);
    let six = years::<Real>(0.06, 20, end, false, 2.0);
    assert!(abatement_cost(&years::<Real>(0.06, 20, end, false, 1.0), &six).is_ok());
    assert_eq!(
        words(&years::<Real>(0.08, 20, end, false, 1.0), &six),
        "years against years: a cost in prices of 2026, of 20 years at 0.08 real, end of year and a cost in prices of \
         2026, of 20 years at 0.06 real, end of year do not compare"
    );
    assert!(words(&years::<Real>(0.06, 20, start, false, 1.0), &six).contains("start of year"));
    assert!(words(&years::<NominalTerms>(0.06, 20, end, false, 1.0), &six).contains("0.06 nominal"));
    assert!(words(&years::<Real>(0.06, 19, end, false, 1.0), &six).contains("of 19 years"));
    assert!(words(&one_year("a year", Some(2026), 100.0, 1.0), &six).contains("of one period"));
    let levelised = years::<Real>(0.06, 20, end, true, 2.0);
    assert!(words(&years::<NominalTerms>(0.06, 20, end, true, 1.0), &levelised).contains("0.06 nominal"));
    let cost = abatement_cost(&years::<Real>(0.06, 20, end, true, 1.0), &levelised).expect("alike");
    assert_eq!(cost.cost_basis(), levelised.cost_basis());
}

/// 0.1 + 0.2 + 0.3 is not 0.6 in doubles: 1.1e-16 t that nobody abated, which cost 9e15 USD/t.
#[test]
fn nothing_is_abated_by_rounding() {
    let reference = one_year("sum", Some(2026), 0.0, 0.1 + 0.2 + 0.3);
    let alternative = one_year("whole", Some(2026), 1.0, 0.6);
    assert!(alternative.emissions() < reference.emissions());
    let refused =
        |one: &Of, other: &Of| matches!(abatement_cost(one, other), Err(CostError::NothingAbated { .. }));
    assert!(refused(&alternative, &reference));
    assert!(refused(&reference, &alternative));
    for curve in [AbatementCurve::standalone, AbatementCurve::cumulative] {
        let refused = curve(&reference, std::slice::from_ref(&alternative));
        assert!(matches!(refused, Err(CostError::NothingAbated { .. })));
    }
    // A little more than rounding counts, in grams as in megatonnes, and below zero.
    for tonnes in [1e-6, 1.0, 1e9, -1.0] {
        let of = |name, share: f64| one_year(name, Some(2026), 1.0, tonnes + share * f64::abs(tonnes));
        assert!(abatement_cost(&of("less", -2e-12), &of("as it is", 0.0)).is_ok(), "{tonnes} t");
        assert!(refused(&of("less", -0.5e-12), &of("as it is", 0.0)), "{tonnes} t");
    }
}

fn bill() -> CostBill<Euro> {
    CostBill::new("a year", 2026).with(CostComponent::EuEts, Money::from_amount(100.0)).expect("in range")
}

#[test]
fn a_bill_times_what_is_no_number() {
    for factor in [f64::NAN, f64::INFINITY, -1.0, 2e9] {
        let error = bill().scaled(factor).expect_err("refused").to_string();
        assert!(error.starts_with("a year: `factor` must be in 0..="), "{error}");
    }
    let large = bill().with(CostComponent::Opex, Money::from_amount(1e14)).expect("in range");
    let error = large.scaled(11.0).expect_err("beyond").to_string();
    assert!(error.starts_with("a year, operation without fuel: `amount` must be in"), "{error}");
    assert_eq!(bill().scaled(3.0).expect("in range").total().amount(), 300.0);
}

#[test]
fn a_bill_keeps_the_rates_that_it_went_through() {
    let rate = |date: &str, source| {
        let date = date.parse().expect("a date");
        ExchangeRate::<Euro, UsDollar>::new(1.25, date, Source::user(source)).expect("a rate")
    };
    let today = rate("2026-08-14", "a bank");
    let converted = bill().converted(&today).expect("of the year");
    assert_eq!(converted.total().amount(), 125.0);
    let [Conversion::Currency { date, source, .. }] = converted.conversions() else {
        panic!("{:?}", converted.conversions())
    };
    assert_eq!((*date, source), (today.date(), &Source::user("a bank")));

    let refused = bill().converted(&rate("2025", "a bank")).expect_err("of another year");
    assert_eq!(
        refused.to_string(),
        "a year: is in prices of 2026, the exchange rate 1.25 USD/EUR of 2025 is not; take one of that year, or \
         convert at any date knowingly"
    );
    assert!(matches!(refused, CostError::RateOfOtherYear { .. }));
    let knowingly = bill().converted_at_any_date(&rate("2025", "a bank")).expect("asked for");
    assert_eq!(knowingly.conversions()[0].to_string(), "1.25 USD/EUR of 2025");

    let index = PriceIndex::new(2026, 2030, 1.5, Source::user("an office")).expect("an index");
    let of_2030 = converted.in_prices_of(&index).expect("of 2026");
    let through: Vec<_> = of_2030.conversions().iter().map(ToString::to_string).collect();
    assert_eq!(through, ["1.25 USD/EUR of 2026-08-14", "prices of 2030 are 1.5 of those of 2026"]);
    assert_eq!(of_2030.conversions()[1].source(), &Source::user("an office"));
    let both = CostBill::new("both", 2030).and(&of_2030).and_then(|bill| bill.and(&of_2030));
    assert_eq!(both.expect("of 2030").conversions(), of_2030.conversions());
}

/// What Guangzhou gives a ship for a kilowatt-hour is not what the ship pays.
#[test]
fn a_subsidy_is_no_cost() {
    let (item, date) = ("shore electricity, subsidy", "2022".parse().expect("a date"));
    let subsidy = examples::quote(item, "Guangzhou", date).expect("an example");
    let (central, used) = (Estimate::Central, Electricity::from_kilowatt_hours(1e6));
    let refused = CostError::Subsidy { item: item.to_owned() };
    let of_electricity = subsidy.of_electricity::<UsDollar>(used, central, 2022);
    assert_eq!(of_electricity.expect_err("refused"), refused);
    let bill = CostBill::<UsDollar>::new("a year", 2022);
    assert_eq!(bill.clone().with_shore_electricity(subsidy, central, used).expect_err("refused"), refused);
    let amount = subsidy.amount::<UsDollar>(PriceBasis::PerKilowattHour, central, 2022);
    assert_eq!(
        amount.expect_err("refused").to_string(),
        "shore electricity, subsidy: is a subsidy, not a price; a saving enters a bill as money below zero"
    );
    // Its number is there to read, and all that is given is marked so.
    let saving = Money::from_amount(-1e6 * subsidy.number(central).expect("a number"));
    let bill = bill.with(CostComponent::ShoreElectricity, saving).expect("in range");
    assert_eq!(bill.total().amount(), -15_000.0);
    let given = |item: &str| item.contains("subsidy") || item.contains("relief");
    for quote in examples::of_2026_08() {
        assert_eq!(quote.terms() == Terms::Subsidy, given(quote.item()), "{}", quote.item());
    }
    let tariff = examples::quote("shore electricity", "Foshan", date).expect("an example");
    assert!(tariff.of_electricity::<UsDollar>(used, central, 2022).is_ok());
}
