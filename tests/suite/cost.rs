//! Cost against printed figures: a published workbook to its last digit, and what single formulas give.

use green_corridor::corridor::cost::{
    CashFlows, CostBill, CostComponent, DiscountRate, GapAfterRegulation, GreenLoan, Inflation,
    NewbuildPremium, NominalTerms, Outcome, PlantCost, Real, Repayment, Timing, abatement_cost, annuity,
    capital_recovery_factor, present_value_factor,
};
use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::regulation::eu_ets::phase_in;
use green_corridor::regulation::fuel_eu::balance::{compliance_balance, penalty};
use green_corridor::regulation::fuel_eu::target::target;
use green_corridor::units::substance::{Co2, Co2e, Euro, Fuel, TankToWake, Throughput, UsDollar, WellToWake};
use green_corridor::units::{
    EnergyUsed, Factor, FuelEnergy, GhgIntensity, LowerHeatingValue, Mass, Money, Price, Teu,
};

use crate::tolerance::{assert_close, assert_printed};

/// Digits of the workbook.
const WORKBOOK: f64 = 1e-9;

const FIRST_YEAR: i16 = 2027;
const YEARS: u16 = 20;
const START: Timing = Timing::StartOfYear;

type Usd = Money<UsDollar>;
type Wtw = Co2e<WellToWake, Ar4>;

pub fn rate(rate: f64) -> DiscountRate<NominalTerms> {
    DiscountRate::new(rate).expect("a rate")
}

/// A side of the workbook.
struct Side {
    name: &'static str,
    mj_per_t: f64,
    usd_per_t: f64,
    t_co2_per_t: f64,
    well_to_wake: f64,
    capital: f64,
    opex: f64,
}

const GREEN: Side = Side {
    name: "green",
    mj_per_t: 18_600.0,
    usd_per_t: 900.0,
    t_co2_per_t: 0.1,
    well_to_wake: 15.0,
    capital: 25e6 + 55e6 + 12e6 + 5e6,
    opex: 5.0e6,
};

const FOSSIL: Side = Side {
    name: "fossil",
    mj_per_t: 40_200.0,
    usd_per_t: 594.0,
    t_co2_per_t: 3.3,
    well_to_wake: 92.4,
    capital: 0.0,
    opex: 1.2e6,
};

impl Side {
    fn energy() -> FuelEnergy {
        FuelEnergy::from_megajoules(48e6)
    }

    fn fuel(&self) -> Mass<Fuel> {
        Self::energy() / LowerHeatingValue::from_megajoules_per_kilogram(self.mj_per_t / 1e3)
    }

    fn intensity(&self) -> GhgIntensity<WellToWake, Ar4> {
        GhgIntensity::from_grams_per_megajoule(self.well_to_wake)
    }

    fn co2(&self) -> Mass<Co2> {
        Factor::<Co2, Fuel>::from_grams_per_gram(self.t_co2_per_t) * self.fuel()
    }

    /// Allowances: the phase-in of the library, on the workbook's own combustion factor and full scope.
    fn ets(&self, year: i16) -> Money<Euro> {
        let charged = Mass::<Co2e<TankToWake, Ar5>>::from_kilograms(self.co2().kilograms());
        Price::from_per_tonne(80.0) * charged * phase_in(year).expect("a year").get()
    }

    /// The penalty, wholly by the library's rule.
    fn fuel_eu(&self, year: i16) -> Money<Euro> {
        let energy = EnergyUsed::from_megajoules(Self::energy().megajoules());
        let target = target::<Ar4>(year).expect("a year");
        let balance = compliance_balance(target, self.intensity(), energy).expect("in range");
        penalty(balance, self.intensity()).expect("in range")
    }

