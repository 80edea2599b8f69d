//! Wrong objects: each refused, with the reason; by the schema too where it can say so.

use serde_json::{Value, json};

use super::Kind::{Hoc, ShipmentEnvelope, Tad, Toc};
use super::{HOC, Kind, SHIPMENT, TAD, TOC, with};

/// Whether the schema can express the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Schema {
    Refuses,
    CannotSay,
}

use Schema::{CannotSay, Refuses};

/// What breaks a rule is named by its object, what is not of the format by line and column.
const OBJECTS: [&str; 6] = ["TOC `", "HOC `", "TAD `", "TCE `", "shipment `", "product footprint `"];

pub type Case<'a> = (Kind, &'a str, Option<Value>, &'a str, Schema);

pub fn refused(cases: &[Case<'_>], texts: impl Fn(Kind) -> &'static str) {
    for (kind, pointer, new, reason, schema) in cases {
        let value = with(texts(*kind), pointer, new.clone());
        let error = kind.read(&value.to_string()).expect_err(pointer);
        assert!(error.contains(reason), "{pointer} {new:?}:\n  {error}\n  should say {reason}");
        let names_an_object = OBJECTS.iter().any(|object| error.starts_with(object));
        assert_ne!(names_an_object, error.contains("at line 1 column "), "{pointer}: {error}");
        assert_eq!(kind.validates(&value), *schema == CannotSay, "{pointer} {new:?}, the schema");
    }
}

fn sample(kind: Kind) -> &'static str {
    match kind {
        Toc => TOC,
        Hoc => HOC,
        Tad => TAD,
        _ => SHIPMENT,
    }
}

#[test]
fn texts_that_are_no_decimals() {
    let decimal = "must be a plain decimal of at most 40 characters";
    let at = "/co2eIntensityWTW";
    refused(
        &[
            (Toc, at, Some(json!("0,03725")), decimal, Refuses),
            (Toc, at, Some(json!("3.7e-2")), decimal, Refuses),
            (Toc, at, Some(json!("+1")), decimal, Refuses),
            (Toc, at, Some(json!(" 1")), decimal, Refuses),
            (Toc, at, Some(json!("1.")), decimal, Refuses),
            (Toc, at, Some(json!("")), decimal, Refuses),
            (Toc, at, Some(json!("1".repeat(41))), decimal, CannotSay),
            (
                Toc,
                at,
                Some(json!(0.03725)),
                "invalid type: floating point `0.03725`, expected a plain decimal",
                Refuses,
            ),
            (Tad, "/packagingOrTrEqAmount", Some(json!("5600")), "invalid type: string \"5600\"", Refuses),
            (Tad, "/packagingOrTrEqAmount", Some(json!(5600.5)), "floating point `5600.5`", Refuses),
            (Hoc, "/packagingOrTrEqAmount", Some(json!(-1)), "integer `-1`", Refuses),
            (
                ShipmentEnvelope,
                "/extensions/0/data/tces/0/packagingOrTrEqAmount",
                Some(json!(2)),
                "invalid type: integer `2`, expected a plain decimal as a string",
                Refuses,
            ),
        ],
        sample,
    );
}

