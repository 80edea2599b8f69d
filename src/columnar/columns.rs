//! The columns that a kernel reads, and why one may be refused.

use super::FleetError;
use crate::units::OutOfRange;
use crate::units::bounded::bounds;
use crate::vessel::OperatingMode;

/// Rows as columns of one length: who, how fast, how long, in which mode, in which waters.
///
/// # Units
///
/// Speed through the water in knots, time in seconds. `waters` counts the waters of the [`super::Fleet`] from 0.
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    /// Ships.
    pub mmsi: &'a [u32],
    /// Speed.
    pub speed_kn: &'a [f64],
    /// Time.
    pub seconds: &'a [f64],
    /// Operating mode.
    pub mode: &'a [OperatingMode],
    /// Waters.
    pub waters: &'a [u8],
}

/// A column that a kernel cannot take. Nothing is computed of the columns that hold it.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ColumnError {
    /// Columns of different lengths.
    #[error("column `{column}` has {rows} rows, `mmsi` has {expected}")]
    Length {
        /// The column.
        column: &'static str,
        /// Its rows.
        rows: usize,
        /// What it should have.
        expected: usize,
    },
    /// A value outside its range.
    #[error("row {row}: {source}")]
    Value {
        /// The row, from 0.
        row: usize,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Waters that the fleet does not have.
    #[error("row {row}: waters {waters}, the fleet has {known}, counted from 0")]
    Waters {
        /// The row, from 0.
        row: usize,
        /// What was given.
        waters: u8,
        /// How many there are.
        known: usize,
    },
    /// The fleet.
    #[error(transparent)]
    Fleet(#[from] FleetError),
}

impl ColumnError {
    /// The same of columns that stand behind so many other rows.
    #[cfg(feature = "arrow")]
    pub(crate) fn after(mut self, rows: usize) -> Self {
        if let Self::Value { row, .. } | Self::Waters { row, .. } = &mut self {
            *row = row.saturating_add(rows);
        }
        self
    }
}

impl<'a> Columns<'a> {
    /// How many rows.
    pub const fn rows(&self) -> usize {
        self.mmsi.len()
    }

    pub(super) fn check_lengths(&self) -> Result<(), ColumnError> {
        let expected = self.rows();
        let lengths = [
            ("speed_kn", self.speed_kn.len()),
            ("seconds", self.seconds.len()),
            ("mode", self.mode.len()),
            ("waters", self.waters.len()),
        ];
        match lengths.into_iter().find(|(_, rows)| *rows != expected) {
            Some((column, rows)) => Err(ColumnError::Length { column, rows, expected }),
            None => Ok(()),
        }
    }

    /// A part of the rows.
    #[inline(always)]
    pub(super) fn part(&self, from: usize, to: usize) -> Columns<'a> {
        Columns {
            mmsi: &self.mmsi[from..to],
            speed_kn: &self.speed_kn[from..to],
            seconds: &self.seconds[from..to],
            mode: &self.mode[from..to],
            waters: &self.waters[from..to],
        }
    }

    /// The first row that cannot be taken; `from` is the number of the first of these rows.
    pub(super) fn first_error(&self, from: usize, waters: usize) -> Result<(), ColumnError> {
        for row in 0..self.rows() {
            let value = |source| ColumnError::Value { row: from + row, source };
            bounds::SPEED.check(self.speed_kn[row]).map_err(value)?;
            bounds::ROW_SECONDS.check(self.seconds[row]).map_err(value)?;
            if usize::from(self.waters[row]) >= waters {
                let (row, waters, known) = (from + row, self.waters[row], waters);
                return Err(ColumnError::Waters { row, waters, known });
            }
        }
        Ok(())
    }

    /// Whether every row can be taken, without saying which cannot.
    #[inline(always)]
    pub(super) fn are_in_range(&self, waters: usize) -> bool {
        let mut all = true;
        for ((speed, seconds), own) in self.speed_kn.iter().zip(self.seconds).zip(self.waters) {
            let known = usize::from(*own) < waters;
            all &= bounds::SPEED.holds(*speed) & bounds::ROW_SECONDS.holds(*seconds) & known;
        }
        all
    }
}
