//! The ledger from outside: groups, bases, ledgers of carbon, shore power, explanations.

use green_corridor::engine::{EngineClass, Generation};
use green_corridor::fuel::gwp::{Ar4, Ar5, Ar6};
use green_corridor::fuel::{Certificate, FuelBatch, Sustainability};
use green_corridor::grid::{GridBasis, GridFactor, find};
use green_corridor::inventory::{
    BalanceError, Claim, ClaimError, Derivation, Direction, InventoryError, Reconciliation,
};
use green_corridor::provenance::{DataTier, Source};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::{Distance, ElectricityFactor, Factor, GhgIntensity, Mass, Teu};
use green_corridor::voyage::{ActivitySpec, Evidence, Leg};
use green_corridor::{
    Consumer, FactorSet, FuelBasis, FuelPlan, Inventory, MarineFuel, MeasuredFuel, OperatingMode,
    ShoreSupply, Vessel, Voyage,
};

use crate::made_up::{ledger, ocean, plug, starting};
use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

fn certified(fuel: MarineFuel, e_value: f64, sustainability: Sustainability) -> FuelBatch {
    let e_value = GhgIntensity::from_grams_per_megajoule(e_value);
    FuelBatch::certified(fuel, Certificate::new("PoS-1", e_value, sustainability).expect("in range"))
}

/// EU MRV 2023, LAURA MAERSK: 1,767.93 t of methanol, 0 t in the regulator's ledger, 2,430.9 t at the stack.
#[test]
fn a_methanol_ship_in_two_ledgers() {
    let batch = certified(MarineFuel::BIO_METHANOL, 10.4, Sustainability::Proven);
    let measured = MeasuredFuel::whole_ship(batch.clone(), Mass::from_tonnes(1_767.93), Evidence::BunkerNote);
    let spec = ActivitySpec {
        measured: vec![measured],
        ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(16_639.0), knots(7.5))
    };
    let builder =
        starting(EngineClass::Ssd, FuelPlan::same(batch)).add_leg(Leg::new("A", "B")).activity(spec);
    let ledger = ledger(builder, &FactorSet::fuel_eu(), FuelBasis::Measured);
    let carbon = ledger.carbon_ledgers(&[]).expect("no claims");
    assert_printed(carbon.stack.tonnes(), "2430.9");
    assert_eq!(carbon.biogenic.tonnes(), carbon.stack.tonnes());
    assert_eq!((carbon.regulatory.tonnes(), carbon.contractual.tonnes()), (0.0, 0.0));
}

/// Without proof of sustainability the regulator counts the same stack.
#[test]
fn an_unproven_biofuel_is_counted() {
    let batch = certified(MarineFuel::BIO_METHANOL, 10.4, Sustainability::NotProven);
    let plan = FuelPlan::new(batch, MarineFuel::MGO, MarineFuel::MGO);
    let ledger = ledger(ocean(starting(EngineClass::Ssd, plan)), &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let carbon = ledger.carbon_ledgers(&[]).expect("no claims");
    assert_close(carbon.regulatory.tonnes(), carbon.stack.tonnes(), FULL_PRECISION);
    assert!(carbon.biogenic.tonnes() > 0.9 * carbon.stack.tonnes());
}

#[test]
fn book_and_claim_moves_only_the_contractual_ledger() {
    let ledger = ledger(
        ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))),
        &FactorSet::fuel_eu(),
        FuelBasis::Modelled,
    );
    let claim =
        |id: &str, direction, tonnes| Claim { id: id.to_owned(), direction, co2: Mass::from_tonnes(tonnes) };
    let without = ledger.carbon_ledgers(&[]).expect("no claims");
    let with = ledger.carbon_ledgers(&[claim("a", Direction::Bought, 100.0)]).expect("within bounds");
    assert_close((without.contractual - with.contractual).tonnes(), 100.0, 1e-10);
    assert_eq!(
        (without.stack, without.biogenic, without.regulatory),
        (with.stack, with.biogenic, with.regulatory)
    );
    let twice = [claim("a", Direction::Bought, 1.0), claim("a", Direction::Bought, 1.0)];
    assert!(matches!(ledger.carbon_ledgers(&twice), Err(ClaimError::Twice { .. })));
    let too_much = [claim("a", Direction::Bought, 1e9)];
    assert!(matches!(ledger.carbon_ledgers(&too_much), Err(ClaimError::BoughtTooMuch { .. })));
    let nothing_to_sell = [claim("a", Direction::Sold, 1.0)];
    assert!(matches!(ledger.carbon_ledgers(&nothing_to_sell), Err(ClaimError::SoldTooMuch { .. })));
    let not_a_number = [claim("a", Direction::Sold, f64::NAN)];
    assert!(matches!(ledger.carbon_ledgers(&not_a_number), Err(ClaimError::Amount { .. })));
}

