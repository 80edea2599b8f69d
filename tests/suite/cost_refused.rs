//! What a cost refuses, each with its words.

use green_corridor::Error;
use green_corridor::corridor::cost::{
    AbatementCurve, CashFlows, CostBill, CostComponent, CostError, CurrencyCode, DiscountRate, Estimate,
    ExchangeRate, FreightRate, FuelCostGap, GapAfterRegulation, GreenLoan, GreenPremium, HeatingValues,
    Inflation, NewbuildPremium, NominalTerms, Outcome, PlantCost, PriceBasis, PriceIndex, Quote, QuoteDate,
    QuoteForm, Real, Repayment, Terms, Timing, TotalCostGap, abatement_cost, capital_recovery_factor,
    examples,
};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::provenance::Source;
use green_corridor::regulation::net_zero::{FuelUsed, Prices, year};
use green_corridor::units::substance::{Co2, Currency, Euro, Fuel, Loaded, UsDollar, WellToWake, Yuan};
use green_corridor::units::{Electricity, FuelEnergy, GhgIntensity, Mass, Money, Teu};

type Usd = Money<UsDollar>;

/// A quote that holds.
pub fn form() -> QuoteForm {
    QuoteForm {
        item: "VLSFO".to_owned(),
        place: Some("Singapore".to_owned()),
        date: "2026-08-14".parse().ok(),
        currency: Some(CurrencyCode::Usd),
        basis: PriceBasis::PerTonneOfFuel,
        low: None,
        central: Some(820.5),
        high: None,
        terms: Terms::Delivered,
        source: Source::user("a test"),
    }
}

fn refused(form: QuoteForm) -> String {
    Quote::try_from(form).expect_err("not a quote").to_string()
}

fn quote(form: QuoteForm) -> Quote {
    Quote::try_from(form).expect("a quote")
}

fn user() -> Source {
    Source::user("a test")
}

fn words<T: std::fmt::Debug>(result: Result<T, CostError>) -> String {
    result.expect_err("refused").to_string()
}

#[test]
fn a_quote_is_whole_or_refused() {
    assert_eq!(
        refused(QuoteForm { item: " ".to_owned(), ..form() }),
        "a quote without `item`: say what it is the price of"
    );
    for place in [None, Some(String::new()), Some(" ".to_owned())] {
        assert_eq!(
            refused(QuoteForm { place, ..form() }),
            "VLSFO: a quote per tonne of fuel needs `place`: prices differ from port to port"
        );
    }
    assert_eq!(
        refused(QuoteForm { date: None, ..form() }),
        "VLSFO: a quote needs `date`: a day, a month, a week, a year or years"
    );
    assert_eq!(
        refused(QuoteForm { currency: None, ..form() }),
        "VLSFO: a quote per tonne of fuel needs `currency`"
    );
    assert_eq!(
        refused(QuoteForm { basis: PriceBasis::NominalRatePerYear, ..form() }),
        "VLSFO: a quote as a nominal rate a year has no `currency`, got USD"
    );
    assert_eq!(
        refused(QuoteForm { central: None, ..form() }),
        "VLSFO: a quote needs at least one of `low`, `central`, `high`"
    );
    for (low, central, high, pair) in [
        (Some(900.0), Some(820.5), None, "900 before 820.5"),
        (None, Some(820.5), Some(700.0), "820.5 before 700"),
        (Some(900.0), None, Some(700.0), "900 before 700"),
    ] {
        let words = refused(QuoteForm { low, central, high, ..form() });
        assert_eq!(words, format!("VLSFO: `low` <= `central` <= `high` must hold, got {pair}"));
    }
    for wrong in [-1.0, f64::NAN, f64::INFINITY] {
        let words = refused(QuoteForm { central: Some(wrong), ..form() });
        assert!(words.starts_with("VLSFO: `central` must be in 0..="), "{words}");
    }
    let heating_values = Some(HeatingValues { fuel_mj_per_kg: 19_900.0, vlsfo_mj_per_kg: 40.2 });
    let basis = PriceBasis::PerTonneVlsfoEquivalent { heating_values };
    let words = refused(QuoteForm { basis, ..form() });
    assert_eq!(words, "VLSFO: `fuel_mj_per_kg` must be in 1..=145 MJ/kg, got 19900");
    for basis in [PriceBasis::PerTeu, PriceBasis::PerBerth, PriceBasis::PerFacility, PriceBasis::PerProgramme]
    {
        let words = refused(QuoteForm { place: None, basis, ..form() });
        assert_eq!(words, format!("VLSFO: a quote {basis} needs `place`: prices differ from port to port"));
    }
    let no_place = QuoteForm { place: None, basis: PriceBasis::PerShip, ..form() };
    assert_eq!(quote(no_place).place(), None);
}

