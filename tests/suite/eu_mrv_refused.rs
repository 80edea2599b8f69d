//! Files that are not what they promise: refused by line and column, and the reader goes on where it can.

use std::io::{self, BufReader, Read};

use green_corridor::interchange::eu_mrv::{MrvError, Reader};

const HEADER: &str = "imo,name,ship_type,period,fuel_t,co2_t,time_at_sea_h,fuel_kg_per_nm,co2_kg_per_nm";
const GOOD: &str = "9074729,A,Container ship,2023,100,311.4,200,50,155.7";

fn header_refused(file: &str) -> String {
    Reader::new(file.as_bytes()).expect_err("a wrong header").to_string()
}

/// The error of the second record of three; the first and the third are good.
fn refused(record: &str) -> String {
    let file = format!("{HEADER}\n{GOOD}\n{record}\n{GOOD}\n");
    let reports: Vec<_> = Reader::new(file.as_bytes()).expect("a header").collect();
    assert_eq!(reports.len(), 3, "the reader goes on behind a record it can tell from the next");
    assert!(reports[0].is_ok() && reports[2].is_ok());
    let error = reports[1].as_ref().expect_err("a wrong record");
    assert!(error.allows_next());
    error.to_string()
}

fn with(fuel: &str) -> String {
    GOOD.replacen(",100,", &format!(",{fuel},"), 1)
}

#[test]
fn an_empty_file() {
    for file in ["", "\n", "\u{feff}", "\r\n\r\n"] {
        assert_eq!(header_refused(file), "the file is empty; it must begin with a header");
    }
}

#[test]
fn a_header_without_a_column() {
    assert_eq!(
        header_refused("name,fuel_t\n"),
        "line 1: the header has no column `imo` (EMSA: `IMO Number`)"
    );
    assert_eq!(
        header_refused(&HEADER.replace("fuel_t", "fuel")),
        "line 1: the header has no column `fuel_t` (EMSA: `Total fuel consumption [m tonnes]`)"
    );
    assert_eq!(
        header_refused("imo,co2e_kg_per_nm\n"),
        "line 1: the header has no column `co2_kg_per_nm` (EMSA: `Annual average CO₂ emissions per distance \
         [kg CO₂ / n mile]`)"
    );
    assert_eq!(
        header_refused(&HEADER.replace(',', ";")).get(..40),
        Some("line 1: the header has no column `imo` (")
    );
}

#[test]
fn a_header_with_a_column_twice() {
    assert_eq!(
        header_refused(&HEADER.replace("co2_t", "fuel_t")),
        "line 1: `fuel_t` is the heading of column 5 and of column 6"
    );
    assert_eq!(
        header_refused(&format!("{HEADER},imo\n")),
        "line 1: `imo` is the heading of column 1 and of column 10"
    );
}

#[test]
fn cells_that_are_no_numbers() {
    let of = |fuel: &str, problem: &str| {
        let expected = format!("line 3, column 5 (`fuel_t`): `{}` is {problem}", fuel.trim_matches('"'));
        assert_eq!(refused(&with(fuel)), expected);
    };
    let comma = "a comma; decimals have a point, thousands no mark";
    of("\"100,5\"", comma);
    of("\"1,000.5\"", comma);
    of("\"1.000,5\"", comma);
    of("1e3", "an exponent; write the decimal out");
    of("1.5E+3", "an exponent; write the decimal out");
    let other = "not a decimal, `N/A`, `Division by zero!` or empty";
    for text in [
        "NaN", "nan", "inf", "-inf", "Infinity", "+5", "1.", ".5", "-", "--1", "1 000", "0x10", "n/a",
        "#DIV/0!", "1.2.3",
    ] {
        of(text, other);
    }
    of("1000000000000000000000000", "longer than 24 characters");
}

#[test]
fn periods_that_are_none() {
    let problem = "not a year from 2018 on, as `2023` or `2024 (a part of it)`";
    for text in ["2017", "23", "", "2023.0", "2023 (01/01", "MMXX", "20230"] {
        let record = GOOD.replacen(",2023,", &format!(",{text},"), 1);
        assert_eq!(refused(&record), format!("line 3, column 4 (`period`): `{text}` is {problem}"));
    }
}

#[test]
fn records_of_another_width() {
    assert_eq!(refused("9074729,A"), "line 3: 2 cells, the header has 9");
    assert_eq!(refused(&format!("{GOOD},1")), "line 3: 10 cells, the header has 9");
}

#[test]
fn quotation_marks_out_of_place() {
    let text = "a quotation mark inside a cell; quote the cell and double the mark";
    assert_eq!(refused("9074729,A \"B\""), format!("line 3, column 2: {text}"));
    assert_eq!(refused("9074729,\"A\"B,"), format!("line 3, column 2: {text}"));
    assert_eq!(refused("9074729,A \"B\",\"C, D\""), format!("line 3, column 2: {text}"));
}

#[test]
fn a_quotation_without_end() {
    let file = format!("{HEADER}\n{GOOD}\n9074729,\"A,\n{GOOD}\n");
    let reports: Vec<_> = Reader::new(file.as_bytes()).expect("a header").collect();
    assert_eq!(reports.len(), 2, "nothing can be told apart behind it");
    let expected = "line 3: a quotation is not closed before the end of the file";
    assert_eq!(reports[1].as_ref().unwrap_err().to_string(), expected);
}

