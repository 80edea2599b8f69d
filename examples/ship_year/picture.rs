//! FuelEU from 2025 to 2050: the balance above, the penalty below.

use green_corridor::interchange::{OutlookAnswer, OutlookFigures};
use kuva::backend::svg::SvgBackend;
use kuva::plot::BarPlot;
use kuva::plot::legend::LegendPosition;
use kuva::render::annotations::ReferenceLine;
use kuva::render::figure::Figure;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;

use crate::report::{Outlook, Report, applies};

/// The picture as SVG, or why there is none.
pub fn draw(report: &Report) -> Result<String, String> {
    let rows = match &report.fuel_eu {
        Outlook::NotComputed(error) => {
            return Err(format!("nothing to draw, FuelEU is not computed: {error}"));
        }
        Outlook::Years(rows) => rows,
    };
    applies(rows).map_err(|reason| format!("nothing to draw, FuelEU applies in no year: {reason}"))?;
    let figures: Vec<(i16, Option<&OutlookFigures>)> = rows
        .iter()
        .map(|row| match &row.answer {
            OutlookAnswer::Found(found) => (row.year, Some(found)),
            OutlookAnswer::OutOfScope(_) => (row.year, None),
        })
        .collect();
    // One bar a year; what is out of scope has none.
    let balance = figures.iter().fold(BarPlot::new().with_width(0.75), |bars, (year, found)| {
        let balance = found.map_or(0.0, |found| found.balance_t / 1e3);
        bars.with_colored_bar(year.to_string(), balance, if balance < 0.0 { "#c2513d" } else { "#3f9b5b" })
    });
    let penalties = figures.iter().fold(BarPlot::new().with_width(0.8), |bars, (year, found)| {
        let million = |euros: fn(&OutlookFigures) -> f64| found.map_or(0.0, euros) / 1e6;
        let first = (million(|found| found.first_year_penalty_eur), "#6b7280");
        bars.with_group(year.to_string(), [first, (million(|found| found.penalty_eur), "#e0a458")])
    });
    let penalties = penalties
        .with_legend(vec!["as a first year of deficit", "escalated: a tenth more with each year in a row"]);
    let panels = vec![vec![Plot::Bar(balance)], vec![Plot::Bar(penalties)]];
    let upper = Layout::auto_from_plots(&panels[0])
        .with_title("Compliance balance of the year: surplus above zero, deficit below")
        .with_y_label("thousand tCO₂eq")
        .with_reference_line(ReferenceLine::horizontal(0.0).with_color("#374151"));
    let lower = Layout::auto_from_plots(&panels[1])
        .with_title("Penalty of the year: surplus banked, nothing borrowed, no pool")
        .with_y_label("million EUR a year")
        .with_x_label("year")
        .with_legend_position(LegendPosition::InsideTopLeft);
    let title = format!("{}, FuelEU Maritime: same ship, same fuel, every year", report.ship);
    let figure = Figure::new(2, 1)
        .with_title(title)
        .with_plots(panels)
        .with_layouts(vec![upper, lower])
        .with_cell_size(1_000.0, 340.0);
    Ok(SvgBackend.render_scene(&figure.render()))
}
