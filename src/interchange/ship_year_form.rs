//! A ship-year as it stands in a file.
//!
//! Field names carry the unit. Unknown fields are errors. Days are strings (`"2026-07-14"`).

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::ReportedYearForm;
use super::voyage_form::{BatchForm, CertificateForm};
use crate::fuel::ConsumerClass;
use crate::regulation::net_zero::Trade;
use crate::regulation::{Exemption, IceClass, MarpolShipType};
use crate::units::substance::{AsPublished, Ch4, Co2, Fuel, N2o, WellToTank};
use crate::units::{Factor, Fraction, GhgIntensity, LowerHeatingValue, wire};

/// The GWP set under which FuelEU is asked. The regulation points to AR4 today, AR5 is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FuelEuGwp {
    /// [`crate::fuel::gwp::Ar4`].
    #[serde(rename = "AR4")]
    Ar4,
    /// [`crate::fuel::gwp::Ar5`].
    #[serde(rename = "AR5")]
    Ar5,
}

/// A ship-year file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipYearForm {
    /// Title for reports.
    pub title: String,
    /// The calendar year.
    pub year: i16,
    /// Distance over ground in the year.
    pub distance_nm: f64,
    /// GWP set of FuelEU.
    pub fuel_eu_gwp: FuelEuGwp,
    /// Where the ship trades, for the draft Net-Zero Framework.
    pub trade: Trade,
    /// The ship.
    pub ship: ShipForm,
    /// Where each port of the records lies: `NL`, `outermost region of ES`, `Great Britain`, `Northern Ireland` or
    /// `third country`. The ports of [`crate::port::ports`] are third countries without being named.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub places: BTreeMap<String, String>,
    /// Batches with their sulphur or certificate, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub batches: BTreeMap<String, BatchForm>,
    /// What the ship burned.
    pub burns: Vec<BurnForm>,
    /// What it took from shore.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shore_power: Vec<ShoreUseForm>,
    /// What the operator reported of the year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<ReportedYearForm>,
    /// What the rules are told beyond that.
    #[serde(default, skip_serializing_if = "AssumptionsForm::is_empty")]
    pub assumptions: AssumptionsForm,
}

/// The ship of a ship-year in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipForm {
    /// Name.
    pub name: String,
    /// Ship type of MARPOL Annex VI.
    pub ship_type: MarpolShipType,
    /// Gross tonnage.
    pub gross_tonnage: f64,
    /// Deadweight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dwt_t: Option<f64>,
    /// Ice class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ice_class: Option<IceClass>,
}

/// Fuel burned in a file: `at` a port of call, or `from` one `to` the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BurnForm {
    /// Label for reports, where it differs from the ports.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Port of call in which it burned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// Port of call before the voyage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Port of call after the voyage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    /// Name of an embedded fuel or of a batch.
    pub fuel: String,
    /// What burned it.
    pub consumer: ConsumerClass,
    /// How much.
    pub mass_t: f64,
    /// The day on which it began (UTC). The UK ETS, which begins inside 2026, needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<Date>,
    /// What a member state exempts it for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<Exemption>,
    /// The certificate, where the fuel is no batch.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub certificate: Option<CertificateForm>,
}

/// Electricity from shore in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShoreUseForm {
    /// Port of call.
    pub at: String,
    /// How much, at the ship.
    pub electricity_kwh: f64,
    /// What a member state exempts it for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exemption: Option<Exemption>,
}

/// What the rules are told beyond ship and records. What is not stated is not assumed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AssumptionsForm {
    /// Price of an EU allowance; without it the EU ETS has no cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eua_price_eur_per_t: Option<f64>,
    /// Phase of EEDI that binds the ship, 0 to 3; without it only the reference line is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub eedi_phase: Option<i64>,
    /// Wind-assisted propulsion, for FuelEU.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wind: Option<WindForm>,
    /// Sailing in ice, for FuelEU; the ship must have an ice class.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ice: Option<IceForm>,
    /// The fossil pathways that fuels without proof count as under FuelEU, where Annex II has none of their kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unproven_counts_as: Vec<UnprovenForm>,
    /// Factors of fuels for CII and the draft Net-Zero Framework, in place of the IMO tables.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lca: Vec<LcaForm>,
}

/// Wind-assisted propulsion in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindForm {
    /// Available effective power of the wind.
    pub p_wind_kw: f64,
    /// Power of the propulsion.
    pub p_prop_kw: f64,
}

/// Sailing in ice in a file: energy and distance in scope of FuelEU.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IceForm {
    /// All distance in scope.
    pub distance_nm: f64,
    /// The part of it in ice.
    pub distance_in_ice_nm: f64,
    /// The energy in scope that was used in ice.
    pub energy_in_ice_mj: f64,
}

/// The fossil pathway of a fuel without proof, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnprovenForm {
    /// The fuel.
    pub fuel: String,
    /// The embedded fossil fuel that it counts as.
    pub fossil: String,
}

/// Factors of one fuel for CII and the draft Net-Zero Framework, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LcaForm {
    /// The fuel, as the burns name it.
    pub fuel: String,
    /// Lower heating value.
    #[serde(with = "wire::megajoules_per_kilogram")]
    pub lower_heating_value_mj_per_kg: LowerHeatingValue,
    /// Well-to-tank CO2e; left out for a certified fuel, whose certificate gives it.
    #[serde(default, with = "wire::grams_per_megajoule::optional", skip_serializing_if = "Option::is_none")]
    pub wtt_g_per_mj: Option<GhgIntensity<WellToTank, AsPublished>>,
    /// CO2 per fuel.
    #[serde(with = "wire::grams_per_gram")]
    pub cf_co2_g_per_g: Factor<Co2, Fuel>,
    /// CO2 per fuel for CII, where the two rules differ.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub cii_cf_co2_g_per_g: Option<Factor<Co2, Fuel>>,
    /// Methane per fuel; unknown where not given.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub cf_ch4_g_per_g: Option<Factor<Ch4, Fuel>>,
    /// Nitrous oxide per fuel; unknown where not given.
    #[serde(default, with = "wire::grams_per_gram::optional", skip_serializing_if = "Option::is_none")]
    pub cf_n2o_g_per_g: Option<Factor<N2o, Fuel>>,
    /// Methane slip as a share of the mass; unknown where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub methane_slip: Option<Fraction>,
    /// Where the numbers come from.
    pub source: String,
}

impl AssumptionsForm {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