#[test]
fn dates_that_no_calendar_has() {
    for text in [
        "",
        "August",
        "2026-8-14",
        "2026-02-30",
        "2026-13",
        "2026-00",
        "2026-W54",
        "2025-W53",
        "26",
        "2026/2022",
        "2026/2026",
        "since 2022",
        "+026",
        "2026-+1",
        "2026-08-14T00:00",
        " 2026",
    ] {
        let error = text.parse::<QuoteDate>().expect_err(text);
        assert!(error.to_string().starts_with(&format!("`{text}` is no date of a quote")), "{error}");
    }
    for text in ["2026-08-14", "2026-08", "2026-W53", "2026", "2022/2023", "since 2022-04-01"] {
        assert_eq!(text.parse::<QuoteDate>().expect(text).to_string(), text);
    }
    let covers = |text: &str, year| text.parse::<QuoteDate>().expect(text).covers(year);
    assert!(covers("2022/2023", 2022) && covers("2022/2023", 2023) && !covers("2022/2023", 2024));
    assert!(covers("since 2022-04-01", 2030) && !covers("since 2022-04-01", 2021));
    assert!(covers("2025-W46", 2025) && covers("2026-08", 2026) && !covers("2026", 2025));
}

#[test]
fn a_quote_is_asked_for_what_it_is() {
    let vlsfo = quote(form());
    let central = Estimate::Central;
    assert_eq!(
        words(vlsfo.per_tonne_of_fuel::<Euro>(central, 2026)),
        "VLSFO: is in USD, not in EUR; convert it with an exchange rate"
    );
    assert_eq!(
        words(vlsfo.per_tonne_of_fuel::<UsDollar>(central, 2025)),
        "VLSFO: is in prices of 2026-08-14, not of 2025; convert it with a price index"
    );
    assert_eq!(
        words(vlsfo.per_tonne_of_fuel::<UsDollar>(Estimate::Low, 2026)),
        "VLSFO: its source gives no low estimate"
    );
    let shore = vlsfo.of_electricity::<UsDollar>(Electricity::from_kilowatt_hours(1.0), central, 2026);
    assert_eq!(words(shore), "VLSFO: is a price per tonne of fuel, not per kWh of electricity");
    let carbon = vlsfo.per_tonne_of_co2e::<UsDollar, WellToWake, Ar5>(central, 2026);
    assert_eq!(words(carbon), "VLSFO: is a price per tonne of fuel, not per tonne of CO2e");
    let kwh = quote(QuoteForm { basis: PriceBasis::PerKilowattHour, ..form() });
    assert_eq!(
        words(kwh.per_tonne_of_fuel::<UsDollar>(central, 2026)),
        "VLSFO: is a price per kWh of electricity, not per tonne of fuel"
    );
    assert!(matches!(vlsfo.ratio(PriceBasis::PerTonneOfFuel, central), Err(CostError::OtherBasis { .. })));
    let values = HeatingValues { fuel_mj_per_kg: 19.9, vlsfo_mj_per_kg: 40.2 };
    assert!(matches!(vlsfo.with_heating_values(values), Err(CostError::OtherBasis { .. })));
    let bio =
        examples::quote("bio-methanol", "NW Europe", "2023-09".parse().expect("a date")).expect("a row");
    assert!(matches!(
        bio.per_tonne_of_fuel::<UsDollar>(central, 2023),
        Err(CostError::HeatingValuesNotStated { .. })
    ));
    let wrong = bio.with_heating_values(HeatingValues { vlsfo_mj_per_kg: 0.0, ..values });
    assert_eq!(words(wrong), "bio-methanol: `vlsfo_mj_per_kg` must be in 1..=145 MJ/kg, got 0");
}

