//! The builder of a voyage.

use std::sync::Arc;

use jiff::Timestamp;

use super::along::Along;
use super::{
    Activity, ActivitySpec, Cargo, FuelPlan, Leg, MeasuredFuel, PortCall, Record, Regime, Stage, Voyage,
    VoyageError, checks,
};
use crate::port::Port;
use crate::shore_power::{Connection, ShorePower};
use crate::units::substance::Sailed;
use crate::units::{Distance, Length, Time, Velocity};
use crate::vessel::{OperatingMode, Vessel};
use crate::zone::Split;

/// Collects a voyage, stage by stage. [`Self::build`] checks everything and names what is wrong.
#[derive(Clone, Debug)]
pub struct VoyageBuilder {
    start: Timestamp,
    vessel: Arc<Vessel>,
    fuel: FuelPlan,
    draught: Option<Length>,
    regime: Option<Arc<Regime>>,
    stages: Vec<StageSpec>,
    bunker_notes: Vec<MeasuredFuel>,
    stray: Option<OperatingMode>,
}

#[derive(Clone, Debug)]
struct StageSpec {
    stage: Stage,
    /// The rules at the port of a call.
    port: Option<(Port, Arc<Regime>)>,
    activities: Vec<Spec>,
    plugs: Vec<Plug>,
}

#[derive(Clone, Debug)]
enum Spec {
    Activity(ActivitySpec),
    /// A track to be sailed at a speed, in as many activities as it has waters.
    Along(Along),
}

#[derive(Clone, Debug)]
enum Plug {
    /// For the whole of the stay at this place in the list of activities.
    Stay(usize, ShorePower),
    Between(Timestamp, Timestamp, ShorePower),
}

impl VoyageBuilder {
    pub(super) fn new(start: Timestamp, vessel: Arc<Vessel>, fuel: FuelPlan) -> Self {
        Self {
            start,
            vessel,
            fuel,
            draught: None,
            regime: None,
            stages: Vec::new(),
            bunker_notes: Vec::new(),
            stray: None,
        }
    }

    /// The draught from here on, where an activity does not state its own.
    pub fn draught(mut self, draught: Length) -> Self {
        self.draught = Some(draught);
        self
    }

    /// The zones, fuels aboard and speed advice from here on: for tracks, and for calls at ports of known position.
    /// Other activities, and those that state a fuel of their own, burn what they state.
    pub fn under(mut self, regime: impl Into<Arc<Regime>>) -> Self {
        self.regime = Some(regime.into());
        self
    }

    /// Begins a leg with cargo.
    pub fn leg(self, from: impl Into<Arc<str>>, to: impl Into<Arc<str>>, cargo: Cargo) -> Self {
        self.add_leg(Leg { cargo: Some(cargo), ..Leg::new(from, to) })
    }

    /// Begins a leg described in full.
    pub fn add_leg(mut self, leg: Leg) -> Self {
        self.begin(Stage::Leg(leg), None);
        self
    }

    fn begin(&mut self, stage: Stage, port: Option<(Port, Arc<Regime>)>) {
        self.stages.push(StageSpec { stage, port, activities: Vec::new(), plugs: Vec::new() });
    }

    /// Begins a port call.
    pub fn port_call(mut self, port: impl Into<Arc<str>>) -> Self {
        self.begin(Stage::PortCall(PortCall { port: port.into(), connections: Vec::new() }), None);
        self
    }

    /// Begins a call at a port of known position: under a regime, its activities lie in the port's waters and burn
    /// the first fuel aboard that is allowed there.
    pub fn port_call_at(mut self, port: &Port) -> Self {
        let call = PortCall { port: port.name().into(), connections: Vec::new() };
        let rules = self.regime.clone().map(|regime| (port.clone(), regime));
        self.begin(Stage::PortCall(call), rules);
        self
    }

    /// At sea along a track, cut where it crosses a zone. In each part the strictest rule in force on the day the ship
    /// enters it decides the fuel and, if heeded, the speed. The sailed distance is the length of the track.
    ///
    /// # Examples
    ///
    /// ```
    /// # use green_corridor::engine::{EngineClass, Generation};
    /// # use green_corridor::units::{Teu, si::{kilowatts, knots, metres}};
    /// use std::sync::Arc;
    /// use green_corridor::voyage::{Regime, SpeedAdvice};
    /// use green_corridor::zone::{Split, Zones};
    /// use green_corridor::{Cargo, FuelPlan, MarineFuel, Vessel, Voyage, port};
    /// # let ship = Vessel::container_ship("made up", Teu::from_count(8_500.0))
    /// #     .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
    /// #     .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
    /// #     .build()?;
    ///
    /// let (open, eca) = (FuelPlan::same(MarineFuel::VLSFO), FuelPlan::same(MarineFuel::MGO));
    /// let regime = Regime::new(Zones::embedded(), [open.clone(), eca], SpeedAdvice::Heeded);
    /// let lane = Arc::new(Split::of(port::lane("Yangshan", "Los Angeles")?, regime.zones().clone()));
    /// let voyage = Voyage::starting("2026-03-01T00:00Z".parse()?, ship, open)
    ///     .draught(metres(13.2))
    ///     .under(regime)
    ///     .leg("Yangshan", "Los Angeles", Cargo::carried_only(Teu::from_count(7_200.0)))
    ///     .transit_along(&lane, knots(17.0))
    ///     .build()?;
    /// let (eca, _) = voyage.by_zone()["NA_ECA_PACIFIC"];
    /// assert!((500.0..560.0).contains(&eca.nautical_miles()));
    /// # Ok::<(), green_corridor::Error>(())
    /// ```
    pub fn transit_along(self, split: &Arc<Split>, speed: Velocity) -> Self {
        self.along(split, OperatingMode::Transit, speed)
    }

