//! What a public report is refused for.

use std::io;

use super::{CellProblem, Column};

/// An error in a file of public reports. Lines and columns count from 1; a record has the line on which it begins.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum MrvError {
    /// The stream could not be read.
    #[error("line {line}: cannot be read: {kind}")]
    Read {
        /// The line.
        line: u64,
        /// What happened.
        kind: io::ErrorKind,
    },
    /// Bytes that are not UTF-8.
    #[error("line {line}: not UTF-8")]
    NotUtf8 {
        /// The line.
        line: u64,
    },
    /// A record without end.
    #[error("line {line}: the record is longer than {limit} bytes; a quotation mark may be missing")]
    TooLong {
        /// The line.
        line: u64,
        /// The longest allowed.
        limit: usize,
    },
    /// A quotation that the file does not close.
    #[error("line {line}: a quotation is not closed before the end of the file")]
    UnclosedQuote {
        /// The line.
        line: u64,
    },
    /// A quotation mark inside a cell.
    #[error(
        "line {line}, column {column}: a quotation mark inside a cell; quote the cell and double the mark"
    )]
    StrayQuote {
        /// The line.
        line: u64,
        /// The column.
        column: usize,
    },
    /// A carriage return that ends no line.
    #[error(
        "line {line}, column {column}: a carriage return without a line feed; lines must end with a line feed, or with both"
    )]
    LoneCarriageReturn {
        /// The line.
        line: u64,
        /// The column.
        column: usize,
    },
    /// Nothing at all.
    #[error("the file is empty; it must begin with a header")]
    NoHeader,
    /// A header without a column that is needed.
    #[error("line {line}: the header has no column `{column}` (EMSA: `{emsa}`)")]
    MissingColumn {
        /// The line.
        line: u64,
        /// The column.
        column: Column,
        /// The heading in EMSA's files.
        emsa: &'static str,
    },
    /// A header that names a column twice, by one of its names or by two.
    #[error("line {line}: `{column}` is the heading of column {first} and of column {second}")]
    ColumnTwice {
        /// The line.
        line: u64,
        /// The column.
        column: Column,
        /// Where it stands first.
        first: usize,
        /// And where again.
        second: usize,
    },
    /// A record with more or fewer cells than the header.
    #[error("line {line}: {cells} cells, the header has {header}")]
    CellCount {
        /// The line.
        line: u64,
        /// Cells of the record.
        cells: usize,
        /// Cells of the header.
        header: usize,
    },
    /// A cell that is not what its column holds.
    #[error("line {line}, column {number} (`{column}`): `{text}` is {problem}")]
    Value {
        /// The line.
        line: u64,
        /// The column.
        column: Column,
        /// Its number.
        number: usize,
        /// What stands there, cut to 60 characters.
        text: String,
        /// What is wrong.
        problem: CellProblem,
    },
}

impl MrvError {
    /// Whether the records behind this error can still be told apart, as long as no quotation may be open there.
    pub const fn allows_next(&self) -> bool {
        matches!(
            self,
            Self::CellCount { .. } | Self::Value { .. } | Self::NotUtf8 { .. } | Self::StrayQuote { .. }
        )
    }
}
