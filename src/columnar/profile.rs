//! What machinery emits per shaft energy in given waters: the ledger's factors, ready to be multiplied.

use super::lane::{InLane, LANES, Lane, Lanes};
use crate::engine::LoadLaw;
use crate::engine::epa2022::low_load::{InversePower, Regression};
use crate::units::BrakeFactor;
use crate::units::substance::Substance;

/// Factors of a ship's machinery on one fuel plan in one kind of waters.
///
/// ```text
/// e = t (Pa fa + Pb fb) + MCR Σₖ φₖ(L) Kₖ      grams of each lane, of a row of t seconds
/// φ = t L (1, c, L^−1.5, c L^−1.5, L^−1, c L^−1)
/// ```
///
/// with the powers of auxiliary engines and boiler, the load `L` of the main engine and its correction `c`
/// ([`LoadLaw`]). Emissions are linear in these six functions of the load, so that a sum of rows needs the sums of `t` and
/// `φ` alone.
///
/// # Units
///
/// Factors in grams per joule of shaft energy, each of eight lanes.
#[derive(Clone, Debug, PartialEq)]
#[repr(C, align(64))]
pub struct Profile {
    auxiliary: [f64; LANES],
    boiler: [f64; LANES],
    /// Main engine above low load, catalyst on.
    above: [[f64; LANES]; 2],
    /// Main engine above low load, catalyst off.
    catalyst_off: [[f64; LANES]; 2],
    /// Main engine at low load.
    low: [[f64; LANES]; 6],
}

/// In which range of load a main engine runs; each has its own coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Band {
    Above,
    CatalystOff,
    Low,
}

/// The functions of load of one row, or their sums over many.
pub(super) type Basis = [f64; 6];

fn grams_per_joule<S: Substance>(factor: BrakeFactor<S>) -> f64 {
    factor.grams_per_kilowatt_hour() / 3.6e6
}

impl Profile {
    /// Machinery that emits nothing: the start for factors of one's own.
    pub const NOTHING: Self = Self {
        auxiliary: [0.0; LANES],
        boiler: [0.0; LANES],
        above: [[0.0; LANES]; 2],
        catalyst_off: [[0.0; LANES]; 2],
        low: [[0.0; LANES]; 6],
    };

    /// Adds what auxiliary engines emit.
    #[must_use]
    pub fn with_auxiliary<S: InLane>(mut self, factor: BrakeFactor<S>) -> Self {
        self.auxiliary[S::LANE as usize] += grams_per_joule(factor);
        self
    }

    /// Adds what the boiler emits, per heat on the terms of shaft energy.
    #[must_use]
    pub fn with_boiler<S: InLane>(mut self, factor: BrakeFactor<S>) -> Self {
        self.boiler[S::LANE as usize] += grams_per_joule(factor);
        self
    }

    /// Adds what the main engine emits.
    #[must_use]
    pub fn with_main<S: InLane>(mut self, law: &LoadLaw<S>) -> Self {
        self.insert_main(S::LANE, law.parts().map(grams_per_joule), law.low_load());
        self
    }

    /// CO2e at the stack from the three gases that are in already: `CO2 + g(CH4) CH4 + g(N2O) N2O`.
    #[must_use]
    pub fn with_co2e_of(mut self, ch4: f64, n2o: f64) -> Self {
        let rows = [&mut self.auxiliary, &mut self.boiler].into_iter().chain(&mut self.above);
        for row in rows.chain(&mut self.catalyst_off).chain(&mut self.low) {
            row[Lane::CarbonDioxideEquivalent as usize] = row[Lane::CarbonDioxide as usize]
                + ch4 * row[Lane::Methane as usize]
                + n2o * row[Lane::NitrousOxide as usize];
        }
        self
    }

    /// Factors of auxiliary engines and boiler, in grams per joule.
    pub(super) const fn of_hotel(auxiliary: Lanes, boiler: Lanes) -> Self {
        Self { auxiliary: auxiliary.0, boiler: boiler.0, ..Self::NOTHING }
    }

    /// All factors, to tell two profiles apart.
    pub(super) fn bits(&self) -> Vec<u64> {
        let rows = [&self.auxiliary, &self.boiler].into_iter().chain(&self.above);
        let rows = rows.chain(&self.catalyst_off).chain(&self.low);
        rows.flatten().map(|factor| factor.to_bits()).collect()
    }

    /// Adds to a lane of the main engine: flat with the catalyst on, flat with it off, corrected for load, in grams per
    /// joule; and how all of it rises at low load.
    pub(super) fn insert_main(
        &mut self,
        lane: Lane,
        [flat, catalyst_off, corrected]: [f64; 3],
        rise: Option<Regression>,
    ) {
        let lane = lane as usize;
        self.above[0][lane] += flat;
        self.above[1][lane] += corrected;
        self.catalyst_off[0][lane] += catalyst_off;
        self.catalyst_off[1][lane] += corrected;
        let (slope, intercept) = rise.map_or((0.0, 1.0), Regression::line);
        let powered = match rise.map(Regression::power) {
            None | Some(InversePower::OneAndAHalf) => 2,
            Some(InversePower::One) => 4,
        };
        self.low[0][lane] += intercept * catalyst_off;
        self.low[1][lane] += intercept * corrected;
        self.low[powered][lane] += slope * catalyst_off;
        self.low[powered + 1][lane] += slope * corrected;
    }

    /// What auxiliary engines and boiler emit at powers in watts.
    #[inline]
    pub(super) fn hotel(&self, [auxiliary, boiler]: [f64; 2], seconds: f64) -> Lanes {
        let (auxiliary, boiler) = (auxiliary * seconds, boiler * seconds);
        Lanes(std::array::from_fn(|lane| self.auxiliary[lane] * auxiliary + self.boiler[lane] * boiler))
    }

    /// Adds what a main engine of a rating in watts emits.
    #[inline]
    pub(super) fn add_main(&self, lanes: &mut Lanes, band: Band, mcr: f64, basis: &Basis) {
        *lanes = match band {
            Band::Above => sum(*lanes, &self.above, mcr, basis),
            Band::CatalystOff => sum(*lanes, &self.catalyst_off, mcr, basis),
            Band::Low => sum(*lanes, &self.low, mcr, basis),
        }
    }
}

#[inline]
fn sum<const N: usize>(lanes: Lanes, coefficients: &[[f64; LANES]; N], mcr: f64, basis: &Basis) -> Lanes {
    coefficients.iter().zip(basis).fold(lanes, |lanes, (row, function)| {
        let energy = mcr * function;
        Lanes(std::array::from_fn(|lane| lanes.0[lane] + row[lane] * energy))
    })
}
