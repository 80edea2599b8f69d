//! What the made-up ships do off San Pedro Bay. No ship, name or number here is real.

use jiff::Timestamp;

/// The gaps of the made-up week that are filled by a straight way, up to so many hours.
pub const INTERPOLATE_UP_TO_H: f64 = 6.0;

/// The gaps of the made-up week in which a ship lay where it lies before and after, up to so many hours.
pub const LYING_STILL_UP_TO_H: f64 = 48.0;

/// First and last plausible instant of the made-up week.
pub fn period() -> (Timestamp, Timestamp) {
    (Timestamp::constant(START, 0), Timestamp::constant(START + 12 * 86_400, 0))
}

/// 1 March 2026, 00:00 UTC.
pub const START: i64 = 1_772_323_200;

/// A made-up ship.
pub struct Plot {
    /// No ship has an MMSI that begins with 1.
    pub mmsi: u32,
    /// Name.
    pub name: &'static str,
    /// Type of ship.
    pub ship_type: &'static str,
    /// Length, beam and draught, as the file has them.
    pub size: [&'static str; 3],
    /// Hours after the beginning.
    pub from_h: f64,
    /// Where it begins: latitude and longitude.
    pub at: (f64, f64),
    /// What it does, one after the other.
    pub steps: &'static [Step],
}

/// A step of it.
#[derive(Clone, Copy)]
pub enum Step {
    /// To a position at so many knots.
    To(f64, f64, f64),
    /// Lies for so many hours, swinging by so many metres.
    Lie(f64, f64),
    /// Drifts for so many hours.
    Drift(f64),
}

use Step::{Drift, Lie, To};

/// The ships.
pub static PLOTS: [Plot; 8] = [
    Plot {
        mmsi: 100_000_001,
        name: "MADE UP ALPHA",
        ship_type: "71",
        size: ["366", "51", "13.6"],
        from_h: 2.0,
        at: (33.75, -126.2),
        steps: &[
            To(33.62, -121.0, 18.5),
            To(33.60, -119.6, 18.5),
            To(33.60, -119.05, 17.0),
            To(33.61, -118.30, 11.7),
            To(33.66, -118.205, 9.5),
            To(33.7235, -118.1815, 7.0),
            To(33.7290, -118.2040, 5.0),
            To(33.7420, -118.2160, 4.5),
            To(33.7570, -118.2150, 2.5),
            Lie(62.0, 4.0),
            To(33.7420, -118.2160, 3.5),
            To(33.7290, -118.2040, 5.0),
            To(33.7235, -118.1815, 6.5),
            To(33.64, -118.22, 9.5),
            To(33.58, -118.32, 11.6),
            To(33.55, -119.05, 11.8),
            To(33.45, -119.6, 19.0),
            To(33.41, -121.0, 19.5),
            To(33.36, -126.0, 19.5),
        ],
    },
    Plot {
        mmsi: 100_000_002,
        name: "MADE UP BRAVO",
        ship_type: "70",
        size: ["334", "48", "14.1"],
        from_h: 7.5,
        at: (34.95, -121.65),
        steps: &[
            To(34.40, -120.60, 16.0),
            To(34.21, -119.60, 15.0),
            To(34.02, -118.98, 14.0),
            To(33.70, -118.45, 11.8),
            To(33.615, -118.29, 11.0),
            To(33.64, -118.17, 9.0),
            To(33.668, -118.128, 4.0),
            Lie(31.0, 110.0),
            To(33.69, -118.17, 5.0),
            To(33.7235, -118.1815, 6.5),
            To(33.7280, -118.1960, 5.0),
            To(33.7400, -118.1990, 3.0),
            Lie(54.0, 3.0),
            To(33.7280, -118.1960, 3.5),
            To(33.7235, -118.1815, 6.5),
            To(33.63, -118.23, 9.5),
            To(33.63, -118.35, 11.5),
            To(33.74, -118.55, 11.9),
            To(34.05, -119.03, 14.5),
            To(34.26, -119.65, 16.5),
            To(34.45, -120.62, 17.5),
            To(34.95, -121.80, 18.0),
        ],
    },
    Plot {
        mmsi: 100_000_003,
        name: "MADE UP CHARLIE",
        ship_type: "71",
        size: ["299", "40", "12.2"],
        from_h: 11.0,
        at: (33.30, -122.4),
        steps: &[
            To(33.48, -120.6, 15.5),
            To(33.56, -119.3, 15.5),
            To(33.61, -118.30, 13.5),
            To(33.65, -118.265, 9.0),
            To(33.7085, -118.2515, 6.5),
            To(33.7140, -118.2420, 4.5),
            To(33.7235, -118.2340, 2.5),
            Lie(70.0, 4.0),
            To(33.7140, -118.2420, 3.5),
            To(33.7085, -118.2515, 6.0),
            To(33.6100, -118.24, 9.5),
            To(33.30, -118.10, 15.0),
            To(32.45, -117.95, 18.0),
        ],
    },
    Plot {
        mmsi: 100_000_004,
        name: "MADE UP DELTA",
        ship_type: "72",
        size: ["262", "32", "10.4"],
        from_h: 0.0,
        at: (32.45, -117.85),
        steps: &[
            To(33.18, -118.02, 14.0),
            Drift(17.0),
            To(33.60, -118.16, 10.5),
            To(33.68, -118.235, 9.0),
            To(33.7085, -118.2515, 6.5),
            To(33.7200, -118.2660, 5.0),
            To(33.7480, -118.2735, 4.0),
            To(33.7555, -118.2690, 2.0),
            Lie(44.0, 3.0),
            To(33.7480, -118.2735, 3.0),
            To(33.7200, -118.2660, 5.0),
            To(33.7085, -118.2515, 6.5),
            To(33.63, -118.25, 9.5),
            To(33.66, -118.42, 11.0),
            To(33.98, -118.97, 13.0),
            To(34.21, -119.60, 14.0),
            To(34.40, -120.60, 15.0),
            To(34.90, -121.70, 15.0),
        ],
    },
    Plot {
        mmsi: 100_000_005,
        name: "MADE UP ECHO",
        ship_type: "71",
        size: ["368", "51", "12.9"],
        from_h: 0.0,
        at: (33.7515, -118.2235),
        steps: &[
            Lie(33.0, 4.0),
            To(33.7420, -118.2160, 3.0),
            To(33.7290, -118.2040, 5.0),
            To(33.7235, -118.1815, 6.5),
            To(33.64, -118.22, 9.5),
            To(33.59, -118.32, 11.0),
            To(33.56, -119.05, 11.9),
            To(33.40, -119.6, 17.0),
            To(33.30, -121.2, 18.0),
            To(33.10, -125.8, 18.0),
        ],
    },
    Plot {
        mmsi: 100_000_006,
        name: "MADE UP FOXTROT",
        ship_type: "71",
        size: ["335", "43", "12.8"],
        from_h: 40.0,
        at: (33.90, -125.9),
        steps: &[
            To(33.66, -121.0, 17.5),
            To(33.63, -119.6, 17.0),
            To(33.63, -118.95, 14.0),
            To(33.615, -118.30, 11.8),
            To(33.62, -118.16, 8.0),
            To(33.650, -118.085, 4.5),
            Lie(46.0, 130.0),
            To(33.69, -118.16, 5.5),
            To(33.7235, -118.1815, 6.5),
            To(33.7300, -118.2055, 4.5),
            To(33.7385, -118.2150, 2.5),
            Lie(84.0, 3.0),
        ],
    },
    Plot {
        mmsi: 100_000_007,
        name: "MADE UP TUG",
        ship_type: "52",
        size: ["29", "11", "5.0"],
        from_h: 30.0,
        at: (33.7480, -118.2105),
        steps: &[
            Lie(1.0, 2.0),
            To(33.7300, -118.2050, 6.0),
            To(33.7160, -118.1840, 8.0),
            To(33.7300, -118.2050, 5.0),
            To(33.7480, -118.2105, 5.0),
            Lie(20.0, 2.0),
            To(33.7250, -118.2350, 8.0),
            To(33.7480, -118.2105, 7.0),
            Lie(6.0, 2.0),
        ],
    },
    Plot {
        mmsi: 100_000_008,
        name: "MADE UP HOTEL",
        ship_type: "70",
        size: ["", "", ""],
        from_h: 20.0,
        at: (34.80, -121.4),
        steps: &[
            To(34.38, -120.58, 12.5),
            To(34.19, -119.60, 12.5),
            To(33.98, -118.98, 12.0),
            To(33.68, -118.45, 11.5),
            To(33.59, -118.25, 11.5),
            To(33.10, -117.99, 12.5),
            To(32.45, -117.75, 12.5),
        ],
    },
];
