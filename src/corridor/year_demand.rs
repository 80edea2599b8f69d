//! Fuel that a corridor's year bunkers, and where its ships stop for it.
//!
//! ```text
//! demand = Σ services Σ classes  round voyages · demand of one
//! ```
//!
//! It adds over services; summed over ports it is the fuel of the year's ledgers.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bunkering::{BunkeringError, BunkeringRule, BunkeringStop, Demand, Supply, Tank, fewest_stops};
use super::{CorridorYear, Sailings, ServiceYear};
use crate::fuel::MarineFuel;

/// Bunkering of a class that cannot be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("service `{service}`, class `{class}`: {source}")]
pub struct YearBunkeringError {
    /// The service.
    pub service: String,
    /// The class.
    pub class: String,
    /// What was wrong, with its fuel.
    pub source: Box<BunkeringError>,
}

/// Where ships of a class bunker a fuel on a round voyage.
#[derive(Clone, Debug, PartialEq)]
pub struct ClassStops {
    /// The service.
    pub service: Arc<str>,
    /// The class.
    pub class: Arc<str>,
    /// The fuel.
    pub fuel: MarineFuel,
    /// Such round voyages in the year: those that connect to shore at the same calls.
    pub round_voyages: f64,
    /// The fewest stops of one.
    pub stops: Vec<BunkeringStop>,
}

impl ServiceYear {
    /// What the service bunkers in a year.
    ///
    /// # Errors
    ///
    /// [`YearBunkeringError`] with the service and class: a fuel that no port of the rotation supplies throughout the
    /// year.
    pub fn fuel_demand(
        &self,
        year: i16,
        supply: &Supply,
        rule: BunkeringRule,
    ) -> Result<Demand, YearBunkeringError> {
        let of = |one: &Sailings| {
            let demand = Demand::of_sailings(&one.ledger, one.count, year, supply, rule);
            demand.map_err(|source| self.refused(one, source))
        };
        self.sailings().iter().filter(|one| one.count > 0.0).map(of).sum()
    }

    /// Where its ships bunker, by tank.
    ///
    /// # Errors
    ///
    /// [`YearBunkeringError`] as for [`fewest_stops`].
    pub fn bunkering_stops(
        &self,
        year: i16,
        tanks: &BTreeMap<String, Vec<Tank>>,
        supply: &Supply,
    ) -> Result<Vec<ClassStops>, YearBunkeringError> {
        let mut found = Vec::new();
        for one in self.sailings().iter().filter(|one| one.count > 0.0) {
            for tank in tanks.get(one.class.as_ref()).into_iter().flatten() {
                let stops = fewest_stops(&one.ledger, tank, supply, year);
                found.push(ClassStops {
                    service: Arc::clone(&self.service().spec().name),
                    class: Arc::clone(&one.class),
                    fuel: tank.fuel().clone(),
                    round_voyages: one.count,
                    stops: stops.map_err(|source| self.refused(one, source))?,
                });
            }
        }
        Ok(found)
    }

    fn refused(&self, one: &Sailings, source: BunkeringError) -> YearBunkeringError {
        YearBunkeringError {
            service: self.service().name().to_owned(),
            class: one.class.to_string(),
            source: Box::new(source),
        }
    }
}

impl CorridorYear {
    /// What the corridor bunkers in its year, by fuel and port.
    ///
    /// # Errors
    ///
    /// As [`ServiceYear::fuel_demand`].
    ///
    /// # Examples
    ///
    /// ```
    /// use green_corridor::corridor::bunkering::BunkeringRule;
    /// use green_corridor::interchange::CorridorFile;
    ///
    /// let text = std::fs::read_to_string("examples/data/los_angeles_shanghai_corridor.toml")?;
    /// let file: CorridorFile = toml::from_str(&text)?;
    /// let year = file.corridor().sail()?;
    /// let demand = year.fuel_demand(file.supply(), BunkeringRule::LastPortBefore)?;
    /// let methanol = demand.total_of(|key| key.fuel.name().contains("methanol"));
    /// let at_yangshan = demand.total_of(|key| key.fuel.name().contains("methanol") && &*key.port == "Yangshan");
    /// assert!(methanol.mass.tonnes() > 1_000.0);
    /// assert_eq!(at_yangshan, methanol);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fuel_demand(&self, supply: &Supply, rule: BunkeringRule) -> Result<Demand, YearBunkeringError> {
        let year = self.corridor().year();
        self.services().iter().map(|service| service.fuel_demand(year, supply, rule)).sum()
    }

    /// Where its ships bunker, for the classes of which tanks are known, by the name of the class.
    ///
    /// # Errors
    ///
    /// As [`ServiceYear::bunkering_stops`].
    pub fn bunkering_stops(
        &self,
        tanks: &BTreeMap<String, Vec<Tank>>,
        supply: &Supply,
    ) -> Result<Vec<ClassStops>, YearBunkeringError> {
        let year = self.corridor().year();
        let stops = self.services().iter().map(|service| service.bunkering_stops(year, tanks, supply));
        Ok(stops.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}
