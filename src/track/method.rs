//! All choices of a track.

use super::{CleaningRules, Gaps, ModeRule, Places};
use crate::zone::Zones;

/// By what reports become activities. Every choice is stated: there is no default.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    /// What is believed of a report.
    pub cleaning: CleaningRules,
    /// What holds where a ship was not heard.
    pub gaps: Gaps,
    /// Which speed an activity has: it decides the load of the main engine.
    pub speed: SpeedOf,
    /// How the operating mode follows.
    pub modes: ModeRule,
    /// Berths, anchorages and confined waters.
    pub places: Places,
    /// The layers of regulated waters that activities are to name; `None` to ask for none.
    pub zones: Option<Zones>,
}

/// Which speed an interval between two reports has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeedOf {
    /// The mean of the speeds reported at its two ends, or the one that is stated. Where neither is, the speed made good
    /// stands for it, and is counted.
    Reported,
    /// Distance over time, but no more than [`CleaningRules::fastest_between`]: the rest is the error of the clocks, which
    /// over a few seconds is most of it.
    MadeGood,
}
