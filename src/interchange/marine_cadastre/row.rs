//! A row in any form that CSV allows, cell by cell.

use std::borrow::Cow;

use super::cells::{self, Cells};
use super::header::Header;
use super::value::{self, NoPosition};
use super::{Column, RowError, ValueProblem, instant, status};
use crate::track::{Mmsi, PositionReport};
use crate::units::Length;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::metres;
use crate::vessel::ImoNumber;

/// Of AIS, and those that MarineCadastre has from the US Coast Guard.
const SHIP_TYPES: [Bound; 2] = [bounds::SHIP_TYPE, bounds::USCG_SHIP_TYPE];

/// A row of as many cells as the header has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    line: u64,
    text: &'a [u8],
    cells: &'a Cells,
    header: &'a Header,
}

/// What a static column of a row says.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<T> {
    /// Nothing, or that there is nothing.
    Nothing,
    /// Something that cannot be.
    Unusable,
    /// A value.
    Value(T),
}

/// What all static columns of a row say.
#[derive(Debug)]
pub(super) struct StaticCells {
    pub(super) name: Cell<String>,
    pub(super) imo_number: Cell<ImoNumber>,
    pub(super) call_sign: Cell<String>,
    pub(super) ship_type: Cell<u16>,
    pub(super) length: Cell<Length>,
    pub(super) beam: Cell<Length>,
    pub(super) draught: Cell<Length>,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        line: u64,
        text: &'a [u8],
        cells: &'a Cells,
        header: &'a Header,
    ) -> Result<Self, RowError> {
        let (found, width) = (cells.len(), header.width());
        if found != width {
            return Err(RowError::CellCount { line, cells: found, header: width });
        }
        Ok(Self { line, text, cells, header })
    }

    /// The position report.
    pub(super) fn report(&self) -> Result<PositionReport, RowError> {
        let mmsi = self.mmsi()?;
        let instant = self.cell(Column::BaseDateTime);
        let at = instant::read(&instant)
            .ok_or_else(|| self.refuse(Column::BaseDateTime, ValueProblem::NotAnInstant))?;
        let position = value::position(self.needed(Column::Lat)?, self.needed(Column::Lon)?);
        let position = position.map_err(|problem| match problem {
            NoPosition::Said(column) => {
                RowError::NoPosition { line: self.line, byte: self.byte(column), column }
            }
            NoPosition::OutOfRange(column, bound) => self.refuse(column, ValueProblem::OutOfRange(bound)),
        })?;
        Ok(PositionReport {
            mmsi,
            at,
            position,
            speed: self.optional(Column::Sog, value::speed)?,
            course_degrees: self.optional(Column::Cog, value::course)?,
            heading_degrees: self.optional(Column::Heading, value::heading)?,
            status: status::read(&self.cell(Column::Status))
                .ok_or_else(|| self.refuse(Column::Status, ValueProblem::NotAStatus))?,
        })
    }

    /// The text of each run of cells that seldom change.
    pub(super) fn runs(&self) -> impl Iterator<Item = &'a [u8]> + Clone {
        let (text, cells) = (self.text, self.cells);
        self.header.runs().iter().map(move |run| {
            let first = cells.place(*run.start()).map_or(0, |place| place.start);
            let last = cells.place(*run.end()).map_or(0, |place| place.end);
            text.get(first..last).unwrap_or_default()
        })
    }

    /// The static columns.
    pub(super) fn static_cells(&self) -> StaticCells {
        StaticCells {
            name: self.words(Column::VesselName),
            imo_number: self.imo_number(),
            call_sign: self.words(Column::CallSign),
            ship_type: match self.number_or_zero(Column::VesselType, &SHIP_TYPES) {
                Cell::Value(number) if number.fract() == 0.0 => Cell::Value(number as u16),
                Cell::Nothing => Cell::Nothing,
                Cell::Value(_) | Cell::Unusable => Cell::Unusable,
            },
            length: self.number_or_zero(Column::Length, &[bounds::AIS_LENGTH]).map(metres),
            beam: self.number_or_zero(Column::Width, &[bounds::AIS_BEAM]).map(metres),
            draught: self.number_or_zero(Column::Draft, &[bounds::AIS_DRAUGHT]).map(metres),
        }
    }

    /// What a column says; nothing if the file has no such column.
    fn cell(&self, column: Column) -> Cow<'a, [u8]> {
        let place = self.header.index(column).and_then(|index| self.cells.place(index));
        let cell = place.and_then(|place| self.text.get(place.clone()));
        cells::text(cell.unwrap_or_default())
    }

    fn byte(&self, column: Column) -> usize {
        let place = self.header.index(column).and_then(|index| self.cells.place(index));
        place.map_or(0, |place| place.start) + 1
    }

    fn refuse(&self, column: Column, problem: ValueProblem) -> RowError {
        RowError::value(self.line, self.byte(column), column, &self.cell(column), problem)
    }

    fn mmsi(&self) -> Result<Mmsi, RowError> {
        let refuse = |problem| self.refuse(Column::Mmsi, problem);
        let cell = self.cell(Column::Mmsi);
        if cell.is_empty() {
            return Err(refuse(ValueProblem::Empty));
        }
        if !cell.iter().all(u8::is_ascii_digit) {
            return Err(refuse(ValueProblem::NotWhole));
        }
        let number = cell
            .iter()
            .try_fold(0_u32, |number, digit| number.checked_mul(10)?.checked_add(u32::from(digit - b'0')));
        number
            .and_then(|number| Mmsi::new(number).ok())
            .ok_or_else(|| refuse(ValueProblem::OutOfRange(&bounds::MMSI)))
    }

    fn number(&self, column: Column) -> Result<Option<f64>, RowError> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        number(&cell).map(Some).ok_or_else(|| self.refuse(column, ValueProblem::NotANumber))
    }

    fn needed(&self, column: Column) -> Result<f64, RowError> {
        self.number(column)?.ok_or_else(|| self.refuse(column, ValueProblem::Empty))
    }

    fn optional<T>(
        &self,
        column: Column,
        read: impl Fn(f64) -> Result<Option<T>, ValueProblem>,
    ) -> Result<Option<T>, RowError> {
        let Some(number) = self.number(column)? else { return Ok(None) };
        read(number).map_err(|problem| self.refuse(column, problem))
    }

    /// Text of six-bit characters; AIS fills it with `@`. Bytes that are no UTF-8 become U+FFFD.
    fn words(&self, column: Column) -> Cell<String> {
        let cell = self.cell(column);
        let text = String::from_utf8_lossy(&cell);
        match text.trim_end_matches('@').trim() {
            "" => Cell::Nothing,
            text => Cell::Value(text.to_owned()),
        }
    }

    fn imo_number(&self) -> Cell<ImoNumber> {
        let cell = self.cell(Column::Imo);
        if cell.strip_prefix(b"IMO").unwrap_or(&cell).iter().all(|digit| *digit == b'0') {
            return Cell::Nothing;
        }
        let text = str::from_utf8(&cell).ok();
        text.and_then(|text| text.parse().ok()).map_or(Cell::Unusable, Cell::Value)
    }

    /// A number within one of the bounds; zero says that it is not available.
    fn number_or_zero(&self, column: Column, allowed: &[Bound]) -> Cell<f64> {
        let cell = self.cell(column);
        match number(&cell) {
            _ if cell.is_empty() => Cell::Nothing,
            Some(0.0) => Cell::Nothing,
            Some(number) if allowed.iter().any(|bound| bound.check(number).is_ok()) => Cell::Value(number),
            _ => Cell::Unusable,
        }
    }
}

impl<T> Cell<T> {
    fn map<U>(self, change: impl FnOnce(T) -> U) -> Cell<U> {
        match self {
            Self::Nothing => Cell::Nothing,
            Self::Unusable => Cell::Unusable,
            Self::Value(value) => Cell::Value(change(value)),
        }
    }
}

fn number(text: &[u8]) -> Option<f64> {
    str::from_utf8(text).ok()?.parse().ok().filter(|number: &f64| number.is_finite())
}
