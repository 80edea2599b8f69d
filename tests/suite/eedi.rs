//! EEDI and EEXI: reference lines, required values, refusals.

use green_corridor::provenance::{Source, Sourced};
use green_corridor::regulation::cii::CapacityMeasure;
use green_corridor::regulation::eedi::{self, Required, Stage};
use green_corridor::regulation::{MarpolShipType, Ship};
use green_corridor::units::Fraction;

use crate::cii::{by_deadweight, by_tonnage, container};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

#[test]
fn eedi_reference_lines() {
    let line = |ship: &Ship| eedi::reference_line(ship).map(eedi::Index::grams_per_unit_nm);
    let by_dwt = |ship_type, dwt| line(&by_deadweight(ship_type, dwt)).expect("in the table");
    for (dwt, printed) in [
        (10_000.0, "27.358861"),
        (12_500.0, "26.158877"),
        (50_000.0, "19.797258"),
        (100_000.0, "17.222572"),
        (150_000.0, "15.874632"),
        (200_000.0, "14.982731"),
    ] {
        assert_printed(by_dwt(MarpolShipType::ContainerShip, dwt), printed);
    }
    use MarpolShipType as M;
    for (ship_type, a, c) in [
        (M::BulkCarrier, 961.79, 0.477),
        (M::GasCarrier, 1120.0, 0.456),
        (M::Tanker, 1218.8, 0.488),
        (M::GeneralCargoShip, 107.48, 0.216),
        (M::RefrigeratedCargoCarrier, 227.01, 0.244),
        (M::CombinationCarrier, 1219.0, 0.488),
        (M::RoRoCargoShip, 1405.15, 0.498),
        (M::RoRoPassengerShip, 752.16, 0.381),
        (M::LngCarrier, 2253.7, 0.474),
    ] {
        assert_close(by_dwt(ship_type, 18_000.0), a * 18_000f64.powf(-c), FULL_PRECISION);
    }
    // A vehicle carrier of 60,000 GT: light cargo below DWT/GT 0.3, a constant from there on.
    assert_close(
        by_dwt(M::VehicleCarrier, 17_999.0),
        (17_999f64 / 60_000.0).powf(-0.7) * 780.36 * 17_999f64.powf(-0.471),
        FULL_PRECISION,
    );
    assert_close(by_dwt(M::VehicleCarrier, 18_000.0), 1812.63 * 18_000f64.powf(-0.471), FULL_PRECISION);
    assert_close(by_dwt(M::VehicleCarrier, 24_000.0), 1812.63 * 24_000f64.powf(-0.471), FULL_PRECISION);
    let cruise = by_tonnage(M::CruisePassengerShip, 90_000.0);
    let index = eedi::reference_line(&cruise).expect("in the table");
    assert_close(index.grams_per_unit_nm(), 170.84 * 90_000f64.powf(-0.214), FULL_PRECISION);
    assert_eq!(index.measure(), CapacityMeasure::GrossTonnage);

    let message = |ship: &Ship| line(ship).expect_err("refused").to_string();
    assert!(by_dwt(M::BulkCarrier, 279_000.0) > 0.0);
    assert_eq!(
        message(&by_deadweight(M::BulkCarrier, 279_001.0)),
        "ship `made up`: the reference line of a bulk carrier above 279000 t is not verified: \
         MEPC.324(75), which fixes its size at 279000 t, was not read"
    );
    assert_eq!(
        message(&by_deadweight(M::RoRoPassengerHighSpeedCraft, 1_000.0)),
        "ship `made up`: the reference line of a ro-ro passenger high-speed craft is not verified: \
         the table read names no such ship"
    );
    assert_eq!(
        message(&by_tonnage(M::Tanker, 60_000.0)),
        "ship `made up`: the line of type tanker is taken at the deadweight, state `dwt_t`"
    );
}

fn stated(ship: &Ship, stage: Stage) -> (f64, f64) {
    match eedi::required(ship, stage) {
        Ok(Required::Stated(required)) => (
            required.reduction_percent(),
            required.required().grams_per_unit_nm() / required.reference().grams_per_unit_nm(),
        ),
        other => panic!("{stage}: {other:?}"),
    }
}

