//! Emissions of a fleet by SQL: `cargo run --features sql --example sql`

#[path = "../made_up_year/mod.rs"]
mod made_up_year;
mod report;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use datafusion::prelude::SessionContext;
use green_corridor::columnar::datafusion::{register_all, register_inventory_of};
use made_up_year::Failure;
use report::Answer;

const HELP: &str = "\
Emissions of a fleet by SQL: the functions of the crate in DataFusion, over Parquet files.

Usage: sql [--json] [--query SQL]... [--write FOLDER | FOLDER]

FOLDER holds vessels.parquet, a table of ships, and activities, a folder of Parquet files of what they did. Without it,
a made-up year is written, asked and removed.

Tables:
  activities    mmsi, speed_kn, seconds, mode, waters
  vessels       mmsi, name, teu, mcr_kw, ...
Functions, each of (mmsi, speed_kn, seconds, mode, waters):
  emissions     a struct of fuel_g, co2_g, ch4_g, n2o_g, nox_g, so2_g, pm10_g, co2e_g
  co2_g, ...    one of them
  inventory     over rows: their exact sums, and what is in no sum
And a table function:
  inventory_of('PATH')    the sums of files by ship, waters and mode, every column held to its unit

  --query SQL      ask this in place of the inventory by ship, mode and waters; more than once for more
  --write FOLDER   write the made-up year there, ask, and keep it
  --json           the answers for machines
  --help           this text

Exit code: 0 answered, 1 a file or a query is wrong, 2 wrong use.";

const BY_SHIP: &str = "\
SELECT name, i['seconds'] / 3600 AS hours, i['fuel_g'] / 1e6 AS fuel_t, i['co2e_g'] / 1e6 AS co2e_t,
    i['nox_g'] / 1e6 AS nox_t
FROM vessels JOIN (
    SELECT mmsi, inventory(mmsi, speed_kn, seconds, mode, waters) AS i FROM activities GROUP BY mmsi
) AS sums ON vessels.mmsi = sums.mmsi
ORDER BY co2e_t DESC, name LIMIT 10";

const BY_MODE: &str = "\
SELECT mode, i['seconds'] / 3600 AS hours, i['fuel_g'] / 1e6 AS fuel_t, i['co2e_g'] / 1e6 AS co2e_t,
    i['nox_g'] / 1e6 AS nox_t
FROM (SELECT mode, inventory(mmsi, speed_kn, seconds, mode, waters) AS i FROM activities GROUP BY mode)
ORDER BY co2e_t DESC";

const BY_WATERS: &str = "\
SELECT waters, i['seconds'] / 3600 AS hours, i['fuel_g'] / 1e6 AS fuel_t, i['co2e_g'] / 1e6 AS co2e_t,
    i['so2_g'] / 1e6 AS so2_t
FROM (SELECT waters, inventory(mmsi, speed_kn, seconds, mode, waters) AS i FROM activities GROUP BY waters)
ORDER BY co2e_t DESC";

const NOT_COUNTED: &str = "\
SELECT i['rows'] AS rows, i['rows_of_unknown_ships'] AS rows_of_unknown_ships,
    i['seconds_of_unknown_ships'] / 3600 AS hours_of_unknown_ships, i['incomplete_rows'] AS incomplete_rows
FROM (SELECT inventory(mmsi, speed_kn, seconds, mode, waters) AS i FROM activities)";

const QUESTIONS: [(&str, &str); 4] = [
    ("The ten ships that emit most", BY_SHIP),
    ("By mode", BY_MODE),
    ("By waters", BY_WATERS),
    ("What is in no sum", NOT_COUNTED),
];

/// The made-up year: eight files.
const PARTS: usize = 8;
const ROWS_OF_A_PART: usize = 25_000;

struct Options {
    json: bool,
    queries: Vec<String>,
    write: Option<PathBuf>,
    folder: Option<PathBuf>,
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
        Ok(text) => {
            // A reader that has seen enough, such as `head`, is no error.
            let _ = writeln!(std::io::stdout(), "{text}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn options(arguments: Vec<String>) -> Result<Options, String> {
    let mut options = Options { json: false, queries: Vec::new(), write: None, folder: None };
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" => options.json = true,
            "--query" => options.queries.push(arguments.next().ok_or("`--query` needs SQL")?),
            "--write" => match arguments.next() {
                Some(folder) if !folder.starts_with('-') => options.write = Some(folder.into()),
                _ => return Err("`--write` needs a FOLDER".to_owned()),
            },
            option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
            folder => {
                if options.folder.replace(folder.into()).is_some() {
                    return Err(format!("one FOLDER at a time, got `{folder}` too"));
                }
            }
        }
    }
    if options.write.is_some() && options.folder.is_some() {
        return Err("`--write` writes its own FOLDER: give one of the two".to_owned());
    }
    Ok(options)
}

fn run(options: &Options) -> Result<String, Failure> {
    if let Some(folder) = &options.folder {
        return ask(folder, options);
    }
    let own = std::env::temp_dir().join(format!("made_up_year_{}", std::process::id()));
    let folder = options.write.as_ref().unwrap_or(&own);
    let answers = made_up_year::write(folder, PARTS, ROWS_OF_A_PART).and_then(|()| ask(folder, options));
    if options.write.is_none() {
        std::fs::remove_dir_all(&own)?;
    }
    answers
}

/// The answers to all questions, as text.
fn ask(folder: &Path, options: &Options) -> Result<String, Failure> {
    let own = options.queries.iter().map(|query| (query.as_str(), query.as_str()));
    let questions: Vec<(&str, &str)> =
        if options.queries.is_empty() { QUESTIONS.to_vec() } else { own.collect() };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let answers = runtime.block_on(async {
        let context = session(folder).await?;
        let mut answers = Vec::new();
        for (title, query) in questions {
            let batches = context.sql(query).await?.collect().await;
            answers.push(Answer { title: title.to_owned(), query: query.to_owned(), batches: batches? });
        }
        Ok::<_, Failure>(answers)
    })?;
    if options.json { report::for_machines(&answers) } else { report::for_people(&answers) }
}

/// A session with the functions, over the tables of a folder.
async fn session(folder: &Path) -> Result<SessionContext, Failure> {
    let (fleet, declaration) = made_up_year::fleet(folder)?;
    let mut context = SessionContext::new();
    register_all(&mut context, &fleet)?;
    register_inventory_of(&context, &fleet, declaration);
    let tables =
        [("vessels", made_up_year::vessels(folder)), ("activities", made_up_year::activities(folder))];
    for (name, path) in tables {
        let path = path.to_str().ok_or("the folder's name is not UTF-8")?;
        context.register_parquet(name, path, made_up_year::with_units()).await?;
    }
    Ok(context)
}
