//! Sums that do not depend on order, partition or threads.

use std::collections::BTreeMap;

use super::block::Block;
use super::cell::{Cell, Group, number, whole};
use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use crate::track::Mmsi;
use crate::units::Time;
use crate::units::si::seconds;
use crate::vessel::OperatingMode;

/// Sums over rows, by ship, waters and mode.
///
/// Emissions are linear in time and in six functions of load ([`Profile`]), so that these are what is summed, in whole
/// units of 2⁻⁴⁴ s (57 fs): each row is rounded once, and whole numbers have one sum in whatever order they are added.
#[derive(Clone, Debug, PartialEq)]
pub struct Sums {
    cells: Vec<Cell>,
    rows: u64,
    unknown: BTreeMap<u32, Unknown>,
}

/// Rows of a ship that the fleet does not have: counted, not lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unknown {
    /// How many.
    pub rows: u64,
    time: i128,
}

impl Unknown {
    /// Their time.
    pub fn time(&self) -> Time {
        seconds(number(self.time))
    }
}

impl Group {
    fn add(&mut self, other: &Self) {
        self.time += other.time;
        self.lanes.add(&other.lanes);
    }
}

impl Sums {
    /// Of no rows.
    pub fn of_nothing(fleet: &Fleet) -> Self {
        Self { cells: vec![Cell::EMPTY; fleet.cells()], rows: 0, unknown: BTreeMap::new() }
    }

    /// Adds rows.
    ///
    /// # Errors
    ///
    /// [`ColumnError`]; the rows before the block of the error, at most 256, may be added.
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
            let rows = part.seconds.iter().zip(part.mode).zip(part.mmsi).zip(part.waters);
            for ((((seconds, mode), mmsi), waters), place) in rows.zip(block.places()) {
                match self.cells.get_mut(fleet.cell(*place, *waters)) {
                    Some(cell) => cell.add_time(*mode, *seconds),
                    None => {
                        let unknown = self.unknown.entry(*mmsi).or_default();
                        unknown.rows += 1;
                        unknown.time += whole(*seconds);
                    }
                }
            }
            block.running(|row, band, basis| {
                let cell = fleet.cell(block.places()[row], part.waters[row]);
                if let Some(cell) = self.cells.get_mut(cell) {
                    cell.add_main(part.mode[row], band, basis);
                }
            });
            self.rows += part.rows() as u64;
        })
    }

    /// Adds other sums of the same fleet, with the same result in any order.
    pub fn merge(&mut self, other: &Self) {
        for (own, other) in self.cells.iter_mut().zip(&other.cells) {
            own.merge(other);
        }
        self.rows += other.rows;
        for (mmsi, other) in &other.unknown {
            let own = self.unknown.entry(*mmsi).or_default();
            own.rows += other.rows;
            own.time += other.time;
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
        let waters = fleet.waters().len();
        for (number, cell) in self.cells.iter().enumerate() {
            let (place, own) = (number / waters, number % waters);
            let Some(mmsi) = fleet.ships().get(place) else { continue };
            for mode in OperatingMode::ALL.into_iter().filter(|mode| cell.has(*mode)) {
                let group = groups.entry(key(*mmsi, own, mode)).or_insert(Group::NOTHING);
                group.add(&cell.group(fleet, place as u32, own as u8, mode));
            }
        }
        groups
    }
}
