//! Rows in any form, and those in the form that most have.

use jiff::Timestamp;

use super::cells::Cells;
use super::header::{Header, Step};
use super::row::Row;
use super::ships::Ships;
use super::window::LONGEST_LINE;
use super::{Column, Counts, RowError, digits, instant, value};
use crate::track::PositionReport;

/// Behind the columns of numbers that change from row to row.
const NUMBERS_END: usize = Column::Heading as usize + 1;

/// All that is known of a file while its rows are read.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) header: Header,
    pub(super) ships: Ships,
    pub(super) counts: Counts,
    /// The last line that was read.
    pub(super) line: u64,
    cells: Cells,
    day: Day,
}

/// The date of the last row, and the seconds from 1970 to its beginning.
#[derive(Clone, Copy, Debug, Default)]
struct Day {
    date: [u8; instant::DATE],
    midnight: i64,
}

impl Rows {
    pub(super) fn new(header: Header, line: u64, cells: Cells) -> Self {
        let (ships, counts, day) = (Ships::default(), Counts::default(), Day::default());
        Self { header, ships, counts, line, cells, day }
    }

    /// Reads a row in any form, without its line end.
    pub(super) fn any(&mut self, text: &[u8]) -> Result<PositionReport, RowError> {
        let row = self.row(text);
        match &row {
            Ok(report) => self.counts.accept(report),
            Err(error) => self.counts.refuse(error),
        }
        row
    }

    fn row(&mut self, text: &[u8]) -> Result<PositionReport, RowError> {
        let line = self.line;
        self.cells.split(text).map_err(|stray| RowError::stray(line, &stray))?;
        let row = Row::new(line, text, &self.cells, &self.header)?;
        let report = row.report()?;
        if let Some(ship) = self.ships.meet(report.mmsi) {
            ship.take(report.status, row.runs(), || row.static_cells());
            ship.statics.reports += 1;
        }
        Ok(report)
    }

    /// Reads a row at the beginning of some bytes and gives its length, if it is one of the many: an MMSI of nine digits
    /// that was seen before, plain decimals, and the cells that seldom change just as they were in the last row of that
    /// ship. `None` for any other, which [`Self::any`] reads to the same report or refuses.
    #[inline]
    pub(super) fn plain(&mut self, bytes: &[u8]) -> Option<(usize, PositionReport)> {
        let (mut at, mut ship, mut seconds) = (0, usize::MAX, 0);
        let mut numbers = [None; NUMBERS_END];
        for (index, step) in self.header.steps().iter().enumerate() {
            if index > 0 {
                at = behind(bytes, at, b',')?;
            }
            match step {
                Step::Mmsi => {
                    let ninth = bytes.get(at + 8).filter(|byte| byte.is_ascii_digit())?;
                    let mmsi = digits::eight(bytes, at)? * 10 + i64::from(ninth - b'0');
                    ship = self.ships.place(u32::try_from(mmsi).ok()?)?;
                    at += 9;
                }
                Step::BaseDateTime => {
                    let (date, time) = bytes.get(at..)?.split_first_chunk()?;
                    let time = u64::from_le_bytes(*time.first_chunk()?);
                    seconds = self.day.midnight(date)? + instant::second_of_day(time)?;
                    at += instant::LENGTH;
                }
                Step::Number(column) => {
                    // Nothing stands between two ends of cells.
                    if !matches!(*bytes.get(at)?, b',' | b'\n' | b'\r') {
                        let (number, end) = digits::decimal(bytes, at)?;
                        *numbers.get_mut(*column as usize)? = Some(number);
                        at = end;
                    }
                }
                Step::Run(number) => {
                    let run = self.ships.get(ship)?.run(*number)?;
                    at += bytes.get(at..)?.starts_with(run).then_some(run.len())?;
                }
                Step::PassedOver => {
                    let ends = |byte: &u8| matches!(byte, b',' | b'\n' | b'\r' | b'"');
                    at += bytes.get(at..)?.iter().position(ends)?;
                }
            }
        }
        let end = if *bytes.get(at)? == b'\r' { at + 1 } else { at };
        let length = behind(bytes, end, b'\n').filter(|length| *length <= LONGEST_LINE)?;
        let ship = self.ships.get_mut(ship)?;
        let [.., lat, lon, speed, course, heading] = numbers;
        let report = PositionReport {
            mmsi: ship.statics.mmsi,
            at: Timestamp::from_second(seconds).ok()?,
            position: value::position(lat?, lon?).ok()?,
            speed: speed.map_or(Ok(None), value::speed).ok()?,
            course_degrees: course.map_or(Ok(None), value::course).ok()?,
            heading_degrees: heading.map_or(Ok(None), value::heading).ok()?,
            status: ship.status,
        };
        ship.statics.reports += 1;
        self.line += 1;
        self.counts.accept(&report);
        Some((length, report))
    }
}

impl Day {
    #[inline]
    fn midnight(&mut self, date: &[u8; instant::DATE]) -> Option<i64> {
        if *date != self.date {
            *self = Self { date: *date, midnight: instant::midnight(date)? };
        }
        Some(self.midnight)
    }
}

/// The place behind a byte that must stand there.
#[inline]
fn behind(bytes: &[u8], at: usize, expected: u8) -> Option<usize> {
    (*bytes.get(at)? == expected).then_some(at + 1)
}
