//! Compressed AIS files: the same rows as of the plain one, and what is left of a file that breaks off.

use std::io::{self, Read, Write};

use flate2::write::{DeflateEncoder, GzEncoder};
use flate2::{Compression as Level, Crc};
use green_corridor::interchange::marine_cadastre::{
    Compression, Decompressed, Reader, RefusalKind, RowError,
};
use green_corridor::track::PositionReport;
use proptest::prelude::*;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use crate::marine_cadastre::{MADE_UP, reports};
use crate::strategies::cases;

const DEFLATED: u16 = 8;

fn gzip(text: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Level::fast());
    encoder.write_all(text).expect("into memory");
    encoder.finish().expect("into memory")
}

fn zstd(text: &[u8]) -> Vec<u8> {
    compress_to_vec(text, CompressionLevel::Fastest)
}

/// A file of an archive, with its checksum in front of the data or behind.
fn member(text: &[u8], behind: bool, flags: u16, method: u16) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(text);
    let data = if method == DEFLATED {
        let mut encoder = DeflateEncoder::new(Vec::new(), Level::fast());
        encoder.write_all(text).expect("into memory");
        encoder.finish().expect("into memory")
    } else {
        text.to_vec()
    };
    let lengths = [crc.sum(), data.len() as u32, text.len() as u32].map(u32::to_le_bytes).concat();
    let flags = flags | if behind { 8 } else { 0 };
    let mut bytes = b"PK\x03\x04\x14\0".to_vec();
    bytes.extend_from_slice(&[flags.to_le_bytes(), method.to_le_bytes(), [0; 2], [0; 2]].concat());
    bytes.extend_from_slice(if behind { &[0; 12] } else { &lengths });
    bytes.extend_from_slice(b"\x07\0\x02\0ais.csv\0\0");
    bytes.extend_from_slice(&data);
    if behind {
        bytes.extend_from_slice(b"PK\x07\x08");
        bytes.extend_from_slice(&lengths);
    }
    bytes
}

fn zip(text: &[u8]) -> Vec<u8> {
    [member(text, false, 0, DEFLATED), b"PK\x01\x02".to_vec()].concat()
}

/// The reports, and the error behind them.
fn read(file: &[u8]) -> (Vec<PositionReport>, Option<RowError>) {
    let input = Decompressed::new(file).expect("the first bytes");
    let Ok(mut reader) = Reader::new(input) else { return (Vec::new(), None) };
    let mut found = (Vec::new(), None);
    for row in reader.by_ref() {
        assert!(found.1.is_none(), "an error is the last");
        match row {
            Ok(report) => found.0.push(report),
            Err(error) => found.1 = Some(error),
        }
    }
    assert_eq!(reader.counts().refused(RefusalKind::Input), u64::from(found.1.is_some()));
    found
}

/// Many rows, so that a file has more than one block.
fn long() -> String {
    let (header, rows) = MADE_UP.split_once('\n').expect("a header");
    format!("{header}\n{}", rows.repeat(200))
}

#[test]
fn all_forms_give_the_same() {
    let (text, expected) = (MADE_UP.as_bytes(), (reports(MADE_UP), None));
    let directory = b"PK\x01\x02".to_vec();
    for (file, compression) in [
        (text.to_vec(), None),
        (gzip(text), Some(Compression::Gzip)),
        (zstd(text), Some(Compression::Zstd)),
        (zip(text), Some(Compression::Zip)),
        ([member(text, true, 0, DEFLATED), directory.clone()].concat(), Some(Compression::Zip)),
        ([member(text, false, 0, 0), directory].concat(), Some(Compression::Zip)),
    ] {
        assert_eq!(Decompressed::new(file.as_slice()).expect("a file").compression(), compression);
        assert_eq!(read(&file), expected, "{compression:?}");
        let mut input = Decompressed::new(file.as_slice()).expect("a file");
        let mut out = Vec::new();
        input.read_to_end(&mut out).expect("text");
        assert_eq!((out.as_slice(), input.bytes_read()), (text, file.len() as u64));
    }
}

#[test]
fn a_stream_of_several_parts_is_one() {
    let (one, other) = MADE_UP.as_bytes().split_at(1_000);
    let expected = (reports(MADE_UP), None);
    assert_eq!(read(&[gzip(one), gzip(other)].concat()), expected);
    let skipped = b"\x50\x2a\x4d\x18\x03\0\0\0xyz".to_vec();
    assert_eq!(read(&[zstd(one), skipped, zstd(other)].concat()), expected);
}

