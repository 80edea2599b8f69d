//! Low-load adjustment of main engines, EPA-420-B-22-011 table 3.10.
//!
//! ```text
//! f(L) = (a L^−x + b) / (a 0.2^−x + b)   for 0 < L ≤ 0.2, else 1
//! SO2:  g(L) / g(0.2),   g = 2.3735 S (14.1205/L + 205.7169) − 0.4792
//! ```
//!
//! The regression of SO2 takes sulphur as a fraction; ShipEF passes per cent, and this follows ShipEF so
//! that its numbers can be met. At 0.1 % the regression has a negative intercept of its own: where SO2
//! matters, derive it from the fuel.

use crate::units::Load;

/// Multipliers of the factors of a main engine.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LowLoad {
    /// NOx.
    pub nox: f64,
    /// PM10 and PM2.5.
    pub pm: f64,
    /// HC.
    pub hc: f64,
    /// CO.
    pub co: f64,
    /// CO2, and with it fuel.
    pub co2: f64,
    /// SO2.
    pub so2: f64,
}

const FROM: f64 = 0.2;

impl LowLoad {
    /// No adjustment.
    pub const NONE: Self = Self { nox: 1.0, pm: 1.0, hc: 1.0, co: 1.0, co2: 1.0, so2: 1.0 };

    /// Multipliers at a load, with the number that the SO2 regression takes as sulphur.
    pub fn at(load: Load, sulphur: f64) -> Self {
        let l = load.get();
        if l <= 0.0 || l > FROM {
            return Self::NONE;
        }
        let power = |a: f64, x: f64, b: f64| (a * l.powf(-x) + b) / (a * FROM.powf(-x) + b);
        let so2 = |l: f64| 2.3735 * sulphur * (14.1205 / l + 205.7169) - 0.4792;
        Self {
            nox: power(0.1255, 1.5, 10.4496),
            pm: power(0.0059, 1.5, 0.2551),
            hc: power(0.0667, 1.5, 0.3859),
            co: power(0.8378, 1.0, 0.1548),
            co2: power(44.1, 1.0, 648.6),
            so2: so2(l) / so2(FROM),
        }
    }
}
