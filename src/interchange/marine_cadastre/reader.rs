//! Reports out of a stream.

use std::io::{self, Read};

use super::cells::Cells;
use super::header::Header;
use super::rows::Rows;
use super::window::{LONGEST_LINE, Line, Window};
use super::{Column, Compression, Counts, HeaderError, RowError, ShipStatics};
use crate::track::{Mmsi, PositionReport};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads position reports one by one: an iterator that holds 128 KiB of the file and what each ship says of itself,
/// however long the file.
///
/// A row that is refused is an `Err`, and the next call goes on behind it. Behind [`RowError::Input`] there is nothing
/// more.
#[derive(Debug)]
pub struct Reader<R> {
    window: Window<R>,
    rows: Rows,
    ended: bool,
}

impl<R: Read> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// [`HeaderError`] for a file that is empty or compressed, and for a header without a needed column or with one
    /// twice.
    pub fn new(input: R) -> Result<Self, HeaderError> {
        let mut window = Window::new(input);
        let mut line = 0;
        if let Ok(Some(compression)) = window.peek(Compression::MAGIC_LENGTH).map(Compression::of) {
            return Err(HeaderError::Compressed(compression));
        }
        loop {
            line += 1;
            let length = whole(window.line(), line, window.read())?.ok_or(HeaderError::Empty)?;
            let text = without_end(window.unread().get(..length).unwrap_or_default());
            let text = if line == 1 { text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text) } else { text };
            if text.trim_ascii().is_empty() {
                window.consume(length);
                continue;
            }
            let mut cells = Cells::default();
            cells.split(text).map_err(|stray| RowError::stray(line, &stray))?;
            let header = Header::read(line, text, &cells)?;
            window.consume(length);
            return Ok(Self { window, rows: Rows::new(header, line, cells), ended: false });
        }
    }

    /// A row that is not as most are, or at the end of what has been read ahead.
    #[cold]
    fn next_in_any_form(&mut self) -> Option<Result<PositionReport, RowError>> {
        while !self.ended {
            let line = self.window.line();
            self.rows.line += 1;
            let length = match whole(line, self.rows.line, self.window.read()) {
                Ok(Some(length)) => length,
                Ok(None) => {
                    self.ended = true;
                    return None;
                }
                Err(error) => {
                    self.ended = matches!(error, RowError::Input { .. });
                    self.rows.counts.refuse(&error);
                    return Some(Err(error));
                }
            };
            let text = without_end(self.window.unread().get(..length).unwrap_or_default());
            let row = (!text.trim_ascii().is_empty()).then(|| self.rows.any(text));
            self.window.consume(length);
            if row.is_some() {
                return row;
            }
        }
        None
    }
}

impl<R> Reader<R> {
    /// Whether the file has a column.
    pub fn has(&self, column: Column) -> bool {
        self.rows.header.index(column).is_some()
    }

    /// What has been read so far, and what was refused.
    pub const fn counts(&self) -> &Counts {
        &self.rows.counts
    }

    /// What each ship said of itself so far, in the order in which the ships appear.
    pub fn ships(&self) -> impl ExactSizeIterator<Item = &ShipStatics> {
        self.rows.ships.statics()
    }

    /// What one ship said of itself so far.
    pub fn ship(&self, mmsi: Mmsi) -> Option<&ShipStatics> {
        self.rows.ships.of(mmsi)
    }

    /// Bytes of the stream that are done with, for a display of progress.
    pub const fn bytes_consumed(&self) -> u64 {
        self.window.consumed()
    }

    /// The stream. It has been read further than [`Self::bytes_consumed`].
    pub const fn get_ref(&self) -> &R {
        self.window.input()
    }
}

/// The length of a whole line; `None` at the end.
fn whole(line: io::Result<Line>, number: u64, read: u64) -> Result<Option<usize>, RowError> {
    match line {
        Ok(Line::Whole { length }) => Ok(Some(length)),
        Ok(Line::End) => Ok(None),
        Ok(Line::TooLong { offset, length }) => {
            Err(RowError::TooLong { line: number, offset, length, limit: LONGEST_LINE })
        }
        Err(error) => {
            Err(RowError::Input { line: number, offset: read, kind: error.kind(), text: error.to_string() })
        }
    }
}

fn without_end(line: &[u8]) -> &[u8] {
    let text = line.strip_suffix(b"\n").unwrap_or(line);
    text.strip_suffix(b"\r").unwrap_or(text)
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<PositionReport, RowError>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        match self.rows.plain(self.window.unread()) {
            Some((length, report)) => {
                self.window.consume(length);
                Some(Ok(report))
            }
            None => self.next_in_any_form(),
        }
    }
}
