//! CII: worked examples and tables.

use green_corridor::regulation::cii::{
    self, Applicability, CapacityMeasure, CarbonIntensity, CiiYear, Rating, Requirement,
};
use green_corridor::regulation::{MarpolShipType, Ruling, Ship, Territory};
use green_corridor::units::substance::{Fuel, Sailed};
use green_corridor::units::{Distance, Mass};
use green_corridor::{FactorSet, MarineFuel};

use crate::fuel_eu::{burned, voyage, year_of};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

pub fn nm(value: f64) -> Distance<Sailed> {
    Distance::from_nautical_miles(value)
}

pub fn tonnes(value: f64) -> Mass<Fuel> {
    Mass::from_tonnes(value)
}

/// A ship of 60,000 GT by its deadweight.
pub fn by_deadweight(ship_type: MarpolShipType, dwt: f64) -> Ship {
    let ship = Ship::new("made up", ship_type, 60_000.0).expect("in range");
    ship.with_deadweight_t(dwt).expect("in range")
}

pub fn by_tonnage(ship_type: MarpolShipType, gt: f64) -> Ship {
    Ship::new("made up", ship_type, gt).expect("in range")
}

pub fn container() -> Ship {
    by_deadweight(MarpolShipType::ContainerShip, 120_000.0)
}

pub fn asked(ship: &Ship, year: i16) -> Requirement {
    Requirement::of(ship, year).expect("in the table")
}

fn reference(ship: &Ship) -> f64 {
    asked(ship, 2019).reference_2019().grams_per_unit_nm()
}

fn grams(four: [CarbonIntensity; 4]) -> [f64; 4] {
    four.map(CarbonIntensity::grams_per_unit_nm)
}

/// The container ship of the tables: 95,000 nm on 18,000 t of HFO and 1,200 t of MGO.
pub fn container_year(year: i16) -> CiiYear {
    let fuels = [(MarineFuel::HFO.into(), tonnes(18_000.0)), (MarineFuel::MGO.into(), tonnes(1_200.0))];
    cii::rate_fuels(&container(), year, nm(95_000.0), &fuels, &FactorSet::mepc_364()).expect("rated")
}

/// C1, Etive Mor: required 10, vector of bulk carriers.
#[test]
fn c1_boundaries_about_ten() {
    let vector = asked(&by_deadweight(MarpolShipType::BulkCarrier, 82_000.0), 2026).vector();
    let aer = |value| CarbonIntensity::new(value, CapacityMeasure::Deadweight).expect("in range");
    let boundaries = vector.boundaries(aer(10.0));
    for (got, printed) in grams(boundaries.ascending()).into_iter().zip(["8.6", "9.4", "10.6", "11.8"]) {
        assert_printed(got, printed);
        assert_close(got, printed.parse().expect("a number"), FULL_PRECISION);
    }
    assert_eq!(boundaries.rating(aer(9.0)), Ok(Rating::B));
    assert_eq!(boundaries.rating(aer(11.0)), Ok(Rating::D));
    // Equality has the better rating, and a hair more has not.
    for (boundary, better, worse) in [
        (boundaries.superior(), Rating::A, Rating::B),
        (boundaries.lower(), Rating::B, Rating::C),
        (boundaries.upper(), Rating::C, Rating::D),
        (boundaries.inferior(), Rating::D, Rating::E),
    ] {
        assert_eq!(boundaries.rating(boundary), Ok(better));
        assert_eq!(boundaries.rating(aer(boundary.grams_per_unit_nm().next_up())), Ok(worse));
    }
}

