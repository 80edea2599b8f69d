//! The picture: tracks by operating mode in the approach and in San Pedro Bay.

use std::fmt::Write;

use green_corridor::OperatingMode;
use green_corridor::track::{PlaceKind, Places};
use green_corridor::zone;

use super::Failure;
use super::chart::{APPROACH, BAY, Panel};
use super::legend;
use super::report::Report;
use super::trace::{Pen, Trace};

/// Zones in the order in which they are painted: colour, dashes, and what the legend says of them.
pub const ZONES: [(&str, &str, &str, &str); 3] = [
    ("CARB_24NM", "#d97706", "", "California's fuel rule, 24 nm"),
    ("VSR_40NM_EFFECTIVE", "#7c3aed", "7 4", "vessel speed reduction, 40 nm"),
    ("VSR_20NM_EFFECTIVE", "#7c3aed", "2 3", "vessel speed reduction, 20 nm"),
];

/// A place lower than this in pixels has its name above it.
const SMALL: f64 = 80.0;

/// The colour of a ship that is not counted.
const NOT_COUNTED: &str = "#9ca3af";

/// The picture as SVG.
pub fn draw(report: &Report, trace: &Trace, places: &Places) -> Result<String, Failure> {
    let height = BAY.top + BAY.height() + 24.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1100 {height:.0}\" width=\"1100\" height=\"{height:.0}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#1f2937\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    let ships = report.ships.len();
    let made_up = if report.synthetic { "SYNTHETIC: " } else { "" };
    let title = format!("{made_up}{ships} ships off San Pedro Bay, {:.0} t CO2e", report.total.co2e_t);
    writeln!(svg, "<text x=\"20\" y=\"30\" font-size=\"19\" font-weight=\"600\">{title}</text>")?;
    let days = |at: jiff::Timestamp| at.strftime("%Y-%m-%d").to_string();
    writeln!(
        svg,
        "<text x=\"20\" y=\"54\" fill=\"#4b5563\">{} to {}; {:.0} hours, {:.0} nm under way; tracks coloured by operating mode</text>",
        days(report.from),
        days(report.to),
        report.total.hours,
        report.total.nm
    )?;
    let [approach, bay] = trace.paths();
    APPROACH.open(&mut svg);
    zones(&mut svg, &APPROACH)?;
    APPROACH.land(&mut svg);
    lines(&mut svg, approach, 1.5)?;
    let (x, y) = APPROACH.point(BAY.north, BAY.west);
    let (right, bottom) = APPROACH.point(BAY.south, BAY.east);
    writeln!(
        svg,
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{:.1}\" fill=\"none\" stroke=\"#111827\" stroke-width=\"1.2\"/>",
        right - x,
        bottom - y
    )?;
    names(&mut svg)?;
    APPROACH.close(&mut svg);
    BAY.open(&mut svg);
    BAY.land(&mut svg);
    areas(&mut svg, places)?;
    lines(&mut svg, bay, 1.8)?;
    place_names(&mut svg, places)?;
    BAY.close(&mut svg);
    writeln!(svg, "<text x=\"20\" y=\"{:.0}\" font-weight=\"600\">San Pedro Bay</text>", BAY.top - 10.0)?;
    legend::draw(&mut svg, report, BAY.left + BAY.width + 30.0, BAY.top - 10.0)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

/// The colour of a pen.
pub const fn colour(pen: Pen) -> &'static str {
    match pen {
        None => NOT_COUNTED,
        Some(OperatingMode::Transit | OperatingMode::SlowSteaming) => "#1d4ed8",
        Some(OperatingMode::Manoeuvring) => "#0f9d8a",
        Some(OperatingMode::Drifting) => "#db2777",
        Some(OperatingMode::Anchorage) => "#ea580c",
        Some(OperatingMode::Berth) => "#b91c1c",
    }
}

