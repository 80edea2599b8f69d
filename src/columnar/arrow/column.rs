//! One column of a batch, and what to say when it is not as it should be.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, RecordBatch, UInt32Array};
use arrow::util::display::array_value_to_string;
use jiff::Timestamp;

use super::TableError;
use super::decode::{self, Misfit};
use super::schema::Needed;
use super::source::Place;

/// A column of a batch.
pub(super) struct Column<'a> {
    place: &'a Place,
    needed: Needed,
    array: &'a ArrayRef,
}

impl<'a> Column<'a> {
    /// A column that must be there.
    pub(super) fn of(place: &'a Place, batch: &'a RecordBatch, needed: Needed) -> Result<Self, TableError> {
        Self::find(place, batch, needed).ok_or_else(|| needed.missing(&place.file))
    }

    /// A column; `None` where the file does not have it.
    pub(super) fn find(place: &'a Place, batch: &'a RecordBatch, needed: Needed) -> Option<Self> {
        Some(Self { place, needed, array: batch.column_by_name(needed.name)? })
    }

    /// Whole numbers, none of them null.
    pub(super) fn numbers(&self) -> Result<UInt32Array, TableError> {
        self.no_nulls()?;
        self.numbers_or_nulls()
    }

    /// Whole numbers.
    pub(super) fn numbers_or_nulls(&self) -> Result<UInt32Array, TableError> {
        decode::numbers(self.array)
            .map_err(|misfit| self.misfit(misfit, "a whole number from 0 to 4294967295".to_owned()))
    }

    /// Floating-point numbers, none of them null.
    pub(super) fn floats(&self) -> Result<Float64Array, TableError> {
        self.no_nulls()?;
        self.floats_or_nulls()
    }

    /// Floating-point numbers.
    pub(super) fn floats_or_nulls(&self) -> Result<Float64Array, TableError> {
        let floats = decode::floats(self.array.as_ref());
        floats.ok_or_else(|| self.needed.mistyped(&self.place.file, self.array.data_type()))
    }

    /// Instants, none of them null.
    pub(super) fn instants(&self) -> Result<Vec<Timestamp>, TableError> {
        self.no_nulls()?;
        let instants = decode::instants(self.array.as_ref())
            .ok_or_else(|| self.needed.mistyped(&self.place.file, self.array.data_type()))?;
        let allowed = || "an instant from the year -9999 to the year 9999".to_owned();
        let beyond = |row| {
            let found = array_value_to_string(self.array, row).unwrap_or_default();
            self.misfit(Misfit { row, found }, allowed())
        };
        instants.into_iter().enumerate().map(|(row, at)| at.ok_or_else(|| beyond(row))).collect()
    }

    /// What names or their numbers stand for, none of them null.
    pub(super) fn named<T: Copy>(
        &self,
        filler: T,
        by_name: impl Fn(&str) -> Option<T>,
        by_number: impl Fn(u8) -> Option<T>,
        allowed: impl Fn() -> String,
    ) -> Result<Vec<T>, TableError> {
        self.no_nulls()?;
        let mut values = Vec::new();
        decode::named(self.array.as_ref(), filler, by_name, by_number, &mut values)
            .map_err(|misfit| self.misfit(misfit, allowed()))?;
        Ok(values)
    }

    /// Texts.
    pub(super) fn texts(&self) -> Vec<Option<&'a str>> {
        decode::texts(self.array.as_ref()).collect()
    }

    /// The error of a row that is null.
    pub(super) fn null(&self, row: usize) -> TableError {
        TableError::Null { file: Arc::clone(&self.place.file), row: self.row(row), column: self.needed.name }
    }

    fn no_nulls(&self) -> Result<(), TableError> {
        let nulls = self.array.logical_nulls().filter(|nulls| nulls.null_count() > 0);
        match nulls.and_then(|nulls| nulls.iter().position(|valid| !valid)) {
            Some(row) => Err(self.null(row)),
            None => Ok(()),
        }
    }

    fn misfit(&self, misfit: Misfit, allowed: String) -> TableError {
        let Misfit { row, found } = misfit;
        let (file, row, column) = (Arc::clone(&self.place.file), self.row(row), self.needed.name);
        TableError::Name { file, row, column, found, allowed }
    }

    fn row(&self, row: usize) -> u64 {
        self.place.first_row + row as u64
    }
}
