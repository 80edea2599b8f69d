//! Wrong PACT envelopes.

use serde_json::json;

use super::Kind::ShipmentEnvelope;
use super::refused::Schema::{CannotSay, Refuses};
use super::refused::refused;
use super::{Kind, SHIPMENT, with};

#[test]
fn envelopes_that_are_none_of_a_shipment() {
    let at = ShipmentEnvelope;
    refused(
        &[
            (at, "/id", Some(json!("8f5d3a52")), "`id` is `8f5d3a52`, must be a UUID", Refuses),
            (
                at,
                "/specVersion",
                Some(json!("3.0.0")),
                "`specVersion` is `3.0.0`, must be a version of PACT 2",
                Refuses,
            ),
            (at, "/companyName", Some(json!("")), "`companyName` is ``", Refuses),
            (at, "/companyIds", Some(json!([])), "`companyIds` is empty", Refuses),
            (
                at,
                "/companyIds/0",
                Some(json!("5b0a7a3e")),
                "`companyIds` is `5b0a7a3e`, must be a URN",
                Refuses,
            ),
            (at, "/status", Some(json!("Draft")), "unknown variant `Draft`", Refuses),
            (
                at,
                "/productCategoryCpc",
                Some(json!("64")),
                "`productCategoryCpc` is `64`, must be `83117`",
                Refuses,
            ),
            (
                at,
                "/productIds/0",
                Some(json!("urn:x:shipment:SHP-2026-0001")),
                "`productIds` is `urn:x:shipment:SHP-2026-0001`, must be with `urn:pathfinder:product:customcode:vendor-assigned:shipment:SHP-2026-0001`",
                Refuses,
            ),
            (
                at,
                "/productIds/0",
                Some(json!("urn:pathfinder:product:customcode:vendor-assigned:shipment:OTHER")),
                "must be with `urn:pathfinder",
                CannotSay,
            ),
            (at, "/extensions", Some(json!([])), "`extensions` is empty", Refuses),
            (
                at,
                "/extensions/0/specVersion",
                Some(json!("1.0.0")),
                "`extensions.specVersion` is `1.0.0`, must be `2.0.0`",
                Refuses,
            ),
            (
                at,
                "/extensions/0/dataSchema",
                Some(json!("https://api.ileap.sine.dev/toc.json")),
                "must be `https://api.ileap.sine.dev/shipment-footprint.json`",
                Refuses,
            ),
            (
                at,
                "/extensions/0/documentation",
                Some(json!("https://example.org")),
                "`extensions.documentation`",
                Refuses,
            ),
            (
                at,
                "/pcf/declaredUnit",
                Some(json!("kilogram")),
                "`declaredUnit` is `kilogram`, must be `ton kilometer`",
                Refuses,
            ),
            (at, "/pcf/declaredUnit", Some(json!("TEU")), "unknown variant `TEU`", Refuses),
            (
                at,
                "/pcf/unitaryProductAmount",
                Some(json!("222240")),
                "`unitaryProductAmount` is `222240`, must be 212000",
                CannotSay,
            ),
            (
                at,
                "/pcf/productMassPerDeclaredUnit",
                Some(json!("1")),
                "`productMassPerDeclaredUnit` is `1`, must be 20000",
                CannotSay,
            ),
            (
                at,
                "/pcf/pCfExcludingBiogenic",
                Some(json!("805.25")),
                "pcf: `pCfExcludingBiogenic` is `805.25`, must be 805.24",
                CannotSay,
            ),
            (
                at,
                "/pcf/fossilGhgEmissions",
                Some(json!("0")),
                "`fossilGhgEmissions` is `0`, must be 805.24",
                CannotSay,
            ),
            (
                at,
                "/pcf/fossilCarbonContent",
                Some(json!("-1")),
                "`fossilCarbonContent` is `-1`, must be at least 0",
                Refuses,
            ),
            (
                at,
                "/pcf/biogenicCarbonContent",
                Some(json!("3")),
                "`biogenicCarbonContent` is `3`, must be 0",
                CannotSay,
            ),
            (
                at,
                "/pcf/pCfIncludingBiogenic",
                Some(json!("3")),
                "`pCfIncludingBiogenic` is given; iLEAP leaves it out",
                CannotSay,
            ),
            (
                at,
                "/pcf/packagingEmissionsIncluded",
                Some(json!(true)),
                "`packagingEmissionsIncluded` is `true`, must be false",
                Refuses,
            ),
            (
                at,
                "/pcf/ipccCharacterizationFactorsSources",
                Some(json!([])),
                "`ipccCharacterizationFactorsSources` is empty",
                Refuses,
            ),
            (
                at,
                "/pcf/ipccCharacterizationFactorsSources/0",
                Some(json!("Six")),
                "is `Six`, must be AR and a number",
                Refuses,
            ),
            (at, "/pcf/characterizationFactors", Some(json!("AR4")), "unknown variant `AR4`", Refuses),
            (
                at,
                "/pcf/crossSectoralStandardsUsed",
                Some(json!([])),
                "`crossSectoralStandardsUsed` is empty",
                Refuses,
            ),
            (
                at,
                "/pcf/exemptedEmissionsPercent",
                Some(json!(5.5)),
                "`exemptedEmissionsPercent` is `5.5`, must be in 0 to 5 per cent",
                Refuses,
            ),
            (at, "/pcf/exemptedEmissionsPercent", Some(json!("0")), "a number, not a text", Refuses),
            (
                at,
                "/pcf/primaryDataShare",
                Some(json!(-1)),
                "`primaryDataShare` is `-1`, must be in 0 to 100 per cent",
                Refuses,
            ),
            (
                at,
                "/pcf/referencePeriodEnd",
                Some(json!("2025-01-01T00:00:00Z")),
                "must be after `referencePeriodStart`",
                CannotSay,
            ),
            (
                at,
                "/pcf/referencePeriodStart",
                Some(json!("2026-01-01")),
                "must be a date and time in UTC",
                Refuses,
            ),
            (at, "/created", None, "missing field `created`", Refuses),
        ],
        |_| SHIPMENT,
    );
}

#[test]
fn an_envelope_holds_one_object() {
    let mut value = with(SHIPMENT, "/comment", Some(json!("two")));
    let one = value["extensions"][0].clone();
    value["extensions"].as_array_mut().expect("an array").push(one);
    let error = Kind::ShipmentEnvelope.read(&value.to_string()).unwrap_err();
    assert!(error.contains("`extensions` is `2`, must be exactly one iLEAP object"), "{error}");
    assert!(Kind::TocEnvelope.read(SHIPMENT).unwrap_err().contains("unknown field `mass`"));
}
