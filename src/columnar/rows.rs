//! Eight columns of masses, a row for a row.

use super::block::{BLOCK, Block};
use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::lane::{LANES, Lane, Lanes};
use super::wide::{self, Steps};

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
        wide::take(Rows { fleet: self, first, columns, out })
    }
}

/// Rows to be written.
struct Rows<'a, 'b> {
    fleet: &'a Fleet,
    first: usize,
    columns: &'a Columns<'a>,
    out: &'a mut Out<'b>,
}

impl Steps for Rows<'_, '_> {
    type Answer = Result<(), ColumnError>;

    #[inline(always)]
    fn take(self) -> Self::Answer {
        let Self { fleet, first, columns, out } = self;
        let mut lanes = [Lanes::ZERO; BLOCK];
        let mut block = Block::new();
        for from in (0..columns.rows()).step_by(BLOCK) {
            let part = block.fill(fleet, columns, first, from)?;
            fleet.fetch(&block.place[..part.rows()], |ship| ship.hotel[0][0]);
            let rows = part.seconds.iter().zip(part.mode).zip(part.waters).enumerate();
            for ((row, ((seconds, mode), waters)), lanes) in rows.zip(&mut lanes) {
                let Some((ship, profile)) = fleet.machinery(block.place[row], *waters) else {
                    *lanes = Lanes::UNKNOWN;
                    continue;
                };
                let hotel = profile.hotel(ship.hotel_in(*mode), *seconds);
                *lanes = profile.and_main(hotel, block.band[row], ship.mcr, &block.main[row]);
            }
            for (row, functions) in block.low() {
                if let Some((ship, profile)) = fleet.machinery(block.place[row], part.waters[row]) {
                    lanes[row] = profile.and_rise(lanes[row], ship.mcr, &functions);
                }
            }
            out.write(from, &lanes[..part.rows()]);
        }
        Ok(())
    }
}

/// Rows that are turned on their side at a time, in registers.
const TURNED: usize = 8;

impl Out<'_> {
    /// Writes rows from a place on.
    #[inline(always)]
    fn write(&mut self, from: usize, lanes: &[Lanes]) {
        let (whole, rest) = lanes.as_chunks::<TURNED>();
        for (turn, rows) in whole.iter().enumerate() {
            let from = from + TURNED * turn;
            for (lane, column) in self.0.iter_mut().enumerate() {
                let own: [f64; TURNED] = std::array::from_fn(|row| rows[row].0[lane]);
                column[from..from + TURNED].copy_from_slice(&own);
            }
        }
        let from = from + TURNED * whole.len();
        for (lane, column) in self.0.iter_mut().enumerate() {
            column[from..].iter_mut().zip(rest).for_each(|(out, lanes)| *out = lanes.0[lane]);
        }
    }
}
