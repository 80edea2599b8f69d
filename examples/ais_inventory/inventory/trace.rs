//! What of the tracks is seen on a sheet: no more than its pixels hold, however many rows there are.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use green_corridor::OperatingMode;
use green_corridor::track::{Mmsi, TrackActivity};
use jiff::Timestamp;

use super::chart::{APPROACH, BAY, Panel};

/// Pixels that a ship moves before another piece of its track is drawn.
const STEP: f64 = 2.0;

/// How a piece of track is drawn: its mode, or none for a ship that is not counted.
pub type Pen = Option<OperatingMode>;

/// Tracks on both panels.
pub struct Trace {
    panels: [Drawn; 2],
}

/// Tracks on one panel.
struct Drawn {
    panel: &'static Panel,
    last: HashMap<Mmsi, (Timestamp, (f64, f64))>,
    seen: HashSet<(Pen, [i32; 4])>,
    paths: BTreeMap<Pen, String>,
}

impl Default for Trace {
    fn default() -> Self {
        let drawn =
            |panel| Drawn { panel, last: HashMap::new(), seen: HashSet::new(), paths: BTreeMap::new() };
        Self { panels: [drawn(&APPROACH), drawn(&BAY)] }
    }
}

impl Trace {
    /// Adds a piece.
    pub fn add(&mut self, activity: &TrackActivity, counted: bool) {
        let pen = counted.then_some(activity.mode);
        self.panels.iter_mut().for_each(|drawn| drawn.add(activity, pen));
    }

    /// Lines of the approach and of the bay, by pen.
    pub fn paths(&self) -> [&BTreeMap<Pen, String>; 2] {
        [&self.panels[0].paths, &self.panels[1].paths]
    }
}

impl Drawn {
    fn add(&mut self, activity: &TrackActivity, pen: Pen) {
        let Some((x, y)) = self.panel.near(activity.position) else {
            self.last.remove(&activity.mmsi);
            return;
        };
        // A ship that lies is a dot: where it comes from, it may not have been heard.
        let moves = activity.mode.is_under_way();
        let before =
            self.last.get(&activity.mmsi).copied().filter(|(end, _)| moves && *end == activity.start);
        let (from_x, from_y) = before.map_or((x, y), |(_, point)| point);
        let near = before.is_some() && (x - from_x).hypot(y - from_y) < STEP;
        let here = if near { (from_x, from_y) } else { (x, y) };
        self.last.insert(activity.mmsi, (activity.end, here));
        let whole = [from_x, from_y, here.0, here.1].map(|pixel| (pixel / STEP).round() as i32);
        if self.seen.insert((pen, whole)) {
            let path = self.paths.entry(pen).or_default();
            let _ = write!(path, "M{from_x:.1} {from_y:.1}L{:.1} {:.1}", here.0, here.1);
        }
    }
}
