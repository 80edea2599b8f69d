//! Eight columns of masses, a row for a row.

use super::block::Block;
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

    /// The columns up to a row, and from it on.
    #[cfg(feature = "rayon")]
    pub(super) fn split_at(self, row: usize) -> (Self, Self) {
        let halves = self.0.map(|column| column.split_at_mut(row));
        let mut second = Vec::with_capacity(LANES);
        let first = halves.map(|(first, rest)| {
            second.push(rest);
            first
        });
        let mut second = second.into_iter();
        (Self(first), Self(std::array::from_fn(|_| second.next().unwrap_or_default())))
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
        let expected = columns.rows();
        for (lane, column) in Lane::ALL.into_iter().zip(&out.0) {
            if column.len() != expected {
                return Err(ColumnError::Length { column: lane.column(), rows: column.len(), expected });
            }
        }
        Block::over(self, columns, |from, block, part| {
            let rows = part.rows();
            let [a, b, c, d, e, f, g, h] = out.0.each_mut().map(|column| &mut column[from..from + rows]);
            for row in 0..rows {
                let lanes = match self.profile(block.profile[row]) {
                    Some(profile) => profile.emissions(
                        part.mode[row],
                        part.seconds[row],
                        block.band[row],
                        &block.basis(row),
                    ),
                    None => Lanes::UNKNOWN,
                };
                [a[row], b[row], c[row], d[row], e[row], f[row], g[row], h[row]] = lanes.0;
            }
        })
    }
}
