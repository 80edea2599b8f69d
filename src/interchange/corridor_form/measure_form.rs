//! Measures and scenarios as they stand in a file.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::corridor::{
    Change, Direction, Filling, LandsideCount, Measure, Path, Pilot, Scenario, Services, Switched,
};
use crate::fuel::Family;
use crate::interchange::error::{FileError, defined};
use crate::interchange::fuel_names::FuelNames;
use crate::interchange::shore_form::{GridForm, grid_factor};
use crate::interchange::vessel_form::VesselForm;
use crate::provenance::Source;
use crate::shore_power::ShorePower;
use crate::units::Fraction;

/// A measure in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeasureForm {
    /// Names of the services that it changes; all where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub services: Option<BTreeSet<String>>,
    /// What it changes.
    pub change: ChangeForm,
}

/// What a measure changes, in a file. Paths are lists of a year and a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[non_exhaustive]
pub enum ChangeForm {
    /// [`Change::FuelSwitch`].
    FuelSwitch {
        /// Name of a fuel or batch.
        fuel: String,
        /// Pilot fuel burned with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pilot: Option<PilotForm>,
        /// Share of the fuel energy by year.
        energy_share: Vec<(i16, f64)>,
        /// Which consumers burn it.
        consumers: Switched,
        /// Ship classes; all where not given.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        classes: BTreeSet<String>,
    },
    /// [`Change::ShoreConnection`].
    ShoreConnection {
        /// The ports.
        ports: BTreeSet<String>,
        /// Share of the calls by year.
        share_of_calls: Vec<(i16, f64)>,
        /// Name of a shore supply.
        supply: String,
    },
    /// [`Change::GridFactors`].
    GridFactors {
        /// The ports.
        ports: BTreeSet<String>,
        /// The factors, each from its year on.
        factors: Vec<GridFromForm>,
    },
    /// [`Change::SpeedLimit`].
    SpeedLimit {
        /// Knots by year.
        knots: Vec<(i16, f64)>,
    },
    /// [`Change::Replacement`].
    Replacement {
        /// Name of the class.
        class: String,
        /// The ship.
        vessel: Box<VesselForm>,
        /// From this year on.
        from: i16,
        /// What the new slots are filled with.
        filling: Filling,
        /// Fuels that the new ships can burn beside conventional oils.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        capable_of: BTreeSet<Family>,
    },
    /// [`Change::WindAssistance`].
    WindAssistance {
        /// Share of propulsion power by year.
        saving: Vec<(i16, f64)>,
    },
    /// [`Change::Efficiency`].
    Efficiency {
        /// Share of propulsion power by year.
        saving: Vec<(i16, f64)>,
    },
    /// [`Change::Utilisation`].
    Utilisation {
        /// The way.
        direction: Direction,
        /// Share of the slots by year.
        share: Vec<(i16, f64)>,
    },
    /// [`Change::Departures`].
    Departures {
        /// Round voyages by year.
        number: Vec<(i16, f64)>,
    },
    /// [`Change::BerthTime`].
    BerthTime {
        /// The ports.
        ports: BTreeSet<String>,
        /// Hours by year.
        hours: Vec<(i16, f64)>,
    },
    /// [`Change::ZeroEmissionTerminal`].
    ZeroEmissionTerminal {
        /// The ports.
        ports: BTreeSet<String>,
        /// Kilograms per TEU of throughput by year.
        kg_per_teu: Vec<(i16, f64)>,
        /// What it counts.
        count: LandsideCount,
        /// Where it stands.
        source: String,
    },
}

/// Pilot fuel of a switch in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PilotForm {
    /// Name of a fuel or batch.
    pub fuel: String,
    /// Its share of the energy that is switched.
    pub energy_share: Fraction,
}

/// A grid factor from a year on, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GridFromForm {
    /// The first year in which it is used.
    pub from: i16,
    /// The factor.
    pub grid: GridForm,
}

/// A scenario in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioForm {
    /// Name.
    pub name: String,
    /// Names of its measures, in the order in which they are applied.
    pub measures: Vec<String>,
}