#[test]
fn values_that_are_not_allowed() {
    refused(
        &[
            (
                Toc,
                "/mode",
                Some(json!("Ship")),
                "unknown variant `Ship`, expected one of `Road`, `Rail`",
                Refuses,
            ),
            (
                Toc,
                "/loadFactor",
                Some(json!("0")),
                "TOC `toc-sea-sha-lax-methanol`: `loadFactor` is `0`, must be above 0 and at most 1",
                Refuses,
            ),
            (Toc, "/loadFactor", Some(json!("1.01")), "`loadFactor` is `1.01`", Refuses),
            (
                Toc,
                "/emptyDistanceFactor",
                Some(json!("1")),
                "`emptyDistanceFactor` is `1`, must be at least 0 and below 1",
                Refuses,
            ),
            (
                Toc,
                "/co2eIntensityTTW",
                Some(json!("-0.1")),
                "`co2eIntensityTTW` is `-0.1`, must be at least 0",
                CannotSay,
            ),
            (
                Toc,
                "/transportActivityUnit",
                Some(json!("tkm")),
                "`transportActivityUnit` is `tkm`, must be TEUkm where the mode is Sea",
                CannotSay,
            ),
            (Toc, "/certifications", Some(json!([])), "`certifications` is empty", Refuses),
            (
                Toc,
                "/certifications/0",
                Some(json!("GLECv3.1")),
                "`certifications` has `GLECv3.1` twice",
                Refuses,
            ),
            (
                Toc,
                "/truckLoadingSequence",
                Some(json!("FTL")),
                "`truckLoadingSequence` is given; only where the mode is Road",
                CannotSay,
            ),
            (
                Toc,
                "/airShippingOption",
                Some(json!("freighter")),
                "`airShippingOption` is given; only where the mode is Air",
                CannotSay,
            ),
            (Toc, "/flightLength", Some(json!("long-haul")), "`flightLength` is given", CannotSay),
            (
                Toc,
                "/loadfactor",
                Some(json!("0.5")),
                "unknown field `loadfactor`, expected one of `tocId`",
                CannotSay,
            ),
            (Toc, "/tocId", None, "missing field `tocId`", Refuses),
            (Hoc, "/hubType", Some(json!("Quay")), "unknown variant `Quay`", Refuses),
            (
                Hoc,
                "/hubLocation/country",
                Some(json!("USA")),
                "HOC `hoc-lax-terminal-shore-power`, hubLocation: `country` is `USA`",
                Refuses,
            ),
            (
                Hoc,
                "/hubLocation/locode",
                Some(json!("LAX")),
                "`locode` is `LAX`, must be a UN/LOCODE",
                Refuses,
            ),
            (Hoc, "/hubLocation/lng", None, "`lng` is missing; `lat` is given", Refuses),
            (Hoc, "/hubLocation/lat", None, "`lat` is missing; `lng` is given", Refuses),
            (
                Hoc,
                "/hubLocation/lat",
                Some(json!("90.1")),
                "`lat` is `90.1`, must be in -90 to 90 degrees",
                CannotSay,
            ),
            (
                Hoc,
                "/hubLocation/lng",
                Some(json!("-180.5")),
                "`lng` is `-180.5`, must be in -180 to 180 degrees",
                CannotSay,
            ),
            (
                Hoc,
                "/hubLocation/uic",
                Some(json!("8500010")),
                "`uic` is given; only where the mode is Rail",
                CannotSay,
            ),
            (
                Tad,
                "/origin/iata",
                Some(json!("PVG")),
                "TAD `ACT-2026-000314`, origin: `iata` is given; only where the mode is Air",
                CannotSay,
            ),
            (
                Tad,
                "/activityId",
                Some(json!("")),
                "`activityId` is ``, must be a text that is not empty",
                Refuses,
            ),
            (Tad, "/consignmentIds", Some(json!([])), "`consignmentIds` is empty", Refuses),
            (Tad, "/consignmentIds/1", Some(json!("CON-77")), "`consignmentIds` has `CON-77` twice", Refuses),
            (
                Tad,
                "/distance",
                Some(json!({})),
                "`distance` is missing; give at least one of `actual`, `gcd` and `sfd`",
                Refuses,
            ),
            (Tad, "/distance/gcd", Some(json!("-1")), "`gcd` is `-1`, must be at least 0", Refuses),
            (
                Tad,
                "/departureAt",
                Some(json!("2026-03-02T22:00:00+01:00")),
                "must be a date and time in UTC",
                Refuses,
            ),
            (
                Tad,
                "/departureAt",
                Some(json!("2026-03-02 22:00:00Z")),
                "must be a date and time in UTC",
                Refuses,
            ),
            (
                Tad,
                "/departureAt",
                Some(json!("2026-02-30T22:00:00Z")),
                "must be a date and time in UTC",
                Refuses,
            ),
            (
                Tad,
                "/arrivalAt",
                Some(json!("2026-03-02T21:59:59Z")),
                "must be at or after `departureAt`, 2026-03-02T22:00:00Z",
                CannotSay,
            ),
            (
                Tad,
                "/temperatureControl",
                Some(json!("mixed")),
                "`temperatureControl` is `mixed`, must be ambient or refrigerated",
                Refuses,
            ),
            (Tad, "/energyCarriers", Some(json!([])), "`energyCarriers` is empty", Refuses),
        ],
        sample,
    );
}

#[test]
fn energy_carriers_that_do_not_add_up() {
    refused(
        &[
            (
                Toc,
                "/energyCarriers/0/relativeShare",
                Some(json!("0.5999")),
                "`relativeShare` sum to 0.9999, must sum to exactly 1",
                CannotSay,
            ),
            (
                Toc,
                "/energyCarriers/0/relativeShare",
                Some(json!("0")),
                "energy carrier 1 (Methanol): `relativeShare` is `0`",
                Refuses,
            ),
            (
                Toc,
                "/energyCarriers/0/energyConsumptionUnit",
                None,
                "`energyConsumptionUnit` is missing; `energyConsumption` is given",
                Refuses,
            ),
            (
                Toc,
                "/energyCarriers/0/energyConsumption",
                Some(json!("-1")),
                "`energyConsumption` is `-1`",
                Refuses,
            ),
            (
                Toc,
                "/energyCarriers/1/emissionFactorTTW",
                None,
                "energy carrier 2 (MGO): `emissionFactorTTW` is missing; mandatory in a TOC and a HOC",
                Refuses,
            ),
            (Toc, "/energyCarriers/0/feedstocks", Some(json!([])), "`feedstocks` is empty", Refuses),
            (
                Hoc,
                "/energyCarriers/0/feedstocks/0/feedstockShare",
                Some(json!("0.7")),
                "`feedstockShare` sum to 1.1, must sum to at most 1",
                CannotSay,
            ),
            (
                Hoc,
                "/energyCarriers/0/feedstocks/0/feedstockShare",
                Some(json!("1.5")),
                "`feedstockShare` is `1.5`, must be in 0 to 1",
                Refuses,
            ),
        ],
        sample,
    );
}

#[test]
fn a_file_says_where_it_is_wrong() {
    let wrong = TOC.replace("\"0.0258\"", "\"0,0258\"");
    let error = Kind::Toc.read(&wrong).unwrap_err();
    assert!(error.contains("got `0,0258` at line 23 column 35"), "{error}");
    let error = Kind::Toc.read("tocId: x").unwrap_err();
    assert!(error.contains("at line 1 column 2"), "{error}");
}
