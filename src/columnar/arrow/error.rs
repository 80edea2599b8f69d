//! What a table is refused for.

use std::fmt;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use arrow::datatypes::DataType;
use parquet::errors::ParquetError;

use super::schema::SchemaDifference;
use super::vessels::VesselProblem;
use crate::columnar::ColumnError;
use crate::units::OutOfRange;

/// An error in a table. Rows count from 0 in their file, row groups too.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TableError {
    /// The file cannot be opened.
    #[error("{file}: cannot be opened: {kind}")]
    Open {
        /// The file.
        file: Arc<str>,
        /// What happened.
        kind: io::ErrorKind,
    },
    /// No Parquet, or a file cut off: the footer stands at its end.
    #[error("{file}: cannot be read as Parquet, perhaps cut off: {source}")]
    Footer {
        /// The file.
        file: Arc<str>,
        /// Why.
        source: Damage,
    },
    /// Damage inside the file, or a compression that is not built in. What stands before it was read.
    #[error(
        "{file}: row group {row_group} cannot be read beyond the first {rows_before} rows of the file: {source}"
    )]
    Damaged {
        /// The file.
        file: Arc<str>,
        /// The row group.
        row_group: usize,
        /// Rows of the file that were read before.
        rows_before: u64,
        /// Why.
        source: Damage,
    },
    /// A column that is needed.
    #[error("{file}: no column `{column}`; it must be {expected}")]
    MissingColumn {
        /// The file.
        file: Arc<str>,
        /// The column.
        column: &'static str,
        /// What it should be.
        expected: &'static str,
    },
    /// A column of another type.
    #[error("{file}: column `{column}` is {found}; it must be {expected}")]
    ColumnType {
        /// The file.
        file: Arc<str>,
        /// The column.
        column: &'static str,
        /// What it is.
        found: DataType,
        /// What it should be.
        expected: &'static str,
    },
    /// A column in another unit, or in none.
    #[error(
        "{file}: column `{column}` {}; its metadata must say `unit = \"{expected}\"`",
        found.as_ref().map_or("names no unit".to_owned(), |unit| format!("is in \"{unit}\""))
    )]
    Unit {
        /// The file.
        file: Arc<str>,
        /// The column.
        column: &'static str,
        /// The unit in the metadata of the field, where there is one.
        found: Option<String>,
        /// The unit it should be in.
        expected: &'static str,
    },
    /// Files of one table that are not alike.
    #[error("{other} is not like {first}: {difference}")]
    MixedSchemas {
        /// The first file.
        first: Arc<str>,
        /// The file that differs.
        other: Arc<str>,
        /// In what.
        difference: SchemaDifference,
    },
    /// Nothing where something is needed.
    #[error("{file}: row {row}: `{column}` is null")]
    Null {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// The column.
        column: &'static str,
    },
    /// A name that nothing has.
    #[error("{file}: row {row}: `{column}` is `{found}`; it must be {allowed}")]
    Name {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// The column.
        column: &'static str,
        /// What stands there.
        found: String,
        /// What may stand there.
        allowed: String,
    },
    /// A value outside its range.
    #[error("{file}: row {row}: {source}")]
    Value {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A row of which no ship can be made.
    #[error("{file}: row {row}: {source}")]
    Vessel {
        /// The file.
        file: Arc<str>,
        /// The row.
        row: u64,
        /// Why.
        source: VesselProblem,
    },
    /// Rows that a kernel does not take.
    #[error("{file}: {source}")]
    Rows {
        /// The file.
        file: Arc<str>,
        /// Why.
        source: ColumnError,
    },
}

/// What is wrong with bytes that Parquet cannot be made of, or to which it cannot be written.
#[derive(Clone, Debug)]
pub struct Damage(Cause);

#[derive(Clone, Debug)]
enum Cause {
    Reported(Arc<ParquetError>),
    Panic,
}

impl Damage {
    /// Does what reads Parquet. Its library panics at some damage, which is an error here.
    pub(super) fn caught<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, Self> {
        match catch_unwind(AssertUnwindSafe(read)) {
            Ok(read) => read.map_err(Self::from),
            Err(_) => Err(Self(Cause::Panic)),
        }
    }
}

impl From<ParquetError> for Damage {
    fn from(error: ParquetError) -> Self {
        Self(Cause::Reported(Arc::new(error)))
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Cause::Reported(error) => error.fmt(f),
            Cause::Panic => f.write_str("bytes that make no sense"),
        }
    }
}

impl std::error::Error for Damage {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Cause::Reported(error) => std::error::Error::source(&**error),
            Cause::Panic => None,
        }
    }
}
