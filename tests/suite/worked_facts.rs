//! Worked examples of other people, reproduced to their printed digits.

use green_corridor::engine::{EngineClass, FuelConsumer, SfcMethod, Substitution, ghg4};
use green_corridor::fuel::gwp::Ar4;
use green_corridor::fuel::{
    Blend, Certificate, ConsumerClass, FactorSet, Family, FuelBatch, MarineFuel, ShareBasis, Sustainability,
};
use green_corridor::grid::{GridBasis, find};
use green_corridor::units::si::{hours, kilowatts, knots, metres};
use green_corridor::units::substance::{Nox, WellToWake};
use green_corridor::units::{
    BrakeFactor, Distance, Fraction, FuelEnergy, GhgIntensity, Load, Mass, SpecificFuelConsumption, Teu,
};
use green_corridor::vessel::{
    Allowances, Demand, LoadLimits, PowerByMode, Propulsion, ReferenceSpeed, ShipType,
};
use green_corridor::{
    Consumer, FuelBasis, FuelPlan, Inventory, OperatingMode, ShorePower, ShoreSupply, Vessel, Voyage,
};

use crate::tolerance::{FULL_PRECISION, assert_close, assert_printed};

fn constant(class: EngineClass, g_per_kwh: f64) -> FuelConsumer {
    let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(g_per_kwh);
    let (family, substitution) = (Family::MdoMgo, Substitution::Refuse);
    FuelConsumer::new(class, SfcMethod::Constant { sfc, family, substitution }).expect("in range")
}

fn ship_at_berth(teu: f64, auxiliary: (f64, f64), boiler: (f64, f64)) -> Vessel {
    let only_berth = |kw| PowerByMode::from_kilowatts([0.0, 0.0, 0.0, kw]);
    let law = Propulsion::propeller_law(
        ReferenceSpeed::Maximum(knots(25.0)),
        Allowances::NONE,
        LoadLimits::CapOnly,
    );
    Vessel::container_ship("berth example", Teu::from_count(teu))
        .main_engine(EngineClass::Ssd, kilowatts(40_000.0))
        .main_engine_consumption(constant(EngineClass::Ssd, 180.0))
        .auxiliary_engine(constant(EngineClass::Auxiliary, auxiliary.1))
        .boiler(constant(EngineClass::Boiler, boiler.1))
        .propulsion(law.expect("in range"))
        .demand(
            Demand::stated(only_berth(auxiliary.0), only_berth(boiler.0), "the example").expect("in range"),
        )
        .build()
        .expect("complete")
}

/// Corridor case V8: poeminv README, 4,000 TEU, 20 h at berth.
#[test]
fn v8_berth_stay() {
    let ship = ship_at_berth(4_000.0, (940.0, 217.0), (450.0, 300.0));
    let voyage =
        Voyage::starting("2026-01-01T00:00Z".parse().expect("an instant"), ship, MarineFuel::MGO.into())
            .port_call("Los Angeles")
            .berth(hours(20.0))
            .build()
            .expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::mepc_364(), FuelBasis::Modelled).expect("a ledger");
    assert_printed(ledger.total().emissions.stack_co2().grams(), "21,735,397.6");
    let shaft = |consumer| ledger.by_consumer()[&consumer].shaft.expect("modelled");
    let nox = |g_per_kwh| BrakeFactor::<Nox>::from_grams_per_kilowatt_hour(g_per_kwh);
    let total: Mass<Nox> = nox(13.8) * shaft(Consumer::AuxiliaryEngine) + nox(2.0) * shaft(Consumer::Boiler);
    assert_printed(total.grams(), "277,440");
}

/// Corridor case V13: BetterSea worked example and hand-computed goldens, GWP 25/298.
#[test]
fn v13_fuel_chain() {
    let set = FactorSet::fuel_eu();
    let factors =
        |fuel: MarineFuel| set.resolve(&fuel.into(), ConsumerClass::InternalCombustion).expect("a row");
    let (hfo, mgo) = (factors(MarineFuel::HFO), factors(MarineFuel::MGO));
    let wtw =
        |factors: &green_corridor::fuel::FuelFactors| factors.well_to_wake_intensity(Ar4).expect("known");
    assert_printed(hfo.tank_to_wake_intensity(Ar4).expect("known").grams_per_megajoule(), "78.244");
    assert_printed(wtw(&hfo).grams_per_megajoule(), "91.744");
    assert_printed(wtw(&mgo).grams_per_megajoule(), "90.767");

    let ammonia: FuelEnergy = factors(MarineFuel::AMMONIA).energy(Mass::from_tonnes(1_000.0));
    assert_printed(ammonia.megajoules(), "18,600,000");
    let at_15 = GhgIntensity::<WellToWake, Ar4>::from_grams_per_megajoule(15.0);
    let burned = at_15 * ammonia;
    let replaced = wtw(&hfo) * ammonia;
    assert_printed((ammonia / hfo.lower_heating_value).tonnes(), "459.26");
    assert_printed(burned.tonnes(), "279.0");
    assert_printed(replaced.tonnes(), "1706.44");
    assert_printed((replaced - burned).tonnes(), "1427.44");
    assert_printed(100.0 * (1.0 - burned.ratio(replaced)), "83.65");

    let pilot = ammonia * (0.05 / 0.95);
    let both = ammonia + pilot;
    let with_pilot = burned + wtw(&mgo) * pilot;
    assert_printed(both.megajoules(), "19,578,947");
    assert_printed(pilot.megajoules(), "978,947");
    assert_printed((both / hfo.lower_heating_value).tonnes(), "483.43");
    assert_printed((with_pilot / both).grams_per_megajoule(), "18.788");
    assert_printed((wtw(&hfo) * both - with_pilot).tonnes(), "1428.40");
}

