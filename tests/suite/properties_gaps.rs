//! Laws of what fills a gap.

use green_corridor::fuel::emissions::LifeCycleStage;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{FactorSet, MarineFuel};
use green_corridor::inventory::{Entry, Fill, GapPolicy};
use green_corridor::vessel::Consumer;
use green_corridor::{FuelBasis, Inventory};
use proptest::prelude::*;

use crate::gaps::{bound, noon, transits};
use crate::properties::close;
use crate::strategies::{case_of, cases, decimal, fossil_fuels};

proptest! {
    #![proptest_config(cases(96))]

    /// Filled by the model, a ledger without a measurement is the model's, and a bound is its stated part of the model's
    /// fuel of that activity; the conservative figure is no less than the model's.
    #[test]
    fn bounds_are_parts_of_the_model(
        case in case_of(fossil_fuels()),
        below in decimal(0.0..=1.0, 3),
        above in decimal(0.0..=2.0, 3),
    ) {
        let (voyage, modelled) = (case.voyage(), case.ledger());
        let of_the_model = |fill: &Fill| {
            let own = |entry: &Entry| {
                (modelled.activity_index(entry), entry.consumer()) == (fill.activity, fill.consumer)
            };
            modelled.total_of(own).fuel.kilograms()
        };
        let ledger = Inventory::measured_with(&voyage, &case.fuels.set, &bound(below, above))?;
        prop_assert!(!ledger.fills().is_empty());
        for fill in ledger.fills() {
            let (fuel, model) = (fill.fuel(), of_the_model(fill));
            prop_assert!(close(fuel.value.kilograms(), model, 1e-12));
            prop_assert!(close(fuel.lower.kilograms(), (1.0 - below) * model, 1e-12));
            prop_assert!(close(fuel.upper.kilograms(), (1.0 + above) * model, 1e-12));
        }
        prop_assert_eq!(ledger.total(), modelled.total());
        let ledger = Inventory::measured_with(&voyage, &case.fuels.set, &GapPolicy::Conservative)?;
        for fill in ledger.fills().iter().filter(|fill| fill.consumer != Consumer::MainEngine) {
            prop_assert!(fill.fuel().upper.kilograms() >= of_the_model(fill) * (1.0 - 1e-12), "{fill:?}");
        }
    }

    /// A measurement between two others, left out, lies within the bounds of what fills it.
    #[test]
    fn what_was_left_out_lies_within_the_bounds(
        low in decimal(50.0..=150.0, 1), more in decimal(0.0..=100.0, 1), most in decimal(0.0..=100.0, 1),
    ) {
        let (truth, high) = (low + more, low + more + most);
        let voyage = transits(MarineFuel::VLSFO.into(), vec![noon(low), Vec::new(), noon(high)]);
        let ledger = Inventory::measured_with(&voyage, &FactorSet::imo_lca(), &GapPolicy::Interpolated)?;
        let [fill] = ledger.fills() else { panic!("one gap") };
        let fuel = fill.fuel();
        prop_assert!(fuel.lower.tonnes() <= truth * (1.0 + 1e-12), "{fuel:?} {truth}");
        prop_assert!(fuel.upper.tonnes() >= truth * (1.0 - 1e-12), "{fuel:?} {truth}");
        let whole = ledger.bounded_co2e_kilograms(LifeCycleStage::TtW, NamedSet::Ar5)?;
        let all = transits(MarineFuel::VLSFO.into(), vec![noon(low), noon(truth), noon(high)]);
        let all = Inventory::of(&all, &FactorSet::imo_lca(), FuelBasis::Measured)?;
        let all = all.total().emissions.co2e_kilograms(LifeCycleStage::TtW, NamedSet::Ar5)?;
        prop_assert!(whole.lower <= all * (1.0 + 1e-12) && whole.upper >= all * (1.0 - 1e-12));
    }
}
