//! Decimals that survive binary numbers.

/// Rounds to 15 significant digits, the most that every decimal survives.
pub fn round_15(value: f64) -> f64 {
    format!("{value:.14e}").parse().unwrap_or(value)
}
