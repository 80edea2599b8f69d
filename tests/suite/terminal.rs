//! The port inventory: worked facts of equipment, trucks and operators; boundaries; bad input.

use green_corridor::engine::{PollutantFactors, Pollutants};
use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::fuel::{Emissions, GridGases};
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::provenance::{Source, Sourced};
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier, PowerBin, relative_age};
use green_corridor::terminal::{
    Amounts, Boundary, CarbOffroad, Comparison, Controls, Corrections, CraftEngine, Diesel, DieselContent,
    DieselDrive, DieselFactors, Draw, DrayageTrucks, Duty, ElectricDemand, ElectricityBasis, ElectricityUse,
    EngineFactors, EquipmentEnergy, EquipmentGroup, EquipmentKind, Extent, HandlingMoves, HarbourCraft,
    Idling, LifeCycleStage, LocomotiveWork, Locomotives, MoveEnergy, Multipliers, PerUnit, PortEntry,
    PortInventory, PortYear, ReeferPlugs, Replacement, SourceCategory, Supply, TerminalError, TeuCount,
    TruckEnergy, TruckMiles, ZeroEmissionTerminal, compare, diesel, epa_hub,
};
use green_corridor::units::si::{
    horsepower, hours, kilowatt_hours, kilowatts, liter, litres, metres, statute_miles, us_gallons,
};
use green_corridor::units::substance::{Co2, Hc, Nox, Pm10, So2, Throughput};
use green_corridor::units::{
    BrakeFactor, Electricity, ElectricityFactor, Factor, Fraction, LowerHeatingValue, Mass, Power, Rate, Teu,
    Time,
};

use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

fn source() -> Source {
    Source::user("made up for a test")
}

pub fn fraction(value: f64) -> Fraction {
    Fraction::new(value).expect("a fraction")
}

pub fn camx() -> GridFactor {
    find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone()
}

pub fn supply() -> Supply {
    Supply { charger_efficiency: fraction(0.9), grid_loss: fraction(0.05), grid: camx() }
}

/// A diesel of which every gas is known.
pub fn known_diesel() -> Diesel {
    Diesel {
        ch4: Some(Factor::from_grams_per_gram(0.000_05)),
        n2o: Some(Factor::from_grams_per_gram(0.000_18)),
        upstream: Some(Factor::from_grams_per_gram(0.62)),
        ..Diesel::with_sulphur(0.0015)
    }
}

pub fn group(pieces: u32, rated: Power, load: f64, run: Time, energy: EquipmentEnergy) -> EquipmentGroup {
    let duty = Duty { pieces, rated_power: rated, load_factor: fraction(load), hours: run, source: source() };
    EquipmentGroup { name: "group".to_owned(), kind: EquipmentKind::YardTractor, duty, energy }
}

pub fn nonroad(cycle: DutyCycle, tier: NonroadTier, cumulative_h: f64) -> EquipmentEnergy {
    EquipmentEnergy::Diesel(drive(Nonroad { cycle, tier, cumulative: hours(cumulative_h) }))
}

fn drive(engine: Nonroad) -> DieselDrive {
    DieselDrive {
        factors: DieselFactors::Nonroad(engine),
        fuel: known_diesel(),
        corrections: Corrections::NONE,
    }
}

pub fn boundary(year: i16) -> Boundary {
    Boundary {
        extent: Extent::AirBasin { name: "South Coast".to_owned() },
        categories: SourceCategory::ALL.into(),
        stage: LifeCycleStage::TtW,
        electricity: ElectricityBasis::Grid(GridBasis::LocationAverage),
        teu: TeuCount::AllMoves,
        year,
    }
}

fn co2(tonnes: f64) -> Amounts {
    Amounts {
        emissions: Emissions { co2_fossil: Mass::from_tonnes(tonnes), ..Emissions::ZERO },
        ..Amounts::ZERO
    }
}

fn year_of(boundary: Boundary, tonnes: f64, teu: f64) -> PortInventory {
    let all = PortEntry::new(SourceCategory::CargoHandlingEquipment, "all", co2(tonnes));
    PortInventory::new("Los Angeles", boundary, Teu::from_count(teu), vec![all]).expect("complete")
}

/// Per horsepower-hour, as the model prints.
fn per_hp_h<S>(factor: Option<BrakeFactor<S>>) -> f64 {
    factor.expect("stated").grams_per_kilowatt_hour() * 0.745_699_871_582_270_2
}

