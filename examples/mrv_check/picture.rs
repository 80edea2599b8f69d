//! Fuel per nautical mile against average cargo, on the bands of the size classes.

use green_corridor::plausibility::{Bands, Measure, SizeClass};
use kuva::backend::svg::SvgBackend;
use kuva::plot::legend::LegendPosition;
use kuva::plot::{BandPlot, LinePlot, ScatterPlot};
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::check::{Check, Point};

const WITHIN: &str = "#2f7fc1";
const OUTSIDE: &str = "#c2513d";
const BAND: &str = "#2a9d8f";
/// Ends of the first and last class in the picture, in tonnes; ships beyond them are drawn all the same.
const ENDS_T: (f64, f64) = (1_000.0, 250_000.0);

pub fn draw(check: &Check, bands: &Bands, file: &str) -> String {
    let most = check.ship_types.iter().max_by_key(|(_, count)| **count);
    let ship_type = most.map_or("", |(name, _)| name.as_str());
    let mut plots = areas(bands, ship_type);
    for (outside, color, size, legend) in
        [(false, WITHIN, 2.6, "a ship-year within"), (true, OUTSIDE, 5.0, "outside its band")]
    {
        let shown = |point: &&Point| point.ship_type == ship_type && point.outside == outside;
        let points: Vec<(f64, f64)> =
            check.points.iter().filter(shown).map(|point| (point.cargo_t, point.kg_per_nm)).collect();
        if !points.is_empty() {
            let opacity = if outside { 0.95 } else { 0.45 };
            let scatter = ScatterPlot::new().with_data(points).with_color(color).with_size(size);
            plots.push(Plot::Scatter(scatter.with_marker_opacity(opacity).with_legend(legend)));
        }
    }
    if plots.is_empty() {
        // An axis needs a point.
        plots.push(Plot::Scatter(
            ScatterPlot::new().with_data([(ENDS_T.0, 10.0), (ENDS_T.1, 1_000.0)]).with_size(0.0),
        ));
    }
    let subject = if ship_type.is_empty() { "ship" } else { ship_type };
    let layout = Layout::auto_from_plots(&plots)
        .with_title(format!("Fuel per mile by cargo: {} in {file}", subject.to_lowercase()))
        .with_x_label("average cargo, t (derived: fuel per nm over fuel per t nm)")
        .with_y_label("kg fuel per nautical mile")
        .with_log_scale()
        .with_legend_position(LegendPosition::InsideTopLeft)
        .with_width(1_000.0)
        .with_height(640.0);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}

/// For each class 98 of 100 ship-years, the middle half of them, and the median.
fn areas(bands: &Bands, ship_type: &str) -> Vec<Plot> {
    let mut plots = Vec::new();
    let classes = bands.rows().iter().filter(|band| {
        band.measure == Measure::FuelPerDistance
            && band.class != SizeClass::AllSizes
            && band.ship_type == ship_type
    });
    for (index, band) in classes.enumerate() {
        let (low, high) = band.class.ends_t();
        let x = [f64::from(low).max(ENDS_T.0), high.map_or(ENDS_T.1, f64::from)];
        let quantiles = band.quantiles;
        let area = |low: f64, high: f64, opacity| {
            BandPlot::new(x, [low, low], [high, high]).with_color(BAND).with_opacity(opacity)
        };
        let (wide, half) =
            (area(quantiles.p1, quantiles.p99, 0.18), area(quantiles.p25, quantiles.p75, 0.32));
        let median = LinePlot::new()
            .with_data(x.map(|x| (x, quantiles.median)))
            .with_color("#1b6b61")
            .with_stroke_width(2.0);
        let named = index == 0;
        plots.push(Plot::Band(if named { wide.with_legend("98 of 100 ship-years") } else { wide }));
        plots.push(Plot::Band(if named { half.with_legend("the middle half") } else { half }));
        plots.push(Plot::Line(if named { median.with_legend("median") } else { median }));
    }
    plots
}
