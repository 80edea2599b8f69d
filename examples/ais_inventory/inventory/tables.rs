//! The inventory for people.

use std::fmt::Write;

use comfy_table::{CellAlignment, ContentArrangement, LineStyle, Table, presets};

use super::figures::Figures;
use super::report::{Report, ShipRow};

/// Rows of ships and stays that are shown unless all are asked for.
const SHOWN: usize = 40;

const MASSES: [&str; 6] = ["fuel t", "CO2 t", "CO2e t", "NOx t", "SO2 t", "PM10 t"];

/// All of it.
pub fn for_people(report: &Report, all: bool) -> String {
    let mut text = String::new();
    let shown = |rows: usize| if all { rows } else { rows.min(SHOWN) };
    let _ = writeln!(text, "{}", report.read.join(", "));
    let ships = report.ships.len() + report.not_counted.len();
    let ships = if ships == 1 { "1 ship".to_owned() } else { format!("{ships} ships") };
    let _ = writeln!(text, "{} to {}, {ships}\n", report.from, report.to);
    let own = &report.choices;
    let choices = [
        ("gaps", own.gaps.as_str()),
        ("period", &own.period),
        ("modes", &own.modes),
        ("places", &own.places),
        ("fleet", &own.fleet),
        ("factors", &own.factors),
        ("fuels", &own.fuels),
        ("air", own.air),
    ];
    for (name, choice) in choices {
        let _ = writeln!(text, "{name:<9}{choice}");
    }
    let _ = writeln!(text, "\n{}", tally(report));
    for refused in &report.refused {
        let _ = writeln!(text, "  {refused}");
    }

    title(&mut text, report, "By ship");
    let rows = report.ships.iter().take(shown(report.ships.len()));
    let header = ["ship", "m", "found by", "hours", "nm", "stays", "days"];
    let total = ["all".to_owned(), String::new(), String::new()].into_iter();
    let total = total
        .chain(way(&report.total))
        .chain([stays(&report.ships).to_string(), String::new()])
        .chain(masses(&report.total));
    let rows =
        rows.map(|ship| ship_row(ship).chain(masses(&ship.figures)).collect()).chain([total.collect()]);
    let _ = writeln!(text, "{}", table(&[&header[..], &MASSES].concat(), rows, 3));
    more(&mut text, report.ships.len(), shown(report.ships.len()), "ships");
    let _ = writeln!(
        text,
        "{:.1} % of the CO2e rests on particulars that are assumed by length.",
        100.0 * report.assumed_share_of_co2e
    );
    for ship in report.ships.iter().filter(|ship| ship.may_be_two_ships) {
        let _ = writeln!(
            text,
            "{} ({}) changed its IMO number or length: two ships may send one MMSI.",
            ship.mmsi, ship.name
        );
    }

    not_counted(&mut text, report, shown(report.not_counted.len()));

    title(&mut text, report, "By operating mode");
    let header = ["mode", "hours", "nm"];
    let rows = report.by_mode.iter().map(|(mode, own)| named(mode, own));
    let _ = writeln!(
        text,
        "{}",
        table(&[&header[..], &MASSES].concat(), rows.chain([named("all", &report.total)]), 1)
    );

    title(&mut text, report, "By regulated waters");
    let header = ["waters", "hours", "nm"];
    let rows = report.by_waters.iter().map(|(waters, own)| named(waters, own));
    let _ = writeln!(
        text,
        "{}",
        table(&[&header[..], &MASSES].concat(), rows.chain([named("all", &report.total)]), 1)
    );

    title(&mut text, report, "Stays at berth");
    let header = ["ship", "berth", "from", "to", "days", "unheard h", "heard to"];
    let rows = report.stays.iter().take(shown(report.stays.len())).map(|stay| {
        vec![
            format!("{} {}", stay.mmsi, stay.name),
            stay.place.clone(),
            minute(stay.from),
            minute(stay.to),
            format!("{:.2}", stay.days),
            format!("{:.1}", stay.unheard_h),
            if stay.whole { "come and go" } else { "not both ends" }.to_owned(),
        ]
    });
    let _ = writeln!(text, "{}", table(&header, rows, 4));
    more(&mut text, report.stays.len(), shown(report.stays.len()), "stays");
    text
}

