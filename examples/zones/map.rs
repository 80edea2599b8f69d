//! The map: the ocean, and the approach to San Pedro Bay.

use std::fmt::Write;

use green_corridor::port::{self, LatLon};
use green_corridor::units::si::nautical_miles;
use green_corridor::zone::{Split, find};

use crate::Failure;
use crate::report::Report;

const COAST: &str = include_str!("../data/natural_earth_coast.csv");

/// Zones in the order in which they are painted, with their colour and what the legend says of them.
const PAINT: [(&str, &str, &str); 6] = [
    ("NA_ECA_PACIFIC", "#2f7fc1", "North American ECA"),
    ("NA_ECA_HAWAII", "#2f7fc1", ""),
    ("CN_DECA_COAST_N", "#2a9d8f", "China's coastal control area"),
    ("CARB_24NM", "#d97706", "California, 24 nm"),
    ("VSR_40NM_EFFECTIVE", "#7c3aed", "speed reduction, 40 nm"),
    ("VSR_20NM_EFFECTIVE", "#7c3aed", "speed reduction, 20 nm"),
];

/// One panel: a window in degrees, eastern longitudes counted on past 180, on a sheet in pixels.
struct Panel {
    west: f64,
    east: f64,
    south: f64,
    north: f64,
    left: f64,
    top: f64,
    width: f64,
    coast: &'static str,
    /// Degrees between two lines of the grid.
    grid: usize,
}

const OCEAN: Panel = Panel {
    west: 114.0,
    east: 248.0,
    south: 14.0,
    north: 61.0,
    left: 20.0,
    top: 56.0,
    width: 1_060.0,
    coast: "pacific",
    grid: 10,
};

const APPROACH: Panel = Panel {
    west: -122.0,
    east: -117.0,
    south: 32.6,
    north: 35.4,
    left: 20.0,
    top: 0.0,
    width: 700.0,
    coast: "san_pedro",
    grid: 1,
};

impl Panel {
    /// Kilometres east and west shrink with latitude: the scale is true in the middle of the panel.
    fn scale(&self) -> (f64, f64) {
        let across = self.width / (self.east - self.west);
        (across, across / f64::midpoint(self.south, self.north).to_radians().cos())
    }

    fn height(&self) -> f64 {
        (self.north - self.south) * self.scale().1
    }

    fn point(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let middle = f64::midpoint(self.west, self.east);
        let longitude = longitude + 360.0 * ((middle - longitude) / 360.0).round();
        let (across, up) = self.scale();
        (self.left + (longitude - self.west) * across, self.top + (self.north - latitude) * up)
    }

    fn path(&self, positions: impl Iterator<Item = (f64, f64)>) -> String {
        let mut path = String::new();
        for (index, (latitude, longitude)) in positions.enumerate() {
            let (x, y) = self.point(latitude, longitude);
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
        }
        path
    }

    fn ring(&self, ring: &[LatLon]) -> String {
        self.path(ring.iter().map(|corner| (corner.latitude().degrees(), corner.longitude().degrees()))) + "Z"
    }
}

pub fn draw(split: &Split, report: &Report) -> Result<String, Failure> {
    let approach = Panel { top: OCEAN.top + OCEAN.height() + 46.0, ..APPROACH };
    let height = approach.top + approach.height() + 30.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1100 {height:.0}\" width=\"1100\" height=\"{height:.0}\" font-family=\"system-ui, sans-serif\" font-size=\"13\" fill=\"#1f2937\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    writeln!(
        svg,
        "<text x=\"20\" y=\"26\" font-size=\"18\" font-weight=\"600\">{}</text>",
        escape(&report.track)
    )?;
    writeln!(
        svg,
        "<text x=\"20\" y=\"45\" fill=\"#4b5563\">{:.0} nm; the line is coloured by the sulphur that fuel may hold on the day the ship is there</text>",
        report.length_nm
    )?;
    panel(&mut svg, &OCEAN, split, report)?;
    panel(&mut svg, &approach, split, report)?;
    writeln!(
        svg,
        "<text x=\"20\" y=\"{:.0}\" font-weight=\"600\">The approach to San Pedro Bay</text>",
        approach.top - 10.0
    )?;
    legend(&mut svg, approach.left + approach.width + 30.0, approach.top + 14.0)?;
    svg.push_str("</svg>\n");
    Ok(svg)
}

