//! Sums that do not depend on order, partition or threads.

use std::collections::BTreeMap;

use super::block::{BLOCK, Block};
use super::cell::{Cells, Group, carry, first_sum, number, whole};
use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::wide::{self, Steps};
use crate::track::Mmsi;
use crate::units::Time;
use crate::units::si::seconds;
use crate::vessel::OperatingMode;

/// Sums over rows, by ship, waters and mode.
///
/// Emissions are linear in time and in six functions of load ([`super::Profile`]), so that these are what is summed, in whole
/// units of 2⁻⁴⁴ s (57 fs): each row is rounded once, and whole numbers have one sum in whatever order they are added.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    cells: Cells,
    rows: u64,
    unknown: BTreeMap<u32, Unknown>,
}

/// Rows of a ship that the fleet does not have: counted, not lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// How many.
    pub rows: u64,
    low: u64,
    high: u64,
}

impl Unknown {
    /// Their time.
    pub fn time(&self) -> Time {
        seconds(number((self.low, self.high)))
    }

    fn add(&mut self, rows: u64, time: (u64, u64)) {
        self.rows += rows;
        carry((&mut self.low, &mut self.high), time);
    }
}

impl Sums {
    /// Of no rows.
    pub fn of_nothing(fleet: &Fleet) -> Self {
        Self { cells: Cells::of(fleet.cells()), rows: 0, unknown: BTreeMap::new() }
    }

    /// Adds rows.
    ///
    /// # Errors
    ///
    /// [`ColumnError`]; rows before that of the error may be added.
    pub fn add(&mut self, fleet: &Fleet, columns: &Columns<'_>) -> Result<(), ColumnError> {
        columns.check_lengths()?;
        self.add_from(fleet, 0, columns)
    }

    /// Adds rows, of which the first has a number among others.
    pub(super) fn add_from(
        &mut self,
        fleet: &Fleet,
        first: usize,
        columns: &Columns<'_>,
    ) -> Result<(), ColumnError> {
        wide::take(Adding { sums: self, fleet, first, columns })
    }

    /// Adds other sums of the same fleet, with the same result in any order.
    pub fn merge(&mut self, other: &Self) {
        self.cells.merge(&other.cells);
        self.rows += other.rows;
        for (mmsi, other) in &other.unknown {
            self.unknown.entry(*mmsi).or_default().add(other.rows, (other.low, other.high));
        }
    }

    /// How many rows were added, those of unknown ships among them.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Ships that the fleet does not have, by MMSI: nothing of them is in the sums.
    pub const fn unknown(&self) -> &BTreeMap<u32, Unknown> {
        &self.unknown
    }

    /// All of it.
    pub fn total(&self, fleet: &Fleet) -> Group {
        self.by(fleet, |_, _, _| ()).remove(&()).unwrap_or(Group::NOTHING)
    }

    /// By ship, in the order of MMSI; ships without rows are not there.
    pub fn by_ship(&self, fleet: &Fleet) -> BTreeMap<Mmsi, Group> {
        self.by(fleet, |mmsi, _, _| mmsi)
    }

    /// By mode.
    pub fn by_mode(&self, fleet: &Fleet) -> BTreeMap<OperatingMode, Group> {
        self.by(fleet, |_, _, mode| mode)
    }

    /// By the waters of the fleet, counted from 0.
    pub fn by_waters(&self, fleet: &Fleet) -> BTreeMap<usize, Group> {
        self.by(fleet, |_, waters, _| waters)
    }

    /// By any key of ship, waters and mode.
    pub fn by<K: Ord>(
        &self,
        fleet: &Fleet,
        key: impl Fn(Mmsi, usize, OperatingMode) -> K,
    ) -> BTreeMap<K, Group> {
        let mut groups = BTreeMap::new();
        for cell in 0..fleet.cells() {
            let (place, waters) = fleet.place_and_waters(cell);
            let Some(mmsi) = fleet.ships().get(place as usize) else { continue };
            for mode in OperatingMode::ALL.into_iter().filter(|mode| self.cells.has(cell, *mode)) {
                let group = groups.entry(key(*mmsi, usize::from(waters), mode)).or_insert(Group::NOTHING);
                group.add(&self.cells.group(fleet, cell, mode));
            }
        }
        groups
    }
}

/// Rows to be added.
struct Adding<'a> {
    sums: &'a mut Sums,
    fleet: &'a Fleet,
    first: usize,
    columns: &'a Columns<'a>,
}

impl Steps for Adding<'_> {
    type Answer = Result<(), ColumnError>;

    #[inline(always)]
    fn take(self) -> Self::Answer {
        let Self { sums, fleet, first, columns } = self;
        let mut block = Block::new();
        for from in (0..columns.rows()).step_by(BLOCK) {
            let part = block.fill(fleet, columns, first, from)?;
            let mut cells = [0; BLOCK];
            for ((cell, place), waters) in cells.iter_mut().zip(&block.place).zip(part.waters) {
                *cell = fleet.cell(*place, *waters);
            }
            sums.cells.fetch(cells.iter().take(part.rows()).map(|cell| (*cell, 0)));
            let rows = part.seconds.iter().zip(part.mode).zip(part.mmsi);
            for (((seconds, mode), mmsi), cell) in rows.zip(&cells) {
                if !sums.cells.add(*cell, *mode as usize, &[*seconds]) {
                    sums.unknown.entry(*mmsi).or_default().add(1, whole(*seconds));
                }
            }
            let sum_of = |row: usize| (cells[row], first_sum(part.mode[row], block.band[row]));
            sums.cells.fetch(block.running().map(sum_of));
            for row in block.running() {
                let (cell, first) = sum_of(row);
                sums.cells.add(cell, first, &block.main[row]);
            }
            for (row, functions) in block.low() {
                let (cell, first) = sum_of(row);
                sums.cells.add(cell, first + 2, &functions);
            }
            sums.rows += part.rows() as u64;
        }
        Ok(())
    }
}
