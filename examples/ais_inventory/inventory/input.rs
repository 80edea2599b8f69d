//! Where position reports come from. Another form of file is another implementation of [`Stream`].

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use green_corridor::interchange::marine_cadastre::{Reader, RefusalKind, RowError, ShipStatics};
use green_corridor::track::PositionReport;

use super::progress::Progress;

/// Rows between two looks at the clock.
const ROWS_A_LOOK: u64 = 8_192;

/// Refused rows that are shown.
const SHOWN: usize = 3;

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
    fn next_report(&mut self) -> Option<Result<PositionReport, RowError>>;

    /// What the ships said of themselves so far.
    fn ships(&self) -> Vec<ShipStatics>;
}

/// What became of the rows.
#[derive(Default)]
pub struct Rows {
    /// Rows read.
    pub read: u64,
    /// Rows refused, by kind.
    pub refused: [u64; RefusalKind::ALL.len()],
    /// The first of them, in words.
    pub shown: Vec<String>,
}

impl<R: Read> Stream for Reader<R> {
    fn next_report(&mut self) -> Option<Result<PositionReport, RowError>> {
        self.next()
    }

    fn ships(&self) -> Vec<ShipStatics> {
        Self::ships(self).cloned().collect()
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
        mut said: impl FnMut(ShipStatics),
    ) -> Result<Rows, String> {
        let mut rows = Rows::default();
        let files = match self {
            Self::Synthetic(_) => 1,
            Self::Files(paths) => paths.len(),
        };
        for file in 0..files {
            let (name, mut stream) = self.open(file, progress)?;
            while let Some(report) = stream.next_report() {
                rows.read += 1;
                if rows.read % ROWS_A_LOOK == 0 {
                    progress.tell(doing);
                }
                match report {
                    Ok(report) => each(report)?,
                    Err(error @ RowError::Input { .. }) => return Err(format!("{name}: {error}")),
                    Err(error) => rows.refuse(&name, &error),
                }
            }
            stream.ships().into_iter().for_each(&mut said);
        }
        Ok(rows)
    }

    fn open<'a>(
        &'a self,
        file: usize,
        progress: &Progress,
    ) -> Result<(String, Box<dyn Stream + 'a>), String> {
        match self {
            Self::Synthetic(csv) => {
                let name = "the made-up week".to_owned();
                let stream = csv_stream(&name, progress.counting(csv.as_slice()))?;
                Ok((name, stream))
            }
            Self::Files(paths) => {
                let path = &paths[file];
                let name = path.display().to_string();
                let opened = File::open(path).map_err(|error| format!("{name}: {error}"))?;
                let stream = csv_stream(&name, progress.counting(opened))?;
                Ok((name, stream))
            }
        }
    }
}

impl Rows {
    fn refuse(&mut self, name: &str, error: &RowError) {
        self.refused[error.kind() as usize] += 1;
        if self.shown.len() < SHOWN {
            self.shown.push(format!("{name}: {error}"));
        }
    }
}

#[cfg(feature = "compressed")]
fn csv_stream<'a>(name: &str, input: impl Read + 'a) -> Result<Box<dyn Stream + 'a>, String> {
    use green_corridor::interchange::marine_cadastre::Decompressed;
    let plain = Decompressed::new(input).map_err(|error| format!("{name}: {error}"))?;
    let reader = Reader::new(plain).map_err(|error| format!("{name}: {error}"))?;
    Ok(Box::new(reader))
}

#[cfg(not(feature = "compressed"))]
fn csv_stream<'a>(name: &str, input: impl Read + 'a) -> Result<Box<dyn Stream + 'a>, String> {
    use green_corridor::interchange::marine_cadastre::HeaderError;
    let reader = Reader::new(input).map_err(|error| match error {
        HeaderError::Compressed(form) => format!(
            "{name}: the file is compressed ({form}); unpack it, or build with `--features compressed`"
        ),
        error => format!("{name}: {error}"),
    })?;
    Ok(Box::new(reader))
}

fn size(path: &Path) -> Result<u64, String> {
    let named = |error: std::io::Error| format!("{}: {error}", path.display());
    let about = path.metadata().map_err(named)?;
    if !about.is_file() {
        return Err(format!("{}: is no file; it is read twice, so a pipe will not do", path.display()));
    }
    Ok(about.len())
}
