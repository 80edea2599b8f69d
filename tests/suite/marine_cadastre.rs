//! AIS files of MarineCadastre: what is read out of them.

use std::fmt::Write;

use green_corridor::interchange::marine_cadastre::{Column, HeaderError, Reader, RefusalKind, RowError};
use green_corridor::track::{Mmsi, NavigationStatus, PositionReport, StaticReport};
use green_corridor::units::si::{knots, metres};

pub const MADE_UP: &str = include_str!("../../examples/data/ais_made_up.csv");
const MADE_UP_2025: &str = include_str!("../../examples/data/ais_made_up_2025_form.csv");

pub const HEADER: &str =
    "MMSI,BaseDateTime,LAT,LON,SOG,COG,Heading,VesselName,IMO,CallSign,VesselType,Status,Length,Width,Draft";
pub const GOOD: &str = "366999991,2018-06-01T00:00:00,34.247648,-120.170058,11.4,103.1,103,MADE UP,IMO9074729,WMU1,71,0,335,49,13.8";

pub fn mmsi(number: u32) -> Mmsi {
    Mmsi::new(number).expect("nine digits")
}

pub fn reader(file: &[u8]) -> Reader<&[u8]> {
    Reader::new(file).expect("a header")
}

pub fn reports(file: &str) -> Vec<PositionReport> {
    reader(file.as_bytes()).map(|report| report.expect("a report")).collect()
}

/// A file of the good row and others behind it.
pub fn file(rows: &[&str]) -> String {
    format!("{HEADER}\n{GOOD}\n{}\n", rows.join("\n"))
}

/// The good row with a column changed.
pub fn with(column: &str, value: &str) -> String {
    let place = HEADER.split(',').position(|name| name == column).expect("a column");
    let mut cells: Vec<&str> = GOOD.split(',').collect();
    cells[place] = value;
    cells.join(",")
}

#[test]
fn a_row_of_every_column() {
    let mut reader = reader(HEADER.as_bytes());
    assert!(reader.next().is_none() && Column::ALL.iter().all(|column| reader.has(*column)));

    let file = file(&[]);
    let mut reader = self::reader(file.as_bytes());
    let report = reader.next().expect("a row").expect("a report");
    assert_eq!(report.mmsi, mmsi(366_999_991));
    assert_eq!(report.at, "2018-06-01T00:00:00Z".parse().unwrap());
    assert_eq!(report.position.latitude().degrees(), 34.247648);
    assert_eq!(report.position.longitude().degrees(), -120.170058);
    assert_eq!(report.speed, Some(knots(11.4)));
    assert_eq!(report.course_degrees, Some(103.1));
    assert_eq!(report.heading_degrees, Some(103.0));
    assert_eq!(report.status, Some(NavigationStatus::UnderWay));
    assert!(reader.next().is_none());
    let expected = StaticReport {
        name: Some("MADE UP".to_owned()),
        imo_number: Some("9074729".parse().unwrap()),
        call_sign: Some("WMU1".to_owned()),
        ship_type: Some(71),
        length: Some(metres(335.0)),
        beam: Some(metres(49.0)),
        draught: Some(metres(13.8)),
    };
    let ship = reader.ship(report.mmsi).expect("a ship");
    assert_eq!((&ship.first, &ship.latest, ship.reports), (&expected, &expected, 1));
    assert!(Column::ALL.iter().all(|column| ship.changes(*column) + ship.unusable(*column) == 0));
}

