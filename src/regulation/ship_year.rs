//! What a ship burned in a calendar year, piece by piece, as every rule reads it.

use std::sync::Arc;

use jiff::civil::Date;

use super::passage::{Exemption, Passage};
use super::ship::Ship;
use crate::fuel::{ConsumerClass, FuelBatch};
use crate::units::bounded::{OutOfRange, bounds};
use crate::units::substance::{Fuel, Sailed};
use crate::units::{Distance, Electricity, Mass};

/// Fuel burned in one class of consumer at one place.
#[derive(Clone, Debug, PartialEq)]
pub struct Burn {
    /// Leg or port, for reports.
    pub place: Arc<str>,
    /// Where it was, as the rules divide the world.
    pub passage: Passage,
    /// What a member state exempts it for.
    pub exemption: Option<Exemption>,
    /// The fuel.
    pub batch: Arc<FuelBatch>,
    /// What burned it.
    pub consumer: ConsumerClass,
    /// How much.
    pub mass: Mass<Fuel>,
    /// The day on which it began (UTC); a rule that begins inside the year needs it, and counts the whole burn from its
    /// first day: divide one that runs over 1 July 2026, as [`ShipYear::with_ledger`] does.
    pub day: Option<Date>,
}

/// Electricity from shore at one berth.
#[derive(Clone, Debug, PartialEq)]
pub struct ShoreUse {
    /// The port, for reports.
    pub place: Arc<str>,
    /// Where it was.
    pub passage: Passage,
    /// What a member state exempts it for.
    pub exemption: Option<Exemption>,
    /// How much, at the ship.
    pub electricity: Electricity,
}

/// One ship in one calendar year: what it burned, what it took from shore, how far it sailed.
///
/// It holds masses and places and no emissions: each rule puts its own factors on them. Made from ledgers by
/// [`ShipYear::with_ledger`], or record by record from a year's report.
#[derive(Clone, Debug, PartialEq)]
pub struct ShipYear {
    ship: Arc<Ship>,
    year: i16,
    burns: Vec<Burn>,
    shore: Vec<ShoreUse>,
    sailed: Distance<Sailed>,
}

/// A record of a ship-year that cannot stand.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum ShipYearError {
    /// A value outside its range.
    #[error("{ship} {year}, {place}: {source}")]
    Value {
        /// The ship.
        ship: String,
        /// The year.
        year: i16,
        /// Leg or port.
        place: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// A day outside the year.
    #[error("{ship} {year}, {place}: `day` must be in {year}, got {day}")]
    Day {
        /// The ship.
        ship: String,
        /// The year.
        year: i16,
        /// Leg or port.
        place: String,
        /// What was given.
        day: Date,
    },
    /// A year that no calendar has.
    #[error("`year` {year} is not in the calendar")]
    NoSuchYear {
        /// What was given.
        year: i16,
    },
    /// An exemption of a passage that it cannot have.
    #[error("{place}: the exemption `{exemption}` does not fit a {passage}")]
    ExemptionMisfit {
        /// Leg or port.
        place: String,
        /// The exemption.
        exemption: Exemption,
        /// The passage.
        passage: Passage,
    },
    /// A place that has no record.
    #[error("{ship} {year}: nothing is recorded at `{place}`, recorded are {known}")]
    NothingThere {
        /// The ship.
        ship: String,
        /// The year.
        year: i16,
        /// What was asked for.
        place: String,
        /// The places with records.
        known: String,
    },
    /// A port of which no jurisdiction is known.
    #[error("{place}: no jurisdiction is known of `{port}`, known are {known}")]
    UnknownPlace {
        /// Leg or port.
        place: String,
        /// The port.
        port: String,
        /// The ports that are known.
        known: String,
    },
    /// A stop that is not a port of call, with no port of call before or after it in the ledger.
    #[error("{place}: `{port}` is not a port of call, and the ledger has none {side} it")]
    NoPortOfCall {
        /// Leg or port.
        place: String,
        /// The stop.
        port: String,
        /// `before` or `after`.
        side: &'static str,
    },
    /// A fuel that no consumer is named for, although the rules treat the ship's consumers differently.
    #[error("{place}: {fuel} has other factors in each consumer; state which one burned it")]
    ConsumerNeeded {
        /// Leg or port.
        place: String,
        /// The fuel.
        fuel: String,
    },
}

impl ShipYear {
    /// A ship-year without records.
    pub fn new(ship: impl Into<Arc<Ship>>, year: i16) -> Self {
        Self { ship: ship.into(), year, burns: Vec::new(), shore: Vec::new(), sailed: Distance::ZERO }
    }

    /// One more burn.
    ///
    /// # Errors
    ///
    /// [`ShipYearError::Value`] for a mass out of range, [`ShipYearError::Day`] for a day of another year.
    pub fn with_burn(mut self, burn: Burn) -> Result<Self, ShipYearError> {
        self.add_burn(burn)?;
        Ok(self)
    }

