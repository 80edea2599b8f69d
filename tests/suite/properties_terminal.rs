//! Properties of the port inventory.

use green_corridor::air::Method;
use green_corridor::engine::Pollutants;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{Emissions, GridGases};
use green_corridor::grid::GridBasis;
use green_corridor::provenance::Source;
use green_corridor::terminal::nonroad::{
    DutyCycle, NonroadTier, PowerBin, deterioration_factor, relative_age,
};
use green_corridor::terminal::{
    Amounts, DieselContent, DieselDrive, DrayageTrucks, ElectricDemand, ElectricityBasis, ElectricityUse,
    EquipmentEnergy, EquipmentGroup, Extent, LifeCycleStage, LocomotiveWork, Locomotives, PerUnit, PortEntry,
    PortInventory, PortYear, Replacement, SourceCategory, Supply, TeuCount, TruckEnergy, TruckMiles,
    ZeroEmissionTerminal, compare,
};
use green_corridor::units::si::{horsepower, hours, kilowatts, statute_miles, us_gallons};
use green_corridor::units::{Electricity, ElectricityFactor, Fraction, Mass, Rate, Teu};
use proptest::prelude::*;
use proptest::sample::select;

use crate::strategies::{cases, wild};
use crate::terminal::{boundary, camx, fraction, group, known_diesel, nonroad, supply};

const CONTENT: DieselContent = DieselContent { kilograms_per_litre: 0.835, kilowatt_hours_per_litre: 9.8 };

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

fn cycle() -> impl Strategy<Value = DutyCycle> {
    select(vec![DutyCycle::Tractor, DutyCycle::Crane, DutyCycle::MaterialHandling])
}

fn tier() -> impl Strategy<Value = NonroadTier> {
    select(NonroadTier::ALL.to_vec())
}

fn electric_energy() -> EquipmentEnergy {
    EquipmentEnergy::Electric {
        demand: ElectricDemand::PerHour(kilowatts(25.0)),
        supply: supply(),
        source: Source::user("made up"),
    }
}

fn hydrogen() -> EquipmentEnergy {
    EquipmentEnergy::FuelCell {
        per_hour: Rate::from_kilograms_per_hour(2.0),
        upstream: None,
        source: Source::user("made up"),
    }
}

fn energy() -> impl Strategy<Value = EquipmentEnergy> {
    prop_oneof![
        3 => (cycle(), tier(), 0.0..30_000.0_f64).prop_map(|(cycle, tier, run)| nonroad(cycle, tier, run)),
        1 => Just(electric_energy()),
        1 => Just(hydrogen()),
    ]
}

fn equipment() -> impl Strategy<Value = EquipmentGroup> {
    (1_u32..200, 101.0..750.0_f64, 0.1..0.9_f64, 1.0..6_000.0_f64, energy())
        .prop_map(|(pieces, hp, load, run, energy)| group(pieces, horsepower(hp), load, hours(run), energy))
}

fn others(scale: f64) -> Vec<PortEntry> {
    let ships = Amounts {
        emissions: Emissions { co2_fossil: Mass::from_tonnes(5_000.0 * scale), ..Emissions::ZERO },
        pollutants: Pollutants { nox: Some(Mass::from_tonnes(90.0 * scale)), ..Pollutants::UNKNOWN },
        ..Amounts::ZERO
    };
    let trucks = DrayageTrucks {
        name: "drayage".to_owned(),
        miles: TruckMiles {
            loaded: statute_miles(1e6 * scale),
            bobtail: statute_miles(2e5 * scale),
            empty: statute_miles(5e5 * scale),
        },
        energy: TruckEnergy::Diesel { per_mile: PerUnit::epa_truck_mile(), idling: None },
    };
    let trains = Locomotives {
        name: "switchers".to_owned(),
        work: LocomotiveWork::Diesel {
            volume: us_gallons(1e5 * scale),
            per_us_gallon: PerUnit::epa_diesel_gallon(),
        },
    };
    let lights = ElectricityUse {
        name: "lighting".to_owned(),
        electricity: Electricity::from_kilowatt_hours(1e6 * scale),
        supply: supply(),
        source: Source::user("made up"),
    };
    let craft = PortEntry::new(SourceCategory::HarbourCraft, "tugs", ships);
    vec![
        PortEntry::ship("calls", Method::Epa2022, ships),
        craft,
        trucks.entry().expect("valid"),
        trains.entry().expect("valid"),
        lights.entry().expect("valid"),
    ]
}

