//! What is aboard, and what is refused of it.

use green_corridor::intensity::conservation::prove_sum;
use green_corridor::intensity::{AllocationError, Allocator, Lot, Manifest, cargo_mass};
use green_corridor::units::si::kilowatts;
use green_corridor::units::{Mass, Teu};
use green_corridor::{FactorSet, FuelBasis, Inventory};

use crate::made_up;

fn refused(lots: Vec<Lot>) -> String {
    Manifest::new(&made_up::round_trip(), lots).unwrap_err().to_string()
}

fn loaded(leg: u32, teu: f64) -> Lot {
    Lot::loaded(leg, Teu::from_count(teu))
}

#[test]
fn a_manifest_is_what_the_voyage_states() {
    let manifest = Manifest::as_stated(&made_up::round_trip(), &cargo_mass::HEAVYWEIGHT).expect("stated");
    assert_eq!(manifest.lots().len(), 4);
    let back = &manifest.legs()[1];
    assert_eq!(
        (back.carried.count(), back.loaded.count(), back.empty().count()),
        (7_000.0, 1_700.0, 5_300.0)
    );
    assert_eq!(back.freight.map(Mass::tonnes), Some(1_700.0 * 14.5));
}

#[test]
fn other_sums_than_stated_are_refused() {
    let out = [loaded(0, 6_900.0), Lot::empty(0, Teu::from_count(300.0))];
    let back = [loaded(1, 1_700.0), Lot::empty(1, Teu::from_count(5_300.0))];
    assert!(Manifest::new(&made_up::round_trip(), [out, back].concat()).is_ok());
    let more = [out.to_vec(), back.to_vec(), vec![loaded(0, 1.0)]].concat();
    assert_eq!(
        refused(more),
        "leg Yangshan - Los Angeles: the lots sum to 7201 carried TEU, the voyage states 7200"
    );
    let swapped = vec![loaded(0, 7_200.0), back[0], back[1]];
    assert_eq!(
        refused(swapped),
        "leg Yangshan - Los Angeles: the lots sum to 7200 loaded TEU, the voyage states 6900"
    );
    let full = vec![loaded(0, 8_501.0)];
    assert_eq!(refused(full), "leg Yangshan - Los Angeles: 8501 TEU carried, the ship has 8500 slots");
}

#[test]
fn a_lot_out_of_range_is_refused_by_its_number() {
    assert_eq!(refused(vec![]), "a manifest needs at least one lot");
    assert_eq!(refused(vec![loaded(2, 1.0)]), "lot 0: legs 2 to 2, must be within 0 to 1 and in order");
    assert_eq!(
        refused(vec![loaded(0, 1.0), loaded(1, 1.0).as_far_as(0)]),
        "lot 1: legs 1 to 0, must be within 0 to 1 and in order"
    );
    assert_eq!(
        refused(vec![loaded(u32::MAX, 1.0)]),
        "lot 0: legs 4294967295 to 4294967295, must be within 0 to 1 and in order"
    );
    assert_eq!(refused(vec![loaded(0, -1.0)]), "lot 0: `teu` must be in 0..=40000 TEU, got -1");
    assert_eq!(refused(vec![loaded(0, f64::NAN)]), "lot 0: `teu` must be in 0..=40000 TEU, got NaN");
    assert_eq!(
        refused(vec![loaded(0, 2.0).with_freight(Mass::from_tonnes(20_000.0))]),
        "lot 0: `freight_t_per_teu` must be in 0.001..=50 t/TEU, got 10000"
    );
    assert_eq!(
        refused(vec![loaded(0, 2.0).with_freight(Mass::from_tonnes(0.0))]),
        "lot 0: `freight_t_per_teu` must be in 0.001..=50 t/TEU, got 0"
    );
    for nothing_holds in [900_000.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(
            refused(vec![loaded(0, 0.0).with_freight(Mass::from_tonnes(nothing_holds))])
                .starts_with("lot 0: `freight_t_per_teu` must be in 0.001..=50 t/TEU, got "),
            "{nothing_holds}"
        );
    }
    assert_eq!(
        refused(vec![loaded(0, 2.0).refrigerated(kilowatts(7_000.0))]),
        "lot 0: `plug_kw_per_teu` must be in 0..=20 kW/TEU, got 7000"
    );
}

#[test]
fn a_manifest_of_another_voyage_is_refused() {
    let one_leg = made_up::ocean(made_up::starting(
        green_corridor::engine::EngineClass::Ssd,
        green_corridor::MarineFuel::VLSFO.into(),
    ));
    let ledger = made_up::ledger(one_leg, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let manifest = Manifest::as_stated(&made_up::round_trip(), &cargo_mass::AVERAGE).expect("stated");
    let error = Allocator::new(&ledger, &manifest).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the manifest was made of another voyage than the ledger: legs 2, in the ledger 1"
    );
    assert!(matches!(error, AllocationError::OtherVoyage { .. }));
}

#[test]
fn a_box_over_both_legs_bears_both() {
    let voyage = made_up::round_trip();
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let through = loaded(0, 1_700.0).with_cargo_mass(&cargo_mass::AVERAGE).as_far_as(1);
    let lots = vec![
        through,
        loaded(0, 5_200.0).with_cargo_mass(&cargo_mass::AVERAGE),
        Lot::empty(0, Teu::from_count(300.0)),
        Lot::empty(1, Teu::from_count(5_300.0)),
    ];
    let manifest = Manifest::new(&voyage, lots).expect("a manifest");
    let allocator = Allocator::new(&ledger, &manifest).expect("legs");
    for rule in green_corridor::intensity::rule::ALL {
        let allocation = allocator.under(&rule).expect("a rule");
        allocation.prove().expect("nothing lost");
        let one = |lot: &Lot| allocation.figure(lot).expect("a figure").kg_per_teu;
        let legs = [0, 1].map(|leg| one(&loaded(leg, 1.0).with_cargo_mass(&cargo_mass::AVERAGE)));
        assert!((one(&through) - legs[0] - legs[1]).abs() < 1e-9, "{}", rule.name);
    }
}

#[test]
fn a_sum_that_loses_something_is_an_error() {
    assert!(prove_sum("boxes", std::iter::repeat_n(0.1, 1_000_000), 100_000.0).is_ok());
    let error = prove_sum("boxes", [1.0, 2.0], 3.5).unwrap_err();
    assert_eq!(error.to_string(), "boxes: the parts sum to 3, the whole is 3.5: 0.5 is lost");
    let error = prove_sum("boxes", [1.0, 2.0], 2.5).unwrap_err();
    assert_eq!(error.to_string(), "boxes: the parts sum to 3, the whole is 2.5: 0.5 came from nowhere");
    assert!(prove_sum("boxes", [1e12, -1e12, 0.5], 1.0).is_err());
    assert!(prove_sum("boxes", [f64::INFINITY], 1.0).is_err());
    assert!(prove_sum("boxes", [f64::NAN], 1.0).is_err());
    assert!(prove_sum("boxes", [f64::INFINITY], f64::INFINITY).is_err());
}
