//! The same query in one process, on a cluster, and on a cluster that loses an executor in the middle of it.

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::answer::{self, Answer};
use crate::children::{Events, Process};
use crate::event::{Event, Stage};
use crate::made_up_year::{self, Failure};
use crate::session::Sessions;

const START: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_secs(180);
const SURVIVOR: &str = "executor-a";
const VICTIM: &str = "executor-b";

/// How much there is to compute.
#[derive(Clone, Copy)]
pub struct Size {
    /// Files, and tasks of the stage that reads them.
    pub parts: usize,
    /// Rows in each.
    pub rows: usize,
}

impl Size {
    /// Seconds of work, so that there is a middle.
    pub const USUAL: Self = Self { parts: 48, rows: 40_000 };
}

/// What came out.
#[derive(Serialize)]
pub struct Report {
    files: usize,
    rows: usize,
    ships: usize,
    one_process_seconds: f64,
    cluster_seconds: f64,
    killed: Killed,
    /// Tasks that the scheduler took back from the killed executor.
    tasks_reset: usize,
    cluster_with_a_killed_executor_seconds: f64,
    /// Always: otherwise there is an error in place of a report.
    same_bytes: bool,
}

/// When the executor was killed.
#[derive(Serialize)]
struct Killed {
    executor: &'static str,
    after_seconds: f64,
    tasks: usize,
    tasks_done: usize,
    tasks_done_by_it: usize,
    tasks_running_on_it: usize,
}

/// Runs it in a folder. What happens is told as it happens.
pub fn run(size: Size, folder: &Path, tell: &dyn Fn(String)) -> Result<Report, Failure> {
    let runtime = crate::runtime()?;
    made_up_year::write(folder, size.parts, size.rows)?;
    let count = size.parts * size.rows;
    tell(format!("written: {count} rows in {} Parquet files", size.parts));
    let question =
        Question { sessions: Sessions::over(folder)?, parts: size.parts, folder: folder.to_owned() };

    let (expected, one_process) = timed(|| runtime.block_on(question.ask_here()))?;
    tell(format!("one process: {one_process:.1} s, {} ships", expected.rows.len()));

    let (mut scheduler, events) =
        Process::start_telling("scheduler", &["scheduler", "--data", text(folder)?], folder)?;
    let address: SocketAddr = events.wait("the scheduler starts", START, |event| match event {
        Event::Listening { address } => address.parse().ok(),
        _ => None,
    })?;
    let start = |name: &str| {
        let (at, work) = (address.to_string(), folder.join(name));
        std::fs::create_dir_all(&work)?;
        let place = ["--scheduler", &at, "--work", text(&work)?, "--data", text(folder)?];
        Process::start(name, &[&["executor", "--name", name], &place[..]].concat(), folder)
    };
    let (mut survivor, mut victim) = (start(SURVIVOR)?, start(VICTIM)?);
    events.wait("two executors register", START, |event| match event {
        Event::Executors { names } => (names.len() == 2).then_some(()),
        _ => None,
    })?;
    tell(format!("started: scheduler on {address}, two executors of one core each"));

    let (answer, cluster) = timed(|| runtime.block_on(question.ask(address)))?;
    same(&expected, &answer)?;
    events.so_far().for_each(drop);
    tell(format!("cluster: {cluster:.1} s, the same bytes"));

    let begun = Instant::now();
    let asked = runtime.spawn({
        let question = question.clone();
        async move { question.ask(address).await }
    });
    let killed = kill_in_the_middle(&events, &mut victim, size.parts, begun)?;
    // What it has computed is gone with it.
    std::fs::remove_dir_all(folder.join(VICTIM))?;
    tell(killed.to_string());
    let answer = runtime.block_on(asked)??;
    let with_a_loss = begun.elapsed().as_secs_f64();
    same(&expected, &answer)?;
    scheduler.still_runs()?;
    survivor.still_runs()?;
    let tasks_reset = reset(&events);
    if tasks_reset < killed.tasks_done_by_it + killed.tasks_running_on_it {
        return Err(format!("the scheduler took back {tasks_reset} tasks only").into());
    }
    tell(format!(
        "cluster: {with_a_loss:.1} s, {tasks_reset} tasks done again by {SURVIVOR}, the same bytes"
    ));
    Ok(Report {
        files: size.parts,
        rows: count,
        ships: expected.rows.len(),
        one_process_seconds: one_process,
        cluster_seconds: cluster,
        killed,
        tasks_reset,
        cluster_with_a_killed_executor_seconds: with_a_loss,
        same_bytes: true,
    })
}