struct Case {
    cycle: DutyCycle,
    tier: NonroadTier,
    hp: f64,
    load: f64,
    hours: f64,
    cumulative: f64,
    /// NOx, PM10, CO, THC, CO2, SO2 in g/hp-h; empty where the source prints none.
    factors: [&'static str; 6],
    /// NOx, PM10, CO, THC, CO2, SO2 in kg.
    kilograms: [&'static str; 6],
}

/// Cases N1, N3, N5 and N7: EPA NONROAD equations on its input files of MOVES5.0.0, our arithmetic.
#[test]
fn nonroad_worked_cases() {
    use DutyCycle::{Crane, Tractor};
    use NonroadTier::{T2, T3, T4, T4N};
    let as_printed = |got: f64, printed: &str| {
        if !printed.is_empty() {
            assert_printed(got, printed);
        }
    };
    let cases = [
        Case {
            cycle: Tractor,
            tier: T4N,
            hp: 221.4,
            load: 0.59,
            hours: 1_257.0,
            cumulative: 0.0,
            factors: ["0.28", "0.0092", "0.11", "0.13", "536.416364", "0.003530"],
            kilograms: ["45.9751", "1.5106", "18.0617", "21.3456", "88077.8944", "0.5796"],
        },
        Case {
            cycle: Tractor,
            tier: T3,
            hp: 200.0,
            load: 0.39,
            hours: 2_000.0,
            cumulative: 8_000.0,
            factors: ["2.623959", "0.237024", "1.255080", "0.193430", "536.214024", "0.004929"],
            kilograms: ["409.3376", "36.9758", "", "", "83649.3877", ""],
        },
        Case {
            cycle: Crane,
            tier: T2,
            hp: 685.0,
            load: 0.20,
            hours: 2_200.0,
            cumulative: 20_000.0,
            factors: ["4.121086", "0.113161", "1.406760", "0.173303", "530.490292", ""],
            kilograms: ["1242.0952", "34.1068", "", "", "159889.774", "1.4698"],
        },
        Case {
            cycle: Tractor,
            tier: T4,
            hp: 135.6,
            load: 0.30,
            hours: 900.0,
            cumulative: 1_000.0,
            factors: ["2.501286", "0.009480", "", "", "536.415644", ""],
            kilograms: ["91.5771", "", "", "", "19639.2496", ""],
        },
    ];
    for case in cases {
        let Case { cycle, tier, hp, load, cumulative, .. } = case;
        let engine = Nonroad { cycle, tier, cumulative: hours(cumulative) };
        let factors = engine.factors("case", horsepower(hp), fraction(load), 0.0015).expect("a row");
        let p = factors.pollutants;
        let got = [
            per_hp_h(p.nox),
            per_hp_h(p.pm10),
            per_hp_h(p.co),
            per_hp_h(p.hc),
            per_hp_h(p.co2),
            per_hp_h(p.so2),
        ];
        got.into_iter().zip(case.factors).for_each(|(got, printed)| as_printed(got, printed));
        let energy = EquipmentEnergy::Diesel(drive(engine));
        let entry = group(1, horsepower(hp), load, hours(case.hours), energy).entry().expect("valid");
        let p = entry.amounts().pollutants;
        let kilograms = [
            p.nox.map(Mass::kilograms),
            p.pm10.map(Mass::kilograms),
            p.co.map(Mass::kilograms),
            p.hc.map(Mass::kilograms),
            p.co2.map(Mass::kilograms),
            p.so2.map(Mass::kilograms),
        ];
        for (got, printed) in kilograms.into_iter().zip(case.kilograms) {
            as_printed(got.expect("stated"), printed);
        }
        assert_eq!(p.diesel_pm.map(Mass::kilograms), p.pm10.map(Mass::kilograms));
        assert!(p.pm25.is_none() && p.nmvoc.is_none() && p.black_carbon.is_none());
        assert_eq!(p.co2.expect("stated"), entry.amounts().emissions.stack_co2());
    }
}

#[test]
fn the_work_and_fuel_of_case_n1() {
    let new = nonroad(DutyCycle::Tractor, NonroadTier::T4N, 0.0);
    let tractor = group(1, horsepower(221.4), 0.59, hours(1_257.0), new);
    let work = tractor.duty.shaft() / (horsepower(1.0) * hours(1.0));
    assert_printed(work.value, "164196.882");
    let entry = tractor.entry().expect("valid");
    assert_printed(entry.amounts().fuel.expect("known").kilograms(), "27631.9708");
    assert_eq!(entry.sources().len(), 2);
}

#[test]
fn ages_as_printed() {
    let age = |cumulative, load, hp| {
        let bin = PowerBin::of(horsepower(hp)).expect("a bin");
        relative_age(hours(cumulative), fraction(load), bin).get()
    };
    assert_printed(age(8_000.0, 0.39, 200.0), "0.668524");
    assert_printed(age(20_000.0, 0.20, 685.0), "0.571429");
    assert_printed(age(1_000.0, 0.30, 135.6), "0.064281");
    assert_eq!(age(150_000.0, 1.0, 200.0), 1.0);
}

/// The table of section 3.3: tractor cycle, 175 to 300 hp, in g/kWh.
#[test]
fn zero_hour_factors_in_kilowatt_hours() {
    let printed = ["7.0806", "5.0825", "3.5001", "3.5001", "3.3526", "0.3755"];
    for (tier, nox) in NonroadTier::ALL.into_iter().zip(printed) {
        let engine = Nonroad { cycle: DutyCycle::Tractor, tier, cumulative: hours(0.0) };
        let factors = engine.factors("new", horsepower(200.0), fraction(0.5), 0.0015).expect("a row");
        assert_printed(factors.pollutants.nox.expect("stated").grams_per_kilowatt_hour(), nox);
    }
    // Tier 3 particles are above tier 2, at the sulphur each was tested on.
    let pm = |tier, sulphur| {
        let engine = Nonroad { cycle: DutyCycle::Tractor, tier, cumulative: hours(0.0) };
        let factors = engine.factors("new", horsepower(200.0), fraction(0.5), sulphur).expect("a row");
        factors.pollutants.pm10.expect("stated").grams_per_kilowatt_hour()
    };
    assert_printed(pm(NonroadTier::T2, 0.2), "0.21456");
    assert_printed(pm(NonroadTier::T3, 0.2), "0.29502");
}

#[test]
fn a_bin_holds_its_upper_end() {
    assert_eq!(PowerBin::of(horsepower(100.0)), None);
    assert_eq!(PowerBin::of(horsepower(100.1)), Some(PowerBin::Hp100To175));
    assert_eq!(PowerBin::of(horsepower(175.0)), Some(PowerBin::Hp100To175));
    assert_eq!(PowerBin::of(horsepower(300.0)), Some(PowerBin::Hp175To300));
    assert_eq!(PowerBin::of(horsepower(750.0)), Some(PowerBin::Hp600To750));
    assert_eq!(PowerBin::of(horsepower(750.1)), None);
    assert_eq!(PowerBin::of(kilowatts(f64::NAN)), None);
}

/// Every cycle, bin and tier has a row with positive factors, and no particle turns negative on clean fuel.
#[test]
fn the_table_is_complete() {
    for cycle in [DutyCycle::Tractor, DutyCycle::Crane, DutyCycle::MaterialHandling] {
        for tier in NonroadTier::ALL {
            for hp in [150.0, 250.0, 450.0, 700.0] {
                for sulphur in [0.0, 0.0015, 0.33] {
                    let engine = Nonroad { cycle, tier, cumulative: hours(0.0) };
                    let row = engine.factors("row", horsepower(hp), fraction(0.5), sulphur).expect("a row");
                    for (name, mass) in row.pollutants.of(kilowatt_hours(1.0)).kilograms() {
                        assert!(mass.is_none_or(|mass| mass >= 0.0), "{tier} {cycle} {hp}: {name} {mass:?}");
                    }
                }
            }
        }
    }
}

/// Case T3: the EPA hub's truck, and what charging only the loaded leg leaves out.
#[test]
fn the_empty_return_belongs_to_the_box() {
    let trip = |empty: f64| {
        let trucks = DrayageTrucks {
            name: "trip".to_owned(),
            miles: TruckMiles {
                loaded: statute_miles(20.0),
                bobtail: statute_miles(0.0),
                empty: statute_miles(empty),
            },
            energy: TruckEnergy::Diesel { per_mile: PerUnit::epa_truck_mile(), idling: None },
        };
        trucks.entry().expect("valid").amounts().emissions.tank_to_wake(Ar4).expect("known").kilograms() / 2.0
    };
    assert_printed(trip(20.0), "28.34318");
    assert_close(trip(0.0), trip(20.0) / 2.0, FULL_PRECISION);
}

/// Case T4: seven tractors at Long Beach, greenhouse gas read as CO2 of diesel.
#[test]
fn litres_behind_a_published_tonnage() {
    let tonnes = 44.43;
    let gallons = tonnes * 1e3 / epa_hub::DIESEL_CO2_KG_PER_US_GALLON;
    assert!((gallons - 4_351.5).abs() < 0.2); // 44.43 t has four digits
    assert!((us_gallons(gallons).get::<liter>() - 16_472.0).abs() < 1.0);
    assert_close(diesel::co2_of_volume(us_gallons(gallons)).tonnes(), tonnes, FULL_PRECISION);
    // CO2 of a litre.
    assert_printed(diesel::co2_of_volume(litres(1.0)).kilograms(), "2.697197");
}

/// Cases T5, T6 and V4: operators' own totals over their own throughput.
#[test]
fn operators_per_teu() {
    let per_teu = |tonnes, teu| {
        let year = year_of(boundary(2022), tonnes, teu);
        year.per_teu(year.total().emissions.stack_co2()).kilograms_per_teu()
    };
    assert_printed(per_teu(543_000.0, 31.03e6), "17.5");
    assert_printed(per_teu(290_126.0 + 176_006.0, 35.39e6), "13.17");
    assert_printed(per_teu(326_000.0, 47.3e6), "6.9");
}

/// Case V5: the Port of Los Angeles in 2017 against 2005.
#[test]
fn a_port_against_its_baseline() {
    let base = 1e6;
    let (then, now) = (
        year_of(boundary(2005), base, 7.484e6),
        year_of(boundary(2017), base * 0.90 / 1.03, 9.34e6), // -10 % on 2005 in 2018, +3 % on 2017
    );
    let comparison = Comparison::with_baseline(&now, &then).expect("only the year differs");
    let change = comparison.co2e(Ar5).expect("known");
    assert_printed(1.0 + change.total, "0.874");
    assert_printed(100.0 * change.per_teu, "-30");
    assert_close(comparison.throughput(), 9.34 / 7.484 - 1.0, FULL_PRECISION);
    let by_mass = comparison.mass("CO2", |year| Ok(year.total().emissions.stack_co2())).expect("known");
    assert_close(by_mass.total, change.total, FULL_PRECISION);
}

/// Case V17: minutes read as hours.
#[test]
fn a_plug_that_counts_minutes() {
    let mean_kw = 583_644.0 / (5_039_666.0 / 60.0);
    let reefers = |plug_hours: f64| {
        let plugs = ReeferPlugs {
            name: "Minhang".to_owned(),
            power_per_plug: kilowatts(mean_kw),
            plug_hours: hours(plug_hours),
            supply: Supply::without_charger(Fraction::ZERO, camx()),
            source: source(),
        };
        plugs.entry().expect("valid").amounts().draw.at_plug.kilowatt_hours()
    };
    assert_printed(mean_kw, "6.95");
    assert_printed(reefers(83_994.433_333_333_33), "583644");
    assert_close(reefers(5_039_666.0), 60.0 * 583_644.0, FULL_PRECISION);
}

/// Case T8: 12,000 MWh at the Californian average of 2023, without losses.
#[test]
fn electricity_of_a_hundred_calls() {
    let ships = ElectricityUse {
        name: "berth".to_owned(),
        electricity: Electricity::from_kilowatt_hours(12e6),
        supply: Supply::without_charger(Fraction::ZERO, camx()),
        source: source(),
    };
    let grid = ships.entry().expect("valid").amounts().emissions.well_to_tank(Ar5).expect("known");
    // PIECE rounds the factor to 198.741 g/kWh.
    assert_close(grid.tonnes(), 2_384.892, 0.001 / 198.741);
}

#[test]
fn san_pedro_bay_units() {
    let nox = Pollutants { nox: Some(Mass::from_short_tons(4_000.0)), ..Pollutants::UNKNOWN };
    let ships = PortEntry::ship("calls", "EPA 2022", Amounts { pollutants: nox, ..Amounts::ZERO });
    let year = PortInventory::new("LA", boundary(2024), Teu::from_count(10e6), vec![ships]).expect("valid");
    let per_ten_thousand = year.per_ten_thousand_teu(year.total().pollutants.known::<Nox>().expect("known"));
    assert_close(per_ten_thousand.tonnes(), 4_000.0 * 0.907_184_74 / 1_000.0, FULL_PRECISION);
    assert_close(per_ten_thousand.short_tons(), 4.0, FULL_PRECISION);
}

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
        PortEntry::ship("calls", "EPA 2022", Amounts { pollutants: Pollutants::UNKNOWN, ..co2(1.0) });
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
    let mixed = refused(vec![ship("at berth", "EPA 2022"), ship("at anchor", "Starcrest")]);
    assert_eq!(
        mixed.to_string(),
        "at anchor: its pollutants are by Starcrest, those of `at berth` by EPA 2022; two methods never meet"
    );
    let nameless = PortEntry::new(SourceCategory::OceanGoingVessels, "calls", co2(1.0));
    assert!(matches!(refused(vec![nameless]), TerminalError::NoMethod { .. }));
    let fence = Boundary {
        categories: [SourceCategory::CargoHandlingEquipment].into(),
        electricity: ElectricityBasis::Grid(GridBasis::Marginal),
        ..boundary(2024)
    };
    let outside = new(fence.clone(), 1e6, vec![ship("calls", "EPA 2022")]).unwrap_err();
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
    let negative = PortEntry::ship("calls", "EPA 2022", co2(-1.0));
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

/// Renewable diesel and a filter: FCF and 1 - CF multiply.
#[test]
fn corrections_multiply() {
    let engine = Nonroad { cycle: DutyCycle::Tractor, tier: NonroadTier::T2, cumulative: hours(0.0) };
    let of = |corrections: Corrections| {
        let energy = EquipmentEnergy::Diesel(DieselDrive { corrections, ..drive(engine) });
        *group(1, kilowatts(165.0), 0.5, hours(100.0), energy).entry().expect("valid").amounts()
    };
    let plain = of(Corrections::NONE);
    let both = of(Corrections {
        fuel: Some(Multipliers { nox: Some(0.9), pm: Some(0.7), ..Multipliers::stated("made up") }),
        control: Some(Controls {
            nox: Fraction::ZERO,
            pm: fraction(0.85),
            hc: Fraction::ZERO,
            co: Fraction::ZERO,
            source: source(),
        }),
    });
    let ratio = |of: fn(&Pollutants) -> Option<f64>| {
        of(&both.pollutants).zip(of(&plain.pollutants)).map(|(a, b)| a / b)
    };
    assert_close(ratio(|p| p.nox.map(Mass::kilograms)).expect("known"), 0.9, FULL_PRECISION);
    assert_close(ratio(|p| p.pm10.map(Mass::kilograms)).expect("known"), 0.7 * 0.15, FULL_PRECISION);
    assert_eq!(ratio(|p| p.co.map(Mass::kilograms)), Some(1.0));
    assert_eq!(both.fuel, plain.fuel);
}

/// The additive form rises by its rate up to its cap; a pollutant without a rate is unknown.
#[test]
fn carb_deterioration_is_another_function() {
    let grams = |value| Some(BrakeFactor::from_grams_per_kilowatt_hour(value));
    let zero_hour = EngineFactors {
        pollutants: PollutantFactors {
            nox: grams_of(3.0),
            so2: grams_of(0.01),
            pm10: grams_of(0.1),
            ..PollutantFactors::UNKNOWN
        },
        ..EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(700.0))
    };
    let at = |cumulative| {
        let per_hour = PollutantFactors { nox: grams(1e-4), ..PollutantFactors::UNKNOWN };
        let engine = CarbOffroad {
            zero_hour,
            per_hour,
            cumulative: hours(cumulative),
            cap: hours(12_000.0),
            source: source(),
        };
        engine.factors("carb").expect("in range")
    };
    assert_close(at(5_000.0).pollutants.nox.expect("stated").grams_per_kilowatt_hour(), 3.5, FULL_PRECISION);
    assert_eq!(at(12_000.0), at(30_000.0));
    assert_eq!(at(5_000.0).pollutants.so2, zero_hour.pollutants.so2);
    assert!(at(5_000.0).pollutants.pm10.is_none());
}

fn grams_of<S: green_corridor::units::substance::Substance>(value: f64) -> Option<BrakeFactor<S>> {
    Some(BrakeFactor::from_grams_per_kilowatt_hour(value))
}

/// A hybrid saves fuel, CO2 and SO2; its other pollutants are unknown until they are stated.
#[test]
fn a_hybrid_scales_only_as_stated() {
    let engine = Nonroad { cycle: DutyCycle::Crane, tier: NonroadTier::T3, cumulative: hours(0.0) };
    let plain = group(4, kilowatts(400.0), 0.2, hours(2_000.0), EquipmentEnergy::Diesel(drive(engine)));
    let hybrid = |pollutants: Option<Box<Multipliers>>| {
        let energy = EquipmentEnergy::Hybrid {
            drive: drive(engine),
            fuel_saving: fraction(0.5),
            pollutants,
            source: source(),
        };
        *EquipmentGroup { energy, ..plain.clone() }.entry().expect("valid").amounts()
    };
    let plain = *plain.entry().expect("valid").amounts();
    let silent = hybrid(None);
    assert_eq!(silent.fuel, plain.fuel.map(|fuel| fuel * 0.5));
    assert_eq!(silent.pollutants.so2, plain.pollutants.so2.map(|so2| so2 * 0.5));
    assert_eq!(silent.emissions.n2o, plain.emissions.n2o.map(|n2o| n2o * 0.5));
    assert!(silent.pollutants.nox.is_none() && silent.pollutants.pm10.is_none());
    let stated = hybrid(Some(Box::new(Multipliers { nox: Some(0.6), ..Multipliers::stated("made up") })));
    assert_close(
        stated.pollutants.known::<Nox>().expect("stated").kilograms(),
        0.6 * plain.pollutants.known::<Nox>().expect("stated").kilograms(),
        FULL_PRECISION,
    );
    assert!(stated.pollutants.known::<Hc>().is_err());
}

/// Litres replaced, over the energy economy ratio, over charger and line.
#[test]
fn kilowatt_hours_instead_of_litres() {
    let electric = EquipmentEnergy::Electric {
        demand: ElectricDemand::InsteadOfDiesel {
            per_hour: litres(10.0),
            content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.7 },
            energy_economy_ratio: 2.8,
        },
        supply: supply(),
        source: source(),
    };
    let draw = group(3, kilowatts(165.0), 0.4, hours(1_000.0), electric).entry().expect("valid");
    let draw = draw.amounts().draw;
    assert_close(draw.at_plug.kilowatt_hours(), 30_000.0 * 9.7 / 2.8 / 0.9, FULL_PRECISION);
    assert_close(draw.fed_in.kilowatt_hours(), 30_000.0 * 9.7 / 2.8 / (0.9 * 0.95), FULL_PRECISION);
}

