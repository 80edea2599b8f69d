//! The sums of one ship in one kind of waters, in whole numbers.

use super::fleet::Fleet;
use super::lane::Lanes;
use super::profile::{Band, Basis};
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

impl Group {
    pub(super) const NOTHING: Self = Self {
        time: Time { dimension: std::marker::PhantomData, units: std::marker::PhantomData, value: 0.0 },
        lanes: Lanes::ZERO,
    };
}

/// Sums of one ship in one kind of waters.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cell {
    time: [i128; OperatingMode::ALL.len()],
    above: [[i128; 2]; UNDER_WAY],
    catalyst_off: [[i128; 2]; UNDER_WAY],
    low: [[i128; 6]; UNDER_WAY],
}

/// Modes in which a main engine runs; they come first in [`OperatingMode::ALL`].
const UNDER_WAY: usize = 3;

/// Units in a second.
const UNITS: f64 = (1_u64 << 44) as f64;

/// Above this many seconds a row does not fit a machine word.
const WORD: f64 = (1_u64 << 18) as f64;

#[inline]
pub(super) fn whole(value: f64) -> i128 {
    let units = value * UNITS + 0.5;
    if value < WORD { i128::from(units as i64) } else { units as i128 }
}

pub(super) fn number(sum: i128) -> f64 {
    sum as f64 / UNITS
}

impl Cell {
    pub(super) const EMPTY: Self = Self {
        time: [0; OperatingMode::ALL.len()],
        above: [[0; 2]; UNDER_WAY],
        catalyst_off: [[0; 2]; UNDER_WAY],
        low: [[0; 6]; UNDER_WAY],
    };

    #[inline]
    pub(super) fn add_time(&mut self, mode: OperatingMode, seconds: f64) {
        self.time[mode as usize] += whole(seconds);
    }

    /// Adds the functions of load of a row under way.
    #[inline]
    pub(super) fn add_main(&mut self, mode: OperatingMode, band: Band, basis: &Basis) {
        let add = |sums: &mut [i128]| {
            for (sum, function) in sums.iter_mut().zip(basis) {
                *sum += whole(*function);
            }
        };
        let mode = mode as usize % UNDER_WAY;
        match band {
            Band::Above => add(&mut self.above[mode]),
            Band::CatalystOff => add(&mut self.catalyst_off[mode]),
            Band::Low => add(&mut self.low[mode]),
        }
    }

    pub(super) fn merge(&mut self, other: &Self) {
        let add = |own: &mut [i128], other: &[i128]| {
            own.iter_mut().zip(other).for_each(|(own, other)| *own += other);
        };
        add(&mut self.time, &other.time);
        add(self.above.as_flattened_mut(), other.above.as_flattened());
        add(self.catalyst_off.as_flattened_mut(), other.catalyst_off.as_flattened());
        add(self.low.as_flattened_mut(), other.low.as_flattened());
    }

    /// Time and masses of the ship's rows in a mode.
    pub(super) fn group(&self, fleet: &Fleet, place: u32, waters: u8, mode: OperatingMode) -> Group {
        let time = number(self.time[mode as usize]);
        let Some(profile) = fleet.profile(place, waters) else { return Group::NOTHING };
        let mut lanes = profile.hotel(fleet.hotel(place, mode), time);
        if mode.is_under_way() {
            let mode = mode as usize;
            let bands: [(Band, &[i128]); 3] = [
                (Band::Above, &self.above[mode]),
                (Band::CatalystOff, &self.catalyst_off[mode]),
                (Band::Low, &self.low[mode]),
            ];
            for (band, sums) in bands.into_iter().filter(|(_, sums)| sums[0] != 0) {
                let mut basis = Basis::default();
                basis.iter_mut().zip(sums).for_each(|(function, sum)| *function = number(*sum));
                profile.add_main(&mut lanes, band, fleet.mcr(place), &basis);
            }
        }
        Group { time: seconds(time), lanes }
    }

    pub(super) fn has(&self, mode: OperatingMode) -> bool {
        self.time[mode as usize] != 0
    }
}