/// Fourth IMO GHG Study, table 19: 135 g/kWh of gas, load-corrected, and 6 g/kWh of pilot.
#[test]
fn pilot_fuel_is_a_fuel_of_its_own() {
    let plan = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO).with_pilot(MarineFuel::MGO);
    let ledger =
        ledger(ocean(starting(EngineClass::LngDiesel, plan)), &FactorSet::fuel_eu(), FuelBasis::Modelled);
    let main = ledger.total_of(|entry| entry.consumer() == Consumer::MainEngine);
    let pilot = ledger.total_of(|entry| matches!(entry.derivation(), Derivation::Pilot { .. }));
    let shaft_kwh = main.shaft.expect("modelled").value / 3.6e6;
    assert_close(pilot.fuel.grams(), 6.0 * shaft_kwh, FULL_PRECISION);
    assert!(pilot.emissions.ch4_non_fossil.is_some());
    let without = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO);
    let voyage = ocean(starting(EngineClass::LngDiesel, without)).build().expect("a voyage");
    let error = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled).unwrap_err().to_string();
    assert!(error.contains("6 g/kWh of pilot fuel; name the pilot fuel"), "{error}");
}

/// LNG slip is methane by mass, and its carbon is in the balance.
#[test]
fn slip_is_in_the_carbon_balance() {
    let plan = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO);
    let ledger = ledger(
        ocean(starting(EngineClass::LngOttoMediumSpeed, plan)),
        &FactorSet::fuel_eu(),
        FuelBasis::Modelled,
    );
    let balances = ledger.prove_balances().expect("balanced");
    let lng = &ledger.by_fuel()[&MarineFuel::LNG];
    assert_close(
        lng.emissions.ch4().expect("known").kilograms(),
        0.031 * lng.fuel.kilograms(),
        FULL_PRECISION,
    );
    assert_close(balances.carbon.in_slip.kilograms(), 0.75 * 0.031 * lng.fuel.kilograms(), FULL_PRECISION);
}

#[test]
fn unknown_is_not_zero() {
    let mepc = ledger(
        ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO))),
        &FactorSet::mepc_364(),
        FuelBasis::Modelled,
    );
    let emissions = mepc.total().emissions;
    assert!(emissions.stack_co2().tonnes() > 1_000.0);
    assert!(emissions.tank_to_wake(Ar5).is_err() && emissions.well_to_wake(Ar5).is_err());
    assert!(mepc.explain(Ar5).value.is_none());
    let lng = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO);
    let imo = ledger(
        ocean(starting(EngineClass::LngOttoSlowSpeed, lng.with_pilot(MarineFuel::MGO))),
        &FactorSet::imo_lca(),
        FuelBasis::Modelled,
    );
    assert!(imo.total().emissions.tank_to_wake(Ar5).is_ok());
    assert!(imo.total().emissions.well_to_wake(Ar5).is_err());
}

