//! Which column stands where.

use super::records::Records;
use super::{Column, MrvError};
use std::io::BufRead;

/// EMSA puts up to two rows of group headings above the header.
const ROWS_ABOVE: usize = 2;

/// What a ship-year file must have to be one.
const OF_A_SHIP_YEAR: [Column; 8] = [
    Column::Name,
    Column::ShipType,
    Column::Period,
    Column::TotalFuel,
    Column::TotalCo2,
    Column::TimeAtSea,
    Column::FuelPerDistance,
    Column::Co2PerDistance,
];

/// The place of each column, and how many there are.
#[derive(Clone, Debug)]
pub(super) struct Header {
    places: [Option<Place>; Column::ALL.len()],
    pub(super) width: usize,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    index: usize,
    /// Of the names of the column, which: the short one is 0.
    rank: usize,
}

impl Header {
    pub(super) fn read<R: BufRead>(records: &mut Records<R>) -> Result<Self, MrvError> {
        let mut first_line = None;
        for _ in 0..=ROWS_ABOVE {
            if !records.advance()? {
                break;
            }
            first_line.get_or_insert(records.line());
            let header = Self::of(records)?;
            if header.index(Column::Imo).is_some() {
                return header.checked(records.line());
            }
        }
        match first_line {
            Some(line) => Err(missing(line, Column::Imo)),
            None => Err(MrvError::NoHeader),
        }
    }

    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.place(column).map(|place| place.index)
    }

    fn place(&self, column: Column) -> Option<Place> {
        self.places.get(column as usize).copied().flatten()
    }

    fn put(&mut self, column: Column, place: Place) {
        if let Some(slot) = self.places.get_mut(column as usize) {
            *slot = Some(place);
        }
    }

    fn of<R: BufRead>(records: &Records<R>) -> Result<Self, MrvError> {
        let mut header = Self { places: [None; Column::ALL.len()], width: records.len() };
        let mut company = None;
        for index in 0..records.len() {
            let Some((column, rank)) = records.cell(index).and_then(column) else { continue };
            let place = Place { index, rank };
            match header.place(column) {
                None => header.put(column, place),
                // EMSA prints the annual time at sea beside others.
                Some(before) if column == Column::TimeAtSea && before.rank != rank => {
                    if rank < before.rank {
                        header.put(column, place);
                    }
                }
                Some(_)
                    if column == Column::Imo && company.is_none() && header.is_company(records, place) =>
                {
                    company = Some(index);
                }
                Some(_) if column == Column::Name && company.is_some() && company == index.checked_sub(1) => {
                }
                Some(before) => {
                    let (first, second) = (before.index + 1, index + 1);
                    return Err(MrvError::ColumnTwice { line: records.line(), column, first, second });
                }
            }
        }
        Ok(header)
    }

    /// From 2024 the company follows the ship: a second IMO number, and right behind it a second name.
    fn is_company<R: BufRead>(&self, records: &Records<R>, imo: Place) -> bool {
        let next = records.cell(imo.index + 1).and_then(column);
        imo.rank > 0 && self.place(Column::Name).is_some() && next == Some((Column::Name, 1))
    }

    fn checked(self, line: u64) -> Result<Self, MrvError> {
        let has = |column: &Column| self.index(*column).is_some();
        let intensities_only =
            !has(&Column::TotalFuel) && !has(&Column::TotalCo2) && has(&Column::Co2ePerDistance);
        let needed = if intensities_only { &[Column::Co2PerDistance][..] } else { &OF_A_SHIP_YEAR };
        match needed.iter().find(|column| !has(column)) {
            Some(column) => Err(missing(line, *column)),
            None => Ok(self),
        }
    }
}

fn missing(line: u64, column: Column) -> MrvError {
    MrvError::MissingColumn { line, column, emsa: column.emsa_names().first().copied().unwrap_or_default() }
}

/// The column of a heading; spaces count once, and `₂` may be written `2`.
fn column(heading: &str) -> Option<(Column, usize)> {
    let heading = plain(heading);
    Column::ALL.into_iter().find_map(|column| {
        if heading == column.name() {
            return Some((column, 0));
        }
        let rank = column.emsa_names().iter().position(|name| plain(name).eq_ignore_ascii_case(&heading))?;
        Some((column, rank + 1))
    })
}

fn plain(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join(" ").replace('₂', "2")
}
