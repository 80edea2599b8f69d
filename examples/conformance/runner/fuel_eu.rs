//! A year under FuelEU and under the EU ETS.

use green_corridor::fuel::gwp::Custom;
use green_corridor::fuel::{
    Certificate, ConsumerClass, FactorSet, FuelBatch, MarineFuel, Origin, Sustainability,
};
use green_corridor::regulation::fuel_eu::balance::{compliance_balance, penalty};
use green_corridor::regulation::fuel_eu::target::target;
use green_corridor::regulation::fuel_eu::{Attained, Terms, WindFactor};
use green_corridor::regulation::{Burn, MarpolShipType, Passage, Ruling, Ship, ShipYear, Territory, eu_ets};
use green_corridor::units::si::kilowatts;
use green_corridor::units::{Electricity, GhgIntensity, Mass, Price};
use serde_json::{Value, json};

use super::{Failure, number, text};

/// Annex I and IV over fuels in scope.
pub fn fueleu_year(inputs: &Value) -> Result<Value, Failure> {
    let year = year(inputs)?;
    let gwp = |gas| number(inputs, &["gwp", gas]);
    let terms = Terms::annex_ii(Custom::new(gwp("ch4")?, gwp("ch4")?, gwp("n2o")?, "the case")?);
    let fuels = inputs.get("fuels").and_then(Value::as_array).ok_or("input `fuels` is not a list")?;
    let lines = fuels
        .iter()
        .map(|fuel| {
            let batch = batch(fuel, text(fuel, "origin")?)?;
            let mass = Mass::from_tonnes(number(fuel, &["mass_t"])?);
            let line = terms.line("case", &batch, consumer(text(fuel, "consumer")?)?, mass, year)?;
            let rewarded = fuel.get("rwd").and_then(Value::as_f64);
            match rewarded {
                Some(1.0) => Ok(line.without_reward()),
                Some(stated) if stated != line.reward() => {
                    Err(format!("RWD {stated} stated, the rule gives {}", line.reward()).into())
                }
                _ => Ok(line),
            }
        })
        .collect::<Result<Vec<_>, Failure>>()?;
    let shore = Electricity::from_megajoules(inputs.get("ops_mj").and_then(Value::as_f64).unwrap_or(0.0));
    let stated = |wind: &&Value| !wind.is_null() && !wind["p_wind_kw"].is_null();
    let wind = match inputs.get("wind").filter(stated) {
        Some(wind) => WindFactor::of(
            kilowatts(number(wind, &["p_wind_kw"])?),
            kilowatts(number(wind, &["p_prop_kw"])?),
        )?,
        None => WindFactor::NONE,
    };
    let attained = Attained::of(&lines, shore, wind).ok_or("no energy was used")?;
    let target = target(year)?;
    let balance = compliance_balance(target, attained.intensity(), attained.energy())?;
    Ok(json!({
        "energy_mj": attained.energy().megajoules(),
        "wtt_g_per_mj": attained.well_to_tank().grams_per_megajoule(),
        "ttw_g_per_mj": attained.tank_to_wake().grams_per_megajoule(),
        "ghgie_g_per_mj": attained.intensity().grams_per_megajoule(),
        "target_g_per_mj": target.grams_per_megajoule(),
        "balance_gco2eq": balance.grams(),
        "penalty_eur": penalty(balance, attained.intensity())?.amount(),
    }))
}

/// Allowances of entries whose scope is stated as a share.
pub fn eu_ets_year(inputs: &Value) -> Result<Value, Failure> {
    let ship = Ship::new("case", MarpolShipType::ContainerShip, 100_000.0)?;
    let entries = inputs.get("entries").and_then(Value::as_array).ok_or("input `entries` is not a list")?;
    let mut ship_year = ShipYear::new(ship, year(inputs)?);
    for entry in entries {
        let proof = entry.get("zero_rated").and_then(Value::as_bool).unwrap_or(false);
        let fuel = marine_fuel(text(entry, "fuel")?)?;
        let batch = if proof {
            let e_value = GhgIntensity::from_grams_per_megajoule(0.0);
            FuelBatch::certified(fuel, Certificate::new("case", e_value, Sustainability::Proven)?)
        } else {
            fuel.into()
        };
        let state = Territory::MemberState("NL".parse()?);
        let passage = match number(entry, &["scope_share"])? {
            0.0 => Passage::InPort(Territory::ThirdCountry),
            0.5 => Passage::Voyage { from: Territory::ThirdCountry, to: state },
            1.0 => Passage::InPort(state),
            other => return Err(format!("`scope_share` must be 0, 0.5 or 1, got {other}").into()),
        };
        let mass = Mass::from_tonnes(number(entry, &["mass_t"])?);
        let consumer = consumer(text(entry, "consumer")?)?;
        ship_year = ship_year.with_burn(Burn::new("case", passage, batch, consumer, mass))?;
    }
    let price = inputs.get("eua_price_eur_per_t").and_then(Value::as_f64).map(Price::from_per_tonne);
    let factors = FactorSet::fuel_eu();
    let gases = ship_year.burns().iter().map(|burn| eu_ets::Gases::of(burn, &factors));
    let gases: eu_ets::Gases = gases.sum::<Result<_, _>>()?;
    let (in_scope, charged, allowances, cost) = match eu_ets::year(&ship_year, &factors, price)? {
        Ruling::Applies(found) => {
            let cost = found.cost().map(|cost| cost.amount());
            (found.in_scope().tonnes(), found.charged().tonnes(), found.allowances().tonnes(), cost)
        }
        Ruling::OutOfScope(_) => (0.0, 0.0, 0.0, price.map(|_| 0.0)),
    };
    Ok(json!({
        "co2_stack_t": gases.stack_co2.tonnes(),
        "co2_t": gases.co2.tonnes(),
        "ch4_t": gases.ch4.tonnes(),
        "n2o_t": gases.n2o.tonnes(),
        "co2e_in_scope_t": in_scope,
        "charged_in_scope_t": charged,
        "allowances_t": allowances,
        "cost_eur": cost,
    }))
}

