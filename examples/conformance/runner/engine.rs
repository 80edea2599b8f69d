//! `engine_curve` and `berth_plant`.

use green_corridor::engine::curve::EfficiencyCurve;
use green_corridor::engine::plant::{Genset, Supply, rates};
use green_corridor::engine::{BeyondEnds, NoxTier, SfcCurve};
use green_corridor::fuel::gwp::Custom;
use green_corridor::fuel::{ConsumerClass, FactorSet, MarineFuel};
use green_corridor::units::si::{hour, joule, kilowatt, kilowatts, megajoule, seconds};
use green_corridor::units::substance::{Fuel, Nox};
use green_corridor::units::{Energy, Fraction, Load, Mass, SpecificFuelConsumption, Time};
use serde_json::{Value, json};

use super::{Failure, number, points, text};

pub fn engine_curve(inputs: &Value, outputs: &Value) -> Result<Value, Failure> {
    let mcr = kilowatts(number(inputs, &["mcr_kw"])?);
    let curve = sfc_curve(inputs)?;
    let limit = nox_tier(inputs)?.limit(number(inputs, &["rated_rpm"])?)?;
    let rows = outputs.as_array().ok_or("outputs is not a list of loads")?;
    rows.iter()
        .map(|row| {
            let load = number(row, &["load"])?;
            let power = mcr * load;
            let sfc = curve.at(Load::new(load)?)?;
            Ok(json!({
                "load": load,
                "power_kw": power.get::<kilowatt>(),
                "sfc_g_per_kwh": sfc.grams_per_kilowatt_hour(),
                "fuel_kg_per_s": (sfc * power).kilograms_per_second(),
                "nox_g_per_s": (limit * power).kilograms_per_second() * 1e3,
            }))
        })
        .collect()
}

pub fn berth_plant(inputs: &Value) -> Result<Value, Failure> {
    let genset = genset(inputs.get("genset").ok_or("no genset")?)?;
    let step = seconds(number(inputs, &["dt_s"])?);
    let hotel: Vec<f64> = serde_json::from_value(inputs.get("hotel_kw").cloned().unwrap_or_default())?;
    let on = inputs.get("on").and_then(Value::as_object).ok_or("no `on`")?;
    let is_on = |source: &Value, index: usize| source.get(index).and_then(Value::as_bool).unwrap_or(false);
    let (mut fuel, mut nox) = (Mass::<Fuel>::ZERO, Mass::<Nox>::ZERO);
    let (mut carried, mut shore) = (Energy::new::<joule>(0.0), Energy::new::<joule>(0.0));
    let mut running = Time::default();
    for (index, hotel_kw) in hotel.into_iter().enumerate() {
        let gensets: Vec<&Genset> = on
            .iter()
            .filter(|(name, source)| name.as_str() != "shore" && is_on(source, index))
            .map(|_| &genset)
            .collect();
        let from_shore = on.get("shore").is_some_and(|source| is_on(source, index));
        let supply = match (from_shore, gensets.is_empty()) {
            (true, true) => Supply::Shore,
            (false, _) => Supply::Gensets(&gensets),
            (true, false) => {
                return Err("shore and gensets at once, and the shore connection has no rating".into());
            }
        };
        let at_once = rates(kilowatts(hotel_kw), supply)?;
        fuel += at_once.fuel * step;
        nox += at_once.nox * step;
        carried += kilowatts(hotel_kw) * step;
        shore += at_once.shore * step;
        running += step * gensets.len() as f64;
    }
    let factors = FactorSet::fuel_eu().resolve(&MarineFuel::MGO.into(), ConsumerClass::InternalCombustion)?;
    let emissions = factors.burn(fuel);
    let set = Custom::new(27.0, 27.0, 273.0, "FEEMS 0.18.1")?;
    Ok(json!({
        "fuel_kg": fuel.kilograms(),
        "ttw_kg": emissions.tank_to_wake(set.clone())?.kilograms(),
        "wtw_kg": emissions.well_to_wake(set)?.kilograms(),
        "nox_kg": nox.kilograms(),
        "hotel_mj": carried.get::<megajoule>(),
        "shore_mj_at_ship": shore.get::<megajoule>(),
        "genset_hours": running.get::<hour>(),
    }))
}

fn genset(inputs: &Value) -> Result<Genset, Failure> {
    let efficiency = points(inputs, "generator_efficiency_points")?
        .into_iter()
        .map(|(load, value)| Ok((load, Fraction::new(value)?)))
        .collect::<Result<Vec<_>, Failure>>()?;
    Ok(Genset {
        engine: kilowatts(number(inputs, &["engine_kw"])?),
        generator: kilowatts(number(inputs, &["generator_kw"])?),
        sfc: sfc_curve(inputs)?,
        efficiency: EfficiencyCurve::new(&efficiency, BeyondEnds::ContinueCubic)?,
        rated_rpm: number(inputs, &["rpm"])?,
        tier: nox_tier(inputs)?,
    })
}

fn sfc_curve(inputs: &Value) -> Result<SfcCurve, Failure> {
    let points: Vec<(f64, SpecificFuelConsumption)> = points(inputs, "sfc_points")?
        .into_iter()
        .map(|(load, sfc)| (load, SpecificFuelConsumption::from_grams_per_kilowatt_hour(sfc)))
        .collect();
    Ok(SfcCurve::new(&points, BeyondEnds::ContinueCubic)?)
}

fn nox_tier(inputs: &Value) -> Result<NoxTier, Failure> {
    match text(inputs, "nox_tier")? {
        "Tier 1" => Ok(NoxTier::I),
        "Tier 2" => Ok(NoxTier::II),
        "Tier 3" => Ok(NoxTier::III),
        other => Err(format!("unknown NOx tier `{other}`").into()),
    }
}
