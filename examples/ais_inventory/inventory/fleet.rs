//! The fleet file.

use std::path::Path;

use green_corridor::interchange::FleetFile;

use super::Failure;

/// Reads a fleet file.
pub fn open(path: &Path) -> Result<FleetFile, Failure> {
    let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
    Ok(toml::from_str(&text).map_err(|error| named(&error))?)
}
