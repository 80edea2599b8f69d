//! Gap policies and operators' reports as they stand in a file.

use serde::{Deserialize, Serialize};

use super::FileError;
use crate::fuel::FuelBatch;
use crate::inventory::{GapPolicy, RelativeBound, ReportedFigures};
use crate::provenance::Source;
use crate::regulation::ReportScope;
use crate::units::substance::{Co2, Fuel, RegulatoryCo2, Sailed};
use crate::units::{Distance, Mass, OutOfRange, Time, wire};

/// How a measured ledger fills what was not measured.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "policy", rename_all = "snake_case", deny_unknown_fields)]
pub enum GapPolicyForm {
    /// By the model, with a stated bound.
    Modelled {
        /// How far below it the truth may be, as a part of it.
        below: f64,
        /// How far above it the truth may be, as a part of it.
        above: f64,
        /// What the bound rests on.
        source: String,
    },
    /// From the measurements of the same consumer in the same mode.
    Interpolated {},
    /// By the most that the consumer can burn.
    Conservative {},
}

/// Figures of an operator's report in a file. What is not given was not reported.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedForm {
    /// The report.
    pub source: String,
    /// Fuel by fuel.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fuels: Vec<ReportedFuelForm>,
    /// CO2 as it left the funnel, tank-to-wake.
    #[serde(default, with = "wire::tonnes::optional", skip_serializing_if = "Option::is_none")]
    pub stack_co2_t: Option<Mass<Co2>>,
    /// CO2 as the regulator counts it.
    #[serde(default, with = "wire::tonnes::optional", skip_serializing_if = "Option::is_none")]
    pub regulatory_co2_t: Option<Mass<RegulatoryCo2>>,
    /// Distance over ground.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub distance_nm: Option<f64>,
    /// Time under way.
    #[serde(default, with = "wire::hours::optional", skip_serializing_if = "Option::is_none")]
    pub under_way_h: Option<Time>,
}

/// A reported fuel in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedFuelForm {
    /// Fuel or batch, by name.
    pub fuel: String,
    /// How much.
    #[serde(with = "wire::tonnes")]
    pub mass_t: Mass<Fuel>,
}

/// An operator's report of a ship-year in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportedYearForm {
    /// What of the year it covers.
    pub scope: ReportScope,
    /// What the burns of the file are.
    pub burns_are: RecordSide,
    /// The figures.
    pub figures: ReportedForm,
}

/// How the records of a ship-year are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordSide {
    /// By instruments or bunker notes.
    Measured,
    /// By a model.
    Modelled,
}

impl GapPolicyForm {
    pub(super) fn policy(&self) -> Result<GapPolicy, FileError> {
        Ok(match self {
            Self::Interpolated {} => GapPolicy::Interpolated,
            Self::Conservative {} => GapPolicy::Conservative,
            Self::Modelled { below, above, source } => {
                let bound = RelativeBound::new(*below, *above, Source::user(source));
                let record = || "gap_policy".to_owned();
                GapPolicy::Modelled(bound.map_err(|source| FileError::Bound { record: record(), source })?)
            }
        })
    }
}

impl ReportedForm {
    /// The figures, with the batches that the file names.
    pub(super) fn figures(
        &self,
        batch: impl Fn(&str, &str) -> Result<FuelBatch, FileError>,
    ) -> Result<ReportedFigures, FileError> {
        let refused = |source| in_record("reported", source);
        let mut figures = ReportedFigures::new(Source::user(&self.source));
        for (index, form) in self.fuels.iter().enumerate() {
            let record = format!("reported.fuels {}", index + 1);
            let batch = batch(&record, &form.fuel)?;
            figures = figures.with_fuel(batch, form.mass_t).map_err(|source| in_record(&record, source))?;
        }
        if let Some(co2) = self.stack_co2_t {
            figures = figures.with_stack_co2(co2).map_err(refused)?;
        }
        if let Some(co2) = self.regulatory_co2_t {
            figures = figures.with_regulatory_co2(co2).map_err(refused)?;
        }
        if let Some(miles) = self.distance_nm {
            let sailed = Distance::<Sailed>::from_nautical_miles(miles);
            figures = figures.with_sailed(sailed).map_err(refused)?;
        }
        if let Some(time) = self.under_way_h {
            figures = figures.with_under_way(time).map_err(refused)?;
        }
        Ok(figures)
    }
}

fn in_record(record: &str, source: OutOfRange) -> FileError {
    FileError::Value { record: record.to_owned(), source }
}