    /// Under way along a track in another mode, for example slow steaming to a queue slot.
    pub fn along(self, split: &Arc<Split>, mode: OperatingMode, speed: Velocity) -> Self {
        let draught = self.draught;
        self.along_at(split, mode, speed, draught)
    }

    /// The same at a draught of its own.
    pub fn along_at(
        mut self,
        split: &Arc<Split>,
        mode: OperatingMode,
        speed: Velocity,
        draught: Option<Length>,
    ) -> Self {
        let regime = self.regime.clone();
        let along = Along { split: Arc::clone(split), mode, speed, draught, regime };
        match self.stages.last_mut() {
            Some(stage) => stage.activities.push(Spec::Along(along)),
            None => self.stray = self.stray.or(Some(mode)),
        }
        self
    }

    /// At sea over a distance at a speed over ground.
    pub fn transit(self, distance: Distance<Sailed>, speed: Velocity) -> Self {
        self.activity(ActivitySpec::under_way(OperatingMode::Transit, distance, speed))
    }

    /// Manoeuvring over a distance at a speed over ground.
    pub fn manoeuvring(self, distance: Distance<Sailed>, speed: Velocity) -> Self {
        self.activity(ActivitySpec::under_way(OperatingMode::Manoeuvring, distance, speed))
    }

    /// Under way to a queue slot over a distance at a speed over ground.
    pub fn slow_steaming(self, distance: Distance<Sailed>, speed: Velocity) -> Self {
        self.activity(ActivitySpec::under_way(OperatingMode::SlowSteaming, distance, speed))
    }

    /// Drifting for a time, main engine off.
    pub fn drifting(self, duration: Time) -> Self {
        self.activity(ActivitySpec::stationary(OperatingMode::Drifting, duration))
    }

    /// At anchor for a time.
    pub fn anchorage(self, duration: Time) -> Self {
        self.activity(ActivitySpec::stationary(OperatingMode::Anchorage, duration))
    }

    /// At berth for a time.
    pub fn berth(self, duration: Time) -> Self {
        self.activity(ActivitySpec::stationary(OperatingMode::Berth, duration))
    }

    /// An activity described in full.
    pub fn activity(mut self, mut spec: ActivitySpec) -> Self {
        spec.draught = spec.draught.or(self.draught);
        match self.stages.last_mut() {
            Some(stage) => stage.activities.push(Spec::Activity(spec)),
            None => self.stray = self.stray.or(Some(spec.mode)),
        }
        self
    }

    /// Shore power for the whole of the stay just added.
    pub fn shore_power(mut self, shore_power: ShorePower) -> Self {
        if let Some(stage) = self.stages.last_mut() {
            let stay = stage.activities.len().saturating_sub(1);
            stage.plugs.push(Plug::Stay(stay, shore_power));
        } else {
            self.stray = self.stray.or(Some(OperatingMode::Berth));
        }
        self
    }

    /// Shore power from one instant to another.
    pub fn connect(mut self, start: Timestamp, end: Timestamp, shore_power: ShorePower) -> Self {
        match self.stages.last_mut() {
            Some(stage) => stage.plugs.push(Plug::Between(start, end, shore_power)),
            None => self.stray = self.stray.or(Some(OperatingMode::Berth)),
        }
        self
    }

    /// A bunker note over the whole voyage: compared with the ledger, never put into it.
    pub fn bunker_note(mut self, note: MeasuredFuel) -> Self {
        self.bunker_notes.push(note);
        self
    }

