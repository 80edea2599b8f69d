//! Columns on all threads of the current rayon pool.

use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::rows::Out;
use super::sums::Sums;

/// Rows below which another thread is not worth its start.
const FEWEST: usize = 1 << 14;

impl Fleet {
    /// [`Self::rows`] on the threads of the current rayon pool: the same bytes.
    ///
    /// # Errors
    ///
    /// As [`Self::rows`]; of several errors that of the first row.
    pub fn rows_on_threads(&self, columns: &Columns<'_>, out: Out<'_>) -> Result<(), ColumnError> {
        self.check_columns(columns, &out)?;
        self.halves(0, columns, out)
    }

    fn halves(&self, first: usize, columns: &Columns<'_>, mut out: Out<'_>) -> Result<(), ColumnError> {
        let rows = out.rows();
        if rows <= FEWEST {
            return self.rows_from(first, columns, &mut out);
        }
        let half = rows / 2;
        let (before, after) = out.split_at(half);
        let (one, other) = rayon::join(
            || self.halves(first, &columns.part(0, half), before),
            || self.halves(first + half, &columns.part(half, rows), after),
        );
        one.and(other)
    }
}

impl Sums {
    /// Sums of rows on the threads of the current rayon pool: the same bytes as [`Self::add`] of all.
    ///
    /// # Errors
    ///
    /// As [`Self::add`]; of several errors that of the first row.
    pub fn on_threads(fleet: &Fleet, columns: &Columns<'_>) -> Result<Self, ColumnError> {
        columns.check_lengths()?;
        let each = columns.rows().div_ceil(rayon::current_num_threads()).max(FEWEST);
        Self::halves(fleet, each, 0, columns)
    }

    fn halves(fleet: &Fleet, each: usize, first: usize, columns: &Columns<'_>) -> Result<Self, ColumnError> {
        let rows = columns.rows();
        if rows <= each {
            let mut sums = Self::of_nothing(fleet);
            return sums.add_from(fleet, first, columns).map(|()| sums);
        }
        let half = (rows.div_ceil(each) / 2) * each;
        let (one, other) = rayon::join(
            || Self::halves(fleet, each, first, &columns.part(0, half)),
            || Self::halves(fleet, each, first + half, &columns.part(half, rows)),
        );
        let (mut one, other) = (one?, other?);
        one.merge(&other);
        Ok(one)
    }
}
