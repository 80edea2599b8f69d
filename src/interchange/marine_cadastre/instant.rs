//! `2018-06-01T23:59:59` and `2025-06-01 23:59:59`, by the places of their digits.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::digits;

/// Length of a date with the `T` or the space behind it.
pub(super) const DATE: usize = 11;

/// Length of an instant.
pub(super) const LENGTH: usize = 19;

/// `00:00:00`, the first byte lowest.
const MIDNIGHT: u64 = u64::from_le_bytes(*b"00:00:00");

/// Reads an instant, UTC.
pub(super) fn read(text: &[u8]) -> Option<Timestamp> {
    let (date, time) = text.split_first_chunk::<DATE>()?;
    let seconds = second_of_day(u64::from_le_bytes(time.try_into().ok()?))?;
    Timestamp::from_second(midnight(date)? + seconds).ok()
}

/// Seconds from 1970 to the beginning of a date that exists.
pub(super) fn midnight(text: &[u8; DATE]) -> Option<i64> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b'T' | b' '] = *text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_i16, |number, digit| {
            digit.is_ascii_digit().then(|| number * 10 + i16::from(digit - b'0'))
        })
    };
    let (month, day) = (number(&[m1, m2])?.try_into().ok()?, number(&[d1, d2])?.try_into().ok()?);
    let date = Date::new(number(&[y1, y2, y3, y4])?, month, day).ok()?;
    Some(TimeZone::UTC.to_timestamp(date.at(0, 0, 0, 0)).ok()?.as_second())
}

/// Seconds of `23:59:59`, given with its first byte lowest. The day ends there: no 24:00, no leap second.
#[inline]
pub(super) const fn second_of_day(text: u64) -> Option<i64> {
    // Each byte is now its digit, the colons are zero.
    let digits = text ^ MIDNIGHT;
    if !digits::all_below_ten(digits) || digits & 0x0000_ff00_00ff_0000 != 0 {
        return None;
    }
    // Bytes 0, 3 and 6 are the two-digit numbers.
    let pairs = digits * 10 + (digits >> 8);
    let (hour, minute, second) = (pairs & 0xff, (pairs >> 24) & 0xff, (pairs >> 48) & 0xff);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some((hour * 3_600 + minute * 60 + second).cast_signed())
}
