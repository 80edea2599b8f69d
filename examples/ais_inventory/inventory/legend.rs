//! What the colours mean, with the hours and the CO2e of each mode.

use std::fmt::Write;

use green_corridor::OperatingMode;

use super::Failure;
use super::map::{self, ZONES, colour};
use super::report::Report;

/// Pixels from a line to the next.
const LINE: f64 = 23.0;

/// Ships that are named.
const SHIPS: usize = 6;

/// Pixels of the longest bar.
const BAR: f64 = 110.0;

/// Where the numbers of a mode end.
const COLUMNS: [f64; 3] = [185.0, 260.0, 280.0];

/// Draws it below a corner.
pub fn draw(svg: &mut String, report: &Report, x: f64, top: f64) -> Result<(), Failure> {
    let mut y = top;
    let [hours_end, tonnes_end, bars] = COLUMNS.map(|column| x + column);
    writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" font-weight=\"600\">Operating mode</text>")?;
    for (end, heading) in [(hours_end, "hours"), (tonnes_end, "t CO2e")] {
        writeln!(
            svg,
            "<text x=\"{end}\" y=\"{y:.1}\" text-anchor=\"end\" fill=\"#4b5563\">{heading}</text>"
        )?;
    }
    y += LINE;
    let most = report.by_mode.values().map(|own| own.co2e_t).fold(0.0, f64::max);
    let modes = OperatingMode::ALL.into_iter().filter_map(|mode| Some((mode, report.by_mode.get(&mode)?)));
    for (mode, own) in modes {
        let colour = colour(Some(mode));
        swatch(svg, x, y, colour)?;
        let words = mode.to_string();
        writeln!(svg, "<text x=\"{:.1}\" y=\"{y:.1}\">{words}</text>", x + 32.0)?;
        for (end, number) in [(hours_end, own.hours), (tonnes_end, own.co2e_t)] {
            let number = whole(number);
            writeln!(svg, "<text x=\"{end}\" y=\"{y:.1}\" text-anchor=\"end\">{number}</text>")?;
        }
        bar(svg, (bars, y), own.co2e_t / most, colour)?;
        y += LINE;
    }
    let others: f64 = report.not_counted.iter().map(|ship| ship.figures.hours).sum();
    if others > 0.0 {
        swatch(svg, x, y, colour(None))?;
        writeln!(svg, "<text x=\"{:.1}\" y=\"{y:.1}\">not counted</text>", x + 32.0)?;
        writeln!(svg, "<text x=\"{hours_end}\" y=\"{y:.1}\" text-anchor=\"end\">{others:.0}</text>")?;
        writeln!(svg, "<text x=\"{tonnes_end}\" y=\"{y:.1}\" text-anchor=\"end\">unknown</text>")?;
        y += LINE;
    }
    y += 14.0;
    writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" font-weight=\"600\">Regulated waters</text>")?;
    y += LINE;
    for (_, colour, dashes, words) in ZONES {
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"22\" height=\"13\" fill=\"{colour}\" fill-opacity=\"0.14\" stroke=\"{colour}\" stroke-dasharray=\"{dashes}\"/><text x=\"{:.1}\" y=\"{y:.1}\">{words}</text>",
            y - 11.0,
            x + 32.0
        )?;
        y += LINE;
    }
    y += 14.0;
    most_co2e(svg, report, x, &mut y)?;
    let assumed = format!(
        "{:.0} % of the CO2e rests on particulars assumed by length.",
        100.0 * report.assumed_share_of_co2e
    );
    let notes = [
        "All of this map lies in the North American ECA.",
        "Dashed in the bay: places of the file of places.",
        "Coast: Natural Earth, for the picture only.",
        assumed.as_str(),
    ];
    for words in notes {
        writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" fill=\"#6b7280\" font-size=\"12\">{words}</text>")?;
        y += 17.0;
    }
    Ok(())
}

/// The ships with the most CO2e, and the days that they lay at berth.
fn most_co2e(svg: &mut String, report: &Report, x: f64, y: &mut f64) -> Result<(), Failure> {
    let [days_end, tonnes_end, bars] = COLUMNS.map(|column| x + column);
    writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" font-weight=\"600\">Most CO2e</text>")?;
    for (end, heading) in [(days_end, "days at berth"), (tonnes_end, "t CO2e")] {
        writeln!(
            svg,
            "<text x=\"{end}\" y=\"{y:.1}\" text-anchor=\"end\" fill=\"#4b5563\">{heading}</text>"
        )?;
    }
    *y += 20.0;
    let most = report.ships.first().map_or(0.0, |ship| ship.figures.co2e_t);
    for ship in report.ships.iter().take(SHIPS) {
        let (name, tonnes) = (map::escape(&ship.name), ship.figures.co2e_t);
        writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" font-size=\"12\">{name}</text>")?;
        for (end, number) in [(days_end, format!("{:.1}", ship.berth_days)), (tonnes_end, whole(tonnes))] {
            writeln!(
                svg,
                "<text x=\"{end}\" y=\"{y:.1}\" font-size=\"12\" text-anchor=\"end\">{number}</text>"
            )?;
        }
        bar(svg, (bars, *y), tonnes / most, "#6b7280")?;
        *y += 18.0;
    }
    *y += 12.0;
    Ok(())
}

fn whole(tonnes: f64) -> String {
    if tonnes.is_nan() { "unknown".to_owned() } else { format!("{tonnes:.0}") }
}

fn bar(svg: &mut String, (x, y): (f64, f64), share: f64, colour: &str) -> Result<(), Failure> {
    if share > 0.0 {
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"{:.1}\" height=\"10\" fill=\"{colour}\"/>",
            y - 9.5,
            BAR * share
        )?;
    }
    Ok(())
}

fn swatch(svg: &mut String, x: f64, y: f64, colour: &str) -> Result<(), Failure> {
    writeln!(
        svg,
        "<path d=\"M{x} {:.1}h22\" stroke=\"{colour}\" stroke-width=\"4\" stroke-linecap=\"round\"/>",
        y - 4.0
    )?;
    Ok(())
}
