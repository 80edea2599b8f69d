//! What a corridor's year costs: by hand, its laws, what it refuses.

use std::sync::Arc;

use green_corridor::MarineFuel;
use green_corridor::corridor::cost::{
    CostComponent, CostError, CurrencyCode, DiscountRate, Estimate, Extent, NewbuildPremium, PriceBasis,
    Quote, QuoteForm, Terms, Verdict,
};
use green_corridor::corridor::economics::{
    Comparison, Count, EconomicsError, MeasureCapital, NetZero, PriceBook, Recovery, RuleSays, RuleTerms,
    ShipPrice, WhyLeftOut, YearOutcome, abatement_curve, bill,
};
use green_corridor::corridor::{
    Accounting, Change, Corridor, KindOfTeu, Kpi, Measure, Path, Per, Scenario, Services, Switched,
};
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{FactorSet, LifeCycleStage};
use green_corridor::interchange::{CorridorFile, CorridorForm, FileError};
use green_corridor::provenance::Source;
use green_corridor::regulation::{OutOfScope, Territory};
use green_corridor::units::Money;
use green_corridor::units::substance::{Carried, Loaded, Nominal};

use super::made_up;

const EXAMPLE: &str = include_str!("../../../examples/data/los_angeles_shanghai_corridor.toml");

fn quote(item: &str, usd: f64, basis: PriceBasis) -> Quote {
    let form = QuoteForm {
        item: item.to_owned(),
        place: Some("here".to_owned()),
        date: Some("2026".parse().expect("a date")),
        currency: Some(CurrencyCode::Usd),
        basis,
        low: None,
        central: Some(usd),
        high: None,
        terms: Terms::NotStated,
        source: Source::user(format!("made up: {item}")),
    };
    form.try_into().expect("a quote")
}

fn recovery() -> Recovery {
    Recovery { life_years: 20, rate: DiscountRate::new(0.0).expect("a rate") }
}

fn ship(newbuild: f64, premium: Option<f64>) -> ShipPrice {
    ShipPrice {
        newbuild: Money::from_amount(newbuild),
        premium: premium.map(|share| NewbuildPremium::stated("ship", Some(share), None).expect("a premium")),
        recovery: recovery(),
        opex_per_year: Money::from_amount(3e6),
        gross_tonnage: 95_000.0,
        source: Source::user("made up"),
    }
}

fn plugs(usd: f64) -> MeasureCapital {
    MeasureCapital {
        what: "plugs".to_owned(),
        amount: Money::from_amount(usd),
        count: Count::EachShip,
        recovery: recovery(),
        source: Source::user("made up"),
    }
}

fn terms() -> RuleTerms {
    let terms = RuleTerms::of_the_rules(NamedSet::Ar4);
    let third =
        |places: green_corridor::regulation::Places, port: &str| places.with(port, Territory::ThirdCountry);
    let ports = ["Yantian", "Ningbo", "Yangshan", "Los Angeles", "Long Beach", "Oakland"];
    RuleTerms { places: ports.into_iter().fold(terms.places.clone(), third), ..terms }
}

fn with(terms: RuleTerms, times: f64) -> PriceBook {
    let fuel = |name, usd: f64| quote(name, usd * times, PriceBasis::PerTonneOfFuel);
    let fame = MarineFuel::FAME.to_string();
    PriceBook::new(2026, Estimate::Central, terms)
        .with_fuel("VLSFO", fuel("VLSFO", 800.0))
        .and_then(|book| book.with_fuel("MGO", fuel("MGO", 1_200.0)))
        .and_then(|book| book.with_fuel(fame.as_str(), fuel("FAME", 1_400.0)))
        .and_then(|book| {
            book.with_electricity("Los Angeles", quote("grid", 0.2 * times, PriceBasis::PerKilowattHour))
        })
        .and_then(|book| book.with_ship("8500 TEU", ship(100e6, Some(0.2))))
        .and_then(|book| book.with_ship("10000 TEU", ship(120e6, None)))
        .and_then(|book| book.with_measure("wind", vec![plugs(2e6)]))
        .and_then(|book| book.with_measure("slower", Vec::new()))
        .and_then(|book| book.with_measure("FAME", Vec::new()))
        .and_then(|book| book.with_measure("longer stays", Vec::new()))
        .expect("a book")
}

