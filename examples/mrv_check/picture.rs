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
/// The window, in tonnes of cargo and kilograms per mile; ships beyond it are counted in the title.
const CARGO_T: (f64, f64) = (500.0, 500_000.0);
const KG_PER_NM: (f64, f64) = (10.0, 1_000.0);

pub fn draw(check: &Check, bands: &Bands) -> String {
    let most = check.ship_types.iter().max_by_key(|(_, count)| **count);
    let ship_type = most.map_or("", |(name, _)| name.as_str());
    let mut plots = areas(bands, ship_type);
    for (outside, color, size, legend) in
        [(false, WITHIN, 2.6, "a ship-year"), (true, OUTSIDE, 5.0, "outside its band")]
    {
        let shown =
            |point: &&Point| point.ship_type == ship_type && point.outside == outside && in_window(point);
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
            ScatterPlot::new().with_data([(CARGO_T.0, KG_PER_NM.0), (CARGO_T.1, KG_PER_NM.1)]).with_size(0.0),
        ));
    }
    let beyond = |point: &&Point| point.ship_type == ship_type && !in_window(point);
    let beyond = match check.points.iter().filter(beyond).count() {
        0 => String::new(),
        count => format!("; {count} reports beyond the edges"),
    };
    let not_drawn = match check.not_drawn {
        0 => String::new(),
        count => format!("; {count} reports not drawn"),
    };
    let subject = if ship_type.is_empty() { "Ship" } else { ship_type };
    let layout = Layout::auto_from_plots(&plots)
        .with_title(format!(
            "{subject}: shaded 98 of 100 ship-years, dark the middle half{beyond}{not_drawn}"
        ))
        .with_x_label("average cargo, t (derived: fuel per nm over fuel per t nm)")
        .with_y_label("kg fuel per nautical mile")
        .with_log_scale()
        .with_x_axis_min(CARGO_T.0)
        .with_x_axis_max(CARGO_T.1)
        .with_y_axis_min(KG_PER_NM.0)
        .with_y_axis_max(KG_PER_NM.1)
        .with_title_size(17)
        .with_legend_position(LegendPosition::InsideTopLeft)
        .with_width(1_000.0)
        .with_height(640.0);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}

fn in_window(point: &Point) -> bool {
    (CARGO_T.0..=CARGO_T.1).contains(&point.cargo_t) && (KG_PER_NM.0..=KG_PER_NM.1).contains(&point.kg_per_nm)
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
        let x = [f64::from(low).max(CARGO_T.0), high.map_or(CARGO_T.1, f64::from)];
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
        plots.extend([Plot::Band(wide), Plot::Band(half)]);
        plots.push(Plot::Line(if named { median.with_legend("median") } else { median }));
    }
    plots
}
