//! Containers that ride together.

use std::ops::RangeInclusive;

use super::cargo_mass::CargoMass;
use crate::units::bounded::{Bound, OutOfRange, bounds};
use crate::units::si::{kilowatt, kilowatts};
use crate::units::substance::{Carried, Freight, Loaded};
use crate::units::{Mass, Power, Teu};

/// TEU of one lot: a box of 20 ft counts one, of 45 ft 2.25.
const LOT_TEU: Bound = bounds::TEU.named("teu");
/// Freight per TEU. A twenty-foot box of ISO 668 weighs 30.48 t at most, itself included.
/// Containers with freight hold some.
pub(super) const FREIGHT_PER_TEU: Bound = Bound::new("freight_t_per_teu", 0.001, 50.0, "t/TEU");
/// Power of a plug per TEU. A forty-foot reefer that pulls down takes some 11 kW.
pub(super) const PLUG: Bound = Bound::new("plug_kw_per_teu", 0.0, 20.0, "kW/TEU");
/// Containers of one kind that ride together over one leg or several in a row: one box, or thousands of like boxes.
///
/// Checked when a [`super::Manifest`] is made of it.
///
/// ```
/// use green_corridor::intensity::{Lot, cargo_mass};
/// use green_corridor::units::Teu;
///
/// let forty_foot = Lot::loaded(0, Teu::from_count(2.0)).with_cargo_mass(&cargo_mass::AVERAGE);
/// assert_eq!(forty_foot.freight().map(|mass| mass.tonnes()), Some(20.0));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lot {
    first_leg: u32,
    last_leg: u32,
    teu: Teu<Carried>,
    contents: Contents,
    plug_kw_per_teu: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Contents {
    Empty,
    Loaded(Option<Mass<Freight>>),
}

impl Lot {
    /// Containers with freight, of a mass not yet known, on a leg counted from 0.
    pub const fn loaded(leg: u32, teu: Teu<Loaded>) -> Self {
        Self::new(leg, teu.count(), Contents::Loaded(None))
    }

    /// Empty containers on a leg counted from 0: repositioned.
    pub const fn empty(leg: u32, teu: Teu<Carried>) -> Self {
        Self::new(leg, teu.count(), Contents::Empty)
    }

    const fn new(leg: u32, teu: f64, contents: Contents) -> Self {
        let teu = Teu::from_count(teu);
        Self { first_leg: leg, last_leg: leg, teu, contents, plug_kw_per_teu: 0.0 }
    }

    /// The same containers, riding on to a later leg.
    #[must_use]
    pub const fn as_far_as(self, last_leg: u32) -> Self {
        Self { last_leg, ..self }
    }

    /// The same containers with freight of this mass, all together, packaging included, without the containers.
    /// It makes loaded containers of empty ones.
    #[must_use]
    pub const fn with_freight(self, mass: Mass<Freight>) -> Self {
        Self { contents: Contents::Loaded(Some(mass)), ..self }
    }

    /// The same containers with so much freight in each TEU. Empty ones stay empty.
    #[must_use]
    pub fn with_cargo_mass(self, mass: &CargoMass) -> Self {
        match self.loaded_teu() {
            Some(teu) => self.with_freight(mass.value * teu),
            None => self,
        }
    }

    /// The same containers refrigerated, drawing so much power per TEU while they ride.
    #[must_use]
    pub fn refrigerated(self, per_teu: Power) -> Self {
        Self { plug_kw_per_teu: per_teu.get::<kilowatt>(), ..self }
    }

    /// The legs, counted from 0.
    pub const fn legs(&self) -> RangeInclusive<u32> {
        self.first_leg..=self.last_leg
    }

    /// TEU aboard.
    pub const fn teu(&self) -> Teu<Carried> {
        self.teu
    }

    /// TEU with freight; `None` for empties.
    pub const fn loaded_teu(&self) -> Option<Teu<Loaded>> {
        match self.contents {
            Contents::Empty => None,
            Contents::Loaded(_) => Some(Teu::from_count(self.teu.count())),
        }
    }

    /// Whether they hold freight.
    pub const fn is_loaded(&self) -> bool {
        matches!(self.contents, Contents::Loaded(_))
    }

    /// The freight; `None` for empties, and where it is not known.
    pub const fn freight(&self) -> Option<Mass<Freight>> {
        match self.contents {
            Contents::Empty => None,
            Contents::Loaded(mass) => mass,
        }
    }

    /// Power of the plugs per TEU; zero for dry containers.
    pub fn plug_power_per_teu(&self) -> Power {
        kilowatts(self.plug_kw_per_teu)
    }

    /// Containers without TEU hold nothing.
    pub(super) fn check(&self) -> Result<(), OutOfRange> {
        LOT_TEU.check(self.teu.count())?;
        if let Some(freight) = self.freight()
            && (freight != Mass::ZERO || self.teu != Teu::ZERO)
        {
            FREIGHT_PER_TEU.check(freight.tonnes() / self.teu.count())?;
        }
        PLUG.check(self.plug_kw_per_teu).map(drop)
    }

    pub(super) const fn plug_kw(&self) -> f64 {
        self.plug_kw_per_teu * self.teu.count()
    }
}
