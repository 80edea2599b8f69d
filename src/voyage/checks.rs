//! What a voyage is checked for, and the errors that name it.

use jiff::{SignedDuration, Timestamp};

use super::{Activity, ActivitySpec, Cargo, MeasuredFuel, Stage};
use crate::shore_power::{Connection, ConnectionError};
use crate::units::bounded::{Bound, bounds};
use crate::units::si::{self, hour, knot, meter};
use crate::units::substance::Sailed;
use crate::units::{Distance, OutOfRange, Time, Velocity};
use crate::vessel::{Consumer, OperatingMode, Vessel};

/// An error in the description of a voyage. Every variant names its record.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VoyageError {
    /// A value outside its range.
    #[error("{record}: {source}")]
    Value {
        /// Leg or port call, and activity.
        record: String,
        /// What was wrong.
        source: OutOfRange,
    },
    /// Too little is known of an activity.
    #[error("{record}: needs {needed}")]
    Incomplete {
        /// Leg or port call, and activity.
        record: String,
        /// What is missing.
        needed: &'static str,
    },
    /// More is given than can be true at once.
    #[error("{record}: {given}; leave one out")]
    Overdetermined {
        /// Leg or port call, and activity.
        record: String,
        /// What was given.
        given: &'static str,
    },
    /// It ends before it starts.
    #[error("{record}: ends at {end}, before it starts at {start}")]
    EndsBeforeStart {
        /// Leg or port call, and activity.
        record: String,
        /// Start.
        start: Timestamp,
        /// End.
        end: Timestamp,
    },
    /// Two activities at the same time.
    #[error("{earlier} ends at {end}, after {later} starts at {start}: activities must not overlap")]
    Overlap {
        /// The earlier activity.
        earlier: String,
        /// Its end.
        end: Timestamp,
        /// The later activity.
        later: String,
        /// Its start.
        start: Timestamp,
    },
    /// An instant that no calendar has.
    #[error("{record}: reaches beyond the calendar")]
    Calendar {
        /// Leg or port call, and activity.
        record: String,
    },
    /// An activity before any leg or port call.
    #[error("activity {mode} comes before the first leg or port call")]
    NoStage {
        /// Its mode.
        mode: OperatingMode,
    },
    /// Something that belongs to another kind of stage.
    #[error("{record}: {what}")]
    Misplaced {
        /// Leg or port call.
        record: String,
        /// What does not belong there.
        what: &'static str,
    },
    /// More containers than fit, or fewer than none.
    #[error("{record}: `{field}` is {value} TEU, must be in 0..={limit} TEU ({limit_is})")]
    TeuOutOfRange {
        /// The leg.
        record: String,
        /// Which TEU.
        field: &'static str,
        /// What was given.
        value: f64,
        /// The most there can be.
        limit: f64,
        /// What the limit is.
        limit_is: &'static str,
    },
    /// A connection that is not inside one stay at berth.
    #[error("{record}: shore connection {start} to {end} is not within a stay at berth ({stays})")]
    ConnectionOutsideStay {
        /// The port call.
        record: String,
        /// Start of the connection.
        start: Timestamp,
        /// End of the connection.
        end: Timestamp,
        /// The stays there are.
        stays: String,
    },
    /// Two connections at the same time.
    #[error("{record}: shore connections from {earlier} and from {later} overlap")]
    ConnectionsOverlap {
        /// The port call.
        record: String,
        /// Start of the earlier one.
        earlier: Timestamp,
        /// Start of the later one.
        later: Timestamp,
    },
    /// A wrong connection.
    #[error("{record}: {source}")]
    Connection {
        /// The port call.
        record: String,
        /// What was wrong.
        source: ConnectionError,
    },
    /// No fuel aboard that the waters allow.
    #[error("{record}, {waters}: no fuel aboard is allowed here: {refused}")]
    NoFuelAllowed {
        /// Leg or port call, and activity.
        record: String,
        /// Where.
        waters: String,
        /// Why each plan is refused.
        refused: String,
    },
    /// A track cut by other zones than those of the regime.
    #[error("{record}: its track was cut by other zones than the regime has; split it by the regime's own")]
    OtherZones {
        /// The leg, and activity.
        record: String,
    },
    /// Nothing happened.
    #[error("a voyage needs at least one activity")]
    Empty,
}

