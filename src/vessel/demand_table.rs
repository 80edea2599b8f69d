//! Fourth IMO GHG Study 2020, table 17 (auxiliary and boiler demand in kW) and table 44 (weather
//! efficiency η_w), one size bin a line.
//!
//! Ship type, least size of the bin, auxiliary and boiler demand as
//! `[transit, manoeuvring, anchorage, berth]`, η_w.

use super::ShipType;
use crate::provenance::{Confidence, Source};

/// A size bin of a ship type.
pub(super) struct Bin {
    pub(super) ship_type: ShipType,
    pub(super) least_size: f64,
    pub(super) auxiliary_kw: [f64; 4],
    pub(super) boiler_kw: [f64; 4],
    pub(super) weather_efficiency: f64,
    pub(super) source: Source,
}

const TWO: Source =
    Source::new("Fourth IMO GHG Study 2020", "tables 17 and 44", "2020", Confidence::Verified);

/// The two bins in which the transcriptions of table 17 differ in one cell: chemical tanker 20,000
/// to 39,999 dwt, boiler manoeuvring (270 here, 200 elsewhere), and ro-ro passenger ferry 10,000 to
/// 19,999 GT, auxiliary in transit (1,100 here, 1,000 elsewhere).
const ONE: Source =
    Source::new("Fourth IMO GHG Study 2020", "tables 17 and 44", "2020", Confidence::OneSource);

