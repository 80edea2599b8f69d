//! The five arguments of every function: types, units, nulls.

use std::borrow::Cow;
use std::ops::Range;

use arrow::array::{Array, ArrayRef, BooleanArray};
use arrow::buffer::NullBuffer;
use arrow::datatypes::{DataType, FieldRef, Float64Type, UInt32Type};
use datafusion_common::cast::as_primitive_array;
use datafusion_common::{DataFusionError, Result, exec_err};

use crate::columnar::arrow::decode::{self, Misfit, is_text};
use crate::columnar::arrow::{names, unit_of};
use crate::columnar::{ColumnError, Columns, Fleet, LANES, Out};
use crate::vessel::OperatingMode;

/// Names of the arguments, their units, and what each may be.
const ARGUMENTS: [(&str, Option<&str>, &str); 5] = [
    ("mmsi", None, "a whole number"),
    ("speed_kn", Some("kn"), "a number"),
    ("seconds", Some("s"), "a number"),
    ("mode", None, "a text or a whole number"),
    ("waters", None, "a text or a whole number"),
];

/// Why a function does not take its arguments.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ArgumentError {
    /// Too few or too many.
    #[error("`{function}` takes 5 arguments, mmsi, speed_kn, seconds, mode and waters, got {got}")]
    Count {
        /// The function.
        function: String,
        /// How many.
        got: usize,
    },
    /// An argument of another type.
    #[error("`{function}`: argument `{argument}` is {found}, must be {expected}")]
    Type {
        /// The function.
        function: String,
        /// The argument.
        argument: &'static str,
        /// What it is.
        found: DataType,
        /// What it should be.
        expected: &'static str,
    },
    /// A column in another unit.
    #[error(
        "`{function}`: column `{column}` is in \"{found}\", argument `{argument}` must be in \"{expected}\""
    )]
    Unit {
        /// The function.
        function: String,
        /// The argument.
        argument: &'static str,
        /// The column that was given.
        column: String,
        /// Its unit.
        found: String,
        /// The unit it should be in.
        expected: &'static str,
    },
    /// A mode or waters of another name or number.
    #[error("argument `{argument}` is `{found}`, must be {allowed}")]
    Name {
        /// The argument.
        argument: &'static str,
        /// What was given.
        found: String,
        /// What may be given.
        allowed: String,
    },
    /// Values that the kernel does not take.
    #[error(transparent)]
    Column(#[from] ColumnError),
}

/// Arguments of many rows, ready for the kernel.
pub(super) struct Rows<'a> {
    mmsi: Cow<'a, [u32]>,
    speed_kn: Cow<'a, [f64]>,
    seconds: Cow<'a, [f64]>,
    mode: Vec<OperatingMode>,
    waters: Vec<u8>,
    nulls: Option<NullBuffer>,
    filter: Option<&'a BooleanArray>,
}

impl From<ArgumentError> for DataFusionError {
    fn from(error: ArgumentError) -> Self {
        Self::External(Box::new(error))
    }
}

/// The types that arguments are brought to.
pub(super) fn coerced(function: &str, types: &[DataType]) -> Result<Vec<DataType>> {
    let function = || function.to_owned();
    if types.len() != ARGUMENTS.len() {
        return Err(ArgumentError::Count { function: function(), got: types.len() }.into());
    }
    let coerced = ARGUMENTS.into_iter().zip(types).map(|((argument, unit, expected), found)| {
        let fitting = match (argument, unit) {
            ("mmsi", _) if found.is_integer() || found.is_null() => DataType::UInt32,
            (_, Some(_)) if found.is_numeric() || found.is_null() => DataType::Float64,
            ("mode" | "waters", _) if is_text(found) => found.clone(),
            ("mode" | "waters", _) if found.is_integer() || found.is_null() => DataType::UInt8,
            _ => {
                let (function, found) = (function(), found.clone());
                return Err(ArgumentError::Type { function, argument, found, expected }.into());
            }
        };
        Ok(fitting)
    });
    coerced.collect()
}

