//! Contributions, and the table of their sums with its totals.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::error::ConfidentialError;
use super::grid::Grid;

/// The most rows or columns of a table.
pub const LARGEST_SIDE: usize = 20;

pub(super) const MOST_DECIMALS: u8 = 9;
/// Whole numbers up to here are exact in an `f64`.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// What one contributor adds to one cell.
///
/// The contributor is the group that must be protected: its brands and subsidiaries have one name.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contribution {
    /// Who.
    pub contributor: String,
    /// The row.
    pub row: String,
    /// The column.
    pub column: String,
    /// How much, at least zero, in the unit of the table.
    pub amount: f64,
}

/// A place in a table; `None` is the total.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The row.
    pub row: Option<String>,
    /// The column.
    pub column: Option<String>,
}

/// Who contributed how much to which cell and total: for the trustee's eyes only.
///
/// Amounts are rounded to whole steps of the last decimal and counted in them, so that sums are exact and no order
/// changes them; less than half a step is zero. Amounts of one contributor in one cell are added. A cell of which
/// nobody stated anything is *empty*: its sum is zero and everyone may know. A stated zero is an amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    measure: String,
    decimals: u8,
    rows: Labels,
    columns: Labels,
    contributors: Vec<String>,
    /// By cell of the grid and contributor, in steps.
    amounts: Vec<Vec<Option<i128>>>,
}

/// Labels in alphabetical order, in which the algorithms work, and the order in which they were given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Labels {
    sorted: Vec<String>,
    given: Vec<usize>,
}

impl Contribution {
    /// A contribution.
    pub fn new(
        contributor: impl Into<String>,
        row: impl Into<String>,
        column: impl Into<String>,
        amount: f64,
    ) -> Self {
        Self { contributor: contributor.into(), row: row.into(), column: column.into(), amount }
    }
}

impl Table {
    /// A table of what is measured (with its unit), summed to a number of decimals, of rows and columns in the order
    /// in which they are printed. A one-way table has one column.
    ///
    /// # Errors
    ///
    /// [`ConfidentialError`] for a table of no or too many rows or columns, for labels that are empty or given twice,
    /// for contributions to unknown ones, for contributors whose names are one but for case and spaces, for amounts
    /// that are negative or not exact numbers of steps, and for a grand total that is not.
    pub fn new<L: Into<String>>(
        measure: impl Into<String>,
        decimals: u8,
        rows: impl IntoIterator<Item = L>,
        columns: impl IntoIterator<Item = L>,
        contributions: impl IntoIterator<Item = Contribution>,
    ) -> Result<Self, ConfidentialError> {
        let measure = measure.into();
        if decimals > MOST_DECIMALS {
            return Err(ConfidentialError::Decimals { measure, decimals });
        }
        let rows = Labels::new(&measure, ("row", "rows"), rows.into_iter().map(Into::into).collect())?;
        let columns =
            Labels::new(&measure, ("column", "columns"), columns.into_iter().map(Into::into).collect())?;
        let contributions: Vec<Contribution> = contributions.into_iter().collect();
        let contributors = contributors(&measure, &contributions)?;
        let grid = Grid { rows: rows.len(), columns: columns.len() };
        let mut amounts = vec![vec![None; contributors.len()]; grid.len()];
        for contribution in &contributions {
            let row = rows.find(&measure, "row", &contribution.row)?;
            let column = columns.find(&measure, "column", &contribution.column)?;
            let steps = steps(contribution, decimals)?;
            let Ok(who) = contributors.binary_search(&contribution.contributor) else { continue };
            for cell in [
                grid.cell(row, column),
                grid.cell(row, grid.columns),
                grid.cell(grid.rows, column),
                grid.cell(grid.rows, grid.columns),
            ] {
                let amount: &mut Option<i128> = &mut amounts[cell][who];
                *amount = Some(amount.unwrap_or(0) + steps);
            }
        }
        let table = Self { measure, decimals, rows, columns, contributors, amounts };
        let total = table.sum(grid.cell(grid.rows, grid.columns)) as f64;
        // No amount is negative: no other sum is larger.
        if total >= EXACT {
            return Err(ConfidentialError::Total { measure: table.measure, steps: total });
        }
        Ok(table)
    }

    /// What the table measures, with its unit.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// How many decimals its sums have.
    pub const fn decimals(&self) -> u8 {
        self.decimals
    }

    /// The contributors, in alphabetical order.
    pub fn contributors(&self) -> &[String] {
        &self.contributors
    }

    pub(super) const fn rows(&self) -> &Labels {
        &self.rows
    }

    pub(super) const fn columns(&self) -> &Labels {
        &self.columns
    }

    pub(super) const fn grid(&self) -> Grid {
        Grid { rows: self.rows.len(), columns: self.columns.len() }
    }

    /// Whether anyone stated an amount.
    pub(super) fn is_stated(&self, cell: usize) -> bool {
        self.amounts[cell].iter().any(Option::is_some)
    }

    /// The sum of a cell, in steps.
    pub(super) fn sum(&self, cell: usize) -> i128 {
        self.amounts[cell].iter().flatten().sum()
    }

