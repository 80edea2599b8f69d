//! Files that were asked for.

use std::fmt::Write;
use std::path::Path;

use super::report::Report;

/// Writes a file, and its folder.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// A row for each ship, waters and mode; `found_by` is empty for a ship that is in no table.
pub fn csv(report: &Report) -> String {
    let mut text =
        String::from("data,mmsi,found_by,waters,mode,hours,nm,fuel_t,co2_t,co2e_t,nox_t,so2_t,pm10_t\n");
    let data = if report.synthetic { "SYNTHETIC" } else { "reports" };
    for cell in &report.cells {
        let own = &cell.figures;
        let found = cell.found_by.unwrap_or_default();
        let _ = write!(text, "{data},{},{found},{},{}", cell.mmsi, cell.waters, cell.mode);
        let _ = write!(text, ",{:.4},{:.3}", own.hours, own.nm);
        for mass in own.masses() {
            let _ = if mass.is_nan() { write!(text, ",unknown") } else { write!(text, ",{mass:.6}") };
        }
        text.push('\n');
    }
    text
}
