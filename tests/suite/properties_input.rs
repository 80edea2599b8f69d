//! Laws of the edges: files there and back, garbage, and numbers out of range.

use std::sync::Arc;

use green_corridor::engine::{BeyondEnds, EngineClass, FuelConsumer, Generation, SfcCurve, SfcMethod};
use green_corridor::fuel::{
    Certificate, ConsumerClass, FactorSet, Family, FuelBatch, MarineFuel, Origin, ShareBasis, Sustainability,
    UserFuel,
};
use green_corridor::grid::{GridBasis, GridFactor};
use green_corridor::interchange::VoyageForm;
use green_corridor::inventory::FuelBasis;
use green_corridor::provenance::Source;
use green_corridor::shore_power::{ShorePower, ShoreSupply};
use green_corridor::units::si::{hours, kilowatts, knots, metres, seconds};
use green_corridor::units::{
    Distance, Electricity, ElectricityFactor, Factor, Fraction, GhgIntensity, Load, LowerHeatingValue, Mass,
    SpecificFuelConsumption, Teu,
};
use green_corridor::vessel::{Demand, PowerByMode};
use green_corridor::voyage::{ActivitySpec, Evidence, MeasuredFuel, VoyageBuilder};
use green_corridor::{Blend, Cargo, FuelPlan, Inventory, OperatingMode, Vessel, Voyage, VoyageFile};
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::strategies::{cases, mostly, start, voyage_form, wild};

fn vessel() -> Vessel {
    Vessel::container_ship("ship", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("a ship")
}

fn starting(vessel: Vessel) -> VoyageBuilder {
    Voyage::starting(start(), vessel, FuelPlan::from(MarineFuel::VLSFO))
}

/// A leg that a ship surely sails.
fn sailing(vessel: Vessel) -> Voyage {
    starting(vessel)
        .leg("a", "b", Cargo::carried_only(Teu::from_count(1.0)))
        .draught(metres(12.0))
        .transit(Distance::from_nautical_miles(1_000.0), knots(15.0))
        .build()
        .expect("a voyage")
}

/// A ledger that is written holds finite masses and energies, none below zero.
fn sane(voyage: &Voyage, set: &FactorSet) -> Result<(), TestCaseError> {
    for basis in [FuelBasis::Modelled, FuelBasis::MeasuredWhereGiven] {
        let Ok(ledger) = Inventory::of(voyage, set, basis) else { continue };
        for entry in ledger.entries() {
            let emissions = entry.emissions();
            let values = [
                entry.shaft().map_or(0.0, |shaft| shaft.value),
                entry.fuel().kilograms(),
                entry.fuel_energy().megajoules(),
                entry.electricity().kilowatt_hours(),
                emissions.stack_co2().kilograms(),
                emissions.ch4().map_or(0.0, Mass::kilograms),
                emissions.n2o.map_or(0.0, Mass::kilograms),
                emissions.grid.co2.kilograms(),
            ];
            prop_assert!(values.iter().all(|value| value.is_finite() && *value >= 0.0), "{entry:?}");
            prop_assert!(emissions.upstream.is_none_or(Mass::is_finite), "{entry:?}");
        }
    }
    Ok(())
}

/// A text with one line deleted, doubled, cut or overwritten.
fn mutated(text: &str, kind: u8, line: Index, with: &str) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let line = line.index(lines.len());
    match kind {
        0 => drop(lines.remove(line)),
        1 => lines.insert(line, lines[line].clone()),
        2 => lines[line].push_str(with),
        3 => lines[line] = with.to_owned(),
        _ => {
            let half = lines[line].chars().count() / 2;
            lines[line] = lines[line].chars().take(half).collect();
        }
    }
    lines.join("\n")
}

/// Lines that parse and lead somewhere else.
const TREACHEROUS: [&str; 8] = [
    "start = \"9999-12-31T23:00Z\"",
    "end = \"9999-12-31T23:00Z\"",
    "hours = 8784",
    "points = [[0, 1], [0, 1]]",
    "speed_kn = \"-0 m/s\"",
    "mode = \"anchorage\"",
    "factor_set = \"imo_lca\"",
    "factor_set = \"mepc_364\"",
];

/// Reads a text as a voyage file in both formats; nothing is asked but that it returns.
fn read(text: &str) {
    for file in [toml::from_str::<VoyageFile>(text).ok(), serde_json::from_str::<VoyageFile>(text).ok()] {
        let _ = file.map(|file| file.inventory().is_ok());
    }
}

