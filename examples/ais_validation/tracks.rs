//! Position reports of the ships that are asked for, as voyages.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use green_corridor::interchange::{FleetFile, FleetShip};
use green_corridor::track::{
    CleaningRules, GapPolicy, Gaps, Method, Mmsi, ModeRule, Place, PlaceKind, Places, SpeedOf, StaticReport,
    TrackActivity, TrackEvent, Tracker, stages,
};
use green_corridor::units::si::{hours, nautical_miles};
use green_corridor::voyage::{Leg, Regime};
use green_corridor::zone::{Polygon, Zones};
use green_corridor::{FuelBasis, Inventory, Voyage, port};

use crate::inputs;

/// The published files begin with 2009; a clock that says otherwise was reset.
const PERIOD: [&str; 2] = ["2009-01-01T00:00Z", "2100-01-01T00:00Z"];
const BERTHS_WITHIN_NM: f64 = 2.5;

/// One ship in the AIS file.
pub struct Track {
    pub mmsi: Mmsi,
    pub ship: StaticReport,
    pub activities: Vec<TrackActivity>,
}

/// The tracks of the ships, in order of MMSI.
pub fn read(path: &Path, ships: BTreeMap<Mmsi, StaticReport>) -> Result<Vec<Track>, String> {
    let mut tracks: BTreeMap<Mmsi, Track> =
        ships.into_iter().map(|(mmsi, ship)| (mmsi, Track { mmsi, ship, activities: Vec::new() })).collect();
    let mut events = Vec::new();
    let method = method().map_err(|error| error.to_string())?;
    let mut tracker = Tracker::new(method).map_err(|error| error.to_string())?;
    // Refused rows were counted when the ships were read.
    for report in inputs::open(path)?.flatten() {
        if tracks.contains_key(&report.mmsi) {
            tracker.push(report, &mut |event| events.push(event));
        }
    }
    tracker.finish(&mut |event| events.push(event));
    for event in events {
        let TrackEvent::Activity(activity) = event else { continue };
        if let Some(track) = tracks.get_mut(&activity.mmsi) {
            track.activities.push(activity);
        }
    }
    Ok(tracks.into_values().collect())
}

fn method() -> Result<Method, green_corridor::Error> {
    let berths = port::ports().iter().map(|port| {
        let area = Polygon::disc(port.name(), port.position(), nautical_miles(BERTHS_WITHIN_NM))?;
        Ok(Place::new(port.name(), PlaceKind::Berth, area))
    });
    let [earliest, latest] = PERIOD.map(|instant| instant.parse().unwrap_or_default());
    Ok(Method {
        cleaning: CleaningRules::container_ship(earliest, latest),
        gaps: Gaps::new(hours(0.5), GapPolicy::Drop)?,
        speed: SpeedOf::Reported,
        modes: ModeRule::by_speed_and_place(),
        places: Places::new(berths.collect::<Result<Vec<_>, green_corridor::Error>>()?)?,
        zones: Some(Zones::embedded()),
    })
}

impl Track {
    /// The ledger of the track: calls where it lay at berth, legs between them.
    pub fn ledger(&self, ship: &FleetShip, fleet: &FleetFile) -> Result<Inventory, green_corridor::Error> {
        let regime: Regime = fleet.regime(Zones::embedded());
        let start = self.activities.first().map(|activity| activity.start).unwrap_or_default();
        // A fleet file has at least one plan.
        let mut builder = Voyage::starting(start, ship.vessel.clone(), fleet.fuels()[0].clone());
        if let Some(draught) = ship.draught.or(self.ship.draught) {
            builder = builder.draught(draught);
        }
        for stage in stages(&self.activities) {
            builder = match &stage.berth {
                Some(berth) => builder.port_call(berth.name()),
                None => builder.add_leg(Leg::new("sea", "sea")),
            };
            for mut spec in stage.activities {
                if let Some(waters) = &spec.waters {
                    let place = regime.first_allowed(&format!("MMSI {}", self.mmsi), waters)?;
                    spec.fuel = regime.fuels().get(place).map(Arc::clone);
                }
                builder = builder.activity(spec);
            }
        }
        Ok(Inventory::of(&builder.build()?, fleet.factor_set(), FuelBasis::Modelled)?)
    }
}
