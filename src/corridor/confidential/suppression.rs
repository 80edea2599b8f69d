//! Which sums of a table are refused: those that the rule refuses, and those from which these could be worked out.

use super::audit::{self, Audit};
use super::error::ConfidentialError;
use super::network::{Move, Network};
use super::published::{PublishedTable, Telling};
use super::rule::{Ground, SafetyRule};
use super::table::{Place, Table};

/// A table with the grounds on which sums are refused: for the trustee's eyes only.
#[derive(Clone, Debug, PartialEq)]
pub struct Protected {
    table: Table,
    rule: SafetyRule,
    grounds: Vec<Option<Ground>>,
}

/// Refuses what the rule refuses, then more, the cheapest first, until nothing refused can be worked out.
///
/// 1. A cell or total that fails the rule is refused ([primary suppression](Ground)).
/// 2. In each row and column the total less what is published is the sum of what is refused there: everyone can
///    compute it, so it too must pass the rule. Where it does not, the smallest published cell is refused as well.
///    This guards two cells of one contributor each in one row, and one contributor in two cells.
/// 3. The outsider, and each contributor who knows his own amounts, must be left with bounds as far apart as
///    [`SafetyRule::protection`] and the protection levels of the rule ask for. Where they are not, the cheapest way
///    round the table (smallest sum of what it refuses) is refused as well.
///
/// Steps 2 and 3 repeat until nothing changes; at worst everything is refused. The order of rows, columns and
/// contributions has no influence. The pattern is safe, not the smallest there is.
///
/// # Errors
///
/// [`ConfidentialError::Parameter`] for a rule outside its ranges.
pub fn protect(table: Table, rule: SafetyRule) -> Result<Protected, ConfidentialError> {
    rule.check()?;
    let grounds = (0..table.grid().len())
        .map(|cell| table.is_stated(cell).then(|| rule.refuses(&table.by_contributor(&[cell]))).flatten())
        .collect();
    let mut protected = Protected { table, rule, grounds };
    while protected.guard_lines() || protected.guard_bounds() {}
    Ok(protected)
}

impl Protected {
    /// The table.
    pub const fn table(&self) -> &Table {
        &self.table
    }

    /// The rule.
    pub const fn rule(&self) -> &SafetyRule {
        &self.rule
    }

    /// The refused sums and why.
    pub fn refusals(&self) -> Vec<(Place, Ground)> {
        let refused = self.grounds.iter().enumerate();
        refused.filter_map(|(cell, ground)| Some((self.table.place(cell), (*ground)?))).collect()
    }

    /// Proves the pattern: see [`Audit`].
    pub fn audit(&self) -> Audit {
        audit::of(&self.table, &self.rule, &self.refused())
    }

    /// The table for everyone, with as much of the grounds as is to be told.
    pub fn publish(&self, telling: Telling) -> PublishedTable {
        PublishedTable::of(&self.table, &self.rule, &self.grounds, telling)
    }

    pub(super) fn is_refused(&self, cell: usize) -> bool {
        self.grounds[cell].is_some()
    }

    fn refused(&self) -> Vec<bool> {
        self.grounds.iter().map(Option::is_some).collect()
    }

    fn refuse_to_protect(&mut self, cell: usize) {
        self.grounds[cell].get_or_insert(Ground::ToProtectAnother);
    }

    fn guard_lines(&mut self) -> bool {
        let mut changed = false;
        for line in self.table.grid().lines() {
            if self.is_refused(line.total) {
                continue;
            }
            loop {
                let hidden: Vec<usize> =
                    line.parts.iter().copied().filter(|cell| self.is_refused(*cell)).collect();
                if hidden.is_empty() || self.rule.refuses(&self.table.by_contributor(&hidden)).is_none() {
                    break;
                }
                let open = line.parts.iter().copied();
                let open = open.filter(|cell| !self.is_refused(*cell) && self.table.is_stated(*cell));
                let Some(smallest) = open.min_by_key(|cell| (self.table.sum(*cell), *cell)) else { break };
                self.refuse_to_protect(smallest);
                changed = true;
            }
        }
        changed
    }

    fn guard_bounds(&mut self) -> bool {
        let grid = self.table.grid();
        let mut refused = self.refused();
        let mut changed = false;
        let readers = (0..self.table.contributors().len()).map(Some);
        for reader in std::iter::once(None).chain(readers) {
            let own = |cell| reader.map_or(0, |who| self.table.own(cell, who));
            let hidden: Vec<i128> = (0..grid.len()).map(|cell| self.table.sum(cell) - own(cell)).collect();
            let is_known = |cell| {
                !self.table.is_stated(cell) || reader.is_some_and(|who| self.table.is_alone(cell, who))
            };
            let cost: Vec<Option<i128>> =
                (0..grid.len()).map(|cell| (!is_known(cell)).then(|| self.table.sum(cell))).collect();
            let network = Network { grid, hidden: &hidden, cost: &cost };
            let mut waiting: Vec<usize> =
                (0..grid.len()).filter(|cell| refused[*cell] && !is_known(*cell)).collect();
            while let Some(cell) = waiting.pop() {
                let need = self.rule.need(reader, self.table.by_contributor(&[cell]));
                for (way, by) in [(Move::Rise, need.rise), (Move::Fall, need.fall)] {
                    let added = network.loosen(cell, way, by, &mut refused);
                    changed |= !added.is_empty();
                    waiting.extend(added);
                }
            }
        }
        for cell in (0..grid.len()).filter(|cell| refused[*cell]) {
            self.refuse_to_protect(cell);
        }
        changed
    }
}
