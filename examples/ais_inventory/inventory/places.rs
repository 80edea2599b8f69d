//! Berths, anchorages and confined waters from a file.

use std::path::Path;

use green_corridor::port::{self, LatLon, Latitude, Longitude};
use green_corridor::track::{Place, PlaceKind, Places};
use green_corridor::units::substance::Sailed;
use green_corridor::units::{Distance, wire};
use green_corridor::zone::{self, Area, Polygon};
use serde::Deserialize;

use super::Failure;

/// A file of places.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlacesFile {
    /// What they are and where they are from.
    pub title: String,
    #[serde(default)]
    places: Vec<PlaceForm>,
}

/// A place: a ring, a disc, or a zone of the crate.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlaceForm {
    name: String,
    kind: Kind,
    /// Latitude and longitude of each corner.
    ring: Option<Vec<(f64, f64)>>,
    disc: Option<DiscForm>,
    /// Id of a zone of the crate.
    zone: Option<String>,
}

/// A circle around a position or a port of the crate.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DiscForm {
    centre: Option<(f64, f64)>,
    port: Option<String>,
    #[serde(with = "wire::nautical_miles")]
    radius_nm: Distance<Sailed>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Berth,
    Anchorage,
    Manoeuvring,
}

impl PlacesFile {
    /// Reads a file.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let named = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
        let file: Self = toml::from_str(&text).map_err(|error| named(&error))?;
        file.places().map_err(|error| named(&error))?;
        Ok(file)
    }

    /// The places.
    pub fn places(&self) -> Result<Places, Failure> {
        Ok(Places::new(self.places.iter().map(PlaceForm::place).collect::<Result<Vec<_>, _>>()?)?)
    }
}

impl PlaceForm {
    fn place(&self) -> Result<Place, Failure> {
        let kind = match self.kind {
            Kind::Berth => PlaceKind::Berth,
            Kind::Anchorage => PlaceKind::Anchorage,
            Kind::Manoeuvring => PlaceKind::Manoeuvring,
        };
        let named = |error: &dyn std::fmt::Display| format!("place `{}`: {error}", self.name);
        let area = self.area().map_err(|error| named(&error))?;
        Ok(Place::new(self.name.as_str(), kind, area))
    }

    fn area(&self) -> Result<Area, Failure> {
        match (&self.ring, &self.disc, &self.zone) {
            (Some(corners), None, None) => {
                let ring = corners.iter().chain(corners.first()).copied();
                Ok(Polygon::from_degrees(self.name.as_str(), ring)?.into())
            }
            (None, Some(disc), None) => {
                Ok(Polygon::disc(self.name.as_str(), disc.centre()?, disc.radius_nm.length())?.into())
            }
            (None, None, Some(id)) => {
                let rough = || zone::approximate().find(|zone| &**zone.id() == id.as_str());
                match zone::find(id) {
                    Ok(zone) => Ok(zone.area().clone()),
                    Err(error) => Ok(rough().ok_or(error)?.area().clone()),
                }
            }
            _ => Err("give one of `ring`, `disc` and `zone`".into()),
        }
    }
}

impl DiscForm {
    fn centre(&self) -> Result<LatLon, Failure> {
        match (self.centre, &self.port) {
            (Some((latitude, longitude)), None) => {
                Ok(LatLon::new(Latitude::from_degrees(latitude)?, Longitude::from_degrees(longitude)?))
            }
            (None, Some(name)) => Ok(port::find(name)?.position()),
            _ => Err("a disc has a `centre` or a `port`".into()),
        }
    }
}
