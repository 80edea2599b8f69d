//! A fleet file, checked.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::error::{FileError, fields};
use super::fleet_form::FleetForm;
use crate::air::Epa2022;
use crate::fuel::FactorSet;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::track::{Mmsi, StaticReport};
use crate::units::Length;
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{meter, metres};
use crate::vessel::{ImoNumber, Vessel};
use crate::voyage::{FuelPlan, Regime, SpeedAdvice};
use crate::zone::Zones;

/// Ship types of AIS that are cargo ships, container ships among them.
const CARGO_SHIPS: RangeInclusive<u16> = 70..=79;

/// The ships behind position reports, from a file.
///
/// Deserialising checks everything; [`FleetFile::try_from`] a [`FleetForm`] does the same with a typed error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "FleetForm", into = "FleetForm")]
pub struct FleetFile {
    form: FleetForm,
    factor_set: FactorSet,
    fuels: Vec<FuelPlan>,
    ships: Vec<FleetShip>,
    by_mmsi: BTreeMap<Mmsi, usize>,
    by_imo_number: BTreeMap<ImoNumber, usize>,
    classes: Vec<(Length, Length, FleetShip)>,
}

/// A ship of a fleet file.
#[derive(Clone, Debug, PartialEq)]
pub struct FleetShip {
    /// The ship.
    pub vessel: Vessel,
    /// The draught it sails at, where the file states one.
    pub draught: Option<Length>,
    /// Its engines for air pollutants; unknown where not given.
    pub air: Option<Epa2022>,
}

/// How a ship was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoundBy {
    /// By its MMSI.
    Mmsi,
    /// By its IMO number.
    ImoNumber,
    /// Not itself: the class of its length stands for it, an assumption of the file.
    Length,
}

/// Why a file has no ship for a report: it is not among the ships, and no class stands for it.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum NotFound {
    /// It may be no cargo ship.
    #[error("in no table, and it reports no ship type")]
    NoShipType,
    /// Classes are of cargo ships.
    #[error("in no table, and its ship type is {0}, no cargo ship")]
    NoCargoShip(u16),
    /// Classes go by length.
    #[error("in no table, and it reports no length")]
    NoLength,
    /// There are classes of other lengths, or none.
    #[error("in no table, and no class has its length of {} m", .0.get::<meter>())]
    NoClass(Length),
}

impl FleetFile {
    /// Title.
    pub fn title(&self) -> &str {
        &self.form.title
    }

    /// The factor set, with the fuels that the file defines.
    pub const fn factor_set(&self) -> &FactorSet {
        &self.factor_set
    }

    /// Stage and GWP set of CO2e figures.
    pub const fn co2e(&self) -> (LifeCycleStage, NamedSet) {
        (self.form.stage, self.form.gwp)
    }

    /// Fuel plans aboard every ship, the preferred first.
    pub fn fuels(&self) -> &[FuelPlan] {
        &self.fuels
    }

    /// The rules that the ships obey; speed advice does not count, since speeds are reported.
    pub fn regime(&self, zones: Zones) -> Regime {
        Regime::new(zones, self.fuels.iter().cloned(), SpeedAdvice::Ignored)
    }

    /// A ship by its MMSI, else by the IMO number that it reports, else the class of the length that it reports. A class
    /// stands for cargo ships only: types 70 to 79 of AIS, of which it does not tell container ships from others.
    ///
    /// # Errors
    ///
    /// [`NotFound`] for a ship of which the file knows nothing.
    pub fn find(&self, mmsi: Mmsi, reported: &StaticReport) -> Result<(&FleetShip, FoundBy), NotFound> {
        if let Some(ship) = self.by_mmsi.get(&mmsi).and_then(|index| self.ships.get(*index)) {
            return Ok((ship, FoundBy::Mmsi));
        }
        if let Some(ship) = reported.imo_number.and_then(|number| self.of_imo_number(number)) {
            return Ok((ship, FoundBy::ImoNumber));
        }
        self.of_class(reported).map(|ship| (ship, FoundBy::Length))
    }

