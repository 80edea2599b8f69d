//! What boundaries, inventories, equipment and scenarios refuse.

use green_corridor::air::Method;
use green_corridor::engine::Pollutants;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::grid::GridBasis;
use green_corridor::provenance::Sourced;
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier};
use green_corridor::terminal::{
    Amounts, Boundary, Comparison, Corrections, DieselDrive, DieselFactors, ElectricDemand, ElectricityBasis,
    EngineFactors, EquipmentEnergy, EquipmentGroup, Extent, LifeCycleStage, Multipliers, PortEntry,
    PortInventory, SourceCategory, TerminalError, TeuCount, ZeroEmissionTerminal, compare,
};
use green_corridor::units::si::{horsepower, hours, kilowatts};
use green_corridor::units::substance::Nox;
use green_corridor::units::{BrakeFactor, Teu};

use super::{boundary, co2, drive, electric, group, known_diesel, nonroad, port, source, supply, year_of};

#[test]
fn two_boundaries_that_differ_in_everything() {
    let basin = boundary(2024);
    let fence = Boundary {
        extent: Extent::Fence,
        categories: [SourceCategory::CargoHandlingEquipment].into(),
        stage: LifeCycleStage::WtW,
        electricity: ElectricityBasis::Excluded,
        teu: TeuCount::Loaded,
        year: 2023,
    };
    let Err(TerminalError::BoundariesDiffer { differences, .. }) = compare(&basin, &fence) else {
        panic!("six differences");
    };
    let what: Vec<&str> = differences.iter().map(|difference| difference.what).collect();
    assert_eq!(what, ["extent", "categories", "stage", "electricity", "TEU", "year"]);
    assert!(compare(&basin, &basin).is_ok());
    let (one, other) = (year_of(basin, 1.0, 1e6), year_of(fence, 1.0, 1e6));
    let error = Comparison::of_ports(&one, &other).unwrap_err().to_string();
    assert!(error.contains("TEU (all moves, empties included, transhipment twice against loaded"), "{error}");
    let error = Comparison::with_baseline(&one, &other).unwrap_err();
    assert!(matches!(error, TerminalError::BoundariesDiffer { differences, .. } if differences.len() == 5));
    let water = Extent::OverWater {
        air_basin: "South Coast".to_owned(),
        limit: "the over-water boundary".to_owned(),
    };
    assert_eq!(boundary(2024).differences(&Boundary { extent: water, ..boundary(2024) }).len(), 1);
}

#[test]
fn what_a_baseline_refuses() {
    let now = year_of(boundary(2024), 1.0, 1e6);
    let nothing = year_of(boundary(2005), 0.0, 1e6);
    let comparison = Comparison::with_baseline(&now, &nothing).expect("only the year differs");
    assert!(matches!(comparison.co2e(Ar5), Err(TerminalError::ZeroBaseline { what: "CO2e", .. })));
    let elsewhere = PortInventory::new("Long Beach", boundary(2005), Teu::from_count(1e6), vec![]);
    let error = Comparison::with_baseline(&now, &elsewhere.expect("valid")).unwrap_err();
    assert_eq!(error.to_string(), "Los Angeles has no baseline in the inventory of Long Beach");
    let unknown =
        PortEntry::ship("calls", Method::Epa2022, Amounts { pollutants: Pollutants::UNKNOWN, ..co2(1.0) });
    let year = PortInventory::new("Los Angeles", boundary(2024), Teu::from_count(1e6), vec![unknown]);
    let year = year.expect("valid");
    let comparison = Comparison::with_baseline(&year, &now).expect("same boundary");
    assert!(matches!(comparison.pollutant::<Nox>(), Err(TerminalError::UnknownPollutant(_))));
}

#[test]
fn what_an_inventory_refuses() {
    let new = |boundary, teu, entries| PortInventory::new("LA", boundary, Teu::from_count(teu), entries);
    let ship = |name: &str, method| PortEntry::ship(name, method, co2(1.0));
    let refused = |entries: Vec<PortEntry>| new(boundary(2024), 1e6, entries).unwrap_err();
    for teu in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = new(boundary(2024), teu, vec![]).unwrap_err();
        assert!(matches!(error, TerminalError::Value { .. }), "{error}");
    }
    assert_eq!(
        new(boundary(2024), 0.0, vec![]).unwrap_err().to_string(),
        "LA: `throughput_teu` must be in 1..=1000000000 TEU, got 0"
    );
    let mixed = refused(vec![ship("at berth", Method::Epa2022), ship("at anchor", Method::SanPedroBay)]);
    assert_eq!(
        mixed.to_string(),
        "at anchor: its pollutants are by San Pedro Bay ports 2021, those of `at berth` by US EPA 2022; two methods never meet"
    );
    let nameless = PortEntry::new(SourceCategory::OceanGoingVessels, "calls", co2(1.0));
    assert!(matches!(refused(vec![nameless]), TerminalError::NoMethod { .. }));
    let fence = Boundary {
        categories: [SourceCategory::CargoHandlingEquipment].into(),
        electricity: ElectricityBasis::Grid(GridBasis::Marginal),
        ..boundary(2024)
    };
    let outside = new(fence.clone(), 1e6, vec![ship("calls", Method::Epa2022)]).unwrap_err();
    assert_eq!(outside.to_string(), "calls: the boundary of the inventory leaves out ocean-going vessels");
    let electric = EquipmentEnergy::Electric {
        demand: ElectricDemand::PerHour(kilowatts(20.0)),
        supply: supply(),
        source: source(),
    };
    let electric = group(1, kilowatts(165.0), 0.4, hours(100.0), electric).entry().expect("valid");
    let other = new(fence, 1e6, vec![electric.clone()]).unwrap_err();
    assert!(other.to_string().contains("is location-based, and the boundary of the inventory says marginal"));
    let bare = PortEntry::new(SourceCategory::CargoHandlingEquipment, "bare", *electric.amounts());
    assert!(matches!(refused(vec![bare]), TerminalError::NoGridBasis { .. }));
    let negative = PortEntry::ship("calls", Method::Epa2022, co2(-1.0));
    assert!(matches!(refused(vec![negative]), TerminalError::Value { .. }));
}

