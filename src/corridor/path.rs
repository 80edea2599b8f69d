//! A value over the years of a scenario.

use serde::{Deserialize, Serialize};

use super::definition::YEAR;
use super::scenario_error::ScenarioError;

/// A value that is stated for some years: linear between two of them, constant after the last, nothing before the first.
///
/// ```
/// use green_corridor::corridor::Path;
///
/// let share = Path::new("methanol", vec![(2027, 0.1), (2030, 0.4)])?;
/// assert_eq!(share.at(2026), None);
/// assert_eq!(share.at(2028), Some(0.2));
/// assert_eq!(share.at(2050), Some(0.4));
/// # Ok::<(), green_corridor::corridor::ScenarioError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<(i16, f64)>")]
pub struct Path(Vec<(i16, f64)>);

impl Path {
    /// Years in ascending order with their values.
    ///
    /// # Errors
    ///
    /// [`ScenarioError::Path`] without a year, for years out of order or out of range, or a value that is not finite.
    pub fn new(record: &str, points: Vec<(i16, f64)>) -> Result<Self, ScenarioError> {
        let refused = |why| Err(ScenarioError::Path { record: record.to_owned(), why });
        if points.is_empty() {
            return refused("it states no year");
        }
        if points.windows(2).any(|pair| pair[0].0 >= pair[1].0) {
            return refused("its years must ascend");
        }
        if points.iter().any(|(year, _)| YEAR.check(f64::from(*year)).is_err()) {
            return refused("its years must be in 2000..=2100");
        }
        if points.iter().any(|(_, value)| !value.is_finite()) {
            return refused("its values must be finite numbers");
        }
        Ok(Self(points))
    }

    /// The value in a year; `None` before the first.
    pub fn at(&self, year: i16) -> Option<f64> {
        let after = self.0.partition_point(|(from, _)| *from <= year);
        let (from, value) = *self.0.get(after.checked_sub(1)?)?;
        match self.0.get(after) {
            None => Some(value),
            Some((to, next)) => {
                let passed = (f64::from(year) - f64::from(from)) / (f64::from(*to) - f64::from(from));
                Some(value + (next - value) * passed)
            }
        }
    }

    /// The years stated and their values.
    pub fn points(&self) -> &[(i16, f64)] {
        &self.0
    }
}

impl TryFrom<Vec<(i16, f64)>> for Path {
    type Error = ScenarioError;
    fn try_from(points: Vec<(i16, f64)>) -> Result<Self, ScenarioError> {
        Self::new("path", points)
    }
}
