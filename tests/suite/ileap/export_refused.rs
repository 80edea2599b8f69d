//! What cannot be written as iLEAP, and why.

use green_corridor::engine::EngineClass;
use green_corridor::fuel::gwp::NamedSet;
use green_corridor::fuel::{Family, Origin};
use green_corridor::intensity::dimension::{Basis, DistanceRule};
use green_corridor::intensity::{AllocationRule, CargoMass, Choices, Lot, Manifest, cargo_mass, rule};
use green_corridor::interchange::ileap::{
    Checked, ExportError, Hoc, HubActivityUnit, IleapError, LegReport, Location, Places, ShipmentFootprint,
    ShipmentReport, Tad, Toc, TransportActivityUnit, carrier_table,
};
use green_corridor::provenance::Source;
use green_corridor::units::si::knots;
use green_corridor::units::substance::{Carried, Network, Sailed};
use green_corridor::units::{Decimal, Distance, Mass, MassPerTeu, Teu};
use green_corridor::vessel::OperatingMode;
use green_corridor::voyage::{ActivitySpec, Evidence, MeasuredFuel};
use green_corridor::{Cargo, Error, FactorSet, FuelBasis, Inventory, MarineFuel};

use super::export::{PLACES, made_up_loop, publisher, report};
use super::{HOC, TOC};
use crate::made_up;

fn toc(ledger: &Inventory, places: &Places) -> Result<Checked<Toc>, ExportError> {
    Toc::of_ledger::<Carried, Sailed>(ledger, "toc", NamedSet::Ar6, places)
}

#[test]
fn a_fuel_without_an_honest_carrier_is_refused_loudly() {
    for fuel in [MarineFuel::AMMONIA, MarineFuel::FAME, MarineFuel::E_DME, MarineFuel::ETHANE] {
        let error = carrier_table::of_fuel(&fuel).unwrap_err();
        assert!(matches!(&error, ExportError::NoCarrier { fuel: named, .. } if named == fuel.name()));
        assert!(error.to_string().contains("there are Diesel, HVO, Petrol"), "{error}");
    }
}

#[test]
fn every_fuel_has_exactly_one_row() {
    let families = [
        Family::Hfo,
        Family::Lfo,
        Family::MdoMgo,
        Family::Lng,
        Family::LpgPropane,
        Family::LpgButane,
        Family::Ethane,
        Family::Methanol,
        Family::Ethanol,
        Family::Fame,
        Family::Hvo,
        Family::OtherBiofuel,
        Family::Dme,
        Family::Hydrogen,
        Family::Ammonia,
        Family::Other,
    ];
    let origins =
        [Origin::Fossil, Origin::Biogenic, Origin::Rfnbo, Origin::RecycledCarbon, Origin::LowCarbon];
    for family in families {
        for origin in origins {
            let rows = carrier_table::CARRIERS.iter().chain(carrier_table::WITHOUT_CARRIER);
            let own = rows.filter(|row| row.family == family && row.origins.contains(&origin));
            assert_eq!(own.count(), 1, "{family:?} {origin:?}");
        }
    }
    assert!(carrier_table::CARRIERS.iter().all(|row| row.carrier.is_some()));
    assert!(carrier_table::WITHOUT_CARRIER.iter().all(|row| row.carrier.is_none()));
}

#[test]
fn a_ledger_that_does_not_tell_enough_is_refused() {
    let (ledger, _) = made_up_loop();
    let voyage = ledger.voyage().clone();
    let co2_only = Inventory::of(&voyage, &FactorSet::mepc_364(), FuelBasis::Modelled).expect("a ledger");
    assert!(matches!(toc(&co2_only, &PLACES), Err(ExportError::UnknownGas(_))));

    let plain = made_up::ocean(made_up::starting(EngineClass::Ssd, MarineFuel::VLSFO.into()));
    let plain = made_up::ledger(plain, &FactorSet::imo_lca(), FuelBasis::Modelled);
    let network = Toc::of_ledger::<Carried, Network>(&plain, "toc", NamedSet::Ar6, &PLACES);
    assert!(matches!(network, Err(ExportError::Intensity(_))));

    let nothing = MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::ZERO, Evidence::NoonReport);
    let sailed =
        ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(92.0), knots(12.0));
    let towed = made_up::starting(EngineClass::Ssd, MarineFuel::VLSFO.into())
        .leg("Yangshan", "Ningbo", Cargo::carried_only(Teu::from_count(100.0)))
        .activity(ActivitySpec { measured: vec![nothing], ..sailed });
    let towed = Inventory::of(&towed.build().expect("a voyage"), &FactorSet::imo_lca(), FuelBasis::Measured);
    assert_eq!(
        toc(&towed.expect("a ledger"), &PLACES).unwrap_err().to_string(),
        "Yangshan - Ningbo: no energy was consumed, so there is no energy carrier to state"
    );
}

#[test]
fn places_are_bounded_and_hold_all_shares() {
    assert_eq!(
        Places::new(6, 13, 6, 3).unwrap_err().to_string(),
        "places: `carrier` is 13, must be in 1 to 12"
    );
    assert!(matches!(Places::new(0, 9, 6, 3), Err(ExportError::Places { field: "intensity", .. })));
    assert_eq!(
        Places::new(6, 8, 6, 3).unwrap_err().to_string(),
        "places: `carrier` is 8, must be at least 9: three more than `intensity`"
    );
    let coarse = Places::new(3, 6, 1, 1).expect("in range");
    let (ledger, _) = made_up_loop();
    assert_eq!(toc(&ledger, &coarse).expect("a TOC").energy_carriers[0].relative_share.to_string(), "1.0");
}

