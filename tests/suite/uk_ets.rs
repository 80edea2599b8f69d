//! UK ETS: the reporting service's published figures, ties, laws, bad input.

use green_corridor::regulation::uk_ets::{
    AT_LEAST_GT, AT_LEAST_GT_SOURCE, Co2eByGas, EmissionFactors, FROM, FROM_SOURCE, FuelUse, Leg,
    MeasuringUnit, Scope, ShipTotals, UkEtsError, fleet_totals, leg,
};
use green_corridor::units::Decimal;
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategies::cases;

const SCOPES: [Scope; 4] =
    [Scope::WithinOneNation, Scope::BetweenGbAndNi, Scope::OtherVoyage, Scope::PortStay];

pub fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn gases([co2, ch4, n2o]: [&str; 3]) -> Co2eByGas {
    Co2eByGas { co2: decimal(co2), ch4: decimal(ch4), n2o: decimal(n2o) }
}

/// A fuel in tonnes without slip.
fn fuel(amount: &str, [co2, ch4, n2o]: [&str; 3]) -> FuelUse {
    FuelUse {
        name: "MGO".to_owned(),
        amount: decimal(amount),
        unit: MeasuringUnit::Tonne,
        density_t_per_m3: None,
        methane_slip_percent: None,
        factors: EmissionFactors { co2: decimal(co2), ch4: decimal(ch4), n2o: decimal(n2o) },
    }
}

fn shown(gases: &Co2eByGas) -> [String; 4] {
    [&gases.co2, &gases.ch4, &gases.n2o, &gases.total()].map(Decimal::to_string)
}

fn of_fuels(fuels: &[FuelUse], scope: Scope) -> Leg {
    leg(fuels, None, scope).expect("a leg")
}

/// Ships as (total, of which GB-NI), claim; total, after claim, surrender CO2, surrender, both in whole tonnes.
type Published<'a> = (&'a [([&'a str; 3], [&'a str; 3])], &'a str, [&'a str; 6]);

/// Figures of the service's own tests: fractions, a fleet without CO2, claims beyond the CO2, GB-NI beyond it.
#[test]
fn published_fleets() {
    let published: [Published; 6] = [
        (
            &[
                (["499.9876543", "300.1234567", "200.3456789"], ["49.8765432", "9.9876543", "40.3456789"]),
                (["300", "402", "300.1975409"], ["100", "19.9994691", "80"]),
            ],
            "50",
            ["2002.6543308", "1952.6543308", "679.7330977", "1807.2333731", "1953", "1807"],
        ),
        (
            &[
                (["500.7465123", "300.7894561", "200.0031245"], ["50.0067891", "10.0042635", "40.0084761"]),
                (["300", "402", "300"], ["100", "20", "80"]),
            ],
            "0",
            ["2003.5390929", "2003.5390929", "725.7431178", "1853.5293287", "2004", "1854"],
        ),
        (
            &[(["0", "300", "200"], ["50", "10", "40"]), (["0", "400", "300"], ["100", "20", "80"])],
            "50",
            ["1200.0000000", "1150.0000000", "-50.0000000", "1075.0000000", "1150", "1075"],
        ),
        (
            &[(["0", "300", "200.0000001"], ["50", "10", "40"]), (["0", "400", "300"], ["100", "20", "80"])],
            "1130",
            ["1200.0000001", "70.0000001", "-1130.0000000", "-4.9999999", "70.0000001", "-4.9999999"],
        ),
        (
            &[(["0.0000001", "0", "0"], ["1", "0", "0"])],
            "1",
            [
                "0.0000001",
                "-0.9999999",
                "4999998.5000001",
                "4999998.5000001",
                "-0.9999999",
                "4999998.5000001",
            ],
        ),
        (
            &[(["1", "0", "0"], ["1", "0", "0"])],
            "1",
            ["1.0000000", "0.0000000", "0.0000000", "0.0000000", "0", "0"],
        ),
    ];
    for (ships, claim, want) in published {
        let ships: Vec<ShipTotals> = ships
            .iter()
            .map(|(total, gb_ni)| ShipTotals { total: gases(*total), of_which_gb_ni: gases(*gb_ni) })
            .collect();
        let fleet = fleet_totals(&ships, &decimal(claim)).expect("a fleet");
        let got = [
            &fleet.total.total(),
            &fleet.after_claim.total(),
            &fleet.surrender.co2,
            &fleet.surrender.total(),
            &fleet.after_claim_whole(),
            &fleet.surrender_whole(),
        ];
        assert_eq!(got.map(Decimal::to_string), want.map(str::to_owned));
    }
}

