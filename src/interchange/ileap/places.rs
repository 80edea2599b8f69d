//! How many places the decimals of an export have.

use super::export_error::ExportError;
use crate::units::{Decimal, DecimalError};

/// Places behind the point of what is written, each in 1 to 12.
///
/// Consumptions and factors have at least three more than intensities, so that intensity = Σ consumption × factor holds on the wire
/// to the last place that the intensity has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    intensity: u8,
    carrier: u8,
    share: u8,
    amount: u8,
}

impl Places {
    /// Intensities and shares to six places, consumptions and factors to nine, kilograms and kilometres to three.
    pub const TO_THE_GRAM: Self = Self { intensity: 6, carrier: 9, share: 6, amount: 3 };

    const MOST: u8 = 12;

    /// Places of intensities, of consumptions and emission factors, of shares, and of amounts in kilograms,
    /// kilometres and tonne-kilometres.
    ///
    /// # Errors
    ///
    /// [`ExportError::Places`], [`ExportError::CarrierPlaces`].
    pub fn new(intensity: u8, carrier: u8, share: u8, amount: u8) -> Result<Self, ExportError> {
        let all = [("intensity", intensity), ("carrier", carrier), ("share", share), ("amount", amount)];
        let outside = all.into_iter().find(|(_, value)| !(1..=Self::MOST).contains(value));
        if let Some((field, value)) = outside {
            return Err(ExportError::Places { field, value, most: Self::MOST });
        }
        let least = intensity + 3;
        if carrier < least {
            return Err(ExportError::CarrierPlaces { carrier, least });
        }
        Ok(Self { intensity, carrier, share, amount })
    }

    pub(super) fn intensity(&self, exact: &Decimal) -> Decimal {
        exact.rounded_half_up(self.intensity)
    }

    pub(super) fn carrier(&self, field: &'static str, value: f64) -> Result<Decimal, DecimalError> {
        Ok(Decimal::from_f64(field, value)?.rounded_half_up(self.carrier))
    }

    pub(super) fn amount(&self, field: &'static str, value: f64) -> Result<Decimal, DecimalError> {
        Ok(self.exact_amount(&Decimal::from_f64(field, value)?))
    }

    pub(super) fn exact_amount(&self, exact: &Decimal) -> Decimal {
        exact.rounded_half_up(self.amount)
    }

    /// Shares of parts above 0 that sum to exactly 1: largest remainder, and at least one unit of the last place for
    /// each.
    pub(super) fn shares(&self, parts: &[f64]) -> Result<Vec<Decimal>, ExportError> {
        let room = 10_u64.pow(u32::from(self.share));
        let carriers = parts.len();
        let count = u64::try_from(carriers).unwrap_or(u64::MAX);
        if count > room {
            return Err(ExportError::TooFewShares { carriers, room });
        }
        let total: f64 = parts.iter().sum();
        let exact = |part: &f64| part / total * room as f64;
        let mut units: Vec<u64> = parts.iter().map(|part| (exact(part).floor() as u64).max(1)).collect();
        let mut by_remainder: Vec<usize> = (0..carriers).collect();
        let remainder = |index: usize| exact(&parts[index]).fract();
        by_remainder.sort_by(|one, other| remainder(*other).total_cmp(&remainder(*one)).then(one.cmp(other)));
        let given: u64 = units.iter().sum();
        for index in by_remainder.into_iter().cycle().take(room.saturating_sub(given) as usize) {
            units[index] += 1;
        }
        for _ in room..given {
            // Parts too small for a unit took one; the largest give it back.
            if let Some(largest) = units.iter_mut().max() {
                *largest -= 1;
            }
        }
        Ok(units.into_iter().map(|unit| Decimal::from_digits(unit as i64, self.share)).collect())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn with_share_places(share: u8) -> Places {
        Places { share, ..Places::TO_THE_GRAM }
    }

    #[test]
    fn shares_go_to_the_largest_remainders() {
        let of = |parts: &[f64], places| -> Vec<String> {
            let shares = with_share_places(places).shares(parts).expect("room");
            shares.iter().map(Decimal::to_string).collect()
        };
        assert_eq!(of(&[1.0, 1.0, 1.0], 2), ["0.34", "0.33", "0.33"]);
        assert_eq!(of(&[98.0, 1.0, 1.0], 6), ["0.980000", "0.010000", "0.010000"]);
        assert_eq!(of(&[1e9, 1.0, 1.0], 2), ["0.98", "0.01", "0.01"]);
    }

    #[test]
    fn every_part_needs_a_unit() {
        let refused = with_share_places(1).shares(&[1.0; 11]);
        assert_eq!(refused, Err(ExportError::TooFewShares { carriers: 11, room: 10 }));
        assert_eq!(with_share_places(1).shares(&[1.0; 10]).map(|shares| shares.len()), Ok(10));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn shares_sum_to_one_exactly(parts in prop::collection::vec(1e-9..1e9_f64, 1..10), places in 1_u8..=12) {
            let shares = with_share_places(places).shares(&parts).expect("room");
            let sum = shares.iter().fold(Decimal::zero(), |sum, share| &sum + share);
            prop_assert_eq!(sum, Decimal::from_digits(1, 0));
            prop_assert!(shares.iter().all(|share| *share > Decimal::zero()));
        }
    }
}
