//! The zero-emission terminal.

use green_corridor::air::Method;
use green_corridor::fuel::gwp::Ar5;
use green_corridor::fuel::{Emissions, GridGases};
use green_corridor::grid::GridBasis;
use green_corridor::terminal::nonroad::{DutyCycle, NonroadTier};
use green_corridor::terminal::{
    Amounts, DieselContent, Draw, ElectricDemand, EquipmentEnergy, EquipmentGroup, EquipmentKind, PortEntry,
    Replacement, ZeroEmissionTerminal,
};
use green_corridor::units::si::{hours, kilowatts};
use green_corridor::units::substance::{Co2, Pm10, Throughput};
use green_corridor::units::{Electricity, ElectricityFactor, LowerHeatingValue, Mass, Teu};

use super::{camx, electric, group, nonroad, port, source, supply};
use crate::tolerance::{FULL_PRECISION, assert_close};

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
        PortEntry::ship(name, Method::Epa2022, amounts).on_grid(GridBasis::LocationAverage)
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

#[test]
fn today_s_ships_are_not_left_behind() {
    let amounts = Amounts {
        emissions: Emissions { co2_fossil: Mass::from_tonnes(50_000.0), ..Emissions::ZERO },
        ..Amounts::ZERO
    };
    let ship = PortEntry::ship("calls", Method::Epa2022, amounts);
    let today = port(vec![], vec![ship]);
    let error = ZeroEmissionTerminal::new("plan", electric(3.0), vec![]).apply(&today).unwrap_err();
    assert!(error.to_string().starts_with("plan: today has ships"), "{error}");
}
