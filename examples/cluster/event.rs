//! What the scheduler tells on its standard output, one JSON object a line.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A line of the scheduler.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// It accepts executors and queries.
    Listening {
        /// Where.
        address: String,
    },
    /// The executors it knows.
    Executors {
        /// Their names.
        names: Vec<String>,
    },
    /// How far a stage of a job is.
    Stage(Stage),
}

/// How far a stage of a job is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stage {
    /// The job.
    pub job: String,
    /// The stage.
    pub stage: usize,
    /// Parts of the data that it works through.
    pub partitions: usize,
    /// Tasks that each executor has finished, and whose results stand.
    pub done: BTreeMap<String, usize>,
    /// Tasks that each executor works on.
    pub running: BTreeMap<String, usize>,
    /// Tasks, finished or not, that were taken back because their executor was lost.
    pub lost: usize,
}

impl Stage {
    /// Tasks that are done.
    pub fn finished(&self) -> usize {
        self.done.values().sum()
    }
}
