//! The reward factor for wind-assisted propulsion.

use super::FuelEuError;
use crate::provenance::{Confidence, Source};
use crate::units::Power;
use crate::units::bounded::bounds;
use crate::units::si::kilowatt;

/// Where the factor stands.
pub const WIND_SOURCE: Source = Source::new(
    "Regulation (EU) 2023/1805",
    "Annex I: f_wind; P_wind by MEPC.1/Circ.896",
    "OJ L 234, 22.9.2023",
    Confidence::Verified,
);

/// The factor on the whole intensity of a year, also where the sails came in the middle of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindFactor(f64);

impl WindFactor {
    /// A ship without wind-assisted propulsion.
    pub const NONE: Self = Self(1.0);

    /// The factor of an available effective power, and the power of the propulsion.
    ///
    /// ```text
    /// P_wind / P_prop   below 0.05   0.05 to 0.10   0.10 to 0.15   from 0.15
    /// f_wind            1.00         0.99           0.97           0.95
    /// ```
    ///
    /// P_wind = f_eff P_eff; P_prop = P_ME of EEDI or EEXI, with a power limitation 0.75 of the limited MCR.
    ///
    /// # Source
    ///
    /// Regulation (EU) 2023/1805, Annex I.
    ///
    /// # Errors
    ///
    /// [`FuelEuError::Value`] for a power out of range; a propulsion of no power divides by zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::regulation::fuel_eu::WindFactor;
    /// use green_corridor::units::si::kilowatts;
    ///
    /// assert_eq!(WindFactor::of(kilowatts(900.0), kilowatts(7_000.0))?.get(), 0.97);
    /// # Ok::<(), green_corridor::regulation::fuel_eu::FuelEuError>(())
    /// ```
    pub fn of(wind: Power, propulsion: Power) -> Result<Self, FuelEuError> {
        let value = |source| FuelEuError::Value { record: "wind-assisted propulsion".to_owned(), source };
        let wind = bounds::POWER.named("p_wind_kw").check(wind.get::<kilowatt>()).map_err(value)?;
        let propulsion = bounds::MCR.named("p_prop_kw").check(propulsion.get::<kilowatt>()).map_err(value)?;
        let ratio = wind / propulsion;
        Ok(Self(if ratio < 0.05 {
            1.0
        } else if ratio < 0.10 {
            0.99
        } else if ratio < 0.15 {
            0.97
        } else {
            0.95
        }))
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}
