//! The same query in one process, on a cluster, and on a cluster that loses an executor in the middle of it.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use serde::Serialize;

use crate::Failure;
use crate::answer::{self, Answer};
use crate::children::{Events, Process};
use crate::event::{Event, Stage};
use crate::{data, session};

const QUERY: &str = "SELECT mmsi, count(*) AS positions, sum(stand_in(speed_kn, seconds)) AS total FROM positions \
    GROUP BY mmsi ORDER BY mmsi";

const START: Duration = Duration::from_secs(30);
const ANSWER: Duration = Duration::from_secs(180);
const VICTIM: &str = "executor-b";

/// What is asked of the demonstration.
pub struct Options {
    /// Files, and tasks of the first stage.
    pub parts: usize,
    /// Positions in each.
    pub rows: usize,
}

/// What came out.
#[derive(Serialize)]
pub struct Report {
    files: usize,
    positions: usize,
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

/// Runs it. What happens is told as it happens.
pub fn run(options: &Options, folder: &Path, tell: &dyn Fn(String)) -> Result<Report, Failure> {
    let runtime = crate::runtime()?;
    let positions = folder.join("positions");
    data::write(&positions, options.parts, options.rows)?;
    let count = options.parts * options.rows;
    tell(format!("written: {count} positions in {} Parquet files", options.parts));

    let (expected, one_process) = timed(|| runtime.block_on(ask_here(options.parts, &positions)))?;
    tell(format!("one process: {one_process:.1} s, {} rows", expected.rows.len()));

    let (mut scheduler, events) = Process::start_telling("scheduler", &["scheduler"], folder)?;
    let address: SocketAddr = events.wait("the scheduler starts", START, |event| match event {
        Event::Listening { address } => address.parse().ok(),
        _ => None,
    })?;
    let start = |name: &str| {
        let work = folder.join(name);
        std::fs::create_dir_all(&work)?;
        let at = address.to_string();
        let work = work.to_str().ok_or("the folder's name is not UTF-8")?;
        Process::start(name, &["executor", "--name", name, "--scheduler", &at, "--work", work], folder)
    };
    let (mut survivor, mut victim) = (start("executor-a")?, start(VICTIM)?);
    events.wait("two executors register", START, |event| match event {
        Event::Executors { names } => (names.len() == 2).then_some(()),
        _ => None,
    })?;
    tell(format!("started: scheduler on {address}, two executors of one core each"));

    let (answer, cluster) = timed(|| runtime.block_on(ask_cluster(address, options.parts, &positions)))?;
    same(&expected, &answer)?;
    events.so_far().for_each(drop);
    tell(format!("cluster: {cluster:.1} s, the same bytes"));

    let begun = Instant::now();
    let asked = runtime.spawn({
        let (parts, positions) = (options.parts, positions.clone());
        async move { ask_cluster(address, parts, &positions).await.map_err(|error| error.to_string()) }
    });
    let killed = kill_in_the_middle(&events, &mut victim, options.parts, begun)?;
    // What it has computed is gone with it.
    std::fs::remove_dir_all(folder.join(VICTIM))?;
    tell(format!(
        "killed: {} after {:.1} s, when {} of {} tasks were done, {} by it, and it worked on {}",
        killed.executor,
        killed.after_seconds,
        killed.tasks_done,
        killed.tasks,
        killed.tasks_done_by_it,
        killed.tasks_running_on_it
    ));
    let answer = runtime.block_on(asked)??;
    let with_a_loss = begun.elapsed().as_secs_f64();
    same(&expected, &answer)?;
    scheduler.still_runs()?;
    survivor.still_runs()?;
    let tasks_reset = reset(&events);
    if tasks_reset < killed.tasks_done_by_it + killed.tasks_running_on_it {
        return Err(format!("the scheduler took back {tasks_reset} tasks only").into());
    }
    tell(format!("cluster: {with_a_loss:.1} s, {tasks_reset} tasks done again, the same bytes"));
    Ok(Report {
        files: options.parts,
        positions: count,
        ships: expected.rows.len(),
        one_process_seconds: one_process,
        cluster_seconds: cluster,
        killed,
        tasks_reset,
        cluster_with_a_killed_executor_seconds: with_a_loss,
        same_bytes: true,
    })
}

async fn ask_here(parts: usize, positions: &Path) -> Result<Answer, Failure> {
    tokio::time::timeout(ANSWER, answer::ask(&session::here(parts)?, positions, QUERY)).await?
}

async fn ask_cluster(scheduler: SocketAddr, parts: usize, positions: &Path) -> Result<Answer, Failure> {
    let asked = async {
        let context = session::on(scheduler, parts).await?;
        answer::ask(&context, positions, QUERY).await
    };
    tokio::time::timeout(ANSWER, asked).await.map_err(|_| "the cluster gave no answer in time")?
}

/// Kills the executor when a quarter of the tasks that read the files are done, some by it, and it works on another.
fn kill_in_the_middle(
    events: &Events,
    victim: &mut Process,
    parts: usize,
    begun: Instant,
) -> Result<Killed, Failure> {
    let of_victim =
        |tasks: &std::collections::BTreeMap<String, usize>| tasks.get(VICTIM).copied().unwrap_or(0);
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
    let last: std::collections::BTreeMap<_, usize> =
        lost.fold(Default::default(), |mut most, (stage, lost)| {
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
