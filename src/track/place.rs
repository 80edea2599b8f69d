//! Where ships berth, anchor and manoeuvre.

use std::sync::Arc;

use super::TrackingError;
use crate::port::LatLon;
use crate::units::Length;
use crate::zone::Area;

/// What a place is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// Quays with the water alongside.
    Berth,
    /// Where ships lie at anchor.
    Anchorage,
    /// Confined waters on the way in and out.
    Manoeuvring,
}

/// An area with a purpose.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    name: Arc<str>,
    kind: PlaceKind,
    area: Area,
}

/// The places that a track is read by. The crate ships none: areas of berths and anchorages are input, from a chart, a
/// terminal plan or an anchorage rule. Of the areas of [`crate::zone`], the precautionary area off San Pedro Bay is one of
/// confined waters.
///
/// # Examples
///
/// ```
/// use green_corridor::port;
/// use green_corridor::track::{Place, PlaceKind, Places};
/// use green_corridor::units::si::nautical_miles;
/// use green_corridor::zone::{self, Polygon};
///
/// let at = port::find("Los Angeles")?.position();
/// let berths = Polygon::disc("berths", at, nautical_miles(1.0))?; // a terminal plan gives better ones
/// let waters = zone::find("PRECAUTIONARY")?.area().clone();
/// let places = Places::new([
///     Place::new("Los Angeles", PlaceKind::Berth, berths),
///     Place::new("precautionary area", PlaceKind::Manoeuvring, waters),
/// ])?;
/// assert_eq!(places.here(at).innermost().unwrap().name(), "Los Angeles");
/// assert!(places.here(port::find("Busan")?.position()).innermost().is_none());
/// # Ok::<(), green_corridor::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places(Vec<Arc<Place>>);

/// The places that hold a position: of each kind the first in the list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Here {
    /// A berth.
    pub berth: Option<Arc<Place>>,
    /// An anchorage.
    pub anchorage: Option<Arc<Place>>,
    /// Confined waters.
    pub manoeuvring: Option<Arc<Place>>,
}

impl Place {
    /// A place of the user's own.
    pub fn new(name: impl Into<Arc<str>>, kind: PlaceKind, area: impl Into<Area>) -> Self {
        Self { name: name.into(), kind, area: area.into() }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it is for.
    pub const fn kind(&self) -> PlaceKind {
        self.kind
    }

    /// Where it is.
    pub const fn area(&self) -> &Area {
        &self.area
    }
}

impl Places {
    /// Places that may overlap: a berth lies in a harbour.
    ///
    /// # Errors
    ///
    /// [`TrackingError::PlaceTwice`] for a name that is taken.
    pub fn new(places: impl IntoIterator<Item = Place>) -> Result<Self, TrackingError> {
        let mut known: Vec<Arc<Place>> = Vec::new();
        for place in places {
            if known.iter().any(|other| other.name == place.name) {
                return Err(TrackingError::PlaceTwice { name: place.name.to_string() });
            }
            known.push(Arc::new(place));
        }
        Ok(Self(known))
    }

    /// No place.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The places, in the order given.
    pub fn iter(&self) -> impl Iterator<Item = &Place> {
        self.0.iter().map(|place| &**place)
    }

    /// The places that hold a position.
    pub fn here(&self, position: LatLon) -> Here {
        let mut here = Here::default();
        for place in &self.0 {
            let known = match place.kind {
                PlaceKind::Berth => &mut here.berth,
                PlaceKind::Anchorage => &mut here.anchorage,
                PlaceKind::Manoeuvring => &mut here.manoeuvring,
            };
            if known.is_none() && place.area.contains(position) {
                *known = Some(Arc::clone(place));
            }
        }
        here
    }

    /// A distance within which no border of any place lies, looked for as far as asked: [`Self::here`] says the same of
    /// every position nearer than this.
    pub fn clearance(&self, position: LatLon, at_most: Length) -> Length {
        self.iter().fold(at_most, |known, place| place.area.clearance(position, known))
    }
}

impl Here {
    /// The berth, or else the anchorage, or else the confined waters.
    pub fn innermost(&self) -> Option<&Arc<Place>> {
        self.berth.as_ref().or(self.anchorage.as_ref()).or(self.manoeuvring.as_ref())
    }
}
