//! Files that are cut off or corrupt: what stands before the damage is read and counted.

use bytes::Bytes;
use green_corridor::columnar::arrow::{ActivityReader, TableError};
use parquet::file::metadata::ParquetMetaDataReader;
use proptest::prelude::*;

use super::made_up::{Plain, fleet, parquet, sources};

const ROWS: usize = 4_000;
const ROW_GROUP: usize = 1_000;

/// Rows read, and the error after them.
fn read(file: Bytes) -> (u64, Option<TableError>) {
    let fleet = fleet();
    let mut reader = ActivityReader::by_mmsi(sources([("a.parquet", file)]), &fleet);
    let (mut rows, mut error) = (0, None);
    for activities in reader.by_ref() {
        match activities {
            Ok(activities) => rows += activities.rows() as u64,
            Err(found) => error = Some(found),
        }
    }
    assert_eq!(rows, reader.rows());
    (rows, error)
}

fn whole() -> Vec<u8> {
    parquet(&Plain::rows(0, ROWS).batch(), ROW_GROUP).to_vec()
}

/// Where the first page of a row group stands.
fn row_group_at(file: &[u8], row_group: usize) -> usize {
    let metadata =
        ParquetMetaDataReader::new().parse_and_finish(&Bytes::copy_from_slice(file)).expect("metadata");
    metadata.row_group(row_group).column(0).byte_range().0 as usize
}

#[test]
fn rows_before_a_damaged_row_group_are_kept() {
    for row_group in 0..ROWS / ROW_GROUP {
        let mut file = whole();
        let at = row_group_at(&file, row_group);
        file[at..at + 24].fill(0xFF);
        let (rows, error) = read(file.into());
        assert_eq!(rows, (row_group * ROW_GROUP) as u64);
        let Some(TableError::Damaged { row_group: found, rows_before, .. }) = &error else {
            panic!("{error:?}")
        };
        assert_eq!((*found, *rows_before), (row_group, rows));
        let text = error.expect("an error").to_string();
        let start = format!(
            "a.parquet: row group {row_group} cannot be read beyond the first {rows} rows of the file: "
        );
        assert!(text.starts_with(&start), "{text}");
    }
}

#[test]
fn a_file_cut_off_has_no_footer() {
    let file = whole();
    for length in [0, 3, 8, 100, file.len() / 2, file.len() - 1] {
        let (rows, error) = read(Bytes::copy_from_slice(&file[..length]));
        assert_eq!(rows, 0);
        assert!(matches!(error, Some(TableError::Footer { .. })), "{error:?}");
    }
}

#[test]
fn what_was_read_of_other_files_stays() {
    let fleet = fleet();
    let file = whole();
    let cut = Bytes::copy_from_slice(&file[..file.len() - 10]);
    let mut reader =
        ActivityReader::by_mmsi(sources([("a.parquet", file.into()), ("b.parquet", cut)]), &fleet);
    let error = reader.find_map(Result::err).expect("an error");
    assert!(
        error.to_string().starts_with("b.parquet: cannot be read as Parquet, perhaps cut off"),
        "{error}"
    );
    assert_eq!(reader.rows(), ROWS as u64);
}

proptest! {
    /// No byte makes the reader panic, and none makes rows out of nothing.
    #[test]
    fn no_damage_is_a_panic(at in 0.0..1.0_f64, length in 1_usize..40, byte: u8) {
        let mut file = whole();
        let at = (at * (file.len() - 1) as f64) as usize;
        let end = (at + length).min(file.len());
        file[at..end].fill(byte);
        let (rows, _) = read(file.into());
        prop_assert!(rows <= ROWS as u64);
    }
}
