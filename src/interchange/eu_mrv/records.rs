//! Records of a CSV file (RFC 4180), one at a time in one reused buffer.

use std::io::{BufRead, Read};

use super::MrvError;

/// Longest record. The widest public file has some 60 columns of a few hundred bytes of heading.
pub(super) const LONGEST_RECORD: usize = 65_536;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Splits a stream into records of cells.
#[derive(Debug)]
pub(super) struct Records<R> {
    input: R,
    raw: Vec<u8>,
    cells: String,
    ends: Vec<usize>,
    lines_read: u64,
    line: u64,
    /// Whether a quotation may be open behind a record that was refused.
    quotation_open: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Within {
    Start,
    Plain,
    Quoted,
    Closed,
}

impl Within {
    /// Where the next byte leads; `None` for a quotation mark or a carriage return out of place.
    const fn next(self, byte: u8) -> Option<Self> {
        Some(match (self, byte) {
            (Self::Start | Self::Closed, b'"') => Self::Quoted,
            (Self::Quoted, b'"') => Self::Closed,
            (Self::Quoted, _) => Self::Quoted,
            (Self::Start | Self::Plain | Self::Closed, b',') => Self::Start,
            (Self::Start | Self::Plain, byte) if byte != b'"' && byte != b'\r' => Self::Plain,
            _ => return None,
        })
    }

    /// Whether a quotation may be open behind a line that is no CSV. It is closed only if it is so by both readings:
    /// what is out of place taken as it stands, space before a mark passed over; and every mark one of a pair.
    fn may_stay_open(self, line: &[u8]) -> bool {
        let end = line.iter().fold(self, |within, byte| match (within, byte) {
            (Self::Start, b' ' | b'\t') => Self::Start,
            _ => within.next(*byte).unwrap_or(Self::Plain),
        });
        let marks = line.iter().filter(|byte| **byte == b'"').count() + usize::from(self == Self::Quoted);
        end == Self::Quoted || !marks.is_multiple_of(2)
    }
}

impl<R: BufRead> Records<R> {
    pub(super) const fn new(input: R) -> Self {
        Self {
            input,
            raw: Vec::new(),
            cells: String::new(),
            ends: Vec::new(),
            lines_read: 0,
            line: 0,
            quotation_open: false,
        }
    }

    /// Whether the record behind a refused one can be told apart: no quotation may be open.
    pub(super) const fn is_told_apart(&self) -> bool {
        !self.quotation_open
    }

    /// The line on which the current record begins, counted from 1.
    pub(super) const fn line(&self) -> u64 {
        self.line
    }

    /// Number of cells of the current record.
    pub(super) const fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell of the current record, without the space around it.
    pub(super) fn cell(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.cells.get(start..end).map(str::trim)
    }

    /// Reads the next record that is not blank; `false` at the end.
    pub(super) fn advance(&mut self) -> Result<bool, MrvError> {
        loop {
            self.cells.clear();
            self.ends.clear();
            self.line = self.lines_read + 1;
            if !self.read_line()? {
                return Ok(false);
            }
            let mut within = self.split(Within::Start)?;
            while within == Within::Quoted {
                if !self.read_line()? {
                    return Err(MrvError::UnclosedQuote { line: self.line });
                }
                within = self.split(within)?;
            }
            self.ends.push(self.cells.len());
            if self.ends.len() > 1 || !self.cells.trim().is_empty() {
                return Ok(true);
            }
        }
    }

    fn read_line(&mut self) -> Result<bool, MrvError> {
        self.raw.clear();
        let room = LONGEST_RECORD.saturating_sub(self.cells.len());
        let line = self.lines_read + 1;
        let limited = Read::take(&mut self.input, room as u64).read_until(b'\n', &mut self.raw);
        let read = limited.map_err(|error| MrvError::Read { line, kind: error.kind() })?;
        if read == room && self.raw.last() != Some(&b'\n') {
            return Err(MrvError::TooLong { line: self.line, limit: LONGEST_RECORD });
        }
        if self.lines_read == 0 && self.raw.starts_with(BYTE_ORDER_MARK) {
            self.raw.drain(..BYTE_ORDER_MARK.len());
        }
        self.lines_read = line;
        Ok(read > 0)
    }

    /// Adds the cells of one line; tells whether a quotation goes on.
    fn split(&mut self, begun: Within) -> Result<Within, MrvError> {
        let mut within = begun;
        let line = self.lines_read;
        let Ok(text) = std::str::from_utf8(&self.raw) else {
            self.quotation_open = begun.may_stay_open(&self.raw);
            return Err(MrvError::NotUtf8 { line });
        };
        let ended = text.strip_suffix('\n').map(|text| text.strip_suffix('\r').unwrap_or(text));
        let body = ended.unwrap_or(text);
        let mut kept = 0;
        for (at, byte) in body.bytes().enumerate() {
            let Some(next) = within.next(byte) else {
                let column = self.ends.len() + 1;
                if byte == b'\r' {
                    return Err(MrvError::LoneCarriageReturn { line, column });
                }
                self.quotation_open = begun.may_stay_open(body.as_bytes());
                return Err(MrvError::StrayQuote { line, column });
            };
            let ends_cell = byte == b',' && within != Within::Quoted;
            // Of two quotes inside a quotation the second is kept.
            let is_mark = byte == b'"' && within != Within::Closed;
            if ends_cell || is_mark {
                self.cells.push_str(body.get(kept..at).unwrap_or_default());
                kept = at + 1;
            }
            if ends_cell {
                self.ends.push(self.cells.len());
            }
            within = next;
        }
        self.cells.push_str(body.get(kept..).unwrap_or_default());
        if within == Within::Quoted && ended.is_some() {
            self.cells.push('\n');
        }
        Ok(within)
    }
}
