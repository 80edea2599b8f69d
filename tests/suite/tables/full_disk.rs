//! A disk that is full while a table is written.

use std::fs;
use std::io::Write;

use green_corridor::columnar::arrow::{ActivityReader, Declaration, RowWriter, TableWriteError, Written};
use green_corridor::interchange::{WholeFileError, write_whole};

use super::made_up::{Plain, fleet, source};
use crate::whole_file::Full;

fn write(out: impl Write + Send) -> Result<Written, TableWriteError> {
    let fleet = fleet();
    let declaration = Declaration::new(&fleet, "made up", "made up");
    let mut writer = RowWriter::new(out, &fleet, &declaration)?;
    for activities in ActivityReader::by_mmsi(source(&Plain::rows(0, 5_000).batch()), &fleet) {
        writer.write(&activities?)?;
    }
    writer.finish()
}

#[test]
fn no_half_table_has_the_name() {
    let folder = std::env::temp_dir().join(format!("green_corridor_full_table_{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder");
    let path = folder.join("rows.parquet");
    let mut whole = Vec::new();
    write(&mut whole).expect("written");
    for left in [0, 3, 1_000, whole.len() / 2, whole.len() - 1] {
        let error = write_whole(&path, |file| write(Full { disk: file, left })).expect_err("full");
        assert!(matches!(&error, WholeFileError::Content { source: TableWriteError::Output(_), .. }));
        assert!(
            error.to_string().contains("rows.parquet: not written: the table cannot be written"),
            "{error}"
        );
        assert_eq!(fs::read_dir(&folder).expect("readable").count(), 0);
    }
    write_whole(&path, |file| write(Full { disk: file, left: whole.len() })).expect("room enough");
    assert_eq!(fs::read(&path).expect("readable"), whole, "the same rows, the same bytes");
    fs::remove_dir_all(&folder).expect("removed");
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_that_is_full_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let error = write(full).expect_err("full");
    assert!(error.to_string().contains("No space left on device"), "{error}");
}
