//! The draft of the IMO Net-Zero Framework: printed figures, laws, bad input, and that it stays a proposal.

use green_corridor::FuelBatch;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{ConsumerClass, FactorSet, Family, MarineFuel, Origin};
use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::net_zero::{
    self, FuelUsed, NetZeroError, NetZeroYear, Prices, RemedialUnitPrices, STATUS, Scope, Trade,
    attained_gfi, is_znz, scope, targets, year,
};
use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ruling, Ship, Territory, YearError};
use green_corridor::units::substance::{Co2e, WellToWake};
use green_corridor::units::{FuelEnergy, GhgIntensity, Mass, Price};
use proptest::prelude::*;
use proptest::sample::select;

use crate::fuel_eu::{burned, year_of};
use crate::strategies::{cases, decimal};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

type Intensity = GhgIntensity<WellToWake, Ar5>;

/// Years with a base target.
const YEARS: [i16; 9] = [2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035, 2040];

fn intensity(g_per_mj: f64) -> Intensity {
    GhgIntensity::from_grams_per_megajoule(g_per_mj)
}

fn used(g_per_mj: f64, megajoules: f64) -> FuelUsed {
    FuelUsed::new("a fuel", intensity(g_per_mj), FuelEnergy::from_megajoules(megajoules)).expect("in range")
}

fn of_year(of: i16, fuels: &[FuelUsed], prices: &Prices) -> NetZeroYear {
    year(of, fuels, prices).expect("a year").assuming_adoption()
}

fn stated(tier_1: f64, tier_2: f64) -> Prices {
    let prices =
        RemedialUnitPrices { tier_1: Price::from_per_tonne(tier_1), tier_2: Price::from_per_tonne(tier_2) };
    Prices::Stated(Sourced { value: prices, source: Source::user("a forecast") })
}

fn vlsfo(tonnes: f64) -> FuelUsed {
    let batch = FuelBatch::from(MarineFuel::VLSFO);
    FuelUsed::of_batch(&batch, ConsumerClass::InternalCombustion, Mass::from_tonnes(tonnes)).expect("a row")
}

/// One tonne of VLSFO in 2028, as the reference derives it.
#[test]
fn a_tonne_of_vlsfo_in_2028() {
    let fuel = vlsfo(1.0);
    assert_printed(fuel.intensity().grams_per_megajoule(), "95.48408");
    assert_printed(fuel.energy().megajoules(), "40,200");
    let of_2028 = of_year(2028, &[fuel], &Prices::OfTheDraft);
    assert_printed(of_2028.tier_1_deficit.expect("a direct target").tonnes(), "0.487586");
    assert_printed(of_2028.tier_2_deficit.tonnes(), "0.237826");
    assert_printed(of_2028.tier_1_cost.expect("priced").amount(), "48.76");
    assert_printed(of_2028.tier_2_cost.expect("priced").amount(), "90.37");
    assert_printed(of_2028.total_cost.expect("priced").amount(), "139.13");
    assert_eq!(of_2028.surplus, Some(Mass::ZERO));
}

#[test]
fn targets_as_printed() {
    let printed = [
        ("89.568", Some("77.439")),
        ("87.702", Some("75.573")),
        ("85.836", Some("73.707")),
        ("81.7308", Some("69.6018")),
        ("77.6256", Some("65.4966")),
        ("73.5204", Some("61.3914")),
        ("69.4152", Some("57.2862")),
        ("65.3100", Some("53.1810")),
        ("32.6550", None),
    ];
    for (of, (base, direct)) in YEARS.into_iter().zip(printed) {
        let of_year = targets(of).expect("a table").assuming_adoption();
        let close = |got: Intensity, printed: &str| {
            assert_close(got.grams_per_megajoule(), printed.parse().expect("a number"), FULL_PRECISION);
        };
        close(of_year.base, base);
        assert_eq!(of_year.direct.is_some(), direct.is_some(), "{of}");
        of_year.direct.zip(direct).into_iter().for_each(|(got, printed)| close(got, printed));
    }
}

