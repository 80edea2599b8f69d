//! A query on a cluster that loses an executor: `cargo run --features cluster --example cluster`

mod answer;
mod children;
mod demo;
mod event;
mod executor;
#[path = "../made_up_year/mod.rs"]
mod made_up_year;
mod options;
mod scheduler;
mod session;
mod warnings;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use made_up_year::Failure;
use options::Command;
use session::Sessions;

const HELP: &str = "\
The inventory of a fleet on a cluster of Ballista, all of it on this machine.

Usage: cluster [demo] [--json] [--parts N] [--rows N] [--keep FOLDER]
       cluster scheduler --data FOLDER [--address HOST:PORT]
       cluster executor --data FOLDER --scheduler HOST:PORT --name NAME --work FOLDER
       cluster query --data FOLDER [--scheduler HOST:PORT] [--sql SQL]

demo       writes a made-up year, asks for its inventory in one process, then of a scheduler and two executors that it
           starts as processes of their own, then once more and kills one of the executors in the middle; all three
           answers must be the same bytes. It takes about half a minute, ends what it started, and removes what it wrote.
scheduler  hands out tasks; tells on standard output what happens, one JSON object a line
executor   asks the scheduler for tasks and runs them, one at a time
query      asks for the inventory by ship, or SQL of your own over `activities`; without a scheduler, in this process

  --parts N           Parquet files of the demonstration, and tasks that read them: 48 where not given
  --rows N            rows of each: 40000 where not given
  --keep FOLDER       write there, and keep it
  --json              the figures for machines
  --data FOLDER       vessels.parquet and activities, as `sql --write FOLDER` writes them
  --address, --scheduler HOST:PORT
  --attached          end when standard input closes
  --help              this text

Exit code: 0 done, 1 something failed, 2 wrong use.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    if arguments.iter().any(|argument| argument == options::ATTACHED) {
        children::end_with_parent();
    }
    let command = match Command::of(arguments) {
        Ok(command) => command,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    warnings::start();
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Demo { demo, keep, json } => {
            let own = std::env::temp_dir().join(format!("cluster_{}", std::process::id()));
            let folder = keep.as_ref().unwrap_or(&own);
            let report = demo::run(demo, folder, &|line| {
                if !json {
                    println!("{line}")
                }
            });
            if keep.is_none() {
                std::fs::remove_dir_all(&own)?;
            }
            let report = serde_json::to_string_pretty(&report?)?;
            if json {
                println!("{report}");
            }
            Ok(())
        }
        Command::Scheduler { address, data } => {
            runtime()?.block_on(scheduler::run(address, Sessions::over(&data)?))
        }
        Command::Executor { name, scheduler, work, data } => {
            runtime()?.block_on(executor::run(name, scheduler, &work, &Sessions::over(&data)?))
        }
        Command::Query { scheduler, data, sql } => {
            let answer = runtime()?.block_on(query(scheduler, &data, sql.as_deref()))?;
            // A reader that has seen enough, such as `head`, is no error.
            let _ = write!(std::io::stdout(), "{}", answer.lines());
            Ok(())
        }
    }
}

async fn query(
    scheduler: Option<std::net::SocketAddr>,
    data: &Path,
    sql: Option<&str>,
) -> Result<answer::Answer, Failure> {
    let sessions = Sessions::over(data)?;
    let partitions = std::fs::read_dir(made_up_year::activities(data))?.count().max(1);
    let context = match scheduler {
        Some(scheduler) => sessions.on(scheduler, partitions).await?,
        None => sessions.here(partitions)?,
    };
    answer::ask(&context, data, sql.unwrap_or(answer::BY_SHIP)).await
}

/// Threads with stacks deep enough for plans.
fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 << 20).build()?)
}
