//! A sum that knows what `f64` left of it.

/// Of the terms' magnitude: two roundings of every term on its way in, and room for their differences.
pub(super) const NOISE: f64 = 16.0 * f64::EPSILON;

/// A compensated sum (Neumaier) and the magnitude of its terms.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    sum: f64,
    lost: f64,
    magnitude: f64,
}

impl Tally {
    pub(super) fn add(&mut self, term: f64) {
        let sum = self.sum + term;
        self.lost +=
            if self.sum.abs() >= term.abs() { (self.sum - sum) + term } else { (term - sum) + self.sum };
        self.sum = sum;
        self.magnitude += term.abs();
    }

    /// What remains of the terms, zero where that is no more than [`Self::noise`].
    pub(super) fn total(&self) -> f64 {
        let total = self.sum + self.lost;
        if total.abs() <= self.noise() { 0.0 } else { total }
    }

    /// The most that rounding alone may have left.
    pub(super) fn noise(&self) -> f64 {
        NOISE * self.magnitude
    }
}

impl FromIterator<f64> for Tally {
    fn from_iter<I: IntoIterator<Item = f64>>(terms: I) -> Self {
        let mut tally = Self::default();
        terms.into_iter().for_each(|term| tally.add(term));
        tally
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_that_cancel_leave_nothing() {
        assert_ne!(0.3 - 0.1 - 0.2, 0.0);
        assert_eq!([0.3, -0.1, -0.2].into_iter().collect::<Tally>().total(), 0.0);
    }

    #[test]
    fn small_terms_survive_large_ones() {
        let tally: Tally = [1e12, 1.0, -1e12, 1e-2].into_iter().collect();
        assert_eq!(tally.total(), 1.01);
        assert!(tally.noise() < 0.01);
    }
}