pub fn year(inputs: &Value) -> Result<i16, Failure> {
    let year = inputs.get("year").and_then(Value::as_i64).ok_or("input `year` is not a whole number")?;
    Ok(i16::try_from(year)?)
}

fn batch(fuel: &Value, origin: &str) -> Result<FuelBatch, Failure> {
    let marine_fuel = marine_fuel(text(fuel, "fuel")?)?;
    let marine_fuel = match origin {
        "fossil" | "biofuel" | "rfnbo" => marine_fuel,
        "rcf" => marine_fuel.from_origin("recycled-carbon fuel", Origin::RecycledCarbon),
        "lcf" => marine_fuel.from_origin("low-carbon fuel", Origin::LowCarbon),
        other => return Err(format!("unknown origin `{other}`").into()),
    };
    if origin == "fossil" {
        return Ok(marine_fuel.into());
    }
    let e_value = GhgIntensity::from_grams_per_megajoule(number(fuel, &["e_gco2eq_per_mj"])?);
    Ok(FuelBatch::certified(marine_fuel, Certificate::new("case", e_value, Sustainability::Proven)?))
}

/// A fuel by its pathway in Annex II, letter for letter.
fn marine_fuel(pathway: &str) -> Result<MarineFuel, Failure> {
    Ok(match pathway {
        "HFO (ISO 8217 RME to RMK)" => MarineFuel::HFO,
        "LFO (ISO 8217 RMA to RMD)" => MarineFuel::LFO,
        "MDO/MGO (ISO 8217 DMX to DMB)" => MarineFuel::MGO,
        "LNG" => MarineFuel::LNG,
        "LPG butane" => MarineFuel::BUTANE,
        "LPG propane" => MarineFuel::PROPANE,
        "H2 (natural gas)" => MarineFuel::HYDROGEN,
        "NH3 (natural gas)" => MarineFuel::AMMONIA,
        "Methanol (natural gas)" => MarineFuel::METHANOL,
        "Ethanol" => MarineFuel::BIO_ETHANOL,
        "Bio-diesel (FAME)" => MarineFuel::FAME,
        "HVO" => MarineFuel::HVO,
        "Bio-LNG (liquefied biomethane)" => MarineFuel::BIO_LNG,
        "Bio-methanol" => MarineFuel::BIO_METHANOL,
        "Other production pathways" => MarineFuel::OTHER_BIOFUEL,
        "Bio-H2" => MarineFuel::BIO_HYDROGEN,
        "e-diesel" => MarineFuel::E_DIESEL,
        "e-methanol" => MarineFuel::E_METHANOL,
        "e-LNG" => MarineFuel::E_LNG,
        "e-H2" => MarineFuel::E_HYDROGEN,
        "e-NH3" => MarineFuel::E_AMMONIA,
        "e-LPG" => MarineFuel::E_LPG,
        "e-DME" => MarineFuel::E_DME,
        other => return Err(format!("Annex II has no pathway `{other}`").into()),
    })
}

/// A consumer class by its name in Annex II, letter for letter.
fn consumer(name: &str) -> Result<ConsumerClass, Failure> {
    Ok(match name {
        "ALL ICEs" | "ICE" => ConsumerClass::InternalCombustion,
        "LNG Otto (dual fuel medium speed)" => ConsumerClass::LngOttoMediumSpeed,
        "LNG Otto (dual fuel slow speed)" => ConsumerClass::LngOttoSlowSpeed,
        "LNG Diesel (dual fuel slow speed)" | "LNG Diesel (dual fuels)" => ConsumerClass::LngDieselSlowSpeed,
        "LBSI" => ConsumerClass::LeanBurnSparkIgnited,
        "Fuel cells" => ConsumerClass::FuelCell,
        other => return Err(format!("Annex II has no consumer `{other}`").into()),
    })
}
