//! Worked cases of prices, abatement cost and premiums, at the precision that the reference prints.

use green_corridor::corridor::cost::{
    CostBill, CostComponent, CurrencyCode, DiscountRate, Estimate, FreightRate, GreenPremium, HeatingValues,
    NominalTerms, Outcome, PriceBasis, Quote, QuoteForm, Timing, Verdict, abatement_cost, annuity, examples,
};
use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel};
use green_corridor::regulation::{
    Burn, MarpolShipType, Passage, Ship, ShipYear, Territory, eu_ets, net_zero,
};
use green_corridor::units::si::{hours, kilowatts};
use green_corridor::units::substance::{Carried, Co2, Co2e, Loaded, TankToWake, UsDollar, WellToWake};
use green_corridor::units::{
    BrakeFactor, Electricity, ElectricityFactor, Factor, FuelEnergy, GhgIntensity, LowerHeatingValue, Mass,
    Money, Price, SpecificFuelConsumption, Teu,
};

use crate::tolerance::{assert_close, assert_printed};

type Usd = Money<UsDollar>;

fn quote(item: &str, place: &str, date: &str) -> &'static Quote {
    examples::quote(item, place, date.parse().expect("a date")).expect("an example")
}

fn outcome(name: &str, cost: Usd, co2: Mass<Co2>) -> Outcome<UsDollar, Co2> {
    Outcome::new(name, Some(2026), cost, co2).expect("in range")
}

/// K2 and K3: the tender of ZEMBA's scale.
#[test]
fn bio_methanol_for_a_tender() {
    let (bio, oil) = (Usd::from_amount(667.56e6), Usd::from_amount(170.67e6));
    assert_printed(bio.ratio(oil), "3.9");
    assert_printed(oil.amount() / 280_000.0, "610");
    assert_printed((oil / 280_000.0).amount(), "609.54");

    let teu = Teu::<Carried>::from_count(600_000.0);
    assert_printed(GreenPremium::of(bio - oil, teu).expect("TEU").amount(), "828.15");
    assert_printed(280_000.0 / teu.count(), "0.46667");
    // The reference multiplies by 3.83846 t/t, which it prints rounded: 95.48408 g/MJ of 40,200 MJ/t.
    let well_to_wake: GhgIntensity<WellToWake, Ar5> = GhgIntensity::from_grams_per_megajoule(95.48408);
    let factor = well_to_wake * LowerHeatingValue::from_megajoules_per_gram(0.0402);
    let emitted = factor * Mass::from_tonnes(280_000.0);
    assert_printed(factor.grams_per_gram(), "3.83846");
    let reference = Outcome::new("oil", None, oil, emitted).expect("in range");
    let alternative = Outcome::new("bio-methanol", None, bio, emitted * 0.1).expect("in range");
    let cost = abatement_cost(&alternative, &reference).expect("abates");
    assert_printed(cost.abated().tonnes(), "967291.924");
    assert_printed(cost.price().per_tonne(), "513.692");
}

/// K4.
#[test]
fn e_methanol_for_vlsfo() {
    let energy = FuelEnergy::from_gigajoules(1.0);
    let of = |quote: &Quote, mj_per_kg, g_per_mj| {
        let price = quote.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2026).expect("a price");
        let fuel = energy / LowerHeatingValue::from_megajoules_per_kilogram(mj_per_kg);
        let intensity = GhgIntensity::<WellToWake, Ar5>::from_grams_per_megajoule(g_per_mj);
        Outcome::new(quote.item(), Some(2026), price * fuel, intensity * energy).expect("in range")
    };
    let oil = of(quote("VLSFO", "Global 20 ports average", "2026-08-14"), 40.2, 95.48408);
    let e_methanol = quote("e-methanol", "world", "2026-07-31");
    let methanol = of(e_methanol, 19.9, 15.0);
    assert_printed(oil.cost().amount(), "20.22388");
    assert_printed(methanol.cost().amount(), "70.35176");
    let cost = abatement_cost(&methanol, &oil).expect("abates");
    assert_printed(cost.extra_cost().amount(), "50.12788");
    assert_printed(cost.abated().kilograms(), "80.48408");
    assert_printed(cost.price().per_tonne(), "622.8297");
    let at_the_limit = abatement_cost(&of(e_methanol, 19.9, 32.9), &oil).expect("abates");
    assert_printed(at_the_limit.price().per_tonne(), "800.9685");
}

