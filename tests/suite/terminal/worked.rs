//! Worked facts: NONROAD cases, trucks, operators per TEU, a port against its baseline.

use green_corridor::air::Method;
use green_corridor::engine::Pollutants;
use green_corridor::fuel::gwp::{Ar4, Ar5};
use green_corridor::terminal::nonroad::{DutyCycle, Nonroad, NonroadTier, PowerBin, relative_age};
use green_corridor::terminal::{
    Amounts, Comparison, DrayageTrucks, ElectricityUse, EquipmentEnergy, PerUnit, PortEntry, PortInventory,
    ReeferPlugs, Supply, TruckEnergy, TruckMiles, diesel, epa_hub,
};
use green_corridor::units::si::{
    horsepower, hours, kilowatt_hours, kilowatts, liter, litres, statute_miles, us_gallons,
};
use green_corridor::units::substance::Nox;
use green_corridor::units::{BrakeFactor, Electricity, Fraction, Mass, Teu};

use super::{boundary, camx, drive, fraction, group, nonroad, source, year_of};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

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
    let ships = PortEntry::ship("calls", Method::Epa2022, Amounts { pollutants: nox, ..Amounts::ZERO });
    let year = PortInventory::new("LA", boundary(2024), Teu::from_count(10e6), vec![ships]).expect("valid");
    let per_ten_thousand = year.per_ten_thousand_teu(year.total().pollutants.known::<Nox>().expect("known"));
    assert_close(per_ten_thousand.tonnes(), 4_000.0 * 0.907_184_74 / 1_000.0, FULL_PRECISION);
    assert_close(per_ten_thousand.short_tons(), 4.0, FULL_PRECISION);
}
