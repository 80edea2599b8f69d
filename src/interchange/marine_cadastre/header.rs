//! Which column stands where, and in which steps a row is read.

use std::ops::RangeInclusive;

use super::cells::{self, Cells};
use super::{Column, HeaderError};

/// The place of each column.
#[derive(Clone, Debug)]
pub(super) struct Header {
    places: [Option<usize>; Column::ALL.len()],
    width: usize,
    steps: Box<[Step]>,
    runs: Box<[RangeInclusive<usize>]>,
}

/// A step from left to right through a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Step {
    Mmsi,
    BaseDateTime,
    /// A column of a number that changes from row to row.
    Number(Column),
    /// A run of neighbouring cells that seldom change, by its number.
    Run(usize),
    /// A column that is not read.
    PassedOver,
}

impl Header {
    pub(super) fn read(line: u64, text: &[u8], cells: &Cells) -> Result<Self, HeaderError> {
        let mut header = Self {
            places: [None; Column::ALL.len()],
            width: cells.len(),
            steps: Box::default(),
            runs: Box::default(),
        };
        let (mut steps, mut runs) = (Vec::new(), Vec::new());
        for index in 0..cells.len() {
            let heading = cells.place(index).and_then(|place| text.get(place.clone())).unwrap_or_default();
            let column = Column::of(&String::from_utf8_lossy(&cells::text(heading)));
            if let Some(column) = column {
                header.put(line, column, index)?;
            }
            let step = match column {
                Some(Column::Mmsi) => Step::Mmsi,
                Some(Column::BaseDateTime) => Step::BaseDateTime,
                Some(column @ (Column::Lat | Column::Lon | Column::Sog | Column::Cog | Column::Heading)) => {
                    Step::Number(column)
                }
                Some(_) => match (steps.last(), runs.last_mut()) {
                    (Some(Step::Run(_)), Some(run)) => {
                        *run = *RangeInclusive::start(run)..=index;
                        continue;
                    }
                    _ => {
                        runs.push(index..=index);
                        Step::Run(runs.len() - 1)
                    }
                },
                None => Step::PassedOver,
            };
            steps.push(step);
        }
        let missing: Vec<Column> =
            Column::NEEDED.into_iter().filter(|column| header.index(*column).is_none()).collect();
        if !missing.is_empty() {
            return Err(HeaderError::MissingColumns { line, missing });
        }
        (header.steps, header.runs) = (steps.into(), runs.into());
        Ok(header)
    }

    fn put(&mut self, line: u64, column: Column, index: usize) -> Result<(), HeaderError> {
        let Some(place) = self.places.get_mut(column as usize) else { return Ok(()) };
        match place.replace(index) {
            Some(before) => {
                Err(HeaderError::ColumnTwice { line, column, first: before + 1, second: index + 1 })
            }
            None => Ok(()),
        }
    }

    /// Number of cells.
    pub(super) const fn width(&self) -> usize {
        self.width
    }

    /// Place of a column.
    pub(super) fn index(&self, column: Column) -> Option<usize> {
        self.places.get(column as usize).copied().flatten()
    }

    /// The steps from left to right.
    pub(super) const fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The runs, by their numbers: first and last cell.
    pub(super) const fn runs(&self) -> &[RangeInclusive<usize>] {
        &self.runs
    }
}
