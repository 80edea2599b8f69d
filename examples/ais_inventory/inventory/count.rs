//! The second pass: reports to activities, activities to sums, in blocks of a few thousand rows.

use std::collections::HashMap;

use green_corridor::OperatingMode;
use green_corridor::columnar::{Columns, Fleet, Sums};
use green_corridor::track::{Method, Mmsi, Stay, TrackActivity, TrackEvent, TrackSummary, Tracker};
use green_corridor::units::si::{knot, nautical_mile};

use super::Failure;
use super::input::Input;
use super::progress::Progress;
use super::ships::Ships;
use super::trace::Trace;
use super::waters::{Met, Place};

/// Rows of a block.
const BLOCK: usize = 4_096;

/// What the tracks sum up to.
pub struct Count {
    /// Zones in words, in the order in which they were met.
    pub labels: Vec<String>,
    /// Sums, one for each label.
    pub sums: Vec<Sums>,
    /// Hours and miles of every ship, found or not, by label and mode.
    pub logs: HashMap<(Mmsi, usize, OperatingMode), Log>,
    /// Stays at berth, as they ended.
    pub stays: Vec<Stay>,
    /// What became of the reports of each ship.
    pub tracks: Vec<TrackSummary>,
}

/// Time and way.
#[derive(Clone, Copy, Default)]
pub struct Log {
    /// Seconds.
    pub seconds: f64,
    /// Nautical miles under way.
    pub miles: f64,
}

/// Rows that wait to be summed.
#[derive(Default)]
struct Block {
    mmsi: Vec<u32>,
    speed_kn: Vec<f64>,
    seconds: Vec<f64>,
    mode: Vec<OperatingMode>,
    waters: Vec<u8>,
}

/// What activities are added to.
struct Adding<'a> {
    fleet: &'a Fleet,
    met: Met<'a>,
    count: Count,
    blocks: Vec<Block>,
    trace: Option<&'a mut Trace>,
    /// The first activity that could not be added.
    failed: Result<(), String>,
}

impl Count {
    /// Reads all reports for the tracks.
    pub fn of(
        input: &Input,
        ships: &Ships,
        method: Method,
        trace: Option<&mut Trace>,
        progress: &Progress,
    ) -> Result<Self, Failure> {
        let mut tracker = Tracker::new(method)?;
        let count = Self {
            labels: Vec::new(),
            sums: Vec::new(),
            logs: HashMap::new(),
            stays: Vec::new(),
            tracks: Vec::new(),
        };
        let mut adding = Adding {
            fleet: &ships.fleet,
            met: Met::nothing(&ships.regime),
            count,
            blocks: Vec::new(),
            trace,
            failed: Ok(()),
        };
        input.reports(
            progress,
            "following tracks",
            |report| {
                tracker.push(report, &mut |event| adding.take(event));
                std::mem::replace(&mut adding.failed, Ok(()))
            },
            drop,
        )?;
        let tracks = tracker.finish(&mut |event| adding.take(event));
        Ok(adding.finish(tracks)?)
    }
}

impl Adding<'_> {
    fn take(&mut self, event: TrackEvent) {
        match event {
            TrackEvent::Activity(activity) if self.failed.is_ok() => self.failed = self.add(&activity),
            TrackEvent::Activity(_) => {}
            TrackEvent::Stay(stay) => self.count.stays.push(stay),
        }
    }

    fn add(&mut self, activity: &TrackActivity) -> Result<(), String> {
        let Some(waters) = &activity.waters else { return Ok(()) };
        let place = self.met.place(waters)?;
        self.blocks.resize_with(self.met.labels.len(), Block::default);
        if let Some(trace) = &mut self.trace {
            trace.add(activity, self.fleet.holds(activity.mmsi.get()));
        }
        let log = self.count.logs.entry((activity.mmsi, place.label, activity.mode)).or_default();
        log.seconds += activity.duration().value;
        if activity.mode.is_under_way() {
            log.miles += activity.distance.length().get::<nautical_mile>();
        }
        self.blocks[place.label].push(activity, place);
        if self.blocks[place.label].mmsi.len() == BLOCK {
            self.sum(place.label)?;
        }
        Ok(())
    }

    /// Adds the rows that wait under a label to its sums.
    fn sum(&mut self, label: usize) -> Result<(), String> {
        let Self { fleet, count, blocks, .. } = self;
        count.sums.resize_with(blocks.len(), || Sums::of_nothing(fleet));
        let block = &mut blocks[label];
        count.sums[label].add(fleet, &block.columns()).map_err(|error| error.to_string())?;
        block.clear();
        Ok(())
    }

    fn finish(mut self, tracks: Vec<TrackSummary>) -> Result<Count, String> {
        std::mem::replace(&mut self.failed, Ok(()))?;
        for label in 0..self.blocks.len() {
            self.sum(label)?;
        }
        let Self { mut count, met, .. } = self;
        count.stays.sort_by_key(|stay| (stay.mmsi, stay.from));
        count.labels = met.labels;
        count.tracks = tracks;
        Ok(count)
    }
}

impl Block {
    fn push(&mut self, activity: &TrackActivity, place: Place) {
        self.mmsi.push(activity.mmsi.get());
        self.speed_kn.push(activity.speed.get::<knot>());
        self.seconds.push(activity.duration().value);
        self.mode.push(activity.mode);
        self.waters.push(place.situation);
    }

    fn columns(&self) -> Columns<'_> {
        let Self { mmsi, speed_kn, seconds, mode, waters } = self;
        Columns { mmsi, speed_kn, seconds, mode, waters }
    }

    fn clear(&mut self) {
        self.mmsi.clear();
        self.speed_kn.clear();
        self.seconds.clear();
        self.mode.clear();
        self.waters.clear();
    }
}
