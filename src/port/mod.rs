//! Ports of the corridor, distances between points, tracks and lanes.
//!
//! ```text
//! port
//! ├── Port, Ports      own table, and the user's ports beside it
//! ├── position         LatLon that cannot be swapped; geodesic and haversine
//! ├── track            a line of geodesics over the globe
//! └── lane             the corridor's lanes: a few waypoints that keep to the sea
//! ```
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

mod lane;
mod position;
mod track;

use std::borrow::Cow;

use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

pub use lane::{Lane, lane, lanes};
pub use position::{LatLon, Latitude, Longitude, geodesic, haversine};
pub(crate) use track::direct;
pub use track::{Track, TrackError};

use crate::provenance::{Confidence, Source};

/// A port, or a terminal area of one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Port {
    name: Cow<'static, str>,
    position: LatLon,
    source: Source,
}

/// The table of the crate, and the user's own ports and terminals beside it.
///
/// ```
/// use green_corridor::port::{LatLon, Latitude, Longitude, Port, Ports};
/// use green_corridor::provenance::Source;
///
/// let berth = LatLon::new(Latitude::from_degrees(33.7305)?, Longitude::from_degrees(-118.2510)?);
/// let ports = Ports::embedded().with(Port::new("Pier 400", berth, Source::user("terminal plan of 2024")))?;
/// assert_eq!(ports.find("Pier 400")?.position(), berth);
/// assert!(ports.find("Busan").is_ok() && ports.find("Shenzhen").is_err());
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Ports(Vec<Port>);

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
    /// A name that the table has already.
    #[error("port `{name}` is in the table already")]
    Twice {
        /// What was given.
        name: String,
    },
    /// A lane that the table does not have.
    #[error("no lane `{from}` - `{to}`, there are {known}")]
    NoLane {
        /// Where it begins.
        from: String,
        /// Where it ends.
        to: String,
        /// The lanes there are.
        known: String,
    },
}

/// The day on which the lists were read.
const READ: Date = date(2026, 11, 1);

const SEAROUTE: Source =
    Source::new("searoute-py, port list", "version 1.6.0", "read November 2026", Confidence::Verified)
        .known_from(READ);
const SEAROUTE_ONE: Source = Source::new(
    "searoute-py, port list",
    "version 1.6.0 (CNYAN)",
    "read November 2026",
    Confidence::OneSource,
)
.known_from(READ);
const OSM: Source = Source::new(
    "OpenStreetMap, through improved-un-locodes",
    "terminal area",
    "read November 2026",
    Confidence::OneSource,
)
.known_from(READ);

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
    Port { name: Cow::Borrowed(name), position: LatLon::constant(latitude, longitude), source }
}

/// A port by its name in the table of the crate.
///
/// # Errors
///
/// [`PortError::Unknown`], which lists the names there are.
pub fn find(name: &str) -> Result<&'static Port, PortError> {
    find_in(PORTS, name)
}

/// The table of the crate.
pub fn ports() -> &'static [Port] {
    PORTS
}

fn find_in<'a>(ports: &'a [Port], name: &str) -> Result<&'a Port, PortError> {
    ports.iter().find(|port| port.name == name).ok_or_else(|| {
        let known: Vec<&str> = ports.iter().map(Port::name).collect();
        PortError::Unknown { name: name.to_owned(), known: known.join(", ") }
    })
}

impl Ports {
    /// The table of the crate.
    pub fn embedded() -> Self {
        Self(PORTS.to_vec())
    }

    /// One more port or terminal.
    ///
    /// # Errors
    ///
    /// [`PortError::Twice`] for a name that is taken.
    pub fn with(mut self, port: Port) -> Result<Self, PortError> {
        if find_in(&self.0, port.name()).is_ok() {
            return Err(PortError::Twice { name: port.name.into_owned() });
        }
        self.0.push(port);
        Ok(self)
    }

    /// A port by its name.
    ///
    /// # Errors
    ///
    /// [`PortError::Unknown`], which lists the names there are.
    pub fn find(&self, name: &str) -> Result<&Port, PortError> {
        find_in(&self.0, name)
    }

    /// All of them, those of the crate first.
    pub fn iter(&self) -> impl Iterator<Item = &Port> {
        self.0.iter()
    }
}

impl Port {
    /// The user's own port or terminal.
    pub fn new(name: impl Into<String>, position: LatLon, source: Source) -> Self {
        Self { name: Cow::Owned(name.into()), position, source }
    }

    /// Name.
    pub fn name(&self) -> &str {
        &self.name
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
