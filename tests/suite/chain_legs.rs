//! Legs at sea in a row, and shipments that are no part of what was aboard.

use green_corridor::fuel::gwp::Ar6;
use green_corridor::intensity::chain::{Shipment, Tce};
use green_corridor::intensity::rule;
use green_corridor::units::Distance;
use green_corridor::units::substance::{GreatCircle, ShortestFeasible};

use crate::chain::{ledger, shipment};
use crate::tolerance::{FULL_PRECISION, assert_close};

#[test]
fn several_legs_take_the_distance_of_the_whole() {
    let (ledger, manifest) = ledger();
    let box_of_20_t = shipment(20.0, 2.0);
    let iso = &rule::ISO_14083;
    let of = |legs, shipment: &Shipment| {
        Tce::<Ar6>::from_ledger::<ShortestFeasible>(&ledger, &manifest, iso, legs, shipment)
    };
    assert_eq!(
        of(0..=1, &box_of_20_t).unwrap_err().to_string(),
        "legs 0 to 1 as one element: planned distances of legs do not add; state that of the whole, or take one \
         element a leg"
    );
    let whole = Distance::<ShortestFeasible>::from_kilometres(9.0);
    let both =
        Tce::<Ar6>::from_ledger_over(&ledger, &manifest, iso, 0..=1, &box_of_20_t, whole).expect("legs");
    assert_close(both.distance_km().expect("a distance"), 9.0, FULL_PRECISION);
    let kilograms = |leg: &Tce<Ar6>| leg.emission().well_to_wake.kilograms();
    let [out, back] = [0, 1].map(|leg| of(leg..=leg, &box_of_20_t).expect("a leg"));
    assert_close(kilograms(&both), kilograms(&out) + kilograms(&back), 1e-12);
    assert!(
        both.duration() > out.duration().zip(back.duration()).map(|(out, back)| out + back),
        "the port call between is a part of it"
    );
    // All containers aboard are 6,900 loaded TEU of 10 t out and 1,700 back.
    assert_eq!(
        of(0..=0, &shipment(60_000.0, 7_000.0)).unwrap_err().to_string(),
        "leg Yangshan - Los Angeles: `teu` of the shipment is 7000, aboard were 6900"
    );
    assert_eq!(
        of(1..=1, &shipment(17_001.0, 1_700.0)).unwrap_err().to_string(),
        "leg Los Angeles - Yangshan: `freight_t` of the shipment is 17001, aboard were 17000"
    );
    let other = Tce::<Ar6>::from_ledger::<GreatCircle>(&ledger, &manifest, iso, 0..=0, &box_of_20_t);
    assert_eq!(
        other.unwrap_err().to_string(),
        "rule ISO 14083 / GLEC counts shortest-feasible distance, the element states great-circle"
    );
}
