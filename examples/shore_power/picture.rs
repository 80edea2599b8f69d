//! The net effect by grid and year, as bars.

use kuva::backend::svg::SvgBackend;
use kuva::plot::BarPlot;
use kuva::plot::annotations::ReferenceLine;
use kuva::plot::legend::LegendPosition;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::report::GridRow;

/// One pair of bars a grid and year, in the order of the table.
pub fn chart(rows: &[GridRow]) -> String {
    let bars = rows.iter().rev().fold(BarPlot::new(), |bars, row| {
        let pair = [(row.net_co2_epa_g_per_kwh, "#9db4c0"), (row.net_co2_g_per_kwh, "#2f7fc1")];
        bars.with_group(row.grid.clone(), pair)
    });
    let bars = bars
        .with_horizontal(true)
        .with_width(0.75)
        .with_legend(vec!["against the EPA's auxiliary engine", "against the IMO GHG4 auxiliary engine"]);
    let plots = vec![Plot::Bar(bars)];
    let layout = Layout::auto_from_plots(&plots)
        .with_title("Shore power on the corridor: CO₂ by grid and year, power stations included")
        .with_x_label("g CO₂ per kWh at the ship: below zero saves, above zero costs")
        .with_reference_line(ReferenceLine::vertical(0.0).with_color("#374151"))
        .with_legend_position(LegendPosition::InsideBottomLeft)
        .with_width(1_000.0)
        .with_height(160.0 + 44.0 * rows.len() as f64);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}