fn panel(svg: &mut String, panel: &Panel, split: &Split, report: &Report) -> Result<(), Failure> {
    let Panel { left, top, width, .. } = *panel;
    let (height, id) = (panel.height(), panel.coast);
    writeln!(
        svg,
        "<clipPath id=\"{id}\"><rect x=\"{left}\" y=\"{top:.1}\" width=\"{width}\" height=\"{height:.1}\"/></clipPath>"
    )?;
    writeln!(
        svg,
        "<g clip-path=\"url(#{id})\">\n<rect x=\"{left}\" y=\"{top:.1}\" width=\"{width}\" height=\"{height:.1}\" fill=\"#eef4f9\"/>"
    )?;
    grid(svg, panel)?;
    for (id, colour, _) in PAINT {
        for part in find(id)?.area().parts() {
            writeln!(
                svg,
                "<path d=\"{}\" fill=\"{colour}\" fill-opacity=\"0.16\" stroke=\"{colour}\" stroke-width=\"1.2\"/>",
                panel.ring(part.ring())
            )?;
        }
    }
    for ring in coast(panel.coast) {
        writeln!(
            svg,
            "<path d=\"{}Z\" fill=\"#e7e2d6\" stroke=\"#b8ae98\" stroke-width=\"0.6\"/>",
            panel.path(ring.into_iter())
        )?;
    }
    for part in &report.parts {
        let (from, to) = (nautical_miles(part.from_nm), nautical_miles(part.to_nm));
        let steps = ((part.to_nm - part.from_nm) / 15.0).ceil().max(1.0);
        let positions = (0..=steps as usize).map(|index| {
            let position = split.track().at(from + (to - from) * (index as f64 / steps));
            (position.latitude().degrees(), position.longitude().degrees())
        });
        let colour = sulphur_colour(part.rule.sulphur_limit_percent);
        writeln!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.6\" stroke-linejoin=\"round\"/>",
            panel.path(positions)
        )?;
    }
    ports(svg, panel)?;
    svg.push_str("</g>\n");
    writeln!(
        svg,
        "<rect x=\"{left}\" y=\"{top:.1}\" width=\"{width}\" height=\"{height:.1}\" fill=\"none\" stroke=\"#9ca3af\"/>"
    )?;
    Ok(())
}

fn grid(svg: &mut String, panel: &Panel) -> Result<(), Failure> {
    let degrees = |from: f64, to: f64| {
        (from.ceil() as i32..=to.floor() as i32)
            .filter(|degree| degree.rem_euclid(panel.grid as i32) == 0)
            .map(f64::from)
    };
    for longitude in degrees(panel.west, panel.east) {
        let ends = [(panel.south, longitude), (panel.north, longitude)];
        writeln!(
            svg,
            "<path d=\"{}\" stroke=\"#d3dee8\" stroke-width=\"0.7\"/>",
            panel.path(ends.into_iter())
        )?;
        let east = if longitude > 180.0 { longitude - 360.0 } else { longitude };
        let (x, _) = panel.point(panel.south, longitude);
        let letter = if east < 0.0 { "W" } else { "E" };
        writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"10\" fill=\"#6b7280\">{:.0}°{letter}</text>",
            x + 3.0,
            panel.top + panel.height() - 5.0,
            east.abs()
        )?;
    }
    for latitude in degrees(panel.south, panel.north) {
        let ends = [(latitude, panel.west), (latitude, panel.east)];
        let (left, right) = (panel.left, panel.left + panel.width);
        let (_, y) = panel.point(ends[0].0, ends[0].1);
        writeln!(svg, "<path d=\"M{left} {y:.1}L{right} {y:.1}\" stroke=\"#d3dee8\" stroke-width=\"0.7\"/>")?;
        writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"10\" fill=\"#6b7280\">{latitude:.0}°N</text>",
            left + 4.0,
            y - 3.0
        )?;
    }
    Ok(())
}

