//! Two stacked bars a category: today and the zero-emission terminal.

use kuva::backend::svg::SvgBackend;
use kuva::plot::BarPlot;
use kuva::plot::legend::LegendPosition;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::report::{Report, Row};

/// The picture as SVG.
pub fn draw(report: &Report) -> String {
    let pairs = report.today.iter().zip(&report.zero_emission);
    let bars = pairs.rev().fold(BarPlot::new(), |bars, (today, then)| {
        bars.with_group(format!("{}, {}", then.category, report.scenario), parts(then))
            .with_group(format!("{}, today", today.category), parts(today))
    });
    let bars = bars.with_stacked().with_horizontal(true).with_width(0.7).with_legend(vec![
        "at the stack",
        "upstream of the fuel",
        "power stations",
    ]);
    let plots = vec![Plot::Bar(bars)];
    let layout = Layout::auto_from_plots(&plots)
        .with_title(format!("{}: today and as a {}", report.title, report.scenario))
        .with_x_label("tonnes of CO₂e a year, well-to-wake, GWP AR5; what is unknown is not drawn")
        .with_legend_position(LegendPosition::InsideTopRight)
        .with_width(1_100.0)
        .with_height(140.0 + 48.0 * report.today.len() as f64);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}

/// What is unknown is not drawn.
fn parts(row: &Row) -> [(f64, &'static str); 3] {
    [
        (row.tank_to_wake_co2e_t.0.unwrap_or(row.stack_co2_t), "#6b7280"),
        (row.upstream_co2e_t.0.unwrap_or(0.0), "#b9a27c"),
        (row.grid_co2e_t.0.unwrap_or(row.grid_co2_t), "#2f7fc1"),
    ]
}
