//! Distances of the wire.

use serde::{Deserialize, Serialize};

use super::check::Record;
use super::error::IleapError;
use crate::units::Decimal;

/// A distance in kilometres, on one to three bases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlecDistance {
    /// Along the route or from telematics: sailed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub actual: Option<Decimal>,
    /// Great circle.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gcd: Option<Decimal>,
    /// Shortest feasible.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sfd: Option<Decimal>,
}

impl GlecDistance {
    /// Those that are stated, with their names on the wire.
    pub fn stated(&self) -> impl Iterator<Item = (&'static str, &Decimal)> {
        let all = [("actual", &self.actual), ("gcd", &self.gcd), ("sfd", &self.sfd)];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_ref()?)))
    }

    pub(super) fn check(&self, record: &Record) -> Result<(), IleapError> {
        if self.stated().next().is_none() {
            return Err(record.missing("distance", "give at least one of `actual`, `gcd` and `sfd`"));
        }
        self.stated().try_for_each(|(name, value)| record.at_least_zero(name, value))
    }
}
