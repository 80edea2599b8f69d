//! The samples: read, checked, written again to the byte.

use green_corridor::interchange::ileap::{
    Check, Checked, Hoc, ProductFootprint, ShipmentFootprint, Tad, Toc, TransportActivityUnit, intensity_of,
};
use green_corridor::units::Decimal;
use serde::Serialize;
use serde_json::{Value, json};

use super::{HOC, Kind, SHIPMENT, TAD, TOC, page, with};

const ALL: [(Kind, &str); 4] =
    [(Kind::Toc, TOC), (Kind::Hoc, HOC), (Kind::Tad, TAD), (Kind::ShipmentEnvelope, SHIPMENT)];

fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).expect("written") + "\n"
}

fn decimal(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn every_sample_keeps_the_rules_and_survives_a_round_trip() {
    for (kind, text) in ALL {
        let value: Value = serde_json::from_str(text).expect("JSON");
        assert!(kind.validates(&value), "{kind:?}");
        let again = kind.read(text).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert_eq!(again, value, "{kind:?}: decimals and times are texts, so equal means to the byte");
        assert!(kind.validates(&again), "{kind:?}");
    }
}

#[test]
fn members_are_written_in_the_order_of_the_wire() {
    let toc: Checked<Toc> = serde_json::from_str(TOC).expect("a TOC");
    assert_eq!(pretty(&toc), TOC);
    let hoc: Checked<Hoc> = serde_json::from_str(HOC).expect("a HOC");
    assert_eq!(pretty(&hoc), HOC);
    let tad: Checked<Tad> = serde_json::from_str(TAD).expect("a TAD");
    assert_eq!(pretty(&tad), TAD);
    let shipment: Checked<ProductFootprint<ShipmentFootprint>> =
        serde_json::from_str(SHIPMENT).expect("a shipment");
    let (sample, ours) = (
        "\"sfd\": \"10600\",\n              \"actual\": \"11112\"",
        "\"actual\": \"11112\",\n              \"sfd\": \"10600\"",
    );
    let (there, here) = (SHIPMENT.replace(' ', ""), pretty(&shipment).replace(' ', ""));
    let swapped = there.replace(&sample.replace(' ', ""), &ours.replace(' ', ""));
    assert_ne!(swapped, there);
    assert_eq!(here, swapped);
}

#[test]
fn the_sums_of_the_samples_are_found_again_exactly() {
    let toc: Toc = serde_json::from_str(TOC).expect("a TOC");
    let [wtw, ttw] = intensity_of(&toc.energy_carriers).expect("stated");
    assert_eq!((wtw, ttw), (decimal("0.03725"), decimal("0.026196")));
    let hoc: Hoc = serde_json::from_str(HOC).expect("a HOC");
    let [wtw, ttw] = intensity_of(&hoc.energy_carriers).expect("stated");
    assert_eq!((wtw, ttw), (decimal("7.77"), decimal("2.68")));
    let envelope: ProductFootprint<ShipmentFootprint> = serde_json::from_str(SHIPMENT).expect("a shipment");
    let shipment = envelope.data().expect("one");
    assert_eq!(shipment.transport_activity(), decimal("212000"));
    assert_eq!((shipment.co2e_wtw(), shipment.co2e_ttw()), (decimal("805.24"), decimal("560.7152")));
}

#[test]
fn unknown_values_of_open_enumerations_survive() {
    let texts = [
        (Kind::Toc, TOC, "/energyCarriers/0/energyCarrier", "Ammonia"),
        (Kind::Toc, TOC, "/energyCarriers/0/feedstocks/0/feedstock", "Forest residue"),
        (Kind::Toc, TOC, "/energyCarriers/0/energyConsumptionUnit", "m3"),
        (Kind::Toc, TOC, "/certifications/0", "ISO14083:2031"),
        (Kind::Toc, TOC, "/transportActivityUnit", "TEU-nm"),
        (Kind::Hoc, HOC, "/hubActivityUnit", "pallets"),
        (Kind::Hoc, HOC, "/packagingOrTrEqType", "Swap body"),
        (Kind::Tad, TAD, "/temperatureControl", "deep frozen"),
        (Kind::ShipmentEnvelope, SHIPMENT, "/extensions/0/data/tces/0/packagingOrTrEqType", "Swap body"),
    ];
    for (kind, text, pointer, unknown) in texts {
        let value = with(text, pointer, Some(json!(unknown)));
        assert_eq!(kind.read(&value.to_string()).as_ref(), Ok(&value), "{pointer}");
        assert!(!kind.validates(&value), "{pointer}: the schema lists the values of 1.0.0 alone");
    }
    assert_eq!(TransportActivityUnit::from("tkm"), TransportActivityUnit::TonneKilometre);
}

#[test]
fn null_is_read_as_left_out_and_never_written() {
    let value = with(TOC, "/description", Some(Value::Null));
    let again = Kind::Toc.read(&value.to_string()).expect("read");
    assert_eq!(again, with(TOC, "/description", None));
    let mandatory = with(TOC, "/co2eIntensityWTW", Some(Value::Null));
    assert!(Kind::Toc.read(&mandatory.to_string()).is_err());
}

#[test]
fn what_pact_adds_is_kept() {
    let dqi = json!({"coveragePercent": 100, "technologicalDQR": 1.5, "notes": [null, true, -2, "x"]});
    let value = with(SHIPMENT, "/pcf/dqi", Some(dqi));
    assert_eq!(Kind::ShipmentEnvelope.read(&value.to_string()), Ok(value));
    let value = with(SHIPMENT, "/validityPeriodStart", Some(json!("2026-01-01T00:00:00Z")));
    assert_eq!(Kind::ShipmentEnvelope.read(&value.to_string()), Ok(value));
}

#[test]
fn activity_data_come_in_pages() {
    let text = format!("{{\"data\": [{TAD}]}}");
    assert_eq!(page(&text).expect("a page").data.len(), 1);
    assert!(page("{\"data\": []}").expect("an empty page").check().is_ok());
    let wrong = text.replace("\"0.60\"", "\"0.61\"");
    assert!(page(&wrong).unwrap_err().contains("`relativeShare` sum to 1.01"));
}
