//! Hub operation categories.

use serde::{Deserialize, Serialize};

use super::check::{Check, Record};
use super::energy::{self, EnergyCarrier, Factors};
use super::error::IleapError;
use super::location::Location;
use super::names::{
    Certification, HubActivityUnit, HubType, PackagingType, TemperatureControl, TransportMode,
};
use crate::units::Decimal;

/// A hub operation category (HOC): the intensity of a terminal or warehouse, per TEU or tonne that leaves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Hoc {
    /// Id.
    pub hoc_id: String,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Methods by which it is certified.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certifications: Option<Vec<Certification>>,
    /// What the hub does.
    pub hub_type: HubType,
    /// Temperature control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature_control: Option<TemperatureControl>,
    /// Where it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hub_location: Option<Location>,
    /// How freight comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inbound_transport_mode: Option<TransportMode>,
    /// How freight leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outbound_transport_mode: Option<TransportMode>,
    /// Packaging or transport equipment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_type: Option<PackagingType>,
    /// How many of it: a whole number here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_amount: Option<u64>,
    /// Energy carriers; their relative shares sum to 1.
    pub energy_carriers: Vec<EnergyCarrier>,
    /// Well-to-wake kilograms of CO2e per unit of activity.
    #[serde(rename = "co2eIntensityWTW")]
    pub co2e_intensity_wtw: Decimal,
    /// Tank-to-wake kilograms of CO2e per unit of activity.
    #[serde(rename = "co2eIntensityTTW")]
    pub co2e_intensity_ttw: Decimal,
    /// The unit of activity: TEU or tonnes that leave the hub.
    pub hub_activity_unit: HubActivityUnit,
}

impl Check for Hoc {
    fn check(&self) -> Result<(), IleapError> {
        let record = Record::new("HOC", &self.hoc_id);
        if let Some(certifications) = &self.certifications {
            record.set("certifications", certifications.iter().map(Certification::as_str))?;
        }
        if let Some(location) = &self.hub_location {
            let modes: Vec<TransportMode> =
                [self.inbound_transport_mode, self.outbound_transport_mode].into_iter().flatten().collect();
            location.check(&record.part("hubLocation"), &modes)?;
        }
        energy::check(&self.energy_carriers, &record, Factors::Mandatory)?;
        record.at_least_zero("co2eIntensityTTW", &self.co2e_intensity_ttw)
    }
}
