//! `distance`.

use green_corridor::port::{LatLon, Latitude, Longitude, geodesic, haversine};
use serde_json::{Value, json};

use super::{Failure, number};

pub fn distance(inputs: &Value) -> Result<Value, Failure> {
    let at = |end: &str| -> Result<LatLon, Failure> {
        Ok(LatLon::new(
            Latitude::from_degrees(number(inputs, &[end, "lat"])?)?,
            Longitude::from_degrees(number(inputs, &[end, "lon"])?)?,
        ))
    };
    let (from, to) = (at("from")?, at("to")?);
    Ok(json!({
        "geodesic_nm": geodesic(from, to).nautical_miles(),
        "haversine_nm": haversine(from, to).nautical_miles(),
    }))
}