#[test]
fn a_record_without_end() {
    let file = format!("{HEADER}\n9074729,\"{}", "A\n".repeat(40_000));
    let reports: Vec<_> = Reader::new(file.as_bytes()).expect("a header").collect();
    let expected = "line 2: the record is longer than 65536 bytes; a quotation mark may be missing";
    assert_eq!(reports.len(), 1);
    assert_eq!(reports[0].as_ref().unwrap_err().to_string(), expected);
    assert_eq!(
        header_refused(&"A".repeat(100_000)).get(..40),
        Some("line 1: the record is longer than 65536 ")
    );
}

#[test]
fn bytes_that_are_no_text() {
    let mut file = format!("{HEADER}\n").into_bytes();
    file.extend_from_slice(b"9074729,\xff\xfe,C,2023,1,1,1,1,1\n");
    file.extend_from_slice(GOOD.as_bytes());
    let reports: Vec<_> = Reader::new(file.as_slice()).expect("a header").collect();
    assert_eq!(reports[0], Err(MrvError::NotUtf8 { line: 2 }));
    assert!(reports[1].is_ok());
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn a_stream_that_breaks() {
    let head = format!("{HEADER}\n{GOOD}\n");
    let reports: Vec<_> =
        Reader::new(BufReader::new(head.as_bytes().chain(Broken))).expect("a header").collect();
    assert!(reports[0].is_ok());
    assert_eq!(reports[1], Err(MrvError::Read { line: 3, kind: io::ErrorKind::ConnectionReset }));
    assert_eq!(reports.len(), 2);
}

#[test]
fn lines_that_end_with_a_carriage_return_alone() {
    let file = format!("{HEADER}\r{GOOD}\r{GOOD}\r");
    assert_eq!(
        header_refused(&file),
        "line 1, column 9: a carriage return without a line feed; lines must end with a line feed, or with both"
    );
    let file = format!("{HEADER}\n{GOOD}\r{GOOD}\n{GOOD}\n");
    let mut reader = Reader::new(file.as_bytes()).expect("a header");
    let error = reader.next().expect("a record").expect_err("a carriage return");
    assert_eq!(
        error.to_string(),
        "line 2, column 9: a carriage return without a line feed; lines must end with a line feed, or with both"
    );
    assert!(reader.next().is_none());
    assert_eq!(reader.stopped_at(), Some(2));
    // Inside a quotation it is a character of the cell.
    let file = format!("{HEADER}\r\n{}\r\n", GOOD.replacen(",A,", ",\"A\rB\",", 1));
    let mut reader = Reader::new(file.as_bytes()).expect("a header");
    assert_eq!(reader.next().expect("a record").expect("a report").name, "A\rB");
    assert!(reader.next().is_none());
    assert_eq!(reader.stopped_at(), None);
}

/// A quotation that may be open behind a stray mark or behind bytes that are no text hides what looks like a report.
#[test]
fn no_report_is_made_of_the_inside_of_a_cell() {
    for opening in [
        &b"9074729,a\"b,\"c"[..],
        b"9074729,a\"b, \"c",
        b"9074729,\"A \"B\" c",
        b"9074729,a\"b,c",
        b"9074729,\xff,\"c",
        b"9074729,\xff, \"c",
        b"9074729,\"A\"\xff,\"c",
    ] {
        let mut file = format!("{HEADER}\n").into_bytes();
        file.extend_from_slice(opening);
        file.extend_from_slice(format!("\n{GOOD}\n rest\",x\n{GOOD}\n").as_bytes());
        let mut reader = Reader::new(file.as_slice()).expect("a header");
        assert!(reader.next().expect("a record").is_err());
        assert!(reader.next().is_none(), "{opening:?}");
        assert_eq!(reader.stopped_at(), Some(2));
    }
}

#[test]
fn two_names_of_one_column() {
    assert_eq!(
        header_refused(&format!("{HEADER},Total fuel consumption [m tonnes]")),
        "line 1: `fuel_t` is the heading of column 5 and of column 10"
    );
    let emsa = "IMO Number,Name,Ship type,Reporting Period";
    let rest = HEADER.split_once("period,").expect("columns").1;
    // The company is an IMO number and a name side by side; one of them alone is a column twice.
    assert!(Reader::new(format!("{emsa},IMO Number,Name,{rest}\n").as_bytes()).is_ok());
    assert_eq!(
        header_refused(&format!("{emsa},Name,{rest}")),
        "line 1: `name` is the heading of column 2 and of column 5"
    );
    assert_eq!(
        header_refused(&format!("{emsa},IMO Number,{rest}")),
        "line 1: `imo` is the heading of column 1 and of column 5"
    );
    assert_eq!(
        header_refused(&format!("{emsa},IMO Number,Name,IMO Number,Name,{rest}")),
        "line 1: `imo` is the heading of column 1 and of column 7"
    );
    // The name behind a second number is the ship's own if it is the first, and the number then no company's.
    assert_eq!(
        header_refused(&format!("IMO Number,IMO Number,Name,Ship type,Reporting Period,{rest}")),
        "line 1: `imo` is the heading of column 1 and of column 2"
    );
    assert_eq!(
        header_refused(&format!("Name,IMO Number,Name,Ship type,Reporting Period,{rest}")),
        "line 1: `name` is the heading of column 1 and of column 3"
    );
}
