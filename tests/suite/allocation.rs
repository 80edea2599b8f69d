//! Allocation rules by hand, on a made-up round trip.

use green_corridor::fuel::LifeCycleStage;
use green_corridor::fuel::gwp::{Ar5, Ar6, NamedSet};
use green_corridor::intensity::dimension::{DistanceRule, Empties, Reefers, Scope, TeuKind, Utilisation};
use green_corridor::intensity::shapley::{Need, airport};
use green_corridor::intensity::{
    AllocationError, AllocationRule, Allocator, Choices, Lot, Manifest, cargo_mass, rule,
};
use green_corridor::provenance::Source;
use green_corridor::units::si::{hour, kilowatt_hour, kilowatts};
use green_corridor::units::substance::{TankToWake, WellToWake};
use green_corridor::units::{Fraction, Mass, Teu};
use green_corridor::vessel::Consumer;
use green_corridor::{FactorSet, FuelBasis, Inventory};

use crate::made_up;
use crate::tolerance::assert_close;

const LEG_NM: f64 = 5_750.0;
const SHORT_NM: f64 = 5_700.0;
const SLOTS: f64 = 8_500.0;

struct Trip {
    ledger: Inventory,
    /// Kilograms of CO2e, well-to-wake, AR6.
    all: f64,
    legs: [f64; 2],
}

fn trip() -> Trip {
    let voyage = made_up::round_trip();
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let co2e = |totals: green_corridor::inventory::Totals| {
        totals.emissions.well_to_wake(Ar6).expect("known").kilograms()
    };
    let stages: Vec<f64> = ledger.by_stage().into_iter().map(|(_, totals)| co2e(totals)).collect();
    let all = co2e(ledger.total());
    Trip { ledger, all, legs: [stages[0], stages[2]] }
}

fn loaded(leg: u32, teu: f64) -> Lot {
    Lot::loaded(leg, Teu::from_count(teu)).with_cargo_mass(&cargo_mass::AVERAGE)
}

fn kg_per_teu(trip: &Trip, manifest: &Manifest, rule: &AllocationRule, lot: &Lot) -> f64 {
    let allocation = Allocator::new(&trip.ledger, manifest).expect("legs").under(rule).expect("a rule");
    allocation.prove().expect("nothing lost");
    allocation.figure(lot).expect("a figure").kg_per_teu
}

fn stated(trip: &Trip) -> Manifest {
    Manifest::as_stated(trip.ledger.voyage(), &cargo_mass::AVERAGE).expect("a manifest")
}

fn own(choices: Choices) -> AllocationRule {
    AllocationRule::new("own", choices, Source::user("a test"))
}

#[test]
fn counted_containers_bear_the_loop_alike() {
    let trip = trip();
    let manifest = stated(&trip);
    let carried = trip.all / (7_200.0 + 7_000.0);
    let full = trip.all / (6_900.0 + 1_700.0);
    for leg in [0, 1] {
        let one = loaded(leg, 1.0);
        assert_close(kg_per_teu(&trip, &manifest, &rule::CARRIED_TEU, &one), carried, 1e-12);
        assert_close(kg_per_teu(&trip, &manifest, &rule::LOADED_TEU, &one), full, 1e-12);
        assert_close(kg_per_teu(&trip, &manifest, &rule::CARGO_MASS, &one), full, 1e-12);
        assert_close(kg_per_teu(&trip, &manifest, &rule::ISO_14083, &one), full, 1e-12);
        let empty = Lot::empty(leg, Teu::from_count(1.0));
        assert_close(kg_per_teu(&trip, &manifest, &rule::CARRIED_TEU, &empty), carried, 1e-12);
        assert_eq!(kg_per_teu(&trip, &manifest, &rule::LOADED_TEU, &empty), 0.0);
    }
    // Heavy freight bears more of a rule that weighs it.
    let heavy = Lot::loaded(0, Teu::from_count(1.0)).with_freight(Mass::from_tonnes(25.0));
    assert_close(kg_per_teu(&trip, &manifest, &rule::ISO_14083, &heavy), 2.5 * full, 1e-12);
}

