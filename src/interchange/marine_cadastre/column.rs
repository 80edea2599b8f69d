//! The columns that are read, under the names they go by.

use std::fmt;

/// A column of a MarineCadastre file.
///
/// A heading is compared without regard to case and underscores: `BaseDateTime` and `base_date_time` are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// Identity of the station.
    Mmsi,
    /// Instant of the report, UTC.
    BaseDateTime,
    /// Latitude, degrees; `latitude` since 2025.
    Lat,
    /// Longitude, degrees; `longitude` since 2025.
    Lon,
    /// Speed over ground, kn.
    Sog,
    /// Course over ground, degrees.
    Cog,
    /// True heading, degrees.
    Heading,
    /// Navigational status: its number, or the words of 2015 to 2017.
    Status,
    /// Name.
    VesselName,
    /// IMO number.
    Imo,
    /// Call sign.
    CallSign,
    /// Type of ship and cargo of AIS, or a type of vessel of the US Coast Guard.
    VesselType,
    /// Length over all, m.
    Length,
    /// Beam, m.
    Width,
    /// Draught, m.
    Draft,
}

impl Column {
    /// All, those of a position first.
    pub const ALL: [Self; 15] = [
        Self::Mmsi,
        Self::BaseDateTime,
        Self::Lat,
        Self::Lon,
        Self::Sog,
        Self::Cog,
        Self::Heading,
        Self::Status,
        Self::VesselName,
        Self::Imo,
        Self::CallSign,
        Self::VesselType,
        Self::Length,
        Self::Width,
        Self::Draft,
    ];

    /// Those without which a file is refused.
    pub const NEEDED: [Self; 5] = [Self::Mmsi, Self::BaseDateTime, Self::Lat, Self::Lon, Self::Sog];

    /// Those of a [`StaticReport`](crate::track::StaticReport).
    pub const STATIC: [Self; 7] = [
        Self::VesselName,
        Self::Imo,
        Self::CallSign,
        Self::VesselType,
        Self::Length,
        Self::Width,
        Self::Draft,
    ];

    /// The heading in files of 2018 to 2024.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mmsi => "MMSI",
            Self::BaseDateTime => "BaseDateTime",
            Self::Lat => "LAT",
            Self::Lon => "LON",
            Self::Sog => "SOG",
            Self::Cog => "COG",
            Self::Heading => "Heading",
            Self::Status => "Status",
            Self::VesselName => "VesselName",
            Self::Imo => "IMO",
            Self::CallSign => "CallSign",
            Self::VesselType => "VesselType",
            Self::Length => "Length",
            Self::Width => "Width",
            Self::Draft => "Draft",
        }
    }

    /// The column of a heading.
    pub(super) fn of(heading: &str) -> Option<Self> {
        let plain = |name: &str| name.replace('_', "").to_ascii_lowercase();
        let heading = plain(heading);
        match heading.as_str() {
            "latitude" => Some(Self::Lat),
            "longitude" => Some(Self::Lon),
            _ => Self::ALL.into_iter().find(|column| plain(column.name()) == heading),
        }
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