/// C2, Etive Mor: ro-ro passenger ship of 25,000 GT in 2019.
#[test]
fn c2_ro_ro_passenger() {
    let ship = by_tonnage(MarpolShipType::RoRoPassengerShip, 25_000.0);
    let year = cii::rate(&ship, 2019, nm(150_000.0), Mass::from_tonnes(60_914.0)).expect("rated");
    assert_close(year.required().grams_per_unit_nm(), 19.184190519387734, FULL_PRECISION);
    assert_close(year.attained().grams_per_unit_nm(), 16.243733333333335, FULL_PRECISION);
    assert_close(year.ratio(), 0.8467249799733408, FULL_PRECISION);
    let printed = [14.579984794734678, 17.649455277836715, 21.869977192102013, 24.939447675204054];
    for (got, want) in grams(year.boundaries().ascending()).into_iter().zip(printed) {
        assert_close(got, want, FULL_PRECISION);
    }
    assert_eq!(year.rating(), Rating::B);
    assert_eq!(year.capacity().measure().indicator(), "cgDIST");
    assert_eq!(year.attained().to_string(), "16.2437333333333 g CO2/(GT nm)");
}

/// C3, C4 and C5, BlueLog: a fixed capacity enters the reference, and not the attained indicator.
#[test]
fn c3_c4_c5_fixed_capacities() {
    let bulk = by_deadweight(MarpolShipType::BulkCarrier, 300_000.0);
    assert_close(reference(&bulk), 1.9456754643505259, FULL_PRECISION);
    let year = cii::rate(&bulk, 2026, nm(10_000.0), Mass::from_tonnes(3_000.0)).expect("rated");
    assert_close(year.attained().grams_per_unit_nm(), 1.0, FULL_PRECISION);
    assert_eq!(year.requirement().line().fixed_capacity(), Some(279_000.0));

    let lng = |dwt| reference(&by_deadweight(MarpolShipType::LngCarrier, dwt));
    assert_close(lng(50_000.0), 20.171010099330616, FULL_PRECISION);
    assert_eq!(lng(120_000.0), 9.827);
    let vehicle = by_tonnage(MarpolShipType::VehicleCarrier, 70_000.0);
    assert_close(reference(&vehicle), 5.629292635833671, FULL_PRECISION);
}

/// The table of container ships from 2023 to 2030.
#[test]
fn container_ships_by_year() {
    for (dwt, printed) in [
        (
            20_000.0,
            "15.643647 14.861464 14.548591 14.235719 13.922846 13.512200 13.101554 12.690908 12.280263",
        ),
        (50_000.0, "9.994138 9.494431 9.294548 9.094665 8.894783 8.632437 8.370090 8.107744 7.845398"),
        (80_000.0, "7.942014 7.544914 7.386073 7.227233 7.068393 6.859915 6.651437 6.442959 6.234481"),
        (120_000.0, "6.513614 6.187934 6.057661 5.927389 5.797117 5.626134 5.455152 5.284170 5.113187"),
        (200_000.0, "5.073854 4.820162 4.718685 4.617207 4.515730 4.382542 4.249353 4.116164 3.982976"),
    ] {
        let ship = by_deadweight(MarpolShipType::ContainerShip, dwt);
        let mut printed = printed.split(' ');
        assert_printed(reference(&ship), printed.next().expect("a reference"));
        let mut years = 0;
        for (year, printed) in (2023..=2030).zip(printed) {
            assert_printed(asked(&ship, year).required().grams_per_unit_nm(), printed);
            years += 1;
        }
        assert_eq!(years, 8);
    }
}

/// The container ship-year of the tables, rated in four years.
#[test]
fn a_container_ship_year() {
    let of_2023 = container_year(2023);
    assert_close(of_2023.co2().tonnes(), 59_899.2, FULL_PRECISION);
    assert_close(of_2023.attained().grams_per_unit_nm(), 5.254315789473684, FULL_PRECISION);
    for (year, rating, boundaries) in [
        (2023, Rating::B, ["5.135985", "5.816658", "6.621089", "7.363641"]),
        (2026, Rating::B, ["4.811607", "5.449290", "6.202915", "6.898569"]),
        (2027, Rating::B, ["4.669692", "5.288566", "6.019964", "6.695100"]),
        (2030, Rating::C, ["4.243945", "4.806396", "5.471110", "6.084693"]),
    ] {
        let rated = container_year(year);
        assert_eq!(rated.rating(), rating, "{year}");
        for (got, printed) in grams(rated.boundaries().ascending()).into_iter().zip(boundaries) {
            assert_printed(got, printed);
        }
    }
}

