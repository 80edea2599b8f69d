//! One voyage from Shanghai to Los Angeles: fuel, CO2, CO2e and emissions per TEU.

use comfy_table::Table;
use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::{FactorSet, MarineFuel, gwp::Ar5};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::substance::{Carried, Nominal};
use green_corridor::units::{Distance, Teu};
use green_corridor::{Cargo, FuelBasis, FuelPlan, Inventory, TransportActivity, Vessel, Voyage};

fn main() -> Result<(), green_corridor::Error> {
    let ship = Vessel::container_ship("made-up 8,500 TEU ship", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()?;
    let fuel = FuelPlan::new(MarineFuel::VLSFO, MarineFuel::MGO, MarineFuel::MGO);
    let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, fuel)
        .draught(metres(13.2))
        .leg("Yangshan", "Los Angeles", Cargo::new(Teu::from_count(7_200.0), Teu::from_count(6_900.0)))
        .manoeuvring(Distance::from_nautical_miles(20.0), knots(10.0))
        .transit(Distance::from_nautical_miles(5_730.0), knots(17.0))
        .port_call("Los Angeles")
        .berth(hours(60.0))
        .build()?;
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled)?;
    ledger.prove_balances()?;
    let per_teu = TransportActivity::of(&voyage);
    let mut table = Table::new();
    table.set_header(["mode", "fuel t", "CO2 t (stack)", "CO2e t (WtW, AR5)"]);
    for (mode, part) in ledger.by_mode() {
        let co2e = part.emissions.well_to_wake(Ar5)?;
        let row = [part.fuel.tonnes(), part.emissions.stack_co2().tonnes(), co2e.tonnes()]
            .map(|t| format!("{t:.1}"));
        table.add_row([mode.to_string()].into_iter().chain(row));
    }
    let total = ledger.total().emissions.well_to_wake(Ar5)?;
    println!(
        "{table}\nwell-to-wake CO2e per nominal TEU: {:.1} kg",
        per_teu.per_teu::<Nominal, _>(total)?.kilograms_per_teu()
    );
    println!(
        "well-to-wake CO2e per carried TEU: {:.1} kg",
        per_teu.per_teu::<Carried, _>(total)?.kilograms_per_teu()
    );
    Ok(())
}
