//! Ships of a fleet as they stand in a TOML or JSON file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::VesselForm;
use super::fuel_names::FuelNames;
use super::voyage_form::{BatchForm, BlendForm, FuelPlanForm, UserFuelForm};
use crate::air::Epa2022;
use crate::fuel::emissions::LifeCycleStage;
use crate::fuel::gwp::NamedSet;
use crate::track::Mmsi;
use crate::units::{Length, wire};

/// The ships behind position reports, their fuels, and how they are counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FleetForm {
    /// Title for reports.
    pub title: String,
    /// One of [`crate::fuel::FactorSet::NAMES`].
    pub factor_set: String,
    /// Stage of CO2e figures.
    pub stage: LifeCycleStage,
    /// GWP set of CO2e figures.
    pub gwp: NamedSet,
    /// Fuel plans aboard every ship, the preferred first: everywhere the first that is allowed is burned.
    pub fuels: Vec<FuelPlanForm>,
    /// The user's own fuels with their factors, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub user_fuels: BTreeMap<String, UserFuelForm>,
    /// Batches with their sulphur or certificate, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub batches: BTreeMap<String, BatchForm>,
    /// Blends, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub blends: BTreeMap<String, BlendForm>,
    /// Ships whose particulars are known.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ships: Vec<FleetShipForm>,
    /// Assumed particulars of container ships that are not among them, by length over all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub by_length: Vec<LengthClassForm>,
}

/// A ship, found by its MMSI or by the IMO number of its vessel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FleetShipForm {
    /// Identity in position reports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mmsi: Option<Mmsi>,
    /// The draught it sails at, for propulsion laws that take one.
    #[serde(default, with = "wire::metres::optional", skip_serializing_if = "Option::is_none")]
    pub draught_m: Option<Length>,
    /// Air pollutants by the method of the US EPA; unknown where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air: Option<Epa2022>,
    /// The ship.
    pub vessel: VesselForm,
}

/// Ships of a length, assumed to be alike.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LengthClassForm {
    /// From this length over all on, in metres.
    pub from_m: f64,
    /// Below this length over all, in metres.
    pub below_m: f64,
    /// What the assumption rests on.
    pub source: String,
    /// The draught it sails at, for propulsion laws that take one.
    #[serde(default, with = "wire::metres::optional", skip_serializing_if = "Option::is_none")]
    pub draught_m: Option<Length>,
    /// Air pollutants by the method of the US EPA; unknown where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air: Option<Epa2022>,
    /// The ship that stands for them.
    pub vessel: VesselForm,
}

impl FleetForm {
    pub(super) const fn names(&self) -> FuelNames<'_> {
        FuelNames { user_fuels: &self.user_fuels, batches: &self.batches, blends: &self.blends }
    }
}
