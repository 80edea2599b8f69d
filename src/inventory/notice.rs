//! What a reader of the ledger should know: limits that changed a load, factors out of their dates.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Derivation, EnergyCarrier, Inventory};
use crate::provenance::Source;
use crate::vessel::LimitHit;

/// Something the figures rest on that the figures alone do not show.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Notice {
    /// A limit changed the load of the main engine.
    LoadLimited {
        /// The activity.
        record: String,
        /// Which limit.
        limit: LimitHit,
        /// What the law said, as a fraction of MCR.
        unlimited: f64,
    },
    /// A factor does not apply on the day of the activity.
    NotValid {
        /// What it is the factor of.
        carrier: String,
        /// The first day on which it was used and did not apply.
        day: Date,
        /// Where it stands.
        source: Source,
    },
    /// A grid factor of another year than the connection's.
    GridYear {
        /// The grid.
        grid: String,
        /// Year of the connection.
        year: i16,
    },
}

impl Inventory {
    /// Limits that changed a load, factors used outside their validity, grid factors of another year.
    /// Nothing of this is an error; all of it moves the figures.
    pub fn notices(&self) -> Vec<Notice> {
        let mut notices = Vec::new();
        let mut told = BTreeSet::new();
        for entry in &self.entries {
            let day = self.activity(entry).start().to_zoned(TimeZone::UTC).date();
            if let Derivation::Propulsion { load, .. } = entry.derivation
                && let Some(limit) = load.limit
                && told.insert((entry.activity, usize::MAX))
            {
                let record = format!("{} {}", self.place(entry), self.activity(entry).mode());
                notices.push(Notice::LoadLimited { record, limit, unlimited: load.unlimited });
            }
            let carrier = self.carrier(entry);
            match carrier {
                EnergyCarrier::Fuel { factors, .. } => {
                    if !factors.source.covers(day) && told.insert((usize::MAX, entry.carrier)) {
                        let (carrier, source) = (carrier.to_string(), factors.source.clone());
                        notices.push(Notice::NotValid { carrier, day, source });
                    }
                }
                EnergyCarrier::Grid(grid) => {
                    if grid.year() != day.year() && told.insert((usize::MAX, entry.carrier)) {
                        notices.push(Notice::GridYear { grid: grid.to_string(), year: day.year() });
                    }
                }
            }
        }
        notices
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LoadLimited { record, limit, unlimited } => {
                let percent = 100.0 * unlimited;
                match limit {
                    LimitHit::Cap => {
                        write!(f, "{record}: the law asks for {percent:.1} % of MCR, capped")
                    }
                    LimitHit::Floor => {
                        write!(
                            f,
                            "{record}: the law asks for {percent:.2} % of MCR, raised to the floor of its limits"
                        )
                    }
                    LimitHit::Off => {
                        write!(
                            f,
                            "{record}: the law asks for {percent:.1} % of MCR, so little that the main engine is off"
                        )
                    }
                }
            }
            Self::NotValid { carrier, day, source } => {
                write!(f, "{carrier}: factors of {source} do not apply on {day}")
            }
            Self::GridYear { grid, year } => write!(f, "{grid}: used for {year}"),
        }
    }
}
