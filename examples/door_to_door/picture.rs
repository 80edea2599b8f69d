//! A stacked bar for each route.

use kuva::backend::svg::SvgBackend;
use kuva::plot::BarPlot;
use kuva::plot::legend::LegendPosition;
use kuva::render::layout::Layout;
use kuva::render::plots::Plot;
use kuva::render::render::render_multiple;

use crate::report::{Kind, Report, RouteReport};

const KINDS: [(Kind, &str, &str); 5] = [
    (Kind::Sea, "sea", "#2f7fc1"),
    (Kind::Rail, "rail", "#e0a458"),
    (Kind::Road, "road", "#c2513d"),
    (Kind::Hub, "hubs", "#6b7280"),
    (Kind::Other, "other", "#b9a27c"),
];

/// The picture as SVG.
pub fn draw(report: &Report) -> String {
    let kinds: Vec<_> = KINDS.into_iter().filter(|(kind, ..)| occurs(report, *kind)).collect();
    let bars = report.routes.iter().rev().fold(BarPlot::new(), |bars, route| {
        let days = route.days.map_or_else(|| "days not known".to_owned(), |days| format!("{days:.0} days"));
        let name = format!("{}: {}, {days}", route.destination, route.name);
        bars.with_group(
            name,
            kinds.iter().map(|(kind, _, colour)| (sum(route, *kind), *colour)).collect::<Vec<_>>(),
        )
    });
    let legend = kinds.iter().map(|(_, name, _)| *name).collect();
    let bars = bars.with_stacked().with_horizontal(true).with_width(0.6).with_legend(legend);
    let plots = vec![Plot::Bar(bars)];
    let layout = Layout::auto_from_plots(&plots)
        .with_title(report.title.clone())
        .with_x_label("kg CO₂e per TEU, well-to-wake, GWP AR6")
        .with_legend_position(LegendPosition::OutsideRightTop)
        .with_width(1_100.0)
        .with_height(160.0 + 60.0 * report.routes.len() as f64);
    SvgBackend.render_scene(&render_multiple(plots, layout))
}

fn sum(route: &RouteReport, kind: Kind) -> f64 {
    route.elements.iter().filter(|element| element.kind == kind).map(|element| element.kg_per_teu).sum()
}

fn occurs(report: &Report, kind: Kind) -> bool {
    report.routes.iter().flat_map(|route| &route.elements).any(|element| element.kind == kind)
}