#[test]
fn the_made_up_files_of_both_forms() {
    let (old, new) = (reports(MADE_UP), reports(MADE_UP_2025));
    assert_eq!(old.len(), 60);
    assert_eq!(old, new);
    for file in [MADE_UP, MADE_UP_2025] {
        let mut reader = reader(file.as_bytes());
        assert!(reader.by_ref().all(|row| row.is_ok()));
        let counts = reader.counts();
        assert_eq!((counts.rows, counts.reports(), counts.all_refused()), (60, 60, 0));
        assert_eq!((counts.without_speed, counts.without_course), (1, 20));
        assert_eq!((counts.without_heading, counts.without_status), (20, 20));
        assert_eq!(reader.bytes_consumed(), file.len() as u64);

        let numbers: Vec<u32> = reader.ships().map(|ship| ship.mmsi.get()).collect();
        assert_eq!(numbers, [366_999_991, 366_999_992, 366_999_993]);
        let alder = reader.ship(mmsi(366_999_991)).expect("a ship");
        assert_eq!((alder.reports, alder.changes(Column::Draft)), (20, 1));
        assert_eq!((alder.first.draught, alder.latest.draught), (Some(metres(13.8)), Some(metres(13.7))));
        let cedar = reader.ship(mmsi(366_999_993)).expect("a ship");
        assert_eq!((cedar.first.length, cedar.first.draught, cedar.first.imo_number), (None, None, None));
        assert_eq!(
            cedar.first.name.as_deref().map(|name| name.replace(';', ",")).as_deref(),
            Some("MADE UP CEDAR, TUG")
        );
    }
}

#[test]
fn what_a_ship_says_is_not_available() {
    let rows = [
        with("SOG", "102.3"),
        with("COG", "360.0"),
        with("COG", "360"),
        with("Heading", "511"),
        with("Heading", "511.0"),
        with("Status", "15"),
        with("SOG", ""),
        with("COG", ""),
        with("Heading", ""),
        with("Status", ""),
    ];
    let file = file(&rows.each_ref().map(String::as_str));
    let mut reader = reader(file.as_bytes());
    let reports: Vec<PositionReport> = reader.by_ref().map(|row| row.expect("a report")).collect();
    let counts = reader.counts();
    assert_eq!((counts.without_speed, counts.without_course), (2, 3));
    assert_eq!((counts.without_heading, counts.without_status), (3, 2));
    assert_eq!(reports[1].speed, None);
    assert_eq!(reports[4].heading_degrees, None);
    assert_eq!(reports[6].status, None);

    let edge = [with("SOG", "102.2"), with("COG", "359.9"), with("Heading", "359"), with("Status", "14")];
    let file = self::file(&edge.each_ref().map(String::as_str));
    let edge = self::reports(&file);
    assert_eq!(edge[1].speed, Some(knots(102.2)));
    assert_eq!(edge[2].course_degrees, Some(359.9));
    assert_eq!(edge[3].heading_degrees, Some(359.0));
    assert_eq!(edge[4].status, Some(NavigationStatus::Other(14)));
}

#[test]
fn statics_that_change_are_counted_and_not_mixed() {
    let file = file(&[
        &with("VesselName", "OTHER"),
        &with("VesselName", "OTHER"),
        &with("VesselName", ""),
        &with("VesselName", "OTHER"),
        GOOD,
    ]);
    let mut reader = reader(file.as_bytes());
    assert!(reader.by_ref().all(|row| row.is_ok()));
    let ship = reader.ship(mmsi(366_999_991)).expect("a ship");
    assert_eq!((ship.reports, ship.changes(Column::VesselName), ship.changes(Column::Imo)), (6, 2, 0));
    assert_eq!(ship.first.name.as_deref(), Some("MADE UP"));

    let late = format!("{HEADER}\n{}\n{}\n", with("IMO", ""), with("IMO", "IMO9074729"));
    let mut reader = self::reader(late.as_bytes());
    assert!(reader.by_ref().all(|row| row.is_ok()));
    let ship = reader.ship(mmsi(366_999_991)).expect("a ship");
    assert!(ship.first.imo_number.is_some());
    assert_eq!(ship.changes(Column::Imo), 0, "a value that comes late is no change");
}

