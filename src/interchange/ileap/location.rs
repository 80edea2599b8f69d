//! Places of the wire.

use serde::{Deserialize, Serialize};

use super::check::Record;
use super::error::IleapError;
use super::names::TransportMode;
use crate::port::LatLon;
use crate::units::{Decimal, DecimalError};

/// A place by city and country.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Location {
    /// Street.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// Postal code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub zip: Option<String>,
    /// City.
    pub city: String,
    /// ISO 3166 alpha-2 code of the country.
    pub country: String,
    /// IATA code, of an airport.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iata: Option<String>,
    /// UN/LOCODE.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub locode: Option<String>,
    /// UIC code, of a railway station.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uic: Option<String>,
    /// Latitude in degrees, given with the longitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lat: Option<Decimal>,
    /// Longitude in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lng: Option<Decimal>,
}

impl Location {
    /// A place by city and ISO 3166 alpha-2 code.
    pub fn new(city: impl Into<String>, country: impl Into<String>) -> Self {
        Self {
            street: None,
            zip: None,
            city: city.into(),
            country: country.into(),
            iata: None,
            locode: None,
            uic: None,
            lat: None,
            lng: None,
        }
    }

    /// The same place with its UN/LOCODE.
    #[must_use]
    pub fn with_locode(self, locode: impl Into<String>) -> Self {
        Self { locode: Some(locode.into()), ..self }
    }

    /// The same place at a position.
    ///
    /// # Errors
    ///
    /// [`DecimalError`] for a number too small to print as a plain decimal.
    pub fn at(self, position: LatLon) -> Result<Self, DecimalError> {
        let lat = Some(Decimal::from_f64("lat", position.latitude().degrees())?);
        let lng = Some(Decimal::from_f64("lng", position.longitude().degrees())?);
        Ok(Self { lat, lng, ..self })
    }

    /// Checks codes and coordinates. `modes` are those that the place serves; none are known in a transport chain
    /// element.
    pub(super) fn check(&self, record: &Record, modes: &[TransportMode]) -> Result<(), IleapError> {
        if self.country.len() != 2 || !self.country.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(record.value("country", &self.country, "two capital letters, ISO 3166 alpha-2"));
        }
        if let Some(locode) = self.locode.as_deref().filter(|locode| !is_locode(locode)) {
            let allowed = "a UN/LOCODE: two letters, then three of A-Z and 2-9";
            return Err(record.value("locode", locode, allowed));
        }
        let serves = |mode| modes.is_empty() || modes.contains(&mode);
        if !serves(TransportMode::Air) {
            record.absent("iata", self.iata.as_ref(), "only where the mode is Air")?;
        }
        if !serves(TransportMode::Rail) {
            record.absent("uic", self.uic.as_ref(), "only where the mode is Rail")?;
        }
        match (&self.lat, &self.lng) {
            (Some(lat), Some(lng)) => {
                within(record, "lat", lat, 90)?;
                within(record, "lng", lng, 180)
            }
            (Some(_), None) => Err(record.missing("lng", "`lat` is given, and both go together")),
            (None, Some(_)) => Err(record.missing("lat", "`lng` is given, and both go together")),
            (None, None) => Ok(()),
        }
    }
}

fn is_locode(text: &str) -> bool {
    let Some((country, place)) = text.split_at_checked(2) else { return false };
    let place = place.strip_prefix(' ').unwrap_or(place);
    let place_byte = |byte: u8| byte.is_ascii_uppercase() || (b'2'..=b'9').contains(&byte);
    country.bytes().all(|byte| byte.is_ascii_uppercase()) && place.len() == 3 && place.bytes().all(place_byte)
}

fn within(record: &Record, field: &'static str, value: &Decimal, most: i64) -> Result<(), IleapError> {
    if *value < Decimal::from_digits(-most, 0) || *value > Decimal::from_digits(most, 0) {
        return Err(record.value(field, value, format!("in -{most} to {most} degrees")));
    }
    Ok(())
}