/// A currency that only this test knows.
#[derive(Clone, Debug, PartialEq)]
enum Shell {}

impl Currency for Shell {
    const SYMBOL: &'static str = "SHL";
}

#[test]
fn conversions_are_explicit() {
    let date: QuoteDate = "2026-08-14".parse().expect("a date");
    let to_euro = ExchangeRate::<UsDollar, Euro>::new(0.8, date, user()).expect("a rate");
    let in_euro = quote(form()).converted(&to_euro).expect("was in USD");
    assert_eq!(in_euro.currency(), Some(CurrencyCode::Eur));
    assert_eq!(in_euro.number(Estimate::Central), Some(820.5 * 0.8));
    assert_eq!(in_euro.conversions(), [user()]);
    assert!(matches!(in_euro.converted(&to_euro), Err(CostError::OtherCurrency { .. })));
    assert_eq!(to_euro.inverse().convert(Money::from_amount(0.8)), Usd::from_amount(1.0));
    let to_yuan = ExchangeRate::<UsDollar, Yuan>::new(7.0, date, user()).expect("a rate");
    assert_eq!(quote(form()).converted(&to_yuan).expect("known").currency(), Some(CurrencyCode::Cny));
    let to_shells = ExchangeRate::<UsDollar, Shell>::new(3.0, date, user()).expect("a rate");
    assert_eq!(
        words(quote(form()).converted(&to_shells)),
        "VLSFO: a quote may be in EUR, USD, GBP or CNY, not in SHL"
    );
    assert_eq!(
        words(ExchangeRate::<UsDollar, Euro>::new(0.0, date, user())),
        "exchange rate EUR/USD of 2026-08-14: `rate` must be in 0.000001..=1000000, got 0"
    );

    let index = PriceIndex::new(2026, 2030, 1.1, user()).expect("an index");
    let of_2030 = quote(form()).in_prices_of(&index).expect("was of 2026");
    let price = of_2030.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2030).expect("of 2030");
    assert!((price.per_tonne() - 902.55).abs() < 1e-9);
    assert_eq!(
        words(of_2030.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2026)),
        "VLSFO: is in prices of 2030, not of 2026; convert it with a price index"
    );
    assert!(matches!(of_2030.in_prices_of(&index), Err(CostError::OtherPriceYear { .. })));
    assert_eq!(
        words(PriceIndex::new(2026, 2030, -1.0, user())),
        "price index from 2026 to 2030: `ratio` must be in 0.001..=1000, got -1"
    );
    assert_eq!(
        words(PriceIndex::new(2026, 2026, 1.5, user())),
        "price index from 2026 to 2026: `ratio` must be 1, got 1.5"
    );
    assert!(PriceIndex::new(2026, 2026, 1.0, user()).is_ok());
}

