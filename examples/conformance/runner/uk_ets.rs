//! `leg` and `fleet_totals`: strings of exact decimals.

use green_corridor::regulation::uk_ets;
use green_corridor::regulation::uk_ets::{
    Co2eByGas, EmissionFactors, FuelUse, MeasuringUnit, Scope, ShipTotals,
};
use green_corridor::units::Decimal;
use serde_json::{Value, json};

use super::{Failure, text};

pub fn leg(inputs: &Value) -> Result<Value, Failure> {
    let fuels = inputs.get("fuels").and_then(Value::as_array).ok_or("no fuels")?;
    let fuels = fuels.iter().map(fuel).collect::<Result<Vec<_>, _>>()?;
    let direct = inputs.get("direct").filter(|direct| !direct.is_null()).map(gases).transpose()?;
    let scope: Scope = serde_json::from_value(inputs["scope"].clone())?;
    let leg = uk_ets::leg(&fuels, direct.as_ref(), scope)?;
    Ok(json!({
        "fuel_tonnes": leg.fuel_tonnes,
        "total": by_gas(&leg.total),
        "surrender": by_gas(&leg.surrender),
    }))
}

pub fn fleet_totals(inputs: &Value) -> Result<Value, Failure> {
    let ships = inputs.get("ships").and_then(Value::as_array).ok_or("no ships")?;
    let ship = |ship: &Value| -> Result<ShipTotals, Failure> {
        Ok(ShipTotals { total: gases(&ship["total"])?, of_which_gb_ni: gases(&ship["of_which_gb_ni"])? })
    };
    let ships = ships.iter().map(ship).collect::<Result<Vec<_>, _>>()?;
    let claim = optional(inputs, "reduction_claim_tco2")?.unwrap_or(Decimal::zero());
    let fleet = uk_ets::fleet_totals(&ships, &claim)?;
    Ok(json!({
        "total": fleet.total.total(),
        "after_claim": fleet.after_claim.total(),
        "surrender": fleet.surrender.total(),
        "surrender_co2": fleet.surrender.co2,
        "after_claim_whole": fleet.after_claim_whole(),
        "surrender_whole": fleet.surrender_whole(),
    }))
}

fn fuel(record: &Value) -> Result<FuelUse, Failure> {
    let unit: MeasuringUnit = serde_json::from_value(record["unit"].clone())?;
    Ok(FuelUse {
        name: record.get("name").and_then(Value::as_str).unwrap_or("unnamed").to_owned(),
        amount: decimal(record, "amount")?,
        unit,
        density_t_per_m3: optional(record, "density_t_per_m3")?,
        methane_slip_percent: optional(record, "methane_slip_percent")?,
        factors: EmissionFactors {
            co2: decimal(record, "ef_co2")?,
            ch4: decimal(record, "ef_ch4")?,
            n2o: decimal(record, "ef_n2o")?,
        },
    })
}

/// Gases of a record, zero where one is not stated.
fn gases(record: &Value) -> Result<Co2eByGas, Failure> {
    let gas = |field| Ok::<_, Failure>(optional(record, field)?.unwrap_or(Decimal::zero()));
    Ok(Co2eByGas { co2: gas("co2")?, ch4: gas("ch4")?, n2o: gas("n2o")? })
}

fn decimal(record: &Value, field: &'static str) -> Result<Decimal, Failure> {
    Ok(Decimal::parse(field, text(record, field)?)?)
}

fn optional(record: &Value, field: &'static str) -> Result<Option<Decimal>, Failure> {
    match record.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(_) => decimal(record, field).map(Some),
    }
}

fn by_gas(gases: &Co2eByGas) -> Value {
    json!({ "co2": gases.co2, "ch4": gases.ch4, "n2o": gases.n2o, "total": gases.total() })
}
