//! The table for everyone: sums, and refusals that say why without saying what.

use std::fmt;

use jiff::civil::Date;
use serde::Serialize;

use super::rule::{Ground, SafetyRule};
use super::table::{Place, Table};

/// How much of the grounds of its refusals a published table tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Telling {
    /// One reason for all: a reader does not even learn which sums were unsafe by themselves.
    OneReason,
    /// Too few contributors, concentrated, or refused to protect another.
    ///
    /// Each of them tells something. *Too few* tells that at most a known number of carriers have an amount above zero
    /// there, which the [audit](super::Audit) takes for known anyway. *Concentrated* gives who knows the values of the
    /// rule an inequality that the audit does not use; whether by dominance or by p % is therefore not told. *To
    /// protect another* tells that the sum by itself is safe, and so which of its neighbours is not.
    Grounds,
}

/// Why a sum is not published. No reason carries a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Reason {
    /// It, or a sum that could be worked out from it, would tell too much of one contributor.
    Confidential,
    /// Too few contributors have an amount above zero.
    TooFewContributors,
    /// A few contributors have nearly all of it.
    Concentrated,
    /// Safe by itself; with it, a sum that is not could be worked out.
    ToProtectAnother,
}

/// A sum, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedCell {
    /// The sum, in the unit of the table.
    Published(f64),
    /// Not published.
    Refused(Reason),
}

/// A place and what stands there.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Entry<C> {
    /// The place.
    #[serde(flatten)]
    pub place: Place,
    /// What stands there.
    pub cell: C,
}

/// A table of sums from which no contributor's own figure can be learnt, within the limits that
/// [the module](super) states. It holds no refused number.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PublishedTable {
    measure: String,
    decimals: u8,
    rule: String,
    dated: Date,
    rows: Vec<String>,
    columns: Vec<String>,
    cells: Vec<Entry<PublishedCell>>,
}

impl PublishedTable {
    pub(super) fn of(table: &Table, rule: &SafetyRule, grounds: &[Option<Ground>], telling: Telling) -> Self {
        let grid = table.grid();
        let mut cells = Vec::with_capacity(grid.len());
        for row in table.rows().given().iter().copied().chain([grid.rows]) {
            for column in table.columns().given().iter().copied().chain([grid.columns]) {
                let at = grid.cell(row, column);
                let cell = match grounds[at] {
                    None => PublishedCell::Published(table.in_units(table.sum(at))),
                    Some(ground) => PublishedCell::Refused(Reason::of(ground, telling)),
                };
                cells.push(Entry { place: table.place(at), cell });
            }
        }
        Self {
            measure: table.measure().to_owned(),
            decimals: table.decimals(),
            rule: rule.name.clone(),
            dated: rule.dated,
            rows: table.rows().in_given_order(),
            columns: table.columns().in_given_order(),
            cells,
        }
    }

    /// What is measured, with its unit.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// The name of the rule.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// The rows, in the order given.
    pub fn rows(&self) -> &[String] {
        &self.rows
    }

    /// The columns, in the order given.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// All cells, row by row; the total of each row after its cells, the row of totals last.
    pub fn cells(&self) -> &[Entry<PublishedCell>] {
        &self.cells
    }

    /// What stands at a row and a column, where `None` is the total; `None` if there is no such row or column.
    pub fn cell(&self, row: Option<&str>, column: Option<&str>) -> Option<PublishedCell> {
        find(&self.cells, row, column)
    }

    /// Whether not one amount is published; what nobody reported stands as zero all the same.
    pub fn all_refused(&self) -> bool {
        self.cells
            .iter()
            .all(|entry| matches!(entry.cell, PublishedCell::Refused(_) | PublishedCell::Published(0.0)))
            && self.cells.iter().any(|entry| matches!(entry.cell, PublishedCell::Refused(_)))
    }

    fn text(&self, cell: PublishedCell) -> String {
        match cell {
            PublishedCell::Published(sum) => format!("{sum:.*}", usize::from(self.decimals)),
            PublishedCell::Refused(reason) => reason.word().to_owned(),
        }
    }
}

pub(super) fn find<C: Copy>(cells: &[Entry<C>], row: Option<&str>, column: Option<&str>) -> Option<C> {
    cells
        .iter()
        .find(|entry| entry.place.row.as_deref() == row && entry.place.column.as_deref() == column)
        .map(|entry| entry.cell)
}

impl Reason {
    const fn of(ground: Ground, telling: Telling) -> Self {
        match (telling, ground) {
            (Telling::OneReason, _) => Self::Confidential,
            (Telling::Grounds, Ground::TooFewContributors) => Self::TooFewContributors,
            (Telling::Grounds, Ground::Dominated | Ground::PPercent) => Self::Concentrated,
            (Telling::Grounds, Ground::ToProtectAnother) => Self::ToProtectAnother,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Confidential => "confidential",
            Self::TooFewContributors => "too few",
            Self::Concentrated => "concentrated",
            Self::ToProtectAnother => "protects another",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentence = match self {
            Self::Confidential => {
                "this sum, or one that could be worked out from it, would tell too much of one contributor"
            }
            Self::TooFewContributors => "too few contributors have an amount above zero in this sum",
            Self::Concentrated => "a few contributors have nearly all of this sum",
            Self::ToProtectAnother => "with this sum, another that is confidential could be worked out",
        };
        write!(f, "{}: {sentence}", self.word())
    }
}

impl fmt::Display for PublishedTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} (rule `{}` of {})", self.measure, self.rule, self.dated)?;
        let mut lines = vec![vec![String::new()]];
        lines[0].extend(self.columns.iter().cloned().chain(["total".to_owned()]));
        let labels = self.rows.iter().map(String::as_str).chain(["total"]);
        for (label, entries) in labels.zip(self.cells.chunks(self.columns.len() + 1)) {
            let cells = entries.iter().map(|entry| self.text(entry.cell));
            lines.push(std::iter::once(label.to_owned()).chain(cells).collect());
        }
        let width = |column: usize| {
            let texts = lines.iter().filter_map(|line| line.get(column));
            texts.map(|text| text.chars().count()).max().unwrap_or(0)
        };
        for line in &lines {
            let padded = line.iter().enumerate().map(|(column, text)| match column {
                0 => format!("{text:<0$}", width(0)),
                _ => format!("{text:>0$}", width(column)),
            });
            writeln!(f, "{}", padded.collect::<Vec<_>>().join("  "))?;
        }
        let reasons = self.cells.iter().filter_map(|entry| match entry.cell {
            PublishedCell::Refused(reason) => Some(reason),
            PublishedCell::Published(_) => None,
        });
        for reason in reasons.collect::<std::collections::BTreeSet<_>>() {
            writeln!(f, "{reason}")?;
        }
        if self.all_refused() {
            writeln!(f, "every sum of this table is refused")?;
        }
        Ok(())
    }
}