/// Both sides of every edge of the tables: reference and first boundary by hand.
#[test]
fn bands_change_at_their_edges() {
    use MarpolShipType as M;
    let line = |a: f64, capacity: f64, c: f64| a * capacity.powf(-c);
    for (ship_type, size, want, exp_d1) in [
        (M::BulkCarrier, 278_999.0, line(4745.0, 278_999.0, 0.622), 0.86),
        (M::BulkCarrier, 279_000.0, line(4745.0, 279_000.0, 0.622), 0.86),
        (M::BulkCarrier, 400_000.0, line(4745.0, 279_000.0, 0.622), 0.86),
        (M::GasCarrier, 64_999.0, line(8104.0, 64_999.0, 0.639), 0.85),
        (M::GasCarrier, 65_000.0, line(14405e7, 65_000.0, 2.071), 0.81),
        (M::Tanker, 115_000.0, line(5247.0, 115_000.0, 0.610), 0.82),
        (M::GeneralCargoShip, 19_999.0, line(588.0, 19_999.0, 0.3885), 0.83),
        (M::GeneralCargoShip, 20_000.0, line(31948.0, 20_000.0, 0.792), 0.83),
        (M::RefrigeratedCargoCarrier, 12_000.0, line(4600.0, 12_000.0, 0.557), 0.78),
        (M::CombinationCarrier, 80_000.0, line(5119.0, 80_000.0, 0.622), 0.87),
        (M::LngCarrier, 64_999.0, line(14779e10, 65_000.0, 2.673), 0.78),
        (M::LngCarrier, 65_000.0, line(14479e10, 65_000.0, 2.673), 0.78),
        (M::LngCarrier, 99_999.0, line(14479e10, 99_999.0, 2.673), 0.78),
        (M::LngCarrier, 100_000.0, 9.827, 0.89),
        (M::VehicleCarrier, 29_999.0, line(330.0, 29_999.0, 0.329), 0.86),
        (M::VehicleCarrier, 30_000.0, line(3627.0, 30_000.0, 0.590), 0.86),
        (M::VehicleCarrier, 57_699.0, line(3627.0, 57_699.0, 0.590), 0.86),
        (M::VehicleCarrier, 57_700.0, line(3627.0, 57_700.0, 0.590), 0.86),
        (M::RoRoCargoShip, 20_000.0, line(1967.0, 20_000.0, 0.485), 0.76),
        (M::RoRoPassengerShip, 20_000.0, line(2023.0, 20_000.0, 0.460), 0.76),
        (M::RoRoPassengerHighSpeedCraft, 20_000.0, line(4196.0, 20_000.0, 0.460), 0.76),
        (M::CruisePassengerShip, 120_000.0, line(930.0, 120_000.0, 0.383), 0.87),
    ] {
        // The other measure is absurd on purpose: it must not be read.
        let ship = match CapacityMeasure::of(ship_type) {
            CapacityMeasure::Deadweight => by_deadweight(ship_type, size),
            CapacityMeasure::GrossTonnage => {
                by_tonnage(ship_type, size).with_deadweight_t(1.0).expect("in range")
            }
        };
        assert_close(reference(&ship), want, FULL_PRECISION);
        let superior = asked(&ship, 2019).boundaries().superior().grams_per_unit_nm();
        assert_close(superior, exp_d1 * want, FULL_PRECISION);
    }
}

