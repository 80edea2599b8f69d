//! What was found, as tables and for machines.

use std::fmt::Write;

use comfy_table::{CellAlignment, Table, presets};
use green_corridor::plausibility::{Band, Bands, PROBABILITIES, Quantiles, SizeClass};
use green_corridor::provenance::Source;
use serde::Serialize;

use crate::check::{Check, Outside, Remark};

#[derive(Serialize)]
pub struct ForMachines<'a> {
    file: &'a str,
    bands: &'a Source,
    #[serde(flatten)]
    check: &'a Check,
}

pub const fn for_machines<'a>(check: &'a Check, bands: &'a Bands, file: &'a str) -> ForMachines<'a> {
    ForMachines { file, bands: bands.source(), check }
}

pub fn for_people(check: &Check, bands: &Bands, file: &str) -> String {
    let mut text = format!("{file}: {} reports, {} with a finding", check.reports, check.odd);
    if check.refused.count > 0 {
        let _ = write!(text, "; {} records refused:", check.refused.count);
        for error in &check.refused.first {
            let _ = write!(text, "\n  {error}");
        }
        let more = check.refused.count - check.refused.first.len() as u64;
        if more > 0 {
            let _ = write!(text, "\n  and {more} more");
        }
    }
    if let Some(line) = check.stopped_at_line {
        let _ = write!(
            text,
            "\nSTOPPED at line {line}: records cannot be told apart behind it, the rest was not read"
        );
    }
    let types = check.ship_types.iter().filter(|(name, _)| !name.is_empty());
    let types: Vec<String> = types.map(|(name, count)| format!("{name} {count}")).collect();
    if !types.is_empty() {
        let _ = write!(text, "\n{}", types.join(", "));
    }
    let _ = write!(text, "\n\nFindings\n{}", findings(check));
    let _ = write!(text, "\n\nAgainst the bands of {}\n{}", bands.source(), measures(check));
    if !check.outside.is_empty() {
        let _ = write!(text, "\n\nOutside their band\n{}", outside(check));
    }
    let types = |band: &&Band| check.ship_types.contains_key(band.ship_type.as_ref());
    let bands: Vec<&Band> = bands.rows().iter().filter(types).collect();
    if !bands.is_empty() {
        let _ =
            write!(text, "\n\nThe bands: yearly averages, ballast and berth included\n{}", table_of(&bands));
    }
    text
}

fn findings(check: &Check) -> Table {
    let mut table = table(&["finding", "times", "line", "ship", "what"]);
    for (kind, counted) in &check.findings {
        let column = |cell: fn(&Remark) -> String| lines(counted.first.iter().map(cell));
        table.add_row([
            kind.to_string(),
            counted.count.to_string(),
            column(|remark| remark.line.to_string()),
            column(|remark| remark.ship.clone()),
            column(|remark| remark.text.clone()),
        ]);
    }
    right(&mut table, 1..3);
    table
}

fn measures(check: &Check) -> Table {
    let mut table =
        table(&["measure", "within", "outside", "% outside", "not known", "not above 0", "no band"]);
    for (measure, tally) in &check.measures {
        let checked = tally.within + tally.outside;
        let percent = if checked == 0 {
            "-".to_owned()
        } else {
            format!("{:.1}", 100.0 * tally.outside as f64 / checked as f64)
        };
        let counts = [tally.within, tally.outside, tally.not_known, tally.not_above_zero, tally.no_band];
        let [within, outside, not_known, not_above_zero, no_band] = counts.map(|count| count.to_string());
        table.add_row([measure.to_string(), within, outside, percent, not_known, not_above_zero, no_band]);
    }
    right(&mut table, 1..6);
    table
}

fn outside(check: &Check) -> Table {
    let mut table = table(&["measure", "line", "ship", "value", "p1", "p99", "class", "ship-years"]);
    for (measure, counted) in &check.outside {
        let column = |cell: fn(&Outside) -> String| lines(counted.first.iter().map(cell));
        table.add_row([
            format!("{measure},\n{}", measure.unit()),
            column(|outside| outside.line.to_string()),
            column(|outside| outside.ship.clone()),
            column(|outside| digits(outside.warning.value, 4)),
            column(|outside| digits(outside.warning.band.quantiles.p1, 4)),
            column(|outside| digits(outside.warning.band.quantiles.p99, 4)),
            column(|outside| outside.warning.band.class.to_string()),
            column(|outside| outside.warning.band.count.to_string()),
        ]);
    }
    right(&mut table, [1, 3, 4, 5, 7]);
    table
}

fn table_of(bands: &[&Band]) -> Table {
    let mut table =
        table(&["type and cargo", "measure", "ship-years", "p1", "p5", "p25", "median", "p75", "p95", "p99"]);
    for class in bands.chunk_by(|one, next| one.ship_type == next.ship_type && one.class == next.class) {
        let Some(first) = class.first() else { continue };
        let mut row = vec![
            format!("{},\n{}", first.ship_type, first.class),
            lines(class.iter().map(|band| format!("{}, {}", band.measure, band.measure.unit()))),
            lines(class.iter().map(|band| band.count.to_string())),
        ];
        let quantiles: Vec<_> = class.iter().map(|band| band.quantiles.to_array()).collect();
        row.extend((0..PROBABILITIES.len()).map(|of| lines(quantiles.iter().map(|all| digits(all[of], 4)))));
        table.add_row(row);
    }
    right(&mut table, 2..10);
    table
}

/// The bands as rows of `src/plausibility/table.rs`, a comment naming each ship type.
pub fn table_rows(bands: &Bands) -> String {
    let mut text = String::new();
    let mut ship_type = None;
    for Band { ship_type: of, class, measure, count, quantiles } in bands.rows() {
        if ship_type.replace(of) != Some(of) {
            let _ = writeln!(text, "    // {of}");
        }
        let class = match class {
            SizeClass::AllSizes => "SizeClass::AllSizes".to_owned(),
            SizeClass::From(low) => format!("SizeClass::From({low})"),
        };
        let quantiles =
            Quantiles::to_array(*quantiles).map(|quantile| format!("{:?}", six_digits(quantile))).join(", ");
        let _ = writeln!(text, "    row({class}, Measure::{measure:?}, {count}, [{quantiles}]),");
    }
    text.trim_end().to_owned()
}

fn six_digits(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// A number with so many significant digits.
fn digits(value: f64, significant: i32) -> String {
    let magnitude = if value == 0.0 { 0 } else { value.abs().log10().floor() as i32 };
    let decimals = (significant - 1 - magnitude).max(0) as usize;
    format!("{value:.decimals$}")
}

fn table(header: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY);
    table.set_header(header);
    table
}

/// One below the other, in one cell.
fn lines(cells: impl Iterator<Item = String>) -> String {
    cells.collect::<Vec<_>>().join("\n")
}

fn right(table: &mut Table, columns: impl IntoIterator<Item = usize>) {
    for index in columns {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}