#[rustfmt::skip]
pub(super) static BINS: &[Bin] = &[
    bin(ShipType::BulkCarrier, 0.0, [190.0, 500.0, 180.0, 110.0], [0.0, 60.0, 70.0, 70.0], 0.909, TWO),
    bin(ShipType::BulkCarrier, 10000.0, [190.0, 500.0, 180.0, 110.0], [0.0, 60.0, 70.0, 70.0], 0.867, TWO),
    bin(ShipType::BulkCarrier, 35000.0, [260.0, 680.0, 250.0, 150.0], [0.0, 120.0, 130.0, 130.0], 0.867, TWO),
    bin(ShipType::BulkCarrier, 60000.0, [410.0, 1100.0, 400.0, 240.0], [0.0, 240.0, 260.0, 260.0], 0.867, TWO),
    bin(ShipType::BulkCarrier, 100000.0, [410.0, 1100.0, 400.0, 240.0], [0.0, 240.0, 260.0, 260.0], 0.867, TWO),
    bin(ShipType::BulkCarrier, 200000.0, [410.0, 1100.0, 400.0, 240.0], [0.0, 240.0, 260.0, 260.0], 0.867, TWO),
    bin(ShipType::ChemicalTanker, 0.0, [200.0, 190.0, 170.0, 110.0], [0.0, 130.0, 160.0, 670.0], 0.909, TWO),
    bin(ShipType::ChemicalTanker, 5000.0, [580.0, 560.0, 490.0, 330.0], [0.0, 130.0, 160.0, 670.0], 0.909, TWO),
    bin(ShipType::ChemicalTanker, 10000.0, [580.0, 560.0, 490.0, 330.0], [0.0, 200.0, 240.0, 1000.0], 0.867, TWO),
    bin(ShipType::ChemicalTanker, 20000.0, [660.0, 900.0, 550.0, 790.0], [0.0, 270.0, 320.0, 1350.0], 0.867, ONE),
    bin(ShipType::ChemicalTanker, 40000.0, [660.0, 900.0, 550.0, 790.0], [0.0, 270.0, 320.0, 1350.0], 0.867, TWO),
    bin(ShipType::Container, 0.0, [410.0, 790.0, 450.0, 370.0], [0.0, 240.0, 250.0, 250.0], 0.909, TWO),
    bin(ShipType::Container, 1000.0, [900.0, 1750.0, 910.0, 820.0], [0.0, 310.0, 340.0, 340.0], 0.867, TWO),
    bin(ShipType::Container, 2000.0, [920.0, 1900.0, 910.0, 610.0], [0.0, 430.0, 450.0, 460.0], 0.867, TWO),
    bin(ShipType::Container, 3000.0, [1400.0, 2500.0, 1350.0, 1100.0], [0.0, 430.0, 480.0, 480.0], 0.867, TWO),
    bin(ShipType::Container, 5000.0, [1450.0, 2800.0, 1400.0, 1100.0], [0.0, 550.0, 580.0, 590.0], 0.867, TWO),
    bin(ShipType::Container, 8000.0, [1800.0, 2900.0, 1600.0, 1150.0], [0.0, 540.0, 620.0, 620.0], 0.867, TWO),
    bin(ShipType::Container, 12000.0, [2050.0, 3250.0, 1800.0, 1300.0], [0.0, 630.0, 630.0, 630.0], 0.867, TWO),
    bin(ShipType::Container, 14500.0, [2300.0, 3600.0, 1950.0, 1400.0], [0.0, 630.0, 630.0, 630.0], 0.867, TWO),
    bin(ShipType::Container, 20000.0, [2300.0, 3600.0, 1950.0, 1400.0], [0.0, 700.0, 700.0, 700.0], 0.867, TWO),
    bin(ShipType::GeneralCargo, 0.0, [60.0, 180.0, 50.0, 90.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::GeneralCargo, 5000.0, [180.0, 490.0, 130.0, 240.0], [0.0, 100.0, 110.0, 110.0], 0.909, TWO),
    bin(ShipType::GeneralCargo, 10000.0, [520.0, 1450.0, 370.0, 720.0], [0.0, 130.0, 150.0, 150.0], 0.867, TWO),
    bin(ShipType::GeneralCargo, 20000.0, [520.0, 1450.0, 370.0, 720.0], [0.0, 130.0, 150.0, 150.0], 0.867, TWO),
    bin(ShipType::LiquefiedGasTanker, 0.0, [240.0, 360.0, 240.0, 240.0], [100.0, 200.0, 200.0, 1000.0], 0.867, TWO),
    bin(ShipType::LiquefiedGasTanker, 50000.0, [1700.0, 2600.0, 1700.0, 1700.0], [100.0, 200.0, 200.0, 1000.0], 0.867, TWO),
    bin(ShipType::LiquefiedGasTanker, 100000.0, [2650.0, 2300.0, 2000.0, 2500.0], [150.0, 300.0, 300.0, 1500.0], 0.867, TWO),
    bin(ShipType::LiquefiedGasTanker, 200000.0, [6750.0, 7200.0, 7200.0, 6750.0], [300.0, 600.0, 600.0, 3000.0], 0.867, TWO),
    bin(ShipType::OilTanker, 0.0, [250.0, 375.0, 250.0, 250.0], [0.0, 100.0, 100.0, 500.0], 0.909, TWO),
    bin(ShipType::OilTanker, 5000.0, [375.0, 560.0, 375.0, 375.0], [0.0, 150.0, 150.0, 750.0], 0.909, TWO),
    bin(ShipType::OilTanker, 10000.0, [490.0, 580.0, 500.0, 690.0], [0.0, 250.0, 250.0, 1250.0], 0.867, TWO),
    bin(ShipType::OilTanker, 20000.0, [510.0, 600.0, 520.0, 720.0], [270.0, 270.0, 270.0, 2700.0], 0.867, TWO),
    bin(ShipType::OilTanker, 60000.0, [560.0, 770.0, 490.0, 620.0], [280.0, 360.0, 360.0, 3250.0], 0.867, TWO),
    bin(ShipType::OilTanker, 80000.0, [690.0, 910.0, 640.0, 800.0], [280.0, 400.0, 400.0, 4000.0], 0.867, TWO),
    bin(ShipType::OilTanker, 120000.0, [860.0, 1300.0, 770.0, 2500.0], [300.0, 500.0, 500.0, 6500.0], 0.867, TWO),
    bin(ShipType::OilTanker, 200000.0, [860.0, 1300.0, 770.0, 2500.0], [300.0, 600.0, 600.0, 7000.0], 0.867, TWO),
    bin(ShipType::OtherLiquidsTanker, 0.0, [500.0, 750.0, 500.0, 500.0], [100.0, 200.0, 200.0, 1000.0], 0.867, TWO),
    bin(ShipType::OtherLiquidsTanker, 1000.0, [500.0, 750.0, 500.0, 500.0], [100.0, 200.0, 200.0, 1000.0], 0.867, TWO),
    bin(ShipType::FerryPassengerOnly, 0.0, [190.0, 190.0, 190.0, 190.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::FerryPassengerOnly, 300.0, [190.0, 190.0, 190.0, 190.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::FerryPassengerOnly, 1000.0, [190.0, 190.0, 190.0, 190.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::FerryPassengerOnly, 2000.0, [520.0, 520.0, 520.0, 520.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::Cruise, 0.0, [450.0, 580.0, 450.0, 450.0], [0.0, 980.0, 950.0, 1100.0], 0.909, TWO),
    bin(ShipType::Cruise, 2000.0, [450.0, 580.0, 450.0, 450.0], [0.0, 980.0, 950.0, 1100.0], 0.867, TWO),
    bin(ShipType::Cruise, 10000.0, [3500.0, 5500.0, 3500.0, 3500.0], [0.0, 980.0, 950.0, 1100.0], 0.867, TWO),
    bin(ShipType::Cruise, 60000.0, [11500.0, 14900.0, 11500.0, 11500.0], [0.0, 980.0, 950.0, 1100.0], 0.867, TWO),
    bin(ShipType::Cruise, 100000.0, [11500.0, 14900.0, 11500.0, 11500.0], [0.0, 980.0, 950.0, 1100.0], 0.867, TWO),
    bin(ShipType::Cruise, 150000.0, [11500.0, 14900.0, 11500.0, 11500.0], [0.0, 980.0, 950.0, 1100.0], 0.867, TWO),
    bin(ShipType::FerryRoPax, 0.0, [105.0, 105.0, 105.0, 105.0], [0.0, 170.0, 250.0, 260.0], 0.909, TWO),
    bin(ShipType::FerryRoPax, 2000.0, [330.0, 330.0, 330.0, 330.0], [0.0, 170.0, 250.0, 260.0], 0.909, TWO),
    bin(ShipType::FerryRoPax, 5000.0, [670.0, 670.0, 670.0, 670.0], [0.0, 170.0, 250.0, 260.0], 0.909, TWO),
    bin(ShipType::FerryRoPax, 10000.0, [1100.0, 1100.0, 1100.0, 1100.0], [0.0, 260.0, 380.0, 390.0], 0.909, ONE),
    bin(ShipType::FerryRoPax, 20000.0, [1950.0, 1950.0, 1950.0, 1950.0], [0.0, 260.0, 380.0, 390.0], 0.909, TWO),
    bin(ShipType::RefrigeratedBulk, 0.0, [570.0, 560.0, 570.0, 520.0], [0.0, 270.0, 270.0, 270.0], 0.867, TWO),
    bin(ShipType::RefrigeratedBulk, 2000.0, [1200.0, 1150.0, 1200.0, 1100.0], [0.0, 270.0, 270.0, 270.0], 0.867, TWO),
    bin(ShipType::RefrigeratedBulk, 6000.0, [1650.0, 1600.0, 1650.0, 1500.0], [0.0, 270.0, 270.0, 270.0], 0.867, TWO),
    bin(ShipType::RefrigeratedBulk, 10000.0, [3100.0, 3000.0, 3100.0, 2850.0], [0.0, 270.0, 270.0, 270.0], 0.867, TWO),
    bin(ShipType::RoRo, 0.0, [430.0, 1300.0, 430.0, 750.0], [0.0, 170.0, 250.0, 260.0], 0.909, TWO),
    bin(ShipType::RoRo, 5000.0, [680.0, 2100.0, 680.0, 1100.0], [0.0, 170.0, 250.0, 260.0], 0.867, TWO),
    bin(ShipType::RoRo, 10000.0, [950.0, 2700.0, 950.0, 1200.0], [0.0, 260.0, 380.0, 390.0], 0.867, TWO),
    bin(ShipType::RoRo, 15000.0, [950.0, 2700.0, 950.0, 1200.0], [0.0, 260.0, 380.0, 390.0], 0.867, TWO),
    bin(ShipType::Vehicle, 0.0, [500.0, 1100.0, 500.0, 800.0], [0.0, 250.0, 300.0, 310.0], 0.867, TWO),
    bin(ShipType::Vehicle, 30000.0, [510.0, 1400.0, 550.0, 850.0], [0.0, 250.0, 300.0, 310.0], 0.867, TWO),
    bin(ShipType::Vehicle, 50000.0, [510.0, 1400.0, 550.0, 850.0], [0.0, 250.0, 300.0, 310.0], 0.867, TWO),
    bin(ShipType::Yacht, 0.0, [130.0, 130.0, 130.0, 130.0], [0.0, 0.0, 0.0, 0.0], 0.867, TWO),
    bin(ShipType::ServiceTug, 0.0, [80.0, 210.0, 80.0, 100.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::MiscellaneousFishing, 0.0, [200.0, 200.0, 200.0, 200.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::Offshore, 0.0, [320.0, 320.0, 320.0, 320.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::ServiceOther, 0.0, [220.0, 220.0, 220.0, 220.0], [0.0, 0.0, 0.0, 0.0], 0.909, TWO),
    bin(ShipType::MiscellaneousOther, 0.0, [410.0, 430.0, 150.0, 150.0], [0.0, 90.0, 110.0, 110.0], 0.909, TWO),
];

const fn bin(
    ship_type: ShipType,
    least_size: f64,
    auxiliary_kw: [f64; 4],
    boiler_kw: [f64; 4],
    weather_efficiency: f64,
    source: Source,
) -> Bin {
    Bin { ship_type, least_size, auxiliary_kw, boiler_kw, weather_efficiency, source }
}

/// The bin of a size: the last one of the type whose least size it reaches.
pub(super) fn bin_of(ship_type: ShipType, size: f64) -> Option<&'static Bin> {
    BINS.iter().rfind(|bin| bin.ship_type == ship_type && bin.least_size <= size)
}

/// The least size of the bin of a size, and that of the next bin of the type.
pub(super) fn ends_of(ship_type: ShipType, size: f64) -> Option<(f64, Option<f64>)> {
    let next = BINS.iter().find(|bin| bin.ship_type == ship_type && bin.least_size > size);
    Some((bin_of(ship_type, size)?.least_size, next.map(|bin| bin.least_size)))
}

/// Where the survey averages of the San Pedro Bay ports stand.
pub(super) static SAN_PEDRO_BAY: Source = Source::new(
    "Port of Los Angeles Inventory of Air Emissions 2017",
    "container auxiliary and boiler loads, as ShipPowerModel 0.2 holds them",
    "2017",
    Confidence::OneSource,
);

/// Least TEU; auxiliary and boiler kW in transit, manoeuvring, at anchor, at berth.
type SanPedroBayRow = (f64, [f64; 4], [f64; 4]);

#[rustfmt::skip]
static SAN_PEDRO_BAY_ROWS: [SanPedroBayRow; 16] = [
    (0.0, [545.0, 1058.0, 1000.0, 429.0], [106.0, 213.0, 270.0, 273.0]),
    (2_000.0, [981.0, 2180.0, 1008.0, 1035.0], [141.0, 282.0, 358.0, 361.0]),
    (3_000.0, [602.0, 2063.0, 559.0, 516.0], [164.0, 328.0, 416.0, 420.0]),
    (4_000.0, [1434.0, 2526.0, 1200.0, 1161.0], [195.0, 371.0, 472.0, 477.0]),
    (5_000.0, [1811.0, 3293.0, 967.0, 945.0], [247.0, 473.0, 572.0, 579.0]),
    (6_000.0, [1453.0, 2197.0, 1645.0, 990.0], [182.0, 567.0, 611.0, 615.0]),
    (7_000.0, [1107.0, 3086.0, 1000.0, 2456.0], [259.0, 470.0, 619.0, 623.0]),
    (8_000.0, [1494.0, 2753.0, 986.0, 902.0], [228.0, 506.0, 673.0, 668.0]),
    (9_000.0, [1501.0, 2942.0, 968.0, 1037.0], [381.0, 613.0, 675.0, 677.0]),
    (10_000.0, [2300.0, 2350.0, 1129.0, 1450.0], [384.0, 458.0, 581.0, 581.0]),
    (11_000.0, [2500.0, 3500.0, 2000.0, 1500.0], [330.0, 575.0, 790.0, 790.0]),
    (12_000.0, [2460.0, 3300.0, 2000.0, 1780.0], [330.0, 575.0, 790.0, 790.0]),
    (13_000.0, [1865.0, 3085.0, 1015.0, 982.0], [203.0, 420.0, 612.0, 612.0]),
    (14_000.0, [2500.0, 3500.0, 1015.0, 1500.0], [203.0, 420.0, 612.0, 612.0]),
    (15_000.0, [1500.0, 1750.0, 1000.0, 1000.0], [216.0, 485.0, 647.0, 647.0]),
    (17_000.0, [1500.0, 1750.0, 1250.0, 1000.0], [216.0, 485.0, 647.0, 647.0]),
];

/// The row of a size: the last that begins at or below it.
pub(super) fn san_pedro_bay_row(teu: f64) -> SanPedroBayRow {
    let next = SAN_PEDRO_BAY_ROWS.partition_point(|(from, ..)| *from <= teu);
    SAN_PEDRO_BAY_ROWS[next.saturating_sub(1)]
}
