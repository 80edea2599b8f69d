//! `fueleu_multi_year` and `fueleu_pool`: accounts of one ship, and pools.

use green_corridor::fuel::gwp::Ar4;
use green_corridor::regulation::fuel_eu::flexibility::{Account, Borrowing};
use green_corridor::regulation::fuel_eu::pool::{Member, Pool};
use green_corridor::regulation::fuel_eu::target::target;
use green_corridor::units::{ComplianceBalance, EnergyUsed, GhgIntensity};
use serde_json::{Value, json};

use super::{Failure, number};

pub fn fueleu_multi_year(inputs: &Value) -> Result<Value, Failure> {
    let borrowing: Borrowing = serde_json::from_value(inputs["borrowing"].clone())?;
    let start = |field| match inputs.pointer(&format!("/start/{field}")) {
        None | Some(Value::Null) => Ok(0.0),
        Some(_) => number(inputs, &["start", field]),
    };
    let consecutive = start("consecutive_deficits")?;
    if consecutive < 0.0 || consecutive.fract() != 0.0 {
        return Err(format!("`consecutive_deficits` must be a whole number, got {consecutive}").into());
    }
    let mut account = Account::opening(
        ComplianceBalance::from_grams(start("banked_gco2eq")?),
        ComplianceBalance::from_grams(start("advance_gco2eq")?),
        consecutive as u32,
    )?;
    let years = inputs.get("years").and_then(Value::as_array).ok_or("no years")?;
    let settled = years.iter().map(|year| settle(&mut account, year, borrowing));
    Ok(json!({ "years": settled.collect::<Result<Vec<_>, _>>()? }))
}

fn settle(account: &mut Account, inputs: &Value, borrowing: Borrowing) -> Result<Value, Failure> {
    let year: i16 = serde_json::from_value(inputs["year"].clone())?;
    let settled = match inputs.get("ghgie_g_per_mj") {
        None | Some(Value::Null) => account.settle_without_call(year)?,
        Some(_) if number(inputs, &["energy_mj"])? == 0.0 => account.settle_without_call(year)?,
        Some(_) => {
            let energy = EnergyUsed::from_megajoules(number(inputs, &["energy_mj"])?);
            let ghgie = number(inputs, &["ghgie_g_per_mj"])?;
            let ghgie = GhgIntensity::<_, Ar4>::from_grams_per_megajoule(ghgie);
            account.settle(year, energy, ghgie, borrowing)?
        }
    };
    Ok(json!({
        "year": settled.year,
        "target_g_per_mj": target::<Ar4>(year)?.grams_per_megajoule(),
        "initial_gco2eq": settled.initial.grams(),
        "banked_gco2eq": settled.banked.grams(),
        "aggravated_gco2eq": settled.aggravated.grams(),
        "adjusted_gco2eq": settled.adjusted.grams(),
        "borrow_limit_gco2eq": settled.borrow_limit.grams(),
        "borrowed_gco2eq": settled.borrowed.grams(),
        "verified_gco2eq": settled.verified.grams(),
        "consecutive_deficits": settled.consecutive_deficits,
        "penalty_base_eur": settled.penalty_base.amount(),
        "penalty_eur": settled.penalty.amount(),
    }))
}

pub fn fueleu_pool(inputs: &Value) -> Result<Value, Failure> {
    let ships = inputs.get("ships").and_then(Value::as_array).ok_or("no ships")?;
    let member = |(place, ship): (usize, &Value)| -> Result<Member, Failure> {
        let balance = |field| Ok::<_, Failure>(ComplianceBalance::from_grams(number(ship, &[field])?));
        let name = ship.get("ship").and_then(Value::as_str).unwrap_or("ship");
        let name = format!("{name}, no. {place}");
        let member = Member::new(name, balance("adjusted_gco2eq")?, balance("allocated_gco2eq")?)?;
        let borrowed = ship.get("borrowed").and_then(Value::as_bool).unwrap_or(false);
        Ok(if borrowed { member.having_borrowed() } else { member })
    };
    let pool = Pool::new(ships.iter().enumerate().map(member).collect::<Result<_, _>>()?)?;
    let violations = pool.violations();
    Ok(json!({
        "sum_gco2eq": pool.sum().grams(),
        "valid": pool.is_valid(),
        "violations": violations.iter().map(|one| one.word()).collect::<Vec<_>>(),
    }))
}