proptest! {
    #![proptest_config(cases(128))]

    /// A voyage file written as TOML and read again is the same file, with the same ledger.
    #[test]
    fn a_voyage_file_survives_toml(form in voyage_form()) {
        let text = toml::to_string(&form)?;
        let again: VoyageForm = toml::from_str(&text)?;
        prop_assert_eq!(&again, &form);
        let file = VoyageFile::try_from(form)?;
        let read: VoyageFile = toml::from_str(&toml::to_string_pretty(&file)?)?;
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(read.inventory()?, file.inventory()?);
    }

    /// And as JSON.
    #[test]
    fn a_voyage_file_survives_json(form in voyage_form()) {
        let text = serde_json::to_string(&form)?;
        let again: VoyageForm = serde_json::from_str(&text)?;
        prop_assert_eq!(&again, &form);
        let file = VoyageFile::try_from(form)?;
        let read: VoyageFile = serde_json::from_str(&serde_json::to_string_pretty(&file)?)?;
        prop_assert_eq!(&read, &file);
        prop_assert_eq!(read.inventory()?, file.inventory()?);
    }

    /// A file with one line gone, doubled, cut or overwritten is refused or read, and nothing else.
    #[test]
    fn a_damaged_voyage_file_never_panics(
        form in voyage_form(),
        kind in 0_u8..5,
        line in any::<Index>(),
        with in prop_oneof![3 => "\\PC{0,20}", 1 => select(TREACHEROUS.to_vec()).prop_map(str::to_owned)],
    ) {
        read(&mutated(&toml::to_string(&form)?, kind, line, &with));
        read(&mutated(&serde_json::to_string_pretty(&form)?, kind, line, &with));
    }
}

