//! Fuels and batches that a file names.

use super::error::FileError;
use super::voyage_form::{BatchForm, CertificateForm};
use crate::fuel::{Certificate, FuelBatch, FuelError, MarineFuel};
use crate::units::bounded::bounds;

/// An embedded fuel, or the error that lists the names there are.
pub(super) fn embedded<'a>(
    record: &str,
    name: &str,
    defined: impl Iterator<Item = &'a String>,
) -> Result<MarineFuel, FileError> {
    MarineFuel::named(name).map_err(|_| {
        let defined: Vec<&str> = defined.map(String::as_str).collect();
        let known: Vec<&str> = MarineFuel::KNOWN.iter().map(MarineFuel::name).collect();
        FileError::Fuel {
            record: record.to_owned(),
            name: name.to_owned(),
            defined: if defined.is_empty() { "none".to_owned() } else { defined.join(", ") },
            known: known.join(", "),
        }
    })
}

/// A fuel with what a batch states of it.
pub(super) fn described(record: &str, fuel: MarineFuel, form: &BatchForm) -> Result<FuelBatch, FileError> {
    let fuel = match form.origin {
        Some(origin) if origin != fuel.origin() => {
            let name = format!("{} ({origin:?})", fuel.name());
            fuel.from_origin(name, origin)
        }
        _ => fuel,
    };
    let fuel = with_sulphur(record, fuel, form.sulphur_percent)?;
    certified(fuel, form.certificate.as_ref())
}

/// A fuel with its certificate, if there is one.
pub(super) fn certified(fuel: MarineFuel, form: Option<&CertificateForm>) -> Result<FuelBatch, FileError> {
    let Some(form) = form else { return Ok(fuel.into()) };
    let certificate = Certificate::new(&form.id, form.e_g_per_mj, form.sustainability)?;
    let certificate = match form.e_u_g_per_mj {
        Some(e_use) => certificate.with_e_use(e_use)?,
        None => certificate,
    };
    Ok(FuelBatch::certified(fuel, certificate))
}

/// A fuel with its sulphur, if it is stated.
pub(super) fn with_sulphur(
    record: &str,
    fuel: MarineFuel,
    percent: Option<f64>,
) -> Result<MarineFuel, FileError> {
    let Some(percent) = percent else { return Ok(fuel) };
    let percent = bounds::SULPHUR
        .check(percent)
        .map_err(|source| FuelError::Value { record: record.to_owned(), source })?;
    Ok(fuel.with_sulphur_ppm((percent * 1e4).round() as u32))
}