#[test]
fn a_fleet_of_no_ships_emits_nothing() {
    let fleet = fleet_totals(&[], &decimal("2.5")).expect("a fleet");
    assert_eq!(shown(&fleet.total), ["0.0000000"; 4]);
    assert_eq!(shown(&fleet.surrender), ["-2.5000000", "0.0000000", "0.0000000", "-2.5000000"]);
    assert_eq!(fleet.surrender_whole().to_string(), "-2.5000000");
}

/// Half a tonne goes up, in both whole-tonne figures; a hair less goes down.
#[test]
fn half_a_tonne_is_a_tonne() {
    let whole = |co2: &str, gb_ni: &str| {
        let ship = ShipTotals { total: gases([co2, "0", "0"]), of_which_gb_ni: gases([gb_ni, "0", "0"]) };
        let fleet = fleet_totals(&[ship], &Decimal::zero()).expect("a fleet");
        [fleet.after_claim_whole().to_string(), fleet.surrender_whole().to_string()]
    };
    assert_eq!(whole("10.5", "0"), ["11", "11"]);
    assert_eq!(whole("10.4999999", "0"), ["10", "10"]);
    assert_eq!(whole("11.5", "2"), ["12", "11"]);
    // Half of the last place: 10.5 - 0.00000005 is 10.49999995, which is 10.5 at 7 places.
    assert_eq!(whole("10.5", "0.0000001"), ["11", "11"]);
}

/// The ratio is rounded before the claim is multiplied: a third of 3,000,000 t is 999,999.9.
#[test]
fn the_ratio_has_seven_places() {
    let ship =
        ShipTotals { total: gases(["9000000", "0", "0"]), of_which_gb_ni: gases(["3000000", "0", "0"]) };
    let fleet = fleet_totals(&[ship], &decimal("3000000")).expect("a fleet");
    assert_eq!(fleet.surrender.co2.to_string(), "4999999.9500000");
}

/// Ties at the fifth place of a mass and the seventh of a gas, which no binary number has.
#[test]
fn ties_go_up() {
    let tied = of_fuels(&[fuel("0.000005", ["1", "0", "0"])], Scope::WithinOneNation);
    assert_eq!(tied.fuel_tonnes, [decimal("0.00001")]);
    assert_eq!(shown(&tied.total), ["0.0000100", "0.0000000", "0.0000000", "0.0000100"]);
    let tied = of_fuels(&[fuel("1", ["0.00000005", "0", "0"])], Scope::BetweenGbAndNi);
    assert_eq!(tied.total.co2.to_string(), "0.0000001");
    assert_eq!(tied.surrender.co2.to_string(), "0.0000001");
    let below = of_fuels(&[fuel("1", ["0.00000004999", "0", "0"])], Scope::WithinOneNation);
    assert_eq!(below.total.co2.to_string(), "0.0000000");
}

/// Running totals are rounded after each fuel: two halves of the last place make two, and their sum one.
#[test]
fn rounding_is_after_each_fuel() {
    let half = fuel("1", ["0.00000005", "0", "0"]);
    let twice = of_fuels(&[half.clone(), half], Scope::PortStay);
    assert_eq!(twice.total.co2.to_string(), "0.0000002");
    assert_eq!(
        of_fuels(&[fuel("2", ["0.00000005", "0", "0"])], Scope::PortStay).total.co2.to_string(),
        "0.0000001"
    );
}

#[test]
fn each_scope_has_its_share() {
    let whole = ["3.0000001", "28.0000000", "265.0000000", "296.0000001"];
    let shares = [whole, ["1.5000001", "14.0000000", "132.5000000", "148.0000001"], ["0.0000000"; 4], whole];
    for (scope, share) in SCOPES.into_iter().zip(shares) {
        let leg = of_fuels(&[fuel("1", ["3.0000001", "1", "1"])], scope);
        assert_eq!(shown(&leg.total), whole);
        assert_eq!(shown(&leg.surrender), share, "{scope}");
    }
}

/// All of it slips: no CO2, no N2O, and 28 t per tonne. None of it is stated: none slips.
#[test]
fn slip_is_methane() {
    let of = |percent: Option<&str>| {
        let gas =
            FuelUse { methane_slip_percent: percent.map(decimal), ..fuel("10", ["2.75", "0", "0.00011"]) };
        shown(&of_fuels(&[gas], Scope::PortStay).total)
    };
    assert_eq!(of(Some("100")), ["0.0000000", "280.0000000", "0.0000000", "280.0000000"]);
    assert_eq!(of(Some("0")), of(None));
    assert_eq!(of(Some("3.1")), ["26.6475000", "8.6800000", "0.2824635", "35.6099635"]);
}

