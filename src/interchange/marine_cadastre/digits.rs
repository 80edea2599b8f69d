//! Eight digits at once, in a word of which the first byte is lowest.

/// `00000000`.
const ZEROS: u64 = u64::from_le_bytes(*b"00000000");

const HIGH_BITS: u64 = 0x8080_8080_8080_8080;

/// Powers of ten, as whole numbers and as `f64`.
const POWERS: [(i64, f64); 8] = [
    (1, 1e0),
    (10, 1e1),
    (100, 1e2),
    (1_000, 1e3),
    (10_000, 1e4),
    (100_000, 1e5),
    (1_000_000, 1e6),
    (10_000_000, 1e7),
];

/// Whether each byte is below ten.
#[inline]
pub(super) const fn all_below_ten(bytes: u64) -> bool {
    others(bytes) == 0
}

/// The high bit of each byte that is ten or more.
#[inline]
const fn others(bytes: u64) -> u64 {
    (((bytes & !HIGH_BITS) + 0x7676_7676_7676_7676) | bytes) & HIGH_BITS
}

/// The number that the bytes write in base ten, the lowest byte the first digit.
#[inline]
const fn number(digits: u64) -> i64 {
    const PAIRS: u64 = 0x0000_00ff_0000_00ff;
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let high = (pairs & PAIRS).wrapping_mul(100 + (1_000_000 << 32));
    let low = ((pairs >> 16) & PAIRS).wrapping_mul(1 + (10_000 << 32));
    (high.wrapping_add(low) >> 32).cast_signed()
}

#[inline]
fn word(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|word| u64::from_le_bytes(*word))
}

/// Eight digits from a place.
#[inline]
pub(super) fn eight(bytes: &[u8], at: usize) -> Option<i64> {
    let digits = word(bytes, at)? ^ ZEROS;
    all_below_ten(digits).then(|| number(digits))
}

/// A plain decimal from a place, as `str::parse` reads it, and the place behind it. `None` for one with more than seven
/// digits before or behind the point, and for anything else, which may still be a number.
///
/// A whole number below 2⁵³ over a power of ten up to 10²² is the nearest `f64` of its decimal: both are exact, and
/// the division rounds once.
#[inline]
pub(super) fn decimal(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    let negative = *bytes.get(at)? == b'-';
    let at = at + usize::from(negative);
    let digits = word(bytes, at)? ^ ZEROS;
    let mut ends = others(digits);
    let whole = one_to_seven(ends)?;
    let (value, end) = if *bytes.get(at + whole)? == b'.' {
        ends &= ends - 1;
        if let Some(end) = one_to_seven(ends) {
            let (_, divisor) = *POWERS.get(end - whole - 1).filter(|(power, _)| *power > 1)?;
            let before_point = (1 << (8 * whole)) - 1;
            let digits = (digits & before_point) | ((digits >> 8) & !before_point);
            (first(digits, end - 1) as f64 / divisor, at + end)
        } else {
            let at = at + whole + 1;
            let behind = word(bytes, at)? ^ ZEROS;
            let count = one_to_seven(others(behind))?;
            let (power, divisor) = *POWERS.get(count)?;
            ((first(digits, whole) * power + first(behind, count)) as f64 / divisor, at + count)
        }
    } else {
        (first(digits, whole) as f64, at + whole)
    };
    Some((if negative { -value } else { value }, end))
}

/// The place of the first marked byte of a word, if it is neither its first nor beyond its last.
#[inline]
fn one_to_seven(marks: u64) -> Option<usize> {
    let place = marks.trailing_zeros() / 8;
    matches!(place, 1..8).then_some(place as usize)
}

/// The number of the first one to eight digits.
#[inline]
const fn first(digits: u64, count: usize) -> i64 {
    number(digits << (64 - 8 * count))
}
