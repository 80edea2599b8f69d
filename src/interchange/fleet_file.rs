//! A fleet file, checked.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::error::{FileError, fields};
use super::fleet_form::FleetForm;
use crate::air::Epa2022;
use crate::fuel::FactorSet;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::track::{Mmsi, StaticReport};
use crate::units::Length;
use crate::units::bounded::bounds;
use crate::units::si::metres;
use crate::vessel::{ImoNumber, Vessel};
use crate::voyage::{FuelPlan, Regime, SpeedAdvice};
use crate::zone::Zones;

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

    /// A ship by its MMSI, else by the IMO number that it reports, else the class of the length that it reports; `None`
    /// for a ship of which the file knows nothing.
    pub fn find(&self, mmsi: Mmsi, reported: &StaticReport) -> Option<(&FleetShip, FoundBy)> {
        let of_number = |number| self.of_imo_number(number).map(|ship| (ship, FoundBy::ImoNumber));
        let known = self.by_mmsi.get(&mmsi).and_then(|index| self.ships.get(*index));
        let of_length = |length: Length| {
            let class = self.classes.iter().find(|(from, below, _)| *from <= length && length < *below);
            class.map(|(.., ship)| (ship, FoundBy::Length))
        };
        known
            .map(|ship| (ship, FoundBy::Mmsi))
            .or_else(|| reported.imo_number.and_then(of_number))
            .or_else(|| reported.length.and_then(of_length))
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
            let record = format!("ships {}", index + 1);
            let vessel = ship.vessel.vessel()?;
            let number = vessel.imo_number();
            if ship.mmsi.is_none() && number.is_none() {
                return Err(fields(&record, "a ship needs `mmsi` or the vessel's `imo_number`"));
            }
            let twice = ship.mmsi.is_some_and(|mmsi| by_mmsi.insert(mmsi, index).is_some())
                | number.is_some_and(|number| by_imo_number.insert(number, index).is_some());
            if twice {
                return Err(fields(&record, "its `mmsi` or `imo_number` is that of a ship before it"));
            }
            ships.push(FleetShip { vessel, draught: ship.draught_m, air: ship.air });
        }
        let mut classes: Vec<(Length, Length, FleetShip)> = Vec::new();
        for (index, class) in form.by_length.iter().enumerate() {
            let record = format!("by_length {}", index + 1);
            let length = |field, value| {
                let checked = bounds::AIS_LENGTH.named(field).check(value).map(metres);
                checked.map_err(|source| FileError::Value { record: record.clone(), source })
            };
            let (first, end) = (length("from_m", class.from_m)?, length("below_m", class.below_m)?);
            if first >= end {
                return Err(fields(&record, "`from_m` must be less than `below_m`"));
            }
            if classes.iter().any(|(from, below, _)| first < *below && *from < end) {
                return Err(fields(&record, "its lengths overlap with those of a class before it"));
            }
            let vessel = class.vessel.vessel()?;
            let ship = FleetShip { vessel, draught: class.draught_m, air: class.air };
            classes.push((first, end, ship));
        }
        Ok(Self { form, factor_set, fuels, ships, by_mmsi, by_imo_number, classes })
    }
}
