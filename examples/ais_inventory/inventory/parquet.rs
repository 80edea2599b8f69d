//! Position reports of Parquet files. They say nothing of the ships but their MMSI.

use std::collections::BTreeMap;
use std::fs::File;

use green_corridor::columnar::arrow::{PositionReader, Source, TableError};
use green_corridor::track::{Mmsi, PositionReport, StaticReport};

use super::input::{Said, Stream, StreamError};
use super::progress::Counted;

/// A file.
struct Parquet {
    batches: PositionReader<Counted<File>>,
    batch: std::vec::IntoIter<Result<PositionReport, TableError>>,
    reports: BTreeMap<Mmsi, u64>,
}

/// The stream of a file.
pub fn open(name: String, file: Counted<File>) -> Box<dyn Stream> {
    let batches = PositionReader::new(Source::named([(name, file)]));
    Box::new(Parquet { batches, batch: Vec::new().into_iter(), reports: BTreeMap::new() })
}

impl Parquet {
    fn next_row(&mut self) -> Option<Result<PositionReport, TableError>> {
        loop {
            if let Some(report) = self.batch.next() {
                return Some(report);
            }
            match self.batches.next()? {
                Ok(positions) => self.batch = positions.reports().collect::<Vec<_>>().into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl Stream for Parquet {
    fn next_report(&mut self) -> Option<Result<PositionReport, StreamError>> {
        let report = self.next_row()?;
        if let Ok(report) = &report {
            *self.reports.entry(report.mmsi).or_default() += 1;
        }
        Some(report.map_err(StreamError::Table))
    }

    fn ships(&self) -> Vec<Said> {
        let said = |(mmsi, reports): (&Mmsi, &u64)| Said {
            mmsi: *mmsi,
            says: StaticReport::default(),
            reports: *reports,
            may_be_two: false,
        };
        self.reports.iter().map(said).collect()
    }
}
