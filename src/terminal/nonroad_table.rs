//! Zero-hour factors of the EPA NONROAD model, one cycle, power bin and tier a line.
//!
//! Columns: NOx, PM10, CO, THC in g/hp-h, fuel in lb/hp-h, as the model's input files hold them. The
//! transient adjustment is in the values already.

use super::nonroad::{DutyCycle, NonroadTier, PowerBin};
use crate::provenance::{Confidence, Source};

/// Where every number of this file stands.
pub(super) const SOURCE: Source = Source::new(
    "EPA NONROAD2008a input files in the MOVES5.0.0 source release",
    "diesel zero-hour factors, deterioration, sulphur and activity files",
    "21 November 2024",
    Confidence::OneSource,
);

/// A zero-hour row.
pub(super) struct Row {
    pub(super) cycle: DutyCycle,
    pub(super) bin: PowerBin,
    pub(super) tier: NonroadTier,
    pub(super) nox: f64,
    pub(super) pm10: f64,
    pub(super) co: f64,
    pub(super) thc: f64,
    pub(super) bsfc: f64,
}

/// How one tier ages, and what its particles were tested on.
pub(super) struct TierRow {
    pub(super) nox: f64,
    pub(super) pm10: f64,
    pub(super) co: f64,
    pub(super) thc: f64,
    /// Sulphur of the test fuel, per cent of mass.
    pub(super) base_sulphur: f64,
    /// Share of the fuel's sulphur that leaves as sulphate.
    pub(super) sulphate: f64,
}

/// Deterioration A of NOx, PM10, CO and THC; base sulphur; sulphate share.
#[rustfmt::skip]
pub(super) const fn tier_row(tier: NonroadTier) -> TierRow {
    match tier {
        T1  => aging(0.024, 0.473, 0.101, 0.036, 0.33,   0.02247),
        T2  => aging(0.009, 0.473, 0.101, 0.034, 0.20,   0.02247),
        T3  => aging(0.008, 0.473, 0.151, 0.027, 0.20,   0.02247),
        T4A => aging(0.008, 0.473, 0.151, 0.027, 0.05,   0.02247),
        T4  => aging(0.008, 0.473, 0.151, 0.027, 0.0015, 0.30),
        T4N => aging(0.008, 0.473, 0.151, 0.027, 0.0015, 0.30),
    }
}

/// Hours at full load until an engine counts as aged; the bins of 25 to 100 hp have no zero-hour row.
pub(super) const fn median_life_hours(bin: PowerBin) -> f64 {
    match bin {
        PowerBin::Hp100To175 | PowerBin::Hp175To300 => 4_667.0,
        PowerBin::Hp300To600 | PowerBin::Hp600To750 => 7_000.0,
    }
}