#[test]
fn what_equipment_refuses() {
    let tractor = || nonroad(DutyCycle::Tractor, NonroadTier::T4N, 0.0);
    let message = |group: EquipmentGroup| group.entry().unwrap_err().to_string();
    let with = |rated: f64, run: f64| group(1, kilowatts(rated), 0.5, hours(run), tractor());
    assert_eq!(message(with(165.0, 8_785.0)), "group: `hours` must be in 0..=8784 h, got 8785");
    assert!(message(with(165.0, -1.0)).contains("`hours` must be in 0..=8784 h, got -1"));
    assert!(with(165.0, f64::NAN).entry().is_err());
    assert_eq!(
        message(group(1, horsepower(50.0), 0.5, hours(1.0), tractor())),
        "group: the NONROAD table has no row for T4N, tractor cycle, at 50 hp; it covers above 100 to 750 hp \
         (74.57 to 559.27 kW)"
    );
    assert!(message(with(0.0, 1.0)).contains("`rated_power_kw`"));
    let diesel = |change: fn(&mut DieselDrive)| {
        let mut drive =
            drive(Nonroad { cycle: DutyCycle::Tractor, tier: NonroadTier::T1, cumulative: hours(0.0) });
        change(&mut drive);
        group(1, kilowatts(165.0), 0.5, hours(1.0), EquipmentEnergy::Diesel(drive))
    };
    let dirty = message(diesel(|drive| drive.fuel.sulphur_percent = 5.1));
    assert_eq!(dirty, "group: `sulphur_percent` must be in 0..=5 %, got 5.1");
    assert!(diesel(|drive| drive.fuel.sulphur_percent = 5.0).entry().is_ok());
    let old = diesel(|drive| {
        drive.factors = DieselFactors::Nonroad(Nonroad {
            cycle: DutyCycle::Tractor,
            tier: NonroadTier::T1,
            cumulative: hours(-1.0),
        });
    });
    assert!(message(old).contains("`cumulative_h`"));
    let multiplied = diesel(|drive| {
        drive.corrections.fuel = Some(Multipliers { pm: Some(-0.1), ..Multipliers::stated("made up") });
    });
    assert!(message(multiplied).contains("`pm_multiplier` must be in 0..=10"));
    assert_eq!(
        "T5".parse::<NonroadTier>().unwrap_err().to_string(),
        "`T5` is not a tier of the NONROAD table; it has T1, T2, T3, T4A, T4, T4N"
    );
    assert_eq!("T4A".parse(), Ok(NonroadTier::T4A));
}

#[test]
fn the_scenario_refuses() {
    let diesel = nonroad(DutyCycle::Tractor, NonroadTier::T3, 0.0);
    let today = port(vec![group(2, kilowatts(165.0), 0.4, hours(1_000.0), diesel)], vec![]);
    let with_ships = |ships| ZeroEmissionTerminal::new("plan", electric(3.0), ships).apply(&today);
    let unplugged = with_ships(vec![PortEntry::ship("calls", Method::Epa2022, co2(1.0))]).unwrap_err();
    assert_eq!(unplugged.to_string(), "plan: shore power on every berth, but no ship takes electricity");
    let tug = with_ships(vec![PortEntry::new(SourceCategory::HarbourCraft, "tug", co2(1.0))]).unwrap_err();
    assert_eq!(tug.to_string(), "tug: handed in as a ship, but it belongs to harbour craft");
    let ratio = ZeroEmissionTerminal::new("plan", electric(0.0), vec![]).apply(&today).unwrap_err();
    assert_eq!(ratio.to_string(), "group: `energy_economy_ratio` must be in 0.5..=10, got 0");
    let stated = DieselFactors::Stated(Box::new(Sourced {
        value: EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(700.0)),
        source: source(),
    }));
    let drive = DieselDrive { factors: stated, fuel: known_diesel(), corrections: Corrections::NONE };
    let today =
        port(vec![group(2, kilowatts(165.0), 0.4, hours(1_000.0), EquipmentEnergy::Diesel(drive))], vec![]);
    let unknown = ZeroEmissionTerminal::new("plan", electric(3.0), vec![]).apply(&today).unwrap_err();
    assert!(matches!(unknown, TerminalError::FuelUnknown { .. }));
}
