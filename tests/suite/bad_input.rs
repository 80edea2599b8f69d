//! Bad input through the Rust interface: a typed error that names record, field, value and range.

use green_corridor::engine::{EngineClass, EngineError, FuelConsumer, Generation, SfcCurve, SfcMethod};
use green_corridor::fuel::{Blend, ConsumerClass, FuelError, ShareBasis};
use green_corridor::grid::{GridBasis, find};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, Fraction, Load, SpecificFuelConsumption, Teu, Velocity};
use green_corridor::vessel::{Demand, PowerByMode, ShipType, VesselError};
use green_corridor::voyage::{ActivitySpec, Leg, VoyageBuilder, VoyageError};
use green_corridor::{
    Cargo, Connection, FactorSet, FuelBasis, ImoNumber, Inventory, MarineFuel, OperatingMode, ShorePower,
    ShoreSupply, Vessel, Voyage,
};
use jiff::Timestamp;

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn builder() -> VoyageBuilder {
    let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    Voyage::starting(at("2026-03-01T00:00Z"), ship, MarineFuel::VLSFO.into())
}

fn transit(speed: Velocity) -> Result<Voyage, VoyageError> {
    builder()
        .draught(metres(13.0))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .transit(Distance::from_nautical_miles(5_750.0), speed)
        .build()
}

fn plug() -> ShorePower {
    ShorePower {
        hook_up: hours(1.0),
        unplug: hours(1.0),
        supply: ShoreSupply::AuxiliaryDemand,
        converter_efficiency: Fraction::ONE,
        grid_loss: Fraction::ZERO,
        grid: find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone(),
    }
}

#[test]
fn speeds() {
    for speed in [90.0, -1.0, f64::NAN, f64::INFINITY] {
        let error = transit(knots(speed)).unwrap_err();
        let expected = format!(
            "stage 1 (Yangshan - Los Angeles), activity 1 (transit): `speed_kn` must be in 0..=50 kn, got {speed}"
        );
        assert_eq!(error.to_string(), expected);
    }
    assert!(matches!(transit(knots(0.0)), Err(VoyageError::Incomplete { .. })));
    assert!(matches!(transit(knots(0.1)), Err(VoyageError::Value { .. })), "57,500 hours");
}

#[test]
fn draughts_and_loads() {
    let voyage = builder()
        .draught(metres(60.0))
        .add_leg(Leg::new("A", "B"))
        .transit(Distance::from_nautical_miles(10.0), knots(15.0))
        .build();
    assert!(voyage.unwrap_err().to_string().contains("`draught_m` must be in 0.5..=30 m, got 60"));
    assert_eq!(Load::new(1.4).unwrap_err().to_string(), "`load` must be in 0..=1 of MCR, got 1.4");
    let without = builder()
        .add_leg(Leg::new("A", "B"))
        .transit(Distance::from_nautical_miles(10.0), knots(15.0))
        .build()
        .expect("a voyage");
    let error = Inventory::of(&without, &FactorSet::imo_lca(), FuelBasis::Modelled).unwrap_err();
    assert!(error.to_string().contains("transit (A - B)") && error.to_string().contains("needs `draught_m`"));
}

#[test]
fn cargo_beyond_the_ship() {
    let with = |carried, loaded| {
        builder()
            .leg("A", "B", Cargo::new(Teu::from_count(carried), Teu::from_count(loaded)))
            .transit(Distance::from_nautical_miles(10.0), knots(15.0))
            .build()
    };
    assert!(with(8_500.0, 8_500.0).is_ok());
    for (carried, loaded) in [(8_501.0, 0.0), (-1.0, 0.0), (f64::NAN, 0.0), (100.0, 101.0), (100.0, -1.0)] {
        assert!(
            matches!(with(carried, loaded), Err(VoyageError::TeuOutOfRange { .. })),
            "{carried} {loaded}"
        );
    }
}

#[test]
fn time_runs_forward() {
    let spec = |start: &str, end: &str| ActivitySpec {
        start: Some(at(start)),
        end: Some(at(end)),
        ..ActivitySpec::new(OperatingMode::Berth)
    };
    let backwards =
        builder().port_call("LA").activity(spec("2026-03-02T00:00Z", "2026-03-01T00:00Z")).build();
    assert!(matches!(backwards, Err(VoyageError::EndsBeforeStart { .. })));
    let overlap = builder()
        .port_call("LA")
        .activity(spec("2026-03-01T00:00Z", "2026-03-02T00:00Z"))
        .port_call("LB")
        .activity(spec("2026-03-01T23:59Z", "2026-03-03T00:00Z"))
        .build()
        .unwrap_err();
    assert_eq!(
        overlap.to_string(),
        "berth (LA) ends at 2026-03-02T00:00:00Z, after berth (LB) starts at 2026-03-01T23:59:00Z: activities must not overlap"
    );
    assert!(matches!(builder().build(), Err(VoyageError::Empty)));
    assert!(matches!(builder().berth(hours(1.0)).build(), Err(VoyageError::NoStage { .. })));
    let far = Voyage::starting(
        Timestamp::MAX,
        Vessel::clone(builder().port_call("x").berth(hours(1.0)).build().expect("a voyage").vessel()),
        MarineFuel::MGO.into(),
    );
    assert!(matches!(far.port_call("LA").berth(hours(2.0)).build(), Err(VoyageError::Calendar { .. })));
}

