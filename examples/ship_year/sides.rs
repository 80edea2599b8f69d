//! What the operator reported of the year, beside the records of the file.

use std::fmt;

use comfy_table::{CellAlignment, Table, presets};
use green_corridor::interchange::ShipYearFile;
use green_corridor::inventory::{Comparable, Side, Sides};
use green_corridor::regulation::{ReportScope, YearSides, YearSidesError};
use green_corridor::units::{Mass, si::hour, wire::round_15};
use serde::Serialize;

use crate::report::{NOTHING, rounded};

/// The sides of the year, or what keeps them from standing beside each other.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Compared {
    Sides { source: String, scope: ReportScope, rows: Vec<Row> },
    NotComputed(String),
}

#[derive(Serialize)]
pub struct Row {
    quantity: String,
    measured: Option<f64>,
    modelled: Option<f64>,
    reported: Option<f64>,
    /// Reported less what stands beside it.
    residual: Option<f64>,
    share: Option<f64>,
}

impl Compared {
    /// `None` for a file without a report.
    pub fn of(file: &ShipYearFile) -> Option<Self> {
        let source = file.reported()?.source().document().to_owned();
        Some(match file.sides() {
            Ok(sides) => sides.map(|sides| Self::Sides { source, scope: sides.scope, rows: rows(&sides) })?,
            Err(error) => Self::NotComputed(YearSidesError::to_string(&error)),
        })
    }
}

fn rows(sides: &YearSides) -> Vec<Row> {
    let by_fuel = sides.by_fuel.iter();
    let mut rows: Vec<Row> =
        by_fuel.map(|(fuel, masses)| Row::of(format!("{fuel}, t"), masses, Mass::tonnes)).collect();
    rows.extend([
        Row::of("all fuel, t", &sides.fuel, Mass::tonnes),
        Row::of("CO2 TtW at the stack, t", &sides.stack_co2, Mass::tonnes),
        Row::of("CO2 as regulated, t", &sides.regulatory_co2, Mass::tonnes),
        Row::of("distance, nm", &sides.sailed, |distance| distance.nautical_miles()),
        Row::of("under way, h", &sides.under_way, |time| time.get::<hour>()),
    ]);
    rows
}

impl Row {
    fn of<T: Comparable>(name: impl Into<String>, sides: &Sides<T>, figure: impl Fn(T) -> f64) -> Self {
        let number = |value: Option<T>| value.map(|value| round_15(figure(value)));
        let against = if sides.measured.is_some() { Side::Measured } else { Side::Modelled };
        Self {
            quantity: name.into(),
            measured: number(sides.measured),
            modelled: number(sides.modelled),
            reported: number(sides.reported),
            residual: number(sides.residual(Side::Reported, against)),
            share: sides.share(Side::Reported, against).map(round_15),
        }
    }
}

impl fmt::Display for Compared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (source, scope, rows) = match self {
            Self::NotComputed(error) => return write!(f, "report and records are not compared: {error}"),
            Self::Sides { source, scope, rows } => (source, scope, rows),
        };
        let scope = match scope {
            ReportScope::WholeYear => "the whole year",
            _ => "what EU MRV covers",
        };
        writeln!(f, "{source}, beside the records of {scope}; {NOTHING} is not known, not zero")?;
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY);
        table.set_header(["side by side", "measured", "modelled", "reported", "residual", "residual, %"]);
        let cell = |value: Option<f64>| value.map_or(NOTHING.to_owned(), rounded);
        for row in rows {
            let share = row.share.map_or(NOTHING.to_owned(), |share| format!("{:+.2}", 100.0 * share));
            let figures = [row.measured, row.modelled, row.reported, row.residual].map(cell);
            table.add_row([row.quantity.clone()].into_iter().chain(figures).chain([share]));
        }
        for column in table.column_iter_mut().skip(1) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        write!(f, "{table}")
    }
}
