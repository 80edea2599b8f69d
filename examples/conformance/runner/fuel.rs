//! `fuel_record` and `blend`: factors and GWP come from the case.

use green_corridor::fuel::gwp::Custom;
use green_corridor::fuel::{
    ConsumerClass, Emissions, FactorSet, Family, FuelFactors, MarineFuel, Origin, UserFuel,
};
use green_corridor::provenance::Source;
use green_corridor::units::{Factor, Fraction, FuelEnergy, GhgIntensity, LowerHeatingValue, Mass};
use serde_json::{Value, json};

use super::{Failure, number, text};

pub fn fuel_record(inputs: &Value) -> Result<Value, Failure> {
    let record = Record::of(inputs)?;
    let emissions = record.factors.burn(record.mass);
    let energy = record.factors.energy(record.mass);
    let zero_rated = if record.fossil { Some(emissions) } else { None };
    let mut report = report(&emissions, energy, zero_rated.as_ref(), gwp(inputs)?)?;
    let one_kilogram = record.factors.burn(Mass::from_kilograms(1.0));
    report["ttw_co2_only_kg"] = json!(record.factors.co2_without_slip(record.mass).kilograms());
    report["ttw_g_per_g"] = json!(one_kilogram.tank_to_wake(gwp(inputs)?)?.kilograms());
    Ok(report)
}

pub fn blend(inputs: &Value) -> Result<Value, Failure> {
    let components = inputs.get("components").and_then(Value::as_array).ok_or("no components")?;
    let records = components.iter().map(Record::of).collect::<Result<Vec<_>, _>>()?;
    let burn = |record: &Record| record.factors.burn(record.mass);
    let emissions: Emissions = records.iter().map(burn).sum();
    let energy: FuelEnergy = records.iter().map(|record| record.factors.energy(record.mass)).sum();
    let fossil: Emissions = records.iter().filter(|record| record.fossil).map(burn).sum();
    let co2: f64 =
        records.iter().map(|record| record.factors.co2_without_slip(record.mass).kilograms()).sum();
    let mass: f64 = records.iter().map(|record| record.mass.kilograms()).sum();
    let mut report = report(&emissions, energy, Some(&fossil), gwp(inputs)?)?;
    report["ttw_co2_only_kg"] = json!(co2);
    report["ttw_g_per_g"] = json!(report["ttw_kg"].as_f64().unwrap_or(f64::NAN) / mass);
    Ok(report)
}

struct Record {
    factors: FuelFactors,
    mass: Mass<green_corridor::units::substance::Fuel>,
    fossil: bool,
}

impl Record {
    fn of(inputs: &Value) -> Result<Self, Failure> {
        let factor = |field| number(inputs, &["factors", field]);
        let name = text(inputs, "fuel")?;
        let origin = text(inputs, "origin")?;
        let fuel = MarineFuel::new(name, Family::Other, Origin::Fossil);
        let set = FactorSet::user_defined().with_fuel(UserFuel {
            fuel: fuel.clone(),
            lower_heating_value: LowerHeatingValue::from_megajoules_per_gram(factor("lcv_mj_per_g")?),
            well_to_tank: Some(GhgIntensity::from_grams_per_megajoule(factor("wtt_gco2e_per_mj")?)),
            co2: Factor::from_grams_per_gram(factor("cf_co2_g_per_g")?),
            ch4: Some(Factor::from_grams_per_gram(factor("cf_ch4_g_per_g")?)),
            n2o: Some(Factor::from_grams_per_gram(factor("cf_n2o_g_per_g")?)),
            methane_slip: Some(Fraction::new(factor("c_slip_percent")? / 100.0)?),
            carbon: None,
            source: Source::user("conformance case"),
        })?;
        Ok(Self {
            factors: set.resolve(&fuel.into(), ConsumerClass::InternalCombustion)?,
            mass: Mass::from_kilograms(number(inputs, &["mass_kg"])?),
            fossil: origin == "FOSSIL",
        })
    }
}

fn gwp(inputs: &Value) -> Result<Custom, Failure> {
    let ch4 = number(inputs, &["gwp", "ch4"])?;
    Ok(Custom::new(ch4, ch4, number(inputs, &["gwp", "n2o"])?, "conformance case")?)
}

fn report(
    emissions: &Emissions,
    energy: FuelEnergy,
    counted: Option<&Emissions>,
    set: Custom,
) -> Result<Value, Failure> {
    let well_to_wake = emissions.well_to_wake(set.clone())?;
    let zero_rated = match counted {
        Some(counted) => counted.tank_to_wake(set.clone())?.kilograms(),
        None => 0.0,
    };
    Ok(json!({
        "energy_mj": energy.megajoules(),
        "wtt_kg": emissions.well_to_tank(set.clone())?.kilograms(),
        "ttw_kg": emissions.tank_to_wake(set)?.kilograms(),
        "wtw_kg": well_to_wake.kilograms(),
        "ttw_zero_rated_kg": zero_rated,
        "wtw_g_per_mj": (well_to_wake / energy).grams_per_megajoule(),
    }))
}