#[test]
fn a_leg_that_is_none_and_a_port_that_is_nowhere_are_refused() {
    let (ledger, manifest) = made_up_loop();
    let place = Location::new("Yangshan", "CN");
    let of_leg = LegReport {
        leg: 4,
        activity_id: "ACT".to_owned(),
        consignment_ids: vec!["CON".to_owned()],
        origin: place.clone(),
        destination: place,
    };
    let error = Tad::of_leg(&ledger, &manifest, &of_leg, NamedSet::Ar6, &PLACES).unwrap_err();
    assert_eq!(error, ExportError::NoLeg { leg: 4, legs: 4 });
    let nameless = LegReport { leg: 0, activity_id: String::new(), ..of_leg };
    let error = Tad::of_leg(&ledger, &manifest, &nameless, NamedSet::Ar6, &PLACES).unwrap_err();
    assert!(matches!(error, ExportError::Object(IleapError::Value { field: "activityId", .. })));

    let mut without = report();
    without.locations.remove("Ningbo");
    let lot = &manifest.lots()[0];
    let error = shipment(&ledger, &manifest, &rule::CARRIED_TEU, lot, &without).unwrap_err();
    assert_eq!(error.to_string(), "`locations` has no `Ningbo`, it has Los Angeles, Oakland, Yangshan");
}

fn shipment(
    ledger: &Inventory,
    manifest: &Manifest,
    rule: &AllocationRule,
    lot: &Lot,
    report: &ShipmentReport,
) -> Result<Checked<ShipmentFootprint>, ExportError> {
    ShipmentFootprint::of_lot(ledger, manifest, rule, lot, report, &PLACES)
}

#[test]
fn a_lot_that_is_no_shipment_is_refused() {
    let (ledger, manifest) = made_up_loop();
    let empties = manifest.lots().iter().find(|lot| !lot.is_loaded()).expect("empties");
    let refused =
        |rule: &AllocationRule, lot: &Lot| shipment(&ledger, &manifest, rule, lot, &report()).unwrap_err();
    assert_eq!(refused(&rule::CARRIED_TEU, empties), ExportError::NoFreight);
    let unweighed = Lot::loaded(0, Teu::from_count(2.0));
    assert_eq!(refused(&rule::CARRIED_TEU, &unweighed), ExportError::NoFreight);

    let distance = DistanceRule::on(Basis::NetworkDistance);
    let choices = Choices { distance, ..rule::CARRIED_TEU.choices };
    let network = AllocationRule::new("by network", choices, Source::user("a test"));
    assert!(matches!(refused(&network, &manifest.lots()[0]), ExportError::Basis { .. }));

    let other = made_up::round_trip();
    let two_legs = Manifest::as_stated(&other, &cargo_mass::AVERAGE).expect("stated");
    let error = shipment(&ledger, &two_legs, &rule::CARRIED_TEU, &two_legs.lots()[0], &report()).unwrap_err();
    assert!(matches!(error, ExportError::Allocation(_)));
    assert!(matches!(Error::from(error), Error::IleapExport(_)));
}

#[test]
fn units_of_later_versions_are_read_and_not_reckoned_with() {
    let (ledger, manifest) = made_up_loop();
    let mut hub: Hoc = serde_json::from_str(HOC).expect("a HOC");
    hub.hub_activity_unit = HubActivityUnit::from("pallets");
    let hub = Checked::new(hub).expect("tolerated");
    let sea = shipment(&ledger, &manifest, &rule::CARRIED_TEU, &manifest.lots()[0], &report());
    let error = sea.expect("a shipment").into_inner().with_hub(&hub, &PLACES).unwrap_err();
    assert!(matches!(error, ExportError::HubUnit { .. }));
    assert!(matches!(publisher().envelope(hub), Err(IleapError::Value { .. })));

    let mut toc: Toc = serde_json::from_str(TOC).expect("a TOC");
    toc.transport_activity_unit = TransportActivityUnit::from("TEU-nm");
    assert!(publisher().envelope(Checked::new(toc).expect("tolerated")).is_err());
}

#[test]
fn a_mass_per_teu_must_be_a_mass() {
    let toc: Checked<Toc> = serde_json::from_str(TOC).expect("a TOC");
    let mass =
        |tonnes| CargoMass { value: MassPerTeu::from_tonnes_per_teu(tonnes), source: Source::user("a test") };
    let of = |tonnes| publisher().envelope_by_mass(toc.clone(), &mass(tonnes), 6).unwrap_err();
    assert!(matches!(of(f64::NAN), ExportError::Decimal(_)));
    for tonnes in [0.0, -10.0] {
        assert!(matches!(of(tonnes), ExportError::Object(IleapError::Value { field: "tonnes_per_teu", .. })));
    }
    assert_eq!(toc.co2e_intensity_wtw, "0.03725".parse::<Decimal>().expect("a decimal"));
}
