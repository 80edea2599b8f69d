//! A line of CSV (RFC 4180) and its cells. A row is a line: no cell of AIS holds a line break.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr, memchr3};

/// The places of the cells of a line, quotation marks included.
#[derive(Debug, Default)]
pub(super) struct Cells {
    places: Vec<Range<usize>>,
}

/// What is out of place in a line, and where.
#[derive(Debug)]
pub(super) enum Stray {
    Quotation { at: usize },
    CarriageReturn { at: usize },
}

impl Cells {
    /// Number of cells.
    pub(super) const fn len(&self) -> usize {
        self.places.len()
    }

    /// Place of a cell.
    pub(super) fn place(&self, index: usize) -> Option<&Range<usize>> {
        self.places.get(index)
    }

    /// Splits a line without its end.
    pub(super) fn split(&mut self, line: &[u8]) -> Result<(), Stray> {
        self.places.clear();
        let mut start = 0;
        loop {
            let end = cell_end(line, start)?;
            self.places.push(start..end);
            if end >= line.len() {
                return Ok(());
            }
            start = end + 1;
        }
    }
}

/// Where the cell that begins at `start` ends: at a comma, or with the line.
fn cell_end(line: &[u8], start: usize) -> Result<usize, Stray> {
    let rest = line.get(start..).unwrap_or_default();
    if rest.first() == Some(&b'"') {
        return quotation_end(line, start);
    }
    let Some(found) = memchr3(b',', b'"', b'\r', rest) else { return Ok(line.len()) };
    let at = start + found;
    match rest.get(found) {
        Some(b'"') => Err(Stray::Quotation { at }),
        Some(b'\r') => Err(Stray::CarriageReturn { at }),
        _ => Ok(at),
    }
}

/// Where the quotation that begins at `start` ends, and its cell with it.
fn quotation_end(line: &[u8], start: usize) -> Result<usize, Stray> {
    let mut at = start + 1;
    loop {
        let rest = line.get(at..).unwrap_or_default();
        let Some(mark) = memchr(b'"', rest) else { return Err(Stray::Quotation { at: start }) };
        at += mark + 1;
        match line.get(at) {
            None | Some(b',') => return Ok(at),
            Some(b'"') => at += 1,
            Some(_) => return Err(Stray::Quotation { at: at - 1 }),
        }
    }
}

/// What a cell says: without its quotation marks, of two marks inside one, and without the space around it.
pub(super) fn text(cell: &[u8]) -> Cow<'_, [u8]> {
    let Some(quoted) = cell.strip_prefix(b"\"").and_then(|cell| cell.strip_suffix(b"\"")) else {
        return Cow::Borrowed(cell.trim_ascii());
    };
    if memchr(b'"', quoted).is_none() {
        return Cow::Borrowed(quoted.trim_ascii());
    }
    let mut marks = 0;
    let kept = quoted.iter().copied().filter(|byte| {
        marks += usize::from(*byte == b'"');
        *byte != b'"' || marks.is_multiple_of(2)
    });
    let kept: Vec<u8> = kept.collect();
    Cow::Owned(kept.trim_ascii().to_vec())
}
