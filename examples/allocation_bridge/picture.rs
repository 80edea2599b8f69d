//! The waterfall from one rule to another.

use kuva::backend::svg::SvgBackend;
use kuva::plot::WaterfallPlot;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::report::Report;

const MORE: &str = "#c2513d";
const END: &str = "#6b7280";

pub fn draw(report: &Report) -> String {
    let bridge = &report.bridge;
    let start = WaterfallPlot::new()
        .with_delta(bridge.from().name.to_string(), bridge.from_kg_per_teu())
        .with_color_positive(MORE)
        .with_color_negative("#3f9b5b")
        .with_color_total(END);
    let differ = bridge.differences();
    let steps = bridge.terms().iter().filter(|term| differ.contains(&term.dimension));
    let bars = steps.fold(start, |bars, term| bars.with_delta(term.dimension.to_string(), term.kg_per_teu));
    let bars = bars.with_total(bridge.to().name.to_string()).with_connectors().with_values();
    let plots = vec![Plot::Waterfall(bars)];
    let layout = Layout::auto_from_plots(&plots)
        .with_title(format!("Why two rules differ on one box: {} (red adds, green takes)", report.lot))
        .with_y_label("kg CO₂e per TEU")
        .with_width(1_000.0)
        .with_height(560.0);
    // The first bar is an end, not a step.
    SvgBackend.render_scene(&render_multiple(plots, layout)).replacen(MORE, END, 1)
}
