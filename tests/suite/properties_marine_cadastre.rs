//! Laws of reading AIS files.

use std::io::{self, Read};

use green_corridor::interchange::marine_cadastre::{Counts, Reader, RowError, ShipStatics};
use green_corridor::track::PositionReport;
use green_corridor::units::si::knots;
use jiff::Timestamp;
use proptest::prelude::*;
use proptest::sample::select;

use crate::marine_cadastre::{GOOD, HEADER, MADE_UP};
use crate::strategies::cases;

/// All that a file gives.
#[derive(Debug, PartialEq)]
struct Contents {
    rows: Vec<Result<PositionReport, RowError>>,
    counts: Counts,
    ships: Vec<ShipStatics>,
    bytes: u64,
}

fn read(input: impl Read) -> Option<Contents> {
    let mut reader = Reader::new(input).ok()?;
    let rows: Vec<_> = reader.by_ref().collect();
    let (counts, ships) = (reader.counts().clone(), reader.ships().cloned().collect());
    let bytes = reader.bytes_consumed();
    Some(Contents { rows, counts, ships, bytes })
}

/// Gives a stream in pieces of so many bytes.
struct Pieces<'a>(&'a [u8], usize);

impl Read for Pieces<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let length = buffer.len().min(self.1);
        self.0.read(&mut buffer[..length])
    }
}

/// A cell of a row, as text.
fn decimal() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "-?[0-9]{1,3}\\.[0-9]{1,6}",
        2 => "-?[0-9]{1,3}",
        1 => "[-+]?[0-9]{0,9}\\.?[0-9]{0,12}",
        1 => "-?[0-9]{1,3}\\.[0-9]{7,20}",
        1 => "-?[0-9]{1,3}(\\.[0-9]{1,4})?[eE][-+]?[0-9]{1,2}",
        1 => select(vec!["0.0", "-0.0", "1e-05", "00034.5", "5.", ".5", "NaN", "inf", ""]).prop_map(str::to_owned),
    ]
}

/// A row that most files have: nine digits, a minute of a week, a position near a port.
fn row() -> impl Strategy<Value = [String; 15]> {
    let of =
        |values: &[&str]| select(values.iter().map(|value| (*value).to_owned()).collect::<Vec<String>>());
    let instant = (0..604_800_i64).prop_map(|second| {
        let at = Timestamp::from_second(1_583_000_000 + second).expect("an instant");
        at.to_string().trim_end_matches('Z').to_owned()
    });
    (
        of(&["366999991", "366999992", "5"]),
        instant,
        "3[0-9]\\.[0-9]{5}",
        "-1[0-7][0-9]\\.[0-9]{5}",
        of(&["0.0", "11.4", "102.3", "", "7", "9.25"]),
        of(&["0.0", "103.1", "360.0", "", "359.9"]),
        of(&["0", "103.0", "511", "", "359"]),
        of(&["MADE UP", "\"A, B\"", "\"A \"\"B\"", "", "É"]),
        of(&["IMO9074729", "", "9074729", "IMO9074728"]),
        of(&["WMU1", ""]),
        of(&["70", "71", "", "0", "1019"]),
    )
        .prop_flat_map(move |(a, b, c, d, e, f, g, h, i, j, k)| {
            let rest = (
                of(&["0", "5", "15", "", "moored"]),
                of(&["335", "0", ""]),
                of(&["49", ""]),
                of(&["13.8", "13.7", "0.0", ""]),
            );
            rest.prop_map(move |(l, m, n, o)| {
                let s = String::clone;
                [s(&a), s(&b), s(&c), s(&d), s(&e), s(&f), s(&g), s(&h), s(&i), s(&j), s(&k), l, m, n, o]
            })
        })
}

