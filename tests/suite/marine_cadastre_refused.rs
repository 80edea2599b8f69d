//! AIS files that are not what they promise: refused by line and byte, and the reader goes on.

use std::io::{self, BufReader, Read};

use green_corridor::interchange::marine_cadastre::{
    Compression, Counts, HeaderError, Reader, RefusalKind, RowError,
};

use crate::marine_cadastre::{GOOD, HEADER, file, reader, reports, with};

/// The error of the second row of three; the first and the third are good.
fn refused(row: &str) -> RowError {
    let file = file(&[row, GOOD]);
    let mut reader = reader(file.as_bytes());
    let rows: Vec<_> = reader.by_ref().collect();
    assert_eq!(rows.len(), 3, "{row}");
    assert!(rows[0].is_ok() && rows[2] == rows[0], "{row}");
    let error = rows[1].clone().expect_err("a wrong row");
    let counts = reader.counts();
    assert_eq!((counts.rows, counts.reports(), counts.refused(error.kind())), (3, 2, 1), "{row}");
    error
}

fn header_refused(file: impl AsRef<[u8]>) -> String {
    Reader::new(file.as_ref()).expect_err("a wrong header").to_string()
}

#[test]
fn cells_that_are_not_what_their_column_holds() {
    let number = "is not a decimal number";
    let instant = "is not an instant, as `2018-06-01T23:59:59` or `2025-06-01 23:59:59`, UTC";
    let status = "is not a navigational status, 0 to 15 or its words";
    for (column, value, byte, problem) in [
        ("MMSI", "", 1, "must not be empty"),
        ("MMSI", "36699999A", 1, "is not a whole number"),
        ("MMSI", "-366999991", 1, "is not a whole number"),
        ("MMSI", "0", 1, "must be in 1..=999999999"),
        ("MMSI", "1366999991", 1, "must be in 1..=999999999"),
        ("MMSI", "99999999999999999999", 1, "must be in 1..=999999999"),
        ("BaseDateTime", "", 11, instant),
        ("BaseDateTime", "2018-06-01T24:00:00", 11, instant),
        ("BaseDateTime", "2018-06-01T23:60:00", 11, instant),
        ("BaseDateTime", "2018-06-01T23:59:60", 11, instant),
        ("BaseDateTime", "2018-06-31T00:00:00", 11, instant),
        ("BaseDateTime", "2018-02-29T00:00:00", 11, instant),
        ("BaseDateTime", "1900-02-29T00:00:00", 11, instant),
        ("BaseDateTime", "2018-00-01T00:00:00", 11, instant),
        ("BaseDateTime", "2018-13-01T00:00:00", 11, instant),
        ("BaseDateTime", "2018-06-00T00:00:00", 11, instant),
        ("BaseDateTime", "2018-06-01X00:00:00", 11, instant),
        ("BaseDateTime", "2018-06-01T00:00:0:", 11, instant),
        ("BaseDateTime", "2018-06-01T00:00", 11, instant),
        ("BaseDateTime", "2018-06-01T00:00:00Z", 11, instant),
        ("BaseDateTime", "01/06/2018 00:00:00", 11, instant),
        ("LAT", "", 31, "must not be empty"),
        ("LAT", "34,2", 31, ""),
        ("LAT", "34.2N", 31, number),
        ("LAT", "nan", 31, number),
        ("LAT", "inf", 31, number),
        ("LAT", "1e999", 31, number),
        ("LAT", "90.5", 31, "must be in -90..=90 degrees"),
        ("LON", "-180.00001", 41, "must be in -180..=180 degrees"),
        ("SOG", "-0.1", 53, "must be in 0..=102.3 kn"),
        ("SOG", "102.4", 53, "must be in 0..=102.3 kn"),
        ("SOG", "fast", 53, number),
        ("COG", "-49.6", 58, "must be in 0..=360 degrees"),
        ("COG", "360.1", 58, "must be in 0..=360 degrees"),
        ("Heading", "360", 64, "must be in 0..=359 degrees"),
        ("Heading", "512", 64, "must be in 0..=359 degrees"),
        ("Status", "16", 95, status),
        ("Status", "0.0", 95, status),
        ("Status", "afloat", 95, status),
    ] {
        let row =
            if value.contains(',') { with(column, &format!("\"{value}\"")) } else { with(column, value) };
        let problem = if problem.is_empty() { number } else { problem };
        assert_eq!(
            refused(&row).to_string(),
            format!("line 3, byte {byte} (`{column}`): `{value}` {problem}")
        );
    }
}

