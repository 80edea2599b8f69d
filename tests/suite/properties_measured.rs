//! Laws of measured fuel.

use green_corridor::FuelPlan;
use green_corridor::inventory::{FuelBasis, Reconciliation, Totals};
use green_corridor::units::Mass;
use green_corridor::vessel::Consumer;
use proptest::prelude::*;

use crate::properties::close;
use crate::strategies::{case_of, cases, decimal, fossil, fossil_fuels};

proptest! {
    #![proptest_config(cases(256))]

    /// A measured ledger holds what was measured, to the last bit, and the model does not look at it.
    #[test]
    fn measured_fuel_is_entered_as_it_stands(
        case in case_of(fossil_fuels()),
        batch in fossil(),
        tonnes in prop::collection::vec(decimal(0.0..=2_000.0, 3), 16),
    ) {
        let case = case.without_shore_power();
        let voyage = case.measured(&batch, |number| tonnes[number]);
        let expected: Mass<_> =
            tonnes[..voyage.activities().len()].iter().map(|tonnes| Mass::from_tonnes(*tonnes)).sum();
        for basis in [FuelBasis::Measured, FuelBasis::MeasuredWhereGiven] {
            let ledger = case.ledger_of(&voyage, basis);
            prop_assert_eq!(ledger.total().fuel, expected);
            prop_assert!(ledger.entries().iter().all(|entry| entry.consumer() == Consumer::WholeShip));
        }
        prop_assert_eq!(case.ledger_of(&voyage, FuelBasis::Modelled).total(), case.ledger().total());
    }

    /// Nothing is left over where the measurement says what the model says.
    #[test]
    fn the_residual_is_zero_where_the_model_is_right(case in case_of(fossil_fuels()), batch in fossil()) {
        let mut case = case.without_shore_power();
        case.fuels.plan = FuelPlan::same(batch.clone());
        let modelled = case.ledger();
        let of = |number: usize| -> Totals {
            let start = modelled.voyage().activities()[number].start();
            let mode = modelled.voyage().activities()[number].mode();
            modelled.total_of(|entry| {
                let activity = modelled.activity(entry);
                activity.start() == start && activity.mode() == mode
            })
        };
        let voyage = case.measured(&batch, |number| of(number).fuel.tonnes());
        for residual in Reconciliation::of(&voyage, &case.fuels.set)?.residuals() {
            prop_assert!(residual.relative().is_none_or(|share| share.abs() <= 1e-9), "{residual:?}");
        }
        let half = case.measured(&batch, |number| of(number).fuel.tonnes() * 0.5);
        for residual in Reconciliation::of(&half, &case.fuels.set)?.residuals() {
            prop_assert!(residual.relative().is_none_or(|share| close(share, -0.5, 1e-9)), "{residual:?}");
        }
    }
}
