//! Calls of ships in a port's ledger.

use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, NoxTier};
use green_corridor::grid::{GridBasis, find};
use green_corridor::terminal::{PortEntry, TerminalError};
use green_corridor::units::si::{hours, knots};
use green_corridor::units::substance::{BlackCarbon, Nox};
use green_corridor::units::{Distance, Electricity, Mass};
use green_corridor::voyage::Activity;
use green_corridor::{
    FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, OperatingMode, ShoreSupply, voyage::Leg,
};

use crate::made_up::{ledger, plug, starting};
use crate::tolerance::assert_close;

fn round_trip() -> (Inventory, AirInventory) {
    let grid = |region, basis| {
        plug(find(region, 2023, basis).expect("embedded").clone(), ShoreSupply::AuxiliaryDemand)
    };
    let voyage = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))
        .port_call("Yangshan")
        .berth(hours(30.0))
        .shore_power(grid("Shanghai", GridBasis::LocationAverage))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .transit(Distance::from_nautical_miles(5_700.0), knots(17.0))
        .port_call("Los Angeles")
        .berth(hours(60.0))
        .shore_power(grid("US eGRID CAMX", GridBasis::Marginal));
    let ledger = ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let method = Epa2022 {
        main_tier: Some(NoxTier::II),
        auxiliary: AuxiliaryEngine::Msd,
        auxiliary_tier: Some(NoxTier::II),
        tier_iii: TierThree::InsideNoxEca,
    };
    let air = AirInventory::epa2022(&ledger, method).expect("known");
    (ledger, air)
}

fn at_los_angeles(activity: &Activity) -> bool {
    activity.stage() == 2
}

#[test]
fn only_what_is_inside_is_counted_as_often_as_it_was() {
    let (ledger, air) = round_trip();
    let entry = PortEntry::calls("calls", 10, &ledger, &air, at_los_angeles).expect("one basis");
    let inside = ledger.total_of(|entry| at_los_angeles(ledger.activity(entry)));
    let amounts = entry.amounts();
    assert_close(amounts.fuel.expect("known").kilograms(), 10.0 * inside.fuel.kilograms(), 1e-12);
    let nox = |part: green_corridor::engine::Pollutants| part.known::<Nox>().expect("stated").kilograms();
    assert_close(nox(amounts.pollutants), 10.0 * nox(air.total_of(at_los_angeles)), 1e-12);
    assert!(nox(amounts.pollutants) < 0.5 * nox(air.total()), "the ocean is outside");
    assert_eq!(entry.grid_basis(), Some(GridBasis::Marginal));
    // 58.5 h of 1,150 kW at the ship; 5 % lost on the line, 5 % in the converter.
    assert_close(amounts.draw.at_plug.kilowatt_hours(), 10.0 * 58.5 * 1_150.0, 1e-12);
    assert_close(amounts.draw.fed_in.kilowatt_hours(), 10.0 * 58.5 * 1_150.0 / (0.95 * 0.95), 1e-12);
    assert_eq!(entry.method(), Some(air.method()));
}

#[test]
fn what_does_not_belong_together_is_refused() {
    let (ledger, air) = round_trip();
    let all = PortEntry::calls("both ends", 1, &ledger, &air, |_| true);
    assert!(matches!(all, Err(TerminalError::MixedGrids { .. })));
    let (other, _) = round_trip();
    assert!(PortEntry::calls("the same voyage", 1, &other, &air, at_los_angeles).is_ok());
    let voyage =
        starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("LA").berth(hours(1.0));
    let short = crate::made_up::ledger(voyage, &FactorSet::imo_lca(), FuelBasis::Modelled);
    assert!(matches!(
        PortEntry::calls("another", 1, &short, &air, |_| true),
        Err(TerminalError::OtherVoyage { .. })
    ));
}

#[test]
fn no_call_emits_nothing() {
    let (ledger, air) = round_trip();
    let entry = PortEntry::calls("none", 0, &ledger, &air, at_los_angeles).expect("valid");
    assert_eq!(entry.amounts().pollutants.known::<BlackCarbon>(), Ok(Mass::ZERO));
    assert_eq!(entry.amounts().draw.fed_in, Electricity::ZERO);
    let berth = |activity: &Activity| activity.mode() == OperatingMode::Berth && at_los_angeles(activity);
    let one = PortEntry::calls("one", 1, &ledger, &air, berth).expect("valid");
    assert!(one.amounts().pollutants.known::<BlackCarbon>().is_err(), "the method states none");
}
