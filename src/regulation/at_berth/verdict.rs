//! What a rule says of a visit, and why.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Finding;
use crate::provenance::Source;

/// What a rule says of a visit or of a fleet's year. Every verdict has at least one reason.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Verdict {
    /// The rule asks nothing of the visit.
    OutOfScope {
        /// Why.
        reasons: Vec<Reason>,
    },
    /// The rule asked for control, and there was.
    Compliant {
        /// What was asked and done.
        reasons: Vec<Reason>,
    },
    /// The control was wanting, and the rule forgives it.
    Excepted {
        /// What was wanting, and the exception.
        reasons: Vec<Reason>,
    },
    /// The control was wanting.
    NotCompliant {
        /// What was wanting.
        reasons: Vec<Reason>,
    },
}

/// A [`Verdict`] without its reasons, from the worst to the best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Outcome {
    /// The control was wanting.
    NotCompliant,
    /// The control was wanting, and the rule forgives it.
    Excepted,
    /// The rule asked for control, and there was.
    Compliant,
    /// The rule asks nothing of the visit.
    OutOfScope,
}

/// A finding and the clause that makes it matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// What was found.
    pub finding: Finding,
    /// Where the rule says so.
    pub clause: Source,
}

impl Verdict {
    /// The reasons.
    pub fn reasons(&self) -> &[Reason] {
        match self {
            Self::OutOfScope { reasons }
            | Self::Compliant { reasons }
            | Self::Excepted { reasons }
            | Self::NotCompliant { reasons } => reasons,
        }
    }

    /// The verdict without its reasons.
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::OutOfScope { .. } => Outcome::OutOfScope,
            Self::Compliant { .. } => Outcome::Compliant,
            Self::Excepted { .. } => Outcome::Excepted,
            Self::NotCompliant { .. } => Outcome::NotCompliant,
        }
    }

    pub(super) fn out_of_scope(finding: Finding, clause: &Source) -> Self {
        Self::OutOfScope { reasons: vec![Reason::new(finding, clause)] }
    }

    pub(super) fn compliant(finding: Finding, clause: &Source) -> Self {
        Self::Compliant { reasons: vec![Reason::new(finding, clause)] }
    }

    pub(super) fn not_compliant(finding: Finding, clause: &Source) -> Self {
        Self::NotCompliant { reasons: vec![Reason::new(finding, clause)] }
    }
}

impl Reason {
    pub(super) fn new(finding: Finding, clause: &Source) -> Self {
        Self { finding, clause: clause.clone() }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::NotCompliant => "not compliant",
            Self::Excepted => "excepted",
            Self::Compliant => "compliant",
            Self::OutOfScope => "out of scope",
        })
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.outcome())?;
        for (number, reason) in self.reasons().iter().enumerate() {
            write!(f, "{} {reason}", if number == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} [{}]", self.finding, self.clause)
    }
}
