//! iLEAP 1.0 in its PACT envelope.

mod export;
mod export_refused;
mod properties;
mod refused;
mod refused_envelopes;
mod samples;

use green_corridor::interchange::ileap::{
    Checked, Hoc, ProductFootprint, ShipmentFootprint, Tad, TadPage, Toc,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

pub const SHIPMENT: &str = include_str!("../../golden/ileap/sample-product-footprint-shipment.json");
pub const TOC: &str = include_str!("../../golden/ileap/sample-toc.json");
pub const HOC: &str = include_str!("../../golden/ileap/sample-hoc.json");
pub const TAD: &str = include_str!("../../golden/ileap/sample-tad.json");

const SCHEMA: &str = include_str!("../../golden/ileap/ileap-1.0.0.schema.json");

/// A type of the schema and of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Toc,
    Hoc,
    Tad,
    Shipment,
    TocEnvelope,
    HocEnvelope,
    ShipmentEnvelope,
}

impl Kind {
    /// What the crate says of a text.
    pub fn read(self, text: &str) -> Result<Value, String> {
        match self {
            Self::Toc => again::<Toc>(text),
            Self::Hoc => again::<Hoc>(text),
            Self::Tad => again::<Tad>(text),
            Self::Shipment => again::<ShipmentFootprint>(text),
            Self::TocEnvelope => again::<ProductFootprint<Toc>>(text),
            Self::HocEnvelope => again::<ProductFootprint<Hoc>>(text),
            Self::ShipmentEnvelope => again::<ProductFootprint<ShipmentFootprint>>(text),
        }
    }

    /// Whether the schema takes a value, formats checked.
    pub fn validates(self, value: &Value) -> bool {
        let name = match self {
            Self::Toc => "TOC",
            Self::Hoc => "HOC",
            Self::Tad => "TAD",
            Self::Shipment => "ShipmentFootprint",
            Self::TocEnvelope => "ProductFootprintWithTOC",
            Self::HocEnvelope => "ProductFootprintWithHOC",
            Self::ShipmentEnvelope => "ProductFootprintWithShipmentFootprint",
        };
        let schema: Value = serde_json::from_str(SCHEMA).expect("a schema");
        let schema = json!({
            "$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": format!("#/$defs/{name}")
        });
        let validator = jsonschema::options().should_validate_formats(true).build(&schema);
        validator.expect("a schema").is_valid(value)
    }
}

fn again<T>(text: &str) -> Result<Value, String>
where
    Checked<T>: DeserializeOwned + serde::Serialize,
{
    let read: Checked<T> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(serde_json::to_value(read).expect("written"))
}

pub fn page(text: &str) -> Result<Checked<TadPage>, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

/// A value with one member set, or removed.
pub fn with(text: &str, pointer: &str, new: Option<Value>) -> Value {
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let parent = value.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
    match (parent, new) {
        (Value::Object(members), Some(new)) => {
            members.insert(name.to_owned(), new);
        }
        (Value::Object(members), None) => {
            members.remove(name).unwrap_or_else(|| panic!("no {pointer}"));
        }
        (Value::Array(items), Some(new)) => items[name.parse::<usize>().expect("an index")] = new,
        (other, _) => panic!("{pointer} is in {other}"),
    }
    value
}
