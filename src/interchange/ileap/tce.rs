//! Transport chain elements.

use serde::{Deserialize, Serialize};

use super::check::{Check, Record};
use super::distance::GlecDistance;
use super::error::IleapError;
use super::location::Location;
use super::names::{Incoterms, PackagingType};
use super::time::UtcTime;
use crate::units::Decimal;

/// A transport chain element (TCE): one transport or one hub operation of a shipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Tce {
    /// Id.
    pub tce_id: String,
    /// The elements right before; an empty array says that it is the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prev_tce_ids: Option<Vec<String>>,
    /// The TOC of a transport.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toc_id: Option<String>,
    /// The HOC of a hub operation. Exactly one of both is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hoc_id: Option<String>,
    /// The shipment.
    pub shipment_id: String,
    /// The consignment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consignment_id: Option<String>,
    /// Kilograms of goods with the shipper's packaging.
    pub mass: Decimal,
    /// Packaging or transport equipment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_type: Option<PackagingType>,
    /// How many of it: a box of 45 ft is 2.25 TEU.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub packaging_or_tr_eq_amount: Option<Decimal>,
    /// Distance; zero for a hub.
    pub distance: GlecDistance,
    /// Where it begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Location>,
    /// Where it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub destination: Option<Location>,
    /// Tonne-kilometres on one of the stated distances; zero for a hub.
    pub transport_activity: Decimal,
    /// Departure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub departure_at: Option<UtcTime>,
    /// Arrival.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrival_at: Option<UtcTime>,
    /// Number of the flight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flight_no: Option<String>,
    /// Number of the voyage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub voyage_no: Option<String>,
    /// Incoterms.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incoterms: Option<Incoterms>,
    /// Well-to-wake kilograms of CO2e, of the whole element.
    #[serde(rename = "co2eWTW")]
    pub co2e_wtw: Decimal,
    /// Tank-to-wake kilograms of CO2e, of the whole element.
    #[serde(rename = "co2eTTW")]
    pub co2e_ttw: Decimal,
    /// Kilograms of nitrogen oxides.
    #[serde(rename = "noxTTW", default, skip_serializing_if = "Option::is_none")]
    pub nox_ttw: Option<Decimal>,
    /// Kilograms of sulphur oxides.
    #[serde(rename = "soxTTW", default, skip_serializing_if = "Option::is_none")]
    pub sox_ttw: Option<Decimal>,
    /// Kilograms of methane.
    #[serde(rename = "ch4TTW", default, skip_serializing_if = "Option::is_none")]
    pub ch4_ttw: Option<Decimal>,
    /// Kilograms of particulate matter, PM10 and PM2.5.
    #[serde(rename = "pmTTW", default, skip_serializing_if = "Option::is_none")]
    pub pm_ttw: Option<Decimal>,
}

impl Check for Tce {
    fn check(&self) -> Result<(), IleapError> {
        let record = Record::new("TCE", &self.tce_id);
        let given = match (&self.toc_id, &self.hoc_id) {
            (Some(_), Some(_)) => Some("both"),
            (None, None) => Some("neither"),
            _ => None,
        };
        if let Some(given) = given {
            return Err(IleapError::TocOrHoc { record: record.name(), given });
        }
        let amounts = [
            ("mass", Some(&self.mass)),
            ("packagingOrTrEqAmount", self.packaging_or_tr_eq_amount.as_ref()),
            ("co2eTTW", Some(&self.co2e_ttw)),
            ("noxTTW", self.nox_ttw.as_ref()),
            ("soxTTW", self.sox_ttw.as_ref()),
            ("ch4TTW", self.ch4_ttw.as_ref()),
            ("pmTTW", self.pm_ttw.as_ref()),
        ];
        amounts.into_iter().try_for_each(|(field, value)| record.at_least_zero(field, value))?;
        self.distance.check(&record)?;
        for (field, location) in [("origin", &self.origin), ("destination", &self.destination)] {
            if let Some(location) = location {
                location.check(&record.part(field), &[])?;
            }
        }
        record.in_order(self.departure_at.as_ref(), self.arrival_at.as_ref())?;
        self.check_activity(&record)
    }
}

impl Tce {
    /// Transport activity in tonne-kilometres: `km × kg / 1000`, exactly.
    pub fn activity_over(&self, kilometres: &Decimal) -> Decimal {
        &(kilometres * &self.mass) * &Decimal::from_digits(1, 3)
    }

    /// The activity must be that of one stated distance, exactly or rounded half up to the places it is printed with.
    fn check_activity(&self, record: &Record) -> Result<(), IleapError> {
        let stated = &self.transport_activity;
        if self.hoc_id.is_some() {
            if let Some((field, km)) = self.distance.stated().find(|(_, km)| !km.is_zero()) {
                return Err(record.value(field, km, "0 for a hub operation"));
            }
            if !stated.is_zero() {
                return Err(record.value("transportActivity", stated, "0 for a hub operation"));
            }
            return Ok(());
        }
        let places = u8::try_from(stated.places()).unwrap_or(u8::MAX);
        let exact = || self.distance.stated().map(|(name, km)| (name, self.activity_over(km)));
        if exact().any(|(_, activity)| activity.rounded_half_up(places) == *stated) {
            return Ok(());
        }
        let computed: Vec<String> =
            exact().map(|(name, activity)| format!("{activity} on `{name}`")).collect();
        Err(IleapError::TransportActivity {
            record: record.name(),
            stated: stated.clone(),
            computed: computed.join(", "),
        })
    }
}
