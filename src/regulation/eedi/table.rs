//! Parameters of the reference lines and reductions of the phases, one row a line.

use super::Stage;
use crate::provenance::{Confidence, Source};
use crate::regulation::MarpolShipType;

const ANNEX_VI: &str = "MARPOL Annex VI";
const EDITION: &str = "text of 1 October 2020";

pub(super) static LINE_TWO: Source =
    Source::new(ANNEX_VI, "regulation 21, table 2", EDITION, Confidence::Verified);
pub(super) static LINE_ONE: Source =
    Source::new(ANNEX_VI, "regulation 21, table 2", EDITION, Confidence::OneSource);
pub(super) static REDUCTIONS: Source =
    Source::new(ANNEX_VI, "regulation 21, table 1", EDITION, Confidence::OneSource);

/// Parameters of `a b^(-c)`.
pub(super) struct Line {
    pub(super) a: Parameter,
    pub(super) c: f64,
    pub(super) source: &'static Source,
}

/// Parameter a.
pub(super) enum Parameter {
    /// One number.
    Constant(f64),
    /// Of a vehicle carrier: `(DWT/GT)^(-0.7) 780.36` where DWT/GT is below 0.3, else 1812.63.
    ByDensity,
}

/// Reductions of the ships from a full size upwards: percent in phases 0, 1 and 2, and `None` where the
/// table says n/a.
pub(super) struct Reductions {
    pub(super) full_size: f64,
    percent: [Option<f64>; 3],
}

const NOT_APPLICABLE: Option<f64> = None;

// Type, a, c, how many sources agree. The table read names no high-speed craft.
#[rustfmt::skip]
pub(super) const fn line(ship_type: MarpolShipType) -> Option<Line> {
    match ship_type {
        MarpolShipType::BulkCarrier => row(961.79, 0.477, &LINE_TWO),
        MarpolShipType::GasCarrier => row(1120.00, 0.456, &LINE_ONE),
        MarpolShipType::Tanker => row(1218.80, 0.488, &LINE_TWO),
        MarpolShipType::ContainerShip => row(174.22, 0.201, &LINE_TWO),
        MarpolShipType::GeneralCargoShip => row(107.48, 0.216, &LINE_ONE),
        MarpolShipType::RefrigeratedCargoCarrier => row(227.01, 0.244, &LINE_ONE),
        MarpolShipType::CombinationCarrier => row(1219.00, 0.488, &LINE_ONE),
        MarpolShipType::VehicleCarrier => Some(Line { a: Parameter::ByDensity, c: 0.471, source: &LINE_ONE }),
        MarpolShipType::RoRoCargoShip => row(1405.15, 0.498, &LINE_ONE),
        MarpolShipType::RoRoPassengerShip => row(752.16, 0.381, &LINE_ONE),
        MarpolShipType::RoRoPassengerHighSpeedCraft => None,
        MarpolShipType::LngCarrier => row(2253.7, 0.474, &LINE_ONE),
        MarpolShipType::CruisePassengerShip => row(170.84, 0.214, &LINE_ONE),
    }
}

// Type, full size (t; GT of cruise ships), percent in phases 0, 1 and 2.
#[rustfmt::skip]
pub(super) const fn reductions(ship_type: MarpolShipType) -> Reductions {
    match ship_type {
        MarpolShipType::BulkCarrier => full(20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        MarpolShipType::GasCarrier => full(10_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        MarpolShipType::Tanker => full(20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        MarpolShipType::ContainerShip => full(15_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        MarpolShipType::GeneralCargoShip => full(15_000.0, [Some(0.0), Some(10.0), Some(15.0)]),
        MarpolShipType::RefrigeratedCargoCarrier => full(5_000.0, [Some(0.0), Some(10.0), Some(15.0)]),
        MarpolShipType::CombinationCarrier => full(20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        MarpolShipType::LngCarrier => full(10_000.0, [NOT_APPLICABLE, Some(10.0), Some(20.0)]),
        MarpolShipType::VehicleCarrier => full(10_000.0, [NOT_APPLICABLE, Some(5.0), Some(15.0)]),
        MarpolShipType::RoRoCargoShip => full(2_000.0, [NOT_APPLICABLE, Some(5.0), Some(20.0)]),
        MarpolShipType::RoRoPassengerShip | MarpolShipType::RoRoPassengerHighSpeedCraft =>
            full(1_000.0, [NOT_APPLICABLE, Some(5.0), Some(20.0)]),
        MarpolShipType::CruisePassengerShip => full(85_000.0, [NOT_APPLICABLE, Some(5.0), Some(20.0)]),
    }
}

const fn row(a: f64, c: f64, source: &'static Source) -> Option<Line> {
    Some(Line { a: Parameter::Constant(a), c, source })
}

const fn full(full_size: f64, percent: [Option<f64>; 3]) -> Reductions {
    Reductions { full_size, percent }
}

impl Reductions {
    /// The cell of a phase: outer `None` where it is not embedded, inner where the table says n/a.
    pub(super) const fn of(&self, stage: Stage) -> Option<Option<f64>> {
        let [phase_0, phase_1, phase_2] = self.percent;
        match stage {
            Stage::Phase0 => Some(phase_0),
            Stage::Phase1 => Some(phase_1),
            Stage::Phase2 => Some(phase_2),
            Stage::Phase3 | Stage::Eexi => None,
        }
    }
}