/// Corridor case V13, last row: 1 t of certified e-methanol with a 5 % pilot of MGO by energy, through
/// the ledger of a ship: what a regulator counts is the pilot.
#[test]
fn v13_methanol_with_pilot() {
    let e_value = GhgIntensity::from_grams_per_megajoule(10.0);
    let certificate = Certificate::new("RFNBO-1", e_value, Sustainability::Proven).expect("in range");
    let methanol = FuelBatch::certified(MarineFuel::E_METHANOL, certificate);
    let shares = vec![(methanol, 0.95), (MarineFuel::MGO.into(), 0.05)];
    let blend = Blend::new(shares, ShareBasis::Energy).expect("sums to one");
    let ship = Vessel::container_ship("16,000 TEU", Teu::from_count(16_000.0))
        .main_engine(EngineClass::Ssd, kilowatts(55_000.0))
        .imo_ghg4(green_corridor::engine::Generation::From2001, knots(22.0), metres(16.0))
        .build()
        .expect("complete");
    let plan = FuelPlan::new(blend, MarineFuel::MGO, MarineFuel::MGO);
    let voyage = Voyage::starting("2026-08-01T00:00Z".parse().expect("an instant"), ship, plan)
        .draught(metres(14.0))
        .add_leg(green_corridor::voyage::Leg::new("Yangshan", "Los Angeles"))
        .transit(Distance::from_nautical_miles(5_750.0), knots(15.0))
        .build()
        .expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled).expect("a ledger");
    let main = |zero_rated: bool| {
        ledger.total_of(|entry| {
            entry.consumer() == Consumer::MainEngine
                && ledger.carrier(entry).batch().is_some_and(|batch| batch.is_zero_rated() == zero_rated)
        })
    };
    let (methanol, pilot) = (main(true), main(false));
    let per_tonne = |mass: f64| mass / methanol.fuel.tonnes();
    let charged = pilot.emissions.tank_to_wake(Ar4).expect("known").tonnes();
    assert_printed(per_tonne(charged), "0.07998");
    assert_printed(per_tonne(methanol.emissions.stack_co2().tonnes() + charged), "1.45498");
}

/// Shore power of an 8,000 to 11,999 TEU ship in California, 60 h alongside, 57 h energised
/// (GHG4 berth loads, eGRID2023 CAMX, 5 % loss, no converter loss).
#[test]
fn shore_power_in_california() {
    let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
        .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
        .imo_ghg4(green_corridor::engine::Generation::From2001, knots(24.0), metres(14.5))
        .build()
        .expect("complete");
    let plug = ShorePower {
        hook_up: hours(2.0),
        unplug: hours(1.0),
        supply: ShoreSupply::AuxiliaryDemand,
        converter_efficiency: Fraction::ONE,
        grid_loss: Fraction::constant(0.05),
        grid: find("US eGRID CAMX", 2023, GridBasis::LocationAverage).expect("embedded").clone(),
    };
    let voyage = Voyage::starting(
        "2026-01-01T00:00Z".parse().expect("an instant"),
        ship,
        FuelPlan::same(MarineFuel::MGO),
    )
    .port_call("Los Angeles")
    .berth(hours(60.0))
    .shore_power(plug)
    .build()
    .expect("a voyage");
    let ledger = Inventory::of(&voyage, &FactorSet::fuel_eu(), FuelBasis::Modelled).expect("a ledger");
    let net = ledger.shore_power()[0].net;
    assert_close(net.grid.grid.co2.tonnes(), 13.66637296624215, FULL_PRECISION);
    assert_close(net.avoided.stack_co2().tonnes(), 38.8783605, FULL_PRECISION);
    let boiler = ledger.by_consumer()[&Consumer::Boiler].emissions.stack_co2();
    assert_close(boiler.tonnes(), 38.164224, FULL_PRECISION);
    let auxiliary = ledger.by_consumer()[&Consumer::AuxiliaryEngine].shaft.expect("modelled");
    assert_close(auxiliary.value / 3.6e6, 3.0 * 1_150.0, FULL_PRECISION);
}