    /// The voyage.
    ///
    /// # Errors
    ///
    /// [`VoyageError`], which names the leg or port call and the activity.
    pub fn build(self) -> Result<Voyage, VoyageError> {
        if let Some(mode) = self.stray {
            return Err(VoyageError::NoStage { mode });
        }
        checks::measured("bunker notes", &self.bunker_notes)?;
        let mut cursor = self.start;
        let mut stages = Vec::with_capacity(self.stages.len());
        let mut activities = Vec::new();
        for (index, spec) in self.stages.into_iter().enumerate() {
            let StageSpec { mut stage, port, activities: specs, plugs } = spec;
            let record = format!("stage {} ({})", index + 1, stage.label());
            if let Stage::Leg(leg) = &stage {
                check_leg(&record, leg, &self.vessel)?;
            }
            let first = activities.len();
            let mut places = Vec::with_capacity(specs.len());
            for (number, spec) in specs.into_iter().enumerate() {
                places.push(activities.len() - first);
                let record = format!("{record}, activity {} ({})", number + 1, spec.mode());
                let described = match (spec, &port) {
                    (Spec::Activity(spec), None) => vec![spec],
                    (Spec::Activity(spec), Some((port, regime))) => {
                        vec![regime.at_port(&record, port, cursor, spec)?]
                    }
                    (Spec::Along(along), _) => along.activities(&record, cursor)?,
                };
                for spec in described {
                    let activity = resolve(&record, spec, index, cursor)?;
                    cursor = activity.end;
                    activities.push(activity);
                }
            }
            let own = &activities[first..];
            match &mut stage {
                Stage::PortCall(call) => call.connections = plug_in(&record, plugs, &places, own)?,
                Stage::Leg(_) if plugs.is_empty() => {}
                Stage::Leg(_) => {
                    return Err(VoyageError::Misplaced { record, what: "shore power on a leg" });
                }
            }
            if stage.is_leg() && own.iter().any(|one| one.mode == OperatingMode::Berth) {
                return Err(VoyageError::Misplaced { record, what: "a stay at berth on a leg" });
            }
            if !stage.is_leg()
                && own
                    .iter()
                    .any(|one| matches!(one.mode, OperatingMode::Transit | OperatingMode::SlowSteaming))
            {
                let what = "transit in a port call: its distance would belong to no leg";
                return Err(VoyageError::Misplaced { record, what });
            }
            stages.push(stage);
        }
        if activities.is_empty() {
            return Err(VoyageError::Empty);
        }
        activities.sort_by_key(|activity| (activity.start, activity.end));
        checks::no_overlap(&stages, &activities)?;
        Ok(Voyage(Arc::new(Record {
            vessel: self.vessel,
            fuel: self.fuel,
            stages,
            activities,
            bunker_notes: self.bunker_notes,
        })))
    }
}

fn check_leg(record: &str, leg: &Leg, vessel: &Vessel) -> Result<(), VoyageError> {
    if let Some(cargo) = &leg.cargo {
        checks::cargo(record, cargo, vessel)?;
    }
    let stated = [
        ("network_nm", leg.network.map(|distance| distance.nautical_miles())),
        ("shortest_feasible_nm", leg.shortest_feasible.map(|distance| distance.nautical_miles())),
        ("great_circle_nm", leg.great_circle.map(|distance| distance.nautical_miles())),
    ];
    for (field, distance) in stated {
        if let Some(distance) = distance {
            checks::check(record, crate::units::bounded::bounds::DISTANCE.named(field), distance)?;
        }
    }
    Ok(())
}

fn resolve(
    record: &str,
    spec: ActivitySpec,
    stage: usize,
    cursor: Timestamp,
) -> Result<Activity, VoyageError> {
    let start = spec.start.unwrap_or(cursor);
    let (duration, distance, speed) = checks::motion(record, &spec, start)?;
    checks::draught(record, &spec)?;
    checks::measured(record, &spec.measured)?;
    let end = match spec.end {
        Some(end) => end,
        None => checks::end_of(record, start, duration)?,
    };
    Ok(Activity {
        stage,
        mode: spec.mode,
        start,
        end,
        duration,
        distance,
        speed_through_water: spec.speed_through_water.unwrap_or(speed),
        draught: spec.draught,
        fuel: spec.fuel,
        waters: spec.waters,
        measured: spec.measured,
    })
}

impl Spec {
    const fn mode(&self) -> OperatingMode {
        match self {
            Self::Activity(spec) => spec.mode,
            Self::Along(along) => along.mode,
        }
    }
}

/// `places` says where in `own` each described activity begins.
fn plug_in(
    record: &str,
    plugs: Vec<Plug>,
    places: &[usize],
    own: &[Activity],
) -> Result<Vec<Connection>, VoyageError> {
    let mut connections = Vec::with_capacity(plugs.len());
    for plug in plugs {
        let (start, end, shore_power) = match plug {
            Plug::Between(start, end, shore_power) => (start, end, shore_power),
            Plug::Stay(index, shore_power) => match places.get(index).and_then(|place| own.get(*place)) {
                Some(stay) => (stay.start, stay.end, shore_power),
                None => {
                    let what = "shore power before a stay at berth";
                    return Err(VoyageError::Misplaced { record: record.to_owned(), what });
                }
            },
        };
        let connection = Connection::new(start, end, shore_power)
            .map_err(|source| VoyageError::Connection { record: record.to_owned(), source })?;
        connections.push(connection);
    }
    connections.sort_by_key(Connection::start);
    checks::connections(record, &connections, own)?;
    Ok(connections)
}
