//! Expected against computed.

use serde_json::Value;

use super::Outcome;

/// `|got − want| ≤ max(relative × |want|, absolute)`.
#[derive(Clone, Copy)]
pub struct Tolerance {
    relative: f64,
    absolute: f64,
}

impl Tolerance {
    /// Of a whole file; 1e-12 where it states none.
    pub fn of_file(file: &Value) -> Self {
        let relative = file.get("tolerance_relative").and_then(Value::as_f64).unwrap_or(1e-12);
        Self { relative, absolute: 0.0 }
    }

    /// The same for every number.
    pub const fn absolute(absolute: f64) -> Self {
        Self { relative: 0.0, absolute }
    }

    /// Of a case, where it states its own.
    pub fn of_case(case: &Value) -> Option<Self> {
        let own = case.get("tolerance")?;
        let part = |field: &str| own.get(field).and_then(Value::as_f64).unwrap_or(0.0);
        Some(Self { relative: part("relative"), absolute: part("absolute") })
    }
}

struct Comparison {
    tolerance: Tolerance,
    worst: f64,
    failures: Vec<String>,
}

/// Compares every expected value with the computed one of the same path, and what the source prints with the digits
/// it is printed to.
pub fn compare(want: &Value, printed: &Value, got: &Value, tolerance: Tolerance) -> Outcome {
    let mut comparison = Comparison { tolerance, worst: 0.0, failures: Vec::new() };
    comparison.visit("", want, Some(got));
    let worst = comparison.worst;
    for (path, printed) in printed.as_object().into_iter().flatten() {
        let absolute = printed.get("tolerance").and_then(Value::as_f64).unwrap_or(0.0);
        comparison.tolerance = Tolerance::absolute(absolute);
        let got = got.pointer(&format!("/{}", path.replace('[', "/").replace(']', "").replace('.', "/")));
        comparison.visit(&format!("printed {path}"), &printed["value"], got);
    }
    comparison.worst = worst;
    if comparison.failures.is_empty() {
        Outcome::Passed { worst: comparison.worst }
    } else {
        Outcome::Failed { why: comparison.failures.join("; ") }
    }
}

impl Comparison {
    fn visit(&mut self, path: &str, want: &Value, got: Option<&Value>) {
        let Some(got) = got else {
            self.failures.push(format!("{path}: not computed"));
            return;
        };
        match (want, got) {
            (Value::Object(want), Value::Object(got)) => {
                for (field, want) in want {
                    let path = if path.is_empty() { field.clone() } else { format!("{path}.{field}") };
                    self.visit(&path, want, got.get(field));
                }
            }
            (Value::Array(want), Value::Array(got)) if want.len() == got.len() => {
                for (index, (want, got)) in want.iter().zip(got).enumerate() {
                    self.visit(&format!("{path}[{index}]"), want, Some(got));
                }
            }
            (Value::Number(want), Value::Number(got)) => {
                self.number(path, want.as_f64().unwrap_or(f64::NAN), got.as_f64().unwrap_or(f64::NAN));
            }
            _ if want == got => {}
            _ => self.failures.push(format!("{path}: want {want}, got {got}")),
        }
    }

    fn number(&mut self, path: &str, want: f64, got: f64) {
        let deviation = (got - want).abs();
        let allowed = (self.tolerance.relative * want.abs()).max(self.tolerance.absolute);
        let relative = if want == 0.0 { deviation } else { deviation / want.abs() };
        self.worst = self.worst.max(relative);
        let within = deviation <= allowed;
        if !within {
            self.failures.push(format!("{path}: want {want}, got {got}"));
        }
    }
}
