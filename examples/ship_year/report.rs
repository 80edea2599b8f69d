//! The rules side by side and FuelEU over the years, as tables and for machines.

use std::fmt;

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use green_corridor::interchange::{FuelEuGwp, OutlookAnswer, OutlookRow, ShipYearFile};
use green_corridor::regulation::net_zero;
use green_corridor::regulation::side_by_side::{Answer, Figure, Number, Row, Status};
use serde::Serialize;

use crate::sides::Compared;

/// Columns that a wide terminal has.
const WIDTH: u16 = 160;

/// The most that a column of the rules takes, padding included; the last takes the rest.
const WIDTHS: [u16; 7] = [15, 17, 33, 14, 14, 5, 10];

/// What stands for an empty cell.
pub const NOTHING: &str = "-";

#[derive(Serialize)]
pub struct Report {
    title: String,
    pub ship: String,
    ship_type: String,
    gross_tonnage: f64,
    deadweight_t: Option<f64>,
    pub year: i16,
    sailed_nm: f64,
    fuel_t: f64,
    shore_power_kwh: f64,
    fuel_eu_gwp: FuelEuGwp,
    rules: Vec<Row>,
    pub fuel_eu: Outlook,
    #[serde(skip_serializing_if = "Option::is_none")]
    side_by_side: Option<Compared>,
}

/// FuelEU from 2025 to 2050: every year, or what keeps it from an answer.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outlook {
    Years(Vec<OutlookRow>),
    NotComputed(String),
}

impl Report {
    pub fn of(file: &ShipYearFile) -> Self {
        let (year, ship) = (file.ship_year(), file.ship_year().ship());
        Self {
            title: file.title().to_owned(),
            ship: ship.name().to_owned(),
            ship_type: ship.ship_type().to_string(),
            gross_tonnage: ship.gross_tonnage(),
            deadweight_t: ship.deadweight_t(),
            year: year.year(),
            sailed_nm: year.sailed().nautical_miles(),
            fuel_t: year.burns().iter().map(|burn| burn.mass.tonnes()).sum(),
            shore_power_kwh: year.shore_power().iter().map(|used| used.electricity.kilowatt_hours()).sum(),
            fuel_eu_gwp: file.fuel_eu_gwp(),
            rules: file.rows(),
            side_by_side: Compared::of(file),
            fuel_eu: match file.outlook(2025..=2050) {
                Ok(years) => Outlook::Years(years),
                Err(error) => Outlook::NotComputed(error.to_string()),
            },
        }
    }
}

fn rules(rows: &[Row]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(WIDTH);
    table.set_header([
        "rule",
        "status",
        "edition",
        "life cycle",
        "factors",
        "GWP",
        "scope %",
        "what it says",
    ]);
    for row in rows {
        table.add_row([
            row.rule.to_owned(),
            row.status.to_string(),
            row.edition.to_string(),
            row.life_cycle.to_owned(),
            row.factors.unwrap_or(NOTHING).to_owned(),
            row.gwp.unwrap_or(NOTHING).to_owned(),
            row.scope.map_or(NOTHING.to_owned(), |scope| rounded(100.0 * scope)),
            says(row),
        ]);
    }
    for (column, width) in table.column_iter_mut().zip(WIDTHS) {
        column.set_constraint(ColumnConstraint::UpperBoundary(Width::Fixed(width)));
    }
    table
}

/// One figure a line, or the reason in words.
fn says(row: &Row) -> String {
    let proposed = matches!(row.status, Status::Proposed(_));
    let if_adopted = if proposed { "if adopted: " } else { "" };
    match &row.answer {
        Answer::OutOfScope(reason) => format!("{if_adopted}out of scope: {reason}"),
        Answer::NotComputed(error) => format!("{if_adopted}not computed: {error}"),
        Answer::Found(figures) => {
            let lines: Vec<String> =
                figures.iter().map(|figure| format!("{if_adopted}{}", line(figure))).collect();
            lines.join("\n")
        }
    }
}

fn line(figure: &Figure) -> String {
    let value = match &figure.value {
        Number::Float(value) => rounded(*value),
        Number::Text(text) => text.parse().map_or_else(|_| text.clone(), rounded),
        Number::None => return format!("{}: not stated", figure.name),
    };
    format!("{}: {value} {}", figure.name, figure.unit).trim_end().to_owned()
}

/// Every fifth year.
fn years(rows: &[OutlookRow]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header([
        "year",
        "target\ngCO2eq/MJ",
        "intensity\ngCO2eq/MJ",
        "balance\ntCO2eq",
        "penalty of a\nfirst year, EUR",
        "years of deficit\nin a row",
        "penalty, escalated\nEUR",
    ]);
    for row in rows.iter().step_by(5) {
        let mut cells = vec![row.year.to_string()];
        match &row.answer {
            OutlookAnswer::OutOfScope(_) => cells.extend(std::iter::repeat_n(NOTHING.to_owned(), 6)),
            OutlookAnswer::Found(found) => cells.extend([
                rounded(found.target_g_per_mj),
                rounded(found.ghgie_g_per_mj),
                rounded(found.balance_t),
                rounded(found.first_year_penalty_eur),
                found.consecutive_deficits.to_string(),
                rounded(found.penalty_eur),
            ]),
        }
        table.add_row(cells);
    }
    for column in table.column_iter_mut().skip(1) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// As many digits as a reader needs, thousands apart.
pub fn rounded(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 1_000.0 || size.fract() == 0.0 => 0,
        100.0.. => 1,
        0.01.. => 2,
        _ => 4,
    };
    let text = format!("{value:.decimals$}");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut grouped = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + fraction
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.title)?;
        write!(f, "{}, {}, {} GT", self.ship, self.ship_type, rounded(self.gross_tonnage))?;
        if let Some(deadweight) = self.deadweight_t {
            write!(f, ", {} t deadweight", rounded(deadweight))?;
        }
        writeln!(
            f,
            "; {}: {} t of fuel, {} MWh from shore, {} nm\n",
            self.year,
            rounded(self.fuel_t),
            rounded(self.shore_power_kwh / 1e3),
            rounded(self.sailed_nm)
        )?;
        writeln!(f, "{}", rules(&self.rules))?;
        let status = net_zero::STATUS.text().replace("; ", ";\n    ");
        writeln!(f, "IMO Net-Zero Framework: {}:\n    {status}\n", net_zero::STATUS)?;
        if let Some(sides) = &self.side_by_side {
            writeln!(f, "{sides}\n")?;
        }
        writeln!(f, "FuelEU Maritime from 2025 to 2050: same ship, same fuel, every year")?;
        match &self.fuel_eu {
            Outlook::NotComputed(error) => write!(f, "not computed: {error}"),
            Outlook::Years(rows) => match applies(rows) {
                Err(reason) => write!(f, "out of scope in every year: {reason}"),
                Ok(()) => write!(
                    f,
                    "{}\nSurplus is banked, deficit paid in full: nothing is borrowed or pooled. Each year in a row \
                     after the first costs a tenth more.",
                    years(rows)
                ),
            },
        }
    }
}

/// Whether FuelEU applies in any year; why not, if in none.
pub fn applies(rows: &[OutlookRow]) -> Result<(), &str> {
    let mut why = Err("no year was asked for");
    for row in rows {
        match &row.answer {
            OutlookAnswer::Found(_) => return Ok(()),
            OutlookAnswer::OutOfScope(reason) => why = Err(reason.as_str()),
        }
    }
    why
}
