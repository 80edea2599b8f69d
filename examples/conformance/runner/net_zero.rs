//! `nzf_year`: a proposal, reckoned as if it were adopted.

use green_corridor::regulation::net_zero::{FuelUsed, Prices, year};
use green_corridor::units::{FuelEnergy, GhgIntensity};
use serde_json::{Value, json};

use super::{Failure, number};

pub fn nzf_year(inputs: &Value) -> Result<Value, Failure> {
    let of = inputs.get("year").and_then(Value::as_i64).ok_or("no year")?;
    let fuels = inputs.get("fuels").and_then(Value::as_array).ok_or("no fuels")?;
    let fuels = fuels.iter().map(fuel).collect::<Result<Vec<_>, _>>()?;
    let year = year(i16::try_from(of)?, &fuels, &Prices::OfTheDraft)?.assuming_adoption();
    Ok(json!({
        "gfi_g_per_mj": year.gfi.grams_per_megajoule(),
        "base_target_g_per_mj": year.targets.base.grams_per_megajoule(),
        "direct_target_g_per_mj": year.targets.direct.map(|direct| direct.grams_per_megajoule()),
        "tier1_deficit_t": year.tier_1_deficit.map(|deficit| deficit.tonnes()),
        "tier2_deficit_t": year.tier_2_deficit.tonnes(),
        "surplus_t": year.surplus.map(|surplus| surplus.tonnes()),
        "tier1_cost_usd": year.tier_1_cost.map(|cost| cost.amount()),
        "tier2_cost_usd": year.tier_2_cost.map(|cost| cost.amount()),
        "total_cost_usd": year.total_cost.map(|cost| cost.amount()),
    }))
}

fn fuel(record: &Value) -> Result<FuelUsed, Failure> {
    let intensity = GhgIntensity::from_grams_per_megajoule(number(record, &["ei_g_per_mj"])?);
    let energy = FuelEnergy::from_megajoules(number(record, &["energy_mj"])?);
    Ok(FuelUsed::new("of the case", intensity, energy)?)
}
