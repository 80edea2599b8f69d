//! A few hundred rows at a time: looked up, brought to load, evaluated.

use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::index::NOWHERE;
use super::profile::{Band, Basis};
use crate::engine::epa2022::low_load::{self, InversePower};
use crate::engine::{ghg4, nox};
use crate::units::Load;
use crate::units::si::knots;

/// Rows of a block: its arrays stay in the first cache.
pub(super) const BLOCK: usize = 256;

/// Where the rows of a block belong, and their functions of load.
pub(super) struct Block {
    /// Profile of each row in the fleet, or [`NOWHERE`].
    pub(super) profile: [u32; BLOCK],
    pub(super) band: [Band; BLOCK],
    load: [f64; BLOCK],
    running: [f64; BLOCK],
    basis: [[f64; BLOCK]; 6],
}

impl Block {
    pub(super) const fn new() -> Self {
        Self {
            profile: [NOWHERE; BLOCK],
            band: [Band::Off; BLOCK],
            load: [0.0; BLOCK],
            running: [0.0; BLOCK],
            basis: [[0.0; BLOCK]; 6],
        }
    }

    /// Runs all rows through blocks; `each` gets the number of a block's first row, the block and its columns.
    pub(super) fn over(
        fleet: &Fleet,
        columns: &Columns<'_>,
        mut each: impl FnMut(usize, &Self, &Columns<'_>),
    ) -> Result<(), ColumnError> {
        columns.check_lengths()?;
        let mut block = Self::new();
        for from in (0..columns.rows()).step_by(BLOCK) {
            let part = columns.part(from, (from + BLOCK).min(columns.rows()));
            if !part.are_in_range(fleet.waters().len()) {
                part.first_error(from, fleet.waters().len())?;
            }
            block.fill(fleet, &part);
            each(from, &block, &part);
        }
        Ok(())
    }

    fn fill(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        let rows = columns.rows();
        for row in 0..rows {
            let mode = columns.mode[row];
            (self.profile[row], self.load[row]) = match fleet.find(columns.mmsi[row], columns.waters[row]) {
                Some((profile, law)) => (profile, law.load(knots(columns.speed_kn[row]), mode)),
                None => (NOWHERE, 0.0),
            };
            self.running[row] = if mode.is_under_way() { columns.seconds[row] } else { 0.0 };
        }
        let Self { load, running, band, basis, .. } = self;
        let [one, two, three, four, five, six] = basis;
        for row in 0..rows {
            let l = load[row];
            let time = running[row] * l;
            let corrected = time * ghg4::load_correction_of(l);
            let (steep, inverse) = (InversePower::OneAndAHalf.of(l), InversePower::One.of(l));
            one[row] = time;
            two[row] = corrected;
            three[row] = time * steep;
            four[row] = corrected * steep;
            five[row] = time * inverse;
            six[row] = corrected * inverse;
        }
        for row in 0..rows {
            let l = load[row];
            band[row] = match l {
                _ if l <= 0.0 || running[row] <= 0.0 => Band::Off,
                _ if l <= low_load::UP_TO => Band::Low,
                _ if nox::is_catalyst_off(Load::clamped(l)) => Band::CatalystOff,
                _ => Band::Above,
            };
        }
    }

    /// The functions of load of a row; what is not finite belongs to an engine that is off.
    #[inline]
    pub(super) fn basis(&self, row: usize) -> Basis {
        self.basis.each_ref().map(|function| function[row])
    }
}
