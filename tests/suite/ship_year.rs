//! Ledgers read into ship-years.

use green_corridor::engine::{EngineClass, FuelConsumer, Generation, SfcMethod, Substitution};
use green_corridor::fuel::{ConsumerClass, FactorSet, Family, MarineFuel};
use green_corridor::grid::{GridBasis, find};
use green_corridor::regulation::{
    Burn, MarpolShipType, Passage, Places, Ship, ShipYear, ShipYearError, ShoreUse, Stop, TRANSHIPMENT_PORTS,
    Territory,
};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Electricity, Mass, SpecificFuelConsumption, Teu};
use green_corridor::voyage::{ActivitySpec, Evidence, Leg, MeasuredFuel, VoyageBuilder};
use green_corridor::{FuelBasis, FuelPlan, Inventory, OperatingMode, ShoreSupply, Vessel, Voyage};
use jiff::civil::date;

use crate::fuel_eu::{burned, container_ship, state, voyage};
use crate::made_up::{plug, ship};
use crate::tolerance::assert_close;

fn starting(at: &str) -> VoyageBuilder {
    let fuel = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO);
    Voyage::starting(at.parse().expect("an instant"), ship(EngineClass::Ssd), fuel).draught(metres(13.0))
}

fn miles(nm: f64) -> Distance<green_corridor::units::substance::Sailed> {
    Distance::from_nautical_miles(nm)
}

fn ledger(builder: VoyageBuilder) -> Inventory {
    let voyage = builder.build().expect("a voyage");
    Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::MeasuredWhereGiven).expect("a ledger")
}

fn places() -> Places {
    Places::of_the_corridor()
        .with("Rotterdam", state("NL"))
        .with("Algeciras", state("ES"))
        .with("Tanger Med", Territory::ThirdCountry)
        .with_stop("Gibraltar", Territory::ThirdCountry, Stop::Bunkering)
}

fn of(ledger: &Inventory, ship: Ship, year: i16) -> Result<ShipYear, ShipYearError> {
    ShipYear::new(ship, year).with_ledger(ledger, &places())
}

fn passages(year: &ShipYear) -> Vec<(String, Passage)> {
    let mut all: Vec<_> = year.burns().iter().map(|burn| (burn.place.to_string(), burn.passage)).collect();
    all.dedup();
    all
}

fn plain_leg(builder: VoyageBuilder, from: &str, to: &str, nm: f64) -> VoyageBuilder {
    builder.add_leg(Leg::new(from, to)).transit(miles(nm), knots(17.0))
}

/// A stop at Tanger Med is no port of call of a container ship: the voyage runs from Yangshan to Rotterdam. Of
/// another ship it is one.
#[test]
fn transhipment_joins_two_legs() {
    let builder = plain_leg(starting("2026-03-01T00:00Z"), "Yangshan", "Tanger Med", 9_000.0);
    let builder = builder.port_call("Tanger Med").berth(hours(20.0));
    let builder = plain_leg(builder, "Tanger Med", "Rotterdam", 1_400.0).port_call("Rotterdam");
    let ledger =
        ledger(builder.anchorage(hours(10.0)).berth(hours(30.0)).manoeuvring(miles(5.0), knots(6.0)));
    let (third, nl) = (Territory::ThirdCountry, state("NL"));
    let whole = voyage(third, nl);
    let named = |place: &str, passage| (place.to_owned(), passage);
    let year = of(&ledger, container_ship(), 2026).expect("a ship-year");
    assert_eq!(
        passages(&year),
        [
            named("Yangshan - Tanger Med", whole),
            named("Tanger Med", whole),
            named("Tanger Med - Rotterdam", whole),
            named("Rotterdam", whole), // at anchor, before the first berth
            named("Rotterdam", Passage::InPort(nl)),
        ]
    );
    let bulker = Ship::new("Bulker", MarpolShipType::BulkCarrier, 40_000.0).expect("in range");
    let year = of(&ledger, bulker, 2026).expect("a ship-year");
    assert_eq!(
        passages(&year)[..3],
        [
            named("Yangshan - Tanger Med", voyage(third, third)),
            named("Tanger Med", Passage::InPort(third)),
            named("Tanger Med - Rotterdam", voyage(third, nl)),
        ]
    );
}

