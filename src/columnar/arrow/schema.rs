//! What a table must look like: names, types, units.

use std::fmt;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Schema};

use super::TableError;
use super::decode::is_text;

/// The key of a field's metadata that names its unit.
pub const UNIT: &str = "unit";

/// A column that a reader needs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Needed {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    /// Files without it are taken.
    pub(super) optional: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A number in a unit.
    Quantity(&'static str),
    /// A number without a unit.
    Count,
    /// A whole number that names something.
    Number,
    /// A name, or the number of it.
    Name,
    /// A text.
    Text,
    /// An instant in UTC.
    Instant,
}

/// In what two schemas of one table differ.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SchemaDifference {
    /// A column of the first that the other does not have.
    Missing {
        /// The column.
        column: String,
    },
    /// A column that the first does not have.
    Additional {
        /// The column.
        column: String,
    },
    /// A column of two types.
    Type {
        /// The column.
        column: String,
        /// In the first.
        first: DataType,
        /// In the other.
        other: DataType,
    },
    /// A column in two units, or with and without one.
    Unit {
        /// The column.
        column: String,
        /// In the first.
        first: Option<String>,
        /// In the other.
        other: Option<String>,
    },
}

impl Kind {
    /// What it must be, in words.
    const fn expected(self) -> &'static str {
        match self {
            Self::Quantity(_) | Self::Count => "a floating-point number of 32 or 64 bits",
            Self::Number => "a whole number",
            Self::Name => "a text, a dictionary of texts, or an 8-bit unsigned number",
            Self::Text => "a text or a dictionary of texts",
            Self::Instant => "a timestamp in UTC",
        }
    }

    fn is(self, found: &DataType) -> bool {
        match self {
            Self::Quantity(_) | Self::Count => matches!(found, DataType::Float32 | DataType::Float64),
            Self::Number => found.is_integer(),
            Self::Name => is_text(found) || *found == DataType::UInt8,
            Self::Text => is_text(found),
            Self::Instant => {
                matches!(found, DataType::Timestamp(_, Some(zone)) if matches!(&**zone, "UTC" | "+00:00" | "Z"))
            }
        }
    }
}

impl Needed {
    pub(super) const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, optional: false }
    }

    pub(super) const fn optional(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, optional: true }
    }

    /// The field of a table that this crate writes.
    pub(super) fn field(self, data_type: DataType, nullable: bool) -> Field {
        let field = Field::new(self.name, data_type, nullable);
        match self.kind {
            Kind::Quantity(unit) => with_unit(field, unit),
            _ => field,
        }
    }

    pub(super) fn missing(self, file: &Arc<str>) -> TableError {
        let expected = self.kind.expected();
        TableError::MissingColumn { file: Arc::clone(file), column: self.name, expected }
    }

    pub(super) fn mistyped(self, file: &Arc<str>, found: &DataType) -> TableError {
        let (found, expected) = (found.clone(), self.kind.expected());
        TableError::ColumnType { file: Arc::clone(file), column: self.name, found, expected }
    }

    /// The place of the column in a file; `None` where it may be missing and is.
    fn place(self, file: &Arc<str>, schema: &Schema) -> Result<Option<usize>, TableError> {
        let Some((place, field)) = schema.fields().find(self.name) else {
            return if self.optional { Ok(None) } else { Err(self.missing(file)) };
        };
        if !self.kind.is(field.data_type()) {
            return Err(self.mistyped(file, field.data_type()));
        }
        match (self.kind, unit_of(field)) {
            (Kind::Quantity(expected), found) if found != Some(expected) => {
                let (file, column) = (Arc::clone(file), self.name);
                Err(TableError::Unit { file, column, found: found.map(str::to_owned), expected })
            }
            _ => Ok(Some(place)),
        }
    }
}

/// The places of columns in a file, those that are missing and may be left out.
pub(super) fn places(needed: &[Needed], file: &Arc<str>, schema: &Schema) -> Result<Vec<usize>, TableError> {
    let places = needed.iter().map(|column| column.place(file, schema));
    places.filter_map(Result::transpose).collect()
}

/// A field whose metadata names a unit.
pub fn with_unit(field: Field, unit: &str) -> Field {
    let mut metadata = field.metadata().clone();
    metadata.insert(UNIT.to_owned(), unit.to_owned());
    field.with_metadata(metadata)
}

/// The unit that the metadata of a field names.
pub fn unit_of(field: &Field) -> Option<&str> {
    field.metadata().get(UNIT).map(String::as_str)
}

/// The first difference between two schemas of one table; the order of columns is none.
pub(super) fn difference(first: &Schema, other: &Schema) -> Option<SchemaDifference> {
    for field in first.fields() {
        let column = field.name().clone();
        let Some((_, found)) = other.fields().find(&column) else {
            return Some(SchemaDifference::Missing { column });
        };
        if field.data_type() != found.data_type() {
            let (first, other) = (field.data_type().clone(), found.data_type().clone());
            return Some(SchemaDifference::Type { column, first, other });
        }
        if unit_of(field) != unit_of(found) {
            let (first, other) = (unit_of(field).map(str::to_owned), unit_of(found).map(str::to_owned));
            return Some(SchemaDifference::Unit { column, first, other });
        }
    }
    let additional = other.fields().iter().find(|field| first.fields().find(field.name()).is_none());
    additional.map(|field| SchemaDifference::Additional { column: field.name().clone() })
}

impl fmt::Display for SchemaDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = |unit: &Option<String>| {
            unit.as_ref().map_or("no unit".to_owned(), |unit| format!("the unit \"{unit}\""))
        };
        match self {
            Self::Missing { column } => write!(f, "it has no column `{column}`"),
            Self::Additional { column } => write!(f, "it has a column `{column}` more"),
            Self::Type { column, first, other } => {
                write!(f, "column `{column}` is {other}, and {first} in the first")
            }
            Self::Unit { column, first, other } => {
                write!(f, "column `{column}` has {}, and {} in the first", unit(other), unit(first))
            }
        }
    }
}