    /// Electricity from one more shore connection.
    ///
    /// # Errors
    ///
    /// [`ShipYearError::Value`] for an electricity out of range.
    pub fn with_shore_power(mut self, shore: ShoreUse) -> Result<Self, ShipYearError> {
        let year_of_electricity = bounds::ELECTRICITY_OF_A_YEAR;
        let checked = year_of_electricity.check(shore.electricity.kilowatt_hours());
        checked.map_err(|source| self.value(&shore.place, source))?;
        fits(&shore.place, shore.exemption, shore.passage)?;
        self.shore.push(shore);
        Ok(self)
    }

    /// More distance over ground.
    ///
    /// # Errors
    ///
    /// [`ShipYearError::Value`] for a distance out of range.
    pub fn with_sailed(mut self, distance: Distance<Sailed>) -> Result<Self, ShipYearError> {
        let sum = self.sailed + distance;
        for miles in [distance.nautical_miles(), sum.nautical_miles()] {
            bounds::DISTANCE_OF_A_YEAR
                .check(miles)
                .map_err(|source| self.value("distance sailed", source))?;
        }
        self.sailed = sum;
        Ok(self)
    }

    /// The same records as if they were of another year: a what-if. The days of the burns are left out.
    #[must_use]
    pub fn as_if_in(&self, year: i16) -> Self {
        let burns = self.burns.iter().map(|burn| Burn { day: None, ..burn.clone() }).collect();
        let (ship, shore) = (Arc::clone(&self.ship), self.shore.clone());
        Self { ship, year, burns, shore, sailed: self.sailed }
    }

    pub(super) fn add_burn(&mut self, burn: Burn) -> Result<(), ShipYearError> {
        let checked = bounds::FUEL_MASS.check(burn.mass.tonnes());
        checked.map_err(|source| self.value(&burn.place, source))?;
        if let Some(day) = burn.day.filter(|day| day.year() != self.year) {
            let (ship, year, place) = (self.ship.name().to_owned(), self.year, burn.place.to_string());
            return Err(ShipYearError::Day { ship, year, place, day });
        }
        fits(&burn.place, burn.exemption, burn.passage)?;
        self.burns.push(burn);
        Ok(())
    }

    /// Exempts all that is recorded at a place, as a ledger cannot: a leg `A - B` or a port.
    ///
    /// # Errors
    ///
    /// [`ShipYearError::NothingThere`] for a place without records, [`ShipYearError::ExemptionMisfit`] for an exemption
    /// that its passage cannot have.
    pub fn exempting(mut self, place: &str, exemption: Exemption) -> Result<Self, ShipYearError> {
        let mut found = false;
        for burn in self.burns.iter_mut().filter(|burn| &*burn.place == place) {
            fits(place, Some(exemption), burn.passage)?;
            (burn.exemption, found) = (Some(exemption), true);
        }
        for shore in self.shore.iter_mut().filter(|shore| &*shore.place == place) {
            fits(place, Some(exemption), shore.passage)?;
            (shore.exemption, found) = (Some(exemption), true);
        }
        if found {
            return Ok(self);
        }
        let places: std::collections::BTreeSet<&str> = self
            .burns
            .iter()
            .map(|burn| &*burn.place)
            .chain(self.shore.iter().map(|shore| &*shore.place))
            .collect();
        let known = places.into_iter().collect::<Vec<_>>().join(", ");
        let (ship, year, place) = (self.ship.name().to_owned(), self.year, place.to_owned());
        Err(ShipYearError::NothingThere { ship, year, place, known })
    }

    fn value(&self, place: &str, source: OutOfRange) -> ShipYearError {
        let (ship, year, place) = (self.ship.name().to_owned(), self.year, place.to_owned());
        ShipYearError::Value { ship, year, place, source }
    }

    /// The ship.
    pub fn ship(&self) -> &Ship {
        &self.ship
    }

    /// The calendar year.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// What it burned.
    pub fn burns(&self) -> &[Burn] {
        &self.burns
    }

    /// What it took from shore.
    pub fn shore_power(&self) -> &[ShoreUse] {
        &self.shore
    }

    /// How far it sailed, over ground.
    pub const fn sailed(&self) -> Distance<Sailed> {
        self.sailed
    }
}

impl Burn {
    /// Fuel burned on a passage, without exemption and day.
    pub fn new(
        place: impl Into<Arc<str>>,
        passage: Passage,
        batch: impl Into<FuelBatch>,
        consumer: ConsumerClass,
        mass: Mass<Fuel>,
    ) -> Self {
        let batch = Arc::new(batch.into());
        Self { place: place.into(), passage, exemption: None, batch, consumer, mass, day: None }
    }
}

/// Whether a member state can have granted an exemption on a passage.
fn fits(place: &str, exemption: Option<Exemption>, passage: Passage) -> Result<(), ShipYearError> {
    let Some(exemption) = exemption else { return Ok(()) };
    let (from, to) = passage.ends();
    let fit = match exemption {
        Exemption::SmallIsland | Exemption::PublicService => from.state().is_some() && to.state().is_some(),
        Exemption::BetweenOutermostRegions => from.is_outermost() && to.is_outermost(),
    };
    let place = || place.to_owned();
    if fit { Ok(()) } else { Err(ShipYearError::ExemptionMisfit { place: place(), exemption, passage }) }
}