#[test]
fn hydrogen_has_no_stack_and_an_upstream_if_stated() {
    let cell = |upstream: Option<f64>| {
        let energy = EquipmentEnergy::FuelCell {
            per_hour: Rate::from_kilograms_per_hour(1.5),
            upstream: upstream.map(Factor::from_grams_per_gram),
            source: source(),
        };
        *group(2, kilowatts(165.0), 0.4, hours(1_000.0), energy).entry().expect("valid").amounts()
    };
    assert_eq!(cell(None).fuel, Some(Mass::from_kilograms(3_000.0)));
    assert_eq!(cell(None).emissions.tank_to_wake(Ar5).expect("known"), Mass::ZERO);
    assert!(cell(None).emissions.well_to_wake(Ar5).is_err());
    assert_close(cell(Some(9.0)).emissions.well_to_wake(Ar5).expect("known").tonnes(), 27.0, FULL_PRECISION);
}

/// Craft and switchers by stated factors, trains and moves by the embedded ones.
#[test]
fn the_other_sources() {
    let engine = CraftEngine {
        duty: Duty {
            pieces: 2,
            rated_power: kilowatts(1_500.0),
            load_factor: fraction(0.3),
            hours: hours(1_000.0),
            source: source(),
        },
        factors: Sourced {
            value: EngineFactors {
                fuel: Some(BrakeFactor::from_grams_per_kilowatt_hour(213.0)),
                pollutants: PollutantFactors { nox: grams_of(6.8), ..PollutantFactors::UNKNOWN },
                ..EngineFactors::of_co2(BrakeFactor::from_grams_per_kilowatt_hour(683.0))
            },
            source: source(),
        },
        fuel: known_diesel(),
    };
    let craft = HarbourCraft { name: "tugs".to_owned(), engines: vec![engine.clone(), engine.clone()] };
    let craft = craft.entry().expect("valid");
    assert_close(craft.amounts().emissions.stack_co2().tonnes(), 2.0 * 900.0 * 0.683, FULL_PRECISION);
    assert_close(
        craft.amounts().pollutants.known::<Nox>().expect("stated").tonnes(),
        1.8 * 6.8,
        FULL_PRECISION,
    );
    assert!(craft.amounts().pollutants.known::<So2>().is_err());
    assert!(craft.amounts().emissions.well_to_wake(Ar5).is_ok());

    let train = |work| Locomotives { name: "trains".to_owned(), work }.entry();
    let switching = train(LocomotiveWork::Switching(vec![engine])).expect("valid");
    assert_eq!(switching.category(), SourceCategory::Locomotives);
    let gallons =
        LocomotiveWork::Diesel { volume: us_gallons(1_000.0), per_us_gallon: PerUnit::epa_diesel_gallon() };
    let gallons = train(gallons).expect("valid");
    assert_close(gallons.amounts().emissions.stack_co2().tonnes(), 10.21, FULL_PRECISION);
    assert!(gallons.amounts().emissions.ch4().is_none());
    let haul = |short_ton_miles| {
        train(LocomotiveWork::LineHaul {
            short_ton_miles,
            per_short_ton_mile: PerUnit::epa_rail_short_ton_mile(),
        })
    };
    assert_close(haul(1e6).expect("valid").amounts().emissions.stack_co2().tonnes(), 22.0, FULL_PRECISION);
    assert_eq!(
        haul(-1.0).unwrap_err().to_string(),
        "trains: `short_ton_miles` must be in 0..=10000000000000 short ton-mi, got -1"
    );

    let moves = HandlingMoves {
        name: "tractor moves".to_owned(),
        moves: 1_000.0,
        energy: MoveEnergy::Diesel { per_move: litres(2.0), kilograms_per_litre: None, fuel: known_diesel() },
        source: source(),
    };
    let moves = moves.entry().expect("valid");
    assert_close(moves.amounts().emissions.stack_co2().kilograms(), 2_000.0 * 2.697_197, 1e-6);
    assert!(moves.amounts().fuel.is_none() && moves.amounts().pollutants.nox.is_none());
}

