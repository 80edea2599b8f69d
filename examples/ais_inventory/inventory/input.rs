//! Where position reports come from. Another form of file is another implementation of [`Stream`].

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::{Path, PathBuf};

#[cfg(feature = "arrow")]
use green_corridor::columnar::arrow::TableError;
use green_corridor::interchange::marine_cadastre::RowError;
use green_corridor::track::{Mmsi, PositionReport, StaticReport};

use super::csv;
#[cfg(feature = "arrow")]
use super::parquet;
use super::progress::Progress;

/// Rows between two looks at the clock.
const ROWS_A_LOOK: u64 = 8_192;

/// Refused rows that are shown.
const SHOWN: usize = 3;

/// How a Parquet file begins.
const PARQUET: &[u8] = b"PAR1";

/// What is read.
pub enum Input {
    /// The made-up week.
    Synthetic(Vec<u8>),
    /// Files, in order of time.
    Files(Vec<PathBuf>),
}

/// A stream of position reports.
pub trait Stream {
    /// The next report; `Err` for a row that is refused, and for the end of a stream that breaks off.
    fn next_report(&mut self) -> Option<Result<PositionReport, StreamError>>;

    /// What the ships said of themselves so far.
    fn ships(&self) -> Vec<Said>;
}

/// What a ship said of itself in a file.
pub struct Said {
    /// Who.
    pub mmsi: Mmsi,
    /// The first of each.
    pub says: StaticReport,
    /// Position reports.
    pub reports: u64,
    /// Whether its IMO number or its length changed.
    pub may_be_two: bool,
}

/// What became of the rows.
#[derive(Default)]
pub struct Rows {
    /// Rows read.
    pub read: u64,
    /// Rows refused, by reason.
    pub refused: BTreeMap<&'static str, u64>,
    /// The first of them, in words.
    pub shown: Vec<String>,
}

/// What a stream has in place of a report.
#[derive(Debug, thiserror::Error)]
pub enum StreamError {
    /// Of a CSV file.
    #[error("{file}: {source}")]
    Row {
        /// The file.
        file: String,
        /// Why.
        source: RowError,
    },
    /// Of a Parquet file, which it names.
    #[cfg(feature = "arrow")]
    #[error(transparent)]
    Table(TableError),
}

impl StreamError {
    /// Why one row is refused; `None` where the whole stream breaks off.
    const fn why_row(&self) -> Option<&'static str> {
        match self {
            Self::Row { source: RowError::Input { .. }, .. } => None,
            Self::Row { source, .. } => Some(csv::why(source.kind())),
            #[cfg(feature = "arrow")]
            Self::Table(TableError::Value { .. }) => Some("a value that cannot be"),
            #[cfg(feature = "arrow")]
            Self::Table(_) => None,
        }
    }
}

impl Input {
    /// Bytes on disk.
    pub fn bytes(&self) -> Result<u64, String> {
        match self {
            Self::Synthetic(csv) => Ok(csv.len() as u64),
            Self::Files(paths) => paths.iter().map(|path| size(path)).sum(),
        }
    }

    /// What a reader calls it.
    pub fn names(&self) -> Vec<String> {
        let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        match self {
            Self::Synthetic(_) => vec!["SYNTHETIC: a made-up week off San Pedro Bay".to_owned()],
            Self::Files(paths) => paths.iter().map(name).collect(),
        }
    }

    /// Gives every report to `each`, and what the ships of a file said of themselves to `said` at its end.
    pub fn reports(
        &self,
        progress: &Progress,
        doing: &'static str,
        mut each: impl FnMut(PositionReport) -> Result<(), String>,
        mut said: impl FnMut(Said),
    ) -> Result<Rows, String> {
        let mut rows = Rows::default();
        let files = match self {
            Self::Synthetic(_) => 1,
            Self::Files(paths) => paths.len(),
        };
        for file in 0..files {
            let mut stream = self.open(file, progress)?;
            while let Some(report) = stream.next_report() {
                rows.read += 1;
                if rows.read % ROWS_A_LOOK == 0 {
                    progress.tell(doing);
                }
                match report {
                    Ok(report) => each(report)?,
                    Err(error) => rows.refuse(&error)?,
                }
            }
            stream.ships().into_iter().for_each(&mut said);
        }
        Ok(rows)
    }

    fn open<'a>(&'a self, file: usize, progress: &Progress) -> Result<Box<dyn Stream + 'a>, String> {
        match self {
            Self::Synthetic(csv) => {
                csv::open("the made-up week".to_owned(), progress.counting(csv.as_slice()))
            }
            Self::Files(paths) => open(&paths[file], progress),
        }
    }
}

impl Rows {
    /// Counts a row that is refused; an error where it is not a row that is at fault.
    fn refuse(&mut self, error: &StreamError) -> Result<(), String> {
        let why = error.why_row().ok_or_else(|| error.to_string())?;
        *self.refused.entry(why).or_default() += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(error.to_string());
        }
        Ok(())
    }
}

/// The stream of a file, by its first bytes.
fn open(path: &Path, progress: &Progress) -> Result<Box<dyn Stream>, String> {
    let name = path.display().to_string();
    let opened = File::open(path).and_then(|mut file| Ok((is_parquet(&mut file)?, file)));
    let (is_parquet, file) = opened.map_err(|error| format!("{name}: {error}"))?;
    let counted = progress.counting(file);
    if !is_parquet {
        return csv::open(name, counted);
    }
    #[cfg(feature = "arrow")]
    return Ok(parquet::open(name, counted));
    #[cfg(not(feature = "arrow"))]
    return Err(format!("{name}: the file is Parquet; build with `--features arrow`"));
}

fn is_parquet(file: &mut File) -> io::Result<bool> {
    let mut first = Vec::new();
    file.take(PARQUET.len() as u64).read_to_end(&mut first)?;
    file.rewind()?;
    Ok(first == PARQUET)
}

fn size(path: &Path) -> Result<u64, String> {
    let named = |error: std::io::Error| format!("{}: {error}", path.display());
    let about = path.metadata().map_err(named)?;
    if about.is_dir() {
        return Err(format!("{}: is a folder; name the files in it", path.display()));
    }
    if !about.is_file() {
        return Err(format!("{}: is no file; it is read twice, so a pipe will not do", path.display()));
    }
    Ok(about.len())
}
