//! Bands of real ships.

use std::borrow::Cow;

use super::{Band, Bands, Measure, Quantiles, SizeClass};
use crate::provenance::{Confidence, Source};

const EU_MRV_2018_2023: Source = Source::new(
    "EMSA THETIS-MRV public reports under Regulation (EU) 2015/757 Article 21",
    "container ships, a sample of 1,842 reports of 2018 and 2023",
    "2018 v272, 2023 v57",
    Confidence::OneSource,
);

impl Bands {
    /// Container ships that called in the EU in 2018 and 2023: a sample of 1,842 public reports.
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
    row(SizeClass::AllSizes, Measure::FuelPerDistance, 1806, [58.3245, 70.375, 106.493, 170.54, 250.305, 326.442, 392.426]),
    row(SizeClass::AllSizes, Measure::Co2PerFreightWork, 1801, [5.55, 6.79, 11.74, 19.89, 35.16, 70.23, 146.14]),
    row(SizeClass::AllSizes, Measure::CarbonFactor, 1805, [2.92208, 3.1143, 3.11878, 3.12405, 3.13752, 3.16362, 3.18861]),
    row(SizeClass::From(0), Measure::Speed, 203, [3.79664, 4.79274, 9.28854, 11.3283, 12.7506, 14.3433, 15.6916]),
    row(SizeClass::From(0), Measure::FuelPerDistance, 203, [49.6434, 54.427, 67.18, 75.76, 87.435, 118.935, 151.054]),
    row(SizeClass::From(0), Measure::Co2PerFreightWork, 203, [43.2352, 46.844, 55.485, 64.76, 84.755, 410.646, 852932.0]),
    row(SizeClass::From(0), Measure::CarbonFactor, 203, [3.114, 3.11614, 3.12107, 3.12833, 3.1543, 3.19808, 3.206]),
    row(SizeClass::From(5000), Measure::Speed, 263, [3.87775, 6.09468, 9.80266, 11.4121, 12.9586, 15.1798, 16.2044]),
    row(SizeClass::From(5000), Measure::FuelPerDistance, 263, [60.2454, 69.276, 80.73, 88.27, 104.905, 142.267, 155.53]),
    row(SizeClass::From(5000), Measure::Co2PerFreightWork, 262, [25.2326, 27.757, 35.3525, 41.88, 49.08, 63.193, 84.6506]),
    row(SizeClass::From(5000), Measure::CarbonFactor, 262, [2.96133, 3.11503, 3.12134, 3.13028, 3.15421, 3.1753, 3.20166]),
    row(SizeClass::From(10000), Measure::Speed, 287, [3.73908, 7.80082, 10.2441, 12.1589, 13.8595, 15.8753, 17.5247]),
    row(SizeClass::From(10000), Measure::FuelPerDistance, 287, [69.8364, 85.399, 111.16, 128.68, 147.225, 174.598, 226.712]),
    row(SizeClass::From(10000), Measure::Co2PerFreightWork, 287, [17.6444, 19.479, 23.705, 26.96, 32.505, 41.226, 54.96]),
    row(SizeClass::From(10000), Measure::CarbonFactor, 287, [3.114, 3.1155, 3.12046, 3.12696, 3.14272, 3.16275, 3.18405]),
    row(SizeClass::From(20000), Measure::Speed, 349, [5.47899, 9.29195, 12.5552, 13.6968, 14.9208, 16.7072, 18.0232]),
    row(SizeClass::From(20000), Measure::FuelPerDistance, 349, [102.319, 119.772, 152.82, 175.06, 200.01, 248.458, 270.493]),
    row(SizeClass::From(20000), Measure::Co2PerFreightWork, 349, [11.3232, 13.084, 17.28, 19.58, 22.61, 28.176, 34.886]),
    row(SizeClass::From(20000), Measure::CarbonFactor, 349, [3.04885, 3.11412, 3.11853, 3.12618, 3.13749, 3.16239, 3.17787]),
    row(SizeClass::From(40000), Measure::Speed, 374, [7.32622, 10.6807, 12.948, 14.3345, 15.7183, 17.6609, 19.2587]),
    row(SizeClass::From(40000), Measure::FuelPerDistance, 374, [128.146, 182.7, 223.17, 245.37, 271.67, 308.275, 333.173]),
    row(SizeClass::From(40000), Measure::Co2PerFreightWork, 374, [7.4172, 9.2195, 11.1625, 13.115, 15.1975, 18.0535, 20.2956]),
    row(SizeClass::From(40000), Measure::CarbonFactor, 374, [3.0371, 3.11449, 3.11842, 3.12289, 3.1326, 3.15658, 3.16513]),
    row(SizeClass::From(80000), Measure::Speed, 296, [9.5643, 11.1279, 13.6486, 15.0005, 16.2251, 17.5559, 18.5965]),
    row(SizeClass::From(80000), Measure::FuelPerDistance, 296, [199.786, 222.92, 253.515, 294.005, 323.457, 382.49, 435.65]),
    row(SizeClass::From(80000), Measure::Co2PerFreightWork, 296, [5.047, 5.9, 6.9375, 7.895, 9.195, 11.3625, 12.448]),
    row(SizeClass::From(80000), Measure::CarbonFactor, 296, [2.52916, 2.94188, 3.11731, 3.11992, 3.12447, 3.15103, 3.15982]),
];
