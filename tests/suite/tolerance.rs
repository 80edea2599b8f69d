//! How close is close enough: the printed precision of the source, or 1e-12 where it prints all digits.

/// For formulas whose source gives full precision.
pub const FULL_PRECISION: f64 = 1e-12;

/// Asserts `|got − printed| ≤ half of the last printed digit`.
///
/// The digits are those of the text as the source prints it.
#[track_caller]
pub fn assert_printed(got: f64, printed: &str) {
    let plain: String = printed.chars().filter(|c| *c != ',').collect();
    let want: f64 = plain.parse().unwrap_or_else(|_| panic!("`{printed}` is not a number"));
    let decimals = plain.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let half_digit = 0.5 * 10f64.powi(-(decimals as i32));
    // One part in 1e12 for the rounding of `want` itself.
    let allowed = half_digit + want.abs() * FULL_PRECISION;
    assert!((got - want).abs() <= allowed, "got {got}, the source prints {printed}");
}

/// Asserts a relative deviation.
#[track_caller]
pub fn assert_close(got: f64, want: f64, relative: f64) {
    assert!((got - want).abs() <= relative * want.abs(), "got {got}, want {want} to {relative:e}");
}
