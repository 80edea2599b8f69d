//! The sums of one ship in one kind of waters, in whole numbers.

use super::fleet::Fleet;
use super::lane::Lanes;
use super::profile::Band;
use crate::units::Time;
use crate::units::si::seconds;
use crate::vessel::OperatingMode;

/// What is known of a group of rows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Group {
    /// Time.
    pub time: Time,
    /// Masses.
    pub lanes: Lanes,
}

/// Sums of a ship's rows: the time in each mode, and the functions of load in each mode under way and each band.
///
/// A sum is a whole number of two words. The low words stand apart from the high ones, which change once in twelve days of
/// a ship's time: what changes with every row is then half as large, and what a row changes is one or two cache lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cells {
    low: Vec<Words>,
    high: Vec<Words>,
}

/// A word for each sum: the first six are the times by mode.
#[derive(Clone, Debug, PartialEq)]
#[repr(align(64))]
struct Words([u64; WORDS]);

const WORDS: usize = 40;

/// Units in a second: 2⁴⁴, so that a unit is 57 fs.
const UNITS: f64 = (1_u64 << 44) as f64;

/// Seconds from which on a row does not fit a word.
const WORD: f64 = (1_u64 << 19) as f64;

/// The first sum of a band (off, above, catalyst off, low) in a mode under way (transit, manoeuvring, slow steaming): at low
/// load there are six, else two.
const FIRST_SUMS: [[u8; 3]; 4] = [[6, 14, 30], [6, 14, 30], [22, 32, 34], [16, 8, 24]];

#[inline(always)]
pub(super) fn first_sum(mode: OperatingMode, band: Band) -> usize {
    usize::from(FIRST_SUMS[band as usize][(mode as usize).min(2)])
}

/// A number of seconds in whole units, low word and high.
///
/// A number is rounded to 2⁻²⁰ s by adding one so large that its last place is 2⁻²⁰, and what is left is rounded to a unit
/// in the same way: in both sums the last places, read as a whole number, count the units.
#[inline(always)]
pub(super) fn whole(value: f64) -> (u64, u64) {
    const COARSE: f64 = 6_442_450_944.0; // 1.5 × 2³²: last place 2⁻²⁰
    const FINE: f64 = 384.0; // 1.5 × 2⁸: last place 2⁻⁴⁴
    let rounded = value + COARSE;
    let left = (value - (rounded - COARSE)) + FINE;
    let coarse = rounded.to_bits().wrapping_sub(COARSE.to_bits());
    let fine = left.to_bits().wrapping_sub(FINE.to_bits()).cast_signed();
    if value < WORD {
        ((coarse << 24).wrapping_add_signed(fine), 0)
    } else {
        let units = (u128::from(coarse) << 24).wrapping_add_signed(i128::from(fine));
        (units as u64, (units >> 64) as u64)
    }
}

/// Seconds of a sum.
pub(super) fn number((low, high): (u64, u64)) -> f64 {
    (u128::from(high) << 64 | u128::from(low)) as f64 / UNITS
}

/// Adds to a sum.
#[inline(always)]
pub(super) fn carry((low, high): (&mut u64, &mut u64), (more, over): (u64, u64)) {
    let (sum, overflows) = low.overflowing_add(more);
    *low = sum;
    if overflows | (over != 0) {
        *high = high.wrapping_add(over).wrapping_add(u64::from(overflows));
    }
}

impl Group {
    pub(super) const NOTHING: Self = Self {
        time: Time { dimension: std::marker::PhantomData, units: std::marker::PhantomData, value: 0.0 },
        lanes: Lanes::ZERO,
    };

    pub(super) fn add(&mut self, other: &Self) {
        self.time += other.time;
        self.lanes.add(&other.lanes);
    }
}

impl Cells {
    pub(super) fn of(count: usize) -> Self {
        let words = vec![Words([0; WORDS]); count];
        Self { low: words.clone(), high: words }
    }

    /// Reads sums that rows will change, one after the other: they are in the cache when they are needed.
    #[inline(always)]
    pub(super) fn fetch(&self, sums: impl Iterator<Item = (usize, usize)>) {
        let mut all = 0;
        for (cell, turn) in sums {
            all ^= self.word(cell, turn);
        }
        std::hint::black_box(all);
    }

    #[inline(always)]
    fn word(&self, cell: usize, turn: usize) -> u64 {
        self.low.get(cell).map_or(0, |words| words.0[turn])
    }

    /// Adds numbers to as many sums of a cell; whether there is such a cell.
    #[inline(always)]
    pub(super) fn add<const N: usize>(&mut self, cell: usize, first: usize, seconds: &[f64; N]) -> bool {
        let (Some(low), Some(high)) = (self.low.get_mut(cell), self.high.get_mut(cell)) else { return false };
        let first = first.min(WORDS - N);
        for ((low, high), own) in low.0[first..].iter_mut().zip(&mut high.0[first..]).zip(seconds) {
            carry((low, high), whole(*own));
        }
        true
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let low = self.low.iter_mut().zip(&other.low);
        for ((low, more), (high, over)) in low.zip(self.high.iter_mut().zip(&other.high)) {
            for turn in 0..WORDS {
                carry((&mut low.0[turn], &mut high.0[turn]), (more.0[turn], over.0[turn]));
            }
        }
    }

    /// Whether a cell has rows in a mode.
    pub(super) fn has(&self, cell: usize, mode: OperatingMode) -> bool {
        self.sum(cell, mode as usize) > 0.0
    }

    fn sum(&self, cell: usize, turn: usize) -> f64 {
        let word = |words: &[Words]| words.get(cell).map_or(0, |words| words.0[turn]);
        number((word(&self.low), word(&self.high)))
    }

    fn sums<const N: usize>(&self, cell: usize, first: usize) -> [f64; N] {
        std::array::from_fn(|turn| self.sum(cell, first + turn))
    }

    /// Time and masses of a cell's rows in a mode.
    pub(super) fn group(&self, fleet: &Fleet, cell: usize, mode: OperatingMode) -> Group {
        let time = self.sum(cell, mode as usize);
        let (place, waters) = fleet.place_and_waters(cell);
        let Some((ship, profile)) = fleet.machinery(place, waters) else { return Group::NOTHING };
        let mut lanes = profile.hotel(ship.hotel_in(mode), time);
        if mode.is_under_way() {
            for band in [Band::Above, Band::CatalystOff, Band::Low] {
                let first = first_sum(mode, band);
                let main: [f64; 2] = self.sums(cell, first);
                if main[0] > 0.0 {
                    lanes = profile.and_main(lanes, band, ship.mcr, &main);
                    if band == Band::Low {
                        lanes = profile.and_rise(lanes, ship.mcr, &self.sums(cell, first + 2));
                    }
                }
            }
        }
        Group { time: seconds(time), lanes }
    }
}
