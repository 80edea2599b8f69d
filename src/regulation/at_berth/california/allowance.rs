//! Incidents that a fleet or a terminal may have in a year.

use super::clause;
use crate::provenance::{Confidence, Source};
use crate::regulation::at_berth::RuleError;

const VESSEL: Source = clause("93130.11, vessel incident events", Confidence::Verified);
const TERMINAL: Source = clause("93130.11, terminal incident events", Confidence::OneSource);

/// Per cent of the visits of the year before.
const PERCENT: u64 = 5;

/// First year with vessel incidents.
const VESSEL_FROM: i16 = 2023;

/// First year whose share of terminal incidents is known.
const TERMINAL_FROM: i16 = 2025;

/// Whose incident it is. Either makes the visit good for both ship and terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Incident {
    /// Of the ship's fleet at a port, Los Angeles and Long Beach being one.
    #[doc(alias = "VIE")]
    Vessel,
    /// Of the terminal.
    #[doc(alias = "TIE")]
    Terminal,
}

/// How many incidents a year has.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowance {
    incident: Incident,
    year: i16,
    granted: u32,
    source: Source,
}

impl Incident {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Vessel => "vessel incident",
            Self::Terminal => "terminal incident",
        }
    }
}

impl Allowance {
    /// Vessel incidents of a year: 5 % of the fleet's visits to the port in the year before, to the
    /// nearest whole number (a half is rounded up).
    ///
    /// # Source
    ///
    /// 17 CCR 93130.11.
    ///
    /// # Errors
    ///
    /// [`RuleError::AllowanceUnknown`] before 2023.
    pub fn vessel_incidents(year: i16, visits_of_the_year_before: u32) -> Result<Self, RuleError> {
        if year < VESSEL_FROM {
            let allowed = "vessel incidents begin in 2023";
            return Err(RuleError::AllowanceUnknown { of: Incident::Vessel.name(), year, allowed });
        }
        Ok(Self::share(Incident::Vessel, year, visits_of_the_year_before, VESSEL))
    }

    /// Terminal incidents of a year from 2025: 5 % of the visits to the terminal in the year before, to
    /// the nearest whole number (a half is rounded up).
    ///
    /// # Source
    ///
    /// 17 CCR 93130.11.
    ///
    /// # Errors
    ///
    /// [`RuleError::AllowanceUnknown`] before 2025: the share of 2023 and 2024 was larger, and no
    /// verified value was read. Give it with [`Self::stated`].
    pub fn terminal_incidents(year: i16, visits_of_the_year_before: u32) -> Result<Self, RuleError> {
        if year < TERMINAL_FROM {
            let allowed = "5 % from 2025; for 2023 and 2024 state it, with its source";
            return Err(RuleError::AllowanceUnknown { of: Incident::Terminal.name(), year, allowed });
        }
        Ok(Self::share(Incident::Terminal, year, visits_of_the_year_before, TERMINAL))
    }

    /// An allowance as the regulator granted it.
    pub const fn stated(incident: Incident, year: i16, granted: u32, source: Source) -> Self {
        Self { incident, year, granted, source }
    }

    fn share(incident: Incident, year: i16, visits: u32, source: Source) -> Self {
        let granted = (u64::from(visits) * PERCENT + 50) / 100;
        let granted = u32::try_from(granted).unwrap_or(u32::MAX);
        Self { incident, year, granted, source }
    }

    /// Whose incidents.
    pub const fn incident(&self) -> Incident {
        self.incident
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// How many.
    pub const fn granted(&self) -> u32 {
        self.granted
    }

    /// Where it stands.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
