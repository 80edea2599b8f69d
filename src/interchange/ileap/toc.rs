//! Transport operation categories.

use serde::{Deserialize, Serialize};

use super::check::{Check, Record};
use super::energy::{self, EnergyCarrier, Factors};
use super::error::IleapError;
use super::names::{
    AirShippingOption, Certification, FlightLength, TemperatureControl, TransportActivityUnit, TransportMode,
    TruckLoadingSequence,
};
use crate::units::Decimal;

/// A transport operation category (TOC): the intensity of a group of like transport operations.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Toc {
    /// Id.
    pub toc_id: String,
    /// Methods by which it is certified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certifications: Option<Vec<Certification>>,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Mode.
    pub mode: TransportMode,
    /// Load factor, in (0, 1].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load_factor: Option<Decimal>,
    /// Empty distance factor, in [0, 1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty_distance_factor: Option<Decimal>,
    /// Temperature control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature_control: Option<TemperatureControl>,
    /// How trucks are loaded; road only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub truck_loading_sequence: Option<TruckLoadingSequence>,
    /// In what aircraft; air only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air_shipping_option: Option<AirShippingOption>,
    /// How far; air only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flight_length: Option<FlightLength>,
    /// Energy carriers; their relative shares sum to 1.
    pub energy_carriers: Vec<EnergyCarrier>,
    /// Well-to-wake kilograms of CO2e per unit of activity.
    #[serde(rename = "co2eIntensityWTW")]
    pub co2e_intensity_wtw: Decimal,
    /// Tank-to-wake kilograms of CO2e per unit of activity.
    #[serde(rename = "co2eIntensityTTW")]
    pub co2e_intensity_ttw: Decimal,
    /// The unit of activity: TEU-km at sea and on inland waterways, tonne-km elsewhere.
    pub transport_activity_unit: TransportActivityUnit,
}

impl Check for Toc {
    fn check(&self) -> Result<(), IleapError> {
        let record = Record::new("TOC", &self.toc_id);
        if let Some(certifications) = &self.certifications {
            record.set("certifications", certifications.iter().map(Certification::as_str))?;
        }
        record.share("loadFactor", self.load_factor.as_ref())?;
        record.empty_distance(self.empty_distance_factor.as_ref())?;
        if self.mode != TransportMode::Road {
            let sequence = self.truck_loading_sequence.as_ref();
            record.absent("truckLoadingSequence", sequence, "only where the mode is Road")?;
        }
        if self.mode != TransportMode::Air {
            let option = self.air_shipping_option.as_ref();
            record.absent("airShippingOption", option, "only where the mode is Air")?;
            record.absent("flightLength", self.flight_length.as_ref(), "only where the mode is Air")?;
        }
        energy::check(&self.energy_carriers, &record, Factors::Mandatory)?;
        record.at_least_zero("co2eIntensityTTW", &self.co2e_intensity_ttw)?;
        let unit = match self.mode {
            TransportMode::Sea | TransportMode::InlandWaterway => TransportActivityUnit::TeuKilometre,
            TransportMode::Road | TransportMode::Rail | TransportMode::Air => {
                TransportActivityUnit::TonneKilometre
            }
        };
        match &self.transport_activity_unit {
            TransportActivityUnit::Other(_) => Ok(()),
            own if *own == unit => Ok(()),
            own => Err(record.value(
                "transportActivityUnit",
                own,
                format!("{unit} where the mode is {}", self.mode),
            )),
        }
    }
}