fn port() -> impl Strategy<Value = PortYear> {
    (prop::collection::vec(equipment(), 1..6), 0.01..2.0_f64, 1e4..1e7_f64).prop_map(
        |(mut equipment, scale, teu)| {
            for (number, group) in equipment.iter_mut().enumerate() {
                group.name = format!("group {number}");
            }
            PortYear {
                port: "made-up port".to_owned(),
                boundary: boundary(2024),
                throughput: Teu::from_count(teu),
                equipment,
                entries: others(scale),
            }
        },
    )
}

fn electric(energy_economy_ratio: f64) -> Replacement {
    Replacement::Electric {
        energy_economy_ratio,
        content: CONTENT,
        supply: supply(),
        source: Source::user("made up"),
    }
}

/// The numbers of an amount, unknown ones as NaN.
fn numbers(amounts: &Amounts) -> Vec<f64> {
    let Emissions { co2_fossil, ch4_fossil, n2o, upstream, grid, .. } = amounts.emissions;
    let GridGases { co2, ch4, n2o: grid_n2o } = grid;
    let mut all = vec![
        amounts.fuel.map_or(f64::NAN, Mass::kilograms),
        amounts.draw.at_plug.kilowatt_hours(),
        amounts.draw.fed_in.kilowatt_hours(),
        co2_fossil.kilograms(),
        ch4_fossil.map_or(f64::NAN, Mass::kilograms),
        n2o.map_or(f64::NAN, Mass::kilograms),
        upstream.map_or(f64::NAN, Mass::kilograms),
        co2.kilograms(),
        ch4.map_or(f64::NAN, Mass::kilograms),
        grid_n2o.map_or(f64::NAN, Mass::kilograms),
    ];
    all.extend(amounts.pollutants.kilograms().map(|(_, mass)| mass.unwrap_or(f64::NAN)));
    all
}

fn alike(one: &Amounts, other: &Amounts) -> bool {
    let (one, other) = (numbers(one), numbers(other));
    one.iter().zip(&other).all(|(one, other)| (one.is_nan() && other.is_nan()) || close(*one, *other))
}

