//! Position reports of CSV files as MarineCadastre publishes them.

use std::io::Read;

use green_corridor::interchange::marine_cadastre::{Column, Reader, RefusalKind, ShipStatics};
use green_corridor::track::PositionReport;

use super::input::{Said, Stream, StreamError};

/// A file, or the made-up week.
struct Csv<R> {
    name: String,
    reader: Reader<R>,
}

impl<R: Read> Stream for Csv<R> {
    fn next_report(&mut self) -> Option<Result<PositionReport, StreamError>> {
        let report = self.reader.next()?;
        Some(report.map_err(|source| StreamError::Row { file: self.name.clone(), source }))
    }

    fn ships(&self) -> Vec<Said> {
        self.reader.ships().map(said).collect()
    }
}

fn said(ship: &ShipStatics) -> Said {
    let may_be_two = ship.changes(Column::Imo) + ship.changes(Column::Length) > 0;
    Said { mmsi: ship.mmsi, says: ship.first.clone(), reports: ship.reports, may_be_two }
}

/// Why a row is refused, in words.
pub const fn why(kind: RefusalKind) -> &'static str {
    match kind {
        RefusalKind::Value => "a cell that cannot be",
        RefusalKind::NoPosition => "no position",
        RefusalKind::CellCount => "too few or too many cells",
        RefusalKind::Quotation => "a quotation mark out of place",
        RefusalKind::LoneCarriageReturn => "a carriage return out of place",
        RefusalKind::TooLong => "too long",
        _ => "another reason",
    }
}

/// The stream of a file.
#[cfg(feature = "compressed")]
pub fn open<'a>(name: String, input: impl Read + 'a) -> Result<Box<dyn Stream + 'a>, String> {
    use green_corridor::interchange::marine_cadastre::Decompressed;
    let plain = Decompressed::new(input).map_err(|error| format!("{name}: {error}"))?;
    let reader = Reader::new(plain).map_err(|error| format!("{name}: {error}"))?;
    Ok(Box::new(Csv { name, reader }))
}

/// The stream of a file.
#[cfg(not(feature = "compressed"))]
pub fn open<'a>(name: String, input: impl Read + 'a) -> Result<Box<dyn Stream + 'a>, String> {
    use green_corridor::interchange::marine_cadastre::HeaderError;
    let reader = Reader::new(input).map_err(|error| match error {
        HeaderError::Compressed(form) => format!(
            "{name}: the file is compressed ({form}); unpack it, or build with `--features compressed`"
        ),
        error => format!("{name}: {error}"),
    })?;
    Ok(Box::new(Csv { name, reader }))
}
