//! Sums that do not depend on order, partition or threads.

use std::collections::BTreeMap;

use super::block::Block;
use super::cell::{Cells, Group, carry, number, whole};
use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
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
        Block::over(fleet, first, columns, |_, block, part| {
            let cells = block.places().iter().zip(part.waters).map(|(place, own)| fleet.cell(*place, *own));
            self.cells.fetch_times(cells.clone());
            let rows = part.seconds.iter().zip(part.mode).zip(part.mmsi);
            for (((seconds, mode), mmsi), cell) in rows.zip(cells) {
                if !self.cells.add_time(cell, *mode, *seconds) {
                    self.unknown.entry(*mmsi).or_default().add(1, whole(*seconds));
                }
            }
            let cell_of = |row: usize| fleet.cell(block.places()[row], part.waters[row]);
            let running = block.rows_by_band();
            self.cells.fetch_main(running.map(|(row, band)| (cell_of(row), part.mode[row], band)));
            block.running(|row, band, basis| {
                self.cells.add_main(cell_of(row), part.mode[row], band, basis);
            });
            self.rows += part.rows() as u64;
        })
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
