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
    /// Main engine, the first two functions of load, by [`Band`].
    main: [[[f64; LANES]; 2]; 4],
    /// Main engine at low load, the other four.
    rise: [[f64; LANES]; 4],
}

/// In which range of load a main engine runs; each has its own coefficients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Band {
    Off,
    Above,
    CatalystOff,
    Low,
}

fn grams_per_joule<S: Substance>(factor: BrakeFactor<S>) -> f64 {
    factor.grams_per_kilowatt_hour() / 3.6e6
}

impl Profile {
    /// Machinery that emits nothing: the start for factors of one's own.
    pub const NOTHING: Self = Self {
        auxiliary: [0.0; LANES],
        boiler: [0.0; LANES],
        main: [[[0.0; LANES]; 2]; 4],
        rise: [[0.0; LANES]; 4],
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
        let rows = [&mut self.auxiliary, &mut self.boiler].into_iter().chain(self.main.as_flattened_mut());
        for row in rows.chain(&mut self.rise) {
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
        let rows = [&self.auxiliary, &self.boiler].into_iter().chain(self.main.as_flattened());
        rows.chain(&self.rise).flatten().map(|factor| factor.to_bits()).collect()
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
        let (slope, intercept) = rise.map_or((0.0, 1.0), Regression::line);
        let bands = [
            (Band::Above, [flat, corrected]),
            (Band::CatalystOff, [catalyst_off, corrected]),
            (Band::Low, [intercept * catalyst_off, intercept * corrected]),
        ];
        for (band, factors) in bands {
            let own = self.main[band as usize].iter_mut().zip(factors);
            own.for_each(|(function, factor)| function[lane] += factor);
        }
        let powered = match rise.map(Regression::power) {
            None | Some(InversePower::OneAndAHalf) => 0,
            Some(InversePower::One) => 2,
        };
        self.rise[powered][lane] += slope * catalyst_off;
        self.rise[powered + 1][lane] += slope * corrected;
    }

    /// What auxiliary engines and boiler emit at powers in watts.
    #[inline(always)]
    pub(super) fn hotel(&self, [auxiliary, boiler]: [f64; 2], seconds: f64) -> Lanes {
        let auxiliary = Lanes(self.auxiliary.map(|factor| factor * (auxiliary * seconds)));
        sum(auxiliary, std::array::from_ref(&self.boiler), boiler, &[seconds])
    }

    /// And what a main engine of a rating in watts emits by the first two functions of load.
    #[inline(always)]
    pub(super) fn and_main(&self, lanes: Lanes, band: Band, mcr: f64, functions: &[f64; 2]) -> Lanes {
        sum(lanes, &self.main[band as usize], mcr, functions)
    }

    /// And what it emits more at low load, by the other four.
    #[inline(always)]
    pub(super) fn and_rise(&self, lanes: Lanes, mcr: f64, functions: &[f64; 4]) -> Lanes {
        sum(lanes, &self.rise, mcr, functions)
    }
}

#[inline(always)]
fn sum<const N: usize>(lanes: Lanes, factors: &[[f64; LANES]; N], mcr: f64, functions: &[f64; N]) -> Lanes {
    let mut sum = lanes.0;
    for (row, function) in factors.iter().zip(functions) {
        let energy = mcr * function;
        sum = std::array::from_fn(|lane| sum[lane] + row[lane] * energy);
    }
    Lanes(sum)
}
