//! What moved a figure between two years or scenarios: a waterfall by driver that sums exactly.

use serde::Serialize;

use super::driver::{Driver, Mixture, OtherRotation, taken_of};
use super::{Corridor, Kpi, KpiError, SailError};
use crate::intensity::Attribution;
use crate::intensity::waterfall::Waterfall;

/// The change of a figure from one corridor to another, by driver.
///
/// Each mixture of the two is sailed again, so a term is what the physics says, not a derivative:
///
/// ```text
/// to = from + Σ terms          to the last bit, in whatever order they are added
/// ```
///
/// Identical corridors have terms of zero; from `b` to `a` each term is that from `a` to `b` with the other sign.
///
/// # Source
///
/// L. S. Shapley (1953); for decompositions of energy use as "Shapley / Sun" method: J. W. Sun, "Changes in energy
/// consumption and energy intensity: a complete decomposition model", Energy Economics 20 (1998) 85-100.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decomposition {
    figure: Kpi,
    attribution: Attribution<Driver>,
    from: f64,
    to: f64,
    terms: Vec<DriverTerm>,
}

/// What one driver adds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct DriverTerm {
    /// The driver.
    pub driver: Driver,
    /// In the unit of the figure; zero where the two do not differ.
    pub amount: f64,
}

/// A change that cannot be decomposed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum DecompositionError {
    /// A service of one name that sails other ports.
    #[error(transparent)]
    OtherRotation(#[from] OtherRotation),
    /// A mixture that cannot be sailed.
    #[error("with {passed} as in the second: {source}")]
    Year {
        /// Drivers taken.
        passed: String,
        /// What was wrong.
        source: Box<SailError>,
    },
    /// A mixture without the figure.
    #[error("with {passed} as in the second: {source}")]
    Figure {
        /// Drivers taken.
        passed: String,
        /// What was wrong.
        source: Box<KpiError>,
    },
}

impl Decomposition {
    /// The change of a figure from one corridor to another.
    ///
    /// # Errors
    ///
    /// [`DecompositionError`] for a service that sails other ports, or a mixture of the two that cannot be sailed.
    pub fn between(
        from: &Corridor,
        to: &Corridor,
        figure: Kpi,
        attribution: Attribution<Driver>,
    ) -> Result<Self, DecompositionError> {
        let mixture = Mixture::of(from, to)?;
        let mut steps = mixture.differences();
        steps.retain(|driver| *driver != Driver::Terminals);
        let value = |taken: u32| {
            let taken = taken_of(&steps, taken);
            let mixed;
            let corridor = match taken.len() {
                0 => from,
                all if all == steps.len() => to,
                _ => {
                    mixed = mixture.mixed(&taken);
                    &mixed
                }
            };
            let passed = || match taken.len() {
                0 => "nothing".to_owned(),
                _ => taken.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
            };
            let year = corridor
                .sail()
                .map_err(|source| DecompositionError::Year { passed: passed(), source: Box::new(source) })?;
            figure
                .value(&year)
                .map_err(|source| DecompositionError::Figure { passed: passed(), source: Box::new(source) })
        };
        let Waterfall { from, to, amounts } = Waterfall::of(&steps, &attribution, value)?;
        let amount = |driver: Driver| {
            let step = steps.iter().position(|step| *step == driver);
            step.and_then(|step| amounts.get(step)).copied().unwrap_or(0.0)
        };
        let terms = Driver::ALL.map(|driver| DriverTerm { driver, amount: amount(driver) });
        Ok(Self { figure, attribution, from, to, terms: terms.to_vec() })
    }

    /// What was decomposed.
    pub const fn figure(&self) -> Kpi {
        self.figure
    }

    /// How the change is attributed.
    pub const fn attribution(&self) -> &Attribution<Driver> {
        &self.attribution
    }

    /// The figure before.
    pub const fn from(&self) -> f64 {
        self.from
    }

    /// The figure after.
    pub const fn to(&self) -> f64 {
        self.to
    }

    /// One term a driver, in the order of [`Driver::ALL`].
    pub fn terms(&self) -> &[DriverTerm] {
        &self.terms
    }

    /// The term of one driver.
    pub fn term(&self, driver: Driver) -> f64 {
        self.terms.iter().find(|term| term.driver == driver).map_or(0.0, |term| term.amount)
    }
}