fn book() -> PriceBook {
    with(terms(), 1.0)
}

fn path(value: f64) -> Path {
    Path::new("test", vec![(2026, value)]).expect("a path")
}

fn measure(name: &str, change: Change) -> Measure {
    Measure { name: name.into(), services: Services::All, change }
}

fn wind() -> Measure {
    measure("wind", Change::WindAssistance { saving: path(0.1) })
}

fn fame() -> Measure {
    let change = Change::FuelSwitch {
        batch: MarineFuel::FAME.into(),
        pilot: None,
        energy_share: path(0.3),
        consumers: Switched::Propulsion,
        classes: [Arc::from("8,500 TEU")].into(),
    };
    measure("FAME", change)
}

fn longer_stays() -> Measure {
    let ports = [Arc::from("Yantian")].into();
    measure("longer stays", Change::BerthTime { ports, hours: path(40.0) })
}

fn scenario(measures: Vec<Measure>) -> Scenario {
    Scenario { name: "test".into(), measures }
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

fn component(corridor: &Corridor, book: &PriceBook, component: CostComponent) -> f64 {
    let bill = bill(&made_up::year(corridor), book, &[]).expect("a bill");
    bill.bill.component(component).amount()
}

#[test]
fn the_bill_of_one_service_by_hand() {
    let corridor = made_up::one_service();
    let year = made_up::year(&corridor);
    let bill = bill(&year, &book(), &["wind".into()]).expect("a bill").bill;

    let [mut vlsfo, mut mgo, mut shore] = [0.0; 3];
    for sailings in year.services()[0].sailings() {
        for entry in sailings.ledger.entries() {
            match sailings.ledger.carrier(entry).batch() {
                Some(batch) if *batch.fuel() == MarineFuel::VLSFO => {
                    vlsfo += entry.fuel().tonnes() * sailings.count
                }
                Some(_) => mgo += entry.fuel().tonnes() * sailings.count,
                None => shore += entry.electricity().kilowatt_hours() * sailings.count,
            }
        }
    }
    assert!(vlsfo > 0.0 && mgo > 0.0 && shore > 0.0);
    let of = |component| bill.component(component).amount();
    assert!(close(of(CostComponent::Fuel), 800.0 * vlsfo + 1_200.0 * mgo));
    assert!(close(of(CostComponent::ShoreElectricity), 0.2 * shore));
    assert!(close(of(CostComponent::Capital), 6.0 * 120e6 / 20.0 + 6.0 * 2e6 / 20.0));
    assert_eq!(of(CostComponent::Opex), 18e6);
    assert_eq!([CostComponent::EuEts, CostComponent::FuelEu].map(of), [0.0, 0.0]);
}

#[test]
fn every_rule_says_why_it_charges_nothing() {
    let rules = bill(&made_up::year(&made_up::corridor()), &book(), &[]).expect("a bill").rules;
    assert_eq!(rules.len(), 3 * 4); // three classes
    for one in rules.iter().filter(|one| !one.rule.starts_with("IMO")) {
        let why = RuleSays::OutOfScope(OutOfScope::NothingCounted { first: None });
        assert_eq!(std::mem::discriminant(&one.says), std::mem::discriminant(&why), "{one:?}");
    }
    // The draft has targets from 2028 on.
    assert!(
        rules
            .iter()
            .filter(|one| one.rule.starts_with("IMO"))
            .all(|one| matches!(one.says, RuleSays::NoNumber(_)))
    );
}

#[test]
fn the_draft_enters_where_adoption_is_assumed_alone() {
    let corridor = scenario(Vec::new()).in_year(&made_up::one_service(), 2028).expect("a year").corridor;
    let year = made_up::year(&corridor);
    let left_out = bill(&year, &book(), &[]).expect("a bill");
    let adopted = with(RuleTerms { net_zero: NetZero::AssumingAdoption, ..terms() }, 1.0);
    let adopted = bill(&year, &adopted, &[]).expect("a bill");
    let would = left_out.rules.iter().find_map(|one| match one.says {
        RuleSays::WouldCharge(money) => Some(money.amount()),
        _ => None,
    });
    let charged = adopted.bill.component(CostComponent::NetZeroIfAdopted).amount();
    assert!(charged > 0.0);
    assert_eq!(would, Some(charged));
    assert!(left_out.bill.assumes_adoption_of().is_none() && adopted.bill.assumes_adoption_of().is_some());
    assert!(close((adopted.bill.total() - left_out.bill.total()).amount(), charged));
}

#[test]
fn bills_of_services_add_up() {
    let one = |spec| made_up::corridor_of(vec![spec]);
    let parts = [one(made_up::southern_spec()), one(made_up::northern_spec())];
    for of in
        [CostComponent::Fuel, CostComponent::ShoreElectricity, CostComponent::Capital, CostComponent::Opex]
    {
        let sum: f64 = parts.iter().map(|part| component(part, &book(), of)).sum();
        assert!(close(component(&made_up::corridor(), &book(), of), sum), "{of}");
    }
}

#[test]
fn twice_the_prices_are_twice_the_fuel_and_the_electricity() {
    for of in [CostComponent::Fuel, CostComponent::ShoreElectricity] {
        let [once, twice] =
            [1.0, 2.0].map(|times| component(&made_up::corridor(), &with(terms(), times), of));
        assert!(once > 0.0 && close(twice, 2.0 * once), "{of}");
    }
}

#[test]
fn gaps_change_sign_with_their_sides() {
    let baseline = made_up::corridor();
    let of =
        |measures| YearOutcome::of_scenario(&baseline, &scenario(measures), 2026, &book()).expect("a year");
    let (with, without) = (of(vec![wind(), fame()]), of(Vec::new()));
    let there = Comparison::between(with.clone(), without.clone()).expect("alike");
    let back = Comparison::between(without, with).expect("alike");
    for extent in [Extent::Fuel, Extent::Ownership, Extent::AfterRegulation] {
        assert!(there.gap(extent) != Money::ZERO);
        assert_eq!(there.gap(extent), -back.gap(extent));
    }
    assert!(there.abatement(Extent::Ownership).is_ok() && back.abatement(Extent::Ownership).is_err());
    let premiums = [
        there.premium::<Nominal>(Extent::Ownership).expect("slots").amount(),
        there.premium::<Carried>(Extent::Ownership).expect("containers").amount(),
        there.premium::<Loaded>(Extent::Ownership).expect("loaded").amount(),
    ];
    assert!(premiums[0].abs() < premiums[1].abs() && premiums[1].abs() < premiums[2].abs());
    let total = Kpi { stage: LifeCycleStage::WtW, set: NamedSet::Ar5, per: Per::Total };
    let per_loaded = Kpi { per: Per::Teu(KindOfTeu::LoadedTeu), ..total };
    let year =
        made_up::year(&scenario(vec![wind(), fame()]).in_year(&baseline, 2026).expect("a year").corridor);
    let loaded = total.value(&year).expect("kg") / per_loaded.value(&year).expect("kg/TEU");
    assert!(close(premiums[2], there.gap(Extent::Ownership).amount() / loaded));
}

#[test]
fn without_a_measure_the_gap_is_zero_and_no_tonne_has_a_cost() {
    let same =
        Comparison::of_scenario(&made_up::corridor(), &scenario(Vec::new()), 2026, &book()).expect("alike");
    assert_eq!(same.gap(Extent::AfterRegulation), Money::ZERO);
    let refused = same.abatement(Extent::AfterRegulation);
    assert!(matches!(refused, Err(EconomicsError::Cost(CostError::NothingAbated { .. }))), "{refused:?}");
}

#[test]
fn the_curves_are_in_order_and_add_up() {
    let baseline = made_up::corridor();
    let late = Measure {
        change: Change::SpeedLimit { knots: Path::new("test", vec![(2030, 12.0)]).expect("a path") },
        ..measure("slower", Change::WindAssistance { saving: path(0.0) })
    };
    let all = scenario(vec![fame(), longer_stays(), late, wind()]);
    let extent = Extent::Ownership;
    let [alone, together] = abatement_curve(&baseline, &all, 2026, &book(), extent).expect("curves");
    for curve in [&alone, &together] {
        let order: Vec<_> = curve.steps.iter().map(|step| step.abatement).collect();
        assert_eq!(order.len(), 2);
        let ranked = order.iter().filter(|one| one.verdict() == Verdict::CleanerAtACost);
        assert!(ranked.map(|one| one.usd_per_tonne()).is_sorted());
        let left_out: Vec<&str> = curve.left_out.iter().map(|one| one.measure.as_str()).collect();
        assert_eq!(left_out, ["longer stays", "slower"]);
        assert_eq!(curve.left_out[1].why, WhyLeftOut::NotInEffect);
    }
    let WhyLeftOut::AbatesNothing { extra_cost, more_tonnes } = together.left_out[0].why else {
        panic!("{:?}", together.left_out);
    };
    assert!(more_tonnes > 0.0);
    let whole = Comparison::of_scenario(&baseline, &all, 2026, &book()).expect("alike");
    let tonnes: f64 = together.steps.iter().map(|step| step.abatement.tonnes()).sum();
    let money: f64 = together.steps.iter().map(|step| step.abatement.extra_cost().amount()).sum();
    let abated = whole.reference.emitted.tonnes() - whole.alternative.emitted.tonnes();
    assert!((tonnes - more_tonnes - abated).abs() < 1e-6 * abated);
    let gap = whole.gap(extent).amount();
    assert!((money + extra_cost.amount() - gap).abs() < 1e-6 * gap.abs(), "{money} {extra_cost:?} {gap}");
}

#[test]
fn missing_prices_are_named_with_what_there_is() {
    let year = made_up::year(&made_up::one_service());
    let empty = PriceBook::new(2026, Estimate::Central, terms());
    let text =
        |book: &PriceBook, measures: &[Arc<str>]| bill(&year, book, measures).expect_err("a gap").to_string();
    assert_eq!(text(&empty, &[]), "no price of the fuel `MGO`; the price book has none");
    let fuel = |name| quote(name, 800.0, PriceBasis::PerTonneOfFuel);
    let fuels = empty.with_fuel("VLSFO", fuel("VLSFO")).and_then(|book| book.with_fuel("MGO", fuel("MGO")));
    let fuels = fuels.expect("a book");
    let no_electricity = text(&fuels, &[]);
    assert_eq!(no_electricity, "no price of shore electricity at `Los Angeles`; the price book has none");
    let grid = quote("grid", 0.2, PriceBasis::PerKilowattHour);
    let no_ship =
        fuels.with_electricity("Los Angeles", grid).expect("a book").with_ship("other", ship(1e6, None));
    assert_eq!(
        text(&no_ship.expect("a book"), &[]),
        "no price of the vessel `8500 TEU`; the price book has other"
    );
    assert!(matches!(
        bill(&year, &book(), &["hulls".into()]),
        Err(EconomicsError::NoMeasurePrice { measure, has }) if measure == "hulls" && has.contains("wind")
    ));
}

#[test]
fn what_a_book_refuses() {
    let tonne = || quote("VLSFO", 800.0, PriceBasis::PerTonneOfFuel);
    assert!(matches!(book().with_fuel("VLSFO", tonne()), Err(EconomicsError::PricedTwice { .. })));
    let wrong = book().with_electricity("Oakland", tonne());
    assert!(matches!(wrong, Err(EconomicsError::Cost(CostError::OtherBasis { .. }))));
    let small = ShipPrice { gross_tonnage: 0.0, ..ship(1e6, None) };
    assert!(matches!(book().with_ship("small", small), Err(EconomicsError::Ship(_))));
    let other_year = PriceBook::new(2025, Estimate::Central, terms()).with_fuel("VLSFO", tonne());
    assert!(matches!(other_year, Err(EconomicsError::Cost(CostError::OtherPriceYear { .. }))));
    assert_eq!(book().sources().len(), 7);
}

#[test]
fn what_bills_and_comparisons_refuse() {
    let corridor = made_up::one_service();
    let year = made_up::year(&corridor);
    let mut european = terms();
    european.places = european.places.with("Yantian", Territory::MemberState("NL".parse().expect("a state")));
    let charged = bill(&year, &with(european, 1.0), &[]);
    assert!(matches!(charged, Err(EconomicsError::ChargedWithoutPrice { .. })), "{charged:?}");
    let nowhere = RuleTerms { places: green_corridor::regulation::Places::none(), ..terms() };
    assert!(matches!(bill(&year, &with(nowhere, 1.0), &[]), Err(EconomicsError::ShipYear(_))));
    let mut british = terms();
    british.places = british.places.with("Yantian", Territory::GreatBritain);
    let day_needed = bill(&year, &with(british, 1.0), &[]);
    assert!(matches!(day_needed, Err(EconomicsError::UkEts(_))), "{day_needed:?}");

    let unadopted = with(RuleTerms { net_zero: NetZero::AssumingAdoption, ..terms() }, 1.0);
    let of = |year| YearOutcome::of_scenario(&corridor, &scenario(Vec::new()), year, &unadopted);
    assert!(matches!(of(2037), Err(EconomicsError::NetZero(_))));
    assert!(matches!(of(2031), Err(EconomicsError::ChargedWithoutPrice { .. })));
    assert!(matches!(of(2020), Err(EconomicsError::Scenario(_))));

    let of = |corridor: &Corridor| YearOutcome::of(&made_up::year(corridor), &book(), &[]).expect("a bill");
    let later = scenario(Vec::new()).in_year(&corridor, 2027).expect("a year").corridor;
    let accounting = Accounting { gwp: NamedSet::Ar6, ..made_up::accounting() };
    let other_set =
        Corridor::new("made up", 2026, corridor.services().to_vec(), accounting).expect("a corridor");
    for other in [later, other_set] {
        let unlike = Comparison::between(of(&other), of(&corridor));
        assert!(matches!(unlike, Err(EconomicsError::Unlike { .. })), "{unlike:?}");
    }
    assert_eq!(terms().net_zero_factors, FactorSet::imo_lca());
}

#[test]
fn the_example_has_a_price_for_all_that_its_scenarios_use() {
    let file: CorridorFile = toml::from_str(EXAMPLE).expect("the example");
    let book = file.prices().expect("prices");
    for scenario in file.scenarios() {
        for year in [2026, 2030, 2035] {
            let of_year =
                Comparison::of_scenario(file.corridor(), scenario, year, book).expect("a comparison");
            let premium = of_year.premium::<Loaded>(Extent::Ownership).expect("a premium");
            // UMAS (December 2023) has 90 to 450 USD/TEU in 2030, of a ship on scalable zero-emission fuel alone.
            println!("{} {year}: {premium}", scenario.name);
            let mac = of_year.abatement(Extent::Ownership);
            println!("    {}", mac.map_or_else(|error| error.to_string(), |mac| mac.to_string()));
        }
    }
    let last = file.scenarios().last().expect("a scenario");
    let [alone, together] =
        abatement_curve(file.corridor(), last, 2032, book, Extent::Ownership).expect("curves");
    assert_eq!(alone.steps.len() + alone.left_out.len(), last.measures.len());
    assert_eq!(together.steps.len() + together.left_out.len(), last.measures.len());
    let lonely = alone.left_out.iter().find(|one| one.measure == "E-methanol on larger ships");
    assert!(matches!(lonely.map(|one| &one.why), Some(WhyLeftOut::NotAlone(_))));
}

#[test]
fn prices_of_a_file_that_are_none() {
    let refused = |from: &str, to: &str| {
        assert!(EXAMPLE.contains(from), "{from}");
        let form: CorridorForm = toml::from_str(&EXAMPLE.replace(from, to)).expect("a form");
        CorridorFile::try_from(form).expect_err("no prices")
    };
    assert!(matches!(refused("price_year = 2026", "price_year = 2025"), FileError::Prices(_)));
    let both = refused("premium_fraction = 0.18387", "premium_fraction = 0.18387\npremium_usd = 28e6");
    assert!(both.to_string().contains("16,000 TEU, dual fuel"), "{both}");
    let unknown = refused("FAME = { place", "\"B 100\" = { place");
    assert!(unknown.to_string().starts_with("prices.fuels.B 100: unknown fuel"), "{unknown}");
}
