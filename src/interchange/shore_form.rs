//! Shore power as it stands in a file.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::FileError;
use super::error::fields;
use crate::grid::{self, GridBasis, GridFactor};
use crate::shore_power::{ShorePower, ShoreSupply};
use crate::units::substance::{Ch4, Co2, N2o};
use crate::units::{Electricity, ElectricityFactor, Fraction, Power, Time, wire};

/// A shore connection in a file. Without `start` and `end` it covers the one stay at berth of its call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShorePowerForm {
    /// Start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Timestamp>,
    /// End.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Timestamp>,
    /// Time to hook up.
    #[serde(with = "wire::hours")]
    pub hook_up_h: Time,
    /// Time to unplug.
    #[serde(with = "wire::hours")]
    pub unplug_h: Time,
    /// Electricity by the meter at the ship.
    #[serde(default, with = "wire::kilowatt_hours::optional", skip_serializing_if = "Option::is_none")]
    pub energy_kwh: Option<Electricity>,
    /// Constant power at the ship.
    #[serde(default, with = "wire::kilowatts::optional", skip_serializing_if = "Option::is_none")]
    pub power_kw: Option<Power>,
    /// Efficiency of transformer and converter.
    pub converter_efficiency: Fraction,
    /// Loss of transmission and distribution.
    pub grid_loss: Fraction,
    /// The grid.
    pub grid: GridForm,
}

/// A grid factor in a file: an embedded one by name, or one's own with its source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridForm {
    /// Region.
    pub region: String,
    /// Year of the data.
    pub year: i16,
    /// What it answers.
    pub basis: GridBasis,
    /// One's own CO2 factor.
    #[serde(
        default,
        with = "wire::grid_grams_per_kilowatt_hour::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub co2_g_per_kwh: Option<ElectricityFactor<Co2>>,
    /// One's own methane factor.
    #[serde(
        default,
        with = "wire::grid_grams_per_kilowatt_hour::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub ch4_g_per_kwh: Option<ElectricityFactor<Ch4>>,
    /// One's own nitrous oxide factor.
    #[serde(
        default,
        with = "wire::grid_grams_per_kilowatt_hour::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub n2o_g_per_kwh: Option<ElectricityFactor<N2o>>,
    /// Where one's own factor comes from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Whether CO2 may stand for CO2e where the factor states CO2 only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub co2_stands_for_co2e: bool,
}

impl ShorePowerForm {
    pub(super) fn shore_power(&self, record: &str) -> Result<ShorePower, FileError> {
        let form = self;
        let supply = match (form.energy_kwh, form.power_kw) {
            (Some(energy), None) => ShoreSupply::Metered(energy),
            (None, Some(power)) => ShoreSupply::Power(power),
            (None, None) => ShoreSupply::AuxiliaryDemand,
            (Some(_), Some(_)) => {
                let rule = "give `energy_kwh` or `power_kw`, or neither for the auxiliary demand";
                return Err(fields(record, rule));
            }
        };
        Ok(ShorePower {
            hook_up: form.hook_up_h,
            unplug: form.unplug_h,
            supply,
            converter_efficiency: form.converter_efficiency,
            grid_loss: form.grid_loss,
            grid: grid_factor(record, &form.grid)?,
        })
    }
}

pub(super) fn grid_factor(record: &str, form: &GridForm) -> Result<GridFactor, FileError> {
    let failed = |source| FileError::Grid { record: record.to_owned(), source };
    let rule = |rule| fields(&format!("{record}, grid `{}`", form.region), rule);
    let factor = match (form.co2_g_per_kwh, &form.source) {
        (None, None) if form.ch4_g_per_kwh.is_none() && form.n2o_g_per_kwh.is_none() => {
            grid::find(&form.region, form.year, form.basis).map_err(failed)?.clone()
        }
        (Some(co2), Some(source)) => {
            let others: Option<(ElectricityFactor<_>, ElectricityFactor<_>)> =
                match (form.ch4_g_per_kwh, form.n2o_g_per_kwh) {
                    (None, None) => None,
                    (Some(ch4), Some(n2o)) => Some((ch4, n2o)),
                    _ => return Err(rule("`ch4_g_per_kwh` and `n2o_g_per_kwh` go together")),
                };
            GridFactor::new(&form.region, (form.year, form.basis), co2, others, source).map_err(failed)?
        }
        _ => {
            return Err(rule("one's own factor needs `co2_g_per_kwh` and `source`; an embedded one neither"));
        }
    };
    Ok(if form.co2_stands_for_co2e { factor.with_co2_standing_for_co2e() } else { factor })
}