pub(super) fn check(record: &str, bound: Bound, value: f64) -> Result<f64, VoyageError> {
    bound.check(value).map_err(|source| VoyageError::Value { record: record.to_owned(), source })
}

/// Duration, distance and speed over ground from those that are given.
pub(super) fn motion(
    record: &str,
    spec: &ActivitySpec,
    start: Timestamp,
) -> Result<(Time, Distance<Sailed>, Velocity), VoyageError> {
    let duration = match (spec.duration, spec.end) {
        (Some(_), Some(_)) => {
            let given = "both a duration and an end are given";
            return Err(VoyageError::Overdetermined { record: record.to_owned(), given });
        }
        (Some(duration), None) => {
            check(record, bounds::DURATION, duration.get::<hour>())?;
            Some(duration)
        }
        (None, Some(end)) if end < start => {
            return Err(VoyageError::EndsBeforeStart { record: record.to_owned(), start, end });
        }
        (None, Some(end)) => {
            let duration = si::seconds(end.duration_since(start).as_secs_f64());
            check(record, bounds::DURATION, duration.get::<hour>())?;
            Some(duration)
        }
        (None, None) => None,
    };
    if let Some(distance) = spec.distance {
        check(record, bounds::DISTANCE, distance.nautical_miles())?;
    }
    for (bound, speed) in [
        (bounds::SPEED, spec.speed),
        (bounds::SPEED.named("speed_through_water_kn"), spec.speed_through_water),
    ] {
        if let Some(speed) = speed {
            check(record, bound, speed.get::<knot>())?;
        }
    }
    let incomplete = |needed| VoyageError::Incomplete { record: record.to_owned(), needed };
    if !spec.mode.is_under_way() {
        if spec.distance.is_some() || spec.speed.is_some() || spec.speed_through_water.is_some() {
            let what = "a distance or a speed adrift, at anchor or at berth";
            return Err(VoyageError::Misplaced { record: record.to_owned(), what });
        }
        let duration = duration.ok_or_else(|| incomplete("`hours` or an `end`"))?;
        return Ok((duration, Distance::ZERO, Velocity::default()));
    }
    match (duration, spec.distance, spec.speed) {
        (Some(_), Some(_), Some(_)) => {
            let given = "duration, distance and speed over ground are all given";
            Err(VoyageError::Overdetermined { record: record.to_owned(), given })
        }
        (Some(duration), Some(distance), None) if duration.value > 0.0 => {
            let speed = distance.length() / duration;
            check(record, bounds::SPEED, speed.get::<knot>())?;
            Ok((duration, distance, speed))
        }
        (None, Some(distance), Some(speed)) if speed.value > 0.0 => {
            let duration = distance.length() / speed;
            check(record, bounds::DURATION, duration.get::<hour>())?;
            Ok((duration, distance, speed))
        }
        (Some(duration), None, Some(speed)) => {
            let distance = Distance::sailed(speed, duration);
            check(record, bounds::DISTANCE, distance.nautical_miles())?;
            Ok((duration, distance, speed))
        }
        (Some(duration), Some(distance), None) if distance == Distance::ZERO => {
            Ok((duration, distance, Velocity::default()))
        }
        (Some(_), Some(_), None) | (None, Some(_), Some(_)) => {
            Err(incomplete("a time and a speed above zero to cover its distance"))
        }
        _ => Err(incomplete("two of `hours` (or `end`), `distance_nm` and `speed_kn`")),
    }
}

pub(super) fn end_of(record: &str, start: Timestamp, duration: Time) -> Result<Timestamp, VoyageError> {
    let nanoseconds = (duration.value * 1e9).round();
    start
        .checked_add(SignedDuration::from_nanos(nanoseconds as i64))
        .map_err(|_| VoyageError::Calendar { record: record.to_owned() })
}

