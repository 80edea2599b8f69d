//! Bands of real ships, and voyages against them.

use green_corridor::intensity::{Manifest, cargo_mass};
use green_corridor::interchange::eu_mrv::Report;
use green_corridor::plausibility::{
    Bands, CarbonRange, MINIMUM_COUNT, Measure, Observation, Sample, SizeClass, Unchecked,
};
use green_corridor::provenance::Source;
use green_corridor::units::Mass;
use green_corridor::units::si::knots;
use green_corridor::{FactorSet, FuelBasis, Inventory};

use crate::tolerance::{FULL_PRECISION, assert_close};
use crate::{eu_mrv, made_up};

fn nothing_known() -> Observation<'static> {
    Observation {
        ship_type: Some("Container ship"),
        average_cargo: None,
        speed: None,
        fuel_per_distance: None,
        co2_per_freight_work: None,
        carbon_factor: None,
    }
}

fn at(speed: f64) -> Observation<'static> {
    Observation { speed: Some(knots(speed)), ..nothing_known() }
}

fn source() -> Source {
    Source::user("made up")
}

/// The table has six significant digits.
#[test]
fn the_embedded_bands_are_those_of_the_public_reports() {
    let Some(reader) = eu_mrv::shared("mrv_container_ships_2018_2023.csv") else { return };
    let mut sample = Sample::new();
    reader.for_each(|report: Result<Report, _>| sample.add(&report.expect("a report").observation()));
    let (again, embedded) = (sample.bands(source()), Bands::eu_mrv_2018_2023());
    assert_eq!(again.rows().len(), embedded.rows().len());
    for (again, embedded) in again.rows().iter().zip(embedded.rows()) {
        assert_eq!((&again.ship_type, again.class), (&embedded.ship_type, embedded.class));
        assert_eq!((again.measure, again.count), (embedded.measure, embedded.count));
        for (again, embedded) in again.quantiles.to_array().into_iter().zip(embedded.quantiles.to_array()) {
            assert_close(embedded, again, 5e-6);
        }
    }
}

#[test]
fn the_embedded_bands_are_in_order() {
    let bands = Bands::eu_mrv_2018_2023();
    assert!(bands.rows().len() >= 4 * 6);
    for band in bands.rows() {
        assert!(band.count >= MINIMUM_COUNT);
        assert!(band.quantiles.to_array().is_sorted(), "{band:?}");
        let found = bands.band("CONTAINER SHIP", band.class, band.measure);
        assert_eq!(found, Some(band));
    }
}

#[test]
fn a_band_needs_thirty_ships() {
    let bands = |count: u32| {
        let mut sample = Sample::new();
        (0..count).for_each(|number| sample.add(&at(10.0 + f64::from(number))));
        sample.bands(source())
    };
    assert!(bands(29).rows().is_empty());
    let thirty = bands(30);
    assert_eq!(thirty.rows().len(), 1, "all sizes, as no cargo is known");
    assert_close(thirty.rows()[0].quantiles.median, 24.5, FULL_PRECISION);
    assert_close(thirty.rows()[0].quantiles.p1, 10.29, FULL_PRECISION);
}

#[test]
fn all_sizes_are_those_of_known_cargo_too() {
    let mut sample = Sample::new();
    for number in 0..30 {
        let speed = 10.0 + f64::from(number);
        sample.add(&Observation { average_cargo: Some(Mass::from_tonnes(12_000.0)), ..at(speed) });
        sample.add(&at(speed));
    }
    let bands = sample.bands(source());
    let rows: Vec<(SizeClass, u32)> = bands.rows().iter().map(|band| (band.class, band.count)).collect();
    assert_eq!(rows, [(SizeClass::AllSizes, 60), (SizeClass::From(10_000), 30)]);
}

#[test]
fn what_lies_outside_is_named_with_its_band() {
    let bands = Bands::eu_mrv_2018_2023();
    assert!(bands.check(&at(14.0)).warnings.is_empty());
    let verdict = bands.check(&at(24.0));
    assert_eq!(
        verdict.warnings[0].to_string(),
        "speed 24.0000 kn is above 18.3502, the end of the band that holds 98 % of 1806 ship-years (Container ship, \
         all sizes; median 13.3133)"
    );
    let slow = bands.check(&at(2.0)).warnings[0].to_string();
    assert!(slow.starts_with("speed 2.0000 kn is below 4.1173, the end of the band"), "{slow}");
    let unknown: Vec<Measure> = verdict.unchecked.iter().map(|(measure, _)| *measure).collect();
    assert_eq!(unknown, [Measure::FuelPerDistance, Measure::Co2PerFreightWork, Measure::CarbonFactor]);
    assert!(verdict.unchecked.iter().all(|(_, why)| *why == Unchecked::NotKnown));
}

#[test]
fn without_a_band_nothing_is_said() {
    let bands = Bands::eu_mrv_2018_2023();
    for ship_type in [Some("Bulk carrier"), None] {
        let verdict = bands.check(&Observation { ship_type, ..at(45.0) });
        assert!(verdict.warnings.is_empty());
        assert_eq!(verdict.unchecked[0], (Measure::Speed, Unchecked::NoBand));
    }
    // Too few ships carry more than 160,000 t, and no other class speaks for them.
    let large = Observation { average_cargo: Some(Mass::from_tonnes(180_000.0)), ..at(45.0) };
    assert_eq!(bands.check(&large).unchecked[0], (Measure::Speed, Unchecked::NoBand));
    // Zero and what is no number are not compared.
    for (speed, why) in [
        (0.0, Unchecked::NotAboveZero),
        (-3.0, Unchecked::NotAboveZero),
        (f64::NAN, Unchecked::NotKnown),
        (f64::INFINITY, Unchecked::NotKnown),
    ] {
        assert_eq!(bands.check(&at(speed)).unchecked[0], (Measure::Speed, why));
    }
}

