//! Three series that are not one: ships that could, fuel that was burned, service that was sold. And the distance to zero.

use green_corridor::MarineFuel;
use green_corridor::corridor::CorridorYear;
use green_corridor::corridor::kpi::{KpiError, LowCarbon, SoldMoreThanUsed, SoldService, ZeroCarbonGoal};
use green_corridor::fuel::gwp::{Ar5, Ar5Gwp20};
use green_corridor::fuel::{Family, Origin};
use green_corridor::provenance::Source;
use green_corridor::units::substance::{Nominal, WellToWake};
use green_corridor::units::{GhgIntensity, Mass, Teu};

use super::made_up;
use crate::tolerance::{FULL_PRECISION, assert_close};

fn grams(value: f64) -> GhgIntensity<WellToWake, Ar5> {
    GhgIntensity::from_grams_per_megajoule(value)
}

fn at_most(value: f64) -> LowCarbon<Ar5> {
    LowCarbon::AtMost { threshold: grams(value), source: Source::user("made up") }
}

fn both() -> CorridorYear {
    made_up::year(&made_up::corridor())
}

/// 1 of 11 ships; a fifth of the northern departures: 10.4 of 104, and 104,000 of 962,000 slots.
#[test]
fn capable_ships_by_hand() {
    let capable = both().capable_ships();
    assert_eq!((capable.ships.part, capable.ships.whole), (1.0, 11.0));
    assert_close(capable.share_of_departures().expect("some"), 10.4 / 104.0, FULL_PRECISION);
    assert_close(capable.capacity.part.count(), 104_000.0, FULL_PRECISION);
    assert_close(capable.share_of_capacity().expect("some"), 104_000.0 / 962_000.0, FULL_PRECISION);
    let whole: Teu<Nominal> = both().corridor().services().iter().map(|service| service.capacity()).sum();
    assert_close(capable.capacity.whole.count(), whole.count(), FULL_PRECISION);
}

/// A ship capable of methanol that burns none: capable it stays, and nothing low-carbon is used.
#[test]
fn capable_is_not_used() {
    let mut spec = made_up::northern_spec();
    for deployment in &mut spec.deployments {
        deployment.class.fuels = made_up::oil();
        deployment.class.capable_of = [Family::Methanol].into();
    }
    let year = made_up::year(&made_up::corridor_of(vec![spec]));
    assert_eq!(year.capable_ships().share_of_ships(), Some(1.0));
    let used = year.low_carbon_fuel(&at_most(30.0), Ar5).expect("known");
    assert_eq!(used.share_of_energy(), Some(0.0));
    assert!(used.fuels.is_empty());
}

#[test]
fn fuels_share_the_energy() {
    let year = both();
    let fuels = year.fuels();
    let names: Vec<_> = fuels.iter().map(|one| one.key.fuel.name().to_owned()).collect();
    assert_eq!(names, ["FAME", "MGO", "VLSFO"]);
    assert_close(fuels.iter().filter_map(|one| one.share_of_energy).sum(), 1.0, FULL_PRECISION);
    let total = year.total();
    assert_close(fuels.iter().map(|one| one.mass.tonnes()).sum(), total.fuel.tonnes(), FULL_PRECISION);
    // What a fuel emits is of its row: FAME 2.834 / 37.2 − 61.6 / 1000, and its gases.
    let gases = (28.0 * 0.00005 + 265.0 * 0.00018) / 37.2 * 1e3;
    let fame = fuels[0].intensity(Ar5).expect("known").grams_per_megajoule();
    assert_close(fame, 2.834 / 37.2 * 1e3 - 61.6 + gases, 1e-9);
    // The corridor's intensity is that of its fuels by their energy.
    let of = |one: &green_corridor::corridor::kpi::FuelUse| {
        one.intensity(Ar5).expect("known").grams_per_megajoule() * one.share_of_energy.expect("some")
    };
    let mean: f64 = fuels.iter().map(of).sum();
    assert_close(year.fuel_intensity(Ar5).expect("known").grams_per_megajoule(), mean, FULL_PRECISION);
}

#[test]
fn low_carbon_by_threshold_and_by_origin() {
    let year = both();
    let fame = year.fuels().into_iter().find(|one| one.key.fuel == MarineFuel::FAME).expect("burned");
    let by_threshold = year.low_carbon_fuel(&at_most(30.0), Ar5).expect("known");
    assert_eq!(by_threshold.share_of_energy(), fame.share_of_energy);
    assert_eq!(by_threshold.fuels, [fame]);
    let biogenic = LowCarbon::Origin { origins: [Origin::Biogenic].into(), source: Source::user("made up") };
    assert_eq!(year.low_carbon_fuel(&biogenic, Ar5), Ok(by_threshold));
    let everything = year.low_carbon_fuel(&at_most(1_000.0), Ar5).expect("known");
    assert_eq!(everything.share_of_energy(), Some(1.0));
    let nothing = year.low_carbon_fuel(&at_most(1.0), Ar5).expect("known");
    assert_eq!(nothing.share_of_energy(), Some(0.0));
}