/// What the peers of the case file are known to have wrong is not reproduced.
#[test]
fn wrong_answers_of_peers_are_not_reproduced() {
    let percent = |year| asked(&container(), year).reduction().percent();
    assert_eq!([2026, 2027, 2028, 2029, 2030].map(percent), [11.0, 13.625, 16.25, 18.875, 21.5]);
    assert_eq!(
        asked(&container(), 2027).sources()[1].document(),
        "MEPC.400(83), amendments to the reduction factors (G3)"
    );

    let file: serde_json::Value =
        serde_json::from_str(include_str!("../golden/cii_cases.json")).expect("a case file");
    let mut wrong = 0;
    for case in file["cases"].as_array().expect("cases") {
        let dwt = case["inputs"]["dwt"].as_f64().expect("a deadweight");
        let year = case["inputs"]["year"].as_i64().expect("a year") as i16;
        let ship_type = serde_json::from_value(case["inputs"]["ship_type"].clone()).expect("a type");
        let required = asked(&by_deadweight(ship_type, dwt), year).required().grams_per_unit_nm();
        let peer = case["peers"]["open_imo_cii"]["required"].as_f64().expect("a number");
        let agree = case["agree"]["open_imo_cii"].as_bool().expect("yes or no");
        assert_eq!((required / peer - 1.0).abs() < 1e-9, agree, "{year}: {required} {peer}");
        wrong += usize::from(!agree);
    }
    assert_eq!(wrong, 3);
    // Nor the fixed capacity in the attained indicator: small LNG carriers and large bulk carriers.
    let lng = by_deadweight(MarpolShipType::LngCarrier, 50_000.0);
    let year = cii::rate(&lng, 2026, nm(1_000.0), Mass::from_tonnes(50.0)).expect("rated");
    assert_close(year.attained().grams_per_unit_nm(), 1.0, FULL_PRECISION);
}

#[test]
fn the_scope_is_an_answer() {
    let at = |gt| Applicability::of(&by_tonnage(MarpolShipType::RoRoCargoShip, gt));
    assert_eq!(at(5_000.0), Applicability::Applies);
    assert_eq!(at(4_999.0), Applicability::BelowThreshold { gross_tonnage: 4_999.0 });
    let ship = by_tonnage(MarpolShipType::RoRoCargoShip, 4_000.0);
    let year = cii::rate(&ship, 2026, nm(10_000.0), Mass::from_tonnes(1_000.0)).expect("rated");
    // 1,967 x 4,000^-0.485 x 0.89 = 31.34694853 in another program.
    assert_eq!(
        year.to_string(),
        "made up, 2026: B, cgDIST 25 g CO2/(GT nm), 0.797525793567014 of the 31.3469485271254 g CO2/(GT nm) \
         required; CII applies from 5000 GT, the ship has 4000"
    );
}

/// A ship-year is rated by its own miles, from 5,000 GT on.
#[test]
fn a_ship_year_is_rated() {
    let year = |gt: f64| {
        let ship = Ship::new("made up", MarpolShipType::ContainerShip, gt).expect("in range");
        let ship = ship.with_deadweight_t(120_000.0).expect("in range");
        let burns = [(MarineFuel::HFO, 18_000.0), (MarineFuel::MGO, 1_200.0)];
        let at_sea = voyage(Territory::ThirdCountry, Territory::ThirdCountry);
        let burns = burns.map(|(fuel, tonnes)| burned(at_sea, fuel, tonnes));
        let year = year_of(ship, 2026, burns).with_sailed(nm(95_000.0)).expect("in range");
        cii::year(&year, &FactorSet::mepc_364()).expect("computed")
    };
    let rated = year(5_000.0).found().expect("in scope");
    assert_eq!(rated.attained(), container_year(2026).attained());
    let Ruling::OutOfScope(reason) = year(4_999.0) else { panic!("4,999 GT is out of scope") };
    assert_eq!(reason.to_string(), "the ship has 4999 GT, the rule binds from 5000 GT");
}
