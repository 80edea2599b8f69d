//! Processes of this program that end with it.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::event::Event;
use crate::made_up_year::Failure;
use crate::options;

/// A process that is killed when it goes out of scope.
///
/// It also ends by itself when its standard input closes, which is when this process is gone, for whatever reason.
pub struct Process {
    child: Child,
    name: String,
}

/// What the scheduler tells, as it comes.
pub struct Events(Receiver<Event>);

impl Process {
    /// Starts this program with other arguments; what it says of its troubles goes into a file.
    pub fn start(name: &str, arguments: &[&str], folder: &Path) -> Result<Self, Failure> {
        Self::spawn(name, arguments, folder, Stdio::null())
    }

    /// The same for one that tells what happens.
    pub fn start_telling(name: &str, arguments: &[&str], folder: &Path) -> Result<(Self, Events), Failure> {
        let mut process = Self::spawn(name, arguments, folder, Stdio::piped())?;
        let (sender, receiver) = mpsc::channel();
        let output = process.child.stdout.take().ok_or("no standard output")?;
        std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            let mut events = lines.filter_map(|line| serde_json::from_str(&line).ok());
            let _ = events.try_for_each(|event| sender.send(event));
        });
        Ok((process, Events(receiver)))
    }

    fn spawn(name: &str, arguments: &[&str], folder: &Path, output: Stdio) -> Result<Self, Failure> {
        let log = std::fs::File::create(folder.join(format!("{name}.log")))?;
        let child = Command::new(std::env::current_exe()?)
            .args(arguments)
            .arg(options::ATTACHED)
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(log)
            .spawn()
            .map_err(|error| format!("{name}: cannot be started: {error}"))?;
        Ok(Self { child, name: name.to_owned() })
    }

    /// An error if it has ended.
    pub fn still_runs(&mut self) -> Result<(), Failure> {
        match self.child.try_wait()? {
            Some(status) => Err(format!("{} has ended: {status}", self.name).into()),
            None => Ok(()),
        }
    }

    /// Ends it at once, as a power cut would.
    pub fn kill(&mut self) -> Result<(), Failure> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

impl Events {
    /// The first event that answers, or an error when none did in time.
    pub fn wait<T>(
        &self,
        what: &str,
        limit: Duration,
        mut answer: impl FnMut(Event) -> Option<T>,
    ) -> Result<T, Failure> {
        let end = Instant::now() + limit;
        loop {
            let left = end.saturating_duration_since(Instant::now());
            match self.0.recv_timeout(left) {
                Ok(event) => {
                    if let Some(found) = answer(event) {
                        return Ok(found);
                    }
                }
                Err(mpsc::RecvTimeoutError::Timeout) => {
                    return Err(format!("{what}: not within {} s", limit.as_secs()).into());
                }
                Err(mpsc::RecvTimeoutError::Disconnected) => {
                    return Err(format!("{what}: the scheduler has ended").into());
                }
            }
        }
    }

    /// Those that have come and were not read.
    pub fn so_far(&self) -> impl Iterator<Item = Event> {
        self.0.try_iter()
    }
}

/// Ends this process when its standard input closes.
pub fn end_with_parent() {
    std::thread::spawn(|| {
        let mut input = std::io::stdin().lock();
        let mut bytes = [0; 64];
        while matches!(input.read(&mut bytes), Ok(read) if read > 0) {}
        std::process::exit(0);
    });
}