#[test]
fn gwp_sets_weigh_the_same_gases() {
    let plan = FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO);
    let total = ledger(
        ocean(starting(EngineClass::LngOttoMediumSpeed, plan)),
        &FactorSet::fuel_eu(),
        FuelBasis::Modelled,
    )
    .total();
    let ch4 = total.emissions.ch4().expect("known").kilograms();
    let n2o = total.emissions.n2o.expect("known").kilograms();
    let co2 = total.emissions.stack_co2().kilograms();
    let ttw = |kilograms: f64, weights: (f64, f64)| {
        assert_close(kilograms, co2 + weights.0 * ch4 + weights.1 * n2o, FULL_PRECISION);
    };
    ttw(total.emissions.tank_to_wake(Ar4).expect("known").kilograms(), (25.0, 298.0));
    ttw(total.emissions.tank_to_wake(Ar5).expect("known").kilograms(), (28.0, 265.0));
    ttw(total.emissions.tank_to_wake(Ar6).expect("known").kilograms(), (29.8, 273.0));
}

#[test]
fn measured_and_modelled_stand_side_by_side() {
    let measured = |tonnes| {
        vec![MeasuredFuel::whole_ship(MarineFuel::VLSFO, Mass::from_tonnes(tonnes), Evidence::NoonReport)]
    };
    let builder = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .add_leg(Leg::new("Yangshan", "Los Angeles"))
        .activity(ActivitySpec {
            measured: measured(1_700.0),
            ..ActivitySpec::under_way(
                OperatingMode::Transit,
                Distance::from_nautical_miles(5_700.0),
                knots(17.0),
            )
        })
        .manoeuvring(Distance::from_nautical_miles(20.0), knots(10.0));
    let voyage = builder.build().expect("a voyage");
    let set = FactorSet::imo_lca();
    let error = Inventory::of(&voyage, &set, FuelBasis::Measured).unwrap_err();
    assert!(
        matches!(&error, InventoryError::NotMeasured { record, consumer: Consumer::MainEngine } if record.starts_with("manoeuvring"))
    );
    let mixed = Inventory::of(&voyage, &set, FuelBasis::MeasuredWhereGiven).expect("a ledger");
    let tiers: Vec<DataTier> = mixed.entries().iter().map(|entry| entry.tier()).collect();
    assert!(tiers.contains(&DataTier::Measured) && tiers.contains(&DataTier::Default));
    let reconciliation = Reconciliation::of(&voyage, &set).expect("a ledger");
    let [residual] = reconciliation.residuals() else { panic!("one measurement") };
    assert_eq!(residual.measured.fuel.tonnes(), 1_700.0);
    let modelled = Inventory::of(&voyage, &set, FuelBasis::Modelled).expect("a ledger");
    let transit = modelled.by_mode()[&OperatingMode::Transit].fuel;
    assert_eq!(residual.modelled.fuel, transit);
    assert_close(residual.relative().expect("defined"), 1_700.0 / transit.tonnes() - 1.0, 1e-9);
}

#[test]
fn measured_lng_needs_its_consumer() {
    let of = |consumer, fuel: MarineFuel, tonnes| {
        MeasuredFuel::of(consumer, fuel, Mass::from_tonnes(tonnes), Evidence::FlowMeter)
    };
    let spec = |consumer| ActivitySpec {
        measured: match consumer {
            Consumer::WholeShip => vec![of(consumer, MarineFuel::LNG, 900.0)],
            _ => vec![
                of(consumer, MarineFuel::LNG, 900.0),
                of(Consumer::AuxiliaryEngine, MarineFuel::MGO, 60.0),
            ],
        },
        ..ActivitySpec::under_way(OperatingMode::Transit, Distance::from_nautical_miles(5_700.0), knots(17.0))
    };
    let ledger_of = |consumer| {
        let plan =
            FuelPlan::new(MarineFuel::LNG, MarineFuel::MGO, MarineFuel::MGO).with_pilot(MarineFuel::MGO);
        let voyage = starting(EngineClass::LngDiesel, plan)
            .add_leg(Leg::new("A", "B"))
            .activity(spec(consumer))
            .build()
            .expect("a voyage");
        Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Measured)
    };
    assert!(matches!(ledger_of(Consumer::WholeShip), Err(InventoryError::ConsumerNeeded { .. })));
    let ch4 = ledger_of(Consumer::MainEngine).expect("a ledger").total().emissions.ch4().expect("known");
    // LNG slip, and the methane of burned gas oil.
    assert_close(ch4.tonnes(), 0.002 * 900.0 + 0.00005 * 60.0, FULL_PRECISION);
}

