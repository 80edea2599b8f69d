//! A stay of one ship at one berth, as the rules read it.

use std::sync::Arc;

use jiff::Timestamp;

use super::control::{AlternativeControl, Stretch, covered, joined};
use crate::inventory::Inventory;
use crate::shore_power::{Connection, NetEffect};
use crate::units::Time;
use crate::units::si::seconds;
use crate::vessel::{OperatingMode, ShipType};
use crate::voyage::Stage;

/// A stay at berth: who, where, from when to when, and under what control.
///
/// Instants that only some rules ask for are `None` until they are given.
#[derive(Clone, Debug, PartialEq)]
pub struct Visit {
    ship_type: ShipType,
    port: Arc<str>,
    start: Timestamp,
    end: Timestamp,
    ready_to_work: Option<Timestamp>,
    pilot_on_board: Option<Timestamp>,
    connections: Vec<Connection>,
    alternative: Vec<AlternativeControl>,
}

/// An error in the description of a visit. Every variant names the port.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum VisitError {
    /// It does not end after it starts.
    #[error("visit to {port}: ends at {end}, must be after its start at {start}")]
    NoTime {
        /// The port.
        port: Arc<str>,
        /// Start.
        start: Timestamp,
        /// End.
        end: Timestamp,
    },
    /// A stretch of control that is none.
    #[error("a stretch of control must end after it begins at {from}, got {to}")]
    EmptyStretch {
        /// When it begins.
        from: Timestamp,
        /// When it ends.
        to: Timestamp,
    },
    /// An instant or a stretch of time beyond the stay.
    #[error("visit to {port}: {what} at {instant} must be in {start}..={end}, the stay at berth")]
    OutsideStay {
        /// The port.
        port: Arc<str>,
        /// What lies outside.
        what: &'static str,
        /// When.
        instant: Timestamp,
        /// Start of the stay.
        start: Timestamp,
        /// End of the stay.
        end: Timestamp,
    },
    /// The pilot boards for departure before the ship is ready to work.
    #[error(
        "visit to {port}: `pilot_on_board` at {pilot_on_board} must not be before `ready_to_work` at {ready_to_work}"
    )]
    PilotBeforeReadyToWork {
        /// The port.
        port: Arc<str>,
        /// Ready to work.
        ready_to_work: Timestamp,
        /// Pilot on board.
        pilot_on_board: Timestamp,
    },
    /// Two shore connections at the same time.
    #[error("visit to {port}: shore connections from {earlier} and from {later} overlap")]
    ConnectionsOverlap {
        /// The port.
        port: Arc<str>,
        /// Start of the earlier one.
        earlier: Timestamp,
        /// Start of the later one.
        later: Timestamp,
    },
    /// A stage of the voyage that is no port call, or that it does not have.
    #[error("stage {stage} of the voyage is no port call with a stay at berth")]
    NoStay {
        /// Number of the stage, from 1.
        stage: usize,
    },
    /// A port call with more than one stay.
    #[error("stage {stage} of the voyage ({port}) has {stays} stays at berth: take `Visit::each_of`")]
    SeveralStays {
        /// Number of the stage, from 1.
        stage: usize,
        /// The port.
        port: Arc<str>,
        /// How many.
        stays: usize,
    },
}

impl Visit {
    /// A stay of a ship without any control.
    ///
    /// # Errors
    ///
    /// [`VisitError::NoTime`] if it does not end after it starts.
    pub fn new(
        ship_type: ShipType,
        port: impl Into<Arc<str>>,
        start: Timestamp,
        end: Timestamp,
    ) -> Result<Self, VisitError> {
        let visit = Self {
            ship_type,
            port: port.into(),
            start,
            end,
            ready_to_work: None,
            pilot_on_board: None,
            connections: Vec::new(),
            alternative: Vec::new(),
        };
        visit.checked()
    }

    /// The one stay at berth of a port call of a ledger's voyage, with its shore connections.
    ///
    /// `stage` is an index in [`crate::voyage::Voyage::stages`].
    ///
    /// # Errors
    ///
    /// [`VisitError::NoStay`] for a leg or a call without a stay, [`VisitError::SeveralStays`] for a ship
    /// that shifted berth.
    pub fn of(ledger: &Inventory, stage: usize) -> Result<Self, VisitError> {
        let visits = Self::each_of(ledger, stage)?;
        match <[Self; 1]>::try_from(visits) {
            Ok([visit]) => Ok(visit),
            Err(visits) => {
                let port = visits.first().map_or_else(|| Arc::from(""), |visit| Arc::clone(&visit.port));
                Err(VisitError::SeveralStays { stage: stage + 1, port, stays: visits.len() })
            }
        }
    }

    /// Every stay at berth of a port call, in order of time. Activities at berth without a gap between
    /// them are one stay.
    ///
    /// # Errors
    ///
    /// [`VisitError::NoStay`] for a leg, or a call without a stay.
    pub fn each_of(ledger: &Inventory, stage: usize) -> Result<Vec<Self>, VisitError> {
        let voyage = ledger.voyage();
        let Some(Stage::PortCall(call)) = voyage.stages().get(stage) else {
            return Err(VisitError::NoStay { stage: stage + 1 });
        };
        let at_berth = |activity: &&crate::voyage::Activity| {
            activity.stage() == stage && activity.mode() == OperatingMode::Berth
        };
        let stays = joined(
            voyage.activities().iter().filter(at_berth).map(|one| Stretch::new(one.start(), one.end())),
        );
        if stays.is_empty() {
            return Err(VisitError::NoStay { stage: stage + 1 });
        }
        let visits = stays.into_iter().map(|stay| {
            let mut visit =
                Self::new(voyage.vessel().ship_type(), Arc::clone(&call.port), stay.from, stay.to)?;
            let here = |one: &&Connection| stay.from <= one.start() && one.end() <= stay.to;
            visit.connections = call.connections.iter().filter(here).cloned().collect();
            visit.checked()
        });
        visits.collect()
    }

