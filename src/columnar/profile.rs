//! What a ship emits in given waters: the ledger's rates, ready to be multiplied.

use super::lane::{InLane, LANES, Lane, Lanes};
use crate::engine::LoadLaw;
use crate::engine::epa2022::low_load::InversePower;
use crate::units::substance::Substance;
use crate::units::{Power, Rate};
use crate::vessel::OperatingMode;

/// Rates of one ship on one fuel plan in one kind of waters.
///
/// ```text
/// e = t h(mode) + Σₖ φₖ(L) Kₖ         grams of each lane, of a row of t seconds
/// φ = t L (1, c, L^−1.5, c L^−1.5, L^−1, c L^−1)
/// ```
///
/// with the load `L` and its correction `c` ([`LoadLaw`]). Emissions are linear in these six functions of the load, so
/// that a sum of rows needs the sums of `t` and `φ` alone.
///
/// # Units
///
/// `h` in g/s, `K` in g/s at full load, each of eight lanes.
#[derive(Clone, Debug, PartialEq)]
#[repr(C, align(64))]
pub struct Profile {
    /// Auxiliary engines and boiler, by mode.
    hotel: [[f64; LANES]; OperatingMode::ALL.len()],
    /// Main engine above low load, catalyst on.
    above: [[f64; LANES]; 2],
    /// Main engine above low load, catalyst off.
    catalyst_off: [[f64; LANES]; 2],
    /// Main engine at low load.
    low: [[f64; LANES]; 6],
}

/// In which range of load a main engine runs; each has its own coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Band {
    Off,
    Above,
    CatalystOff,
    Low,
}

/// The functions of load of one row, or their sums over many.
pub(super) type Basis = [f64; 6];

const GRAMS_PER_KILOGRAM: f64 = 1e3;

impl Profile {
    /// A ship that emits nothing: the start for rates of one's own.
    pub const NOTHING: Self = Self {
        hotel: [[0.0; LANES]; OperatingMode::ALL.len()],
        above: [[0.0; LANES]; 2],
        catalyst_off: [[0.0; LANES]; 2],
        low: [[0.0; LANES]; 6],
    };

    /// Adds what auxiliary engines or boiler emit in a mode.
    #[must_use]
    pub fn with_hotel<S: InLane>(mut self, mode: OperatingMode, rate: Rate<S>) -> Self {
        self.insert_hotel(mode, S::LANE, rate.kilograms_per_hour() * GRAMS_PER_KILOGRAM / 3_600.0);
        self
    }

    /// Adds what a main engine of a rating emits.
    #[must_use]
    pub fn with_main<S: InLane>(mut self, rating: Power, law: &LoadLaw<S>) -> Self {
        self.insert_main(S::LANE, rating, law);
        self
    }

    /// CO2e at the stack from the three gases that are in already: `CO2 + g(CH4) CH4 + g(N2O) N2O`.
    #[must_use]
    pub fn with_co2e_of(mut self, ch4: f64, n2o: f64) -> Self {
        let rows = self.hotel.iter_mut().chain(&mut self.above);
        for row in rows.chain(&mut self.catalyst_off).chain(&mut self.low) {
            row[Lane::CarbonDioxideEquivalent as usize] = row[Lane::CarbonDioxide as usize]
                + ch4 * row[Lane::Methane as usize]
                + n2o * row[Lane::NitrousOxide as usize];
        }
        self
    }

    pub(super) fn insert_hotel(&mut self, mode: OperatingMode, lane: Lane, grams_per_second: f64) {
        self.hotel[mode as usize][lane as usize] += grams_per_second;
    }

    pub(super) fn insert_main<S: Substance>(&mut self, lane: Lane, rating: Power, law: &LoadLaw<S>) {
        let lane = lane as usize;
        let [flat, catalyst_off, corrected] = law.parts().map(|factor| {
            let rate: Rate<S> = factor * rating;
            rate.kilograms_per_hour() * GRAMS_PER_KILOGRAM / 3_600.0
        });
        self.above[0][lane] += flat;
        self.above[1][lane] += corrected;
        self.catalyst_off[0][lane] += catalyst_off;
        self.catalyst_off[1][lane] += corrected;
        let (powered, slope, intercept) = match law.rise() {
            None => (2, 0.0, 1.0),
            Some((InversePower::OneAndAHalf, slope, intercept)) => (2, slope, intercept),
            Some((InversePower::One, slope, intercept)) => (4, slope, intercept),
        };
        self.low[0][lane] += intercept * catalyst_off;
        self.low[1][lane] += intercept * corrected;
        self.low[powered][lane] += slope * catalyst_off;
        self.low[powered + 1][lane] += slope * corrected;
    }

    /// Grams of a row.
    #[inline]
    pub(super) fn emissions(&self, mode: OperatingMode, seconds: f64, band: Band, basis: &Basis) -> Lanes {
        let mut lanes = Lanes(self.hotel[mode as usize].map(|rate| rate * seconds));
        self.add_main(&mut lanes, band, basis);
        lanes
    }

    /// Adds what the main engine emits.
    #[inline]
    pub(super) fn add_main(&self, lanes: &mut Lanes, band: Band, basis: &Basis) {
        match band {
            Band::Off => {}
            Band::Above => add(lanes, &self.above, basis),
            Band::CatalystOff => add(lanes, &self.catalyst_off, basis),
            Band::Low => add(lanes, &self.low, basis),
        }
    }
}

#[inline]
fn add(lanes: &mut Lanes, coefficients: &[[f64; LANES]], basis: &Basis) {
    for (row, function) in coefficients.iter().zip(basis) {
        for (sum, coefficient) in lanes.0.iter_mut().zip(row) {
            *sum += coefficient * function;
        }
    }
}
