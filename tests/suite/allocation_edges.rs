//! Where an allocation has no answer, or one that is easily wrong: legs with nothing aboard, plugs on measured fuel, other
//! voyages, lots that no manifest would take.

use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::conservation::prove_sum;
use green_corridor::intensity::dimension::{Reefers, Scope, TeuKind, Utilisation};
use green_corridor::intensity::{
    Allocation, AllocationError, Allocator, Choices, Lot, Manifest, ManifestError, cargo_mass, rule,
};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Fraction, Mass, Teu};
use green_corridor::vessel::OperatingMode;
use green_corridor::voyage::{ActivitySpec, Evidence, Leg, MeasuredFuel};
use green_corridor::{FactorSet, FuelBasis, Inventory, MarineFuel, Vessel, Voyage};

use crate::three_legs::{
    ByHand, CARRIED, LOADED, SAILED, SLOTS, empty, figure, ledger, leg, loaded, lots, manifest, own, reefers,
    starting, through, under, voyage, voyage_with, work,
};
use crate::tolerance::{FULL_PRECISION, assert_close};

fn for_itself() -> Choices {
    Choices { scope: Scope::OwnLegs, ..rule::CARRIED_TEU.choices }
}

fn nm(miles: f64) -> Distance<green_corridor::units::substance::Sailed> {
    Distance::from_nautical_miles(miles)
}

fn refused(allocation: &Allocation, lot: &Lot) -> String {
    allocation.figure(lot).unwrap_err().to_string()
}

/// Nothing on the second leg, empties alone on the third.
fn two_barren_legs() -> Voyage {
    voyage_with([Some((7_000.0, 6_500.0)), Some((0.0, 0.0)), Some((6_600.0, 0.0))])
}

fn stated(voyage: &Voyage) -> Manifest {
    Manifest::as_stated(voyage, &cargo_mass::AVERAGE).expect("stated")
}

#[test]
fn a_leg_with_nothing_that_is_counted_bears_itself() {
    let voyage = two_barren_legs();
    let (ledger, manifest) = (ledger(&voyage), stated(&voyage));
    let hand = ByHand::well_to_wake(&ledger);

    let containers = under(&ledger, &manifest, &own(for_itself()));
    let parts = containers.conservation();
    assert_close(parts.unborne_kg, hand.legs[1], FULL_PRECISION);
    assert_close(parts.outside_scope_kg, hand.calls, FULL_PRECISION);
    assert_close(parts.allocated_kg, hand.legs[0] + hand.legs[2], FULL_PRECISION);
    let of_the_first = hand.legs[0] / 7_000.0;
    assert_close(figure(&containers, &loaded(0, 1.0, 8.0)).kg, of_the_first, FULL_PRECISION);
    assert_close(figure(&containers, &loaded(2, 1.0, 8.0)).kg, hand.legs[2] / 6_600.0, FULL_PRECISION);
    let nothing = "rule own: B - C carries no carried TEU over any distance that would bear its emissions";
    for lot in [loaded(1, 1.0, 8.0), empty(1, 1.0), through(), loaded(0, 1.0, 8.0).as_far_as(2)] {
        assert_eq!(refused(&containers, &lot), nothing);
    }

    let freight = under(&ledger, &manifest, &own(Choices { teu_kind: TeuKind::LoadedTeu, ..for_itself() }));
    let parts = freight.conservation();
    assert_close(parts.unborne_kg, hand.legs[1] + hand.legs[2], FULL_PRECISION);
    assert_close(parts.allocated_kg, hand.legs[0], FULL_PRECISION);
    assert_eq!(
        refused(&freight, &loaded(2, 1.0, 8.0)),
        "rule own: C - A carries no loaded TEU over any distance that would bear its emissions"
    );
    // Empties are free where freight is counted.
    assert_eq!(figure(&freight, &empty(0, 1.0).as_far_as(2)).kg, 0.0);

    // Slots that nobody takes are slots still.
    let slots = under(&ledger, &manifest, &rule::NOMINAL_SLOT);
    assert_close(figure(&slots, &loaded(1, 1.0, 8.0)).kg, hand.legs[1] / SLOTS, FULL_PRECISION);
}