#[test]
fn direct_emissions_without_fuel_stand_as_given() {
    let direct = gases(["1.5", "0.25", "0"]);
    let stay = leg(&[], Some(&direct), Scope::BetweenGbAndNi).expect("a leg");
    assert_eq!(shown(&stay.total), ["1.5", "0.25", "0", "1.7500000"]);
    assert_eq!(shown(&stay.surrender), ["0.7500000", "0.1250000", "0.0000000", "0.8750000"]);
    assert!(stay.fuel_tonnes.is_empty());
}

#[test]
fn the_scheme_starts_on_1_july_2026_at_5_000_gt() {
    assert_eq!((FROM.to_string().as_str(), AT_LEAST_GT), ("2026-07-01", 5_000.0));
    assert!(FROM_SOURCE.to_string().starts_with("SI 2026/392") && FROM_SOURCE.covers(FROM));
    assert!(AT_LEAST_GT_SOURCE.to_string().contains("25 November 2025"));
}

#[test]
fn bad_fuels() {
    let good = || fuel("1", ["3.206", "0.00005", "0.00018"]);
    let volume = |density: Option<&str>| FuelUse {
        unit: MeasuringUnit::CubicMetre,
        density_t_per_m3: density.map(decimal),
        ..good()
    };
    let slip = |percent: &str| FuelUse { methane_slip_percent: Some(decimal(percent)), ..good() };
    for (bad, text) in [
        (fuel("-0.1", ["1", "0", "0"]), "fuel `MGO`: `amount` must be at least 0, got -0.1"),
        (fuel("1", ["-1", "0", "0"]), "fuel `MGO`: `ef_co2` must be at least 0, got -1"),
        (fuel("1", ["1", "-0.5", "0"]), "fuel `MGO`: `ef_ch4` must be at least 0, got -0.5"),
        (fuel("1", ["1", "0", "-2.50"]), "fuel `MGO`: `ef_n2o` must be at least 0, got -2.50"),
        (slip("-0.1"), "fuel `MGO`: `methane_slip_percent` must be in 0..=100 %, got -0.1"),
        (slip("100.0001"), "fuel `MGO`: `methane_slip_percent` must be in 0..=100 %, got 100.0001"),
        (volume(None), "fuel `MGO`: an amount in m3 needs `density_t_per_m3`"),
        (volume(Some("0.000")), "fuel `MGO`: `density_t_per_m3` must be above 0, got 0.000"),
        (volume(Some("-0.9")), "fuel `MGO`: `density_t_per_m3` must be above 0, got -0.9"),
    ] {
        let error = leg(&[good(), bad], None, Scope::PortStay).unwrap_err();
        assert_eq!(error.to_string(), text);
    }
    let direct = gases(["1", "0", "-1"]);
    let error = leg(&[], Some(&direct), Scope::PortStay).unwrap_err();
    assert_eq!(error.to_string(), "direct emissions: `n2o` must be at least 0, got -1");
    let error = fleet_totals(&[], &decimal("-1")).unwrap_err();
    assert_eq!(error.to_string(), "fleet: `reduction_claim_tco2` must be at least 0, got -1");
    assert!(matches!(error, UkEtsError::Value { field: "reduction_claim_tco2", .. }));
}

/// A decimal as text: digits, and some places.
fn plain(digits: std::ops::RangeInclusive<i64>, places: u8) -> impl Strategy<Value = Decimal> + Clone {
    digits.prop_map(move |digits| Decimal::from_digits(digits, places))
}

fn percent() -> impl Strategy<Value = Option<Decimal>> + Clone {
    prop::option::of(plain(0..=1_000, 1))
}

/// A fuel of a ship's size, in tonnes or cubic metres.
fn any_fuel() -> impl Strategy<Value = FuelUse> + Clone {
    let factors = (plain(0..=4_000, 3), plain(0..=100, 5), plain(0..=100, 5))
        .prop_map(|(co2, ch4, n2o)| EmissionFactors { co2, ch4, n2o });
    let units = select(vec![MeasuringUnit::Tonne, MeasuringUnit::CubicMetre]);
    (plain(0..=99_999_999, 5), units, plain(400..=1_100, 3), percent(), factors).prop_map(
        |(amount, unit, density, methane_slip_percent, factors)| FuelUse {
            name: "any".to_owned(),
            amount,
            unit,
            density_t_per_m3: (unit == MeasuringUnit::CubicMetre).then_some(density),
            methane_slip_percent,
            factors,
        },
    )
}

fn number(decimal: &Decimal) -> f64 {
    decimal.to_string().parse().expect("a number")
}

