//! A corridor as it stands in a file.
//!
//! Field names carry the unit; a number may also be a string with a unit (`"9 m/s"`). Unknown fields are errors. What
//! several services use stands once, under a name: ship classes, shore supplies, batches, blends.
//!
//! ```text
//! corridor_form
//! ├── ship_class_form  ships that are alike, and what they burn
//! ├── service_form     a string: ships by class, interval, loads
//! ├── call_form        a call, and its share of shore power
//! ├── landside_form    terminals, by port
//! ├── leg_form         a leg and its stretches
//! ├── bunkering_form   supply, tanks, batches, a standard;  sold_form: contracts
//! ├── confidential_form    when a sum of carriers is refused
//! ├── measure_form     measures and scenarios
//! ├── price_form       what fuels, electricity, ships and measures cost
//! └── uncertainty_form  what is uncertain, and how often it is drawn
//! ```

mod bunkering_form;
mod call_form;
mod confidential_form;
mod landside_form;
mod leg_form;
mod measure_form;
mod price_form;
mod service_form;
mod ship_class_form;
mod sold_form;
mod uncertainty_form;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use bunkering_form::{
    AssignmentForm, DeliveryForm, SaleForm, StandardForm, StandardStatusForm, SupplyForm, TankForm,
    ThresholdForm,
};
pub use call_form::{CallForm, ShoreUseForm};
pub use confidential_form::ConfidentialForm;
pub use landside_form::LandsideForm;
pub(super) use landside_form::landside;
pub use leg_form::{SeaLegForm, StretchForm};
pub use measure_form::{ChangeForm, GridFromForm, MeasureForm, PilotForm, ScenarioForm};
pub use price_form::{
    CountForm, CountOf, MeasureCapitalForm, PriceForm, PricesForm, RateForm, RulesForm, ShipPriceForm,
};
pub use service_form::{DeploymentForm, LoadingForm, ServiceForm};
pub use ship_class_form::{FuelsAboardForm, ShipClassForm, TechnologyForm};
pub use sold_form::SoldForm;
pub use uncertainty_form::UncertaintyForm;

use super::fuel_names::FuelNames;
use super::voyage_form::{BatchForm, BlendForm, UserFuelForm};
use super::{AirForm, ShorePowerForm};
use crate::fuel::gwp::NamedSet;

/// A corridor file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorridorForm {
    /// Title for reports.
    pub title: String,
    /// Whether the figures are made up. Reports say so.
    pub illustrative: bool,
    /// What the figures are. An illustrative file must say what is made up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Name of the corridor.
    pub name: String,
    /// The year.
    pub year: i16,
    /// One of [`crate::fuel::FactorSet::NAMES`].
    pub factor_set: String,
    /// GWP set of CO2e figures.
    pub gwp: NamedSet,
    /// The user's own fuels with their factors, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub user_fuels: BTreeMap<String, UserFuelForm>,
    /// Batches with their sulphur or certificate, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub batches: BTreeMap<String, BatchForm>,
    /// Blends, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub blends: BTreeMap<String, BlendForm>,
    /// Shore supplies, by name; they cover a whole stay, so that `start` and `end` are refused.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub shore_supplies: BTreeMap<String, ShorePowerForm>,
    /// Ship classes, by name.
    pub ship_classes: BTreeMap<String, ShipClassForm>,
    /// Services, in the order of reports.
    pub services: Vec<ServiceForm>,
    /// What the terminals emit per TEU over the quay, by port; unknown where not given.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub landside: BTreeMap<String, LandsideForm>,
    /// Measures, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub measures: BTreeMap<String, MeasureForm>,
    /// Scenarios, in the order of reports.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<ScenarioForm>,
    /// Air pollutants in ports by a method; none where not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air: Option<AirForm>,
    /// What is uncertain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<UncertaintyForm>,
    /// Fuels that the ports supply; none is known to supply any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supply: Vec<SupplyForm>,
    /// Tanks of ship classes, by name of the class.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tanks: BTreeMap<String, Vec<TankForm>>,
    /// Batches delivered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliveries: Vec<DeliveryForm>,
    /// What voyages burned of them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<AssignmentForm>,
    /// What was sold of that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sales: Vec<SaleForm>,
    /// The GHG-intensity standard of fuel.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standard: Option<StandardForm>,
    /// When a sum of the carriers tells too much of one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidential: Option<ConfidentialForm>,
    /// Contracts for low-carbon service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sold: Vec<SoldForm>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prices: Option<PricesForm>,
}

impl CorridorForm {
    pub(super) const fn fuels(&self) -> FuelNames<'_> {
        FuelNames { user_fuels: &self.user_fuels, batches: &self.batches, blends: &self.blends }
    }
}
