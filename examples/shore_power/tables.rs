//! The figures as tables.

use std::fmt;

use comfy_table::{CellAlignment, LineStyle, Table, presets};

use crate::plan::UnstatedGases;
use crate::report::{CallRow, EndRow, GridRow, Report};

/// Kept from the stack of the ship.
const AVOIDED_CO2: &str = "avoided CO2 t";
const AVOIDED_NOX: &str = "avoided NOx t";

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}\n", self.title)?;
        let header =
            ["calls", "number", "verdict", "berth h", "shore h", "kWh at ship", AVOIDED_CO2, AVOIDED_NOX];
        writeln!(f, "{}\n", table(&header, &[1, 3, 4, 5, 6, 7], self.calls.iter().map(call)))?;
        for row in &self.calls {
            writeln!(f, "{}: {}", row.name, row.outcome)?;
            for reason in &row.reasons {
                writeln!(f, "  {}\n    {}", reason.finding, reason.clause)?;
            }
        }
        writeln!(f, "\nBy end of the corridor:\n")?;
        let header = ["end", "calls", "in scope", "complied", "excepted", "rate", "berth h", "controlled h"];
        writeln!(f, "{}\n", table(&header, &[1, 2, 3, 4, 5, 6, 7], self.ends.iter().map(compliance)))?;
        let header =
            ["end", "kWh at ship", AVOIDED_CO2, AVOIDED_NOX, "net CO2 t", "net CO2e t", "break-even"];
        writeln!(f, "{}", table(&header, &[1, 2, 3, 4, 5, 6], self.ends.iter().map(energy)))?;
        writeln!(
            f,
            "Avoided: at the stack. Net: with the power stations of the grids of the file. Break-even: g CO2/kWh of\nthe grid at which shore power neither saves nor costs CO2."
        )?;
        for row in &self.ends {
            if let Some(why) = &row.why_co2e_is_unknown {
                writeln!(f, "{}: {why}.", row.end)?;
            }
        }
        writeln!(f, "\nThe same calls, had their electricity come from one grid:\n")?;
        let header =
            ["grid", "g CO2/kWh", "break-even", "net CO2 t", "g/kWh at ship", "g/kWh, EPA", "net CO2e t"];
        writeln!(f, "{}", table(&header, &[1, 2, 3, 4, 5, 6], self.grids.iter().map(grid)))?;
        writeln!(f, "Below zero saves, above zero costs. CO2: stack and power stations. EPA: against the")?;
        writeln!(f, "auxiliary engine of the US EPA's method, else of the Fourth IMO GHG Study.")?;
        write!(f, "CO2e: well-to-wake, AR5; ")?;
        match self.unstated_gases {
            UnstatedGases::Unknown => write!(f, "unknown where a grid factor states CO2 only."),
            UnstatedGases::Co2StandsForCo2e => {
                write!(f, "CO2 stands for it where a grid factor states CO2 only.")
            }
        }
    }
}

fn call(row: &CallRow) -> Vec<String> {
    vec![
        row.name.clone(),
        row.count.to_string(),
        row.outcome.to_string(),
        number(row.berth_h, 0),
        number(row.shore_h, 0),
        number(row.at_ship_kwh, 0),
        number(row.avoided_stack_co2_t, 1),
        known(row.avoided_nox_t, 2),
    ]
}

fn compliance(row: &EndRow) -> Vec<String> {
    vec![
        row.end.to_owned(),
        row.calls.to_string(),
        (row.calls - row.out_of_scope).to_string(),
        row.compliant.to_string(),
        row.excepted.to_string(),
        row.compliance_percent.map_or("-".to_owned(), |rate| format!("{rate:.0} %")),
        number(row.berth_h, 0),
        number(row.controlled_h, 0),
    ]
}

fn energy(row: &EndRow) -> Vec<String> {
    vec![
        row.end.to_owned(),
        number(row.at_ship_kwh, 0),
        number(row.avoided_stack_co2_t, 1),
        known(row.avoided_nox_t, 2),
        signed(row.net_co2_t, 1),
        row.net_co2e_wtw_ar5_t.map_or("unknown".to_owned(), |value| signed(value, 1)),
        row.break_even_co2_g_per_kwh.map_or("-".to_owned(), |value| number(value, 1)),
    ]
}

fn grid(row: &GridRow) -> Vec<String> {
    vec![
        row.grid.clone(),
        number(row.grid_co2_g_per_kwh, 1),
        row.break_even_co2_g_per_kwh.map_or("-".to_owned(), |value| number(value, 1)),
        signed(row.net_co2_t, 1),
        signed(row.net_co2_g_per_kwh, 1),
        signed(row.net_co2_epa_g_per_kwh, 1),
        row.net_co2e_wtw_ar5_t.map_or("unknown".to_owned(), |value| signed(value, 1)),
    ]
}

fn table(header: &[&str], right: &[usize], rows: impl Iterator<Item = Vec<String>>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_header(header.iter().copied());
    for row in rows {
        table.add_row(row);
    }
    for (index, column) in table.column_iter_mut().enumerate() {
        if right.contains(&index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn known(value: Option<f64>, digits: usize) -> String {
    value.map_or("unknown".to_owned(), |value| number(value, digits))
}

fn signed(value: f64, digits: usize) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", number(value, digits))
}

/// A number with thousands apart.
fn number(value: f64, digits: usize) -> String {
    let text = format!("{:.digits$}", value.abs());
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), None), |(a, b)| (a, Some(b)));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if value < 0.0 && text.contains(|c: char| ('1'..='9').contains(&c)) { "-" } else { "" };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}
