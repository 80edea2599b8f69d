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

/// How the factor of one pollutant rises at low load: `(a L^−x + b) / (a 0.2^−x + b)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Regression {
    a: f64,
    power: InversePower,
    b: f64,
}

/// `L^−x`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InversePower {
    /// x = 1.
    One,
    /// x = 1.5.
    OneAndAHalf,
}

/// Load up to which the adjustment is made.
pub const UP_TO: f64 = 0.2;

impl LowLoad {
    /// No adjustment.
    pub const NONE: Self = Self { nox: 1.0, pm: 1.0, hc: 1.0, co: 1.0, co2: 1.0, so2: 1.0 };

    /// Multipliers at a load, with the number that the SO2 regression takes as sulphur.
    pub fn at(load: Load, sulphur: f64) -> Self {
        Self {
            nox: Regression::NOX.at(load),
            pm: Regression::PM.at(load),
            hc: Regression::HC.at(load),
            co: Regression::CO.at(load),
            co2: Regression::CO2.at(load),
            so2: Regression::so2(sulphur).at(load),
        }
    }
}

impl Regression {
    /// Of NOx.
    pub const NOX: Self = Self::new(0.1255, InversePower::OneAndAHalf, 10.4496);
    /// Of PM10 and PM2.5.
    pub const PM: Self = Self::new(0.0059, InversePower::OneAndAHalf, 0.2551);
    /// Of HC.
    pub const HC: Self = Self::new(0.0667, InversePower::OneAndAHalf, 0.3859);
    /// Of CO.
    pub const CO: Self = Self::new(0.8378, InversePower::One, 0.1548);
    /// Of CO2.
    pub const CO2: Self = Self::new(44.1, InversePower::One, 648.6);

    const fn new(a: f64, power: InversePower, b: f64) -> Self {
        Self { a, power, b }
    }

    /// Of SO2, with the number that it takes as sulphur.
    pub const fn so2(sulphur: f64) -> Self {
        let scale = 2.3735 * sulphur;
        Self::new(scale * 14.1205, InversePower::One, scale * 205.7169 - 0.4792)
    }

    /// The multiplier at a load.
    pub fn at(self, load: Load) -> f64 {
        let l = load.get();
        if l <= 0.0 || l > UP_TO {
            return 1.0;
        }
        let (slope, intercept) = self.line();
        slope * self.power.of(l) + intercept
    }

    /// The power of load that it is linear in.
    pub const fn power(self) -> InversePower {
        self.power
    }

    /// Slope and intercept in [`Self::power`] of the load, at low load.
    pub fn line(self) -> (f64, f64) {
        let whole = self.a * self.power.of(UP_TO) + self.b;
        (self.a / whole, self.b / whole)
    }
}

impl InversePower {
    /// The power of a load.
    #[inline]
    pub fn of(self, load: f64) -> f64 {
        match self {
            Self::One => 1.0 / load,
            Self::OneAndAHalf => 1.0 / (load * load.sqrt()),
        }
    }
}
