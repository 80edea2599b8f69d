//! What was found, as tables and for machines.

use std::fmt::Write;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use green_corridor::plausibility::{Band, Bands, Quantiles, SizeClass};
use green_corridor::provenance::Source;
use serde::Serialize;

use crate::check::Check;

const WIDTH: u16 = 150;

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
    let mut table = table(&["finding", "reports", "line", "ship", "what"]);
    for (kind, counted) in &check.findings {
        for (index, remark) in counted.first.iter().enumerate() {
            let (kind, count) =
                if index == 0 { (kind.to_string(), counted.count.to_string()) } else { <_>::default() };
            table.add_row([kind, count, remark.line.to_string(), remark.ship.clone(), remark.text.clone()]);
        }
    }
    right(&mut table, 1..3);
    table
}

fn measures(check: &Check) -> Table {
    let mut table = table(&["measure", "within", "outside", "% outside", "not known", "no band"]);
    for (measure, tally) in &check.measures {
        let checked = tally.within + tally.outside;
        let percent = if checked == 0 {
            "-".to_owned()
        } else {
            format!("{:.1}", 100.0 * tally.outside as f64 / checked as f64)
        };
        let [within, outside, not_known, no_band] =
            [tally.within, tally.outside, tally.not_known, tally.no_band].map(|count| count.to_string());
        table.add_row([measure.to_string(), within, outside, percent, not_known, no_band]);
    }
    right(&mut table, 1..6);
    table
}

fn outside(check: &Check) -> Table {
    let mut table = table(&["measure", "line", "ship", "value", "p1", "p99", "class", "ship-years"]);
    for (measure, counted) in &check.outside {
        for (index, outside) in counted.first.iter().enumerate() {
            let measure = if index == 0 { format!("{measure}, {}", measure.unit()) } else { String::new() };
            let Band { class, count, quantiles, .. } = &outside.warning.band;
            table.add_row([
                measure,
                outside.line.to_string(),
                outside.ship.clone(),
                digits(outside.warning.value, 4),
                digits(quantiles.p1, 4),
                digits(quantiles.p99, 4),
                class.to_string(),
                count.to_string(),
            ]);
        }
    }
    right(&mut table, [1, 3, 4, 5, 7]);
    table
}

fn table_of(bands: &[&Band]) -> Table {
    let mut table =
        table(&["type and cargo", "measure", "ship-years", "p1", "p5", "p25", "median", "p75", "p95", "p99"]);
    let mut before = None;
    for band in bands {
        let group = format!("{}, {}", band.ship_type, band.class);
        let shown = if before.as_ref() == Some(&group) { String::new() } else { group.clone() };
        before = Some(group);
        let mut row =
            vec![shown, format!("{}, {}", band.measure, band.measure.unit()), band.count.to_string()];
        row.extend(band.quantiles.to_array().map(|quantile| digits(quantile, 4)));
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
        let quantiles = Quantiles::to_array(*quantiles).map(|quantile| digits(quantile, 6)).join(", ");
        let _ = writeln!(text, "    row({class}, Measure::{measure:?}, {count}, [{quantiles}]),");
    }
    text.trim_end().to_owned()
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
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(WIDTH);
    table.set_header(header);
    table
}

fn right(table: &mut Table, columns: impl IntoIterator<Item = usize>) {
    for index in columns {
        if let Some(column) = table.column_mut(index) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
}
