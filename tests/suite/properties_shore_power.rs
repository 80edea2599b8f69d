//! Laws of shore power.

use green_corridor::fuel::gwp::Ar5;
use green_corridor::shore_power::{ShorePower, ShoreSupply};
use green_corridor::units::Fraction;
use green_corridor::{Consumer, Inventory, OperatingMode};
use proptest::prelude::*;

use crate::properties::close;
use crate::strategies::{Case, case, case_of, cases, decimal, fossil_fuels, own_grid, shore_power};

/// The case with the same shore power at every berth.
fn plugged(case: &Case, shore: &ShorePower) -> Case {
    let mut case = case.clone();
    for part in case.parts.iter_mut().filter(|part| part.cargo.is_none()) {
        part.shore = Some(shore.clone());
    }
    case
}

fn co2e(ledger: &Inventory) -> f64 {
    ledger.total().emissions.well_to_wake(Ar5).expect("known").kilograms()
}

proptest! {
    #![proptest_config(cases(256))]

    /// The grid has no stack aboard.
    #[test]
    fn shore_power_never_raises_the_stack(case in case(), shore in shore_power()) {
        let with = plugged(&case, &shore).ledger().total();
        let without = case.without_shore_power().ledger().total();
        let at_most = |with: f64, without: f64| with <= without * (1.0 + 1e-12);
        let (with, without) = (with.emissions, without.emissions);
        prop_assert!(at_most(with.stack_co2().kilograms(), without.stack_co2().kilograms()));
        let ch4 = |emissions: &green_corridor::fuel::Emissions| emissions.ch4().expect("known").kilograms();
        prop_assert!(at_most(ch4(&with), ch4(&without)));
        let n2o = |emissions: &green_corridor::fuel::Emissions| emissions.n2o.expect("known").kilograms();
        prop_assert!(at_most(n2o(&with), n2o(&without)));
    }

    /// Without carbon and losses, shore power never raises well-to-wake emissions of a fossil ship.
    #[test]
    fn a_carbon_free_lossless_grid_never_costs(case in case_of(fossil_fuels()), shore in shore_power()) {
        let grid = own_grid(0.0, 0.0, 0.0);
        let clean =
            ShorePower { grid, converter_efficiency: Fraction::ONE, grid_loss: Fraction::ZERO, ..shore };
        let with = plugged(&case, &clean).ledger();
        prop_assert!(co2e(&with) <= co2e(&case.without_shore_power().ledger()) * (1.0 + 1e-12));
        for effect in with.shore_power() {
            prop_assert!(effect.net.well_to_wake(Ar5)?.kilograms() <= 0.0);
            prop_assert_eq!(effect.net.fed_in, effect.net.at_ship);
        }
    }

    /// At the break-even factor shore power neither saves nor costs; below it saves, above it costs.
    #[test]
    fn at_the_break_even_grid_factor_nothing_is_saved(
        case in case_of(fossil_fuels()),
        shore in shore_power(),
        off in decimal(0.01..=0.5, 2),
    ) {
        let probe = plugged(&case, &shore).ledger();
        let Some(break_even) = probe.shore_power()[0].net.break_even(Ar5)? else {
            prop_assert_eq!(probe.shore_power()[0].net.at_ship.kilowatt_hours(), 0.0);
            return Ok(());
        };
        let net_at = |share: f64| {
            let grid = own_grid(break_even.grams_per_kilowatt_hour() * share, 0.0, 0.0);
            let ledger = plugged(&case, &ShorePower { grid, ..shore.clone() }).ledger();
            let net = ledger.shore_power()[0].net;
            let avoided = net.avoided.well_to_wake(Ar5).expect("known").kilograms();
            net.well_to_wake(Ar5).expect("known").kilograms() / avoided
        };
        prop_assert!(net_at(1.0).abs() <= 1e-9, "{}", net_at(1.0));
        prop_assert!(close(net_at(1.0 - off), -off, 1e-9));
        prop_assert!(close(net_at(1.0 + off), off, 1e-9));
    }

    /// What shore power is said to save is the difference of the two ledgers, where the ship takes its
    /// auxiliary demand.
    #[test]
    fn the_net_effect_is_the_difference_of_two_ledgers(
        case in case_of(fossil_fuels()),
        shore in shore_power(),
    ) {
        let shore = ShorePower { supply: ShoreSupply::AuxiliaryDemand, ..shore };
        let with = plugged(&case, &shore).ledger();
        let difference = co2e(&with) - co2e(&case.without_shore_power().ledger());
        let net: f64 =
            with.shore_power().iter().map(|one| one.net.well_to_wake(Ar5).expect("known").kilograms()).sum();
        prop_assert!((difference - net).abs() <= 1e-11 * co2e(&with), "{difference} {net}");
    }

    /// Boilers, main engine and everything but the stay at berth run on as without shore power.
    #[test]
    fn only_the_auxiliary_engines_at_berth_stop(case in case(), shore in shore_power()) {
        let (with, without) = (plugged(&case, &shore).ledger(), case.without_shore_power().ledger());
        let others = |ledger: &Inventory| -> Vec<_> {
            let stays = |entry: &&green_corridor::inventory::Entry| match entry.consumer() {
                Consumer::MainEngine | Consumer::Boiler => true,
                Consumer::ShoreConnection => false,
                _ => ledger.activity(entry).mode() != OperatingMode::Berth,
            };
            let row = |entry: &green_corridor::inventory::Entry| {
                let place = (ledger.activity(entry).start(), entry.consumer());
                (place, entry.shaft(), entry.fuel(), *entry.emissions(), *entry.derivation())
            };
            ledger.entries().iter().filter(stays).map(row).collect()
        };
        prop_assert_eq!(others(&with), others(&without));
        prop_assert!(with.entries().iter().any(|entry| entry.consumer() == Consumer::ShoreConnection));
    }

    /// A grid loses electricity on the way, it never gains any.
    #[test]
    fn what_is_fed_in_is_at_least_what_arrives(case in case_of(fossil_fuels()), shore in shore_power()) {
        let ledger = plugged(&case, &shore).ledger();
        let share = shore.converter_efficiency.get() * (1.0 - shore.grid_loss.get());
        let mut sum = 0.0;
        for effect in ledger.shore_power() {
            prop_assert!(effect.net.fed_in >= effect.net.at_ship);
            let (fed_in, at_ship) = (effect.net.fed_in.kilowatt_hours(), effect.net.at_ship.kilowatt_hours());
            prop_assert!(close(fed_in * share, at_ship, 1e-14));
            let co2 = effect.net.grid.grid.co2.kilograms() * 1e3;
            prop_assert!(close(co2, fed_in * shore.grid.co2().grams_per_kilowatt_hour(), 1e-14));
            sum += at_ship;
        }
        prop_assert!(close(ledger.total().electricity.kilowatt_hours(), sum, 1e-12));
    }

    /// The engines run while the cable is plugged and unplugged: hook-up and unplugging cost alike.
    #[test]
    fn longer_plugging_never_saves(case in case_of(fossil_fuels()), shore in shore_power()) {
        let shore = ShorePower { supply: ShoreSupply::AuxiliaryDemand, ..shore };
        let at_once =
            ShorePower { hook_up: Default::default(), unplug: Default::default(), ..shore.clone() };
        let swapped = ShorePower { hook_up: shore.unplug, unplug: shore.hook_up, ..shore.clone() };
        let stack = |shore: &ShorePower| {
            plugged(&case, shore).ledger().total().emissions.stack_co2().kilograms()
        };
        prop_assert!(stack(&at_once) <= stack(&shore) * (1.0 + 1e-12));
        prop_assert!(close(stack(&shore), stack(&swapped), 1e-12));
    }
}
