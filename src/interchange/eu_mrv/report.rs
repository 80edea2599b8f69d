//! One report, and what follows from it.

use std::fmt;

use super::cell::Lack;
use super::{Cell, Column, Underivable};
use crate::fuel::gwp::Ar5;
use crate::plausibility::{Observation, PerDistance, ReportedIntensity, speed};
use crate::units::si::hour;
use crate::units::substance::{Co2e, Freight, Fuel, RegulatoryCo2, Sailed, TankToWake};
use crate::units::{Distance, Factor, Mass, MassPerDistance, MassPerFreightWork, Time, Velocity};
use crate::vessel::{ImoNumber, ImoNumberError};

/// The year of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// Calendar year.
    pub year: i16,
    /// The part of it, as printed between brackets; empty for the whole year.
    pub part: String,
}

/// One report of a ship and a period, as published. CO2 is what the rules count: zero-rated fuel stands at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The line on which it begins, from 1.
    pub line: u64,
    /// The ship, or why its number is none.
    pub imo: Result<ImoNumber, ImoNumberError>,
    /// Name of the ship; empty if the file has none.
    pub name: String,
    /// Ship type in EMSA's words; empty if the file has none.
    pub ship_type: String,
    /// Period; `None` if the file has no such column.
    pub period: Option<Period>,
    /// EEDI, EEXI or EIV as printed.
    pub technical_efficiency: String,
    /// Fuel of the period.
    pub fuel: Cell<Mass<Fuel>>,
    /// CO2 of the period.
    pub co2: Cell<Mass<RegulatoryCo2>>,
    /// Of voyages between ports of member states.
    pub co2_between_ms: Cell<Mass<RegulatoryCo2>>,
    /// Of voyages out of them.
    pub co2_departed_ms: Cell<Mass<RegulatoryCo2>>,
    /// Of voyages to them.
    pub co2_to_ms: Cell<Mass<RegulatoryCo2>>,
    /// At berth in them.
    pub co2_at_berth: Cell<Mass<RegulatoryCo2>>,
    /// Time at sea.
    pub time_at_sea: Cell<Time>,
    /// Fuel per distance.
    pub fuel_per_distance: Cell<MassPerDistance<Fuel, Sailed>>,
    /// CO2 per distance.
    pub co2_per_distance: Cell<MassPerDistance<RegulatoryCo2, Sailed>>,
    /// CO2e per distance, from 2024, with the GWP set of the amended rules: 28 and 265.
    pub co2e_per_distance: Cell<MassPerDistance<Co2e<TankToWake, Ar5>, Sailed>>,
    /// Fuel per freight work.
    pub fuel_per_freight_work: Cell<MassPerFreightWork<Fuel, Sailed>>,
    /// CO2 per freight work.
    pub co2_per_freight_work: Cell<MassPerFreightWork<RegulatoryCo2, Sailed>>,
    /// Grams of CO2 per cubic metre of cargo and nautical mile.
    pub co2_g_per_m3_nm: Cell<f64>,
    /// Grams of CO2 per tonne of deadweight carried and nautical mile.
    pub co2_g_per_dwt_nm: Cell<f64>,
}

impl Report {
    /// Distance sailed: fuel over fuel per distance.
    ///
    /// # Errors
    ///
    /// [`Underivable`], as for all that is derived: it names the column that is wanting.
    pub fn distance(&self) -> Result<Distance<Sailed>, Underivable> {
        let per_distance = self.fuel_per_distance.of(Column::FuelPerDistance)?;
        positive(Column::FuelPerDistance, per_distance > MassPerDistance::ZERO)?;
        Ok(self.fuel.of(Column::TotalFuel)? / per_distance)
    }

    /// Distance sailed, once more: CO2 over CO2 per distance.
    ///
    /// # Errors
    ///
    /// [`Underivable`].
    pub fn distance_by_co2(&self) -> Result<Distance<Sailed>, Underivable> {
        let per_distance = self.co2_per_distance.of(Column::Co2PerDistance)?;
        positive(Column::Co2PerDistance, per_distance > MassPerDistance::ZERO)?;
        Ok(self.co2.of(Column::TotalCo2)? / per_distance)
    }

    /// Average speed: distance over time at sea.
    ///
    /// # Errors
    ///
    /// [`Underivable`].
    pub fn speed(&self) -> Result<Velocity, Underivable> {
        let time = self.time_at_sea.of(Column::TimeAtSea)?;
        positive(Column::TimeAtSea, time.value > 0.0)?;
        Ok(speed(self.distance()?, time))
    }

