//! Ships of a class as they stand in a file.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::corridor::{FuelsAboard, ShipClass, Technology};
use crate::fuel::Family;
use crate::interchange::VesselForm;
use crate::interchange::error::{FileError, fields};
use crate::interchange::fuel_names::FuelNames;
use crate::interchange::voyage_form::FuelPlanForm;
use crate::units::Fraction;

/// A ship class in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShipClassForm {
    /// Fuels that it can burn beside conventional oils, whether it does or not.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub capable_of: BTreeSet<Family>,
    /// The ship as built.
    pub vessel: VesselForm,
    /// What it burns.
    pub fuels: FuelsAboardForm,
    /// What saves propulsion power; nothing where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub technology: Option<TechnologyForm>,
}

/// The fuels of a ship class in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FuelsAboardForm {
    /// On the open sea.
    pub open_sea: FuelPlanForm,
    /// In emission control areas, and in ports that are in one.
    pub controlled: FuelPlanForm,
}

/// Shares of propulsion power that need not be given by the engine, in a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TechnologyForm {
    /// By wind.
    pub wind: Fraction,
    /// By hull, propeller, coating, trim.
    pub efficiency: Fraction,
}

impl ShipClassForm {
    pub(in crate::interchange) fn class(
        &self,
        name: &str,
        fuels: FuelNames<'_>,
    ) -> Result<ShipClass, FileError> {
        let record = format!("ship_classes.{name}");
        if self.capable_of.iter().any(|family| matches!(family, Family::Hfo | Family::Lfo | Family::MdoMgo)) {
            return Err(fields(
                &record,
                "`capable_of` names fuels beside conventional oils: hfo, lfo and mdo_mgo are left out",
            ));
        }
        let plan = |waters, form| fuels.plan(&format!("{record}.fuels.{waters}"), form).map(Arc::new);
        Ok(ShipClass {
            name: name.into(),
            vessel: Arc::new(self.vessel.vessel()?),
            fuels: FuelsAboard {
                open_sea: plan("open_sea", &self.fuels.open_sea)?,
                controlled: plan("controlled", &self.fuels.controlled)?,
            },
            technology: self.technology.map_or(Technology::NONE, |TechnologyForm { wind, efficiency }| {
                Technology { wind, efficiency }
            }),
            capable_of: self.capable_of.clone(),
        })
    }
}

impl FuelsAboardForm {
    /// Every name that the plans mention.
    pub(in crate::interchange) fn names(&self) -> impl Iterator<Item = &String> {
        [&self.open_sea, &self.controlled]
            .into_iter()
            .flat_map(|plan| [&plan.main, &plan.auxiliary, &plan.boiler].into_iter().chain(&plan.pilot))
    }
}