/// K5: a price of a blend is by mass.
#[test]
fn the_pure_part_of_b30() {
    let price = |item, place, date| quote(item, place, date).number(Estimate::Central).expect("a number");
    let b30 = price("B30 VLSFO (UCOME)", "Singapore", "2026-08-07");
    // VLSFO of the same note.
    assert_printed((b30 - 0.7 * 825.0) / 0.3, "1528.33");
}

/// K9, and the electricity price at which shore power breaks even.
#[test]
fn shore_power_for_ten_calls() {
    let work = kilowatts(1_500.0) * hours(60.0) * 10.0;
    let metered = Electricity::from_kilowatt_hours(900e3 / 0.95);
    let mgo = quote("LSMGO", "Singapore", "2026-08-13");
    let burned = SpecificFuelConsumption::from_grams_per_kilowatt_hour(217.0) * work;
    let engines = CostBill::<UsDollar>::new("engines", 2026)
        .with_fuel(mgo, Estimate::Central, burned)
        .expect("a price");
    assert_printed(engines.total().amount(), "234360");
    let from_engines = BrakeFactor::<Co2>::from_grams_per_kilowatt_hour(695.702) * work;
    let from_grid = ElectricityFactor::<Co2>::from_grams_per_kilowatt_hour(198.741) * metered;

    let plugged = |usd_per_kwh: f64| {
        let tariff = Quote::try_from(QuoteForm {
            item: "shore electricity".to_owned(),
            place: Some("Long Beach".to_owned()),
            date: Some("2026".parse().expect("a date")),
            currency: Some(CurrencyCode::Usd),
            basis: PriceBasis::PerKilowattHour,
            central: Some(usd_per_kwh),
            ..crate::cost_refused::form()
        });
        CostBill::<UsDollar>::new("shore power", 2026)
            .with_shore_electricity(&tariff.expect("a quote"), Estimate::Central, metered)
            .expect("a price")
    };
    let mac = |bill: &CostBill<UsDollar>| {
        let reference = outcome("engines", engines.total(), from_engines);
        abatement_cost(&outcome("shore power", bill.total(), from_grid), &reference).expect("abates")
    };
    let without = plugged(0.15);
    assert_printed(without.total().amount(), "142105.26");
    assert_printed(mac(&without).abated().tonnes(), "437.85085");
    assert_printed(mac(&without).price().per_tonne(), "-210.699");
    assert_eq!(mac(&without).verdict(), Verdict::CheaperAndCleaner);

    let rate = DiscountRate::<NominalTerms>::new(0.08).expect("a rate");
    let capital = annuity(Usd::from_amount(1.7e6), rate, 15, Timing::EndOfYear).expect("years");
    assert_printed(capital.amount(), "198610.226");
    let with = without.with(CostComponent::Capital, capital).expect("in range");
    assert_printed(mac(&with).price().per_tonne(), "242.903");
    assert_eq!(mac(&with).verdict(), Verdict::CleanerAtACost);

    assert!(mac(&plugged(0.2604 * 0.95)).price().per_tonne().abs() < 1e-9);
}

/// K10: the CO2 of a tonne of heavy fuel oil within the EU.
#[test]
fn allowances_for_a_tonne_of_hfo() {
    let price = Price::from_per_tonne(75.0);
    for (year, printed) in [(2024, "93.42"), (2025, "163.485")] {
        let ship = Ship::new("Example", MarpolShipType::ContainerShip, 95_000.0).expect("a ship");
        let eu = |code: &str| Territory::MemberState(code.parse().expect("a state"));
        let passage = Passage::Voyage { from: eu("NL"), to: eu("DE") };
        let consumer = ConsumerClass::InternalCombustion;
        let burn = Burn::new("a leg", passage, MarineFuel::HFO, consumer, Mass::from_tonnes(1.0));
        let ship_year = ShipYear::new(ship, year).with_burn(burn).expect("a burn");
        let ruling = eu_ets::year(&ship_year, &FactorSet::fuel_eu(), Some(price)).expect("a year");
        let cost = ruling.found().and_then(|found| found.cost()).expect("priced");
        assert_printed(cost.amount(), printed);
    }
    // From 2026 the rule charges methane and nitrous oxide too; the printed figure is of the CO2 alone.
    let co2 = Factor::<Co2e<TankToWake, Ar5>, _>::from_grams_per_gram(3.114)
        * Mass::<green_corridor::units::substance::Fuel>::from_tonnes(1.0);
    let share = eu_ets::phase_in(2026).expect("a year").get();
    assert_printed((price * co2 * share).amount(), "233.55");
}

