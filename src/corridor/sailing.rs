//! A round voyage of a service, as a voyage of the crate.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;

use super::{Call, SeaLeg, Service, ShipClass};
use crate::units::Distance;
use crate::units::si::hour;
use crate::units::substance::Sailed;
use crate::vessel::OperatingMode;
use crate::voyage::{ActivitySpec, FuelPlan, Leg, Voyage, VoyageBuilder, VoyageError};

/// The round voyage of a ship of a class; `connects` says at which calls it takes shore power.
pub(super) fn round_voyage(
    service: &Service,
    class: &ShipClass,
    year: i16,
    connects: impl Fn(&Call) -> bool,
) -> Result<Voyage, VoyageError> {
    let start = date(year, 1, 1).to_zoned(TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp());
    let vessel = class.sailing();
    let fuels = &class.fuels;
    let plan = |controlled: bool| if controlled { &fuels.controlled } else { &fuels.open_sea };
    let mut voyage = Voyage::starting(start, Arc::clone(&vessel), fuels.open_sea.as_ref().clone());
    let rotation = &service.spec().rotation;
    for (call, leg) in rotation.calls().iter().zip(rotation.legs()) {
        let loading = service.spec().loading.of(leg.direction);
        voyage = voyage.draught(loading.draught);
        voyage = at_port(voyage, call, plan(call.controlled), connects(call));
        voyage = voyage.add_leg(Leg {
            cargo: Some(loading.cargo(vessel.teu(), leg.aboard)),
            network: leg.network,
            shortest_feasible: leg.shortest_feasible,
            great_circle: leg.great_circle,
            ..Leg::new(Arc::clone(&leg.from), Arc::clone(&leg.to))
        });
        voyage = at_sea(voyage, leg, plan);
    }
    voyage.build()
}

fn at_port(voyage: VoyageBuilder, call: &Call, plan: &Arc<FuelPlan>, connects: bool) -> VoyageBuilder {
    let with = |spec: ActivitySpec| ActivitySpec { fuel: Some(Arc::clone(plan)), ..spec };
    let mut voyage = voyage.port_call(Arc::clone(&call.port));
    if call.manoeuvring > Distance::<Sailed>::ZERO {
        let (distance, speed) = (call.manoeuvring, call.manoeuvring_speed);
        voyage = voyage.activity(with(ActivitySpec::under_way(OperatingMode::Manoeuvring, distance, speed)));
    }
    if call.anchorage.get::<hour>() > 0.0 {
        voyage = voyage.activity(with(ActivitySpec::stationary(OperatingMode::Anchorage, call.anchorage)));
    }
    voyage = voyage.activity(with(ActivitySpec::stationary(OperatingMode::Berth, call.berth)));
    match &call.shore {
        Some(shore) if connects => voyage.shore_power(shore.shore_power.clone()),
        _ => voyage,
    }
}

fn at_sea<'a>(
    voyage: VoyageBuilder,
    leg: &SeaLeg,
    plan: impl Fn(bool) -> &'a Arc<FuelPlan>,
) -> VoyageBuilder {
    leg.stretches.iter().fold(voyage, |voyage, stretch| {
        let spec = ActivitySpec::under_way(OperatingMode::Transit, stretch.distance, stretch.speed);
        voyage.activity(ActivitySpec { fuel: Some(Arc::clone(plan(stretch.controlled))), ..spec })
    })
}