#[test]
fn a_negative_benefit_is_shown_as_such() {
    let coal = GridFactor::new(
        "coal",
        (2026, GridBasis::Marginal),
        ElectricityFactor::from_grams_per_kilowatt_hour(950.0),
        Some((ElectricityFactor::ZERO, ElectricityFactor::ZERO)),
        "made up",
    )
    .expect("in range");
    let voyage = |supply| {
        ledger(
            ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)))
                .shore_power(plug(coal.clone(), supply)),
            &FactorSet::fuel_eu(),
            FuelBasis::Modelled,
        )
    };
    let net = voyage(ShoreSupply::AuxiliaryDemand).shore_power()[0].net;
    assert!(net.well_to_wake(Ar5).expect("known") > Mass::ZERO);
    assert!(net.stack_co2() < Mass::ZERO);
    let metered =
        voyage(ShoreSupply::Metered(green_corridor::units::Electricity::from_kilowatt_hours(50_000.0)));
    assert_close(
        metered.shore_power()[0].net.fed_in.kilowatt_hours(),
        50_000.0 / (0.95 * 0.95),
        FULL_PRECISION,
    );
    let shore = metered.entries().iter().find(|entry| !entry.burns_fuel()).expect("an entry");
    assert_eq!(shore.tier(), DataTier::Measured);
}

#[test]
fn a_grid_of_co2_alone_leaves_co2e_unknown_unless_named() {
    let shanghai = find("Shanghai", 2023, GridBasis::LocationAverage).expect("embedded").clone();
    let total = |grid: GridFactor| {
        ledger(
            ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)))
                .shore_power(plug(grid, ShoreSupply::Power(kilowatts(1_200.0)))),
            &FactorSet::fuel_eu(),
            FuelBasis::Modelled,
        )
        .total()
    };
    assert!(total(shanghai.clone()).emissions.well_to_wake(Ar5).is_err());
    assert!(total(shanghai.clone()).emissions.tank_to_wake(Ar5).is_ok());
    let stay = ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)));
    let stay = stay.shore_power(plug(shanghai.clone(), ShoreSupply::Power(kilowatts(1_200.0))));
    let net = ledger(stay, &FactorSet::fuel_eu(), FuelBasis::Modelled).shore_power()[0].net;
    // 58.5 h of 1,200 kW: 573.7 g/kWh over 0.95², less 185 g/kWh of MGO at 3.206.
    let expected = 58.5 * 1_200.0 * (573.7 / (0.95 * 0.95) - 185.0 * 3.206) / 1e3;
    assert_close(net.stack_and_grid_co2().kilograms(), expected, 1e-11);
    assert!(total(shanghai.with_co2_standing_for_co2e()).emissions.well_to_wake(Ar5).is_ok());
}

#[test]
fn a_fuel_whose_factors_contradict_each_other_does_not_balance() {
    let fuel =
        MarineFuel::new("typo", green_corridor::fuel::Family::MdoMgo, green_corridor::fuel::Origin::Fossil);
    let set = FactorSet::user_defined()
        .with_fuel(green_corridor::fuel::UserFuel {
            fuel: fuel.clone(),
            lower_heating_value: green_corridor::units::LowerHeatingValue::from_megajoules_per_kilogram(42.7),
            well_to_tank: None,
            co2: Factor::from_grams_per_gram(2.306),
            ch4: None,
            n2o: None,
            methane_slip: None,
            carbon: Some(Factor::from_grams_per_gram(0.8744)),
            source: Source::user("a transposed digit"),
        })
        .expect("in range");
    let voyage = ocean(starting(EngineClass::Ssd, FuelPlan::same(fuel))).build().expect("a voyage");
    let ledger = Inventory::of(&voyage, &set, FuelBasis::Modelled).expect("a ledger");
    assert!(matches!(ledger.prove_balances(), Err(BalanceError::Carbon { .. })));
}