#[test]
fn slots_bear_their_own_legs_and_unused_ones_keep_their_part() {
    let trip = trip();
    let manifest = stated(&trip);
    for leg in [0, 1] {
        let slot = trip.legs[leg as usize] / SLOTS;
        assert_close(kg_per_teu(&trip, &manifest, &rule::NOMINAL_SLOT, &loaded(leg, 1.0)), slot, 1e-12);
    }
    let allocator = Allocator::new(&trip.ledger, &manifest).expect("legs");
    let slots = *allocator.under(&rule::NOMINAL_SLOT).expect("slots").conservation();
    let [out, back] = trip.legs;
    assert_close(slots.unborne_kg, out * 1_300.0 / SLOTS + back * 1_500.0 / SLOTS, 1e-12);
    assert_close(slots.outside_scope_kg, trip.all - out - back, 1e-9);
    assert_close(slots.ship_kg, trip.all, 1e-12);

    let ttw = trip.ledger.total().emissions.tank_to_wake(Ar5).expect("known").kilograms();
    let index = kg_per_teu(&trip, &manifest, &rule::CARRIER_LOOP_INDEX, &loaded(0, 1.0));
    assert_close(index, ttw / (2.0 * SLOTS), 1e-12);
}

#[test]
fn clean_cargo_takes_70_percent_and_a_longer_way() {
    let trip = trip();
    let manifest = stated(&trip);
    let allocator = Allocator::new(&trip.ledger, &manifest).expect("legs");
    let clean_cargo = allocator.under(&rule::CLEAN_CARGO).expect("a rule");
    let figure = clean_cargo.figure(&loaded(0, 1.0)).expect("a figure");
    let per_slot_nm = trip.all / (2.0 * SLOTS * LEG_NM);
    assert_close(figure.kg, per_slot_nm / 0.70 * 1.15 * SHORT_NM, 1e-12);
    assert_close(figure.activity_km, 1.15 * SHORT_NM * 1.852, 1e-12);
    // It divides by 11,900 TEU where 14,200 sailed, and over 6,555 nm instead of 5,750.
    let conservation = clean_cargo.conservation();
    let given = 14_200.0 / 11_900.0 * 1.15 * SHORT_NM / LEG_NM;
    assert_close(conservation.allocated_kg, given * trip.all, 1e-9);
    assert_close(conservation.by_assumption_kg, (1.0 - given) * trip.all, 1e-9);
}

/// V7 of the corridor file: 1.15 / 0.70 = 1.642857; W4: 43.64 = 71.7 / 1.642857.
#[test]
fn the_end_user_uplift_of_clean_cargo() {
    let uplift = rule::CLEAN_CARGO_DISTANCE_UPLIFT / rule::CLEAN_CARGO_UTILISATION.get();
    crate::tolerance::assert_printed(uplift, "1.642857");
    crate::tolerance::assert_printed(71.7 / uplift, "43.64");
}

#[test]
fn plugs_are_borne_by_reefers_alone() {
    let trip = trip();
    let voyage = trip.ledger.voyage();
    let reefers = loaded(0, 400.0).refrigerated(kilowatts(1.375));
    let lots = vec![
        reefers,
        loaded(0, 6_500.0),
        Lot::empty(0, Teu::from_count(300.0)),
        loaded(1, 1_700.0),
        Lot::empty(1, Teu::from_count(5_300.0)),
    ];
    let manifest = Manifest::new(voyage, lots).expect("a manifest");
    let of_the_leg = |entry: &green_corridor::inventory::Entry| {
        entry.consumer() == Consumer::AuxiliaryEngine && trip.ledger.activity(entry).stage() == 0
    };
    let auxiliary = trip.ledger.total_of(of_the_leg);
    let hours = voyage.activities()[0].duration().get::<hour>();
    let kwh = 400.0 * 1.375 * hours;
    let part = kwh / auxiliary.shaft.expect("known").get::<kilowatt_hour>();
    let plugs = part * auxiliary.emissions.well_to_wake(Ar6).expect("known").kilograms();

    let dry = kg_per_teu(&trip, &manifest, &rule::REEFER_SPLIT, &loaded(0, 1.0));
    assert_close(dry, (trip.all - plugs) / 14_200.0, 1e-12);
    let cold = kg_per_teu(&trip, &manifest, &rule::REEFER_SPLIT, &reefers);
    assert_close(cold, dry + plugs / 400.0, 1e-12);
    // Shared plugs make no difference between the two.
    let shared = kg_per_teu(&trip, &manifest, &rule::CARRIED_TEU, &reefers);
    assert_close(shared, trip.all / 14_200.0, 1e-12);
}