impl MeasureForm {
    /// Names of the fuels that it brings.
    pub(in crate::interchange) fn fuel_names(&self) -> impl Iterator<Item = &String> {
        let fuels = match &self.change {
            ChangeForm::FuelSwitch { fuel, pilot, .. } => {
                Some((fuel, pilot.as_ref().map(|pilot| &pilot.fuel)))
            }
            _ => None,
        };
        fuels.into_iter().flat_map(|(fuel, pilot)| [Some(fuel), pilot]).flatten()
    }

    /// Name of the shore supply that it connects to.
    pub(in crate::interchange) fn supply_name(&self) -> Option<&str> {
        match &self.change {
            ChangeForm::ShoreConnection { supply, .. } => Some(supply),
            _ => None,
        }
    }

    pub(in crate::interchange) fn measure(
        &self,
        name: &str,
        fuels: FuelNames<'_>,
        supplies: &BTreeMap<String, ShorePower>,
    ) -> Result<Measure, FileError> {
        let record = format!("measures.{name}");
        let path = |points: &[(i16, f64)]| Path::new(&record, points.to_vec());
        let batch = |name: &String| fuels.batch(&record, name);
        let change = match &self.change {
            ChangeForm::FuelSwitch { fuel, pilot, energy_share, consumers, classes } => {
                let of_pilot = |form: &PilotForm| {
                    Ok::<_, FileError>(Pilot { batch: batch(&form.fuel)?, energy_share: form.energy_share })
                };
                Change::FuelSwitch {
                    batch: batch(fuel)?,
                    pilot: pilot.as_ref().map(of_pilot).transpose()?,
                    energy_share: path(energy_share)?,
                    consumers: *consumers,
                    classes: names(classes),
                }
            }
            ChangeForm::ShoreConnection { ports, share_of_calls, supply } => Change::ShoreConnection {
                ports: names(ports),
                share_of_calls: path(share_of_calls)?,
                supply: defined(supplies, &record, "supply", supply)?.clone(),
            },
            ChangeForm::GridFactors { ports, factors } => {
                let factor = |form: &GridFromForm| Ok((form.from, grid_factor(&record, &form.grid)?));
                let factors = factors.iter().map(factor).collect::<Result<Vec<_>, FileError>>()?;
                Path::new(&record, factors.iter().map(|(from, _)| (*from, 0.0)).collect())?;
                Change::GridFactors { ports: names(ports), factors }
            }
            ChangeForm::SpeedLimit { knots } => Change::SpeedLimit { knots: path(knots)? },
            ChangeForm::Replacement { class, vessel, from, filling, capable_of } => Change::Replacement {
                class: class.as_str().into(),
                vessel: Arc::new(vessel.vessel()?),
                from: *from,
                filling: *filling,
                capable_of: capable_of.clone(),
            },
            ChangeForm::WindAssistance { saving } => Change::WindAssistance { saving: path(saving)? },
            ChangeForm::Efficiency { saving } => Change::Efficiency { saving: path(saving)? },
            ChangeForm::Utilisation { direction, share } => {
                Change::Utilisation { direction: *direction, share: path(share)? }
            }
            ChangeForm::Departures { number } => Change::Departures { number: path(number)? },
            ChangeForm::BerthTime { ports, hours } => {
                Change::BerthTime { ports: names(ports), hours: path(hours)? }
            }
            ChangeForm::ZeroEmissionTerminal { ports, kg_per_teu, count, source } => {
                Change::ZeroEmissionTerminal {
                    ports: names(ports),
                    kg_per_teu: path(kg_per_teu)?,
                    count: *count,
                    source: Source::user(source),
                }
            }
        };
        let services = match &self.services {
            None => Services::All,
            Some(named) => Services::Named(names(named)),
        };
        Ok(Measure { name: name.into(), services, change })
    }
}

impl ScenarioForm {
    pub(in crate::interchange) fn scenario(
        &self,
        measures: &BTreeMap<String, Measure>,
    ) -> Result<Scenario, FileError> {
        let record = format!("scenario `{}`", self.name);
        let named = |name: &String| Ok(defined(measures, &record, "measure", name)?.clone());
        let measures = self.measures.iter().map(named).collect::<Result<_, FileError>>()?;
        Ok(Scenario { name: self.name.as_str().into(), measures })
    }
}

fn names(of: &BTreeSet<String>) -> BTreeSet<Arc<str>> {
    of.iter().map(|name| name.as_str().into()).collect()
}
