//! Transport activity data.

use serde::{Deserialize, Serialize};

use super::check::{Check, Record};
use super::distance::GlecDistance;
use super::energy::{self, EnergyCarrier, Factors};
use super::error::IleapError;
use super::location::Location;
use super::names::{ActivityTemperature, PackagingType, TransportMode};
use super::time::UtcTime;
use crate::units::Decimal;

/// Transport activity data (TAD): what a carrier tells of one transport. It is not wrapped in a PACT envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tad {
    /// Id, not empty.
    pub activity_id: String,
    /// The consignments aboard.
    pub consignment_ids: Vec<String>,
    /// Distance.
    pub distance: GlecDistance,
    /// Kilograms of goods.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mass: Option<Decimal>,
    /// Load factor, in (0, 1].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub load_factor: Option<Decimal>,
    /// Empty distance factor, in [0, 1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub empty_distance_factor: Option<Decimal>,
    /// Where it begins.
    pub origin: Location,
    /// Where it ends.
    pub destination: Location,
    /// Departure.
    pub departure_at: UtcTime,
    /// Arrival.
    pub arrival_at: UtcTime,
    /// Mode.
    pub mode: TransportMode,
    /// Packaging or transport equipment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_type: Option<PackagingType>,
    /// How many of it: a whole number here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_amount: Option<u64>,
    /// Energy carriers; their relative shares sum to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub energy_carriers: Option<Vec<EnergyCarrier>>,
    /// Temperature control.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub temperature_control: Option<ActivityTemperature>,
}

/// A page of activity data, as `GET /2/ileap/tad` serves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TadPage {
    /// The activities; none on an empty page.
    pub data: Vec<Tad>,
}

impl Check for TadPage {
    fn check(&self) -> Result<(), IleapError> {
        self.data.iter().try_for_each(Check::check)
    }
}

impl Check for Tad {
    fn check(&self) -> Result<(), IleapError> {
        let record = Record::new("TAD", &self.activity_id);
        if self.activity_id.is_empty() {
            return Err(record.value("activityId", "", "a text that is not empty"));
        }
        record.set("consignmentIds", self.consignment_ids.iter().map(String::as_str))?;
        self.distance.check(&record)?;
        record.at_least_zero("mass", self.mass.as_ref())?;
        record.share("loadFactor", self.load_factor.as_ref())?;
        record.empty_distance(self.empty_distance_factor.as_ref())?;
        self.origin.check(&record.part("origin"), &[self.mode])?;
        self.destination.check(&record.part("destination"), &[self.mode])?;
        record.in_order(Some(&self.departure_at), Some(&self.arrival_at))?;
        if let Some(carriers) = &self.energy_carriers {
            energy::check(carriers, &record, Factors::Optional)?;
        }
        match &self.temperature_control {
            Some(ActivityTemperature::Other(text)) if text == "mixed" => {
                Err(record.value("temperatureControl", text, ActivityTemperature::LISTED.join(" or ")))
            }
            _ => Ok(()),
        }
    }
}