#[test]
fn the_full_direction_bears_the_empties() {
    let trip = trip();
    let manifest = stated(&trip);
    let (out, back) = (loaded(0, 1.0), loaded(1, 1.0));
    let share = trip.all / 14_200.0;
    // Proportional: the 5,300 empties of the way back go to the 6,900 out. The 300 empties out ride on the fullest
    // leg, so its own freight bears them.
    let rule = &rule::DIRECTION_PROPORTIONAL;
    let borne = share * (1.0 + 5_300.0 / 6_900.0 + 300.0 / 6_900.0);
    assert_close(kg_per_teu(&trip, &manifest, rule, &out), borne, 1e-12);
    assert_close(kg_per_teu(&trip, &manifest, rule, &back), share, 1e-12);
    assert_eq!(kg_per_teu(&trip, &manifest, rule, &Lot::empty(1, Teu::from_count(1.0))), 0.0);

    // Shapley: 1,700 slots are needed both ways, 5,200 one way.
    let rule = &rule::DIRECTION_SHAPLEY;
    let both = 1_700.0 / 6_900.0 / 2.0;
    assert_close(kg_per_teu(&trip, &manifest, rule, &back), both * trip.all / 1_700.0, 1e-12);
    assert_close(kg_per_teu(&trip, &manifest, rule, &out), (1.0 - both) * trip.all / 6_900.0, 1e-12);
}

/// Costs 8, 11, 13, 18 of four aircraft: fees 2, 3, 4, 9. Source: the standard example of the airport problem
/// (Littlechild and Owen 1973).
#[test]
fn fees_of_an_airport() {
    let needs = [8.0, 11.0, 13.0, 18.0].map(|level| Need { level, players: 1.0 });
    let fees: Vec<f64> = airport(&needs).expect("shares").iter().map(|share| share * 18.0).collect();
    for (fee, want) in fees.iter().zip([2.0, 3.0, 4.0, 9.0]) {
        assert_close(*fee, want, 1e-14);
    }
    assert_eq!(airport(&[]), None);
    assert_eq!(airport(&[Need { level: 0.0, players: 3.0 }]), None);
    assert_eq!(airport(&[Need { level: f64::NAN, players: 3.0 }]), None);
}

#[test]
fn a_figure_takes_the_meaning_of_its_rule_and_no_other() {
    let trip = trip();
    let manifest = stated(&trip);
    let allocator = Allocator::new(&trip.ledger, &manifest).expect("legs");
    let carried = allocator.under(&rule::CARRIED_TEU).expect("a rule");
    let mass = carried.mass::<WellToWake, Ar6>(&loaded(0, 2.0)).expect("its own meaning");
    assert_close(mass.kilograms(), trip.all / 7_100.0, 1e-12);
    let error = carried.mass::<TankToWake, Ar5>(&loaded(0, 2.0)).unwrap_err();
    assert_eq!(error.to_string(), "rule carried TEU gives CO2e WtW AR6, not CO2e TtW AR5");
}

/// Calculators differ by up to 71 % for the same ships (Sea-Intelligence, V12 of the corridor file). So do the rules
/// of the trade on one voyage, for one box.
#[test]
fn the_rules_of_the_trade_are_further_apart_than_the_calculators() {
    let trip = trip();
    let manifest = stated(&trip);
    let allocator = Allocator::new(&trip.ledger, &manifest).expect("legs");
    let figures: Vec<f64> = allocator
        .under_every_rule(&loaded(0, 1.0))
        .into_iter()
        .map(|(rule, figure)| figure.unwrap_or_else(|error| panic!("{}: {error}", rule.name)).kg_per_teu)
        .collect();
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let most = figures.iter().copied().fold(0.0, f64::max);
    assert_eq!(figures.len(), 10);
    assert!(most / least - 1.0 > 0.71, "{figures:?}");
}

