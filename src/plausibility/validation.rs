//! Residuals of many ships, by size.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::Quantiles;

/// Fewest residuals of which 5 % is a ship: below, `p5` and `p95` are hardly more than the smallest and the largest.
pub const ENOUGH_FOR_P5: u32 = 20;

/// Which ships a row is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Group<C> {
    /// Those of a class.
    Class(C),
    /// Those of which the size is not known.
    NotKnown,
    /// All.
    All,
}

/// The residuals of one group.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValidationRow<C> {
    /// Which ships.
    pub group: Group<C>,
    /// How many residuals.
    pub count: u32,
    /// How many ships have none: something is not known on one side.
    pub without: u32,
    /// Of the residuals; `None` where they are fewer than was asked for.
    pub quantiles: Option<Quantiles>,
}

/// Quantiles of residuals by class, as a table. A class with too few of them is shown as such, not left out.
///
/// # Examples
///
/// ```
/// use green_corridor::plausibility::Validation;
///
/// let residuals = [("small", Some(-0.10)), ("small", Some(0.10)), ("small", Some(0.30)), ("large", Some(0.05))];
/// let table = Validation::of(residuals.map(|(class, residual)| (Some(class), residual)), 3);
/// assert_eq!(table.rows().len(), 3);
/// assert_eq!(table.rows()[1].quantiles.unwrap().median, 0.10);
/// println!("{table}");
/// ```
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Validation<C> {
    minimum: u32,
    rows: Vec<ValidationRow<C>>,
}

impl<C: Ord + Copy> Validation<C> {
    /// Of residuals with the class of their ship, in any order. A row has quantiles from `minimum` residuals on, of
    /// which [`ENOUGH_FOR_P5`] is a good number.
    ///
    /// A residual that is not finite counts as none.
    pub fn of(residuals: impl IntoIterator<Item = (Option<C>, Option<f64>)>, minimum: u32) -> Self {
        let mut groups: BTreeMap<Group<C>, (Vec<f64>, u32)> = BTreeMap::new();
        groups.insert(Group::All, (Vec::new(), 0));
        for (class, residual) in residuals {
            let own = class.map_or(Group::NotKnown, Group::Class);
            for group in [own, Group::All] {
                let (values, without) = groups.entry(group).or_default();
                match residual.filter(|residual| residual.is_finite()) {
                    Some(residual) => values.push(residual),
                    None => *without = without.saturating_add(1),
                }
            }
        }
        let row = |(group, (mut values, without)): (Group<C>, (Vec<f64>, u32))| {
            let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
            let quantiles = Quantiles::of(&mut values).filter(|_| count >= minimum);
            ValidationRow { group, count, without, quantiles }
        };
        Self { minimum, rows: groups.into_iter().map(row).collect() }
    }
}

impl<C> Validation<C> {
    /// Fewest residuals that give quantiles.
    pub const fn minimum(&self) -> u32 {
        self.minimum
    }

    /// In the order of the classes, ships of unknown size and all ships last.
    pub fn rows(&self) -> &[ValidationRow<C>] {
        &self.rows
    }
}

impl<C: fmt::Display> fmt::Display for Group<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Class(class) => class.fmt(f),
            Self::NotKnown => f.write_str("size not known"),
            Self::All => f.write_str("all sizes"),
        }
    }
}

/// Residuals in per cent of what was reported.
impl<C: fmt::Display> fmt::Display for Validation<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:<26} {:>5} {:>7} {:>8} {:>8} {:>8} {:>8} {:>8}",
            "residual, %", "n", "without", "p5", "p25", "p50", "p75", "p95"
        )?;
        for ValidationRow { group, count, without, quantiles } in &self.rows {
            write!(f, "\n{:<26} {count:>5} {without:>7} ", group.to_string())?;
            match quantiles {
                Some(Quantiles { p5, p25, median, p75, p95, .. }) => {
                    let cells =
                        [p5, p25, median, p75, p95].map(|residual| format!("{:>+8.1}", 100.0 * residual));
                    f.write_str(&cells.join(" "))?;
                }
                None => write!(f, "fewer than {}", self.minimum)?,
            }
        }
        Ok(())
    }
}
