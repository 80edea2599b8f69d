//! How many rows a second in SQL? `cargo run --release --features sql --example sql_throughput`

#[path = "../throughput/data.rs"]
mod data;
mod files;
#[path = "../throughput/ships.rs"]
mod ships;

use std::io::Write;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::datatypes::Float64Type;
use datafusion::prelude::{ParquetReadOptions, SessionConfig, SessionContext};
use green_corridor::columnar::datafusion::register_all;
use green_corridor::columnar::{LANES, Lane};
use serde::Serialize;

const HELP: &str = "\
Computes the rows of the example `throughput` by a query over Parquet files: the inventory of each of 4,096 ships, its
eight sums compared with those of the kernel and with the totals of the definition.

Usage: sql_throughput [--rows N] [--threads T] [--json]

  --rows N      how many (1000000)
  --threads T   threads of DataFusion (1)
  --json        the same for machines
  --help        this text

Writing the files is not timed; planning the query, reading, decoding and all else is. The best of three is told.

Exit code: 0 computed, 1 the totals are not those of the kernel or of the definition (which states them for 1,000,000 and
10,000,000 rows), 2 wrong use.";

/// Modes go by their numbers: 0 transit, 1 manoeuvring, 4 at anchor, 5 at berth.
const QUERY: &str = "\
SELECT mmsi, inventory(mmsi, sog_kn, seconds,
    CASE WHEN in_berth = 1 THEN 5 WHEN sog_kn < 1 THEN 4 WHEN sog_kn <= 8 THEN 1 ELSE 0 END, in_eca)
FROM reports GROUP BY mmsi ORDER BY mmsi";

const RUNS: usize = 3;

/// What the definition of the rows allows.
const TOLERANCE: f64 = 1e-9;

/// Any error, for a person to read.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

struct Options {
    rows: u64,
    threads: usize,
    json: bool,
}

#[derive(Serialize)]
struct Report {
    rows: u64,
    threads: usize,
    ships: usize,
    best_seconds: f64,
    rows_per_second: f64,
    /// Largest of the totals from those of the kernel.
    from_kernel: f64,
    /// And from those of the definition, where it states them.
    from_definition: Option<f64>,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{HELP}");
        return ExitCode::SUCCESS;
    }
    let options = match options(arguments) {
        Ok(options) => options,
        Err(what) => {
            eprintln!("{what}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(&options) {
        Ok(report) => {
            let text = if options.json { machines(&report) } else { people(&report) };
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            let is_far = report.from_definition.unwrap_or(0.0).max(report.from_kernel) > TOLERANCE;
            if is_far { ExitCode::FAILURE } else { ExitCode::SUCCESS }
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let mut options = Options { rows: 1_000_000, threads: 1, json: false };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut number = || match arguments.next().and_then(|value| value.parse::<u32>().ok()) {
            Some(number) if number > 0 => Ok(number),
            _ => Err(format!("`{argument}` needs a whole number above 0")),
        };
        match argument.as_str() {
            "--rows" => options.rows = number()?.into(),
            "--threads" => options.threads = number()? as usize,
            "--json" => options.json = true,
            _ => return Err(format!("unknown argument `{argument}`")),
        }
    }
    Ok(options)
}

fn run(options: &Options) -> Result<Report, Failure> {
    let folder = std::env::temp_dir().join(format!("sql_throughput_{}", std::process::id()));
    let report = measure(&folder, options);
    std::fs::remove_dir_all(&folder)?;
    report
}

fn measure(folder: &Path, options: &Options) -> Result<Report, Failure> {
    let fleet = Arc::new(ships::fleet()?);
    let expected = files::write(folder, &fleet, options.rows)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(options.threads).enable_all().build()?;
    let mut context =
        SessionContext::new_with_config(SessionConfig::new().with_target_partitions(options.threads));
    register_all(&mut context, &fleet)?;
    runtime.block_on(async {
        let path = folder.to_str().ok_or("the folder's name is not UTF-8")?;
        let with_units = ParquetReadOptions::default().skip_metadata(false);
        context.register_parquet("reports", path, with_units).await?;
        let (mut best, mut answer) = (f64::INFINITY, Vec::new());
        for _ in 0..RUNS {
            let begun = Instant::now();
            answer = context.sql(QUERY).await?.collect().await?;
            best = best.min(begun.elapsed().as_secs_f64());
        }
        Ok(Report {
            rows: options.rows,
            threads: options.threads,
            ships: answer.iter().map(RecordBatch::num_rows).sum(),
            best_seconds: best,
            rows_per_second: options.rows as f64 / best,
            from_kernel: deviation(&totals(&answer), &expected),
            from_definition: stated(options.rows).map(|stated| deviation(&totals(&answer), stated)),
        })
    })
}

fn totals(answer: &[RecordBatch]) -> [f64; LANES] {
    Lane::ALL.map(|lane| {
        let columns =
            answer.iter().filter_map(|batch| batch.column(1).as_struct().column_by_name(lane.column()));
        columns.flat_map(|column| column.as_primitive::<Float64Type>().iter().flatten()).sum()
    })
}

/// The totals of the definition, where it states them.
fn stated(rows: u64) -> Option<&'static [f64; LANES]> {
    data::STATED.iter().find(|(stated, _)| *stated == rows).map(|(_, totals)| totals)
}

/// The largest relative deviation.
fn deviation(totals: &[f64; LANES], expected: &[f64; LANES]) -> f64 {
    let deviations = totals.iter().zip(expected).map(|(total, expected)| (total / expected - 1.0).abs());
    deviations.fold(0.0, f64::max)
}

fn people(report: &Report) -> String {
    let Report { rows, threads, ships, best_seconds, rows_per_second, from_kernel, from_definition } = report;
    let rate = rows_per_second / 1e6;
    let definition = from_definition.map_or("none is defined for this many rows".to_owned(), |far| {
        format!("{far:.1e} from the definition")
    });
    format!(
        "{rows} rows, {ships} ships, {threads} threads: {best_seconds:.3} s, {rate:.1} million rows a second\n\
         totals: {from_kernel:.1e} from the kernel, {definition}"
    )
}

fn machines(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default()
}