fn zones(svg: &mut String, panel: &Panel) -> Result<(), Failure> {
    for (id, colour, dashes, _) in ZONES {
        let fill = if dashes.is_empty() { 0.14 } else { 0.05 };
        for part in zone::find(id)?.area().parts() {
            writeln!(
                svg,
                "<path d=\"{}\" fill=\"{colour}\" fill-opacity=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.2\" stroke-dasharray=\"{dashes}\"/>",
                panel.ring(part.ring())
            )?;
        }
    }
    Ok(())
}

/// Ships that are not counted below, ships that lie above.
fn lines(
    svg: &mut String,
    paths: &std::collections::BTreeMap<Pen, String>,
    wide: f64,
) -> Result<(), Failure> {
    for (pen, path) in paths {
        let lies = pen.is_some_and(|mode| !mode.is_under_way());
        let wide = if lies { 3.0 * wide } else { wide };
        writeln!(
            svg,
            "<path d=\"{path}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{wide:.1}\" stroke-linecap=\"round\"/>",
            colour(*pen)
        )?;
    }
    Ok(())
}

fn areas(svg: &mut String, places: &Places) -> Result<(), Failure> {
    for place in places.iter() {
        let (colour, fill) = match place.kind() {
            PlaceKind::Berth => (colour(Some(OperatingMode::Berth)), 0.10),
            PlaceKind::Anchorage => (colour(Some(OperatingMode::Anchorage)), 0.12),
            PlaceKind::Manoeuvring => (colour(Some(OperatingMode::Manoeuvring)), 0.05),
        };
        for part in place.area().parts() {
            writeln!(
                svg,
                "<path d=\"{}\" fill=\"{colour}\" fill-opacity=\"{fill}\" stroke=\"{colour}\" stroke-width=\"1.1\" stroke-dasharray=\"5 3\"/>",
                BAY.ring(part.ring())
            )?;
        }
    }
    Ok(())
}

/// Names of places, where tracks are few.
fn place_names(svg: &mut String, places: &Places) -> Result<(), Failure> {
    for place in places.iter() {
        let corners = place.area().parts().iter().flat_map(|part| part.ring());
        let points: Vec<(f64, f64)> = corners
            .map(|corner| BAY.point(corner.latitude().degrees(), corner.longitude().degrees()))
            .collect();
        let ends = |of: fn(&(f64, f64)) -> f64| {
            let values = points.iter().map(of);
            values.fold((f64::MAX, f64::MIN), |(least, most), own| (least.min(own), most.max(own)))
        };
        let ((left, right), (top, bottom)) = (ends(|point| point.0), ends(|point| point.1));
        let middle = f64::midpoint(left, right);
        let (x, y, anchor) = match place.kind() {
            _ if top < BAY.top => (right - 8.0, BAY.top + 18.0, "end"),
            PlaceKind::Berth => (middle, top - 6.0, "middle"),
            PlaceKind::Anchorage if bottom - top < SMALL => (left, top - 6.0, "start"),
            PlaceKind::Anchorage => (left + 0.63 * (right - left), top + 0.72 * (bottom - top), "middle"),
            PlaceKind::Manoeuvring => (left + 8.0, bottom - 8.0, "start"),
        };
        text(svg, (x, y), anchor, 12, place.name())?;
    }
    Ok(())
}

fn names(svg: &mut String) -> Result<(), Failure> {
    let places = [
        ("Point Conception", 34.49, -120.44, "start"),
        ("San Pedro Bay", 33.80, -117.95, "start"),
        ("Santa Catalina", 33.22, -118.40, "middle"),
        ("San Clemente", 32.86, -118.62, "end"),
    ];
    for (name, latitude, longitude, anchor) in places {
        text(svg, APPROACH.point(latitude, longitude), anchor, 12, name)?;
    }
    Ok(())
}

fn text(svg: &mut String, (x, y): (f64, f64), anchor: &str, size: u8, words: &str) -> Result<(), Failure> {
    writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" text-anchor=\"{anchor}\" stroke=\"#ffffff\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>",
        escape(words)
    )?;
    Ok(())
}

/// Text of a file, as SVG takes it.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
