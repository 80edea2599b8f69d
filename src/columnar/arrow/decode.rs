//! From Arrow arrays to plain columns.

use arrow::array::{Array, ArrayRef, AsArray, Float64Array, UInt32Array, new_null_array};
use arrow::compute::cast;
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Float32Type, Float64Type, TimeUnit, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt32Type,
};
use arrow::util::display::array_value_to_string;
use jiff::Timestamp;

/// What a row holds and should not.
#[derive(Debug)]
pub(crate) struct Misfit {
    pub(crate) row: usize,
    pub(crate) found: String,
}

/// Whole numbers of 32 bits, or the first that is none.
pub(crate) fn numbers(array: &ArrayRef) -> Result<UInt32Array, Misfit> {
    let fitting =
        cast(array, &DataType::UInt32).unwrap_or_else(|_| new_null_array(&DataType::UInt32, array.len()));
    match (0..array.len()).find(|row| fitting.is_null(*row) && array.is_valid(*row)) {
        Some(row) => Err(Misfit { row, found: array_value_to_string(array, row).unwrap_or_default() }),
        None => Ok(fitting.as_primitive::<UInt32Type>().clone()),
    }
}

/// Floating-point numbers; `None` for an array of something else.
pub(crate) fn floats(array: &dyn Array) -> Option<Float64Array> {
    let doubles = array.as_primitive_opt::<Float64Type>().cloned();
    doubles.or_else(|| Some(array.as_primitive_opt::<Float32Type>()?.unary(f64::from)))
}

/// Instants, `None` for nulls and for what lies beyond the calendar; `None` for an array of something else.
pub(crate) fn instants(array: &dyn Array) -> Option<Vec<Option<Timestamp>>> {
    fn of<T: ArrowPrimitiveType<Native = i64>>(
        array: &dyn Array,
        instant: impl Fn(i64) -> Result<Timestamp, jiff::Error>,
    ) -> Vec<Option<Timestamp>> {
        array.as_primitive::<T>().iter().map(|value| instant(value?).ok()).collect()
    }
    let DataType::Timestamp(unit, _) = array.data_type() else { return None };
    let nanoseconds = |value: i64| Timestamp::from_nanosecond(i128::from(value));
    Some(match unit {
        TimeUnit::Second => of::<TimestampSecondType>(array, Timestamp::from_second),
        TimeUnit::Millisecond => of::<TimestampMillisecondType>(array, Timestamp::from_millisecond),
        TimeUnit::Microsecond => of::<TimestampMicrosecondType>(array, Timestamp::from_microsecond),
        TimeUnit::Nanosecond => of::<TimestampNanosecondType>(array, nanoseconds),
    })
}

/// What names, or their numbers, stand for; `filler` stands where there is nothing.
pub(crate) fn named<T: Copy>(
    array: &dyn Array,
    filler: T,
    by_name: impl Fn(&str) -> Option<T>,
    by_number: impl Fn(u8) -> Option<T>,
    out: &mut Vec<T>,
) -> Result<(), Misfit> {
    out.clear();
    out.reserve(array.len());
    if let Some(dictionary) = array.as_any_dictionary_opt() {
        let known: Vec<Option<&str>> = texts(dictionary.values().as_ref()).collect();
        let meant: Vec<Option<T>> = known.iter().map(|name| name.map_or(Some(filler), &by_name)).collect();
        if known.is_empty() {
            out.resize(array.len(), filler);
            return Ok(());
        }
        for (row, key) in dictionary.normalized_keys().into_iter().enumerate() {
            let value = if array.is_null(row) { Some(filler) } else { meant[key] };
            out.push(value.ok_or_else(|| misfit(row, known[key].unwrap_or_default()))?);
        }
    } else if let Some(numbers) = array.as_primitive_opt::<UInt8Type>() {
        for (row, number) in numbers.iter().enumerate() {
            let value = number.map_or(Some(filler), &by_number);
            out.push(value.ok_or_else(|| misfit(row, number.unwrap_or_default()))?);
        }
    } else {
        for (row, name) in texts(array).enumerate() {
            let value = name.map_or(Some(filler), &by_name);
            out.push(value.ok_or_else(|| misfit(row, name.unwrap_or_default()))?);
        }
    }
    Ok(())
}

fn misfit(row: usize, found: impl ToString) -> Misfit {
    Misfit { row, found: found.to_string() }
}

/// Whether arrays of a type hold texts.
pub(crate) fn is_text(found: &DataType) -> bool {
    match found {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => true,
        DataType::Dictionary(_, values) => **values == DataType::Utf8,
        _ => false,
    }
}

/// The texts of an array of any of the three types that hold them, and of a dictionary of them.
pub(crate) fn texts(array: &dyn Array) -> Box<dyn Iterator<Item = Option<&str>> + '_> {
    match array.data_type() {
        DataType::Utf8 => Box::new(array.as_string::<i32>().iter()),
        DataType::LargeUtf8 => Box::new(array.as_string::<i64>().iter()),
        DataType::Utf8View => Box::new(array.as_string_view().iter()),
        _ => Box::new(std::iter::repeat_n(None, array.len())),
    }
}
