//! The random numbers of a draw.

use super::Distribution;

// Philox, not a library: a number must be a function of (seed, draw, input), so that scenarios and years share theirs
// and threads do not matter. Of the libraries that keep their values, `rand_pcg` gets to input k of a stream only by
// `advance`, some hundred multiplications, and its streams are one sequence seen from elsewhere; `rand_chacha` makes 64
// bytes a block for the 8 that are needed, and brings `ppv-lite86` and `zerocopy`. Philox is this function, in ten
// lines, with published test vectors.
const MULTIPLIER: u64 = 0xD2B7_4407_B1CE_6E93;
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;
const ROUNDS: u32 = 10;

/// One draw of a run: the random number of each of its inputs is a pure function of seed, draw and input.
///
/// Two scenarios with one seed share their random numbers input by input, whatever the order of evaluation and the
/// number of threads ("common random numbers"): what differs between them is what the scenarios change. An input keeps
/// its numbers only while it keeps its own number.
///
/// # Source
///
/// Philox2x64-10 of Salmon, Moraes, Dror and Shaw, *Parallel random numbers: as easy as 1, 2, 3*, SC11, 2011, with the
/// seed as key and (draw, input) as counter.
///
/// # Examples
///
/// ```
/// use green_corridor::uncertainty::{Distribution, Draw};
///
/// let draw = Draw::new(2026, 17);
/// let grid = Distribution::uniform(198.0, 240.0)?;
/// assert_eq!(draw.value(3, &grid), Draw::new(2026, 17).value(3, &grid));
/// assert_ne!(draw.uniform(3), draw.uniform(4));
/// # Ok::<(), green_corridor::uncertainty::UncertaintyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Draw {
    seed: u64,
    index: u32,
}

impl Draw {
    /// The draw of an index, counted from 0.
    pub const fn new(seed: u64, index: u32) -> Self {
        Self { seed, index }
    }

    /// Which draw it is, counted from 0.
    pub const fn index(self) -> u32 {
        self.index
    }

    /// The random number of an input, uniform between 0 and 1, both excluded: an odd multiple of 2⁻⁵³, so that `u` and
    /// `1 − u` are as likely.
    #[inline]
    pub fn uniform(self, input: u32) -> f64 {
        let [first, _] = self.pair(input);
        first
    }

    /// What an input of this distribution is in this draw.
    #[inline]
    pub fn value(self, input: u32, distribution: &Distribution) -> f64 {
        distribution.at(self.uniform(input))
    }

    /// What all inputs are in this draw; each is numbered by its place, from 0.
    #[inline]
    pub fn values<const N: usize>(self, inputs: &[Distribution; N]) -> [f64; N] {
        std::array::from_fn(|k| self.value(k as u32, &inputs[k]))
    }

    /// Two independent uniform numbers of an input, of which [`Draw::uniform`] is the first.
    #[inline]
    pub(super) fn pair(self, input: u32) -> [f64; 2] {
        philox([u64::from(self.index), u64::from(input)], self.seed)
            .map(|bits| ((bits >> 11) | 1) as f64 * (f64::EPSILON / 2.0))
    }
}

#[inline]
fn philox([mut left, mut right]: [u64; 2], mut key: u64) -> [u64; 2] {
    for _ in 0..ROUNDS {
        let product = u128::from(MULTIPLIER) * u128::from(left);
        (left, right) = ((product >> 64) as u64 ^ key ^ right, product as u64);
        key = key.wrapping_add(WEYL);
    }
    [left, right]
}

#[cfg(test)]
mod tests {
    use super::philox;

    /// The lines `philox2x64 10` of `kat_vectors` in Random123, the authors' library.
    #[test]
    fn philox_gives_the_published_vectors() {
        let ones = u64::MAX;
        for (counter, key, printed) in [
            ([0, 0], 0, [0xca00_a045_9843_d731, 0x66c2_4222_c9a8_45b5]),
            ([ones, ones], ones, [0x65b0_21d6_0cd8_310f, 0x4d02_f322_2f86_df20]),
            (
                [0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344],
                0xa409_3822_299f_31d0,
                [0x0a5e_742c_2997_341c, 0xb0f8_83d3_8000_de5d],
            ),
        ] {
            assert_eq!(philox(counter, key), printed);
        }
    }
}