fn coast(panel: &str) -> Vec<Vec<(f64, f64)>> {
    let mut rings: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut last = "";
    for line in COAST.lines().filter(|line| line.starts_with(panel)) {
        let cells: Vec<&str> = line.split(',').collect();
        let [_, ring, longitude, latitude] = cells[..] else { continue };
        let (Ok(longitude), Ok(latitude)) = (longitude.parse(), latitude.parse()) else { continue };
        if ring != last {
            rings.push(Vec::new());
            last = ring;
        }
        if let Some(ring) = rings.last_mut() {
            ring.push((latitude, longitude));
        }
    }
    rings
}

fn ports(svg: &mut String, panel: &Panel) -> Result<(), Failure> {
    let shown = |name: &str| match panel.coast {
        "pacific" => ["Los Angeles", "Yangshan", "Yantian", "Busan", "Oakland"].contains(&name),
        _ => ["Los Angeles", "Long Beach"].contains(&name),
    };
    for port in port::ports().iter().filter(|port| shown(port.name())) {
        let (latitude, longitude) =
            (port.position().latitude().degrees(), port.position().longitude().degrees());
        let (x, y) = panel.point(latitude, longitude);
        let (dx, dy) = match port.name() {
            "Yangshan" => (8.0, 18.0),
            "Los Angeles" if panel.coast == "pacific" => (-84.0, 16.0),
            "Long Beach" => (8.0, 14.0),
            "Busan" => (-44.0, -6.0),
            _ => (8.0, -6.0),
        };
        writeln!(svg, "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.2\" fill=\"#111827\"/>")?;
        writeln!(
            svg,
            "<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"12\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">{}</text>",
            x + dx,
            y + dy,
            port.name()
        )?;
    }
    Ok(())
}

fn legend(svg: &mut String, x: f64, y: f64) -> Result<(), Failure> {
    let mut y = y;
    for (_, colour, name) in PAINT.iter().filter(|(_, _, name)| !name.is_empty()) {
        writeln!(
            svg,
            "<rect x=\"{x}\" y=\"{:.1}\" width=\"22\" height=\"13\" fill=\"{colour}\" fill-opacity=\"0.2\" stroke=\"{colour}\"/><text x=\"{:.1}\" y=\"{:.1}\">{name}</text>",
            y - 11.0,
            x + 32.0,
            y
        )?;
        y += 24.0;
    }
    y += 10.0;
    for (limit, words) in [
        (Some(0.1), "sulphur up to 0.10 %"),
        (Some(0.5), "sulphur up to 0.50 %"),
        (Some(1.0), "sulphur up to 1.00 %"),
        (None, "no limit known"),
    ] {
        let colour = sulphur_colour(limit);
        writeln!(
            svg,
            "<path d=\"M{x} {:.1}h22\" stroke=\"{colour}\" stroke-width=\"3\"/><text x=\"{:.1}\" y=\"{:.1}\">{words}</text>",
            y - 4.0,
            x + 32.0,
            y
        )?;
        y += 24.0;
    }
    y += 10.0;
    for words in ["Zones are closed over land.", "Coast: Natural Earth, for the picture only."] {
        writeln!(svg, "<text x=\"{x}\" y=\"{y:.1}\" fill=\"#6b7280\" font-size=\"12\">{words}</text>")?;
        y += 18.0;
    }
    Ok(())
}

fn sulphur_colour(limit: Option<f64>) -> &'static str {
    match limit {
        Some(limit) if limit <= 0.1 => "#15803d",
        Some(limit) if limit <= 0.5 => "#b45309",
        Some(_) => "#b91c1c",
        None => "#374151",
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
