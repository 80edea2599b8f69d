//! What one unit of an activity emits: a vehicle-mile, an hour of idling, a short ton-mile, a gallon.
//!
//! # Examples
//!
//! A mile of the EPA hub, with a stated NOx factor beside it:
//!
//! ```
//! use green_corridor::engine::Pollutants;
//! use green_corridor::provenance::Source;
//! use green_corridor::terminal::PerUnit;
//! use green_corridor::units::Mass;
//!
//! let mile = PerUnit {
//!     pollutants: Pollutants { nox: Some(Mass::from_grams(2.0)), ..Pollutants::UNKNOWN },
//!     ..PerUnit::epa_truck_mile().with_source(Source::user("NOx: made up"))
//! };
//! assert_eq!(mile.emissions.co2_fossil.kilograms(), 1.407);
//! ```

use super::diesel;
use super::entry::{Amounts, Draw};
use super::epa_hub::{self, StackGases};
use super::error::{TerminalError, check};
use crate::engine::Pollutants;
use crate::fuel::{Emissions, Origin};
use crate::provenance::Source;
use crate::units::si::us_gallons;
use crate::units::substance::{Co2, Fuel};
use crate::units::{Bound, Mass};

/// A mass per unit of activity.
const PER_UNIT: Bound = Bound::new("co2_kg_per_unit", 0.0, 10_000.0, "kg");

/// Emissions and pollutants of one unit of an activity. What is `None` is unknown.
#[derive(Clone, Debug, PartialEq)]
pub struct PerUnit {
    /// Gases of one unit.
    pub emissions: Emissions,
    /// Pollutants of one unit.
    pub pollutants: Pollutants,
    /// Fuel of one unit.
    pub fuel: Option<Mass<Fuel>>,
    /// Where they stand.
    pub sources: Vec<Source>,
}

impl PerUnit {
    /// Stated CO2, all else unknown: the start of a stated set.
    pub fn of_co2(co2: Mass<Co2>, source: Source) -> Self {
        Self {
            emissions: Emissions::of_fuel(Origin::Fossil, co2, None, None, None),
            pollutants: Pollutants::UNKNOWN,
            fuel: None,
            sources: vec![source],
        }
    }

    /// One vehicle-mile of [`epa_hub::TRUCK_VEHICLE_MILE`].
    pub fn epa_truck_mile() -> Self {
        Self::hub(&epa_hub::TRUCK_VEHICLE_MILE)
    }

    /// One short ton-mile of [`epa_hub::RAIL_SHORT_TON_MILE`].
    pub fn epa_rail_short_ton_mile() -> Self {
        Self::hub(&epa_hub::RAIL_SHORT_TON_MILE)
    }

    /// One US gallon of diesel: CO2 of the hub; methane and nitrous oxide unknown.
    pub fn epa_diesel_gallon() -> Self {
        Self::of_co2(diesel::co2_of_volume(us_gallons(1.0)), epa_hub::SOURCE)
    }

    fn hub(gases: &StackGases) -> Self {
        Self { emissions: gases.emissions(), ..Self::of_co2(gases.co2, epa_hub::SOURCE) }
    }

    /// The same with one more source.
    #[must_use]
    pub fn with_source(mut self, source: Source) -> Self {
        self.sources.push(source);
        self
    }

    /// So many units. None, and nothing is emitted.
    pub(super) fn times(&self, units: f64) -> Amounts {
        if units <= 0.0 {
            return Amounts::ZERO;
        }
        let mut pollutants = self.pollutants.scaled(units);
        let emissions = self.emissions.scaled(units);
        pollutants.co2 = Some(emissions.stack_co2());
        Amounts { fuel: self.fuel.map(|fuel| fuel * units), draw: Draw::ZERO, emissions, pollutants }
    }

    pub(super) fn check(&self, record: &str) -> Result<(), TerminalError> {
        check(record, PER_UNIT, self.emissions.stack_co2().kilograms())?;
        check(record, PER_UNIT.named("ch4_kg_per_unit"), self.emissions.ch4().map_or(0.0, Mass::kilograms))?;
        check(record, PER_UNIT.named("n2o_kg_per_unit"), self.emissions.n2o.map_or(0.0, Mass::kilograms))?;
        check(record, PER_UNIT.named("fuel_kg_per_unit"), self.fuel.map_or(0.0, Mass::kilograms))?;
        let pollutants = self.pollutants.kilograms();
        pollutants
            .iter()
            .try_for_each(|&(name, mass)| check(record, PER_UNIT.named(name), mass.unwrap_or(0.0)).map(drop))
    }
}
