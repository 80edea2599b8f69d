//! The terminals of a corridor as they stand in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::corridor::{Landside, LandsideCount, LandsideIntensity};
use crate::interchange::error::FileError;
use crate::provenance::Source;

/// What a port's terminals emit per TEU over the quay, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LandsideForm {
    /// Kilograms per TEU of throughput.
    pub kg_per_teu: f64,
    /// What it counts.
    pub count: LandsideCount,
    /// Where it stands.
    pub source: String,
}

/// The terminals of a file.
pub(in crate::interchange) fn landside(
    forms: &BTreeMap<String, LandsideForm>,
) -> Result<Landside, FileError> {
    forms.iter().try_fold(Landside::unknown(), |landside, (port, form)| {
        let intensity = LandsideIntensity::new(form.kg_per_teu, form.count, Source::user(&form.source));
        let record = || format!("landside.{port}");
        let intensity = intensity.map_err(|source| FileError::Value { record: record(), source })?;
        Ok(landside.with(port.as_str(), intensity))
    })
}
