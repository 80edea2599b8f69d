//! The diesel that landside engines burn, and volumes of it.
//!
//! What is not stated stays unknown: no methane, nitrous oxide or upstream factor of landside diesel is
//! embedded. CO2 of a volume is the one embedded figure, [`epa_hub::DIESEL_CO2_KG_PER_US_GALLON`].
//!
//! # Examples
//!
//! ```
//! use green_corridor::terminal::diesel::{Diesel, co2_of_volume};
//! use green_corridor::units::si::us_gallons;
//!
//! let fuel = Diesel::with_sulphur(0.0015);
//! assert!(fuel.upstream.is_none());
//! assert!((co2_of_volume(us_gallons(1_000.0)).kilograms() - 10_210.0).abs() < 1e-9);
//! ```

use super::epa_hub;
use super::error::{TerminalError, check};
use crate::fuel::Origin;
use crate::units::bounded::bounds;
use crate::units::si::{LITRES_PER_US_GALLON, liter};
use crate::units::substance::{AsPublished, Ch4, Co2, Co2e, Fuel, N2o, WellToTank};
use crate::units::{Bound, Factor, Mass, Volume};

/// Upstream of a fuel per mass: coal-based hydrogen has about 25.
pub(super) const UPSTREAM: Bound = Bound::new("upstream_g_per_g", -50.0, 50.0, "g CO2e/g");

/// Density of a diesel.
pub(super) const DENSITY: Bound = Bound::new("diesel_kg_per_l", 0.7, 1.0, "kg/L");

/// A diesel: sulphur, origin of its carbon, and what is known of the gases besides CO2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Diesel {
    /// Sulphur, per cent of mass. Ultra-low-sulphur diesel has at most 0.0015.
    pub sulphur_percent: f64,
    /// Origin of the carbon: renewable diesel is biogenic.
    pub origin: Origin,
    /// Methane at the stack per fuel.
    pub ch4: Option<Factor<Ch4, Fuel>>,
    /// Nitrous oxide at the stack per fuel.
    pub n2o: Option<Factor<N2o, Fuel>>,
    /// Upstream CO2e per fuel.
    pub upstream: Option<Factor<Co2e<WellToTank, AsPublished>, Fuel>>,
}

/// How heavy a litre of diesel is and what energy it holds: published values run from 9.7 to 10 kWh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DieselContent {
    /// Density.
    pub kilograms_per_litre: f64,
    /// Lower heating value.
    pub kilowatt_hours_per_litre: f64,
}

impl Diesel {
    /// A fossil diesel of which only the sulphur is known.
    pub const fn with_sulphur(percent: f64) -> Self {
        Self { sulphur_percent: percent, origin: Origin::Fossil, ch4: None, n2o: None, upstream: None }
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        check(record, bounds::SULPHUR, self.sulphur_percent)?;
        let gas = bounds::GAS_PER_FUEL;
        check(record, gas.named("ch4_g_per_g"), self.ch4.map_or(0.0, Factor::grams_per_gram))?;
        check(record, gas.named("n2o_g_per_g"), self.n2o.map_or(0.0, Factor::grams_per_gram))?;
        check(record, UPSTREAM, self.upstream.map_or(0.0, Factor::grams_per_gram)).map(drop)
    }
}

impl DieselContent {
    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        check(record, DENSITY, self.kilograms_per_litre)?;
        check(record, Bound::new("diesel_kwh_per_l", 5.0, 12.0, "kWh/L"), self.kilowatt_hours_per_litre)
            .map(drop)
    }
}

/// Tank-to-wheel CO2 of a volume of diesel: 10.21 kg per US gallon, 2.697 kg per litre.
#[inline]
pub fn co2_of_volume(volume: Volume) -> Mass<Co2> {
    let gallons = volume.get::<liter>() / LITRES_PER_US_GALLON;
    Mass::from_kilograms(epa_hub::DIESEL_CO2_KG_PER_US_GALLON * gallons)
}