/// Refuses a column whose metadata name another unit than the argument has.
pub(super) fn check_units(function: &str, fields: &[FieldRef]) -> Result<()> {
    for ((argument, expected, _), field) in ARGUMENTS.into_iter().zip(fields) {
        if let (Some(expected), Some(found)) = (expected, unit_of(field))
            && found != expected
        {
            let (function, column) = (function.to_owned(), field.name().clone());
            return Err(ArgumentError::Unit {
                function,
                argument,
                column,
                found: found.to_owned(),
                expected,
            }
            .into());
        }
    }
    Ok(())
}

impl<'a> Rows<'a> {
    /// Of the arrays of the five arguments, already of the types of [`coerced`].
    ///
    /// Rows that are left out by a filter or are null somewhere get a ship that no fleet has, and no speed or time.
    pub(super) fn of(
        fleet: &Fleet,
        arrays: &'a [ArrayRef],
        filter: Option<&'a BooleanArray>,
    ) -> Result<Self> {
        let [mmsi, speed_kn, seconds, modes, waters_of_rows] = arrays else {
            return exec_err!("five arguments are needed, got {}", arrays.len());
        };
        let nulls = arrays
            .iter()
            .map(|array| array.logical_nulls())
            .fold(None, |all, own| NullBuffer::union(all.as_ref(), own.as_ref()));
        let nulls = nulls.filter(|nulls| nulls.null_count() > 0);
        let (mut mode, mut waters) = (Vec::new(), Vec::new());
        let refused = |argument, allowed: String| {
            move |Misfit { found, .. }| ArgumentError::Name { argument, found, allowed }
        };
        decode::named(modes.as_ref(), names::FILLER, names::mode, names::numbered_mode, &mut mode)
            .map_err(refused("mode", names::of_modes()))?;
        let by_name = |name: &str| names::waters(fleet, name);
        decode::named(waters_of_rows.as_ref(), 0, by_name, Some, &mut waters)
            .map_err(refused("waters", fleet.waters().join(", ")))?;
        let mut rows = Self {
            mmsi: Cow::Borrowed(as_primitive_array::<UInt32Type>(mmsi)?.values()),
            speed_kn: Cow::Borrowed(as_primitive_array::<Float64Type>(speed_kn)?.values()),
            seconds: Cow::Borrowed(as_primitive_array::<Float64Type>(seconds)?.values()),
            mode,
            waters,
            nulls,
            filter,
        };
        rows.empty_what_does_not_count();
        Ok(rows)
    }

    fn empty_what_does_not_count(&mut self) {
        if self.nulls.is_none() && self.filter.is_none() {
            return;
        }
        for row in 0..self.len() {
            if self.is_kept(row) && self.is_complete(row) {
                continue;
            }
            self.mmsi.to_mut()[row] = names::NO_MMSI;
            self.speed_kn.to_mut()[row] = 0.0;
            self.seconds.to_mut()[row] = 0.0;
            self.waters[row] = 0;
        }
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.mode.len()
    }

    /// Whether the filter keeps a row.
    pub(super) fn is_kept(&self, row: usize) -> bool {
        self.filter.is_none_or(|filter| filter.is_valid(row) && filter.value(row))
    }

    /// Whether no argument of a row is null.
    pub(super) fn is_complete(&self, row: usize) -> bool {
        self.nulls.as_ref().is_none_or(|nulls| nulls.is_valid(row))
    }

    /// Rows with a null, where there are any.
    pub(super) const fn nulls(&self) -> Option<&NullBuffer> {
        self.nulls.as_ref()
    }

    /// Ships.
    pub(super) fn mmsi(&self) -> &[u32] {
        &self.mmsi
    }

    /// Time.
    pub(super) fn seconds(&self) -> &[f64] {
        &self.seconds
    }

    /// Writes the grams of each lane of some rows, NaN where unknown.
    pub(super) fn emissions(
        &self,
        fleet: &Fleet,
        rows: Range<usize>,
        lanes: [&mut [f64]; LANES],
    ) -> Result<(), ArgumentError> {
        let from = rows.start;
        let columns = Columns {
            mmsi: &self.mmsi[rows.clone()],
            speed_kn: &self.speed_kn[rows.clone()],
            seconds: &self.seconds[rows.clone()],
            mode: &self.mode[rows.clone()],
            waters: &self.waters[rows],
        };
        Ok(fleet.rows(&columns, &mut Out::new(lanes)).map_err(|error| error.after(from))?)
    }
}