/// Masses and miles are the ledger's, and an activity over New Year is divided by time.
#[test]
fn new_year_divides_by_time() {
    let builder = plain_leg(starting("2025-12-31T00:00Z"), "Yangshan", "Los Angeles", 17.0 * 240.0);
    let ledger = ledger(builder.port_call("Los Angeles").berth(hours(60.0)));
    let total = ledger.total();
    let year = |year| of(&ledger, container_ship(), year).expect("a ship-year");
    let fuel = |year: &ShipYear| year.burns().iter().map(|burn| burn.mass.tonnes()).sum::<f64>();
    let (before, after) = (year(2025), year(2026));
    assert_close(fuel(&before) + fuel(&after), total.fuel.tonnes(), 1e-12);
    assert_close(before.sailed().nautical_miles(), 17.0 * 24.0, 1e-12);
    assert_close(after.sailed().nautical_miles(), 17.0 * 216.0, 1e-12);
    assert_eq!(year(2024).burns().len(), 0);
    assert!(after.burns().iter().all(|burn| burn.day.is_some_and(|day| day.year() == 2026)));
    let at_sea: f64 = before.burns().iter().map(|burn| burn.mass.tonnes()).sum();
    let transit = ledger.by_mode().into_values().next().expect("transit").fuel.tonnes();
    assert_close(at_sea, transit * 0.1, 1e-12);
}

/// What the ledger does not say is asked for.
#[test]
fn what_a_ship_year_asks_for() {
    let message = |builder| of(&ledger(builder), container_ship(), 2026).unwrap_err().to_string();
    let unknown = plain_leg(starting("2026-03-01T00:00Z"), "Yangshan", "Ostend", 9_000.0);
    assert_eq!(
        message(unknown),
        "Yangshan - Ostend: no jurisdiction is known of `Ostend`, known are Algeciras, Busan, Gibraltar, Long \
         Beach, Los Angeles, Ningbo, Ningbo-Beilun, Oakland, Rotterdam, Shanghai, Tanger Med, Waigaoqiao, Yangshan, \
         Yantian"
    );
    let no_end = plain_leg(starting("2026-03-01T00:00Z"), "Yangshan", "Gibraltar", 9_000.0);
    assert_eq!(
        message(no_end),
        "Yangshan - Gibraltar: `Gibraltar` is not a port of call, and the ledger has none after it"
    );
    let no_start = plain_leg(starting("2026-03-01T00:00Z"), "Gibraltar", "Rotterdam", 1_300.0);
    assert_eq!(
        message(no_start),
        "Gibraltar - Rotterdam: `Gibraltar` is not a port of call, and the ledger has none before it"
    );
}

/// Oil measured for the whole ship is the same in all consumers; gas is not.
#[test]
fn whole_ship_measurements() {
    let mass = Mass::from_tonnes(900.0);
    let measured = |fuel: MarineFuel| MeasuredFuel::whole_ship(fuel, mass, Evidence::BunkerNote);
    let leg = |builder: VoyageBuilder, fuel| {
        let transit = ActivitySpec::under_way(OperatingMode::Transit, miles(9_000.0), knots(17.0));
        let spec = ActivitySpec { measured: vec![measured(fuel)], ..transit };
        builder.add_leg(Leg::new("Yangshan", "Rotterdam")).activity(spec)
    };
    let oil = ledger(leg(starting("2026-03-01T00:00Z"), MarineFuel::VLSFO));
    let year = of(&oil, container_ship(), 2026).expect("a ship-year");
    assert_eq!(year.burns()[0].consumer, ConsumerClass::InternalCombustion);
    assert_eq!(year.burns()[0].mass, mass);

    let efficient = |class| {
        let family = Family::Lng;
        let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(150.0);
        let method = SfcMethod::Constant { sfc, family, substitution: Substitution::EqualEfficiency };
        FuelConsumer::new(class, method).expect("in range")
    };
    let gas_ship = Vessel::container_ship("gas", Teu::from_count(8_500.0))
        .main_engine(EngineClass::LngDiesel, kilowatts(58_000.0))
        .main_engine_consumption(efficient(EngineClass::LngDiesel))
        .auxiliary_engine(efficient(EngineClass::LngOttoMediumSpeed))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    let fuel = FuelPlan::same(MarineFuel::LNG).with_pilot(MarineFuel::MGO);
    let builder = Voyage::starting("2026-03-01T00:00Z".parse().expect("an instant"), gas_ship, fuel);
    let voyage = leg(builder.draught(metres(13.0)), MarineFuel::LNG).build().expect("a voyage");
    // MEPC.364(79) has one row for gas, so the ledger takes it; the rules divide it by engine.
    let gas = Inventory::of(&voyage, &FactorSet::mepc_364(), FuelBasis::Measured).expect("a ledger");
    let message = of(&gas, container_ship(), 2026).unwrap_err().to_string();
    assert_eq!(
        message,
        "Yangshan - Rotterdam: LNG has other factors in each consumer; state which one burned it"
    );
}