    /// With one more shore connection.
    ///
    /// # Errors
    ///
    /// [`VisitError`] if it lies outside the stay or overlaps another.
    pub fn connected(mut self, connection: Connection) -> Result<Self, VisitError> {
        self.connections.push(connection);
        self.connections.sort_by_key(Connection::start);
        self.checked()
    }

    /// With one more stretch of another control.
    ///
    /// # Errors
    ///
    /// [`VisitError::OutsideStay`].
    pub fn controlled(mut self, control: AlternativeControl) -> Result<Self, VisitError> {
        self.alternative.push(control);
        self.alternative.sort_by_key(|control| control.stretch());
        self.checked()
    }

    /// With the instant at which the ship was ready to work: secured, gangway down, cleared.
    ///
    /// # Errors
    ///
    /// [`VisitError`] if it lies outside the stay, or after the pilot boarded.
    pub fn ready_to_work(mut self, instant: Timestamp) -> Result<Self, VisitError> {
        self.ready_to_work = Some(instant);
        self.checked()
    }

    /// With the instant at which the pilot boarded for departure.
    ///
    /// # Errors
    ///
    /// [`VisitError`] if it lies outside the stay, or before the ship was ready to work.
    pub fn pilot_on_board(mut self, instant: Timestamp) -> Result<Self, VisitError> {
        self.pilot_on_board = Some(instant);
        self.checked()
    }

    fn checked(self) -> Result<Self, VisitError> {
        let (start, end) = (self.start, self.end);
        let port = || Arc::clone(&self.port);
        if end <= start {
            return Err(VisitError::NoTime { port: port(), start, end });
        }
        let connections = self.connections.iter().flat_map(|connection| {
            [("start of a connection", connection.start()), ("end of a connection", connection.end())]
        });
        let alternative = self.alternative.iter().flat_map(|control| {
            let Stretch { from, to } = control.stretch();
            [("start of the control", from), ("end of the control", to)]
        });
        let ready = self.ready_to_work.map(|instant| ("`ready_to_work`", instant));
        let pilot = self.pilot_on_board.map(|instant| ("`pilot_on_board`", instant));
        for (what, instant) in ready.into_iter().chain(pilot).chain(connections).chain(alternative) {
            if instant < start || end < instant {
                return Err(VisitError::OutsideStay { port: port(), what, instant, start, end });
            }
        }
        if let (Some(ready_to_work), Some(pilot_on_board)) = (self.ready_to_work, self.pilot_on_board)
            && pilot_on_board < ready_to_work
        {
            return Err(VisitError::PilotBeforeReadyToWork { port: port(), ready_to_work, pilot_on_board });
        }
        if let Some(pair) = self.connections.windows(2).find(|pair| pair[0].end() > pair[1].start()) {
            let (earlier, later) = (pair[0].start(), pair[1].start());
            return Err(VisitError::ConnectionsOverlap { port: port(), earlier, later });
        }
        Ok(self)
    }

    /// Ship type.
    pub const fn ship_type(&self) -> ShipType {
        self.ship_type
    }

    /// Port or terminal, as the voyage names it.
    pub fn port(&self) -> &str {
        &self.port
    }

    /// First line.
    pub const fn start(&self) -> Timestamp {
        self.start
    }

    /// Last line.
    pub const fn end(&self) -> Timestamp {
        self.end
    }

    /// When the ship was ready to work, where known.
    pub const fn ready(&self) -> Option<Timestamp> {
        self.ready_to_work
    }

    /// When the pilot boarded for departure, where known.
    pub const fn pilot(&self) -> Option<Timestamp> {
        self.pilot_on_board
    }

    /// Shore connections, in order of time.
    pub fn connections(&self) -> &[Connection] {
        &self.connections
    }

    /// Other control, in order of time.
    pub fn alternative_control(&self) -> &[AlternativeControl] {
        &self.alternative
    }

    /// Time at berth.
    pub fn stay(&self) -> Time {
        seconds(self.end.duration_since(self.start).as_secs_f64())
    }

    /// Time on shore power with the auxiliary engines off.
    pub fn on_shore_power(&self) -> Time {
        covered(&joined(self.energised()))
    }

    /// The stretches on shore power with the auxiliary engines off.
    pub(super) fn energised(&self) -> impl Iterator<Item = Stretch> {
        self.connections.iter().map(|one| Stretch::new(one.energised_from(), one.energised_until()))
    }

    /// The stretches under any control, whatever shows that it is good enough.
    pub(super) fn control(&self) -> Vec<Stretch> {
        joined(self.energised().chain(self.alternative.iter().map(AlternativeControl::stretch)))
    }

    /// Time under any control, whatever shows that it is good enough.
    pub fn under_control(&self) -> Time {
        covered(&self.control())
    }

    /// What the visit's connections saved or cost, from the ledger it is of.
    pub fn effects(&self, ledger: &Inventory) -> Vec<NetEffect> {
        let here = |effect: &&crate::inventory::ShorePowerEffect| {
            ledger
                .voyage()
                .activities()
                .get(effect.activity)
                .is_some_and(|activity| self.start <= activity.start() && activity.end() <= self.end)
        };
        ledger.shore_power().iter().filter(here).map(|effect| effect.net).collect()
    }
}