proptest! {
    #![proptest_config(cases(96))]

    /// Zero hours, or no pieces, and nothing is burned, drawn or emitted: known, not unknown.
    #[test]
    fn no_hours_no_emissions(group in equipment(), idle in any::<bool>()) {
        let mut group = group;
        if idle { group.duty.hours = hours(0.0) } else { group.duty.pieces = 0 }
        prop_assert_eq!(*group.entry()?.amounts(), Amounts::ZERO);
    }

    /// Twice the pieces, twice everything.
    #[test]
    fn emissions_are_linear_in_pieces(group in equipment()) {
        let mut twice = group.clone();
        twice.duty.pieces *= 2;
        let one = *group.entry()?.amounts();
        prop_assert!(alike(twice.entry()?.amounts(), &(one + one)));
    }

    /// Half a year twice is a year, for engines of the same age.
    #[test]
    fn emissions_are_linear_in_hours(group in equipment(), share in 0.01..0.99_f64) {
        let part = |share: f64| {
            let mut part = group.clone();
            part.duty.hours *= share;
            part.entry().map(|entry| *entry.amounts())
        };
        let sum = part(share)? + part(1.0 - share)?;
        let whole = part(1.0)?;
        for (sum, whole) in numbers(&sum).into_iter().zip(numbers(&whole)) {
            prop_assert!(whole.is_nan() || (sum - whole).abs() <= 1e-9 * whole.abs());
        }
    }

    /// The deterioration factor stays within 1 and 1 + A and never falls with age.
    #[test]
    fn deterioration_is_bounded(a in 0.0..1.0_f64, run in 0.0..100_000.0_f64, more in 0.0..10_000.0_f64, load in 0.0..1.0_f64, hp in 101.0..750.0_f64) {
        let bin = PowerBin::of(horsepower(hp)).expect("in the table");
        let factor = |run| deterioration_factor(a, relative_age(hours(run), fraction(load), bin));
        prop_assert!((1.0..=1.0 + a).contains(&factor(run)));
        prop_assert!(factor(run + more) >= factor(run));
    }

    /// A machine-hour takes litres or kilowatt-hours, never both.
    #[test]
    fn never_fuel_and_electricity(group in equipment()) {
        let amounts = *group.entry()?.amounts();
        let burns = amounts.fuel.is_none_or(|fuel| fuel > Mass::ZERO);
        let draws = amounts.draw.fed_in > Electricity::ZERO;
        prop_assert!(burns != draws);
    }

    /// Categories sum to the port, in whatever order the entries come, and per TEU times TEU is the total.
    #[test]
    fn categories_sum_to_the_port(port in port()) {
        let year = port.inventory()?;
        let total = year.total();
        let sum: Amounts = year.by_category().into_values().sum();
        let backwards: Amounts = year.entries().iter().rev().map(|entry| *entry.amounts()).sum();
        for other in [sum, backwards] {
            for (got, want) in numbers(&other).into_iter().zip(numbers(&total)) {
                prop_assert!(got.is_nan() == want.is_nan());
                prop_assert!(want.is_nan() || (got - want).abs() <= 1e-12 * want.abs());
            }
        }
        let co2 = total.emissions.stack_co2();
        prop_assert!(close((year.per_teu(co2) * year.throughput()).kilograms(), co2.kilograms()));
        let per_ten_thousand = year.per_ten_thousand_teu(co2);
        prop_assert!(close(per_ten_thousand.kilograms() * year.throughput().count() / 1e4, co2.kilograms()));
        prop_assert!(close(co2.short_tons() * 0.907_184_74, co2.tonnes()));
    }

    /// Electrifying the equipment leaves ships, craft, trains, trucks and lights as they are.
    #[test]
    fn electrifying_changes_nothing_else(port in port(), ratio in 2.8..3.7_f64) {
        let mut port = port;
        port.entries.retain(|entry| entry.category() != SourceCategory::OceanGoingVessels);
        let result = ZeroEmissionTerminal::new("plan", electric(ratio), vec![]).apply(&port)?;
        let other = |year: &PortInventory| -> Vec<PortEntry> {
            let che = SourceCategory::CargoHandlingEquipment;
            year.entries().iter().filter(|entry| entry.category() != che).cloned().collect()
        };
        prop_assert_eq!(other(&result.today), other(&result.scenario));
        prop_assert_eq!(result.today.throughput(), result.scenario.throughput());
        let che = result.scenario.by_category()[&SourceCategory::CargoHandlingEquipment];
        prop_assert_eq!(che.emissions.stack_co2(), Mass::ZERO);
        prop_assert_eq!(che.pollutants, Pollutants::ZERO);
    }

    /// Net effect = avoided TtW + avoided WtT − grid, and it is the change of the well-to-wake total.
    #[test]
    fn net_effect_balances(pieces in 1_u32..100, ratio in 2.8..3.7_f64, tier in tier(), hp in 101.0..750.0_f64) {
        let diesel = group(pieces, horsepower(hp), 0.4, hours(2_000.0), nonroad(DutyCycle::Tractor, tier, 0.0));
        let today = PortYear {
            port: "made-up port".to_owned(),
            boundary: boundary(2024),
            throughput: Teu::from_count(1e6),
            equipment: vec![diesel],
            entries: vec![],
        };
        let result = ZeroEmissionTerminal::new("plan", electric(ratio), vec![]).apply(&today)?;
        let effect = result.equipment;
        let net = effect.net(Ar5)?.kilograms();
        let parts = effect.avoided_tank_to_wake(Ar5)?.kilograms() + effect.avoided_well_to_tank(Ar5)?.kilograms()
            - effect.grid(Ar5)?.kilograms();
        let totals = result.today.total().emissions.well_to_wake(Ar5)?.kilograms()
            - result.scenario.total().emissions.well_to_wake(Ar5)?.kilograms();
        let scale = result.today.total().emissions.well_to_wake(Ar5)?.kilograms();
        prop_assert!((net - parts).abs() <= 1e-12 * scale);
        prop_assert!((net - totals).abs() <= 1e-12 * scale);

        // At the break-even factor the grid adds what the diesel emitted.
        let break_even = effect.break_even(Ar5)?.expect("electricity was added").grams_per_kilowatt_hour();
        let avoided = break_even * effect.added_electricity().kilowatt_hours() / 1e3;
        prop_assert!((avoided - net - effect.grid(Ar5)?.kilograms()).abs() <= 1e-12 * scale);

        // Break-even of CO2 alone = litres × kg/L / kWh fed in.
        let fuel = effect.before.fuel.expect("known");
        let litres = fuel.kilograms() / CONTENT.kilograms_per_litre;
        let per_litre = effect.avoided_stack_co2().kilograms() / litres;
        let fed_in = litres * CONTENT.kilowatt_hours_per_litre / ratio / (0.9 * 0.95);
        let want = ElectricityFactor::from_grams_per_kilowatt_hour(litres * per_litre * 1e3 / fed_in);
        let got = effect.break_even_co2().expect("electricity was added");
        prop_assert!((got.ratio(want) - 1.0).abs() <= 1e-12);
    }

    /// A unit does not matter: kilowatts or horsepower, years apart or together.
    #[test]
    fn units_do_not_matter(hp in 101.0..750.0_f64, tier in tier(), cycle in cycle()) {
        let by = |rated| group(3, rated, 0.4, hours(1_500.0), nonroad(cycle, tier, 4_000.0)).entry();
        let kw = hp * 0.745_699_871_582_270_2;
        prop_assume!([175.0, 300.0, 600.0].iter().all(|end| (hp - end).abs() > 1e-6));
        let (one, other) = (by(horsepower(hp))?, by(kilowatts(kw))?);
        prop_assert!(alike(one.amounts(), other.amounts()));
    }

    /// Two unlike boundaries never compare, and every difference is found.
    #[test]
    fn unlike_boundaries_never_compare(
        fence in any::<bool>(), drop in prop::option::of(0_usize..6), well in any::<bool>(),
        excluded in any::<bool>(), loaded in any::<bool>(), year in 2020_i16..2030,
    ) {
        let one = boundary(2024);
        let mut other = boundary(year);
        let mut expected = usize::from(year != 2024);
        if fence { other.extent = Extent::Fence; expected += 1; }
        if let Some(drop) = drop { other.categories.remove(&SourceCategory::ALL[drop]); expected += 1; }
        if well { other.stage = LifeCycleStage::WtW; expected += 1; }
        if excluded { other.electricity = ElectricityBasis::Excluded; expected += 1; }
        if loaded { other.teu = TeuCount::Loaded; expected += 1; }
        prop_assert_eq!(one.differences(&other).len(), expected);
        prop_assert_eq!(compare(&one, &other).is_ok(), expected == 0);
        prop_assert_eq!(compare(&other, &one).is_ok(), expected == 0);
    }

    /// No number makes anything panic, and what is accepted is finite.
    #[test]
    fn bad_numbers_are_errors_or_finite(
        rated in wild(), run in wild(), cumulative in wild(), sulphur in wild(), per_hour in wild(),
        miles in wild(), teu in wild(), load in 0.0..1.0_f64, tier in tier(),
    ) {
        let mut drive_fuel = known_diesel();
        drive_fuel.sulphur_percent = sulphur;
        let diesel = match nonroad(DutyCycle::Crane, tier, cumulative) {
            EquipmentEnergy::Diesel(drive) => EquipmentEnergy::Diesel(DieselDrive { fuel: drive_fuel, ..drive }),
            other => other,
        };
        let electric = EquipmentEnergy::Electric {
            demand: ElectricDemand::PerHour(kilowatts(per_hour)),
            supply: Supply { charger_efficiency: fraction(load), grid_loss: fraction(load), grid: camx() },
            source: Source::user("made up"),
        };
        let trucks = DrayageTrucks {
            name: "drayage".to_owned(),
            miles: TruckMiles {
                loaded: statute_miles(miles),
                bobtail: statute_miles(miles),
                empty: statute_miles(miles),
            },
            energy: TruckEnergy::Diesel { per_mile: PerUnit::epa_truck_mile(), idling: None },
        };
        let entries = [
            group(1, kilowatts(rated), load, hours(run), diesel).entry(),
            group(1, kilowatts(rated), load, hours(run), electric).entry(),
            trucks.entry(),
        ];
        let entries: Vec<PortEntry> = entries.into_iter().flatten().collect();
        for entry in &entries {
            let known = numbers(entry.amounts()).into_iter().filter(|number| !number.is_nan());
            prop_assert!(known.into_iter().all(|number| number.is_finite() && number >= 0.0));
        }
        if let Ok(year) = PortInventory::new("port", boundary(2024), Teu::from_count(teu), entries) {
            prop_assert!(year.per_teu(year.total().emissions.stack_co2()).is_finite());
            prop_assert_eq!(year.boundary().electricity, ElectricityBasis::Grid(GridBasis::LocationAverage));
        }
        prop_assert!(Fraction::new(load).is_ok());
    }
}