#[test]
fn what_a_rule_does_not_find_it_asks_for() {
    let trip = trip();
    let voyage = trip.ledger.voyage();
    let unweighed = vec![
        Lot::loaded(0, Teu::from_count(6_900.0)),
        Lot::empty(0, Teu::from_count(300.0)),
        Lot::loaded(1, Teu::from_count(1_700.0)).refrigerated(kilowatts(20.0)),
        Lot::empty(1, Teu::from_count(5_300.0)),
    ];
    let manifest = Manifest::new(voyage, unweighed).expect("a manifest");
    let allocator = Allocator::new(&trip.ledger, &manifest).expect("legs");
    let refused = |rule: &AllocationRule| allocator.under(rule).unwrap_err().to_string();
    assert_eq!(
        refused(&rule::CARGO_MASS),
        "rule cargo mass: the freight of a lot on leg Yangshan - Los Angeles is not known; weigh it, or take a mass \
         per TEU by name from `cargo_mass`"
    );
    assert!(refused(&rule::REEFER_SPLIT).starts_with("leg Los Angeles - Yangshan: the plugs draw "));
    let zero =
        own(Choices { utilisation: Utilisation::Assumed(Fraction::ZERO), ..rule::CARRIED_TEU.choices });
    assert_eq!(refused(&zero), "rule own: `utilisation` must be in 0.01..=1 of the slots, got 0");
    let network = DistanceRule::on(green_corridor::intensity::dimension::Basis::NetworkDistance);
    assert_eq!(
        refused(&own(Choices { distance: network, ..rule::CARRIED_TEU.choices })),
        "leg Yangshan - Los Angeles: the network distance is not given"
    );
    let horizon = own(Choices { gwp: NamedSet::Ar6Gwp20, ..rule::CARRIED_TEU.choices });
    assert!(matches!(allocator.under(&horizon), Err(AllocationError::UnknownGas(_))));
    let stacks = own(Choices { life_cycle: LifeCycleStage::TtW, ..horizon.choices });
    assert!(allocator.under(&stacks).is_ok());

    let carried = allocator.under(&rule::CARRIED_TEU).expect("a rule");
    let error = carried.figure(&loaded(2, 1.0)).unwrap_err();
    assert_eq!(error.to_string(), "the lot rides on legs 2 to 2, the voyage has legs 0 to 1");
    let error = carried.figure(&loaded(0, 0.0)).unwrap_err();
    assert_eq!(error.to_string(), "rule carried TEU: a lot of 0 TEU has no figure per TEU");
    for uplift in [0.99, 3.1, f64::NAN] {
        assert!(DistanceRule::uplifted_shortest_feasible(uplift).is_err());
        assert!(DistanceRule::uplifted_great_circle(uplift).is_err());
    }
}

#[test]
fn emissions_that_nobody_would_bear_are_refused() {
    let voyage =
        made_up::starting(green_corridor::engine::EngineClass::Ssd, green_corridor::MarineFuel::VLSFO.into())
            .leg(
                "Los Angeles",
                "Yangshan",
                green_corridor::Cargo::new(Teu::from_count(7_000.0), Teu::from_count(0.0)),
            )
            .transit(
                green_corridor::units::Distance::from_nautical_miles(100.0),
                green_corridor::units::si::knots(15.0),
            )
            .build()
            .expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("a manifest");
    let allocator = Allocator::new(&ledger, &manifest).expect("legs");
    assert_eq!(
        allocator.under(&rule::LOADED_TEU).unwrap_err().to_string(),
        "rule loaded TEU: the voyage carries no loaded TEU over any distance that would bear its emissions"
    );
    for empties in [Empties::ToFullerLegs, Empties::Shapley] {
        let rule = own(Choices { empties, ..rule::CARRIED_TEU.choices });
        assert!(matches!(allocator.under(&rule), Err(AllocationError::NothingCounted { .. })), "{empties}");
    }
    let own_legs =
        own(Choices { scope: Scope::OwnLegs, teu_kind: TeuKind::CargoMass, ..rule::CARRIED_TEU.choices });
    assert_eq!(
        allocator.under(&own_legs).unwrap_err().to_string(),
        "rule own: the voyage carries no tonnes of freight over any distance that would bear its emissions"
    );
    let plugs = own(Choices { reefers: Reefers::OwnPlugs, ..rule::CARRIED_TEU.choices });
    assert!(allocator.under(&plugs).is_ok());
}