#[test]
fn in_the_game_of_the_loop_freight_bears_the_barren_legs() {
    let voyage = two_barren_legs();
    let (ledger, manifest) = (ledger(&voyage), stated(&voyage));
    let all = ByHand::well_to_wake(&ledger).all;
    let game = under(&ledger, &manifest, &rule::DIRECTION_SHAPLEY);
    let parts = game.conservation();
    assert_eq!((parts.unborne_kg, parts.outside_scope_kg), (0.0, 0.0));
    assert_close(figure(&game, &loaded(0, 1.0, 8.0)).kg, all / 6_500.0, FULL_PRECISION);
    for (lot, place) in [(loaded(1, 1.0, 8.0), "B - C"), (loaded(2, 1.0, 8.0), "C - A"), (through(), "B - C")]
    {
        let error = game.figure(&lot).unwrap_err();
        assert_eq!(
            error,
            AllocationError::NothingCounted {
                rule: "Shapley by direction".to_owned(),
                place: place.to_owned(),
                kind: "loaded TEU".to_owned(),
            }
        );
    }
    assert_eq!(figure(&game, &empty(0, 1.0).as_far_as(2)).kg, 0.0);
}

/// A share of the slots is filled whatever was aboard, on a leg with nothing aboard as well.
#[test]
fn an_unladen_leg_at_an_assumed_utilisation() {
    let voyage = two_barren_legs();
    let (ledger, manifest) = (ledger(&voyage), stated(&voyage));
    let hand = ByHand::well_to_wake(&ledger);
    let utilisation = Utilisation::Assumed(Fraction::constant(0.8));
    let filled = 0.8 * SLOTS;

    let whole = under(&ledger, &manifest, &own(Choices { utilisation, ..rule::CARRIED_TEU.choices }));
    let per_mile = hand.all / work([filled; 3], SAILED);
    for leg in [0, 1, 2] {
        let want = per_mile * SAILED[leg as usize];
        assert_close(figure(&whole, &loaded(leg, 1.0, 8.0)).kg, want, FULL_PRECISION);
    }
    let allocated = per_mile * (7_000.0 * SAILED[0] + 6_600.0 * SAILED[2]);
    assert_close(whole.conservation().allocated_kg, allocated, FULL_PRECISION);
    assert_close(whole.conservation().by_assumption_kg, hand.all - allocated, 1e-11);

    let own_legs = under(&ledger, &manifest, &own(Choices { utilisation, ..for_itself() }));
    assert_close(figure(&own_legs, &empty(1, 1.0)).kg, hand.legs[1] / filled, FULL_PRECISION);
    assert_eq!(own_legs.conservation().unborne_kg, 0.0);

    let freight = own(Choices { utilisation, ..rule::LOADED_TEU.choices });
    let want = hand.all / (6_500.0 * filled / 7_000.0);
    let got = figure(&under(&ledger, &manifest, &freight), &loaded(0, 1.0, 8.0)).kg;
    assert_close(got, want, FULL_PRECISION);
}

/// The first leg in two halves, each measured or not.
fn measured(halves: [Option<MeasuredFuel>; 2]) -> Inventory {
    let first = starting().add_leg(leg(0, Some((CARRIED[0], LOADED[0]))));
    let voyage = halves
        .into_iter()
        .fold(first, |builder, fuel| {
            builder.activity(ActivitySpec {
                measured: fuel.into_iter().collect(),
                ..ActivitySpec::under_way(OperatingMode::Transit, nm(2_900.0), knots(17.0))
            })
        })
        .port_call("B")
        .berth(hours(30.0))
        .add_leg(leg(1, Some((3_000.0, 1_500.0))))
        .transit(nm(1_200.0), knots(14.0))
        .build()
        .expect("a voyage");
    Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::MeasuredWhereGiven).expect("a ledger")
}

