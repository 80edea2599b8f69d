//! Reads case files and runs each case through the crate's public interface.

mod air;
mod compare;
mod efficiency;
mod engine;
mod fuel;
mod fuel_eu;
mod fuel_eu_account;
mod net_zero;
mod port;
mod uk_ets;
mod vessel;
mod voyage;
mod zone;

use std::fmt;

use serde_json::Value;

pub use compare::Tolerance;
pub use zone::read_zone_shares;

/// Anything that went wrong while running a case, as text for its line.
pub type Failure = Box<dyn std::error::Error>;

/// One case of a file.
pub struct Case {
    pub id: String,
    pub kind: String,
    inputs: Value,
    outputs: Value,
    printed: Value,
    tolerance: Tolerance,
}

/// What came of a case.
pub enum Outcome {
    Passed { worst: f64 },
    Failed { why: String },
    NotYetSupported,
}

/// The cases of a file.
pub fn read_cases(text: &str) -> Result<Vec<Case>, Failure> {
    let file: Value = serde_json::from_str(text)?;
    let of_file = Tolerance::of_file(&file);
    let cases = file.get("cases").and_then(Value::as_array).ok_or("no `cases`")?;
    cases
        .iter()
        .map(|case| {
            let text = |field: &str| -> Result<String, Failure> {
                let value = case.get(field).and_then(Value::as_str);
                Ok(value.ok_or_else(|| format!("a case without `{field}`"))?.to_owned())
            };
            Ok(Case {
                id: text("id")?,
                kind: text("kind")?,
                inputs: case.get("inputs").cloned().unwrap_or_default(),
                outputs: case.get("outputs").cloned().unwrap_or_default(),
                printed: case.get("printed").cloned().unwrap_or_default(),
                tolerance: Tolerance::of_case(case).unwrap_or(of_file),
            })
        })
        .collect()
}

/// Runs a case.
pub fn run(case: &Case) -> Outcome {
    let got = match case.kind.as_str() {
        "fuel_record" => fuel::fuel_record(&case.inputs),
        "blend" => fuel::blend(&case.inputs),
        "engine_curve" => engine::engine_curve(&case.inputs, &case.outputs),
        "berth_plant" => engine::berth_plant(&case.inputs),
        "propulsion_power" => vessel::propulsion_power(&case.inputs),
        "ghg4_consumption" => vessel::ghg4_consumption(&case.inputs),
        "epa_emission_factor" => air::epa_emission_factor(&case.inputs),
        "low_load_factor" => air::low_load_factor(&case.inputs),
        "epa_port_call" => air::epa_port_call(&case.inputs),
        "distance" => port::distance(&case.inputs),
        "zone_share" => zone::zone_share(&case.inputs),
        "fueleu_multi_year" => fuel_eu_account::fueleu_multi_year(&case.inputs),
        "fueleu_pool" => fuel_eu_account::fueleu_pool(&case.inputs),
        "cii" => efficiency::cii(&case.inputs),
        "eedi_reference_line" => efficiency::eedi_reference_line(&case.inputs),
        "eedi_required" => efficiency::eedi_required(&case.inputs),
        "voyage_lci" => voyage::voyage_lci(&case.inputs),
        "fueleu_year" => fuel_eu::fueleu_year(&case.inputs),
        "eu_ets_year" => fuel_eu::eu_ets_year(&case.inputs),
        "leg" => uk_ets::leg(&case.inputs),
        "fleet_totals" => uk_ets::fleet_totals(&case.inputs),
        "nzf_year" => net_zero::nzf_year(&case.inputs),
        _ => return Outcome::NotYetSupported,
    };
    match got {
        Err(error) => Outcome::Failed { why: error.to_string() },
        Ok(got) => compare::compare(&case.outputs, &case.printed, &got, case.tolerance),
    }
}

impl Outcome {
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Passed { .. } => "pass",
            Self::Failed { .. } => "FAIL",
            Self::NotYetSupported => "not yet supported",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed { worst } => write!(f, "worst relative deviation {worst:.1e}"),
            Self::Failed { why } => f.write_str(why),
            Self::NotYetSupported => Ok(()),
        }
    }
}

/// A number of an input record, by a path of field names.
pub fn number(inputs: &Value, path: &[&str]) -> Result<f64, Failure> {
    let found = path.iter().try_fold(inputs, |value, field| value.get(field));
    found.and_then(Value::as_f64).ok_or_else(|| format!("input `{}` is not a number", path.join(".")).into())
}

/// A text of an input record.
pub fn text<'a>(inputs: &'a Value, field: &str) -> Result<&'a str, Failure> {
    inputs.get(field).and_then(Value::as_str).ok_or_else(|| format!("input `{field}` is not a text").into())
}

/// Points `[x, y]` of an input record.
pub fn points(inputs: &Value, field: &str) -> Result<Vec<(f64, f64)>, Failure> {
    let value = inputs.get(field).cloned().ok_or_else(|| format!("input `{field}` is missing"))?;
    Ok(serde_json::from_value(value)?)
}