    /// What one contributor has in a cell, in steps.
    pub(super) fn own(&self, cell: usize, who: usize) -> i128 {
        self.amounts[cell][who].unwrap_or(0)
    }

    /// Whether a contributor is the only one with an amount above zero: he knows that the others have none.
    pub(super) fn is_alone(&self, cell: usize, who: usize) -> bool {
        let own = self.own(cell, who);
        own > 0 && own == self.sum(cell)
    }

    /// What each contributor has in some cells together, in steps.
    pub(super) fn by_contributor(&self, cells: &[usize]) -> Vec<i128> {
        (0..self.contributors.len()).map(|who| cells.iter().map(|cell| self.own(*cell, who)).sum()).collect()
    }

    /// Steps in the unit of the table.
    pub(super) fn in_units(&self, steps: i128) -> f64 {
        steps as f64 / 10_f64.powi(i32::from(self.decimals))
    }

    pub(super) fn place(&self, cell: usize) -> Place {
        let (row, column) = self.grid().place(cell);
        Place { row: self.rows.label(row), column: self.columns.label(column) }
    }

    /// The cell of a place.
    pub(super) fn cell(&self, place: &Place) -> Result<usize, ConfidentialError> {
        let grid = self.grid();
        let row =
            place.row.as_ref().map_or(Ok(grid.rows), |row| self.rows.find(&self.measure, "row", row))?;
        let column = place
            .column
            .as_ref()
            .map_or(Ok(grid.columns), |column| self.columns.find(&self.measure, "column", column))?;
        Ok(grid.cell(row, column))
    }
}

impl Labels {
    fn new(
        measure: &str,
        (what, side): (&'static str, &'static str),
        labels: Vec<String>,
    ) -> Result<Self, ConfidentialError> {
        if !(1..=LARGEST_SIDE).contains(&labels.len()) {
            return Err(ConfidentialError::Size { measure: measure.to_owned(), side, count: labels.len() });
        }
        let mut sorted = labels.clone();
        sorted.sort();
        if sorted.iter().any(|label| label.trim().is_empty()) {
            return Err(ConfidentialError::Nameless { measure: measure.to_owned(), what });
        }
        if let Some((label, _)) = sorted.iter().zip(sorted.iter().skip(1)).find(|(one, next)| one == next) {
            return Err(ConfidentialError::Twice { measure: measure.to_owned(), what, label: label.clone() });
        }
        let given = labels.iter().filter_map(|label| sorted.binary_search(label).ok()).collect();
        Ok(Self { sorted, given })
    }

    const fn len(&self) -> usize {
        self.sorted.len()
    }

    fn find(&self, measure: &str, what: &'static str, label: &str) -> Result<usize, ConfidentialError> {
        self.sorted.binary_search_by(|known| known.as_str().cmp(label)).map_err(|_| {
            ConfidentialError::UnknownLabel {
                measure: measure.to_owned(),
                what,
                label: label.to_owned(),
                known: self.in_given_order().join(", "),
            }
        })
    }

    fn label(&self, at: usize) -> Option<String> {
        self.sorted.get(at).cloned()
    }

    /// The labels in alphabetical order.
    pub(super) fn sorted(&self) -> &[String] {
        &self.sorted
    }

    /// Positions in alphabetical order, in the order given.
    pub(super) fn given(&self) -> &[usize] {
        &self.given
    }

    /// The labels in the order given.
    pub(super) fn in_given_order(&self) -> Vec<String> {
        self.given.iter().filter_map(|at| self.label(*at)).collect()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = self.row.as_deref().unwrap_or("all rows");
        let column = self.column.as_deref().unwrap_or("all columns");
        write!(f, "{row}, {column}")
    }
}

fn steps(contribution: &Contribution, decimals: u8) -> Result<i128, ConfidentialError> {
    let Contribution { contributor, row, column, amount } = contribution.clone();
    if amount < 0.0 {
        return Err(ConfidentialError::Negative { contributor, row, column, amount });
    }
    let steps = (amount * 10_f64.powi(i32::from(decimals))).round();
    if steps.is_nan() || steps >= EXACT {
        return Err(ConfidentialError::Amount { contributor, row, column, amount });
    }
    Ok(steps as i128)
}

fn contributors(measure: &str, contributions: &[Contribution]) -> Result<Vec<String>, ConfidentialError> {
    let mut names: BTreeMap<String, &str> = BTreeMap::new();
    for Contribution { contributor, .. } in contributions {
        let folded = contributor.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        if folded.is_empty() {
            return Err(ConfidentialError::Nameless { measure: measure.to_owned(), what: "contributor" });
        }
        let known = *names.entry(folded).or_insert(contributor);
        if known != contributor {
            let mut pair = [known.to_owned(), contributor.clone()];
            pair.sort();
            let [one, other] = pair;
            return Err(ConfidentialError::Alike { measure: measure.to_owned(), one, other });
        }
    }
    let mut names: Vec<String> = names.into_values().map(str::to_owned).collect();
    names.sort();
    Ok(names)
}