#[test]
fn statics_that_cannot_be_are_counted_and_their_rows_read() {
    for (column, heading, value) in [
        (Column::Imo, "IMO", "IMO9074728"),
        (Column::Imo, "IMO", "IMO100637903"),
        (Column::VesselType, "VesselType", "100"),
        (Column::VesselType, "VesselType", "1026"),
        (Column::VesselType, "VesselType", "70.5"),
        (Column::VesselType, "VesselType", "Tanker"),
        (Column::Length, "Length", "-1"),
        (Column::Width, "Width", "127"),
        (Column::Draft, "Draft", "25.6"),
        (Column::Draft, "Draft", "NaN"),
    ] {
        let file = format!("{HEADER}\n{0}\n{0}\n{GOOD}\n{0}\n", with(heading, value));
        let mut reader = reader(file.as_bytes());
        assert!(reader.by_ref().all(|row| row.is_ok()));
        let ship = reader.ship(mmsi(366_999_991)).expect("a ship");
        assert_eq!((ship.unusable(column), ship.changes(column)), (2, 0), "{heading} {value}");
        assert_eq!(ship.first, self::reader(self::file(&[]).as_bytes()).statics(), "{heading} {value}");
    }
}

#[test]
fn statics_that_are_nothing() {
    for (heading, value) in [
        ("IMO", "IMO0000000"),
        ("IMO", "0"),
        ("IMO", "IMO"),
        ("VesselName", "@@@@"),
        ("CallSign", "   "),
        ("VesselType", "0"),
        ("Length", "0"),
        ("Width", "0.0"),
        ("Draft", "0.0"),
    ] {
        let file = format!("{HEADER}\n{}\n", with(heading, value));
        let mut reader = reader(file.as_bytes());
        assert!(reader.by_ref().all(|row| row.is_ok()));
        let ship = reader.ship(mmsi(366_999_991)).expect("a ship");
        assert!(Column::STATIC.iter().all(|column| ship.unusable(*column) == 0));
        let full = self::reader(self::file(&[]).as_bytes()).statics();
        assert_ne!(ship.first, full, "{heading} {value}");
    }
}

/// What the only ship of a file said first.
trait Statics {
    fn statics(self) -> StaticReport;
}

impl Statics for Reader<&[u8]> {
    fn statics(mut self) -> StaticReport {
        assert!(self.by_ref().all(|row| row.is_ok()));
        self.ships().next().expect("a ship").first.clone()
    }
}

#[test]
fn line_ends_blank_lines_and_a_byte_order_mark() {
    let expected = reports(&file(&[GOOD]));
    for file in [
        format!("\u{feff}{HEADER}\r\n{GOOD}\r\n{GOOD}\r\n"),
        format!("{HEADER}\n{GOOD}\n{GOOD}"),
        format!("{HEADER}\r\n{GOOD}\r\n{GOOD}\r"),
        format!("\n\n{HEADER}\n\n{GOOD}\n  \n\r\n{GOOD}\n\n\n"),
    ] {
        assert_eq!(reports(&file), expected, "{file:?}");
        let mut reader = reader(file.as_bytes());
        assert_eq!(reader.by_ref().count(), 2);
        assert_eq!((reader.counts().rows, reader.bytes_consumed()), (2, file.len() as u64));
    }
}

#[test]
fn quoted_cells_and_spaces() {
    let quoted: String = GOOD.split(',').map(|cell| format!("\"{cell}\",")).collect();
    let spaced = GOOD.replace(',', " , ");
    let expected = reports(&file(&[GOOD, GOOD]));
    assert_eq!(reports(&file(&[quoted.trim_end_matches(','), &spaced])), expected);

    let name =
        |cell: &str| reader(format!("{HEADER}\n{}\n", with("VesselName", cell)).as_bytes()).statics().name;
    assert_eq!(name("\"A, B\"").as_deref(), Some("A, B"));
    assert_eq!(name("\"A \"\"B\"\"\"").as_deref(), Some("A \"B\""));
    assert_eq!(name("\"\"\"\"").as_deref(), Some("\""));
    assert_eq!(name("\"\""), None);
    assert_eq!(name(" A  ").as_deref(), Some("A"));
}