/// Every cell of the full-size bands, at its lower edge.
#[test]
fn required_eedi_by_phase() {
    use MarpolShipType as M;
    let stages = [Stage::Phase0, Stage::Phase1, Stage::Phase2];
    let na = None;
    for (ship_type, edge, cells) in [
        (M::BulkCarrier, 20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        (M::GasCarrier, 10_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        (M::Tanker, 20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        (M::ContainerShip, 15_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        (M::GeneralCargoShip, 15_000.0, [Some(0.0), Some(10.0), Some(15.0)]),
        (M::RefrigeratedCargoCarrier, 5_000.0, [Some(0.0), Some(10.0), Some(15.0)]),
        (M::CombinationCarrier, 20_000.0, [Some(0.0), Some(10.0), Some(20.0)]),
        (M::LngCarrier, 10_000.0, [na, Some(10.0), Some(20.0)]),
        (M::VehicleCarrier, 10_000.0, [na, Some(5.0), Some(15.0)]),
        (M::CruisePassengerShip, 85_000.0, [na, Some(5.0), Some(20.0)]),
    ] {
        let ship = match ship_type {
            M::CruisePassengerShip => by_tonnage(ship_type, edge),
            _ => by_deadweight(ship_type, edge),
        };
        for (stage, cell) in stages.into_iter().zip(cells) {
            match cell {
                Some(percent) => {
                    let (got, share) = stated(&ship, stage);
                    assert_eq!(got, percent, "{ship_type} {stage}");
                    assert_close(share, 1.0 - percent / 100.0, FULL_PRECISION);
                }
                None => {
                    let answer = eedi::required(&ship, stage);
                    assert!(matches!(answer, Ok(Required::NotApplicable { .. })), "{answer:?}");
                }
            }
        }
    }
    for (ship_type, dwt) in [(M::RoRoCargoShip, 2_000.0), (M::RoRoPassengerShip, 1_000.0)] {
        let ship = by_deadweight(ship_type, dwt);
        assert_eq!(stated(&ship, Stage::Phase1).0, 5.0);
        assert!(matches!(eedi::required(&ship, Stage::Phase0), Ok(Required::NotApplicable { .. })));
    }
}

#[test]
fn what_is_not_verified_is_refused() {
    let message = |ship: &Ship, stage| eedi::required(ship, stage).expect_err("refused").to_string();
    assert_eq!(
        message(&container(), Stage::Phase3),
        "ship `made up`: the reduction of EEDI phase 3 is not verified: MEPC.324(75), which brought it \
         forward and raised it for some types, was not read"
    );
    assert_eq!(
        message(&container(), Stage::Eexi),
        "ship `made up`: the EEXI reduction of MARPOL Annex VI, regulation 25 is not verified: give it to \
         `eexi_required`, with its source"
    );
    for ship_type in [MarpolShipType::RoRoCargoShip, MarpolShipType::RoRoPassengerShip] {
        assert_eq!(
            message(&by_deadweight(ship_type, 9_000.0), Stage::Phase2),
            "ship `made up`: the reference line of ro-ro ships in EEDI phase 2 is not verified: \
             MEPC.324(75), which replaces its coefficients and caps its size, was not read"
        );
    }
    assert_eq!(
        message(&by_deadweight(MarpolShipType::ContainerShip, 14_999.0), Stage::Phase1),
        "ship `made up`: EEDI phase 1 is embedded for type container ship from 15000 t, got 14999"
    );
    let high_speed = by_deadweight(MarpolShipType::RoRoPassengerHighSpeedCraft, 2_000.0);
    for stage in [Stage::Phase0, Stage::Phase1, Stage::Phase2] {
        assert_eq!(
            message(&high_speed, stage),
            "ship `made up`: the reference line of a ro-ro passenger high-speed craft is not verified: \
             the table read names no such ship"
        );
    }
    let reference = eedi::reference_line(&container()).expect("in the table");
    let reduction = Sourced { value: Fraction::constant(0.45), source: Source::user("class") };
    let required = eedi::eexi_required(reference, reduction);
    assert_close(
        required.required().grams_per_unit_nm(),
        0.55 * reference.grams_per_unit_nm(),
        FULL_PRECISION,
    );
    assert_eq!(required.reduction_source(), &Source::user("class"));
}
