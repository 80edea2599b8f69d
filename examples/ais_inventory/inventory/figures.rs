//! Hours, miles and masses, which add up; unknown stays unknown.

use std::iter::Sum;

use green_corridor::columnar::{Lane, Lanes};
use green_corridor::units::wire::round_15;
use serde::{Serialize, Serializer};

/// Of a ship, a mode, some waters, or all.
#[derive(Clone, Copy, Default, PartialEq, Serialize)]
pub struct Figures {
    /// Hours.
    #[serde(serialize_with = "rounded")]
    pub hours: f64,
    /// Nautical miles under way.
    #[serde(serialize_with = "rounded")]
    pub nm: f64,
    /// Tonnes of fuel.
    #[serde(serialize_with = "known")]
    pub fuel_t: f64,
    /// Tonnes of carbon dioxide at the stack.
    #[serde(serialize_with = "known")]
    pub co2_t: f64,
    /// Tonnes of CO2e.
    #[serde(serialize_with = "known")]
    pub co2e_t: f64,
    /// Tonnes of nitrogen oxides.
    #[serde(serialize_with = "known")]
    pub nox_t: f64,
    /// Tonnes of sulphur dioxide.
    #[serde(serialize_with = "known")]
    pub so2_t: f64,
    /// Tonnes of particles.
    #[serde(serialize_with = "known")]
    pub pm10_t: f64,
}

impl Figures {
    /// Time and way without masses: of a ship in no table.
    pub const fn way(hours: f64, nm: f64) -> Self {
        let unknown = f64::NAN;
        let (fuel_t, co2_t, co2e_t) = (unknown, unknown, unknown);
        Self { hours, nm, fuel_t, co2_t, co2e_t, nox_t: unknown, so2_t: unknown, pm10_t: unknown }
    }

    /// Time, way and masses.
    pub const fn of(hours: f64, nm: f64, lanes: &Lanes) -> Self {
        Self {
            hours,
            nm,
            fuel_t: lanes.grams(Lane::FuelBurned) / 1e6,
            co2_t: lanes.grams(Lane::CarbonDioxide) / 1e6,
            co2e_t: lanes.grams(Lane::CarbonDioxideEquivalent) / 1e6,
            nox_t: lanes.grams(Lane::NitrogenOxides) / 1e6,
            so2_t: lanes.grams(Lane::SulphurDioxide) / 1e6,
            pm10_t: lanes.grams(Lane::Particles) / 1e6,
        }
    }

    /// The masses: fuel, CO2, CO2e, NOx, SO2, PM10.
    pub const fn masses(&self) -> [f64; 6] {
        [self.fuel_t, self.co2_t, self.co2e_t, self.nox_t, self.so2_t, self.pm10_t]
    }
}

impl Sum for Figures {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::default(), |sum, own| Self {
            hours: sum.hours + own.hours,
            nm: sum.nm + own.nm,
            fuel_t: sum.fuel_t + own.fuel_t,
            co2_t: sum.co2_t + own.co2_t,
            co2e_t: sum.co2e_t + own.co2e_t,
            nox_t: sum.nox_t + own.nox_t,
            so2_t: sum.so2_t + own.so2_t,
            pm10_t: sum.pm10_t + own.pm10_t,
        })
    }
}

fn rounded<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_f64(round_15(*value))
}

/// What is unknown is null.
fn known<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    match value.is_nan() {
        true => serializer.serialize_none(),
        false => rounded(value, serializer),
    }
}