#[test]
fn rates_years_and_premiums_out_of_range() {
    let rate = |rate| DiscountRate::<NominalTerms>::new(rate);
    assert_eq!(words(rate(8.0)), "nominal discount rate: `rate` must be in -0.5..=2 a year, got 8");
    assert!(rate(f64::NAN).is_err() && DiscountRate::<Real>::new(-1.0).is_err());
    assert_eq!(words(Inflation::new(2.3)), "inflation: `inflation` must be in -0.5..=2 a year, got 2.3");
    let eight = rate(0.08).expect("a rate");
    assert_eq!(
        words(capital_recovery_factor(eight, 0, Timing::EndOfYear)),
        "capital recovery factor: `years` must be in 1..=200 years, got 0"
    );
    let loan = |principal, tenor| {
        GreenLoan::<UsDollar>::new(Money::from_amount(principal), eight, eight, tenor, Repayment::Bullet)
    };
    assert_eq!(words(loan(1.0, 0)), "green loan: `tenor_years` must be in 1..=200 years, got 0");
    assert!(words(loan(-1.0, 5)).starts_with("green loan: `principal` must be in"));

    let premium = |fraction, amount: Option<f64>| {
        NewbuildPremium::<UsDollar>::stated("methanol", fraction, amount.map(Money::from_amount))
    };
    assert_eq!(
        words(premium(Some(0.2), Some(22e6))),
        "methanol: a newbuild premium is a fraction or an amount, not both; got 0.2 and 22000000"
    );
    assert_eq!(
        words(premium(None, None)),
        "methanol: a newbuild premium is a fraction or an amount; none was given, and none is not zero"
    );
    assert!(words(premium(Some(20.0), None)).contains("`premium_fraction` must be in -1..=10"));
    assert!(words(premium(None, Some(f64::NAN))).contains("`premium_amount`"));
    let plant = |capex, size, exponent| {
        PlantCost::<UsDollar>::new("a plant", Money::from_amount(capex), size, exponent)
    };
    assert!(words(plant(0.0, 1.0, 0.9)).contains("`per_annual_tonne`"));
    assert!(words(plant(1.0, 0.0, 0.9)).contains("`capacity_t_per_year`"));
    assert!(words(plant(1.0, 1.0, 9.0)).contains("`scale_exponent`"));
    let flows = |years| CashFlows::<UsDollar, Real>::level(Money::from_amount(1.0), years);
    assert_eq!(
        words(flows(3).plus(&flows(2))),
        "a sum of cash flows: has 3 years of cost and 2 years of other cost"
    );
}

#[test]
fn bills_of_two_price_years_do_not_meet() {
    let bill = |name, year| {
        let bill = CostBill::<UsDollar>::new(name, year);
        bill.with(CostComponent::Fuel, Money::from_amount(100.0)).expect("in range")
    };
    let (now, then) = (bill("now", 2026), bill("then", 2023));
    let expected = "now: is in prices of 2026, not of 2023; convert it with a price index";
    assert_eq!(words(FuelCostGap::between(&now, &then)), expected);
    assert_eq!(words(TotalCostGap::between(&now, &then)), expected);
    assert_eq!(words(GapAfterRegulation::between(&now, &then)), expected);
    assert_eq!(words(then.clone().and(&now)), expected);
    let index = PriceIndex::new(2023, 2026, 1.5, user()).expect("an index");
    let gap = FuelCostGap::between(&now, &then.in_prices_of(&index).expect("of 2023")).expect("one year");
    assert_eq!(gap.money(), Money::from_amount(-50.0));
    assert!(matches!(now.in_prices_of(&index), Err(CostError::OtherPriceYear { .. })));
    let wrong = now.clone().with(CostComponent::EuEts, Money::from_amount(f64::NAN));
    assert!(words(wrong).starts_with("now, EU ETS: `amount` must be in"));
    // A quote of another year does not enter a bill, nor one in another currency.
    let fuel = Mass::<Fuel>::from_tonnes(1.0);
    let of_2023 = then.with_fuel(&quote(form()), Estimate::Central, fuel);
    assert!(matches!(of_2023, Err(CostError::OtherPriceYear { .. })));
    let in_euro = CostBill::<Euro>::new("euro", 2026).with_fuel(&quote(form()), Estimate::Central, fuel);
    assert!(matches!(in_euro, Err(CostError::OtherCurrency { .. })));

    let used = FuelUsed::new(
        "VLSFO",
        GhgIntensity::from_grams_per_megajoule(95.0),
        FuelEnergy::from_gigajoules(1.0),
    );
    let of_2035 = year(2035, &[used.expect("in range")], &Prices::OfTheDraft).expect("a year");
    assert_eq!(
        words(now.with_net_zero_if_adopted(&of_2035.assuming_adoption())),
        "now: the draft Net-Zero Framework has no price or no direct target for this year; state prices"
    );
}

