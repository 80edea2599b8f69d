//! How many rows a second? `cargo run --release --example throughput`

mod data;
mod run;
mod ships;

use std::io::Write;
use std::process::ExitCode;

use green_corridor::columnar::Lane;
use run::{Answer, Options, Task};

const HELP: &str = "\
Computes made-up position reports of 4,096 made-up ships, defined so that any language can make the same rows and must
land on the same totals: fuel, CO2, CH4, N2O, NOx, SO2, PM10 and CO2e in grams, by constants of the US EPA method with a
load-based SFC. For comparing speeds; the factors are no advice.

Usage: throughput [--rows N] [--task rows|fleet] [--threads T] [--reps R] [--json]

  --rows N       how many (1000000)
  --task rows    eight columns, a row for a row
  --task fleet   eight sums for each ship (the task where none is named)
  --threads T    threads (1); the totals are the same bytes with any number
  --reps R       the fastest of so many runs (1)
  --json         the same for machines
  --help         this text

Rows are made and computed a million at a time, so memory does not grow with N. Making them is not timed; looking up
the ship, telling the mode and all else is.

Exit code: 0 computed, 1 the totals are not those of the definition (known for 1,000,000 and 10,000,000), 2 wrong use.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let (options, json) = match options(arguments) {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run::fastest(&options) {
        Ok(answer) => {
            let text = if json { machines(&options, &answer) } else { people(&options, &answer) };
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            if answer.deviation.is_some_and(|deviation| deviation > run::TOLERANCE) {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<(Options, bool), String> {
    let mut options = Options { rows: 1_000_000, task: Task::Fleet, threads: 1, reps: 1 };
    let mut json = false;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value =
            |allowed: &str| arguments.next().ok_or_else(|| format!("`{argument}` needs a value: {allowed}"));
        let number = |text: String, name: &str, most: u64| match text.parse::<u64>() {
            Ok(number) if (1..=most).contains(&number) => Ok(number),
            _ => Err(format!("`{name}` must be in 1..={most}, got `{text}`")),
        };
        match argument.as_str() {
            "--json" => json = true,
            "--rows" => options.rows = number(value("a number")?, "--rows", 1_000_000_000_000)?,
            "--threads" => options.threads = number(value("a number")?, "--threads", 1_024)? as usize,
            "--reps" => options.reps = number(value("a number")?, "--reps", 1_000_000)?,
            "--task" => {
                options.task = match value("rows or fleet")?.as_str() {
                    "rows" => Task::Rows,
                    "fleet" => Task::Fleet,
                    other => return Err(format!("`--task` must be rows or fleet, got `{other}`")),
                }
            }
            other => return Err(format!("unknown argument `{other}`")),
        }
    }
    Ok((options, json))
}

fn people(options: &Options, answer: &Answer) -> String {
    let mut text = format!(
        "{} rows, task {}, {} thread{}: {:.4} s, {:.1} million rows a second\n",
        options.rows,
        options.task.name(),
        options.threads,
        if options.threads == 1 { "" } else { "s" },
        answer.seconds,
        answer.rows_per_second(options) / 1e6
    );
    for (lane, total) in Lane::ALL.into_iter().zip(answer.totals) {
        text += &format!("\n  {lane:<5} {total:>24.3} g");
    }
    match answer.deviation {
        Some(deviation) => {
            text += &format!("\n\nlargest deviation from the definition's totals: {deviation:.1e}")
        }
        None => text += "\n\nthe definition states no totals for this number of rows",
    }
    text
}

fn machines(options: &Options, answer: &Answer) -> String {
    let totals: serde_json::Map<String, serde_json::Value> = Lane::ALL
        .into_iter()
        .zip(answer.totals)
        .map(|(lane, total)| (lane.column().to_owned(), total.into()))
        .collect();
    serde_json::json!({
        "task": options.task.name(),
        "rows": options.rows,
        "threads": options.threads,
        "seconds": answer.seconds,
        "rows_per_second": answer.rows_per_second(options),
        "totals": totals,
        "largest_relative_deviation": answer.deviation,
    })
    .to_string()
}
