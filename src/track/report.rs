//! What a ship reports of itself by AIS.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::port::LatLon;
use crate::units::bounded::{OutOfRange, bounds};
use crate::units::{Length, Velocity};
use crate::vessel::ImoNumber;

/// Maritime Mobile Service Identity: nine digits, the key by which AIS names a station.
///
/// A ship keeps its [`ImoNumber`] for life and changes its MMSI with its flag.
///
/// # Source
///
/// Recommendation ITU-R M.585.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Mmsi(u32);

/// A position report of a ship (AIS messages 1 to 3). What the ship says is not available is `None`: a speed of
/// 102.3 kn, a course of 360 degrees, a heading of 511.
///
/// # Source
///
/// Recommendation ITU-R M.1371, table of messages 1, 2 and 3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PositionReport {
    /// Who.
    pub mmsi: Mmsi,
    /// When.
    pub at: Timestamp,
    /// Where.
    pub position: LatLon,
    /// Speed over ground.
    pub speed: Option<Velocity>,
    /// Course over ground in degrees, 0 to below 360.
    pub course_degrees: Option<f64>,
    /// True heading in degrees, 0 to 359.
    pub heading_degrees: Option<f64>,
    /// What the crew has set as the ship's status.
    pub status: Option<NavigationStatus>,
}

/// Navigational status, as the crew sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NavigationStatus {
    /// 0: under way using engine.
    UnderWay,
    /// 1: at anchor.
    AtAnchor,
    /// 2: not under command.
    NotUnderCommand,
    /// 3: restricted manoeuvrability.
    RestrictedManoeuvrability,
    /// 4: constrained by her draught.
    ConstrainedByDraught,
    /// 5: moored.
    Moored,
    /// 6: aground.
    Aground,
    /// 7: engaged in fishing.
    Fishing,
    /// 8: under way sailing.
    UnderWaySailing,
    /// 9 to 14: reserved, towing, or a search-and-rescue transmitter.
    Other(u8),
}

/// What a ship reports of itself that changes seldom (AIS message 5).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StaticReport {
    /// Name.
    pub name: Option<String>,
    /// IMO number.
    pub imo_number: Option<ImoNumber>,
    /// Call sign.
    pub call_sign: Option<String>,
    /// Type of ship and cargo, 0 to 99, of which 70 to 79 are cargo ships; or a type of the US Coast Guard, 1001 to 1025.
    pub ship_type: Option<u16>,
    /// Length over all.
    pub length: Option<Length>,
    /// Beam.
    pub beam: Option<Length>,
    /// Present static draught.
    pub draught: Option<Length>,
}

impl Mmsi {
    /// From its nine digits.
    ///
    /// # Errors
    ///
    /// [`OutOfRange`] for zero and for more than nine digits.
    pub fn new(digits: u32) -> Result<Self, OutOfRange> {
        bounds::MMSI.check(f64::from(digits)).map(|_| Self(digits))
    }

    /// The number.
    pub const fn get(self) -> u32 {
        self.0
    }
}

impl TryFrom<u32> for Mmsi {
    type Error = OutOfRange;
    fn try_from(digits: u32) -> Result<Self, OutOfRange> {
        Self::new(digits)
    }
}

impl From<Mmsi> for u32 {
    fn from(mmsi: Mmsi) -> u32 {
        mmsi.0
    }
}

impl fmt::Display for Mmsi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl NavigationStatus {
    /// Of its number; `None` for 15, which is not defined, and above.
    pub const fn of(number: u8) -> Option<Self> {
        Some(match number {
            0 => Self::UnderWay,
            1 => Self::AtAnchor,
            2 => Self::NotUnderCommand,
            3 => Self::RestrictedManoeuvrability,
            4 => Self::ConstrainedByDraught,
            5 => Self::Moored,
            6 => Self::Aground,
            7 => Self::Fishing,
            8 => Self::UnderWaySailing,
            9..=14 => Self::Other(number),
            _ => return None,
        })
    }
}
