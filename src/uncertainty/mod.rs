//! Numbers that carry a derivative or a range, and draws.
//!
//! A function that is written once over [`Number`] answers five questions: what the figure is (`f64`), how it moves
//! with each input ([`Dual`]), where it must lie ([`Interval`]), how it is spread when the inputs are
//! ([`MonteCarlo`]), and which input spreads it ([`MonteCarlo::variance_shares`]).
//!
//! ```text
//! uncertainty
//! ├── Number          the arithmetic that f64, Dual and Interval share
//! ├── Dual            a value and its exact partial derivatives
//! ├── Interval        a range, rounded outwards (rounding)
//! ├── Distribution    what an input may be (normal: the quantile of the standard normal)
//! ├── Draw            the numbers of one draw: a pure function of seed, draw and input
//! ├── MonteCarlo      many draws, the same bytes on any number of threads
//! ├── Sample          what came out: mean, standard deviation, P10, P50, P90 (quantile, type 7)
//! └── VarianceShares  first-order and total Sobol indices
//! ```
//!
//! Numbers only: what they mean is the caller's. No function of this module depends on the mathematics library of the
//! platform, so that a seed gives the same bytes everywhere.
//!
//! # Examples
//!
//! ```
//! use green_corridor::uncertainty::{Distribution, Dual, Interval, MonteCarlo, Number, UncertaintyError};
//!
//! /// Kilograms of CO2e per TEU: fuel, its factor, and what is aboard of 8,500 slots.
//! fn kilograms_per_teu<T: Number>([fuel_t, factor, utilisation]: [T; 3]) -> T {
//!     fuel_t * factor * 1000.0 / (utilisation * 8_500.0)
//! }
//!
//! let point = kilograms_per_teu([1_600.0, 3.75, 0.8]);
//! assert_eq!(format!("{point:.1}"), "882.4");
//!
//! let dual = kilograms_per_teu(Dual::variables([1_600.0, 3.75, 0.8]));
//! assert_eq!(dual.value(), point);
//! assert_eq!(format!("{:.2}", dual.derivatives()[0]), "0.55"); // per tonne of fuel
//!
//! let inputs = [
//!     Distribution::normal_within(1_600.0, 5.0)?, // ±5 % at 95 %
//!     Distribution::fixed(3.75)?,
//!     Distribution::triangular(0.7, 0.8, 0.9)?,
//! ];
//! let fuel = inputs[0].central(0.95)?;
//! let range = kilograms_per_teu([fuel, 3.75.into(), Interval::new(0.7, 0.9)?]);
//! assert!(range.contains(point));
//!
//! let run = MonteCarlo::new(2026, 10_000)?;
//! let sample = run.run(|draw| Ok::<_, UncertaintyError>(kilograms_per_teu(draw.values(&inputs))))?;
//! assert!(sample.p10() < sample.p50() && sample.p50() < sample.p90());
//! assert!(range.low() < sample.p10() && sample.p90() < range.high());
//!
//! let shares = run.variance_shares(&inputs, |&[fuel, factor, utilisation]: &[f64; 3]| {
//!     Ok::<_, UncertaintyError>(kilograms_per_teu([fuel, factor, utilisation]))
//! })?;
//! assert!(shares.inputs[2].total > shares.inputs[0].total); // utilisation matters most
//! assert_eq!(shares.inputs[1].total, 0.0);
//! # Ok::<(), UncertaintyError>(())
//! ```

mod distribution;
mod draws;
mod dual;
mod error;
mod interval;
mod monte_carlo;
mod normal;
mod number;
mod quantile;
mod rounding;
mod sample;
mod variance;

pub use distribution::Distribution;
pub use draws::Draw;
pub use dual::Dual;
pub use error::UncertaintyError;
pub use interval::Interval;
pub use monte_carlo::MonteCarlo;
pub use number::Number;
pub use quantile::quantile;
pub use sample::{Sample, Summary};
pub use variance::{VarianceShare, VarianceShares};

use crate::units::Bound;

/// Any input or result: no figure of the trade is as large, and squares of such stay finite.
const MAGNITUDE: Bound = Bound::new("value", -1e24, 1e24, "");