#[test]
fn trucks_idle_and_run_on_batteries() {
    let miles =
        TruckMiles { loaded: statute_miles(60.0), bobtail: statute_miles(10.0), empty: statute_miles(30.0) };
    let trucks = |miles, energy| DrayageTrucks { name: "drayage".to_owned(), miles, energy }.entry();
    let hour = PerUnit {
        pollutants: Pollutants { nox: Some(Mass::from_grams(30.0)), ..Pollutants::UNKNOWN },
        ..PerUnit::of_co2(Mass::from_kilograms(5.0), source())
    };
    let mile = PerUnit {
        pollutants: Pollutants { nox: Some(Mass::from_grams(2.0)), ..Pollutants::UNKNOWN },
        ..PerUnit::epa_truck_mile()
    };
    let idling = |run| Some(Box::new(Idling { hours: hours(run), per_hour: hour.clone() }));
    let both = trucks(miles, TruckEnergy::Diesel { per_mile: mile.clone(), idling: idling(8.0) });
    let both = both.expect("valid");
    assert_close(both.amounts().emissions.stack_co2().kilograms(), 140.7 + 40.0, FULL_PRECISION);
    assert_close(
        both.amounts().pollutants.known::<Nox>().expect("stated").grams(),
        200.0 + 240.0,
        FULL_PRECISION,
    );
    assert!(both.amounts().emissions.ch4().is_none()); // idling states none
    let still = trucks(miles, TruckEnergy::Diesel { per_mile: mile.clone(), idling: idling(0.0) });
    assert!(still.expect("valid").amounts().emissions.ch4().is_some());
    let battery = TruckEnergy::Electric {
        per_mile: Electricity::from_kilowatt_hours(2.0),
        supply: supply(),
        source: source(),
    };
    let battery = trucks(miles, battery).expect("valid");
    assert_close(battery.amounts().draw.at_plug.kilowatt_hours(), 200.0 / 0.9, FULL_PRECISION);
    assert_eq!(battery.amounts().pollutants, Pollutants::ZERO);
    let backwards = TruckMiles { bobtail: metres(-1.0), ..miles };
    let error = trucks(backwards, TruckEnergy::Diesel { per_mile: mile, idling: None }).unwrap_err();
    assert!(error.to_string().starts_with("drayage: `bobtail_miles` must be in 0..="), "{error}");
}

