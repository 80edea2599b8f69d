//! A leg of a rotation as it stands in a file.

use serde::{Deserialize, Serialize};

use crate::corridor::{Direction, SeaLeg, Stretch};
use crate::interchange::error::{FileError, fields};
use crate::units::substance::{GreatCircle, Network, Sailed, ShortestFeasible};
use crate::units::{Distance, Fraction, Velocity, wire};

/// A leg in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeaLegForm {
    /// Port of departure.
    pub from: String,
    /// Port of arrival.
    pub to: String,
    /// The way whose containers are aboard.
    pub direction: Direction,
    /// Whether it is the ocean crossing of that way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub crossing: bool,
    /// Containers aboard over those of the crossing; 1 on the crossing.
    pub aboard: Fraction,
    /// Along a routing graph, where known.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub network_nm: Option<Distance<Network>>,
    /// Shortest feasible distance, where known.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub shortest_feasible_nm: Option<Distance<ShortestFeasible>>,
    /// Geodesic, where known.
    #[serde(default, with = "wire::nautical_miles::optional", skip_serializing_if = "Option::is_none")]
    pub great_circle_nm: Option<Distance<GreatCircle>>,
    /// Stretches, in order.
    pub stretches: Vec<StretchForm>,
}

/// A part of a leg in a file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StretchForm {
    /// Distance sailed.
    #[serde(with = "wire::nautical_miles")]
    pub distance_nm: Distance<Sailed>,
    /// Speed.
    #[serde(with = "wire::knots")]
    pub speed_kn: Velocity,
    /// Inside an emission control area: the ship burns the fuels of controlled waters.
    pub controlled: bool,
}

impl SeaLegForm {
    pub(super) fn leg(&self, service: &str) -> Result<SeaLeg, FileError> {
        if self.stretches.is_empty() {
            let record = format!("{service}, leg {} - {}", self.from, self.to);
            return Err(fields(&record, "a leg has one stretch or more: without one it has no length"));
        }
        let stretch = |form: &StretchForm| {
            let StretchForm { distance_nm: distance, speed_kn: speed, controlled } = *form;
            Stretch { distance, speed, controlled }
        };
        Ok(SeaLeg {
            from: self.from.as_str().into(),
            to: self.to.as_str().into(),
            direction: self.direction,
            crossing: self.crossing,
            aboard: self.aboard,
            stretches: self.stretches.iter().map(stretch).collect(),
            network: self.network_nm,
            shortest_feasible: self.shortest_feasible_nm,
            great_circle: self.great_circle_nm,
        })
    }
}
