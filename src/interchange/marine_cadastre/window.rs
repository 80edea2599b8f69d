//! A window on a stream: lines of bounded length in one buffer of fixed size.

use std::fmt;
use std::io::{self, Read};

use memchr::memchr;

/// Longest line. A row has some 120 bytes.
pub(super) const LONGEST_LINE: usize = 65_536;

const SIZE: usize = 2 * LONGEST_LINE;

/// What of the stream is in memory.
pub(super) struct Window<R> {
    input: R,
    buffer: Box<[u8]>,
    start: usize,
    end: usize,
    /// Bytes of the stream before the window.
    offset: u64,
}

/// A line at the beginning of the window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Line {
    /// A line, with its line feed if it has one.
    Whole {
        /// Bytes of it.
        length: usize,
    },
    /// A line that is too long. It has been passed over.
    TooLong {
        /// Bytes of the stream before it.
        offset: u64,
        /// Bytes of it, without its line feed.
        length: u64,
    },
    /// No line: the stream is at its end.
    End,
}

impl<R> Window<R> {
    pub(super) fn new(input: R) -> Self {
        Self { input, buffer: vec![0; SIZE].into_boxed_slice(), start: 0, end: 0, offset: 0 }
    }

    pub(super) const fn input(&self) -> &R {
        &self.input
    }

    /// Bytes of the stream that have been consumed.
    pub(super) const fn consumed(&self) -> u64 {
        self.offset
    }

    /// Bytes of the stream that have been read.
    pub(super) const fn read(&self) -> u64 {
        self.offset + (self.end - self.start) as u64
    }

    /// What has been read and not consumed.
    #[inline]
    pub(super) fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    #[inline]
    pub(super) fn consume(&mut self, length: usize) {
        let length = length.min(self.end - self.start);
        self.start += length;
        self.offset += length as u64;
    }
}

impl<R: Read> Window<R> {
    /// The first bytes, as many as asked for or all there are.
    pub(super) fn peek(&mut self, length: usize) -> io::Result<&[u8]> {
        while self.unread().len() < length && self.fill()? {}
        let unread = self.unread();
        Ok(unread.get(..length).unwrap_or(unread))
    }

    /// Sees to it that the window begins with a whole line.
    pub(super) fn line(&mut self) -> io::Result<Line> {
        let mut searched = 0;
        loop {
            let unread = self.unread();
            match memchr(b'\n', unread.get(searched..).unwrap_or_default()) {
                Some(at) if searched + at <= LONGEST_LINE => {
                    return Ok(Line::Whole { length: searched + at + 1 });
                }
                None if unread.len() <= LONGEST_LINE => searched = unread.len(),
                _ => return self.pass_over_line(),
            }
            if !self.fill()? {
                return Ok(if searched == 0 { Line::End } else { Line::Whole { length: searched } });
            }
        }
    }

    /// Reads on behind the next line feed and keeps nothing.
    fn pass_over_line(&mut self) -> io::Result<Line> {
        let offset = self.offset;
        loop {
            let unread = self.unread();
            if let Some(at) = memchr(b'\n', unread) {
                let length = self.offset - offset + at as u64;
                self.consume(at + 1);
                return Ok(Line::TooLong { offset, length });
            }
            self.consume(unread.len());
            if !self.fill()? {
                return Ok(Line::TooLong { offset, length: self.offset - offset });
            }
        }
    }

    /// Reads more; `false` at the end of the stream. There is always room: no caller keeps more than a line.
    fn fill(&mut self) -> io::Result<bool> {
        if self.end == self.buffer.len() || self.start == self.end {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        loop {
            match self.input.read(self.buffer.get_mut(self.end..).unwrap_or_default()) {
                Ok(read) => {
                    // A reader may claim to have read more than it was given room for.
                    self.end = self.end.saturating_add(read).min(self.buffer.len());
                    return Ok(read > 0);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl<R: fmt::Debug> fmt::Debug for Window<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (input, consumed, read) = (&self.input, self.consumed(), self.read());
        f.debug_struct("Window")
            .field("input", input)
            .field("consumed", &consumed)
            .field("read", &read)
            .finish_non_exhaustive()
    }
}