    /// CO2 over fuel.
    ///
    /// # Errors
    ///
    /// [`Underivable`].
    pub fn carbon_factor(&self) -> Result<Factor<RegulatoryCo2, Fuel>, Underivable> {
        let fuel = self.fuel.of(Column::TotalFuel)?;
        positive(Column::TotalFuel, fuel > Mass::ZERO)?;
        Ok(self.co2.of(Column::TotalCo2)? / fuel)
    }

    /// Average cargo over distance: fuel per distance over fuel per freight work.
    ///
    /// # Errors
    ///
    /// [`Underivable`].
    pub fn average_cargo(&self) -> Result<Mass<Freight>, Underivable> {
        let per_work = self.fuel_per_freight_work.of(Column::FuelPerFreightWork)?;
        positive(Column::FuelPerFreightWork, per_work > MassPerFreightWork::ZERO)?;
        Ok(self.fuel_per_distance.of(Column::FuelPerDistance)? / per_work)
    }

    /// The report as something that bands are made of, or compared with.
    pub fn observation(&self) -> Observation<'_> {
        Observation {
            ship_type: Some(self.ship_type.as_str()).filter(|ship_type| !ship_type.is_empty()),
            average_cargo: self.average_cargo().ok(),
            speed: self.speed().ok(),
            fuel_per_distance: self.fuel_per_distance.value(),
            co2_per_freight_work: self.co2_per_freight_work.value(),
            carbon_factor: self.carbon_factor().ok(),
        }
    }

    /// The report as something that a model is compared with. CO2 between berths is that of the period less that at
    /// berth, over distance.
    pub fn intensity(&self) -> ReportedIntensity {
        let (co2, at_berth) = (self.co2.value(), self.co2_at_berth.value());
        let distance = self.distance_by_co2().ok().filter(|distance| *distance > Distance::ZERO);
        let between = co2.zip(at_berth).map(|(co2, at_berth)| co2 - at_berth);
        ReportedIntensity {
            year: self.period.as_ref().map(|period| period.year),
            per_distance: PerDistance {
                fuel: self.fuel_per_distance.value(),
                co2: self.co2_per_distance.value(),
                co2_between_berths: between.zip(distance).map(|(co2, distance)| co2 / distance),
            },
            speed: self.speed().ok(),
            time_at_sea: self.time_at_sea.value(),
            berth_share: co2
                .zip(at_berth)
                .filter(|(co2, _)| *co2 > Mass::ZERO)
                .map(|(co2, at)| at.ratio(co2)),
            average_cargo: self.average_cargo().ok(),
        }
    }

    /// The number of a column in the unit that is printed there; [`Cell::NoColumn`] for a column of text.
    pub fn number(&self, column: Column) -> Cell<f64> {
        let tonnes = |co2: Cell<Mass<RegulatoryCo2>>| co2.map(|co2| co2.tonnes());
        match column {
            Column::TotalFuel => self.fuel.map(|fuel| fuel.tonnes()),
            Column::TotalCo2 => tonnes(self.co2),
            Column::Co2BetweenMs => tonnes(self.co2_between_ms),
            Column::Co2DepartedMs => tonnes(self.co2_departed_ms),
            Column::Co2ToMs => tonnes(self.co2_to_ms),
            Column::Co2AtBerth => tonnes(self.co2_at_berth),
            Column::TimeAtSea => self.time_at_sea.map(|time| time.get::<hour>()),
            Column::FuelPerDistance => self.fuel_per_distance.map(|fuel| fuel.kilograms_per_nautical_mile()),
            Column::Co2PerDistance => self.co2_per_distance.map(|co2| co2.kilograms_per_nautical_mile()),
            Column::Co2ePerDistance => self.co2e_per_distance.map(|co2e| co2e.kilograms_per_nautical_mile()),
            Column::FuelPerFreightWork => {
                self.fuel_per_freight_work.map(|fuel| fuel.grams_per_tonne_nautical_mile())
            }
            Column::Co2PerFreightWork => {
                self.co2_per_freight_work.map(|co2| co2.grams_per_tonne_nautical_mile())
            }
            Column::Co2PerVolumeWork => self.co2_g_per_m3_nm,
            Column::Co2PerDeadweightWork => self.co2_g_per_dwt_nm,
            Column::Imo | Column::Name | Column::ShipType | Column::Period | Column::TechnicalEfficiency => {
                Cell::NoColumn
            }
        }
    }
}

fn positive(column: Column, is_positive: bool) -> Result<(), Underivable> {
    if is_positive { Ok(()) } else { Err(Underivable { column, lack: Lack::NotPositive }) }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.year)?;
        if !self.part.is_empty() {
            write!(f, " ({})", self.part)?;
        }
        Ok(())
    }
}
