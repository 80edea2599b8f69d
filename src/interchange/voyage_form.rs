//! A voyage as it stands in a file.
//!
//! Field names carry the unit; a number may also be a string with a unit (`"9 m/s"`). Unknown fields
//! are errors. Instants are strings in RFC 3339 (`"2026-03-01T00:00Z"`).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AirForm, AlongForm, GapPolicyForm, RegimeForm, ReportedForm, ShorePowerForm, VesselForm};
use crate::fuel::gwp::NamedSet;
use crate::fuel::{Family, Origin, ShareBasis, Sustainability};
use crate::inventory::FuelBasis;
use crate::units::substance::{
    AsPublished, Carbon, Carried, Ch4, Co2, Fuel, GreatCircle, Loaded, N2o, Network, Sailed,
    ShortestFeasible, WellToTank, WellToWake,
};
use crate::units::{
    Distance, Factor, Fraction, GhgIntensity, Length, LowerHeatingValue, Mass, Teu, Time, Velocity, wire,
};
use crate::vessel::{Consumer, OperatingMode};
use crate::voyage::Evidence;

/// A voyage file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoyageForm {
    /// Title for reports.
    pub title: String,
    /// One of [`crate::fuel::FactorSet::NAMES`].
    pub factor_set: String,
    /// GWP set of CO2e figures.
    pub gwp: NamedSet,
    /// Modelled or measured fuel.
    pub fuel_basis: FuelBasis,
    /// Start of the first activity, unless it states its own.
    pub start: Timestamp,
    /// The ship.
    pub vessel: VesselForm,
    /// The fuels.
    pub fuel: FuelPlanForm,
    /// The user's own fuels with their factors, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub user_fuels: BTreeMap<String, UserFuelForm>,
    /// Batches with their sulphur or certificate, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub batches: BTreeMap<String, BatchForm>,
    /// Blends, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub blends: BTreeMap<String, BlendForm>,
    /// Zones, fuels aboard and speed advice, for activities along a track and calls at known ports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regime: Option<RegimeForm>,
    /// Air pollutants by a method; none where not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub air: Option<AirForm>,
    /// Fuel of the whole voyage by bunker notes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bunker_notes: Vec<MeasuredForm>,
    /// How a measured ledger fills what was not measured; an error where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap_policy: Option<GapPolicyForm>,
    /// What the operator reported of the voyage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedForm>,
    /// Legs and port calls, in order.
    pub stages: Vec<StageForm>,
}

/// The fuels of the consumers: names of embedded fuels, user fuels, batches or blends.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FuelPlanForm {
    /// Main engine.
    pub main: String,
    /// Auxiliary engines.
    pub auxiliary: String,
    /// Boiler.
    pub boiler: String,
    /// Pilot fuel of a dual-fuel engine.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<String>,
}

/// A fuel of the user's own in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserFuelForm {
    /// Chemistry or grade.
    pub family: Family,
    /// Pathway origin.
    pub origin: Origin,
    /// Lower heating value.
    #[serde(with = "wire::megajoules_per_kilogram")]
    pub lower_heating_value_mj_per_kg: LowerHeatingValue,
    /// Well-to-tank CO2e; unknown where not given.
    #[serde(default, with = "wire::grams_per_megajoule::optional", skip_serializing_if = "Option::is_none")]
    pub wtt_g_per_mj: Option<GhgIntensity<WellToTank, AsPublished>>,
    /// CO2 per fuel.
    #[serde(with = "wire::grams_per_gram")]
    pub cf_co2_g_per_g: Factor<Co2, Fuel>,
    /// Methane per fuel; unknown where not given.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub cf_ch4_g_per_g: Option<Factor<Ch4, Fuel>>,
    /// Nitrous oxide per fuel; unknown where not given.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub cf_n2o_g_per_g: Option<Factor<N2o, Fuel>>,
    /// Methane slip as a share of the mass; unknown where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methane_slip: Option<Fraction>,
    /// Carbon content; outside the balance where not given.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub carbon_g_per_g: Option<Factor<Carbon, Fuel>>,
    /// Sulphur in per cent of mass, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sulphur_percent: Option<f64>,
    /// Where the numbers come from.
    pub source: String,
}