#[test]
fn a_name_that_is_no_text_is_kept_as_far_as_it_goes() {
    let (before, after) = GOOD.split_once("MADE UP").expect("a name");
    let file = [HEADER.as_bytes(), b"\n", before.as_bytes(), b"M\xffE", after.as_bytes(), b"\n"].concat();
    assert_eq!(reader(&file).statics().name.as_deref(), Some("M\u{fffd}E"));
}

#[test]
fn columns_of_any_order_and_others_between() {
    let file = "x,Heading,SOG,LON,length,y,LAT,base_date_time,vessel_name,MMSI,z\n\
                1,103,11.4,-120.170058,335,\"a,b\",34.247648,2018-06-01 00:00:00,MADE UP,366999991,\n\
                2,103,11.4,-120.170058,335,\"c,\"\"d\",34.247648,2018-06-01 00:00:00,MADE UP,366999991,9\n";
    let expected = PositionReport { course_degrees: None, status: None, ..reports(&self::file(&[]))[0] };
    assert_eq!(reports(file), [expected, expected]);
    let reader = reader(file.as_bytes());
    assert!(!reader.has(Column::Cog) && !reader.has(Column::Width) && reader.has(Column::Length));
    let statics = reader.statics();
    assert_eq!((statics.length, statics.beam), (Some(metres(335.0)), None));
}

#[test]
fn a_column_that_is_not_read_may_change_in_every_row() {
    let mut file = format!("{HEADER},note\n");
    for number in 0..50 {
        writeln!(file, "{GOOD},{number}").expect("a string");
    }
    assert_eq!(reports(&file), vec![reports(&self::file(&[]))[0]; 50]);
}

#[test]
fn the_words_of_2015_to_2017() {
    for (words, status) in [
        ("under way using engine", Some(NavigationStatus::UnderWay)),
        ("at anchor", Some(NavigationStatus::AtAnchor)),
        ("Moored", Some(NavigationStatus::Moored)),
        ("constrained by her draught", Some(NavigationStatus::ConstrainedByDraught)),
        ("power-driven vessel pushing ahead or towing alongside", Some(NavigationStatus::Other(12))),
        ("AIS-SART (active); MOB-AIS; EPIRB-AIS", Some(NavigationStatus::Other(14))),
        ("undefined", None),
    ] {
        assert_eq!(reports(&file(&[&with("Status", words)]))[1].status, status, "{words}");
    }
}

#[test]
fn days_that_exist() {
    for (text, instant) in [
        ("2020-02-29T23:59:59", "2020-02-29T23:59:59Z"),
        ("2000-02-29 00:00:00", "2000-02-29T00:00:00Z"),
        ("1969-12-31 23:59:59", "1969-12-31T23:59:59Z"),
    ] {
        let file = file(&[&with("BaseDateTime", text), &with("BaseDateTime", text)]);
        assert_eq!(reports(&file)[2].at, instant.parse().unwrap());
    }
}

#[test]
fn a_refused_row_says_nothing_of_its_ship() {
    let bad = with("LAT", "91").replace("MADE UP", "OTHER");
    let file = file(&[&bad, GOOD]);
    let mut reader = reader(file.as_bytes());
    let rows: Vec<_> = reader.by_ref().collect();
    assert!(matches!(rows[1], Err(RowError::NoPosition { line: 3, column: Column::Lat, .. })));
    let ship = reader.ship(mmsi(366_999_991)).expect("a ship");
    assert_eq!((ship.reports, ship.changes(Column::VesselName)), (2, 0));
    assert_eq!(reader.counts().refused(RefusalKind::NoPosition), 1);
}

#[test]
fn a_header_says_what_it_lacks() {
    let error = Reader::new("MMSI,LAT,LON,Speed\n".as_bytes()).expect_err("no instant");
    assert_eq!(error.to_string(), "line 1: the header has no column `BaseDateTime`, `SOG`");
    let missing = vec![Column::BaseDateTime, Column::Sog];
    assert_eq!(error, HeaderError::MissingColumns { line: 1, missing });
}