pub(super) fn draught(record: &str, spec: &ActivitySpec) -> Result<(), VoyageError> {
    match spec.draught {
        Some(draught) => check(record, bounds::DRAUGHT, draught.get::<meter>()).map(drop),
        None => Ok(()),
    }
}

pub(super) fn measured(record: &str, measured: &[MeasuredFuel]) -> Result<(), VoyageError> {
    for fuel in measured {
        check(record, bounds::FUEL_MASS, fuel.mass.tonnes())?;
        if fuel.consumer == Consumer::ShoreConnection {
            let what = "a shore connection burns no fuel";
            return Err(VoyageError::Misplaced { record: record.to_owned(), what });
        }
    }
    let whole = measured.iter().any(|fuel| fuel.consumer == Consumer::WholeShip);
    if whole && measured.iter().any(|fuel| fuel.consumer != Consumer::WholeShip) {
        let given = "fuel is measured both for the whole ship and by consumer";
        return Err(VoyageError::Overdetermined { record: record.to_owned(), given });
    }
    Ok(())
}

pub(super) fn cargo(record: &str, cargo: &Cargo, vessel: &Vessel) -> Result<(), VoyageError> {
    let within = |field, value: f64, limit: f64, limit_is| {
        if value >= 0.0 && value <= limit {
            Ok(())
        } else {
            Err(VoyageError::TeuOutOfRange { record: record.to_owned(), field, value, limit, limit_is })
        }
    };
    let carried = cargo.carried().count();
    within("carried_teu", carried, vessel.teu().count(), "nominal capacity of the ship")?;
    match cargo.loaded() {
        Some(loaded) => within("loaded_teu", loaded.count(), carried, "carried TEU"),
        None => Ok(()),
    }
}

pub(super) fn no_overlap(stages: &[Stage], activities: &[Activity]) -> Result<(), VoyageError> {
    for pair in activities.windows(2) {
        let [earlier, later] = pair else { continue };
        if earlier.end > later.start {
            let name =
                |activity: &Activity| format!("{} ({})", activity.mode, stages[activity.stage].label());
            return Err(VoyageError::Overlap {
                earlier: name(earlier),
                end: earlier.end,
                later: name(later),
                start: later.start,
            });
        }
    }
    Ok(())
}

/// Stays at berth, those without a gap between them as one.
pub(super) fn stays<'a>(activities: impl Iterator<Item = &'a Activity>) -> Vec<(Timestamp, Timestamp)> {
    let mut berths: Vec<(Timestamp, Timestamp)> = activities
        .filter(|activity| activity.mode == OperatingMode::Berth)
        .map(|activity| (activity.start, activity.end))
        .collect();
    berths.sort_unstable();
    berths.dedup_by(|next, stay| {
        let follows = next.0 == stay.1;
        if follows {
            stay.1 = next.1;
        }
        follows
    });
    berths
}

pub(super) fn connections(
    record: &str,
    connections: &[Connection],
    activities: &[Activity],
) -> Result<(), VoyageError> {
    let stays = stays(activities.iter());
    for pair in connections.windows(2) {
        if pair[0].end() > pair[1].start() {
            let (earlier, later) = (pair[0].start(), pair[1].start());
            return Err(VoyageError::ConnectionsOverlap { record: record.to_owned(), earlier, later });
        }
    }
    for connection in connections {
        let (start, end) = (connection.start(), connection.end());
        if !stays.iter().any(|(from, to)| *from <= start && end <= *to) {
            let stays: Vec<String> = stays.iter().map(|(from, to)| format!("{from} to {to}")).collect();
            let stays = if stays.is_empty() { "there is none".to_owned() } else { stays.join(", ") };
            return Err(VoyageError::ConnectionOutsideStay { record: record.to_owned(), start, end, stays });
        }
    }
    Ok(())
}
