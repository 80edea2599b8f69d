//! Laws of cost: gaps change sign, components sum, prices scale, curves are ordered.

use green_corridor::corridor::cost::{
    AbatementCurve, CashFlows, CostBill, CostComponent, DiscountRate, Extent, FuelCostGap,
    GapAfterRegulation, Inflation, NominalTerms, Outcome, Real, Timing, TotalCostGap, Verdict,
    abatement_cost, capital_recovery_factor,
};
use green_corridor::units::substance::{Co2, Loaded, UsDollar};
use green_corridor::units::{Mass, Money, Teu};
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategies::{cases, decimal};
use crate::tolerance::assert_close;

type Usd = Money<UsDollar>;
type Bill = CostBill<UsDollar>;

/// Rounding of a handful of terms.
const ROUNDING: f64 = 1e-12;

fn lines() -> impl Strategy<Value = Vec<(CostComponent, f64)>> {
    let line = (select(CostComponent::ALL.to_vec()), -1e6..1e9_f64);
    prop::collection::vec(line, 0..12)
}

fn bill_of(name: &str, lines: &[(CostComponent, f64)]) -> Bill {
    lines.iter().fold(Bill::new(name, 2026), |bill, (component, amount)| {
        bill.with(*component, Usd::from_amount(*amount)).expect("in range")
    })
}

fn size(lines: &[(CostComponent, f64)]) -> f64 {
    lines.iter().map(|(_, amount)| amount.abs()).sum()
}

fn outcome(name: &str, cost: f64, tonnes: f64) -> Outcome<UsDollar, Co2> {
    Outcome::new(name, Some(2026), Usd::from_amount(cost), Mass::from_tonnes(tonnes)).expect("in range")
}