#[test]
fn plugs_on_measured_fuel_are_not_known() {
    let whole = || {
        let fuel = MarineFuel::VLSFO;
        Some(MeasuredFuel::whole_ship(fuel, Mass::from_tonnes(700.0), Evidence::NoonReport))
    };
    let unknown =
        AllocationError::AuxiliaryEnergyUnknown { rule: "reefer split".to_owned(), leg: "A - B".to_owned() };
    for halves in [[whole(), whole()], [whole(), None], [None, whole()]] {
        let ledger = measured(halves);
        let voyage = ledger.voyage();
        let aboard = |first: [Lot; 2], second: [Lot; 2]| {
            let empties = [empty(0, 500.0), empty(1, 1_500.0)];
            Manifest::new(voyage, [first, second, empties].concat()).expect("a manifest")
        };
        let dry = [loaded(1, 500.0, 9.0), loaded(1, 1_000.0, 9.0)];
        let cold = aboard([reefers(0), loaded(0, 6_100.0, 9.0)], dry);
        let allocator = Allocator::new(&ledger, &cold).expect("its manifest");
        assert_eq!(allocator.under(&rule::REEFER_SPLIT).unwrap_err(), unknown);
        assert!(allocator.under(&rule::CARRIED_TEU).is_ok());

        let other = loaded(1, 500.0, 9.0).refrigerated(kilowatts(0.5));
        let cold = aboard([loaded(0, 400.0, 9.0), loaded(0, 6_100.0, 9.0)], [other, dry[1]]);
        let split = under(&ledger, &cold, &rule::REEFER_SPLIT);
        for lot in [reefers(0), reefers(0).as_far_as(1)] {
            assert_eq!(split.figure(&lot).unwrap_err(), unknown);
        }
        // On the other leg it is known, and a dry box does not ask.
        let dry = figure(&split, &loaded(1, 1.0, 9.0)).kg_per_teu;
        assert!(figure(&split, &other).kg_per_teu > dry);
        assert!(figure(&split, &through()).kg > 0.0);
    }
}

#[test]
fn freight_that_is_not_known_is_asked_for_where_it_is_weighed() {
    let voyage = voyage();
    let (ledger, manifest) = (ledger(&voyage), manifest(&voyage));
    let unweighed = Lot::loaded(0, Teu::from_count(1.0)).as_far_as(1);
    for rule in [rule::CARGO_MASS, rule::ISO_14083] {
        assert_eq!(
            under(&ledger, &manifest, &rule).figure(&unweighed).unwrap_err(),
            AllocationError::FreightUnknown { rule: rule.name.to_string(), leg: "legs 0 to 1".to_owned() }
        );
        let empties = figure(&under(&ledger, &manifest, &rule), &empty(0, 1.0));
        assert_eq!((empties.kg, empties.g_per_tkm), (0.0, None));
    }
    let carried = figure(&under(&ledger, &manifest, &rule::CARRIED_TEU), &unweighed);
    assert!(carried.kg > 0.0 && carried.g_per_tkm.is_none());
}

#[test]
fn a_lot_that_no_manifest_takes_has_no_figure() {
    let voyage = voyage();
    let (ledger, manifest) = (ledger(&voyage), manifest(&voyage));
    let carried = under(&ledger, &manifest, &rule::CARRIED_TEU);
    let one = || loaded(0, 1.0, 8.0);
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1.0] {
        for (lot, field) in [
            (Lot::loaded(0, Teu::from_count(bad)), "teu"),
            (empty(0, bad), "teu"),
            (one().with_freight(Mass::from_tonnes(bad)), "freight_t_per_teu"),
            (one().refrigerated(kilowatts(bad)), "plug_kw_per_teu"),
        ] {
            match carried.figure(&lot).unwrap_err() {
                AllocationError::OutOfRange { record, source } => {
                    assert!(record.starts_with("rule carried TEU, a lot of "), "{record}");
                    assert!(source.to_string().contains(field), "{source}");
                }
                other => panic!("{lot:?}: {other}"),
            }
        }
    }
    for (first, last) in [(0, 3), (2, 1), (3, 3), (0, u32::MAX)] {
        let error = carried.figure(&loaded(first, 1.0, 8.0).as_far_as(last)).unwrap_err();
        assert_eq!(error, AllocationError::Legs { first, last, most: 2 });
    }
}

