//! The fleet file.
//!
//! Metres in a file of the crate are draughts, up to 30: the lengths of classes are put into the form beside it.

use std::path::Path;

use green_corridor::interchange::{FleetFile, FleetForm};
use green_corridor::units::bounded::bounds;
use green_corridor::units::si::metres;
use toml::{Table, Value};

use super::Failure;

/// Reads a fleet file.
pub fn open(path: &Path) -> Result<FleetFile, Failure> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    Ok(read(&text).map_err(|error| named(&error))?)
}

/// A fleet in TOML.
pub fn read(text: &str) -> Result<FleetFile, Failure> {
    let mut table: Table = toml::from_str(text)?;
    let classes = table.get_mut("by_length").and_then(Value::as_array_mut).into_iter().flatten();
    let mut lengths = Vec::new();
    for (index, class) in classes.enumerate() {
        let named = |error| format!("by_length {}: {error}", index + 1);
        let mut length = |field| take(class, field).map_err(named);
        lengths.push((length("from_m")?, length("below_m")?));
    }
    let mut form: FleetForm = table.try_into()?;
    for (class, (from, below)) in form.by_length.iter_mut().zip(lengths) {
        (class.from_m, class.below_m) = (metres(from), metres(below));
    }
    Ok(FleetFile::try_from(form)?)
}

/// Takes a length out of a class and leaves one that the form accepts.
fn take(class: &mut Value, field: &'static str) -> Result<f64, String> {
    let value = class.get_mut(field).ok_or_else(|| format!("`{field}` is missing"))?;
    let given = std::mem::replace(value, Value::Float(1.0));
    let number = given.as_float().or_else(|| given.as_integer().map(|whole| whole as f64));
    let number = number.ok_or_else(|| format!("`{field}` must be a number of metres, got {given}"))?;
    bounds::AIS_LENGTH.named(field).check(number).map_err(|error| error.to_string())
}
