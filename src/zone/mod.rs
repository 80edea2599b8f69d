//! Regulated waters: dated zones in layers, and tracks cut exactly where they cross a boundary.
//!
//! ```text
//! zone
//! ├── polygon   a closed ring of geodesics on WGS84, checked; discs
//! ├── area      polygons put together and taken out
//! ├── rule      what is asked: fuel sulphur, distillate, NOx tier III, speed; the strictest of several
//! ├── Zone      an area, its editions by date, how well its boundary is known
//! ├── layers    Zones: layers that overlap on purpose, and the limit that holds everywhere
//! ├── waters    the zones of one place on one day and the strictest rule among them
//! ├── split     a track in pieces that cross no boundary; shares that name their track
//! ├── arc       arcs as planes through the centre of the ellipsoid
//! └── table     the zones of this corridor
//! ```
//!
//! Land stays inside: polygons are closed over land, so a track at sea is unaffected and a great circle over
//! California counts as inside while it is over land. Three clocks apply: the day of the rule, the keel of the
//! ship, the day of the factor.
//!
//! # Examples
//!
//! ```
//! use green_corridor::port;
//! use green_corridor::zone::Zones;
//! use jiff::civil::date;
//!
//! let zones = Zones::embedded();
//! let waters = zones.waters_at(port::find("Los Angeles")?.position(), date(2026, 3, 1));
//! assert!(waters.is_nox_eca());
//! assert_eq!(waters.to_string(), "NA_ECA_PACIFIC + CARB_24NM: sulphur up to 0.10 %, distillate only, NOx tier III");
//! let before = zones.waters_at(port::find("Los Angeles")?.position(), date(2008, 3, 1));
//! assert_eq!(before.to_string(), "open water: no rule held");
//! # Ok::<(), green_corridor::Error>(())
//! ```

mod arc;
mod area;
mod layers;
mod polygon;
mod rule;
mod split;
mod table;
mod waters;

use std::sync::Arc;

use jiff::civil::Date;

pub use area::Area;
pub use layers::Zones;
pub use polygon::Polygon;
pub use rule::{Edition, FuelRefused, Rule};
pub use split::{Piece, Split, ZoneShare};
pub use table::{approximate, find, saqa, zones};
pub use waters::Waters;

use crate::port::LatLon;
use crate::units::{Length, OutOfRange};

/// How well a boundary is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Boundary {
    /// By the points of the rule itself, to this accuracy.
    Legal(Length),
    /// Derived from other points or a coast, to this accuracy.
    Derived(Length),
    /// Rough, to this accuracy or worse: never among the layers unless asked for by name.
    Approximate(Length),
}

/// An area with rules by date.
#[derive(Clone, Debug, PartialEq)]
pub struct Zone {
    id: Arc<str>,
    name: Arc<str>,
    area: Arc<Area>,
    boundary: Boundary,
    editions: Vec<Edition>,
}