#[test]
fn a_manifest_of_another_ship_or_of_other_containers_is_refused() {
    let as_stated = voyage();
    let manifest = manifest(&as_stated);
    let refused = |voyage: &Voyage| match Allocator::new(&ledger(voyage), &manifest).unwrap_err() {
        AllocationError::OtherVoyage { field, manifest, ledger } => (field, manifest, ledger),
        other => panic!("{other}"),
    };
    let of = |field: &str, manifest: &str, ledger: &str| (field.into(), manifest.into(), ledger.into());
    let cargo = |leg: usize, carried, loaded| {
        let mut cargo = [0, 1, 2].map(|leg| Some((CARRIED[leg], LOADED[leg])));
        cargo[leg] = Some((carried, loaded));
        voyage_with(cargo)
    };
    assert_eq!(refused(&cargo(1, 6_001.0, 4_000.0)), of("carried TEU of leg B - C", "6000", "6001"));
    assert_eq!(refused(&cargo(2, 6_600.0, 1_499.0)), of("loaded TEU of leg C - A", "1500", "1499"));
    let silent = voyage_with([None, Some((6_000.0, 4_000.0)), Some((6_600.0, 1_500.0))]);
    assert_eq!(refused(&silent), of("carried TEU of leg A - B", "7000", "not stated"));

    let larger = Vessel::container_ship("larger", Teu::from_count(9_000.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    let start = "2026-03-01T00:00Z".parse().expect("an instant");
    let builder = Voyage::starting(start, larger, MarineFuel::VLSFO.into()).draught(metres(13.2));
    let voyage = [0, 1, 2]
        .into_iter()
        .fold(builder, |builder, index| {
            builder
                .add_leg(leg(index, Some((CARRIED[index], LOADED[index]))))
                .transit(nm(SAILED[index]), knots(15.0))
        })
        .build()
        .expect("a voyage");
    assert_eq!(refused(&voyage), of("slots of leg A - B", "8500", "9000"));
}

/// A part in a million more than stated is more than rounding.
#[test]
fn sums_are_as_stated_to_their_rounding() {
    let voyage = voyage();
    let with = |lot: Lot| Manifest::new(&voyage, [lots(), vec![lot]].concat());
    assert!(with(loaded(0, 1e-7, 8.0)).is_ok());
    for lot in [loaded(0, 1e-4, 8.0), empty(1, 1e-4)] {
        assert!(matches!(with(lot), Err(ManifestError::OtherThanStated { .. })), "{lot:?}");
    }
    let silent = voyage_with([None; 3]);
    let slots = |teu| Manifest::new(&silent, vec![empty(0, teu)]);
    assert!(slots(SLOTS).is_ok());
    assert!(matches!(slots(SLOTS + 1e-4), Err(ManifestError::MoreThanSlots { .. })));

    assert!(prove_sum("a ship", [0.4, 0.6 + 1e-10], 1.0).is_ok());
    for lost in [1e-8, 1e-5, -1e-8] {
        assert!(prove_sum("a ship", [0.4, 0.6 + lost], 1.0).is_err(), "{lost}");
    }
}

#[test]
fn a_planned_distance_of_nothing_is_refused() {
    let planned =
        Leg { shortest_feasible: Some(Distance::from_nautical_miles(0.0)), ..leg(1, Some((10.0, 5.0))) };
    let voyage = starting()
        .add_leg(leg(0, Some((10.0, 5.0))))
        .transit(nm(5_800.0), knots(17.0))
        .add_leg(planned)
        .transit(nm(1_200.0), knots(14.0))
        .build()
        .expect("a voyage");
    let (ledger, manifest) = (ledger(&voyage), stated(&voyage));
    let allocator = Allocator::new(&ledger, &manifest).expect("its manifest");
    for rule in [rule::CLEAN_CARGO, rule::ISO_14083] {
        match allocator.under(&rule).unwrap_err() {
            AllocationError::NoPlannedDistance { rule: name, leg, basis, sailed_km } => {
                assert_eq!(
                    (name, leg.as_str(), basis),
                    (rule.name.to_string(), "B - C", "shortest-feasible")
                );
                assert_close(sailed_km, 1_200.0 * 1.852, FULL_PRECISION);
            }
            other => panic!("{other}"),
        }
    }
    assert!(allocator.under(&rule::CARRIED_TEU).is_ok());
}

/// A leg of no time and no miles, and one that only drifts.
#[test]
fn a_leg_without_miles_gives_finite_figures() {
    let nothing = |name: (&str, &str)| Leg {
        network: Some(Distance::from_nautical_miles(0.0)),
        shortest_feasible: Some(Distance::from_nautical_miles(0.0)),
        great_circle: Some(Distance::from_nautical_miles(0.0)),
        ..Leg { cargo: leg(0, Some((1_000.0, 800.0))).cargo, ..Leg::new(name.0, name.1) }
    };
    let voyage = starting()
        .add_leg(leg(0, Some((1_000.0, 800.0))))
        .transit(nm(5_800.0), knots(17.0))
        .add_leg(nothing(("B", "B roads")))
        .drifting(hours(0.0))
        .add_leg(nothing(("B roads", "B")))
        .drifting(hours(20.0))
        .build()
        .expect("a voyage");
    let ledger = ledger(&voyage);
    let reefers = |leg| loaded(leg, 100.0, 12.0).refrigerated(kilowatts(1.0));
    let lots: Vec<Lot> =
        (0..3).flat_map(|leg| [reefers(leg), loaded(leg, 700.0, 9.0), empty(leg, 200.0)]).collect();
    let manifest = Manifest::new(&voyage, lots.clone()).expect("a manifest");
    let allocator = Allocator::new(&ledger, &manifest).expect("its manifest");
    let own_legs = own(Choices { reefers: Reefers::OwnPlugs, ..for_itself() });
    for rule in rule::ALL.into_iter().chain([own_legs.clone()]) {
        let allocation = allocator.under(&rule).expect("a rule");
        allocation.prove().expect("nothing lost");
        for lot in lots.iter().copied().chain([reefers(0).as_far_as(2)]) {
            let Ok(figure) = allocation.figure(&lot) else {
                assert_eq!(rule.choices.scope, Scope::OwnLegs, "{}: {lot:?}", rule.name);
                assert_eq!(*lot.legs().end(), 2, "{}: {lot:?}", rule.name);
                continue;
            };
            assert!(figure.kg.is_finite() && figure.kg >= 0.0, "{}: {figure:?}", rule.name);
            assert_eq!(figure.g_per_teu_km.is_none(), *lot.legs().start() > 0, "{}: {figure:?}", rule.name);
            assert!(figure.g_per_teu_km.is_none_or(f64::is_finite), "{}: {figure:?}", rule.name);
        }
    }
    // Drifting, plugs alone have someone to bear them.
    let hand = ledger.by_stage().last().expect("a stage").1.emissions.well_to_wake(Ar6).expect("known");
    let whole = allocator.under(&own(for_itself())).expect("a rule");
    assert_close(whole.conservation().unborne_kg, hand.kilograms(), FULL_PRECISION);
    let apart = allocator.under(&own_legs).expect("a rule");
    let plugs = hand.kilograms() - apart.conservation().unborne_kg;
    assert!(plugs > 0.0 && plugs < 0.5 * hand.kilograms());
}

/// Sums of many small lots differ in their last bits from one large lot: no leg is fuller for it.
#[test]
fn equally_full_legs_stay_so_however_lots_are_cut() {
    let cargo = Some((7_000.0, 6_000.0));
    let voyage = voyage_with([cargo; 3]);
    let (ledger, whole) = (ledger(&voyage), stated(&voyage));
    let mut lots: Vec<Lot> = whole.lots().to_vec();
    lots.retain(|lot| !(lot.is_loaded() && *lot.legs().start() == 1));
    lots.extend(std::iter::repeat_n(loaded(1, 0.1, 10.0), 60_000));
    let cut = Manifest::new(&voyage, lots).expect("a manifest");
    assert_ne!(cut.legs()[1].loaded, whole.legs()[1].loaded);
    let rule = &rule::DIRECTION_PROPORTIONAL;
    for leg in [0, 1, 2] {
        let one = loaded(leg, 1.0, 10.0);
        let want = figure(&under(&ledger, &whole, rule), &one).kg;
        assert_close(figure(&under(&ledger, &cut, rule), &one).kg, want, 1e-9);
        let all = ByHand::well_to_wake(&ledger).all;
        let by_hand = all / work([7_000.0; 3], SAILED) * SAILED[leg as usize] * 7_000.0 / 6_000.0;
        assert_close(want, by_hand, FULL_PRECISION);
    }
    // A hundredth of a container in 6,000 is fuller.
    let nearly = voyage_with([Some((7_000.0, 6_000.01)), cargo, cargo]);
    let ledger = crate::three_legs::ledger(&nearly);
    let manifest = stated(&nearly);
    let allocation = under(&ledger, &manifest, rule);
    let bearer = figure(&allocation, &loaded(0, 1.0, 10.0)).kg_per_teu / SAILED[0];
    let other = figure(&allocation, &loaded(1, 1.0, 10.0)).kg_per_teu / SAILED[1];
    assert!(bearer > 1.2 * other);
}