/// A connection across two stays that follow each other is one connection, split by time.
#[test]
fn splitting_a_stay_does_not_split_its_connection() {
    let of = |stays: &[f64]| {
        let builder = stays.iter().fold(
            starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::MGO)).port_call("Los Angeles"),
            |builder, stay| builder.berth(hours(*stay)),
        );
        let (start, end) = ("2026-03-01T02:00Z", "2026-03-02T20:00Z");
        let grid = find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone();
        let plug = plug(
            grid,
            ShoreSupply::Metered(green_corridor::units::Electricity::from_kilowatt_hours(50_000.0)),
        );
        let instant = |text: &str| text.parse().expect("an instant");
        ledger(
            builder.connect(instant(start), instant(end), plug),
            &FactorSet::fuel_eu(),
            FuelBasis::Modelled,
        )
        .total()
    };
    let (one, many) = (of(&[48.0]), of(&[3.0, 17.0, 28.0]));
    assert_close(many.electricity.kilowatt_hours(), 50_000.0, FULL_PRECISION);
    assert_close(many.fuel.tonnes(), one.fuel.tonnes(), FULL_PRECISION);
    let wtw =
        |total: green_corridor::inventory::Totals| total.emissions.well_to_wake(Ar5).expect("known").tonnes();
    assert_close(wtw(many), wtw(one), FULL_PRECISION);
}

/// Under measured fuel alone, a consumer that ran and was not measured is an error, not a zero.
#[test]
fn a_ledger_of_measured_fuel_wants_every_consumer() {
    let main = MeasuredFuel::of(
        Consumer::MainEngine,
        MarineFuel::VLSFO,
        Mass::from_tonnes(900.0),
        Evidence::FlowMeter,
    );
    let voyage = starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))
        .add_leg(Leg::new("A", "B"))
        .activity(ActivitySpec {
            measured: vec![main],
            ..ActivitySpec::under_way(
                OperatingMode::Transit,
                Distance::from_nautical_miles(5_700.0),
                knots(17.0),
            )
        })
        .build()
        .expect("a voyage");
    let error = Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Measured).unwrap_err();
    assert!(
        matches!(error, InventoryError::NotMeasured { consumer: Consumer::AuxiliaryEngine, .. }),
        "{error}"
    );
}

/// A fuel of the same family but another heating value is not the same fuel in grams per kilowatt-hour.
#[test]
fn the_heating_value_goes_with_the_sfc() {
    let fuel =
        MarineFuel::new("emulsion", green_corridor::fuel::Family::Hfo, green_corridor::fuel::Origin::Fossil);
    let set = FactorSet::user_defined()
        .with_fuel(green_corridor::fuel::UserFuel {
            fuel: fuel.clone(),
            lower_heating_value: green_corridor::units::LowerHeatingValue::from_megajoules_per_kilogram(20.1),
            well_to_tank: None,
            co2: Factor::from_grams_per_gram(1.557),
            ch4: None,
            n2o: None,
            methane_slip: None,
            carbon: None,
            source: Source::user("half water"),
        })
        .expect("in range");
    let voyage = ocean(starting(EngineClass::Ssd, FuelPlan::same(fuel.clone()))).build().expect("a voyage");
    let error = Inventory::of(&voyage, &set, FuelBasis::Modelled).unwrap_err().to_string();
    assert!(error.contains("goes with 40.2 MJ/kg, the fuel has 20.1 MJ/kg"), "{error}");
    let converting = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .with_equal_efficiency()
        .build()
        .expect("complete");
    let start = "2026-03-01T00:00Z".parse().expect("an instant");
    let builder = Voyage::starting(start, converting, FuelPlan::same(fuel)).draught(metres(13.2));
    let emulsion = ledger(ocean(builder), &set, FuelBasis::Modelled).total().fuel;
    let plain = ledger(
        ocean(starting(EngineClass::Ssd, FuelPlan::same(MarineFuel::VLSFO))),
        &FactorSet::imo_lca(),
        FuelBasis::Modelled,
    );
    assert_close(emulsion.tonnes(), 2.0 * plain.total().fuel.tonnes(), FULL_PRECISION);
}
