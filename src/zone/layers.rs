//! Zones in layers.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;

use super::{Edition, Rule, Waters, Zone, ZoneError, table};
use crate::port::LatLon;
use crate::units::Length;

/// Zones that overlap on purpose. Where several are in force, the strictest rule decides; nothing is summed.
#[derive(Clone, Debug, PartialEq)]
pub struct Zones(Arc<Layers>);

#[derive(Clone, Debug, PartialEq)]
struct Layers {
    zones: Vec<Zone>,
    everywhere: Vec<Edition>,
}

static EMBEDDED: LazyLock<Zones> = LazyLock::new(|| {
    let layers = table::LAYERS.iter().filter_map(|id| table::find(id).ok()).cloned().collect();
    Zones(Arc::new(Layers { zones: layers, everywhere: vec![table::GLOBAL_CAP] }))
});

impl Zones {
    /// The layers of this corridor whose boundary is known to about a mile, and the global limit of sulphur.
    /// Two speed zones, both emission control areas of the Pacific, California's fuel rule and China's coast
    /// north of Guangdong; the area for waiting ships needs an end date ([`super::saqa`]), and what is only known
    /// roughly must be asked for ([`super::approximate`]).
    pub fn embedded() -> Self {
        EMBEDDED.clone()
    }

    /// No zone, and no limit anywhere.
    pub fn none() -> Self {
        Self(Arc::new(Layers { zones: Vec::new(), everywhere: Vec::new() }))
    }

    /// Whether two lists are the same zones.
    pub(crate) fn are(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self == other
    }

    /// One layer more.
    ///
    /// # Errors
    ///
    /// [`ZoneError::Twice`] for a name that is taken.
    pub fn with(self, zone: Zone) -> Result<Self, ZoneError> {
        if self.iter().any(|known| known.id() == zone.id()) {
            return Err(ZoneError::Twice { zone: zone.id().to_string() });
        }
        let mut layers = Arc::unwrap_or_clone(self.0);
        layers.zones.push(zone);
        Ok(Self(Arc::new(layers)))
    }

    /// The layers.
    pub fn iter(&self) -> impl Iterator<Item = &Zone> {
        self.0.zones.iter()
    }

    pub(super) fn position(&self, id: &str) -> Result<(usize, &Zone), ZoneError> {
        self.iter().enumerate().find(|(_, zone)| &**zone.id() == id).ok_or_else(|| {
            let known: Vec<&str> = self.iter().map(|zone| &**zone.id()).collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            ZoneError::Unknown { zone: id.to_owned(), known }
        })
    }

    /// The zones that hold a position on a day, and what they ask together.
    pub fn waters_at(&self, position: LatLon, day: Date) -> Waters {
        let inside = self.iter().enumerate().filter(|(_, zone)| zone.area().contains(position));
        self.waters_of(inside.map(|(index, _)| index), day)
    }

    /// A distance within which no border of any layer lies, looked for as far as asked: [`Self::waters_at`] says the same
    /// of every position nearer than this.
    pub fn clearance(&self, position: LatLon, at_most: Length) -> Length {
        self.iter().fold(at_most, |known, zone| zone.area().clearance(position, known))
    }

    pub(super) fn waters_of(&self, inside: impl Iterator<Item = usize>, day: Date) -> Waters {
        let of_zones = inside.filter_map(|index| {
            let zone = self.0.zones.get(index)?;
            Some((Some(zone.id()), zone.in_force(day)?.rule))
        });
        let global = self.0.everywhere.iter().filter(|edition| edition.covers(day));
        let mut zones = Vec::new();
        let mut rule = Rule::NONE;
        for (id, own) in of_zones.chain(global.map(|edition| (None, edition.rule))) {
            zones.extend(id.map(Arc::clone));
            rule = rule.strictest(own);
        }
        Waters::of(zones, rule)
    }
}
