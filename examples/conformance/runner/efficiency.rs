//! `cii`, `eedi_reference_line` and `eedi_required`.

use green_corridor::fuel::{FactorSet, FuelBatch, MarineFuel};
use green_corridor::regulation::cii::{self, CapacityMeasure};
use green_corridor::regulation::eedi::{self, Required, Stage};
use green_corridor::regulation::{MarpolShipType, Ship};
use green_corridor::units::substance::Fuel;
use green_corridor::units::{Distance, Mass};
use serde_json::{Value, json};

use super::{Failure, number, text};

pub fn cii(inputs: &Value) -> Result<Value, Failure> {
    let year = number(inputs, &["year"])?;
    let distance = Distance::from_nautical_miles(number(inputs, &["distance_nm"])?);
    let rated =
        cii::rate_fuels(&cii_ship(inputs)?, year as i16, distance, &fuels(inputs)?, &FactorSet::mepc_364())?;
    Ok(json!({
        "capacity": rated.capacity().value(),
        "co2_t": rated.co2().tonnes(),
        "attained": rated.attained().grams_per_unit_nm(),
        "reference_2019": rated.reference_2019().grams_per_unit_nm(),
        "required": rated.required().grams_per_unit_nm(),
        "ratio": rated.ratio(),
        "boundaries": rated.boundaries().ascending().map(|boundary| boundary.grams_per_unit_nm()),
        "rating": rated.rating().to_string(),
    }))
}

pub fn eedi_reference_line(inputs: &Value) -> Result<Value, Failure> {
    let reference = eedi::reference_line(&eedi_ship(inputs)?)?;
    Ok(json!({ "reference_g_per_t_nm": reference.grams_per_unit_nm() }))
}

pub fn eedi_required(inputs: &Value) -> Result<Value, Failure> {
    let stage = match inputs.get("phase").and_then(Value::as_i64) {
        Some(0) => Stage::Phase0,
        Some(1) => Stage::Phase1,
        Some(2) => Stage::Phase2,
        Some(3) => Stage::Phase3,
        _ => return Err("input `phase` is not 0, 1, 2 or 3".into()),
    };
    let ship = eedi_ship(inputs)?;
    Ok(match eedi::required(&ship, stage)? {
        Required::Stated(required) => json!({
            "reference_g_per_t_nm": required.reference().grams_per_unit_nm(),
            "reduction_percent": required.reduction_percent(),
            "required_g_per_t_nm": required.required().grams_per_unit_nm(),
        }),
        Required::NotApplicable { .. } => json!({
            "reference_g_per_t_nm": eedi::reference_line(&ship)?.grams_per_unit_nm(),
            "reduction_percent": null,
            "required_g_per_t_nm": null,
        }),
    })
}

/// The ship of a case. Where the rule reads its tonnage for the scope only, a case may leave it out, and the
/// threshold of the scope stands for it.
fn ship(inputs: &Value, counted_by_tonnage: impl Fn(MarpolShipType) -> bool) -> Result<Ship, Failure> {
    let ship_type = ship_type(text(inputs, "ship_type")?)?;
    let stated = |field| inputs.get(field).is_some_and(Value::is_number);
    let gross_tonnage = if stated("gt") || counted_by_tonnage(ship_type) {
        number(inputs, &["gt"])?
    } else {
        cii::THRESHOLD_GT
    };
    let ship = Ship::new("case", ship_type, gross_tonnage)?;
    Ok(if stated("dwt") { ship.with_deadweight_t(number(inputs, &["dwt"])?)? } else { ship })
}

fn cii_ship(inputs: &Value) -> Result<Ship, Failure> {
    ship(inputs, |ship_type| CapacityMeasure::of(ship_type) == CapacityMeasure::GrossTonnage)
}

fn eedi_ship(inputs: &Value) -> Result<Ship, Failure> {
    ship(inputs, |ship_type| {
        matches!(ship_type, MarpolShipType::VehicleCarrier | MarpolShipType::CruisePassengerShip)
    })
}

