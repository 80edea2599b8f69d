//! Laws of zones: no mile is lost, nothing depends on order, cutting conserves everything.

use std::sync::Arc;

use green_corridor::air::{AirInventory, Epa2022, TierThree};
use green_corridor::engine::epa2022::AuxiliaryEngine;
use green_corridor::engine::{EngineClass, NoxTier};
use green_corridor::port::Track;
use green_corridor::provenance::Source;
use green_corridor::units::Distance;
use green_corridor::units::si::{knots, nautical_miles};
use green_corridor::voyage::{Leg, Regime, SpeedAdvice};
use green_corridor::zone::{Boundary, Edition, Polygon, Rule, Split, Zone, Zones};
use green_corridor::{FactorSet, FuelBasis, FuelPlan, MarineFuel};
use jiff::civil::date;
use proptest::prelude::*;

use crate::made_up::{ledger, starting};
use crate::zones::{at, lane};

fn boxes() -> impl Strategy<Value = (f64, f64, f64, f64)> {
    (-60.0_f64..60.0, -180.0_f64..180.0, 0.5_f64..8.0, 0.5_f64..8.0)
}

fn ring(name: &str, (south, west, high, wide): (f64, f64, f64, f64)) -> Zone {
    let east = if west + wide > 180.0 { west + wide - 360.0 } else { west + wide };
    let north = south + high;
    let ring = [(south, west), (south, east), (north, east), (north, west), (south, west)];
    let polygon = Polygon::from_degrees(name, ring).expect("a box");
    let rule = Rule { sulphur_limit_percent: Some(high / 10.0), ..Rule::NONE };
    Zone::new(name, name, polygon, Boundary::Legal(nautical_miles(0.1)))
        .with_edition(Edition { rule, from: date(2000, 1, 1), to: None, source: Source::user("a test") })
        .expect("the first")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// Whatever the zones, no mile is lost, and a zone more changes no other zone's miles.
    #[test]
    fn a_zone_more_loses_no_mile(
        one in boxes(), other in boxes(),
        from in (-55.0_f64..65.0, -180.0_f64..180.0), to in (-55.0_f64..65.0, -180.0_f64..180.0),
    ) {
        let track = Track::through("any", vec![at(from.0, from.1), at(to.0, to.1)]);
        prop_assume!(track.is_ok());
        let track = track?;
        let (one, other) = (ring("one", one), ring("other", other));
        let alone = Split::of(track.clone(), Zones::none().with(one.clone())?);
        let both = Split::of(track.clone(), Zones::none().with(other)?.with(one)?);
        for split in [&alone, &both] {
            let sum: f64 = split.pieces().iter().map(|piece| piece.length().value).sum();
            prop_assert!((sum - track.length().value).abs() <= 1e-12 * track.length().value);
            prop_assert!(split.pieces().iter().all(|piece| piece.length().value > 0.0));
        }
        let miles = |split: &Split| split.share("one").expect("cut by it").inside.value;
        prop_assert!((miles(&alone) - miles(&both)).abs() <= 1e-6);
    }

    /// Counting positions along the track gives the same share as cutting it.
    #[test]
    fn a_share_is_what_counting_gives(one in boxes(), longitude in -180.0_f64..180.0, north in 20.0_f64..60.0) {
        let track = Track::through("any", vec![at(one.0 + one.2 / 2.0, one.1), at(north, longitude)]);
        prop_assume!(track.is_ok());
        let track = track?;
        let zone = ring("one", one);
        let split = Split::of(track.clone(), Zones::none().with(zone.clone())?);
        let share = split.share("one")?.inside.value;
        let steps = 2_000;
        let step = track.length() / f64::from(steps);
        let inside = (0..steps).filter(|index| zone.area().contains(track.at(step * (f64::from(*index) + 0.5)))).count();
        let counted = step.value * inside as f64;
        prop_assert!((share - counted).abs() <= 4.0 * step.value, "{share} {counted}");
    }

    /// A waypoint that is exactly a corner loses nothing.
    #[test]
    fn a_track_through_a_corner_is_cut_there(one in boxes(), corner in 0_usize..4, end in boxes(), beyond in boxes()) {
        let zone = ring("one", one);
        let corner = zone.area().parts()[0].ring()[corner];
        let (first, last) = (at(end.0, end.1), at(beyond.0, beyond.1));
        let middle = (one.1 + one.3 / 2.0 + 180.0).rem_euclid(360.0) - 180.0;
        let inside = at(one.0 + one.2 / 3.0, middle);
        for positions in [vec![first, corner, last], vec![first, corner, inside], vec![corner, last]] {
            let Ok(track) = Track::through("any", positions) else { continue };
            let split = Split::of(track.clone(), Zones::none().with(zone.clone())?);
            let share = split.share("one")?.inside.value;
            let steps = 1_500;
            let step = track.length() / f64::from(steps);
            let here = |index: i32| zone.area().contains(track.at(step * (f64::from(index) + 0.5)));
            let counted = step.value * (0..steps).filter(|index| here(*index)).count() as f64;
            prop_assert!((share - counted).abs() <= 6.0 * step.value, "{share} {counted}");
        }
    }

    /// The order of the layers does not matter.
    #[test]
    fn the_strictest_rule_has_no_order(rules in prop::collection::vec(
        (prop::option::of(0.0_f64..5.0), any::<bool>(), prop::option::of(0_i16..40), prop::option::of(5.0_f64..20.0)), 0..6,
    ), turn in 0_usize..6) {
        let rules: Vec<Rule> = rules.into_iter().map(|(sulphur, distillate_only, year, speed)| Rule {
            sulphur_limit_percent: sulphur,
            distillate_only,
            tier_iii_keels_from: year.map(|year| date(2000 + year, 1, 1)),
            speed_advice: speed.map(knots),
        }).collect();
        let fold = |rules: &[Rule]| rules.iter().copied().fold(Rule::NONE, Rule::strictest);
        let mut turned = rules.clone();
        turned.rotate_left(turn.min(rules.len()));
        let reversed: Vec<Rule> = rules.iter().rev().copied().collect();
        prop_assert_eq!(fold(&rules), fold(&turned));
        prop_assert_eq!(fold(&rules), fold(&reversed));
        for rule in rules {
            prop_assert_eq!(fold(&reversed).strictest(rule), fold(&reversed));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    /// At one speed and on one fuel, cutting a track changes neither distance nor time nor energy nor any mass.
    #[test]
    fn splitting_conserves_everything(speed in 12.0_f64..20.0) {
        let leg = || starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).add_leg(Leg::new("Yangshan", "Los Angeles"));
        let fuels = [FuelPlan::same(MarineFuel::MGO)];
        let regime = Regime::new(Zones::embedded(), fuels, SpeedAdvice::Ignored);
        let split = Arc::new(Split::of(lane(), regime.zones().clone()));
        let whole = leg().transit(Distance::from_length(lane().length()), knots(speed));
        let parts = leg().under(regime).transit_along(&split, knots(speed));
        let of = |builder| ledger(builder, &FactorSet::imo_lca(), FuelBasis::Modelled);
        let (whole, parts) = (of(whole), of(parts));
        prop_assert!(parts.voyage().activities().len() > 4);
        let close = |a: f64, b: f64| (a - b).abs() <= 1e-9 * b.abs();
        prop_assert!(close(parts.voyage().sailed().nautical_miles(), whole.voyage().sailed().nautical_miles()));
        prop_assert!(close(parts.voyage().duration().value, whole.voyage().duration().value));
        let (a, b) = (parts.total(), whole.total());
        prop_assert!(close(a.fuel.kilograms(), b.fuel.kilograms()));
        prop_assert!(close(a.fuel_energy.megajoules(), b.fuel_energy.megajoules()));
        prop_assert!(close(a.emissions.stack_co2().kilograms(), b.emissions.stack_co2().kilograms()));
        let method = Epa2022 {
            main_tier: Some(NoxTier::II), auxiliary: AuxiliaryEngine::Msd, auxiliary_tier: Some(NoxTier::II),
            tier_iii: TierThree::InsideNoxEca,
        };
        let (a, b) = (AirInventory::epa2022(&parts, method)?.total(), AirInventory::epa2022(&whole, method)?.total());
        for ((name, a), (_, b)) in a.kilograms().into_iter().zip(b.kilograms()) {
            prop_assert!(a.zip(b).is_none_or(|(a, b)| close(a, b)), "{name}");
        }
    }
}