#[test]
fn the_value_of_an_error_is_cut() {
    let long = refused(&with("LAT", &"é".repeat(1_000))).to_string();
    assert!(long.contains(&format!("`{}`", "é".repeat(60))), "{long}");
}

#[test]
fn reports_without_a_position() {
    for (column, value) in [("LAT", "91"), ("LAT", "91.00000"), ("LON", "181"), ("LON", "181.0")] {
        let error = refused(&with(column, value));
        assert_eq!(error.kind(), RefusalKind::NoPosition);
        let byte = if column == "LAT" { 31 } else { 41 };
        let expected =
            format!("line 3, byte {byte} (`{column}`): the ship says that its position is not available");
        assert_eq!(error.to_string(), expected);
    }
}

#[test]
fn rows_of_another_width() {
    assert_eq!(refused("366999991,2018").to_string(), "line 3: 2 cells, the header has 15");
    assert_eq!(refused(&format!("{GOOD},")).to_string(), "line 3: 16 cells, the header has 15");
    assert_eq!(refused(&GOOD[..60]).to_string(), "line 3: 6 cells, the header has 15");
}

/// A mark out of place costs its own row, whatever the rows behind it look like.
#[test]
fn quotation_marks_out_of_place() {
    for (name, at) in [
        ("A \"B\"", 70),
        ("\"A\"B", 70),
        ("\"A", 68),
        ("A\"", 69),
        (" \"A\"", 69),
        ("\"A\"\"", 68),
        ("\"", 68),
    ] {
        let expected = format!(
            "line 3, byte {at}: a quotation mark out of place; quote the whole cell on one line and double the marks in it"
        );
        assert_eq!(refused(&with("VesselName", name)).to_string(), expected, "{name}");
    }
}

#[test]
fn lines_that_end_with_a_carriage_return_alone() {
    let text = "a carriage return without a line feed; lines must end with a line feed, or with both";
    let file = format!("{HEADER}\r{GOOD}\r{GOOD}\r");
    assert_eq!(header_refused(file), format!("line 1, byte {}: {text}", HEADER.len() + 1));
    let error = refused(&format!("{GOOD}\r{GOOD}"));
    assert_eq!(error.to_string(), format!("line 3, byte {}: {text}", GOOD.len() + 1));
    // Inside a quotation it is a character of the cell.
    assert_eq!(reports(&self::file(&[&with("VesselName", "\"A\rB\"")])).len(), 2);
}

#[test]
fn headers() {
    for empty in ["", "\n", "\u{feff}", "\r\n \r\n"] {
        assert_eq!(header_refused(empty), "the file is empty; it must begin with a header");
    }
    assert_eq!(
        header_refused("a,b\n"),
        "line 1: the header has no column `MMSI`, `BaseDateTime`, `LAT`, `LON`, `SOG`"
    );
    assert_eq!(
        header_refused(format!("\n{}\n", HEADER.replace(',', ";"))),
        "line 2: the header has no column `MMSI`, `BaseDateTime`, `LAT`, `LON`, `SOG`"
    );
    assert_eq!(
        header_refused(format!("{HEADER},latitude\n")),
        "line 1: `LAT` is the heading of cell 3 and of cell 16"
    );
    let quotation = header_refused(format!("{HEADER},\"\n"));
    let place = format!("line 1, byte {}: a quotation mark out of place; ", HEADER.len() + 2);
    assert!(quotation.starts_with(&place), "{quotation}");
    assert_eq!(
        header_refused("M".repeat(70_000)),
        "line 1, from byte 0 of the file: 70000 bytes, a line has at most 65536"
    );
}

#[test]
fn compressed_files() {
    for (first, compression) in [
        (&b"\x1f\x8b\x08\0"[..], Compression::Gzip),
        (b"\x28\xb5\x2f\xfd\n", Compression::Zstd),
        (b"PK\x03\x04\n", Compression::Zip),
    ] {
        assert_eq!(Reader::new(first).expect_err("compressed"), HeaderError::Compressed(compression));
        let endless = [first, &[0; 100_000]].concat();
        assert_eq!(
            header_refused(endless),
            format!(
                "the file is compressed ({compression}); read it through `Decompressed`, of the feature `compressed`"
            )
        );
    }
}