#[test]
fn a_file_that_breaks_off_keeps_its_rows() {
    let text = long();
    let expected = reports(&text);
    for (file, what) in [
        (gzip(text.as_bytes()), "incomplete deflate stream"),
        (zstd(text.as_bytes()), "incomplete zstd frame"),
        (zip(text.as_bytes()), "incomplete deflate stream"),
    ] {
        let (found, error) = read(&file[..file.len() / 2]);
        assert!(found.len() > 1_000 && found.len() < expected.len(), "{what}: {}", found.len());
        assert!(found == expected[..found.len()]);
        let Some(RowError::Input { line, offset, kind, text: found_text }) = error else {
            panic!("{error:?}");
        };
        assert_eq!((kind, found_text.as_str()), (io::ErrorKind::UnexpectedEof, what));
        assert_eq!(line, found.len() as u64 + 2);
        let whole: usize = text.lines().take(found.len() + 1).map(|line| line.len() + 1).sum();
        assert!((whole..whole + 120).contains(&usize::try_from(offset).expect("small")), "{what}: {offset}");
    }
}

#[test]
fn corrupt_files() {
    let text = long();
    let expected = reports(&text);
    for mut file in [gzip(text.as_bytes()), zstd(text.as_bytes()), zip(text.as_bytes())] {
        let middle = file.len() / 2;
        for byte in &mut file[middle..middle + 8] {
            *byte ^= 0xff;
        }
        let mut out = Vec::new();
        assert!(Decompressed::new(file.as_slice()).expect("a file").read_to_end(&mut out).is_err());
        let input = Decompressed::new(file.as_slice()).expect("a file");
        let rows: Vec<_> = Reader::new(input).map(Iterator::collect).unwrap_or_default();
        let first_wrong = rows.iter().position(Result::is_err).unwrap_or(rows.len());
        assert!(first_wrong < expected.len());
        assert!(rows.is_empty() || matches!(rows.last(), Some(Err(RowError::Input { .. }))));
    }
}

#[test]
fn wrong_checksums() {
    let text = MADE_UP.as_bytes();
    let mut gzip = gzip(text);
    let place = gzip.len() - 6;
    gzip[place] ^= 1;
    let mut zip = zip(text);
    zip[15] ^= 1;
    let mut zstd = zstd(text);
    let place = zstd.len() - 1;
    zstd[place] ^= 1;
    for (file, what) in [
        (gzip, "corrupt gzip stream does not have a matching checksum"),
        (zip, "corrupt zip archive: wrong checksum"),
        (zstd, "corrupt zstd frame: wrong checksum"),
    ] {
        let (found, error) = read(&file);
        assert_eq!(found, reports(MADE_UP), "the rows are kept");
        assert!(error.expect("an error").to_string().contains(what), "{what}");
    }
}

#[test]
fn archives_that_are_not_read() {
    let text = MADE_UP.as_bytes();
    let refused = |flags, behind, method| {
        let file = member(text, behind, flags, method);
        Decompressed::new(file.as_slice()).expect_err("refused").to_string()
    };
    assert_eq!(refused(1, false, DEFLATED), "the zip archive is encrypted");
    let neither = "the zip archive is neither deflated nor simply stored";
    assert_eq!(refused(0, false, 12), neither);
    assert_eq!(refused(0, true, 0), neither);

    let two = [member(text, true, 0, DEFLATED), zip(text)].concat();
    let (found, error) = read(&two);
    assert_eq!(found, reports(MADE_UP));
    let error = error.expect("an error").to_string();
    assert!(error.contains("the zip archive holds more than one file; only the first was read"), "{error}");
    assert!(Decompressed::new(&zip(text)[..20]).is_err());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..500), form in 0..4_usize) {
        let magic = [&b""[..], b"\x1f\x8b\x08\0\0\0\0\0\0\0", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"][form];
        if let Ok(mut input) = Decompressed::new([magic, &bytes].concat().as_slice()) {
            let _ = input.by_ref().take(10_000_000).read_to_end(&mut Vec::new());
        }
    }

    /// A file with a byte changed gives reports and errors, or is refused; never a panic, never no end.
    #[test]
    fn a_byte_of_a_file_may_be_wrong(place in any::<prop::sample::Index>(), byte in any::<u8>(), form in 0..3_usize) {
        let text = MADE_UP.as_bytes();
        let mut file = [gzip(text), zstd(text), zip(text)][form].clone();
        let place = place.index(file.len());
        file[place] = byte;
        if let Ok(Ok(reader)) = Decompressed::new(file.as_slice()).map(Reader::new) {
            prop_assert!(reader.count() <= 10_000_000);
        }
    }
}
