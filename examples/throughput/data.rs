//! Rows that any language can make: splitmix64 of stream, row and column, no library generator.

use green_corridor::columnar::{Columns, LANES};
use green_corridor::vessel::OperatingMode;

/// Ships of the table.
pub const SHIPS: u64 = 4_096;

/// Totals of the definition, as its numpy program gives them.
pub const STATED: [(u64, [f64; LANES]); 2] = [
    (
        1_000_000,
        [
            156_181_932_056.419_74,
            491_979_378_263.413_6,
            72_680_755.626_039_24,
            25_866_339.234_295_69,
            9_679_382_634.172_64,
            911_213_117.470_670_3,
            367_687_886.525_217_53,
            500_869_019_318.031_07,
        ],
    ),
    (
        10_000_000,
        [
            1_562_663_027_785.674_3,
            4_922_337_896_736.783,
            732_510_910.171_339_3,
            258_780_253.243_729_9,
            96_795_891_340.722_66,
            9_109_179_236.825_052,
            3_675_642_795.994_277_5,
            5_011_424_969_331.169,
        ],
    ),
];

/// Position reports in columns.
#[derive(Default)]
pub struct Reports {
    pub mmsi: Vec<u32>,
    pub sog_kn: Vec<f64>,
    pub seconds: Vec<f64>,
    pub in_berth: Vec<u8>,
    pub in_eca: Vec<u8>,
}

fn splitmix64(x: u64) -> u64 {
    let z = x.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A number in [0, 1).
pub fn uniform(stream: u64, row: u64, column: u64) -> f64 {
    let x = (stream * 0x1000_0000_0000).wrapping_add(row * 16).wrapping_add(column);
    (splitmix64(x) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Identity of a ship of the table.
pub fn mmsi(ship: u64) -> u32 {
    200_000_000 + 137 * ship as u32
}

impl Reports {
    /// Rows `from..to` of the stream.
    pub fn of(from: u64, to: u64) -> Self {
        let mut reports = Self::default();
        for row in from..to {
            let [ship, state, speed, eca, time] = [0, 1, 2, 3, 4].map(|column| uniform(2, row, column));
            reports.mmsi.push(mmsi((ship * SHIPS as f64).floor() as u64));
            reports.sog_kn.push(match state {
                _ if state < 0.35 => 12.0 + 10.0 * speed,
                _ if state < 0.5 => 3.0 + 5.0 * speed,
                _ if state < 0.65 => 0.5 * speed,
                _ => 0.2 * speed,
            });
            reports.seconds.push(60.0 + 540.0 * time);
            reports.in_berth.push(u8::from(state >= 0.65));
            reports.in_eca.push(u8::from(eca < 0.5));
        }
        reports
    }

    pub fn len(&self) -> usize {
        self.mmsi.len()
    }

    /// Some of the rows as the kernels read them, their modes in `mode`. The emission control area is the waters 1.
    pub fn columns<'a>(&'a self, from: usize, to: usize, mode: &'a mut Vec<OperatingMode>) -> Columns<'a> {
        mode.clear();
        let rows = self.sog_kn[from..to].iter().zip(&self.in_berth[from..to]);
        mode.extend(rows.map(|(speed, in_berth)| mode_of(*speed, *in_berth)));
        Columns {
            mmsi: &self.mmsi[from..to],
            speed_kn: &self.sog_kn[from..to],
            seconds: &self.seconds[from..to],
            mode,
            waters: &self.in_eca[from..to],
        }
    }
}

fn mode_of(speed_kn: f64, in_berth: u8) -> OperatingMode {
    const MODES: [OperatingMode; 4] =
        [OperatingMode::Transit, OperatingMode::Manoeuvring, OperatingMode::Anchorage, OperatingMode::Berth];
    let slow = usize::from(speed_kn <= 8.0) + usize::from(speed_kn < 1.0);
    MODES[slow.max(3 * usize::from(in_berth.min(1)))]
}
