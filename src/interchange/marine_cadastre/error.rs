//! What a file of AIS reports, and a row of it, is refused for.

use std::{fmt, io};

use super::cells::Stray;
use super::{Column, Compression};
use crate::units::bounded::Bound;

/// Characters of a refused cell that an error repeats.
const SHOWN: usize = 60;

/// A file that cannot be read at all.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum HeaderError {
    /// Nothing at all.
    #[error("the file is empty; it must begin with a header")]
    Empty,
    /// A compressed file.
    #[error("the file is compressed ({0}); read it through `Decompressed`, of the feature `compressed`")]
    Compressed(Compression),
    /// A header without columns that are needed.
    #[error("line {line}: the header has no column {}", list(.missing))]
    MissingColumns {
        /// The line.
        line: u64,
        /// The columns.
        missing: Vec<Column>,
    },
    /// A header that names a column twice.
    #[error("line {line}: `{column}` is the heading of cell {first} and of cell {second}")]
    ColumnTwice {
        /// The line.
        line: u64,
        /// The column.
        column: Column,
        /// Where it stands first, from 1.
        first: usize,
        /// And where again.
        second: usize,
    },
    /// A header that is no row of CSV, or is longer than a row may be, or cannot be read.
    #[error(transparent)]
    Row(#[from] RowError),
}

/// A row that is refused, or the end of a stream that breaks off. Lines, bytes of a line and cells count from 1.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum RowError {
    /// A cell that is not what its column holds.
    #[error("line {line}, byte {byte} (`{column}`): `{text}` {problem}")]
    Value {
        /// The line.
        line: u64,
        /// The byte of the line at which the cell begins.
        byte: usize,
        /// The column.
        column: Column,
        /// What stands there, cut to 60 characters.
        text: String,
        /// What is wrong.
        problem: ValueProblem,
    },
    /// A report without a position: AIS says so by a latitude of 91 or a longitude of 181 degrees.
    #[error("line {line}, byte {byte} (`{column}`): the ship says that its position is not available")]
    NoPosition {
        /// The line.
        line: u64,
        /// The byte of the line at which the cell begins.
        byte: usize,
        /// The column that says so.
        column: Column,
    },
    /// A row with more or fewer cells than the header.
    #[error("line {line}: {cells} cells, the header has {header}")]
    CellCount {
        /// The line.
        line: u64,
        /// Cells of the row.
        cells: usize,
        /// Cells of the header.
        header: usize,
    },
    /// A quotation mark out of place, or without its pair on the line.
    #[error(
        "line {line}, byte {byte}: a quotation mark out of place; quote the whole cell on one line and double the marks in it"
    )]
    Quotation {
        /// The line.
        line: u64,
        /// The byte of the line at which the mark stands.
        byte: usize,
    },
    /// A carriage return that ends no line.
    #[error(
        "line {line}, byte {byte}: a carriage return without a line feed; lines must end with a line feed, or with both"
    )]
    LoneCarriageReturn {
        /// The line.
        line: u64,
        /// The byte of the line at which it stands.
        byte: usize,
    },
    /// A line that is longer than a row may be; it was passed over.
    #[error("line {line}, from byte {offset} of the file: {length} bytes, a line has at most {limit}")]
    TooLong {
        /// The line.
        line: u64,
        /// Bytes of the file before it.
        offset: u64,
        /// Its bytes.
        length: u64,
        /// The longest allowed.
        limit: usize,
    },
    /// The stream broke off, or is no valid compressed stream behind this place. It is the last of the stream.
    #[error("line {line}, byte {offset} of the file: cannot be read further: {text} ({kind})")]
    Input {
        /// The line in which it happened; none of it is kept.
        line: u64,
        /// Bytes of the file, decompressed, up to there.
        offset: u64,
        /// What kind of error.
        kind: io::ErrorKind,
        /// What happened.
        text: String,
    },
}

/// Why a cell is not what its column holds.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum ValueProblem {
    /// Nothing, where something is needed.
    Empty,
    /// Not a number.
    NotANumber,
    /// Not a whole number.
    NotWhole,
    /// Outside the range of the column.
    OutOfRange(&'static Bound),
    /// Not a date and a time of day that exist.
    NotAnInstant,
    /// Neither a number of a navigational status nor the words for one.
    NotAStatus,
}

/// The kinds of [`RowError`], for counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RefusalKind {
    /// A cell that is not what its column holds.
    Value,
    /// A report without a position.
    NoPosition,
    /// More or fewer cells than the header.
    CellCount,
    /// A quotation mark out of place.
    Quotation,
    /// A carriage return that ends no line.
    LoneCarriageReturn,
    /// A line longer than a row may be.
    TooLong,
    /// A stream that broke off.
    Input,
}

impl RowError {
    /// Its kind.
    pub const fn kind(&self) -> RefusalKind {
        match self {
            Self::Value { .. } => RefusalKind::Value,
            Self::NoPosition { .. } => RefusalKind::NoPosition,
            Self::CellCount { .. } => RefusalKind::CellCount,
            Self::Quotation { .. } => RefusalKind::Quotation,
            Self::LoneCarriageReturn { .. } => RefusalKind::LoneCarriageReturn,
            Self::TooLong { .. } => RefusalKind::TooLong,
            Self::Input { .. } => RefusalKind::Input,
        }
    }

    pub(super) const fn stray(line: u64, stray: &Stray) -> Self {
        match stray {
            Stray::Quotation { at } => Self::Quotation { line, byte: *at + 1 },
            Stray::CarriageReturn { at } => Self::LoneCarriageReturn { line, byte: *at + 1 },
        }
    }

    pub(super) fn value(line: u64, byte: usize, column: Column, text: &[u8], problem: ValueProblem) -> Self {
        let text = String::from_utf8_lossy(text).chars().take(SHOWN).collect();
        Self::Value { line, byte, column, text, problem }
    }
}

impl RefusalKind {
    /// All.
    pub const ALL: [Self; 7] = [
        Self::Value,
        Self::NoPosition,
        Self::CellCount,
        Self::Quotation,
        Self::LoneCarriageReturn,
        Self::TooLong,
        Self::Input,
    ];
}

fn list(columns: &[Column]) -> String {
    let names: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
    names.join(", ")
}

impl fmt::Display for ValueProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("must not be empty"),
            Self::NotANumber => f.write_str("is not a decimal number"),
            Self::NotWhole => f.write_str("is not a whole number"),
            Self::OutOfRange(Bound { min, max, unit: "", .. }) => write!(f, "must be in {min}..={max}"),
            Self::OutOfRange(Bound { min, max, unit, .. }) => write!(f, "must be in {min}..={max} {unit}"),
            Self::NotAnInstant => {
                f.write_str("is not an instant, as `2018-06-01T23:59:59` or `2025-06-01 23:59:59`, UTC")
            }
            Self::NotAStatus => f.write_str("is not a navigational status, 0 to 15 or its words"),
        }
    }
}
