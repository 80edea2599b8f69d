//! Polygons put together, and polygons taken out.

use super::{Polygon, ZoneError};
use crate::port::LatLon;

/// What is inside at least one polygon and outside all that are taken out.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    parts: Vec<Polygon>,
    without: Vec<Polygon>,
}

impl Area {
    /// The inside of one or more polygons.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Empty`] for none.
    pub fn new(parts: Vec<Polygon>) -> Result<Self, ZoneError> {
        if parts.is_empty() { Err(ZoneError::Empty) } else { Ok(Self { parts, without: Vec::new() }) }
    }

    /// The same without the inside of another polygon.
    #[must_use]
    pub fn without(mut self, polygon: Polygon) -> Self {
        self.without.push(polygon);
        self
    }

    /// Whether a position is inside.
    pub fn contains(&self, position: LatLon) -> bool {
        let point = super::arc::Direction::of(position);
        self.parts.iter().any(|part| part.holds(point)) && !self.without.iter().any(|part| part.holds(point))
    }

    /// Its polygons, those taken out among them.
    pub fn polygons(&self) -> impl Iterator<Item = &Polygon> {
        self.parts.iter().chain(&self.without)
    }

    /// The polygons whose inside it is made of.
    pub fn parts(&self) -> &[Polygon] {
        &self.parts
    }
}

impl From<Polygon> for Area {
    fn from(polygon: Polygon) -> Self {
        Self { parts: vec![polygon], without: Vec::new() }
    }
}
