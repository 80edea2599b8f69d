//! `voyage_lci`: a published unit process, from particulars to emissions per tonne-kilometre.

use green_corridor::engine::{EngineClass, FuelConsumer, SfcMethod, Substitution};
use green_corridor::fuel::{FactorSet, Family, MarineFuel};
use green_corridor::units::si::{hour, hours, kilowatt_hour, kilowatts, knots};
use green_corridor::units::substance::{Carried, Ch4, Co2, N2o, Nominal, Nox, Substance};
use green_corridor::units::{
    BrakeFactor, Distance, Energy, Fraction, Mass, SpecificFuelConsumption, Teu, Time,
};
use green_corridor::vessel::{Allowances, Demand, LoadLimits, PowerByMode, Propulsion, ReferenceSpeed};
use green_corridor::voyage::ActivitySpec;
use green_corridor::{
    Cargo, Consumer, FuelBasis, Inventory, OperatingMode, TransportActivity, Vessel, Voyage,
};
use serde_json::{Value, json};

use super::{Failure, number};

const MACHINERY: [(Consumer, &str); 3] =
    [(Consumer::MainEngine, "main"), (Consumer::AuxiliaryEngine, "auxiliary"), (Consumer::Boiler, "boiler")];

pub fn voyage_lci(inputs: &Value) -> Result<Value, Failure> {
    let of = |path: &[&str]| number(inputs, path);
    let distance_nm = of(&["distance_nm"])?;
    let speed = knots(of(&["max_speed_kn"])?) * of(&["speed_ratio"])?;
    let sailing = Distance::<green_corridor::units::substance::Sailed>::from_nautical_miles(distance_nm)
        .length()
        / speed;
    let origin = manoeuvre(inputs, "origin")?;
    let destination = manoeuvre(inputs, "destination")?;
    let manoeuvring = origin.distance_hours()? + destination.distance_hours()?;
    let transit = ActivitySpec {
        duration: Some(sailing - manoeuvring),
        speed: Some(speed),
        ..ActivitySpec::new(OperatingMode::Transit)
    };
    let teu = of(&["teu"])?;
    let utilisation = of(&["utilisation"])?;
    let voyage = Voyage::starting("2026-01-01T00:00Z".parse()?, vessel(inputs)?, MarineFuel::HFO.into())
        .port_call("origin")
        .berth(hours(of(&["hotelling_h", "origin"])?))
        .leg("origin", "destination", Cargo::carried_only(Teu::from_count(teu * utilisation)))
        .activity(origin.0)
        .activity(transit)
        .anchorage(sailing * of(&["anchorage_share_of_sailing"])?)
        .activity(destination.0)
        .port_call("destination")
        .berth(hours(of(&["hotelling_h", "destination"])?))
        .build()?;
    let ledger = Inventory::of(&voyage, &FactorSet::mepc_364(), FuelBasis::Modelled)?;
    ledger.prove_balances()?;

    let shaft = |consumer: Consumer| -> Result<Energy, Failure> {
        Ok(ledger.total_of(|entry| entry.consumer() == consumer).shaft.ok_or("shaft energy unknown")?)
    };
    let co2 = emitted::<Co2>(inputs, "co2", shaft)?;
    let tonne_km = of(&["cargo_capacity_t"])? * utilisation * distance_nm * 1.852;
    let per_tonne_km = |grams: f64| grams / tonne_km;
    let activity = TransportActivity::of(&voyage);
    let in_mode = |mode: OperatingMode| -> f64 {
        let spent: Time = voyage
            .activities()
            .iter()
            .filter(|activity| activity.mode() == mode)
            .map(|activity| activity.duration())
            .sum();
        spent.get::<hour>()
    };
    let manoeuvres: Vec<f64> = voyage
        .activities()
        .iter()
        .filter(|activity| activity.mode() == OperatingMode::Manoeuvring)
        .map(|activity| activity.duration().get::<hour>())
        .collect();
    let fuel = ledger.total().fuel;
    let kwh = |consumer| -> Result<f64, Failure> { Ok(shaft(consumer)?.get::<kilowatt_hour>()) };
    Ok(json!({
        "hours": {
            "sailing": sailing.get::<hour>(),
            "manoeuvre_origin": manoeuvres.first(),
            "manoeuvre_destination": manoeuvres.last(),
            "transit": in_mode(OperatingMode::Transit),
            "anchorage": in_mode(OperatingMode::Anchorage),
            "hotelling": in_mode(OperatingMode::Berth),
        },
        "energy_kwh": {
            "main": kwh(Consumer::MainEngine)?,
            "auxiliary": kwh(Consumer::AuxiliaryEngine)?,
            "boiler": kwh(Consumer::Boiler)?,
        },
        "activity_t_km": tonne_km,
        "fuel_t": fuel.tonnes(),
        "fuel_kg_per_t_km": per_tonne_km(fuel.kilograms()),
        "co2_t": co2.tonnes(),
        "co2_g_per_t_km": per_tonne_km(co2.grams()),
        "nox_g_per_t_km": per_tonne_km(emitted::<Nox>(inputs, "nox", shaft)?.grams()),
        "ch4_g_per_t_km": per_tonne_km(emitted::<Ch4>(inputs, "ch4", shaft)?.grams()),
        "n2o_g_per_t_km": per_tonne_km(emitted::<N2o>(inputs, "n2o", shaft)?.grams()),
        "co2_t_per_teu_nominal": activity.per_teu::<Nominal, _>(co2)?.tonnes_per_teu(),
        "co2_t_per_teu_carried": activity.per_teu::<Carried, _>(co2)?.tonnes_per_teu(),
    }))
}

