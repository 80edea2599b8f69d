//! Regulated waters and air pollutants as they stand in a voyage file.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::FileError;
use super::error::fields;
use super::voyage_form::{ActivityForm, FuelPlanForm, StageForm};
use crate::air::{AirError, AirInventory, Epa2022, ImoGhg4, SanPedroBay};
use crate::inventory::Inventory;
use crate::port::{self, LatLon, Port, Track};
use crate::voyage::{SpeedAdvice, VoyageBuilder};
use crate::zone::{Split, Zones};

/// The crate's zones, the fuels aboard and whether speed advice is heeded. Calls at ports of the crate's table then lie
/// in their waters, and tracks are cut where they cross a zone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegimeForm {
    /// Fuel plans, the preferred first: everywhere the first that is allowed is burned.
    pub fuels: Vec<FuelPlanForm>,
    /// Whether the ship keeps below advised speeds.
    pub speed_advice: SpeedAdvice,
}

/// The track of an activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AlongForm {
    /// The crate's lane between the ports of the leg.
    Lane,
    /// The shortest geodesic between the ports of the leg, over land if need be.
    #[serde(rename = "great_circle")]
    Geodesic,
    /// Positions.
    Through(Vec<LatLon>),
}

/// How air pollutants are computed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "method", rename_all = "snake_case")]
pub enum AirForm {
    /// US EPA.
    Epa2022(Epa2022),
    /// Fourth IMO GHG Study.
    ImoGhg4(ImoGhg4),
    /// San Pedro Bay ports.
    SanPedroBay(SanPedroBay),
}

impl AirForm {
    /// The pollutants of a ledger.
    ///
    /// # Errors
    ///
    /// As the method's.
    pub fn inventory(&self, ledger: &Inventory) -> Result<AirInventory, AirError> {
        match self {
            Self::Epa2022(method) => AirInventory::epa2022(ledger, *method),
            Self::ImoGhg4(method) => AirInventory::imo_ghg4(ledger, *method),
            Self::SanPedroBay(method) => AirInventory::san_pedro_bay(ledger, *method),
        }
    }
}

/// Adds an activity along a track.
pub(super) fn along(
    builder: VoyageBuilder,
    record: &str,
    along: &AlongForm,
    leg: &StageForm,
    form: &ActivityForm,
) -> Result<VoyageBuilder, FileError> {
    let other = form.start.is_some()
        || form.end.is_some()
        || form.hours.is_some()
        || form.distance_nm.is_some()
        || form.speed_through_water_kn.is_some()
        || form.fuel.is_some()
        || !form.measured.is_empty();
    let speed = match form.speed_kn {
        Some(speed) if !other && form.mode.is_under_way() => speed,
        _ => {
            let rule = "an activity `along` a track is under way, has a `speed_kn`, and of other fields only `draught_m`";
            return Err(fields(record, rule));
        }
    };
    let (Some(from), Some(to)) = (&leg.from, &leg.to) else {
        return Err(fields(record, "a track belongs to a leg, not to a port call"));
    };
    let of_track = |source| FileError::Track { record: record.to_owned(), source };
    let of_port = |source| FileError::Port { record: record.to_owned(), source };
    let track = match along {
        AlongForm::Lane => port::lane(from, to).map_err(of_port)?,
        AlongForm::Geodesic => {
            Track::great_circle(port::find(from).map_err(of_port)?, port::find(to).map_err(of_port)?)
                .map_err(of_track)?
        }
        AlongForm::Through(positions) => {
            Track::through(format!("{from} - {to}"), positions.clone()).map_err(of_track)?
        }
    };
    let split = Arc::new(Split::of(track, Zones::embedded()));
    Ok(builder.along_at(&split, form.mode, speed, form.draught_m))
}

/// The port of a call, if it is in the crate's table.
pub(super) fn known_port(name: &str) -> Option<&'static Port> {
    port::find(name).ok()
}