/// Upstream figures are published over 100 years: under 20 years the rule by threshold cannot be asked.
#[test]
fn a_threshold_over_twenty_years_is_unknown() {
    let rule = LowCarbon::AtMost {
        threshold: GhgIntensity::from_grams_per_megajoule(30.0),
        source: Source::user("made up"),
    };
    let error = both().low_carbon_fuel(&rule, Ar5Gwp20).expect_err("unknown");
    assert!(matches!(&error, KpiError::UnknownGas { record, .. } if record == "FAME"), "{error}");
}

#[test]
fn what_is_sold_is_backed_by_what_is_burned() {
    let year = both();
    let used = year.low_carbon_fuel(&at_most(30.0), Ar5).expect("known");
    let carried = year.portion().teu::<green_corridor::units::substance::Carried>().expect("known");
    let most = carried * used.share_of_energy().expect("some");
    let fame = used.fuels[0].intensity(Ar5).expect("known");
    let avoided = (grams(94.0) - fame) * used.energy.part;
    let sold = |factor: f64| SoldService {
        teu: most * factor,
        avoided: avoided * factor,
        source: Source::user("made-up contracts"),
    };
    let findings = |sold| year.sold_beyond_use(&sold, &used, grams(94.0), Ar5).expect("known");
    assert!(findings(sold(0.999)).is_empty());
    let both = findings(sold(1.001));
    assert_eq!(both.len(), 2);
    let teu = SoldMoreThanUsed::Teu { sold: most * 1.001, used: most };
    assert_eq!(both[0], teu);
    assert!(matches!(both[1], SoldMoreThanUsed::Tonnes { sold, used } if sold > used));
    assert!(both[1].to_string().contains("t CO2e sold as avoided"), "{}", both[1]);
    // Each is asked alone.
    let only_tonnes = SoldService { teu: Teu::ZERO, avoided: avoided + Mass::from_tonnes(1.0), ..sold(1.0) };
    assert!(matches!(findings(only_tonnes)[..], [SoldMoreThanUsed::Tonnes { .. }]));
}

fn goal(threshold: f64) -> ZeroCarbonGoal<Ar5> {
    ZeroCarbonGoal {
        target_year: ZeroCarbonGoal::<Ar5>::PLAN_OF_2023,
        threshold: grams(threshold),
        reference: grams(94.0),
        source: Source::user("made up"),
    }
}

#[test]
fn distance_to_a_zero_carbon_ship() {
    let year = both();
    let found = year.distance_to_zero_carbon(&goal(19.0), Ar5).expect("known");
    assert_eq!(found.years_left, 4);
    assert_eq!(found.classes.len(), 3);
    assert_eq!(found.lowest.class, "10,000 TEU methanol");
    assert!(found.classes.windows(2).all(|pair| pair[0].intensity <= pair[1].intensity));
    let lowest = found.lowest.intensity.grams_per_megajoule();
    assert_close(found.reduction, 1.0 - lowest / 94.0, FULL_PRECISION);
    assert!(!found.is_met && (0.1..0.3).contains(&found.reduction), "{found:?}");
    assert!(year.distance_to_zero_carbon(&goal(lowest), Ar5).expect("known").is_met);
    // After the plan's year none are left.
    let past = ZeroCarbonGoal { target_year: 2025, ..goal(19.0) };
    assert_eq!(year.distance_to_zero_carbon(&past, Ar5).expect("known").years_left, -1);
}

#[test]
fn a_goal_without_reference_or_ship_is_refused() {
    let no_reference = ZeroCarbonGoal { reference: grams(0.0), ..goal(19.0) };
    let error = both().distance_to_zero_carbon(&no_reference, Ar5).expect_err("no reference");
    assert!(matches!(error, KpiError::Zero { what: "fossil reference", .. }), "{error}");
    let mut spec = made_up::southern_spec();
    spec.departures = 0.0;
    let idle = made_up::year(&made_up::corridor_of(vec![spec]));
    let error = idle.distance_to_zero_carbon(&goal(19.0), Ar5).expect_err("no ship sailed");
    assert!(matches!(error, KpiError::Zero { what: "fuel energy", .. }), "{error}");
}