/// A day outside the year, miles below zero and electricity that is no number are refused.
#[test]
fn records_that_a_year_refuses() {
    let empty = || ShipYear::new(container_ship(), 2026);
    let stay = Passage::InPort(state("NL"));
    let burn = Burn { day: Some(date(2027, 1, 1)), ..burned(stay, MarineFuel::MGO, 1.0) };
    assert_eq!(
        empty().with_burn(burn).unwrap_err().to_string(),
        "Example 2026, in port, member state NL: `day` must be in 2026, got 2027-01-01"
    );
    let sailed = empty().with_sailed(miles(100.0)).expect("in range").with_sailed(miles(-1.0));
    let message = sailed.unwrap_err().to_string();
    assert!(message.starts_with("Example 2026, distance sailed: `distance_nm` must be in 0..="), "{message}");
    let electricity = Electricity::from_kilowatt_hours(f64::NAN);
    let shore = ShoreUse { place: "berth".into(), passage: stay, exemption: None, electricity };
    let message = empty().with_shore_power(shore).unwrap_err().to_string();
    assert!(message.starts_with("Example 2026, berth: `") && message.ends_with("got NaN"), "{message}");
}

/// The listed transhipment ports are no ports of call of a container ship, whoever knows their territory.
#[test]
fn transhipment_ports_by_name() {
    for port in TRANSHIPMENT_PORTS {
        let builder = plain_leg(starting("2026-03-01T00:00Z"), "Yangshan", port, 7_000.0);
        let builder = plain_leg(builder, port, "Rotterdam", 3_300.0);
        let known = Places::of_the_corridor().with("Rotterdam", state("NL"));
        let year = ShipYear::new(container_ship(), 2026).with_ledger(&ledger(builder), &known);
        let whole = voyage(Territory::ThirdCountry, state("NL"));
        assert!(year.expect("a ship-year").burns().iter().all(|burn| burn.passage == whole), "{port}");
    }
    assert_eq!(TRANSHIPMENT_PORTS, ["East Port Said", "Tanger Med"]);
}

/// The stay is from the first berth to the last: a shift between berths is in port. Before the first leg there is no
/// voyage to arrive from.
#[test]
fn between_berths_is_in_port() {
    let builder =
        starting("2026-03-01T00:00Z").port_call("Rotterdam").anchorage(hours(5.0)).berth(hours(10.0));
    let builder = builder.manoeuvring(miles(5.0), knots(5.0)).berth(hours(10.0));
    let ledger = ledger(plain_leg(builder, "Rotterdam", "Yangshan", 10_000.0));
    let year = of(&ledger, container_ship(), 2026).expect("a ship-year");
    let (third, nl) = (Territory::ThirdCountry, state("NL"));
    assert_eq!(
        passages(&year),
        [
            ("Rotterdam".to_owned(), Passage::InPort(nl)),
            ("Rotterdam - Yangshan".to_owned(), voyage(nl, third)),
        ]
    );
}

/// Electricity over New Year is divided by time, as fuel is.
#[test]
fn new_year_divides_shore_power() {
    let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone();
    let shore = plug(grid, ShoreSupply::Metered(Electricity::from_kilowatt_hours(48_000.0)));
    let ledger =
        ledger(starting("2025-12-31T00:00Z").port_call("Los Angeles").berth(hours(48.0)).shore_power(shore));
    let used = |year| {
        let year = of(&ledger, container_ship(), year).expect("a ship-year");
        year.shore_power().iter().map(|used| used.electricity.kilowatt_hours()).sum::<f64>()
    };
    let all = ledger.total().electricity.kilowatt_hours();
    assert_close(used(2025) + used(2026), all, 1e-12);
    assert!(used(2025) > 0.4 * all && used(2026) > 0.4 * all);
}

/// Each consumer keeps its own class, and pilot fuel burns in an engine whatever the gas does.
#[test]
fn consumers_by_class() {
    let gas = |class| ship(class);
    let fuel = FuelPlan::same(MarineFuel::LNG).with_pilot(MarineFuel::MGO);
    let start = "2026-03-01T00:00Z".parse().expect("an instant");
    let builder = Voyage::starting(start, gas(EngineClass::LngDiesel), fuel).draught(metres(13.0));
    let voyage = plain_leg(builder, "Yangshan", "Rotterdam", 9_000.0).build().expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled).expect("a ledger");
    let year = of(&ledger, container_ship(), 2026).expect("a ship-year");
    let classes = |fuel: &MarineFuel| -> Vec<ConsumerClass> {
        let burns = year.burns().iter().filter(|burn| burn.batch.fuel() == fuel);
        burns.map(|burn| burn.consumer).collect()
    };
    assert!(classes(&MarineFuel::LNG).contains(&ConsumerClass::LngDieselSlowSpeed));
    let pilot = classes(&MarineFuel::MGO);
    assert!(!pilot.is_empty() && pilot.iter().all(|class| *class == ConsumerClass::InternalCombustion));
}