#[test]
fn years_without_targets() {
    for (of, text) in [
        (2027, "the IMO Net-Zero Framework (draft) starts in 2028, asked for 2027"),
        (
            2036,
            "the IMO Net-Zero Framework (draft) is not stated for 2036: the base targets of 2036 to 2039 are \
             yet to be set",
        ),
        (
            2041,
            "the IMO Net-Zero Framework (draft) is stated up to 2040 and not extrapolated, asked for 2041",
        ),
    ] {
        let error = year(of, &[vlsfo(1.0)], &Prices::OfTheDraft).unwrap_err();
        assert_eq!(error.to_string(), text);
    }
    for of in 2036..=2039 {
        assert!(matches!(targets(of), Err(YearError::NotStated { year, .. }) if year == of));
    }
    assert!(matches!(targets(i16::MIN), Err(YearError::BeforeStart { .. })));
    assert!(matches!(targets(i16::MAX), Err(YearError::AfterEnd { .. })));
}

/// Prices after 2030 are not in the draft: unknown, not zero, unless the caller states them.
#[test]
fn costs_need_a_price() {
    let fuel = [used(95.0, 1e6)];
    let of_2031 = of_year(2031, &fuel, &Prices::OfTheDraft);
    assert_eq!((of_2031.tier_1_cost, of_2031.tier_2_cost, of_2031.total_cost), (None, None, None));
    assert_eq!(of_2031.prices, None);
    assert!(of_2031.tier_2_deficit.tonnes() > 13.0);
    let of_2031 = of_year(2031, &fuel, &stated(120.0, 400.0));
    let cost = 120.0 * (81.7308 - 69.6018) + 400.0 * (95.0 - 81.7308);
    assert_close(of_2031.total_cost.expect("stated").amount(), cost, FULL_PRECISION);
    assert_eq!(of_2031.prices.expect("stated").source.document(), "a forecast");
    // Without a direct target there is no tier 1, so the sum is unknown although tier 2 is not.
    let of_2040 = of_year(2040, &fuel, &stated(120.0, 400.0));
    assert_eq!((of_2040.tier_1_deficit, of_2040.surplus, of_2040.total_cost), (None, None, None));
    assert_close(of_2040.tier_2_cost.expect("stated").amount(), 400.0 * (95.0 - 32.655), FULL_PRECISION);
}

#[test]
fn zero_and_near_zero_fuels() {
    let znz = |g_per_mj: f64, of| is_znz(intensity(g_per_mj), of).expect("in range").assuming_adoption();
    assert!(znz(19.0, 2028) && znz(19.0, 2034) && !znz(19.000001, 2034));
    assert!(znz(14.0, 2035) && znz(-10.0, 2050) && !znz(14.000001, 2035));
    let error = is_znz(intensity(10.0), 2027).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the zero and near-zero threshold of the IMO Net-Zero Framework (draft) starts in 2028, asked for 2027"
    );
}

#[test]
fn small_and_domestic_ships_are_out_of_scope() {
    let of = |gt, trade| {
        let ship = Ship::new("a ship", MarpolShipType::ContainerShip, gt).expect("in range");
        scope(&ship, trade).assuming_adoption()
    };
    assert_eq!(of(5_000.0, Trade::International), Scope::InScope);
    let small = Scope::BelowGrossTonnage { gross_tonnage: 4_999.0, at_least: 5_000.0 };
    assert_eq!(of(4_999.0, Trade::International), small);
    assert_eq!(of(95_000.0, Trade::WithinOneState), Scope::NotInternational);
}

#[test]
fn a_proposal_prints_as_one() {
    let gfi = attained_gfi(&[used(90.0, 1e6)]).expect("fuel");
    assert_eq!(gfi.to_string(), "proposed, not in force (as of 2026-11-23): 90 g CO2e WtW AR5/MJ of fuel");
    assert_eq!(format!("{gfi:?}"), gfi.to_string());
    assert_eq!(is_znz(intensity(90.0), 2028).expect("in range").to_string(), format!("{STATUS}: false"));
    assert_eq!(gfi.status().as_of().to_string(), "2026-11-23");
    assert!(gfi.status().text().starts_with("approved at MEPC 83 (April 2025); adoption adjourned"));
    assert!(gfi.status().source().to_string().ends_with("(approved at MEPC 83, April 2025; not adopted)"));
}