/// Ships in no table.
fn not_counted(text: &mut String, report: &Report, shown: usize) {
    title(text, report, "Not counted: hours and miles are known, emissions are not");
    let ships = &report.not_counted;
    if ships.is_empty() {
        let _ = writeln!(text, "None: every ship of the reports is in the table above.");
        return;
    }
    let sum: Figures = ships.iter().map(|ship| ship.figures).sum();
    let all = ["all".to_owned(), String::new(), String::new()].into_iter().chain(way(&sum));
    let all = all.chain([stays(ships).to_string(), String::new()]).collect();
    let rows = ships.iter().take(shown).map(|ship| ship_row(ship).collect()).chain([all]);
    let header = ["ship", "m", "why not", "hours", "nm", "stays", "days"];
    let _ = writeln!(text, "{}", table(&header, rows, 3));
    more(text, ships.len(), shown, "ships");
}

fn title(text: &mut String, report: &Report, title: &str) {
    let made_up = if report.synthetic { " (SYNTHETIC)" } else { "" };
    let _ = writeln!(text, "\n{title}{made_up}");
}

fn more(text: &mut String, rows: usize, shown: usize, what: &str) {
    if rows > shown {
        let _ = writeln!(text, "and {} {what} more, in the sums: --all shows them", rows - shown);
    }
}

/// Two columns of what was read, removed and filled.
fn tally(report: &Report) -> Table {
    let lines: Vec<[String; 2]> = report
        .tally
        .iter()
        .map(|line| {
            let digits = if line.what.starts_with("ship-hours") { 2 } else { 0 };
            [line.what.clone(), format!("{:.digits$}", line.number)]
        })
        .collect();
    let half = lines.len().div_ceil(2);
    let rows = (0..half).map(|row| {
        let right = lines.get(row + half).cloned().unwrap_or_default();
        lines[row].iter().cloned().chain(right).collect()
    });
    let mut table = table(&["what became of it", "", " ", "  "], rows, 1);
    if let Some(column) = table.column_mut(2) {
        column.set_cell_alignment(CellAlignment::Left);
    }
    table
}

fn ship_row(ship: &ShipRow) -> impl Iterator<Item = String> {
    let length = ship.length_m.map_or("-".to_owned(), |metres| format!("{metres:.0}"));
    [format!("{} {}", ship.mmsi, ship.name), length, ship.found.clone()]
        .into_iter()
        .chain(way(&ship.figures))
        .chain([ship.stays.to_string(), format!("{:.2}", ship.berth_days)])
}

fn stays(ships: &[ShipRow]) -> usize {
    ships.iter().map(|ship| ship.stays).sum()
}

fn named(name: impl std::fmt::Display, own: &Figures) -> Vec<String> {
    [name.to_string()].into_iter().chain(way(own)).chain(masses(own)).collect()
}

fn way(own: &Figures) -> [String; 2] {
    [format!("{:.1}", own.hours), format!("{:.1}", own.nm)]
}

fn masses(own: &Figures) -> impl Iterator<Item = String> {
    let digits = [1, 1, 1, 2, 3, 3];
    own.masses()
        .into_iter()
        .zip(digits)
        .map(|(mass, digits)| if mass.is_nan() { "unknown".to_owned() } else { format!("{mass:.digits$}") })
}

fn minute(at: jiff::Timestamp) -> String {
    at.strftime("%m-%d %H:%M").to_string()
}

/// A table whose columns from a number on are right-aligned.
fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>, numbers_from: usize) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(140);
    table.set_header(header.to_vec());
    for row in rows {
        table.add_row(row);
    }
    for column in table.column_iter_mut().skip(numbers_from) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}
