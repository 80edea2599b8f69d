//! Where the cells and totals of a two-way table stand, and which equations bind them.

/// A table of inner rows and columns, with one row and one column of totals after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Grid {
    /// Inner rows.
    pub(super) rows: usize,
    /// Inner columns.
    pub(super) columns: usize,
}

/// One equation: the parts sum to the total.
pub(super) struct Line {
    /// Cells that are summed.
    pub(super) parts: Vec<usize>,
    /// The cell that is their sum.
    pub(super) total: usize,
}

impl Grid {
    /// How many cells there are, totals included.
    pub(super) const fn len(self) -> usize {
        (self.rows + 1) * (self.columns + 1)
    }

    /// The cell of a row and a column; the row after the last is that of the totals, and so with columns.
    pub(super) const fn cell(self, row: usize, column: usize) -> usize {
        row * (self.columns + 1) + column
    }

    /// The row and column of a cell.
    pub(super) const fn place(self, cell: usize) -> (usize, usize) {
        (cell / (self.columns + 1), cell % (self.columns + 1))
    }

    /// All equations: each row, the row of totals, each column, the column of totals.
    pub(super) fn lines(self) -> Vec<Line> {
        let across = (0..=self.rows).map(|row| Line {
            parts: (0..self.columns).map(|column| self.cell(row, column)).collect(),
            total: self.cell(row, self.columns),
        });
        let down = (0..=self.columns).map(|column| Line {
            parts: (0..self.rows).map(|row| self.cell(row, column)).collect(),
            total: self.cell(self.rows, column),
        });
        across.chain(down).collect()
    }
}