#[rustfmt::skip]
pub(super) static ROWS: &[Row] = &[
    row((TRACTOR, UP_TO_175, T1),  [5.36, 0.3400, 1.33, 0.35], 0.371),
    row((TRACTOR, UP_TO_175, T2),  [3.88, 0.2200, 1.33, 0.35], 0.371),
    row((TRACTOR, UP_TO_175, T3),  [2.61, 0.3200, 1.33, 0.19], 0.371),
    row((TRACTOR, UP_TO_175, T4A), [2.61, 0.3241, 1.33, 0.19], 0.371),
    row((TRACTOR, UP_TO_175, T4),  [2.50, 0.0092, 0.13, 0.13], 0.371),
    row((TRACTOR, UP_TO_175, T4N), [0.28, 0.0092, 0.13, 0.13], 0.371),
    row((TRACTOR, UP_TO_300, T1),  [5.28, 0.3100, 1.14, 0.32], 0.371),
    row((TRACTOR, UP_TO_300, T2),  [3.79, 0.1600, 1.14, 0.32], 0.371),
    row((TRACTOR, UP_TO_300, T3),  [2.61, 0.2200, 1.14, 0.19], 0.371),
    row((TRACTOR, UP_TO_300, T4A), [2.61, 0.2210, 1.14, 0.19], 0.371),
    row((TRACTOR, UP_TO_300, T4),  [2.50, 0.0092, 0.11, 0.13], 0.371),
    row((TRACTOR, UP_TO_300, T4N), [0.28, 0.0092, 0.11, 0.13], 0.371),
    row((TRACTOR, UP_TO_600, T1),  [5.70, 0.2500, 2.00, 0.21], 0.371),
    row((TRACTOR, UP_TO_600, T2),  [4.11, 0.1600, 1.29, 0.17], 0.371),
    row((TRACTOR, UP_TO_600, T3),  [2.61, 0.2200, 1.29, 0.17], 0.371),
    row((TRACTOR, UP_TO_600, T4A), [2.61, 0.2210, 1.29, 0.17], 0.371),
    row((TRACTOR, UP_TO_600, T4),  [2.50, 0.0092, 0.13, 0.13], 0.371),
    row((TRACTOR, UP_TO_600, T4N), [0.28, 0.0092, 0.13, 0.13], 0.371),
    row((TRACTOR, UP_TO_750, T1),  [5.52, 0.2700, 2.03, 0.15], 0.371),
    row((TRACTOR, UP_TO_750, T2),  [3.88, 0.1600, 2.03, 0.17], 0.371),
    row((TRACTOR, UP_TO_750, T3),  [2.61, 0.2200, 2.03, 0.17], 0.371),
    row((TRACTOR, UP_TO_750, T4A), [2.61, 0.2210, 2.03, 0.17], 0.371),
    row((TRACTOR, UP_TO_750, T4),  [2.50, 0.0092, 0.20, 0.13], 0.371),
    row((TRACTOR, UP_TO_750, T4N), [0.28, 0.0092, 0.20, 0.13], 0.371),
    row((CRANE, UP_TO_175, T1),  [5.65, 0.2800, 0.87, 0.34], 0.367),
    row((CRANE, UP_TO_175, T2),  [4.10, 0.1800, 0.87, 0.34], 0.367),
    row((CRANE, UP_TO_175, T3),  [2.50, 0.2200, 0.87, 0.18], 0.367),
    row((CRANE, UP_TO_175, T4A), [2.50, 0.2200, 0.87, 0.18], 0.367),
    row((CRANE, UP_TO_175, T4),  [2.50, 0.0092, 0.09, 0.13], 0.367),
    row((CRANE, UP_TO_175, T4N), [0.28, 0.0092, 0.09, 0.13], 0.367),
    row((CRANE, UP_TO_300, T1),  [5.58, 0.2500, 0.75, 0.31], 0.367),
    row((CRANE, UP_TO_300, T2),  [4.00, 0.1300, 0.75, 0.31], 0.367),
    row((CRANE, UP_TO_300, T3),  [2.50, 0.1500, 0.75, 0.18], 0.367),
    row((CRANE, UP_TO_300, T4A), [2.50, 0.1500, 0.75, 0.18], 0.367),
    row((CRANE, UP_TO_300, T4),  [2.50, 0.0092, 0.07, 0.13], 0.367),
    row((CRANE, UP_TO_300, T4N), [0.28, 0.0092, 0.07, 0.13], 0.367),
    row((CRANE, UP_TO_600, T1),  [6.02, 0.2000, 1.31, 0.20], 0.367),
    row((CRANE, UP_TO_600, T2),  [4.34, 0.1300, 0.84, 0.17], 0.367),
    row((CRANE, UP_TO_600, T3),  [2.50, 0.1500, 0.84, 0.17], 0.367),
    row((CRANE, UP_TO_600, T4A), [2.50, 0.1500, 0.84, 0.17], 0.367),
    row((CRANE, UP_TO_600, T4),  [2.50, 0.0092, 0.08, 0.13], 0.367),
    row((CRANE, UP_TO_600, T4N), [0.28, 0.0092, 0.08, 0.13], 0.367),
    row((CRANE, UP_TO_750, T1),  [5.82, 0.2200, 1.33, 0.15], 0.367),
    row((CRANE, UP_TO_750, T2),  [4.10, 0.1300, 1.33, 0.17], 0.367),
    row((CRANE, UP_TO_750, T3),  [2.50, 0.1500, 1.33, 0.17], 0.367),
    row((CRANE, UP_TO_750, T4A), [2.50, 0.1500, 1.33, 0.17], 0.367),
    row((CRANE, UP_TO_750, T4),  [2.50, 0.0092, 0.13, 0.13], 0.367),
    row((CRANE, UP_TO_750, T4N), [0.28, 0.0092, 0.13, 0.13], 0.367),
    row((HANDLING, UP_TO_175, T1),  [6.24, 0.5500, 2.23, 0.78], 0.433),
    row((HANDLING, UP_TO_175, T2),  [4.52, 0.3600, 2.23, 0.78], 0.433),
    row((HANDLING, UP_TO_175, T3),  [3.03, 0.5200, 2.23, 0.42], 0.433),
    row((HANDLING, UP_TO_175, T4A), [3.03, 0.5210, 2.23, 0.42], 0.433),
    row((HANDLING, UP_TO_175, T4),  [2.50, 0.0092, 0.22, 0.13], 0.433),
    row((HANDLING, UP_TO_175, T4N), [0.28, 0.0092, 0.22, 0.13], 0.433),
    row((HANDLING, UP_TO_300, T1),  [6.15, 0.5000, 1.92, 0.71], 0.433),
    row((HANDLING, UP_TO_300, T2),  [4.41, 0.2600, 1.92, 0.71], 0.433),
    row((HANDLING, UP_TO_300, T3),  [3.03, 0.3600, 1.92, 0.42], 0.433),
    row((HANDLING, UP_TO_300, T4A), [3.03, 0.3552, 1.92, 0.42], 0.433),
    row((HANDLING, UP_TO_300, T4),  [2.50, 0.0092, 0.19, 0.13], 0.433),
    row((HANDLING, UP_TO_300, T4N), [0.28, 0.0092, 0.19, 0.13], 0.433),
    row((HANDLING, UP_TO_600, T1),  [6.64, 0.4000, 3.36, 0.46], 0.433),
    row((HANDLING, UP_TO_600, T2),  [4.78, 0.2600, 2.17, 0.38], 0.433),
    row((HANDLING, UP_TO_600, T3),  [3.03, 0.3600, 2.17, 0.38], 0.433),
    row((HANDLING, UP_TO_600, T4A), [3.03, 0.3552, 2.17, 0.38], 0.433),
    row((HANDLING, UP_TO_600, T4),  [2.50, 0.0092, 0.22, 0.13], 0.433),
    row((HANDLING, UP_TO_600, T4N), [0.28, 0.0092, 0.22, 0.13], 0.433),
    row((HANDLING, UP_TO_750, T1),  [6.42, 0.4300, 3.41, 0.34], 0.433),
    row((HANDLING, UP_TO_750, T2),  [4.52, 0.2600, 3.41, 0.38], 0.433),
    row((HANDLING, UP_TO_750, T3),  [3.03, 0.3600, 3.41, 0.38], 0.433),
    row((HANDLING, UP_TO_750, T4A), [3.03, 0.3552, 3.41, 0.38], 0.433),
    row((HANDLING, UP_TO_750, T4),  [2.50, 0.0092, 0.34, 0.13], 0.433),
    row((HANDLING, UP_TO_750, T4N), [0.28, 0.0092, 0.34, 0.13], 0.433),
];

use NonroadTier::{T1, T2, T3, T4, T4A, T4N};

const TRACTOR: DutyCycle = DutyCycle::Tractor;
const CRANE: DutyCycle = DutyCycle::Crane;
const HANDLING: DutyCycle = DutyCycle::MaterialHandling;
const UP_TO_175: PowerBin = PowerBin::Hp100To175;
const UP_TO_300: PowerBin = PowerBin::Hp175To300;
const UP_TO_600: PowerBin = PowerBin::Hp300To600;
const UP_TO_750: PowerBin = PowerBin::Hp600To750;

const fn row((cycle, bin, tier): (DutyCycle, PowerBin, NonroadTier), grams: [f64; 4], bsfc: f64) -> Row {
    let [nox, pm10, co, thc] = grams;
    Row { cycle, bin, tier, nox, pm10, co, thc, bsfc }
}

const fn aging(nox: f64, pm10: f64, co: f64, thc: f64, base_sulphur: f64, sulphate: f64) -> TierRow {
    TierRow { nox, pm10, co, thc, base_sulphur, sulphate }
}
