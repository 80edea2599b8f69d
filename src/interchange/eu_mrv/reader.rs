//! Reports out of a stream.

use std::io::BufRead;

use super::header::Header;
use super::records::Records;
use super::report::{Period, Report};
use super::{Cell, CellProblem, Column, MrvError};
use crate::units::si::hours;
use crate::units::{Mass, MassPerDistance, MassPerFreightWork};

/// The first year of EU MRV.
const FIRST_YEAR: i16 = 2018;

/// Characters of a refused cell that an error repeats.
const SHOWN: usize = 60;

/// Reads reports one by one: an iterator that holds one record, however long the file.
///
/// A record that is refused is an `Err`, and the next call goes on behind it; the caller chooses whether to. Behind an
/// error after which records cannot be told apart ([`MrvError::allows_next`], or a quotation that may be open) there is
/// nothing more, and [`Self::stopped_at`] names its line.
#[derive(Debug)]
pub struct Reader<R> {
    records: Records<R>,
    header: Header,
    ended: bool,
    stopped_at: Option<u64>,
}

impl<R: BufRead> Reader<R> {
    /// Reads the header.
    ///
    /// # Errors
    ///
    /// [`MrvError`] for an empty file, and for a header without a needed column or with one twice.
    pub fn new(input: R) -> Result<Self, MrvError> {
        let mut records = Records::new(input);
        let header = Header::read(&mut records)?;
        Ok(Self { records, header, ended: false, stopped_at: None })
    }

    /// The line of the record behind which nothing was read, because records could not be told apart there.
    pub const fn stopped_at(&self) -> Option<u64> {
        self.stopped_at
    }

    /// Whether the file has a column.
    pub fn has(&self, column: Column) -> bool {
        self.header.index(column).is_some()
    }

    fn report(&self) -> Result<Report, MrvError> {
        let line = self.records.line();
        if self.records.len() != self.header.width {
            let (cells, header) = (self.records.len(), self.header.width);
            return Err(MrvError::CellCount { line, cells, header });
        }
        let tonnes = |column| Ok::<_, MrvError>(self.number(column)?.map(Mass::from_tonnes));
        Ok(Report {
            line,
            imo: self.text(Column::Imo).parse(),
            name: self.text(Column::Name).to_owned(),
            ship_type: self.text(Column::ShipType).to_owned(),
            period: self.period()?,
            technical_efficiency: self.text(Column::TechnicalEfficiency).to_owned(),
            fuel: self.number(Column::TotalFuel)?.map(Mass::from_tonnes),
            co2: tonnes(Column::TotalCo2)?,
            co2_between_ms: tonnes(Column::Co2BetweenMs)?,
            co2_departed_ms: tonnes(Column::Co2DepartedMs)?,
            co2_to_ms: tonnes(Column::Co2ToMs)?,
            co2_at_berth: tonnes(Column::Co2AtBerth)?,
            time_at_sea: self.number(Column::TimeAtSea)?.map(hours),
            fuel_per_distance: self
                .number(Column::FuelPerDistance)?
                .map(MassPerDistance::from_kilograms_per_nautical_mile),
            co2_per_distance: self
                .number(Column::Co2PerDistance)?
                .map(MassPerDistance::from_kilograms_per_nautical_mile),
            co2e_per_distance: self
                .number(Column::Co2ePerDistance)?
                .map(MassPerDistance::from_kilograms_per_nautical_mile),
            fuel_per_freight_work: self
                .number(Column::FuelPerFreightWork)?
                .map(MassPerFreightWork::from_grams_per_tonne_nautical_mile),
            co2_per_freight_work: self
                .number(Column::Co2PerFreightWork)?
                .map(MassPerFreightWork::from_grams_per_tonne_nautical_mile),
            co2_g_per_m3_nm: self.number(Column::Co2PerVolumeWork)?,
            co2_g_per_dwt_nm: self.number(Column::Co2PerDeadweightWork)?,
        })
    }

    fn text(&self, column: Column) -> &str {
        self.header.index(column).and_then(|index| self.records.cell(index)).unwrap_or_default()
    }

    fn number(&self, column: Column) -> Result<Cell<f64>, MrvError> {
        if !self.has(column) {
            return Ok(Cell::NoColumn);
        }
        Cell::read(self.text(column)).map_err(|problem| self.refused(column, problem))
    }

    fn period(&self) -> Result<Option<Period>, MrvError> {
        if !self.has(Column::Period) {
            return Ok(None);
        }
        let period = period(self.text(Column::Period));
        period.map(Some).ok_or_else(|| self.refused(Column::Period, CellProblem::NotAPeriod))
    }

    fn refused(&self, column: Column, problem: CellProblem) -> MrvError {
        let number = self.header.index(column).map_or(0, |index| index + 1);
        let text = self.text(column).chars().take(SHOWN).collect();
        MrvError::Value { line: self.records.line(), column, number, text, problem }
    }
}

/// `2023`, or `2024 (a part of it)`.
fn period(text: &str) -> Option<Period> {
    let (year, part) = match text.split_once('(') {
        Some((year, rest)) => (year.trim_end(), rest.strip_suffix(')')?.trim()),
        None => (text, ""),
    };
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let year = year.parse().ok().filter(|year| *year >= FIRST_YEAR)?;
    Some(Period { year, part: part.to_owned() })
}

impl<R: BufRead> Iterator for Reader<R> {
    type Item = Result<Report, MrvError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let report = match self.records.advance() {
            Ok(true) => self.report(),
            Ok(false) => {
                self.ended = true;
                return None;
            }
            Err(error) => Err(error),
        };
        if report.as_ref().is_err_and(|error| !error.allows_next() || !self.records.is_told_apart()) {
            self.ended = true;
            self.stopped_at = Some(self.records.line());
        }
        Some(report)
    }
}
