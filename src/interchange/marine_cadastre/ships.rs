//! What each ship says of itself besides where it is.

use std::collections::HashMap;

use super::Column;
use super::row::{Cell, StaticCells};
use crate::track::{Mmsi, NavigationStatus, StaticReport};

/// What the rows of one MMSI say of the ship. Only rows that gave a position report count.
///
/// A value that a later row gives otherwise is a change. The first values and the latest are kept apart, so two ships
/// that send one MMSI are seen as changes and not as one ship. Cells that are empty, or say that a value is not
/// available (a length, beam or draught of 0, a type of 0, an IMO number of zeros), are no values.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipStatics {
    /// Who.
    pub mmsi: Mmsi,
    /// The first value of each column.
    pub first: StaticReport,
    /// The latest value of each column.
    pub latest: StaticReport,
    /// Position reports.
    pub reports: u64,
    changes: [u64; Column::STATIC.len()],
    unusable: [u64; Column::STATIC.len()],
}

/// A ship, and the text of its last row that seldom changes.
#[derive(Debug)]
pub(super) struct Ship {
    pub(super) statics: ShipStatics,
    pub(super) status: Option<NavigationStatus>,
    runs: Vec<Vec<u8>>,
    /// Whether the last cell was unusable.
    unusable: [bool; Column::STATIC.len()],
}

/// The ships of a file, in the order in which they appear.
#[derive(Debug, Default)]
pub(super) struct Ships {
    ships: Vec<Ship>,
    places: HashMap<u32, usize>,
    /// Neighbouring rows are often of one ship.
    last: Option<(u32, usize)>,
}

impl ShipStatics {
    /// How often a static column had another value than before.
    pub fn changes(&self, column: Column) -> u64 {
        count(&self.changes, column)
    }

    /// How often a static column began to say what it cannot: an IMO number with a wrong check digit, a ship type of
    /// 100, a draught that is no number.
    pub fn unusable(&self, column: Column) -> u64 {
        count(&self.unusable, column)
    }
}

fn count(counts: &[u64; Column::STATIC.len()], column: Column) -> u64 {
    let place = Column::STATIC.iter().position(|other| *other == column);
    place.and_then(|place| counts.get(place)).copied().unwrap_or_default()
}

impl Ship {
    /// The text of a run of cells in the last row.
    #[inline]
    pub(super) fn run(&self, number: usize) -> Option<&[u8]> {
        self.runs.get(number).map(Vec::as_slice)
    }

    /// Takes what the cells of a row say, unless they are those of the last row.
    pub(super) fn take<'a>(
        &mut self,
        status: Option<NavigationStatus>,
        runs: impl Iterator<Item = &'a [u8]> + Clone,
        cells: impl FnOnce() -> StaticCells,
    ) {
        self.status = status;
        if runs.clone().eq(self.runs.iter().map(Vec::as_slice)) {
            return;
        }
        self.runs.resize_with(runs.clone().count(), Vec::new);
        for (kept, run) in self.runs.iter_mut().zip(runs) {
            kept.clear();
            kept.extend_from_slice(run);
        }
        let cells = cells();
        self.field(0, cells.name, |report| &mut report.name);
        self.field(1, cells.imo_number, |report| &mut report.imo_number);
        self.field(2, cells.call_sign, |report| &mut report.call_sign);
        self.field(3, cells.ship_type, |report| &mut report.ship_type);
        self.field(4, cells.length, |report| &mut report.length);
        self.field(5, cells.beam, |report| &mut report.beam);
        self.field(6, cells.draught, |report| &mut report.draught);
    }

    /// Takes the cell of one of [`Column::STATIC`], by its place there.
    fn field<T: Clone + PartialEq>(
        &mut self,
        place: usize,
        cell: Cell<T>,
        field: impl Fn(&mut StaticReport) -> &mut Option<T>,
    ) {
        let (Some(changes), Some(unusable), Some(was_unusable)) = (
            self.statics.changes.get_mut(place),
            self.statics.unusable.get_mut(place),
            self.unusable.get_mut(place),
        ) else {
            return;
        };
        let is_unusable = matches!(cell, Cell::Unusable);
        *unusable += u64::from(is_unusable && !*was_unusable);
        *was_unusable = is_unusable;
        let Cell::Value(value) = cell else { return };
        field(&mut self.statics.first).get_or_insert_with(|| value.clone());
        let before = field(&mut self.statics.latest).replace(value);
        let after = field(&mut self.statics.latest);
        *changes += u64::from(before.is_some() && before != *after);
    }
}

impl Ships {
    /// The place of a ship that has been seen.
    #[inline]
    pub(super) fn place(&mut self, mmsi: u32) -> Option<usize> {
        match self.last {
            Some((last, place)) if last == mmsi => Some(place),
            _ => {
                let place = *self.places.get(&mmsi)?;
                self.last = Some((mmsi, place));
                Some(place)
            }
        }
    }

    #[inline]
    pub(super) fn get(&self, place: usize) -> Option<&Ship> {
        self.ships.get(place)
    }

    #[inline]
    pub(super) fn get_mut(&mut self, place: usize) -> Option<&mut Ship> {
        self.ships.get_mut(place)
    }

    /// The ship, which may be new.
    pub(super) fn meet(&mut self, mmsi: Mmsi) -> Option<&mut Ship> {
        let place = *self.places.entry(mmsi.get()).or_insert(self.ships.len());
        if place == self.ships.len() {
            self.ships.push(Ship {
                statics: ShipStatics {
                    mmsi,
                    first: StaticReport::default(),
                    latest: StaticReport::default(),
                    reports: 0,
                    changes: [0; Column::STATIC.len()],
                    unusable: [0; Column::STATIC.len()],
                },
                status: None,
                runs: Vec::new(),
                unusable: [false; Column::STATIC.len()],
            });
        }
        self.ships.get_mut(place)
    }

    /// What the ships say, in the order in which they appear.
    pub(super) fn statics(&self) -> impl ExactSizeIterator<Item = &ShipStatics> {
        self.ships.iter().map(|ship| &ship.statics)
    }

    /// What a ship says.
    pub(super) fn of(&self, mmsi: Mmsi) -> Option<&ShipStatics> {
        self.get(*self.places.get(&mmsi.get())?).map(|ship| &ship.statics)
    }
}
