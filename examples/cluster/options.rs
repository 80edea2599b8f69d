//! What was asked for on the command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use crate::demo;

/// A command.
pub enum Command {
    /// Everything, on this machine.
    Demo {
        /// How much.
        demo: demo::Size,
        /// Where; a folder of its own that is removed at the end, where not given.
        keep: Option<PathBuf>,
        /// The figures for machines.
        json: bool,
    },
    /// A scheduler.
    Scheduler {
        /// Where it listens.
        address: SocketAddr,
        /// Where the ships are.
        data: PathBuf,
    },
    /// An executor.
    Executor {
        /// Its name.
        name: String,
        /// Whom it asks for work.
        scheduler: SocketAddr,
        /// Where it keeps what it computes.
        work: PathBuf,
        /// Where the ships are.
        data: PathBuf,
    },
    /// A query.
    Query {
        /// Whom it is asked; this process where not given.
        scheduler: Option<SocketAddr>,
        /// Where ships and activities are.
        data: PathBuf,
        /// The query; the inventory by ship where not given.
        sql: Option<String>,
    },
}

/// The values of options, in the order in which they came.
struct Given {
    words: Vec<String>,
    values: Vec<(String, String)>,
    json: bool,
}

const WITH_A_VALUE: [&str; 9] =
    ["--parts", "--rows", "--keep", "--address", "--name", "--scheduler", "--work", "--data", "--sql"];

/// The option that ties a process to its parent.
pub const ATTACHED: &str = "--attached";

impl Command {
    /// Of the arguments.
    pub fn of(arguments: Vec<String>) -> Result<Self, String> {
        let mut given = Given::of(arguments)?;
        let command = given.words.first().map_or("demo", String::as_str).to_owned();
        let command = match command.as_str() {
            "demo" => Self::Demo {
                demo: demo::Size {
                    parts: given.number("--parts")?.unwrap_or(demo::Size::USUAL.parts),
                    rows: given.number("--rows")?.unwrap_or(demo::Size::USUAL.rows),
                },
                keep: given.take("--keep").map(PathBuf::from),
                json: std::mem::take(&mut given.json),
            },
            "scheduler" => Self::Scheduler {
                address: given.address("--address")?.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 0))),
                data: given.path("--data")?,
            },
            "executor" => Self::Executor {
                name: given.take("--name").ok_or("`--name` is needed")?,
                scheduler: given.address("--scheduler")?.ok_or("`--scheduler` is needed")?,
                work: given.path("--work")?,
                data: given.path("--data")?,
            },
            "query" => Self::Query {
                scheduler: given.address("--scheduler")?,
                data: given.path("--data")?,
                sql: given.take("--sql"),
            },
            other => return Err(format!("unknown command `{other}`")),
        };
        given.nothing_left()?;
        Ok(command)
    }
}

impl Given {
    fn of(arguments: Vec<String>) -> Result<Self, String> {
        let mut given = Self { words: Vec::new(), values: Vec::new(), json: false };
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--json" => given.json = true,
                ATTACHED => {}
                option if WITH_A_VALUE.contains(&option) => {
                    let value = arguments.next().ok_or_else(|| format!("`{option}` needs a value"))?;
                    given.values.push((argument, value));
                }
                option if option.starts_with('-') => return Err(format!("unknown argument `{option}`")),
                _ => given.words.push(argument),
            }
        }
        Ok(given)
    }

    fn take(&mut self, option: &str) -> Option<String> {
        let place = self.values.iter().position(|(name, _)| name == option)?;
        Some(self.values.remove(place).1)
    }

    fn number(&mut self, option: &str) -> Result<Option<usize>, String> {
        let number = |value: String| match value.parse() {
            Ok(number) if number > 0 => Ok(number),
            _ => Err(format!("`{option}` must be a whole number above 0, got `{value}`")),
        };
        self.take(option).map(number).transpose()
    }

    fn address(&mut self, option: &str) -> Result<Option<SocketAddr>, String> {
        let address = |value: String| {
            value.parse().map_err(|_| format!("`{option}` must be like 127.0.0.1:50050, got `{value}`"))
        };
        self.take(option).map(address).transpose()
    }

    fn path(&mut self, option: &str) -> Result<PathBuf, String> {
        self.take(option).map(PathBuf::from).ok_or_else(|| format!("`{option}` is needed"))
    }

    fn nothing_left(&self) -> Result<(), String> {
        if let Some((option, _)) = self.values.first() {
            return Err(format!("`{option}` does not go with this command, or came twice"));
        }
        if let Some(word) = self.words.get(1) {
            return Err(format!("unknown argument `{word}`"));
        }
        if self.json { Err("`--json` goes with `demo`".to_owned()) } else { Ok(()) }
    }
}
