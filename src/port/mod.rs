//! Ports of the corridor, and distances between points.
//!
//! The table is the crate's own, one terminal area a row, with the source of its coordinates. The
//! UN/LOCODE coordinate field is never used: it sends Yantian to Fujian and Shanghai to an airport.
//!
//! # Examples
//!
//! ```
//! use green_corridor::port::{self, geodesic};
//!
//! let (yangshan, los_angeles) = (port::find("Yangshan")?, port::find("Los Angeles")?);
//! let distance = geodesic(yangshan.position(), los_angeles.position());
//! assert_eq!(format!("{:.1}", distance.nautical_miles()), "5660.2"); // over California: not a track
//! # Ok::<(), green_corridor::port::PortError>(())
//! ```
//!
//! A latitude is not a longitude:
//!
//! ```
//! use green_corridor::port::{LatLon, Latitude, Longitude};
//! let here = LatLon::new(Latitude::from_degrees(30.6)?, Longitude::from_degrees(122.1)?);
//! # let _ = here;
//! # Ok::<(), green_corridor::units::OutOfRange>(())
//! ```
//! ```compile_fail,E0308
//! use green_corridor::port::{LatLon, Latitude, Longitude};
//! let swapped = LatLon::new(Longitude::from_degrees(122.1)?, Latitude::from_degrees(30.6)?);
//! # let _ = swapped;
//! # Ok::<(), green_corridor::units::OutOfRange>(())
//! ```

mod position;

pub use position::{LatLon, Latitude, Longitude, geodesic, haversine};

use crate::provenance::{Confidence, Source};

/// A port or terminal area.
#[derive(Clone, Debug, PartialEq)]
pub struct Port {
    name: &'static str,
    position: LatLon,
    source: Source,
}

/// An error of ports.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortError {
    /// A name that the table does not have.
    #[error("unknown port `{name}`, the table has {known}")]
    Unknown {
        /// What was given.
        name: String,
        /// The names there are.
        known: String,
    },
}

const SEAROUTE: Source =
    Source::new("searoute-py, port list", "version 1.6.0", "read November 2026", Confidence::Verified);
const SEAROUTE_ONE: Source = Source::new(
    "searoute-py, port list",
    "version 1.6.0 (CNYAN)",
    "read November 2026",
    Confidence::OneSource,
);
const OSM: Source = Source::new(
    "OpenStreetMap, through improved-un-locodes",
    "terminal area",
    "read November 2026",
    Confidence::OneSource,
);

#[rustfmt::skip]
static PORTS: &[Port] = &[
    port("Los Angeles", 33.716667, -118.283333, SEAROUTE),
    port("Long Beach", 33.738580, -118.193323, SEAROUTE),
    port("Shanghai", 31.400091, 121.497113, SEAROUTE),
    port("Waigaoqiao", 31.3679, 121.5702, OSM),
    port("Yangshan", 30.625412, 122.069069, SEAROUTE_ONE),
    port("Ningbo", 29.871877, 121.559404, SEAROUTE),
    port("Ningbo-Beilun", 29.8868, 122.0411, OSM),
    port("Yantian", 22.583517, 114.292076, SEAROUTE),
    port("Oakland", 37.831434, -122.292106, SEAROUTE),
    port("Busan", 35.098203, 129.035797, SEAROUTE),
];

const fn port(name: &'static str, latitude: f64, longitude: f64, source: Source) -> Port {
    let position = LatLon::new(Latitude::constant(latitude), Longitude::constant(longitude));
    Port { name, position, source }
}

/// A port by its name in the table.
///
/// # Errors
///
/// [`PortError::Unknown`], which lists the names there are.
pub fn find(name: &str) -> Result<&'static Port, PortError> {
    PORTS.iter().find(|port| port.name == name).ok_or_else(|| {
        let known: Vec<&str> = PORTS.iter().map(|port| port.name).collect();
        PortError::Unknown { name: name.to_owned(), known: known.join(", ") }
    })
}

/// The table.
pub fn ports() -> &'static [Port] {
    PORTS
}

impl Port {
    /// Name.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Position.
    pub const fn position(&self) -> LatLon {
        self.position
    }

    /// Where the position comes from.
    pub const fn source(&self) -> &Source {
        &self.source
    }
}
