//! Files of others: what they are, and whether they keep the rules.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use green_corridor::interchange::ileap::{
    Checked, Hoc, Payload, ProductFootprint, ShipmentFootprint, Tad, TadPage, Toc,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

pub fn files(paths: &[PathBuf]) -> ExitCode {
    let mut refused = 0;
    for path in paths {
        match file(path) {
            Ok(kind) => println!("{}: {kind}, keeps the rules", path.display()),
            Err(reason) => {
                println!("{}: refused: {reason}", path.display());
                refused += 1;
            }
        }
    }
    println!("{} passed, {refused} refused", paths.len() - refused);
    if refused == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn file(path: &Path) -> Result<&'static str, String> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
    let value: Value = serde_json::from_str(&text).map_err(|error| format!("no JSON: {error}"))?;
    let has = |member: &str| value.get(member).is_some();
    if has("extensions") {
        let schema = value.pointer("/extensions/0/dataSchema").and_then(Value::as_str).unwrap_or_default();
        return match schema {
            ShipmentFootprint::DATA_SCHEMA => {
                as_a::<ProductFootprint<ShipmentFootprint>>(&text, "PACT envelope of a shipment")
            }
            Toc::DATA_SCHEMA => as_a::<ProductFootprint<Toc>>(&text, "PACT envelope of a TOC"),
            Hoc::DATA_SCHEMA => as_a::<ProductFootprint<Hoc>>(&text, "PACT envelope of a HOC"),
            other => {
                let known = [ShipmentFootprint::DATA_SCHEMA, Toc::DATA_SCHEMA, Hoc::DATA_SCHEMA].join(", ");
                Err(format!("`extensions[0].dataSchema` is `{other}`, must be one of {known}"))
            }
        };
    }
    match () {
        () if has("tces") => as_a::<ShipmentFootprint>(&text, "ShipmentFootprint"),
        () if has("activityId") => as_a::<Tad>(&text, "TAD"),
        () if has("data") => as_a::<TadPage>(&text, "page of TAD"),
        () if has("hubType") => as_a::<Hoc>(&text, "HOC"),
        () if has("mode") => as_a::<Toc>(&text, "TOC"),
        () => Err("neither a PACT envelope nor an iLEAP object: it has none of `extensions`, `tces`, `activityId`, \
                   `data`, `hubType`, `mode`"
            .to_owned()),
    }
}

fn as_a<T>(text: &str, kind: &'static str) -> Result<&'static str, String>
where
    Checked<T>: DeserializeOwned,
{
    match serde_json::from_str::<Checked<T>>(text) {
        Ok(_) => Ok(kind),
        Err(error) => Err(format!("{kind}: {error}")),
    }
}
