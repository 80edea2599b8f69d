//! A few hundred rows at a time: looked up, sorted by what the main engine does, brought to load.
//!
//! Rows of one kind are put side by side before they are computed: the processor then has nothing to guess.

use super::columns::{ColumnError, Columns};
use super::fleet::Fleet;
use super::index::NOWHERE;
use super::profile::{Band, Basis};
use crate::engine::epa2022::low_load::{self, InversePower};
use crate::engine::{ghg4, nox};
use crate::units::Load;
use crate::units::si::knots;

/// Rows of a block: its arrays stay in the first cache.
pub(super) const BLOCK: usize = 64;

/// Where the rows of a block belong, and the functions of load of those whose main engine runs.
pub(super) struct Block {
    /// Place of each row's ship in the fleet, or [`NOWHERE`].
    place: [u32; BLOCK],
    /// Rows whose ship is under way.
    under_way: List,
    load: [f64; BLOCK],
    /// Of the rows in `under_way`: t L and t L c.
    time: [f64; BLOCK],
    corrected: [f64; BLOCK],
    /// Turns in `under_way`, by band.
    bands: [List; 3],
}

/// The first `len` numbers of an array.
struct List {
    numbers: [u16; BLOCK],
    len: usize,
}

impl List {
    const EMPTY: Self = Self { numbers: [0; BLOCK], len: 0 };

    /// Puts a number behind the last and keeps it if asked to, without a jump.
    #[inline]
    fn push_if(&mut self, keep: bool, number: usize) {
        if let Some(free) = self.numbers.get_mut(self.len) {
            *free = number as u16;
        }
        self.len += usize::from(keep);
    }

    fn iter(&self) -> impl Iterator<Item = usize> {
        self.numbers[..self.len.min(BLOCK)].iter().map(|number| usize::from(*number))
    }
}

impl Block {
    pub(super) const fn new() -> Self {
        Self {
            place: [NOWHERE; BLOCK],
            under_way: List::EMPTY,
            load: [0.0; BLOCK],
            time: [0.0; BLOCK],
            corrected: [0.0; BLOCK],
            bands: [List::EMPTY; 3],
        }
    }

    /// Runs all rows through blocks; `each` gets where a block's first row stands in the columns, the block and its
    /// columns. Errors count rows from the number of the first.
    pub(super) fn over(
        fleet: &Fleet,
        first: usize,
        columns: &Columns<'_>,
        mut each: impl FnMut(usize, &Self, &Columns<'_>),
    ) -> Result<(), ColumnError> {
        let mut block = Self::new();
        for from in (0..columns.rows()).step_by(BLOCK) {
            let part = columns.part(from, (from + BLOCK).min(columns.rows()));
            if !part.are_in_range(fleet.waters().len()) {
                part.first_error(first + from, fleet.waters().len())?;
            }
            block.fill(fleet, &part);
            each(from, &block, &part);
        }
        Ok(())
    }

    /// The place of each row's ship in the fleet, or [`NOWHERE`].
    pub(super) fn places(&self) -> &[u32; BLOCK] {
        &self.place
    }

    /// Every row whose main engine runs, and its band.
    pub(super) fn rows_by_band(&self) -> impl Iterator<Item = (usize, Band)> {
        let bands = [Band::Above, Band::CatalystOff, Band::Low];
        let row = |turn: usize| usize::from(self.under_way.numbers[turn]);
        self.bands
            .iter()
            .zip(bands)
            .flat_map(move |(turns, band)| turns.iter().map(move |turn| (row(turn), band)))
    }

    /// Calls `each` with every row whose main engine runs, its band and its functions of load.
    #[inline]
    pub(super) fn running(&self, mut each: impl FnMut(usize, Band, &Basis)) {
        let [above, catalyst_off, low] = &self.bands;
        let row = |place: usize| usize::from(self.under_way.numbers[place]);
        for place in above.iter() {
            each(row(place), Band::Above, &[self.time[place], self.corrected[place], 0.0, 0.0, 0.0, 0.0]);
        }
        for place in catalyst_off.iter() {
            each(
                row(place),
                Band::CatalystOff,
                &[self.time[place], self.corrected[place], 0.0, 0.0, 0.0, 0.0],
            );
        }
        for place in low.iter() {
            let (time, corrected, load) = (self.time[place], self.corrected[place], self.load[place]);
            let (steep, inverse) = (InversePower::OneAndAHalf.of(load), InversePower::One.of(load));
            let basis =
                [time, corrected, time * steep, corrected * steep, time * inverse, corrected * inverse];
            each(row(place), Band::Low, &basis);
        }
    }

    fn fill(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        self.look_up(fleet, columns);
        self.bring_to_load(fleet, columns);
        self.sort_by_band();
    }

    fn look_up(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        let Self { place, under_way, .. } = self;
        under_way.len = 0;
        for (row, ((mmsi, mode), place)) in columns.mmsi.iter().zip(columns.mode).zip(place).enumerate() {
            *place = fleet.place(*mmsi);
            under_way.push_if(mode.is_under_way() & (*place != NOWHERE), row);
        }
        fleet.fetch(self.place.iter().take(columns.rows()));
    }

    fn bring_to_load(&mut self, fleet: &Fleet, columns: &Columns<'_>) {
        let Self { place, under_way, load, time, corrected, .. } = self;
        for (turn, row) in under_way.iter().enumerate() {
            load[turn] = fleet.load(place[row], knots(columns.speed_kn[row]), columns.mode[row]);
            time[turn] = columns.seconds[row];
        }
        for ((time, load), corrected) in time.iter_mut().zip(load).zip(corrected).take(under_way.len) {
            *time *= *load;
            *corrected = *time * ghg4::load_correction_of(*load);
        }
    }

    fn sort_by_band(&mut self) {
        let [above, catalyst_off, low] = &mut self.bands;
        (above.len, catalyst_off.len, low.len) = (0, 0, 0);
        for (turn, load) in self.load.iter().enumerate().take(self.under_way.len) {
            let on = *load > 0.0;
            let is_low = *load <= low_load::UP_TO;
            let is_off = nox::is_catalyst_off(Load::clamped(*load));
            above.push_if(!is_off, turn);
            catalyst_off.push_if(is_off & !is_low, turn);
            low.push_if(on & is_low, turn);
        }
    }
}
