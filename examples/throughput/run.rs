//! The two tasks, a million rows at a time.

use std::time::{Duration, Instant};

use green_corridor::columnar::{ColumnError, Fleet, LANES, Lanes, Out, Sums};
use green_corridor::vessel::OperatingMode;
use indicatif::{ProgressBar, ProgressStyle};

use crate::data::{Reports, STATED};
use crate::ships;

/// What was asked for.
pub struct Options {
    pub rows: u64,
    pub task: Task,
    pub threads: usize,
    pub reps: u64,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Task {
    Rows,
    Fleet,
}

pub struct Answer {
    pub seconds: f64,
    pub totals: [f64; LANES],
    /// From the totals of the definition, where it states them.
    pub deviation: Option<f64>,
}

/// What the definition allows.
pub const TOLERANCE: f64 = 1e-9;

/// Rows made at a time.
const CHUNK: u64 = 1_000_000;

/// Rows whose modes are told at a time: they stay in the first cache.
const MODES: usize = 4_096;

/// Fewer rows than this are no long work.
const LONG: u64 = 20_000_000;

impl Task {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rows => "rows",
            Self::Fleet => "fleet",
        }
    }
}

impl Answer {
    pub fn rows_per_second(&self, options: &Options) -> f64 {
        options.rows as f64 / self.seconds
    }
}

/// One thread's part of the work.
struct Worker {
    mode: Vec<OperatingMode>,
    sums: Sums,
    columns: Vec<Vec<f64>>,
}

impl Worker {
    fn new(fleet: &Fleet, task: Task, rows: usize) -> Self {
        let rows = if task == Task::Rows { rows } else { 0 };
        Self { mode: Vec::new(), sums: Sums::of_nothing(fleet), columns: vec![vec![f64::NAN; rows]; LANES] }
    }

    fn work(
        &mut self,
        fleet: &Fleet,
        task: Task,
        reports: &Reports,
        from: usize,
        to: usize,
    ) -> Result<(), ColumnError> {
        for first in (from..to).step_by(MODES) {
            let last = (first + MODES).min(to);
            let columns = reports.columns(first, last, &mut self.mode);
            if task == Task::Fleet {
                self.sums.add(fleet, &columns)?;
                continue;
            }
            let mut own = self.columns.iter_mut().map(|column| &mut column[first - from..last - from]);
            let out = std::array::from_fn(|_| own.next().unwrap_or_default());
            fleet.rows(&columns, &mut Out::new(out))?;
        }
        Ok(())
    }
}

/// The fastest of so many runs as asked for.
pub fn fastest(options: &Options) -> Result<Answer, String> {
    let fleet = ships::fleet().map_err(|error| error.to_string())?;
    let mut fastest = run(options, &fleet)?;
    for _ in 1..options.reps {
        let next = run(options, &fleet)?;
        if next.seconds < fastest.seconds {
            fastest = next;
        }
    }
    Ok(fastest)
}

fn run(options: &Options, fleet: &Fleet) -> Result<Answer, String> {
    let chunk = options.rows.min(CHUNK);
    let part = chunk.div_ceil(options.threads as u64) as usize;
    let mut workers: Vec<Worker> =
        (0..options.threads).map(|_| Worker::new(fleet, options.task, part)).collect();
    let progress = progress(options.rows);
    let mut time = Duration::ZERO;
    let mut totals = Lanes::ZERO.all_grams();
    let mut first = 0;
    while first < options.rows {
        let rows = chunk.min(options.rows - first);
        let reports = Reports::of(first, first + rows);
        let bounds = |turn: usize| (turn * part).min(reports.len());
        let start = Instant::now();
        let done: Result<Vec<()>, ColumnError> = std::thread::scope(|scope| {
            let (fleet, reports, task) = (fleet, &reports, options.task);
            let threads: Vec<_> = workers
                .iter_mut()
                .enumerate()
                .map(|(turn, worker)| {
                    let (from, to) = (bounds(turn), bounds(turn + 1));
                    scope.spawn(move || worker.work(fleet, task, reports, from, to))
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap_or(Ok(()))).collect()
        });
        time += start.elapsed();
        done.map_err(|error| error.to_string())?;
        if options.task == Task::Rows {
            add_columns(&mut totals, &workers, |turn| bounds(turn + 1) - bounds(turn));
        }
        first += rows;
        progress.inc(rows);
    }
    progress.finish_and_clear();
    if options.task == Task::Fleet {
        let start = Instant::now();
        let mut workers = workers.into_iter().map(|worker| worker.sums);
        let first = workers.next().unwrap_or_else(|| Sums::of_nothing(fleet));
        let sums = workers.fold(first, |mut sums, other| {
            sums.merge(&other);
            sums
        });
        let by_ship = sums.by_ship(fleet);
        time += start.elapsed();
        for group in by_ship.values() {
            totals.iter_mut().zip(group.lanes.all_grams()).for_each(|(total, grams)| *total += grams);
        }
    }
    let stated = STATED.iter().find(|(rows, _)| *rows == options.rows);
    let deviation = stated.map(|(_, stated)| {
        let each = stated.iter().zip(totals).map(|(stated, total)| (total / stated - 1.0).abs());
        each.fold(0.0, f64::max)
    });
    Ok(Answer { seconds: time.as_secs_f64(), totals, deviation })
}

/// Adds rows in their order, whichever thread computed them.
fn add_columns(totals: &mut [f64; LANES], workers: &[Worker], rows: impl Fn(usize) -> usize) {
    for (turn, worker) in workers.iter().enumerate() {
        for (total, column) in totals.iter_mut().zip(&worker.columns) {
            *total = column[..rows(turn)].iter().fold(*total, |sum, grams| sum + grams);
        }
    }
}

fn progress(rows: u64) -> ProgressBar {
    if rows < LONG {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template("{bar:40} {human_pos} of {human_len} rows, {per_sec}, {eta} left");
    ProgressBar::new(rows).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