/// Shanghai 2022 against the GHG4 auxiliary engine on MGO: per kWh the grid is 8.21 g better before
/// losses, and 1.384 % of loss turns the sign.
#[test]
fn shore_power_in_shanghai_hangs_on_the_losses() {
    let grid = find("Shanghai", 2022, GridBasis::LocationAverage).expect("embedded");
    let sfc = ghg4::sfc(EngineClass::Auxiliary, Family::MdoMgo, green_corridor::engine::Generation::From2001);
    let mgo = FactorSet::fuel_eu()
        .resolve(&MarineFuel::MGO.into(), ConsumerClass::InternalCombustion)
        .expect("a row");
    let auxiliary = sfc.expect("a row").at(Load::ONE).grams_per_kilowatt_hour() * mgo.co2.grams_per_gram();
    let grid = grid.co2().grams_per_kilowatt_hour();
    assert_printed(auxiliary - grid, "8.21");
    assert_close(1.0 - grid / auxiliary, 0.013842288951459336, FULL_PRECISION);
}

/// Fourth IMO GHG Study: a blend of two grades, by energy and by mass, gives one shaft energy.
#[test]
fn blend_shares_are_of_what_they_say() {
    let by = |basis| {
        let shares = vec![(MarineFuel::VLSFO.into(), 0.7), (MarineFuel::MGO.into(), 0.3)];
        let blend = Blend::new(shares, basis).expect("sums to one");
        let ship = Vessel::container_ship("8,500 TEU", Teu::from_count(8_500.0))
            .main_engine(EngineClass::Ssd, kilowatts(58_000.0))
            .imo_ghg4(green_corridor::engine::Generation::From2001, knots(24.0), metres(14.5))
            .build()
            .expect("complete");
        let plan = FuelPlan::new(blend, MarineFuel::MGO, MarineFuel::MGO);
        let voyage = Voyage::starting("2026-01-01T00:00Z".parse().expect("an instant"), ship, plan)
            .draught(metres(13.0))
            .add_leg(green_corridor::voyage::Leg::new("Yangshan", "Los Angeles"))
            .transit(Distance::from_nautical_miles(5_750.0), knots(18.0))
            .build()
            .expect("a voyage");
        Inventory::of(&voyage, &FactorSet::imo_lca(), FuelBasis::Modelled).expect("a ledger")
    };
    for (basis, measure) in [(ShareBasis::Mass, 0), (ShareBasis::Energy, 1)] {
        let ledger = by(basis);
        let main = |fuel: &MarineFuel| {
            ledger.total_of(|entry| {
                entry.consumer() == Consumer::MainEngine
                    && ledger.carrier(entry).batch().is_some_and(|batch| batch.fuel() == fuel)
            })
        };
        let (residual, distillate) = (main(&MarineFuel::VLSFO), main(&MarineFuel::MGO));
        let share = match measure {
            0 => residual.fuel.ratio(residual.fuel + distillate.fuel),
            _ => residual.fuel_energy.ratio(residual.fuel_energy + distillate.fuel_energy),
        };
        assert_close(share, 0.7, FULL_PRECISION);
        let shaft = |totals: &green_corridor::inventory::Totals| totals.shaft.expect("modelled").value;
        let single = ledger.by_consumer()[&Consumer::MainEngine];
        assert_close(shaft(&residual) + shaft(&distillate), shaft(&single), FULL_PRECISION);
    }
}

/// The table's small-engine rule and the edge of its size bins.
#[test]
fn demand_bins_and_small_engines() {
    let berth = |teu, mcr_kw| {
        let demand = Demand::imo_ghg4(ShipType::Container, teu, kilowatts(mcr_kw)).expect("in range");
        (demand.auxiliary(OperatingMode::Berth), demand.boiler(OperatingMode::Berth))
    };
    let kw = |auxiliary, boiler| (kilowatts(auxiliary), kilowatts(boiler));
    assert_eq!(berth(999.0, 9_000.0), kw(370.0, 250.0));
    assert_eq!(berth(1_000.0, 9_000.0), kw(820.0, 340.0));
    assert_eq!(berth(2_500.0, 9_000.0), kw(610.0, 460.0));
    assert_eq!(berth(20_000.0, 60_000.0), kw(1_400.0, 700.0));
    assert_eq!(berth(500.0, 150.0), kw(0.0, 0.0));
    assert_eq!(berth(500.0, 400.0), kw(20.0, 250.0));
    assert_eq!(berth(500.0, 500.0), kw(25.0, 250.0));
    assert_eq!(berth(500.0, 500.1), kw(370.0, 250.0));
}
