//! A factor per shaft energy as a function of load.

use super::epa2022::low_load::Regression;
use super::{ghg4, nox};
use crate::units::substance::Substance;
use crate::units::{BrakeFactor, Load};

/// What a main engine emits or burns per shaft energy, over its load.
///
/// ```text
/// f(L) = (flat + corrected · c(L)) · ℓ(L)
/// c(L) = 0.455 L² − 0.710 L + 1.280                         ghg4::load_correction
/// ℓ(L) = (a L^−x + b) / (a 0.2^−x + b) for L ≤ 0.2, else 1   epa2022::low_load
/// ```
///
/// Below 25 % load, where the catalyst of a tier III engine is off, another `flat` may stand in its place.
///
/// # Source
///
/// Fourth IMO GHG Study 2020 (c); EPA-420-B-22-011 table 3.10 and section 3.7 (ℓ, catalyst).
///
/// # Examples
///
/// ```
/// use green_corridor::engine::LoadLaw;
/// use green_corridor::engine::epa2022::low_load::Regression;
/// use green_corridor::units::{BrakeFactor, Load, substance::Nox};
///
/// let factor = BrakeFactor::<Nox>::from_grams_per_kilowatt_hour;
/// let tier_iii = LoadLaw::flat(factor(3.4)).with_catalyst_off(factor(14.4)).with_low_load(Regression::NOX);
/// assert_eq!(tier_iii.at(Load::new(0.5)?), factor(3.4));
/// assert_eq!(tier_iii.at(Load::new(0.22)?), factor(14.4));
/// assert!(tier_iii.at(Load::new(0.1)?) > factor(14.4));
/// # Ok::<(), green_corridor::units::OutOfRange>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LoadLaw<S: Substance> {
    flat: BrakeFactor<S>,
    corrected: BrakeFactor<S>,
    catalyst_off: BrakeFactor<S>,
    low_load: Option<Regression>,
}

impl<S: Substance> LoadLaw<S> {
    /// The same at every load.
    pub const fn flat(factor: BrakeFactor<S>) -> Self {
        Self { flat: factor, corrected: BrakeFactor::ZERO, catalyst_off: factor, low_load: None }
    }

    /// A base that the load correction of the Fourth IMO GHG Study multiplies: what goes with fuel.
    pub const fn corrected(base: BrakeFactor<S>) -> Self {
        Self { flat: BrakeFactor::ZERO, corrected: base, catalyst_off: BrakeFactor::ZERO, low_load: None }
    }

    /// A part that does not follow the load beside one that does: sulphate beside the particles that every engine emits.
    pub const fn in_two_parts(flat: BrakeFactor<S>, corrected: BrakeFactor<S>) -> Self {
        Self { flat, corrected, catalyst_off: flat, low_load: None }
    }

    /// Another flat part below 25 % load.
    #[must_use]
    pub const fn with_catalyst_off(self, factor: BrakeFactor<S>) -> Self {
        Self { catalyst_off: factor, ..self }
    }

    /// The rise at low load.
    #[must_use]
    pub const fn with_low_load(self, regression: Regression) -> Self {
        Self { low_load: Some(regression), ..self }
    }

    /// The factor at a load; zero where the engine is off.
    pub fn at(&self, load: Load) -> BrakeFactor<S> {
        if load.get() <= 0.0 {
            return BrakeFactor::ZERO;
        }
        let flat = if nox::is_catalyst_off(load) { self.catalyst_off } else { self.flat };
        let at_load = flat + self.corrected * ghg4::load_correction(load);
        self.low_load.map_or(at_load, |regression| at_load * regression.at(load))
    }

    /// Flat part with the catalyst on, flat part with it off, and the base that follows the load.
    pub(crate) const fn parts(&self) -> [BrakeFactor<S>; 3] {
        [self.flat, self.catalyst_off, self.corrected]
    }

    /// The rise at low load.
    pub const fn low_load(&self) -> Option<Regression> {
        self.low_load
    }
}
