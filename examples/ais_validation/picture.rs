//! Modelled against reported CO2 between berths, ship by ship.

use green_corridor::plausibility::Quantity;
use kuva::backend::svg::SvgBackend;
use kuva::plot::legend::LegendPosition;
use kuva::plot::{BandPlot, LinePlot, ScatterPlot};
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::reconcile::{Pair, Reconciliation};

const AT_REPORTED_SPEED: &str = "#2f7fc1";
const AS_SAILED: &str = "#c2513d";
const BAND: &str = "#2a9d8f";
/// Kilograms of CO2 per mile; ships beyond are counted in the title.
const WINDOW: (f64, f64) = (100.0, 3_000.0);

pub fn draw(found: &Reconciliation, made_up: bool) -> String {
    let ends = [WINDOW.0, WINDOW.1];
    let band = BandPlot::new(ends, ends.map(|end| 0.8 * end), ends.map(|end| 1.2 * end))
        .with_color(BAND)
        .with_opacity(0.2);
    let equal =
        LinePlot::new().with_data(ends.map(|end| (end, end))).with_color("#1b6b61").with_stroke_width(2.0);
    let mut plots =
        vec![Plot::Band(band), Plot::Line(equal.with_legend("modelled as reported; shaded within 20 %"))];
    let mut left_out = 0;
    for (pairs, color, size, legend) in [
        (&found.at_reported_speed, AT_REPORTED_SPEED, 3.5, "at the mean speed of the report"),
        (&found.as_sailed, AS_SAILED, 6.0, "as sailed by its track"),
    ] {
        let points: Vec<(f64, f64)> = pairs.iter().filter_map(point).collect();
        left_out += pairs.len() - points.len();
        if !points.is_empty() {
            let scatter = ScatterPlot::new().with_data(points).with_color(color).with_size(size);
            plots.push(Plot::Scatter(scatter.with_marker_opacity(0.7).with_legend(legend)));
        }
    }
    let title = if made_up { "MADE-UP ships: " } else { "" };
    let left_out = if left_out == 0 { String::new() } else { format!("; {left_out} not drawn") };
    let layout = Layout::auto_from_plots(&plots)
        .with_title(format!("{title}CO2 per nautical mile between berths{left_out}"))
        .with_x_label("reported, kg CO2 per nautical mile")
        .with_y_label("modelled, kg CO2 per nautical mile")
        .with_log_scale()
        .with_x_axis_min(WINDOW.0)
        .with_x_axis_max(WINDOW.1)
        .with_y_axis_min(WINDOW.0)
        .with_y_axis_max(WINDOW.1)
        .with_title_size(17)
        .with_legend_position(LegendPosition::InsideTopLeft)
        .with_width(820.0)
        .with_height(720.0);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}

/// Reported and modelled, if both lie in the window.
fn point(pair: &Pair) -> Option<(f64, f64)> {
    let quantity = Quantity::Co2BetweenBerths;
    let reported = pair.reconciled.reported.per_distance.value(quantity)?;
    let modelled = pair.reconciled.modelled.per_distance().value(quantity)?;
    let inside = |value: &f64| (WINDOW.0..=WINDOW.1).contains(value);
    Some((reported, modelled)).filter(|(reported, modelled)| inside(reported) && inside(modelled))
}
