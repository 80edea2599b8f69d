//! Laws of reading reports and of quantiles, and a file longer than memory should hold.

use std::io::{self, BufReader, Read};

use green_corridor::interchange::eu_mrv::{Column, MrvError, Reader, Report, Writer};
use green_corridor::plausibility::{Bands, PROBABILITIES, Quantiles};
use proptest::prelude::*;
use proptest::sample::select;

use crate::eu_mrv::{MADE_UP, read};
use crate::strategies::{cases, decimal};

/// A million records out of nothing: the text of one record is all there is.
struct Endless {
    record: Vec<u8>,
    at: usize,
    left: u32,
}

impl Read for Endless {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at == self.record.len() {
            self.left -= 1;
            self.at = 0;
        }
        if self.left == 0 {
            return Ok(0);
        }
        let length = buffer.len().min(self.record.len() - self.at);
        buffer[..length].copy_from_slice(&self.record[self.at..self.at + length]);
        self.at += length;
        Ok(length)
    }
}

#[test]
fn a_million_reports_are_streamed() {
    const REPORTS: u32 = 1_200_000;
    let (header, rest) = MADE_UP.split_once('\n').expect("a header");
    let record = format!("{}\n", rest.lines().next().expect("a record")).into_bytes();
    let header = format!("{header}\n");
    let stream = header.as_bytes().chain(Endless { record, at: 0, left: REPORTS });
    let (mut seen, mut nm) = (0_u32, 0.0);
    for report in Reader::new(BufReader::with_capacity(4_096, stream)).expect("a header") {
        let report: Report = report.expect("a report");
        seen += 1;
        nm = report.distance().expect("derivable").nautical_miles();
        assert_eq!(report.line, u64::from(seen) + 1);
    }
    assert_eq!(seen, REPORTS);
    assert!(nm > 1_000.0);
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => decimal(0.0..=99_999.0, 2).prop_map(|number| number.to_string()),
        1 => select(vec!["", "N/A", "Division by zero!", "0.0", "-3.5"]).prop_map(str::to_owned),
    ]
}

/// Pieces that CSV and the cells of a report are made of, in any order.
fn debris() -> impl Strategy<Value = String> {
    let pieces = vec![
        "\"",
        "\"\"",
        ",",
        "\n",
        "\r\n",
        "\r",
        " ",
        "9074729",
        "2023",
        "1.5",
        "N/A",
        "é",
        "Division by zero!",
        "-",
        "imo",
        "\u{feff}",
        "1e9",
    ];
    prop::collection::vec(select(pieces), 0..200).prop_map(|pieces| pieces.concat())
}

fn drain(bytes: &[u8]) {
    let Ok(reader) = Reader::new(bytes) else { return };
    let bands = Bands::eu_mrv_2018_2023();
    for report in reader.flatten() {
        let _ = report.findings();
        let _ = bands.check(&report.observation());
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        drain(&bytes);
        let header = MADE_UP.lines().next().expect("a header");
        drain(&[header.as_bytes(), b"\n", &bytes].concat());
    }

    #[test]
    fn no_debris_makes_it_panic(text in debris()) {
        drain(text.as_bytes());
        drain(format!("imo,co2_kg_per_nm,co2e_kg_per_nm\n{text}").as_bytes());
    }

    /// Behind a mark out of place the reader goes on only if every mark of the line is one of a pair.
    #[test]
    fn nothing_is_read_behind_a_mark_without_its_pair(
        pieces in prop::collection::vec(select(vec!["\"", "a", " ", ","]), 1..16),
    ) {
        let line = pieces.concat();
        let file = format!("imo,co2_kg_per_nm,co2e_kg_per_nm\n{line}\n9074729,1,1\n");
        let mut reader = Reader::new(file.as_bytes()).expect("a header");
        if let Some(Err(MrvError::StrayQuote { line: 2, .. })) = reader.next() {
            let pairs = line.matches('"').count() % 2 == 0;
            let next = reader.next().is_some();
            prop_assert_eq!(next, reader.stopped_at().is_none());
            prop_assert!(!next || pairs, "{}", line);
        }
    }

    #[test]
    fn what_is_written_is_read(
        name in "[ -~é\n]{0,20}",
        numbers in prop::collection::vec(cell(), 14),
        year in 2018..2100,
    ) {
        let header: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
        let quoted = name.replace('"', "\"\"");
        let file =
            format!("{}\n9074729,\"{quoted}\",Container ship,{year},EIV,{}\n", header.join(","), numbers.join(","));
        let reports = read(&file);
        let mut written = Vec::new();
        Writer::new(&mut written, &Column::ALL).expect("a header").write(&reports[0]).expect("written");
        prop_assert_eq!(&read(&String::from_utf8(written).expect("UTF-8")), &[Report { line: 2, ..reports[0].clone() }]);
        prop_assert_eq!(reports[0].name.as_str(), name.trim());
    }

    #[test]
    fn quantiles_rise_and_stay_inside_the_sample(mut sample in prop::collection::vec(-1e6..1e6_f64, 1..300)) {
        let quantiles = Quantiles::of(&mut sample).expect("a sample");
        let all = quantiles.to_array();
        prop_assert!(all.is_sorted());
        prop_assert!(sample[0] <= all[0] && all[6] <= sample[sample.len() - 1]);
        prop_assert!(quantiles.contains(quantiles.median));
        for (quantile, probability) in all.into_iter().zip(PROBABILITIES) {
            let below = sample.iter().filter(|value| **value < quantile).count() as f64;
            prop_assert!(below <= probability * (sample.len() - 1) as f64 + 1.0);
        }
    }

    #[test]
    fn quantiles_scale_with_the_sample(mut sample in prop::collection::vec(0.1..1e4_f64, 1..100), factor in 0.01..100.0_f64) {
        let mut scaled: Vec<f64> = sample.iter().map(|value| value * factor).collect();
        let (one, other) = (Quantiles::of(&mut sample).expect("a sample"), Quantiles::of(&mut scaled).expect("a sample"));
        for (one, other) in one.to_array().into_iter().zip(other.to_array()) {
            prop_assert!((one * factor - other).abs() <= 1e-12 * other.abs());
        }
    }
}