fn electric(energy_economy_ratio: f64) -> Replacement {
    Replacement::Electric {
        energy_economy_ratio,
        content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 },
        supply: supply(),
        source: source(),
    }
}

fn port(equipment: Vec<EquipmentGroup>, entries: Vec<PortEntry>) -> PortYear {
    PortYear {
        port: "made-up port".to_owned(),
        boundary: boundary(2024),
        throughput: Teu::from_count(1e6),
        equipment,
        entries,
    }
}

#[test]
fn the_scenario_refuses() {
    let diesel = nonroad(DutyCycle::Tractor, NonroadTier::T3, 0.0);
    let today = port(vec![group(2, kilowatts(165.0), 0.4, hours(1_000.0), diesel)], vec![]);
    let with_ships = |ships| ZeroEmissionTerminal::new("plan", electric(3.0), ships).apply(&today);
    let unplugged = with_ships(vec![PortEntry::ship("calls", "EPA 2022", co2(1.0))]).unwrap_err();
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

#[test]
fn a_kind_may_have_its_own_replacement_and_electric_groups_stay() {
    let diesel = nonroad(DutyCycle::Tractor, NonroadTier::T3, 0.0);
    let tractors = group(2, kilowatts(165.0), 0.4, hours(1_000.0), diesel.clone());
    let handlers =
        EquipmentGroup { name: "handlers".to_owned(), kind: EquipmentKind::TopHandler, ..tractors.clone() };
    let cranes = EquipmentGroup {
        name: "cranes".to_owned(),
        kind: EquipmentKind::ShipToShoreCrane,
        energy: EquipmentEnergy::Electric {
            demand: ElectricDemand::PerHour(kilowatts(200.0)),
            supply: supply(),
            source: source(),
        },
        ..tractors.clone()
    };
    let hydrogen = Replacement::FuelCell {
        energy_economy_ratio: 2.0,
        content: DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 },
        lower_heating_value: LowerHeatingValue::from_megajoules_per_kilogram(120.0),
        upstream: None,
        source: source(),
    };
    let today = port(vec![tractors.clone(), handlers, cranes], vec![]);
    let plan =
        ZeroEmissionTerminal::new("plan", electric(3.0), vec![]).with(EquipmentKind::TopHandler, hydrogen);
    let result = plan.apply(&today).expect("valid");
    let entry = |name: &str| {
        let mut found = result.scenario.entries().iter().filter(|entry| entry.name() == name);
        *found.next().expect("there").amounts()
    };
    assert!(entry("group").draw.fed_in > Electricity::ZERO);
    let diesel_kg = tractors.entry().expect("valid").amounts().fuel.expect("known").kilograms();
    let hydrogen_kg = diesel_kg / 0.835 * 9.8 * 3.6 / 2.0 / 120.0;
    assert_close(entry("handlers").fuel.expect("known").kilograms(), hydrogen_kg, 1e-12);
    assert_eq!(entry("handlers").draw, Draw::ZERO);
    let before = result.today.entries().iter().find(|entry| entry.name() == "cranes").expect("there");
    assert_eq!(entry("cranes"), *before.amounts());
    assert_eq!(result.scenario.total().emissions.stack_co2(), Mass::ZERO);
    assert!(result.equipment.net(Ar5).is_err()); // the hydrogen's upstream is not stated
    assert!(result.equipment.avoided::<Pm10>().expect("known") > Mass::ZERO);
}

