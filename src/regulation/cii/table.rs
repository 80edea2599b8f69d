//! Reference lines, rating vectors and reduction factors, one row a line.

use super::intensity::CarbonIntensity;
use super::rating::RatingVector;
use crate::provenance::{Confidence, Source};
use crate::regulation::{MarpolShipType, YearError};

static LINES: Source = Source::new(
    "MEPC.353(78), 2022 Guidelines on the reference lines (G2)",
    "table of a, c and Capacity",
    "2022",
    Confidence::Verified,
);
static VECTORS: Source = Source::new(
    "MEPC.354(78), 2022 Guidelines on the ratings (G4)",
    "table of dd vectors",
    "2022",
    Confidence::Verified,
);
const UNTIL_2026: Source = Source::new(
    "MEPC.338(76), 2021 Guidelines on the reduction factors (G3)",
    "reduction factors Z, 2019 to 2026",
    "2021",
    Confidence::Verified,
);
const FROM_2027: Source = Source::new(
    "MEPC.400(83), amendments to the reduction factors (G3)",
    "reduction factors Z, 2027 to 2030",
    "2025",
    Confidence::Verified,
);

/// The first year of the reduction factors, and the year of the reference lines.
pub const FIRST_YEAR: i16 = 2019;

/// The last year of the reduction factors.
pub const LAST_YEAR: i16 = 2030;

/// A reference line of one ship type and band of size: `a Capacity^(-c)`.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceLine {
    a: f64,
    c: f64,
    fixed_capacity: Option<f64>,
}

/// How far below the reference line a year asks ships to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Reduction {
    year: i16,
    percent: f64,
    source: Source,
}

/// Rows of one ship type: that of the smallest ships, and those from an edge upwards, edges ascending.
struct Bands<Row: 'static> {
    smallest: Row,
    from: &'static [(f64, Row)],
}

// Edge (t or GT), then fixed capacity where there is one, a, c.
#[rustfmt::skip]
mod lines {
    use super::{Bands, ReferenceLine, fixed, one, own};

    pub(super) static BULK: Bands<ReferenceLine> = Bands {
        smallest: own(4745.0, 0.622),
        from: &[(279_000.0, fixed(279_000.0, 4745.0, 0.622))],
    };
    pub(super) static GAS: Bands<ReferenceLine> = Bands {
        smallest: own(8104.0, 0.639),
        from: &[(65_000.0, own(14405e7, 2.071))],
    };
    pub(super) static TANKER: Bands<ReferenceLine> = one(5247.0, 0.610);
    pub(super) static CONTAINER: Bands<ReferenceLine> = one(1984.0, 0.489);
    pub(super) static GENERAL_CARGO: Bands<ReferenceLine> = Bands {
        smallest: own(588.0, 0.3885),
        from: &[(20_000.0, own(31948.0, 0.792))],
    };
    pub(super) static REFRIGERATED: Bands<ReferenceLine> = one(4600.0, 0.557);
    pub(super) static COMBINATION: Bands<ReferenceLine> = one(5119.0, 0.622);
    pub(super) static LNG: Bands<ReferenceLine> = Bands {
        smallest: fixed(65_000.0, 14779e10, 2.673),
        from: &[
            (65_000.0, own(14479e10, 2.673)),
            (100_000.0, own(9.827, 0.0)),
        ],
    };
    pub(super) static VEHICLE: Bands<ReferenceLine> = Bands {
        smallest: own(330.0, 0.329),
        from: &[
            (30_000.0, own(3627.0, 0.590)),
            (57_700.0, fixed(57_700.0, 3627.0, 0.590)),
        ],
    };
    pub(super) static RO_RO: Bands<ReferenceLine> = one(1967.0, 0.485);
    pub(super) static RO_PAX: Bands<ReferenceLine> = one(2023.0, 0.460);
    pub(super) static RO_PAX_HIGH_SPEED: Bands<ReferenceLine> = one(4196.0, 0.460);
    pub(super) static CRUISE: Bands<ReferenceLine> = one(930.0, 0.383);
}

// Edge (t), then exp(d1) to exp(d4).
#[rustfmt::skip]
mod vectors {
    use super::{Bands, RatingVector, vector};

