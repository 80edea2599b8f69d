//! Bands of real ships.

use std::borrow::Cow;

use super::{Band, Bands, Measure, Quantiles, SizeClass};
use crate::provenance::{Confidence, Source};

const EU_MRV_2018_2023: Source = Source::new(
    "EMSA THETIS-MRV public reports under Regulation (EU) 2015/757 Article 21",
    "container ships, 1,842 reports of 2018 (v272) and 2023 (v57)",
    "2018 and 2023",
    Confidence::OneSource,
);

impl Bands {
    /// Container ships that called in the EU in 2018 and 2023.
    ///
    /// The quantiles are of the reports as published: no report was left out but where the value could not be derived
    /// or was zero. Two of a hundred ship-years lie outside each band by its making.
    pub const fn eu_mrv_2018_2023() -> Self {
        Self::embedded(EU_MRV_2018_2023, ROWS)
    }
}

const fn row(class: SizeClass, measure: Measure, count: u32, quantiles: [f64; 7]) -> Band {
    Band {
        ship_type: Cow::Borrowed("Container ship"),
        class,
        measure,
        count,
        quantiles: Quantiles::from_array(quantiles),
    }
}

// Class, measure, ship-years, p1, p5, p25, median, p75, p95, p99. Written by `mrv_check --bands`.
#[rustfmt::skip]
static ROWS: &[Band] = &[
    row(SizeClass::AllSizes, Measure::Speed, 1806, [4.11733, 7.81822, 11.5118, 13.3133, 14.8821, 17.0951, 18.3502]),
    row(SizeClass::AllSizes, Measure::FuelPerDistance, 1806, [58.3245, 70.3750, 106.493, 170.540, 250.305, 326.442, 392.426]),
    row(SizeClass::AllSizes, Measure::Co2PerFreightWork, 1801, [5.55000, 6.79000, 11.7400, 19.8900, 35.1600, 70.2300, 146.140]),
    row(SizeClass::AllSizes, Measure::CarbonFactor, 1805, [2.92208, 3.11430, 3.11878, 3.12405, 3.13752, 3.16362, 3.18861]),
    row(SizeClass::From(0), Measure::Speed, 203, [3.79664, 4.79274, 9.28854, 11.3283, 12.7506, 14.3433, 15.6916]),
    row(SizeClass::From(0), Measure::FuelPerDistance, 203, [49.6434, 54.4270, 67.1800, 75.7600, 87.4350, 118.935, 151.054]),
    row(SizeClass::From(0), Measure::Co2PerFreightWork, 203, [43.2352, 46.8440, 55.4850, 64.7600, 84.7550, 410.646, 852932]),
    row(SizeClass::From(0), Measure::CarbonFactor, 203, [3.11400, 3.11614, 3.12107, 3.12833, 3.15430, 3.19808, 3.20600]),
    row(SizeClass::From(5000), Measure::Speed, 263, [3.87775, 6.09468, 9.80266, 11.4121, 12.9586, 15.1798, 16.2044]),
    row(SizeClass::From(5000), Measure::FuelPerDistance, 263, [60.2454, 69.2760, 80.7300, 88.2700, 104.905, 142.267, 155.530]),
    row(SizeClass::From(5000), Measure::Co2PerFreightWork, 262, [25.2326, 27.7570, 35.3525, 41.8800, 49.0800, 63.1930, 84.6506]),
    row(SizeClass::From(5000), Measure::CarbonFactor, 262, [2.96133, 3.11503, 3.12134, 3.13028, 3.15421, 3.17530, 3.20166]),
    row(SizeClass::From(10000), Measure::Speed, 287, [3.73908, 7.80082, 10.2441, 12.1589, 13.8595, 15.8753, 17.5247]),
    row(SizeClass::From(10000), Measure::FuelPerDistance, 287, [69.8364, 85.3990, 111.160, 128.680, 147.225, 174.598, 226.712]),
    row(SizeClass::From(10000), Measure::Co2PerFreightWork, 287, [17.6444, 19.4790, 23.7050, 26.9600, 32.5050, 41.2260, 54.9600]),
    row(SizeClass::From(10000), Measure::CarbonFactor, 287, [3.11400, 3.11550, 3.12046, 3.12696, 3.14272, 3.16275, 3.18405]),
    row(SizeClass::From(20000), Measure::Speed, 349, [5.47899, 9.29195, 12.5552, 13.6968, 14.9208, 16.7072, 18.0232]),
    row(SizeClass::From(20000), Measure::FuelPerDistance, 349, [102.319, 119.772, 152.820, 175.060, 200.010, 248.458, 270.493]),
    row(SizeClass::From(20000), Measure::Co2PerFreightWork, 349, [11.3232, 13.0840, 17.2800, 19.5800, 22.6100, 28.1760, 34.8860]),
    row(SizeClass::From(20000), Measure::CarbonFactor, 349, [3.04885, 3.11412, 3.11853, 3.12618, 3.13749, 3.16239, 3.17787]),
    row(SizeClass::From(40000), Measure::Speed, 374, [7.32622, 10.6807, 12.9480, 14.3345, 15.7183, 17.6609, 19.2587]),
    row(SizeClass::From(40000), Measure::FuelPerDistance, 374, [128.146, 182.700, 223.170, 245.370, 271.670, 308.275, 333.173]),
    row(SizeClass::From(40000), Measure::Co2PerFreightWork, 374, [7.41720, 9.21950, 11.1625, 13.1150, 15.1975, 18.0535, 20.2956]),
    row(SizeClass::From(40000), Measure::CarbonFactor, 374, [3.03710, 3.11449, 3.11842, 3.12289, 3.13260, 3.15658, 3.16513]),
    row(SizeClass::From(80000), Measure::Speed, 296, [9.56430, 11.1279, 13.6486, 15.0005, 16.2251, 17.5559, 18.5965]),
    row(SizeClass::From(80000), Measure::FuelPerDistance, 296, [199.786, 222.920, 253.515, 294.005, 323.457, 382.490, 435.650]),
    row(SizeClass::From(80000), Measure::Co2PerFreightWork, 296, [5.04700, 5.90000, 6.93750, 7.89500, 9.19500, 11.3625, 12.4480]),
    row(SizeClass::From(80000), Measure::CarbonFactor, 296, [2.52916, 2.94188, 3.11731, 3.11992, 3.12447, 3.15103, 3.15982]),
    row(SizeClass::From(160000), Measure::Speed, 30, [7.53453, 11.3748, 13.8303, 14.5652, 15.3515, 17.4436, 17.5479]),
    row(SizeClass::From(160000), Measure::FuelPerDistance, 30, [223.200, 268.680, 301.295, 315.820, 347.637, 395.952, 398.294]),
    row(SizeClass::From(160000), Measure::Co2PerFreightWork, 30, [0.107700, 0.263000, 5.23750, 5.85000, 6.52750, 7.21600, 7.55880]),
    row(SizeClass::From(160000), Measure::CarbonFactor, 30, [3.11406, 3.11411, 3.11461, 3.11688, 3.12048, 3.12461, 3.12755]),
];