fn fuels(inputs: &Value) -> Result<Vec<(FuelBatch, Mass<Fuel>)>, Failure> {
    let fuels = inputs.get("fuel_t").and_then(Value::as_object).ok_or("input `fuel_t` is not a record")?;
    fuels
        .iter()
        .map(|(name, mass)| {
            let tonnes = mass.as_f64().ok_or_else(|| format!("input `fuel_t.{name}` is not a number"))?;
            Ok((fuel(name)?.into(), Mass::from_tonnes(tonnes)))
        })
        .collect()
}

/// Words of a name, without what stands between them.
fn words(name: &str) -> String {
    let word = |c: char| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { ' ' };
    let spaced: String = name.chars().map(word).collect();
    spaced.split_whitespace().collect()
}

fn ship_type(name: &str) -> Result<MarpolShipType, Failure> {
    Ok(match words(name).as_str() {
        "bulkcarrier" | "bulk" | "bulker" => MarpolShipType::BulkCarrier,
        "gascarrier" | "gas" | "lpgcarrier" => MarpolShipType::GasCarrier,
        "tanker" | "oiltanker" | "chemicaltanker" => MarpolShipType::Tanker,
        "containership" | "container" | "containercarrier" => MarpolShipType::ContainerShip,
        "generalcargoship" | "generalcargo" | "generalcargocarrier" => MarpolShipType::GeneralCargoShip,
        "refrigeratedcargocarrier"
        | "refrigeratedcargoship"
        | "refrigeratedcargo"
        | "refrigeratedcarrier"
        | "reefer" => MarpolShipType::RefrigeratedCargoCarrier,
        "combinationcarrier" | "combination" => MarpolShipType::CombinationCarrier,
        "lngcarrier" | "lng" => MarpolShipType::LngCarrier,
        "rorocargoshipvehiclecarrier"
        | "rorocargovehiclecarrier"
        | "rorocargovehicle"
        | "rorovehiclecarrier"
        | "vehiclecarrier"
        | "rorocargoshipvehicle"
        | "carcarrier" => MarpolShipType::VehicleCarrier,
        "rorocargoship" | "rorocargo" | "roro" => MarpolShipType::RoRoCargoShip,
        "roropassengership" | "roropassenger" | "ropax" | "ropaxship" => MarpolShipType::RoRoPassengerShip,
        "roropassengerhsc"
        | "roropassengershiphsc"
        | "roropassengerhighspeedcraft"
        | "roropassengershiphighspeedcraft"
        | "roropassengerhighspeed"
        | "roropassengerhscsolasx"
        | "roropassengershiphscsolasx"
        | "roropassengershiphighspeed"
        | "roropassengershiphighspeedsolas"
        | "highspeedcraft"
        | "hsc" => MarpolShipType::RoRoPassengerHighSpeedCraft,
        "cruisepassengership" | "rorocruisepassengership" | "cruisepassenger" | "cruiseship" | "cruise" => {
            MarpolShipType::CruisePassengerShip
        }
        _ => return Err(format!("unknown ship type `{name}`").into()),
    })
}

fn fuel(name: &str) -> Result<MarineFuel, Failure> {
    Ok(match words(name).as_str() {
        "hfo" | "heavyfueloil" | "vlsfo" | "hshfo" | "hfoiso8217rmetormk" => MarineFuel::HFO,
        "lfo" | "lightfueloil" => MarineFuel::LFO,
        "mgo" | "mdo" | "mdomgo" | "mgomdo" | "dieselgasoil" | "diesel" | "gasoil" | "marinegasoil"
        | "marinedieseloil" | "mdgo" => MarineFuel::MGO,
        "lng" | "liquefiednaturalgas" => MarineFuel::LNG,
        "lpgpropane" | "propanelpg" | "propane" | "lpgp" => MarineFuel::PROPANE,
        "lpgbutane" | "butanelpg" | "butane" | "lpgb" => MarineFuel::BUTANE,
        "ethane" => MarineFuel::ETHANE,
        "methanol" => MarineFuel::METHANOL,
        "ethanol" => MarineFuel::BIO_ETHANOL,
        _ => return Err(format!("unknown fuel `{name}`").into()),
    })
}
