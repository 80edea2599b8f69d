//! `propulsion_power` and `ghg4_consumption`.

use green_corridor::engine::{EngineClass, Generation, ghg4};
use green_corridor::fuel::Family;
use green_corridor::units::si::{kilowatt, kilowatts, knots, metres};
use green_corridor::units::{Fraction, Load, Power};
use green_corridor::vessel::{
    Allowances, Demand, LoadLimits, OperatingMode, Propulsion, ReferenceSpeed, ShipType, SizeMeasure,
};
use serde_json::{Value, json};

use super::{Failure, number, text};

pub fn propulsion_power(inputs: &Value) -> Result<Value, Failure> {
    let of = |field| number(inputs, &[field]);
    let speed = knots(of("reference_speed_kn")?);
    let reference = match text(inputs, "reference_speed_is")? {
        "service" => ReferenceSpeed::Service(speed),
        "max" => ReferenceSpeed::Maximum(speed),
        other => return Err(format!("unknown reference speed `{other}`").into()),
    };
    let margin = Fraction::new(of("service_margin_percent")? / 100.0)?;
    let allowances = Allowances { transit_margin: margin, ..Allowances::NONE };
    let limits = LoadLimits::Epa2022;
    let propeller = Propulsion::propeller_law(reference, allowances, limits)?;
    let admiralty = Propulsion::admiralty(reference, metres(of("max_draught_m")?), allowances, limits)?;
    let mcr = kilowatts(of("mcr_kw")?);
    let (speed, draught) = (knots(of("speed_kn")?), Some(metres(of("draught_m")?)));
    let propeller = propeller.load(speed, draught, OperatingMode::Transit)?.load.get();
    let admiralty = admiralty.load(speed, draught, OperatingMode::Transit)?.load.get();
    let kw = |load: f64| (mcr * load).get::<kilowatt>();
    Ok(json!({
        "propeller_law_load": propeller,
        "propeller_law_kw": kw(propeller),
        "admiralty_load": admiralty,
        "admiralty_kw": kw(admiralty),
    }))
}

pub fn ghg4_consumption(inputs: &Value) -> Result<Value, Failure> {
    let of = |field| number(inputs, &[field]);
    let ship_type: ShipType = parsed(inputs, "ship_type")?;
    let size = of(match ship_type.size_measure() {
        SizeMeasure::Teu => "teu",
        SizeMeasure::Deadweight => "dwt",
        SizeMeasure::GrossTonnage => "gt",
        SizeMeasure::GasCapacity => "cbm",
    })?;
    let generation: Generation = parsed(inputs, "generation")?;
    let family = match text(inputs, "fuel")? {
        "HFO" => Family::Hfo,
        "MDO" => Family::MdoMgo,
        "LNG" => Family::Lng,
        "Methanol" => Family::Methanol,
        other => return Err(format!("unknown fuel `{other}`").into()),
    };
    let class = match text(inputs, "engine")? {
        "SSD" => EngineClass::Ssd,
        "MSD" => EngineClass::Msd,
        "HSD" => EngineClass::Hsd,
        "LNG-Otto-SS" => EngineClass::LngOttoSlowSpeed,
        "LNG-Otto-MS" => EngineClass::LngOttoMediumSpeed,
        "LNG-Diesel" => EngineClass::LngDiesel,
        "LBSI" => EngineClass::Lbsi,
        "Gas turbine" => EngineClass::GasTurbine,
        "Steam turbine" => EngineClass::SteamTurbine,
        other => return Err(format!("unknown engine `{other}`").into()),
    };
    let mcr = kilowatts(of("mcr_kw")?);
    let design = (knots(of("design_speed_kn")?), metres(of("design_draught_m")?));
    let propulsion = Propulsion::imo_ghg4(ship_type, size, design.0, design.1)?;
    let point =
        propulsion.load(knots(of("speed_kn")?), Some(metres(of("draught_m")?)), OperatingMode::Transit)?;
    let load = Load::new(point.unlimited.min(1.0))?;
    let main = ghg4::sfc(class, family, generation)?;
    let auxiliary = ghg4::sfc(EngineClass::Auxiliary, family, generation)?;
    let boiler = ghg4::sfc(EngineClass::Boiler, family, generation)?;
    let demand = Demand::imo_ghg4(ship_type, size, mcr)?;
    let by_mode = |value: &dyn Fn(OperatingMode) -> f64| {
        json!({
            "berth": value(OperatingMode::Berth),
            "anchorage": value(OperatingMode::Anchorage),
            "manoeuvring": value(OperatingMode::Manoeuvring),
            "at_sea": value(OperatingMode::Transit),
        })
    };
    let kg_per_h = |row: ghg4::Ghg4Sfc, power: Power| (row.at(Load::ONE) * power).kilograms_per_hour();
    let power = mcr * point.load.get();
    Ok(json!({
        "load": load.get(),
        "sfc_kg_per_kwh": main.at(load).grams_per_kilowatt_hour() / 1e3,
        "main_kg_per_h": (main.at(load) * power).kilograms_per_hour(),
        "auxiliary_kw": by_mode(&|mode| demand.auxiliary(mode).get::<kilowatt>()),
        "boiler_kw": by_mode(&|mode| demand.boiler(mode).get::<kilowatt>()),
        "auxiliary_kg_per_h": by_mode(&|mode| kg_per_h(auxiliary, demand.auxiliary(mode))),
        "boiler_kg_per_h": by_mode(&|mode| kg_per_h(boiler, demand.boiler(mode))),
    }))
}

fn parsed<T: serde::de::DeserializeOwned>(inputs: &Value, field: &str) -> Result<T, Failure> {
    serde_json::from_value(Value::from(text(inputs, field)?))
        .map_err(|error| format!("input `{field}`: {error}").into())
}
