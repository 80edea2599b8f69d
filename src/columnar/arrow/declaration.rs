//! How masses were computed, for the metadata of a schema.

use std::collections::HashMap;

use crate::columnar::Fleet;
use crate::fuel::emissions::LifeCycleStage;

/// The method, the factors and the weights behind the masses of a table.
///
/// In the metadata of a schema:
///
/// | key | value |
/// |---|---|
/// | `pollutant_method` | name of the method of the air pollutants |
/// | `factor_set` | name of the factor set |
/// | `gwp_set` | the GWP set of CO2e, or `stated by the user` |
/// | `life_cycle_stage` | `tank_to_wake` or `well_to_wake`, or `stated by the user` |
/// | `rows`, `rows_of_unknown_ships` | in tables of sums: how many went in, and how many of them are in no mass |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declaration {
    pollutant_method: String,
    factor_set: String,
    gwp_set: &'static str,
    stage: &'static str,
}

/// Of a fleet whose profiles are the user's own.
const BY_THE_USER: &str = "stated by the user";

impl Declaration {
    /// Of what a fleet was made with; its CO2e says its own stage and GWP set.
    pub fn new(fleet: &Fleet, pollutant_method: impl Into<String>, factor_set: impl Into<String>) -> Self {
        let (stage, gwp_set) = fleet.co2e().map_or((BY_THE_USER, BY_THE_USER), |(stage, set)| {
            let stage = match stage {
                LifeCycleStage::TtW => "tank_to_wake",
                LifeCycleStage::WtW => "well_to_wake",
            };
            (stage, set.name())
        });
        Self { pollutant_method: pollutant_method.into(), factor_set: factor_set.into(), gwp_set, stage }
    }

    pub(super) fn metadata(&self) -> HashMap<String, String> {
        let entries = [
            ("pollutant_method", self.pollutant_method.as_str()),
            ("factor_set", &self.factor_set),
            ("gwp_set", self.gwp_set),
            ("life_cycle_stage", self.stage),
        ];
        entries.map(|(key, value)| (key.to_owned(), value.to_owned())).into()
    }
}
