//! `epa_emission_factor`, `low_load_factor` and `epa_port_call`.

use green_corridor::engine::NoxTier;
use green_corridor::engine::Pollutants;
use green_corridor::engine::epa2022::low_load::LowLoad;
use green_corridor::engine::epa2022::{AuxiliaryEngine, Fuel, Machine, MainEngine, Sfc, factors};
use green_corridor::units::si::{hours, kilowatt, kilowatts, knots};
use green_corridor::units::substance::Substance;
use green_corridor::units::{BrakeFactor, Fraction, Load, Mass};
use green_corridor::vessel::{Allowances, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed};
use serde_json::{Value, json};

use super::{Failure, number, text};

pub fn epa_emission_factor(inputs: &Value) -> Result<Value, Failure> {
    let engine = text(inputs, "engine")?;
    let (machine, distillate) = match text(inputs, "engine_group")? {
        "main" => {
            let engine = main_engine(engine)?;
            let load = Load::new(number(inputs, &["load"])?)?;
            (Machine::Main { engine, load }, engine.burns_distillate_everywhere())
        }
        "aux" => (Machine::Auxiliary(auxiliary_engine(engine)?), false),
        "boiler" => (Machine::Boiler, false),
        other => return Err(format!("unknown engine group `{other}`").into()),
    };
    let sfc = match inputs.get("load_based_sfc").and_then(Value::as_bool) {
        Some(true) => Sfc::LoadBased,
        _ => Sfc::Baseline,
    };
    let fuel = fuel(inputs, text(inputs, "location")?, distillate)?;
    let factors = factors(machine, tier(inputs, "nox_tier")?, fuel, sfc)?;
    Ok(json!({
        "co2": grams(factors.co2),
        "nox": grams(factors.nox),
        "so2": grams(factors.so2),
        "pm10": grams(factors.pm10),
        "pm2.5": grams(factors.pm25),
        "hc": grams(factors.hc),
        "co": grams(factors.co),
    }))
}

pub fn low_load_factor(inputs: &Value) -> Result<Value, Failure> {
    let load = Load::new(number(inputs, &["load"])?)?;
    let LowLoad { nox, pm, hc, co, co2, so2 } = LowLoad::at(load, number(inputs, &["so2_sulphur"])?);
    Ok(json!({ "nox": nox, "pm10": pm, "pm2_5": pm, "hc": hc, "co": co, "co2": co2, "so2": so2 }))
}

pub fn epa_port_call(inputs: &Value) -> Result<Value, Failure> {
    let legs = inputs.get("legs").and_then(Value::as_array).ok_or("no legs")?;
    let mut rows = Vec::with_capacity(legs.len());
    let mut total = Pollutants::ZERO;
    for leg in legs {
        let (mut row, pollutants) = leg_of_call(inputs, leg)?;
        total = total + pollutants;
        for (field, kilograms) in kilograms(&pollutants) {
            row[field] = json!(kilograms);
        }
        rows.push(row);
    }
    let mut sum = json!({});
    for (field, kilograms) in kilograms(&total) {
        sum[field] = json!(kilograms);
    }
    Ok(json!({ "legs": rows, "total": sum }))
}