fn timing() -> impl Strategy<Value = Timing> {
    select(vec![Timing::EndOfYear, Timing::StartOfYear])
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn components_sum_to_the_total(lines in lines(), seed in any::<prop::sample::Index>()) {
        let bill = bill_of("a", &lines);
        let sum: Usd = bill.components().map(|(_, money)| money).sum();
        prop_assert_eq!(sum, bill.total());
        let by_extent = bill.sum_of(Extent::Fuel).amount();
        prop_assert_eq!(by_extent, bill.component(CostComponent::Fuel).amount());
        let mut turned = lines.clone();
        if !turned.is_empty() {
            turned.rotate_left(seed.index(lines.len()));
        }
        // The order in which lines come changes no bit.
        prop_assert_eq!(bill_of("a", &turned).total(), bill.total());
        let plain: f64 = lines.iter().map(|(_, amount)| amount).sum();
        prop_assert!((plain - bill.total().amount()).abs() <= ROUNDING * size(&lines));
    }

    #[test]
    fn a_gap_changes_its_sign(one in lines(), other in lines()) {
        let (a, b) = (bill_of("a", &one), bill_of("b", &other));
        prop_assert_eq!(FuelCostGap::between(&a, &b).unwrap(), -FuelCostGap::between(&b, &a).unwrap());
        prop_assert_eq!(TotalCostGap::between(&a, &b).unwrap(), -TotalCostGap::between(&b, &a).unwrap());
        let gap = GapAfterRegulation::between(&a, &b).unwrap();
        prop_assert_eq!(gap, -GapAfterRegulation::between(&b, &a).unwrap());
        prop_assert_eq!(GapAfterRegulation::between(&a, &a).unwrap().money(), Money::ZERO);
    }

    #[test]
    fn a_premium_times_its_teu_is_the_gap(one in lines(), other in lines(), teu in 1.0..1e7_f64) {
        let gap = GapAfterRegulation::between(&bill_of("a", &one), &bill_of("b", &other)).unwrap();
        let teu = Teu::<Loaded>::from_count(teu);
        let back = gap.per_teu(teu).unwrap().times(teu);
        assert_close(back.amount(), gap.money().amount(), ROUNDING);
    }

    #[test]
    fn prices_scale_gap_and_abatement_cost(one in lines(), other in lines(), k in 0.01..100.0_f64) {
        let (a, b) = (bill_of("a", &one), bill_of("b", &other));
        let gap = |a: &Bill, b: &Bill| GapAfterRegulation::between(a, b).unwrap().money().amount();
        let allowed = ROUNDING * k * (size(&one) + size(&other));
        let scaled = gap(&a.scaled(k).unwrap(), &b.scaled(k).unwrap());
        prop_assert!((scaled - k * gap(&a, &b)).abs() <= allowed);
        let mac = |a: &Bill, b: &Bill| {
            let of = |bill: &Bill, tonnes| outcome(bill.name(), bill.total().amount(), tonnes);
            abatement_cost(&of(a, 1.0), &of(b, 2.0)).unwrap().price().per_tonne()
        };
        prop_assert!((mac(&a.scaled(k).unwrap(), &b.scaled(k).unwrap()) - k * mac(&a, &b)).abs() <= allowed);
    }

    #[test]
    fn abatement_cost_is_there_if_and_only_if_something_is_abated(
        costs in (-1e9..1e9_f64, -1e9..1e9_f64),
        tonnes in (decimal(0.0..=1_000.0, 0), decimal(0.0..=1_000.0, 0)),
    ) {
        let (alternative, reference) = (outcome("alt", costs.0, tonnes.0), outcome("ref", costs.1, tonnes.1));
        let found = abatement_cost(&alternative, &reference);
        prop_assert_eq!(found.is_ok(), tonnes.0 < tonnes.1);
        if let Ok(found) = found {
            prop_assert!(found.price().per_tonne().is_finite());
            prop_assert_eq!(found.verdict() == Verdict::CheaperAndCleaner, costs.0 < costs.1);
        }
    }

    #[test]
    fn no_interest_is_the_plain_sum(years in prop::collection::vec(-1e6..1e6_f64, 0..40), timing in timing()) {
        let flows = CashFlows::<UsDollar, Real>::new(years.iter().copied().map(Usd::from_amount).collect());
        let none = DiscountRate::<Real>::new(0.0).unwrap();
        prop_assert_eq!(flows.present_value(none, timing), flows.sum());
        let unchanged = flows.inflated(Inflation::NONE);
        prop_assert_eq!(unchanged.years(), flows.years());
    }

    #[test]
    fn the_annuity_has_the_present_value_of_its_capital(r in -0.2..1.0_f64, n in 1..60_u16, timing in timing()) {
        let rate = DiscountRate::<NominalTerms>::new(r).unwrap();
        let a_year = Usd::from_amount(capital_recovery_factor(rate, u32::from(n), timing).unwrap());
        let back = CashFlows::<_, NominalTerms>::level(a_year, n).present_value(rate, timing);
        assert_close(back.amount(), 1.0, 1e-9);
    }

    #[test]
    fn real_and_nominal_give_one_present_value(
        r in -0.1..0.3_f64, i in -0.05..0.2_f64, n in 1..40_u16, timing in timing(),
    ) {
        let (real, inflation) = (DiscountRate::<Real>::new(r).unwrap(), Inflation::new(i).unwrap());
        let nominal = real.nominal(inflation).unwrap();
        let flows = CashFlows::<UsDollar, Real>::level(Usd::from_amount(1.0), n);
        let one = flows.present_value(real, timing).amount();
        let other = flows.inflated(inflation).present_value(nominal, timing).amount();
        // Prices of the first year: at the end of it they have not risen yet, the rate has.
        let first_year = if timing == Timing::EndOfYear { 1.0 + i } else { 1.0 };
        assert_close(other * first_year, one, 1e-9);
    }

    #[test]
    fn a_curve_is_ordered(measures in prop::collection::vec((-1e6..1e7_f64, 1.0..999.0_f64), 0..12)) {
        let baseline = outcome("baseline", 0.0, 1_000.0);
        let measures: Vec<_> = measures
            .iter()
            .enumerate()
            .map(|(number, (cost, tonnes))| outcome(&format!("measure {number:02}"), *cost, *tonnes))
            .collect();
        let curve = AbatementCurve::standalone(&baseline, &measures).unwrap();
        prop_assert_eq!(curve.steps().len(), measures.len());
        prop_assert_eq!(curve.abated(), None);
        prop_assert_eq!(curve.extra_cost(), None);
        prop_assert!(curve.steps().iter().eq(curve.savings().chain(curve.ranked())));
        let savings: Vec<f64> = curve.savings().map(|step| step.cost().abated().tonnes()).collect();
        prop_assert!(savings.is_sorted_by(|one, next| one >= next));
        let ranked: Vec<f64> = curve.ranked().map(|step| step.cost().price().per_tonne()).collect();
        prop_assert!(ranked.is_sorted());
        prop_assert!(ranked.iter().all(|cost| *cost >= 0.0));
        for pair in curve.steps().windows(2) {
            prop_assert_eq!(pair[0].abated_with(), pair[1].abated_before());
        }
        // The order in which standalone measures are given changes nothing.
        let turned: Vec<_> = measures.iter().rev().cloned().collect();
        prop_assert_eq!(AbatementCurve::standalone(&baseline, &turned).unwrap(), curve);
    }

    #[test]
    fn a_cumulative_curve_adds_up(steps in prop::collection::vec((-1e6..1e7_f64, 0.5..50.0_f64), 1..12)) {
        let baseline = outcome("baseline", 3e7, 1_000.0);
        let (mut cost, mut tonnes) = (3e7, 1_000.0);
        let mut measures = Vec::new();
        for (number, (more, less)) in steps.iter().enumerate() {
            cost += more;
            tonnes -= less;
            measures.push(outcome(&format!("measure {number:02}"), cost, tonnes));
        }
        let curve = AbatementCurve::cumulative(&baseline, &measures).unwrap();
        let abated = curve.abated().expect("adds up");
        // Exact in any order: forwards, backwards, and along the axis of the curve.
        let backwards: Mass<Co2> = curve.steps().iter().rev().map(|step| step.cost().abated()).sum();
        prop_assert_eq!(backwards, abated);
        prop_assert_eq!(curve.steps().last().expect("steps").abated_with(), abated);
        let money: Usd = curve.steps().iter().rev().map(|step| step.cost().extra_cost()).sum();
        prop_assert_eq!(Some(money), curve.extra_cost());
        assert_close(abated.tonnes(), 1_000.0 - tonnes, 1e-11);
        prop_assert!((money.amount() - (cost - 3e7)).abs() <= 1e-13 * 2e8);
        // And the last scenario against the baseline, alone, has the same total.
        let last = measures.last().expect("a measure").clone();
        let whole = AbatementCurve::cumulative(&baseline, &[last]).unwrap();
        assert_close(whole.abated().expect("adds up").tonnes(), abated.tonnes(), 1e-11);
    }
}