#[test]
fn the_longest_line() {
    let row = |length: usize| {
        let row = with("VesselName", "");
        row.replacen(",,", &format!(",{},", "A".repeat(length - row.len())), 1)
    };
    assert_eq!(reports(&file(&[&row(65_536), &row(65_536), GOOD])).len(), 4);
    let error = refused(&row(65_537));
    let offset = HEADER.len() + GOOD.len() + 2;
    assert_eq!(
        error.to_string(),
        format!("line 3, from byte {offset} of the file: 65537 bytes, a line has at most 65536")
    );
    // Without a line feed at its end.
    let file = format!("{HEADER}\n{GOOD}\n{}", "A".repeat(200_000));
    let rows: Vec<_> = reader(file.as_bytes()).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1],
        Err(RowError::TooLong { line: 3, offset: offset as u64, length: 200_000, limit: 65_536 })
    );
}

/// So many bytes out of nothing.
struct Filler(u64);

impl Read for Filler {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(usize::try_from(self.0).unwrap_or(usize::MAX));
        buffer[..length].fill(b'A');
        self.0 -= length as u64;
        Ok(length)
    }
}

#[test]
fn a_line_of_a_thousand_million_bytes_is_passed_over() {
    const LENGTH: u64 = 1_000_000_000;
    let (before, after) = (format!("{HEADER}\n{GOOD}\n"), format!("\n{GOOD}\n"));
    let stream = before.as_bytes().chain(Filler(LENGTH)).chain(after.as_bytes());
    let mut reader = Reader::new(stream).expect("a header");
    let rows: Vec<_> = reader.by_ref().collect();
    assert!(rows.len() == 3 && rows[0].is_ok() && rows[2] == rows[0]);
    let offset = before.len() as u64;
    assert_eq!(rows[1], Err(RowError::TooLong { line: 3, offset, length: LENGTH, limit: 65_536 }));
    assert_eq!(reader.bytes_consumed(), offset + LENGTH + after.len() as u64);
}

#[derive(Debug)]
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn a_stream_that_breaks() {
    let head = format!("{HEADER}\n{GOOD}\n{}", &GOOD[..30]);
    let mut reader = Reader::new(BufReader::new(head.as_bytes().chain(Broken))).expect("a header");
    let rows: Vec<_> = reader.by_ref().collect();
    assert!(rows.len() == 2 && rows[0].is_ok());
    let error = rows[1].clone().expect_err("the end");
    let expected = format!(
        "line 3, byte {} of the file: cannot be read further: connection reset (connection reset)",
        head.len()
    );
    assert_eq!(error.to_string(), expected);
    assert_eq!(reader.counts().refused(RefusalKind::Input), 1);
    assert!(reader.next().is_none(), "nothing comes behind it");
    let whole = head.len() - 30;
    assert_eq!(reader.bytes_consumed(), whole as u64);

    let error = Reader::new(Broken).expect_err("nothing at all");
    assert!(matches!(error, HeaderError::Row(RowError::Input { line: 1, offset: 0, .. })));
}

struct Interrupted<'a>(&'a [u8], bool);

impl Read for Interrupted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 { Err(io::ErrorKind::Interrupted.into()) } else { self.0.read(&mut buffer[..1]) }
    }
}

#[test]
fn a_stream_that_is_interrupted_goes_on() {
    let file = file(&[GOOD]);
    let reader = Reader::new(Interrupted(file.as_bytes(), false)).expect("a header");
    let rows: Result<Vec<_>, _> = reader.collect();
    assert_eq!(rows, Ok(reports(&file)));
}

/// A reader that says that it has read more than there was room for.
#[derive(Debug)]
struct Liar(bool);

impl Read for Liar {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if std::mem::replace(&mut self.0, true) {
            return Ok(0);
        }
        buffer.fill(b'\n');
        Ok(usize::MAX)
    }
}

#[test]
fn a_stream_that_lies_is_not_believed() {
    assert_eq!(Reader::new(Liar(false)).expect_err("no header"), HeaderError::Empty);
}

#[test]
fn a_file_of_nothing_but_refusals_is_counted() {
    let bad = ["x", &with("LAT", "91"), &with("SOG", "x"), &with("VesselName", "\"")];
    let file = file(&bad);
    let mut reader = reader(file.as_bytes());
    assert_eq!(reader.by_ref().filter(Result::is_err).count(), 4);
    let counts: &Counts = reader.counts();
    for kind in [RefusalKind::CellCount, RefusalKind::NoPosition, RefusalKind::Value, RefusalKind::Quotation]
    {
        assert_eq!(counts.refused(kind), 1, "{kind:?}");
    }
    assert_eq!((counts.rows, counts.reports(), counts.all_refused()), (5, 1, 4));
}
