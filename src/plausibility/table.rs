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
];