    fn bill(&self, inflation: f64) -> CostBill<UsDollar> {
        let inflation = Inflation::new(inflation).expect("inflation");
        let present = |flows: CashFlows<UsDollar, NominalTerms>| flows.present_value(rate(0.055), START);
        let level =
            |money: Usd| present(CashFlows::<UsDollar, Real>::level(money, YEARS).inflated(inflation));
        let rule = |cost: &dyn Fn(i16) -> Money<Euro>| {
            let usd = |index: u16| Usd::from_amount(1.08 * cost(FIRST_YEAR + index as i16).amount());
            present(CashFlows::new((0..YEARS).map(usd).collect()))
        };
        let capital = CashFlows::first_year(Usd::from_amount(self.capital), YEARS);
        [
            (CostComponent::Capital, present(capital)),
            (CostComponent::Fuel, level(Price::from_per_tonne(self.usd_per_t) * self.fuel())),
            (CostComponent::Opex, level(Usd::from_amount(self.opex))),
            (CostComponent::EuEts, rule(&|year| self.ets(year))),
            (CostComponent::FuelEu, rule(&|year| self.fuel_eu(year))),
        ]
        .into_iter()
        .fold(CostBill::new(self.name, FIRST_YEAR), |bill, (component, money)| {
            bill.with(component, money).expect("in range")
        })
    }
}

fn millions(money: Usd) -> f64 {
    money.amount() / 1e6
}

/// K1 of the reference, from a published workbook. The reference lists the targets of FuelEU up to 2040; the printed
/// penalty needs the step of 2045 too, which the library's rule has.
#[test]
fn a_corridor_over_twenty_years() {
    let (green, fossil) = (GREEN.bill(0.02), FOSSIL.bill(0.02));
    let close = |money: Usd, want: f64| assert_close(millions(money), want, WORKBOOK);
    close(green.total(), 205.59516274382);
    close(fossil.total(), 38.644571554775);
    close(green.component(CostComponent::EuEts), 0.281110003682);
    close(fossil.component(CostComponent::EuEts), 4.292172145765);
    close(fossil.component(CostComponent::FuelEu), 6.111125004245);
    assert_eq!(green.component(CostComponent::FuelEu), Money::ZERO);
    let running =
        |bill: &CostBill<UsDollar>| bill.component(CostComponent::Fuel) + bill.component(CostComponent::Opex);
    close(running(&green), 108.314052740138);
    close(running(&fossil), 28.241274404765);

    let gap = GapAfterRegulation::between(&green, &fossil).expect("one price year");
    close(gap.money(), 166.950591189045);
    let units = Teu::<Throughput>::from_count(22_167.0 * f64::from(YEARS));
    assert_printed(gap.per_teu(units).expect("units").amount(), "376.574618");
    assert_printed(GREEN.fuel().tonnes(), "2580.645161");
    assert_printed(FOSSIL.fuel().tonnes(), "1194.029851");

    let outcome = |side: &Side, bill: &CostBill<UsDollar>| {
        Outcome::new(side.name, Some(FIRST_YEAR), bill.total(), side.co2() * f64::from(YEARS))
            .expect("in range")
    };
    let cost = abatement_cost(&outcome(&GREEN, &green), &outcome(&FOSSIL, &fossil)).expect("abates");
    assert_printed(cost.abated().tonnes(), "73644.679827");
    assert_printed(cost.price().per_tonne(), "2266.974228");
}

/// K1b: without inflation, and per tonne well-to-wake.
#[test]
fn the_same_without_inflation_and_well_to_wake() {
    let (green, fossil) = (GREEN.bill(0.0), FOSSIL.bill(0.0));
    assert_printed(millions(green.total()), "189.601669662");
    assert_printed(millions(fossil.total()), "34.474506680");
    let gap = GapAfterRegulation::between(&green, &fossil).expect("one price year");
    assert_printed(millions(gap.money()), "155.127162982");

    let outcome = |side: &Side| {
        let emissions: Mass<Wtw> = side.intensity() * Side::energy();
        let years = vec![emissions; usize::from(YEARS)];
        let bill = side.bill(0.02);
        let cost = CashFlows::first_year(bill.total(), YEARS);
        Outcome::undiscounted(side.name, Some(FIRST_YEAR), &cost, &years, rate(0.055), START).expect("alike")
    };
    let cost = abatement_cost(&outcome(&GREEN), &outcome(&FOSSIL)).expect("abates");
    assert_printed(cost.abated().tonnes(), "74304.0");
    assert_printed(cost.price().per_tonne(), "2246.858732");
}