    pub(super) static BULK: Bands<RatingVector> = vector([0.86, 0.94, 1.06, 1.18]);
    pub(super) static GAS: Bands<RatingVector> = Bands {
        smallest: RatingVector::of([0.85, 0.95, 1.06, 1.25]),
        from: &[(65_000.0, RatingVector::of([0.81, 0.91, 1.12, 1.44]))],
    };
    pub(super) static TANKER: Bands<RatingVector> = vector([0.82, 0.93, 1.08, 1.28]);
    pub(super) static CONTAINER: Bands<RatingVector> = vector([0.83, 0.94, 1.07, 1.19]);
    pub(super) static GENERAL_CARGO: Bands<RatingVector> = vector([0.83, 0.94, 1.06, 1.19]);
    pub(super) static REFRIGERATED: Bands<RatingVector> = vector([0.78, 0.91, 1.07, 1.20]);
    pub(super) static COMBINATION: Bands<RatingVector> = vector([0.87, 0.96, 1.06, 1.14]);
    pub(super) static LNG: Bands<RatingVector> = Bands {
        smallest: RatingVector::of([0.78, 0.92, 1.10, 1.37]),
        from: &[(100_000.0, RatingVector::of([0.89, 0.98, 1.06, 1.13]))],
    };
    pub(super) static VEHICLE: Bands<RatingVector> = vector([0.86, 0.94, 1.06, 1.16]);
    pub(super) static RO_RO: Bands<RatingVector> = vector([0.76, 0.89, 1.08, 1.27]);
    pub(super) static RO_PAX: Bands<RatingVector> = vector([0.76, 0.92, 1.14, 1.30]);
    pub(super) static CRUISE: Bands<RatingVector> = vector([0.87, 0.95, 1.06, 1.16]);
}

// Year, Z (percent).
static REDUCTIONS: [Reduction; 12] = [
    reduction(2019, 0.0, UNTIL_2026),
    reduction(2020, 1.0, UNTIL_2026),
    reduction(2021, 2.0, UNTIL_2026),
    reduction(2022, 3.0, UNTIL_2026),
    reduction(2023, 5.0, UNTIL_2026),
    reduction(2024, 7.0, UNTIL_2026),
    reduction(2025, 9.0, UNTIL_2026),
    reduction(2026, 11.0, UNTIL_2026),
    reduction(2027, 13.625, FROM_2027),
    reduction(2028, 16.25, FROM_2027),
    reduction(2029, 18.875, FROM_2027),
    reduction(2030, 21.5, FROM_2027),
];

const fn own(a: f64, c: f64) -> ReferenceLine {
    ReferenceLine { a, c, fixed_capacity: None }
}

const fn fixed(capacity: f64, a: f64, c: f64) -> ReferenceLine {
    ReferenceLine { a, c, fixed_capacity: Some(capacity) }
}

const fn one(a: f64, c: f64) -> Bands<ReferenceLine> {
    Bands { smallest: own(a, c), from: &[] }
}

const fn vector(exp_d: [f64; 4]) -> Bands<RatingVector> {
    Bands { smallest: RatingVector::of(exp_d), from: &[] }
}

const fn reduction(year: i16, percent: f64, source: Source) -> Reduction {
    Reduction { year, percent, source }
}

impl<Row> Bands<Row> {
    /// The row of a ship's own capacity.
    fn at(&self, capacity: f64) -> &Row {
        self.from.iter().rfind(|(edge, _)| capacity >= *edge).map_or(&self.smallest, |(_, row)| row)
    }
}

