//! Embedded grid factors, one region and year a line.
//!
//! US rows are EPA eGRID output rates in lb/MWh, Chinese rows the averages of the Ministry of Ecology
//! and Environment in kg/kWh, CO2 only. Rows known only from memory, undated rows, retail-mix estimates and
//! life-cycle figures without gases apart are left out.

use std::borrow::Cow;

use super::{GridBasis, GridFactor};
use crate::provenance::{Confidence, Source};
use crate::units::ElectricityFactor;

const EGRID_2019: Source =
    Source::new("EPA Emission Factors Hub 2021", "table 6 (eGRID2019)", "2021", Confidence::OneSource);
const EGRID_2022: Source = Source::new("EPA eGRID2022", "summary table 1", "2024", Confidence::OneSource);
const EGRID_2023: Source = Source::new("EPA eGRID2023", "summary table 1", "2025", Confidence::OneSource);
const CHINA_2021: Source = china("factors of 2021");
const CHINA_2022: Source = china("factors of 2022");
const CHINA_2023: Source = china("factors of 2023, announcement 2025 No. 47, table 3");

#[rustfmt::skip]
pub(super) static FACTORS: &[GridFactor] = &[
    egrid("US eGRID CAMX", 2019, AVERAGE, 453.2, Some((0.033, 0.004)), EGRID_2019),
    egrid("US eGRID CAMX", 2022, AVERAGE, 497.443, Some((0.030, 0.004)), EGRID_2022),
    egrid("US eGRID CAMX", 2023, AVERAGE, 436.655, Some((0.025, 0.003)), EGRID_2023),
    egrid("US eGRID CAMX", 2019, MARGINAL, 964.0, None, EGRID_2019),
    egrid("US eGRID CAMX", 2023, MARGINAL, 1_033.985, Some((0.051, 0.007)), EGRID_2023),
    egrid("US average", 2019, AVERAGE, 884.2, Some((0.075, 0.011)), EGRID_2019),
    egrid("US average", 2022, AVERAGE, 823.149, Some((0.066, 0.009)), EGRID_2022),
    mee("East China", 2021, 599.2, CHINA_2021),
    mee("East China", 2022, 561.7, CHINA_2022),
    mee("Shanghai", 2021, 583.4, CHINA_2021),
    mee("Shanghai", 2022, 584.9, CHINA_2022),
    mee("Shanghai", 2023, 573.7, CHINA_2023),
    mee("Zhejiang", 2021, 542.2, CHINA_2021),
    mee("Zhejiang", 2022, 515.3, CHINA_2022),
    mee("Zhejiang", 2023, 497.4, CHINA_2023),
    mee("Jiangsu", 2021, 645.1, CHINA_2021),
    mee("Jiangsu", 2022, 597.8, CHINA_2022),
    mee("Jiangsu", 2023, 582.7, CHINA_2023),
    mee("Guangdong", 2021, 471.5, CHINA_2021),
    mee("Guangdong", 2022, 440.3, CHINA_2022),
    mee("Guangdong", 2023, 441.9, CHINA_2023),
];

const AVERAGE: GridBasis = GridBasis::LocationAverage;
const MARGINAL: GridBasis = GridBasis::Marginal;

const fn china(edition: &'static str) -> Source {
    Source::new(
        "Ministry of Ecology and Environment of China",
        "electricity CO2 emission factors, provincial and regional averages",
        edition,
        Confidence::OneSource,
    )
}

const fn egrid(
    region: &'static str,
    year: i16,
    basis: GridBasis,
    co2_lb_per_mwh: f64,
    others: Option<(f64, f64)>,
    source: Source,
) -> GridFactor {
    let (ch4, n2o) = match others {
        Some((ch4, n2o)) => (
            Some(ElectricityFactor::from_pounds_per_megawatt_hour(ch4)),
            Some(ElectricityFactor::from_pounds_per_megawatt_hour(n2o)),
        ),
        None => (None, None),
    };
    let co2 = ElectricityFactor::from_pounds_per_megawatt_hour(co2_lb_per_mwh);
    GridFactor {
        region: Cow::Borrowed(region),
        year,
        basis,
        co2,
        ch4,
        n2o,
        co2_stands_for_co2e: false,
        source,
    }
}

const fn mee(region: &'static str, year: i16, co2_g_per_kwh: f64, source: Source) -> GridFactor {
    let co2 = ElectricityFactor::from_grams_per_kilowatt_hour(co2_g_per_kwh);
    GridFactor {
        region: Cow::Borrowed(region),
        year,
        basis: AVERAGE,
        co2,
        ch4: None,
        n2o: None,
        co2_stands_for_co2e: false,
        source,
    }
}
