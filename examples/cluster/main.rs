//! A query on a cluster that loses an executor: `cargo run --release --features cluster --example cluster`

mod answer;
mod children;
mod data;
mod demo;
mod event;
mod executor;
mod scheduler;
mod session;
mod stand_in;
mod warnings;

use std::path::PathBuf;

/// Any error, for a person to read.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Threads with stacks deep enough for plans.
pub fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    Ok(tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(32 << 20).build()?)
}

fn main() -> Result<(), Failure> {
    warnings::start();
    let args: Vec<String> = std::env::args().skip(1).collect();
    let get = |n: &str| args.iter().position(|a| a == n).map(|i| args[i + 1].clone());
    if args.iter().any(|a| a == "--attached") {
        children::end_with_parent();
    }
    match args.first().map(String::as_str) {
        Some("scheduler") => runtime()?.block_on(scheduler::run("127.0.0.1:0".parse()?)),
        Some("executor") => runtime()?.block_on(executor::run(
            get("--name").unwrap(),
            get("--scheduler").unwrap().parse()?,
            PathBuf::from(get("--work").unwrap()),
        )),
        _ => {
            let folder = PathBuf::from(get("--dir").unwrap_or("/tmp/cluster_demo".into()));
            let _ = std::fs::remove_dir_all(&folder);
            std::fs::create_dir_all(&folder)?;
            let options = demo::Options {
                parts: get("--parts").map_or(32, |n| n.parse().unwrap()),
                rows: get("--rows").map_or(100_000, |n| n.parse().unwrap()),
            };
            let report = demo::run(&options, &folder, &|line| println!("{line}"))?;
            println!("{}", serde_json::to_string_pretty(&report)?);
            Ok(())
        }
    }
}
