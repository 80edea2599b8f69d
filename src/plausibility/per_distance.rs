//! Fuel and CO2 per nautical mile, of a model or of a report.

use std::fmt;

use serde::Serialize;

use crate::units::MassPerDistance;
use crate::units::substance::{Fuel, RegulatoryCo2, Sailed};

/// What is compared, in kilograms per nautical mile sailed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Quantity {
    /// Fuel of all consumers in all modes, at berth too.
    Fuel,
    /// CO2 of all modes, as a regulator counts it.
    #[serde(rename = "co2")]
    CarbonDioxide,
    /// CO2 from berth to berth: the same without what was emitted at berth.
    Co2BetweenBerths,
}

/// Fuel and CO2 per nautical mile; what is not known is `None`.
///
/// Miles are those sailed under way: at anchor and at berth there are none, and fuel burned there is spread over the
/// others.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PerDistance {
    /// Fuel of all consumers in all modes.
    pub fuel: Option<MassPerDistance<Fuel, Sailed>>,
    /// CO2 of all modes.
    pub co2: Option<MassPerDistance<RegulatoryCo2, Sailed>>,
    /// CO2 from berth to berth, at anchor and adrift included.
    pub co2_between_berths: Option<MassPerDistance<RegulatoryCo2, Sailed>>,
}

impl Quantity {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Fuel, Self::CarbonDioxide, Self::Co2BetweenBerths];
}

impl PerDistance {
    /// A value in kilograms per nautical mile; `None` if it is not known or not finite.
    pub fn value(&self, quantity: Quantity) -> Option<f64> {
        let value = match quantity {
            Quantity::Fuel => self.fuel?.kilograms_per_nautical_mile(),
            Quantity::CarbonDioxide => self.co2?.kilograms_per_nautical_mile(),
            Quantity::Co2BetweenBerths => self.co2_between_berths?.kilograms_per_nautical_mile(),
        };
        Some(value).filter(|value| value.is_finite())
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Fuel => "fuel",
            Self::CarbonDioxide => "CO2",
            Self::Co2BetweenBerths => "CO2 between berths",
        })
    }
}