impl ReferenceLine {
    /// The line of a ship type at a ship's own capacity.
    pub(super) fn of(ship_type: MarpolShipType, capacity: f64) -> &'static Self {
        let bands = match ship_type {
            MarpolShipType::BulkCarrier => &lines::BULK,
            MarpolShipType::GasCarrier => &lines::GAS,
            MarpolShipType::Tanker => &lines::TANKER,
            MarpolShipType::ContainerShip => &lines::CONTAINER,
            MarpolShipType::GeneralCargoShip => &lines::GENERAL_CARGO,
            MarpolShipType::RefrigeratedCargoCarrier => &lines::REFRIGERATED,
            MarpolShipType::CombinationCarrier => &lines::COMBINATION,
            MarpolShipType::LngCarrier => &lines::LNG,
            MarpolShipType::VehicleCarrier => &lines::VEHICLE,
            MarpolShipType::RoRoCargoShip => &lines::RO_RO,
            MarpolShipType::RoRoPassengerShip => &lines::RO_PAX,
            MarpolShipType::RoRoPassengerHighSpeedCraft => &lines::RO_PAX_HIGH_SPEED,
            MarpolShipType::CruisePassengerShip => &lines::CRUISE,
        };
        bands.at(capacity)
    }

    /// `a Capacity^(-c)`, with the fixed capacity where the table has one.
    pub(super) fn grams_per_unit_nm(&self, own_capacity: f64) -> f64 {
        self.a * self.fixed_capacity.unwrap_or(own_capacity).powf(-self.c)
    }

    /// Parameter a.
    pub const fn a(&self) -> f64 {
        self.a
    }

    /// Parameter c.
    pub const fn c(&self) -> f64 {
        self.c
    }

    /// The capacity that stands for every ship of the band, in t or GT; `None` where each takes its own.
    pub const fn fixed_capacity(&self) -> Option<f64> {
        self.fixed_capacity
    }

    /// Where the line stands.
    pub fn source(&self) -> &'static Source {
        &LINES
    }
}

impl RatingVector {
    /// The vector of a ship type at a ship's own capacity. High-speed craft take that of ro-ro passenger
    /// ships.
    pub(super) fn at(ship_type: MarpolShipType, capacity: f64) -> &'static Self {
        let bands = match ship_type {
            MarpolShipType::BulkCarrier => &vectors::BULK,
            MarpolShipType::GasCarrier => &vectors::GAS,
            MarpolShipType::Tanker => &vectors::TANKER,
            MarpolShipType::ContainerShip => &vectors::CONTAINER,
            MarpolShipType::GeneralCargoShip => &vectors::GENERAL_CARGO,
            MarpolShipType::RefrigeratedCargoCarrier => &vectors::REFRIGERATED,
            MarpolShipType::CombinationCarrier => &vectors::COMBINATION,
            MarpolShipType::LngCarrier => &vectors::LNG,
            MarpolShipType::VehicleCarrier => &vectors::VEHICLE,
            MarpolShipType::RoRoCargoShip => &vectors::RO_RO,
            MarpolShipType::RoRoPassengerShip | MarpolShipType::RoRoPassengerHighSpeedCraft => {
                &vectors::RO_PAX
            }
            MarpolShipType::CruisePassengerShip => &vectors::CRUISE,
        };
        bands.at(capacity)
    }

    /// Where the vector stands.
    pub fn source(&self) -> &'static Source {
        &VECTORS
    }
}

impl Reduction {
    /// The reduction of a year.
    ///
    /// # Errors
    ///
    /// [`YearError`] outside 2019 to 2030: nothing is extrapolated.
    pub fn of(year: i16) -> Result<&'static Self, YearError> {
        let rule = "the reduction factor of CII";
        let row = REDUCTIONS.iter().find(|row| row.year == year);
        row.ok_or(if year < FIRST_YEAR {
            YearError::BeforeStart { rule, first: FIRST_YEAR, year }
        } else {
            YearError::AfterEnd { rule, last: LAST_YEAR, year }
        })
    }

    /// The reductions of a year and of those after it.
    pub(super) fn from_year(year: i16) -> impl Iterator<Item = &'static Self> {
        REDUCTIONS.iter().filter(move |row| row.year >= year)
    }

    /// The year.
    pub const fn year(&self) -> i16 {
        self.year
    }

    /// Z, in per cent of the reference line.
    pub const fn percent(&self) -> f64 {
        self.percent
    }

    /// Where the factor stands.
    pub const fn source(&self) -> &Source {
        &self.source
    }

    /// `(1 - Z/100) reference`.
    pub(super) fn required(&self, reference: CarbonIntensity) -> CarbonIntensity {
        let required = (1.0 - self.percent / 100.0) * reference.grams_per_unit_nm();
        CarbonIntensity::of(required, reference.measure())
    }
}