proptest! {
    #![proptest_config(cases(256))]

    /// No text and no bytes make the reader panic.
    #[test]
    fn garbage_never_panics(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&text);
        read(&String::from_utf8_lossy(&bytes));
        prop_assert!(toml::from_str::<VoyageFile>(&text).is_err());
        prop_assert!(serde_json::from_slice::<VoyageFile>(&bytes).is_err());
    }

    /// Any number in an activity is refused, or gives a ledger of finite numbers.
    #[test]
    fn wild_numbers_in_a_voyage_are_refused_or_finite(
        numbers in prop::array::uniform12(wild()),
        mode in select(OperatingMode::ALL.to_vec()),
        given in any::<[bool; 6]>(),
    ) {
        let [nm, kn, through, h, draught, carried, loaded, direct, mass, stay, note, sea] = numbers;
        let measured =
            |t| MeasuredFuel::whole_ship(MarineFuel::MGO, Mass::from_tonnes(t), Evidence::FlowMeter);
        let spec = ActivitySpec {
            duration: given[0].then_some(hours(h)),
            distance: given[1].then(|| Distance::from_nautical_miles(nm)),
            speed: given[2].then_some(knots(kn)),
            speed_through_water: given[3].then_some(knots(through)),
            draught: given[4].then_some(metres(draught)),
            measured: given[5].then(|| measured(mass)).into_iter().collect(),
            ..ActivitySpec::new(mode)
        };
        let empty = || starting(vessel()).add_leg(green_corridor::voyage::Leg::new("a", "b"));
        let voyages = [
            empty().activity(spec),
            empty().draught(metres(draught)).transit(Distance::from_nautical_miles(nm), knots(kn)),
            empty()
                .draught(metres(10.0))
                .manoeuvring(Distance::from_kilometres(sea), knots(kn))
                .anchorage(hours(stay)),
            starting(vessel()).port_call("b").berth(seconds(stay)),
            starting(vessel())
                .leg("a", "b", Cargo::new(Teu::from_count(carried), Teu::from_count(loaded)))
                .anchorage(hours(1.0)),
            starting(vessel())
                .add_leg(green_corridor::voyage::Leg {
                    great_circle: Some(Distance::from_nautical_miles(direct)),
                    ..green_corridor::voyage::Leg::new("a", "b")
                })
                .anchorage(hours(1.0)),
            empty().anchorage(hours(1.0)).bunker_note(measured(note)),
        ];
        for voyage in voyages.into_iter().filter_map(|builder| builder.build().ok()) {
            sane(&voyage, &FactorSet::imo_lca())?;
            prop_assert!(voyage.duration().value.is_finite() && voyage.duration().value >= 0.0);
            prop_assert!(voyage.sailed().is_finite() && voyage.sailed() >= Distance::ZERO);
        }
    }

    /// Any number in a ship is refused, or the ship sails with finite numbers.
    #[test]
    fn wild_numbers_in_a_ship_are_refused_or_finite(
        numbers in prop::array::uniform8(wild()),
        class in select(vec![EngineClass::Ssd, EngineClass::Boiler, EngineClass::GasTurbine]),
    ) {
        let [teu, mcr, speed, draught, one, two, three, g] = numbers;
        let study = Vessel::container_ship("ship", Teu::from_count(teu))
            .main_engine(EngineClass::Ssd, kilowatts(mcr))
            .imo_ghg4(Generation::From2001, knots(speed), metres(draught));
        let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(g);
        let substitution = green_corridor::engine::Substitution::Refuse;
        let stated = SfcMethod::Constant { sfc, family: Family::Hfo, substitution };
        let auxiliary = PowerByMode::from_kilowatts([one, two, 1.0, 1.0]);
        let demand = Demand::stated(auxiliary, PowerByMode::from_kilowatts([three; 4]), "own").ok();
        let engine = FuelConsumer::new(class, stated).ok();
        let mut ships = vec![study.build()];
        if let (Some(demand), Some(engine)) = (demand, engine) {
            let builder = Vessel::container_ship("ship", Teu::from_count(8_500.0))
                .main_engine(class, kilowatts(20_000.0))
                .imo_ghg4_machinery(Generation::From2001)
                .propulsion(*vessel().propulsion())
                .demand(demand)
                .main_engine_consumption(engine.clone())
                .auxiliary_engine(engine);
            ships.push(builder.build());
        }
        for ship in ships.into_iter().filter_map(Result::ok) {
            prop_assert!(ship.teu().is_finite() && ship.mcr().value.is_finite());
            sane(&sailing(ship), &FactorSet::imo_lca())?;
        }
    }

    /// Any number in an SFC curve is refused, or the curve stays within the bounds of an SFC.
    #[test]
    fn wild_numbers_in_a_curve_are_refused_or_finite(
        points in prop::collection::vec((mostly(0.0..=1.0), mostly(1.0..=1_500.0)), 0..5),
        sort in any::<bool>(),
        load in 0.0..=1.0_f64,
        beyond in select(vec![BeyondEnds::Hold, BeyondEnds::Refuse]),
    ) {
        let mut points = points;
        if sort {
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let g = SpecificFuelConsumption::from_grams_per_kilowatt_hour;
        let points: Vec<_> = points.into_iter().map(|(load, sfc)| (load, g(sfc))).collect();
        let Ok(curve) = SfcCurve::new(&points, beyond) else { return Ok(()) };
        prop_assert!(points.len() >= 2 && points.windows(2).all(|pair| pair[0].0 < pair[1].0));
        if let Ok(sfc) = curve.at(Load::constant(load)) {
            let sfc = sfc.grams_per_kilowatt_hour();
            prop_assert!((0.999..=1_500.001).contains(&sfc), "{sfc}");
        }
        let method = SfcMethod::Curve {
            curve: Arc::new(curve),
            family: Family::Hfo,
            substitution: green_corridor::engine::Substitution::Refuse,
        };
        let ship = Vessel::container_ship("ship", Teu::from_count(8_500.0))
            .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
            .imo_ghg4(Generation::From2001, knots(24.0), metres(14.5))
            .main_engine_consumption(FuelConsumer::new(EngineClass::Ssd, method)?)
            .build()?;
        sane(&sailing(ship), &FactorSet::imo_lca())?;
    }

    /// Any number in a shore connection or its grid is refused, or gives finite numbers.
    #[test]
    fn wild_numbers_in_a_connection_are_refused_or_finite(
        numbers in prop::array::uniform9(wild()),
        supply in 0..3,
    ) {
        let [co2, ch4, n2o, hook_up, unplug, amount, efficiency, loss, minutes] = numbers;
        let factor = ElectricityFactor::from_grams_per_kilowatt_hour;
        let (ch4_factor, n2o_factor) = (
            ElectricityFactor::from_grams_per_kilowatt_hour(ch4),
            ElectricityFactor::from_grams_per_kilowatt_hour(n2o),
        );
        let others = Some((ch4_factor, n2o_factor));
        let own = GridFactor::new("quay", (2026, GridBasis::Market), factor(co2), others, "own");
        for value in [co2, ch4, n2o] {
            prop_assert!(own.is_err() || (0.0..=5_000.0).contains(&value));
        }
        let grid = own.unwrap_or(crate::strategies::own_grid(100.0, 0.0, 0.0));
        let fraction = |value: f64| Fraction::new(value).unwrap_or(Fraction::ONE);
        let shore = ShorePower {
            hook_up: hours(hook_up),
            unplug: seconds(unplug),
            supply: match supply {
                0 => ShoreSupply::Metered(Electricity::from_kilowatt_hours(amount)),
                1 => ShoreSupply::Power(kilowatts(amount)),
                _ => ShoreSupply::AuxiliaryDemand,
            },
            converter_efficiency: fraction(efficiency),
            grid_loss: Fraction::new(loss).unwrap_or(Fraction::ZERO),
            grid,
        };
        let plugged = |shore: ShorePower| {
            starting(vessel()).port_call("b").berth(hours(48.0)).shore_power(shore).build()
        };
        let unplug = seconds(minutes.abs().min(60.0));
        let moderate = ShorePower { hook_up: hours(1.0), unplug, ..shore.clone() };
        for voyage in [plugged(shore), plugged(moderate)].into_iter().filter_map(Result::ok) {
            sane(&voyage, &FactorSet::imo_lca())?;
        }
    }

    /// Any number in a certificate, a blend or a fuel of one's own is refused, or burns to finite numbers.
    #[test]
    fn wild_numbers_in_a_fuel_are_refused_or_finite(numbers in prop::array::uniform8(wild())) {
        let [e, e_use, share, lhv, co2, ch4, wtt, carbon] = numbers;
        let intensity = GhgIntensity::from_grams_per_megajoule;
        let certificate = Certificate::new("PoS", intensity(e), Sustainability::Proven)
            .and_then(|certificate| certificate.with_e_use(GhgIntensity::from_grams_per_megajoule(e_use)));
        let in_range = [e, e_use].iter().all(|value| (-500.000_001..=1_000.000_001).contains(value));
        prop_assert!(certificate.is_err() || in_range);
        let ton = Mass::from_tonnes(1.0);
        if let Ok(certificate) = certificate {
            for fuel in [MarineFuel::FAME, MarineFuel::E_METHANOL] {
                let batch = FuelBatch::certified(fuel, certificate.clone());
                let factors = FactorSet::fuel_eu().resolve(&batch, ConsumerClass::InternalCombustion)?;
                let burned = factors.burn(ton);
                prop_assert!(burned.upstream.is_some_and(Mass::is_finite));
            }
        }
        let shares = vec![(FuelBatch::from(MarineFuel::HFO), share), (MarineFuel::MGO.into(), 1.0 - share)];
        let blend = Blend::new(shares, ShareBasis::Mass);
        prop_assert!(blend.is_err() || (-1e-9..=1.0 + 1e-9).contains(&share));
        let own = MarineFuel::new("own", Family::Other, Origin::Fossil);
        let mine = UserFuel {
            fuel: own.clone(),
            lower_heating_value: LowerHeatingValue::from_megajoules_per_kilogram(lhv),
            well_to_tank: Some(GhgIntensity::from_grams_per_megajoule(wtt)),
            co2: Factor::from_grams_per_gram(co2),
            ch4: Some(Factor::from_grams_per_gram(ch4)),
            n2o: Some(Factor::from_grams_per_gram(0.0)),
            methane_slip: Some(Fraction::ZERO),
            carbon: Some(Factor::from_grams_per_gram(carbon)),
            source: Source::user("own"),
        };
        if let Ok(set) = FactorSet::user_defined().with_fuel(mine) {
            let burned = set.resolve(&own.into(), ConsumerClass::FuelCell)?.burn(ton);
            prop_assert!(burned.stack_co2().is_finite() && burned.stack_co2() >= Mass::ZERO);
            prop_assert!(burned.ch4().is_some_and(Mass::is_finite));
            prop_assert!(burned.upstream.is_some_and(Mass::is_finite));
            prop_assert!((1.0..=145.0 + 1e-9).contains(&lhv) || (lhv - 1.0).abs() < 1e-9);
        }
    }
}