#[test]
fn a_voyage_is_measured_as_a_year_is() {
    let voyage = made_up::round_trip();
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated");
    let observation = Observation::of(&ledger, Some(&manifest)).expect("its own manifest");
    let nm = voyage.sailed().nautical_miles();
    let total = ledger.total();
    let fuel_per_nm = observation.value(Measure::FuelPerDistance).unwrap();
    assert_close(fuel_per_nm, total.fuel.kilograms() / nm, FULL_PRECISION);
    let factor = observation.value(Measure::CarbonFactor).unwrap();
    assert_close(factor, total.emissions.stack_co2().kilograms() / total.fuel.kilograms(), FULL_PRECISION);
    // CO2 per mile is CO2 per tonne-mile times the average cargo.
    let cargo = observation.average_cargo.unwrap().tonnes();
    let per_work = observation.value(Measure::Co2PerFreightWork).unwrap();
    assert_close(per_work * cargo, 1e3 * factor * fuel_per_nm, 1e-9);
    // 6,900 and 1,700 loaded TEU of 10 t over equal legs.
    assert_close(cargo, 10.0 * (6_900.0 + 1_700.0) / 2.0, 1e-12);
    // 5,750 nm at 17 and as many at 15 kn; hours at berth do not count.
    let speed = observation.value(Measure::Speed).unwrap();
    assert_close(speed, 11_500.0 / (5_750.0 / 17.0 + 5_750.0 / 15.0), 1e-9);
    let other = crate::made_up::ocean(crate::made_up::starting(
        green_corridor::engine::EngineClass::Ssd,
        green_corridor::MarineFuel::VLSFO.into(),
    ));
    let other = other.build().expect("a voyage");
    let theirs = Manifest::as_stated(&other, &cargo_mass::AVERAGE).expect("stated");
    assert!(Observation::of(&ledger, Some(&theirs)).is_err());
    let without = Observation::of(&ledger, None).expect("no manifest");
    assert_eq!((without.average_cargo, without.co2_per_freight_work), (None, None));
    assert_eq!(without.speed, observation.speed);
}

/// Proven bio-methanol emits CO2 at the stack and counts as zero; the gas oil beside it counts in full.
#[test]
fn the_co2_of_a_voyage_is_the_regulatory_one() {
    let methanol = crate::fuel_eu::proven(green_corridor::MarineFuel::BIO_METHANOL, 10.0);
    let (mgo, class) = (green_corridor::MarineFuel::MGO, green_corridor::engine::EngineClass::Ssd);
    let plan = green_corridor::FuelPlan::new(methanol, mgo.clone(), mgo.clone());
    let ledger = made_up::ledger(
        made_up::ocean(made_up::starting(class, plan)),
        &FactorSet::fuel_eu(),
        FuelBasis::Modelled,
    );
    let gas_oil =
        ledger.total_of(|entry| ledger.carrier(entry).batch().is_some_and(|batch| *batch.fuel() == mgo));
    let stack = |totals: &green_corridor::inventory::Totals| totals.emissions.stack_co2().kilograms();
    assert!(stack(&ledger.total()) > 2.0 * stack(&gas_oil));
    let observation = Observation::of(&ledger, None).expect("no manifest");
    let factor = observation.value(Measure::CarbonFactor).expect("known");
    assert_close(factor, stack(&gas_oil) / ledger.total().fuel.kilograms(), FULL_PRECISION);
}

#[test]
fn a_voyage_at_the_speed_of_its_class_gives_no_warning() {
    let voyage = made_up::round_trip();
    let ledger = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger");
    let manifest = Manifest::as_stated(&voyage, &cargo_mass::AVERAGE).expect("stated");
    let verdict = Bands::eu_mrv_2018_2023().check_voyage(&ledger, Some(&manifest)).expect("its own manifest");
    assert!(verdict.unchecked.is_empty(), "{:?}", verdict.unchecked);
    assert!(verdict.warnings.is_empty(), "{:?}", verdict.warnings);
}

#[test]
fn size_classes_meet_without_gaps() {
    let class = |tonnes| SizeClass::of(Mass::from_tonnes(tonnes));
    assert_eq!(class(4_999.999), Some(SizeClass::From(0)));
    assert_eq!(class(5_000.0), Some(SizeClass::From(5_000)));
    assert_eq!(class(160_000.0), Some(SizeClass::From(160_000)));
    for none in [0.0, -1.0, f64::NAN, f64::INFINITY, 700_001.0] {
        assert_eq!(class(none), None);
    }
    assert_eq!(SizeClass::From(0).to_string(), "below 5000 t of cargo");
    assert_eq!(SizeClass::From(160_000).to_string(), "160000 t of cargo and more");
}

#[test]
fn carbon_factors_come_from_the_fuel_tables() {
    let range = CarbonRange::of(&FactorSet::fuel_eu()).expect("fuels with carbon");
    assert!(range.lowest.grams_per_gram() <= 1.375 && range.highest.grams_per_gram() >= 3.206);
    assert_eq!(CarbonRange::of(&FactorSet::user_defined()), None);
}