fn table(rows: &[[String; 15]]) -> String {
    let lines: Vec<String> = rows.iter().map(|row| row.join(",")).collect();
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

/// A number in a cell as the reader must take it.
fn number(cell: &str) -> Option<f64> {
    cell.parse().ok()
}

/// Pieces that rows are made of, in any order.
fn debris() -> impl Strategy<Value = String> {
    let pieces = vec![
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r\n",
        "\r",
        " ",
        "366999991",
        "2018-06-01T00:00:00",
        "34.2",
        "-120.1",
        "102.3",
        "IMO9074729",
        "é",
        "\u{feff}",
        "1e9",
        "MMSI",
        GOOD,
        "\n366999991,2018-06-01T00:00:00,34.2,-120.1,",
    ];
    prop::collection::vec(select(pieces), 0..100).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        read(bytes.as_slice());
        let whole = [HEADER.as_bytes(), b"\n", GOOD.as_bytes(), b"\n", &bytes].concat();
        let read = read(whole.as_slice()).expect("a header");
        prop_assert_eq!(read.bytes, whole.len() as u64);
        prop_assert_eq!(read.counts.rows, read.rows.len() as u64);
        prop_assert_eq!(read.counts.reports(), read.rows.iter().filter(|row| row.is_ok()).count() as u64);
    }

    #[test]
    fn no_debris_makes_it_panic(text in debris(), piece in 1..200_usize) {
        let file = format!("{HEADER}\n{GOOD}\n{text}");
        let whole = read(file.as_bytes()).expect("a header");
        prop_assert_eq!(whole.bytes, file.len() as u64);
        prop_assert_eq!(&read(Pieces(file.as_bytes(), piece)), &Some(whole));
    }

    /// A byte changed anywhere in a good file.
    #[test]
    fn one_byte_costs_one_row(place in 0..MADE_UP.len(), byte in any::<u8>()) {
        let begin = MADE_UP.find('\n').expect("a header") + 1;
        let mut file = MADE_UP.as_bytes().to_vec();
        let place = place.max(begin);
        prop_assume!(byte != b'\n' && file[place] != b'\n');
        file[place] = byte;
        let (one, other) = (read(file.as_slice()).expect("a header"), read(MADE_UP.as_bytes()).expect("a header"));
        prop_assert_eq!(one.rows.len(), other.rows.len());
        let unlike = one.rows.iter().zip(&other.rows).filter(|(one, other)| one != other).count();
        prop_assert!(unlike <= 1);
    }

    #[test]
    fn the_size_of_pieces_does_not_matter(rows in prop::collection::vec(row(), 1..40), piece in 1..300_usize) {
        let file = table(&rows);
        prop_assert_eq!(read(Pieces(file.as_bytes(), piece)), read(file.as_bytes()));
    }

    #[test]
    fn the_order_of_columns_does_not_matter(
        rows in prop::collection::vec(row(), 1..30),
        order in Just((0..15).collect::<Vec<usize>>()).prop_shuffle(),
        other in 0..16_usize,
    ) {
        let put = |cells: Vec<&str>, more: &str| {
            let mut cells: Vec<&str> = order.iter().map(|place| cells[*place]).collect();
            cells.insert(other, more);
            cells.join(",")
        };
        let mut shuffled = put(HEADER.split(',').collect(), "OTHER");
        for (number, row) in rows.iter().enumerate() {
            shuffled.push('\n');
            shuffled.push_str(&put(row.iter().map(String::as_str).collect(), &number.to_string()));
        }
        let (one, other) = (read(shuffled.as_bytes()), read(table(&rows).as_bytes()));
        let (one, other) = (one.expect("a header"), other.expect("a header"));
        prop_assert_eq!(one.rows, other.rows);
        prop_assert_eq!(one.counts, other.counts);
        prop_assert_eq!(one.ships, other.ships);
    }

    /// Most rows take a short cut; a blank before a cell keeps a row from it, and changes nothing else.
    #[test]
    fn the_short_cut_gives_the_same(rows in prop::collection::vec(row(), 1..40), blank in 0..7_usize) {
        let mut others = rows.clone();
        for row in &mut others {
            row[blank].insert(0, ' ');
        }
        let (one, other) = (read(table(&rows).as_bytes()), read(table(&others).as_bytes()));
        let (one, other) = (one.expect("a header"), other.expect("a header"));
        prop_assert_eq!(one.rows, other.rows);
        prop_assert_eq!(one.counts, other.counts);
        prop_assert_eq!(one.ships, other.ships);
    }

    /// A table reads back as what it was written from.
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(row(), 1..40)) {
        let file = table(&rows);
        let read = read(file.as_bytes()).expect("a header");
        prop_assert_eq!(read.rows.len(), rows.len());
        for (cells, report) in rows.iter().zip(&read.rows) {
            let report = report.as_ref().expect("a report");
            let unless = |cell: &str, none: f64| number(cell).filter(|number| *number != none);
            prop_assert_eq!(report.mmsi.get().to_string(), cells[0].as_str());
            prop_assert_eq!(report.at, format!("{}Z", cells[1]).parse::<Timestamp>().expect("an instant"));
            prop_assert_eq!(Some(report.position.latitude().degrees()), number(&cells[2]));
            prop_assert_eq!(Some(report.position.longitude().degrees()), number(&cells[3]));
            prop_assert_eq!(report.speed, unless(&cells[4], 102.3).map(knots));
            prop_assert_eq!(report.course_degrees, unless(&cells[5], 360.0));
            prop_assert_eq!(report.heading_degrees, unless(&cells[6], 511.0));
        }
    }

    /// In the first row of a ship, and in the second, which takes the short cut.
    #[test]
    fn numbers_are_those_of_the_standard_library_bit_for_bit(cell in decimal()) {
        let file = format!("MMSI,BaseDateTime,LON,LAT,SOG\n{0}{1}{0}{1}", "366999991,2018-06-01T00:00:00,", format!("{cell},1,1\n"));
        let expected = number(&cell).filter(|number| number.abs() <= 180.0).map(f64::to_bits);
        for row in read(file.as_bytes()).expect("a header").rows {
            let found = row.ok().map(|report| report.position.longitude().degrees().to_bits());
            prop_assert_eq!(found, expected, "{}", cell);
        }
    }

    #[test]
    fn instants_are_those_of_the_calendar(
        year in 1900..2100_u16, month in 0..14_u8, day in 0..33_u8, hour in 0..26_u8, minute in 0..62_u8, second in 0..62_u8,
    ) {
        let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        let file = format!("MMSI,BaseDateTime,LON,LAT,SOG\n366999991,2018-06-01T00:00:00,1,1,1\n366999991,{text},1,1,1\n");
        let found = read(file.as_bytes()).expect("a header").rows[1].clone().ok().map(|report| report.at);
        let exists = hour < 24 && minute < 60 && second < 60;
        prop_assert_eq!(found, format!("{text}Z").parse().ok().filter(|_| exists));
    }
}