/// K11.
#[test]
fn loaded_teu_behind_the_clean_truck_fund() {
    let fund = quote("Clean Truck Fund", "Los Angeles and Long Beach", "since 2022-04-01");
    for year in [2022, 2025] {
        let rate =
            fund.amount::<UsDollar>(PriceBasis::PerLoadedTeu, Estimate::Central, year).expect("a rate");
        assert_printed(Usd::from_amount(123e6).ratio(rate) / 1e6, "12.3");
        let per_teu = FreightRate::<UsDollar, Loaded>::per_teu(rate.amount()).expect("a rate");
        assert_eq!(per_teu.to_string(), "10 USD per loaded TEU");
    }
    assert!(fund.amount::<UsDollar>(PriceBasis::PerLoadedTeu, Estimate::Central, 2021).is_err());
}

/// K12: the published premium, and what it implies.
#[test]
fn the_published_premium_is_a_band() {
    let place = "Shanghai - Los Angeles";
    let number = |basis, estimate| {
        let quotes = examples::of_2026_08();
        let mut of = quotes.filter(|quote| quote.place() == Some(place) && quote.basis() == basis);
        of.next().and_then(|quote| quote.number(estimate)).expect("a number")
    };
    let per_teu = |estimate| number(PriceBasis::PerTeu, estimate);
    let per_year = |estimate| Usd::from_amount(number(PriceBasis::PerShipYear, estimate));
    let (low, high) = (Estimate::Low, Estimate::High);
    assert_printed(18e6 / per_year(low).amount(), "0.9");
    assert_printed(27e6 / per_year(high).amount(), "0.9");
    assert_printed(per_teu(low) / 0.17, "529");
    assert_printed(per_teu(high) / 0.50, "900");
    let implied = |money: Usd, premium: f64| (money / premium).amount();
    assert_printed(implied(per_year(low), per_teu(low)), "222222");
    assert_printed(implied(per_year(high), per_teu(high)), "66667");
    // A premium read back over the freight it implies.
    let premium = GreenPremium::of(per_year(low), Teu::<Carried>::from_count(20e6 / 90.0)).expect("TEU");
    let freight = FreightRate::<UsDollar, Carried>::per_teu(90.0 / 0.17).expect("a rate");
    assert_close(premium.share_of(freight), 0.17, 1e-12);
    let spot = FreightRate::<UsDollar, Carried>::per_feu(913.73).expect("a rate");
    assert_eq!(spot.amount(), 456.865);
}

/// Heating values decide what a VLSFO equivalent says: 5.9 % apart.
#[test]
fn a_vlsfo_equivalent_needs_its_heating_values() {
    let bio = quote("bio-methanol", "NW Europe", "2023-09");
    let per_tonne = |fuel_mj_per_kg, vlsfo_mj_per_kg| {
        let values = HeatingValues { fuel_mj_per_kg, vlsfo_mj_per_kg };
        let quote = bio.with_heating_values(values).expect("in range");
        quote.per_tonne_of_fuel::<UsDollar>(Estimate::Central, 2023).expect("a price").per_tonne()
    };
    let (platts, imo) = (per_tonne(21.5, 41.0), per_tonne(19.9, 40.2));
    assert_printed(2_384.0 / platts, "1.907");
    assert_printed(2_384.0 / imo, "2.020");
    assert_printed(100.0 * (platts / imo - 1.0), "5.9");
}

/// The draft of the IMO enters a bill under its own name.
#[test]
fn the_draft_of_the_imo_is_marked() {
    let energy = FuelEnergy::from_gigajoules(40.2);
    let intensity = GhgIntensity::from_grams_per_megajoule(95.48408);
    let used = net_zero::FuelUsed::new("VLSFO", intensity, energy).expect("in range");
    let draft = net_zero::year(2028, &[used], &net_zero::Prices::OfTheDraft).expect("a year");
    let bill = CostBill::new("a tonne of VLSFO", 2026);
    assert_eq!(bill.assumes_adoption_of(), None);
    let bill = bill.with_net_zero_if_adopted(&draft.assuming_adoption()).expect("priced");
    assert_printed(bill.total().amount(), "139.13");
    assert_eq!(bill.assumes_adoption_of(), Some(&net_zero::STATUS));
    let (component, _) = bill.components().next().expect("a line");
    assert_eq!(component.to_string(), "IMO Net-Zero Framework (proposed, not in force; if adopted)");
}
