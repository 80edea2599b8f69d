//! What can be worked out from a published table: computed from the published sums alone.
//!
//! It shares no step with the suppression: that pushes flow through the true table, this solves the equations of the
//! published one.

use super::error::ConfidentialError;
use super::rule::{Ground, SafetyRule};
use super::simplex::Program;
use super::table::{Place, Table};

/// The bounds that a reader can derive for a refused sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Interval {
    /// Who reads: a contributor who knows his own amounts, or `None` for an outsider.
    pub reader: Option<String>,
    /// The refused sum.
    pub place: Place,
    /// The least it can be; for a contributor, the least the others' amounts in it can be.
    pub low: f64,
    /// The greatest; `None` where there is no bound.
    pub high: Option<f64>,
}

/// A way in which a published table tells too much.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Breach {
    /// A sum is published that the rule refuses.
    Unsafe {
        /// The sum.
        place: Place,
        /// Why the rule refuses it.
        ground: Ground,
    },
    /// What is refused in a row or column sums to a total less what is published, and the rule refuses that sum.
    UnsafeRemainder {
        /// The published total.
        total: Place,
        /// Why the rule refuses the remainder.
        ground: Ground,
    },
    /// The bounds of a refused sum are too close.
    TooClose(Interval),
}

/// What an outsider, and each contributor alone, can derive from a published table: for the trustee's eyes only.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    intervals: Vec<Interval>,
    breaches: Vec<Breach>,
}

/// Audits a pattern that was made elsewhere, by hand or by another program: the places it refuses, and no others.
///
/// # Errors
///
/// [`ConfidentialError::Parameter`] for a rule outside its ranges, [`ConfidentialError::UnknownLabel`] for a place
/// that the table does not have.
pub fn audit_pattern(
    table: &Table,
    rule: &SafetyRule,
    refused: &[Place],
) -> Result<Audit, ConfidentialError> {
    rule.check()?;
    let mut pattern = vec![false; table.grid().len()];
    for place in refused {
        pattern[table.cell(place)?] = true;
    }
    Ok(of(table, rule, &pattern))
}

impl Audit {
    /// The bounds of every refused sum, as an outsider and as each contributor can derive them; none for a contributor
    /// where he alone has an amount.
    pub fn intervals(&self) -> &[Interval] {
        &self.intervals
    }

    /// What is told too much of; empty where the pattern holds.
    pub fn breaches(&self) -> &[Breach] {
        &self.breaches
    }

    /// The bounds that an outsider can derive for a refused sum.
    pub fn outsider(&self, place: &Place) -> Option<&Interval> {
        self.intervals.iter().find(|interval| interval.reader.is_none() && interval.place == *place)
    }
}

pub(super) fn of(table: &Table, rule: &SafetyRule, refused: &[bool]) -> Audit {
    let mut audit = Audit { intervals: Vec::new(), breaches: Vec::new() };
    audit.look_at_sums(table, rule, refused);
    let readers = (0..table.contributors().len()).map(Some);
    for reader in std::iter::once(None).chain(readers) {
        audit.read_as(reader, table, rule, refused);
    }
    audit
}

impl Audit {
    fn look_at_sums(&mut self, table: &Table, rule: &SafetyRule, refused: &[bool]) {
        for cell in (0..refused.len()).filter(|cell| !refused[*cell] && table.is_stated(*cell)) {
            if let Some(ground) = rule.refuses(&table.by_contributor(&[cell])) {
                self.breaches.push(Breach::Unsafe { place: table.place(cell), ground });
            }
        }
        for line in table.grid().lines().into_iter().filter(|line| !refused[line.total]) {
            let hidden: Vec<usize> = line.parts.into_iter().filter(|cell| refused[*cell]).collect();
            if let Some(ground) = rule.refuses(&table.by_contributor(&hidden))
                && !hidden.is_empty()
            {
                self.breaches.push(Breach::UnsafeRemainder { total: table.place(line.total), ground });
            }
        }
    }

    fn read_as(&mut self, reader: Option<usize>, table: &Table, rule: &SafetyRule, refused: &[bool]) {
        let is_known = |cell: usize| !refused[cell] || reader.is_some_and(|who| table.is_alone(cell, who));
        let unknown_cells: Vec<usize> = (0..refused.len()).filter(|cell| !is_known(*cell)).collect();
        let others = |cell| table.sum(cell) - reader.map_or(0, |who| table.own(cell, who));
        let equations: Vec<(Vec<(usize, i128)>, i128)> = table
            .grid()
            .lines()
            .iter()
            .map(|line| {
                let mut terms = Vec::new();
                let mut known = 0;
                let parts = line.parts.iter().map(|cell| (*cell, 1));
                for (cell, sign) in parts.chain([(line.total, -1)]) {
                    match unknown_cells.binary_search(&cell) {
                        Ok(unknown) => terms.push((unknown, sign)),
                        Err(_) => known += sign * others(cell),
                    }
                }
                (terms, -known)
            })
            .collect();
        let program = Program::new(unknown_cells.len(), &equations);
        for (unknown, cell) in unknown_cells.into_iter().enumerate() {
            let (low, high) = (program.least(unknown), program.greatest(unknown));
            let need = rule.need(reader, table.by_contributor(&[cell]));
            let interval = Interval {
                reader: reader.and_then(|who| table.contributors().get(who).cloned()),
                place: table.place(cell),
                low: table.in_units(low),
                high: high.map(|high| table.in_units(high)),
            };
            let true_sum = others(cell);
            if low > true_sum.saturating_sub(need.fall)
                || high.is_some_and(|high| high < true_sum.saturating_add(need.rise))
            {
                self.breaches.push(Breach::TooClose(interval.clone()));
            }
            self.intervals.push(interval);
        }
    }
}