fn leg_of_call(inputs: &Value, leg: &Value) -> Result<(Value, Pollutants), Failure> {
    let engine = main_engine(text(inputs, "main_engine")?)?;
    let location = text(leg, "location")?;
    let margin = Fraction::new(number(leg, &["service_margin_percent"])? / 100.0)?;
    let allowances = Allowances { transit_margin: margin, manoeuvring_margin: margin, ..Allowances::NONE };
    let reference = ReferenceSpeed::Maximum(knots(number(inputs, &["max_speed_kn"])?));
    let law = Propulsion::propeller_law(reference, allowances, LoadLimits::Epa2022)?;
    let load = match text(leg, "mode")? {
        "transit" | "manoeuvring" => {
            law.load(knots(number(leg, &["speed_kn"])?), None, OperatingMode::Transit)?.load
        }
        "berth" | "anchorage" => Load::ZERO,
        other => return Err(format!("unknown mode `{other}`").into()),
    };
    let main_power = kilowatts(number(inputs, &["mcr_kw"])?) * load.get();
    let auxiliary = Machine::Auxiliary(auxiliary_engine(text(inputs, "auxiliary_engine")?)?);
    let main = Machine::Main { engine, load };
    let oil = |distillate: bool| fuel(inputs, location, distillate);
    let of_main = factors(
        main,
        tier(inputs, "main_nox_tier")?,
        oil(engine.burns_distillate_everywhere())?,
        Sfc::Baseline,
    )?;
    let of_auxiliary = factors(auxiliary, tier(inputs, "auxiliary_nox_tier")?, oil(false)?, Sfc::Baseline)?;
    let of_boiler = factors(Machine::Boiler, None, oil(false)?, Sfc::Baseline)?;
    let time = hours(number(leg, &["hours"])?);
    let pollutants = of_main.of(main_power * time)
        + of_auxiliary.of(kilowatts(number(leg, &["auxiliary_kw"])?) * time)
        + of_boiler.of(kilowatts(number(leg, &["boiler_kw"])?) * time);
    let row = json!({
        "leg": leg.get("leg"),
        "main_load": load.get(),
        "main_kw": main_power.get::<kilowatt>(),
    });
    Ok((row, pollutants))
}

fn kilograms(pollutants: &Pollutants) -> [(&'static str, Option<f64>); 7] {
    [
        ("co2_kg", pollutants.co2.map(Mass::kilograms)),
        ("nox_kg", pollutants.nox.map(Mass::kilograms)),
        ("so2_kg", pollutants.so2.map(Mass::kilograms)),
        ("pm10_kg", pollutants.pm10.map(Mass::kilograms)),
        ("pm2_5_kg", pollutants.pm25.map(Mass::kilograms)),
        ("hc_kg", pollutants.hc.map(Mass::kilograms)),
        ("co_kg", pollutants.co.map(Mass::kilograms)),
    ]
}

fn grams<S: Substance>(factor: Option<BrakeFactor<S>>) -> Option<f64> {
    factor.map(BrakeFactor::grams_per_kilowatt_hour)
}

fn fuel(inputs: &Value, location: &str, distillate: bool) -> Result<Fuel, Failure> {
    let sulphur = |place| number(inputs, &["sulphur_percent", place]);
    match location {
        "ECA" => Ok(Fuel::distillate(sulphur("ECA")?)?),
        "OutsideECA" if distillate => Ok(Fuel::distillate(sulphur("ECA")?)?),
        "OutsideECA" => Ok(Fuel::residual(sulphur("OutsideECA")?)?),
        other => Err(format!("unknown location `{other}`").into()),
    }
}

fn main_engine(name: &str) -> Result<MainEngine, Failure> {
    match name {
        "SSD" => Ok(MainEngine::Ssd),
        "MSD" => Ok(MainEngine::Msd),
        "MSD-ED" => Ok(MainEngine::MsdElectric),
        "ST" => Ok(MainEngine::SteamTurbine),
        "GT" => Ok(MainEngine::GasTurbine),
        "GT-ED" => Ok(MainEngine::GasTurbineElectric),
        "LNG" => Ok(MainEngine::Lng),
        other => Err(format!("unknown main engine `{other}`").into()),
    }
}

fn auxiliary_engine(name: &str) -> Result<AuxiliaryEngine, Failure> {
    match name {
        "MSD" => Ok(AuxiliaryEngine::Msd),
        "HSD" => Ok(AuxiliaryEngine::Hsd),
        "LNG" => Ok(AuxiliaryEngine::Lng),
        other => Err(format!("unknown auxiliary engine `{other}`").into()),
    }
}

fn tier(inputs: &Value, field: &str) -> Result<Option<NoxTier>, Failure> {
    match inputs.get(field).and_then(Value::as_u64) {
        Some(0) => Ok(None),
        Some(1) => Ok(Some(NoxTier::I)),
        Some(2) => Ok(Some(NoxTier::II)),
        Some(3) => Ok(Some(NoxTier::III)),
        _ => Err(format!("input `{field}` is not a tier").into()),
    }
}
