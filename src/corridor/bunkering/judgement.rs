//! What a standard says of a batch, and why.

use std::fmt;

use jiff::civil::Date;

use super::StandardStatus;
use crate::fuel::gwp::NamedSet;
use crate::units::GhgIntensity;
use crate::units::substance::{AsPublished, WellToWake};

/// Whether a batch meets a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It does.
    Met,
    /// It does not.
    NotMet,
    /// What is known does not tell. Counted neither as met nor as failed.
    CannotBeTold,
}

/// Why.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Reason {
    /// The value E is within the threshold.
    AtMost {
        /// The value E of the certificate.
        e_value: GhgIntensity<WellToWake, AsPublished>,
        /// The threshold.
        at_most: GhgIntensity<WellToWake, AsPublished>,
    },
    /// The value E is above the threshold.
    Above {
        /// The value E of the certificate.
        e_value: GhgIntensity<WellToWake, AsPublished>,
        /// The threshold.
        at_most: GhgIntensity<WellToWake, AsPublished>,
    },
    /// The batch has no certificate.
    CertificateMissing,
    /// The certificate does not prove sustainability, and the standard asks for it.
    NotProven {
        /// The certificate.
        certificate: String,
    },
    /// The certificate's CO2e is under another GWP set.
    OtherGwpSet {
        /// Set of the standard.
        standard: NamedSet,
        /// Set of the certificate.
        certificate: NamedSet,
    },
    /// The GWP set of the certificate is not given.
    GwpSetUnknown {
        /// Set of the standard.
        standard: NamedSet,
    },
    /// The GWP set of the standard was found in no source.
    StandardGwpNotKnown,
    /// The standard does not speak of this fuel.
    FuelNotCovered {
        /// The fuel.
        fuel: String,
    },
    /// The standard has no threshold on that day.
    NoThresholdOn {
        /// The day.
        day: Date,
    },
}

/// An outcome with its reasons, and how far the standard itself has come.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// Name of the standard.
    pub standard: String,
    /// How far it has come.
    pub status: StandardStatus,
    /// What it says.
    pub outcome: Outcome,
    /// Why; never empty.
    pub reasons: Vec<Reason>,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Met => "met",
            Self::NotMet => "not met",
            Self::CannotBeTold => "cannot be told",
        })
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtMost { e_value, at_most } => {
                write!(f, "E is {} gCO2e/MJ, at most {} allowed", round(*e_value), round(*at_most))
            }
            Self::Above { e_value, at_most } => {
                write!(f, "E is {} gCO2e/MJ, above {}", round(*e_value), round(*at_most))
            }
            Self::CertificateMissing => f.write_str("the batch has no certificate"),
            Self::NotProven { certificate } => {
                write!(f, "certificate `{certificate}` does not prove sustainability")
            }
            Self::OtherGwpSet { standard, certificate } => {
                write!(f, "the standard is under GWP {standard}, the certificate under {certificate}")
            }
            Self::GwpSetUnknown { standard } => {
                write!(f, "the standard is under GWP {standard}, the set of the certificate is not given")
            }
            Self::StandardGwpNotKnown => f.write_str("the GWP set of the standard is not known"),
            Self::FuelNotCovered { fuel } => write!(f, "the standard does not speak of {fuel}"),
            Self::NoThresholdOn { day } => write!(f, "the standard has no threshold on {day}"),
        }
    }
}

fn round(intensity: GhgIntensity<WellToWake, AsPublished>) -> f64 {
    crate::units::wire::round_15(intensity.grams_per_megajoule())
}

impl fmt::Display for StandardStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Proposed { as_of } => write!(f, "proposed, not adopted as of {as_of}"),
            Self::InForce { since } => write!(f, "in force since {since}"),
        }
    }
}

impl fmt::Display for Judgement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}): {}", self.standard, self.status, self.outcome)?;
        for (number, reason) in self.reasons.iter().enumerate() {
            write!(f, "{} {reason}", if number == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}
