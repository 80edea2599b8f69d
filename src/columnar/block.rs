//! A few rows at a time: looked up, brought to load, told apart by what the main engine does.
//!
//! Every step goes over all rows of a block without a jump, so that the processor has nothing to guess and takes several at
//! a time.

use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::index::NOWHERE;
use super::profile::Band;
use crate::engine::epa2022::low_load::{self, InversePower};
use crate::engine::{ghg4, nox};
use crate::units::Load;
use crate::units::si::knots;

/// Rows of a block: its arrays stay in the first cache.
pub(super) const BLOCK: usize = 64;

/// Where the rows of a block belong, and their functions of load.
pub(super) struct Block {
    /// Place of each row's ship in the fleet, or [`NOWHERE`].
    pub(super) place: [u32; BLOCK],
    /// What its main engine does.
    pub(super) band: [Band; BLOCK],
    /// t L and t L c; zero where the main engine is off.
    pub(super) main: [[f64; 2]; BLOCK],
    load: [f64; BLOCK],
    running: List,
    low: List,
}

/// The first `len` numbers of an array.
struct List {
    numbers: [u16; BLOCK],
    len: usize,
}

impl List {
    const EMPTY: Self = Self { numbers: [0; BLOCK], len: 0 };

    /// Puts a number behind the last and keeps it if asked to, without a jump.
    #[inline(always)]
    fn push_if(&mut self, keep: bool, number: usize) {
        if let Some(free) = self.numbers.get_mut(self.len) {
            *free = number as u16;
        }
        self.len += usize::from(keep);
    }

    #[inline(always)]
    fn iter(&self) -> impl Iterator<Item = usize> {
        self.numbers[..self.len.min(BLOCK)].iter().map(|number| usize::from(*number) % BLOCK)
    }
}

impl Block {
    pub(super) const fn new() -> Self {
        Self {
            place: [NOWHERE; BLOCK],
            band: [Band::Off; BLOCK],
            main: [[0.0; 2]; BLOCK],
            load: [0.0; BLOCK],
            running: List::EMPTY,
            low: List::EMPTY,
        }
    }

    /// Takes the rows from one on, as many as a block has: their columns. Errors count rows from the number of the first.
    #[inline(always)]
    pub(super) fn fill<'a>(
        &mut self,
        fleet: &Fleet,
        columns: &Columns<'a>,
        first: usize,
        from: usize,
    ) -> Result<Columns<'a>, ColumnError> {
        let part = columns.part(from, (from + BLOCK).min(columns.rows()));
        if !part.are_in_range(fleet.waters().len()) {
            part.first_error(first + from, fleet.waters().len())?;
        }
        self.look_up(fleet, &part);
        self.bring_to_load(fleet, &part);
        Ok(part)
    }

    /// Rows whose main engine runs.
    #[inline(always)]
    pub(super) fn running(&self) -> impl Iterator<Item = usize> {
        self.running.iter()
    }

    /// Rows whose main engine runs at low load, and their functions of load beyond the first two:
    /// `t L (L^−1.5, c L^−1.5, L^−1, c L^−1)`.
    #[inline(always)]
    pub(super) fn low(&self) -> impl Iterator<Item = (usize, [f64; 4])> {
        self.low.iter().map(|row| {
            let ([time, corrected], load) = (self.main[row], self.load[row]);
            let (steep, inverse) = (InversePower::OneAndAHalf.of(load), InversePower::One.of(load));
            (row, [time * steep, corrected * steep, time * inverse, corrected * inverse])
        })
    }

    #[inline(always)]
    fn look_up(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        for (place, mmsi) in self.place.iter_mut().zip(columns.mmsi) {
            *place = fleet.place(*mmsi);
        }
        fleet.fetch(&self.place[..columns.rows()], |ship| ship.mcr);
    }

    #[inline(always)]
    fn bring_to_load(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        let Self { place, band, main, load, running, low } = self;
        let rows = columns.speed_kn.iter().zip(columns.mode);
        for ((load, place), (speed, mode)) in load.iter_mut().zip(place).zip(rows) {
            let under_way = f64::from(u8::from(mode.is_under_way()));
            *load = under_way * fleet.load(*place, knots(*speed), *mode);
        }
        for ((main, load), seconds) in main.iter_mut().zip(&*load).zip(columns.seconds) {
            let time = seconds * load;
            *main = [time, time * ghg4::load_correction_of(*load)];
        }
        for (band, load) in band.iter_mut().zip(&*load) {
            *band = band_of(*load);
        }
        (running.len, low.len) = (0, 0);
        for (row, band) in band.iter().enumerate().take(columns.rows()) {
            running.push_if(*band != Band::Off, row);
            low.push_if(*band == Band::Low, row);
        }
    }
}

#[inline(always)]
fn band_of(load: f64) -> Band {
    let above = if nox::is_catalyst_off(Load::clamped(load)) { Band::CatalystOff } else { Band::Above };
    let running = if load <= low_load::UP_TO { Band::Low } else { above };
    if load > 0.0 { running } else { Band::Off }
}