#[test]
fn bad_fuels_and_prices() {
    let new = |g_per_mj: f64, mj: f64| {
        let fuel = FuelUsed::new("bio-LNG", intensity(g_per_mj), FuelEnergy::from_megajoules(mj));
        fuel.unwrap_err().to_string()
    };
    for (g_per_mj, shown) in
        [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (2_000.0, "2000"), (-1_000.0, "-1000")]
    {
        let text = "fuel `bio-LNG`: `ei_g_per_mj` must be in -500..=1000 gCO2e/MJ, got";
        assert_eq!(new(g_per_mj, 1.0), format!("{text} {shown}"));
    }
    for (mj, shown) in [(f64::NAN, "NaN"), (-1.0, "-1"), (2e11, "200000000000")] {
        let text = "fuel `bio-LNG`: `energy_mj` must be in 0..=145000000000 MJ, got";
        assert_eq!(new(20.0, mj), format!("{text} {shown}"));
    }
    let of = |batch: MarineFuel, class, tonnes| {
        FuelUsed::of_batch(&batch.into(), class, Mass::from_tonnes(tonnes)).unwrap_err()
    };
    assert_eq!(
        of(MarineFuel::MGO, ConsumerClass::InternalCombustion, -1.0).to_string(),
        "fuel `MGO`: `mass_t` must be in 0..=1000000 t, got -1"
    );
    let lng = of(MarineFuel::LNG, ConsumerClass::LngOttoMediumSpeed, 1.0);
    assert!(matches!(lng, NetZeroError::Fuel(_)));
    assert_eq!(
        lng.to_string(),
        "factor set MEPC.391(81), 2024 Guidelines on life cycle GHG intensity has no well-to-tank for LNG"
    );
    let without = |fuels: &[FuelUsed]| year(2028, fuels, &Prices::OfTheDraft).unwrap_err();
    assert_eq!(without(&[]), NetZeroError::NoEnergy { fuels: 0 });
    let text = "fuels of the year (1 given): the sum of `energy_mj` must be above 0 MJ, got 0";
    assert_eq!(without(&[used(90.0, 0.0)]).to_string(), text);
    for price in [f64::NAN, -1.0, 38_001.0] {
        let error = year(2031, &[vlsfo(1.0)], &stated(100.0, price)).unwrap_err().to_string();
        let text = "prices of a forecast: `tier_2_usd_per_t` must be in 0..=38000 USD/t, got";
        assert_eq!(error, format!("{text} {price}"));
    }
}

/// Out of scope is an answer, and a fuel without a row names the place where it was burned.
#[test]
fn a_ship_year_under_the_draft() {
    let third = Passage::InPort(Territory::ThirdCountry);
    let of = |gt, trade, burns: Vec<Burn>| {
        let ship = Ship::new("a ship", MarpolShipType::ContainerShip, gt).expect("in range");
        let ruling = net_zero::ship_year(
            &year_of(ship, 2028, burns),
            &FactorSet::imo_lca(),
            trade,
            &Prices::OfTheDraft,
        );
        ruling.map(|ruling| match ruling.assuming_adoption() {
            Ruling::OutOfScope(reason) => reason.to_string(),
            Ruling::Applies(found) => format!("{}", found.energy.megajoules()),
        })
    };
    let fuel = || vec![burned(third, MarineFuel::VLSFO, 10.0)];
    let answer = |gt, trade, burns| of(gt, trade, burns).expect("computed");
    assert_eq!(answer(5_000.0, Trade::International, fuel()), "402000");
    assert_eq!(
        answer(4_999.0, Trade::International, fuel()),
        "the ship has 4999 GT, the rule binds from 5000 GT"
    );
    assert_eq!(answer(5_000.0, Trade::WithinOneState, fuel()), "the ship makes no international voyage");
    assert_eq!(answer(5_000.0, Trade::International, Vec::new()), "nothing is recorded that the rule counts");
    let oil = MarineFuel::new("whale oil", Family::Other, Origin::Fossil);
    let error = of(5_000.0, Trade::International, vec![burned(third, oil, 1.0)]).unwrap_err().to_string();
    assert!(
        error.starts_with("in port, third country: factor set IMO LCA MEPC.391(81) has no row"),
        "{error}"
    );
}

fn any_fuels() -> impl Strategy<Value = Vec<FuelUsed>> + Clone {
    let fuel = (decimal(-50.0..=150.0, 2), decimal(1.0..=1e9, 0)).prop_map(|(ei, energy)| used(ei, energy));
    prop::collection::vec(fuel, 1..5)
}

fn tonnes(mass: Mass<Co2e<WellToWake, Ar5>>) -> f64 {
    mass.tonnes()
}

