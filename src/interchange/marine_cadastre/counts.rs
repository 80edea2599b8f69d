//! What was read, and what was not.

use super::{RefusalKind, RowError};
use crate::track::PositionReport;

/// Counts of a file so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows read: those that gave a report and those that were refused, a stream that broke off among them. Blank lines
    /// are none.
    pub rows: u64,
    /// Reports without a speed: AIS says 102.3 kn, files since 2025 leave the cell empty.
    pub without_speed: u64,
    /// Reports without a course: 360 degrees, an empty cell, or no such column.
    pub without_course: u64,
    /// Reports without a heading: 511 degrees, an empty cell, or no such column.
    pub without_heading: u64,
    /// Reports without a navigational status: 15, an empty cell, or no such column.
    pub without_status: u64,
    refused: [u64; RefusalKind::ALL.len()],
}

impl Counts {
    /// Rows refused for a reason.
    pub fn refused(&self, kind: RefusalKind) -> u64 {
        self.refused.get(kind as usize).copied().unwrap_or_default()
    }

    /// Rows refused.
    pub fn all_refused(&self) -> u64 {
        self.refused.iter().sum()
    }

    /// Rows that gave a report.
    pub fn reports(&self) -> u64 {
        self.rows - self.all_refused()
    }

    #[inline]
    pub(super) fn accept(&mut self, report: &PositionReport) {
        self.rows += 1;
        self.without_speed += u64::from(report.speed.is_none());
        self.without_course += u64::from(report.course_degrees.is_none());
        self.without_heading += u64::from(report.heading_degrees.is_none());
        self.without_status += u64::from(report.status.is_none());
    }

    pub(super) fn refuse(&mut self, error: &RowError) {
        self.rows += 1;
        if let Some(count) = self.refused.get_mut(error.kind() as usize) {
            *count += 1;
        }
    }
}
