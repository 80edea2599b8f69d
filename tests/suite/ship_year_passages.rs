//! Which passage an activity belongs to, where calls, stops and dates make it hard.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::{FactorSet, MarineFuel, Origin};
use green_corridor::regulation::{
    Exemption, MarpolShipType, Passage, Places, Ship, ShipYear, Stop, Territory, cii, eu_ets, fuel_eu, uk_ets,
};
use green_corridor::units::Distance;
use green_corridor::units::si::{days, hours, knots};
use green_corridor::voyage::{Leg, VoyageBuilder};
use green_corridor::{FuelBasis, FuelPlan, Inventory, Voyage};
use jiff::civil::date;

use crate::fuel_eu::{burned, container_ship, proven, state, voyage, year_of};
use crate::made_up::ship;
use crate::tolerance::{assert_close, assert_printed};

fn starting(at: &str) -> VoyageBuilder {
    let fuel = FuelPlan::same(MarineFuel::MGO);
    let start = at.parse().expect("an instant");
    let metres = green_corridor::units::si::metres(13.0);
    Voyage::starting(start, ship(EngineClass::Ssd), fuel).draught(metres)
}

fn sail(builder: VoyageBuilder, from: &str, to: &str, nm: f64) -> VoyageBuilder {
    builder.add_leg(Leg::new(from, to)).transit(Distance::from_nautical_miles(nm), knots(17.0))
}

/// Manoeuvring, a berth, manoeuvring.
fn call(builder: VoyageBuilder, port: &str) -> VoyageBuilder {
    let nm = Distance::from_nautical_miles;
    builder
        .port_call(port)
        .manoeuvring(nm(5.0), knots(6.0))
        .berth(hours(20.0))
        .manoeuvring(nm(5.0), knots(6.0))
}

fn places() -> Places {
    Places::of_the_corridor()
        .with("Rotterdam", state("NL"))
        .with("Hamburg", state("DE"))
        .with("Dover", Territory::GreatBritain)
        .with("Belfast", Territory::NorthernIreland)
        .with_stop("Gibraltar", Territory::ThirdCountry, Stop::Bunkering)
}

fn year(builder: VoyageBuilder) -> ShipYear {
    let voyage = builder.build().expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    ShipYear::new(container_ship(), 2026).with_ledger(&ledger, &places()).expect("a ship-year")
}

fn passages(year: &ShipYear) -> Vec<Passage> {
    let mut all: Vec<Passage> = year.burns().iter().map(|burn| burn.passage).collect();
    all.dedup();
    all
}

/// Two calls at one port, one after the other: what lies between them is in port.
#[test]
fn two_calls_at_one_port() {
    let builder = sail(starting("2026-03-01T00:00Z"), "Yangshan", "Rotterdam", 9_000.0);
    let builder = call(call(builder, "Rotterdam"), "Rotterdam");
    let (nl, de) = (state("NL"), state("DE"));
    assert_eq!(
        passages(&year(sail(builder, "Rotterdam", "Hamburg", 300.0))),
        [voyage(Territory::ThirdCountry, nl), Passage::InPort(nl), voyage(nl, de)]
    );
}

/// Calls at two ports without a leg between them: the shift is a voyage.
#[test]
fn two_ports_without_a_leg() {
    let builder = sail(starting("2026-03-01T00:00Z"), "Yangshan", "Rotterdam", 9_000.0);
    let (nl, de) = (state("NL"), state("DE"));
    assert_eq!(
        passages(&year(call(call(builder, "Rotterdam"), "Hamburg"))),
        [
            voyage(Territory::ThirdCountry, nl),
            Passage::InPort(nl),
            voyage(nl, de),
            Passage::InPort(de), // and the way out to where the ledger does not say
        ]
    );
}

/// A leg that ends at a stop ends at the next port of call, whether a leg or a call names it.
#[test]
fn a_stop_before_a_call() {
    let (third, nl) = (Territory::ThirdCountry, state("NL"));
    let to_the_stop = || sail(starting("2026-03-01T00:00Z"), "Yangshan", "Gibraltar", 8_000.0);
    let called = call(to_the_stop(), "Rotterdam");
    assert_eq!(passages(&year(called))[..2], [voyage(third, nl), Passage::InPort(nl)]);
    let on = sail(to_the_stop(), "Rotterdam", "Yangshan", 9_000.0);
    assert_eq!(passages(&year(on)), [voyage(third, nl), voyage(nl, third)]);
}

/// A stay over 1 July 2026 is divided on that day: only what comes after is charged.
#[test]
fn the_first_day_of_the_uk_ets() {
    let builder = starting("2026-06-21T00:00Z").port_call("Dover").berth(days(30.0));
    let stay = year(builder);
    let total: f64 = stay.burns().iter().map(|burn| burn.mass.tonnes()).sum();
    let factors = FactorSet::fuel_eu();
    let found = uk_ets::year(&stay, &factors).expect("computed").found().expect("in scope");
    let charged: f64 = found.total().total().to_string().parse().expect("a number");
    let per_tonne = 3.206 + 0.00005 * 28.0 + 0.00018 * 265.0;
    assert_close(charged, total * per_tonne * 20.0 / 30.0, 1e-9);

    let early = year(starting("2026-05-01T00:00Z").port_call("Dover").berth(days(30.0)));
    let reason = uk_ets::year(&early, &factors).expect("computed");
    let green_corridor::regulation::Ruling::OutOfScope(reason) = reason else { panic!("before the start") };
    assert_eq!(reason.to_string(), "all that counts came before the rule began, on 2026-07-01");
}

