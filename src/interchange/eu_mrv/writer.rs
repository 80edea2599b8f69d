//! Reports into a file.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Cell, Column, Report};
use crate::units::wire::round_15;
use crate::vessel::ImoNumberError;

/// Writes reports under the short column names. They can be read again where the columns are those that their file had: a
/// period that is not known stays empty, and an empty period is refused.
#[derive(Debug)]
pub struct Writer<W> {
    output: W,
    columns: Vec<Column>,
}

impl<W: Write> Writer<W> {
    /// Writes the header.
    ///
    /// # Errors
    ///
    /// [`io::Error`] of the output.
    pub fn new(mut output: W, columns: &[Column]) -> io::Result<Self> {
        let names: Vec<&str> = columns.iter().map(|column| column.name()).collect();
        writeln!(output, "{}", names.join(","))?;
        Ok(Self { output, columns: columns.to_vec() })
    }

    /// Writes one report: numbers with at most 15 significant digits, `N/A` and `Division by zero!` as they are. A
    /// column that its file did not have stays empty.
    ///
    /// # Errors
    ///
    /// [`io::Error`] of the output.
    pub fn write(&mut self, report: &Report) -> io::Result<()> {
        for (index, column) in self.columns.iter().enumerate() {
            if index > 0 {
                self.output.write_all(b",")?;
            }
            match text(report, *column) {
                Some(text) => self.output.write_all(quoted(&text).as_bytes())?,
                None => match report.number(*column) {
                    Cell::Value(value) => write!(self.output, "{}", round_15(value))?,
                    Cell::NotApplicable => self.output.write_all(b"N/A")?,
                    Cell::DivisionByZero => self.output.write_all(b"Division by zero!")?,
                    Cell::Empty | Cell::NoColumn => {}
                },
            }
        }
        self.output.write_all(b"\n")
    }
}

fn text(report: &Report, column: Column) -> Option<Cow<'_, str>> {
    Some(match column {
        Column::Imo => match &report.imo {
            Ok(imo) => imo.get().to_string().into(),
            Err(ImoNumberError::Shape { given } | ImoNumberError::CheckDigit { given, .. }) => given.into(),
        },
        Column::Name => report.name.as_str().into(),
        Column::ShipType => report.ship_type.as_str().into(),
        Column::Period => report.period.as_ref().map(ToString::to_string).unwrap_or_default().into(),
        Column::TechnicalEfficiency => report.technical_efficiency.as_str().into(),
        _ => return None,
    })
}

fn quoted(text: &str) -> Cow<'_, str> {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\"")).into()
    } else {
        text.into()
    }
}