#[test]
fn premiums_over_nothing() {
    let none = GreenPremium::of(Usd::from_amount(1.0), Teu::<Loaded>::ZERO);
    assert!(words(none).starts_with("green premium, loaded TEU: `teu` must be in"));
    let nothing = GreenPremium::of(Usd::from_amount(f64::NAN), Teu::<Loaded>::from_count(1.0));
    assert!(words(nothing).starts_with("green premium: `amount` must be in"));
    let free = FreightRate::<UsDollar, Loaded>::per_teu(0.0);
    assert!(words(free).starts_with("freight rate: `freight_rate` must be in"));
}

#[test]
fn abatement_that_is_none() {
    let outcome = |name: &str, cost, tonnes| {
        Outcome::<UsDollar, Co2>::new(name, Some(2026), Money::from_amount(cost), Mass::from_tonnes(tonnes))
    };
    let (oil, dear) = (outcome("oil", 10.0, 5.0).expect("ok"), outcome("dear", 20.0, 5.0).expect("ok"));
    assert_eq!(
        words(abatement_cost(&dear, &oil)),
        "dear against oil: nothing is abated (5 t against 5 t of CO2), so a cost per tonne is undefined"
    );
    assert!(matches!(abatement_cost(&oil, &oil), Err(CostError::NothingAbated { .. })));
    // A cost over a vanishing abatement is no number either.
    let (tiny, zero) = (outcome("tiny", 1e14, 1e-320).expect("ok"), outcome("zero", 0.0, 0.0).expect("ok"));
    assert!(matches!(abatement_cost(&zero, &tiny), Err(CostError::NothingAbated { .. })));
    assert!(words(outcome("x", f64::INFINITY, 1.0)).starts_with("x: `cost` must be in"));
    assert!(words(outcome("x", 1.0, f64::NAN)).starts_with("x: `emissions_t` must be in"));

    let flows = CashFlows::<UsDollar, Real>::level(Money::from_amount(1.0), 2);
    let rate = DiscountRate::<Real>::new(0.05).expect("a rate");
    let tonnes = |tonnes| [Mass::<Co2>::from_tonnes(tonnes); 2];
    let plain = Outcome::undiscounted("plain", Some(2026), &flows, &tonnes(1.0), rate, Timing::EndOfYear)
        .expect("alike");
    let level = Outcome::levelised("level", Some(2026), &flows, &tonnes(2.0), rate, Timing::EndOfYear)
        .expect("alike");
    assert_eq!(
        words(abatement_cost(&plain, &level)),
        "plain against level: tonnes undiscounted against tonnes levelised at 0.05, end of year do not compare"
    );
    let short =
        Outcome::undiscounted("short", Some(2026), &flows, &tonnes(1.0)[..1], rate, Timing::EndOfYear);
    assert_eq!(words(short), "short: has 2 years of cost and 1 years of emissions");
    let short = Outcome::levelised("short", Some(2026), &flows, &tonnes(1.0)[..1], rate, Timing::StartOfYear);
    assert!(matches!(short, Err(CostError::UnlikeYears { .. })));

    let less = outcome("less", 11.0, 4.0).expect("ok");
    let twice = [less.clone(), less.clone()];
    for curve in [AbatementCurve::standalone, AbatementCurve::cumulative] {
        assert_eq!(words(curve(&oil, &twice)), "`less` is the name of two measures of one curve");
        assert!(matches!(curve(&oil, &[less.clone(), dear.clone()]), Err(CostError::NothingAbated { .. })));
    }
}

#[test]
fn a_cost_error_is_an_error_of_the_crate() {
    let error = Error::from(CostError::NoItem);
    assert_eq!(error.to_string(), CostError::NoItem.to_string());
}
