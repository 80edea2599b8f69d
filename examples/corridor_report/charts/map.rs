//! The North Pacific and the ocean legs on it, as geodesics: the way by which the corridor's name is known.

use std::fmt::Write;

use green_corridor::port::{LatLon, Latitude, Longitude, Track};
use green_corridor::units::si::nautical_miles;

use super::Drawn;
use super::sheet::{Anchor, SIZE, Sheet, is_narrow, text_width};
use crate::report::{Port, Service, Services};

const COAST: &str = include_str!("../../data/natural_earth_coast.csv");
/// Degrees; eastern longitudes are counted on past 180.
const WINDOW: [f64; 4] = [105.0, 258.0, 15.0, 60.0];
/// Where the coast of the file ends.
const COAST_ENDS: [f64; 2] = [114.0, 248.0];

struct Window {
    west: f64,
    north: f64,
    across: f64,
    up: f64,
}

impl Window {
    fn point(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let middle = f64::midpoint(WINDOW[0], WINDOW[1]);
        let longitude = longitude + 360.0 * ((middle - longitude) / 360.0).round();
        ((longitude - self.west) * self.across, (self.north - latitude) * self.up)
    }
}

pub fn draw(services: &Services, width: f64) -> Drawn {
    if services.ports.is_empty() {
        return Err("no port has a position.".to_owned());
    }
    let [west, east, south, north] = WINDOW;
    let across = width / (east - west);
    let up = across / f64::midpoint(south, north).to_radians().cos();
    let window = Window { west, north, across, up };
    let mut sheet = Sheet::new(width, (north - south) * up);
    sheet.push(&format!("<path d=\"{}\" class=\"land\"/>", coast(&window)));
    fade(&mut sheet, &window);
    for (from, to) in ocean_legs(services) {
        let Some(points) = leg(from, to) else { continue };
        let places: Vec<(f64, f64)> =
            points.iter().map(|(latitude, longitude)| window.point(*latitude, *longitude)).collect();
        sheet.path(&places, false, "sea-way");
    }
    for port in &services.ports {
        sheet.mark(0, window.point(port.latitude_deg, port.longitude_deg), "harbour");
    }
    names(&mut sheet, &window, &services.ports);
    Ok(sheet)
}

/// The land ends in no edge: it fades where the file does.
fn fade(sheet: &mut Sheet, window: &Window) {
    let (west, east) = (window.point(0.0, COAST_ENDS[0]).0, window.point(0.0, COAST_ENDS[1]).0);
    let (width, high) = (sheet.width, (WINDOW[3] - WINDOW[2]) * window.up);
    let depth = width * 0.05;
    // Name, corner, size, direction of the gradient, and how far it stays whole.
    for (name, x, (across, down), [x1, x2, y2], whole) in [
        ("west", 0.0, (west + depth, high), [0, 1, 0], west / (west + depth)),
        (
            "east",
            east - depth,
            (width - east + depth, high),
            [1, 0, 0],
            (width - east) / (width - east + depth),
        ),
        ("north", 0.0, (width, high * 0.3), [0, 0, 1], 0.0),
    ] {
        sheet.push(&format!(
            "<linearGradient id=\"{name}\" x1=\"{x1}\" y1=\"0\" x2=\"{x2}\" y2=\"{y2}\"><stop offset=\"{whole:.3}\" class=\"veil\"/><stop offset=\"1\" class=\"veil clear\"/></linearGradient><rect x=\"{x:.1}\" y=\"0\" width=\"{across:.1}\" height=\"{down:.1}\" fill=\"url(#{name})\"/>"
        ));
    }
}

/// Each pair of ports that a service sails across the ocean, once.
fn ocean_legs(services: &Services) -> Vec<(&Port, &Port)> {
    let find = |name: &str| services.ports.iter().find(|port| port.name == name);
    let legs = |service: &Service| -> Vec<(String, String)> {
        let next = service.rotation.iter().cycle().skip(1);
        let pairs = service.rotation.iter().zip(next).filter(|(stop, _)| stop.to_next_nm > 2_000.0);
        pairs.map(|(from, to)| (from.port.clone(), to.port.clone())).collect()
    };
    let mut names: Vec<(String, String)> = services.services.iter().flat_map(legs).collect();
    names.sort();
    names.dedup();
    names.iter().filter_map(|(from, to)| find(from).zip(find(to))).collect()
}

fn leg(from: &Port, to: &Port) -> Option<Vec<(f64, f64)>> {
    let position = |port: &Port| {
        let latitude = Latitude::from_degrees(port.latitude_deg).ok()?;
        Some(LatLon::new(latitude, Longitude::from_degrees(port.longitude_deg).ok()?))
    };
    let track = Track::through("leg", vec![position(from)?, position(to)?]).ok()?;
    let length = track.length();
    let steps = (length / nautical_miles(100.0)).value.ceil().max(1.0);
    let at = |step: usize| {
        let position = track.at(length * (step as f64 / steps));
        (position.latitude().degrees(), position.longitude().degrees())
    };
    Some((0..=steps as usize).map(at).collect())
}

fn coast(window: &Window) -> String {
    let (mut path, mut last) = (String::new(), "");
    for line in COAST.lines().filter(|line| line.starts_with("pacific")) {
        let cells: Vec<&str> = line.split(',').collect();
        let [_, ring, longitude, latitude] = cells[..] else { continue };
        let (Ok(longitude), Ok(latitude)) = (longitude.parse(), latitude.parse()) else { continue };
        let (x, y) = window.point(latitude, longitude);
        let _ = write!(path, "{}{x:.1} {y:.1}", if ring == last { 'L' } else { 'M' });
        last = ring;
    }
    path
}

/// A name beside its port, where no name written before it lies.
fn names(sheet: &mut Sheet, window: &Window, ports: &[Port]) {
    let size = if is_narrow(sheet.width) { 11.0 } else { SIZE };
    let mut taken: Vec<[f64; 4]> = ports
        .iter()
        .map(|port| window.point(port.latitude_deg, port.longitude_deg))
        .map(|(x, y)| [x - 4.0, y - 4.0, x + 4.0, y + 4.0])
        .collect();
    let high = (WINDOW[3] - WINDOW[2]) * window.up;
    for port in ports {
        let (x, y) = window.point(port.latitude_deg, port.longitude_deg);
        let width = text_width(&port.name, size);
        let tries = [
            (x + 9.0, y + 4.5),
            (x - 9.0 - width, y + 4.5),
            (x + 7.0, y + 17.0),
            (x - 7.0 - width, y + 17.0),
            (x + 7.0, y - 8.0),
            (x - 7.0 - width, y - 8.0),
            (x - 7.0 - width, y + 22.0),
            (x + 7.0, y + 30.0),
        ];
        let free = tries.into_iter().find(|(left, base)| {
            let room = [*left, base - size, left + width, base + 3.0];
            let inside = room[0] >= 2.0 && room[2] <= sheet.width - 2.0 && room[3] <= high;
            inside
                && taken.iter().all(|other| {
                    room[2] < other[0] || other[2] < room[0] || room[3] < other[1] || other[3] < room[1]
                })
        });
        if let Some((left, base)) = free {
            taken.push([left, base - size, left + width, base + 3.0]);
            sheet.text(left, base, Anchor::Start, "harbour-name", &port.name);
        }
    }
}