#[test]
fn connections() {
    let stay = || builder().port_call("LA").berth(hours(24.0));
    assert!(stay().shore_power(plug()).build().is_ok());
    let (start, end) = (at("2026-03-01T00:00Z"), at("2026-03-02T00:00Z"));
    let longer = stay().connect(start, at("2026-03-02T00:00:01Z"), plug()).build().unwrap_err();
    assert!(matches!(longer, VoyageError::ConnectionOutsideStay { .. }), "{longer}");
    let twice = stay().connect(start, end, plug()).connect(at("2026-03-01T12:00Z"), end, plug()).build();
    assert!(matches!(twice, Err(VoyageError::ConnectionsOverlap { .. })));
    let on_a_leg = builder().add_leg(Leg::new("A", "B")).connect(start, end, plug()).build();
    assert!(matches!(on_a_leg, Err(VoyageError::Misplaced { .. })));
    let loss = ShorePower { grid_loss: Fraction::constant(0.9), ..plug() };
    assert!(
        Connection::new(start, end, loss).unwrap_err().to_string().contains("`grid_loss` must be in 0..=0.5")
    );
    let power = ShorePower { supply: ShoreSupply::Power(kilowatts(f64::NAN)), ..plug() };
    assert!(Connection::new(start, end, power).is_err());
    assert!(Connection::new(end, start, plug()).is_err());
}

#[test]
fn vessels_say_what_they_lack() {
    let bare = Vessel::container_ship("bare", Teu::from_count(8_500.0));
    let error = bare.clone().build().unwrap_err().to_string();
    assert_eq!(error, "vessel `bare` needs mcr_kw: installed power of the main engine");
    let error = bare.clone().main_engine(EngineClass::Ssd, kilowatts(58_000.0)).build().unwrap_err();
    assert!(matches!(error, VesselError::Missing { field: "main_engine", .. }));
    let machinery =
        bare.main_engine(EngineClass::Ssd, kilowatts(58_000.0)).imo_ghg4_machinery(Generation::From2001);
    assert!(matches!(machinery.build(), Err(VesselError::Missing { field: "propulsion", .. })));
    for teu in [0.0, -1.0, 50_000.0, f64::NAN] {
        let ship = Vessel::container_ship("x", Teu::from_count(teu))
            .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
            .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5));
        assert!(matches!(ship.build(), Err(VesselError::Value { .. })), "{teu}");
    }
    assert!(Demand::imo_ghg4(ShipType::Container, f64::NAN, kilowatts(1e4)).is_err());
    let negative = PowerByMode::from_kilowatts([0.0, 0.0, -3.0, 0.0]);
    let error = Demand::stated(negative, negative, "x").unwrap_err();
    assert!(error.to_string().contains("`auxiliary_anchorage_kw` must be in 0..=50000 kW, got -3"));
    assert!("IMO 1234567".parse::<ImoNumber>().is_ok());
    assert!("1234568".parse::<ImoNumber>().is_err() && "12345".parse::<ImoNumber>().is_err());
    assert!("９０７４７２９".parse::<ImoNumber>().is_err(), "full-width digits");
}

#[test]
fn fuels_and_consumers() {
    let set = FactorSet::imo_lca();
    let error = set.resolve(&MarineFuel::METHANOL.into(), ConsumerClass::InternalCombustion).unwrap_err();
    assert!(matches!(error, FuelError::NoRow { .. }));
    let error = FactorSet::fuel_eu()
        .resolve(&MarineFuel::FAME.into(), ConsumerClass::InternalCombustion)
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "FAME needs a certificate with an E value under FuelEU Annex II (WtT = E - Cf_CO2/LHV)"
    );
    let error = FactorSet::fuel_eu().resolve(&MarineFuel::E_DME.into(), ConsumerClass::InternalCombustion);
    assert!(matches!(error, Err(FuelError::MissingCell { .. })));
    let error = FactorSet::fuel_eu().resolve(&MarineFuel::MGO.into(), ConsumerClass::GasTurbine);
    assert!(matches!(error, Err(FuelError::NoRow { .. })));
    let shares = |a, b| vec![(MarineFuel::VLSFO.into(), a), (MarineFuel::MGO.into(), b)];
    for (a, b) in [(0.5, 0.4), (1.0, 1.0), (f64::NAN, 0.5), (1.5, -0.5)] {
        assert!(Blend::new(shares(a, b), ShareBasis::Mass).is_err(), "{a} {b}");
    }
    assert!(Blend::new(Vec::new(), ShareBasis::Mass).is_err());
    let curve = SfcCurve::new(
        &[(0.5, SpecificFuelConsumption::from_grams_per_kilowatt_hour(f64::NAN)); 2],
        green_corridor::engine::BeyondEnds::Hold,
    );
    assert!(matches!(curve, Err(EngineError::Value { .. })));
    assert!(FuelConsumer::new(EngineClass::FuelCell, SfcMethod::Efficiency(Fraction::ZERO)).is_err());
}
