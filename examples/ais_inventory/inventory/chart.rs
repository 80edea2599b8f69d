//! A window on the sea: from degrees to the sheet, the coast and the grid.

use std::fmt::Write;

use green_corridor::port::LatLon;

const COAST: &str = include_str!("../../data/natural_earth_coast.csv");

/// The panel of [`COAST`] that is drawn.
const COAST_PANEL: &str = "san_pedro";

/// A window in degrees on a sheet in pixels.
pub struct Panel {
    /// Name of the clip path.
    pub id: &'static str,
    pub west: f64,
    pub east: f64,
    pub south: f64,
    pub north: f64,
    pub left: f64,
    pub top: f64,
    pub width: f64,
    /// Lines of the grid in a degree.
    pub lines_per_degree: f64,
    /// Nautical miles of the scale.
    pub scale_nm: f64,
}

/// The approach.
pub const APPROACH: Panel = Panel {
    id: "approach",
    west: -122.3,
    east: -117.3,
    south: 32.75,
    north: 34.9,
    left: 20.0,
    top: 72.0,
    width: 1_060.0,
    lines_per_degree: 2.0,
    scale_nm: 30.0,
};

/// San Pedro Bay.
pub const BAY: Panel = Panel {
    id: "bay",
    west: -118.36,
    east: -117.99,
    south: 33.565,
    north: 33.79,
    left: 20.0,
    top: 668.0,
    width: 640.0,
    lines_per_degree: 10.0,
    scale_nm: 3.0,
};

impl Panel {
    /// Pixels of a degree to the east and to the north; true in the middle.
    fn scale(&self) -> (f64, f64) {
        let across = self.width / (self.east - self.west);
        (across, across / f64::midpoint(self.south, self.north).to_radians().cos())
    }

    /// Height on the sheet.
    pub fn height(&self) -> f64 {
        (self.north - self.south) * self.scale().1
    }

    /// Where a position is on the sheet.
    pub fn point(&self, latitude: f64, longitude: f64) -> (f64, f64) {
        let (across, up) = self.scale();
        (self.left + (longitude - self.west) * across, self.top + (self.north - latitude) * up)
    }

    /// Where a position is, if it is in the window or just outside.
    pub fn near(&self, position: LatLon) -> Option<(f64, f64)> {
        let (latitude, longitude) = (position.latitude().degrees(), position.longitude().degrees());
        let (high, wide) = (0.1 * (self.north - self.south), 0.1 * (self.east - self.west));
        let inside = (self.south - high..=self.north + high).contains(&latitude)
            && (self.west - wide..=self.east + wide).contains(&longitude);
        inside.then(|| self.point(latitude, longitude))
    }

    /// A closed line.
    pub fn ring(&self, ring: &[LatLon]) -> String {
        self.closed(ring.iter().map(|corner| (corner.latitude().degrees(), corner.longitude().degrees())))
    }

    fn closed(&self, positions: impl Iterator<Item = (f64, f64)>) -> String {
        let mut path = String::new();
        for (index, (latitude, longitude)) in positions.enumerate() {
            let (x, y) = self.point(latitude, longitude);
            let _ = write!(path, "{}{x:.1} {y:.1}", if index == 0 { 'M' } else { 'L' });
        }
        path + "Z"
    }

    /// Opens the clipped group: water and grid.
    pub fn open(&self, svg: &mut String) {
        let Self { id, left, top, width, .. } = *self;
        let height = self.height();
        let frame = format!("x=\"{left}\" y=\"{top:.1}\" width=\"{width}\" height=\"{height:.1}\"");
        let _ = write!(
            svg,
            "<clipPath id=\"{id}\"><rect {frame}/></clipPath>\n<g clip-path=\"url(#{id})\">\n<rect {frame} fill=\"#eef4f9\"/>\n"
        );
        self.grid(svg);
    }

    /// Land.
    pub fn land(&self, svg: &mut String) {
        for ring in coast() {
            let path = self.closed(ring.into_iter());
            let _ = writeln!(
                svg,
                "<path d=\"{path}\" fill=\"#e7e2d6\" stroke=\"#b8ae98\" stroke-width=\"0.7\"/>"
            );
        }
    }

    /// Closes the group: degrees, scale and frame.
    pub fn close(&self, svg: &mut String) {
        let Self { left, top, width, .. } = *self;
        let (height, (right, bottom)) = (self.height(), self.corner());
        let long = self.scale_nm / 60.0 * self.scale().1;
        for longitude in self.lines(self.west, self.east) {
            let (x, _) = self.point(self.south, longitude);
            if x < right - long - 60.0 {
                degrees(svg, (x + 3.0, bottom - 5.0), -longitude, "W");
            }
        }
        for latitude in self.lines(self.south, self.north) {
            let (_, y) = self.point(latitude, self.west);
            if y < bottom - 30.0 {
                degrees(svg, (left + 4.0, y - 3.0), latitude, "N");
            }
        }
        let (x, y) = (right - 20.0, bottom - 14.0);
        let _ = write!(
            svg,
            "<path d=\"M{:.1} {y:.1}v5H{x:.1}v-5\" fill=\"none\" stroke=\"#374151\" stroke-width=\"1.4\"/>\n<text x=\"{:.1}\" y=\"{:.1}\" font-size=\"11\" fill=\"#374151\" text-anchor=\"middle\">{} nm</text>\n</g>\n",
            x - long,
            x - long / 2.0,
            y - 2.0,
            self.scale_nm
        );
        let _ = writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top:.1}\" width=\"{width}\" height=\"{height:.1}\" fill=\"none\" stroke=\"#9ca3af\"/>"
        );
    }

    fn grid(&self, svg: &mut String) {
        let (right, bottom) = self.corner();
        for longitude in self.lines(self.west, self.east) {
            let (x, _) = self.point(self.south, longitude);
            let _ = writeln!(
                svg,
                "<path d=\"M{x:.1} {:.1}V{bottom:.1}\" stroke=\"#d3dee8\" stroke-width=\"0.7\"/>",
                self.top
            );
        }
        for latitude in self.lines(self.south, self.north) {
            let (_, y) = self.point(latitude, self.west);
            let _ = writeln!(
                svg,
                "<path d=\"M{} {y:.1}H{right:.1}\" stroke=\"#d3dee8\" stroke-width=\"0.7\"/>",
                self.left
            );
        }
    }

    /// The lower right corner on the sheet.
    fn corner(&self) -> (f64, f64) {
        (self.left + self.width, self.top + self.height())
    }

    /// Degrees of the grid.
    fn lines(&self, from: f64, to: f64) -> impl Iterator<Item = f64> {
        let each = self.lines_per_degree;
        ((from * each).ceil() as i32..=(to * each).floor() as i32).map(move |line| f64::from(line) / each)
    }
}

fn degrees(svg: &mut String, (x, y): (f64, f64), degrees: f64, letter: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"10\" fill=\"#4b5563\" stroke=\"#ffffff\" stroke-width=\"2.5\" paint-order=\"stroke\">{degrees:.1}°{letter}</text>"
    );
}

fn coast() -> Vec<Vec<(f64, f64)>> {
    let mut rings: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut last = "";
    for line in COAST.lines().filter(|line| line.starts_with(COAST_PANEL)) {
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