/// K7.
#[test]
fn capital_recovery() {
    let factor = |r, n, timing| capital_recovery_factor(rate(r), n, timing).expect("years");
    assert_printed(factor(0.08, 25, Timing::EndOfYear), "0.09367878");
    assert_printed(factor(0.08, 25, START), "0.08673961");
    assert_printed(factor(0.083, 15, Timing::EndOfYear), "0.11897833");
    assert_printed(factor(0.083, 15, START), "0.10985996");
    let present = |timing| present_value_factor(rate(0.055), 20, timing).expect("years");
    assert_printed(present(Timing::EndOfYear), "11.9503825");
    assert_printed(present(START), "12.6076535");
    assert_eq!(factor(0.0, 25, Timing::EndOfYear), 1.0 / 25.0);
    assert_eq!(factor(0.0, 25, START), 1.0 / 25.0);
    // What a formula with (1 + r)^n − 1 loses to rounding.
    assert_close(factor(1e-13, 25, Timing::EndOfYear), 0.04, 1e-11);
}

/// K8.
#[test]
fn interest_saved_by_a_green_loan() {
    let line = |repayment| {
        let loan =
            GreenLoan::<UsDollar>::new(Money::from_amount(100.0), rate(0.08), rate(0.06), 4, repayment);
        let saved = loan.expect("a loan").interest_saved(6);
        saved.years().iter().map(|year| (year.amount() * 1e9).round() / 1e9).collect::<Vec<_>>()
    };
    assert_eq!(line(Repayment::Amortising), [-2.0, -1.5, -1.0, -0.5, 0.0, 0.0]);
    assert_eq!(line(Repayment::Bullet), [-2.0, -2.0, -2.0, -2.0, 0.0, 0.0]);
}

/// K6: four ships of COSCO.
#[test]
fn premium_of_a_methanol_ship() {
    let (before, after) = (Usd::from_amount(620e6 / 4.0), Usd::from_amount(734e6 / 4.0));
    assert_printed(millions(before), "155.0");
    assert_printed(millions(after), "183.5");
    let premium = NewbuildPremium::observed("COSCO", before, after).expect("a price");
    let NewbuildPremium::Fraction { of_conventional: fraction, .. } = premium else {
        panic!("a fraction was asked for")
    };
    assert_printed(100.0 * fraction, "18.387");
    assert_close(millions(premium.on(before)), 28.5, 1e-12);
    let fixed =
        NewbuildPremium::stated("a fuel system", None, Some(Usd::from_amount(22e6))).expect("an amount");
    assert_eq!(fixed.on(before), fixed.on(after));
}

/// Section 4 of the reference: adding the two rates gives 8.3 %.
#[test]
fn real_and_nominal() {
    let inflation = Inflation::new(0.023).expect("inflation");
    let nominal = DiscountRate::<Real>::new(0.06).expect("a rate").nominal(inflation).expect("a rate");
    assert_printed(100.0 * nominal.get(), "8.438");
    assert_close(nominal.real(inflation).expect("a rate").get(), 0.06, 1e-12);
    assert_eq!(nominal.to_string(), format!("{} a year, nominal", nominal.get()));
}

#[test]
fn a_plant_twice_as_large_costs_less_than_twice() {
    let plant = PlantCost::new("e-methanol", Usd::from_amount(5_500.0), 50_000.0, 0.89).expect("a plant");
    let capital = |tonnes| plant.capital("e-methanol", tonnes).expect("a size");
    assert_eq!(capital(50_000.0).amount(), 275e6);
    assert_close(capital(100_000.0).ratio(capital(50_000.0)), 2f64.powf(0.89), 1e-12);
}

#[test]
fn an_annuity_pays_its_capital_back() {
    let capital = Usd::from_amount(1.7e6);
    for timing in [Timing::EndOfYear, Timing::StartOfYear] {
        let a_year = annuity(capital, rate(0.08), 15, timing).expect("years");
        let back = CashFlows::<_, NominalTerms>::level(a_year, 15).present_value(rate(0.08), timing);
        assert_close(back.amount(), capital.amount(), 1e-12);
    }
}