    fn of_class(&self, reported: &StaticReport) -> Result<&FleetShip, NotFound> {
        let ship_type = reported.ship_type.ok_or(NotFound::NoShipType)?;
        if !CARGO_SHIPS.contains(&ship_type) {
            return Err(NotFound::NoCargoShip(ship_type));
        }
        let length = reported.length.ok_or(NotFound::NoLength)?;
        let class = self.classes.iter().find(|(from, below, _)| *from <= length && length < *below);
        class.map(|(.., ship)| ship).ok_or(NotFound::NoClass(length))
    }

    /// A ship by its IMO number alone; no class stands for it.
    pub fn of_imo_number(&self, number: ImoNumber) -> Option<&FleetShip> {
        self.by_imo_number.get(&number).and_then(|index| self.ships.get(*index))
    }
}

impl From<FleetFile> for FleetForm {
    fn from(file: FleetFile) -> Self {
        file.form
    }
}

impl TryFrom<FleetForm> for FleetFile {
    type Error = FileError;

    fn try_from(form: FleetForm) -> Result<Self, FileError> {
        let names = form.names();
        names.check()?;
        let factor_set = names.factor_set(&form.factor_set)?;
        let plans = form.fuels.iter().enumerate();
        let plans = plans.map(|(index, plan)| names.plan(&format!("fuels {}", index + 1), plan));
        let fuels = plans.collect::<Result<Vec<_>, _>>()?;
        if fuels.is_empty() {
            return Err(fields("fuels", "a fleet needs at least one fuel plan"));
        }
        let (mut ships, mut by_mmsi, mut by_imo_number) = (Vec::new(), BTreeMap::new(), BTreeMap::new());
        for (index, ship) in form.ships.iter().enumerate() {
            let record = ship_record(index);
            let vessel = ship.vessel.vessel()?;
            let number = vessel.imo_number();
            if ship.mmsi.is_none() && number.is_none() {
                return Err(fields(&record, "a ship needs `mmsi` or the vessel's `imo_number`"));
            }
            let twice = |field, number, first| {
                let (record, other) = (record.clone(), ship_record(first));
                FileError::ShipTwice { record, field, number, other }
            };
            if let Some(own) = ship.mmsi
                && let Some(first) = by_mmsi.insert(own, index)
            {
                return Err(twice("mmsi", own.get(), first));
            }
            if let Some(own) = number
                && let Some(first) = by_imo_number.insert(own, index)
            {
                return Err(twice("imo_number", own.get(), first));
            }
            check_draught(&record, ship.draught_m)?;
            ships.push(FleetShip { vessel, draught: ship.draught_m, air: ship.air });
        }
        let mut classes: Vec<(Length, Length, FleetShip)> = Vec::new();
        for (index, class) in form.by_length.iter().enumerate() {
            let record = class_record(index);
            let (from_m, below_m) = (class.from_m, class.below_m);
            for (field, metres) in [("from_m", from_m), ("below_m", below_m)] {
                in_range(&record, bounds::AIS_LENGTH.named(field), metres)?;
            }
            if from_m >= below_m {
                return Err(FileError::NoLength { record, from_m, below_m });
            }
            let (first, end) = (metres(from_m), metres(below_m));
            let other = classes.iter().position(|(from, below, _)| first < *below && *from < end);
            if let Some(other) = other.map(class_record) {
                return Err(FileError::LengthClasses { record, from_m, below_m, other });
            }
            let vessel = class.vessel.vessel()?;
            check_draught(&record, class.draught_m)?;
            classes.push((first, end, FleetShip { vessel, draught: class.draught_m, air: class.air }));
        }
        Ok(Self { form, factor_set, fuels, ships, by_mmsi, by_imo_number, classes })
    }
}

fn ship_record(index: usize) -> String {
    format!("ships {}", index + 1)
}

fn class_record(index: usize) -> String {
    format!("by_length {}", index + 1)
}

fn check_draught(record: &str, draught: Option<Length>) -> Result<(), FileError> {
    draught.map_or(Ok(()), |draught| in_range(record, bounds::DRAUGHT, draught.get::<meter>()))
}

fn in_range(record: &str, bound: Bound, value: f64) -> Result<(), FileError> {
    let checked = bound.check(value).map(drop);
    checked.map_err(|source| FileError::Value { record: record.to_owned(), source })
}