/// An error of zones.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ZoneError {
    /// The last position of a ring is not its first.
    #[error("polygon `{polygon}` is not closed: its last position must repeat the first")]
    NotClosed {
        /// The polygon.
        polygon: String,
    },
    /// Fewer than three corners.
    #[error("polygon `{polygon}` needs at least three corners and the first repeated, got {given} positions")]
    TooFew {
        /// The polygon.
        polygon: String,
        /// Positions given.
        given: usize,
    },
    /// A ring that encloses nothing.
    #[error("polygon `{polygon}` encloses no area: its corners lie on one line")]
    NoArea {
        /// The polygon.
        polygon: String,
    },
    /// A ring that crosses itself.
    #[error("polygon `{polygon}` crosses itself near {:.4}, {:.4}", at.latitude().degrees(), at.longitude().degrees())]
    CrossesItself {
        /// The polygon.
        polygon: String,
        /// Where.
        at: LatLon,
    },
    /// A ring around a pole.
    #[error("polygon `{polygon}` goes round a pole; cut it in two")]
    HoldsPole {
        /// The polygon.
        polygon: String,
    },
    /// A ring of half the globe or more.
    #[error("polygon `{polygon}` reaches over half the globe; cut it in two")]
    TooLarge {
        /// The polygon.
        polygon: String,
    },
    /// A position beyond the globe.
    #[error("polygon `{polygon}`, position {number}: {source}")]
    Position {
        /// The polygon.
        polygon: String,
        /// Which position, from one.
        number: usize,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A value outside its range.
    #[error("zone `{record}`: {source}")]
    Value {
        /// The zone or polygon.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// An area of no polygon.
    #[error("an area needs at least one polygon")]
    Empty,
    /// No zone of that name.
    #[error("unknown zone `{zone}`, there are {known}")]
    Unknown {
        /// What was given.
        zone: String,
        /// What there is.
        known: String,
    },
    /// Two zones of one name.
    #[error("zone `{zone}` is among the layers already")]
    Twice {
        /// The name.
        zone: String,
    },
    /// A day before the first edition.
    #[error("zone `{zone}` is in force from {from}, asked for {day}")]
    NotYet {
        /// The zone.
        zone: String,
        /// First day.
        from: Date,
        /// The day asked for.
        day: Date,
    },
    /// A day after the last edition, or between two.
    #[error("zone `{zone}` is not in force on {day}; its last day before was {to}")]
    NoLonger {
        /// The zone.
        zone: String,
        /// Last day in force.
        to: Date,
        /// The day asked for.
        day: Date,
    },
    /// Editions out of order or on the same days.
    #[error("zone `{zone}`: the edition from {from} must begin after the one before, from {before}, has ended{}", last_day(*ended))]
    Editions {
        /// The zone.
        zone: String,
        /// First day of the edition that is out of order.
        from: Date,
        /// First day of the edition before.
        before: Date,
        /// Its last day, if it has one.
        ended: Option<Date>,
    },
    /// An edition that ends before it begins.
    #[error("zone `{zone}`: the edition from {from} ends before it begins, on {to}")]
    EndsBeforeItBegins {
        /// The zone.
        zone: String,
        /// First day.
        from: Date,
        /// Last day.
        to: Date,
    },
    /// A zone that has no rule of its own.
    #[error("zone `{zone}` has no rule of its own, so no day on which it is in force")]
    NoRule {
        /// The zone.
        zone: String,
    },
}

fn last_day(day: Option<Date>) -> String {
    day.map_or_else(|| "; it has no end".to_owned(), |day| format!("; its last day is {day}"))
}

impl Zone {
    /// A zone of the user's own, without rules yet.
    pub fn new(
        id: impl Into<Arc<str>>,
        name: impl Into<Arc<str>>,
        area: impl Into<Area>,
        boundary: Boundary,
    ) -> Self {
        let area = Arc::new(area.into());
        Self { id: id.into(), name: name.into(), area, boundary, editions: Vec::new() }
    }

    /// A further edition of its rule, later than those before.
    ///
    /// # Errors
    ///
    /// [`ZoneError::EndsBeforeItBegins`]; [`ZoneError::Editions`] if it does not follow the edition before;
    /// [`ZoneError::Value`] for a limit or a speed that is none.
    pub fn with_edition(mut self, edition: Edition) -> Result<Self, ZoneError> {
        let zone = || self.id.to_string();
        edition.rule.check(&self.id)?;
        if let Some(to) = edition.to.filter(|to| *to < edition.from) {
            return Err(ZoneError::EndsBeforeItBegins { zone: zone(), from: edition.from, to });
        }
        if let Some(before) = self.editions.last()
            && before.to.is_none_or(|to| to >= edition.from)
        {
            let (from, ended) = (edition.from, before.to);
            return Err(ZoneError::Editions { zone: zone(), from, before: before.from, ended });
        }
        self.editions.push(edition);
        Ok(self)
    }

    /// The short name, for example `NA_ECA_PACIFIC`.
    pub const fn id(&self) -> &Arc<str> {
        &self.id
    }

    /// The name in full.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it is.
    pub fn area(&self) -> &Area {
        &self.area
    }

    /// How well its boundary is known.
    pub const fn boundary(&self) -> Boundary {
        self.boundary
    }

    /// Its rules, the oldest first.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// The edition in force on a day, if one is.
    pub fn in_force(&self, day: Date) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.covers(day))
    }

    /// The edition in force on a day.
    ///
    /// # Errors
    ///
    /// [`ZoneError::NotYet`], [`ZoneError::NoLonger`] or [`ZoneError::NoRule`] where none is.
    pub fn edition_on(&self, day: Date) -> Result<&Edition, ZoneError> {
        let zone = || self.id.to_string();
        self.in_force(day).ok_or_else(|| {
            let ended = self.editions.iter().rev().filter_map(|edition| edition.to).find(|to| *to < day);
            match (self.editions.first(), ended) {
                (None, _) => ZoneError::NoRule { zone: zone() },
                (Some(first), None) => ZoneError::NotYet { zone: zone(), from: first.from, day },
                (Some(_), Some(to)) => ZoneError::NoLonger { zone: zone(), to, day },
            }
        })
    }
}
