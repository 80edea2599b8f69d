//! The quantile of a sorted sample.

/// `x⌊h⌋ + (h − ⌊h⌋)(x⌊h⌋₊₁ − x⌊h⌋)` with `h = (n − 1) p`, counted from 0; `None` for an empty sample and a probability
/// outside 0..=1.
///
/// # Source
///
/// Type 7 of Hyndman and Fan, *Sample quantiles in statistical packages*, The American Statistician 50(4), 1996; what
/// numpy, R and spreadsheets do if nothing else is asked for.
///
/// # Examples
///
/// ```
/// use green_corridor::uncertainty::quantile;
/// assert_eq!(quantile(&[1.0, 2.0, 3.0, 4.0], 0.25), Some(1.75));
/// assert_eq!(quantile(&[], 0.5), None);
/// ```
pub fn quantile(sorted: &[f64], probability: f64) -> Option<f64> {
    if !(0.0..=1.0).contains(&probability) {
        return None;
    }
    let h = sorted.len().checked_sub(1)? as f64 * probability;
    let low = *sorted.get(h.floor() as usize)?;
    let high = *sorted.get(h.ceil() as usize)?;
    Some(low + (h - h.floor()) * (high - low))
}
