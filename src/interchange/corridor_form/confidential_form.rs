//! The rule of confidential sums as it stands in a file.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::corridor::confidential::{Dominance, SafetyRule};
use crate::interchange::error::FileError;
use crate::provenance::Source;

/// A [`SafetyRule`] in a file. Its values are no secret of the file, and should be of the readers of a published table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfidentialForm {
    /// Name.
    pub name: String,
    /// When it was agreed.
    pub dated: Date,
    /// Where it is written down.
    pub source: String,
    /// The fewest amounts above zero.
    pub minimum_contributors: usize,
    /// n and k of the dominance rule, if there is to be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dominance: Option<Dominance>,
    /// p of the p % rule, if there is to be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub p_percent: Option<f64>,
    /// How far bounds of a refused sum must at least be from it, as a share of it.
    pub protection: f64,
}

impl ConfidentialForm {
    pub(in crate::interchange) fn rule(&self) -> Result<SafetyRule, FileError> {
        let rule = SafetyRule {
            name: self.name.clone(),
            dated: self.dated,
            source: Source::user(&self.source),
            minimum_contributors: self.minimum_contributors,
            dominance: self.dominance,
            p_percent: self.p_percent,
            protection: self.protection,
        };
        rule.check()?;
        Ok(rule)
    }
}