/// Half between Great Britain and Northern Ireland; a burn without its day is asked for it in 2026 only.
#[test]
fn uk_shares_and_days() {
    let (gb, ni) = (Territory::GreatBritain, Territory::NorthernIreland);
    let share = |passage| uk_ets::scope(passage).share().get();
    assert_eq!((share(voyage(gb, gb)), share(voyage(ni, ni)), share(voyage(gb, ni))), (1.0, 1.0, 0.5));
    assert_eq!((share(Passage::InPort(ni)), share(voyage(gb, state("NL")))), (1.0, 0.0));
    let asked = |year, day| {
        let burn = burned(voyage(gb, ni), MarineFuel::MGO, 507.87109);
        let burn = green_corridor::regulation::Burn { day, ..burn };
        uk_ets::year(&year_of(container_ship(), year, [burn]), &FactorSet::fuel_eu())
    };
    assert_eq!(
        asked(2026, None).unwrap_err().to_string(),
        "voyage, Great Britain - Northern Ireland: the UK ETS counts from 1 July 2026, state the `day` of the burn"
    );
    let surrender = |ruling: Result<green_corridor::regulation::Ruling<uk_ets::UkEtsYear>, _>| {
        ruling.expect("computed").found().expect("in scope").surrender().total().to_string()
    };
    assert_eq!(surrender(asked(2027, None)), "826.5855926");
    assert_eq!(surrender(asked(2026, Some(date(2026, 7, 1)))), "826.5855926");
    let before = asked(2026, Some(date(2026, 6, 30))).expect("computed");
    assert_eq!(before.found(), None);
}

/// An exemption must fit its passage, and can be laid on what a ledger recorded.
#[test]
fn exemptions_that_fit() {
    let (nl, third) = (state("NL"), Territory::ThirdCountry);
    let region = Territory::OutermostRegion("ES".parse().expect("a state"));
    let with = |passage, exemption| {
        let burn = burned(passage, MarineFuel::MGO, 1.0);
        let burn = green_corridor::regulation::Burn { exemption: Some(exemption), ..burn };
        ShipYear::new(container_ship(), 2026).with_burn(burn)
    };
    assert!(with(voyage(region, region), Exemption::BetweenOutermostRegions).is_ok());
    assert!(with(voyage(nl, nl), Exemption::SmallIsland).is_ok());
    assert_eq!(
        with(voyage(nl, third), Exemption::SmallIsland).unwrap_err().to_string(),
        "voyage, member state NL - third country: the exemption `small island` does not fit a voyage, member state \
         NL - third country"
    );
    assert!(with(voyage(nl, region), Exemption::BetweenOutermostRegions).is_err());

    let crossing = year(sail(starting("2026-03-01T00:00Z"), "Rotterdam", "Hamburg", 300.0));
    let exempted =
        crossing.clone().exempting("Rotterdam - Hamburg", Exemption::PublicService).expect("it fits");
    assert!(exempted.burns().iter().all(|burn| burn.exemption == Some(Exemption::PublicService)));
    assert_eq!(
        crossing.exempting("Oslo - Kiel", Exemption::PublicService).unwrap_err().to_string(),
        "Example 2026: nothing is recorded at `Oslo - Kiel`, recorded are Rotterdam - Hamburg"
    );
}

/// A small ship and an empty year are answers of CII, whatever else is unknown of them.
#[test]
fn cii_answers_first() {
    let small = Ship::new("Feeder", MarpolShipType::ContainerShip, 3_000.0).expect("in range");
    let of = |ship, year| cii::year(&ShipYear::new(ship, year), &FactorSet::mepc_364());
    assert!(of(small, 2035).expect("an answer").found().is_none());
    assert!(of(container_ship(), 2026).expect("an answer").found().is_none());
}

/// Proven recycled carbon counts zero in the ETS, a low-carbon fuel does not.
#[test]
fn zero_rating_by_origin() {
    let charged = |origin| {
        let fuel = MarineFuel::METHANOL.from_origin("made otherwise", origin);
        let burn = burned(Passage::InPort(state("NL")), proven(fuel, 20.0), 1_000.0);
        let found = eu_ets::year(&year_of(container_ship(), 2026, [burn]), &FactorSet::fuel_eu(), None);
        found.expect("computed").found().expect("in scope").charged().tonnes()
    };
    assert_printed(charged(Origin::RecycledCarbon), "49.1");
    assert_printed(charged(Origin::LowCarbon), "1424.1");
}

/// An exempted fuel that cannot be counted is left out of the offer; it was not needed.
#[test]
fn an_exempted_fuel_may_be_unknown() {
    let nl = state("NL");
    let burn = burned(voyage(nl, nl), MarineFuel::FAME, 10.0);
    let exempt = green_corridor::regulation::Burn { exemption: Some(Exemption::SmallIsland), ..burn };
    let counted = burned(Passage::InPort(nl), MarineFuel::MGO, 1.0);
    let year = year_of(container_ship(), 2026, [exempt, counted]);
    let terms = fuel_eu::Terms::annex_ii(green_corridor::fuel::gwp::Ar4);
    let found = fuel_eu::year(&year, &terms, &fuel_eu::Circumstances::PLAIN).expect("computed").found();
    assert_printed(found.expect("in scope").attained().intensity().grams_per_megajoule(), "90.76745");
}