proptest! {
    #![proptest_config(cases(256))]

    /// What is written is what is read, digit by digit, and a number of 15 digits survives.
    #[test]
    fn decimals_survive_text_and_numbers(digits in any::<i64>(), places in 0..=20_u8) {
        let exact = Decimal::from_digits(digits, places);
        let again: Decimal = exact.to_string().parse()?;
        prop_assert_eq!(again.to_string(), exact.to_string());
        prop_assert_eq!(again.places(), u64::from(places));
        let short = Decimal::from_digits(digits % 1_000_000_000_000_000, places);
        prop_assert_eq!(Decimal::from_f64("any", number(&short))?, short);
    }

    /// Rounding moves a number by half a place at most, and rounding twice is rounding once.
    #[test]
    fn rounding_is_to_the_nearest(digits in any::<i64>(), places in 0..=12_u8, to in 0..=12_u8) {
        let exact = Decimal::from_digits(digits, places);
        let rounded = exact.rounded_half_up(to);
        let off = &rounded - &exact;
        let half = Decimal::from_digits(5, to + 1);
        prop_assert!(off <= half && &Decimal::zero() - &off <= half, "{exact} {rounded}");
        prop_assert_eq!(rounded.rounded_half_up(to).to_string(), rounded.to_string());
        let by_one = exact.divided_half_up(&Decimal::from_digits(1, 0), to).expect("a divisor");
        prop_assert_eq!(by_one.to_string(), rounded.to_string());
    }

    /// Two fuels of one leg emit what they do on legs of their own, but for a last place by fuel and gas.
    #[test]
    fn a_leg_is_additive_up_to_rounding(
        one in any_fuel(),
        other in any_fuel(),
        scope in select(SCOPES.to_vec()),
    ) {
        let both = of_fuels(&[one.clone(), other.clone()], scope);
        let (first, second) = (of_fuels(&[one], scope), of_fuels(&[other], scope));
        let place = Decimal::from_digits(1, 7);
        for gas in [
            |gases: &Co2eByGas| gases.co2.clone(),
            |gases: &Co2eByGas| gases.ch4.clone(),
            |gases: &Co2eByGas| gases.n2o.clone(),
        ] {
            let off = &gas(&both.total) - &(&gas(&first.total) + &gas(&second.total));
            prop_assert!(off <= place && &Decimal::zero() - &off <= place, "{off}");
            let share = number(&gas(&both.total)) * number(&scope.share());
            prop_assert!((number(&gas(&both.surrender)) - share).abs() <= 6e-8 + 1e-12 * share);
        }
        prop_assert_eq!(both.fuel_tonnes, [first.fuel_tonnes, second.fuel_tonnes].concat());
    }

    /// The decimals are those of the formula in binary numbers, to eleven digits.
    #[test]
    fn a_leg_is_its_formula(fuel in any_fuel()) {
        let got = of_fuels(std::slice::from_ref(&fuel), Scope::PortStay);
        let mass = number(&got.fuel_tonnes[0]);
        let slip = fuel.methane_slip_percent.as_ref().map_or(0.0, number) / 100.0;
        let EmissionFactors { co2, ch4, n2o } = &fuel.factors;
        let burned = mass * (1.0 - slip);
        for (gas, want) in [
            (&got.total.co2, burned * number(co2)),
            (&got.total.ch4, (burned * number(ch4) + mass * slip) * 28.0),
            (&got.total.n2o, burned * number(n2o) * 265.0),
        ] {
            prop_assert!((number(gas) - want).abs() <= 6e-8 + 1e-11 * want, "{gas} {want}");
            prop_assert_eq!(gas.places(), 7);
        }
    }

    /// A claim takes at least half of itself off what is surrendered, and at most all of it.
    #[test]
    fn a_claim_reduces_the_surrender(
        co2 in plain(1..=1_000_000, 1),
        share in 0..=100_i64,
        claimed in 0..=100_i64,
    ) {
        let part = |percent: i64| (&co2 * &Decimal::from_digits(percent, 2)).rounded_half_up(3);
        let zero = Decimal::zero;
        let of = |co2: &Decimal| Co2eByGas { co2: co2.clone(), ch4: zero(), n2o: zero() };
        let ship = [ShipTotals { total: of(&co2), of_which_gb_ni: of(&part(share)) }];
        let surrender = |claim: &Decimal| fleet_totals(&ship, claim).expect("a fleet").surrender.co2;
        let saved = &surrender(&zero()) - &surrender(&part(claimed));
        let slack = Decimal::from_digits(1, 2);
        prop_assert!(&saved - &slack <= part(claimed), "{saved}");
        prop_assert!(&(&saved + &saved) + &slack >= part(claimed), "{saved}");
    }
}