struct Manoeuvre(ActivitySpec);

impl Manoeuvre {
    fn distance_hours(&self) -> Result<Time, Failure> {
        let (distance, speed) = self.0.distance.zip(self.0.speed).ok_or("a manoeuvre without distance")?;
        Ok(distance.length() / speed)
    }
}

fn manoeuvre(inputs: &Value, port: &str) -> Result<Manoeuvre, Failure> {
    let distance = Distance::from_nautical_miles(number(inputs, &["manoeuvring", port, "distance_nm"])?);
    let speed = knots(number(inputs, &["manoeuvring", port, "speed_kn"])?);
    let load_speed = knots(number(inputs, &["manoeuvring", "load_speed_kn"])?);
    let spec = ActivitySpec::under_way(OperatingMode::Manoeuvring, distance, speed);
    Ok(Manoeuvre(ActivitySpec { speed_through_water: Some(load_speed), ..spec }))
}

fn vessel(inputs: &Value) -> Result<Vessel, Failure> {
    let of = |path: &[&str]| number(inputs, path);
    let constant = |class, machinery: &str| -> Result<FuelConsumer, Failure> {
        let sfc = SpecificFuelConsumption::from_grams_per_kilowatt_hour(of(&["sfc_g_per_kwh", machinery])?);
        let (family, substitution) = (Family::Hfo, Substitution::Refuse);
        Ok(FuelConsumer::new(class, SfcMethod::Constant { sfc, family, substitution })?)
    };
    let by_mode = |field: &str| -> Result<PowerByMode, Failure> {
        let kw = |mode| of(&[field, mode]);
        Ok(PowerByMode::from_kilowatts([
            kw("transit")?,
            kw("manoeuvring")?,
            kw("anchorage")?,
            kw("hotelling")?,
        ]))
    };
    let allowances = Allowances {
        transit_margin: Fraction::new(of(&["transit_margin"])? - 1.0)?,
        manoeuvring_margin: Fraction::new(of(&["manoeuvring", "margin"])? - 1.0)?,
        ..Allowances::NONE
    };
    let reference = ReferenceSpeed::Maximum(knots(of(&["max_speed_kn"])?));
    Ok(Vessel::container_ship("unit process", Teu::from_count(of(&["teu"])?))
        .main_engine(EngineClass::Ssd, kilowatts(of(&["mcr_kw"])?))
        .main_engine_consumption(constant(EngineClass::Ssd, "main")?)
        .auxiliary_engine(constant(EngineClass::Auxiliary, "auxiliary")?)
        .boiler(constant(EngineClass::Boiler, "boiler")?)
        .propulsion(Propulsion::propeller_law(reference, allowances, LoadLimits::CapOnly)?)
        .demand(Demand::stated(by_mode("auxiliary_kw")?, by_mode("boiler_kw")?, "unit process")?)
        .build()?)
}

fn emitted<S: Substance>(
    inputs: &Value,
    gas: &str,
    shaft: impl Fn(Consumer) -> Result<Energy, Failure>,
) -> Result<Mass<S>, Failure> {
    MACHINERY.iter().try_fold(Mass::ZERO, |sum, (consumer, name)| {
        let factor = number(inputs, &["emission_factor_g_per_kwh", gas, name])?;
        Ok(sum + BrakeFactor::<S>::from_grams_per_kilowatt_hour(factor) * shaft(*consumer)?)
    })
}
