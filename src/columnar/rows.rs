//! Eight columns of masses, a row for a row.

use super::block::{BLOCK, Block};
use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::lane::{LANES, Lane, Lanes};

/// The eight columns that [`Fleet::rows`] writes, in grams. A ship that is not in the fleet has NaN in all of them.
#[derive(Debug)]
pub struct Out<'a>([&'a mut [f64]; LANES]);

impl<'a> Out<'a> {
    /// Eight columns in the order of [`Lane::ALL`].
    pub const fn new(columns: [&'a mut [f64]; LANES]) -> Self {
        Self(columns)
    }

    /// How many rows the shortest column has.
    #[cfg(feature = "rayon")]
    pub(super) fn rows(&self) -> usize {
        self.0.iter().map(|column| column.len()).min().unwrap_or(0)
    }

    /// The columns up to a row, and from it on.
    #[cfg(feature = "rayon")]
    pub(super) fn split_at(self, row: usize) -> (Self, Self) {
        let mut second: [&'a mut [f64]; LANES] = Default::default();
        let mut rests = second.iter_mut();
        let first = self.0.map(|column| {
            let (first, rest) = column.split_at_mut(row);
            if let Some(own) = rests.next() {
                *own = rest;
            }
            first
        });
        (Self(first), Self(second))
    }
}

impl Fleet {
    /// Writes what each row emits, by the formulas of [`super::Profile`].
    ///
    /// # Units
    ///
    /// Grams.
    ///
    /// # Errors
    ///
    /// [`ColumnError`] for columns of different lengths, speeds or times out of range, waters that the fleet does not have.
    /// Blocks before that row may be written.
    pub fn rows(&self, columns: &Columns<'_>, out: &mut Out<'_>) -> Result<(), ColumnError> {
        self.check_columns(columns, out)?;
        self.rows_from(0, columns, out)
    }

    /// All columns have one length.
    pub(super) fn check_columns(&self, columns: &Columns<'_>, out: &Out<'_>) -> Result<(), ColumnError> {
        columns.check_lengths()?;
        let expected = columns.rows();
        let wrong = Lane::ALL.into_iter().zip(&out.0).find(|(_, column)| column.len() != expected);
        match wrong {
            Some((lane, column)) => {
                Err(ColumnError::Length { column: lane.column(), rows: column.len(), expected })
            }
            None => Ok(()),
        }
    }

    /// Writes rows, of which the first has a number among others.
    pub(super) fn rows_from(
        &self,
        first: usize,
        columns: &Columns<'_>,
        out: &mut Out<'_>,
    ) -> Result<(), ColumnError> {
        let mut lanes = [Lanes::ZERO; BLOCK];
        // Turned on its side in the first cache: a column is then written in one go.
        let mut by_lane = [[0.0; BLOCK]; LANES];
        Block::over(self, first, columns, |from, block, part| {
            let rows = part.seconds.iter().zip(part.mode).zip(part.waters).zip(block.places());
            for ((((seconds, mode), waters), place), lanes) in rows.zip(&mut lanes) {
                match self.profile(*place, *waters) {
                    Some(profile) => *lanes = profile.hotel(self.hotel(*place, *mode), *seconds),
                    None => *lanes = Lanes::UNKNOWN,
                }
            }
            block.running(|row, band, basis| {
                let place = block.places()[row];
                if let Some(profile) = self.profile(place, part.waters[row]) {
                    profile.add_main(&mut lanes[row], band, self.mcr(place), basis);
                }
            });
            for (lane, (column, own)) in out.0.iter_mut().zip(&mut by_lane).enumerate() {
                own.iter_mut().zip(&lanes).for_each(|(own, lanes)| *own = lanes.0[lane]);
                let column = column[from..].iter_mut().zip(&*own).take(part.rows());
                column.for_each(|(out, own)| *out = *own);
            }
        })
    }
}
