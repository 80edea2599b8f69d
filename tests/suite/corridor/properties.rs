//! Laws of a corridor's key figures.

use green_corridor::corridor::{CallsGoWith, Direction, KindOfTeu, Per, ServiceSpec};
use green_corridor::units::substance::{Carried, Loaded, Sailed};
use proptest::prelude::*;
use proptest::sample::select;

use super::kpi::{WTW, kpi};
use super::made_up;
use crate::strategies::cases;

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

fn loaded(utilisation: f64, empties: f64, departures: f64) -> ServiceSpec {
    let mut spec = ServiceSpec { departures, ..made_up::southern_spec() };
    spec.loading.eastbound = made_up::loading(utilisation, empties, 13.0);
    spec.loading.westbound = made_up::loading(utilisation, empties, 13.0);
    spec
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn emissions_and_containers_are_additive_over_services(
        utilisation in 0.1..1.0_f64, empties in 0.0..0.9_f64, departures in 1.0..52.0_f64,
    ) {
        let south = loaded(utilisation, empties, departures);
        let north = made_up::northern_spec();
        let both = made_up::year(&made_up::corridor_of(vec![south.clone(), north.clone()]));
        let (south, north) =
            (made_up::year(&made_up::corridor_of(vec![south])), made_up::year(&made_up::corridor_of(vec![north])));
        let kilograms = |year| WTW.value(year).expect("known");
        prop_assert!(close(kilograms(&both), kilograms(&south) + kilograms(&north)));
        let (all, one, other) = (both.portion(), south.portion(), north.portion());
        let teu = |portion: &green_corridor::corridor::Portion| portion.teu::<Carried>().expect("known").count();
        prop_assert!(close(teu(&all), teu(&one) + teu(&other)));
        let work = |portion: &green_corridor::corridor::Portion| portion.work::<Loaded, Sailed>().expect("known").teu_km();
        prop_assert!(close(work(&all), work(&one) + work(&other)));
    }

    #[test]
    fn per_teu_times_teu_is_the_total(
        utilisation in 0.1..1.0_f64, empties in 0.0..0.9_f64, departures in 1.0..52.0_f64,
    ) {
        let year = made_up::year(&made_up::corridor_of(vec![loaded(utilisation, empties, departures)]));
        let total = WTW.value(&year).expect("known");
        let per_teu = kpi(Per::Teu(KindOfTeu::LoadedTeu)).value(&year).expect("known");
        let teu = year.portion().teu::<Loaded>().expect("known").count();
        prop_assert!(close(per_teu * teu, total));
    }

    #[test]
    fn more_utilisation_never_raises_a_figure_per_loaded_teu(
        less in 0.1..0.9_f64, more in 0.0..0.1_f64, empties in 0.0..0.9_f64,
    ) {
        let of = |utilisation| {
            let year = made_up::year(&made_up::corridor_of(vec![loaded(utilisation, empties, 52.0)]));
            kpi(Per::Teu(KindOfTeu::LoadedTeu)).value(&year).expect("known")
        };
        prop_assert!(of(less + more) <= of(less) * (1.0 + 1e-12));
    }

    #[test]
    fn ways_sum_to_the_whole_whatever_the_rule(
        utilisation in 0.0..1.0_f64,
        calls in select(vec![CallsGoWith::NextLeg, CallsGoWith::PreviousLeg, CallsGoWith::SharedByTeu]),
    ) {
        let year = made_up::year(&made_up::corridor_of(vec![loaded(utilisation, 0.5, 52.0)]));
        let of = |direction| WTW.value_of(&year.one_way(direction, calls)).expect("known");
        let sum: f64 = Direction::ALL.into_iter().map(of).sum();
        prop_assert!(close(sum, WTW.value(&year).expect("known")));
    }

    #[test]
    fn departures_scale_the_total_and_leave_the_figure(departures in 1.0..52.0_f64) {
        let at = |departures| made_up::year(&made_up::corridor_of(vec![loaded(0.8, 0.3, departures)]));
        let (one, other) = (at(52.0), at(departures));
        let total = |year| WTW.value(year).expect("known");
        prop_assert!(close(total(&one) * departures / 52.0, total(&other)));
        let figure = |year| kpi(Per::Teu(KindOfTeu::CarriedTeu)).value(year).expect("known");
        prop_assert!(close(figure(&one), figure(&other)));
    }
}
