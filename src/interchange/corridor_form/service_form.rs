//! A service as it stands in a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CallForm, SeaLegForm};
use crate::corridor::{BothWays, Deployment, Loading, Rotation, Service, ServiceSpec, ShipClass};
use crate::interchange::error::{FileError, defined};
use crate::shore_power::ShorePower;
use crate::units::si::days;
use crate::units::{Fraction, Length, wire};

/// A service in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ServiceForm {
    /// Name.
    pub name: String,
    /// Who sails it.
    pub carrier: String,
    /// Days between two departures.
    pub interval_days: f64,
    /// Round voyages in the year.
    pub departures: f64,
    /// Its ships, by class.
    pub ships: Vec<DeploymentForm>,
    /// How full they are, each way.
    pub loading: BothWays<LoadingForm>,
    /// Calls, in order.
    pub calls: Vec<CallForm>,
    /// Legs: the first leaves the first call, the last reaches it.
    pub legs: Vec<SeaLegForm>,
}

/// The ships of one class in a service, in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeploymentForm {
    /// Name of their class.
    pub class: String,
    /// Their names.
    pub names: Vec<String>,
}

/// How full the ships are one way, in a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoadingForm {
    /// Containers aboard over slots.
    pub utilisation: Fraction,
    /// Empty containers over containers aboard.
    pub empties: Fraction,
    /// Refrigerated containers over loaded ones.
    pub reefers: Fraction,
    /// Mean draught.
    #[serde(with = "wire::metres")]
    pub draught_m: Length,
}

impl ServiceForm {
    pub(in crate::interchange) fn service(
        &self,
        classes: &BTreeMap<String, ShipClass>,
        supplies: &BTreeMap<String, ShorePower>,
    ) -> Result<Service, FileError> {
        let record = format!("service `{}`", self.name);
        let deployment = |form: &DeploymentForm| {
            let class = defined(classes, &record, "class", &form.class)?.clone();
            let ships = form.names.iter().map(|name| name.as_str().into()).collect();
            Ok(Deployment { class, ships, share: None })
        };
        let calls = self.calls.iter().map(|call| call.call(&record, supplies));
        let legs = self.legs.iter().map(|leg| leg.leg(&record));
        let spec = ServiceSpec {
            name: self.name.as_str().into(),
            carrier: self.carrier.as_str().into(),
            deployments: self.ships.iter().map(deployment).collect::<Result<_, FileError>>()?,
            rotation: Rotation::new(
                &self.name,
                calls.collect::<Result<_, _>>()?,
                legs.collect::<Result<_, _>>()?,
            )?,
            interval: days(self.interval_days),
            departures: self.departures,
            loading: BothWays {
                eastbound: self.loading.eastbound.loading(),
                westbound: self.loading.westbound.loading(),
            },
        };
        Ok(Service::new(spec)?)
    }

    pub(in crate::interchange) fn class_names(&self) -> impl Iterator<Item = &str> {
        self.ships.iter().map(|ships| ships.class.as_str())
    }

    pub(in crate::interchange) fn supply_names(&self) -> impl Iterator<Item = &str> {
        self.calls.iter().filter_map(|call| call.shore_power.as_ref()).map(|shore| shore.supply.as_str())
    }
}

impl LoadingForm {
    const fn loading(&self) -> Loading {
        let Self { utilisation, empties, reefers, draught_m: draught } = *self;
        Loading { utilisation, empties, reefers, draught }
    }
}