/// The inventory by ship.
#[derive(Clone)]
struct Question {
    sessions: Sessions,
    parts: usize,
    folder: PathBuf,
}

impl Question {
    async fn ask_here(&self) -> Result<Answer, Failure> {
        let context = self.sessions.here(self.parts)?;
        let asked = answer::ask(&context, &self.folder, answer::BY_SHIP);
        tokio::time::timeout(ANSWER, asked).await.map_err(|_| "one process gave no answer in time")?
    }

    async fn ask(&self, scheduler: SocketAddr) -> Result<Answer, Failure> {
        let asked = async {
            let context = self.sessions.on(scheduler, self.parts).await?;
            answer::ask(&context, &self.folder, answer::BY_SHIP).await
        };
        tokio::time::timeout(ANSWER, asked).await.map_err(|_| "the cluster gave no answer in time")?
    }
}

fn text(path: &Path) -> Result<&str, Failure> {
    path.to_str().ok_or_else(|| "the folder's name is not UTF-8".into())
}

/// Kills the executor when a quarter of the tasks that read the files are done, some by it, and it works on another.
fn kill_in_the_middle(
    events: &Events,
    victim: &mut Process,
    parts: usize,
    begun: Instant,
) -> Result<Killed, Failure> {
    let of_victim = |tasks: &BTreeMap<String, usize>| tasks.get(VICTIM).copied().unwrap_or(0);
    let middle = |stage: &Stage| {
        let (done, tasks) = (stage.finished(), stage.partitions);
        tasks == parts
            && (tasks / 4..=tasks * 3 / 4).contains(&done)
            && of_victim(&stage.done) > 0
            && of_victim(&stage.running) > 0
    };
    let stage = events.wait("the middle of the query", ANSWER, |event| match event {
        Event::Stage(stage) if middle(&stage) => Some(stage),
        _ => None,
    })?;
    victim.kill()?;
    Ok(Killed {
        executor: VICTIM,
        after_seconds: begun.elapsed().as_secs_f64(),
        tasks: stage.partitions,
        tasks_done: stage.finished(),
        tasks_done_by_it: of_victim(&stage.done),
        tasks_running_on_it: of_victim(&stage.running),
    })
}

/// Tasks that the scheduler took back, by its own account.
fn reset(events: &Events) -> usize {
    let lost = events.so_far().filter_map(|event| match event {
        Event::Stage(stage) => Some(((stage.job, stage.stage), stage.lost)),
        _ => None,
    });
    let last: BTreeMap<_, usize> = lost.fold(Default::default(), |mut most, (stage, lost)| {
        let known = most.entry(stage).or_default();
        *known = lost.max(*known);
        most
    });
    last.values().sum()
}

fn same(expected: &Answer, answer: &Answer) -> Result<(), Failure> {
    if expected.lines().as_bytes() == answer.lines().as_bytes() {
        Ok(())
    } else {
        Err("the cluster gave another answer than one process".into())
    }
}

fn timed<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<(T, f64), Failure> {
    let begun = Instant::now();
    let done = work()?;
    Ok((done, begun.elapsed().as_secs_f64()))
}

impl fmt::Display for Killed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { executor, after_seconds, tasks, tasks_done, tasks_done_by_it, tasks_running_on_it } = self;
        write!(
            f,
            "killed: {executor} after {after_seconds:.1} s, when {tasks_done} of {tasks} tasks were done, \
             {tasks_done_by_it} of them by it, and it worked on {tasks_running_on_it}"
        )
    }
}