#[test]
fn ships_are_replaced_by_those_on_shore_power() {
    let ships = |name: &str, tonnes: f64, kwh: f64| {
        let fed_in = Electricity::from_kilowatt_hours(kwh);
        let gases: GridGases = camx().emissions(fed_in);
        let emissions = Emissions { co2_fossil: Mass::from_tonnes(tonnes), grid: gases, ..Emissions::ZERO };
        let amounts = Amounts { draw: Draw { at_plug: fed_in, fed_in }, emissions, ..Amounts::ZERO };
        PortEntry::ship(name, "EPA 2022", amounts).on_grid(GridBasis::LocationAverage)
    };
    let today = port(vec![], vec![ships("calls", 9_000.0, 0.0)]);
    let plan =
        ZeroEmissionTerminal::new("plan", electric(3.0), vec![ships("calls on shore power", 2_000.0, 1e7)]);
    let result = plan.apply(&today).expect("valid");
    assert_eq!(result.ships.avoided_stack_co2(), Mass::from_tonnes(7_000.0));
    assert_close(result.ships.grid_co2().tonnes(), 1e7 * 198.063e-6, 1e-5);
    assert_eq!(result.scenario.entries().len(), 1);
    let factor: ElectricityFactor<Co2> = result.ships.break_even_co2().expect("electricity was drawn");
    assert_close(factor.grams_per_kilowatt_hour(), 700.0, FULL_PRECISION);
    let teu: Teu<Throughput> = result.scenario.throughput();
    assert_eq!(teu, result.today.throughput());
}
