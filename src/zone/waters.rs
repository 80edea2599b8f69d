//! One place on one day.

use std::fmt;
use std::sync::Arc;

use super::{Rule, ZoneError};

/// The zones in force at a place on a day, and the strictest of their rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Waters {
    zones: Vec<Arc<str>>,
    rule: Rule,
}

impl Waters {
    /// Waters as the user states them: no geometry is asked. For what the crate's zones say of a position, see
    /// [`super::Zones::waters_at`].
    ///
    /// # Errors
    ///
    /// [`ZoneError::Value`] for a limit or a speed that is none.
    pub fn new(zones: Vec<Arc<str>>, rule: Rule) -> Result<Self, ZoneError> {
        rule.check(&zones.join(" + "))?;
        Ok(Self { zones, rule })
    }

    pub(super) const fn of(zones: Vec<Arc<str>>, rule: Rule) -> Self {
        Self { zones, rule }
    }

    /// Names of the zones in force, in the order of the layers.
    pub fn zones(&self) -> &[Arc<str>] {
        &self.zones
    }

    /// Whether a zone is in force here.
    pub fn is_in(&self, zone: &str) -> bool {
        self.zones.iter().any(|own| &**own == zone)
    }

    /// What is asked here.
    pub const fn rule(&self) -> &Rule {
        &self.rule
    }

    /// Whether tier III binds ships of a late enough keel here.
    pub const fn is_nox_eca(&self) -> bool {
        self.rule.tier_iii_keels_from.is_some()
    }

    /// The zones in words, `open water` for none.
    pub fn label(&self) -> String {
        if self.zones.is_empty() { "open water".to_owned() } else { self.zones.join(" + ") }
    }
}

impl fmt::Display for Waters {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.label(), self.rule)
    }
}