/// A batch of a fuel in a file: its sulphur, its certificate, or both.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BatchForm {
    /// The fuel.
    pub fuel: String,
    /// Another origin than the embedded fuel's, for example recycled carbon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// Sulphur in per cent of mass, where it differs from the embedded fuel's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sulphur_percent: Option<f64>,
    /// The certificate, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<CertificateForm>,
}

/// A certificate in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CertificateForm {
    /// Its number.
    pub id: String,
    /// Its value E.
    #[serde(with = "wire::grams_per_megajoule")]
    pub e_g_per_mj: GhgIntensity<WellToWake, AsPublished>,
    /// Its e_u, in place of the standard value.
    #[serde(default, with = "wire::grams_per_megajoule::optional", skip_serializing_if = "Option::is_none")]
    pub e_u_g_per_mj: Option<GhgIntensity<WellToWake, AsPublished>>,
    /// What it proves.
    pub sustainability: Sustainability,
}

/// A blend in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlendForm {
    /// On what the shares are counted.
    pub basis: ShareBasis,
    /// Share of each fuel or batch, by name.
    pub shares: BTreeMap<String, f64>,
}

/// A leg or a port call in a file: either `from` and `to`, or `port_call`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StageForm {
    /// Port of a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub port_call: Option<String>,
    /// Port of departure of a leg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Port of arrival of a leg.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Containers aboard.
    #[serde(default, with = "wire::teu::optional", skip_serializing_if = "Option::is_none")]
    pub carried_teu: Option<Teu<Carried>>,
    /// Containers aboard that hold cargo.
    #[serde(default, with = "wire::teu::optional", skip_serializing_if = "Option::is_none")]
    pub loaded_teu: Option<Teu<Loaded>>,
    /// Network distance.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub network_nm: Option<Distance<Network>>,
    /// Shortest feasible distance.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub shortest_feasible_nm: Option<Distance<ShortestFeasible>>,
    /// Great-circle distance.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub great_circle_nm: Option<Distance<GreatCircle>>,
    /// Activities, in order.
    pub activities: Vec<ActivityForm>,
    /// Shore connections of a call.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shore_power: Vec<ShorePowerForm>,
}

/// An activity in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityForm {
    /// Operating mode.
    pub mode: OperatingMode,
    /// A track, with a speed: the activity becomes as many as the track has waters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub along: Option<AlongForm>,
    /// Start, where it does not follow the activity before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
    /// End, instead of hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Timestamp>,
    /// Duration.
    #[serde(default, with = "wire::hours::optional", skip_serializing_if = "Option::is_none")]
    pub hours: Option<Time>,
    /// Distance over ground.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub distance_nm: Option<Distance<Sailed>>,
    /// Speed over ground.
    #[serde(default, with = "wire::knots::optional", skip_serializing_if = "Option::is_none")]
    pub speed_kn: Option<Velocity>,
    /// Speed through the water, where it differs.
    #[serde(default, with = "wire::knots::optional", skip_serializing_if = "Option::is_none")]
    pub speed_through_water_kn: Option<Velocity>,
    /// Draught.
    #[serde(default, with = "wire::metres::optional", skip_serializing_if = "Option::is_none")]
    pub draught_m: Option<Length>,
    /// Fuels, where they differ from the voyage's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fuel: Option<FuelPlanForm>,
    /// Fuel that was measured.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub measured: Vec<MeasuredForm>,
}

/// Measured fuel in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasuredForm {
    /// Fuel or batch, by name.
    pub fuel: String,
    /// How much.
    #[serde(with = "wire::tonnes")]
    pub mass_t: Mass<Fuel>,
    /// Who burned it.
    pub consumer: Consumer,
    /// What it rests on.
    pub evidence: Evidence,
}
