//! Files are there as a whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use green_corridor::interchange::{WholeFileError, write_whole};

/// A folder of a test's own, empty, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("green_corridor_{name}_{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a folder");
        Self(folder)
    }

    fn names(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.0).expect("readable").map(|entry| entry.expect("readable"));
        let mut names: Vec<String> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A disk that is full after so many bytes.
pub struct Full<W> {
    pub disk: W,
    pub left: usize,
}

impl<W: Write> Write for Full<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let fitting = bytes.len().min(self.left);
        if fitting == 0 && !bytes.is_empty() {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.left -= fitting;
        self.disk.write(&bytes[..fitting])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.disk.flush()
    }
}

#[test]
fn a_file_gets_its_name_when_all_of_it_is_written() {
    let folder = Folder::new("whole");
    let path = folder.0.join("table.csv");
    let seen = write_whole(&path, |file| {
        writeln!(file, "mmsi,co2_g")?;
        file.flush()?;
        Ok::<_, io::Error>(folder.names())
    });
    let seen = seen.expect("written");
    assert_eq!(seen.len(), 1, "one file while it grows: {seen:?}");
    assert_ne!(seen[0], "table.csv");
    assert_eq!(folder.names(), ["table.csv"]);
    assert_eq!(fs::read_to_string(&path).expect("readable"), "mmsi,co2_g\n");
}

#[test]
fn a_full_disk_leaves_no_half_file() {
    let folder = Folder::new("full");
    let path = folder.0.join("table.csv");
    let fill = |left: usize| {
        write_whole(&path, |file| {
            let mut file = Full { disk: file, left };
            (0..1_000).try_for_each(|row| writeln!(file, "{row},1"))
        })
    };
    for left in [0, 1, 100, 5_000] {
        let error = fill(left).expect_err("full");
        assert!(
            matches!(&error, WholeFileError::Content { source, .. } if source.kind() == io::ErrorKind::StorageFull)
        );
        assert!(error.to_string().contains("table.csv: not written"), "{error}");
        assert!(folder.names().is_empty(), "{:?}", folder.names());
    }
    fill(1 << 20).expect("space enough");
    let before = fs::read(&path).expect("readable");
    fill(100).expect_err("full");
    assert_eq!(fs::read(&path).expect("readable"), before, "what stood there still does");
    assert_eq!(folder.names(), ["table.csv"]);
}

#[test]
fn a_panic_leaves_no_half_file() {
    let folder = Folder::new("panic");
    let path = folder.0.join("table.csv");
    let panicked = std::panic::catch_unwind(|| {
        write_whole(&path, |file| -> io::Result<()> {
            writeln!(file, "half")?;
            panic!("in the middle")
        })
    });
    assert!(panicked.is_err());
    assert!(folder.names().is_empty());
}

#[test]
fn what_the_file_system_refuses_has_the_path() {
    let folder = Folder::new("refused");
    let nowhere = folder.0.join("no such folder").join("table.csv");
    let error = write_whole(&nowhere, |file| file.write_all(b"x")).expect_err("no folder");
    assert_eq!(error.to_string(), format!("{}: not written: entity not found", nowhere.display()));
    assert!(matches!(error, WholeFileError::Io { kind: io::ErrorKind::NotFound, .. }));
    let taken = folder.0.join("folder");
    fs::create_dir_all(taken.join("not empty")).expect("a folder");
    write_whole(&taken, |file| file.write_all(b"x")).expect_err("a folder of this name");
    assert_eq!(folder.names(), ["folder"]);
    write_whole("..".as_ref(), |file| file.write_all(b"x")).expect_err("no name");
}

#[test]
fn writers_of_one_name_do_not_meet() {
    let folder = Folder::new("threads");
    let path = folder.0.join("table.csv");
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let path = &path;
            scope.spawn(move || {
                for _ in 0..20 {
                    let line = format!("{writer}\n").repeat(1_000);
                    write_whole(path, |file| file.write_all(line.as_bytes())).expect("written");
                }
            });
        }
    });
    let text = fs::read_to_string(&path).expect("readable");
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines.len() == 1_000 && lines.iter().all(|line| line == &lines[0]));
}
