//! Files that are there as a whole or not at all.

use std::error::Error as StdError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::atomic::{AtomicU64, Ordering};

/// Distinguishes files that one process writes under one name at a time.
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Why a file was not written. What stood under its name before still does.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WholeFileError<E: StdError + 'static> {
    /// The file system refused.
    #[error("{}: not written: {kind}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What happened.
        kind: io::ErrorKind,
    },
    /// What was to be written could not be.
    #[error("{}: not written: {source}", path.display())]
    Content {
        /// The file.
        path: PathBuf,
        /// Why.
        source: E,
    },
}

/// A file under a name of its own, removed unless it gets the final one.
struct Unfinished {
    path: PathBuf,
    finished: bool,
}

/// Writes a file that stands under its name only once all of it is on the disk.
///
/// It grows under another name in the same folder, is flushed to the disk and renamed. When anything fails, for want of
/// space or otherwise, the unfinished file is removed.
///
/// # Errors
///
/// [`WholeFileError`].
///
/// # Examples
///
/// ```
/// use std::io::{self, Write};
/// use green_corridor::interchange::write_whole;
///
/// let path = std::env::temp_dir().join(format!("whole_file_{}.csv", std::process::id()));
/// write_whole(&path, |file| writeln!(file, "mmsi,co2_g"))?;
/// assert_eq!(std::fs::read_to_string(&path)?, "mmsi,co2_g\n");
///
/// let broken = write_whole(&path, |file| {
///     writeln!(file, "half of ")?;
///     Err::<(), _>(io::Error::from(io::ErrorKind::StorageFull))
/// });
/// assert!(broken.is_err());
/// assert_eq!(std::fs::read_to_string(&path)?, "mmsi,co2_g\n");
/// # std::fs::remove_file(&path)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_whole<T, E: StdError + 'static>(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> Result<T, E>,
) -> Result<T, WholeFileError<E>> {
    let refused = |error: io::Error| WholeFileError::Io { path: path.to_owned(), kind: error.kind() };
    let (unfinished, file) = Unfinished::beside(path).map_err(refused)?;
    let mut file = BufWriter::new(file);
    let written =
        content(&mut file).map_err(|source| WholeFileError::Content { path: path.to_owned(), source })?;
    file.flush().and_then(|()| file.get_ref().sync_all()).map_err(refused)?;
    drop(file);
    unfinished.rename_to(path).map_err(refused)?;
    Ok(written)
}

impl Unfinished {
    fn beside(path: &Path) -> io::Result<(Self, File)> {
        let name = path.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        let mut unfinished = std::ffi::OsString::from(".");
        unfinished.push(name);
        unfinished.push(format!(".{}.{}.part", process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let path = path.with_file_name(unfinished);
        let file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        Ok((Self { path, finished: false }, file))
    }

    fn rename_to(mut self, path: &Path) -> io::Result<()> {
        fs::rename(&self.path, path)?;
        self.finished = true;
        sync_folder_of(path)
    }
}

/// Makes the name as durable as the content.
#[cfg(unix)]
fn sync_folder_of(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder_of(_: &Path) -> io::Result<()> {
    Ok(())
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        if !self.finished {
            let _ = fs::remove_file(&self.path);
        }
    }
}
