//! Wrong shipments and wrong PACT envelopes.

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

#[test]
fn shipments_that_do_not_hang_together() {
    let sea = "/extensions/0/data/tces/0";
    let at = |member: &str| format!("{sea}/{member}");
    let hub = |member: &str| format!("/extensions/0/data/tces/1/{member}");
    let shipment = ShipmentEnvelope;
    refused(
        &[
            (
                shipment,
                &at("hocId"),
                Some(json!("h")),
                "TCE `sea-leg-1`: give exactly one of `tocId` and `hocId`, got both",
                Refuses,
            ),
            (shipment, &at("tocId"), None, "got neither", Refuses),
            (
                shipment,
                &at("transportActivity"),
                Some(json!("212001")),
                "`transportActivity` is `212001`, must be km x kg / 1000, 222240.000 on `actual`, 212000.000 on `sfd`",
                CannotSay,
            ),
            (
                shipment,
                &hub("transportActivity"),
                Some(json!("1")),
                "TCE `hub-lax-1`: `transportActivity` is `1`, must be 0 for a hub operation",
                CannotSay,
            ),
            (
                shipment,
                &hub("distance/actual"),
                Some(json!("3")),
                "`actual` is `3`, must be 0 for a hub operation",
                CannotSay,
            ),
            (
                shipment,
                &hub("prevTceIds"),
                Some(json!(["sea-leg-9"])),
                "`prevTceIds` has `sea-leg-9`, which is no element of the shipment",
                CannotSay,
            ),
            (
                shipment,
                &at("prevTceIds"),
                Some(json!(["hub-lax-1"])),
                "the elements `sea-leg-1`, `hub-lax-1` follow each other in a circle",
                CannotSay,
            ),
            (
                shipment,
                &at("prevTceIds"),
                Some(json!(["sea-leg-1"])),
                "follow each other in a circle",
                CannotSay,
            ),
            (shipment, &hub("tceId"), Some(json!("sea-leg-1")), "`tces` has `sea-leg-1` twice", CannotSay),
            (
                shipment,
                &at("shipmentId"),
                Some(json!("SHP-2")),
                "TCE `sea-leg-1`: `shipmentId` is `SHP-2`, must be that of the shipment, `SHP-2026-0001`",
                CannotSay,
            ),
            (
                shipment,
                "/extensions/0/data/tces",
                Some(json!([])),
                "shipment `SHP-2026-0001`: `tces` is empty",
                Refuses,
            ),
            (shipment, "/extensions/0/data/mass", Some(json!("-1")), "`mass` is `-1`", Refuses),
            (shipment, &at("noxTTW"), Some(json!("-9")), "`noxTTW` is `-9`", Refuses),
            (shipment, &at("co2eTTW"), Some(json!("-9")), "`co2eTTW` is `-9`", CannotSay),
            (
                shipment,
                &at("incoterms"),
                Some(json!("DAT")),
                "unknown variant `DAT`, expected one of `EXW`",
                Refuses,
            ),
            (
                shipment,
                &at("origin/country"),
                Some(json!("cn")),
                "TCE `sea-leg-1`, origin: `country` is `cn`",
                Refuses,
            ),
        ],
        |_| SHIPMENT,
    );
}