proptest! {
    #![proptest_config(cases(256))]

    /// GFI lies between its fuels, and does not see the size of a ship.
    #[test]
    fn gfi_is_a_mean(fuels in any_fuels(), times in 1e-3..100.0_f64) {
        let gfi = |fuels: &[FuelUsed]| {
            attained_gfi(fuels).expect("fuel").assuming_adoption().grams_per_megajoule()
        };
        let larger: Vec<FuelUsed> = fuels
            .iter()
            .map(|fuel| FuelUsed::new("more", fuel.intensity(), fuel.energy() * times).expect("in range"))
            .collect();
        prop_assert!((gfi(&fuels) - gfi(&larger)).abs() <= 1e-10);
        let each = || fuels.iter().map(|fuel| fuel.intensity().grams_per_megajoule());
        let (least, most) = (each().fold(f64::MAX, f64::min), each().fold(f64::MIN, f64::max));
        prop_assert!((least - 1e-10..=most + 1e-10).contains(&gfi(&fuels)));
    }

    /// Tier 1, tier 2 and surplus share out what the ship is off the direct target; only one side has any.
    #[test]
    fn deficits_and_surplus_account_for_the_distance(fuels in any_fuels(), of in select(YEARS.to_vec())) {
        let year = of_year(of, &fuels, &Prices::OfTheDraft);
        let energy = year.energy.megajoules();
        let off = |target: Intensity| (year.gfi - target).grams_per_megajoule() * energy / 1e6;
        prop_assert!((tonnes(year.tier_2_deficit) - off(year.targets.base).max(0.0)).abs() <= 1e-12 * energy);
        let parts = (year.targets.direct, year.tier_1_deficit, year.surplus);
        if let (Some(direct), Some(tier_1), Some(surplus)) = parts {
            let sum = tonnes(tier_1) + tonnes(year.tier_2_deficit) - tonnes(surplus);
            prop_assert!((sum - off(direct)).abs() <= 1e-12 * energy);
            prop_assert!(tier_1 >= Mass::ZERO && surplus >= Mass::ZERO);
            prop_assert!(tier_1 == Mass::ZERO || surplus == Mass::ZERO);
            let band = (year.targets.base - direct).grams_per_megajoule() * energy / 1e6;
            prop_assert!(tonnes(tier_1) <= band * (1.0 + 1e-12));
        } else {
            prop_assert_eq!(of, 2040);
        }
    }

    /// A hair over a target costs a hair: no deficit jumps at the edge of a tier.
    #[test]
    fn deficits_are_continuous(of in select(YEARS[..8].to_vec()), hair in 1e-9..1e-6_f64) {
        let of_targets = targets(of)?.assuming_adoption();
        for edge in [of_targets.base, of_targets.direct.expect("until 2035")] {
            let at = |off: f64| {
                of_year(of, &[used(edge.grams_per_megajoule() + off, 1e6)], &Prices::OfTheDraft)
            };
            let (below, above) = (at(-hair), at(hair));
            for amount in [
                |year: &NetZeroYear| year.tier_1_deficit,
                |year: &NetZeroYear| Some(year.tier_2_deficit),
                |year: &NetZeroYear| year.surplus,
            ] {
                let jump = amount(&above).zip(amount(&below)).map(|(one, other)| tonnes(one - other).abs());
                prop_assert!(jump.is_some_and(|jump| jump <= 2.0 * hair + 1e-9), "{jump:?}");
            }
        }
    }

    /// Twice the energy costs twice, and so does twice the price.
    #[test]
    fn costs_are_linear(ei in decimal(0.0..=150.0, 2), of in 2028..=2035_i16, times in 0.1..100.0_f64) {
        let cost = |energy: f64, prices: &Prices| {
            of_year(of, &[used(ei, energy)], prices).total_cost.expect("stated").amount()
        };
        let one = cost(1e6, &stated(100.0, 380.0));
        let allowed = 1e-7 * times;
        prop_assert!((cost(1e6 * times, &stated(100.0, 380.0)) - one * times).abs() <= allowed);
        prop_assert!((cost(1e6, &stated(100.0 * times, 380.0 * times)) - one * times).abs() <= allowed);
        if of <= 2030 {
            prop_assert_eq!(cost(1e6, &Prices::OfTheDraft), one);
        }
    }
}
